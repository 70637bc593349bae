"""The specification of models/network_effects.py: which growth makes each user worth more, and critical mass."""

import math

import pytest

from models import network_effects as ne


def test_ten_times_the_users_under_three_laws() -> None:
    assert ne.square_growth(1000, 10000) == pytest.approx(100)
    assert ne.log_growth(1000, 10000) == pytest.approx(10 * 4 / 3)
    assert ne.within_growth(1000, 10000) == pytest.approx(10)


def test_the_laws_keep_their_order() -> None:
    for before, after in ((10, 20), (300, 3000), (1000, 1e6)):
        within = ne.within_growth(before, after)
        assert within <= ne.log_growth(before, after) <= ne.square_growth(before, after)


def test_coverage_and_its_inverse() -> None:
    assert ne.coverage(0, 0.2) == 0
    assert ne.coverage(2, 0.5) == pytest.approx(0.75)
    assert ne.sellers_needed(0.75, 0.5) == 2
    for wanted in (0.5, 0.8, 0.9, 0.99):
        least = ne.sellers_needed(wanted, 0.2)
        assert ne.coverage(least, 0.2) >= wanted > ne.coverage(least - 1, 0.2)


def test_critical_mass_is_where_the_sellers_wanted_can_live() -> None:
    buyers = ne.critical_buyers(11, 2000, 1, 200, 0.2)
    assert buyers == 1650
    assert ne.sellers_carried(buyers, 1, 200, 0.2, 2000) == 11
    assert ne.sellers_carried(buyers - 1, 1, 200, 0.2, 2000) == 10
    assert ne.sellers_carried(300, 1, 200, 0.2, 2000) == 2
    assert ne.critical_buyers(1, 2000, 1, 200, 1) == math.inf


def test_more_orders_lower_critical_mass_and_leave_the_commission() -> None:
    few, many = ne.critical_buyers(11, 2000, 1, 200, 0.2), ne.critical_buyers(11, 2000, 2, 200, 0.2)
    assert many == few / 2
    assert ne.platform_income(few, 1, 200, 0.2) == pytest.approx(5500)
    assert ne.platform_income(many, 2, 200, 0.2) == pytest.approx(5500)


def test_the_money_of_an_order_goes_to_the_two_sides() -> None:
    kept = ne.platform_income(300, 2, 200, 0.2)
    left = ne.platform_income(300, 2, 200, 0.8)
    assert kept + left == pytest.approx(300 * 2 / 12 * 200)


@pytest.mark.parametrize(
    "call",
    [
        lambda: ne.square_growth(1, 2),
        lambda: ne.orders(-1, 1),
        lambda: ne.platform_income(1, 1, 1, 2),
        lambda: ne.sellers_carried(1, 1, 1, 0.2, 0),
        lambda: ne.coverage(1, 2),
        lambda: ne.sellers_needed(1, 0.2),
        lambda: ne.critical_buyers(1, 0, 1, 1, 0.2),
        lambda: ne.critical_buyers(0, 1, 1, 1, 0.2),
    ],
)
def test_nonsense_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"must|between"):
        call()
