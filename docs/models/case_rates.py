"""What a table of cases can and cannot show: intervals, visibility and luck.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A share
and a chance are between 0 and 1: 0.3 for three in ten. A count is a whole number.
"""

import math

from models.chance import normal_quantile

SLACK = 1e-9


def _check_count(hits: float, cases: float) -> None:
    if cases < 1 or cases != int(cases) or hits != int(hits):
        raise ValueError("Counts must be whole numbers, and there must be at least one case.")
    if not 0 <= hits <= cases:
        raise ValueError("The hits must lie between none and all of the cases.")


def share_of(hits: float, cases: float) -> float:
    """Share of the cases that have something.

    Errors: ValueError if the counts are not whole, or the hits not between none and all.
    """
    _check_count(hits, cases)
    return hits / cases


def wilson(hits: float, cases: float, confidence: float) -> tuple[float, float]:
    """Interval for a share, as if the cases were drawn at random from a far larger population.

    confidence: as 0.95. Returns the lower and the upper end. Says nothing about cases that were
    chosen in another way. Source: E. B. Wilson, "Probable Inference, the Law of Succession, and
    Statistical Inference", Journal of the American Statistical Association 22 (1927).
    Errors: ValueError if the counts are not whole, or the confidence not between 0 and 1.
    """
    _check_count(hits, cases)
    if not 0 < confidence < 1:
        raise ValueError("The confidence must lie between 0 and 1; write 95% as 0.95.")
    z = normal_quantile((1 + confidence) / 2)
    share = hits / cases
    middle = share + z * z / (2 * cases)
    reach = z * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    whole = 1 + z * z / cases
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def _check_visibility(share: float, visibility: float) -> None:
    if not 0 <= share <= 1:
        raise ValueError("A share must be between 0 and 1; write 5% as 0.05.")
    if visibility <= 0:
        raise ValueError("The visibility must be more than zero.")


def seen_share(share: float, visibility: float) -> float:
    """Share of survivors that a reader sees when what ended is written about less, or more, often.

    share: of those that go on, among all. visibility: how often one that ended is written about,
    for each time that one that goes on is; 0.1 for a tenth as often, above 1 for a book that
    collects failures. Returns the share among those that are written about.
    Errors: ValueError if the share is not between 0 and 1, or the visibility not above zero.
    """
    _check_visibility(share, visibility)
    return share / (share + (1 - share) * visibility)


def true_share(seen: float, visibility: float) -> float:
    """Share of survivors among all that would make a reader see a given share; undoes `seen_share`.

    seen: share of those that go on, among those that are written about. visibility: as above.
    Errors: ValueError if the share is not between 0 and 1, or the visibility not above zero.
    """
    _check_visibility(seen, visibility)
    return seen * visibility / (1 - seen + seen * visibility)


def _overlap(hits: int, group: int, marked: int, cases: int) -> float:
    """Chance that so many of a group are marked, when the marks are dealt out blindly.

    hits: marked ones in the group. group: its size. marked: how many of all cases are marked.
    The hypergeometric distribution, multiplied out so that no large factorial is formed.
    """
    if hits < max(0, group + marked - cases) or hits > min(group, marked):
        return 0.0
    chance = 1.0
    for index in range(group):
        if index < hits:
            chance *= (marked - index) / (cases - index) * (group - index) / (hits - index)
        else:
            chance *= (cases - marked - (index - hits)) / (cases - index)
    return chance


def luck(hits: float, group: float, marked: float, cases: float) -> float:
    """Chance that a difference at least as unlikely between two groups of a table arises by luck.

    hits: cases of the first group that are marked (ended, say). group: size of that group.
    marked: marked cases in the whole table. cases: size of the table. Fisher's exact test, two
    sides: the chances of all tables that are no likelier than this one are added.
    Errors: ValueError if a count is not whole, or the four counts make no table.
    """
    _check_count(group, cases)
    _check_count(marked, cases)
    _check_count(hits, max(group, 1))
    here = _overlap(int(hits), int(group), int(marked), int(cases))
    if here == 0:
        raise ValueError("No table has these four counts; check how many of the group are marked.")
    total = 0.0
    for other in range(int(min(group, marked)) + 1):
        chance = _overlap(other, int(group), int(marked), int(cases))
        if chance <= here * (1 + SLACK):
            total += chance
    return min(1.0, total)


def rest_of(share: float) -> float:
    """Share that is left: of the places that closed where the share still open is known.

    Errors: ValueError if the share is not between 0 and 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("A share must be between 0 and 1; write 5% as 0.05.")
    return 1 - share
