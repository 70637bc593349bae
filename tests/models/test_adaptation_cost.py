"""Repaying a one-off cost, by hand."""

import math

import pytest

from models import adaptation_cost as a


def test_a_hundred_saved_a_half_at_a_time() -> None:
    assert a.break_even_requests(100, 2, 1.5) == 200
    assert a.break_even_requests(0, 2, 1) == 0


def test_no_saving_never_repays() -> None:
    assert a.break_even_requests(100, 1, 1) == math.inf
    assert a.break_even_requests(100, 1, 2) == math.inf


def test_months_and_customers_agree() -> None:
    assert a.months_to_repay(1200, 10, 10) == 12
    assert a.customers_to_repay(1200, 12, 10) == 10
    assert a.once_cost(3, 4) == 7
    assert a.work_cost(3, 4) == 12


def test_examples_are_repaid_in_proportion() -> None:
    assert a.months_for_examples(10, 8, 2, 2, 1, 5, 2) == 10
    assert a.months_for_examples(20, 8, 2, 2, 1, 5, 2) == 20
    assert a.months_for_examples(10, 8, 2, 1, 1, 5, 2) == math.inf


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: a.break_even_requests(-1, 1, 0), "negative"),
        (lambda: a.months_to_repay(-1, 1, 1), "negative"),
        (lambda: a.months_to_repay(1, 0, 1), "Customers"),
        (lambda: a.customers_to_repay(-1, 1, 1), "negative"),
        (lambda: a.customers_to_repay(1, 0, 1), "Months"),
        (lambda: a.once_cost(-1, 0), "negative"),
        (lambda: a.work_cost(-1, 1), "negative"),
        (lambda: a.months_for_examples(-1, 1, 1, 2, 1, 1, 1), "negative"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(call: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()  # type: ignore[operator]
