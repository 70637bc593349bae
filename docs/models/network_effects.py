"""Does each user become worth more when there are more of them, and where does a platform start to live?

Numbers in, numbers out, the standard library's `math` only. A commission and a chance are between 0 and 1.
"""

import math

MONTHS = 12


def _users(*numbers: float) -> None:
    for number in numbers:
        if number <= 1:
            raise ValueError("There must be more than one user.")


def square_growth(before: float, after: float) -> float:
    """Value of a network after growth as a multiple of the value before, if it goes with n squared.

    "Metcalfe's law": each pair of users is worth the same. Errors: ValueError below two users.
    """
    _users(before, after)
    return (after / before) ** 2


def log_growth(before: float, after: float) -> float:
    """The same if the value goes with n log n: most pairs are worth little.

    Source: A. Odlyzko and B. Tilly, "A refutation of Metcalfe's law" (2005). Errors: as above.
    """
    _users(before, after)
    return after * math.log(after) / (before * math.log(before))


def within_growth(before: float, after: float) -> float:
    """The same if a user gains from their own history only: as many times as there are users.

    Errors: ValueError below two users.
    """
    _users(before, after)
    return after / before


def orders(buyers: float, yearly: float) -> float:
    """Orders a month. buyers: customers who may buy. yearly: orders of each a year.

    Errors: ValueError if a number is negative.
    """
    if buyers < 0 or yearly < 0:
        raise ValueError("Buyers and orders must not be negative.")
    return buyers * yearly / MONTHS


def platform_income(buyers: float, yearly: float, price: float, take: float) -> float:
    """Commission of a platform a month. price: of an order. take: its commission, as a part of the price.

    Errors: ValueError if a number is negative or the commission outside 0 to 1.
    """
    if price < 0 or not 0 <= take <= 1:
        raise ValueError("The price must not be negative and the commission between 0 and 1.")
    return orders(buyers, yearly) * price * take


def sellers_carried(buyers: float, yearly: float, price: float, take: float, income: float) -> float:
    """Sellers whom the orders of so many buyers keep, each with the income they stay for.

    income: money a month for which a seller stays, above 0. Returns a whole number.
    Errors: ValueError if an input is out of range.
    """
    if income <= 0:
        raise ValueError("A seller must want some income.")
    return math.floor(platform_income(buyers, yearly, price, 1 - take) / income + 1e-9)


def coverage(sellers: float, chance: float) -> float:
    """Chance that a buyer finds somebody for the case in hand among so many sellers.

    chance: that one seller takes such a case. Sellers are taken as independent of one another, which
    is hopeful. Errors: ValueError if the number is negative or the chance outside 0 to 1.
    """
    if sellers < 0 or not 0 <= chance <= 1:
        raise ValueError("Sellers must not be negative and a chance lies between 0 and 1.")
    nobody: float = (1 - chance) ** sellers
    return 1 - nobody


def sellers_needed(wanted: float, chance: float) -> float:
    """Sellers with whom a buyer finds somebody with the wanted chance.

    wanted: above 0, below 1. chance: as in `coverage`, above 0, below 1. Returns a whole number.
    Errors: ValueError if an input is out of range.
    """
    if not 0 < wanted < 1 or not 0 < chance < 1:
        raise ValueError("Both chances must lie between 0 and 1.")
    return math.ceil(math.log(1 - wanted) / math.log(1 - chance) - 1e-9)


def critical_buyers(sellers: float, income: float, yearly: float, price: float, take: float) -> float:
    """Buyers below whom the sellers that buyers want do not earn enough to stay: the critical mass.

    sellers: of `sellers_needed`. The rest as in `sellers_carried`. Returns a whole number, infinity
    if the platform leaves sellers nothing. Errors: ValueError if an input is out of range.
    """
    if sellers <= 0 or income <= 0:
        raise ValueError("There must be some sellers, and they must want some income.")
    each = platform_income(1, yearly, price, 1 - take)
    if each == 0:
        return math.inf
    return math.ceil(sellers * income / each - 1e-9)
