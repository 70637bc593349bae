"""What the functions of training_cost promise, by examples that can be checked by hand."""

import pytest

from models import training_cost as t


def test_a_run_takes_six_operations_for_each_parameter_and_token() -> None:
    assert t.training_flop(1, 1) == 6
    assert t.training_flop(7e9, 1.4e11) == pytest.approx(5.88e21)


def test_gpt3_checks_against_its_paper() -> None:
    """Brown et al. give 3.14e23 FLOP for 175 billion parameters and 300 billion tokens."""
    assert t.training_flop(175e9, 300e9) == pytest.approx(3.14e23, rel=0.01)


def test_an_hour_at_full_peak_is_one_gpu_hour() -> None:
    assert t.gpu_hours(3600 * 1e15, 1000, 1) == pytest.approx(1)


def test_half_the_utilisation_takes_twice_the_hours() -> None:
    assert t.gpu_hours(1e21, 1000, 0.2) == pytest.approx(2 * t.gpu_hours(1e21, 1000, 0.4))


def test_rent_is_hours_times_price() -> None:
    assert t.run_rent(2.788e6, 2) == pytest.approx(5.576e6)
    assert t.run_rent(0, 2) == 0


def test_training_state_of_a_small_and_a_large_model() -> None:
    """18 bytes a parameter: 7 billion need 126 GB, so two cards of 80 GB even when filled up."""
    assert t.state_gpus(7e9, 80, 1) == 2
    assert t.state_gpus(70e9, 80, 1) == 16
    assert t.state_gpus(1, 80) == 1


def test_a_programme_costs_more_than_its_run() -> None:
    assert t.programme_cost(100, 1, 0, 0, 0) == 100
    assert t.programme_cost(100, 4, 18, 10, 5) == 400 + 180 + 5


def test_compute_is_every_run_and_not_only_the_one_that_works() -> None:
    assert t.programme_compute_share(100, 1, 0, 0, 0) == 1
    assert t.programme_compute_share(100, 4, 18, 10, 420) == pytest.approx(0.4)


def test_annotation_by_hand() -> None:
    """480 examples of ten minutes are 80 hours: ten days of eight."""
    assert t.annotation_cost(480, 10, 8, 2000) == pytest.approx(20000)


def test_exchange_share_and_multiple() -> None:
    assert t.exchange(100, 6.9) == pytest.approx(690)
    assert t.share_of(1, 4) == 0.25
    assert t.multiple_of(4, 1) == 4
    assert t.per_gpu(16, 8) == 2


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: t.training_flop(0, 1), "parameters"),
        (lambda: t.training_flop(1, -1), "tokens"),
        (lambda: t.gpu_hours(0, 1, 1), "operations"),
        (lambda: t.gpu_hours(1, 0, 1), "peak"),
        (lambda: t.gpu_hours(1, 1, 40), "40% as 0.4"),
        (lambda: t.run_rent(-1, 1), "negative"),
        (lambda: t.state_gpus(0, 1), "greater than zero"),
        (lambda: t.state_gpus(1, 1, 2), "at most 1"),
        (lambda: t.programme_cost(1, 0.5, 0, 0, 0), "at least 1"),
        (lambda: t.programme_cost(-1, 1, 0, 0, 0), "negative"),
        (lambda: t.exchange(1, 0), "exchange rate"),
        (lambda: t.share_of(1, 0), "whole"),
        (lambda: t.multiple_of(1, 0), "base"),
        (lambda: t.per_gpu(1, 0), "at least one GPU"),
        (lambda: t.per_gpu(-1, 8), "negative"),
        (lambda: t.annotation_cost(1, 1, 0, 1), "working day"),
        (lambda: t.annotation_cost(-1, 1, 8, 1), "negative"),
        (lambda: t.programme_compute_share(0, 1, 0, 0, 0), "whole"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).endswith(".") or "0.4" in str(error.value)
