"""Surprise, entropy, cross-entropy, information gain and perplexity.

Numbers in, numbers out; standard library only. A bit is counted with the logarithm to base 2, a nat
with the natural one; 1 nat is 1/ln 2 = 1.4427 bits.
Source: C. E. Shannon, "A Mathematical Theory of Communication", Bell System Technical Journal 27 (1948).
"""

import math

SUM_ERROR = 1e-9


def surprise(chance: float) -> float:
    """Surprise, in bits, at something that had this chance: minus its logarithm to base 2.

    Errors: ValueError if the chance is not above 0 and at most 1.
    """
    if not 0 < chance <= 1:
        raise ValueError("The chance must be above 0 and at most 1.")
    return abs(math.log(chance) / math.log(2))


def entropy(chances: tuple[float, ...]) -> float:
    """Mean surprise of a distribution, in bits; a chance of zero adds nothing.

    Errors: ValueError if a chance is negative or they do not add up to 1.
    """
    _check(chances)
    return sum(chance * surprise(chance) for chance in chances if chance > 0)


def cross_entropy(true: tuple[float, ...], stated: tuple[float, ...]) -> float:
    """Mean surprise, in bits, of somebody who states one distribution while another holds.

    Infinite where something that does happen was given no chance at all.
    Errors: ValueError if the two differ in length, or as in `entropy`.
    """
    _check(true)
    _check(stated)
    if len(true) != len(stated):
        raise ValueError("Both distributions must be over the same outcomes.")
    total = 0.0
    for chance, said in zip(true, stated):  # noqa: B905 (MicroPython has no strict)
        if chance > 0:
            total += chance * surprise(said) if said > 0 else math.inf
    return total


def divergence(true: tuple[float, ...], stated: tuple[float, ...]) -> float:
    """Kullback-Leibler divergence, in bits: the cross-entropy less the entropy. Never below zero.

    Errors: as in `cross_entropy`.
    """
    return max(0.0, cross_entropy(true, stated) - entropy(true))


def entropy_of_share(share: float) -> float:
    """Entropy, in bits, of a yes or no whose yes has this share. Errors: as in `entropy`."""
    return entropy((share, 1 - share))


def information_gain(groups: tuple[tuple[float, ...], ...]) -> float:
    """How many bits of entropy of the class go once the group is known.

    groups: for each value of the attribute, the number of rows of each class, in the same order.
    Errors: ValueError if there are no rows, groups differ in length or a number is negative.
    """
    classes = len(groups[0]) if groups else 0
    for group in groups:
        if len(group) != classes or min(group) < 0:
            raise ValueError("Each group needs the rows of each class, none below zero.")
    totals = [sum(group[i] for group in groups) for i in range(classes)]
    rows = sum(totals)
    if rows <= 0:
        raise ValueError("There must be at least one row.")
    left = 0.0
    for group in groups:
        size = sum(group)
        if size:
            left += size / rows * entropy(tuple(number / size for number in group))
    return max(0.0, entropy(tuple(number / rows for number in totals)) - left)


def gain_of_three(a_yes: float, a_no: float, b_yes: float, b_no: float, c_yes: float, c_no: float) -> float:
    """Information gain, in bits, of an attribute with three values over two classes. Errors: as there."""
    return information_gain(((a_yes, a_no), (b_yes, b_no), (c_yes, c_no)))


def gain_by_luck(a_yes: float, a_no: float, b_yes: float, b_no: float, c_yes: float, c_no: float) -> float:
    """Share of all ways to shuffle the classes over the rows that gain at least as much as this table.

    Exact: every split of the yes rows over the three groups, weighted by the ways to draw it.
    Errors: ValueError if a number of rows is not whole, or as in `information_gain`.
    """
    for number in (a_yes, a_no, b_yes, b_no, c_yes, c_no):
        if number != int(number):
            raise ValueError("Numbers of rows must be whole.")
    sizes = [int(a_yes + a_no), int(b_yes + b_no), int(c_yes + c_no)]
    yes = int(a_yes + b_yes + c_yes)
    seen = gain_of_three(a_yes, a_no, b_yes, b_no, c_yes, c_no)
    reached = 0
    every = 0
    for a in range(min(sizes[0], yes) + 1):
        for b in range(min(sizes[1], yes - a) + 1):
            c = yes - a - b
            if c > sizes[2]:
                continue
            ways = _ways(sizes[0], a) * _ways(sizes[1], b) * _ways(sizes[2], c)
            every += ways
            gain = gain_of_three(a, sizes[0] - a, b, sizes[1] - b, c, sizes[2] - c)
            if gain >= seen - SUM_ERROR:
                reached += ways
    return reached / every


def perplexity(chances: tuple[float, ...]) -> float:
    """Perplexity of a text from the chances that the model gave to the tokens that came.

    One over their geometric mean; no unit. Infinite if a token that came was given no chance at all.
    Errors: ValueError if there are none, one is outside 0 to 1, or the perplexity is too large a number.
    """
    if not chances:
        raise ValueError("There must be at least one token.")
    if min(chances) == 0 and max(chances) <= 1:
        return math.inf
    return _power(sum(surprise(chance) for chance in chances) / len(chances))


def nats_per_token(perplexity: float) -> float:
    """Cross-entropy, in nats per token, that has this perplexity.

    Errors: ValueError if the perplexity is below 1.
    """
    if perplexity < 1:
        raise ValueError("A perplexity is never below 1.")
    return math.log(perplexity)


def bits_per_token(perplexity: float) -> float:
    """Cross-entropy, in bits per token, that has this perplexity. Errors: as in `nats_per_token`."""
    return nats_per_token(perplexity) / math.log(2)


def bits_per_byte(perplexity: float, bytes_per_token: float) -> float:
    """Cross-entropy in bits per byte of text.

    bytes_per_token: bytes of the text divided by its tokens, both counted on the text that was tested.
    Errors: ValueError if the bytes are not positive, or as in `nats_per_token`.
    """
    if bytes_per_token <= 0:
        raise ValueError("A token must hold more than zero bytes.")
    return bits_per_token(perplexity) / bytes_per_token


def perplexity_from_bytes(bits: float, bytes_per_token: float) -> float:
    """Perplexity per token of a model with so many bits per byte, where a token holds so many bytes.

    Errors: ValueError if the bits are negative, the bytes not positive, or the result too large a number.
    """
    if bits < 0 or bytes_per_token <= 0:
        raise ValueError("Bits must not be negative, and a token must hold more than zero bytes.")
    return _power(bits * bytes_per_token)


def _power(bits: float) -> float:
    if bits > 1000:
        raise ValueError("More than a thousand bits per token make too large a number.")
    return float(2**bits)


def _ways(number: int, chosen: int) -> int:
    ways = 1
    for index in range(chosen):
        ways = ways * (number - index) // (index + 1)
    return ways


def _check(chances: tuple[float, ...]) -> None:
    if not chances or min(chances) < 0 or abs(sum(chances) - 1) > SUM_ERROR:
        raise ValueError("Chances must not be negative and must add up to 1.")
