"""What foundations/neural-networks concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math
from itertools import product

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, result

from models import generalisation as g
from models import optimisers as o
from models import small_network as s

START = (0.5, 0.25, 0.0, 1.0, -1.0, 0.0, 2.0, 1.0, 0.0)


def test_at_the_retested_speed_gain_and_cost_cannot_be_told_apart() -> None:
    """The saving at the two ends of what rounds to the speed of the retest lies on both sides of a month's pay."""
    rent = result("run-rent-cny")
    saved = o.saved_rent(rent, INK["training-runs"], FACT["nn-speed-large"])
    assert saved == pytest.approx(41334, abs=1)
    assert result("nn-saved-low") < INK["pay"] < result("nn-saved-high")
    assert INK["nn-speed-low"] < result("nn-repay") < INK["nn-speed-high"] < FACT["nn-speed-small"]
    assert round(INK["nn-speed-low"] + 1e-9, 1) == round(INK["nn-speed-high"] - 1e-9, 1) == FACT["nn-speed-large"]
    assert 1 / FACT["nn-muon-flop"] == pytest.approx(FACT["nn-muon-claim"], rel=0.05)


def test_the_memory_of_the_opening() -> None:
    assert result("nn-all-memory") == 126
    assert result("nn-adam-memory") == 2 * result("nn-momentum-memory") == 56
    assert FACT["nn-adam-bytes"] < FACT["training-state-bytes"]
    assert result("nn-frozen-memory") == 14


def test_nobody_measured_at_inkstones_size() -> None:
    """Three of the largest models compared are smaller than Inkstone's, one is larger."""
    assert FACT["nn-size-large"] < FACT["nn-muon-size"] < FACT["nn-essential-size"] < INK["model-parameters"]
    assert INK["model-parameters"] < FACT["nn-muon-mixture"]


def test_a_step_a_tenth_slower_eats_the_speed_of_the_retest() -> None:
    assert 1.1 / FACT["nn-speed-large"] == pytest.approx(1)
    assert FACT["nn-speed-large"] < FACT["nn-speed-small"]
    assert FACT["nn-size-large"] < INK["model-parameters"]


def test_several_clauses_of_one_contract_widen_the_interval() -> None:
    """Ten clauses a contract, correlated by 0.2, multiply the variance of a pass rate by 1 + 9 x 0.2."""
    alone = g.margin(INK["nn-true"], INK["build-eval-items"])
    assert alone == pytest.approx(4.2, abs=0.05)
    assert g.margin(INK["nn-true"], 70) > alone * math.sqrt(1 + 9 * 0.2) > 6.9


def test_the_gap_that_stops_the_talk_is_seldom_luck() -> None:
    items = INK["build-eval-items"]
    chance = g.luck_gap(JUDGEMENT["nn-points"], items, items, INK["nn-true"])
    assert chance == pytest.approx(result("nn-luck"))
    assert 0.05 < chance < 0.06
    assert round(g.gap_line(items, items, INK["nn-true"])) == JUDGEMENT["nn-points"]


def test_with_fewer_items_the_same_gap_is_often_luck() -> None:
    assert result("nn-luck-few") > 0.15
    assert result("nn-line-few") > JUDGEMENT["nn-points"]


def test_half_leaked_at_most_doubles_the_failures() -> None:
    for end in ("low", "mid", "high"):
        reported = INK[f"nn-reported-{end}"]
        assert 1 - result(f"nn-clean-{end}-high") == pytest.approx(2 * (1 - reported))


def test_all_patterns_of_error() -> None:
    """Every way to sign ten errors of 0.3: degree three is best on average, nine almost always worse than three."""
    places = tuple(2 * i / 9 - 1 for i in range(10))
    new = tuple((2 * i + 1) / 50 - 1 for i in range(50))
    truth = tuple(math.sin(3 * x) for x in new)
    worse, rises = 0, 0
    for signs in product((0.3, -0.3), repeat=10):
        values = tuple(math.sin(3 * places[i]) + signs[i] for i in range(10))
        at = [g.root_error(g.polynomial(d, places, values), new, truth) for d in (1, 3, 5, 7, 9)]
        worse += at[4] > at[1]
        rises += at[0] > at[1] < at[2] < at[3] < at[4]
    assert worse / 1024 == pytest.approx(0.99, abs=0.005)
    assert rises / 1024 == pytest.approx(0.63, abs=0.005)


def test_the_best_of_twenty_is_more_than_three_points_too_high() -> None:
    assert 0.03 < result("nn-best") - INK["nn-true"] < 0.04


def test_the_sums_in_the_head() -> None:
    assert 224 * 224 * 3 == 150528
    assert result("nn-dense") == 150529 * 64
    assert result("nn-conv") == 28 * 64
    assert round(1146 / 51) == 22
    assert 224 * 224 * 27 / 150528 == 9
    assert round(INK["build-eval-items"] * (1 - INK["nn-leaked-mid"])) == 140
    assert result("nn-chain") == pytest.approx(0.25**20)


# --- The exercises ---------------------------------------------------------------------------------------------------


def test_1_one_step_by_hand() -> None:
    assert s.forward((2, 2, 1), START, (2.0, 1.0), "relu") == (3.5,)
    assert s.loss((2, 2, 1), START, (2.0, 1.0), (1.0,), "relu") == 3.125
    slopes = s.gradient((2, 2, 1), START, (2.0, 1.0), (1.0,), "relu")
    assert slopes == pytest.approx((10, 5, 5, 5, 2.5, 2.5, 3.125, 2.5, 2.5))


def test_2_the_score_of_the_supplier() -> None:
    assert g.clean_score(INK["nn-ex-reported"], INK["nn-ex-leaked"]) == pytest.approx(0.55 / 0.6)
    assert result("nn-ex-clean") == pytest.approx(0.917, abs=0.001)


def test_3_adam_is_more_than_descent_with_momentum() -> None:
    momentum = [o.momentum_step(0, 0, slope, 0.01)[0] for slope in (0.5, 500.0)]
    adam = [o.adam_step(0, 0, 0, slope, 1, 0.01)[0] for slope in (0.5, 500.0)]
    assert momentum[1] / momentum[0] == pytest.approx(1000)
    assert adam[1] / adam[0] == pytest.approx(1, rel=1e-6)
