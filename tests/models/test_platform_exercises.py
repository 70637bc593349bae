"""The answers to the exercises of advantages/platform."""

import math

import pytest
from tests.fixtures.inputs import INK, JUDGEMENT, result

from models.exit_cost import tipping_failure, usable_credits, worth_a_year
from models.marketplace import added_value
from models.network_effects import critical_buyers, log_growth, platform_income, square_growth, within_growth


def test_exercise_1_most_of_the_credits_expire() -> None:
    spent = usable_credits(100000, 3000, 0.6, 12)
    assert spent == pytest.approx(21600)
    assert spent / 100000 == pytest.approx(0.216)


def test_exercise_2_ten_times_the_users_are_not_a_hundred_times_the_value() -> None:
    assert round(log_growth(300, 3000)) == 14
    assert square_growth(300, 3000) == pytest.approx(100)
    assert within_growth(300, 3000) == pytest.approx(10)


def test_the_guess_lies_below_the_tipping_chance_and_above_it_if_a_registration_comes_first() -> None:
    guess = INK["plat-chance"]
    assert guess < result("plat-year-high") < result("plat-tip-mid") == pytest.approx(0.5, abs=0.005)
    assert result("plat-tip-reg-mid") == pytest.approx(0.17, abs=0.005)
    assert result("plat-tip-reg-mid") < guess < 2 * result("plat-tip-reg-mid"), "if half came for it, don't"
    assert 2 * result("plat-tip-low") > 1, "then never"
    assert 1 - math.exp(-1) > result("plat-tip-mid"), "one a year on average: make it"


def test_at_the_tipping_chance_a_backup_repays_its_work_in_time() -> None:
    for gap in ("", "register"):
        cold = result("plat-cold-mid" if not gap else "plat-cold-register")
        chance = result("plat-tip-mid" if not gap else "plat-tip-reg-mid")
        worth = worth_a_year(chance, cold, result("plat-warm"))
        assert worth * JUDGEMENT["plat-build-limit"] == pytest.approx(result("plat-people"))


def test_judging_a_new_version_costs_what_a_backup_is_worth_in_a_year() -> None:
    judging = INK["build-eval-items"] * INK["plat-judge-minutes"] / 60 / 8
    assert judging == pytest.approx(2.5)
    assert judging * result("plat-day") == pytest.approx(result("plat-worth-mid-mid"), rel=0.02)


def test_a_check_each_quarter_pays_only_for_a_backup_that_mostly_fails() -> None:
    assert tipping_failure(result("plat-half-days"), result("plat-worth-mid-mid")) == pytest.approx(0.8, abs=0.01)


def test_three_heads_make_up_for_each_customer_of_the_page() -> None:
    """With a plug-in they pay through the marketplace; those it added were worth the full contribution."""
    full = added_value(result("contribution"), result("observed-churn"))
    for commission, shares in (("12", (30, 50, 80, 100)), ("30", (80, 100))):
        for share in shares:
            lost = full * INK[f"plat-added-{share}"]
            assert lost / result(f"plat-gain-{commission}-{share}") <= 3


def test_the_commission_of_the_customers_sustained_is_far_from_half_of_the_fixed_costs() -> None:
    price, take = INK["plat-review-price"], INK["plat-take"]
    hopeful = platform_income(result("sell-plateau-good"), 2, price, take)
    assert result("plat-income") == pytest.approx(2500, rel=0.02)
    assert hopeful == pytest.approx(10000, rel=0.02)
    assert hopeful < 0.1 * result("fixed-cost")
    twice = critical_buyers(result("plat-sellers"), INK["plat-seller-income"], 2, price, take)
    assert result("sell-plateau") < twice < result("sell-plateau-good"), "only then is the third answer yes"
