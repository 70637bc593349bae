"""What practice/product concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT

from models import ab_test as a
from models import evaluation_set as e
from models import human_review as h
from models import reliability as r
from models import serving_cost as s

KINDS = ("input", "cached", "output")
KIND_OF_ITEM = (("eval", "item"), ("clean", "clean"), ("red", "red"))


SIGNIFICANCE = JUDGEMENT["build-significance"]
POWER = JUDGEMENT["build-power"]
DAY = INK["pay"] / INK["workdays"]


def price(model: str) -> float:
    """Price of one request of Inkstone's at one tier of the API."""
    lists = [
        s.time_of_day_price(FACT[f"deepseek-{model}-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])
        for kind in KINDS
    ]
    return s.request_price(INK["input-tokens"], INK["cached-share"], INK["output-tokens"], *lists)


REQUESTS = INK["payers"] * INK["requests"]
RISKS = REQUESTS * INK["build-risky"]
EACH = price("v4-pro") - price("flash")
GAP = (INK["build-pro-passed"] - INK["build-flash-passed"]) / INK["build-eval-items"]
MET = INK["requests"] * INK["build-risky"]
LOSSES = [h.harm_chance(INK[f"build-years-{kind}"], MET) * INK["build-damage"] for kind in ("many", "few")]
LINE = h.dividing_line(EACH, 1, GAP)


def gate(items: float, kind: str, fall: float = 0) -> float:
    """Chance that a version passes the comparison of Inkstone's gate."""
    return e.gate_power(INK[f"build-disagree-{kind}"], JUDGEMENT["build-margin"], fall, int(items), SIGNIFICANCE)


def test_the_imagined_evaluation_adds_up() -> None:
    both = INK["build-pro-passed"] - INK["build-only-pro"]
    assert both == INK["build-flash-passed"] - INK["build-only-flash"]
    apart = INK["build-only-pro"] + INK["build-only-flash"]
    assert apart / INK["build-eval-items"] == INK["build-disagree-model"]


def test_two_hundred_items_cannot_tell_the_tiers_apart() -> None:
    low, high = e.paired_interval(
        INK["build-only-flash"], INK["build-only-pro"], INK["build-eval-items"], JUDGEMENT["build-confidence"]
    )
    assert low < -JUDGEMENT["build-margin"] / 100 < 0 < high, "no difference shown, and no fall ruled out"


def test_two_hundred_items_are_enough_for_a_prompt_and_too_few_for_a_model() -> None:
    sizes = [
        e.gate_items(INK[f"build-disagree-{kind}"], JUDGEMENT["build-margin"], SIGNIFICANCE, POWER)
        for kind in ("prompt", "model", "rebuild")
    ]
    assert sizes[0] <= INK["build-eval-items"] < sizes[1] < sizes[2]


def test_the_gate_turns_away_one_good_model_in_three_and_with_200_items_more_than_half() -> None:
    red = r.all_succeed(1 - INK["build-red-slip"], INK["build-red-items"])
    joint = red * gate(377, "model") * (1 - INK["build-objection"])
    assert joint == pytest.approx(2 / 3, abs=0.03)
    own = red * gate(INK["build-eval-items"], "model") * (1 - INK["build-objection"])
    assert own < 0.5, "with Inkstone's items more than half are turned away"


def test_a_fall_of_two_points_often_passes() -> None:
    assert 0.3 < gate(377, "model", INK["build-fall-mild"]) < 0.45


def test_one_red_line_error_in_a_hundred_meets_most_customers() -> None:
    assert 1 - r.all_succeed(1 - INK["build-red-rate"], INK["requests"]) > 0.5


def test_the_price_lies_between_the_two_guesses_of_harm() -> None:
    months = [INK["build-damage"] / (12 * INK[f"build-years-{kind}"]) for kind in ("many", "few")]
    assert months == pytest.approx([33, 333], abs=0.5)
    assert months[0] < INK["price"] < months[1]


def test_risk_finding_stays_at_either_end_of_the_loss() -> None:
    assert pytest.approx(1, abs=0.01) == LINE
    assert LINE < LOSSES[0] < LOSSES[1]
    years = h.years_at_loss(LINE, INK["build-damage"], MET)
    assert years > INK["build-years-many"]
    assert LOSSES[0] * RISKS * GAP > RISKS * EACH, "moving it costs the customers more than it saves"
    assert EACH / LOSSES[0] == pytest.approx(0.015, abs=0.001), "with rare harm it flips below 1.5 points"


def test_routing_keeps_most_of_the_saving() -> None:
    kept = (REQUESTS - RISKS) * EACH
    assert kept > 0.85 * REQUESTS * EACH
    assert RISKS * INK["build-misroute"] * GAP * LOSSES[1] < kept


def test_no_harm_in_fifty_years_of_ten_customers_leaves_the_line_far() -> None:
    """None in 50 customer-years rules out, at 95%, more than one in 16.7 years."""
    assert h.years_at_loss(LINE, INK["build-damage"], MET) > 50 / 3
    assert h.harm_chance(50, MET) * INK["build-damage"] > LINE, "one harm in 50 years is above the line"


def test_a_week_of_requests_shows_the_share_asked_again() -> None:
    more = EACH / INK["build-again-cost"]
    needed = 2 * a.group_size(INK["build-again"], INK["build-again"] + more, SIGNIFICANCE, POWER)
    assert needed < (REQUESTS - RISKS) * 7 / 31


def test_the_set_does_not_pay_yet_at_either_end_of_the_loss() -> None:
    minutes = sum(INK[f"build-{kind}-items"] * INK[f"build-{part}-minutes"] for kind, part in KIND_OF_ITEM)
    cost = h.check_cost(minutes, INK["day-hours"], DAY)
    fall = RISKS * JUDGEMENT["build-margin"] / 100
    pays = [h.customers_to_pay(cost, fall * loss, INK["build-fall-months"], INK["payers"]) for loss in LOSSES]
    assert INK["payers"] < pays[1] < pays[0]
    assert pays[0] == pytest.approx(10 * pays[1])


def test_fifty_items_mostly_fail_condition_two() -> None:
    assert gate(50, "model") < gate(50, "prompt") < 0.2
    assert chance_of_floor(50) < 0.3


def test_a_fallback_as_good_as_v4_pro_mostly_passes_without_a_baseline() -> None:
    assert 0.85 < chance_of_floor(int(INK["build-eval-items"])) < 0.9


def chance_of_floor(items: int) -> float:
    """Chance that a model as good as V4-Pro clears the floor of the pass rate."""
    rate = INK["build-pro-passed"] / INK["build-eval-items"]
    return e.floor_power(rate, items, INK["build-floor"], JUDGEMENT["build-confidence"])


def test_extra_repeats_at_the_limit_of_the_trial_use_up_the_saving() -> None:
    more = EACH / INK["build-again-cost"]
    plain = REQUESTS - RISKS
    assert plain * more * INK["build-again-cost"] == pytest.approx(plain * EACH)


def test_a_review_costs_far_more_than_it_saves() -> None:
    missed = INK["build-clauses"] * INK["build-risky-clauses"] * (1 - INK["build-pro-passed"] / INK["build-eval-items"])
    review = h.check_cost(INK["build-contract-minutes"], INK["day-hours"], DAY)
    assert missed * INK["build-caught"] * LOSSES[1] * 50 < review


def test_the_first_line_fits_into_ten_seconds_and_the_whole_does_not() -> None:
    before = r.time_before(
        *(INK[f"build-{part}"] for part in ("upload", "parsing", "retrieval", "queue")),
    )
    limit = FACT["nielsen-attention"]
    for speed in (INK["build-speed"], INK["build-speed-fast"]):
        assert r.first_line_seconds(before, 0, INK["build-first-line"], speed) < limit
        assert r.first_line_seconds(before, 0, INK["output-tokens"], speed) > limit


def test_only_the_early_metric_can_be_tested_in_time() -> None:
    arrivals = a.arrivals_behind(INK["payers"] * a.added_rate(INK["growth"], INK["churn"]), INK["build-conversion"])
    limit = JUDGEMENT["build-test-limit"]

    def months(base: float) -> float:
        size = a.group_size(base, a.lifted(base, INK["build-lift"]), SIGNIFICANCE, POWER)
        return a.months_to_fill(size, arrivals)

    assert months(INK["build-first-use"]) < limit < months(INK["build-conversion"])


def test_churn_can_not_be_tested_on_todays_payers() -> None:
    half = INK["payers"] / 2
    target = a.lifted(INK["churn"], INK["build-fall"])
    assert a.power_of(INK["churn"], target, half, SIGNIFICANCE) < 0.1


def test_exercise_tries_of_the_agent_are_not_independent() -> None:
    assert r.all_succeed(FACT["tau-first"], 4) < FACT["tau-fourth"] / 4


def test_exercise_the_claim_of_ninety_five_per_cent() -> None:
    assert a.false_win_risk(FACT["airbnb-success"], SIGNIFICANCE, POWER) == pytest.approx(
        FACT["airbnb-false"], abs=0.005
    )
    assert a.false_win_risk(1 - FACT["microsoft-fail"], SIGNIFICANCE, POWER) == pytest.approx(0.057, abs=0.001)
