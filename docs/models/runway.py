"""How long the money lasts while revenue grows, how much is needed, and when to begin raising.

Numbers in, numbers out. Nothing is imported but `math`, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in; a month is paid for
at its end. The customers and their costs are those of `unit_economics`.
"""

import math

LONGEST = 600
ROUNDING = 1e-9


def flow(payers: float, growth: float, churn: float, monthly: float, acquisition: float, fixed: float) -> float:
    """Money of one month: what the customers contribute, less winning new ones and the fixed cost.

    payers: paying customers in that month. growth: net growth a month. churn: share lost, won again
    on top of the growth. monthly: contribution a customer. acquisition: cost of winning one.
    fixed: fixed cost of a month.
    Returns money, negative if it burns some.
    Errors: ValueError if a number is negative or churn is outside 0 to 1.
    """
    if min(payers, growth, acquisition, fixed) < 0:
        raise ValueError("Customers, growth and costs must not be negative.")
    if not 0 <= churn < 1:
        raise ValueError("Churn must be at least 0 and below 1; write 5% a month as 0.05.")
    return payers * (monthly - acquisition * (growth + churn)) - fixed


def cash_path(
    cash: float,
    start: float,
    growth: float,
    churn: float,
    monthly: float,
    acquisition: float,
    fixed: float,
    months: float,
) -> tuple[float, ...]:
    """Cash at the end of each month, from today on.

    cash: today. start: paying customers today. months: whole number. The rest as in `flow`.
    Errors: those of `flow`; ValueError if the months are negative or not a whole number.
    """
    if months < 0:
        raise ValueError("The months must not be negative.")
    if months != math.floor(months):
        raise ValueError("The months must be a whole number.")
    path = []
    payers = start
    for _ in range(int(months)):
        cash += flow(payers, growth, churn, monthly, acquisition, fixed)
        path.append(cash)
        payers *= 1 + growth
    return tuple(path)


def runway(
    cash: float, start: float, growth: float, churn: float, monthly: float, acquisition: float, fixed: float
) -> float:
    """Whole months that can be paid for before the cash is gone.

    The inputs are those of `cash_path`.
    Returns a whole number, infinity if it is never gone or lasts more than fifty years.
    Errors: those of `flow`; ValueError if the cash is negative.
    """
    if cash < 0:
        raise ValueError("The cash must not be negative.")
    payers = start
    for month in range(LONGEST):
        now = flow(payers, growth, churn, monthly, acquisition, fixed)
        if now >= 0 and monthly >= acquisition * (growth + churn):
            return float("inf")
        cash += now
        if cash < -ROUNDING:
            return month
        payers *= 1 + growth
    return float("inf")


def home_runway(savings: float, put_in: float, living: float, reserve: float) -> float:
    """Whole months a founder's household can go without pay and still hold its reserve.

    savings: today, before money is put into the company. put_in: into it. living: drawn a month.
    reserve: months of living costs that must be left.
    Returns a whole number; negative if the reserve is short from the first day.
    Errors: ValueError if a number is negative or living is not positive.
    """
    if min(savings, put_in, reserve) < 0 or living <= 0:
        raise ValueError("Savings, money put in and reserve must not be negative, living must be positive.")
    return math.floor((savings - put_in) / living - reserve + ROUNDING)


def months_wanted(takes: float, spare: float) -> float:
    """Months of cash to have on the day raising begins: what a round takes, and what is in hand.

    Errors: ValueError if a number is negative.
    """
    if takes < 0 or spare < 0:
        raise ValueError("The months must not be negative.")
    return takes + spare


def money_needed(
    start: float,
    growth: float,
    churn: float,
    monthly: float,
    acquisition: float,
    fixed: float,
    milestone: float,
    takes: float,
) -> float:
    """Cash that lasts to a milestone and for some months beyond: the deepest the account sinks within them.

    milestone: months until it is reached. takes: months beyond it, in which growth goes on as
    before. What happens later is not looked at. The rest as in `cash_path`.
    Returns money, 0 if none is needed.
    Errors: those of `cash_path`; ValueError if a number of months is negative.
    """
    if milestone < 0 or takes < 0:
        raise ValueError("The months must not be negative.")
    path = cash_path(0.0, start, growth, churn, monthly, acquisition, fixed, milestone + takes)
    return max(0.0, -min(path)) if path else 0.0


def months_to(start: float, growth: float, target: float) -> float:
    """Whole months until so many customers are reached.

    Returns a whole number, infinity if they are never reached.
    Errors: ValueError if start is not positive or growth is negative.
    """
    if start <= 0 or growth < 0:
        raise ValueError("The start must be greater than zero and growth must not be negative.")
    if target <= start:
        return 0
    if growth == 0 or target == float("inf"):
        return float("inf")
    return math.ceil(math.log(target / start) / math.log(1 + growth) - ROUNDING)


def after_fees(cash: float, fees: float) -> float:
    """Cash that is left once the fees of a round are paid; they are owed whether it closes or not.

    Returns money, never below zero.
    Errors: ValueError if a number is negative.
    """
    if cash < 0 or fees < 0:
        raise ValueError("The cash and the fees must not be negative.")
    return max(0.0, cash - fees)


def round_needed(needed: float, cash: float) -> float:
    """Money a round must bring so that what is needed is there.

    needed: of `money_needed`. cash: of `after_fees`.
    Returns money, 0 if the cash is enough.
    Errors: ValueError if a number is negative.
    """
    if needed < 0 or cash < 0:
        raise ValueError("The money needed and the cash must not be negative.")
    return max(0.0, needed - cash)
