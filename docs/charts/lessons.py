"""The chart of the chapter on what the cases teach."""

from book.render.charts import Bars, Chart
from book.source.figures import Figures

PERCENT = 100

TEXT = {
    "zh": {
        "y": "占那一群的 %",
        "series": "“失败”的比例",
        "result:less-closed-us": "关门：美国五年",
        "result:less-closed-eu": "关门：欧盟五年",
        "result:less-closed-info": "关门：美国信息业四年",
        "fact:less-kerr-loss": "亏本：按公司",
        "fact:less-round-loss": "亏本：按笔数",
        "fact:less-dollar-2019": "亏本：按钱，到 2019",
        "fact:less-dollar-2023": "亏本：按钱，到 2023",
        "fact:founders-nothing": "创始人落空",
        "result:less-unlisted": "首次创业没上市",
    },
    "en": {
        "y": "% of that population",
        "series": "share that “failed”",
        "result:less-closed-us": "Closed: US, 5 years",
        "result:less-closed-eu": "Closed: EU, 5 years",
        "result:less-closed-info": "Closed: US information, 4 years",
        "fact:less-kerr-loss": "Lost: companies",
        "fact:less-round-loss": "Lost: financings",
        "fact:less-dollar-2019": "Lost: dollars to 2019",
        "fact:less-dollar-2023": "Lost: dollars to 2023",
        "fact:founders-nothing": "Founders: nothing",
        "result:less-unlisted": "First-timers unlisted",
    },
}


def base_rates(figures: Figures, language: str) -> Chart:
    """Nine published “failure rates”, each of another population and another meaning.

    Returns bars in per cent, in the order of the text: closed, invested at a loss, founders, listing.
    """
    text = TEXT[language]
    refs = [ref for ref in text if ":" in ref]
    return Bars(
        y_label=text["y"],
        categories=tuple(text[ref] for ref in refs),
        series=((text["series"], tuple(round(PERCENT * figures.value(ref), 1) for ref in refs)),),
    )
