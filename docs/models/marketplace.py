"""Whether listing in somebody else's marketplace pays: its commission against the customers it really adds.

Numbers in, numbers out, the standard library's `math` only. Money may be any currency, the same
throughout. A share is between 0 and 1.
"""

import math


def _check(money: tuple[float, ...], shares: tuple[float, ...]) -> None:
    for number in money:
        if number < 0:
            raise ValueError("Prices, costs and days must not be negative.")
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A share must be between 0 and 1.")


def listed(price: float, tax: float, commission: float, costs: float) -> float:
    """Contribution a month of a customer who pays through the marketplace.

    price: a month, tax included. tax: rate inside it. commission: what the marketplace keeps, as a part of the price.
    costs: serving and support a month. Below zero if the commission leaves less than that.
    Errors: ValueError if a number is negative or the commission is outside 0 to 1.
    """
    _check((price, tax, costs), (commission,))
    return price / (1 + tax) - commission * price - costs


def added_value(monthly: float, churn: float) -> float:
    """What a customer whom the marketplace really adds contributes from first to last.

    monthly: contribution a month; below zero, so is the result. churn: share of them who leave each
    month, above 0. Errors: ValueError if the churn is outside 0 to 1 or zero.
    """
    if not 0 < churn <= 1:
        raise ValueError("Churn must be above 0 and at most 1.")
    return monthly / churn


def given_away(own: float, monthly: float, churn: float) -> float:
    """What you lose on a customer who would have come without the marketplace.

    own: contribution a month through your own till. monthly: through the marketplace. churn: of your
    own customers, since this one is one of them. Errors: ValueError if the churn is not above 0.
    """
    return added_value(own - monthly, churn)


def break_even_share(added: float, given: float) -> float:
    """Share of the marketplace's customers who must really be added, before a listing gains anything.

    added: of `added_value`. given: of `given_away`. The cost of listing is left out. Returns 0 if nothing is
    given away and infinity if an added customer contributes nothing or less: no share breaks even.
    """
    if added <= 0:
        return math.inf
    if given <= 0:
        return 0.0
    return given / (added + given)


def gain_each(added: float, given: float, share: float) -> float:
    """Gain of the average customer who comes through the marketplace.

    share: of those who would not have come otherwise. Errors: ValueError if it is outside 0 to 1.
    """
    _check((), (share,))
    return share * added - (1 - share) * given


def monthly_work(first: float, upkeep: float, months: float) -> float:
    """Work of a listing, a month. first: cost of getting listed. upkeep: cost a month.

    months: within which the first cost has to be repaid.
    Errors: ValueError if a cost is negative or the months are not positive.
    """
    _check((first, upkeep), ())
    if months <= 0:
        raise ValueError("The months must be positive.")
    return first / months + upkeep


def customers_a_month(gain: float, first: float, upkeep: float, months: float) -> float:
    """Customers a month that the marketplace must bring for a listing to pay.

    gain: of `gain_each`. first: cost of getting listed. upkeep: cost a month. months: within which
    the first cost has to be repaid. Returns a whole number, infinity if a customer gains nothing.
    Errors: ValueError if a cost is negative or the months are not positive.
    """
    work = monthly_work(first, upkeep, months)
    return math.ceil(work / gain) if gain > 0 else math.inf
