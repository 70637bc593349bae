"""The answers of the exercises of growth/partnerships, and the sentences that its figures must bear."""

import pytest

from models import partnership as p
from models.marketplace import added_value
from models.unit_economics import lifetime_value

HOUR = 45000 / (21 * 8)
NET = 89 / 1.06
CHURN = 0.20790460899641827
VALUE = added_value(68.0925041509434, CHURN)
RUNNING = p.running_cost(3000, 8, 2, 12, 0.3, 20, HOUR)


def test_a_share_for_life_breaks_even_at_itself_if_everything_is_alike() -> None:
    paid = p.shared_revenue(100, 0.3, 0.09, 240)
    assert p.break_even_added(lifetime_value(100, 0.09, 240), paid, paid) == pytest.approx(0.3)


def test_at_39_every_cell_loses_at_the_churn_of_the_survey_but_not_at_inkstones_own() -> None:
    low = added_value(23.92269283018868, CHURN)
    for monthly in (5, 10, 20):
        for added in (0.5, 0.7, 0.9):
            assert p.deal_value(9 * monthly, p.customer_gain(low, 60, 60, added), RUNNING, 0) < 0
    own = p.customer_gain(23.92269283018868 / 0.09, 60, 60, 0.9)
    assert p.deal_value(180, own, RUNNING, 0) == pytest.approx(19082, abs=1)


def test_the_best_cell_is_less_than_a_month_and_with_recommendations_about_one() -> None:
    best = p.customer_gain(68.0925041509434 / 0.09, 60, 60, 0.9)
    assert p.deal_value(180, best, RUNNING, 0) == pytest.approx(98587, abs=5)
    assert p.deal_value(180, best, 3000, 0) / 150000 == pytest.approx(0.725, abs=0.001)  # wages are in the 150,000
    referred = p.customer_gain(p.referred_value(68.0925041509434, 0.09, 0.03, 60), 60, 60, 0.9)
    assert p.deal_value(180, referred, 3000, 0) / 150000 == pytest.approx(1.10, abs=0.01)


def test_the_first_year_pays_for_itself_only_after_it_is_over() -> None:
    """At 10 a month the agreement is worth 2,000 yuan and still takes 5,600 within the year if hours are paid for."""
    cash = p.first_cash(10, 0.7, 68.0925041509434, CHURN, 60, RUNNING, 12, 3)
    assert cash == pytest.approx(-5607, abs=1)
    assert p.first_cash(9, 0.7, 68.0925041509434, CHURN, 60, RUNNING, 12, 3) < cash
    assert p.first_cash(10, 0.7, 68.0925041509434, CHURN, 60, 3000, 12, 3) == pytest.approx(4572, abs=1)


def test_the_most_payable_falls_with_the_number_that_comes() -> None:
    most = [p.most_payment(VALUE, 0.7, RUNNING, 9 * monthly) for monthly in (10, 9, 5)]
    assert most == pytest.approx([82.8, 66.5, -63.6], abs=0.1)


def test_what_it_asks_is_more_than_we_can_pay_and_the_fee_leaves_both_something() -> None:
    paid = p.average_payment(p.shared_revenue(NET, 0.3, CHURN, 240), p.shared_revenue(NET, 0.3, 0.09, 240), 0.7)
    assert paid > p.most_payment(VALUE, 0.7, RUNNING, 90)
    assert p.least_payment(0.5, 100) < 60 < p.most_payment(VALUE, 0.7, RUNNING, 90)


def test_the_guarantee_leaves_exclusivity_no_worse_than_without() -> None:
    gain = p.customer_gain(VALUE, 60, 60, 0.7)
    running = p.running_cost(3000, 8, 2, 24, 0.3, 20, HOUR)
    other = p.deal_value(210, gain, running, 0)
    for others in (0.25, 0.5, 1):
        extra = p.exclusive_extra(others, other, gain)
        assert extra * gain >= others * other
        assert (extra - 1) * gain < others * other
        heads = 210 + extra
        new = p.line(heads, 0.7)
        for came in range(int(new) + 1):
            got = came * VALUE - heads * 60 - running + (new - came) * (VALUE - 60)
            assert got > others * other


def test_the_line_takes_every_quarter_that_pays_and_no_other() -> None:
    ahead = p.running_cost(0, 0, 2, 12, 0.3, 20, HOUR)
    assert [p.renewal_line(total, VALUE, 60, ahead, 3) for total in (15, 30, 60)] == [9, 12, 18]
    for total in range(61):
        line = p.renewal_line(total, VALUE, 60, ahead, 3)
        assert line * VALUE - total * 60 >= ahead / 4
        assert (line - 1) * VALUE - total * 60 < ahead / 4


def test_who_passes_the_line() -> None:
    """10 a month, 70% new, hardly ever fail; six, half of them new, are worth nothing; a quarter new lose and fail."""
    ahead = p.running_cost(0, 0, 2, 12, 0.3, 20, HOUR)
    assert p.pass_chance(30, 0.7, VALUE, 60, ahead, 3) > 0.99
    assert 0.3 < p.pass_chance(18, 0.5, VALUE, 60, ahead, 3) < 0.5
    assert abs(72 * p.customer_gain(VALUE, 60, 60, 0.5) - ahead) < 700
    assert p.pass_chance(18, 0.25, VALUE, 60, ahead, 3) < 0.02


def test_the_trial_needs_about_six_chances_in_ten() -> None:
    ahead = p.running_cost(0, 0, 2, 12, 0.3, 20, HOUR)
    gain = p.customer_gain(VALUE, 60, 60, 0.7)
    trial = p.running_cost(3000, 8, 2, 6, 0, 0, HOUR)
    leaving = 20 * HOUR
    good = p.trial_gain(p.pass_chance(30, 0.7, VALUE, 60, ahead, 3), 120 * gain - ahead, 30 * gain - trial, leaving)
    assert p.tipping_chance(good, trial + leaving) == pytest.approx(0.6, abs=0.02)
