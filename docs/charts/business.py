"""The chart of the chapter on business advantage."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.pricing import left_of_customer, use_of_tenth

TEXT = {
    "zh": {
        "x": "用户按用量分成十组，1 用量最小",
        "y": "每位的贡献毛利（元/月）",
        "seat": "席位，今天的花费",
        "seat-three": "席位，花费 3 倍",
        "line-three": "席位加线，花费 3 倍",
    },
    "en": {
        "x": "Ten groups of customers by use, 1 uses least",
        "y": "Contribution (yuan a month)",
        "seat": "seat, today's cost",
        "seat-three": "seat, three times the cost",
        "line-three": "seat with a line, three times the cost",
    },
}


def by_tenth(figures: Figures, language: str) -> Chart:
    """Contribution of a customer by how much they use: a seat today, at three times the cost, and with a line.

    Returns lines over the ten tenths, in yuan a month; the inputs are Inkstone's.
    """
    text = TEXT[language]
    mean, ratio = figures.value("inkstone:requests"), figures.value("inkstone:earn-ratio")
    tax, fee = figures.value("inkstone:tax-rate"), figures.value("inkstone:fee-share")
    support, price = figures.value("inkstone:support"), figures.value("inkstone:price")
    free, cost = figures.value("result:earn-free"), figures.value("result:request-pro")
    more, line = figures.value("inkstone:earn-rises"), figures.value("result:earn-line-three")
    uses = [use_of_tenth(mean, ratio, tenth) for tenth in range(1, 11)]
    cases = (("seat", 1.0, uses), ("seat-three", more, uses), ("line-three", more, [min(use, line) for use in uses]))
    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(tenth) for tenth in range(1, 11)),
        series=tuple(
            (
                text[name],
                tuple(left_of_customer(price, 0.0, tax, fee, support, free * m, use, cost * m) for use in sent),
            )
            for name, m, sent in cases
        ),
    )
