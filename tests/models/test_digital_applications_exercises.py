"""What foundations/digital-applications concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import pytest
from tests.fixtures.inputs import FACT, INK

from models import automation_share as a
from models import evaluation_set as v
from models import human_review as h

DESK = {key: INK[f"dig-{key}"] for key in ("human", "slip", "error", "machine", "sample", "review", "caught")}
CURVE = {key: INK[f"dig-{key}"] for key in ("first", "last", "bend")}
QUEUE = {
    "human": INK["dig-mod-human"],
    "slip": INK["dig-mod-slip"],
    "error": INK["dig-mod-error"],
    "machine": INK["dig-mod-machine"],
    "sample": INK["dig-mod-sample"],
    "review": INK["dig-mod-human"],
    "caught": INK["dig-caught"],
}
BEND = {key: INK[f"dig-mod-{key}"] for key in ("first", "last", "bend")}
GROUPS = tuple(INK[f"dig-g{number}"] for number in range(1, 6))


def test_five_groups_by_hand() -> None:
    line = a.stop_line(INK["dig-easy-human"], 0, INK["dig-easy-error"], 0, 0, 0, 0)
    assert line == pytest.approx(0.1)
    assert a.groups_to_hand_over(GROUPS, line) == 3
    assert sum(GROUPS[:4]) / 4 == pytest.approx(0.08), "the mean of the first four lies below the line: the trap"
    assert sum(GROUPS) / 5 > line, "everything loses"
    low, high = v.wilson(8, 100, 0.95)
    assert low < line < high, "the third group is not safe with a hundred cases"


def test_desk() -> None:
    line = a.stop_line(**DESK)
    best = a.best_share(line, **CURVE)
    assert line == pytest.approx(0.169, abs=0.001)
    assert best == pytest.approx(0.52, abs=0.005)
    assert a.saving(INK["dig-cases"], 1, **CURVE, **DESK) < 0 < a.saving(INK["dig-cases"], best, **CURVE, **DESK)
    mean = a.mean_error(best, **CURVE)
    spared = DESK["error"] - a.human_cost(DESK["human"], DESK["slip"], DESK["error"])
    assert mean * DESK["caught"] * spared < DESK["review"], "a random check does not pay: the chapter says it measures"
    assert h.damage_worth_checking(DESK["review"], mean, 1, DESK["caught"]) > spared


def test_desk_with_easy_cases_quick_for_people() -> None:
    """Condition 1: a person's cost from half the mean to one and a half times along the ranking."""
    places = [(number + 0.5) / 10_000 for number in range(10_000)]
    kept = []
    for place in places:
        human = DESK["human"] * (INK["dig-ease"] + 2 * (1 - INK["dig-ease"]) * place)
        full = a.human_cost(human, DESK["slip"], DESK["error"])
        found = DESK["sample"] * DESK["caught"]
        lost = found * full + (1 - found) * DESK["error"]
        checks = DESK["sample"] * DESK["review"]
        kept.append(full - DESK["machine"] - checks - a.error_at(place, **CURVE) * lost)
    share = sum(gain > 0 for gain in kept) / len(places)
    best = a.best_share(a.stop_line(**DESK), **CURVE)
    assert share == pytest.approx(best, abs=0.02), "the share hardly moves"
    saved = INK["dig-cases"] * sum(gain for gain in kept if gain > 0) / len(places)
    closed = a.easy_saving(INK["dig-cases"], best, INK["dig-ease"], **CURVE, **DESK)
    assert closed == pytest.approx(41_353, abs=1)
    assert saved == pytest.approx(closed, rel=0.001), "the best share of even costs is still all but the best"


def test_desk_three_ways() -> None:
    best = a.best_share(a.stop_line(**DESK), **CURVE)
    alone = a.best_share(a.check_line(**{k: DESK[k] for k in ("human", "slip", "error", "review", "caught")}), **CURVE)
    drafted = a.best_share(a.stop_line(**{**DESK, "sample": 1}), **CURVE)
    assert alone == pytest.approx(0.39, abs=0.005)
    assert drafted == pytest.approx(0.69, abs=0.005)
    three = a.three_way_saving(INK["dig-cases"], alone, drafted, **CURVE, **DESK)
    assert three == pytest.approx(71_284, abs=1)
    assert three > a.saving(INK["dig-cases"], best, **CURVE, **DESK), "the chapter says that drafts save more"


def test_desk_depends_on_people_erring() -> None:
    """The caption: with careful people and a dear error nothing is handed over."""
    dear = {**DESK, "slip": INK["dig-slip-low"], "error": INK["dig-error-dear"]}
    assert a.best_share(a.stop_line(**dear), **CURVE) == 0
    usual = {**DESK, "error": INK["dig-error-dear"]}
    assert a.best_share(a.stop_line(**usual), **CURVE) > 0
    never = {**DESK, "slip": 0}
    share = a.best_share(a.stop_line(**never), **CURVE)
    assert a.saving(INK["dig-cases"], share, **CURVE, **never) == pytest.approx(46_088, abs=1)


def test_returns_of_people() -> None:
    fair = a.desk_saving(20_000, 9, 0.6, 0.25, 1.5, 0.8, 1, INK["dig-people-returned"])
    assert fair == pytest.approx(67_700)


def test_queue() -> None:
    line = a.stop_line(**QUEUE)
    best = a.best_share(line, **BEND)
    everything = a.saving(INK["dig-mod-cases"], 1, **BEND, **QUEUE)
    assert 0 < everything < a.saving(INK["dig-mod-cases"], best, **BEND, **QUEUE)
    for dear in ("dig-mod-error", "dig-mod-error-high"):
        other = {**QUEUE, "error": INK[dear]}
        share = a.best_share(a.stop_line(**other), **BEND)
        assert a.mean_error(share, **BEND) < QUEUE["slip"], "the caption: people err more than the machine there"
    assert a.saving(1, 1, **BEND, **{**QUEUE, "error": INK["dig-mod-error-high"]}) < 0


def test_exercise_1_returns() -> None:
    saved = a.desk_saving(20_000, 9, 0.6, INK["dig-returned-high"], 1.5, 0.8, 1)
    claimed = a.desk_saving(20_000, 9, 0.6, 0, 1.5, 0.8, 1)
    assert saved == pytest.approx(11_000)
    assert saved / claimed == pytest.approx(0.12, abs=0.005)


def test_exercise_2_outcomes() -> None:
    price = FACT["earn-fin-price"] * INK["usd-cny"]
    assert a.desk_saving(20_000, 9, 0.6, 0.25, 1.5, price, 0.6) == pytest.approx(-14_472, abs=1)
    assert a.return_limit(9, 0.6, 1.5, price, 0.6) == pytest.approx(0.16, abs=0.005)
    assert a.desk_saving(20_000, 9, 0.6, 0.25, 1.5, price, 0.45) == pytest.approx(6_021, abs=1)


def test_exercise_3_none_seen() -> None:
    assert a.none_seen_limit(INK["dig-looked"], 0.95) == pytest.approx(0.015, abs=0.0005)
    assert a.none_seen_limit(INK["dig-looked"], 0.95, INK["dig-caught"]) == pytest.approx(0.0186, abs=0.0001)


def test_exercise_4_by_hand() -> None:
    for error, groups in ((INK["dig-ex-error"], 3), (INK["dig-error-low"], 4)):
        line = a.stop_line(INK["dig-easy-human"], 0, error, INK["dig-ex-machine"], 0, 0, 0)
        assert a.groups_to_hand_over(GROUPS, line) == groups


def test_vision_ranks_turn_over() -> None:
    assert FACT["dig-coco-dfine"] > FACT["dig-coco-rf"], "behind on COCO"
    assert FACT["dig-real-dfine"] < FACT["dig-real-rf"], "ahead on the maker's own collection"
    assert FACT["dig-coco-yolo"] < FACT["dig-yolo-own"], "a rival measures less than the maker"
