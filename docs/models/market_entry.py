"""A second market: what each firm there must buy, what a pilot adds, what staying and leaving cost.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in.
"""

import math

from models.chance import at_least
from models.compliance_cost import letters_needed, seats_needed

ROUNDING = 1e-9
MONTHS_OF_YEAR = 12


def _not_negative(*numbers: float) -> None:
    if min(numbers) < 0:
        raise ValueError("Seats, hours, months and money must not be negative.")


def _share(share: float) -> None:
    if not 0 < share <= 1:
        raise ValueError("The share must be above 0 and at most 1; write 20% as 0.2.")


def seats_per_firm(seats: float, visits: float, share: float) -> float:
    """Seats that each firm must take for the letters of intent to reach the number wanted.

    seats: wanted in letters of intent. visits: firms asked. share: share of them that sign.
    Returns a whole number. Errors: ValueError if the seats are negative, nobody is asked or the share is out of range.
    """
    _not_negative(seats)
    _share(share)
    if visits <= 0:
        raise ValueError("At least one firm must be asked.")
    return math.ceil(seats / (visits * share) - ROUNDING)


def seats_if_visiting(
    cost: float,
    planned: float,
    visits: float,
    hours_each: float,
    hour: float,
    monthly: float,
    pay: float,
    share: float,
) -> float:
    """Seats that each firm must take where more or fewer firms are visited than the plan has.

    cost: of the first year with the planned number of visits in it; a visit takes hours_each at the price of an
    hour. monthly: contribution of a seat a month. pay: share of the seats in letters that are paid for later.
    share: share of the firms visited that sign. More visits cost more, so more seats are wanted in all.
    Returns a whole number, infinity if a seat contributes nothing.
    Errors: those of `compliance_cost.seats_needed`, `letters_needed` and `seats_per_firm`.
    """
    _not_negative(planned, visits, hours_each, hour)
    seats = seats_needed(cost + (visits - planned) * hours_each * hour, monthly)
    letters = letters_needed(seats, pay)
    return letters if letters == float("inf") else seats_per_firm(letters, visits, share)


def firms_paying(visits: float, share: float, pay: float) -> float:
    """Firms that pay in the end, on average: those asked, times the share that sign, times the share of those that pay.

    A firm that pays is taken to pay for all the seats of its letter, one that does not for none.

    Errors: ValueError if the visits are negative or a share is out of range.
    """
    _not_negative(visits)
    _share(share)
    _share(pay)
    return visits * share * pay


def before_payment(people: float, hours_each: float, hour: float, lawyer: float) -> float:
    """Hours at their price and the lawyer's bill: what is spent before anybody there has paid.

    Errors: ValueError if a number is negative.
    """
    _not_negative(people, hours_each, hour, lawyer)
    return people * hours_each * hour + lawyer


def with_sales(cost: float, visiting: float, firms: float, sale: float) -> float:
    """Cost of the first year if every firm wants a pilot and a security review.

    cost: of the first year as planned, the visits in it. visiting: what the visits cost, which the sale
    has in it too. firms: that buy. sale: work and cash for one signed contract.
    Errors: ValueError if a number is negative or the visits cost more than the year.
    """
    _not_negative(cost, visiting, firms, sale)
    if visiting > cost:
        raise ValueError("The visits can't cost more than the year they are part of.")
    return cost - visiting + firms * sale


def coverage_added(seats: float, monthly: float, cost: float, fixed: float) -> float:
    """What a market adds to the coverage: contribution of its seats less its own cost, over the fixed costs.

    monthly: contribution of a seat a month. cost: of the market in a year. fixed: fixed costs a month.
    Errors: ValueError if seats or cost are negative or the fixed costs not positive.
    """
    _not_negative(seats, cost)
    if fixed <= 0:
        raise ValueError("The fixed costs must be greater than zero.")
    return (seats * monthly - cost / MONTHS_OF_YEAR) / fixed


def refund(seats: float, months: float, price: float) -> float:
    """What must be paid back if the service ends so many months early.

    price: prepaid for a seat a month. Errors: ValueError if a number is negative.
    """
    _not_negative(seats, months, price)
    return seats * months * price


def serve_out(months: float, hours: float, hour: float, seats: float, serving: float, support: float) -> float:
    """What it costs to go on serving until the prepaid months are over, without selling.

    hours: own work a month. hour: price of one. seats: still served. serving, support: for a seat a month.
    Fees already paid for the year are not in it. Errors: ValueError if a number is negative.
    """
    _not_negative(months, hours, hour, seats, serving, support)
    return months * (hours * hour + seats * (serving + support))


def fee_share(share: float, fixed: float, amount: float) -> float:
    """Payment fee as a share of the amount, where it has a share and a fixed part.

    Errors: ValueError if a number is negative or the amount not positive.
    """
    _not_negative(share, fixed)
    if amount <= 0:
        raise ValueError("The amount must be greater than zero.")
    return share + fixed / amount


def chance_enough(firms: float, visits: float, share: float, pay: float) -> float:
    """Chance that at least so many of the firms visited pay, each deciding by itself.

    firms, visits: whole numbers. share: of the firms visited that sign. pay: of the signers that pay in full.
    Errors: ValueError if a share is out of range, or those of `chance.at_least`.
    """
    _share(share)
    _share(pay)
    return at_least(firms, visits, share * pay)


def visits_for(firms: float, share: float, pay: float, wanted: float) -> float:
    """Fewest visits at which the chance of so many paying firms reaches the one wanted.

    wanted: above 0 and below 1. Errors: ValueError if a share is out of range or the firms are below 1.
    """
    _share(share)
    _share(pay)
    if firms < 1 or not 0 < wanted < 1:
        raise ValueError("At least one firm must be wanted, with a chance between 0 and 1.")
    visits = firms
    while chance_enough(firms, visits, share, pay) < wanted:
        visits += 1
    return visits


def left_a_month(budget: float, spent: float, months: float) -> float:
    """What is left of a budget for each of the months to come.

    Errors: ValueError if a number is negative, the months are not positive or more is spent than the budget.
    """
    _not_negative(budget, spent)
    if months <= 0:
        raise ValueError("There must be at least one month.")
    if spent > budget:
        raise ValueError("No more than the budget can be spent.")
    return (budget - spent) / months


def seats_to_cover(covered: float, cost: float, monthly: float, fixed: float) -> float:
    """Seats that lift the coverage to 1 if the market's own cost does not grow with them.

    covered: the coverage without this market. cost: of the market in a year. monthly: contribution of a seat a month.
    fixed: fixed costs a month. Returns a whole number, 0 if nothing is missing.
    Errors: ValueError if a number is negative or a seat contributes nothing.
    """
    _not_negative(covered, cost, fixed)
    if monthly <= 0:
        raise ValueError("A seat must contribute something.")
    if covered >= 1:
        return 0
    return math.ceil(((1 - covered) * fixed + cost / MONTHS_OF_YEAR) / monthly - ROUNDING)


def use_if_silent(active: float, firms: float, each: float) -> float:
    """Share of the other firms' seats that must be in use if one firm uses none; above 1 it can't be reached.

    active: seats that must be in use. firms: of equal size. each: seats of one.
    Errors: ValueError if a number is negative, or fewer than two firms or no seats are given.
    """
    _not_negative(active)
    if firms < 2 or each <= 0:
        raise ValueError("There must be at least two firms with seats.")
    return active / ((firms - 1) * each)
