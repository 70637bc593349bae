"""What the functions of drift promise, by hand and by simulation."""

import random
from math import comb

import pytest

from models import drift as d


def test_line_by_hand() -> None:
    """Seven changes, all worse: 1 in 128, below 1%; six of six: 1 in 64, above it."""
    assert d.worse_line(7, 0.01) == 7
    assert d.worse_line(6, 0.01) == 7, "six changed items never prove it"
    assert d.p_value(7, 0) == pytest.approx(1 / 128)
    assert d.p_value(2, 1) == pytest.approx((3 + 1) / 8)


def test_line_keeps_its_promise() -> None:
    for changed in range(1, 60):
        line = d.worse_line(changed, 0.01)
        tail = sum(comb(changed, k) for k in range(line, changed + 1)) / 2**changed
        assert tail <= 0.01
        if line <= changed:
            assert tail + comb(changed, line - 1) / 2**changed > 0.01


def test_false_alarms_stay_below_the_chance() -> None:
    for flips in (0.01, 0.02, 0.1, 0.4):
        assert d.fall_seen(200, flips, flips, 0.01) <= 0.01
    assert d.fall_seen(200, 0, 0, 0.01) == 0, "a model that never changes its answer raises no alarm"


def test_more_items_see_more() -> None:
    small, large = (d.fall_seen(items, 0.08, 0.02, 0.01) for items in (100, 400))
    assert small < 0.5 < large


def test_fall_seen_by_simulation() -> None:
    chance = random.Random(5)
    rounds, items, worse, better = 4000, 200, 0.1, 0.02
    alarms = 0
    for _ in range(rounds):
        down = up = 0
        for _ in range(items):
            draw = chance.random()
            down += draw < worse
            up += worse <= draw < worse + better
        alarms += down + up > 0 and d.p_value(down, up) <= 0.01
    assert alarms / rounds == pytest.approx(d.fall_seen(items, worse, better, 0.01), abs=0.025)


def test_net_falls() -> None:
    assert d.net_fall_seen(200, 8, 0.02, 0.01) == pytest.approx(d.fall_seen(200, 0.1, 0.02, 0.01))
    assert d.net_fall_seen(200, 0, 0.02, 0.01) == pytest.approx(d.fall_seen(200, 0.02, 0.02, 0.01))
    seen = [d.net_fall_seen(200, 8, flip, 0.01) for flip in (0.01, 0.02, 0.05)]
    assert seen == sorted(seen, reverse=True), "the more chance changes, the less is seen"


def test_items_that_change_together_break_the_promise() -> None:
    """Contracts of seven clauses that turn together: counted clause by clause, luck raises far too many alarms."""
    chance = random.Random(6)
    rounds = 2000
    clauses = contracts = 0
    for _ in range(rounds):
        worse = sum(chance.random() < 0.5 for _ in range(3))
        clauses += d.p_value(7 * worse, 7 * (3 - worse)) <= 0.01
        contracts += d.p_value(worse, 3 - worse) <= 0.01
    assert clauses / rounds > 0.1
    assert contracts == 0


def test_all_items_can_change() -> None:
    assert d.fall_seen(10, 1, 0, 0.01) == 1
    assert d.fall_seen(5, 1, 0, 0.01) == 0, "five of five are 1 in 32"


def test_looks_add_up() -> None:
    assert d.alarms_expected(52, 0.01) == pytest.approx(0.52)
    assert d.any_alarm(2, 0.5) == 0.75
    assert d.any_alarm(52, 0.01) < d.alarms_expected(52, 0.01)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: d.p_value(1.5, 0), "whole numbers"),
        (lambda: d.fall_seen(0, 0.1, 0.1, 0.01), "whole number"),
        (lambda: d.net_fall_seen(10, -1, 0.1, 0.01), "negative"),
        (lambda: d.net_fall_seen(10, 95, 0.1, 0.01), "together"),
        (lambda: d.fall_seen(10, 0.9, 0.2, 0.01), "together"),
        (lambda: d.fall_seen(10, 0.1, 0.1, 1), "false alarm"),
        (lambda: d.alarms_expected(-1, 0.5), "negative"),
        (lambda: d.worse_line(0, 0.01), "."),
    ],
)
def test_refusals(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
