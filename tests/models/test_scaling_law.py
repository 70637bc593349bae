"""The law against hand-worked cases, brute force, and the published numbers of its papers."""

import math

import pytest

from models import scaling_law as s
from models.training_cost import training_flop

HOFFMANN = (1.69, 406.4, 410.7, 0.34, 0.28)
REFIT = (1.8172, 482.01, 2085.43, 0.3478, 0.3658)


def test_a_law_that_can_be_worked_by_hand() -> None:
    """Powers of one half: 4 parameters and 9 tokens give 1 + 2/2 + 3/3."""
    assert s.loss(4, 9, 1, 2, 3, 0.5, 0.5) == pytest.approx(3)


def test_symmetry_splits_the_budget_evenly() -> None:
    assert s.best_parameters(6 * 100, 2, 2, 0.5, 0.5) == pytest.approx(10)
    assert s.best_ratio(6 * 100, 2, 2, 0.5, 0.5) == pytest.approx(1)


@pytest.mark.parametrize("law", [HOFFMANN, REFIT])
@pytest.mark.parametrize("flop", [1e20, 5.88e21, 5.88e23])
def test_no_other_size_does_better_at_the_same_cost(law: tuple[float, ...], flop: float) -> None:
    best = s.best_parameters(flop, *law[1:])
    lowest = s.loss(best, s.tokens_of(flop, best), *law)
    for step in range(-60, 61):
        other = best * 1.05**step
        assert s.loss(other, s.tokens_of(flop, other), *law) >= lowest - 1e-12


def test_at_the_optimum_the_two_powers_balance() -> None:
    """Setting the derivative to zero: alpha a / N^alpha = beta b / D^beta."""
    _, a, b, alpha, beta = REFIT
    best = s.best_parameters(1e22, a, b, alpha, beta)
    tokens = s.tokens_of(1e22, best)
    assert alpha * a / best**alpha == pytest.approx(beta * b / tokens**beta)


def test_chinchilla_by_the_refit_and_by_the_first_fit() -> None:
    """The refit asks for about 20 tokens per parameter at Chinchilla's budget; the constants printed in 2022 do not."""
    flop = training_flop(70e9, 1.4e12)
    assert s.tokens_per_parameter(1.4e12, 70e9) == pytest.approx(20)
    assert 16 < s.best_ratio(flop, *REFIT[1:]) < 22
    assert s.best_parameters(flop, *REFIT[1:]) == pytest.approx(70e9, rel=0.06)
    assert s.best_ratio(flop, *HOFFMANN[1:]) > 80


def test_exponent_of_the_refit() -> None:
    """Besiroglu et al. give 0.513 for the growth of the best size with compute."""
    ratio = s.best_parameters(1e22, *REFIT[1:]) / s.best_parameters(1e21, *REFIT[1:])
    assert math.log10(ratio) == pytest.approx(0.513, abs=0.001)


def test_tokens_for_a_loss_invert_the_law() -> None:
    target = s.loss(7e9, 1.4e11, *REFIT)
    assert s.tokens_for_loss(7e9, target, *REFIT) == pytest.approx(1.4e11)
    assert s.tokens_for_loss(1e8, target, *REFIT) == math.inf


def test_the_smallest_size_is_where_data_stop_helping() -> None:
    target = s.loss(7e9, 1.4e11, *REFIT)
    edge = s.smallest_parameters(target, REFIT[0], REFIT[1], REFIT[3])
    assert s.tokens_for_loss(edge * 0.999, target, *REFIT) == math.inf
    assert s.tokens_for_loss(edge * 1.01, target, *REFIT) < math.inf


def test_lifetime_counts_two_for_each_token_served() -> None:
    assert s.lifetime_flop(10, 3, 0) == training_flop(10, 3)
    assert s.lifetime_flop(10, 3, 5) == 180 + 100


def test_repayment_makes_both_lifetimes_equal() -> None:
    served = s.served_to_repay(3.5e9, 3.5e11, 7e9, 1.4e11)
    assert served > 0
    assert s.lifetime_flop(3.5e9, 3.5e11, served) == pytest.approx(s.lifetime_flop(7e9, 1.4e11, served))
    assert s.served_to_repay(1, 1, 2, 1) == 0


def test_without_use_the_best_lifetime_size_is_the_best_for_training() -> None:
    flop = 5.88e21
    best = s.best_parameters(flop, *REFIT[1:])
    target = s.loss(best, s.tokens_of(flop, best), *REFIT)
    assert s.best_lifetime_parameters(target, 0, *REFIT) == pytest.approx(best, rel=1e-4)


def test_the_more_it_is_used_the_smaller_it_should_be() -> None:
    target = s.loss(7e9, 1.4e11, *REFIT)
    sizes = [s.best_lifetime_parameters(target, served, *REFIT) for served in (0, 1e12, 1e13)]
    assert sizes[0] > sizes[1] > sizes[2]
    for served, found in zip((0, 1e12, 1e13), sizes, strict=True):
        lowest = s.lifetime_flop(found, s.tokens_for_loss(found, target, *REFIT), served)
        for step in range(-40, 41):
            other = found * 1.03**step
            assert s.lifetime_flop(other, s.tokens_for_loss(other, target, *REFIT), served) >= lowest * (1 - 1e-9)


def test_small_exponents_do_not_push_the_best_size_out_of_the_search() -> None:
    """With equal constants and exponents of 0.05 the best size lies 2 ** 20 times above the smallest."""
    law = (1.0, 2.0, 2.0, 0.05, 0.05)
    best = s.best_parameters(6e20, *law[1:])
    target = s.loss(best, s.tokens_of(6e20, best), *law)
    assert best == pytest.approx(1e10)
    assert s.smallest_parameters(target, 1.0, 2.0, 0.05) == pytest.approx(1e10 / 2**20)
    assert s.best_lifetime_parameters(target, 0, *law) == pytest.approx(best, rel=1e-4)
    assert s.best_lifetime_parameters(target, 1e12, *law) < best


def test_data_at_hand() -> None:
    assert s.largest_for_data(2e9, 4, 20) == pytest.approx(4e8)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: s.loss(0, 1, *REFIT), "Parameters and tokens"),
        (lambda: s.loss(1, 1, -1, 1, 1, 1, 1), "floor"),
        (lambda: s.loss(1, 1, 1, 0, 1, 1, 1), "constants"),
        (lambda: s.best_parameters(0, *REFIT[1:]), "operations"),
        (lambda: s.tokens_of(1, 0), "greater than zero"),
        (lambda: s.tokens_per_parameter(0, 1), "greater than zero"),
        (lambda: s.tokens_for_loss(0, 2, *REFIT), "parameters"),
        (lambda: s.smallest_parameters(1, *REFIT[:2], REFIT[3]), "above the floor"),
        (lambda: s.lifetime_flop(1, 0, 1), "greater than zero"),
        (lambda: s.lifetime_flop(1, 1, -1), "served"),
        (lambda: s.served_to_repay(2, 1, 1, 1), "fewer parameters"),
        (lambda: s.served_to_repay(0, 1, 1, 1), "greater than zero"),
        (lambda: s.largest_for_data(1, 0, 1), "epochs"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(call: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()  # type: ignore[operator]
