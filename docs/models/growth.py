"""Growth rates: a factor a year into a doubling time and back, what several rates give together, how long to wait.

Numbers in, numbers out. Only `math` is used, so that the same file runs under CPython, Pyodide and
MicroPython. A rate is written as a factor a year: 4 means that the quantity is four times as large a
year later, and that a price which falls by it is a quarter of what it was. All growth is taken as
steady (exponential), which past measurements support only roughly and the future need not.
"""

import math

MONTHS = 12.0


def _factor(factor: float) -> float:
    if not (math.isfinite(factor) and factor > 1):
        raise ValueError("A growing quantity needs a factor a year above 1; write 30% a year as 1.3.")
    return factor


def doubling_months(factor: float) -> float:
    """Months in which a quantity doubles, or in which a price that falls by this factor a year halves.

    factor: growth in a year, above 1. Returns 12 ln 2 / ln factor, exact for steady growth.
    Errors: ValueError if the factor is not above 1.
    """
    return MONTHS * math.log(2) / math.log(_factor(factor))


def yearly_factor(months: float) -> float:
    """Growth in a year of a quantity that doubles in so many months: 2 to the power of 12 / months.

    Errors: ValueError if the months are not above zero.
    """
    if not (math.isfinite(months) and months > 0):
        raise ValueError("A doubling time must be longer than zero months.")
    return math.pow(2, MONTHS / months)


def factor_of_years(years: float) -> float:
    """Growth in a year of a quantity that doubles in so many years. Errors: ValueError if they are not above zero."""
    if not (math.isfinite(years) and years > 0):
        raise ValueError("A doubling time must be longer than zero years.")
    return math.pow(2, 1 / years)


def factor_from(times: float, months: float) -> float:
    """Steady growth in a year that makes so many times in so many months: times to the power of 12 / months.

    Errors: ValueError if an input is not above zero.
    """
    if not (math.isfinite(times) and times > 0 and math.isfinite(months) and months > 0):
        raise ValueError("The growth and its months must be greater than zero.")
    return math.pow(times, MONTHS / months)


def grown(factor: float, months: float) -> float:
    """How many times as large a quantity is after so many months: factor to the power of months / 12.

    factor: growth in a year, above zero; below 1 it shrinks. months: not negative.
    Errors: ValueError if an input is out of range.
    """
    if not (math.isfinite(factor) and factor > 0):
        raise ValueError("A factor a year must be greater than zero.")
    if not (math.isfinite(months) and months >= 0):
        raise ValueError("Months must not be negative.")
    return math.pow(factor, months / MONTHS)


def months_to(times: float, factor: float) -> float:
    """Months until a quantity has grown, or a price has fallen, by so many times.

    times: at least 1; what costs 4 and may cost 1 has to fall by 4 times. factor: a year, above 1.
    Returns 12 ln times / ln factor. Errors: ValueError if an input is out of range.
    """
    if not (math.isfinite(times) and times >= 1):
        raise ValueError("The change wanted must be at least 1 time.")
    return MONTHS * math.log(times) / math.log(_factor(factor))


def months_to_price(now: float, wanted: float, factor: float) -> float:
    """Months until a price that falls by this factor a year has come down to the one wanted.

    Zero if it is there already. Errors: ValueError if a price is not positive or the factor not above 1.
    """
    if not (math.isfinite(now) and now > 0 and math.isfinite(wanted) and wanted > 0):
        raise ValueError("Both prices must be greater than zero.")
    return months_to(max(1.0, now / wanted), factor)


def together(one: float, two: float, three: float = 1.0) -> float:
    """What two or three rates give together where the quantities multiply: the product of their factors.

    Money times operations for the money times what algorithms make of an operation is such a case. If
    each factor lies in its interval, the product lies between the product of the lower ends and that
    of the upper ends. Errors: ValueError if a factor is not above zero.
    """
    for factor in (one, two, three):
        if not (math.isfinite(factor) and factor > 0):
            raise ValueError("Factors must be greater than zero.")
    return one * two * three


def ratio(one: float, other: float) -> float:
    """One quantity as a multiple of another. Errors: ValueError if one is negative or the other not above zero."""
    if not (math.isfinite(one) and one >= 0):
        raise ValueError("The quantity to compare must be a number, not below zero.")
    if not (math.isfinite(other) and other > 0):
        raise ValueError("The factor to compare with must be greater than zero.")
    return one / other


def follower_share(compute_share: float, factor: float, months: float) -> float:
    """What it costs to repeat a project so many months later, as a share of the first one's cost.

    compute_share: part of the first cost that was compute, 0 to 1; people and data are taken to cost
    the follower the same. factor: fall of the price of that compute in a year, above zero.
    Errors: ValueError if the share is outside 0 to 1, or as in `grown`.
    """
    if not 0 <= compute_share <= 1:
        raise ValueError("The share of compute must lie between 0 and 1.")
    return 1 - compute_share + compute_share / grown(factor, months)
