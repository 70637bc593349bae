"""What an alarm is worth, against counts made by hand and against draws."""

import random

import pytest

from models import bayes as b


def test_a_thousand_items_counted_by_hand() -> None:
    """10 cases, 9 caught; 990 others, 99 false alarms: 9 of 108."""
    assert b.posterior(0.01, 0.9, 0.1) == pytest.approx(9 / 108)
    assert b.hits(1000, 0.01, 0.9) == pytest.approx(9)
    assert b.false_alarms(1000, 0.01, 0.1) == pytest.approx(99)
    assert b.alarms(1000, 0.01, 0.9, 0.1) == pytest.approx(108)


def test_odds_give_the_same_answer() -> None:
    odds = 0.01 / 0.99 * b.likelihood_ratio(0.9, 0.1)
    assert b.posterior(0.01, 0.9, 0.1) == pytest.approx(odds / (1 + odds))


@pytest.mark.parametrize("base", [0, 0.3, 1])
def test_an_alarm_that_tells_nothing_leaves_the_base_rate(base: float) -> None:
    assert b.posterior(base, 0.2, 0.2) == pytest.approx(base)


def test_limits() -> None:
    assert b.posterior(0.3, 0.5, 0) == 1
    assert b.posterior(0.3, 0, 0.5) == 0
    assert b.accuracy(0.002, 0, 0) == pytest.approx(0.998)
    assert b.accuracy(0.2, 1, 0) == 1


def test_two_independent_alarms_multiply_the_odds_twice() -> None:
    odds = 0.01 / 0.99 * 9 * 9
    assert b.posterior_of_two(0.01, 0.9, 0.1) == pytest.approx(odds / (1 + odds))


def test_against_draws() -> None:
    draw = random.Random(8)
    true = false = 0
    for _ in range(200_000):
        case = draw.random() < 0.05
        if draw.random() < (0.8 if case else 0.1):
            true, false = true + case, false + (not case)
    assert true / (true + false) == pytest.approx(b.posterior(0.05, 0.8, 0.1), abs=0.01)


def test_hours() -> None:
    assert b.review_hours(12, 5) == 1
    # per 1,000: A 9 hits and 108 alarms, B 8 hits and 8 + 9.9 alarms; 90.1 more alarms of 6 minutes for 1 hit
    assert b.hours_per_extra_hit(1000, 0.01, 0.9, 0.1, 0.8, 0.01, 6) == pytest.approx(9.01)


def test_misses_and_items() -> None:
    assert b.misses(1000, 0.01, 0.9) == pytest.approx(1)
    assert b.items_for(20, 0.01) == pytest.approx(2000)


def test_share() -> None:
    assert b.share(1, 4) == 0.25


@pytest.mark.parametrize(
    "call",
    [
        lambda: b.posterior(2, 0.5, 0.5),
        lambda: b.posterior(0.5, 0, 0),
        lambda: b.posterior_of_two(0, 0.5, 0),
        lambda: b.posterior_of_two(0.5, 0, 0),
        lambda: b.items_for(20, 0),
        lambda: b.misses(-1, 0.5, 0.5),
        lambda: b.likelihood_ratio(0.5, 0),
        lambda: b.share(2, 1),
        lambda: b.share(0, 0),
        lambda: b.hits(-1, 0.5, 0.5),
        lambda: b.review_hours(-1, 5),
        lambda: b.hours_per_extra_hit(1000, 0.1, 0.5, 0.1, 0.5, 0.01, 5),
    ],
)
def test_bad_input_says_so(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
