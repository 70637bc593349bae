"""The specification of models/marketplace.py: when a listing in somebody else's marketplace pays."""

import math

import pytest

from models import marketplace as mp


def test_the_commission_is_taken_from_the_price_not_from_what_is_left() -> None:
    assert mp.listed(106, 0.06, 0.3, 20) == pytest.approx(100 - 31.8 - 20)
    assert mp.listed(106, 0.06, 0, 20) == pytest.approx(80)
    assert mp.listed(106, 0.06, 1, 20) < 0


def test_break_even_with_equal_churn_is_the_part_taken_of_ones_own_contribution() -> None:
    own, monthly = 20, 15
    share = mp.break_even_share(mp.added_value(monthly, 0.1), mp.given_away(own, monthly, 0.1))
    assert share == pytest.approx((20 - 15) / 20)


def test_at_the_break_even_share_a_customer_gains_nothing() -> None:
    added, given = mp.added_value(15, 0.2), mp.given_away(20, 15, 0.1)
    share = mp.break_even_share(added, given)
    assert share == pytest.approx(0.4)
    assert mp.gain_each(added, given, share) == pytest.approx(0)
    assert mp.gain_each(added, given, 1) == added
    assert mp.gain_each(added, given, 0) == -given


def test_faster_churn_and_a_larger_commission_ask_for_more_added_customers() -> None:
    def needed(commission: float, churn: float) -> float:
        monthly = mp.listed(39, 0.06, commission, 10)
        own = mp.listed(39, 0.06, 0.06, 10)
        return mp.break_even_share(mp.added_value(monthly, churn), mp.given_away(own, monthly, 0.09))

    assert needed(0.12, 0.09) < needed(0.25, 0.09) < needed(0.3, 0.09)
    assert needed(0.12, 0.09) < needed(0.12, 0.21)


def test_limits_of_the_break_even_share() -> None:
    assert mp.break_even_share(10, 0) == 0
    assert mp.break_even_share(0, 10) == math.inf
    assert mp.break_even_share(-5, 10) == math.inf, "no share breaks even"
    assert mp.break_even_share(-5, -1) == math.inf, "nor if nothing is given away"
    assert mp.added_value(-5, 0.2) == pytest.approx(-25)


def test_the_listing_itself_has_to_be_paid() -> None:
    assert mp.monthly_work(12000, 1000, 12) == 2000
    assert mp.customers_a_month(100, 12000, 1000, 12) == 20
    assert mp.customers_a_month(0, 12000, 1000, 12) == math.inf
    assert mp.customers_a_month(-3, 0, 0, 12) == math.inf


@pytest.mark.parametrize(
    "call",
    [
        lambda: mp.listed(39, 0.06, 1.2, 10),
        lambda: mp.added_value(10, 0),
        lambda: mp.gain_each(1, 1, 2),
        lambda: mp.customers_a_month(1, 1, 1, 0),
        lambda: mp.customers_a_month(1, -1, 1, 1),
    ],
)
def test_nonsense_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"must|between"):
        call()
