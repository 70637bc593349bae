"""A partnership is worth the customers it adds, less what all of them, the hours and the exit cost."""

import math

import pytest

from models import partnership as p
from models.chance import poisson_at_least


def test_nobody_comes_before_the_delay_is_over() -> None:
    assert p.brought(10, 12, 3) == 90
    assert p.brought(10, 2, 3) == 0
    assert p.counted(12, 3) == 9
    assert p.added_up(210, 48) == 258
    assert p.saved(100, 0.06, 3) == 9


def test_a_fee_is_paid_for_those_who_would_have_come_as_well() -> None:
    """Value 100, fee 20, 70% added: 0.7 of 80 less 0.3 of 20 is 50, which is 70 less 20."""
    assert p.customer_gain(100, 20, 20, 0.7) == pytest.approx(50)
    assert p.average_payment(20, 20, 0.7) == pytest.approx(20)


def test_a_fee_breaks_even_at_its_share_of_the_value() -> None:
    assert p.break_even_added(100, 20, 20) == pytest.approx(0.2)
    assert p.break_even_added(20, 20, 20) == math.inf
    share = p.break_even_added(100, 40, 70)
    assert p.customer_gain(100, 40, 70, share) == pytest.approx(0)


def test_a_share_for_life_is_the_share_over_churn() -> None:
    assert p.shared_revenue(100, 0.3, 0.1, 1000) == pytest.approx(300)
    assert p.shared_revenue(100, 0.3, 0.1, 2) == pytest.approx(57)


def test_running_cost_by_hand() -> None:
    """1000 + (10 + 2*12 + 0.5*20) hours at 100."""
    assert p.running_cost(1000, 10, 2, 12, 0.5, 20, 100) == 5400


def test_value_and_the_least_number_agree() -> None:
    least = p.least_monthly(50, 5400, 0, 12, 3)
    assert least == 12
    assert p.deal_value(p.brought(least, 12, 3), 50, 5400, 0) >= 0
    assert p.deal_value(p.brought(least - 1, 12, 3), 50, 5400, 0) < 0
    assert p.least_monthly(0, 5400, 0, 12, 3) == math.inf
    assert p.least_monthly(50, 5400, 0, 3, 3) == math.inf


def test_at_the_most_payment_the_deal_is_worth_nothing() -> None:
    most = p.most_payment(100, 0.7, 5400, 108)
    assert most == pytest.approx(20)
    gain = p.customer_gain(100, most, most, 0.7)
    assert p.deal_value(108, gain, 5400, 0) == pytest.approx(0)


def test_the_equal_discount_leaves_the_same() -> None:
    net, serving, fee, support = 84.0, 8.0, 5.0, 3.0
    discount = p.equal_discount(0.3, net, fee + support)
    assert p.resold(net, discount, serving) == pytest.approx(net * 0.7 - serving - fee - support)
    assert discount > 0.3


def test_standing_customers() -> None:
    """10 arrive each month, half leave: 10, then 15, then 17.5."""
    assert p.standing(10, 0.5, 1) == pytest.approx(10)
    assert p.standing(10, 0.5, 3) == pytest.approx(17.5)
    assert p.lost_at_exit(0.5, 20, 0.7, 100) == pytest.approx(700)


def test_exclusivity_of_a_deal_nobody_would_sign_costs_nothing() -> None:
    assert p.exclusive_extra(1, -500, 50) == 0
    assert p.exclusive_extra(0.5, 5000, 50) == 50
    assert p.exclusive_extra(1, 5000, 0) == math.inf


def test_more_added_is_worth_more_and_dearer_partners_less() -> None:
    gains = [p.customer_gain(300, 60, 60, share) for share in (0, 0.3, 0.6, 1)]
    assert gains == sorted(gains)
    assert p.least_payment(0.5, 100) == 50
    assert p.most_payment(300, 0.7, 5000, 50) < p.most_payment(300, 0.7, 5000, 100)


def test_at_the_share_needed_the_deal_is_worth_nothing() -> None:
    share = p.added_needed(300, 60, 5400, 90)
    assert share == pytest.approx(0.4)
    gain = p.customer_gain(300, 60, 60, share)
    assert p.deal_value(90, gain, 5400, 0) == pytest.approx(0)


def test_at_the_highest_churn_the_deal_is_worth_nothing() -> None:
    """70 a month after the added share, 40 + 60 a customer: gone at a churn of 70%."""
    churn = p.highest_churn(100, 0.7, 40, 5400, 90)
    assert churn == pytest.approx(0.7)
    assert p.most_payment(100 / churn, 0.7, 5400, 90) == pytest.approx(40)
    assert p.highest_churn(100, 0.7, 0, 0, 90) == math.inf


def test_a_trial_by_hand() -> None:
    """Half the good partners pass, then worth 12,000; the trial itself loses 2,000, or 4,000 if nobody comes."""
    gain = p.trial_gain(0.5, 12000, -2000, 0)
    assert gain == 4000
    assert p.trial_gain(0.5, 12000, -2000, 1000) == 3500
    assert p.tipping_chance(gain, 4000) == 0.5
    assert p.tipping_chance(-1, 4000) == math.inf
    assert p.line(27, 0.63) == 18


def test_the_line_by_hand() -> None:
    """20 customers at 50 and three months of 4,000 a year make 2,000: ten new ones worth 200 each."""
    assert p.renewal_line(20, 200, 50, 4000, 3) == 10
    assert p.renewal_line(21, 200, 50, 4000, 3) == 11
    assert p.renewal_line(0, 200, 50, 0, 3) == 0


def test_the_chance_of_passing_is_a_plain_poisson_if_all_are_new() -> None:
    """Ten new ones: each is worth 150 net of its payment, and 1,000 must be found, so seven will do."""
    assert p.pass_chance(10, 1, 200, 50, 4000, 3) == pytest.approx(poisson_at_least(7, 10))
    assert p.pass_chance(10, 0, 200, 50, 4000, 3) == 0
    assert p.pass_chance(0, 0.5, 200, 50, 0, 3) == pytest.approx(1)
    chances = [p.pass_chance(30, share, 300, 60, 8000, 3) for share in (0.1, 0.3, 0.5, 0.7, 0.9)]
    assert chances == sorted(chances)


def test_cash_of_the_first_months_by_hand() -> None:
    """Two come in the second month of three and two in the third; half leave each month, all are new, 100 a month."""
    assert p.first_cash(2, 1, 100, 0.5, 10, 40, 3, 1) == pytest.approx(2 * 150 + 2 * 100 - 40 - 40)
    assert p.first_cash(2, 1, 100, 0.5, 10, 40, 3, 3) == -40


def test_cash_in_a_very_long_term_is_the_worth() -> None:
    late = p.first_cash(1, 0.5, 100, 0.5, 10, 0, 200, 0) - p.first_cash(1, 0.5, 100, 0.5, 10, 0, 199, 0)
    assert late == pytest.approx(p.customer_gain(200, 10, 10, 0.5))


def test_recommendation_slows_the_leaving() -> None:
    assert p.referred_value(60, 0.2, 0, 60) == pytest.approx(300)
    assert p.referred_value(60, 0.2, 0.1, 100) == pytest.approx(500)


@pytest.mark.parametrize(
    "call",
    [
        lambda: p.brought(-1, 12, 3),
        lambda: p.customer_gain(100, 20, 20, 1.2),
        lambda: p.average_payment(20, -1, 0.5),
        lambda: p.running_cost(0, 1, 1, 12, 30, 1, 1),
        lambda: p.most_payment(100, 0.7, 10, 0),
        lambda: p.equal_discount(0.3, 0, 1),
        lambda: p.resold(10, 2, 1),
        lambda: p.lost_at_exit(2, 1, 1, 1),
        lambda: p.exclusive_extra(-1, 1, 1),
        lambda: p.least_payment(-1, 1),
        lambda: p.shared_revenue(100, 3, 0.1, 12),
        lambda: p.deal_value(-1, 1, 1, 1),
        lambda: p.standing(-1, 0.1, 3),
        lambda: p.added_needed(0, 1, 1, 1),
        lambda: p.trial_gain(-0.1, 1, 1, 1),
        lambda: p.trial_gain(0.1, 1, 1, -1),
        lambda: p.renewal_line(1, 0, 1, 1, 1),
        lambda: p.pass_chance(10, 0.5, 50, 60, 1, 3),
        lambda: p.first_cash(1, 2, 1, 0.5, 1, 1, 12, 3),
        lambda: p.referred_value(60, 0.1, 0.1, 60),
        lambda: p.line(9, 3),
        lambda: p.highest_churn(1, 1, 1, 1, 0),
        lambda: p.tipping_chance(1, -1),
        lambda: p.line(-1, 0.5),
    ],
)
def test_bad_input_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="must"):
        call()
