"""Which of several models to pay for: what a finished task costs, failures included.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. Pass
rates are shares, 0 to 1, measured on the founder's own evaluation set. All money is in one currency.
"""


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Money must not be negative.")


def _share(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A pass rate lies between 0 and 1.")


def task_cost(price: float, pass_rate: float, failure: float) -> float:
    """Mean cost of a task: price of the request, plus the share that fails times what a failure costs.

    failure: what one failed answer costs on the mean, in work to mend it or in harm.
    Errors: ValueError if a sum is negative or the pass rate is outside 0 to 1.
    """
    _not_negative(price, failure)
    _share(pass_rate)
    return price + (1.0 - pass_rate) * failure


def cascade_cost(cheap: float, check: float, pass_rate: float, dear: float) -> float:
    """Mean price of a request that goes to the cheap model first, and to the dear one if it fails.

    check: cost of judging the cheap answer, without error. pass_rate: of the cheap model.
    Errors: ValueError if a sum is negative or the pass rate is outside 0 to 1.
    """
    _not_negative(cheap, check, dear)
    _share(pass_rate)
    return cheap + check + (1.0 - pass_rate) * dear


def cascade_line(cheap: float, check: float, dear: float) -> float:
    """Pass rate of the cheap model above which trying it first costs less than the dear model alone.

    (cheap + check) / dear; above 1 it never does.
    Errors: ValueError if a sum is negative or the dear model is free.
    """
    _not_negative(cheap, check)
    if dear <= 0:
        raise ValueError("The dear model must cost something.")
    return (cheap + check) / dear


def cascade_gain(passed: float, rescued: float, dear_passed: float, items: float) -> float:
    """Share of items that both models together pass above what the dear model passes alone.

    passed: items the cheap model passes. rescued: of those it fails, items the dear one passes.
    dear_passed: items the dear one passes. The check between them is taken to be without error.
    Errors: ValueError if a count is negative or contradicts the others.
    """
    if items <= 0 or passed < 0 or rescued < 0 or dear_passed < 0:
        raise ValueError("Counts must not be negative, and there must be items.")
    if passed + rescued > items or dear_passed > items or rescued > dear_passed:
        raise ValueError("These counts contradict each other.")
    return (passed + rescued - dear_passed) / items


def largest_check(cheap: float, pass_rate: float, dear: float, gain: float, failure: float) -> float:
    """Most that judging one cheap answer may cost if trying the cheap model first is to pay.

    pass_rate * dear - cheap + gain * failure; below zero it never pays. gain: what `cascade_gain`
    gives. failure: what one failed answer costs. With a gain or a failure of 0 only the prices of
    the requests are compared.
    Errors: ValueError if a sum is negative, the pass rate is outside 0 to 1 or the gain outside -1 to 1.
    """
    _not_negative(cheap, dear, failure)
    _share(pass_rate)
    if not -1 <= gain <= 1:
        raise ValueError("A gain lies between -1 and 1.")
    return pass_rate * dear - cheap + gain * failure


def seconds_bought(money: float, month_price: float, days: float, hours: float) -> float:
    """Seconds of a person's time that a sum buys.

    month_price: full cost of the person a month. days: working days of a month. hours: of a day.
    Errors: ValueError if the sum is negative or another number is not positive.
    """
    _not_negative(money)
    if month_price <= 0 or days <= 0 or hours <= 0:
        raise ValueError("Pay, days and hours must be positive.")
    return money / (month_price / days / hours / 3600.0)
