"""What the functions of ab_test promise; checked against R's documentation and chance."""

import math
import random

import pytest

from models import ab_test as a


def test_examples_of_the_documentation_of_r() -> None:
    """The comments beside the examples of ?power.prop.test: power 0.740, n = 76.7, p2 = 0.8026, n = 10451937."""
    assert a.power_of(0.5, 0.75, 50, 0.05) == pytest.approx(0.740, abs=0.0005)
    assert a.group_size(0.5, 0.75, 0.05, 0.9) == 77
    assert a.power_of(0.5, 0.8026, 50, 0.05) == pytest.approx(0.9, abs=0.0002)
    assert a.group_size(0.5, 0.501, 0.001, 0.9) == pytest.approx(10451937, abs=2)


def test_size_and_power_are_inverse() -> None:
    for base, target in ((0.06, 0.072), (0.09, 0.07), (0.4, 0.48)):
        size = a.group_size(base, target, 0.05, 0.8)
        assert a.power_of(base, target, size, 0.05) >= 0.8
        assert a.power_of(base, target, size - 1, 0.05) < 0.8


def test_by_hand() -> None:
    """About 16 p(1-p)/d^2: 16 x 0.066 x 0.934 / 0.012^2 = 6,849, a little above the exact 6,719."""
    assert a.group_size(0.06, 0.072, 0.05, 0.8) == pytest.approx(16 * 0.066 * 0.934 / 0.012**2, rel=0.03)


def test_smaller_effects_and_more_certainty_need_more_users() -> None:
    assert a.group_size(0.06, 0.066, 0.05, 0.8) > a.group_size(0.06, 0.072, 0.05, 0.8)
    assert a.group_size(0.06, 0.072, 0.01, 0.8) > a.group_size(0.06, 0.072, 0.05, 0.8)
    assert a.group_size(0.06, 0.072, 0.05, 0.9) > a.group_size(0.06, 0.072, 0.05, 0.8)
    assert a.group_size(0.06, 0.072, 0.05, 0.8) == a.group_size(0.94, 0.928, 0.05, 0.8)


def test_power_agrees_with_a_simulation() -> None:
    """Two thousand tests of 600 users a group, 40% against 48%, decided by the pooled z-test."""
    dice = random.Random(20261122)
    users, won = 600, 0
    for _ in range(2000):
        one = sum(dice.random() < 0.40 for _ in range(users))
        two = sum(dice.random() < 0.48 for _ in range(users))
        mean = (one + two) / (2 * users)
        z = (two - one) / users / math.sqrt(2 * mean * (1 - mean) / users)
        won += z > 1.959964
    assert won / 2000 == pytest.approx(a.power_of(0.40, 0.48, users, 0.05), abs=0.03)


def test_lift() -> None:
    assert a.lifted(0.06, 0.2) == pytest.approx(0.072)
    assert a.lifted(0.09, -0.2) == pytest.approx(0.072)


def test_months() -> None:
    assert a.months_to_fill(600, 1200) == 1
    assert a.months_to_fill(0, 1200) == 0


def test_arrivals_behind_the_growth() -> None:
    assert a.added_rate(0.15, 0.09) == pytest.approx(0.24)
    assert a.arrivals_behind(72, 0.06) == pytest.approx(1200)


def test_rest() -> None:
    assert a.rest(0.66) == pytest.approx(0.34)
    with pytest.raises(ValueError, match="share"):
        a.rest(1.5)


def test_false_wins_as_published() -> None:
    """Kohavi, Deng and Vermeer 2022; Kohavi says 26% for Airbnb search, where 8% of the ideas work."""
    assert a.false_win_risk(0.08, 0.05, 0.8) == pytest.approx(0.264, abs=0.0005)
    assert a.false_win_risk(1, 0.05, 0.8) == 0
    assert a.false_win_risk(0, 0.05, 0.8) == 1
    assert a.false_win_risk(0.33, 0.05, 0.2) > a.false_win_risk(0.33, 0.05, 0.8)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="differ"):
        a.group_size(0.1, 0.1, 0.05, 0.8)
    with pytest.raises(ValueError, match="between 0 and 1"):
        a.group_size(0, 0.1, 0.05, 0.8)
    with pytest.raises(ValueError, match="power"):
        a.group_size(0.1, 0.2, 0.05, 1)
    with pytest.raises(ValueError, match="lift"):
        a.lifted(0.6, 0.9)
    with pytest.raises(ValueError, match="at least one user"):
        a.power_of(0.1, 0.2, 0, 0.05)
    with pytest.raises(ValueError, match="significance"):
        a.power_of(0.1, 0.2, 10, 0)
    with pytest.raises(ValueError, match="New users"):
        a.months_to_fill(10, 0)
    with pytest.raises(ValueError, match="negative"):
        a.months_to_fill(-1, 10)
    with pytest.raises(ValueError, match="ideas"):
        a.false_win_risk(2, 0.05, 0.8)
    with pytest.raises(ValueError, match="significance"):
        a.false_win_risk(0.1, 0, 0.8)
    with pytest.raises(ValueError, match="Churn"):
        a.added_rate(0.1, 1)
    with pytest.raises(ValueError, match="shrink"):
        a.added_rate(-0.2, 0.1)
    with pytest.raises(ValueError, match="Customers"):
        a.arrivals_behind(-1, 0.5)
    with pytest.raises(ValueError, match="share"):
        a.arrivals_behind(1, 0)
    with pytest.raises(ValueError, match="no test"):
        a.false_win_risk(1, 0.05, 0)
