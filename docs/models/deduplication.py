"""Finding near-duplicates: how alike two documents are, and how likely MinHash is to notice.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. A share, a similarity and a chance are between 0 and 1.
"""

import math


def _check_share(share: float, name: str) -> None:
    if not 0 <= share <= 1:
        raise ValueError("The " + name + " must lie between 0 and 1; write 80% as 0.8.")


def _check_whole(number: float, name: str) -> None:
    if number < 1 or number != int(number):
        raise ValueError("The number of " + name + " must be a whole number, at least 1.")


def jaccard(common: float, first: float, second: float) -> float:
    """Jaccard similarity of two sets: what they share, divided by all they hold together.

    common: pieces in both. first, second: pieces of each, every piece counted once.
    Errors: ValueError if a number is negative, both sets are empty or more is shared than held.
    """
    if common < 0 or first < 0 or second < 0:
        raise ValueError("Numbers of pieces must not be negative.")
    if common > min(first, second):
        raise ValueError("Two sets can't share more pieces than the smaller one holds.")
    if first + second == 0:
        raise ValueError("At least one of the two sets must hold a piece.")
    return common / (first + second - common)


def candidate_chance(similarity: float, bands: float, rows: float) -> float:
    """Chance that a pair has at least one band of MinHash values in common: 1 - (1 - s^r)^b.

    similarity: Jaccard s. bands: b groups of hash values. rows: r values in each group, all of
    which must agree. The hash functions are taken as independent and without collisions.
    Source: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
    Errors: ValueError if the similarity is outside 0 to 1, or bands or rows are not whole.
    """
    _check_share(similarity, "similarity")
    _check_whole(bands, "bands")
    _check_whole(rows, "rows")
    return 1 - math.pow(1 - math.pow(similarity, rows), bands)


def similarity_noticed(chance: float, bands: float, rows: float) -> float:
    """Similarity at which a pair is noticed with a given chance: `candidate_chance` backwards.

    Errors: ValueError if the chance is outside 0 to 1, or bands or rows are not whole.
    """
    _check_share(chance, "chance")
    _check_whole(bands, "bands")
    _check_whole(rows, "rows")
    return math.pow(1 - math.pow(1 - chance, 1 / bands), 1 / rows)


def pairs(documents: float) -> float:
    """Pairs among so many documents.

    Errors: ValueError if the number is negative or not whole.
    """
    if documents < 0 or documents != int(documents):
        raise ValueError("The number of documents must be a whole number, not below 0.")
    return documents * (documents - 1) / 2


def leaked(copies: float, share: float) -> float:
    """Chance that a test item has a sibling in the training set, if items are split at random.

    copies: variants made of one original, the item itself included. share: of the items that go
    into training, each by itself. Splitting by original instead makes the chance zero.
    Errors: ValueError if the copies are not whole or the share is outside 0 to 1.
    """
    _check_whole(copies, "copies")
    _check_share(share, "share")
    return 1 - math.pow(1 - share, copies - 1)
