"""What an evaluation set can show: the interval of a pass rate, and the items a release gate needs.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A rate
is a share of the items, 0 to 1. An item is passed or failed; two versions are compared on the same
items, so that only those on which they disagree count.
"""

import math

from models.chance import normal_quantile

HALVINGS = 60
RARE = -40.0
POINTS = 100.0
ROUNDING = 1e-9


def wilson(passed: float, items: float, confidence: float) -> tuple[float, float]:
    """Interval for a pass rate (Wilson's score interval, without continuity correction).

    passed: items passed. items: items tried. confidence: 0.95 for a 95% interval.
    Returns the low and the high end, shares from 0 to 1.
    Source: E. B. Wilson, "Probable Inference", J. American Statistical Association 22 (1927).
    Errors: ValueError if there are no items, more passed than tried, or confidence is out of range.
    """
    if items <= 0:
        raise ValueError("There must be at least one item.")
    if not 0 <= passed <= items:
        raise ValueError("Items passed must lie between zero and the items tried.")
    if not 0 < confidence < 1:
        raise ValueError("The confidence must lie between 0 and 1.")
    z = normal_quantile((1 + confidence) / 2)
    rate = passed / items
    middle = (rate + z * z / (2 * items)) / (1 + z * z / items)
    half = z / (1 + z * z / items) * math.sqrt(rate * (1 - rate) / items + z * z / (4 * items * items))
    return max(0.0, middle - half), min(1.0, middle + half)


def pass_rate(passed: float, items: float) -> float:
    """Share of the items passed.

    Errors: ValueError if there are no items or more are passed than tried.
    """
    if items <= 0:
        raise ValueError("There must be at least one item.")
    if not 0 <= passed <= items:
        raise ValueError("Items passed must lie between zero and the items tried.")
    return passed / items


def paired_interval(only_new: float, only_old: float, items: float, confidence: float) -> tuple[float, float]:
    """Interval for the new pass rate less the old one, both measured on the same items.

    only_new: items only the new version passes. only_old: items only the old one passes. items:
    all items, those on which both agree included. confidence: 0.95 for a 95% interval.
    Returns the low and the high end, from -1 to 1. A score interval, which keeps its width where
    the versions hardly disagree: with no disagreement at all it is z^2 / (items + z^2) either way.
    Source: T. Tango, "Equivalence test and confidence interval for the difference in proportions
    for the paired-sample design", Statistics in Medicine 17 (1998). Found by halving.
    Errors: ValueError if a number is negative, more disagree than there are, or confidence is
    out of range.
    """
    _check_pairs(only_new, only_old)
    if items <= 0 or only_new + only_old > items:
        raise ValueError("There must be at least as many items as disagreements, and at least one.")
    if not 0 < confidence < 1:
        raise ValueError("The confidence must lie between 0 and 1.")
    z = normal_quantile((1 + confidence) / 2)
    return -_highest_gain(only_old, only_new, items, z), _highest_gain(only_new, only_old, items, z)


def _highest_gain(only_new: float, only_old: float, items: float, z: float) -> float:
    low, high = (only_new - only_old) / items, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if items * middle - (only_new - only_old) > z * _spread(only_new, only_old, items, middle):
            high = middle
        else:
            low = middle
    return low


def _spread(only_new: float, only_old: float, items: float, gain: float) -> float:
    """Standard error of only_new - only_old where the true gain is `gain`, most likely otherwise."""
    linear = (2 * items - only_new + only_old) * gain - only_new - only_old
    root = math.sqrt(linear * linear + 8 * items * only_old * gain * (1 - gain))
    lost = (root - linear) / (4 * items)
    return math.sqrt(max(0.0, items * (2 * lost + gain * (1 - gain))))


def _check_pairs(only_new: float, only_old: float) -> None:
    if only_new < 0 or only_old < 0:
        raise ValueError("Items that only one version passes must not be negative in number.")


def gate_items(disagree: float, margin: float, significance: float, power: float) -> int:
    """Items with which an equally good new version passes the release gate with a given chance.

    It passes if the interval of new less old lies wholly above -margin. disagree: share of
    the items that only one of the two passes. margin: the fall to rule out, in percentage points.
    significance: two-sided, 0.05 for a 95% interval. power: chance of passing if truly equal.
    Returns a whole number, (z + z')^2 disagree / (margin / 100)^2.
    Source: the sample size of a paired non-inferiority comparison; J.-P. Liu et al., Statistics
    in Medicine 21 (2002), gives the exact methods.
    Errors: ValueError if an input is out of range.
    """
    if not 0 < disagree <= 1:
        raise ValueError("The share of items in disagreement must be above 0 and at most 1.")
    if not 0 < margin < POINTS:
        raise ValueError("The margin must lie between 0 and 100 percentage points.")
    if not 0 < significance < 1 or not 0.5 <= power < 1:
        raise ValueError("The significance must lie between 0 and 1, the power between 0.5 and 1.")
    z = normal_quantile(1 - significance / 2) + normal_quantile(power)
    return math.ceil(z * z * disagree / (margin / POINTS) ** 2 - ROUNDING)


def gate_power(disagree: float, margin: float, fall: float, items: int, significance: float) -> float:
    """Chance that a new version passes the comparison of the release gate.

    disagree: share of the items that only one of the two passes. margin: the fall to rule out,
    in percentage points. fall: the true fall of the new version, in points; 0 if it is equally
    good. items: of the set. significance: two-sided, 0.05 for a 95% interval.
    Returns a share, summed over all the results a set of this size can give, with the interval of
    `paired_interval`. The formula of `gate_items` is an approximation: the chance here is a few
    points below its power, the more so the fewer the items in disagreement.
    Errors: ValueError if an input is out of range.
    """
    if not 0 < disagree <= 1:
        raise ValueError("The share of items in disagreement must be above 0 and at most 1.")
    if not 0 < margin < POINTS:
        raise ValueError("The margin must lie between 0 and 100 percentage points.")
    if not 0 <= fall / POINTS < disagree:
        raise ValueError("The fall must be at least 0 and smaller than the disagreement.")
    if items < 1 or not 0 < significance < 1:
        raise ValueError("There must be at least one item, and the significance must lie between 0 and 1.")
    items = int(items)
    z = normal_quantile(1 - significance / 2)
    better, worse = (disagree - fall / POINTS) / 2, (disagree + fall / POINTS) / 2
    logs = [0.0]
    for k in range(1, items + 1):
        logs.append(logs[-1] + math.log(k))
    chance = 0.0
    for only_new in range(items + 1):
        for only_old in range(items - only_new + 1):
            alike = items - only_new - only_old
            if alike and disagree >= 1:
                continue
            weight = logs[items] - logs[only_new] - logs[only_old] - logs[alike]
            weight += only_new * math.log(better) + only_old * math.log(worse)
            weight += alike * math.log(1 - disagree) if alike else 0.0
            if weight > RARE and _beats_margin(only_new, only_old, items, margin / POINTS, z):
                chance += math.exp(weight)
    return chance


def floor_power(rate: float, items: float, floor: float, confidence: float) -> float:
    """Chance that the interval of a pass rate lies wholly above a floor.

    rate: true pass rate. items: of the set. floor: share its low end must exceed. confidence:
    0.95 for a 95% interval, as in `wilson`.
    Returns a share, summed over the numbers of items that pass.
    Errors: ValueError if there is no item, or the rate is not strictly between 0 and 1.
    """
    if items < 1:
        raise ValueError("There must be at least one item.")
    if not 0 < rate < 1:
        raise ValueError("The pass rate must lie between 0 and 1.")
    count = int(items)
    weight = count * math.log(1 - rate)
    chance = 0.0
    for passed in range(count + 1):
        if wilson(passed, count, confidence)[0] > floor:
            chance += math.exp(weight)
        if passed < count:
            weight += math.log((count - passed) / (passed + 1)) + math.log(rate / (1 - rate))
    return chance


def _beats_margin(only_new: float, only_old: float, items: float, margin: float, z: float) -> bool:
    return only_new - only_old + items * margin > z * _spread(only_old, only_new, items, margin)


def items_missing(needed: float, have: float) -> float:
    """Items still to be written and labelled; never negative.

    Errors: ValueError if a number is negative.
    """
    if needed < 0 or have < 0:
        raise ValueError("Items must not be negative in number.")
    return max(0.0, needed - have)


def points(share: float) -> float:
    """A difference of two shares in percentage points: 0.04 is 4."""
    return share * POINTS


def share_of_points(number: float) -> float:
    """Percentage points as a difference of two shares: 4 is 0.04."""
    return number / POINTS
