"""What the functions of detection promise, by a hundred clauses counted by hand."""

import random

import pytest

from models import detection as d


def test_a_hundred_clauses() -> None:
    """Ten risky: eight found, two missed; nine false alarms, eighty-one rightly left alone."""
    assert d.accuracy(8, 2, 9, 81) == 0.89
    assert d.recall(8, 2) == 0.8
    assert d.precision(8, 9) == pytest.approx(8 / 17)


def test_saying_nothing_is_accurate_and_useless() -> None:
    assert d.accuracy(0, 10, 0, 90) == 0.9 > d.accuracy(8, 2, 9, 81)
    assert d.recall(0, 10) == 0


def test_wrong_labels_cap_the_score() -> None:
    assert d.observed_accuracy(1, 0.05) == 0.95
    assert d.observed_accuracy(0.9, 0) == 0.9
    assert d.observed_accuracy(0.5, 0.3) == 0.5


def test_wrong_labels_by_simulation() -> None:
    chance = random.Random(6)
    rounds = 50_000
    agree = sum((chance.random() < 0.92) == (chance.random() >= 0.05) for _ in range(rounds))
    assert agree / rounds == pytest.approx(d.observed_accuracy(0.92, 0.05), abs=0.006)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="negative"):
        d.accuracy(-1, 1, 1, 1)
    with pytest.raises(ValueError, match="At least one"):
        d.recall(0, 0)
    with pytest.raises(ValueError, match="At least one"):
        d.precision(0, 0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        d.observed_accuracy(92, 0.05)
