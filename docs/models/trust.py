"""Trust by what people do: how many must be hit before a loss is seen, what a loss costs, what more trust brings.

Numbers in, numbers out; only `math`, `models.chance` and `models.funnel` are used, so that the same file runs
under CPython, Pyodide and MicroPython. A payer is a paying customer; shares and chances are
between 0 and 1.
"""

import math

from models.chance import at_most
from models.funnel import left_by_channels

MOST = 5000
FARTHEST = 1200


def _numbers(*values: float) -> None:
    for value in values:
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError("Every input must be a finite number.")


def hit_needed(kept: float, after: float, false: float, power: float) -> float:
    """Payers who must have been hit by an error before it is seen that more of them leave.

    kept: share of all payers still there a month later. after: the same among those hit. The
    error counts as seen if no more of them stay than luck alone would leave with at most the
    chance `false`. power: chance of seeing it. Exact binomial. The chance rises in a sawtooth, so
    the smallest number that reaches it may be followed by some that do not: returned is the number
    from which all larger ones do, up to twice as many. A whole number, infinity above 5,000.
    Errors: ValueError unless 0 < after < kept < 1, 0 < false < 1 and 0 < power < 1.
    """
    if not 0 < after < kept < 1:
        raise ValueError("Fewer of those hit must stay, and both shares lie between 0 and 1.")
    if not 0 < false < 1 or not 0 < power < 1:
        raise ValueError("The two chances must lie between 0 and 1.")
    line = -1
    failed = 0
    for hit in range(1, MOST + 1):
        while at_most(line + 1, hit, kept) <= false:
            line += 1
        while line >= 0 and at_most(line, hit, kept) > false:
            line -= 1
        if line < 0 or at_most(line, hit, after) < power:
            failed = hit
        elif hit > 2 * failed + 2:
            return failed + 1
    return float("inf")


def diluted(kept: float, after: float, met: float) -> float:
    """Share of the exposed who stay, where only some of them met the error.

    kept: share of all payers still there a month later. after: the same among those who met it.
    met: share of the exposed who did.
    Errors: ValueError if a share is outside 0 to 1, or more of those stay who met it.
    """
    if not 0 <= after <= kept <= 1 or not 0 <= met <= 1:
        raise ValueError("The three shares lie between 0 and 1, and no more of those hit may stay.")
    return kept - met * (kept - after)


def left_cost(payers: float, share: float, value: float) -> float:
    """Contribution lost with the payers who leave.

    share: of the payers. value: what one contributes over the time they would have stayed.
    Errors: ValueError if a number is negative or the share above 1.
    """
    _numbers(payers, share, value)
    if payers < 0 or value < 0 or not 0 <= share <= 1:
        raise ValueError("Payers and their value must not be negative, and the share lies between 0 and 1.")
    return payers * share * value


def never_came_cost(arrivals: float, fewer: float, months: float, value: float) -> float:
    """Contribution lost with the payers who never come.

    arrivals: new payers a month. fewer: share of them that stays away, for so many months.
    Errors: ValueError if a number is negative or the share above 1.
    """
    _numbers(arrivals, fewer, months, value)
    if min(arrivals, months, value) < 0 or not 0 <= fewer <= 1:
        raise ValueError("Arrivals, months and value must not be negative, and the share lies between 0 and 1.")
    return arrivals * fewer * months * value


def still_paying(payers: float, churn: float, months: float) -> float:
    """Of so many payers, how many still pay after so many months, rounded to whole people.

    churn: share lost a month.
    Errors: ValueError if payers or months are negative or churn is outside 0 to 1.
    """
    _numbers(payers, churn, months)
    if payers < 0 or months < 0 or not 0 <= churn <= 1:
        raise ValueError("Payers and months must not be negative, and churn lies between 0 and 1.")
    return round(payers * math.pow(1 - churn, months))


def payers_after(payers: float, steady: float, referral: float, churn: float, months: float) -> float:
    """Payers after so many whole months on channels that stay as they are.

    payers: today. steady: new ones a month that do not depend on their number. referral: payers each
    payer brings a month. churn: share lost a month.
    Errors: ValueError if a number is negative, churn above 1 or the months not whole or above 1,200.
    """
    _numbers(payers, steady, referral, churn, months)
    if min(payers, steady, referral, churn, months) < 0 or churn > 1:
        raise ValueError("No input may be negative, and churn is at most 1.")
    if months > FARTHEST or months != int(months):
        raise ValueError("The months are whole, and at most 1,200.")
    for _ in range(int(months)):
        payers += steady + (referral - churn) * payers
    return payers


def coverage_after(
    payers: float,
    steady: float,
    cash: float,
    referral: float,
    reward: float,
    churn: float,
    monthly: float,
    fixed: float,
    months: float,
) -> float:
    """Coverage on the day so many months from now; 1 is break-even in that month.

    The path as in `payers_after`; cash and reward as in `funnel.left_by_channels`. monthly:
    contribution of a payer a month. fixed: fixed costs a month. After very many months it is
    `funnel.carried_share`.
    Errors: those of both; ValueError if the fixed costs are not positive.
    """
    _numbers(cash, reward, monthly, fixed)
    if fixed <= 0:
        raise ValueError("The fixed costs must be greater than zero.")
    then = payers_after(payers, steady, referral, churn, months)
    return left_by_channels(then, monthly, referral, reward, cash) / fixed
