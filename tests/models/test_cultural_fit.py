"""What the functions of cultural_fit promise, by examples that can be checked by hand or in print."""

import itertools
import math
from collections.abc import Callable

import pytest

from models import cultural_fit as c
from models.chance import at_least, at_most


def test_kappa_of_the_textbook_example() -> None:
    """Fifty proposals: 20 both yes, 5 and 10 apart, 15 both no; agreement 0.7, luck 0.5, kappa 0.4."""
    assert c.agreement(20, 5, 10, 15) == pytest.approx(0.7)
    assert c.kappa(20, 5, 10, 15) == pytest.approx(0.4)


def test_kappa_at_its_limits() -> None:
    assert c.kappa(30, 0, 0, 30) == 1
    assert c.kappa(15, 15, 15, 15) == pytest.approx(0)
    assert c.kappa(0, 30, 30, 0) == -1
    assert c.kappa(1, 2, 3, 4) == pytest.approx(c.kappa(1, 3, 2, 4))


def test_high_agreement_on_easy_items_can_be_little_more_than_luck() -> None:
    assert c.agreement(49, 5, 4, 2) == pytest.approx(0.85)
    assert c.kappa(49, 5, 4, 2) < 0.25


@pytest.mark.parametrize(("true", "yes"), [(0.8, 0.5), (0.4, 0.9), (0.0, 0.3)])
def test_the_sum_over_four_items_equals_counting_every_sequence(true: float, yes: float) -> None:
    """Independent count: all 4^4 sequences of answers of two raters, one by one."""
    apart = yes * (1 - yes) * (1 - true)
    shares = {"11": yes - apart, "10": apart, "01": apart, "00": 1 - yes - apart}
    assert sum(shares.values()) == pytest.approx(1)
    reached = 0.0
    for sequence in itertools.product(shares, repeat=4):
        counts = [sequence.count(cell) for cell in ("11", "10", "01", "00")]
        if counts[0] == 4 or counts[3] == 4:
            continue
        if c.kappa(*counts) >= 0.5 - 1e-12:
            reached += math.prod(shares[cell] for cell in sequence)
    assert c.kappa_pass(true, 0.5, 4, yes) == pytest.approx(reached)


def test_the_chances_of_the_page() -> None:
    """From an independent exact sum of the reviewer: 98.9%, 4.0% and 13.7%."""
    assert c.kappa_pass(0.8, 0.6, 60, 0.5) == pytest.approx(0.989, abs=1e-3)
    assert c.kappa_pass(0.4, 0.6, 60, 0.5) == pytest.approx(0.040, abs=1e-3)
    assert c.kappa_pass(0.4, 0.6, 60, 0.9) == pytest.approx(0.137, abs=1e-3)


def test_a_higher_true_kappa_reaches_the_bar_more_often() -> None:
    chances = [c.kappa_pass(true, 0.6, 30, 0.7) for true in (0.2, 0.4, 0.6, 0.8)]
    assert chances == sorted(chances)
    assert c.kappa_pass(0.6, -1, 30, 0.5) == pytest.approx(1, abs=1e-6)


GAP = 0.0
PUBLISHED = (
    (1, 1, GAP, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (GAP, 5, 5, 5),
    (GAP, GAP, 1, 1),
    (GAP, 3, GAP, GAP),
)


def test_alpha_of_the_published_examples() -> None:
    """Krippendorff 2011: two observers and ten items, 0.095; four observers, gaps, five names, 0.743."""
    meg = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    owen = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert c.alpha(tuple(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=5e-4)
    units = tuple(tuple(answer for answer in unit if answer != GAP) for unit in PUBLISHED)
    assert c.alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_alpha_at_its_limits() -> None:
    assert c.alpha(((1, 1, 1), (2, 2, 2), (3,))) == 1
    assert c.alpha(((1, 2), (2, 1))) < 0


def test_the_line_and_the_floor_mirror_each_other() -> None:
    for items in (20, 30, 60, 100):
        line, floor = c.choice_line(items, 0.05), c.choice_floor(items, 0.05)
        assert line + floor == items + 1
        assert at_least(line, items, 0.5) <= 0.05 < at_least(line - 1, items, 0.5)
        assert at_most(floor - 1, items, 0.5) <= 0.05 < at_most(floor, items, 0.5)


def test_thirty_items_ask_for_twenty_and_sixty_for_thirty_seven() -> None:
    assert c.choice_line(30, 0.05) == 20
    assert c.choice_line(60, 0.05) == 37


def test_more_items_pass_a_better_product_more_often() -> None:
    chances = [c.chance_to_win(2 / 3, n, c.choice_line(n, 0.05)) for n in (15, 30, 60, 120)]
    assert chances == sorted(chances)
    assert c.chance_to_win(0.5, 60, 37) <= 0.05


def test_items_for_a_gap_fall_as_the_gap_grows() -> None:
    needed = [c.items_for(share, 0.05, 0.8) for share in (0.6, 2 / 3, 0.75)]
    assert needed == sorted(needed, reverse=True)
    for extra in range(50):
        n = needed[1] + extra
        assert c.chance_to_win(2 / 3, n, c.choice_line(n, 0.05)) >= 0.8


def test_most_of_three_raters() -> None:
    assert c.majority(0.5, 3) == pytest.approx(0.5)
    assert c.majority(2 / 3, 3) == pytest.approx(20 / 27)
    assert c.majority(0.7, 1) == pytest.approx(0.7)


def test_the_costs_add_up() -> None:
    assert c.rating_cost(2, 60, 3, 2, 6, 20, 150) == pytest.approx(100 * 150)
    assert c.rating_cost(2, 60, 3, 0, 6, 20, 150) == pytest.approx(76 * 150)
    assert c.rounds_cost(15000, 4) == 60000
    assert c.corpus_cost(5e6, 8) == 40000
    assert c.sample_cost(2, 60, 300, 8, 8000, 15000) == pytest.approx(288 + 8000 + 15000)
    assert c.first_year(1, 2, 3, 4, 5, 6) == 1 + 6 + 20 + 6
    assert c.all_pass(0.5, 0.4, 1, 0.5) == pytest.approx(0.1)
    assert c.brought(54, 12) == 648


def test_a_customer_is_credited_only_with_the_months_left_of_the_year() -> None:
    assert c.value_in_year(10, 0, 1) == 10
    assert c.value_in_year(10, 0, 3) == pytest.approx(20)
    assert c.value_in_year(10, 0.5, 2) == pytest.approx((10 + 15) / 2)


def test_reaching_a_line_and_missing_it_are_all_there_is() -> None:
    assert c.chance_to_miss(1 / 3, 60, 24) == pytest.approx(at_most(23, 60, 1 / 3))
    assert c.chance_to_miss(0.5, 60, 24) + c.chance_to_win(0.5, 60, 24) == pytest.approx(1)


def test_customers_worth_nothing_never_repay() -> None:
    assert c.payers_to_repay(1000, 200, 100) == 10
    assert c.payers_to_repay(1001, 200, 100) == 11
    assert c.payers_to_repay(1000, 100, 100) == math.inf
    assert c.payers_to_repay(0, 200, 100) == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.kappa(0, 0, 0, 0),
        lambda: c.kappa(60, 0, 0, 0),
        lambda: c.agreement(-1, 1, 1, 1),
        lambda: c.kappa_pass(0.8, 0.6, 0, 0.5),
        lambda: c.kappa_pass(0.8, 0.6, 60, 1),
        lambda: c.kappa_pass(1, 0.6, 60, 0.5),
        lambda: c.alpha(((1,), (2,))),
        lambda: c.alpha(((1, 1), (1, 1))),
        lambda: c.items_for(0.5, 0.05, 0.8),
        lambda: c.items_for(0.501, 0.05, 0.8),
        lambda: c.majority(0.6, 2),
        lambda: c.kappa_pass(0.8, 0.6, 60.5, 0.5),
        lambda: c.kappa_pass(0.8, 0.6, 201, 0.5),
        lambda: c.choice_line(4, 0.05),
        lambda: c.choice_floor(4, 0.05),
        lambda: c.all_pass(2, 0.5, 1, 1),
        lambda: c.rating_cost(-1, 1, 1, 1, 1, 1, 1),
        lambda: c.sample_cost(1, 1, -1, 1, 1, 1),
        lambda: c.first_year(1, 1, -1, 1, 1, 1),
        lambda: c.payers_to_repay(-1, 1, 0),
        lambda: c.value_in_year(10, 0.1, 0),
        lambda: c.value_in_year(10, 0.1, 1.5),
    ],
)
def test_bad_input_is_told_in_a_sentence(call: Callable[[], float]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        call()
