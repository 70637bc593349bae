"""What a venture is worth to its founders: flows, present value, rates of return, stops and trials.

Numbers in, numbers out. Only `math` and `models.chance` are imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in. A flow is money at
the end of a month: negative where it is put in.
"""

import math

from models.chance import at_least, at_most

SMALL = 1e-12
HALVINGS = 200


def monthly_flows(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
    pool: float = float("inf"),
) -> tuple[float, ...]:
    """Money of each month of a subscription company that starts with nothing.

    new: new paying customers a month once the channels run at full strength. churn: share lost
    each month. left: contribution a customer a month. acquisition: cost of winning one. fixed:
    fixed cost of a month, everybody's pay at the market rate included. build: months before the
    launch. ramp: months after it until the channels run at full strength. months: all of them.
    pool: people that can be won in all; once it is empty nobody new comes.
    Errors: ValueError if a number is negative, churn above 1 or the ramp below 1.
    """
    if min(new, acquisition, fixed, build, months, pool) < 0:
        raise ValueError("New customers, costs and months must not be negative.")
    if not 0 <= churn <= 1:
        raise ValueError("Churn must be between 0 and 1; write 5% a month as 0.05.")
    if ramp < 1:
        raise ValueError("The ramp must be at least one month.")
    flows = []
    customers = 0.0
    for month in range(int(months)):
        if month < build:
            flows.append(-fixed)
            continue
        won = min(new * min(1.0, (month - build + 1) / ramp), pool)
        pool -= won
        customers = customers * (1 - churn) + won
        flows.append(customers * left - won * acquisition - fixed)
    return tuple(flows)


def customers_at(new: float, churn: float, build: float, ramp: float, months: float) -> float:
    """Paying customers of the same company after so many months.

    Errors: those of `monthly_flows`.
    """
    if months < 1:
        return 0.0
    return monthly_flows(new, churn, 1.0, 0.0, 0.0, build, ramp, months)[-1]


def month_rate(year_rate: float) -> float:
    """The rate of a month that makes a given rate of a year.

    year_rate: 0.2 for twenty per cent a year, above -1.
    Errors: ValueError if the rate is -1 or less.
    """
    if year_rate <= -1:
        raise ValueError("A rate must be greater than -1.")
    return math.pow(1 + year_rate, 1.0 / 12) - 1


def present_value(flows: tuple[float, ...], rate: float, first: float = 0) -> float:
    """Flows counted in today's money.

    rate: rate of one period, above -1. first: periods until the first flow, 0 if it is now.
    Errors: ValueError if the rate is -1 or less.
    """
    if rate <= -1:
        raise ValueError("A rate must be greater than -1.")
    total = 0.0
    for index, flow in enumerate(flows):
        total += flow / math.pow(1 + rate, index + first)
    return total


def rates_of_return(flows: tuple[float, ...], low: float, high: float, steps: float = 2000) -> tuple[float, ...]:
    """Every rate between low and high at which the flows are worth nothing.

    There may be none, one or several: a rate of return is the root of a polynomial. Two roots
    closer together than a step escape; so does one that touches zero without crossing.
    Returns rates of one period, in rising order.
    Errors: ValueError if low is -1 or less, high not above low or steps below 1.
    """
    if low <= -1:
        raise ValueError("The lowest rate must be greater than -1.")
    if high <= low or steps < 1:
        raise ValueError("The highest rate must be above the lowest, and there must be a step.")
    if not any(flows):
        raise ValueError("There must be a flow that is not zero.")
    roots = []
    count = int(steps)
    left = low
    at_left = present_value(flows, left)
    for index in range(1, count + 1):
        right = low + (high - low) * index / count
        at_right = present_value(flows, right)
        if at_left == 0:
            roots.append(left)
        elif at_left * at_right < 0:
            roots.append(_halve(flows, left, right, at_left))
        left, at_left = right, at_right
    if at_left == 0:
        roots.append(left)
    return tuple(roots)


def _halve(flows: tuple[float, ...], low: float, high: float, at_low: float) -> float:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        at_middle = present_value(flows, middle)
        if at_middle == 0 or high - low < SMALL:
            return middle
        if at_low * at_middle < 0:
            high = middle
        else:
            low, at_low = middle, at_middle
    return (low + high) / 2


def year_return(flows: tuple[float, ...]) -> float:
    """The rate of return of monthly flows, as a rate of a year.

    Errors: ValueError unless there is exactly one between -5% and 20% a month.
    """
    roots = rates_of_return(flows, -0.05, 0.2)
    if len(roots) != 1:
        raise ValueError("There is not exactly one rate of return; compare present values instead.")
    return math.pow(1 + roots[0], 12) - 1


def deepest(flows: tuple[float, ...]) -> float:
    """The most money that is ever in the venture: the lowest point of the running total, as a positive number."""
    total = 0.0
    low = 0.0
    for flow in flows:
        total += flow
        low = min(low, total)
    return -low


def return_on(flows: tuple[float, ...]) -> float:
    """Return on investment: the net gain, divided by the most money that was ever tied up.

    It ignores time. Errors: ValueError if nothing was ever put in.
    """
    invested = deepest(flows)
    if invested <= 0:
        raise ValueError("Nothing was invested, so there is no return on it.")
    return sum(flows) / invested


def payback_month(flows: tuple[float, ...]) -> float:
    """Month after which the running total is never again below zero; infinity if there is none."""
    total = 0.0
    month = 0.0
    for index, flow in enumerate(flows):
        total += flow
        if total < 0:
            month = index + 2
    return month if month <= len(flows) else float("inf")


def venture(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
    rate: float,
    multiple: float,
    pool: float = float("inf"),
) -> tuple[float, float, float, float]:
    """Four numbers of one outcome, the flows being those of `monthly_flows`.

    rate: the founders' rate of a year. multiple: what a buyer pays at the end, in profits of the
    last twelve months; nothing if there was none or the company is younger than a year.
    Returns the sum of the flows, the most that is ever tied up, the present value of the flows, and the
    present value with the sale.
    Errors: those of `monthly_flows`; ValueError if the multiple is negative.
    """
    if multiple < 0:
        raise ValueError("The multiple must not be negative.")
    flows = monthly_flows(new, churn, left, acquisition, fixed, build, ramp, months, pool)
    a_month = month_rate(rate)
    value = present_value(flows, a_month, 1)
    year = sum(flows[-12:]) if len(flows) >= 12 else 0.0
    sale = multiple * max(0.0, year) / math.pow(1 + a_month, len(flows))
    return sum(flows), deepest(flows), value, value + sale


def venture_ratios(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
) -> tuple[float, float, float]:
    """Return on investment, payback month and yearly rate of return of one outcome.

    Errors: those of the functions it calls; ValueError if there is not exactly one rate of return.
    """
    flows = monthly_flows(new, churn, left, acquisition, fixed, build, ramp, months)
    return return_on(flows), payback_month(flows), year_return(flows)


def three_ways(chance: float, good: float, middle: float, bad: float, middle_part: float) -> float:
    """Expected value of three outcomes.

    chance: probability of the good one. middle_part: of the rest, the share of the middle one.
    Errors: ValueError if a probability is outside 0 to 1.
    """
    if not 0 <= chance <= 1 or not 0 <= middle_part <= 1:
        raise ValueError("A probability must be between 0 and 1.")
    return chance * good + (1 - chance) * (middle_part * middle + (1 - middle_part) * bad)


def going_on(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
    rate: float,
    stop: float,
) -> float:
    """What the months after a possible stop are worth on the day of the stop, without a sale.

    The inputs are those of `venture`. stop: whole month after which to stop, below months.
    Errors: those of `monthly_flows`; ValueError if the stop is negative or not before the end.
    """
    if not 0 <= stop < months:
        raise ValueError("The stop must lie before the end.")
    flows = monthly_flows(new, churn, left, acquisition, fixed, build, ramp, months)
    return present_value(flows[int(stop) :], month_rate(rate), 1)


def churn_to_stop(
    new: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
    rate: float,
    stop: float,
) -> float:
    """Monthly churn at which going on from the stop is worth exactly nothing; above it, stop.

    The inputs are those of `going_on`.
    Errors: those of `going_on`; ValueError if going on is worth it at any churn or at none.
    """
    shape = (left, acquisition, fixed, build, ramp, months, rate, stop)
    low = 0.0
    high = 1.0
    if going_on(new, low, *shape) < 0 or going_on(new, high, *shape) > 0:
        raise ValueError("No churn decides whether to go on.")
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if going_on(new, middle, *shape) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def part_to_stop(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    months: float,
    rate: float,
    stop: float,
) -> float:
    """Share of the planned newcomers at which going on from the stop is worth exactly nothing; below it, stop.

    The inputs are those of `going_on`, whose value rises in a straight line with the newcomers.
    Errors: those of `going_on`; ValueError if newcomers don't raise the value of going on.
    """
    shape = (churn, left, acquisition, fixed, build, ramp, months, rate, stop)
    without = going_on(0, *shape)
    gain = going_on(new, *shape) - without
    if gain <= 0:
        raise ValueError("Newcomers must be worth something.")
    return -without / gain


def pass_both(
    sign_ups: float, payers: float, paying: float, watched: float, leavers: float, churn: float
) -> tuple[float, float]:
    """Probability of passing a trial of two tests, in two numbers.

    First test: at least so many payers among the sign-ups, each of whom pays with probability
    paying. Second: at most so many leavers in the watched customer-months, each lost with
    probability churn. Too few payers counts as failed.
    Returns the probability of the first test, and that of both.
    Errors: those of `at_most`.
    """
    first = at_least(payers, sign_ups, paying)
    return first, first * at_most(leavers, watched, churn)


def trial_cost(people: float, part: float, months: float, pay: float, cash: float) -> float:
    """What a trial costs: the people's time at their market pay, and the cash.

    part: share of a full working month that each gives. Errors: ValueError if a number is negative.
    """
    if min(people, part, months, pay, cash) < 0:
        raise ValueError("People, time, pay and cash must not be negative.")
    return people * part * months * pay + cash


def household(
    new: float,
    churn: float,
    left: float,
    acquisition: float,
    fixed: float,
    build: float,
    ramp: float,
    people: float,
    pay: float,
    savings: float,
    living: float,
    months: float,
) -> tuple[float, float]:
    """One founder's purse after so many months without pay, all sharing the company's cash equally.

    fixed: with everybody's pay in it, as in `monthly_flows`; the pay is taken out again here.
    savings: of one household at the start. living: drawn from them a month.
    Returns the cash that each has in the company by then, 0 if it holds more than it was given,
    and what is left at home, which may be negative.
    Errors: those of `monthly_flows`; ValueError if there is nobody or a number is negative.
    """
    if people <= 0:
        raise ValueError("There must be somebody to share it.")
    if min(pay, savings, living) < 0:
        raise ValueError("Pay, savings and living must not be negative.")
    flows = monthly_flows(new, churn, left, acquisition, fixed, build, ramp, months)
    cash = max(0.0, -(sum(flows) + people * pay * int(months))) / people
    return cash, savings - living * int(months) - cash


def trial_first(
    cost: float,
    chance: float,
    middle_part: float,
    pass_good: float,
    pass_middle: float,
    pass_bad: float,
    good: float,
    middle: float,
    bad: float,
) -> float:
    """Expected value of a trial that is followed by the venture whenever it is passed.

    cost: of the trial. chance, middle_part: as in `three_ways`. pass_…: probability that the trial
    is passed in each case. good, middle, bad: value of going on in each case.
    Errors: ValueError if the cost is negative or a probability outside 0 to 1.
    """
    if cost < 0:
        raise ValueError("The cost must not be negative.")
    if not 0 <= min(pass_good, pass_middle, pass_bad) <= max(pass_good, pass_middle, pass_bad) <= 1:
        raise ValueError("A probability must be between 0 and 1.")
    return three_ways(chance, pass_good * good, pass_middle * middle, pass_bad * bad, middle_part) - cost


def trial_worth(
    cost: float,
    chance: float,
    middle_part: float,
    pass_good: float,
    pass_middle: float,
    pass_bad: float,
    good: float,
    middle: float,
    bad: float,
) -> float:
    """Expected value of a trial after which you go on only if it is passed and going on is then worth it.

    The inputs are those of `trial_first`. Never less than the loss of the cost.
    Errors: those of `trial_first`.
    """
    first = trial_first(cost, chance, middle_part, pass_good, pass_middle, pass_bad, good, middle, bad)
    return max(-cost, first)


def chance_needed(
    cost: float,
    middle_part: float,
    pass_good: float,
    pass_middle: float,
    pass_bad: float,
    good: float,
    middle: float,
    bad: float,
) -> float:
    """Probability of the good case at which the trial is worth exactly nothing.

    The inputs are those of `trial_first`. Returns a share; above 1 if no probability is
    enough, below 0 if the trial is worth it without any.
    Errors: those of `trial_first`; ValueError if the good case is worth no more than the others.
    """
    at_none = trial_first(cost, 0, middle_part, pass_good, pass_middle, pass_bad, good, middle, bad)
    at_all = trial_first(cost, 1, middle_part, pass_good, pass_middle, pass_bad, good, middle, bad)
    if at_all <= at_none:
        raise ValueError("The good case must be worth more than the others.")
    return -at_none / (at_all - at_none)


def after_pass(chance: float, middle_part: float, pass_good: float, pass_middle: float, pass_bad: float) -> float:
    """Probability of the good case once the trial is passed (Bayes).

    Errors: ValueError if a probability is outside 0 to 1 or nothing can pass.
    """
    passed = three_ways(chance, pass_good, pass_middle, pass_bad, middle_part)
    if passed <= 0:
        raise ValueError("Nothing can pass this trial.")
    return chance * pass_good / passed


def deal_rates(now: float, prepaid: float, duty: float) -> tuple[float, ...]:
    """Every rate of return of a deal: money out now, in after a year, out again after two.

    Errors: ValueError if an amount is negative, or those of `rates_of_return`.
    """
    return rates_of_return(_deal(now, prepaid, duty), -0.5, 2.0)


def deal_value(now: float, prepaid: float, duty: float, rate: float) -> float:
    """Present value of the same deal at a rate of a year.

    Errors: those of `deal_rates` and `present_value`.
    """
    return present_value(_deal(now, prepaid, duty), rate)


def _deal(now: float, prepaid: float, duty: float) -> tuple[float, ...]:
    if min(now, prepaid, duty) < 0:
        raise ValueError("The amounts of a deal must not be negative.")
    return (-now, prepaid, -duty)
