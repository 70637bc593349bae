"""What the chapter on expansion says follows from its data; a sentence whose sum changes has to be rewritten."""

import math

import pytest
from tests.fixtures.inputs import INK, JUDGEMENT, inputs, result

from models import cohorts as c
from models.chance import at_most
from models.funnel import plateau
from models.market_entry import visits_for


def test_the_split_is_that_of_todays_customers_and_adds_up_to_the_churn_of_the_book() -> None:
    assert INK["exp-older"] + result("sell-payers") == INK["payers"]
    assert (INK["exp-newest-left"] + INK["exp-older-left"]) / INK["payers"] == pytest.approx(INK["churn"])
    assert INK["exp-watched"] == result("sell-payers") - INK["exp-newest-left"]


def test_three_splits_agree_this_month_and_next_and_then_part() -> None:
    one = {w: c.forecast(**{**inputs(f"exp-ahead-{w}"), "months": 1}) for w in "abc"}
    churn = {
        w: c.churn_in(**{k: v for k, v in inputs(f"exp-ahead-{w}").items() if k != "months"}, month=1) for w in "abc"
    }
    assert max(one.values()) == pytest.approx(min(one.values()))
    assert all(value == pytest.approx(INK["churn"]) for value in churn.values())
    assert result("exp-ahead-a") > result("exp-ahead-b") > result("exp-ahead-c")


def test_none_of_the_splits_carries_the_company_at_either_price() -> None:
    for name in ("exp-cover-39-a", "exp-cover-89-a", "exp-cover-39-c", "exp-cover-89-c", "sell-cover-high-mid"):
        assert result(name) < 1
    assert result("sell-cover-low-mid") == pytest.approx(0.094, abs=0.001)


def test_the_settled_churn_is_the_one_the_other_chapters_would_need() -> None:
    churn = result("exp-settled-churn-a")
    assert plateau(result("sell-steady-payers"), INK["sell-referral-rate"], churn) == pytest.approx(
        result("exp-settled-a")
    )


def test_no_division_of_the_leavers_repays_within_the_limit_and_some_overturn_the_rest() -> None:
    full = result("cult-cac-full")
    assert (result("exp-earliest-39"), result("exp-earliest-89")) == (38, 13)
    assert result("exp-earliest-89") > JUDGEMENT["exp-repay"]
    assert INK["exp-steep-new"] + INK["exp-steep-old"] == INK["exp-left"] == INK["churn"] * INK["payers"]
    assert result("exp-steep-age") < math.inf
    assert result("exp-steep-cover") > 1
    assert result("contribution") * c.months_bought(19 / 72, 8 / 228, math.inf) < full


def test_the_survey_is_below_every_split() -> None:
    assert result("exp-three-survey") < result("exp-three-c") < result("exp-three-a")


def test_the_third_split_grows_for_eight_months_while_every_new_cohort_is_worse() -> None:
    given = inputs("exp-ahead-c")
    track = [c.forecast(**{**given, "months": m}) for m in range(25)]
    assert track.index(max(track)) == INK["exp-peak-month"]


def test_at_the_price_of_today_none_of_the_three_repays_its_hours_and_at_89_two_splits_do_too_late() -> None:
    full, left = result("cult-cac-full"), result("contribution")
    for first, later in (("exp-first", "exp-later"), ("exp-first", "exp-first")):
        assert c.break_even_age(full, left, result(first), result(later)) == math.inf
    assert c.break_even_age(full, left, INK["churn"], INK["churn"]) == math.inf
    assert c.break_even_age(full, result("go-left-89"), result("exp-first"), result("exp-first")) == math.inf
    assert JUDGEMENT["exp-repay"] < result("exp-age-a") < result("exp-age-b")
    assert result("exp-ceiling") < full


def test_cash_alone_is_repaid_in_the_third_month_in_all_three() -> None:
    cash, left = result("cult-cac"), result("contribution")
    ages = [c.break_even_age(cash, left, a, b) for a, b in ((0.19444, 0.05702), (0.09, 0.09), (0.19444, 0.19444))]
    assert ages == [3, 3, 3]
    assert result("exp-age-cash") == 3


def test_the_line_for_the_second_renewal_errs_about_equally_on_both_sides() -> None:
    assert 1 - result("exp-tell-right") < 0.055
    assert result("exp-tell-wrong") < 0.055
    assert result("exp-tell-two") > 0.7
    assert result("exp-tell-first") < 0.01
    assert at_most(INK["exp-tell-line"] + 1, INK["exp-watched"], result("exp-first")) > 0.1


def test_three_firms_pay_and_two_of_them_hold_the_seats_that_must_stay() -> None:
    assert INK["exp-visits"] * INK["exp-sign"] * INK["law-letter-share"] == pytest.approx(INK["exp-firms"])
    firm = result("exp-firm")
    assert firm * INK["exp-firms-stay"] >= result("exp-active") > firm
    assert firm * INK["exp-firms"] >= result("law-need-uk")


def test_the_bar_for_staying_is_lower_than_the_bar_for_entering() -> None:
    assert result("exp-stay") < result("exp-active") < result("law-need-uk") < result("exp-piloted-seats")


def test_serving_the_prepaid_year_out_is_cheaper_than_refunding_it() -> None:
    assert result("exp-serve") < result("exp-refund") / 4


def test_exercise_one_two_markets_get_better_and_the_whole_gets_worse() -> None:
    before, after = c.blended_churn(1000, 100, 0.05, 0.15), c.blended_churn(1000, 500, 0.045, 0.13)
    assert (f"{before:.1%}", f"{after:.1%}") == ("5.9%", "7.3%")


def test_the_money_line_starts_where_the_entry_ends() -> None:
    months = INK["exp-year"] * INK["law-monthly-uk"] * result("law-hour")
    assert result("exp-rest") == pytest.approx(months + result("exp-open-rest"))


def test_six_firms_that_pay_for_half_need_three_to_renew() -> None:
    assert 2 * result("exp-half") < result("exp-stay") <= 3 * result("exp-half")
    assert result("exp-enough") < 0.6


def test_exercise_two_visits_for_nine_chances_in_ten() -> None:
    assert visits_for(INK["exp-firms"], INK["exp-sign"], INK["law-letter-share"], 0.9) == 52


def test_the_entry_bar_of_compliance_is_only_a_floor() -> None:
    missing = INK["exp-open-second"] - (INK["law-open-uk"] - result("exp-visiting"))
    seats = (result("law-cost-uk") + missing) / (12 * result("law-left"))
    assert result("law-need-uk") < seats <= result("exp-fuller") < seats + 1
