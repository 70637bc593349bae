"""What foundations/shift concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, entries, inputs, result

from models import growth as g
from models import small_or_large as s

FACTS = entries("facts")


def ends(name: str) -> tuple[float, float]:
    """Both ends of a fact that is a range."""
    return float(FACTS[name]["low"]), float(FACTS[name]["high"])


def test_typed_ends_are_those_of_the_facts() -> None:
    """A result cannot take one end of a range, so the ends are typed: here is what ties them."""
    low, high = ends("shift-algorithms-final")
    assert inputs("shift-algorithms-few")["months"] == high
    assert inputs("shift-algorithms-many")["months"] == low
    low, high = ends("shift-algorithms-first")
    assert inputs("shift-algorithms-few-first")["months"] == high
    assert inputs("shift-algorithms-many-first")["months"] == low
    low, high = ends("shift-gpu-range")
    assert inputs("shift-gpu-few")["years"] == high
    assert inputs("shift-gpu-many")["years"] == low
    low, high = ends("shift-cost-range")
    for name in ("shift-three-low", "shift-three-low-first"):
        assert inputs(name)["one"] == low
    for name in ("shift-three-high", "shift-three-high-first"):
        assert inputs(name)["one"] == high
    assert (inputs("shift-ex-stay-low")["factor"], inputs("shift-ex-stay-high")["factor"]) == (low, high)
    assert ends("earn-price-fall") == (FACT["shift-fall-slow"], FACT["shift-fall-fast"])
    assert FACT["llmflation"] == FACT["shift-fall-fast"], "the fast line of the chart is also that of a16z"


def test_intervals_hold_their_middle() -> None:
    for name in ("compute", "cost", "gpu"):
        low, high = ends(f"shift-{name}-range")
        assert low < FACT[f"shift-{name}"] < high
    for name in ("first", "final"):
        low, high = ends(f"shift-algorithms-{name}")
        assert low < FACT["shift-algorithms"] < high


def test_three_together_by_doublings_a_year() -> None:
    """Doublings add up: those of money, of operations for the money, of algorithms."""
    doublings = math.log2(FACT["shift-cost"]) + 1 / FACT["shift-gpu"] + 12 / FACT["shift-algorithms"]
    assert result("shift-three") == pytest.approx(2**doublings)


def test_the_conference_interval_is_far_wider() -> None:
    wide = result("shift-three-high") / result("shift-three-low")
    first = result("shift-three-high-first") / result("shift-three-low-first")
    assert first < 6 < 70 < wide


def test_waiting() -> None:
    now, wanted = result("request-pro"), result("request-flash")
    for factor, name in ((5, "shift-wait-long"), (10, "shift-wait-short")):
        assert now / factor ** (result(name) / 12) == pytest.approx(wanted)
        assert result(name) > JUDGEMENT["shift-wait"], "from today's list price: too long"
    for factor, name in ((5, "shift-wait-before-long"), (10, "shift-wait-before-short")):
        before = result("request-pro") / result("request-rise")
        assert before / factor ** (result(name) / 12) == pytest.approx(result("request-flash"))
        assert result(name) < 3 < JUDGEMENT["shift-wait"], "from the price before the rise: short"


def test_a_clause_has_two_counts_of_tokens() -> None:
    """DeepSeek's count is that of the Civil Code; a small model reads character by character, within its window."""
    assert INK["shift-text"] == pytest.approx(INK["shift-chars"] * FACT["cult-code-token"], rel=0.02)
    assert INK["shift-text-own"] == INK["shift-chars"] < 512


def test_own_classifier_is_not_worth_it_at_inkstone() -> None:
    assert result("shift-calls") < result("shift-break-pro") < result("shift-break")
    assert result("shift-bill") < result("day-price"), "the whole bill is less than a day of upkeep"
    assert result("shift-bill-pro") < result("shift-monthly")


def test_break_even_over_a_year_month_by_month() -> None:
    for name, price in (("shift-break", "shift-flash"), ("shift-break-pro", "shift-pro")):
        calls, own, bill = result(name), result("shift-once"), 0.0
        for _ in range(int(INK["shift-months"])):
            own += INK["shift-upkeep"] * result("day-price") + calls * result("shift-own")
            bill += calls * result(price)
        assert own == pytest.approx(bill)


def test_table_moves_as_the_page_says() -> None:
    middle = result("shift-break")
    assert 50 * result("shift-calls") < result("shift-b-free") < middle < 1e8 < result("shift-b-slow")
    assert result("shift-b-up-mid") < middle < 2e8 < result("shift-b-down-mid")
    assert result("shift-b-flat-few") < middle < result("shift-b-flat-many") < 2 * middle
    assert result("shift-b-long") < middle


def test_at_a_quarter_of_the_speed_it_never_breaks_even() -> None:
    assert INK["shift-speed-half"] * 2 == INK["shift-speed"] == INK["shift-speed-quarter"] * 4
    slow = 4 * result("shift-own")
    calls = s.break_even_calls(result("shift-once"), result("shift-monthly"), slow, result("shift-flash"), 1, 12)
    assert calls == math.inf


def test_one_point_of_accuracy_pays_for_the_classifier() -> None:
    calls, months = result("shift-calls"), INK["shift-months"]
    own = result("shift-once") / months + result("shift-monthly") + INK["shift-server"]
    saved = INK["shift-point"] * calls * result("shift-error")
    assert saved == pytest.approx(own - result("shift-bill"))
    assert calls * result("shift-own") < INK["shift-server"], "one whole server is enough"


def test_lead() -> None:
    assert result("shift-lead") * FACT["adv-lag-2026"] == pytest.approx(result("programme-cost"))
    assert result("shift-lead-customers") > 50 * INK["payers"]
    assert result("shift-lead-year-customers") > 18 * INK["payers"]


def test_follower() -> None:
    compute = result("compute-share")
    assert result("shift-rest") == pytest.approx(1 - compute + compute / 2 ** (1 / FACT["shift-gpu"]))
    both = 2 ** (1 / FACT["shift-gpu"]) * FACT["shift-origin"] ** (1 / 11)
    assert result("shift-rest-both") == pytest.approx(1 - compute + compute / both)


def test_copies_of_one_page() -> None:
    low, high = ends("shift-compute-copies")
    assert inputs("shift-gap-low")["one"] == inputs("shift-compute-months-low")["factor"] == low
    assert high == FACT["shift-compute"]
    bounds = ends("shift-compute-range")
    assert bounds[0] < low < high < bounds[1], "all copies lie inside the interval"


def test_both_sides_on_algorithms() -> None:
    assert result("shift-origin-all-year") ** 11 == pytest.approx(FACT["shift-origin-all"])
    assert result("shift-origin-year") < result("shift-origin-all-year") < result("shift-algorithms-factor")


def test_exercise_headlines() -> None:
    assert round(result("shift-ex-short")) == 5
    assert round(result("shift-ex-long")) == round(result("shift-ex-third")) == 6
    assert result("shift-ex-third") - result("shift-ex-short") < 0.2
    assert result("shift-ex-five") == pytest.approx(g.yearly_factor(5))
    assert result("shift-ex-long") - result("shift-ex-short") < 0.1


def test_exercise_calls() -> None:
    customers = s.customers_for(result("shift-break-pro"), INK["requests"], INK["shift-clauses"])
    assert result("shift-break-pro-customers") == pytest.approx(customers)


def test_exercise_staying_at_the_frontier() -> None:
    assert result("shift-ex-stay") == pytest.approx(FACT["shift-cost"] ** 2)
    assert result("shift-ex-stay-low") < result("shift-ex-stay") < result("shift-ex-stay-high")
