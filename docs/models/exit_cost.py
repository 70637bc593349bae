"""What leaving a platform costs, what being cut off loses, and how much exit is worth paying for.

Numbers in, numbers out, the standard library's `math` only. Money may be any currency, the same
throughout. A share and a chance are between 0 and 1. A month is a mean month of 30.4 days where the
caller says so.
"""

import math

WEEK = 7
HOUR_MINUTES = 60


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Money, days, customers and tokens must not be negative.")


def _share(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A share or a chance must be between 0 and 1.")


def tries_needed(chance: float) -> float:
    """Candidates tried, on average, until one passes the release gate.

    chance: that one candidate passes, above 0. Errors: ValueError if it is outside 0 to 1 or zero.
    """
    _share(chance)
    if chance <= 0:
        raise ValueError("The chance must be above zero.")
    return 1 / chance


def move_days(
    prompts: float, code: float, papers: float, answers: float, minutes: float, day_hours: float, tries: float
) -> float:
    """Working days of one move to another model.

    prompts: days to rewrite the prompts, for each candidate. code: days for the interface, logs and
    the switch. papers: days for contract, assessment and registration. answers: answers to be judged
    by a person, for each candidate. minutes: minutes for each. day_hours: hours of a working day.
    tries: candidates tried, at least 1. Returns working days.
    Errors: ValueError if a number is negative, the day has no hours or nothing is tried.
    """
    _not_negative(prompts, code, papers, answers, minutes)
    if day_hours <= 0:
        raise ValueError("A working day must have some hours.")
    if tries < 1:
        raise ValueError("At least one candidate must be tried.")
    return code + papers + tries * (prompts + answers * minutes / HOUR_MINUTES / day_hours)


def exit_cost(people: float, parallel: float, discount: float, balance: float, customers: float) -> float:
    """Cost of one move: people, running side by side, lost discount, lost balance, lost customers.

    balance: prepaid or committed money that is not paid back. Credits not yet used are no money and
    count nothing here. Errors: ValueError if a number but the discount is negative.
    """
    _not_negative(people, parallel, balance, customers)
    return people + parallel + discount + balance + customers


def gap_days(change: float, notice: float) -> float:
    """Days for which the function is off: days until another model is through the gate, less the notice.

    Never below zero. Errors: ValueError if a number is negative.
    """
    _not_negative(change, notice)
    return max(0.0, change - notice)


def cutoff_loss(
    payers: float, monthly: float, churn: float, gap: float, leaving: float, new: float, month_days: float
) -> float:
    """Loss of one cut-off.

    Those who leave take what they would still have contributed,
    monthly / churn; those who stay get the days back that the
    function was off; nobody new buys in those days. payers: paying
    customers. monthly: contribution of one customer a month. churn:
    share that leaves in an ordinary month, above 0. gap: days off.
    leaving: share of customers who leave, from `share_leaving`.
    new: new customers a month. month_days: days of a month.
    Errors: ValueError if an input is out of range.
    """
    _not_negative(payers, monthly, gap, new)
    _share(churn, leaving)
    if churn <= 0 or month_days <= 0:
        raise ValueError("Churn must be above zero and a month must have some days.")
    gone = payers * leaving * monthly / churn
    stayed = payers * (1 - leaving) * monthly * gap / month_days
    missed = new * gap / month_days * monthly / churn
    return gone + stayed + missed


def tipping_chance(work: float, years: float, cold: float, warm: float) -> float:
    """Chance of a cut-off within a year from which a backup repays the work of making it in time.

    work: money. years: within which it must be repaid, above 0. cold, warm: loss of one cut-off
    without and with a backup. Above 1 it never does; infinity if the backup saves nothing.
    Errors: ValueError if a sum is negative or the years are not positive.
    """
    _not_negative(work, cold, warm)
    if years <= 0:
        raise ValueError("The years must be positive.")
    return work / years / (cold - warm) if cold > warm else math.inf


def tipping_failure(upkeep: float, worth: float) -> float:
    """Chance that an untouched backup fails when needed, from which its upkeep pays for itself.

    upkeep: money a year, taken to find every failure, which is hopeful. worth: what having a backup
    is worth a year. Above 1 it never pays; infinity if the backup is worth nothing.
    Errors: ValueError if the upkeep is negative.
    """
    _not_negative(upkeep)
    return upkeep / worth if worth > 0 else math.inf


def people_cost(days: float, day_price: float) -> float:
    """Working days as money, at the full cost of a day.

    Errors: ValueError if a number is negative.
    """
    _not_negative(days, day_price)
    return days * day_price


def parallel_cost(month_bill: float, days: float, month_days: float) -> float:
    """Second bill while both models run side by side.

    month_bill: a month's bill of one. days: side by side. month_days: days of a month.
    Errors: ValueError if a number is negative or a month has no days.
    """
    _not_negative(month_bill, days)
    if month_days <= 0:
        raise ValueError("A month must have some days.")
    return month_bill * days / month_days


def lost_discount(requests: float, price_now: float, price_without: float, months: float) -> float:
    """Money lost while a discount is gone, as that on cached input: below zero if it is a gain.

    requests: requests a month. price_now, price_without: cost of one with and without the discount.
    months: until it is back. Errors: ValueError if a number is negative.
    """
    _not_negative(requests, price_now, price_without, months)
    return requests * months * (price_without - price_now)


def share_leaving(gap: float, week_share: float, change_share: float) -> float:
    """Share of the customers who leave over a cut-off.

    gap: days off. week_share: share of those left who leave in each week off. change_share: share
    who leave because the new model is different, gap or not.
    Errors: ValueError if the gap is negative or a share is outside 0 to 1.
    """
    _not_negative(gap)
    _share(week_share, change_share)
    stayed: float = (1 - change_share) * (1 - week_share) ** (gap / WEEK)
    return 1 - stayed


def worth_a_year(chance: float, cold: float, warm: float) -> float:
    """What having a backup is worth in a year, on average; below zero if it costs more.

    chance: of a cut-off within the year. cold, warm: loss of one without and with a backup.
    Errors: ValueError if a loss is negative or the chance is outside 0 to 1.
    """
    _share(chance)
    _not_negative(cold, warm)
    return chance * (cold - warm)


def usable_credits(credits: float, month_bill: float, covered: float, months: float) -> float:
    """How much of some credits can be spent before they expire.

    month_bill: what is spent with the cloud a month. covered: share of it that credits may pay.
    months: until they expire. Errors: ValueError if an input is out of range.
    """
    _not_negative(credits, month_bill, months)
    _share(covered)
    return min(credits, month_bill * covered * months)


def tolerated_rise(exit_money: float, month_bill: float, months: float) -> float:
    """Multiple of today's price up to which staying is cheaper than one move, over so many months.

    The new home is taken to charge today's price. exit_money: of `exit_cost`. month_bill: today's
    bill. months: within which the move has to be repaid.
    Errors: ValueError if the money is negative or bill or months are not positive.
    """
    _not_negative(exit_money)
    if month_bill <= 0 or months <= 0:
        raise ValueError("Bill and months must be positive.")
    return 1 + exit_money / (month_bill * months)
