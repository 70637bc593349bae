"""Entropy and its kin, against sums in the head, published values and a shuffle."""

import math
import random
import statistics

import pytest

from models import information as i

# Quinlan (1986): outlook, temperature, humidity, windy, class.
ROWS = [
    ("sunny", "hot", "high", "no", "N"),
    ("sunny", "hot", "high", "yes", "N"),
    ("overcast", "hot", "high", "no", "P"),
    ("rain", "mild", "high", "no", "P"),
    ("rain", "cool", "normal", "no", "P"),
    ("rain", "cool", "normal", "yes", "N"),
    ("overcast", "cool", "normal", "yes", "P"),
    ("sunny", "mild", "high", "no", "N"),
    ("sunny", "cool", "normal", "no", "P"),
    ("rain", "mild", "normal", "no", "P"),
    ("sunny", "mild", "normal", "yes", "P"),
    ("overcast", "mild", "high", "yes", "P"),
    ("overcast", "hot", "normal", "no", "P"),
    ("rain", "mild", "high", "yes", "N"),
]


def groups(values: list[str], classes: list[str]) -> tuple[tuple[float, ...], ...]:
    pairs = list(zip(values, classes, strict=True))
    return tuple(tuple(float(pairs.count((v, c))) for c in "PN") for v in sorted(set(values)))


def test_by_hand() -> None:
    assert i.surprise(1 / 8) == pytest.approx(3)
    assert i.entropy((0.5, 0.25, 0.25)) == pytest.approx(1.5)
    assert i.entropy((1, 0)) == 0
    assert i.entropy_of_share(0.5) == pytest.approx(1)


def test_even_shares_have_the_greatest_entropy() -> None:
    assert i.entropy((0.25,) * 4) == pytest.approx(2)
    assert i.entropy((0.3, 0.3, 0.2, 0.2)) < 2


def test_cross_entropy_and_divergence() -> None:
    true, stated = (0.5, 0.25, 0.25), (1 / 3,) * 3
    assert i.cross_entropy(true, stated) == pytest.approx(math.log2(3))
    assert i.divergence(true, stated) == pytest.approx(math.log2(3) - 1.5)
    assert i.divergence(stated, true) == pytest.approx((math.log2(2 / 3) + 2 * math.log2(4 / 3)) / 3)
    assert i.divergence(true, true) == 0
    assert i.cross_entropy((0.5, 0.5), (1, 0)) == math.inf
    assert i.cross_entropy((1, 0), (1, 0)) == 0


def test_the_divergence_is_never_negative() -> None:
    draw = random.Random(3)
    for _ in range(200):
        p = [draw.random() for _ in range(4)]
        q = [draw.random() for _ in range(4)]
        p, q = [x / sum(p) for x in p], [x / sum(q) for x in q]
        raw = i.cross_entropy(tuple(p), tuple(q)) - i.entropy(tuple(p))
        assert raw >= -1e-12
        assert raw == pytest.approx(sum(x * math.log2(x / y) for x, y in zip(p, q, strict=True)))
        assert i.divergence(tuple(p), tuple(q)) == pytest.approx(raw)


@pytest.mark.parametrize(("column", "gain"), [(0, 0.247), (1, 0.029), (2, 0.152), (3, 0.048)])
def test_the_published_table(column: int, gain: float) -> None:
    """The usual values: 0.246 or 0.247, 0.029, 0.151 or 0.152, 0.048."""
    classes = [row[4] for row in ROWS]
    assert i.information_gain(groups([row[column] for row in ROWS], classes)) == pytest.approx(gain, abs=0.0005)
    assert i.entropy_of_share(9 / 14) == pytest.approx(0.940, abs=0.0005)


def test_three_groups() -> None:
    assert i.gain_of_three(2, 3, 4, 0, 3, 2) == pytest.approx(0.2467, abs=0.0001)
    assert i.gain_of_three(5, 5, 5, 5, 0, 0) == pytest.approx(0)


def test_a_row_number_gains_everything() -> None:
    rows = tuple((1.0, 0.0) if row[4] == "P" else (0.0, 1.0) for row in ROWS)
    assert i.information_gain(rows) == pytest.approx(i.entropy_of_share(9 / 14))


def test_luck_against_a_shuffle() -> None:
    draw = random.Random(5)
    outlook, classes = [row[0] for row in ROWS], [row[4] for row in ROWS]
    seen = i.information_gain(groups(outlook, classes))
    reached = 0
    for _ in range(4000):
        draw.shuffle(classes)
        reached += i.information_gain(groups(outlook, classes)) >= seen - 1e-9
    assert reached / 4000 == pytest.approx(i.gain_by_luck(2, 3, 4, 0, 3, 2), abs=0.03)


def test_luck_by_hand() -> None:
    """Two rows of each class parted cleanly: 2 of the 6 ways to place two yes rows."""
    assert i.gain_by_luck(2, 0, 0, 2, 0, 0) == pytest.approx(2 / 6)


def test_perplexity() -> None:
    chances = (1 / 2, 1 / 4, 1 / 16, 1 / 32)
    assert i.perplexity(chances) == pytest.approx(8)
    assert i.perplexity(chances) == pytest.approx(1 / statistics.geometric_mean(chances))
    assert i.perplexity((1 / 8,) * 5) == pytest.approx(8)
    assert i.nats_per_token(8) == pytest.approx(math.log(8))
    assert i.bits_per_token(8) == pytest.approx(3)
    assert i.nats_per_token(1) == 0


def test_a_token_without_a_chance_makes_the_perplexity_infinite() -> None:
    assert i.perplexity((0, 0.5)) == math.inf


def test_bits_per_byte_and_back() -> None:
    assert i.bits_per_byte(8, 4) == pytest.approx(0.75)
    assert i.perplexity_from_bytes(0.75, 4) == pytest.approx(8)
    assert i.bits_per_byte(12, 5) == pytest.approx(200 * math.log2(12) / 1000)


@pytest.mark.parametrize(
    "call",
    [
        lambda: i.surprise(0),
        lambda: i.entropy((0.5, 0.4)),
        lambda: i.entropy(()),
        lambda: i.entropy((1.5, -0.5)),
        lambda: i.cross_entropy((1,), (0.5, 0.5)),
        lambda: i.information_gain(()),
        lambda: i.information_gain(((0, 0),)),
        lambda: i.information_gain(((1, 2), (1,))),
        lambda: i.perplexity(()),
        lambda: i.perplexity((0, 2)),
        lambda: i.perplexity((1e-320,)),
        lambda: i.perplexity_from_bytes(8, 200),
        lambda: i.gain_by_luck(2.5, 2.5, 4, 0, 3, 2),
        lambda: i.nats_per_token(0.5),
        lambda: i.bits_per_byte(8, 0),
        lambda: i.perplexity_from_bytes(-1, 4),
    ],
)
def test_bad_input_says_so(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
