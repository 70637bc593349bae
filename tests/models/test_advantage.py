"""What the model of an advantage promises: its cost, the benefit needed a month, scores and tests of the reason."""

from itertools import product

import pytest

from models import advantage as a
from models.chance import at_least


def test_work_is_paid_by_the_working_day_and_cash_comes_on_top() -> None:
    assert a.build_cost(21, 45000, 21) == 45000
    assert a.build_cost(7, 45000, 21, 500) == 15500
    assert a.build_cost(0, 45000, 21) == 0


def test_the_benefit_needed_repays_the_cost_by_the_time_it_is_copied() -> None:
    for cost in (1, 38571, 90000):
        for months in (1, 9, 24):
            assert a.benefit_needed(cost, months) * months == pytest.approx(cost)
    assert a.benefit_needed(0, 9) == 0


def test_twice_the_cost_or_half_the_months_needs_twice_the_benefit() -> None:
    once = a.benefit_needed(1000, 8)
    assert a.benefit_needed(2000, 8) == a.benefit_needed(1000, 4) == 2 * once


def test_sums_divisions_and_products() -> None:
    assert a.net(74, 20) == 54
    assert a.each(280, 10) == 28
    assert a.times(12, 5) == 60


def test_both_judges_must_pick_it_often_enough() -> None:
    assert a.chosen_by_both(1, 1, 0.5) == 0.25
    assert a.chosen_by_both(20, 30, 0.7) == pytest.approx(at_least(20, 30, 0.7) ** 2)
    assert a.chosen_by_both(20, 30, 0.5) < 0.003


def test_a_nought_makes_the_product_nought() -> None:
    assert a.score(221) == 4
    assert a.score(31) == a.score(103) == 0
    assert a.score(333) == 27


def test_first_place_agrees_with_counting_every_combination() -> None:
    codes = (211, 111, 0, 0, 0, 0, 0)
    own, rival = a.scores_near(211), a.scores_near(111)
    zero = a.scores_near(0)
    wins = 0.0
    for mine, theirs in product(own, rival):
        if mine > theirs:
            wins += (len([1 for other in zero if other < mine]) / len(zero)) ** 5
    assert a.first_share(*codes) == pytest.approx(wins / (len(own) * len(rival)))


def test_the_shares_of_first_place_leave_room_for_ties() -> None:
    codes = [121, 111, 130, 100, 110, 21, 0]
    shares = [a.first_share(code, *[other for other in codes if other != code]) for code in codes]
    assert sum(shares) < 1
    assert max(shares) == shares[0]


def test_enough_must_pay_and_enough_must_name_the_reason() -> None:
    assert a.names_pass(1, 1, 0.5, 1, 0.5) == pytest.approx(0.25)
    assert a.names_pass(20, 4, 1, 0.6, 1) == pytest.approx(1)
    assert a.names_pass(20, 4, 0.25, 0, 0.5) == pytest.approx(at_least(4, 20, 0.25))
    by_hand = 0.25 * 0.75 + 0.5 * 0.5  # two asked: both pay and one names it; one pays and names it
    assert a.names_pass(2, 1, 0.5, 0.5, 0.5) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    "call",
    [
        lambda: a.build_cost(1, 1, 0),
        lambda: a.build_cost(-30, 1, 21),
        lambda: a.build_cost(1, float("nan"), 21),
        lambda: a.build_cost(1, 1, float("inf")),
        lambda: a.build_cost(1, 1, 21, -1),
        lambda: a.benefit_needed(1, 0),
        lambda: a.benefit_needed(-1, 9),
        lambda: a.benefit_needed(1, float("nan")),
        lambda: a.benefit_needed(float("inf"), 9),
        lambda: a.each(1, 0),
        lambda: a.score(224),
        lambda: a.score(1.5),
        lambda: a.score(float("nan")),
        lambda: a.names_pass(20, 0, 0.1, 0.6, 0.5),
        lambda: a.names_pass(20, 4, 1.1, 0.6, 0.5),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        call()  # type: ignore[operator]
