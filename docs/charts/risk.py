"""The chart of the chapter on risk management."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.risk_simulation import out_by_month

TEXT = {
    "zh": {
        "x": "开始以后的月数",
        "y": "现金已经见底的概率（%）",
        "plan": "只有计划要的现金，没有减薪线",
        "none": "250 万元，没有减薪线",
        "cut": "250 万元，有减薪线",
    },
    "en": {
        "x": "Months from the start",
        "y": "Chance that the cash has run out (%)",
        "plan": "Cash of the plan alone, no pay-cut line",
        "none": "¥2.5 million, no pay-cut line",
        "cut": "¥2.5 million, with the pay-cut line",
    },
}
CASES = (("plan", "risk-out-plan"), ("none", "risk-out"), ("cut", "risk-out-cut"))


def running_out(figures: Figures, language: str) -> Chart:
    """Chance that the cash has fallen below the closing line by each month, in three cases.

    Returns lines over months, in per cent: the inputs are those of the results that give the chance
    after all months.
    """
    text = TEXT[language]
    series = []
    shares: list[float] = []
    for name, result in CASES:
        typed = figures.figure(f"result:{result}").fields["with"]
        plan = {key: figures.value(value) if ":" in value else float(value) for key, value in typed.items()}
        shares = out_by_month(**plan)
        series.append((text[name], (0.0, *(100 * share for share in shares))))
    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(month) for month in range(len(shares) + 1)),
        series=tuple(series),
    )
