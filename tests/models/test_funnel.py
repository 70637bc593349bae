"""What the functions of funnel promise, by examples that can be checked by hand."""

import itertools
import math

import pytest

from models import funnel as f
from models import unit_economics as u

STEADY = {"steady_payers": 10, "steady_cash": 100, "referral_rate": 0.05, "reward": 10, "churn": 0.1}


def poisson_at_most(count: int, mean: float) -> float:
    """Probability that a Poisson variable is at most the count: the plain sum."""
    return sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count + 1))


def exact_interval(count: int, tail: float) -> tuple[float, float]:
    """The exact Poisson interval for the mean behind a count, by bisection."""

    def solve(at_most: int, wanted: float) -> float:
        low, high = 0.0, 1000.0
        for _ in range(200):
            middle = (low + high) / 2
            if poisson_at_most(at_most, middle) > wanted:
                low = middle
            else:
                high = middle
        return low

    return solve(count - 1, 1 - tail), solve(count, tail)


# --- One channel ------------------------------------------------------------------------------------------------------


def test_channels_add_up() -> None:
    assert f.total(1, 2, 3, 4, 5) == 15


def test_an_hour_of_work() -> None:
    assert f.hour_price(33600, 21, 8) == 200


def test_cac_with_and_without_time() -> None:
    """600 in cash and 40 hours at 200 for 20 payers: 30 in cash, 430 in all."""
    assert f.cac(600, 40, 0, 20) == 30
    assert f.cac(600, 40, 200, 20) == 430
    assert math.isinf(f.cac(600, 40, 0, 0))


# --- Who stays --------------------------------------------------------------------------------------------------------


def test_a_mixed_group_falls_fast_then_slowly() -> None:
    """Half try and all leave; the others stay: half are kept from the first month on."""
    assert f.kept_mixed(0.5, 1, 0, 0) == 1
    assert f.kept_mixed(0.5, 1, 0, 1) == 0.5
    assert f.kept_mixed(0.5, 1, 0, 12) == 0.5
    kept = [f.kept_mixed(0.5, 0.4, 0.09, month) for month in range(13)]
    lost = [1 - after / before for before, after in itertools.pairwise(kept)]
    assert lost == sorted(lost, reverse=True)


def test_the_value_of_a_mixed_group() -> None:
    """Without anyone who only tries it is the lifetime value; the first month is paid in full."""
    assert f.value_mixed(10, 0, 0.4, 0.09, 6) == pytest.approx(u.lifetime_value(10, 0.09, 6))
    assert f.value_mixed(10, 1, 1, 0, 6) == 10
    assert f.value_mixed(10, 0.5, 1, 0, 6) == 35
    assert f.value_mixed(10, 0.5, 1, 0, 0) == 0


# --- How surely it is known -------------------------------------------------------------------------------------------


def test_payers_until_the_cac_is_known() -> None:
    """(1.96 / ln 2)² is 8.0; within a half it takes 24; sixteen times as many for half the logarithm, twice."""
    assert f.payers_to_know(2, 1.96) == 8
    assert f.payers_to_know(1.5, 1.96) == 24
    assert f.payers_to_know(math.exp(0.5), 2) == 16
    assert f.payers_to_know(math.exp(0.25), 2) == 64


def test_known_within_is_the_inverse() -> None:
    assert f.known_within(16, 2) == pytest.approx(math.exp(0.5))
    assert f.known_within(f.payers_to_know(2, 1.96), 1.96) <= 2
    assert math.isinf(f.known_within(0, 1.96))


def test_against_the_exact_interval_of_poisson() -> None:
    """With eight payers the mean lies between 3.5 and 15.8: up to double, down to a little less than half."""
    low, high = exact_interval(8, 0.025)
    assert (low, high) == pytest.approx((3.454, 15.763), abs=0.001)
    assert high / 8 == pytest.approx(f.known_within(8, 1.96), rel=0.02)
    assert 8 / low == pytest.approx(f.known_within(8, 1.96) * 7 / 6, rel=0.02)
    low, high = exact_interval(24, 0.025)
    assert high / 24 == pytest.approx(f.known_within(24, 1.96), rel=0.02)
    assert 24 / low == pytest.approx(f.known_within(24, 1.96), rel=0.06)


def test_one_count_is_the_poisson_sum() -> None:
    assert f.chance_stopped(30, 19.2, 1) == pytest.approx(poisson_at_most(19, 30))
    assert f.chance_stopped(16, 19.2, 1) == pytest.approx(poisson_at_most(19, 16))
    assert f.chance_stopped(16, 19, 1) == pytest.approx(poisson_at_most(18, 16))


def test_two_counts_by_hand() -> None:
    """At least one wanted at each of two counts: stopped by 0 at first, or by 1 at first and 0 then."""
    first, one = math.exp(-2), 2 * math.exp(-2)
    assert f.chance_stopped(2, 1, 2) == pytest.approx(first + one * math.exp(-2))


def test_more_counts_and_dearer_channels_stop_more_often() -> None:
    by_count = [f.chance_stopped(24, 19.2, checks) for checks in range(1, 6)]
    assert by_count == sorted(by_count)
    by_mean = [f.chance_stopped(mean, 19.2, 3) for mean in (30, 24, 16, 12, 0)]
    assert by_mean == sorted(by_mean)
    assert by_mean[-1] == 1
    assert f.chance_stopped(30, 0, 3) == pytest.approx(0, abs=1e-9)


# --- What the channels carry ------------------------------------------------------------------------------------------


def test_where_growth_stops() -> None:
    """10 come for others, 5% are referred and 10% leave: at 200, 10 + 10 come and 20 leave."""
    assert f.plateau(10, 0.05, 0.1) == pytest.approx(200)
    assert math.isinf(f.plateau(10, 0.1, 0.1))


def test_the_plateau_is_where_a_long_run_ends() -> None:
    payers = 30.0
    for _ in range(2000):
        payers += 45 + payers * 0.03 - payers * 0.09
    assert payers == pytest.approx(f.plateau(45, 0.03, 0.09))


def test_what_is_carried_by_hand() -> None:
    """200 payers at 20 each leave 4000, less 100 for rewards and 100 in cash."""
    assert f.carried(**STEADY, monthly=20) == pytest.approx(3800)
    assert f.carried_share(**STEADY, monthly=20, fixed=7600) == pytest.approx(0.5)
    assert f.carried(**STEADY, monthly=0) == pytest.approx(-200)
    assert f.carried(**{**STEADY, "steady_payers": 0, "steady_cash": 0}, monthly=20) == 0


def test_coverage_is_those_that_can_be_had_over_those_needed() -> None:
    """The definition of the chapter on feasibility: (new / churn) / (fixed / (monthly - cac × churn))."""
    new = 10 + 200 * 0.05
    average = (100 + 200 * 0.05 * 10) / new
    had, needed = new / 0.1, u.customers_to_carry(7600, 20, average, 0.1, 0)
    assert f.carried_share(**STEADY, monthly=20, fixed=7600) == pytest.approx(had / needed)


def test_the_price_that_carries() -> None:
    """At that price the coverage is 1; and it is the contribution of the chapter on economics."""
    price = f.price_to_carry(**STEADY, fixed=7600, tax=0.06, fee_share=0.05, costs=8)
    left = f.left_at_price(price, 0.06, 0.05, 8)
    assert f.carried_share(**STEADY, monthly=left, fixed=7600) == pytest.approx(1)
    assert left == pytest.approx(u.contribution(u.net_price(price, 0.06), 6, u.payment_fee(price, 0.05), 2))
    nobody = {**STEADY, "steady_payers": 0}
    assert math.isinf(f.price_to_carry(**nobody, fixed=1, tax=0, fee_share=0, costs=0))


def test_a_hire_pays_from_so_many_payers() -> None:
    assert f.payers_to_hire(45000, 120, 30) == 500
    assert math.isinf(f.payers_to_hire(45000, 30, 30))


# --- Referral ---------------------------------------------------------------------------------------------------------


def test_those_who_would_have_come_anyway() -> None:
    assert f.anyway_limit(60, 100) == pytest.approx(0.4)
    assert f.anyway_limit(120, 100) == 0


# --- Selling to organisations -----------------------------------------------------------------------------------------


def test_one_signature_carries_the_talks_that_led_nowhere() -> None:
    """Ten talks of 6 h, four pilots of 40 h, two reviews of 50 h, 1.6 signatures."""
    assert f.win_rate(0.4, 0.5, 0.8) == pytest.approx(0.16)
    assert f.sale_hours(6, 40, 50, 0.4, 0.5, 0.8) == pytest.approx((60 + 160 + 100) / 1.6)
    assert f.sale_hours(6, 40, 50, 1, 1, 1) == 96


def test_the_cost_of_a_sale() -> None:
    """2.5 pilots for each signature."""
    assert f.sale_cost(200, 100, 3000, 0.5, 0.8) == pytest.approx(20000 + 7500)
    assert f.with_shared(20000, 120000, 5) == 44000


def test_what_is_left_by_the_channels() -> None:
    """100 payers leave 20 each, bring 5 more for 10 each, and the channels cost 300."""
    assert f.left_by_channels(100, 20, 0.05, 10, 300) == pytest.approx(100 * 19.5 - 300)
    plateau = f.plateau(10, 0.05, 0.1)
    assert f.carried(**STEADY, monthly=20) == pytest.approx(f.left_by_channels(plateau, 20, 0.05, 10, 100))


def test_contracts_that_break_even() -> None:
    """Each leaves 10 seats of 100, less two pilots of 100 each: 800; 8,000 and 1,600 shared take twelve."""
    assert f.contracts_to_break_even(8000, 1600, 10, 100, 100, 0.5, 1) == 12
    assert f.contracts_to_break_even(8001, 1600, 10, 100, 100, 0.5, 1) == 13
    assert math.isinf(f.contracts_to_break_even(1, 0, 2, 100, 100, 0.5, 1))


def test_seats_that_repay_a_sale() -> None:
    assert f.seat_year(106, 0.06, 100, 0.1, 10) == pytest.approx(12 * (100 - 10 - 10))
    assert f.least_seats(60000, 600, 1) == 100
    assert f.least_seats(60000, 600, 2) == 50
    assert f.least_seats(60001, 600, 1) == 101
    assert math.isinf(f.least_seats(1, 0, 1))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: f.total(1, 1, 1, 1, -1), "negative"),
        (lambda: f.hour_price(1, 0, 8), "working days"),
        (lambda: f.hour_price(-1, 1, 8), "negative"),
        (lambda: f.cac(-1, 0, 0, 1), "negative"),
        (lambda: f.chance_stopped(101, 1, 1), "0 to 100"),
        (lambda: f.chance_stopped(1, -1, 1), "not below zero"),
        (lambda: f.chance_stopped(1, 1, 11), "from 1 to 10"),
        (lambda: f.chance_stopped(1, 1, 1.5), "from 1 to 10"),
        (lambda: f.carried(**{**STEADY, "reward": -1}, monthly=1), "negative"),
        (lambda: f.carried(**{**STEADY, "churn": 0.05}, monthly=1), "does not stop"),
        (lambda: f.carried_share(**STEADY, monthly=1, fixed=0), "fixed costs"),
        (lambda: f.left_at_price(-1, 0, 0, 0), "negative"),
        (lambda: f.left_at_price(1, 0, 2, 0), "fee"),
        (lambda: f.price_to_carry(**STEADY, fixed=1, tax=0, fee_share=1, costs=0), "leave something"),
        (lambda: f.payers_to_hire(-1, 1, 1), "negative"),
        (lambda: f.kept_mixed(2, 0, 0, 1), "5% a month as 0.05"),
        (lambda: f.kept_mixed(0, 0, 0, -1), "month"),
        (lambda: f.value_mixed(1, 0, 0, 0, -1), "months"),
        (lambda: f.value_mixed(1, 0, 0, 0, 5.9), "whole number"),
        (lambda: f.payers_to_know(1, 1.96), "factor"),
        (lambda: f.payers_to_know(2, 0), "z must"),
        (lambda: f.known_within(-1, 1), "Payers"),
        (lambda: f.known_within(1, 0), "z must"),
        (lambda: f.plateau(-1, 0, 0.1), "negative"),
        (lambda: f.anyway_limit(-1, 1), "reward"),
        (lambda: f.anyway_limit(1, 0), "ceiling"),
        (lambda: f.win_rate(0, 1, 1), "stage"),
        (lambda: f.sale_hours(-1, 1, 1, 1, 1, 1), "Hours"),
        (lambda: f.sale_cost(-1, 1, 1, 1, 1), "negative"),
        (lambda: f.with_shared(-1, 1, 1), "negative"),
        (lambda: f.left_by_channels(-1, 1, 0, 0, 0), "negative"),
        (lambda: f.contracts_to_break_even(-1, 0, 1, 1, 1, 1, 1), "negative"),
        (lambda: f.with_shared(1, 1, 0), "contracts"),
        (lambda: f.seat_year(-1, 0, 0, 0, 0), "negative"),
        (lambda: f.least_seats(-1, 1, 1), "cost"),
        (lambda: f.least_seats(1, 1, 0), "years"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words):
        call()
