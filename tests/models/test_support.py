"""What the functions of support promise, by examples that can be checked by hand."""

from collections.abc import Callable

import pytest

from models import support as s


def test_later_money_is_worth_less() -> None:
    assert s.later(120, 12, 0.2) == pytest.approx(100)
    assert s.later(120, 0, 0.2) == 120
    assert s.later(144, 24, 0.2) == pytest.approx(100)


def test_work() -> None:
    assert s.work(24, 268) == 6432


def test_granted_by_hand() -> None:
    """Spend 1,000, half of it back in a year at 25%: 400. A fifth was not wanted: -200. Ten hours at 5: -50."""
    assert s.granted(1000, 0.5, 0.8, 12, 0.25, 10, 5) == pytest.approx(150)


def test_a_grant_can_cost_money() -> None:
    assert s.granted(1000, 0.5, 0.2, 0, 0, 0, 0) == pytest.approx(-300)
    assert s.tipping_chance(1000, 0.5, 0.2, 0, 0, 1, 0, 1) == pytest.approx(801 / 500)
    assert s.tipping_chance(1000, 0, 0.2, 0, 0, 1, 0, 1) == float("inf")


def test_tipping_chance_by_hand() -> None:
    """Applying costs 45, and 200 was spent for the grant alone: 245, against 400 less 50 for reporting."""
    assert s.tipping_chance(1000, 0.5, 0.8, 12, 0.25, 9, 10, 5) == pytest.approx(0.7)


def test_at_the_tipping_chance_nothing_is_left() -> None:
    chance = s.tipping_chance(27000, 0.5, 1, 12, 0.2, 24, 12, 268)
    assert chance * s.granted(27000, 0.5, 1, 12, 0.2, 12, 268) == pytest.approx(24 * 268)


def test_more_spending_lowers_the_tipping_chance() -> None:
    chances = [s.tipping_chance(spend, 0.5, 1, 12, 0.2, 24, 12, 268) for spend in (20000, 40000, 80000)]
    assert chances == sorted(chances, reverse=True)


def test_at_the_useful_share_a_certain_grant_leaves_nothing() -> None:
    useful = s.useful_needed(6e5, 0.5, 12, 0.2, 80, 268)
    assert s.granted(6e5, 0.5, useful, 12, 0.2, 80, 268) == pytest.approx(0, abs=1e-6)
    assert s.useful_needed(1000, 0.5, 0, 0, 0, 0) == 0.5


def test_partner_by_hand() -> None:
    """100 pieces at 10, six tenths usable: 600. Twenty hours at 5 and 4 seats at 10 for 5 months: 300."""
    assert s.partner_worth(100, 10, 0.6, 20, 5, 4, 10, 5) == pytest.approx(300)
    assert s.usable_share_needed(100, 10, 20, 5, 4, 10, 5) == pytest.approx(0.3)


def test_a_bill_along_a_path() -> None:
    """At 1 a month: 300 who halve each month, 300 + 150 + 75 and so on; 300 who stay; ten more each month."""
    assert s.path_bill(300, 0, 0, 0.5, 1) == pytest.approx(600 * (1 - 0.5**12))
    assert s.path_bill(300, 0, 0, 0, 1) == s.year_bill(300, 1) == 3600
    assert s.path_bill(300, 10, 0, 0, 1) == 3600 + 10 * 66
    assert s.path_bill(300, 18, 0.03, 0.09, 1) == pytest.approx(3600)


def test_a_stop_on_the_path() -> None:
    """Ten more each month at 1 each, but for the first two: 300, 300, 300, 310 and so on to 390."""
    assert s.path_bill(300, 10, 0, 0, 1, 2) == 3600 + 10 * 45
    assert s.path_bill(300, 45, 0.03, 0.09, 1, 0) == s.path_bill(300, 45, 0.03, 0.09, 1)
    assert s.path_bill(300, 45, 0.03, 0.09, 1, 12) == pytest.approx(s.path_bill(300, 0, 0, 0.09, 1))


@pytest.mark.parametrize("share", [0.3, 0.5])
@pytest.mark.parametrize("chance", [0.3, 0.5, 1])
def test_at_the_least_bill_the_tipping_chance_is_met(share: float, chance: float) -> None:
    least = s.least_bill(chance, share, 6, 0.2, 24, 12, 268)
    assert s.tipping_chance(least, share, 1, 6, 0.2, 24, 12, 268) == pytest.approx(chance)
    assert s.tipping_chance(0.99 * least, share, 1, 6, 0.2, 24, 12, 268) > chance


def test_least_bill_by_hand() -> None:
    """Ten hours at 5 on a chance of a half cost 100, ten more hours 50; half paid back at once: 300."""
    assert s.least_bill(0.5, 0.5, 0, 0, 10, 10, 5) == pytest.approx(300)


def test_an_hour_of_a_channel() -> None:
    assert s.channel_hour(20, 100, 400, 40) == 40
    assert s.channel_hour(0, 100, 400, 40) == -10


def test_the_trial_counts_only_what_is_still_to_be_paid() -> None:
    """60 pieces at 10 are left, and 12 hours at 20 and 3 seats at 5 for 4 months: 300 of 600, half of the trial."""
    assert s.trial_line(100, 40, 10, 20, 8, 20, 3, 5, 4) == 20
    assert s.trial_line(100, 40, 10, 20, 0, 20, 3, 5, 4) > 20
    assert s.trial_line(100, 40, 10, 20, 20, 20, 0, 5, 4) == 0
    assert s.trial_line(100, 40, 1, 20, 8, 20, 3, 5, 4) > 40


def test_bad_input_is_refused() -> None:
    nan = float("nan")
    calls: tuple[Callable[[], object], ...] = (
        lambda: s.later(1, -1, 0),
        lambda: s.later(nan, 1, 0),
        lambda: s.later(1, 1, -1),
        lambda: s.work(-1, 1),
        lambda: s.work(nan, 1),
        lambda: s.later(1, 1e6, 0.2),
        lambda: s.later(1, 12, 1e9),
        lambda: s.path_bill(1, 1, 0, 0, 1, -1),
        lambda: s.path_bill(1, 1, 0, 0, 1, nan),
        lambda: s.granted(1, 2, 0, 0, 0, 0, 0),
        lambda: s.granted(1, 1, -1, 0, 0, 0, 0),
        lambda: s.granted(-1, 1, 1, 0, 0, 0, 0),
        lambda: s.granted(nan, 1, 1, 0, 0, 0, 0),
        lambda: s.tipping_chance(1, 1, 1, 0, 0, -1, 0, 0),
        lambda: s.tipping_chance(1, 1, 1, 0, 0, nan, 0, 0),
        lambda: s.least_bill(0, 1, 0, 0, 1, 1, 1),
        lambda: s.least_bill(0.5, 1.1, 0, 0, 1, 1, 1),
        lambda: s.least_bill(0.5, 0.5, 12, 0.2, -24, 12, 268),
        lambda: s.least_bill(0.5, 0.5, -12, 0.2, 24, 12, 268),
        lambda: s.useful_needed(0, 1, 0, 0, 0, 0),
        lambda: s.useful_needed(1, 2, 0, 0, 0, 0),
        lambda: s.useful_needed(1, 0.5, 0, 0, -1, 1),
        lambda: s.year_bill(-1, 1),
        lambda: s.path_bill(1, 1, 0, 2, 1),
        lambda: s.path_bill(nan, 1, 0, 0, 1),
        lambda: s.channel_hour(1, 1, 1, 0),
        lambda: s.channel_hour(-1, 1, 1, 1),
        lambda: s.partner_worth(1, 1, 2, 0, 0, 0, 0, 0),
        lambda: s.partner_worth(-1, 1, 1, 0, 0, 0, 0, 0),
        lambda: s.usable_share_needed(0, 1, 0, 0, 0, 0, 0),
        lambda: s.trial_line(40, 40, 1, 1, 1, 1, 1, 1, 1),
        lambda: s.trial_line(40, 10, 1, 1, 2, 1, 1, 1, 1),
    )
    for call in calls:
        with pytest.raises(ValueError, match=r"\.$"):
            call()
