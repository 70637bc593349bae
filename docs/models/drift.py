"""Has the model changed? The same items run again: which got worse, which got better.

Numbers in, numbers out. Only `math` and other models are imported, so that the same file runs
under CPython, Pyodide and MicroPython. A share and a chance are between 0 and 1.
"""

import math

from models.alerting import high_line
from models.chance import at_least


def worse_line(changed: float, chance: float) -> int:
    """Fewest items that must have become worse to call it a fall (one-sided sign test).

    changed: items whose result differs from the baseline's. If nothing has changed, each of them
    is worse with chance one half, independently. chance: of a false alarm at one look.
    Returns changed + 1 where even all of them would be too likely to mean anything.
    Errors: ValueError if there is no changed item or the chance is out of range.
    """
    return high_line(changed, 0.5, chance)


def p_value(worse: float, better: float) -> float:
    """Chance of at least so many worse items among the changed ones, if nothing has changed.

    Errors: ValueError if a count is negative or not whole.
    """
    if worse < 0 or better < 0 or worse != int(worse) or better != int(better):
        raise ValueError("Items that became worse or better must be whole numbers, not below 0.")
    return at_least(worse, worse + better, 0.5)


def fall_seen(items: float, worse: float, better: float, chance: float) -> float:
    """Chance that one look at all items raises the alarm.

    items: of the set. worse, better: share of them whose result changes for the worse and for
    the better, each item independently of the others. chance: of a false alarm at one look.
    Equal shares give the true false-alarm rate, which is at most `chance`.
    Errors: ValueError if a share is out of range or the items are not a whole number from 1 up.
    """
    if items < 1 or items != int(items):
        raise ValueError("The number of items must be a whole number, at least 1.")
    if worse < 0 or better < 0 or worse + better > 1:
        raise ValueError("The shares must not be negative and together at most 1.")
    if not 0 < chance < 1:
        raise ValueError("The chance of a false alarm must lie between 0 and 1.")
    number = int(items)
    either = worse + better
    if either == 0:
        return 0.0
    total = 0.0
    for changed in range(1, number + 1):
        weight = _exactly(changed, number, either)
        if weight > 1e-12:
            total += weight * at_least(worse_line(changed, chance), changed, worse / either)
    return total


def net_fall_seen(items: float, fall: float, flip: float, chance: float) -> float:
    """Chance that one look raises the alarm after a net fall: `fall_seen` by the size of the fall.

    fall: items gone wrong less items gone right, in percentage points of all items. flip: share
    of the items that change each way when the same model runs again; the fall comes on top of it.
    A fall of 0 gives the true false-alarm rate.
    Errors: ValueError if the fall is negative; those of `fall_seen`.
    """
    if fall < 0:
        raise ValueError("The fall must not be negative.")
    return fall_seen(items, flip + fall / 100, flip, chance)


def _exactly(count: int, trials: int, share: float) -> float:
    """Chance of exactly so many successes (binomial), from the two tails next to it."""
    if share >= 1:
        return 1.0 if count == trials else 0.0
    logarithm = count * math.log(share) + (trials - count) * math.log(1 - share)
    for index in range(1, count + 1):
        logarithm += math.log((trials - count + index) / index)
    return math.exp(logarithm)


def alarms_expected(looks: float, chance: float) -> float:
    """False alarms to expect in so many looks; true whether or not the looks are independent.

    Errors: ValueError if the looks are negative or the chance is outside 0 to 1.
    """
    if looks < 0 or not 0 <= chance <= 1:
        raise ValueError("Looks must not be negative and the chance must lie between 0 and 1.")
    return looks * chance


def any_alarm(looks: float, chance: float) -> float:
    """Chance of at least one false alarm in so many independent looks: 1 - (1 - chance)^looks.

    Errors: those of `alarms_expected`.
    """
    alarms_expected(looks, chance)
    return 1 - math.pow(1 - chance, looks)
