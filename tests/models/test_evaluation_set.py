"""What the functions of evaluation_set promise; checked against published values and chance."""

import math
import random

import pytest

from models import evaluation_set as e


def test_wilson_agrees_with_published_values() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3: four examples."""
    for passed, items, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert e.wilson(passed, items, 0.95) == pytest.approx((low, high), abs=0.00005)


def test_wilson_solves_its_own_equation() -> None:
    """At each end, |rate - end| is exactly z standard errors of that end."""
    for end in e.wilson(184, 200, 0.95):
        assert abs(0.92 - end) == pytest.approx(1.959964 * math.sqrt(end * (1 - end) / 200), rel=1e-6)


def test_wilson_covers_as_it_says() -> None:
    dice = random.Random(7)
    hit = 0
    for _ in range(3000):
        low, high = e.wilson(sum(dice.random() < 0.9 for _ in range(100)), 100, 0.95)
        hit += low <= 0.9 <= high
    assert hit / 3000 == pytest.approx(0.95, abs=0.02)


def test_a_perfect_score_is_not_certainty() -> None:
    low, high = e.wilson(20, 20, 0.95)
    assert high == 1
    assert low == pytest.approx(1 - 0.1611, abs=0.0001)


def test_pass_rate() -> None:
    assert e.pass_rate(184, 200) == 0.92


def test_paired_interval_near_the_normal_approximation() -> None:
    """8 against 16 of 200: -4 points, give or take 1.96 x sqrt(24 - 0.32) / 200 = 4.77 points, and a little more."""
    low, high = e.paired_interval(8, 16, 200, 0.95)
    assert low == pytest.approx(-0.04 - 0.0477, abs=0.005)
    assert high == pytest.approx(-0.04 + 0.0477, abs=0.005)
    assert high - low > 2 * 0.0477


@pytest.mark.parametrize(("new", "old", "items"), [(8, 16, 200), (0, 5, 50), (3, 2, 40), (0, 0, 30)])
def test_each_end_is_z_standard_errors_away(new: int, old: int, items: int) -> None:
    """Tango's equation at the low end, with the share lost found by maximum likelihood on a grid."""
    low, _ = e.paired_interval(new, old, items, 0.95)
    least = max(0.0, -low)
    grid = [least + (1 - least) * k / 200000 for k in range(1, 100000)]

    def likely(lost: float) -> float:
        gained = lost + low
        rest = 1 - lost - gained
        if gained <= 0 < new or rest <= 0:
            return -math.inf
        return (
            (new * math.log(gained) if new else 0)
            + (old * math.log(lost) if old else 0)
            + ((items - new - old) * math.log(rest))
        )

    lost = max(grid, key=likely)
    spread = math.sqrt(items * (2 * lost + low - low * low))
    assert (new - old - items * low) / spread == pytest.approx(1.959964, abs=0.01)


def test_paired_interval_keeps_its_width_without_disagreement() -> None:
    """z^2 / (n + z^2): 3.84 / 8.84 for five items, so that five equal items don't pass a gate of five points."""
    low, high = e.paired_interval(0, 0, 5, 0.95)
    assert (low, high) == pytest.approx((-3.8415 / 8.8415, 3.8415 / 8.8415), abs=1e-4)
    assert e.paired_interval(0, 0, 200, 0.95)[0] > -0.05
    low, high = e.paired_interval(1, 0, 1, 0.95)
    assert low < 0
    assert high == pytest.approx(1)


def test_paired_interval_is_the_same_seen_from_the_other_side() -> None:
    low, high = e.paired_interval(3, 11, 90, 0.95)
    assert e.paired_interval(11, 3, 90, 0.95) == pytest.approx((-high, -low))
    assert low < -8 / 90 < high


def test_paired_interval_covers_as_it_says() -> None:
    dice = random.Random(5)
    hit = 0
    for _ in range(2000):
        throws = [dice.random() for _ in range(189)]
        low, high = e.paired_interval(sum(t < 0.02 for t in throws), sum(t > 0.96 for t in throws), 189, 0.95)
        hit += low <= -0.02 <= high
    assert hit / 2000 == pytest.approx(0.95, abs=0.02)


def test_the_interval_of_clear_cases() -> None:
    assert e.paired_interval(20, 2, 200, 0.95)[0] > 0
    assert e.paired_interval(10, 9, 200, 0.95)[0] < 0


def test_gate_items_by_hand() -> None:
    """(1.96 + 0.84)^2 = 7.85; 7.85 x 0.12 / 0.05^2 = 377."""
    assert e.gate_items(0.12, 5, 0.05, 0.8) == 377
    assert e.gate_items(0.06, 5, 0.05, 0.8) == 189
    assert e.gate_items(0.12, 2.5, 0.05, 0.8) == pytest.approx(4 * 377, abs=4)


@pytest.mark.parametrize(("fall", "disagree", "items"), [(0, 0.12, 377), (2, 0.12, 377), (5, 0.06, 189)])
def test_chance_of_passing_agrees_with_a_simulation(fall: float, disagree: float, items: int) -> None:
    dice = random.Random(11)
    gain = (disagree - fall / 100) / 2
    passed = 0
    for _ in range(1500):
        new = old = 0
        for _ in range(items):
            throw = dice.random()
            new += throw < gain
            old += gain <= throw < disagree
        passed += e.paired_interval(new, old, items, 0.95)[0] > -0.05
    assert passed / 1500 == pytest.approx(e.gate_power(disagree, 5, fall, items, 0.05), abs=0.03)


def test_chance_of_passing_by_hand() -> None:
    """One item can't rule out anything; every item in disagreement leaves two results for one item."""
    assert e.gate_power(0.12, 5, 0, 1, 0.05) == 0
    assert e.gate_power(1, 99, 0, 1, 0.05) == pytest.approx(0.5)
    assert e.gate_power(0.12, 5, 0, 377, 0.05) == pytest.approx(0.78, abs=0.01)
    assert e.gate_power(0.12, 5, 4.999, 377, 0.05) < 0.03


def test_chance_of_passing_falls_with_the_fall_and_grows_with_the_items() -> None:
    chances = [e.gate_power(0.12, 5, fall, 200, 0.05) for fall in (0, 1, 2, 3, 5)]
    assert chances == sorted(chances, reverse=True)
    assert e.gate_power(0.12, 5, 0, 377, 0.05) > e.gate_power(0.12, 5, 0, 200, 0.05)


def test_chance_of_clearing_a_floor_agrees_with_binomial_coefficients() -> None:
    needed = sum(math.comb(200, k) * 0.92**k * 0.08 ** (200 - k) for k in range(180, 201))
    assert e.floor_power(0.92, 200, 0.85, 0.95) == pytest.approx(needed), "180 of 200 clear 85%, 179 do not"
    assert e.floor_power(0.9, 5000, 0.5, 0.95) == pytest.approx(1)
    assert e.floor_power(0.9, 1, 0.85, 0.95) == 0


def test_percentage_points() -> None:
    assert e.points(0.04) == pytest.approx(4)
    assert e.share_of_points(5) == 0.05


def test_what_is_missing() -> None:
    assert e.items_missing(377, 200) == 177
    assert e.items_missing(100, 200) == 0


def test_refusals() -> None:
    with pytest.raises(ValueError, match="Items"):
        e.items_missing(-1, 0)
    with pytest.raises(ValueError, match="one item"):
        e.wilson(0, 0, 0.95)
    with pytest.raises(ValueError, match="passed"):
        e.wilson(3, 2, 0.95)
    with pytest.raises(ValueError, match="confidence"):
        e.wilson(1, 2, 1)
    with pytest.raises(ValueError, match="one item"):
        e.pass_rate(0, 0)
    with pytest.raises(ValueError, match="passed"):
        e.pass_rate(3, 2)
    with pytest.raises(ValueError, match="disagreements"):
        e.paired_interval(3, 3, 5, 0.95)
    with pytest.raises(ValueError, match="confidence"):
        e.paired_interval(3, 3, 10, 0)
    with pytest.raises(ValueError, match="disagreement"):
        e.gate_items(0, 5, 0.05, 0.8)
    with pytest.raises(ValueError, match="margin"):
        e.gate_items(0.1, 0, 0.05, 0.8)
    with pytest.raises(ValueError, match="power"):
        e.gate_items(0.1, 5, 0.05, 0.3)
    with pytest.raises(ValueError, match="disagreement"):
        e.gate_power(0, 5, 0, 100, 0.05)
    with pytest.raises(ValueError, match="margin"):
        e.gate_power(0.1, 100, 0, 100, 0.05)
    with pytest.raises(ValueError, match="fall"):
        e.gate_power(0.1, 5, 10, 100, 0.05)
    with pytest.raises(ValueError, match="at least one item"):
        e.floor_power(0.9, 0, 0.85, 0.95)
    with pytest.raises(ValueError, match="pass rate"):
        e.floor_power(1, 10, 0.85, 0.95)
    with pytest.raises(ValueError, match="at least one item"):
        e.gate_power(0.1, 5, 0, 0, 0.05)
