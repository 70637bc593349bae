"""The charts of the chapter on foundation models in digital work."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.automation_share import saving

TEXT = {
    "zh": {
        "share": "交给机器的比例（%）",
        "saved": "每月省下（万元）",
        "low": "一次错 30 元",
        "mid": "60 元",
        "high": "120 元",
        "best": "60 元的峰",
    },
    "en": {
        "share": "Share handed to the machine (%)",
        "saved": "Saved a month (thousand yuan)",
        "low": "an error costs ¥30",
        "mid": "¥60",
        "high": "¥120",
        "best": "peak at ¥60",
    },
}
SCALE = {"zh": 1e4, "en": 1e3}


def saved(figures: Figures, language: str) -> Chart:
    """Saving of the support desk a month over the share handed over.

    Returns a curve for each cost of an uncaught error, with the best share of the middle one marked.
    """
    text = TEXT[language]
    shares = tuple(float(percent) for percent in range(0, 101, 5))

    def curve(error: str) -> tuple[float, ...]:
        return tuple(
            saving(
                figures.value("inkstone:dig-cases"),
                share / 100,
                figures.value("inkstone:dig-first"),
                figures.value("inkstone:dig-last"),
                figures.value("inkstone:dig-bend"),
                figures.value("inkstone:dig-human"),
                figures.value("inkstone:dig-slip"),
                figures.value(f"inkstone:{error}"),
                figures.value("inkstone:dig-machine"),
                figures.value("inkstone:dig-sample"),
                figures.value("inkstone:dig-review"),
                figures.value("inkstone:dig-caught"),
            )
            / SCALE[language]
            for share in shares
        )

    return Lines(
        x_label=text["share"],
        y_label=text["saved"],
        x=shares,
        series=(
            (text["low"], curve("dig-error-low")),
            (text["mid"], curve("dig-error")),
            (text["high"], curve("dig-error-high")),
        ),
        marks=((100 * figures.value("result:dig-best"), text["best"]),),
    )
