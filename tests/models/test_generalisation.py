"""What the functions of generalisation promise; checked by hand, by simulation and by summing."""

import math
from itertools import pairwise
from random import Random

import pytest

from models import generalisation as g


def test_siblings_by_hand() -> None:
    """Two clauses a contract, a fifth to the test: the other is in training four times in five."""
    assert g.sibling_share(2, 0.2) == pytest.approx(0.8)
    assert g.sibling_share(1, 0.2) == 0
    assert g.sibling_share(10, 0.2) == pytest.approx(1 - 0.2**9)


def test_siblings_by_simulation() -> None:
    draw = Random(3)
    hits = tests = 0
    for _ in range(20000):
        picked = [draw.random() < 0.4 for _ in range(3)]
        for is_test in picked:
            if is_test:
                tests += 1
                hits += not all(picked)
    assert hits / tests == pytest.approx(g.sibling_share(3, 0.4), abs=0.01)


def test_scores_by_hand_and_back() -> None:
    """92% with four tenths leaked: 0.52 of the other 0.6."""
    assert g.clean_score(0.92, 0.4) == pytest.approx(0.52 / 0.6)
    assert g.clean_score(0.92, 0) == 0.92
    assert g.clean_score(0.9, 0.9) == pytest.approx(0)
    for true in (0.0, 0.3, 0.85, 1.0):
        assert g.clean_score(g.reported_score(true, 0.4, 0.95), 0.4, 0.95) == pytest.approx(true)


def test_copies_all_passed_gives_the_least() -> None:
    assert g.clean_score(0.92, 0.3, 1.0) < g.clean_score(0.92, 0.3, 0.95) < g.clean_score(0.92, 0.3, 0.92)
    assert g.clean_score(0.92, 0.3, 0.92) == pytest.approx(0.92)


def test_the_best_of_one_is_its_rate() -> None:
    assert g.best_of(1, 200, 0.9) == pytest.approx(0.9)
    assert g.best_of(7, 50, 1) == pytest.approx(1)


def test_the_best_of_two_on_one_item() -> None:
    """One of two passes unless both fail: 1 - 1/4."""
    assert g.best_of(2, 1, 0.5) == pytest.approx(0.75)


def test_the_best_of_twenty_by_simulation() -> None:
    draw = Random(5)
    total = 0.0
    for _ in range(400):
        total += max(sum(draw.random() < 0.9 for _ in range(100)) for _ in range(20)) / 100
    assert total / 400 == pytest.approx(g.best_of(20, 100, 0.9), abs=0.003)


@pytest.mark.parametrize(("items", "others", "chance"), [(200, 200, 0.0564), (50, 200, 0.1580)])
def test_a_gap_by_luck_against_the_sum_over_all_pairs(items: int, others: int, chance: float) -> None:
    """The chance of being five points ahead or more at a true rate of 0.9, pair by pair."""

    def pmf(n: int) -> list[float]:
        return [math.comb(n, k) * 0.9**k * 0.1 ** (n - k) for k in range(n + 1)]

    first, second = pmf(items), pmf(others)
    exact = sum(
        first[a] * second[b]
        for a in range(items + 1)
        for b in range(others + 1)
        if 100 * (a * others - b * items) >= 5 * items * others
    )
    assert g.luck_gap(5, items, others, 0.9) == pytest.approx(exact, rel=1e-6)
    assert exact == pytest.approx(chance, abs=5e-4)


def test_a_gap_by_luck_on_one_item_each() -> None:
    """At a half: ahead one time in four, not behind three times in four."""
    assert g.luck_gap(100, 1, 1, 0.5) == pytest.approx(0.25)
    assert g.luck_gap(0, 1, 1, 0.5) == pytest.approx(0.75)


def test_the_line_of_the_gap_and_the_margin_by_hand() -> None:
    """1.645 x 0.3 x sqrt(0.01) and x sqrt(0.025); 1.96 x sqrt(0.25 / 100)."""
    assert g.gap_line(200, 200, 0.9) == pytest.approx(4.93, abs=0.01)
    assert g.gap_line(50, 200, 0.9) == pytest.approx(7.80, abs=0.01)
    assert g.gap_line(200, 200, 0.9, 0.5) == pytest.approx(0, abs=1e-9)
    assert g.margin(0.5, 100) == pytest.approx(9.8, abs=0.01)


def test_a_polynomial_is_found_again() -> None:
    places = tuple(i / 5 - 1 for i in range(11))
    values = tuple(2 - x + 3 * x**3 for x in places)
    assert g.polynomial(3, places, values) == pytest.approx((2, -1, 0, 3), abs=1e-9)
    assert g.polynomial(0, (0, 1, 2), (1, 2, 6)) == pytest.approx((3,))


def test_a_line_against_the_textbook_formula() -> None:
    places, values = (0.0, 1.0, 2.0, 4.0), (1.0, 3.0, 2.0, 5.0)
    mean_x, mean_y = 1.75, 2.75
    slope = sum((places[i] - mean_x) * (values[i] - mean_y) for i in range(4)) / sum((x - mean_x) ** 2 for x in places)
    assert g.polynomial(1, places, values) == pytest.approx((mean_y - slope * mean_x, slope))


def test_the_error_on_the_training_examples_never_grows_with_the_degree() -> None:
    places = tuple(2 * i / 9 - 1 for i in range(10))
    values = tuple(math.sin(3 * x) + 0.3 * (-1) ** (i * i // 3) for i, x in enumerate(places))
    errors = [g.root_error(g.polynomial(degree, places, values), places, values) for degree in range(10)]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(errors))
    assert errors[9] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: g.sibling_share(0, 0.2), "at least one item"),
        (lambda: g.sibling_share(2, 1), "between 0 and 1"),
        (lambda: g.reported_score(40, 0.1), "40% as 0.4"),
        (lambda: g.clean_score(0.9, 1), "every item leaked"),
        (lambda: g.clean_score(0.3, 0.5), "No true score fits"),
        (lambda: g.best_of(0, 1, 0.5), "at least one model"),
        (lambda: g.best_of(1, 1, 2), "between 0 and 1"),
        (lambda: g.sibling_share(1.5, 0.2), "whole number"),
        (lambda: g.best_of(1.4, 1, 0.5), "whole number"),
        (lambda: g.best_of(1, 1.6, 0.5), "whole number"),
        (lambda: g.luck_gap(101, 200, 200, 0.9), "percentage points"),
        (lambda: g.luck_gap(5, 0, 200, 0.9), "at least one item"),
        (lambda: g.luck_gap(5, 200, 0.5, 0.9), "at least one item"),
        (lambda: g.luck_gap(5, 200, 200, 1), "both left out"),
        (lambda: g.gap_line(200, 200, 0), "both left out"),
        (lambda: g.gap_line(200, 0, 0.9), "at least one item"),
        (lambda: g.margin(0.9, 0), "at least one item"),
        (lambda: g.margin(1, 10), "both left out"),
        (lambda: g.polynomial(-1, (0,), (0,)), "must not be negative"),
        (lambda: g.polynomial(0, (0,), ()), "one value"),
        (lambda: g.polynomial(2, (0, 1, 1), (0, 1, 2)), "more places"),
        (lambda: g.root_error((1,), (), ()), "at least one example"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert "." in str(error.value)
