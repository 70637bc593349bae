"""What the functions of small_or_large promise, by hand and by adding up month after month."""

import math

import pytest

from models import serving_cost
from models import small_or_large as s


def test_price_of_a_call_by_hand() -> None:
    assert s.call_price(600, 300, 8, 1, 0.02, 4, 1, 0) == pytest.approx((12 + 300 + 32) / 1e6)
    dear = s.call_price(600, 300, 8, 1, 0.02, 4, 2, 1)
    assert dear == pytest.approx(2 * s.call_price(600, 300, 8, 1, 0.02, 4, 1, 0)), "all at the peak"


def test_price_of_a_call_agrees_with_serving_cost() -> None:
    prices = [serving_cost.time_of_day_price(p, 2, 0.6) for p in (1, 0.02, 4)]
    other = serving_cost.request_price(900, 600 / 900, 8, *prices)
    assert s.call_price(600, 300, 8, 1, 0.02, 4, 2, 0.6) == pytest.approx(other)


def test_own_call_by_hand() -> None:
    """A model of 1e8 on 300 tokens takes 6e10 operations, 0.3 s at 0.2 TFLOP/s."""
    assert s.own_call(1e8, 300, 0.2, 3600, 1, 1) == pytest.approx(0.3)
    assert s.own_call(1e8, 300, 0.2, 3600, 1, 0.5) == pytest.approx(0.6), "idle half the time"


def test_months_of_a_price() -> None:
    assert s.price_months(1, 12) == 12
    assert s.price_months(5, 1) == 1
    closed = (1 - 1 / 5) / (1 - 5 ** (-1 / 12))
    assert s.price_months(5, 12) == pytest.approx(closed), "a geometric series"
    assert s.price_months(0.5, 13) > 13
    assert s.price_months(5, 600) < 1 / (1 - 5 ** (-1 / 12)) < 8, "counting longer adds next to nothing"


def test_break_even_by_hand() -> None:
    assert s.break_even_calls(1200, 100, 0.001, 0.003, 1, 12) == pytest.approx(2400 / 0.024)
    assert s.break_even_calls(0, 0, 0.001, 0.003, 1, 12) == 0
    assert s.break_even_calls(1, 0, 0.003, 0.003, 1, 12) == math.inf
    assert s.break_even_calls(0, 0, 0, 0, 1, 12) == math.inf, "both cost nothing: never the cheaper"
    assert s.break_even_calls(1, 0, 0.002, 0.003, 100, 12) == math.inf, "the price falls below one's own"


def test_at_break_even_both_cost_the_same_month_by_month() -> None:
    for factor in (0.5, 1, 5):
        calls = s.break_even_calls(50_000, 2_000, 0.00015, 0.00248, factor, 12)
        own, bill = 50_000.0, 0.0
        for month in range(12):
            own += 2_000 + calls * 0.00015
            bill += calls * 0.00248 / factor ** (month / 12)
        assert own == pytest.approx(bill)


def test_month_of_ones_own() -> None:
    assert s.own_month(1000, 120, 5, 0.01, 12) == 25


def test_calls_and_customers() -> None:
    assert s.month_calls(300, 120, 10) == 360_000
    assert s.customers_for(360_000, 120, 10) == 300
    assert s.customers_for(math.inf, 120, 10) == math.inf


def test_once() -> None:
    assert s.once_cost(100, 3, 50) == 250


def test_extra_a_call() -> None:
    assert s.extra_a_call(1000, 1200, 300, 100, 0.2, 12) == pytest.approx(0.3)
    assert s.extra_a_call(10_000, 1200, 300, 100, 0.2, 12) < 0
    with pytest.raises(ValueError, match="greater than zero"):
        s.extra_a_call(0, 1, 1, 1, 1, 12)


def test_error() -> None:
    assert s.error_that_outweighs(0.0005, 0.01) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: s.call_price(-1, 1, 1, 1, 1, 1, 1, 0), "below zero"),
        (lambda: s.own_call(0, 1, 1, 1, 1, 1), "greater than zero"),
        (lambda: s.own_call(1, 1, 1, 1, 1, 2), "above 1"),
        (lambda: s.once_cost(-1, 1, 1), "below zero"),
        (lambda: s.price_months(0, 1), "greater than zero"),
        (lambda: s.price_months(1, 1.5), "whole months"),
        (lambda: s.break_even_calls(-1, 0, 0, 1, 1, 1), "below zero"),
        (lambda: s.own_month(1, 1, 1, 1, 0), "greater than zero"),
        (lambda: s.month_calls(-1, 1, 1), "below zero"),
        (lambda: s.customers_for(-1, 1, 1), "negative"),
        (lambda: s.customers_for(math.nan, 1, 1), "negative"),
        (lambda: s.error_that_outweighs(1, 0), "one point"),
    ],
)
def test_refusals(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
