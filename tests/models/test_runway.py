"""What the runway promises, by examples that can be checked by hand."""

from collections.abc import Callable

import pytest

from models import hiring as h
from models import runway as r
from models import unit_economics as u


def test_a_month_by_hand() -> None:
    """100 customers leave 20 each; 15 + 5 of 100 are won at 30 each, which is 600; fixed cost 5,000."""
    assert r.flow(100, 0.15, 0.05, 20, 30, 5000) == pytest.approx(2000 - 600 - 5000)


def test_without_customers_cash_falls_in_a_straight_line() -> None:
    assert r.cash_path(1000, 0, 0.1, 0.05, 20, 30, 300, 4) == pytest.approx((700, 400, 100, -200))
    assert r.runway(1000, 0, 0.1, 0.05, 20, 30, 300) == 3


def test_the_path_is_the_cash_less_what_the_chapter_on_economics_says_is_burned() -> None:
    path = r.cash_path(1e6, 300, 0.15, 0.09, 23.9, 90, 150e3, 12)
    for months in (1, 6, 12):
        burned = u.cash_burned(300, 0.15, 0.09, 23.9, 90, 150e3, months)
        assert path[months - 1] == pytest.approx(1e6 - burned)


def test_growth_that_pays_its_way_lasts_for_ever_and_growth_that_does_not_never_does() -> None:
    assert r.runway(1e5, 1000, 0.1, 0.05, 20, 30, 5000) == float("inf")
    assert r.runway(1e5, 1000, 0.5, 0.3, 20, 30, 100) < float("inf")
    assert r.runway(0, 0, 0, 0, 20, 30, 0) == float("inf")


def test_the_last_month_is_paid_and_the_next_is_not() -> None:
    given = (300, 0.15, 0.09, 23.9, 90, 15e3)
    months = r.runway(195e3, *given)
    path = r.cash_path(195e3, *given, months + 1)
    assert path[int(months) - 1] >= 0 > path[int(months)]


def test_more_cash_never_shortens_it_and_more_cost_never_lengthens_it() -> None:
    given = (300, 0.15, 0.09, 23.9, 90)
    by_cash = [r.runway(cash, *given, 50e3) for cash in range(0, 1_000_000, 50_000)]
    assert by_cash == sorted(by_cash)
    by_cost = [r.runway(5e5, *given, cost) for cost in range(20_000, 300_000, 20_000)]
    assert by_cost == sorted(by_cost, reverse=True)


def test_a_household_keeps_its_reserve() -> None:
    """300,000 less 65,000, at 12,000 a month: nineteen months and a bit, six of them in reserve."""
    assert r.home_runway(3e5, 6.5e4, 1.2e4, 6) == 13
    assert r.home_runway(5e4, 0, 1.2e4, 6) == -2


def test_months_wanted_are_the_round_and_the_months_in_hand() -> None:
    assert r.months_wanted(6, 3) == 9


def test_fees_come_off_first_and_the_round_fills_the_gap() -> None:
    """195 less 80 is 115; of 368 needed, 253 is missing. Fees above the cash leave nothing, not a debt."""
    assert r.after_fees(195, 80) == 115
    assert r.after_fees(50, 80) == 0
    assert r.round_needed(368, 115) == 253
    assert r.round_needed(100, 115) == 0


def test_growth_that_costs_more_than_it_brings_sinks_deeper_the_longer_it_is_looked_at() -> None:
    """What is needed is the deepest point within the months given, no promise for later ones."""
    given = (300, 0.1, 0.12, 23.9, 120, 15e3)
    needed = [r.money_needed(*given, 18, beyond) for beyond in (0, 6, 12)]
    assert needed[0] < needed[1] < needed[2]


def test_what_is_needed_is_the_deepest_point() -> None:
    """Nothing grows: each month burns 300, and four months and two more are 1,800."""
    assert r.money_needed(0, 0, 0, 20, 30, 300, 4, 2) == 1800
    assert r.money_needed(100, 0, 0, 20, 30, 300, 4, 2) == 0
    assert r.money_needed(0, 0, 0, 20, 30, 300, 0, 0) == 0


def test_with_what_is_needed_in_the_bank_the_months_are_lasted() -> None:
    given = (300, 0.15, 0.09, 23.9, 90, 150e3)
    needed = r.money_needed(*given, 25, 6)
    assert r.runway(needed, *given) >= 31
    assert r.runway(needed * 0.99, *given) < 31


def test_the_milestone_agrees_with_the_chapter_on_the_team() -> None:
    month, burned, _ = h.way_to_carry(300, 0.15, 0.15, 0, 0.09, 23.9, 90, 150e3)
    assert r.money_needed(300, 0.15, 0.09, 23.9, 90, 150e3, month, 0) == pytest.approx(burned)
    assert r.months_to(300, 0.15, 150e3 / (23.9 - 8.1)) == month


def test_months_to_a_number_of_customers() -> None:
    assert r.months_to(100, 1.0, 800) == 3
    assert r.months_to(100, 0.1, 100) == 0
    assert r.months_to(100, 0, 101) == float("inf")
    assert r.months_to(100, 0.1, float("inf")) == float("inf")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: r.flow(-1, 0, 0, 1, 1, 1), "must not be negative"),
        (lambda: r.flow(1, 0, 1, 1, 1, 1), "Churn"),
        (lambda: r.cash_path(1, 1, 0, 0, 1, 1, 1, -1), "months"),
        (lambda: r.runway(-1, 1, 0, 0, 1, 1, 1), "cash"),
        (lambda: r.home_runway(1, 1, 0, 1), "living"),
        (lambda: r.cash_path(1, 1, 0, 0, 1, 1, 1, 12.7), "whole"),
        (lambda: r.after_fees(-1, 1), "fees"),
        (lambda: r.round_needed(1, -1), "cash"),
        (lambda: r.months_wanted(-1, 1), "months"),
        (lambda: r.money_needed(1, 0, 0, 1, 1, 1, -1, 1), "months"),
        (lambda: r.months_to(0, 0.1, 1), "start"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
