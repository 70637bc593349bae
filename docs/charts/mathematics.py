"""The charts of the chapter on probability, information and loss functions."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.gradient_descent import chance_path, line_path

STEPS = 10
LONG = 250
EVERY = 5

TEXT = {
    "zh": {
        "step": "步数",
        "weight": "w（每千字的秒数）",
        "small": "学习率 0.1",
        "middle": "学习率 0.3",
        "large": "学习率 0.42",
        "chance": "给正确答案的概率",
        "log": "交叉熵损失",
        "squared": "平方损失",
    },
    "en": {
        "step": "Steps",
        "weight": "w (seconds per thousand characters)",
        "small": "learning rate 0.1",
        "middle": "learning rate 0.3",
        "large": "learning rate 0.42",
        "chance": "Chance given to the right answer",
        "log": "cross-entropy loss",
        "squared": "squared loss",
    },
}


def descent(figures: Figures, language: str) -> Chart:
    """The path of the weight under three learning rates, from zero, over ten steps."""
    del figures
    text = TEXT[language]
    rates = (("small", 0.1), ("middle", 0.3), ("large", 0.42))
    return Lines(
        x_label=text["step"],
        y_label=text["weight"],
        x=tuple(float(step) for step in range(STEPS + 1)),
        series=tuple((text[name], line_path(0, rate, STEPS, (1, 2), (3, 5))) for name, rate in rates),
    )


def saturated(figures: Figures, language: str) -> Chart:
    """The chance given to the right answer, under two losses, from the same wrong start; every fifth step."""
    text = TEXT[language]
    score = figures.value("inkstone:math-start-score")
    rate = figures.value("inkstone:math-start-rate")
    return Lines(
        x_label=text["step"],
        y_label=text["chance"],
        x=tuple(float(step) for step in range(0, LONG + 1, EVERY)),
        series=(
            (text["log"], chance_path(score, rate, LONG, 0)[::EVERY]),
            (text["squared"], chance_path(score, rate, LONG, 1)[::EVERY]),
        ),
    )
