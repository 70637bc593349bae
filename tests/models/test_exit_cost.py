"""The specification of models/exit_cost.py: what leaving costs and what being ready to leave is worth."""

import math

import pytest

from models import exit_cost as ec
from models.risk_simulation import chance_within


def test_the_days_of_a_move_are_the_four_parts_together() -> None:
    assert ec.move_days(5, 2, 3, 240, 6, 8, 1) == pytest.approx(13)
    assert ec.move_days(5, 2, 3, 240, 6, 8, 2) == pytest.approx(21), "interface and papers are done once"
    assert ec.move_days(0, 0, 0, 80, 6, 8, 1) == 1
    with pytest.raises(ValueError, match="hours"):
        ec.move_days(1, 1, 1, 1, 1, 0, 1)
    with pytest.raises(ValueError, match="candidate"):
        ec.move_days(1, 1, 1, 1, 1, 8, 0)


def test_candidates_are_tried_until_one_passes() -> None:
    series = sum(tries * 0.4 * 0.6 ** (tries - 1) for tries in range(1, 500))
    assert ec.tries_needed(0.4) == pytest.approx(series)
    assert ec.tries_needed(1) == 1
    with pytest.raises(ValueError, match="above zero"):
        ec.tries_needed(0)


def test_a_move_is_the_sum_of_its_parts() -> None:
    people = ec.people_cost(13, 2000)
    parallel = ec.parallel_cost(3040, 10, 30.4)
    discount = ec.lost_discount(1000, 0.05, 0.08, 1)
    assert people == 26000
    assert parallel == pytest.approx(1000)
    assert discount == pytest.approx(30)
    assert ec.exit_cost(people, parallel, discount, 500, 2000) == pytest.approx(29530)
    assert ec.lost_discount(1000, 0.05, 0.02, 1) < 0, "a cheaper new home is a gain"


def test_notice_longer_than_the_move_leaves_no_gap() -> None:
    assert ec.gap_days(16, 0) == 16
    assert ec.gap_days(16, 4) == 12
    assert ec.gap_days(16, 16) == 0
    assert ec.gap_days(16, 180) == 0


def test_a_cut_off_takes_those_who_leave_the_days_of_those_who_stay_and_the_newcomers() -> None:
    # 100 customers at 20 a month, 10% churn: each is still worth 200. Half leave; 30 days of 30 are off.
    assert ec.cutoff_loss(100, 20, 0.1, 30, 0.5, 0, 30) == pytest.approx(50 * 200 + 50 * 20)
    assert ec.cutoff_loss(100, 20, 0.1, 30, 0.5, 7, 30) == pytest.approx(50 * 200 + 50 * 20 + 7 * 200)
    assert ec.cutoff_loss(100, 20, 0.1, 0, 0, 7, 30) == 0
    with pytest.raises(ValueError, match="Churn"):
        ec.cutoff_loss(100, 20, 0, 0, 1, 0, 30)


def test_the_loss_of_one_who_leaves_is_the_sum_of_the_months_to_come() -> None:
    months = sum(20 * 0.9**month for month in range(2000))
    assert ec.cutoff_loss(1, 20, 0.1, 0, 1, 0, 30) == pytest.approx(months)


def test_a_longer_gap_costs_more() -> None:
    losses = [ec.cutoff_loss(300, 24, 0.09, gap, ec.share_leaving(gap, 0.1, 0.03), 54, 30.4) for gap in range(0, 70, 7)]
    assert losses == sorted(losses)
    assert losses[0] < losses[1]


def test_a_backup_is_worth_its_chance_times_what_it_saves() -> None:
    worth = ec.worth_a_year(0.2, 60000, 10000)
    assert worth == pytest.approx(10000)
    assert ec.tipping_chance(20000, 2, 60000, 10000) == pytest.approx(0.2), "10000 a year repays 20000 in two years"
    assert ec.tipping_chance(1, 2, 10, 10) == math.inf
    assert ec.tipping_chance(1, 2, 10, 20) == math.inf
    assert ec.tipping_chance(0, 2, 60000, 10000) == 0
    assert ec.worth_a_year(0.2, 10, 20) < 0


def test_upkeep_pays_only_if_an_untouched_backup_fails_often_enough() -> None:
    assert ec.tipping_failure(4000, 5000) == pytest.approx(0.8)
    assert ec.tipping_failure(6000, 5000) > 1, "never worth it"
    assert ec.tipping_failure(0, 5000) == 0
    assert ec.tipping_failure(1, 0) == math.inf


def test_how_far_a_price_may_rise_before_a_move_pays() -> None:
    rise = ec.tolerated_rise(24000, 2000, 12)
    assert rise == pytest.approx(2)
    assert 2000 * (rise - 1) * 12 == pytest.approx(24000), "a year at the new price costs one move more"
    assert ec.tolerated_rise(0, 2000, 12) == 1


def test_customers_leave_week_by_week() -> None:
    assert ec.share_leaving(0, 0.1, 0.03) == pytest.approx(0.03)
    assert ec.share_leaving(7, 0.1, 0) == pytest.approx(0.1)
    assert ec.share_leaving(14, 0.1, 0) == pytest.approx(0.19)
    assert ec.share_leaving(7, 1, 0) == 1
    gaps = [ec.share_leaving(gap, 0.1, 0.03) for gap in range(0, 200, 10)]
    assert gaps == sorted(gaps)


def test_credits_are_worth_what_can_be_spent_in_time() -> None:
    assert ec.usable_credits(100000, 3000, 0.6, 12) == pytest.approx(21600)
    assert ec.usable_credits(1000, 3000, 0.6, 12) == 1000
    assert ec.usable_credits(1000, 3000, 0, 12) == 0


def test_one_year_of_the_risk_chapters_month() -> None:
    assert chance_within(0.04, 12) == pytest.approx(0.387, abs=0.001)


@pytest.mark.parametrize(
    "call",
    [
        lambda: ec.people_cost(-1, 1),
        lambda: ec.parallel_cost(1, 1, 0),
        lambda: ec.share_leaving(1, 1.1, 0),
        lambda: ec.worth_a_year(2, 1, 1),
        lambda: ec.tipping_chance(-1, 1, 2, 1),
        lambda: ec.tipping_chance(1, 0, 2, 1),
        lambda: ec.tipping_failure(-1, 1),
        lambda: ec.usable_credits(1, 1, 2, 1),
        lambda: ec.exit_cost(1, 1, 1, -1, 1),
    ],
)
def test_nonsense_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"must|between"):
        call()
