"""The charts of the chapter on the shift."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.growth import grown
from models.serving_cost import month_bill
from models.small_or_large import own_month

MILLION = 1e6
STEP = 5
MOST = 40
MONTHS = 7
CUT = 1
RISE = 4

TEXT = {
    "zh": {
        "calls": "每月调用（百万次）",
        "cost": "每月花费（元）",
        "pro": "V4-Pro 接口",
        "flash": "Flash 接口",
        "own": "自己的分类器",
        "since": "2026 年 4 月 24 日以后的月数",
        "price": "价格（发布时 = 1）",
        "list": "V4-Pro 一次请求的牌价",
        "slow": "同等能力，每年降到五分之一",
        "fast": "同等能力，每年降到十分之一",
    },
    "en": {
        "calls": "Calls a month (million)",
        "cost": "Cost a month (yuan)",
        "pro": "V4-Pro API",
        "flash": "Flash API",
        "own": "own classifier",
        "since": "Months after 24 April 2026",
        "price": "Price (launch = 1)",
        "list": "list price of a V4-Pro request",
        "slow": "same ability, a fifth each year",
        "fast": "same ability, a tenth each year",
    },
}


def break_even(figures: Figures, language: str) -> Chart:
    """Cost a month of sorting clauses, over calls a month: two tiers of an API and one's own classifier.

    Returns lines in yuan; the first cost of one's own is spread over the months counted.
    """
    text = TEXT[language]
    millions = tuple(float(number) for number in range(0, MOST + 1, STEP))
    once = figures.value("result:shift-once")
    monthly = figures.value("result:shift-monthly")
    own = figures.value("result:shift-own")
    months = figures.value("inkstone:shift-months")

    def bills(name: str) -> tuple[float, ...]:
        price = figures.value(f"result:shift-{name}")
        return tuple(round(month_bill(number * MILLION, price), 1) for number in millions)

    mine = tuple(round(own_month(number * MILLION, once, monthly, own, months), 1) for number in millions)
    return Lines(
        x_label=text["calls"],
        y_label=text["cost"],
        x=millions,
        series=((text["pro"], bills("pro")), (text["flash"], bills("flash")), (text["own"], mine)),
    )


def paths(figures: Figures, language: str) -> Chart:
    """Price of one V4-Pro request since its launch, beside the two ends of the measured trend for equal ability.

    Returns lines over months, launch = 1. The list price changed at the end of May and on 16 August 2026,
    so that a month later than each change shows it.
    """
    text = TEXT[language]
    launch = figures.value("result:request-pro-april")
    cut = figures.value("result:request-pro-august") / launch
    now = figures.value("result:request-pro-usd") / launch
    fast = figures.value("fact:shift-fall-fast")
    slow = figures.value("fact:shift-fall-slow")
    months = range(MONTHS + 1)

    def trend(factor: float) -> tuple[float, ...]:
        return tuple(round(1 / grown(factor, month), 3) for month in months)

    listed = tuple(round(now if month >= RISE else cut if month >= CUT else 1.0, 3) for month in months)
    return Lines(
        x_label=text["since"],
        y_label=text["price"],
        x=tuple(float(month) for month in months),
        series=((text["list"], listed), (text["slow"], trend(slow)), (text["fast"], trend(fast))),
    )
