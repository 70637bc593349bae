"""The chart of the chapter on Transformers."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models import kv_cache

THOUSAND = 1000.0
LENGTHS = tuple(range(4, 41, 2))

TEXT = {
    "zh": {"x": "上下文（千词元）", "y": "每千词元的卡秒", "read": "读（预填，平均）", "write": "写（解码）"},
    "en": {
        "x": "Context (thousand tokens)",
        "y": "GPU-seconds for a thousand tokens",
        "read": "Reading (prefill, mean)",
        "write": "Writing (decode)",
    },
}


def reading_and_writing(figures: Figures, language: str) -> Chart:
    """GPU time of a thousand tokens read and written, Qwen3-32B on Inkstone's card, by context.

    Returns two lines over thousands of tokens, in GPU-seconds. Writing is in proportion to the context.
    """
    text = TEXT[language]
    layer, layers = figures.value("result:tf-layer"), figures.value("fact:qwen3-32b-layers")
    heads, size = figures.value("fact:qwen3-32b-heads"), figures.value("fact:qwen3-32b-head-size")
    peak, share = figures.value("inkstone:card-peak"), figures.value("inkstone:prefill-utilisation")
    token = figures.value("result:tf-kv-qwen")
    memory, weights = figures.value("result:tf-memory"), figures.value("inkstone:weight-size")
    bandwidth = figures.value("inkstone:card-bandwidth")

    def read(tokens: float) -> float:
        flop = kv_cache.reading_flop(tokens, layer, layers, heads, size)
        return kv_cache.per_thousand(kv_cache.reading_seconds(flop, peak, share), tokens)

    def write(tokens: float) -> float:
        cache = kv_cache.cache_gb(token, tokens)
        return kv_cache.per_thousand(kv_cache.writing_seconds(cache, memory, weights, bandwidth), 1)

    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(length) for length in LENGTHS),
        series=(
            (text["write"], tuple(write(length * THOUSAND) for length in LENGTHS)),
            (text["read"], tuple(read(length * THOUSAND) for length in LENGTHS)),
        ),
    )
