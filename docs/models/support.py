"""What a support programme or a partner is worth: money that comes late, hours, and spending nobody would have made.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in; a payer is a
paying customer; a share and a chance are between 0 and 1.
"""

import math

ROUNDING = 1e-9
MONTHS_OF_A_YEAR = 12
FARTHEST = 1200
HIGHEST = 10


def _numbers(*values: float) -> None:
    for value in values:
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError("Every input must be a finite number.")


def _share(value: float, what: str) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"The {what} lies between 0 and 1; write 30% as 0.3.")


def later(amount: float, months: float, rate: float) -> float:
    """What money that comes in so many months is worth today.

    rate: a year, as 0.2. Errors: ValueError unless the months lie between 0 and 1,200 and the rate
    between 0 and 10.
    """
    _numbers(amount, months, rate)
    if not 0 <= months <= FARTHEST or not 0 <= rate <= HIGHEST:
        raise ValueError("The months lie between 0 and 1,200, and the rate between 0 and 10.")
    return amount / math.pow(1 + rate, months / MONTHS_OF_A_YEAR)


def work(hours: float, hour: float) -> float:
    """Cost of so many hours of work at so much an hour.

    Errors: ValueError if a number is negative.
    """
    _numbers(hours, hour)
    if hours < 0 or hour < 0:
        raise ValueError("Hours and the cost of an hour must not be negative.")
    return hours * hour


def granted(
    spend: float, share: float, useful: float, months: float, rate: float, report_hours: float, hour: float
) -> float:
    """What a grant leaves once it has been granted; the work of applying is not in it.

    spend: money to be spent first, on which a share is paid back. months: of waiting for it, counted
    from the application where you would have spent it anyway, from the spending where you would not.
    useful: share of the spending which you would have made anyway; the rest is lost. report_hours:
    hours of reporting and auditing, at so much an hour. Negative where the grant costs money.
    Errors: ValueError if a share is outside 0 to 1 or another number negative.
    """
    _numbers(spend, share, useful, months, rate, report_hours, hour)
    _share(share, "share paid back")
    _share(useful, "share spent anyway")
    if min(spend, report_hours, hour) < 0:
        raise ValueError("Spending, hours and the cost of an hour must not be negative.")
    return later(spend * share, months, rate) - spend * (1 - useful) - report_hours * hour


def tipping_chance(
    spend: float,
    share: float,
    useful: float,
    months: float,
    rate: float,
    apply_hours: float,
    report_hours: float,
    hour: float,
) -> float:
    """Chance of being granted from which applying pays; above 1 it never does.

    The spending comes before the decision, so what you would not have spent is lost, granted or not.
    apply_hours: hours of applying, granted or not. The rest as in `granted`.
    Returns infinity where what is paid back does not even repay the reporting.
    Errors: those of `granted`; ValueError if the hours of applying are negative.
    """
    _numbers(apply_hours)
    if apply_hours < 0:
        raise ValueError("The hours of applying must not be negative.")
    lost = spend * (1 - useful)
    back = granted(spend, share, useful, months, rate, report_hours, hour) + lost
    if back <= 0:
        return float("inf")
    return (apply_hours * hour + lost) / back


def useful_needed(spend: float, share: float, months: float, rate: float, report_hours: float, hour: float) -> float:
    """Share of the spending you must have wanted anyway for a certain grant to leave nothing and lose nothing.

    Above 1 no spending is useful enough. Inputs as in `granted`.
    Errors: those of `later`; ValueError if the share is outside 0 to 1, the spending not positive
    or the hours or their cost negative.
    """
    _numbers(spend, share, report_hours, hour)
    _share(share, "share paid back")
    if spend <= 0 or min(report_hours, hour) < 0:
        raise ValueError("The spending must be greater than zero, hours and their cost not negative.")
    return 1 - (later(spend * share, months, rate) - report_hours * hour) / spend


def year_bill(payers: float, monthly: float) -> float:
    """Serving cost of so many payers in twelve months, nobody coming or leaving.

    Errors: those of `path_bill`.
    """
    return path_bill(payers, 0, 0, 0, monthly)


def path_bill(payers: float, steady: float, referral: float, churn: float, monthly: float, stop: float = 0) -> float:
    """API bill of the next twelve months along a path of growth.

    payers: today, billed for the first month in full. steady: new payers a month that do not depend
    on their number. referral: payers each payer brings a month. churn: share lost a month.
    monthly: serving cost of a payer. stop: months from today in which nobody new comes. Linear:
    adds month to month, with no price change.
    Errors: ValueError if a number is negative or churn above 1.
    """
    _numbers(payers, steady, referral, churn, monthly, stop)
    if min(payers, steady, referral, churn, monthly, stop) < 0 or churn > 1:
        raise ValueError("Payers, rates, months and the monthly cost must not be negative, and churn is at most 1.")
    bill = 0.0
    for month in range(MONTHS_OF_A_YEAR):
        bill += payers * monthly
        new = 0 if month < stop else steady + referral * payers
        payers += new - churn * payers
    return bill


def least_bill(
    chance: float, share: float, months: float, rate: float, apply_hours: float, report_hours: float, hour: float
) -> float:
    """Bill from which on a share of it is worth applying for, where it is paid anyway.

    chance: of being granted. The rest as in `tipping_chance`. The ceiling that a scheme sets on the
    bill is not in it.
    Errors: those of `later` and `work`; ValueError if the chance or the share is not above 0 and at most 1.
    """
    if not 0 < chance <= 1 or not 0 < share <= 1:
        raise ValueError("The chance and the share must be greater than zero and at most 1.")
    return (work(apply_hours, hour) / chance + work(report_hours, hour)) / later(share, months, rate)


def channel_hour(payers: float, value: float, cash: float, hours: float) -> float:
    """What an hour spent on a channel of customers earned.

    payers: won. value: contribution of one over the time they stay. cash: spent besides.
    Negative where the cash was more than they bring.
    Errors: ValueError if a number is negative or no hour was worked.
    """
    _numbers(payers, value, cash, hours)
    if min(payers, value, cash) < 0 or hours <= 0:
        raise ValueError("Payers, value and cash must not be negative, and some hours must be worked.")
    return (payers * value - cash) / hours


def partner_worth(
    pieces: float, price: float, usable: float, hours: float, hour: float, seats: float, seat: float, months: float
) -> float:
    """What a partner brings that you would have bought, less what you give.

    pieces: promised, each of which would cost so much to make yourself. usable: share of them
    that holds up. hours: your own. seats: given free of charge, each costing so much a month.
    Errors: ValueError if usable is outside 0 to 1 or a number is negative.
    """
    _numbers(pieces, price, usable, hours, hour, seats, seat, months)
    _share(usable, "usable share")
    if min(pieces, price, hours, hour, seats, seat, months) < 0:
        raise ValueError("Pieces, prices, hours, seats and months must not be negative.")
    return pieces * price * usable - hours * hour - seats * seat * months


def usable_share_needed(
    pieces: float, price: float, hours: float, hour: float, seats: float, seat: float, months: float
) -> float:
    """Share of the pieces that must hold up for a partner to be worth what you give.

    Inputs as in `partner_worth`. Above 1 no partner is good enough.
    Errors: ValueError if the pieces or their price are not positive; those of `partner_worth`.
    """
    _numbers(pieces, price)
    if pieces <= 0 or price <= 0:
        raise ValueError("There must be pieces, and they must have a price.")
    return -partner_worth(pieces, price, 0, hours, hour, seats, seat, months) / (pieces * price)


def trial_line(
    pieces: float,
    trial: float,
    price: float,
    hours: float,
    trial_hours: float,
    hour: float,
    seats: float,
    seat: float,
    months: float,
) -> float:
    """Pieces of the trial that must hold up for the rest of the partnership to be worth its cost.

    The hours of the trial are spent, so they no longer count. trial: pieces of the trial, out of all
    those promised. trial_hours: out of all hours. The seats are given only after the trial. The rest
    as in `partner_worth`. Returns a whole number; above `trial` no result is good enough.
    Errors: those of `usable_share_needed`; ValueError if the trial is not smaller than the whole.
    """
    _numbers(pieces, trial, hours, trial_hours)
    if not 0 < trial < pieces or not 0 <= trial_hours <= hours:
        raise ValueError("The trial must be part of the whole, and so must its hours.")
    rest = usable_share_needed(pieces - trial, price, hours - trial_hours, hour, seats, seat, months)
    return math.ceil(trial * rest - ROUNDING)
