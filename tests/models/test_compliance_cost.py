"""What the duties of a market cost, and how long there is to meet them."""

import datetime
import math

import pytest

from models.compliance_cost import (
    both,
    day_number,
    days_between,
    days_in_month,
    days_paid_for,
    fine_ceiling,
    first_year_cost,
    in_currency,
    letters_needed,
    seats_needed,
    stop_cost,
    weeks_ahead,
    weeks_late,
    weeks_late_of_months,
    weeks_of_months,
    yearly_turnover,
)


def test_the_first_year_is_work_and_fees() -> None:
    assert first_year_cost(40, 5, 100, 2000) == 40 * 100 + 60 * 100 + 2000
    assert first_year_cost(0, 0, 100, 0) == 0


def test_seats_are_whole_and_enough() -> None:
    assert seats_needed(1200, 10) == 10
    assert seats_needed(1201, 10) == 11
    assert seats_needed(1, 1000) == 1


def test_rounding_of_floats_asks_for_no_further_seat() -> None:
    assert seats_needed(12 * 0.1 * 3, 0.1) == 3


@pytest.mark.parametrize("monthly", [0, -1])
def test_no_number_of_seats_pays_where_each_contributes_nothing(monthly: float) -> None:
    assert math.isinf(seats_needed(1000, monthly))
    assert seats_needed(0, monthly) == 0


def test_dearer_duties_need_more_seats_and_dearer_plans_fewer() -> None:
    assert seats_needed(2000, 10) > seats_needed(1000, 10) > seats_needed(1000, 20)


@pytest.mark.parametrize("costs", [1.0, 999.5, 124_929.0])
def test_the_seats_needed_pay_and_one_fewer_do_not(costs: float) -> None:
    seats = seats_needed(costs, 7.3)
    assert 12 * 7.3 * seats >= costs > 12 * 7.3 * (seats - 1)


def test_half_the_letters_paid_for_asks_for_twice_the_seats() -> None:
    assert letters_needed(80, 0.5) == 160
    assert letters_needed(81, 1) == 81
    assert letters_needed(3, 0.1) == 30
    assert letters_needed(1, 0.3) == 4
    assert math.isinf(letters_needed(float("inf"), 0.5))


def test_a_stop_costs_the_contribution_only() -> None:
    assert stop_cost(30, 300, 26) == pytest.approx(7800)
    assert stop_cost(1, 300, 30) == pytest.approx(300)
    assert stop_cost(0, 300, 26) == 0
    assert stop_cost(30, 10, -2) == pytest.approx(-20)


def test_a_fee_buys_the_days_whose_stop_costs_as_much() -> None:
    days = days_paid_for(30000, 300, 26.3)
    assert stop_cost(days, 300, 26.3) == pytest.approx(30000)
    assert days_paid_for(0, 0, 0) == 0
    assert math.isinf(days_paid_for(1, 0, 26))


def test_the_fewer_the_customers_the_more_days_a_fee_costs() -> None:
    assert days_paid_for(3000, 100, 26) > days_paid_for(3000, 200, 26)


def test_a_year_of_months_is_a_year_of_weeks() -> None:
    assert weeks_of_months(12) == pytest.approx(52.18, abs=0.01)
    assert weeks_of_months(0) == 0


def test_papers_before_waiting() -> None:
    assert weeks_ahead(6, 17) == 23


def test_a_product_waits_only_for_what_comes_after_it() -> None:
    assert weeks_late(13, 6, 17, 26) == 10
    assert weeks_late(3, 6, 17, 26) == 0
    assert weeks_late(0, 0, 0, 26) == 0


def test_each_week_earlier_saves_a_week_until_nothing_is_late() -> None:
    late = [weeks_late(week, 6, 17, 26) for week in range(8)]
    assert late == [0, 0, 0, 0, 1, 2, 3, 4]


def test_months_of_waiting_and_building_count_as_weeks() -> None:
    late = weeks_late_of_months(13, 6, 4, 6)
    assert late == pytest.approx(13 + 6 - 2 * 365.25 / 7 / 12)
    assert late == pytest.approx(weeks_late(13, 6, weeks_of_months(4), weeks_of_months(6)))
    assert weeks_late_of_months(0, 0, 1, 6) == 0


def test_two_costs_and_another_currency() -> None:
    assert both(2, 3) == 5
    assert in_currency(24, 6.9) == pytest.approx(165.6)


def test_turnover_of_a_year() -> None:
    assert yearly_turnover(300, 10) == 36000


def test_the_small_pay_the_lower_and_the_others_the_higher() -> None:
    assert fine_ceiling(15e6, 0.03, 2e6, 1) == pytest.approx(60000)
    assert fine_ceiling(15e6, 0.03, 2e6, 0) == 15e6
    assert fine_ceiling(15e6, 0.03, 1e9, 1) == 15e6
    assert fine_ceiling(15e6, 0.03, 1e9, 0) == pytest.approx(30e6)


def test_where_amount_and_share_agree_it_does_not_matter_which() -> None:
    assert fine_ceiling(15e6, 0.03, 5e8, 1) == pytest.approx(fine_ceiling(15e6, 0.03, 5e8, 0))


def test_a_company_without_turnover_has_a_ceiling_of_zero_or_the_amount() -> None:
    assert fine_ceiling(20e6, 0.04, 0, 1) == 0
    assert fine_ceiling(20e6, 0.04, 0, 0) == 20e6


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((2026, 11, 22), (2026, 12, 2)),
        ((2026, 11, 22), (2026, 11, 22)),
        ((2027, 1, 1), (2026, 11, 22)),
        ((2024, 2, 28), (2024, 3, 1)),
        ((2023, 2, 28), (2023, 3, 1)),
        ((1999, 12, 31), (2000, 3, 1)),
        ((1899, 12, 31), (1900, 3, 1)),
    ],
)
def test_days_agree_with_the_standard_library(first: tuple[int, int, int], then: tuple[int, int, int]) -> None:
    expected = (datetime.date(*then) - datetime.date(*first)).days
    assert days_between(*first, *then) == expected


def test_every_day_of_four_centuries_follows_the_one_before() -> None:
    day = datetime.date(1900, 1, 1)
    start = day_number(1900, 1, 1)
    for count in range(146097 + 1):
        then = day + datetime.timedelta(days=count)
        assert day_number(then.year, then.month, then.day) - start == count


@pytest.mark.parametrize(
    "date", [(2026.5, 1, 1), (2026, 1.5, 1), (2026, 1, 22.5), (0, 1, 1), (-1, 1, 1), (2026, 4, 31)]
)
def test_half_days_and_years_before_the_first_are_no_dates(date: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="no such date"):
        day_number(*date)


def test_months_have_their_days() -> None:
    assert [days_in_month(2026, month) for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [days_in_month(year, 2) for year in (1900, 2000, 2024, 2026)] == [28, 29, 29, 28]


def test_bad_input_is_told() -> None:
    with pytest.raises(ValueError, match="negative"):
        first_year_cost(-1, 0, 0, 0)
    with pytest.raises(ValueError, match="cost"):
        both(-1, 0)
    with pytest.raises(ValueError, match="amount"):
        in_currency(-1, 1)
    with pytest.raises(ValueError, match="rate"):
        in_currency(1, 0)
    with pytest.raises(ValueError, match="costs"):
        seats_needed(-1, 1)
    with pytest.raises(ValueError, match="seats"):
        letters_needed(-1, 1)
    with pytest.raises(ValueError, match="share"):
        letters_needed(1, 0)
    with pytest.raises(ValueError, match="share"):
        letters_needed(1, 1.5)
    with pytest.raises(ValueError, match="Days"):
        stop_cost(-1, 1, 1)
    with pytest.raises(ValueError, match="customers"):
        stop_cost(1, -1, 1)
    with pytest.raises(ValueError, match="months"):
        weeks_of_months(-1)
    with pytest.raises(ValueError, match="weeks"):
        weeks_ahead(-1, 0)
    with pytest.raises(ValueError, match="weeks"):
        weeks_late(-1, 0, 0, 0)
    with pytest.raises(ValueError, match="Customers"):
        yearly_turnover(-1, 0)
    with pytest.raises(ValueError, match="amount"):
        fine_ceiling(-1, 0, 0, 0)
    with pytest.raises(ValueError, match="share"):
        fine_ceiling(1, 3, 1, 0)
    with pytest.raises(ValueError, match="lower"):
        fine_ceiling(1, 0.03, 1, 2)
    with pytest.raises(ValueError, match="negative"):
        days_paid_for(-1, 1, 1)
    with pytest.raises(ValueError, match="no such date"):
        days_between(2026, 2, 29, 2026, 3, 1)
    with pytest.raises(ValueError, match="no such date"):
        day_number(2026, 13, 1)
    with pytest.raises(ValueError, match="month"):
        days_in_month(2026, 0)
    with pytest.raises(ValueError, match="month"):
        days_in_month(2026, 2.5)
