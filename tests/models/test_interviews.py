"""What the functions of interviews promise, by examples that can be checked by hand."""

import pytest

from models import chance
from models import interviews as i


def test_a_coin_tossed_three_times_shows_heads_at_least_once_seven_times_in_eight() -> None:
    assert i.chance_to_see(0.5, 3) == pytest.approx(7 / 8)
    assert i.chance_to_see(0.5, 0) == 0
    assert i.chance_to_see(0, 100) == 0
    assert i.chance_to_see(1, 1) == 1


def test_nothing_seen_leaves_three_over_n() -> None:
    """The rule of three; exactly 1 - 0.05 ** (1 / n)."""
    for people in (10, 100, 1000):
        assert i.upper_share(0, people, 0.95) == pytest.approx(1 - 0.05 ** (1 / people))
    assert i.upper_share(0, 100, 0.95) == pytest.approx(3 / 100, rel=0.02)


def test_bounds_mirror_each_other() -> None:
    assert i.lower_share(9, 15, 0.95) == pytest.approx(1 - i.upper_share(6, 15, 0.95))
    assert i.lower_share(0, 15, 0.95) == 0
    assert i.upper_share(15, 15, 0.95) == 1


@pytest.mark.parametrize(("count", "people"), [(3, 15), (9, 15), (4, 1000), (52, 1000)])
def test_a_bound_is_the_share_at_which_the_count_would_be_a_rare_accident(count: int, people: int) -> None:
    assert chance.at_most(count, people, i.upper_share(count, people, 0.95)) == pytest.approx(0.05)
    assert chance.at_least(count, people, i.lower_share(count, people, 0.95)) == pytest.approx(0.05)


def test_the_known_interval_of_the_literature() -> None:
    """Clopper and Pearson's 95% interval for 81 of 263 is 0.2527 to 0.3676 (Newcombe, 1998, table I)."""
    assert i.lower_share(81, 263, 0.975) == pytest.approx(0.2527, abs=0.00005)
    assert i.upper_share(81, 263, 0.975) == pytest.approx(0.3676, abs=0.00005)


def test_more_people_narrow_the_bounds() -> None:
    assert i.lower_share(6, 10, 0.95) < i.lower_share(60, 100, 0.95) < 0.6
    assert i.upper_share(6, 10, 0.95) > i.upper_share(60, 100, 0.95) > 0.6


@pytest.mark.parametrize(("people", "needed"), [(15, 0.3), (100, 0.0347), (1000, 0.0347), (1000, 0.0116)])
def test_stop_and_go_are_the_outermost_counts_that_keep_the_risk(people: int, needed: float) -> None:
    stop, go = i.stop_count(people, needed, 0.05), i.go_count(people, needed, 0.05)
    assert chance.at_most(stop, people, needed) <= 0.05 < chance.at_most(stop + 1, people, needed)
    assert chance.at_least(go, people, needed) <= 0.05 < chance.at_least(go - 1, people, needed)
    assert stop < people * needed < go


def test_a_verdict_is_the_same_as_a_bound_beyond_the_need() -> None:
    for count in range(16):
        assert (count >= i.go_count(15, 0.3, 0.05)) == (i.lower_share(count, 15, 0.95) >= 0.3)
        assert (count <= i.stop_count(15, 0.3, 0.05)) == (i.upper_share(count, 15, 0.95) <= 0.3)


def test_a_test_too_small_to_stop_or_to_go_says_so() -> None:
    assert i.stop_count(50, 0.03, 0.05) == -1
    assert i.go_count(2, 0.5, 0.05) == 3
    assert i.chance_to_go(2, 0.5, 0.05, 0.9) == 0


def test_the_chance_of_a_verdict_grows_with_truth_and_visitors() -> None:
    assert i.chance_to_go(300, 0.03, 0.05, 0.06) < i.chance_to_go(1000, 0.03, 0.05, 0.06)
    assert i.chance_to_go(300, 0.03, 0.05, 0.04) < i.chance_to_go(300, 0.03, 0.05, 0.06)
    assert i.chance_to_go(300, 0.03, 0.05, 0.03) <= 0.05


def test_people_of_one_mind_count_once_and_what_is_left_over_does_not() -> None:
    assert i.voices(15, 5, 0) == 15
    assert i.voices(15, 5, 1) == 3
    assert i.voices(15, 5, 0.5) == 5
    assert i.voices(15, 1, 1) == 15
    assert i.voices(15, 5, 0.3) == 6
    assert i.voices(5, 5, 1) == 1


def test_voices_can_be_put_into_a_line() -> None:
    assert i.go_count(i.voices(15, 5, 0.3), 0.3, 0.05) == 5


@pytest.mark.parametrize(
    "call",
    [
        lambda: i.chance_to_see(1.1, 5),
        lambda: i.chance_to_see(0.1, -1),
        lambda: i.upper_share(11, 10, 0.95),
        lambda: i.lower_share(-1, 10, 0.95),
        lambda: i.upper_share(1, 10, 95),
        lambda: i.stop_count(10, 0, 0.05),
        lambda: i.go_count(10, 3, 0.05),
        lambda: i.go_count(10, 0.3, 0),
        lambda: i.go_count(100, 0.5, 0.95),
        lambda: i.stop_count(100, 0.5, 0.95),
        lambda: i.voices(3, 5, 0.5),
        lambda: i.voices(0, 1, 0.5),
        lambda: i.voices(10, 0, 0.5),
        lambda: i.voices(10, 5, 2),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"\.$"):
        call()
