"""The charts of the chapter on pre-training and fine-tuning."""

from book.render.charts import Bars, Chart, Lines
from book.source.figures import Figures
from models.finetune_memory import size
from models.scaling_law import best_parameters, loss, tokens_of

FIRST, LAST, POINTS = 1.5e9, 2e10, 40
UNIT = {"zh": 1e8, "en": 1e9}

TEXT = {
    "zh": {
        "x": "参数（亿）",
        "y": "损失比最低点高多少（千分之一 nat）",
        "old": "2022 年拟合",
        "new": "2024 年重新拟合",
        "full": "全量微调",
        "memory": "显存（GB，不含激活值）",
        "frozen": "不训练的权重",
        "trained": "训练的权重、梯度和优化器",
    },
    "en": {
        "x": "Parameters (billion)",
        "y": "Loss above its lowest (thousandths of a nat)",
        "old": "2022 fit",
        "new": "2024 re-fit",
        "full": "Full fine-tuning",
        "memory": "Memory (GB, without activations)",
        "frozen": "Frozen weights",
        "trained": "Trained weights, gradients, optimiser",
    },
}


def same_compute(figures: Figures, language: str) -> Chart:
    """How far the predicted loss lies above its lowest, over size, on the compute of one Inkstone run, by both fits."""
    text = TEXT[language]
    flop = figures.value("result:run-flop")
    sizes = [FIRST * (LAST / FIRST) ** (step / (POINTS - 1)) for step in range(POINTS)]

    def curve(year: str) -> tuple[float, ...]:
        law = [figures.value(f"fact:pre-law{year}-{name}") for name in ("floor", "a", "b", "alpha", "beta")]
        best = best_parameters(flop, *law[1:])
        lowest = loss(best, tokens_of(flop, best), *law)
        return tuple(1000 * (loss(n, tokens_of(flop, n), *law) - lowest) for n in sizes)

    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(n / UNIT[language] for n in sizes),
        series=((text["old"], curve("22")), (text["new"], curve("24"))),
    )


def memory(figures: Figures, language: str) -> Chart:
    """Memory of three ways of fine-tuning Qwen3-32B, split into frozen and trained parts."""
    text = TEXT[language]
    trained = size(figures.value("result:pre-adapter"), figures.value("fact:training-state-bytes"))
    full, lora, qlora = (figures.value(f"result:pre-{way}") for way in ("full", "lora", "qlora"))
    return Bars(
        y_label=text["memory"],
        categories=(text["full"], "LoRA", "QLoRA"),
        series=(
            (text["frozen"], (0.0, lora - trained, qlora - trained)),
            (text["trained"], (full, trained, trained)),
        ),
        stacked=True,
    )
