"""What the functions of hiring promise, by examples that can be checked by hand or in another way."""

import random
from statistics import NormalDist

import pytest

from models import hiring as h
from models import unit_economics as u


def test_a_wrong_hire_by_hand() -> None:
    """Five months at 45, of which 70% is lost, and ten days of a founder at 2, one month's wage of 34."""
    assert h.wrong_hire_cost(5, 45, 0.3, 10, 2, 34, 1) == pytest.approx(157.5 + 20 + 34)
    assert h.wrong_hire_cost(0, 45, 0.3, 10, 2, 34, 0) == 20
    assert h.wrong_hire_cost(5, 45, 1, 0, 2, 34, 0) == 0


def test_severance_as_article_47_has_it() -> None:
    """Half a month below half a year, a month from there on, and the same for what is left over of a year."""
    assert [h.severance_months(m) for m in (3, 6, 9, 12, 13, 18, 24)] == [0.5, 1, 1, 1, 1.5, 2, 2]


def test_a_cost_in_months_of_what_the_company_spends() -> None:
    assert h.months_of_spending(300, 150) == 2


def test_the_month_at_which_a_share_of_the_year_is_reached_undoes_the_share() -> None:
    month = h.month_at_share(0.3, 45, 0.3, 22, 2)
    assert h.share_of_year(h.wrong_hire_cost(month, 45, 0.3, 22, 2, 0, 0), 45) == pytest.approx(0.3)
    assert h.month_at_share(0.01, 45, 0.3, 22, 2) == 0


def test_a_worthless_test_or_a_single_candidate_changes_nothing() -> None:
    assert h.chance_of_failure(0, 8, 0.3) == pytest.approx(0.3, abs=1e-6)
    assert h.chance_of_failure(0.42, 1, 0.3) == pytest.approx(0.3, abs=1e-6)


def test_a_better_test_and_more_candidates_lower_the_chance() -> None:
    by_validity = [h.chance_of_failure(r, 8, 0.3) for r in (0, 0.19, 0.42, 0.7, 0.95)]
    by_candidates = [h.chance_of_failure(0.42, n, 0.3) for n in (1, 2, 5, 20)]
    assert by_validity == sorted(by_validity, reverse=True)
    assert by_candidates == sorted(by_candidates, reverse=True)


@pytest.mark.parametrize(("validity", "candidates"), [(0.19, 3), (0.42, 8), (0.47, 20)])
def test_the_chance_agrees_with_a_simulation(validity: float, candidates: int) -> None:
    """Another way to the same number: twenty thousand hires drawn by chance, within three standard errors."""
    rng = random.Random(7)
    limit = NormalDist().inv_cdf(0.3)
    rounds, failed = 20_000, 0
    for _ in range(rounds):
        best = max(rng.gauss(0, 1) for _ in range(candidates))
        performance = validity * best + (1 - validity**2) ** 0.5 * rng.gauss(0, 1)
        failed += performance < limit
    expected = h.chance_of_failure(validity, candidates, 0.3)
    assert failed / rounds == pytest.approx(expected, abs=3 * (expected * (1 - expected) / rounds) ** 0.5)


WAY = (300, 0.15, 0.15, 0, 0.09, 23.92, 90, 195_000)


def test_the_way_to_break_even_by_hand() -> None:
    """Ten customers each leave 10 and nothing churns; fixed cost 150; they double each month at no cost.

    Month 0 burns 150 - 100 = 50, and the 20 of month 1 bring 200, which is more than enough.
    """
    assert h.way_to_carry(10, 1, 1, 0, 0, 10, 0, 150) == (1, 50, -50)
    assert h.way_to_carry(20, 1, 1, 0, 0, 10, 0, 150) == (0, 0, -50)


def test_it_agrees_with_the_functions_of_unit_economics() -> None:
    target = u.customers_to_carry(195_000, 23.92, 90, 0.09, 0)
    month = u.month_reached(300, 0.15, target)
    burned = u.cash_burned(300, 0.15, 0.09, 23.92, 90, 195_000, month)
    assert h.way_to_carry(*WAY)[:2] == pytest.approx((month, burned))


def test_a_company_that_never_gets_there() -> None:
    never = (float("inf"), float("inf"), float("inf"))
    assert h.way_to_carry(300, 0, 0, 0, 0.09, 23.92, 90, 195_000) == never
    assert h.way_to_carry(300, 0.15, 0.15, 0, 0.3, 23.92, 90, 195_000) == never


@pytest.mark.parametrize("growth", [0.1, 0.12, 0.15, 0.2])
@pytest.mark.parametrize("churn", [0.09, 0.12])
@pytest.mark.parametrize("cost", [90, 120])
def test_whoever_has_the_cash_for_the_worst_month_does_not_run_dry(growth: float, churn: float, cost: float) -> None:
    """Month by month, with no effect of the hire, if growth stops at break-even: enough for no worse figures."""
    cash = h.way_to_carry(300, 0.1, 0.1, 0, 0.12, 23.92, 120, 195_000)[1]
    payers = 300.0
    for _ in range(200):
        rate = 0 if payers * (23.92 - cost * churn) >= 195_000 else growth
        cash -= 195_000 + payers * ((rate + churn) * cost - 23.92)
        payers *= 1 + rate
        assert cash > -1e-6


def test_the_cash_for_the_worst_month_does_not_cover_a_worse_one_nor_growth_beyond_break_even() -> None:
    month, cash, on = h.way_to_carry(300, 0.1, 0.1, 0, 0.12, 23.92, 120, 195_000)
    assert h.way_to_carry(300, 0.05, 0.05, 0, 0.12, 23.92, 120, 195_000)[1] > cash
    assert month == 45
    assert on > 0


def test_twelve_months_of_fixed_cost_would_not_have_been_enough() -> None:
    """The rule this one replaced: it is spent before break-even, with or without an effect of the hire."""
    for later in (0.15, 0.29):
        assert h.way_to_carry(300, 0.15, later, 3, 0.09, 23.92, 90, 195_000)[1] > 12 * 195_000


def test_the_growth_that_pays_for_a_hire_is_the_smallest_in_whole_per_cent() -> None:
    budget = h.way_to_carry(300, 0.15, 0.15, 0, 0.09, 23.92, 90, 150_000)[1]
    found = h.growth_to_pay_for(budget, 300, 0.15, 3, 0.09, 23.92, 90, 195_000)
    assert h.way_to_carry(300, 0.15, found, 3, 0.09, 23.92, 90, 195_000)[1] <= budget
    assert h.way_to_carry(300, 0.15, found - 0.01, 3, 0.09, 23.92, 90, 195_000)[1] > budget
    assert h.growth_to_pay_for(budget, 300, 0.15, 6, 0.09, 23.92, 90, 195_000) > found
    assert h.growth_to_pay_for(1, 300, 0.15, 3, 0.09, 23.92, 90, 195_000) == float("inf")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: h.wrong_hire_cost(-1, 1, 0, 0, 0, 0, 0), "must not be negative"),
        (lambda: h.wrong_hire_cost(1, 1, 2, 0, 0, 0, 0), "between 0 and 1"),
        (lambda: h.severance_months(0), "greater than zero"),
        (lambda: h.months_of_spending(-1, 1), "must not be negative"),
        (lambda: h.months_of_spending(1, 0), "greater than zero"),
        (lambda: h.way_to_carry(300, -1, 0, 0, 0.1, 20, 90, 1), "must not be negative"),
        (lambda: h.way_to_carry(0, 0.1, 0.1, 0, 0.1, 20, 90, 1), "more than zero"),
        (lambda: h.way_to_carry(300, 0.1, 0.1, 0, 1, 20, 90, 1), "below 1"),
        (lambda: h.growth_to_pay_for(-1, 300, 0.1, 0, 0.1, 20, 90, 1), "must not be negative"),
        (lambda: h.share_of_year(-1, 1), "must not be negative"),
        (lambda: h.share_of_year(1, 0), "greater than zero"),
        (lambda: h.month_at_share(0.3, 0, 0, 0, 0), "must cost something"),
        (lambda: h.month_at_share(-1, 1, 0, 0, 0), "must not be negative"),
        (lambda: h.chance_of_failure(1, 3, 0.3), "below 1"),
        (lambda: h.chance_of_failure(0.4, 2.5, 0.3), "whole number"),
    ],
)
def test_bad_input_is_told_in_a_sentence(call: object, sentence: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=sentence):
        call()
