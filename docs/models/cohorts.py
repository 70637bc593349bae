"""Customers by the month they joined: who is left, when a month's joiners have repaid, what the total hides.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. A cohort is everybody who first paid in the same month. Churn has two
values: `first` is the share who do not renew the first time, `later` the share lost at each
renewal after that. Money is in whatever currency the inputs are given in.
"""

import math

from models.funnel import left_by_channels

ROUNDING = 1e-9


def _shares(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A share must be between 0 and 1; write 9% as 0.09.")


def _not_negative(*numbers: float) -> None:
    if min(numbers) < 0:
        raise ValueError("Customers, money and months must not be negative.")


def alive(first: float, later: float, renewals: float) -> float:
    """Share of a cohort still paying after so many renewals: 1 after none.

    renewals: whole number. Errors: ValueError if a share is outside 0 to 1 or the renewals negative or not whole.
    """
    _shares(first, later)
    _not_negative(renewals)
    if renewals != int(renewals):
        raise ValueError("The renewals must be a whole number.")
    return 1.0 if renewals == 0 else (1 - first) * math.pow(1 - later, renewals - 1)


def months_bought(first: float, later: float, payments: float) -> float:
    """Months that one member of a cohort is expected to pay for within so many months.

    payments: months counted, the one of joining included; whole number, or infinity.
    Errors: those of `alive`.
    """
    _shares(first, later)
    _not_negative(payments)
    if payments == 0:
        return 0.0
    if payments == float("inf"):
        return float("inf") if later == 0 and first < 1 else 1 + ((1 - first) / later if later else 0.0)
    if payments != int(payments):
        raise ValueError("The months must be a whole number.")
    rest = payments - 1 if later == 0 else (1 - math.pow(1 - later, payments - 1)) / later
    return 1 + (1 - first) * rest


def break_even_age(cost: float, monthly: float, first: float, later: float) -> float:
    """Monthly payments, the first included, after which a cohort has repaid what winning it cost.

    cost: of winning one customer. monthly: contribution of a customer a month.
    Returns a whole number, 0 if it cost nothing, infinity if the cohort never repays.
    Errors: ValueError if the cost is negative, or those of `alive`.
    """
    _shares(first, later)
    _not_negative(cost)
    if cost == 0:
        return 0
    if monthly <= 0:
        return float("inf")
    needed = cost / monthly - 1
    if needed <= ROUNDING:
        return 1
    if first == 1:
        return float("inf")
    needed /= 1 - first
    if needed <= 1 + ROUNDING:
        return 2
    if later == 1 or needed * later >= 1:
        return float("inf")
    months = needed if later == 0 else math.log(1 - needed * later) / math.log(1 - later)
    return 1 + math.ceil(months - ROUNDING)


def earliest_age(cost: float, monthly: float, newest: float, older: float, left: float) -> float:
    """Earliest break-even age over all ways to divide this month's leavers between the newest and the older.

    cost, monthly: as in `break_even_age`. newest, older: customers at the month's beginning. left: whole number.
    Later churn of the newest is taken to be that of the older. Returns infinity if no division repays.
    Errors: ValueError if nobody is in a group, more left than a group holds, or a number is out of range.
    """
    _not_negative(left)
    if left != int(left):
        raise ValueError("Those who left must be a whole number.")
    if min(newest, older) < max(left, 1):
        raise ValueError("Each group must hold at least as many customers as left.")
    return min(break_even_age(cost, monthly, part / newest, (left - part) / older) for part in range(int(left) + 1))


def left_after_three(first: float, second: float, third: float) -> float:
    """Share of a cohort left after three renewals, given the three renewal rates.

    Errors: ValueError if a rate is outside 0 to 1.
    """
    _shares(first, second, third)
    return first * second * third


def most_cost(monthly: float, first: float, later: float, payments: float) -> float:
    """Most that winning a customer may cost if the cohort is to repay within so many months.

    Errors: those of `months_bought`.
    """
    return monthly * months_bought(first, later, payments)


def blended_churn(newest: float, older: float, first: float, later: float) -> float:
    """Share of all customers lost in a month: the newest at one rate, the older at another.

    Also: the churn of two markets together. Errors: ValueError if nobody is there, or a number is out of range.
    """
    _shares(first, later)
    _not_negative(newest, older)
    if newest + older == 0:
        raise ValueError("There must be at least one customer.")
    return (newest * first + older * later) / (newest + older)


def settled(steady: float, referral: float, first: float, later: float) -> float:
    """Customers at which a company stops growing, counted with the month's newcomers.

    steady: new customers a month from people's work. referral: new ones each customer brings a month.
    Infinity if referral alone replaces those who leave. With first = later this is `funnel.plateau`.
    Errors: ValueError if a number is out of range.
    """
    _not_negative(steady, referral)
    stay = months_bought(first, later, float("inf"))
    return float("inf") if stay * referral >= 1 else steady * stay / (1 - stay * referral)


def settled_churn(first: float, later: float) -> float:
    """Blended churn once a company has stopped growing: one over the mean months a customer pays.

    Errors: those of `months_bought`.
    """
    return 1 / months_bought(first, later, float("inf"))


def share_carried(payers: float, monthly: float, referral: float, reward: float, cash: float, fixed: float) -> float:
    """Coverage: what so many customers leave after the channels, as a multiple of the fixed costs.

    Errors: those of `funnel.left_by_channels`; ValueError if the fixed costs are not positive.
    """
    if fixed <= 0:
        raise ValueError("The fixed costs must be greater than zero.")
    return left_by_channels(payers, monthly, referral, reward, cash) / fixed


def _run(
    older: float,
    newest: float,
    older_churn: float,
    first: float,
    later: float,
    steady: float,
    referral: float,
    extra: float,
    extra_months: float,
    months: float,
) -> tuple[list[float], list[float]]:
    _shares(older_churn, first, later)
    _not_negative(older, newest, steady, referral, extra, extra_months, months)
    if months != int(months):
        raise ValueError("The months must be a whole number.")
    young = 0.0
    counts, churns = [older + newest], []
    for month in range(int(months)):
        count = older + newest + young
        lost = older * older_churn + newest * first + young * later
        churns.append(lost / count if count else 0.0)
        arrivals = steady + referral * count + (extra if month < extra_months else 0.0)
        older *= 1 - older_churn
        young = young * (1 - later) + newest * (1 - first)
        newest = arrivals
        counts.append(older + newest + young)
    return counts, churns


def forecast(
    older: float,
    newest: float,
    older_churn: float,
    first: float,
    later: float,
    steady: float,
    referral: float,
    extra: float,
    extra_months: float,
    months: float,
) -> float:
    """Paying customers after so many months, worked out cohort by cohort.

    older, newest: customers today; the newest joined last month and face their first renewal.
    older_churn: share of the older lost each month. first, later: churn of the newest and of all who come.
    steady: new customers a month from people's work. referral: new ones each customer brings a month.
    extra: further new ones in each of the first extra_months months. months: whole number.
    Errors: ValueError if a number is out of range.
    """
    return _run(older, newest, older_churn, first, later, steady, referral, extra, extra_months, months)[0][-1]


def churn_in(
    older: float,
    newest: float,
    older_churn: float,
    first: float,
    later: float,
    steady: float,
    referral: float,
    extra: float,
    extra_months: float,
    month: float,
) -> float:
    """Blended churn in a month from now, 1 being the first; the other inputs are those of `forecast`.

    Errors: ValueError if the month is below 1 or not whole, or a number out of range.
    """
    if month < 1:
        raise ValueError("The first month is month 1.")
    return _run(older, newest, older_churn, first, later, steady, referral, extra, extra_months, month)[1][-1]


def revenue_kept(kept: float, price_then: float, price_now: float) -> float:
    """Net revenue retention: what a cohort pays now, as a share of what it paid then.

    kept: share of the customers still there. price_then, price_now: what one of them pays a month.
    Above 1 although people leave, if the price rose enough.
    Errors: ValueError if the share is outside 0 to 1, a price negative or the old one zero.
    """
    _shares(kept)
    _not_negative(price_now)
    if price_then <= 0:
        raise ValueError("The old price must be greater than zero.")
    return kept * price_now / price_then
