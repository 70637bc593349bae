"""What a test of two rates can show: users for an A/B test, and how often it misleads.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A rate
is a share of users, 0 to 1: 0.06 for six in a hundred.
"""

import math

from models.chance import normal_below, normal_quantile

ROUNDING = 1e-9


def _check_rates(base: float, target: float) -> None:
    if not 0 < base < 1 or not 0 < target < 1:
        raise ValueError("Both rates must lie between 0 and 1; write 6% as 0.06.")


def _check_errors(significance: float, power: float) -> None:
    if not 0 < significance < 1 or not significance < power < 1:
        raise ValueError("The significance must lie between 0 and 1, and the power between it and 1.")


def group_size(base: float, target: float, significance: float, power: float) -> int:
    """Users in each of two groups, so that a test of two rates sees the difference.

    base: rate without the change. target: rate with it. significance: two-sided, as 0.05.
    power: chance of a significant result if the target is true, as 0.8. Each user counts once.
    Returns a whole number. Normal approximation, unequal variances under the alternative, as in
    R's `power.prop.test`; no correction for looking at the result before the end.
    Errors: ValueError if a rate is not between 0 and 1, the rates are equal, or the errors make
    no sense.
    """
    _check_rates(base, target)
    _check_errors(significance, power)
    if base == target:
        raise ValueError("The target must differ from the base rate.")
    mean = (base + target) / 2
    null = normal_quantile(1 - significance / 2) * math.sqrt(2 * mean * (1 - mean))
    other = normal_quantile(power) * math.sqrt(base * (1 - base) + target * (1 - target))
    return math.ceil(((null + other) / (target - base)) ** 2 - ROUNDING)


def lifted(base: float, lift: float) -> float:
    """A rate after a relative change: 0.06 lifted by 0.2 is 0.072; a lift of -0.2 lowers it.

    Errors: ValueError if the rate or the result is not between 0 and 1.
    """
    if not 0 < base < 1 or not 0 < base * (1 + lift) < 1:
        raise ValueError("The rate must lie between 0 and 1, before and after the lift.")
    return base * (1 + lift)


def power_of(base: float, target: float, users: float, significance: float) -> float:
    """Chance that a test with so many users a group comes out significant if the target is true.

    The inverse of `group_size`; significance in the wrong direction is not counted.
    Errors: ValueError if a rate is not between 0 and 1, users are below 1 or the significance
    is out of range.
    """
    _check_rates(base, target)
    if users < 1:
        raise ValueError("A group must hold at least one user.")
    if not 0 < significance < 1:
        raise ValueError("The significance must lie between 0 and 1.")
    mean = (base + target) / 2
    null = normal_quantile(1 - significance / 2) * math.sqrt(2 * mean * (1 - mean))
    spread = math.sqrt(base * (1 - base) + target * (1 - target))
    return normal_below((math.sqrt(users) * abs(target - base) - null) / spread)


def months_to_fill(users: float, arrivals: float) -> float:
    """Months until both groups of a test are full.

    users: in each group. arrivals: new users a month, half of them for each group.
    Returns months; the wait until the last of them can be judged is not in it.
    Errors: ValueError if arrivals are not positive or users are negative.
    """
    if arrivals <= 0:
        raise ValueError("New users a month must be more than zero.")
    if users < 0:
        raise ValueError("Users must not be negative.")
    return 2 * users / arrivals


def false_win_risk(works: float, significance: float, power: float) -> float:
    """Of the tests that come out significantly better, the share in which nothing was gained.

    works: share of the ideas tested that truly work. significance: two-sided; half of it are
    wins by chance. power: chance that an idea that works comes out significantly better.
    Source: Bayes' rule, as in R. Kohavi, A. Deng and L. Vermeer, "A/B Testing Intuition
    Busters", KDD 2022.
    Errors: ValueError if a share is outside 0 to 1, or no test can come out better.
    """
    if not 0 <= works <= 1 or not 0 <= power <= 1:
        raise ValueError("The share of ideas that work and the power must lie between 0 and 1.")
    if not 0 < significance < 1:
        raise ValueError("The significance must lie between 0 and 1.")
    lucky = significance / 2 * (1 - works)
    if lucky + power * works == 0:
        raise ValueError("With these shares no test comes out better.")
    return lucky / (lucky + power * works)


def added_rate(growth: float, churn: float) -> float:
    """New customers a month as a share of those there are: net growth, and those who left replaced.

    Errors: ValueError if churn is outside 0 to 1 or growth is below -churn.
    """
    if not 0 <= churn < 1:
        raise ValueError("Churn must be at least 0 and below 1; write 5% a month as 0.05.")
    if growth < -churn:
        raise ValueError("Customers can't shrink faster than churn: growth must be at least -churn.")
    return growth + churn


def arrivals_behind(kept: float, share: float) -> float:
    """Arrivals a month of which a given share becomes so many customers.

    kept: customers won a month. share: of the arrivals who become one.
    Errors: ValueError if customers are negative or the share is not above 0 and at most 1.
    """
    if kept < 0:
        raise ValueError("Customers must not be negative.")
    if not 0 < share <= 1:
        raise ValueError("The share must be above 0 and at most 1.")
    return kept / share


def rest(share: float) -> float:
    """What is left of a whole: of the ideas tested, those that work where so many fail.

    Errors: ValueError if the share is outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("The share must lie between 0 and 1.")
    return 1 - share
