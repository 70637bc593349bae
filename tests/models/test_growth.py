"""What the functions of growth promise: by hand, by limits, and by values others have published."""

import math

import pytest

from models import growth as g


def test_doubling_time_by_hand() -> None:
    assert g.doubling_months(2) == 12
    assert g.doubling_months(4) == pytest.approx(6)
    assert g.doubling_months(16) == pytest.approx(3)


def test_there_and_back() -> None:
    for factor in (1.01, 1.4, 2.4, 4.7, 900):
        assert g.yearly_factor(g.doubling_months(factor)) == pytest.approx(factor)


def test_doubling_time_by_walking() -> None:
    """Multiply day by day until the quantity has doubled."""
    factor, size, days = 4.7, 1.0, 0
    while size < 2:
        size *= factor ** (1 / 365.25)
        days += 1
    assert days / 365.25 * 12 == pytest.approx(g.doubling_months(factor), abs=0.05)


def test_published_values() -> None:
    """Epoch prints both: 2.46 years to double are 8.17 to grow tenfold, 2.07 are 6.86."""
    for double, tenfold in ((2.46, 8.17), (2.07, 6.86)):
        months = g.months_to(10, g.yearly_factor(12 * double))
        assert months / 12 == pytest.approx(tenfold, abs=0.02)
    assert g.yearly_factor(8) == pytest.approx(2.83, abs=0.005), "halving every 8 months"


def test_other_ways_to_a_factor() -> None:
    assert g.factor_of_years(2) == pytest.approx(g.yearly_factor(24))
    assert g.factor_from(1000, 36) == pytest.approx(10)
    assert g.factor_from(g.grown(3.3, 17), 17) == pytest.approx(3.3)


def test_small_growth_is_near_the_rule_of_seventy() -> None:
    assert g.doubling_months(1.01) / 12 == pytest.approx(70, rel=0.01)


def test_grown() -> None:
    assert g.grown(10, 36) == pytest.approx(1000)
    assert g.grown(4, 6) == pytest.approx(2)
    assert g.grown(7, 0) == 1
    assert g.grown(0.5, 12) == 0.5


def test_months_to() -> None:
    assert g.months_to(1000, 10) == pytest.approx(36)
    assert g.months_to(1, 3) == 0
    assert g.months_to(2, 3) == pytest.approx(g.doubling_months(3))


def test_price() -> None:
    assert g.months_to_price(8, 1, 2) == pytest.approx(36)
    assert g.months_to_price(1, 8, 2) == 0, "already cheaper"
    months = g.months_to_price(0.0529, 0.0131, 5)
    assert 0.0529 / g.grown(5, months) == pytest.approx(0.0131)


def test_together() -> None:
    assert g.together(2, 3) == 6
    assert g.together(2, 3, 4) == 24
    added = sum(12 / g.doubling_months(f) for f in (2.4, 1.4, 2.83))
    assert 12 / added == pytest.approx(g.doubling_months(g.together(2.4, 1.4, 2.83))), "doublings a year add up"
    assert g.ratio(6, 4) == 1.5


def test_follower() -> None:
    assert g.follower_share(0, 10, 24) == 1, "people and data do not get cheaper"
    assert g.follower_share(1, 10, 12) == pytest.approx(0.1)
    assert g.follower_share(0.5, 4, 12) == pytest.approx(0.625)
    assert g.follower_share(0.3, 4, 0) == pytest.approx(1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: g.doubling_months(1), "above 1"),
        (lambda: g.doubling_months(math.inf), "above 1"),
        (lambda: g.yearly_factor(0), "longer than zero"),
        (lambda: g.factor_of_years(0), "longer than zero"),
        (lambda: g.factor_from(10, 0), "greater than zero"),
        (lambda: g.grown(0, 1), "greater than zero"),
        (lambda: g.grown(2, -1), "negative"),
        (lambda: g.months_to(0.5, 2), "at least 1"),
        (lambda: g.months_to_price(0, 1, 2), "greater than zero"),
        (lambda: g.months_to_price(math.nan, 1, 5), "greater than zero"),
        (lambda: g.months_to_price(1, math.inf, 5), "greater than zero"),
        (lambda: g.together(1, 0), "greater than zero"),
        (lambda: g.together(math.nan, 2), "greater than zero"),
        (lambda: g.together(1, 2, math.inf), "greater than zero"),
        (lambda: g.ratio(1, 0), "greater than zero"),
        (lambda: g.ratio(-1, 2), "not below zero"),
        (lambda: g.ratio(math.nan, 1), "not below zero"),
        (lambda: g.follower_share(30, 2, 1), "between 0 and 1"),
    ],
)
def test_refusals(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
