"""Customers by the month they joined: who is left, when they have repaid, what the total hides."""

import math

import pytest

from models import cohorts as c
from models.direct_sales import months_paid
from models.funnel import plateau
from models.unit_economics import kept_after


def test_a_cohort_loses_many_at_first_and_few_later() -> None:
    assert c.alive(0.2, 0.1, 0) == 1
    assert c.alive(0.2, 0.1, 1) == pytest.approx(0.8)
    assert c.alive(0.2, 0.1, 3) == pytest.approx(0.8 * 0.9 * 0.9)


def test_with_one_churn_for_all_ages_it_is_the_ordinary_curve() -> None:
    assert c.alive(0.09, 0.09, 12) == pytest.approx(kept_after(0.09, 12))
    assert c.months_bought(0.09, 0.09, 12) == pytest.approx(months_paid(0.09, 12))


def test_months_bought_is_the_sum_of_the_shares_alive() -> None:
    for months in (0, 1, 2, 7, 40):
        assert c.months_bought(0.2, 0.06, months) == pytest.approx(sum(c.alive(0.2, 0.06, k) for k in range(months)))
    assert c.months_bought(0.2, 0.1, float("inf")) == pytest.approx(1 + 0.8 / 0.1)
    assert c.months_bought(0.2, 0, float("inf")) == math.inf
    assert c.months_bought(1, 0, float("inf")) == 1
    assert c.months_bought(0.2, 0, 6) == pytest.approx(1 + 0.8 * 5)


def test_break_even_age_by_hand() -> None:
    # 10 a month: 10, then 8, then 7.2, so 25 is reached with the third payment and 26 with the fourth
    assert c.break_even_age(25, 10, 0.2, 0.1) == 3
    assert c.break_even_age(25.2, 10, 0.2, 0.1) == 3
    assert c.break_even_age(26, 10, 0.2, 0.1) == 4
    assert c.break_even_age(10, 10, 0.2, 0.1) == 1
    assert c.break_even_age(0, 10, 0.2, 0.1) == 0
    assert c.break_even_age(50, 10, 0, 0) == 5


def test_a_cohort_that_never_repays() -> None:
    assert c.break_even_age(90, 10, 0.2, 0.1) == math.inf
    assert c.break_even_age(5, 0, 0.2, 0.1) == math.inf
    assert c.break_even_age(89, 10, 0.2, 0.1) < math.inf


def test_break_even_age_where_everybody_leaves() -> None:
    assert c.break_even_age(10, 10, 1, 0.1) == 1
    assert c.break_even_age(11, 10, 1, 0.1) == math.inf
    assert c.break_even_age(15, 10, 0.2, 1) == 2
    assert c.break_even_age(18, 10, 0.2, 1) == 2
    assert c.break_even_age(19, 10, 0.2, 1) == math.inf


def test_the_earliest_age_is_the_least_over_all_divisions() -> None:
    # 2 leave: (0, 2), (1, 1) or (2, 0) of 4 and 8; at 10 a month 35 takes 5, 5 or 6 payments
    ages = [c.break_even_age(35, 10, k / 4, (2 - k) / 8) for k in range(3)]
    assert c.earliest_age(35, 10, 4, 8, 2) == min(ages)
    assert c.earliest_age(35, 10, 4, 8, 0) == 4
    assert c.earliest_age(35, 0, 4, 8, 2) == math.inf


def test_newcomers_who_stay_better_for_good_can_repay_sooner_than_any_division() -> None:
    assert c.break_even_age(573, 68.1, 4 / 72, 4 / 72) == 12 < c.break_even_age(573, 68.1, 5 / 72, 5 / 72)
    assert c.earliest_age(573, 68.1, 72, 228, 27) == 13
    assert c.break_even_age(573, 23.9, 0, 0) == 24


def test_left_after_three_renewals() -> None:
    assert c.left_after_three(0.5, 0.8, 0.5) == pytest.approx(0.2)
    assert c.left_after_three(0.8, 0.9, 0.9) == pytest.approx(c.alive(0.2, 0.1, 3))


def test_break_even_age_is_the_first_month_that_repays() -> None:
    for cost in (3, 11, 37, 64, 88):
        age = c.break_even_age(cost, 10, 0.2, 0.1)
        assert 10 * c.months_bought(0.2, 0.1, age) >= cost - 1e-6 > 10 * c.months_bought(0.2, 0.1, age - 1) - 1e-6
        assert c.most_cost(10, 0.2, 0.1, age) >= cost - 1e-6


def test_blended_churn_lies_between_the_two() -> None:
    assert c.blended_churn(72, 228, 14 / 72, 13 / 228) == pytest.approx(27 / 300)
    assert c.blended_churn(0, 10, 1, 0.3) == pytest.approx(0.3)
    with pytest.raises(ValueError, match="one customer"):
        c.blended_churn(0, 0, 0.1, 0.1)


def test_simpson_both_parts_improve_and_the_whole_gets_worse() -> None:
    before = c.blended_churn(100, 1000, 0.15, 0.05)
    after = c.blended_churn(500, 1000, 0.13, 0.045)
    assert after > before


def test_the_settled_number_is_that_of_the_funnel_when_churn_has_no_age() -> None:
    assert c.settled(45, 0.03, 0.09, 0.09) == pytest.approx(plateau(45, 0.03, 0.09))
    assert c.settled(45, 0.09, 0.09, 0.09) == math.inf
    assert c.settled_churn(0.09, 0.09) == pytest.approx(0.09)


def test_the_settled_number_and_churn_are_where_the_forecast_ends() -> None:
    end = c.forecast(228, 72, 0.06, 0.2, 0.06, 45, 0.03, 0, 0, 2000)
    assert end == pytest.approx(c.settled(45, 0.03, 0.2, 0.06))
    churn = c.churn_in(228, 72, 0.06, 0.2, 0.06, 45, 0.03, 0, 0, 2000)
    assert churn == pytest.approx(c.settled_churn(0.2, 0.06))


def test_forecast_by_hand() -> None:
    # 100 old at 10%, 50 new at 40%, no newcomers: 90 + 30, then 81 + 15 where the young lose half
    assert c.forecast(100, 50, 0.1, 0.4, 0.5, 0, 0, 0, 0, 0) == 150
    assert c.forecast(100, 50, 0.1, 0.4, 0.5, 0, 0, 0, 0, 1) == pytest.approx(120)
    assert c.forecast(100, 50, 0.1, 0.4, 0.5, 0, 0, 0, 0, 2) == pytest.approx(96)
    assert c.churn_in(100, 50, 0.1, 0.4, 0.5, 0, 0, 0, 0, 1) == pytest.approx(30 / 150)
    assert c.churn_in(100, 50, 0.1, 0.4, 0.5, 0, 0, 0, 0, 2) == pytest.approx(24 / 120)


def test_newcomers_and_referrals_are_added_each_month() -> None:
    assert c.forecast(100, 0, 0, 0, 0, 5, 0.1, 7, 1, 1) == pytest.approx(100 + 5 + 10 + 7)
    assert c.forecast(100, 0, 0, 0, 0, 5, 0, 7, 1, 3) == pytest.approx(100 + 15 + 7)


def test_a_spurt_lifts_blended_churn_and_then_lowers_it_though_no_cohort_changed() -> None:
    usual = [c.churn_in(228, 72, 0.057, 0.194, 0.057, 45, 0.03, 0, 0, m) for m in (1, 2, 3)]
    spurt = [c.churn_in(228, 72, 0.057, 0.194, 0.057, 45, 0.03, 100, 1, m) for m in (1, 2, 3)]
    assert spurt[0] == usual[0]
    assert spurt[1] > usual[1]
    assert spurt[2] < usual[2]


def test_revenue_may_grow_while_customers_leave() -> None:
    assert c.revenue_kept(0.4, 39, 89) == pytest.approx(0.4 * 89 / 39)
    assert c.revenue_kept(0.5, 10, 30) > 1
    assert c.revenue_kept(0.7, 10, 10) == pytest.approx(0.7)


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.alive(1.2, 0.1, 1),
        lambda: c.alive(0.1, 0.1, -1),
        lambda: c.alive(0.1, 0.1, 1.5),
        lambda: c.months_bought(0.1, 0.1, 2.5),
        lambda: c.break_even_age(-1, 10, 0.1, 0.1),
        lambda: c.settled(-1, 0, 0.1, 0.1),
        lambda: c.share_carried(10, 1, 0, 0, 0, 0),
        lambda: c.forecast(1, 1, 0.1, 0.1, 0.1, 1, 0, 0, 0, 1.5),
        lambda: c.churn_in(1, 1, 0.1, 0.1, 0.1, 1, 0, 0, 0, 0),
        lambda: c.earliest_age(35, 10, 4, 8, 5),
        lambda: c.earliest_age(35, 10, 4, 8, 1.5),
        lambda: c.left_after_three(0.5, 1.2, 0.5),
        lambda: c.revenue_kept(0.5, 0, 10),
        lambda: c.revenue_kept(1.5, 10, 10),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
