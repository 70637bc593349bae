"""A second market: what each firm must buy, what a pilot adds, what staying and leaving cost."""

import math

import pytest

from models import market_entry as m


def test_seats_each_firm_must_take() -> None:
    assert m.seats_per_firm(154, 30, 0.2) == 26  # six firms sign
    assert m.seats_per_firm(60, 30, 0.2) == 10
    assert m.seats_per_firm(0, 30, 0.2) == 0


def test_more_visits_or_more_signatures_ask_less_of_each_firm() -> None:
    assert m.seats_per_firm(154, 60, 0.2) < m.seats_per_firm(154, 30, 0.2) < m.seats_per_firm(154, 30, 0.1)
    assert m.seats_per_firm(154, 60, 0.2) == m.seats_per_firm(154, 30, 0.4)


def test_visits_have_to_be_paid_for_too() -> None:
    # 1,200 with 10 visits of 2 hours at 10; a seat brings 120 a year: 10 seats, 20 in letters, 2 firms of 10
    assert m.seats_if_visiting(1200, 10, 10, 2, 10, 10, 0.5, 0.2) == 10
    # ten visits more cost 200: 12 seats, 24 in letters, 4 firms of 6 and not of 5
    assert m.seats_if_visiting(1200, 10, 20, 2, 10, 10, 0.5, 0.2) == 6
    assert m.seats_if_visiting(1200, 10, 10, 2, 10, 0, 0.5, 0.2) == math.inf


def test_of_thirty_firms_six_sign_and_three_pay() -> None:
    assert m.firms_paying(30, 0.2, 0.5) == pytest.approx(3)


def test_spent_before_anybody_paid() -> None:
    assert m.before_payment(30, 6, 100, 30000) == 48000
    assert m.before_payment(0, 6, 100, 30000) == 30000


def test_pilots_replace_the_visits() -> None:
    assert m.with_sales(100, 40, 3, 50) == 210
    assert m.with_sales(100, 40, 0, 50) == 60


def test_coverage_added_by_a_market() -> None:
    assert m.coverage_added(100, 12, 2400, 1000) == pytest.approx(1)
    assert m.coverage_added(0, 12, 1200, 1000) == pytest.approx(-0.1)


def test_refunding_and_serving_out() -> None:
    assert m.refund(10, 6, 100) == 6000
    assert m.serve_out(6, 2, 50, 10, 7, 3) == 6 * (100 + 100)
    assert m.serve_out(0, 2, 50, 10, 7, 3) == 0


def test_the_fixed_part_weighs_on_small_payments() -> None:
    assert m.fee_share(0.05, 0.5, 10) == pytest.approx(0.1)
    assert m.fee_share(0.05, 0.5, 288) < m.fee_share(0.05, 0.5, 24)


def test_the_chance_that_enough_firms_pay() -> None:
    assert m.chance_enough(1, 2, 0.5, 1) == pytest.approx(0.75)
    exact = 1 - sum(math.comb(30, k) * 0.1**k * 0.9 ** (30 - k) for k in range(3))
    assert m.chance_enough(3, 30, 0.2, 0.5) == pytest.approx(exact)


def test_visits_for_a_chance() -> None:
    assert m.visits_for(1, 0.5, 1, 0.75) == 2
    visits = m.visits_for(3, 0.2, 0.5, 0.9)
    assert m.chance_enough(3, visits, 0.2, 0.5) >= 0.9 > m.chance_enough(3, visits - 1, 0.2, 0.5)


def test_what_is_left_of_a_budget() -> None:
    assert m.left_a_month(100, 40, 12) == 5


def test_seats_that_lift_the_coverage_to_one() -> None:
    seats = m.seats_to_cover(0.1, 1200, 10, 1000)
    assert seats == 100
    assert 0.1 + m.coverage_added(seats, 10, 1200, 1000) == pytest.approx(1)
    assert m.seats_to_cover(1.2, 1200, 10, 1000) == 0


def test_one_firm_of_three_falls_silent() -> None:
    assert m.use_if_silent(30, 3, 20) == pytest.approx(0.75)


@pytest.mark.parametrize(
    "call",
    [
        lambda: m.seats_per_firm(-1, 30, 0.2),
        lambda: m.seats_per_firm(10, 0, 0.2),
        lambda: m.seats_per_firm(10, 30, 0),
        lambda: m.firms_paying(-1, 0.2, 0.5),
        lambda: m.before_payment(1, 1, -1, 1),
        lambda: m.with_sales(10, 40, 3, 50),
        lambda: m.coverage_added(1, 1, 1, 0),
        lambda: m.refund(-1, 1, 1),
        lambda: m.serve_out(1, -1, 1, 1, 1, 1),
        lambda: m.fee_share(0.05, 0.5, 0),
        lambda: m.chance_enough(3, 30, 0, 0.5),
        lambda: m.visits_for(0, 0.2, 0.5, 0.9),
        lambda: m.left_a_month(10, 11, 1),
        lambda: m.left_a_month(10, 1, 0),
        lambda: m.seats_to_cover(0.1, 1, 0, 1),
        lambda: m.use_if_silent(10, 1, 5),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
