"""The chart of the chapter on neural networks."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.optimisers import descend

CURVATURES = (1.0, 100.0)
BEST = (1.0, 1.0)
START = (0.0, 0.0)
STEPS = 120
DECAY = 0.01

TEXT = {
    "zh": {
        "x": "更新的步数",
        "y": "损失（对数刻度）",
        "slow": "梯度下降，学习率 0.001（没调）",
        "descent": "梯度下降，0.018（调过）",
        "momentum": "动量，0.004（调过）",
        "adamw": "AdamW，0.2（调过）",
    },
    "en": {
        "x": "Updates",
        "y": "Loss (logarithmic)",
        "slow": "Gradient descent, rate 0.001 (not tuned)",
        "descent": "Gradient descent, 0.018 (tuned)",
        "momentum": "Momentum, 0.004 (tuned)",
        "adamw": "AdamW, 0.2 (tuned)",
    },
}
CASES = (
    ("slow", "gradient descent", 0.001),
    ("descent", "gradient descent", 0.018),
    ("momentum", "momentum", 0.004),
    ("adamw", "adamw", 0.2),
)


def optimisers(figures: Figures, language: str) -> Chart:
    """Loss of four runs down the same bowl, step by step.

    Returns lines over the number of updates; the loss has no unit. The runs are those of the
    snippet beside the chart, so they take nothing from the figures.
    """
    text = TEXT[language]
    series = []
    for name, method, rate in CASES:
        losses = descend(method, START, CURVATURES, BEST, rate, STEPS, DECAY)
        series.append((text[name], losses))
    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(number) for number in range(STEPS + 1)),
        series=tuple(series),
        y_log=True,
    )
