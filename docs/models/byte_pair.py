"""How a tokeniser is made: byte-pair merges, on a text small enough to follow by hand.

Words are tuples of pieces, with how often each word occurs. Only plain arithmetic.
Source: R. Sennrich, B. Haddow and A. Birch, "Neural Machine Translation of Rare Words with Subword
Units" (2016). Production tokenisers start from bytes and cut the text into words by fixed rules first.
"""


def pair_counts(words: dict[tuple[str, ...], int]) -> dict[tuple[str, str], int]:
    """How often two pieces stand side by side within a word.

    words: a word as a tuple of pieces, and how often it occurs.
    Errors: ValueError if a word is empty or a count not positive.
    """
    counts: dict[tuple[str, str], int] = {}
    for pieces, often in words.items():
        if len(pieces) == 0 or often <= 0:
            raise ValueError("A word needs at least one piece and a count above zero.")
        for i in range(len(pieces) - 1):
            pair = (pieces[i], pieces[i + 1])
            counts[pair] = counts.get(pair, 0) + often
    return counts


def best_pair(words: dict[tuple[str, ...], int]) -> tuple[str, str]:
    """The pair that occurs most often; of equals, the first in the order of the letters.

    Errors: ValueError if no word has two pieces, and those of `pair_counts`.
    """
    counts = pair_counts(words)
    if len(counts) == 0:
        raise ValueError("No word has two pieces left to merge.")
    most = max(counts.values())
    return min(pair for pair in counts if counts[pair] == most)


def merge(pieces: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    """A word with each occurrence of the pair, from the left, made one piece."""
    merged = []
    i = 0
    while i < len(pieces):
        if i + 1 < len(pieces) and (pieces[i], pieces[i + 1]) == pair:
            merged.append(pieces[i] + pieces[i + 1])
            i += 2
        else:
            merged.append(pieces[i])
            i += 1
    return tuple(merged)


def learn(words: dict[tuple[str, ...], int], merges: int) -> list[tuple[str, str]]:
    """The first merges that the text teaches, in order; fewer if nothing is left to merge.

    merges: how many to learn.
    Errors: ValueError if `merges` is negative, and those of `pair_counts`.
    """
    if merges < 0:
        raise ValueError("The number of merges must not be negative.")
    learnt: list[tuple[str, str]] = []
    while len(learnt) < merges and len(pair_counts(words)) > 0:
        pair = best_pair(words)
        learnt.append(pair)
        joined: dict[tuple[str, ...], int] = {}
        for pieces, often in words.items():
            shorter = merge(pieces, pair)
            joined[shorter] = joined.get(shorter, 0) + often
        words = joined
    return learnt


def cut(word: str, merges: list[tuple[str, str]]) -> tuple[str, ...]:
    """A word in pieces: its letters, then the merges in the order in which they were learnt.

    Errors: ValueError if the word is empty.
    """
    if word == "":
        raise ValueError("The word must have at least one letter.")
    pieces = tuple(word)
    for pair in merges:
        pieces = merge(pieces, pair)
    return pieces
