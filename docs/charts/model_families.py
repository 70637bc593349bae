"""The chart of the chapter on model families."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.moe import weights_gb, weights_read

BATCHES = (1, 2, 4, 6, 8, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200)

TEXT = {
    "zh": {
        "x": "一起解码的请求（个）",
        "y": "每步读的权重（GB）",
        "mixture": "DeepSeek-V3",
        "dense": "Qwen3-32B（稠密）",
        "small": "Qwen3-30B-A3B",
    },
    "en": {
        "x": "Requests decoded together",
        "y": "Weights read in a step (GB)",
        "mixture": "DeepSeek-V3",
        "dense": "Qwen3-32B (dense)",
        "small": "Qwen3-30B-A3B",
    },
}


def weights_per_step(figures: Figures, language: str) -> Chart:
    """Weights that one decoding step reads, two mixtures and a dense model in 8 bits, over the batch.

    The lines of the mixtures assume that all experts are equally liked, and are then means.
    """
    text = TEXT[language]
    total, active = figures.value("fact:fam-v3-total"), figures.value("fact:fam-v3-active")
    experts, chosen = figures.value("fact:fam-v3-experts"), figures.value("fact:fam-v3-chosen")
    width = figures.value("inkstone:fam-width")
    dense = weights_gb(figures.value("fact:qwen3-32b-parameters"), width)
    few, used = figures.value("fact:fam-a3-total"), figures.value("fact:fam-a3-active")
    pool, picked = figures.value("fact:fam-a3-experts"), figures.value("fact:fam-a3-chosen")
    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(batch) for batch in BATCHES),
        series=(
            (text["mixture"], tuple(weights_read(total, active, experts, chosen, batch, width) for batch in BATCHES)),
            (text["dense"], tuple(dense for _ in BATCHES)),
            (text["small"], tuple(weights_read(few, used, pool, picked, batch, width) for batch in BATCHES)),
        ),
    )
