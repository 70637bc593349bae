"""What the functions of trust promise, by examples that can be checked by hand."""

from collections.abc import Callable

import pytest

from models import trust as t
from models.alerting import fall_seen, low_line
from models.funnel import carried_share


@pytest.mark.parametrize("after", [0.86, 0.81, 0.71])
def test_hit_needed_holds_for_good(after: float) -> None:
    """The line and the chance of seeing it are those of `alerting`, worked out another way."""
    hit = int(t.hit_needed(0.91, after, 0.05, 0.8))
    for more in range(hit, 2 * hit, 7):
        assert fall_seen(more, 0.91, after, 0.05) >= 0.8
    assert low_line(hit - 1, 0.91, 0.05) < 0 or fall_seen(hit - 1, 0.91, after, 0.05) < 0.8


def test_some_smaller_numbers_reach_it_and_fall_back() -> None:
    """At 70 the chance is above 0.8, at 72 below: the sawtooth."""
    assert fall_seen(70, 0.91, 0.81, 0.05) >= 0.8 > fall_seen(72, 0.91, 0.81, 0.05)
    assert t.hit_needed(0.91, 0.81, 0.05, 0.8) > 72


def test_a_smaller_fall_needs_more_people() -> None:
    needed = [t.hit_needed(0.91, after, 0.05, 0.8) for after in (0.71, 0.81, 0.86)]
    assert needed == sorted(needed)


def test_a_fall_nobody_can_see() -> None:
    assert t.hit_needed(0.91, 0.909, 0.05, 0.8) == float("inf")


def test_dilution_by_hand() -> None:
    """A tenth met it, and ten points more of them leave: one point."""
    assert t.diluted(0.91, 0.81, 0.1) == pytest.approx(0.90)
    assert t.diluted(0.91, 0.81, 0) == 0.91
    assert t.diluted(0.91, 0.81, 1) == pytest.approx(0.81)


def test_losses_by_hand() -> None:
    """A tenth of 300 at 100 each; 3 of 10 new customers for 6 months at 100 each."""
    assert t.left_cost(300, 0.1, 100) == pytest.approx(3000)
    assert t.never_came_cost(10, 0.3, 6, 100) == pytest.approx(1800)


def test_those_still_paying_are_whole_people() -> None:
    assert t.still_paying(200, 0.5, 1) == 100
    assert t.still_paying(200, 0.09, 3) == 151
    assert t.still_paying(200, 0.09, 0) == 200


def test_a_path_of_payers() -> None:
    """100 become 100 + 10 + 2 - 20 = 92."""
    assert t.payers_after(100, 10, 0.02, 0.2, 1) == pytest.approx(92)
    assert t.payers_after(100, 10, 0.02, 0.2, 0) == 100
    closed = 4500 - 4200 * 0.99**60
    assert t.payers_after(300, 45, 0.05, 0.06, 60) == pytest.approx(closed)


def test_coverage_approaches_the_end_point_of_funnel() -> None:
    end = carried_share(45, 2540, 0.03, 60, 0.09, 23.9, 150000)
    early = t.coverage_after(300, 45, 2540, 0.03, 60, 0.09, 23.9, 150000, 60)
    assert early < end
    assert t.coverage_after(300, 45, 2540, 0.03, 60, 0.09, 23.9, 150000, 600) == pytest.approx(end)


def test_coverage_today_by_hand() -> None:
    """100 payers at 20, less half of a reward of 10 each and 500: 1,000 of 2,000."""
    assert t.coverage_after(100, 0, 500, 0.5, 10, 0.5, 20, 2000, 0) == pytest.approx(0.5)


def test_bad_input_is_refused() -> None:
    nan, inf = float("nan"), float("inf")
    calls: tuple[Callable[[], object], ...] = (
        lambda: t.hit_needed(0.8, 0.9, 0.05, 0.8),
        lambda: t.hit_needed(0.9, 0.8, 0, 0.8),
        lambda: t.diluted(1.1, 0.8, 0.1),
        lambda: t.diluted(0.8, 0.9, 0.1),
        lambda: t.diluted(nan, 0.8, 0.1),
        lambda: t.left_cost(nan, 0.5, 1),
        lambda: t.never_came_cost(nan, 0.5, 1, 1),
        lambda: t.still_paying(nan, 0.1, 1),
        lambda: t.still_paying(1, 0.1, inf),
        lambda: t.payers_after(300, 45, nan, 0.1, 1),
        lambda: t.payers_after(300, 45, 0, 0.1, inf),
        lambda: t.payers_after(300, 45, 1, 0.1, 1e6),
        lambda: t.coverage_after(1, 1, 1, 0, 1, 0.1, nan, 1, 1),
        lambda: t.left_cost(1, 2, 1),
        lambda: t.never_came_cost(1, 1, -1, 1),
        lambda: t.still_paying(1, 2, 1),
        lambda: t.payers_after(1, 1, 0, 0.1, 1.5),
        lambda: t.payers_after(1, -1, 0, 0.1, 1),
        lambda: t.coverage_after(1, 1, 1, 0, 1, 0.1, 1, 0, 1),
    )
    for call in calls:
        with pytest.raises(ValueError, match=r"\.$"):
            call()
