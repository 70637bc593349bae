"""The answers to the exercises of growth/responsibility, and what its text says follows from its figures."""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, inputs, result

from models.carbon import emissions, implied_intensity, running_energy
from models.evaluation_set import gate_power
from models.fairness import extra_loss, false_alarm_rate, mirror_interval, points_worth


def test_exercise_1_the_sockets_were_not_empty() -> None:
    energy = running_energy(FACT["resp-llama-hours"], FACT["resp-h100-watts"], 1, 1, 1)
    assert implied_intensity(FACT["resp-llama-tonnes"], energy) == pytest.approx(0.414, abs=0.001)
    with_server = running_energy(FACT["resp-llama-hours"], FACT["resp-h100-watts"], 1, 1.5, 1.1)
    assert implied_intensity(FACT["resp-llama-tonnes"], with_server) < 0.414, "servers and site lower the factor"


def test_exercise_2_with_unequal_base_rates_something_stays_unequal() -> None:
    black, white = result("resp-compas-base-black"), result("resp-compas-base-white")
    assert (round(black, 2), round(white, 2)) == (0.48, 0.40)
    precision, missed = INK["resp-compas-precision"], FACT["resp-compas-fn-black"]
    assert false_alarm_rate(black, precision, missed) == pytest.approx(FACT["resp-compas-fp-black"])
    assert false_alarm_rate(white, precision, missed) == pytest.approx(result("resp-compas-then"))
    assert result("resp-compas-then") < FACT["resp-compas-fp-black"]


# --- Energy ----------------------------------------------------------------------------------------------------------


def test_the_stand_in_lies_between_its_ends_and_the_supplier_between_wider_ones() -> None:
    low, middle, high = (result(f"resp-wh{end}") for end in ("-stand-low", "", "-stand-high"))
    assert result("resp-wh-low") < low < middle < high < result("resp-wh-high")


def test_at_work_and_waiting_happen_to_make_one() -> None:
    busy = INK["resp-busy"]
    assert INK["resp-power"] + INK["resp-idle"] * (1 - busy) / busy == pytest.approx(1)
    assert 0.4 * INK["resp-server"] * INK["resp-pue"] == pytest.approx(0.8, abs=0.03), "in your head"


def test_idle_time_is_the_largest_knob_whatever_the_guesses() -> None:
    given = inputs("resp-wh-own")
    knobs = (result("resp-wh-cached"), result("resp-wh-short"), result("resp-wh-h100"))
    assert result("resp-wh-own") / result("resp-wh") > 5 > result("resp-wh") / min(knobs)
    idle = INK["resp-idle-low"] / INK["resp-power-high"]
    assert 1 + idle * (1 - given["busy"]) / given["busy"] > 4, "even with the lowest power while waiting"


def test_dedicated_gpus_lose_whatever_is_counted() -> None:
    ends = [result(f"resp-own-times{end}") for end in ("-all", "-low", "", "-high", "-host")]
    assert min(ends) > 4
    assert max(ends) < 15
    assert result("resp-wh-own") / result("resp-wh") == pytest.approx(result("resp-own-times"), rel=0.01)


def test_a_gpu_of_more_watts_need_not_use_more_electricity() -> None:
    assert FACT["resp-h100-watts"] > 1.7 * FACT["resp-h20-watts"]
    assert 0.5 < result("resp-h100-seconds") / result("gpu-seconds") < 0.55
    assert result("resp-wh-h100") < result("resp-wh")
    spread = result("resp-wh-stand-high") / result("resp-wh-stand-low")
    assert spread > result("resp-wh") / result("resp-wh-h100"), "the difference drowns in the guesses"


def test_bloom_as_printed() -> None:
    assert running_energy(FACT["resp-bloom-hours"], FACT["resp-bloom-watts"], 1, 1, 1) == pytest.approx(
        FACT["resp-bloom-kwh"], rel=0.001
    )
    assert FACT["resp-bloom-all"] / FACT["resp-bloom-dynamic"] > 2


def test_the_estimate_matters_more_than_the_grid() -> None:
    rows = result("resp-kg-high-mean") / result("resp-kg-low-mean")
    columns = result("resp-kg-mid-east") / result("resp-kg-mid-southwest")
    assert rows > 10 > 3 > columns
    assert result("resp-kg-mid-mean") == pytest.approx(emissions(result("resp-month"), FACT["resp-grid"]))


def test_inkstone_is_far_below_the_line_for_a_project() -> None:
    assert result("resp-month-high") < JUDGEMENT["resp-start-kwh"] / 20
    saved = JUDGEMENT["resp-start-kwh"] / 3 * INK["resp-electricity"]
    assert 1 < saved / result("day-price") < 2, "an engineer's pay for a day or two a month"


# --- Fairness --------------------------------------------------------------------------------------------------------


def test_inkstone_cannot_tell_and_so_it_has_not_passed() -> None:
    assert result("resp-gap-low") < 0 < result("resp-gap") < JUDGEMENT["resp-margin"] < result("resp-gap-high")


def test_the_formula_is_hopeful() -> None:
    margin, disagree = JUDGEMENT["resp-margin"], INK["resp-disagree"]
    by_formula = int(result("resp-need-mid-10"))
    assert gate_power(disagree, margin, 0, by_formula, 0.05) < 0.75 < 0.8 < result("resp-pass-equal")
    assert INK["resp-pairs"] / by_formula == pytest.approx(1.25, abs=0.02), "a quarter more"


def test_a_gap_at_the_limit_rarely_passes() -> None:
    assert result("resp-pass-limit") < 0.03


def test_more_pairs_are_more_exact_and_not_stricter() -> None:
    assert result("resp-more-equal") > result("resp-pass-equal")
    assert result("resp-more-six") > result("resp-pass-six")


def test_a_second_test_needs_new_risks() -> None:
    left = INK["build-eval-items"] - INK["resp-pairs"]
    assert left < INK["resp-pairs"] < INK["resp-pairs-more"]
    assert result("resp-again-cost") > 2 * result("resp-pair-cost")
    assert INK["resp-pairs-personal"] < INK["resp-pairs"] / 2


def test_a_result_that_would_have_passed() -> None:
    assert mirror_interval(9, 6, 120, 0.95)[1] < JUDGEMENT["resp-margin"]


def test_mirrored_pairs_cost_less_than_real_clauses() -> None:
    assert result("resp-pair-cost") < result("resp-separate-cost") / 2


def test_the_limit_has_the_subscription_behind_it() -> None:
    high = extra_loss(JUDGEMENT["resp-margin"], result("build-risk-each"), result("build-loss-high"))
    assert 0.8 < high / INK["price"] < 1
    worth = points_worth(INK["price"], result("build-risk-each"), result("build-loss-high"))
    assert JUDGEMENT["resp-margin"] < worth < 12


def test_money_alone_says_leave_it_on() -> None:
    assert result("resp-side-found-low") > 10 * result("resp-side-loss-low")
    assert result("resp-side-found-high") > 10 * result("resp-side-loss-high")
    assert result("resp-side-found-low") / 2 > 5 * result("resp-side-loss-low"), "even if they find half themselves"
    assert result("resp-side-loss-low") < result("resp-side-loss-high") < result("resp-off-money")
    assert result("resp-worst-side") > result("resp-off-money"), "at the high end it would"


def test_equal_precision_and_misses_leave_false_alarms_unequal() -> None:
    assert result("resp-false-high") / result("resp-false-low") == pytest.approx(0.3 / 0.7 * 9)


# --- Giving ----------------------------------------------------------------------------------------------------------


def test_seats_fit_the_budget_and_one_more_would_not() -> None:
    year = result("resp-seat-cost") * INK["resp-free-months"]
    assert result("resp-seats") * year <= result("resp-give-money") < (result("resp-seats") + 1) * year
