"""What the functions of deduplication promise, by examples that can be checked by hand."""

import math
import random

import pytest

from models import deduplication as d


def test_jaccard_by_hand() -> None:
    assert d.jaccard(3, 4, 5) == 0.5, "three shared of six in all"
    assert d.jaccard(0, 4, 5) == 0
    assert d.jaccard(4, 4, 4) == 1


def test_candidate_chance_by_hand() -> None:
    assert d.candidate_chance(0.5, 1, 1) == 0.5
    assert d.candidate_chance(0.5, 2, 2) == pytest.approx(1 - 0.75**2)
    assert d.candidate_chance(0, 14, 8) == 0
    assert d.candidate_chance(1, 14, 8) == 1


def test_the_setting_of_fineweb() -> None:
    """The authors print 56%, 77%, 92% and 98.8% for similarities of 0.7, 0.75, 0.8 and 0.85."""
    published = {0.7: 0.56, 0.75: 0.77, 0.8: 0.92, 0.85: 0.988}
    for similarity, chance in published.items():
        assert d.candidate_chance(similarity, 14, 8) == pytest.approx(chance, abs=0.006)


def test_noticing_backwards() -> None:
    for chance in (0.1, 0.5, 0.95):
        assert d.candidate_chance(d.similarity_noticed(chance, 14, 8), 14, 8) == pytest.approx(chance)
    rough = (1 / 14) ** (1 / 8)
    assert d.candidate_chance(rough, 14, 8) == pytest.approx(1 - (1 - 1 / 14) ** 14), (
        "the rule of thumb is 65%, not half"
    )


def test_minhash_really_estimates_jaccard() -> None:
    """Random orders of 60 pieces; the smallest of each set agree as often as the similarity says."""
    chance = random.Random(3)
    first, second = set(range(0, 40)), set(range(20, 60))
    similarity = d.jaccard(20, 40, 40)
    rounds = 6000
    equal = 0
    for _ in range(rounds):
        order = list(range(60))
        chance.shuffle(order)
        equal += min(order[x] for x in first) == min(order[x] for x in second)
    assert equal / rounds == pytest.approx(similarity, abs=4 * math.sqrt(similarity * (1 - similarity) / rounds))


def test_spread_pairs_and_leaks() -> None:
    assert d.pairs(1000) == 499_500
    assert d.leaked(5, 0.8) == pytest.approx(1 - 0.2**4)
    assert d.leaked(1, 0.8) == 0, "no sibling, no leak"


def test_refusals() -> None:
    with pytest.raises(ValueError, match="share more pieces"):
        d.jaccard(5, 4, 9)
    with pytest.raises(ValueError, match="At least one"):
        d.jaccard(0, 0, 0)
    with pytest.raises(ValueError, match="negative"):
        d.jaccard(-1, 4, 9)
    with pytest.raises(ValueError, match="between 0 and 1"):
        d.candidate_chance(80, 14, 8)
    with pytest.raises(ValueError, match="whole number"):
        d.candidate_chance(0.8, 14.5, 8)
    with pytest.raises(ValueError, match="whole number"):
        d.pairs(1.5)
    assert math.isclose(d.similarity_noticed(0, 14, 8), 0)
