"""What the functions of chance promise; checked against the standard library, exact fractions and plain sums."""

import math
from fractions import Fraction
from statistics import NormalDist

import pytest

from models import chance as c


@pytest.mark.parametrize("x", [-5.5, -3, -1.96, -0.1, 0, 0.5, 1, 2.5758, 4, 5.9])
def test_the_normal_distribution_agrees_with_the_standard_library(x: float) -> None:
    assert c.normal_below(x) == pytest.approx(NormalDist().cdf(x), abs=1e-12)
    assert c.normal_density(x) == pytest.approx(NormalDist().pdf(x))


def test_the_normal_distribution_beyond_the_range() -> None:
    assert c.normal_below(-7) == 0
    assert c.normal_below(7) == 1


@pytest.mark.parametrize("share", [0.00001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.9999])
def test_its_quantile_agrees_with_the_standard_library(share: float) -> None:
    assert c.normal_quantile(share) == pytest.approx(NormalDist().inv_cdf(share), abs=1e-8)


@pytest.mark.parametrize(
    ("count", "trials", "share"),
    [(999, 5000, 0.2), (550, 1100, 0.5), (12, 5000, 0.001), (0, 1, 0.3), (14, 15, 0.3), (333, 1000, 0.02)],
)
def test_the_binomial_agrees_with_exact_fractions(count: int, trials: int, share: float) -> None:
    part = Fraction(share).limit_denominator(1000)
    exact = sum(math.comb(trials, k) * part**k * (1 - part) ** (trials - k) for k in range(count + 1))
    assert c.at_most(count, trials, share) == pytest.approx(float(exact), rel=1e-9)
    assert c.at_least(count + 1, trials, share) == pytest.approx(float(1 - exact), rel=1e-9)


def test_the_binomial_by_hand() -> None:
    """At a third each: (2/3)^10 for none of ten, 10 (1/3) (2/3)^9 more for one; two coins, one head: 3 of 4."""
    assert c.at_most(1, 10, 1 / 3) == pytest.approx((2 / 3) ** 10 + 10 / 3 * (2 / 3) ** 9)
    assert c.at_least(1, 2, 0.5) == 0.75
    chances = [c.at_most(14, 200, share / 100) for share in range(3, 25)]
    assert chances == sorted(chances, reverse=True)


def test_the_binomial_at_its_ends() -> None:
    assert c.at_most(-1, 10, 0.5) == 0
    assert c.at_most(10, 10, 0.5) == 1
    assert c.at_most(1100, 1200, 0.5) == pytest.approx(1)
    assert c.at_most(0, 5000, 0.2) == pytest.approx(0)
    assert c.at_most(3, 10, 0) == 1
    assert c.at_most(3, 10, 1) == 0
    assert c.at_least(0, 20, 0.5) == 1
    assert c.at_least(21, 20, 0.5) == 0


def test_a_count_between_two_whole_numbers() -> None:
    assert c.at_most(2.5, 10, 0.3) == c.at_most(2, 10, 0.3)
    assert c.at_least(2.5, 10, 0.3) == c.at_least(3, 10, 0.3)


def test_a_tail_close_to_nothing_is_not_lost_in_rounding() -> None:
    assert c.at_least(50, 50, 0.5) == pytest.approx(0.5**50)


def test_thousands_of_trials_do_not_underflow() -> None:
    assert c.at_most(10_000, 20_000, 0.5) == pytest.approx(0.5, abs=0.01)


def poisson_at_most(count: int, mean: float) -> float:
    """The plain sum: another road than the model's."""
    return sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count + 1))


def test_the_poisson_agrees_with_the_plain_sum() -> None:
    assert c.poisson_at_least(8, 16) == pytest.approx(1 - poisson_at_most(7, 16))
    assert c.poisson_at_least(8, 4) == pytest.approx(0.051, abs=0.001)
    assert c.poisson_at_least(1, 3) == pytest.approx(1 - math.exp(-3))


def test_the_poisson_at_its_ends() -> None:
    """Sure where nobody is wanted, hopeless where nobody is expected, sound up to the largest mean."""
    assert c.poisson_at_least(0, 5) == 1
    assert c.poisson_at_least(1, 0) == 0
    assert c.poisson_at_least(700, 700) == pytest.approx(0.5, abs=0.02)
    chances = [c.poisson_at_least(8, mean) for mean in range(30)]
    assert chances == sorted(chances)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: c.normal_quantile(0), "share"),
        (lambda: c.normal_quantile(1), "share"),
        (lambda: c.normal_quantile(-0.1), "share"),
        (lambda: c.at_most(1, -1, 0.5), "whole number"),
        (lambda: c.at_most(1, 2.5, 0.5), "whole number"),
        (lambda: c.at_most(1, 10, -0.1), "between 0 and 1"),
        (lambda: c.at_least(1, 10, 1.1), "between 0 and 1"),
        (lambda: c.poisson_at_least(-1, 1), "whole number"),
        (lambda: c.poisson_at_least(2.5, 1), "whole number"),
        (lambda: c.poisson_at_least(1, -1), "between 0 and 700"),
        (lambda: c.poisson_at_least(1, 701), "between 0 and 700"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words):
        call()
