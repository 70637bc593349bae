"""The chart of the chapter on compute economics."""

from book.render.charts import Chart, Lines
from book.source.figures import Figures
from models.serving_cost import after_months, gpus_needed, month_bill, self_hosting_month

LAST_MONTH = 36

TEXT = {
    "zh": {
        "x": "从今天起的月数",
        "y": "每月花费（元，对数刻度）",
        "pro": "V4-Pro 接口",
        "own": "包卡自己部署",
        "hosted": "按量托管微调模型",
        "flash": "Flash 接口",
        "mark": "打平",
    },
    "en": {
        "x": "Months from today",
        "y": "Cost a month (yuan, logarithmic)",
        "pro": "V4-Pro API",
        "own": "Self-hosting",
        "hosted": "Tuned model, hosted by token",
        "flash": "Flash API",
        "mark": "break-even",
    },
}


def break_even(figures: Figures, language: str) -> Chart:
    """Monthly cost of Inkstone's paid requests: three prices by the token against rented GPUs.

    Returns lines over months, in yuan. The requests grow at a steady rate; GPUs come in whole
    numbers and with a spare, which makes the line of self-hosting a staircase.
    """
    text = TEXT[language]
    start = figures.value("result:requests-now")
    growth = figures.value("inkstone:growth")
    seconds = figures.value("result:gpu-seconds")
    busy = figures.value("result:busy-plan")
    spare = figures.value("inkstone:spare")
    hours = figures.value("inkstone:hours")
    rent = figures.value("inkstone:card-rent")
    keeping = figures.value("inkstone:keeping")
    months = range(LAST_MONTH + 1)
    requests = [after_months(start, growth, month) for month in months]
    gpus = [gpus_needed(n, seconds, busy, spare, hours) for n in requests]

    def bills(name: str) -> tuple[float, ...]:
        price = figures.value(f"result:request-{name}")
        return tuple(month_bill(n, price) for n in requests)

    return Lines(
        x_label=text["x"],
        y_label=text["y"],
        x=tuple(float(month) for month in months),
        series=(
            (text["pro"], bills("pro")),
            (text["own"], tuple(self_hosting_month(n, rent, hours, keeping) for n in gpus)),
            (text["hosted"], bills("hosted")),
            (text["flash"], bills("flash")),
        ),
        y_log=True,
        marks=((figures.value("result:month-pro"), text["mark"]),),
    )
