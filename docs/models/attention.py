"""Vectors that read one another: likeness, attention, positions, and what a recurrence keeps.

A vector is a list of numbers without unit, a sequence is a list of vectors. Logarithms and
exponentials are natural. Only `math` is imported; the functions are written to be read, not to be fast.
Source: A. Vaswani et al., "Attention Is All You Need" (2017); J. Su et al., "RoFormer" (2021).
"""

import math


def dot(a: list[float], b: list[float]) -> float:
    """Sum of the products of the numbers of two vectors, place by place.

    Errors: ValueError if they are empty or differ in length.
    """
    if len(a) == 0 or len(a) != len(b):
        raise ValueError("The two vectors must have the same number of numbers, and at least one.")
    return sum(a[i] * b[i] for i in range(len(a)))


def cosine(a: list[float], b: list[float]) -> float:
    """Cosine of the angle between two vectors: 1 the same direction, 0 at right angles, -1 opposite.

    Errors: ValueError if a vector is zero, and those of `dot`.
    """
    product = dot(a, b)
    lengths = math.sqrt(dot(a, a)) * math.sqrt(dot(b, b))
    if lengths == 0:
        raise ValueError("A vector of zeros has no direction.")
    return product / lengths


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to 1: e to the power of each score, divided by the sum of them.

    The largest score is subtracted first, which changes no share and keeps e from overflowing.
    Errors: ValueError if there is no score.
    """
    if len(scores) == 0:
        raise ValueError("There must be at least one score.")
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def weights(query: list[float], keys: list[list[float]]) -> list[float]:
    """Shares of attention that one query gives to the keys: softmax of dot products over root of size.

    query: d numbers. keys: a list of vectors of d numbers. Returns one share a key.
    Errors: those of `dot` and `softmax`.
    """
    root = math.sqrt(len(query))
    return softmax([dot(query, key) / root for key in keys])


def attention(
    queries: list[list[float]], keys: list[list[float]], values: list[list[float]], causal: bool = True
) -> list[list[float]]:
    """Scaled dot-product attention: for each query a mean of the values, by its shares.

    queries: T vectors of d numbers. keys: S of d. values: S of any one size. causal: query t sees
    keys 0 to t only, so that S must equal T.
    Returns T vectors of the size of the values.
    Errors: ValueError if keys and values differ in number, if the values differ in size, if a causal
    call has unlike lengths, and those of `dot`.
    """
    if len(keys) == 0 or len(keys) != len(values):
        raise ValueError("There must be as many values as keys, and at least one.")
    if any(len(value) != len(values[0]) for value in values):
        raise ValueError("All values must have the same number of numbers.")
    if causal and len(queries) != len(keys):
        raise ValueError("With a causal mask there must be as many queries as keys.")
    read = []
    for t in range(len(queries)):
        seen = t + 1 if causal else len(keys)
        shares = weights(queries[t], keys[:seen])
        read.append([sum(shares[s] * values[s][i] for s in range(seen)) for i in range(len(values[0]))])
    return read


def rotate(pair: list[float], position: float, angle: float) -> list[float]:
    """Two numbers turned by position times angle: the rotary position embedding of one pair.

    angle: radians for each step of the position.
    Errors: ValueError if the vector does not have two numbers.
    """
    if len(pair) != 2:
        raise ValueError("The rotary embedding turns numbers two by two.")
    turn = position * angle
    return [
        pair[0] * math.cos(turn) - pair[1] * math.sin(turn),
        pair[0] * math.sin(turn) + pair[1] * math.cos(turn),
    ]


def sinusoids(position: float, size: int, base: float = 10000.0) -> list[float]:
    """The sinusoidal position vector of the first Transformer: sine and cosine by turns.

    size: numbers of the vector, even. base: 10,000 in the paper.
    Errors: ValueError if the size is not even and positive, or the base is not above 1.
    """
    if size <= 0 or size % 2 == 1 or base <= 1:
        raise ValueError("The size must be even and positive, and the base above 1.")
    numbers = []
    for i in range(0, size, 2):
        turn = position / math.pow(base, i / size)
        numbers.append(math.sin(turn))
        numbers.append(math.cos(turn))
    return numbers


def vectors_gb(count: float, size: float, width: float) -> float:
    """Space of so many vectors, in GB (10^9 bytes), without an index.

    count: vectors. size: numbers of one. width: bytes a number, 4 in single precision.
    Errors: ValueError if a number is not positive.
    """
    if not (count > 0 and size > 0 and width > 0):
        raise ValueError("Vectors, their size and the width of a number must be greater than zero.")
    return count * size * width / 1e9


def kept(factor: float, steps: float) -> float:
    """What is left of a signal that each step multiplies by a factor.

    factor: 0 or more. steps: 0 or more.
    Errors: ValueError if a number is negative.
    """
    if not (factor >= 0 and steps >= 0):
        raise ValueError("The factor and the steps must not be negative.")
    return math.pow(factor, steps)
