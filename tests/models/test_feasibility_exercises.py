"""What practice/feasibility concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math
from pathlib import Path

import pytest

from book.source.figures import Figures
from book.source.models import Models
from models import chance as c
from models import market_size as m
from models import roi as r

DOCS = Path(__file__).parents[2] / "docs"
FIGURES = Figures(DOCS / "data", Models(DOCS / "models"))


def fact(name: str) -> float:
    """A fact."""
    return FIGURES.value(f"fact:{name}")


def ink(name: str) -> float:
    """An input of Inkstone's."""
    return FIGURES.value(f"inkstone:{name}")


def ours(name: str) -> float:
    """A judgement."""
    return FIGURES.value(f"judgement:{name}")


def result(name: str) -> float:
    """A result."""
    return FIGURES.value(f"result:{name}")


# --- The market ------------------------------------------------------------------------------------------------------


CHURNS = ("low", "mid", "high")


def test_the_market_holds_the_customers_but_not_those_to_be_won() -> None:
    assert result("go-bottom") < result("go-top") < result("go-won")
    assert result("go-won") > 2 * result("go-top"), "the page says that twice as many lawyers would not do"


def test_three_cells_of_the_table_pass() -> None:
    cells = {(price, churn): result(f"go-cover-{price}-{churn}") for price in (39, 59, 89) for churn in CHURNS}
    assert [cell for cell, times in cells.items() if times >= ours("go-cover")] == [
        (59, "low"),
        (89, "low"),
        (89, "mid"),
    ]
    assert all(cells[price, "high"] < 1 for price in (39, 59, 89))


def test_one_change_of_churn_or_of_price_reaches_the_least_coverage() -> None:
    fixed, acquisition, new = result("fixed-cost"), ink("acquisition"), result("go-new")
    both = m.coverage(new, result("go-churn-59"), result("go-left-59"), acquisition, fixed)
    assert both == pytest.approx(ours("go-cover"))
    assert result("go-price-flip") < ink("go-price-top"), "the price asked for must be enough with churn unchanged"


# --- The money -------------------------------------------------------------------------------------------------------


def flows(churn: float) -> tuple[float, ...]:
    """Monthly flows of one outcome at the price planned for."""
    shape = (ink("acquisition"), result("fixed-cost"), ink("go-build"), ink("go-ramp"), ink("go-months"))
    return r.monthly_flows(result("go-new"), churn, result("go-left-59"), *shape)


def test_four_measures_of_the_good_outcome_disagree() -> None:
    good = flows(ink("go-churn-good"))
    assert r.return_on(good) == pytest.approx(0.1754, abs=0.0001)
    assert 0 < r.year_return(good) < ours("go-rate")
    assert result("go-good-npv") < 0 < result("go-good")


def test_the_bad_outcome_never_earns_and_has_no_rate_of_return() -> None:
    bad = flows(result("observed-churn"))
    assert max(bad) < 0
    assert r.rates_of_return(bad, -0.5, 2.0) == ()
    assert math.isinf(r.payback_month(bad))


def test_a_stop_costs_almost_all_a_years_pay_for_three() -> None:
    pay = ink("people") * ink("pay") * ink("go-kill-month")
    assert -result("go-middle-stop") == pytest.approx(pay, rel=0.02)
    assert -result("go-bad-stop") == pytest.approx(pay, rel=0.02)


def test_neither_way_to_start_is_worth_it_in_our_range() -> None:
    for name in ("go-trial", "go-trial-low", "go-stopping", "go-stopping-low"):
        assert result(name) < 0
    assert result("go-stopping") < result("go-trial-low"), "the trial loses less than quitting throughout the range"
    assert ours("go-chance") < result("go-chance-needed") < result("go-chance-quit")


def test_the_trial_can_not_change_the_decision() -> None:
    """Even from the hopeful end a pass leaves the probability below what quitting needs."""
    assert ours("go-chance") < result("go-after-pass") < result("go-chance-quit")


def test_the_trial_is_worth_only_the_loss_of_its_cost() -> None:
    """In our range nobody quits after a pass."""
    assert result("go-trial") == result("go-trial-low") == -result("go-trial-cost")


def test_each_assumption_of_the_good_outcome_lowers_it() -> None:
    for name in ("go-good-pool", "go-good-paying", "go-good-four"):
        assert result(name) < result("go-good")
    assert result("go-good-pool") < 0


def test_the_bar_of_the_trial_and_what_it_asks() -> None:
    assert ink("go-trial-sign-ups") == pytest.approx(ink("go-sign-ups") / ink("go-ramp"), rel=0.05)
    assert ink("go-trial-payers") / ink("go-trial-sign-ups") < result("go-paying")
    assert ink("go-trial-watched") == 2 * ink("go-trial-payers")
    assert ink("go-trial-leavers") / ink("go-trial-watched") == pytest.approx(ink("go-churn-good"), abs=0.005)
    assert result("go-pass-good") > 0.5 > result("go-pass-middle")
    assert result("go-pass-bad") < 0.01


def test_four_of_twenty_are_hardly_luck_and_mostly_reached() -> None:
    assert result("go-luck") < 0.05
    assert result("go-asked-pass") > 0.7


def test_the_kill_line_is_where_going_on_is_worth_nothing_from_that_month() -> None:
    churn, month = result("go-stop-churn"), ink("go-kill-month")
    shape = (ink("acquisition"), result("fixed-cost"), ink("go-build"), ink("go-ramp"), ink("go-months"))
    course = (result("go-left-59"), *shape, ours("go-rate"), month)
    assert r.going_on(result("go-new"), churn, *course) == pytest.approx(0, abs=10)
    assert result("go-churn-59") < churn < ink("churn"), (
        "the exit bar is above the entry bar and stops the middling one"
    )


def test_the_kill_line_reads_its_churn_reliably() -> None:
    """Over three months the good outcome is hardly ever stopped by chance, the middling one nearly always."""

    def watched(churn: float) -> float:
        shape = (ink("go-build"), ink("go-ramp"))
        return sum(r.customers_at(result("go-new"), churn, *shape, month) for month in (9, 10, 11))

    def not_stopped(churn: float) -> float:
        seen = round(watched(churn))
        return c.at_most(result("go-stop-churn") * seen, seen, churn)

    assert not_stopped(ink("go-churn-good")) > 0.95
    assert not_stopped(ink("churn")) < 0.1


def test_the_household_bears_the_kill_line_and_not_the_later_one() -> None:
    assert result("go-home-late") < result("go-reserve-money") <= result("go-home")
    shape = (ink("acquisition"), result("fixed-cost"), ink("go-build"), ink("go-ramp"))
    purse = (ink("people"), ink("pay"), ink("go-savings"), ink("go-living"))
    deepest = max(
        r.household(result("go-new"), ink("churn"), result("go-left-59"), *shape, *purse, month)[0]
        for month in range(1, 61)
    )
    assert result("go-cash") <= deepest < ink("go-cash-line")
    customers = r.customers_at(result("go-new"), ink("churn"), ink("go-build"), ink("go-ramp"), ink("go-kill-month"))
    refund = customers * ink("go-price-high") / 2
    assert ink("people") * (ink("go-cash-line") - deepest) >= refund, "the line leaves half a month's fees to refund"
    spent = ink("go-living") * ink("go-kill-month") + ink("go-cash-line")
    assert ink("go-savings") - spent >= result("go-reserve-money")


def test_the_third_line_lies_where_going_on_is_worth_nothing() -> None:
    """In proportion between its two ends, within a percentage point of the exact share."""
    good, most, least = ink("go-churn-good"), result("go-stop-churn"), result("go-stop-new")
    shape = (ink("acquisition"), result("fixed-cost"), ink("go-build"), ink("go-ramp"), ink("go-months"))
    where = (result("go-left-59"), *shape, ours("go-rate"), ink("go-kill-month"))
    for step in range(11):
        churn = good + (most - good) * step / 10
        line = least + (1 - least) * step / 10
        assert r.part_to_stop(result("go-new"), churn, *where) == pytest.approx(line, abs=0.01)


def test_the_third_line_hardly_stops_a_good_case_by_chance() -> None:
    """Normal approximation of both readings, over the slack between the good outcome and the line."""
    good, most, least = ink("go-churn-good"), result("go-stop-churn"), result("go-stop-new")
    seen = sum(r.customers_at(result("go-new"), good, ink("go-build"), ink("go-ramp"), month) for month in (9, 10, 11))
    slope = (1 - least) / (most - good)
    spread = math.hypot(slope * math.sqrt(good * (1 - good) / seen), 1 / math.sqrt(result("go-new-kill")))
    assert 1 - least > 1.5 * spread


# --- The exercises ---------------------------------------------------------------------------------------------------


def test_1_one_per_cent_is_far_more_than_the_channels_bring() -> None:
    people = fact("legal-units") * ink("go-one-per-cent")
    assert people == pytest.approx(332700)
    assert people * ink("churn") == pytest.approx(result("go-one-percent-new"))
    assert result("go-one-percent-new") > 50 * result("go-new")


def test_2_two_rates_and_only_one_answer() -> None:
    deal = (ink("go-deal-now"), ink("go-deal-prepaid"), ink("go-deal-duty"))
    assert r.deal_rates(*deal) == pytest.approx((0.1, 0.4))
    assert r.deal_value(*deal, ink("go-rate-low")) < 0 < r.deal_value(*deal, ours("go-rate"))
