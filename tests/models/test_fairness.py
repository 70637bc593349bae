"""What the functions of fairness promise, by hand, by simulation and against published figures."""

import random

import pytest

from models import fairness as f


def test_newcombe_against_his_own_table() -> None:
    """R. Newcombe 1998, table II, method 10: 56/70 less 48/80 is 0.2, interval 0.0524 to 0.3339."""
    low, high = f.difference_interval(56, 70, 48, 80, 0.95)
    assert low == pytest.approx(5.24, abs=0.01)
    assert high == pytest.approx(33.39, abs=0.01)


def test_newcombe_turned_round() -> None:
    low, high = f.difference_interval(5, 100, 11, 100, 0.95)
    turned = f.difference_interval(11, 100, 5, 100, 0.95)
    assert (low, high) == pytest.approx((-turned[1], -turned[0]))


def test_mirror_by_hand() -> None:
    assert f.mirror_gap(11, 4, 120) == pytest.approx(7 / 1.2)
    low, high = f.mirror_interval(11, 4, 120, 0.95)
    assert low < 0 < f.mirror_gap(11, 4, 120) < high
    assert f.mirror_interval(4, 11, 120, 0.95) == pytest.approx((-high, -low), abs=1e-6)


def test_separate_groups_by_simulation() -> None:
    """With the items that the formula gives, about eight in ten tests rule the margin out if there is no gap."""
    items = f.separate_items(0.08, 10, 0.05, 0.8)
    assert items == 116
    chance = random.Random(7)
    passed = 0
    for _ in range(2000):
        wrong = sum(chance.random() < 0.08 for _ in range(items))
        other = sum(chance.random() < 0.08 for _ in range(items))
        passed += f.difference_interval(wrong, items, other, items, 0.95)[1] < 10
    assert passed / 2000 == pytest.approx(0.8, abs=0.12)


def test_half_the_margin_takes_four_times_the_items() -> None:
    assert f.separate_items(0.08, 5, 0.05, 0.8) == pytest.approx(4 * f.separate_items(0.08, 10, 0.05, 0.8), abs=4)


def test_false_alarms_by_counting() -> None:
    """1,000 clauses, 300 risky: 270 found, 68 false alarms among 700 make 80% right; with 100 risky, 22 of 900."""
    assert f.false_alarm_rate(0.3, 0.8, 0.1) == pytest.approx(270 * 0.25 / 700)
    assert f.false_alarm_rate(0.1, 0.8, 0.1) == pytest.approx(90 * 0.25 / 900)
    assert f.false_alarm_rate(0.2, 1, 0.1) == 0, "only a test without false alarms escapes"


def test_false_alarms_and_base_rate_are_inverse() -> None:
    for base in (0.05, 0.3, 0.5):
        assert f.base_rate(f.false_alarm_rate(base, 0.6, 0.28), 0.6, 0.28) == pytest.approx(base)


def test_equal_rates_need_equal_base_rates() -> None:
    chance = random.Random(3)
    for _ in range(200):
        precision, missed = chance.uniform(0.5, 0.95), chance.uniform(0, 0.9)
        first, other = chance.uniform(0.01, 0.3), chance.uniform(0.01, 0.3)
        assert (f.false_alarm_rate(first, precision, missed) > f.false_alarm_rate(other, precision, missed)) == (
            first > other
        )


def test_loss_and_points_are_inverse() -> None:
    assert f.extra_loss(10, 12, 28) == pytest.approx(33.6)
    assert f.points_worth(33.6, 12, 28) == pytest.approx(10)


def test_seats() -> None:
    assert f.seats_given(1680, 10, 12) == 14
    assert f.seats_given(1679, 10, 12) == 13


def test_what_is_found_by_hand() -> None:
    assert f.found_worth(0.08, 2, 10, 5) == pytest.approx(45)
    assert f.found_worth(1, 0, 10, 5) == 0


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("found_worth", (-0.1, 5, 12, 28)),
        ("found_worth", (0.9, 20, 12, 28)),
        ("difference_interval", (1, 0, 1, 10, 0.95)),
        ("mirror_gap", (1, 1, 0)),
        ("mirror_gap", (6, 6, 10)),
        ("mirror_interval", (-1, 1, 10, 0.95)),
        ("separate_items", (0, 10, 0.05, 0.8)),
        ("separate_items", (0.1, 0, 0.05, 0.8)),
        ("separate_items", (0.1, 10, 0.05, 0.4)),
        ("false_alarm_rate", (0, 0.8, 0.1)),
        ("false_alarm_rate", (0.3, 0.8, 1.1)),
        ("false_alarm_rate", (0.9, 0.1, 0)),
        ("base_rate", (1.1, 0.6, 0.2)),
        ("base_rate", (0.2, 1, 0.2)),
        ("extra_loss", (-1, 1, 1)),
        ("points_worth", (-1, 1, 1)),
        ("points_worth", (1, 0, 1)),
        ("seats_given", (-1, 1, 1)),
        ("seats_given", (1, 0, 1)),
    ],
)
def test_bad_input_is_refused_in_a_sentence(name: str, bad: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        getattr(f, name)(*bad)
