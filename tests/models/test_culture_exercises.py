"""What the chapter on cultural advantage says follows from its data; if a sum changes, so must its sentence."""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, entries, result

from models import cultural_fit as c
from models import token_price as t
from models.unit_economics import lifetime_value

FACTS = entries("facts")
RESULTS = entries("results")
VOCABULARIES = ("o200k", "qwen", "v4")


@pytest.mark.parametrize("language", ["zh", "id", "hi", "my", "bo"])
@pytest.mark.parametrize("base", VOCABULARIES)
def test_each_ratio_is_the_quotient_of_the_counts_in_its_passport(language: str, base: str) -> None:
    fact = FACTS[f"cult-{language}-{base}"]
    tokens, english = (float(number.replace(",", "")) for number in fact["quote"].split("/"))
    assert round(t.relative_tokens(tokens, english), 2) == fact["value"]


def test_the_captions_of_the_chart_and_its_description_hold() -> None:
    assert all(0.9 < FACT[f"cult-zh-{base}"] < 1.3 for base in VOCABULARIES)
    burmese = [FACT[f"cult-my-{base}"] for base in VOCABULARIES]
    assert max(burmese) == FACT["cult-my-qwen"]
    assert all(FACT[f"cult-bo-{base}"] > 6 for base in VOCABULARIES)


def test_chinese_is_dear_only_in_the_older_vocabulary() -> None:
    assert FACT["cult-zh-old"] == 1.88
    assert FACT["cult-zh-v4"] < 1


def test_a_round_happens_to_cost_as_much_for_one_british_group_as_for_two_at_home() -> None:
    assert result("cult-uk-rating") == result("cult-rating")


def test_no_price_breaks_even_with_hours_and_in_cash_none_with_what_the_channels_bring() -> None:
    full, year = result("cult-cac-full"), result("cult-year")
    for price in ("39", "59", "89"):
        assert result(f"cult-value-{price}") < full
        assert result(f"cult-repay-{price}") > year


def test_twelve_full_months_for_everybody_would_do_only_at_the_highest_price_and_only_in_cash() -> None:
    months, year = JUDGEMENT["cult-repay-months"], result("cult-year")
    enough = []
    for monthly in ("contribution", "go-left-59", "go-left-89"):
        worth = lifetime_value(result(f"{monthly}"), INK["churn"], months)
        assert worth < result("cult-cac-full")
        payers = c.payers_to_repay(result("cult-first"), worth, result("cult-cac"))
        enough.append(payers <= year)
    assert enough == [False, False, True]


def test_the_interview_line_that_a_result_counts_from_is_that_line() -> None:
    assert RESULTS["cult-interview"]["with"]["count"] == result("pick-drop") + 1


def test_an_equal_product_passes_far_more_often_if_the_taste_of_three_raters_is_off() -> None:
    """A normal shift with standard deviation 0.1, summed in small steps."""
    line = result("cult-line")
    weights = {step / 100: math.exp(-((step / 100) ** 2) / 2) for step in range(-400, 401)}
    shifted = sum(w * c.chance_to_win(0.5 + 0.1 * z, INK["cult-items"], line) for z, w in weights.items())
    assert shifted / sum(weights.values()) > 3 * c.chance_to_win(0.5, INK["cult-items"], line)


def test_the_proof_reading_for_the_sample_costs_less_than_three_hundred() -> None:
    rest = result("cult-rating") + INK["cult-editor"]
    assert 0 < result("cult-sample") - rest < 300


def test_where_nearly_all_answers_are_right_good_raters_often_miss_the_bar() -> None:
    missed = 1 - c.kappa_pass(INK["cult-agree"], JUDGEMENT["cult-kappa-bar"], INK["cult-items"], 0.95)
    assert missed > 0.15


def test_sixty_is_the_first_number_that_passes_a_good_product_four_times_in_five() -> None:
    assert c.items_for(INK["cult-good"], JUDGEMENT["pick-risk"], 0.8) == INK["cult-items"]


def test_exercise_one_eighty_five_per_cent_is_hardly_more_than_luck() -> None:
    assert c.agreement(49, 5, 4, 2) == pytest.approx(0.85)
    assert round(c.kappa(49, 5, 4, 2), 2) == 0.22
