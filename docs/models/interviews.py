"""What a few conversations, or a few people asked to pay, can prove about a market.

Numbers in, numbers out. Only `math` and `models.chance` are imported, so that the same file runs under CPython,
Pyodide and MicroPython. Every bound is exact for the binomial distribution and one-sided
(Clopper and Pearson, 1934): it holds if the people were drawn at random from the segment and
answered independently of one another. A share is between 0 and 1.
"""

import math

from models.chance import at_least, at_most

HALVINGS = 60
ROUNDING = 1e-9


def chance_to_see(share: float, people: float) -> float:
    """Chance that at least one of so many people has what a share of the segment has.

    share: 0 to 1. people: how many are asked.
    Errors: ValueError if the share is outside 0 to 1 or people negative.
    """
    _check_share(share)
    if people < 0:
        raise ValueError("The number of people must not be negative.")
    return 1 - math.pow(1 - share, people)


def upper_share(count: float, people: float, sure: float) -> float:
    """Largest share of the segment that such a count still leaves believable.

    count: how many of the people did it. sure: 0.95 leaves one chance in twenty of being wrong.
    For a count of 0 this is close to 3 divided by the people: the rule of three.
    Errors: ValueError if the count is not between 0 and people or sure not between 0 and 1.
    """
    _check_count(count, people, sure)
    if count == people:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if at_most(count, people, middle) > 1 - sure:
            low = middle
        else:
            high = middle
    return high


def lower_share(count: float, people: float, sure: float) -> float:
    """Smallest share of the segment that such a count still leaves believable.

    Inputs and errors as in `upper_share`.
    """
    _check_count(count, people, sure)
    return 1 - upper_share(people - count, people, sure)


def stop_count(people: float, needed: float, risk: float) -> float:
    """Largest count to which a segment just good enough would rarely fall.

    people: how many are counted. needed: the share one needs.
    risk: how often a segment with just that share may fall so low, at most one half.
    Returns a whole number, -1 if not even a count of 0 shows anything.
    Errors: ValueError if an input is out of range.
    """
    _check_test(people, needed, risk)
    count = -1
    while count < people - 1 and at_most(count + 1, people, needed) <= risk:
        count += 1
    return count


def go_count(people: float, needed: float, risk: float) -> float:
    """Smallest count that a segment with just this share would rarely reach.

    people: how many are counted. needed: the share to be beaten.
    risk: how often a segment with just that share may reach the count, at most one half.
    Returns a whole number, people + 1 if no count is enough.
    Errors: ValueError if an input is out of range.
    """
    _check_test(people, needed, risk)
    count = int(people * needed)
    while count <= people and at_least(count, people, needed) > risk:
        count += 1
    return count


def chance_to_go(people: float, needed: float, risk: float, share: float) -> float:
    """Chance that a test says “go on” in a segment whose true share is given.

    The other inputs and the errors are those of `go_count`.
    """
    count = go_count(people, needed, risk)
    return at_least(count, people, share) if count <= people else 0.0


def voices(people: float, each_group: float, likeness: float) -> float:
    """How many independent voices so many people are worth, if they come in groups.

    each_group: people from the same firm or circle. likeness: correlation of the answers within a
    group, 0 (strangers) to 1 (one opinion): Kish's design effect, 1 + (group - 1) x likeness.
    Returns a whole number, rounded down, so that it can be put into the other functions.
    Errors: ValueError if there is nobody, a group is empty or larger than the people, or the
    likeness is outside 0 to 1.
    """
    _check_people(people)
    if not 1 <= each_group <= people:
        raise ValueError("A group has at least one person and no more than there are people.")
    _check_share(likeness)
    return int(people / (1 + (each_group - 1) * likeness) + ROUNDING)


def _check_share(share: float) -> None:
    if not 0 <= share <= 1:
        raise ValueError("A share must be between 0 and 1; write 5% as 0.05.")


def _check_people(people: float) -> None:
    if people < 1 or people != int(people):
        raise ValueError("The number of people must be a whole number, at least 1.")


def _check_count(count: float, people: float, sure: float) -> None:
    _check_people(people)
    if not 0 <= count <= people:
        raise ValueError("The count must be between 0 and the number of people.")
    if not 0 < sure < 1:
        raise ValueError("How sure one wants to be must be between 0 and 1; write 95% as 0.95.")


def _check_test(people: float, needed: float, risk: float) -> None:
    _check_people(people)
    if not 0 < needed < 1:
        raise ValueError("The share needed must be between 0 and 1; write 3% as 0.03.")
    if not 0 < risk <= 0.5:
        raise ValueError("The risk must be above 0 and at most one half; write 5% as 0.05.")
