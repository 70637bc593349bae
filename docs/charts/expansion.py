"""The chart of the chapter on expanding markets and users."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.cohorts import forecast

MONTHS = 24

TEXT = {
    "zh": {
        "x": "从今天起的月数",
        "y": "付费用户（位）",
        "a": "拆法一：头一次续费走得多",
        "b": "拆法二：新老一样",
        "c": "拆法三：新来的每次都走得多",
    },
    "en": {
        "x": "Months from today",
        "y": "Paying customers",
        "a": "split 1: many leave at the first renewal",
        "b": "split 2: new and old alike",
        "c": "split 3: newcomers keep leaving",
    },
}


def three_stories(figures: Figures, language: str) -> Chart:
    """Paying customers over 24 months for three splits of the same churn today.

    Returns lines in customers; all three start alike and agree after one month.
    """
    text = TEXT[language]
    older = figures.value("inkstone:exp-older")
    newest = figures.value("result:sell-payers")
    steady = figures.value("result:sell-steady-payers")
    referral = figures.value("inkstone:sell-referral-rate")
    first = figures.value("result:exp-first")
    later = figures.value("result:exp-later")
    churn = figures.value("inkstone:churn")
    stories = {"a": (later, first, later), "b": (churn, churn, churn), "c": (later, first, first)}

    def line(name: str) -> tuple[float, ...]:
        rates = stories[name]
        return tuple(
            round(forecast(older, newest, *rates, steady, referral, 0, 0, month)) for month in range(MONTHS + 1)
        )

    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(month) for month in range(MONTHS + 1)),
        series=tuple((text[name], line(name)) for name in stories),
    )
