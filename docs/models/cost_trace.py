"""From the request log to the supplier's invoice: what explains it, and what is left over.

Numbers in, numbers out. Money is in whatever currency the prices are given in.
"""

MILLION = 1e6


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Requests, tokens, prices and money must not be negative.")


def repeated_cost(requests: float, repeated: float, price: float) -> float:
    """Money for calls sent again after a time-out, where the supplier charges the first one too.

    requests: logged, of a month. repeated: share of them sent twice, 0 to 1. price: of one.
    Errors: ValueError if a number is negative or the share outside 0 to 1.
    """
    _not_negative(requests, price)
    if not 0 <= repeated <= 1:
        raise ValueError("The share repeated must lie between 0 and 1.")
    return requests * repeated * price


def cache_cost(requests: float, tokens: float, planned: float, seen: float, fresh: float, cached: float) -> float:
    """Money because less of the input came from the cache than planned; negative if more did.

    requests: of a month. tokens: input of one. planned, seen: share of the input that comes from
    the cache, 0 to 1. fresh, cached: prices of a million tokens.
    Errors: ValueError if a number is negative or a share outside 0 to 1.
    """
    _not_negative(requests, tokens, fresh, cached)
    if not 0 <= planned <= 1 or not 0 <= seen <= 1:
        raise ValueError("The cached shares must lie between 0 and 1.")
    return requests * tokens * (planned - seen) * (fresh - cached) / MILLION


def explained(planned: float, repeated: float, cache: float, tests: float) -> float:
    """The part of the invoice the log accounts for: four sums of money added up.

    planned: logged requests at the planned price. cache: as in `cache_cost`, may be negative.
    Errors: ValueError if another sum is negative.
    """
    _not_negative(planned, repeated, tests)
    return planned + repeated + cache + tests


def unexplained(invoice: float, known: float) -> float:
    """Money on the invoice that the log does not account for; negative if the log says more.

    Errors: ValueError if a sum is negative.
    """
    _not_negative(invoice, known)
    return invoice - known


def worth_digging(digging: float, months: float, found: float) -> float:
    """Unexplained money a month from which looking for it pays.

    digging: what the search costs. months: for how long the leak would go on unnoticed.
    found: chance that the search finds it, above 0, at most 1.
    Errors: ValueError if the cost is negative, the months not positive or the chance out of range.
    """
    _not_negative(digging)
    if months <= 0:
        raise ValueError("The months must be greater than zero.")
    if not 0 < found <= 1:
        raise ValueError("The chance of finding it must be above 0 and at most 1.")
    return digging / months / found


def margin_from_invoice(net: float, invoice: float, payers: float, fee: float, support: float) -> float:
    """Gross margin with the serving cost taken from the invoice instead of the plan.

    net: price of a month without tax. invoice: of the same month. payers: customers who paid it.
    fee, support: payment fee and support a customer. Returns a share; negative at a loss.
    Errors: ValueError if a number is negative, or net or payers not positive.
    """
    _not_negative(invoice, fee, support)
    if net <= 0 or payers <= 0:
        raise ValueError("The net price and the customers must be greater than zero.")
    return (net - invoice / payers - fee - support) / net
