"""The chart of the chapter on funding."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.cap_table import sale_after_rounds

STEP = 5e7
STEPS = 40
UNIT = {"zh": 1e8, "en": 1e6}

TEXT = {
    "zh": {
        "x": "公司卖多少钱（亿元）",
        "y": "三位创始人一共拿到（亿元）",
        "part": "只按股份",
        "plain": "不参与（二选一）",
        "joins": "参与（先拿本金，再按股份）",
    },
    "en": {
        "x": "Price of the company (¥ million)",
        "y": "What the three founders get (¥ million)",
        "part": "No preference",
        "plain": "Non-participating",
        "joins": "Participating",
    },
}


def proceeds(figures: Figures, language: str) -> Chart:
    """What the founders get after five rounds at each price: by shares, without and with participation.

    Returns lines over the price of the company, both in the unit of the page's language.
    """
    text, unit = TEXT[language], UNIT[language]
    first, second, third, fourth, fifth = (figures.value(f"inkstone:raise-round-{number}") for number in range(1, 6))
    sold, pool = figures.value("inkstone:team-sold"), figures.value("inkstone:team-pool")
    prices = tuple(STEP * number for number in range(STEPS + 1))

    def deal(price: float, joins: float) -> tuple[float, float, float, float]:
        return sale_after_rounds(price, 5, first, second, third, fourth, fifth, sold, pool, 1, joins, 0)

    own = deal(0, 0)[2]
    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(price / unit for price in prices),
        series=(
            (text["part"], tuple(price * own / unit for price in prices)),
            (text["plain"], tuple(deal(price, 0)[0] / unit for price in prices)),
            (text["joins"], tuple(deal(price, 1)[0] / unit for price in prices)),
        ),
    )
