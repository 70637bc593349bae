"""Overfitting, and what leakage does to a score.

Numbers in, numbers out. Only `math` is imported, and the chances of `chance`. Shares and
scores are 0 to 1.
"""

import math

from models.chance import at_least, at_most, normal_quantile


def sibling_share(group: float, test_share: float) -> float:
    """Chance that an item of the test set has a sibling in the training set.

    group: items of one origin, such as clauses of one contract, the item included. test_share:
    chance with which each item is put into the test set, independently of the others.
    Returns 1 - test_share^(group - 1).
    Errors: ValueError if the group is not a whole number from 1 or the share not between 0 and 1.
    """
    if group < 1 or group != int(group):
        raise ValueError("A group has at least one item, and a whole number of them.")
    if not 0 < test_share < 1:
        raise ValueError("The share of the test set must lie between 0 and 1.")
    alone: float = test_share ** (group - 1)
    return 1.0 - alone


def reported_score(true_score: float, leaked: float, copy_score: float = 1.0) -> float:
    """Score that a test set with leaked items shows.

    true_score: share passed of items never seen. leaked: share of the test items that the
    training set contains. copy_score: share passed of those.
    Errors: ValueError if an input is outside 0 to 1.
    """
    _check_share(true_score, leaked, copy_score)
    return leaked * copy_score + (1.0 - leaked) * true_score


def clean_score(reported: float, leaked: float, copy_score: float = 1.0) -> float:
    """Score on items never seen, worked back from a score with leaked items.

    The inputs are those of `reported_score`. Returns (reported - leaked x copy_score) /
    (1 - leaked); with the copies all passed, the least the true score can be.
    Errors: ValueError if an input is outside 0 to 1, all items leaked, or the three do not
    fit together.
    """
    _check_share(reported, leaked, copy_score)
    if leaked == 1:
        raise ValueError("If every item leaked, the score says nothing of new ones.")
    score = (reported - leaked * copy_score) / (1.0 - leaked)
    if not -1e-12 <= score <= 1 + 1e-12:
        raise ValueError("No true score fits: the leaked items alone would give another report.")
    return min(1.0, max(0.0, score))


def best_of(models: float, items: float, rate: float) -> float:
    """Expected score of the best of several equally good models on one test set.

    models: how many are tried. items: items of the test set. rate: true share that each
    passes. The models' results are taken as independent of each other, which overstates the
    gain where they fail on the same items. Returns the expected largest share, exactly.
    Errors: ValueError if models or items is not a whole number from 1 or the rate outside 0 to 1.
    """
    if models < 1 or models != int(models):
        raise ValueError("There must be at least one model, and a whole number of them.")
    _check_items(items)
    _check_share(rate)
    whole = int(items)
    below = sum(at_most(count, whole, rate) ** int(models) for count in range(whole))
    return (whole - below) / whole


def luck_gap(points: float, items: float, others: float, rate: float) -> float:
    """Chance that one of two equally good scores is ahead of the other by a gap, from luck alone.

    points: difference of the two shares, in percentage points. items: items behind the score that
    is ahead. others: items, different ones, behind the other. rate: true share passed on both.
    Returns the chance that the first is ahead by the gap or more, exactly (two binomials).
    Errors: ValueError if the gap is outside 0 to 100, items or others is not a whole number from
    1, or the rate not between 0 and 1.
    """
    if not 0 <= points <= 100:
        raise ValueError("The gap must lie between 0 and 100 percentage points.")
    _check_items(items)
    _check_items(others)
    _check_inner(rate)
    total = 0.0
    for count in range(int(others) + 1):
        chance = at_most(count, others, rate) - at_most(count - 1, others, rate)
        total += chance * at_least(items * (count / others + points / 100) - 1e-9, items, rate)
    return total


def gap_line(items: float, others: float, rate: float, chance: float = 0.05) -> float:
    """Gap between two equally good scores that luck reaches or passes with a given chance.

    items, others: items behind each score. rate: true share passed on both. chance: 0 to 1.
    Returns percentage points, by the normal approximation: quantile x sqrt(rate x (1 - rate) x
    (1/items + 1/others)); scores come in whole items, so the true chance at the line is a little off.
    Errors: ValueError if items or others is not a whole number from 1, or rate or chance not
    between 0 and 1.
    """
    _check_items(items)
    _check_items(others)
    _check_inner(rate)
    _check_inner(chance)
    return 100 * normal_quantile(1 - chance) * math.sqrt(rate * (1 - rate) * (1 / items + 1 / others))


def margin(rate: float, items: float) -> float:
    """Half the width of the 95% interval of a pass rate, in percentage points.

    rate: share passed, 0 to 1, both left out. items: how many it was measured on. By the normal
    approximation, good enough where at least ten passed and ten failed.
    Errors: ValueError if items is not a whole number from 1 or the rate not between 0 and 1.
    """
    _check_items(items)
    _check_inner(rate)
    return 100 * normal_quantile(0.975) * math.sqrt(rate * (1 - rate) / items)


def polynomial(degree: int, places: tuple[float, ...], values: tuple[float, ...]) -> tuple[float, ...]:
    """Coefficients of the polynomial of a degree with the least squared error, constant first.

    places, values: the examples, of which there must be more than the degree, at different
    places. Solved from the normal equations, which is sound for small degrees and places
    from -1 to 1.
    Errors: ValueError if the degree is negative, the tuples differ in length, or the places
    are too few.
    """
    if degree < 0:
        raise ValueError("The degree must not be negative.")
    if len(places) != len(values):
        raise ValueError("There must be one value for each place.")
    if len(set(places)) <= degree:
        raise ValueError("There must be more places than the degree.")
    size = degree + 1
    rows = [
        [sum(x ** (i + j) for x in places) for j in range(size)]
        + [sum(values[n] * places[n] ** i for n in range(len(places)))]
        for i in range(size)
    ]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [rows[r][j] - factor * rows[i][j] for j in range(size + 1)]
    found = [0.0] * size
    for i in range(size - 1, -1, -1):
        rest = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - rest) / rows[i][i]
    return tuple(found)


def root_error(coefficients: tuple[float, ...], places: tuple[float, ...], values: tuple[float, ...]) -> float:
    """Root of the mean squared error of a polynomial on examples, in the unit of the values.

    Errors: ValueError if there are no examples or the tuples differ in length.
    """
    if not places or len(places) != len(values):
        raise ValueError("There must be at least one example, and one value for each place.")
    total = 0.0
    for n in range(len(places)):
        guess = sum(c * places[n] ** i for i, c in enumerate(coefficients))
        total += (guess - values[n]) ** 2
    return math.sqrt(total / len(places))


def _check_share(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("Scores and shares must lie between 0 and 1; write 40% as 0.4.")


def _check_items(items: float) -> None:
    if items < 1 or items != int(items):
        raise ValueError("There must be at least one item, and a whole number of them.")


def _check_inner(rate: float) -> None:
    if not 0 < rate < 1:
        raise ValueError("The rate must lie between 0 and 1, both left out.")
