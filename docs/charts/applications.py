"""The chart of the chapter on regulated and physical industries."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.opportunity import money_within

TEXT = {
    "zh": {
        "month": "从今天起的月数",
        "money": "带来的钱（万元）",
        "a": "小公司合同",
        "b": "理赔材料",
        "c": "结算清单",
        "cash": "砚池的现金",
    },
    "en": {
        "month": "Months from today",
        "money": "Money brought (¥ thousand)",
        "a": "small firms' contracts",
        "b": "claim files",
        "c": "settlement sheets",
        "cash": "Inkstone's cash",
    },
}
SCALE = {"zh": 1e4, "en": 1e3}
MONTHS = tuple(range(0, 49, 3))


def money(figures: Figures, language: str) -> Chart:
    """Money that each of Inkstone's three candidates brings from today to a month.

    Returns a curve for each over four years, with the months its cash lasts marked.
    """
    text = TEXT[language]

    def path(which: str, winning: str) -> tuple[float, ...]:
        return tuple(
            money_within(
                month,
                figures.value(f"result:ind-gain-{which}"),
                figures.value("inkstone:ind-part"),
                figures.value(f"inkstone:ind-{which}-keeping"),
                figures.value(f"inkstone:{winning}"),
                figures.value(f"inkstone:ind-{which}-held"),
                figures.value(f"inkstone:ind-{which}-first"),
                figures.value("inkstone:ind-ramp"),
                figures.value(f"inkstone:ind-{which}-allowed"),
            )
            / SCALE[language]
            for month in MONTHS
        )

    return Lines(
        x_label=text["month"],
        y_label=text["money"],
        x=tuple(float(month) for month in MONTHS),
        series=(
            (text["a"], path("a", "acquisition")),
            (text["b"], path("b", "ind-b-winning")),
            (text["c"], path("c", "ind-c-winning")),
        ),
        marks=((figures.value("inkstone:ind-horizon"), text["cash"]),),
    )
