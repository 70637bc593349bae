"""The charts of the chapter on the model life cycle."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.deduplication import candidate_chance
from models.speculative import best_draft

TEXT = {
    "zh": {
        "alike": "两篇的相似度（%）",
        "noticed": "被认出的概率（%）",
        "curve": "FineWeb 的设置",
        "half": "一半机会",
        "flight": "一张卡同时处理的请求",
        "gain": "接待量的倍数（1 是不用）",
        "low": "接受率低",
        "mid": "砚池的假定",
        "high": "接受率高",
        "own": "砚池",
    },
    "en": {
        "alike": "Similarity of two documents (%)",
        "noticed": "Chance of being noticed (%)",
        "curve": "FineWeb's setting",
        "half": "even chance",
        "flight": "Requests in flight on one GPU",
        "gain": "Requests handled (1 = without)",
        "low": "low acceptance",
        "mid": "Inkstone's assumption",
        "high": "high acceptance",
        "own": "Inkstone",
    },
}
REQUESTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20)


def noticed(figures: Figures, language: str) -> Chart:
    """Chance that MinHash notices a pair, by their Jaccard similarity.

    Returns one curve over similarity in per cent, with the similarity of an even chance marked.
    """
    text = TEXT[language]
    bands = figures.value("fact:life-fineweb-bands")
    rows = figures.value("fact:life-fineweb-rows")
    alike = tuple(float(percent) for percent in range(0, 101, 5))
    return Lines(
        x_label=text["alike"],
        y_label=text["noticed"],
        x=alike,
        series=((text["curve"], tuple(100 * candidate_chance(x / 100, bands, rows) for x in alike)),),
        marks=((100 * figures.value("result:life-half"), text["half"]),),
    )


def speed_up(figures: Figures, language: str) -> Chart:
    """Requests a GPU gets through with speculative decoding, against without; best draft at each load.

    Returns a curve for each acceptance rate, over the requests that share the GPU.
    """
    text = TEXT[language]

    def gains(name: str) -> tuple[float, ...]:
        return tuple(
            best_draft(
                figures.value(f"inkstone:{name}"),
                figures.value("inkstone:life-longest"),
                figures.value("fact:life-spec-cost"),
                batch,
                figures.value("inkstone:weight-size"),
                figures.value("result:cache-request"),
                figures.value("inkstone:card-bandwidth"),
                figures.value("fact:qwen3-32b-parameters"),
                figures.value("inkstone:card-peak"),
                figures.value("inkstone:prefill-utilisation"),
                figures.value("result:prefill"),
                figures.value("inkstone:output-tokens"),
            )[1]
            for batch in REQUESTS
        )

    return Lines(
        x_label=text["flight"],
        y_label=text["gain"],
        x=tuple(float(batch) for batch in REQUESTS),
        series=(
            (text["high"], gains("life-alpha-high")),
            (text["mid"], gains("life-alpha")),
            (text["low"], gains("life-alpha-low")),
        ),
        marks=((figures.value("inkstone:in-flight"), text["own"]),),
    )
