"""What the functions of roi promise, by examples that can be checked by hand."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from models import roi as r


def test_flows_by_hand() -> None:
    """Two months of building at 100; then 10 new at once, each leaving 5 a month and costing 2 to win."""
    assert r.monthly_flows(10, 0, 5, 2, 100, 2, 1, 4) == (-100, -100, 50 - 20 - 100, 100 - 20 - 100)
    assert r.monthly_flows(10, 0.5, 5, 0, 0, 0, 1, 3) == (50, 75, 87.5)
    assert r.monthly_flows(10, 0, 5, 0, 0, 0, 2, 3) == (25, 75, 125)
    assert r.monthly_flows(10, 0, 5, 2, 100, 2, 1, 0) == ()


def test_customers_approach_what_the_channels_can_hold() -> None:
    assert r.customers_at(10, 0.5, 0, 1, 2) == 15
    assert r.customers_at(10, 0.5, 0, 1, 0) == 0
    assert r.customers_at(10, 0.5, 6, 1, 6) == 0
    assert r.customers_at(500, 0.09, 6, 12, 600) == pytest.approx(500 / 0.09)


def test_the_rate_of_a_month() -> None:
    assert r.month_rate(0) == 0
    assert math.pow(1 + r.month_rate(0.2), 12) == pytest.approx(1.2)


def test_present_value_by_hand() -> None:
    assert r.present_value((-100, 110), 0.1) == pytest.approx(0)
    assert r.present_value((110,), 0.1, 1) == pytest.approx(100)
    assert r.present_value((-100, 60, 60), 0) == 20
    assert r.present_value((), 0.1) == 0


def test_present_value_falls_with_the_rate_where_money_goes_in_first() -> None:
    values = [r.present_value((-100, 60, 60), rate / 100) for rate in range(0, 50, 5)]
    assert values == sorted(values, reverse=True)


def test_one_rate_of_return() -> None:
    assert r.rates_of_return((-100, 110), -0.5, 1) == pytest.approx((0.1,))
    assert r.rates_of_return((-100, 0, 121), -0.5, 1) == pytest.approx((0.1,))


def test_two_rates_of_return() -> None:
    """100 x^2 - 250 x + 154 = 0 has the roots 1.1 and 1.4."""
    assert r.rates_of_return((-100, 250, -154), -0.5, 2) == pytest.approx((0.1, 0.4))


def test_three_rates_of_return() -> None:
    """(x - 1.1)(x - 1.2)(x - 1.3) = x^3 - 3.6 x^2 + 4.31 x - 1.716."""
    assert r.rates_of_return((1, -3.6, 4.31, -1.716), 0, 1) == pytest.approx((0.1, 0.2, 0.3))


def test_no_rate_of_return() -> None:
    assert r.rates_of_return((-100, -10, -1), -0.9, 5) == ()
    assert r.rates_of_return((100, -200, 150), -0.9, 5) == ()


def test_there_are_no_more_rates_than_changes_of_sign() -> None:
    """Descartes: (-, +, -) allows two or none; here the duty is too large for any."""
    assert r.rates_of_return((-100, 250, -200), -0.5, 2) == ()


def test_a_root_on_the_grid_is_counted_once() -> None:
    assert r.rates_of_return((-100, 100), -1 / 2, 1 / 2, 2) == pytest.approx((0,))
    assert r.rates_of_return((-100, 150), -1 / 2, 1 / 2, 2) == pytest.approx((0.5,))


def test_the_rate_of_a_year() -> None:
    flows = (-100, *([0] * 11), 120)
    assert r.year_return(flows) == pytest.approx(0.2)
    with pytest.raises(ValueError, match="exactly one"):
        r.year_return((-1, -1))


def test_return_on_investment_ignores_time() -> None:
    assert r.return_on((-100, 150)) == 0.5
    assert r.return_on((-100, 0, 0, 0, 150)) == 0.5
    assert r.deepest((-100, 50, -80, 300)) == 130
    assert r.deepest((10, -5)) == 0
    with pytest.raises(ValueError, match="Nothing"):
        r.return_on((10, 20))


def test_payback_is_for_good() -> None:
    assert r.payback_month((-100, 60, 60)) == 3
    assert r.payback_month((-100, 120, -60, 50)) == 4
    assert r.payback_month((10, 10)) == 0
    assert math.isinf(r.payback_month((-100, 60)))


def test_a_venture_agrees_with_its_steps() -> None:
    inputs = (500, 0.05, 40, 90, 150000, 6, 12, 60)
    flows = r.monthly_flows(*inputs)
    total, low, value, sold = r.venture(*inputs, 0.2, 3)
    assert total == sum(flows)
    assert low == r.deepest(flows)
    assert value == pytest.approx(r.present_value(flows, r.month_rate(0.2), 1))
    assert sold - value == pytest.approx(3 * sum(flows[-12:]) / 1.2**5)
    assert r.venture_ratios(*inputs) == (r.return_on(flows), r.payback_month(flows), r.year_return(flows))


def test_nobody_buys_a_loss() -> None:
    value, sold = r.venture(500, 0.2, 20, 90, 150000, 6, 12, 60, 0.2, 3)[2:]
    assert value == sold < 0


def test_expected_value_by_hand() -> None:
    assert r.three_ways(0.5, 100, 40, -60, 0.5) == 50 + 0.5 * (20 - 30)
    assert r.three_ways(1, 100, -40, -60, 0.6) == 100
    assert r.three_ways(0, 100, -40, -60, 1) == -40


def test_a_trial_that_tells_nothing_only_costs() -> None:
    outcomes = (100, -50, -50)
    blind = r.trial_first(10, 0.25, 0.6, 1, 1, 1, *outcomes)
    assert blind == pytest.approx(r.three_ways(0.25, *outcomes, 0.6) - 10)
    assert r.trial_first(10, 0.25, 0.6, 0, 0, 0, *outcomes) == -10
    assert r.trial_first(10, 0.25, 0.6, 1, 0, 0, *outcomes) == 15


def test_the_flips_are_where_the_trial_is_worth_nothing() -> None:
    shape = (0.9, 0.2, 0.0)
    chance = r.chance_needed(24, 0.6, *shape, 240, -166, -166)
    assert r.trial_first(24, chance, 0.6, *shape, 240, -166, -166) == pytest.approx(0)
    assert r.trial_worth(24, chance + 0.01, 0.6, *shape, 240, -166, -166) > 0
    assert r.trial_worth(24, 0, 0.6, *shape, 240, -166, -166) == -24, "nobody goes on after such a pass"


def test_bayes_by_hand() -> None:
    """Of a hundred, 25 good of whom 20 pass, 75 others of whom 20 pass."""
    assert r.after_pass(0.25, 1, 0.8, 20 / 75, 0) == pytest.approx(0.5)
    assert r.after_pass(0.25, 0.5, 1, 0, 0) == 1


def test_an_empty_pool_brings_nobody() -> None:
    """Ten a month from a pool of fifteen: ten, five, none; two in ten leave."""
    assert r.monthly_flows(10, 0.2, 1, 0, 0, 0, 1, 3, 15) == pytest.approx((10, 13, 10.4))
    assert r.monthly_flows(10, 0.2, 1, 0, 0, 0, 1, 3, 1e9) == r.monthly_flows(10, 0.2, 1, 0, 0, 0, 1, 3)


def test_a_company_younger_than_a_year_is_not_sold() -> None:
    value, sold = r.venture(10, 0, 5, 0, 1, 0, 1, 11, 0.2, 3)[2:]
    assert sold == value
    assert r.venture(10, 0, 5, 0, 1, 0, 1, 12, 0.2, 3)[3] > r.venture(10, 0, 5, 0, 1, 0, 1, 12, 0.2, 3)[2]


SHAPE = (40, 90, 150000, 6, 12, 60)


def test_the_value_of_going_on_is_that_of_the_later_months() -> None:
    flows = r.monthly_flows(500, 0.06, *SHAPE)
    a_month = r.month_rate(0.2)
    before = r.present_value(flows[:12], a_month, 1)
    after = r.going_on(500, 0.06, *SHAPE, 0.2, 12) / 1.2
    assert before + after == pytest.approx(r.present_value(flows, a_month, 1))
    assert r.going_on(500, 0.06, *SHAPE, 0.2, 0) == pytest.approx(before + after)


def test_the_churn_to_stop_is_where_going_on_is_worth_nothing() -> None:
    churn = r.churn_to_stop(500, *SHAPE, 0.2, 12)
    assert r.going_on(500, churn, *SHAPE, 0.2, 12) == pytest.approx(0, abs=1)
    assert r.going_on(500, churn + 0.001, *SHAPE, 0.2, 12) < 0 < r.going_on(500, churn - 0.001, *SHAPE, 0.2, 12)
    assert churn > r.churn_to_stop(500, *SHAPE, 0.2, 0)


def test_the_newcomers_to_stop_are_where_going_on_is_worth_nothing() -> None:
    share = r.part_to_stop(500, 0.06, *SHAPE, 0.2, 12)
    assert 0 < share < 1
    assert r.going_on(500 * share, 0.06, *SHAPE, 0.2, 12) == pytest.approx(0, abs=1)
    assert r.part_to_stop(500, r.churn_to_stop(500, *SHAPE, 0.2, 12), *SHAPE, 0.2, 12) == pytest.approx(1)


def test_both_tests_must_be_passed() -> None:
    """One coin, one payer needed; then two coins, no leaver allowed."""
    assert r.pass_both(1, 1, 0.5, 2, 0, 0.5) == (0.5, 0.125)
    assert r.pass_both(1, 0, 0.5, 2, 2, 0.5) == (1, 1)


def test_the_founders_purse() -> None:
    """Three at 10 a month, fixed cost 40, no customers: 10 a month in cash, for the three together."""
    assert r.trial_cost(3, 0.2, 4, 45000, 30000) == pytest.approx(138000)
    cash, home = r.household(0, 0, 0, 0, 40, 0, 1, 3, 10, 300, 12, 6)
    assert cash == pytest.approx(20)
    assert home == pytest.approx(300 - 72 - 20)
    assert r.household(100, 0, 10, 0, 40, 0, 1, 3, 10, 300, 12, 6) == (0, 300 - 72)


def test_a_probability_needed_may_lie_outside() -> None:
    assert r.chance_needed(0, 0.5, 1, 1, 1, 10, 1, 1) < 0
    assert r.chance_needed(50, 0.5, 1, 1, 1, 10, 1, 1) > 1


def test_a_deal_with_two_rates() -> None:
    assert r.deal_rates(100, 250, 154) == pytest.approx((0.1, 0.4))
    assert r.deal_value(100, 250, 154, 0.2) > 0 > r.deal_value(100, 250, 154, 0.05)


@pytest.mark.parametrize(
    ("call", "inputs"),
    [
        (r.monthly_flows, (-1, 0, 0, 0, 0, 0, 1, 1)),
        (r.monthly_flows, (1, 9, 0, 0, 0, 0, 1, 1)),
        (r.monthly_flows, (1, 0, 0, 0, 0, 0, 0, 1)),
        (r.month_rate, (-1,)),
        (r.present_value, ((1,), -1)),
        (r.rates_of_return, ((1,), -1, 1)),
        (r.rates_of_return, ((1,), 1, 1)),
        (r.rates_of_return, ((0, 0), 0, 1)),
        (r.venture, (1, 0, 1, 1, 1, 0, 1, 12, 0.2, -1)),
        (r.three_ways, (2, 1, 1, 1, 0.5)),
        (r.three_ways, (0.5, 1, 1, 1, 2)),
        (r.monthly_flows, (1, 0, 0, 0, 0, 0, 1, 1, -1)),
        (r.going_on, (1, 0, 1, 1, 1, 0, 1, 12, 0.2, 12)),
        (r.going_on, (1, 0, 1, 1, 1, 0, 1, 12, 0.2, -1)),
        (r.churn_to_stop, (1, 1, 1, 1e9, 0, 1, 12, 0.2, 6)),
        (r.trial_cost, (-1, 1, 1, 1, 1)),
        (r.household, (1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 12)),
        (r.household, (1, 0, 1, 1, 1, 0, 1, 1, -1, 1, 1, 12)),
        (r.trial_first, (-1, 0.5, 0.5, 1, 1, 1, 1, 1, 1)),
        (r.trial_first, (1, 0.5, 0.5, 2, 1, 1, 1, 1, 1)),
        (r.chance_needed, (1, 0.5, 1, 1, 1, 1, 1, 1)),
        (r.trial_worth, (-1, 0.5, 0.5, 1, 1, 1, 1, 1, 1)),
        (r.part_to_stop, (1, 0, 0, 1, 1, 0, 1, 12, 0.2, 6)),
        (r.after_pass, (0.5, 0.5, 0, 0, 0)),
        (r.deal_rates, (-1, 1, 1)),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(call: Callable[..., object], inputs: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match=r"\.$|0\.05"):
        call(*inputs)
