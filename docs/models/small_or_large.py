"""One narrow task: a small classifier of one's own, or a call to a large model.

Numbers in, numbers out. Only `math` and `models.serving_cost` are used, so that the same file runs
under CPython, Pyodide and MicroPython. Money is in one currency. The items on which both must be
tested cost the same either way and are left out of both.
"""

import math

from models.serving_cost import time_of_day_price

MILLION = 1e6
TERA = 1e12
SECONDS_PER_HOUR = 3600.0
FLOP_PER_PARAMETER_AND_TOKEN = 2.0
MONTHS = 12.0


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if not (math.isfinite(number) and number >= 0):
            raise ValueError("Costs, counts and prices must be numbers, not below zero.")


def _positive(*numbers: float) -> None:
    for number in numbers:
        if not (math.isfinite(number) and number > 0):
            raise ValueError("Months, calls, sizes, speeds and hours must be greater than zero.")


def call_price(
    instruction: float,
    text: float,
    label: float,
    fresh: float,
    hit: float,
    out: float,
    ratio: float,
    peak_share: float,
) -> float:
    """Price of one call that sorts one piece of text.

    instruction: tokens of the prompt that never change, found in the cache. text: fresh tokens.
    label: tokens written. fresh, hit, out: off-peak prices of a million tokens. ratio: peak price
    over off-peak price. peak_share: share of calls in peak hours, 0 to 1.
    Errors: ValueError if an input is negative or those of `time_of_day_price`.
    """
    _not_negative(instruction, text, label, fresh, hit, out)
    off_peak = instruction * hit + text * fresh + label * out
    return time_of_day_price(off_peak, ratio, peak_share) / MILLION


def own_call(parameters: float, tokens: float, speed: float, server: float, hours: float, load: float) -> float:
    """Server cost of one call of one's own classifier, which reads each token once.

    parameters: count. tokens: read in a call, as its own tokeniser
    counts them. speed: operations a second the server really does, in
    TFLOP/s. server: its price a month. hours: paid hours of a month. load: part of them it works, 0 to 1.
    Takes 2 operations for each parameter and token (attention left out), and servers by the fraction;
    who needs less than one rents one.
    Errors: ValueError if an input is not positive or the load above 1.
    """
    _positive(parameters, tokens, speed, server, hours, load)
    if load > 1:
        raise ValueError("The load must not be above 1; write 30% as 0.3.")
    seconds = FLOP_PER_PARAMETER_AND_TOKEN * parameters * tokens / (speed * TERA)
    return server * seconds / (SECONDS_PER_HOUR * hours * load)


def once_cost(labelling: float, days: float, day_price: float) -> float:
    """What one's own classifier costs before its first call: labels, and days of an engineer."""
    _not_negative(labelling, days, day_price)
    return labelling + days * day_price


def price_months(factor: float, months: float) -> float:
    """What a call each month costs over so many months, in units of today's price.

    factor: fall of the price in a year; 1 leaves it, 5 brings it to a fifth, 0.5 doubles it. The
    price changes a little each month and the first month is paid at today's: the sum of factor to the
    power of -t / 12 for t from 0. months: a whole number, at least 1.
    Errors: ValueError if the factor is not positive or the months are not whole.
    """
    _positive(factor, months)
    if months != int(months):
        raise ValueError("Count whole months.")
    return sum(math.pow(factor, -month / MONTHS) for month in range(int(months)))


def break_even_calls(once: float, monthly: float, own: float, price: float, factor: float, months: float) -> float:
    """Calls a month above which one's own classifier is the cheaper over so many months.

    once: cost before the first call. monthly: people who keep it up. own: server cost of a call.
    price: of a call to the large model today. factor: fall of that price in a year, as in `price_months`.
    Returns (once + months monthly) / (price S - months own) with S from `price_months`, infinity
    where the bracket below is not positive: then one's own is never the cheaper (at most equal, if
    all costs are zero).
    Errors: ValueError if a cost is negative, or those of `price_months`.
    """
    _not_negative(once, monthly, own, price)
    gained = price * price_months(factor, months) - own * months
    if gained <= 0:
        return math.inf
    return (once + months * monthly) / gained


def own_month(calls: float, once: float, monthly: float, own: float, months: float) -> float:
    """Cost a month of one's own classifier, its first cost spread evenly over so many months."""
    _not_negative(calls, once, monthly, own)
    _positive(months)
    return once / months + monthly + calls * own


def month_calls(customers: float, requests: float, pieces: float) -> float:
    """Calls a month: customers, times requests of each, times pieces sorted for a request."""
    _not_negative(customers, requests, pieces)
    return customers * requests * pieces


def customers_for(calls: float, requests: float, pieces: float) -> float:
    """Customers who bring so many calls a month; infinity for infinitely many calls."""
    _positive(requests, pieces)
    if not calls >= 0:
        raise ValueError("Calls must not be negative.")
    return calls / (requests * pieces)


def extra_a_call(calls: float, once: float, monthly: float, server: float, price: float, months: float) -> float:
    """What a call of one's own classifier costs more than one to the large model; negative where it costs less.

    calls: a month. once: cost before the first call, spread over the months counted. monthly: people who
    keep it up. server: rent a month of as many whole servers as the calls need. price: of a call to the
    large model.
    Errors: ValueError if a cost is negative or the calls or months are not positive.
    """
    _not_negative(once, monthly, server, price)
    _positive(calls, months)
    return (once / months + monthly + server) / calls - price


def error_that_outweighs(price: float, difference: float) -> float:
    """What one error must cost for a difference in accuracy to outweigh so much money a call.

    price: of a call, or what one's own costs more. difference: of the two shares of errors, above 0, at
    most 1; one percentage point is 0.01.
    Errors: ValueError if the price is negative or the difference outside 0 to 1.
    """
    _not_negative(price)
    if not 0 < difference <= 1:
        raise ValueError("The difference must be above 0 and at most 1; write one point as 0.01.")
    return price / difference
