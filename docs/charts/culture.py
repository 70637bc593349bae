"""The chart of the chapter on cultural advantage."""

from book.render.charts import Bars, Chart
from book.source.figures import Figures

TEXT = {
    "zh": {
        "y": "词元比（英语为 1）",
        "zh": "简体中文",
        "id": "印尼语",
        "hi": "印地语",
        "my": "缅甸语",
        "bo": "藏语",
        "o200k": "o200k（OpenAI）",
        "qwen": "Qwen（到 Qwen3）",
        "v4": "DeepSeek-V4",
    },
    "en": {
        "y": "Token ratio (English is 1)",
        "zh": "Chinese",
        "id": "Indonesian",
        "hi": "Hindi",
        "my": "Burmese",
        "bo": "Tibetan",
        "o200k": "o200k (OpenAI)",
        "qwen": "Qwen (up to Qwen3)",
        "v4": "DeepSeek-V4",
    },
}
LANGUAGES = ("zh", "id", "hi", "my", "bo")
RATIOS = {
    "o200k": (
        "fact:cult-zh-o200k",
        "fact:cult-id-o200k",
        "fact:cult-hi-o200k",
        "fact:cult-my-o200k",
        "fact:cult-bo-o200k",
    ),
    "qwen": ("fact:cult-zh-qwen", "fact:cult-id-qwen", "fact:cult-hi-qwen", "fact:cult-my-qwen", "fact:cult-bo-qwen"),
    "v4": ("fact:cult-zh-v4", "fact:cult-id-v4", "fact:cult-hi-v4", "fact:cult-my-v4", "fact:cult-bo-v4"),
}


def relative_tokens(figures: Figures, language: str) -> Chart:
    """Tokens of five languages for each token of the same text in English, in three vocabularies.

    Returns a group of bars for each language; English is 1.
    """
    text = TEXT[language]
    return Bars(
        y_label=text["y"],
        categories=tuple(text[name] for name in LANGUAGES),
        series=tuple((text[base], tuple(figures.value(ref) for ref in refs)) for base, refs in RATIOS.items()),
    )
