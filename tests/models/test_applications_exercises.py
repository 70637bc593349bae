"""What foundations/applications concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, result

from models import opportunity as o
from models.chance import at_most, normal_below
from models.interviews import upper_share

ROWS = {
    "a": (2040, 23, 90, 1250, 4, 3e4),
    "b": (462667, 3000, 4e4, 6, 12, 2e5),
    "c": (302800, 2000, 3e4, 20, 18, 4e5),
}
HORIZONS = ("", "-low", "-high", "-top")


def path(which: str, month: float) -> float:
    """Money of a candidate within so many months, from the rows that the snippet shows."""
    gain, keeping, winning, held, first, allowed = ROWS[which]
    return o.money_within(month, gain, INK["ind-part"], keeping, winning, held, first, INK["ind-ramp"], allowed)


def turns_positive(which: str) -> int:
    """First month within which a candidate has brought more than it cost."""
    return next(month for month in range(1, 60) if path(which, month) > 0)


def test_the_rows_of_the_snippet_are_those_of_the_data() -> None:
    for which, (gain, keeping, winning, held, first, allowed) in ROWS.items():
        assert gain == pytest.approx(result(f"ind-gain-{which}"), abs=0.5)
        assert keeping == INK[f"ind-{which}-keeping"]
        assert winning == (INK["acquisition"] if which == "a" else INK[f"ind-{which}-winning"])
        assert held == INK[f"ind-{which}-held"]
        assert first == INK[f"ind-{which}-first"]
        assert allowed == INK[f"ind-{which}-allowed"]
    assert (INK["ind-spread"], INK["ind-delay"], JUDGEMENT["pick-risk"]) == (2, 1.5, 0.05), "typed in the snippets"


def test_only_contracts_are_positive_when_the_cash_is_gone() -> None:
    assert result("ind-money-a") > 0
    assert result("ind-money-b") < 0
    assert result("ind-money-c") < 0


def test_the_chart_says_when_the_lines_cross() -> None:
    assert [turns_positive(which) for which in "abc"] == [13, 27, 33]
    assert next(month for month in range(20, 60) if path("c", month) > path("a", month)) == 42
    assert all(path("b", month) < path("a", month) for month in range(1, 49))


def test_the_payback_months_are_those_of_the_paths() -> None:
    for which, month in (("a", 13), ("b", 27), ("c", 33)):
        assert round(result(f"ind-back-{which}")) == month
        assert path(which, result(f"ind-back-{which}")) == pytest.approx(0, abs=1)
    assert result("ind-back-a") < INK["ind-horizon"] < result("ind-back-b"), "only contracts remain"
    price = INK["ind-part"] * result("ind-gain-b") / 12 - INK["ind-b-keeping"]
    assert 12 + 6 + 40000 / price + 200000 / (6 * price) == pytest.approx(result("ind-back-b"))


def test_sheets_are_first_with_four_years_of_cash_but_not_if_an_error_costs_double() -> None:
    assert result("ind-money-c-top") > max(result("ind-money-a-top"), result("ind-money-b-top"))
    assert result("ind-first-c-top") < JUDGEMENT["ind-sure"], "unsteady too"
    gain = o.yearly_gain(
        INK["ind-c-tasks"], INK["ind-c-usable"], INK["ind-c-minutes"], INK["ind-c-wasted"],
        INK["ind-c-wage"], INK["ind-c-errors"], INK["ind-c-caught"], 2 * INK["ind-c-damage"],
    )  # fmt: skip
    money = o.money_within(
        INK["ind-horizon-top"], gain, INK["ind-part"], INK["ind-c-keeping"], INK["ind-c-winning"],
        INK["ind-c-held"], INK["ind-c-first"], INK["ind-ramp"], INK["ind-c-allowed"],
    )  # fmt: skip
    assert money < result("ind-money-b-top") < result("ind-money-a-top")


def test_no_candidate_feeds_the_company() -> None:
    assert max(result(f"ind-money-{which}") for which in "abc") < result("ind-pay")
    assert max(result(f"ind-money-{which}-top") for which in "abc") < result("ind-pay-top")


def test_first_place_is_unsteady_and_grows_less_sure() -> None:
    assert result("ind-first-a") < JUDGEMENT["ind-sure"] < result("ind-first-a-narrow")
    assert max(result(f"ind-first-{which}-top") for which in ("none", "a", "b", "c")) < 0.5
    for end in ("", "-high", "-top"):
        shares = [result(f"ind-first-{which}{end}") for which in ("none", "a", "b", "c")]
        assert sum(shares) == pytest.approx(1)
    tops = [max(result(f"ind-first-{w}{end}") for w in ("none", "a", "b", "c")) for end in ("", "-high", "-top")]
    assert tops == sorted(tops, reverse=True)


def test_each_more_hospital_loses_within_the_horizon() -> None:
    assert path("c", INK["ind-horizon"]) < -INK["ind-c-allowed"]
    assert (
        o.held_wanted(
            result("ind-money-a"), INK["ind-horizon"], result("ind-gain-c"), INK["ind-part"],
            INK["ind-c-keeping"], INK["ind-c-winning"], INK["ind-c-first"], INK["ind-ramp"], INK["ind-c-allowed"],
        )
        == float("inf")
    )  # fmt: skip


def test_the_guess_nearest_to_turning_is_the_minutes_saved_on_a_contract() -> None:
    factors = {
        "minutes a": INK["ind-a-minutes"] / result("ind-minutes-a-zero"),
        "errors a": result("ind-errors-a-zero") / INK["ind-a-errors"],
        "gain a": result("ind-gain-a") / result("ind-gain-a-zero"),
        "held a": INK["ind-a-held"] / result("ind-held-a-zero"),
        "first a": result("ind-first-a-zero") / INK["ind-a-first"],
        "gain b": result("ind-gain-b-level") / result("ind-gain-b"),
        "minutes b": result("ind-minutes-b-level") / INK["ind-b-minutes"],
        "held b": result("ind-held-b-level") / INK["ind-b-held"],
        "first b": INK["ind-b-first"] / result("ind-first-b-level"),
        "gain c": result("ind-gain-c-level") / result("ind-gain-c"),
        "first c": INK["ind-c-first"] / result("ind-first-c-level"),
    }
    assert sorted(factors, key=lambda name: factors[name])[:5] == [
        "minutes a", "gain a", "minutes b", "errors a", "gain b",
    ]  # fmt: skip
    assert min(factors["gain c"], factors["first c"]) > 2, "no number of the sheets comes near"


def test_the_guessed_errors_are_below_the_limits() -> None:
    for which in "abc":
        assert INK[f"ind-{which}-errors"] < result(f"ind-sale-{which}") < result(f"ind-limit-{which}")


def test_contracts_are_priced_between_the_prices_of_other_chapters() -> None:
    assert INK["price"] < result("ind-price-a") < INK["go-price-high"]


def test_a_clean_trial_of_claims_condemns_more_than_half_of_the_good() -> None:
    number = result("ind-clean-b")
    assert at_most(0, number, result("ind-sale-b")) <= JUDGEMENT["pick-risk"]
    assert result("ind-clean-pass-b") == pytest.approx(0.41, abs=0.01)
    assert number == 442, "the hours of checking are worked by hand on the page"


def test_exercise_of_six_weeks() -> None:
    assert 0.55 < normal_below(FACT["ind-nigeria-english"]) < 0.6


def test_exercise_of_a_hundred_answers() -> None:
    upper = upper_share(0, INK["ind-ex-tasks"], 1 - JUDGEMENT["pick-risk"])
    assert upper == pytest.approx(result("ind-ex-upper"))
    assert upper > 4 * result("ind-sale-b"), "“far above”"


def test_exercise_of_the_tired_checker() -> None:
    assert result("ind-ex-limit") / result("ind-limit-c") == pytest.approx(3 / 5)
    assert result("ind-ex-gain") < result("ind-gain-c")


def test_what_the_trials_divide_to() -> None:
    assert 1000 / (FACT["ind-masai-found-ai"] - FACT["ind-masai-found-control"]) == pytest.approx(
        result("ind-masai-extra")
    )
    assert round(result("ind-epic-alarms")) == 8
    assert result("ind-epic-missed-share") == pytest.approx(0.67, abs=0.005), "the authors' own 67%"


def test_sale_limit_by_hand_in_the_text() -> None:
    assert o.gain_to_sell(25, 0.3) == pytest.approx(1000)
    assert o.error_at(1000, 1000, 0.5, 12, 2, 60, 0.5, 1000) == pytest.approx(0.016)


def test_rule_of_three_in_the_text() -> None:
    assert o.clean_answers(0.03, 0.05) == 99
    assert 27**3 == 19683
