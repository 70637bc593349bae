"""Chances that several models need: the normal, the binomial and the Poisson distribution.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. A share and a chance are between 0 and 1.
"""

import math

FARTHEST = 6.0
HALVINGS = 60
TINY = 1e-17
LARGEST_MEAN = 700


def normal_density(x: float) -> float:
    """Density of the standard normal distribution."""
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def normal_below(x: float) -> float:
    """Share of the standard normal distribution below x.

    The sum over odd powers, good to about 1e-13 for x between -6 and 6; beyond, 0 or 1.
    Source: G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software
    11 (2004). `math.erf` is not used because MicroPython may lack it.
    """
    if x < -FARTHEST:
        return 0.0
    if x > FARTHEST:
        return 1.0
    total = term = x
    power = 1
    while abs(term) > TINY:
        power += 2
        term *= x * x / power
        total += term
    return 0.5 + total * normal_density(x)


def normal_quantile(share: float) -> float:
    """The x below which a given share of the standard normal distribution lies: 1.96 for 0.975.

    Found by halving the interval from -6 to 6 sixty times: good to about 1e-9 for shares
    between 1e-6 and 1 - 1e-6.
    Errors: ValueError if the share is not between 1e-6 and 1 - 1e-6.
    """
    if not 1e-6 <= share <= 1 - 1e-6:
        raise ValueError("The share must lie between 0.000001 and 0.999999.")
    low, high = -FARTHEST, FARTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if normal_below(middle) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def at_most(count: float, trials: float, share: float) -> float:
    """Chance that at most so many of a number of independent trials succeed (binomial).

    count: where it is not whole, the whole number below it counts. trials: whole number.
    share: chance that one trial succeeds. Summed by ratios from the likeliest count, so that
    nothing underflows for many trials; the error is that of adding floats.
    Errors: ValueError if the trials are not a whole number from 0 up, or the share outside 0 to 1.
    """
    if trials < 0 or trials != int(trials):
        raise ValueError("The number of trials must be a whole number, not below 0.")
    if not 0 <= share <= 1:
        raise ValueError("A share must be between 0 and 1; write 5% as 0.05.")
    if count < 0:
        return 0.0
    if count >= trials or share == 0:
        return 1.0
    if share == 1:
        return 0.0
    number = int(trials)
    odds = share / (1 - share)
    likeliest = min(number, int((number + 1) * share))
    inside = outside = 0.0
    term = 1.0
    for index in range(likeliest, -1, -1):
        if index <= count:
            inside += term
        else:
            outside += term
        term *= index / (number - index + 1) / odds
    term = 1.0
    for index in range(likeliest + 1, number + 1):
        term *= (number - index + 1) / index * odds
        if index <= count:
            inside += term
        else:
            outside += term
    return inside / (inside + outside)


def at_least(count: float, trials: float, share: float) -> float:
    """Chance that at least so many of a number of independent trials succeed (binomial).

    count: where it is not whole, the whole number above it counts. Counted from the other end, so
    that a chance close to nothing is not lost in rounding. Other inputs and errors as in `at_most`.
    """
    return at_most(trials - count, trials, 1 - share)


def poisson_at_least(count: float, mean: float) -> float:
    """Chance that at least so many come where so many are expected, each by itself (Poisson).

    count: a whole number. mean: at most 700, since exp(-mean) is zero in floating point soon after.
    Errors: ValueError if a number is negative, the count is not whole or the mean too large.
    """
    if count < 0 or count != int(count):
        raise ValueError("The count must be a whole number, not below zero.")
    if not 0 <= mean <= LARGEST_MEAN:
        raise ValueError("The number expected must lie between 0 and 700.")
    fewer = 0.0
    term = math.exp(-mean)
    for k in range(int(count)):
        fewer += term
        term *= mean / (k + 1)
    return max(0.0, 1 - fewer)
