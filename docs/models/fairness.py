"""Whether a system errs more often for one group than for another, and what can't be had together.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A rate
is a share, 0 to 1; a difference of two rates is given in percentage points where it says so.
"""

import math

from models.chance import normal_quantile
from models.evaluation_set import paired_interval, wilson

POINTS = 100.0
ROUNDING = 1e-9


def difference_interval(
    wrong: float, items: float, wrong_other: float, items_other: float, confidence: float
) -> tuple[float, float]:
    """Interval of the difference of two error rates of separate groups, first less other, in points.

    wrong, items: errors and items of the first group; wrong_other, items_other: of the other.
    Newcombe's method from two Wilson intervals: R. Newcombe, Statistics in Medicine 17 (1998).
    Errors: ValueError if a group is empty or has more errors than items.
    """
    low, high = wilson(wrong, items, confidence)
    low_other, high_other = wilson(wrong_other, items_other, confidence)
    rate, other = wrong / items, wrong_other / items_other
    gap = rate - other
    below = math.sqrt((rate - low) ** 2 + (high_other - other) ** 2)
    above = math.sqrt((high - rate) ** 2 + (other - low_other) ** 2)
    return (gap - below) * POINTS, (gap + above) * POINTS


def mirror_gap(only_first: float, only_other: float, pairs: float) -> float:
    """Difference of the error rates of mirrored pairs, first less other, in points.

    only_first: pairs with an error on the first side only. only_other: on the other side only.
    Errors: ValueError if there is no pair, or more with errors than there are.
    """
    if pairs < 1 or only_first < 0 or only_other < 0 or only_first + only_other > pairs:
        raise ValueError("There must be pairs, and no more of them with an error than there are.")
    return (only_first - only_other) / pairs * POINTS


def mirror_interval(only_first: float, only_other: float, pairs: float, confidence: float) -> tuple[float, float]:
    """Interval of `mirror_gap`, in points.

    Errors: as in `mirror_gap` and `evaluation_set.paired_interval`.
    """
    mirror_gap(only_first, only_other, pairs)
    low, high = paired_interval(only_first, only_other, pairs, confidence)
    return low * POINTS, high * POINTS


def separate_items(rate: float, margin: float, significance: float, power: float) -> int:
    """Items in each of two separate groups that rule out a difference of so many points.

    rate: error rate of both if there is no difference. margin: in points. significance: two-sided,
    0.05 for a 95% interval. power: chance that the interval stays below the margin if there is no
    difference. Normal approximation: (z + z')^2 2 rate (1 - rate) / margin^2.
    Returns a whole number.
    Errors: ValueError if an input is out of range.
    """
    if not 0 < rate < 1:
        raise ValueError("The error rate must lie between 0 and 1.")
    if not 0 < margin < POINTS:
        raise ValueError("The margin must lie between 0 and 100 percentage points.")
    if not 0 < significance < 1 or not 0.5 <= power < 1:
        raise ValueError("The significance must lie between 0 and 1, the power between 0.5 and 1.")
    z = normal_quantile(1 - significance / 2) + normal_quantile(power)
    return math.ceil(z * z * 2 * rate * (1 - rate) / (margin / POINTS) ** 2 - ROUNDING)


def false_alarm_rate(base: float, precision: float, missed: float) -> float:
    """The false-alarm rate that follows from the three others: base / (1 - base) (1 - p) / p (1 - m).

    base: share of the group that really has it. precision: p, share of the alarms that are right.
    missed: m, share of the real ones not found. With equal precision and equal missed rates, two
    groups of different base rates can't have the same false-alarm rate.
    Source: A. Chouldechova, "Fair prediction with disparate impact", Big Data 5 (2017).
    Errors: ValueError if base or precision is not strictly between 0 and 1, missed is outside 0 to
    1, or no such test exists (the rate would exceed 1).
    """
    if not 0 < base < 1 or not 0 < precision <= 1:
        raise ValueError("Base rate and precision must lie between 0 and 1.")
    if not 0 <= missed <= 1:
        raise ValueError("The missed share must lie between 0 and 1.")
    rate = base / (1 - base) * (1 - precision) / precision * (1 - missed)
    if rate > 1:
        raise ValueError("No test has these three rates in this group.")
    return rate


def extra_loss(points: float, met: float, loss: float) -> float:
    """What a difference costs one customer of the group a month.

    points: difference of the missed rates. met: real cases the customer meets in a month. loss:
    mean cost of a missed one.
    Errors: ValueError if a number is negative.
    """
    if points < 0 or met < 0 or loss < 0:
        raise ValueError("Points, cases and loss must not be negative.")
    return points / POINTS * met * loss


def found_worth(missed: float, points: float, met: float, loss: float) -> float:
    """What the risks found for one customer of the worse-off group are worth a month.

    missed: share missed in general. points: how many more are missed in this group. met, loss: as in
    `extra_loss`. Takes it that without the service the customer would have found none.
    Errors: ValueError if a number is negative or more is missed than there is.
    """
    if missed < 0 or points < 0 or met < 0 or loss < 0:
        raise ValueError("Shares, points, cases and loss must not be negative.")
    found = 1 - missed - points / POINTS
    if found < 0:
        raise ValueError("More can't be missed than there is.")
    return found * met * loss


def points_worth(money: float, met: float, loss: float) -> float:
    """The difference in points whose loss a month equals a sum of money: `extra_loss` solved for points.

    Errors: ValueError if the money is negative, or cases or loss are not positive.
    """
    if money < 0:
        raise ValueError("Money must not be negative.")
    if met <= 0 or loss <= 0:
        raise ValueError("Cases and loss must be greater than zero.")
    return money / (met * loss) * POINTS


def seats_given(budget: float, seat: float, months: float) -> int:
    """Free seats that a yearly budget pays for, rounded down.

    budget: money a year. seat: what one costs a month. months: of a year that it is used.
    Errors: ValueError if the budget is negative or a seat costs nothing.
    """
    if budget < 0:
        raise ValueError("The budget must not be negative.")
    if seat <= 0 or months <= 0:
        raise ValueError("A seat must cost something, for at least part of a month.")
    return int(budget / (seat * months) + ROUNDING)


def base_rate(false_alarms: float, precision: float, missed: float) -> float:
    """The base rate that three rates of a group force: `false_alarm_rate` solved for it.

    false_alarms: false-alarm rate. precision, missed: as in `false_alarm_rate`.
    Errors: ValueError if a rate is outside 0 to 1, or precision is 1 or nothing is found.
    """
    if not 0 <= false_alarms <= 1 or not 0 <= missed < 1:
        raise ValueError("The rates must lie between 0 and 1, and something must be found.")
    if not 0 < precision < 1:
        raise ValueError("Precision must lie strictly between 0 and 1.")
    odds = false_alarms * precision / ((1 - precision) * (1 - missed))
    return odds / (1 + odds)
