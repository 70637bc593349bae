"""What the chapter on business advantage says follows from its data; where a sum changes, the sentence does too."""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, result

from models import pricing as p


def left(base: float, unit: float, tenth: int, multiple: float) -> float:
    """Contribution of a customer of Inkstone in one group, at a multiple of today's inference cost."""
    use = p.use_of_tenth(INK["requests"], INK["earn-ratio"], tenth)
    return p.left_of_customer(
        base,
        unit,
        INK["tax-rate"],
        INK["fee-share"],
        INK["support"],
        result("earn-free") * multiple,
        use,
        result("request-pro") * multiple,
    )


# --- What to charge for ----------------------------------------------------------------------------------------------


def test_inkstone_fits_the_row_of_seats_with_a_line_and_on_flash_would_not() -> None:
    assert 1 <= result("earn-room") < JUDGEMENT["earn-room"]
    assert result("earn-room-flash") >= JUDGEMENT["earn-room"]


def test_of_the_ways_to_charge_a_line_leaves_most_at_three_times_the_cost() -> None:
    meter = sum(left(0, result("earn-unit"), tenth, INK["earn-rises"]) for tenth in range(1, 11)) / 10
    assert meter == pytest.approx(result("shock-contribution"))
    assert result("earn-line-over") > result("earn-line-left") > meter
    assert result("earn-bear") < result("earn-bear-line")
    assert INK["earn-rises"] < result("earn-bear")


def test_at_three_times_the_cost_an_outcome_leaves_what_a_seat_leaves() -> None:
    rises = INK["earn-rises"]
    each = p.left_of_task(
        result("earn-outcome"),
        INK["tax-rate"],
        INK["fee-share"],
        INK["earn-clicked"],
        result("earn-task-inference") * rises,
        (INK["support"] + result("earn-free") * rises) / INK["earn-contracts"],
        0,
        1,
    )
    assert each * INK["earn-contracts"] == pytest.approx(result("shock-contribution"))


def test_the_threshold_is_the_price_shock_of_the_book() -> None:
    assert JUDGEMENT["earn-room"] == JUDGEMENT["price-shock"]


def test_at_three_times_the_cost_the_last_three_groups_lose_on_seats_and_none_does_today() -> None:
    seats = [left(INK["price"], 0, tenth, INK["earn-rises"]) < 0 for tenth in range(1, 11)]
    assert seats == [False] * 7 + [True] * 3
    assert all(left(INK["price"], 0, tenth, 1) > 0 for tenth in range(1, 11))
    assert left(0, result("earn-unit"), 1, 1) < 0


def test_seat_request_and_outcome_contribute_the_same_on_average() -> None:
    each = [left(0, result("earn-unit"), tenth, 1) for tenth in range(1, 11)]
    assert sum(each) / 10 == pytest.approx(result("contribution"))
    assert INK["earn-contracts"] * result("earn-task-left") == pytest.approx(result("contribution"))
    assert INK["earn-contracts"] * INK["earn-contract-requests"] == INK["requests"]


def test_three_times_the_cost_leaves_both_ways_what_the_chapter_on_economics_says() -> None:
    each = [left(INK["price"], 0, tenth, INK["earn-rises"]) for tenth in range(1, 11)]
    assert sum(each) / 10 == pytest.approx(result("shock-contribution"))


def test_the_line_lies_above_what_the_heaviest_group_uses_and_above_the_reminder() -> None:
    assert result("earn-line") > result("earn-top")
    assert result("earn-line") > result("replacing-requests")


def test_outcomes_fail_on_the_definition_only() -> None:
    assert INK["earn-clicked"] > result("earn-least-success")
    assert result("earn-silent-bill") > INK["price"]


def test_the_project_costs_more_than_is_asked_and_cannot_be_advanced_even_without_pay() -> None:
    assert INK["earn-project-price"] < result("earn-project-floor")
    assert result("earn-project-gap") > result("earn-gap-unpaid") > result("raise-cash-left")
    assert result("earn-sale-unpaid") > result("raise-cash-left")
    prepaid = (INK["earn-project-price"], INK["tax-rate"], result("earn-sale-unpaid"), result("earn-wait-cost"), 1)
    assert p.project_gap(*prepaid) > result("raise-cash-left")
    both = result("earn-project-gap") - result("earn-gap-unpaid")
    assert both == pytest.approx(result("sell-cost-one") - result("earn-sale-unpaid") + result("earn-delivery"))


def test_once_the_security_papers_are_paid_for_the_project_can_be_taken() -> None:
    assert result("earn-floor-papers") < INK["earn-project-price"]
    assert result("earn-gap-papers") < result("raise-cash-left")
    assert INK["sell-papers"] > result("earn-sale-unpaid") / 2
    assert INK["sell-papers"] > result("raise-cash-left"), "the papers need other money"


def test_at_the_most_handed_over_a_contract_just_pays_for_replacing_churn() -> None:
    left = result("earn-task-left") - result("earn-most-handed") * result("earn-human")
    assert left == pytest.approx(result("earn-task-floor"))
    assert result("earn-task-floor") * INK["earn-contracts"] == pytest.approx(result("replacing"))


# --- Which price -----------------------------------------------------------------------------------------------------


def test_by_the_guess_enough_take_129_and_below_the_minutes_named_too_few() -> None:
    assert result("earn-take-129") > result("earn-keep-129")
    assert 0.5 < result("earn-flip-minutes") < INK["earn-minutes"]


def test_the_guess_passes_the_line_for_the_price_and_fails_the_one_the_company_lives_by() -> None:
    assert result("earn-doubt-high") < result("earn-guess-129") < INK["sell-price-line"]


def test_the_guess_says_less_than_all_of_those_who_pay_today() -> None:
    assert result("earn-part-39") < 1


def test_the_line_for_the_price_and_all_its_doubt_lie_below_the_line_for_the_company() -> None:
    assert result("earn-least-129") < result("earn-doubt-high") < INK["sell-price-line"]
    assert result("sell-cover-low-mid") < 1


def test_a_year_in_advance_contributes_what_the_months_would() -> None:
    kept = 1 / (1 + INK["tax-rate"]) - INK["fee-share"]
    months = sum((1 - INK["churn"]) ** month for month in range(12))
    assert result("earn-year-left") == pytest.approx(months * result("contribution"))
    assert result("earn-year-price") * kept - result("earn-year-costs") == pytest.approx(result("earn-year-left"))
    full = INK["price"] * 12
    assert result("earn-year-price") < full
    assert full * kept - result("earn-year-costs") == pytest.approx(12 * result("contribution"))


# --- Does it hold ----------------------------------------------------------------------------------------------------


def test_whether_the_price_holds_depends_on_two_guesses() -> None:
    assert result("earn-held") < INK["price"]
    assert result("earn-held-short") < result("earn-held") < result("earn-held-long") < INK["price"]
    assert result("earn-held-mid-short") < INK["price"] < result("earn-held-mid")
    assert INK["earn-hour"] < result("earn-flip-39") < INK["earn-hour-mid"]


def test_the_price_that_holds_lies_too_close_to_the_one_that_replaces_churn_to_call() -> None:
    assert 0 < result("earn-held-left") < result("replacing")
    assert 0.95 * result("earn-floor-price") < result("earn-held") < result("earn-floor-price")
    kept = 1 / (1 + INK["tax-rate"]) - INK["fee-share"]
    assert result("earn-floor-price") * kept - result("earn-year-month") == pytest.approx(result("replacing"))


# --- Exercises -------------------------------------------------------------------------------------------------------


def test_two_contracts_in_a_hundred_eat_the_contribution() -> None:
    assert INK["earn-exercise-handed"] > result("earn-most-handed")
    assert result("earn-exercise") == pytest.approx(-0.685, abs=0.001)


def test_the_apps_of_minimax_earn_far_less_than_its_platform() -> None:
    assert result("earn-apps") == pytest.approx(0.0456, abs=0.0001)
    assert result("earn-apps") < FACT["earn-minimax-open-margin"] / 10
    assert FACT["zhipu-cloud-margin-2025"] < FACT["zhipu-local-margin-2025"]
