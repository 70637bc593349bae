"""What practice/go-to-market concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math
from pathlib import Path

import pytest

from book.source.figures import Figures
from book.source.models import Models
from models import chance as c
from models import funnel as f
from models import unit_economics as u

DOCS = Path(__file__).parents[2] / "docs"
FIGURES = Figures(DOCS / "data", Models(DOCS / "models"))
CHANNELS = ("search", "social", "ads", "referral", "events")
CHURNS = ("good", "mid", "high")


def ink(name: str) -> float:
    """An input of Inkstone's."""
    return FIGURES.value(f"inkstone:{name}")


def result(name: str) -> float:
    """A result of the book."""
    return FIGURES.value(f"result:{name}")


# --- The same company as in practice/economics ------------------------------------------------------------------------


def test_the_channels_bring_what_the_plan_of_economics_needs_at_its_cost() -> None:
    """72 new payers for ¥6,480 are ¥90 each; 72 replace those who leave and add 15% to 300."""
    assert result("sell-payers") == pytest.approx(ink("payers") * (ink("growth") + ink("churn")))
    assert result("sell-cac") == pytest.approx(ink("acquisition"))


def test_sixteen_sign_ups_for_a_payer_as_there() -> None:
    assert ink("sell-signups") / result("sell-payers") == pytest.approx(1 + ink("free-users"))


def test_the_referred_are_three_for_each_hundred_payers() -> None:
    assert ink("sell-referral-payers") == pytest.approx(ink("payers") * ink("sell-referral-rate"))
    assert ink("sell-referral-cash") == pytest.approx(ink("sell-referral-payers") * ink("sell-reward"))


# --- The findings of the chapter --------------------------------------------------------------------------------------


def test_the_average_is_below_the_ceiling_and_ads_are_above_theirs() -> None:
    assert result("sell-cac") < result("sell-ceiling") < result("sell-ads-cac")
    assert result("sell-ads-ceiling") < result("sell-cac")


def test_ads_are_above_their_ceiling_and_the_stop_line_even_at_their_luckiest() -> None:
    """Counted over the 24 payers of two months, at the same average."""
    luckiest = result("sell-ads-cac") / f.known_within(result("sell-know-close"), 1.96)
    assert luckiest > result("sell-ads-ceiling") * ink("sell-stop-factor")


def test_with_time_counted_no_channel_is_within_the_ceiling_and_only_referral_within_a_lifetime() -> None:
    full = {name: result(f"sell-{name}-full") for name in CHANNELS}
    assert min(full.values()) > result("sell-ceiling")
    assert [name for name in CHANNELS if full[name] < result("sell-lifetime")] == ["referral"]


def test_search_communities_and_events_do_not_pay_even_with_those_they_refer() -> None:
    """A customer and all the referred behind them: (contribution - rate × reward) / (churn - rate)."""
    rate = ink("sell-referral-rate")
    with_referred = (result("contribution") - rate * ink("sell-reward")) / (ink("churn") - rate)
    assert min(result(f"sell-{name}-full") for name in ("search", "social", "events")) > with_referred


def test_a_hire_has_to_bring_seven_times_what_all_channels_bring() -> None:
    assert 7 < result("sell-hire") / result("sell-payers") < 8


def test_no_cell_of_the_sensitivity_table_reaches_one() -> None:
    cells = [result(f"sell-cover-{price}-{churn}") for price in ("low", "mid", "high") for churn in CHURNS]
    assert max(cells) < 0.7
    assert result("sell-cover-low-mid") == pytest.approx(result("sell-carried") / result("fixed-cost"))
    assert result("sell-carried") < ink("pay")


def with_referred() -> float:
    """What a customer and all the referred behind them contribute until growth has stopped."""
    rate = ink("sell-referral-rate")
    return (result("contribution") - rate * ink("sell-reward")) / (ink("churn") - rate)


def test_four_hundred_more_a_month_break_even() -> None:
    """Page: some four hundred more a month at search's cash CAC; and a hire pays from some 130 by the same count."""
    each = with_referred() - result("sell-search-cac")
    assert (result("fixed-cost") - result("sell-carried")) / each == pytest.approx(401, abs=1)
    assert ink("pay") / each == pytest.approx(133, abs=1)


def test_ads_bring_slightly_more_than_they_cost_in_the_end_but_not_in_half_a_year() -> None:
    months = sum(f.kept_mixed(ink("sell-triers"), ink("sell-trier-churn"), ink("churn"), k) for k in range(400))
    end = months * (ink("churn") - ink("sell-referral-rate")) * with_referred()
    end += months * ink("sell-referral-rate") * with_referred()
    assert result("sell-ads-ceiling") < result("sell-ads-cac") < end < 1.25 * result("sell-ads-cac")


def test_ads_pass_their_ceiling_at_the_price_to_be_tried() -> None:
    """At the same cash CAC; at today's price they do not."""
    assert result("sell-ads-ceiling-top") == pytest.approx(371.8, abs=0.2)
    assert result("sell-ads-ceiling-top") > result("sell-ads-cac")


def test_sixty_eight_come_a_month_once_growth_has_stopped() -> None:
    """Page: five hundred planned against some sixty-eight; without ads as many come as leave."""
    come = result("sell-steady-payers") + ink("sell-referral-rate") * result("sell-plateau")
    assert come == pytest.approx(67.5)
    assert come == pytest.approx(ink("churn") * result("sell-plateau"))


def test_the_plans_coverage_is_more_than_six_times_this_one() -> None:
    """Feasibility: 500 a month at the CAC of economics, (500 / churn) / (fixed / (contribution - CAC × churn))."""
    needed = u.customers_to_carry(result("fixed-cost"), result("contribution"), ink("acquisition"), ink("churn"), 0)
    plan = 500 / ink("churn") / needed
    assert plan == pytest.approx(0.585, abs=0.005)
    assert 6 < plan / result("sell-cover-low-mid") < 7


def test_the_fixed_costs_take_more_contracts_than_one_person_can_sign() -> None:
    contracts = result("sell-contracts-all")
    assert contracts == 10
    assert contracts * result("sell-sale-hours") > 12 * ink("workdays") * ink("day-hours")


def test_todays_customers_do_not_pay_the_other_fixed_costs() -> None:
    assert result("sell-carried-now") < ink("other-costs")


def test_the_prices_that_break_even() -> None:
    assert result("sell-price") == pytest.approx(244.2, abs=0.2)
    assert result("sell-price-good") == pytest.approx(129.1, abs=0.2)


def test_annual_plans_are_left_faster_than_inkstones_monthly_plan() -> None:
    assert result("sell-annual-churn") > ink("churn")


def test_first_renewals_take_thirty_odd_customers() -> None:
    """Sound at 91% and half triers at 75.5%: 28 or fewer of 36 is 1% against 7 in 10; 8 overlap."""
    kept = f.kept_mixed(ink("sell-triers"), ink("sell-trier-churn"), ink("churn"), 1)
    assert c.at_most(28, 36, 1 - ink("churn")) < 0.02
    assert c.at_most(28, 36, kept) > 0.6
    assert c.at_most(6, 8, 1 - ink("churn")) > 0.1


def test_three_months_tell_whether_churn_fell() -> None:
    """Of today's 300, about 74 leave as planned and 51 at the good churn; errors of 6% and 4%."""
    line, today = ink("sell-leave-line"), ink("payers")
    planned, good = (1 - (1 - ink(churn)) ** 3 for churn in ("churn", "sell-churn-good"))
    assert round(today * planned) == 74
    assert c.at_most(line, today, planned) == pytest.approx(0.061, abs=0.003)
    assert 1 - c.at_most(line, today, good) == pytest.approx(0.038, abs=0.003)


def test_the_price_test_passes_good_cases_and_not_bad_ones() -> None:
    """162 in three months without ads; nine in ten pass, with a quarter driven away 2%."""
    expected = 3 * (result("sell-steady-payers") + ink("sell-referral-payers"))
    assert expected == pytest.approx(162)
    assert c.poisson_at_least(ink("sell-price-line"), expected) == pytest.approx(0.917, abs=0.001)
    assert c.poisson_at_least(ink("sell-price-line"), 0.75 * expected) == pytest.approx(0.021, abs=0.001)


def test_the_renewals_of_the_price_test_find_triers_and_not_a_lower_churn() -> None:
    """85 of the first hundred: 98% pass at a churn of 9%, about 1% where half only try; 6% and 9% overlap."""
    line = ink("sell-renew-line")
    kept = f.kept_mixed(ink("sell-triers"), ink("sell-trier-churn"), ink("churn"), 1)
    assert 1 - c.at_most(line - 1, 100, 1 - ink("churn")) == pytest.approx(0.983, abs=0.001)
    assert 1 - c.at_most(line - 1, 100, kept) == pytest.approx(0.015, abs=0.001)
    assert 1 - c.at_most(line - 1, 100, 1 - ink("sell-churn-good")) > 0.98
    assert 2 * (result("sell-steady-payers") + ink("sell-referral-payers")) > 100


def test_a_price_test_that_passes_is_half_way_unless_churn_falls() -> None:
    """All 162 come and nobody is driven away: 0.49 at churn as planned, 1 at the good churn."""
    assert result("sell-cover-top-mid") == pytest.approx(0.49, abs=0.005)


def test_the_chances_of_the_test_are_those_of_half_the_same_and_double() -> None:
    known = result("sell-know")
    assert result("sell-keep-good") == pytest.approx(c.poisson_at_least(known, 2 * known))
    assert c.poisson_at_least(known, known) == pytest.approx(0.547, abs=0.001)
    assert result("sell-keep-bad") == pytest.approx(c.poisson_at_least(known, known / 2))


def test_the_counts_of_a_kept_channel_spare_good_ones() -> None:
    """The passport of sell-stop-factor: 2%, about a fifth, about 99% in five counts."""
    step = result("sell-know-close")
    least = step / ink("sell-stop-factor")
    assert f.chance_stopped(step / 0.8, least, 5) == pytest.approx(0.022, abs=0.001)
    assert f.chance_stopped(step, least, 5) == pytest.approx(0.215, abs=0.001)
    assert f.chance_stopped(step / 1.5, least, 5) == pytest.approx(0.985, abs=0.001)


def test_the_seats_of_a_first_and_of_five_contracts() -> None:
    assert [result(f"sell-seats-{n}") for n in ("one", "five")] == [269, 145]
    assert [result(f"sell-seats-{n}-bought") for n in ("one", "five")] == [209, 85]


def test_fewer_than_two_pilots_from_ten_talks_is_bad_luck_one_time_in_ten() -> None:
    assert c.at_most(1, 10, result("sell-pilot-rate")) == pytest.approx(0.104, abs=0.001)


def test_five_contracts_take_more_hours_than_all_of_last_months_marketing() -> None:
    assert 5 * result("sell-sale-hours") / 12 > result("sell-hours")


# --- The exercises ----------------------------------------------------------------------------------------------------


def test_exercise_one_five_are_too_few_for_the_budget() -> None:
    """¥1,200 is eight times ¥150; five payers may hide a channel at the ceiling, hardly one at half of it."""
    cash, payers, ceiling = ink("sell-test-cash"), ink("sell-test-payers"), ink("sell-test-ceiling")
    assert cash == pytest.approx(ceiling * result("sell-know"))
    assert payers < result("sell-know")
    assert cash / payers / f.known_within(payers, 1.96) < ceiling < cash / payers
    assert 1 - c.poisson_at_least(payers + 1, 2 * cash / ceiling) < 0.002
    assert 0.15 < 1 - c.poisson_at_least(payers + 1, cash / ceiling) < 0.2


def test_exercise_two_a_quarter_of_the_pilots_and_not_a_twentieth() -> None:
    assert result("sell-live-rate") == pytest.approx(1 / 4)
    assert result("sell-pilot-rate") == pytest.approx(1 / 3)


def test_the_value_of_a_payer_is_counted_as_in_economics() -> None:
    months = FIGURES.value("judgement:payback-ceiling")
    assert result("sell-ceiling") == pytest.approx(u.lifetime_value(result("contribution"), ink("churn"), months))
    assert math.isclose(
        u.payback_with_churn(result("sell-ceiling"), result("contribution"), ink("churn")), months, rel_tol=1e-9
    )
