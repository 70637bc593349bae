"""What a wrong hire costs, what the next person has to bring, and what a test changes in who is hired.

Numbers in, numbers out. Only `math` and `models.chance` are imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in.
"""

import math

from models.chance import normal_below, normal_density, normal_quantile

STEPS = 400
REACH = 8.0
ROUNDING = 1e-9
LONGEST = 600


def wrong_hire_cost(
    months: float, pay: float, useful: float, days: float, day_price: float, wage: float, parting: float
) -> float:
    """What a hire who does not work out has cost by the day of parting.

    months: employed. pay: full cost of a month, social insurance included. useful: share of the
    work that stays of use, 0 to 1. days: working days that founders spent on searching, teaching
    and parting. day_price: cost of one of them. wage: gross monthly wage, on which payments at
    parting are reckoned. parting: months of wage paid at parting.
    The post that stays empty and what the customers noticed are not counted.
    Errors: ValueError if a number is negative or useful is outside 0 to 1.
    """
    if min(months, pay, days, day_price, wage, parting) < 0:
        raise ValueError("Months, money and days must not be negative.")
    if not 0 <= useful <= 1:
        raise ValueError("The useful share of the work must lie between 0 and 1.")
    return months * pay * (1 - useful) + days * day_price + parting * wage


def severance_months(months: float) -> float:
    """Months of wage that China's Labour Contract Law sets as severance (经济补偿), Article 47.

    months: employed. One for each full year; the rest counts as one from six months on and as
    half below. The caps for high wages (three times the local average, twelve years) are left out.
    Errors: ValueError if the months are not positive.
    """
    if months <= 0:
        raise ValueError("The months employed must be greater than zero.")
    years = math.floor(months / 12.0)
    rest = months - 12 * years
    if rest == 0:
        return float(years)
    return years + (1.0 if rest >= 6 else 0.5)


def months_of_spending(cost: float, spending: float) -> float:
    """A cost, in months of all the company spends.

    Errors: ValueError if the cost is negative or the spending not positive.
    """
    if cost < 0:
        raise ValueError("The cost must not be negative.")
    if spending <= 0:
        raise ValueError("The monthly spending must be greater than zero.")
    return cost / spending


def way_to_carry(
    start: float,
    growth: float,
    later: float,
    delay: float,
    churn: float,
    monthly: float,
    acquisition: float,
    fixed: float,
) -> tuple[float, float, float]:
    """The way to the month from which a company breaks even if it stops growing.

    start: paying customers today. growth: net growth a month in the first `delay` months. later:
    net growth a month from then on. churn: share lost each month, won again on top of the growth.
    monthly: contribution of a customer. acquisition: cost of winning one. fixed: fixed cost of a
    month. All revenue and all variable costs are counted; raising money is not.
    Returns the month (month 0 is today), the cash burned until then, and what that month burns if
    growth goes on (negative if it earns); infinity three times if it does not get there.
    Errors: ValueError if an amount is negative, start is zero, or churn is outside 0 to 1.
    """
    if min(growth, later, delay, acquisition, fixed) < 0:
        raise ValueError("Growth, months and costs must not be negative.")
    if start <= 0:
        raise ValueError("The customers today must be more than zero.")
    if not 0 <= churn < 1:
        raise ValueError("Churn must be at least 0 and below 1; write 5% a month as 0.05.")
    kept = monthly - acquisition * churn
    if kept <= 0:
        return float("inf"), float("inf"), float("inf")
    month, burned, payers = 0, 0.0, start
    while payers * kept < fixed - ROUNDING:
        rate = growth if month < delay else later
        burned += fixed + payers * (rate * acquisition - kept)
        payers *= 1 + rate
        month += 1
        if month > LONGEST:
            return float("inf"), float("inf"), float("inf")
    rate = growth if month < delay else later
    return month, burned, fixed + payers * (rate * acquisition - kept)


def growth_to_pay_for(
    budget: float,
    start: float,
    growth: float,
    delay: float,
    churn: float,
    monthly: float,
    acquisition: float,
    fixed: float,
) -> float:
    """Net growth a month, after a delay, with which the way to break-even burns no more than a budget.

    budget: money. The rest as in `way_to_carry`; tried in whole per cent from `growth` up to one.
    Returns a growth, infinity if none is enough.
    Errors: ValueError if the budget is negative; those of `way_to_carry`.
    """
    if budget < 0:
        raise ValueError("The budget must not be negative.")
    percent = math.ceil(100 * growth - ROUNDING)
    while percent <= 100:
        later = percent / 100.0
        if way_to_carry(start, growth, later, delay, churn, monthly, acquisition, fixed)[1] <= budget:
            return later
        percent += 1
    return float("inf")


def share_of_year(cost: float, pay: float) -> float:
    """A cost as a share of a year's full cost of the post.

    pay: full cost of a month.
    Errors: ValueError if the cost is negative or the pay not positive.
    """
    if cost < 0:
        raise ValueError("The cost must not be negative.")
    if pay <= 0:
        raise ValueError("The pay must be greater than zero.")
    return cost / (12 * pay)


def month_at_share(share: float, pay: float, useful: float, days: float, day_price: float) -> float:
    """Month at which a failing hire has cost a share of a year's full cost, nothing paid at parting.

    share: 0.3 for thirty per cent. The rest as in `wrong_hire_cost`.
    Returns months, 0 if the founders' days alone cost as much.
    Errors: ValueError if the share is negative or a month of the hire costs nothing; those of
    `wrong_hire_cost`.
    """
    if share < 0:
        raise ValueError("The share must not be negative.")
    month = wrong_hire_cost(1, pay, useful, 0, day_price, 0, 0)
    if month <= 0:
        raise ValueError("A month of the hire must cost something.")
    return max(0.0, (share * 12 * pay - wrong_hire_cost(0, pay, useful, days, day_price, 0, 0)) / month)


def chance_of_failure(validity: float, candidates: float, failing: float) -> float:
    """Chance that the candidate with the best score turns out to be one who fails.

    validity: correlation of score and later performance, 0 to 1 (1 excluded). candidates: tested,
    a whole number. failing: share of all candidates who would fail, 0 to 1.
    Score and performance are taken as jointly normal; the best score is taken and the offer
    accepted. Summed by the midpoint rule.
    Errors: ValueError if the validity or the failing share is out of range or candidates is not a
    whole number of at least 1.
    """
    if not 0 <= validity < 1:
        raise ValueError("The validity must be at least 0 and below 1.")
    if candidates < 1 or candidates != math.floor(candidates):
        raise ValueError("The number of candidates must be a whole number of at least one.")
    limit = normal_quantile(failing)
    noise = math.sqrt(1 - validity * validity)
    step = 2 * REACH / STEPS
    total = 0.0
    for i in range(STEPS):
        x = -REACH + (i + 0.5) * step
        best = candidates * math.pow(normal_below(x), candidates - 1) * normal_density(x)
        total += best * normal_below((limit - validity * x) / noise) * step
    return total
