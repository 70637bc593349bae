"""When changing a model pays for itself, compared with writing more into the prompt.

Numbers in, numbers out; standard library only. Money is in one currency.
"""


def break_even_requests(once: float, before: float, after: float) -> float:
    """Requests after which a one-off cost is repaid.

    once: money spent before the first request. before, after: price of one request without and
    with the change. Returns requests, infinity if a request gets no cheaper.
    Errors: ValueError if an amount is negative.
    """
    if once < 0 or before < 0 or after < 0:
        raise ValueError("Costs and prices must not be negative.")
    if after >= before:
        return float("inf")
    return once / (before - after)


def months_to_repay(requests: float, customers: float, each: float) -> float:
    """Months in which so many customers send so many requests, their number standing still.

    requests: to be sent in all. customers: count. each: requests of one a month.
    Errors: ValueError if the requests are negative or another input not positive.
    """
    if requests < 0:
        raise ValueError("Requests must not be negative.")
    if customers <= 0 or each <= 0:
        raise ValueError("Customers and their requests must be greater than zero.")
    return requests / (customers * each)


def customers_to_repay(requests: float, months: float, each: float) -> float:
    """Customers who send so many requests within so many months.

    Errors: ValueError if the requests are negative or another input not positive.
    """
    if requests < 0:
        raise ValueError("Requests must not be negative.")
    if months <= 0 or each <= 0:
        raise ValueError("Months and requests must be greater than zero.")
    return requests / (months * each)


def once_cost(examples: float, rent: float) -> float:
    """What a fine-tuning costs before its first request: writing the examples and the GPUs.

    Errors: ValueError if an amount is negative.
    """
    if examples < 0 or rent < 0:
        raise ValueError("Costs must not be negative.")
    return examples + rent


def work_cost(days: float, day_price: float) -> float:
    """What so many working days of one person cost.

    Errors: ValueError if an input is negative.
    """
    if days < 0 or day_price < 0:
        raise ValueError("Days and their price must not be negative.")
    return days * day_price


def months_for_examples(
    examples: float, each: float, rent: float, before: float, after: float, customers: float, requests: float
) -> float:
    """Months in which a fine-tuning on so many examples repays, customers standing still.

    examples: count. each: cost of writing one. rent: GPU rent for one. before, after: price of one
    request without and with the change. customers: count. requests: of one a month.
    Returns months, infinity if a request gets no cheaper.
    Errors: those of `break_even_requests` and `months_to_repay`.
    """
    if examples < 0 or each < 0 or rent < 0:
        raise ValueError("Examples and their costs must not be negative.")
    return months_to_repay(break_even_requests(examples * (each + rent), before, after), customers, requests)
