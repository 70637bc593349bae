"""What a candidate for an advantage must bring: its cost, the benefit needed a month, the chance that a test passes.

Numbers in, numbers out. Only `math` and `models.chance` are used, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in. A score is 0, 1, 2 or 3.
"""

import math

from models.chance import at_least

HIGHEST = 3
LARGEST = 333
CUTS = 1e-9


def _amount(value: float, what: str) -> float:
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(what + " must be a number, not below zero.")
    return value


def _share(value: float, what: str) -> float:
    if not 0 <= value <= 1:
        raise ValueError(what + " must lie between 0 and 1.")
    return value


def build_cost(days: float, month_pay: float, working_days: float, cash: float = 0) -> float:
    """What it costs to build: so many working days at market pay, and whatever is paid in cash besides.

    Errors: ValueError if a number is negative or not finite, or a month has no working days.
    """
    if not (math.isfinite(working_days) and working_days > 0):
        raise ValueError("A month needs more than zero working days.")
    work = _amount(days, "The number of working days") / working_days * _amount(month_pay, "The pay")
    return work + _amount(cash, "The cash")


def benefit_needed(cost: float, months: float) -> float:
    """Benefit a month that repays the cost before it is copied; not discounted.

    months: months to copy, from the day it is first shown; counted as if it brought its benefit from that day.
    Errors: ValueError if the cost is negative or not finite, or there are no months.
    """
    if not (math.isfinite(months) and months > 0):
        raise ValueError("What is copied at once can never repay its cost.")
    return _amount(cost, "The cost") / months


def net(cap: float, cost: float) -> float:
    """The first number less the second, such as all newcomers less those from advertising."""
    return cap - cost


def times(one: float, other: float) -> float:
    """A product, such as twelve months of a saving."""
    return one * other


def chosen_by_both(least: float, shown: float, share: float) -> float:
    """Chance that two judges, each alone, choose yours at least so often if each prefers it with this chance."""
    return at_least(least, shown, share) ** 2


def each(total: float, number: float) -> float:
    """A total divided evenly, such as days by changes of leader. Errors: ValueError if the number is not positive."""
    if number <= 0:
        raise ValueError("A total can only be divided by a number above zero.")
    return total / number


def _steps(code: float) -> tuple[int, int, int]:
    """Benefit, barrier and evidence from a number of three digits: 221 is 2, 2, 1."""
    if not math.isfinite(code) or code != int(code) or not 0 <= code <= LARGEST:
        raise ValueError("Write the three scores as three digits of 0 to 3: 221, or 21 for a benefit of 0.")
    number = int(code)
    steps = (number // 100, number // 10 % 10, number % 10)
    if max(steps) > HIGHEST:
        raise ValueError("Write the three scores as three digits of 0 to 3: 221, or 21 for a benefit of 0.")
    return steps


def score(code: float) -> float:
    """Score of a candidate, 0 to 27: benefit times barrier times evidence.

    code: the three scores as digits of 0 to 3, as 221. A nought anywhere makes the whole nought.
    Errors: ValueError if a score is something else.
    """
    benefit, barrier, evidence = _steps(code)
    return benefit * barrier * evidence


def scores_near(code: float) -> list[float]:
    """Scores of all combinations in which each of the three is at most one away; 8 to 27 of them."""
    sides = [range(max(0, step - 1), min(HIGHEST, step + 1) + 1) for step in _steps(code)]
    return [benefit * barrier * evidence for benefit in sides[0] for barrier in sides[1] for evidence in sides[2]]


def first_share(own: float, one: float, two: float, three: float, four: float, five: float, six: float) -> float:
    """How often a candidate stays alone in first place among seven if every score may be wrong by one.

    own: its three digits. one to six: those of the others. All combinations count alike and each candidate
    errs by itself, so the share is exact: the average over its own scores of the product of the shares of lower scores.
    Errors: ValueError as in `score`.
    """
    rivals = [scores_near(other) for other in (one, two, three, four, five, six)]
    mine = scores_near(own)
    found = 0.0
    for score_now in mine:
        lower = 1.0
        for theirs in rivals:
            lower *= len([1 for other in theirs if other < score_now]) / len(theirs)
        found += lower
    return found / len(mine)


def names_pass(asked: float, least: float, pays: float, part: float, names: float) -> float:
    """Chance that enough of those asked pay and enough of the payers name the sealed reason.

    asked: people asked. least: fewest who must pay. pays: chance that one pays. part: share of the
    payers who must name the reason. names: chance that a payer names it. People decide by themselves.
    Errors: ValueError if a share is outside 0 to 1 or more must pay than are asked.
    """
    for value, what in ((pays, "The chance of paying"), (part, "The share"), (names, "The chance of naming")):
        _share(value, what)
    if not 0 < least <= asked:
        raise ValueError("Between one and all of those asked must pay.")
    found = 0.0
    for payers in range(int(least), int(asked) + 1):
        exactly = at_least(payers, asked, pays)
        if payers < asked:
            exactly -= at_least(payers + 1, asked, pays)
        found += exactly * at_least(math.ceil(part * payers - CUTS), payers, names)
    return found
