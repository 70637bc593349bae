"""The answers to the exercises of advantages/platform."""

import math
from functools import cache
from typing import Any

import pytest
import yaml
from tests.fixtures.inputs import _DATA, FACT, INK, JUDGEMENT

from models.exit_cost import tipping_failure, usable_credits, worth_a_year
from models.marketplace import added_value
from models.network_effects import critical_buyers, log_growth, platform_income, square_growth, within_growth

RESULTS: dict[str, Any] = yaml.safe_load((_DATA / "results.yml").read_text(encoding="utf-8"))


def test_exercise_1_most_of_the_credits_expire() -> None:
    spent = usable_credits(100000, 3000, 0.6, 12)
    assert spent == pytest.approx(21600)
    assert spent / 100000 == pytest.approx(0.216)


def test_exercise_2_ten_times_the_users_are_not_a_hundred_times_the_value() -> None:
    assert round(log_growth(300, 3000)) == 14
    assert square_growth(300, 3000) == pytest.approx(100)
    assert within_growth(300, 3000) == pytest.approx(10)


def _value(typed: Any) -> float:
    """A number, or the figure that a reference names."""
    kind, _, name = str(typed).partition(":")
    if not name:
        return float(kind)
    return _result(name) if kind == "result" else {"fact": FACT, "inkstone": INK, "judgement": JUDGEMENT}[kind][name]


@cache
def _result(name: str) -> float:
    """A result of the book, computed afresh."""
    entry = RESULTS[name]
    module, _, function = entry["call"].partition(".")
    called = getattr(__import__(f"models.{module}", fromlist=[function]), function)
    found = called(**{key: _value(typed) for key, typed in entry["with"].items()})
    return float(found[int(entry["pick"])] if "pick" in entry else found)


def test_the_guess_lies_below_the_tipping_chance_and_above_it_if_a_registration_comes_first() -> None:
    guess = INK["plat-chance"]
    assert guess < _result("plat-year-high") < _result("plat-tip-mid") == pytest.approx(0.5, abs=0.005)
    assert _result("plat-tip-reg-mid") == pytest.approx(0.17, abs=0.005)
    assert _result("plat-tip-reg-mid") < guess < 2 * _result("plat-tip-reg-mid"), "if half came for it, don't"
    assert 2 * _result("plat-tip-low") > 1, "then never"
    assert 1 - math.exp(-1) > _result("plat-tip-mid"), "one a year on average: make it"


def test_at_the_tipping_chance_a_backup_repays_its_work_in_time() -> None:
    for gap in ("", "register"):
        cold = _result("plat-cold-mid" if not gap else "plat-cold-register")
        chance = _result("plat-tip-mid" if not gap else "plat-tip-reg-mid")
        worth = worth_a_year(chance, cold, _result("plat-warm"))
        assert worth * JUDGEMENT["plat-build-limit"] == pytest.approx(_result("plat-people"))


def test_judging_a_new_version_costs_what_a_backup_is_worth_in_a_year() -> None:
    judging = INK["build-eval-items"] * INK["plat-judge-minutes"] / 60 / 8
    assert judging == pytest.approx(2.5)
    assert judging * _result("plat-day") == pytest.approx(_result("plat-worth-mid-mid"), rel=0.02)


def test_a_check_each_quarter_pays_only_for_a_backup_that_mostly_fails() -> None:
    assert tipping_failure(_result("plat-half-days"), _result("plat-worth-mid-mid")) == pytest.approx(0.8, abs=0.01)


def test_three_heads_make_up_for_each_customer_of_the_page() -> None:
    """With a plug-in they pay through the marketplace; those it added were worth the full contribution."""
    full = added_value(_result("contribution"), _result("observed-churn"))
    for commission, shares in (("12", (30, 50, 80, 100)), ("30", (80, 100))):
        for share in shares:
            lost = full * INK[f"plat-added-{share}"]
            assert lost / _result(f"plat-gain-{commission}-{share}") <= 3


def test_the_commission_of_the_customers_sustained_is_far_from_half_of_the_fixed_costs() -> None:
    price, take = INK["plat-review-price"], INK["plat-take"]
    hopeful = platform_income(_result("sell-plateau-good"), 2, price, take)
    assert _result("plat-income") == pytest.approx(2500, rel=0.02)
    assert hopeful == pytest.approx(10000, rel=0.02)
    assert hopeful < 0.1 * _result("fixed-cost")
    twice = critical_buyers(_result("plat-sellers"), INK["plat-seller-income"], 2, price, take)
    assert _result("sell-plateau") < twice < _result("sell-plateau-good"), "only then is the third answer yes"
