"""What the functions of cost_trace promise, by examples that can be checked by hand."""

import pytest

from models import cost_trace as c


def test_parts_of_the_invoice() -> None:
    assert c.repeated_cost(1000, 0.04, 0.05) == pytest.approx(2)
    assert c.cache_cost(1000, 9000, 0.5, 0.4, 7.2, 0.2) == pytest.approx(6.3)
    assert c.cache_cost(1000, 9000, 0.5, 0.6, 7.2, 0.2) == pytest.approx(-6.3), "more hits, less money"
    assert c.cache_cost(1000, 9000, 0.5, 0.5, 7.2, 0.2) == 0
    assert c.explained(100, 2, 6, 1) == 109


def test_what_is_left_over() -> None:
    assert c.unexplained(120, 109) == 11
    assert c.unexplained(100, 109) == -9, "the log can also say too much"


def test_digging_pays_over_the_months_it_saves() -> None:
    assert c.worth_digging(1200, 6, 1) == 200
    assert c.worth_digging(1200, 6, 0.5) == 400
    assert c.worth_digging(1200, 12, 1) < c.worth_digging(1200, 6, 1)


def test_margin_from_the_invoice() -> None:
    assert c.margin_from_invoice(40, 3000, 300, 2, 4) == pytest.approx(0.6)
    assert c.margin_from_invoice(40, 30000, 300, 2, 4) < 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: c.repeated_cost(-1, 0.1, 1), "negative"),
        (lambda: c.repeated_cost(1, 1.1, 1), "repeated"),
        (lambda: c.cache_cost(1, 1, 2, 0, 1, 1), "cached"),
        (lambda: c.cache_cost(1, -1, 0.5, 0, 1, 1), "negative"),
        (lambda: c.explained(-1, 0, 0, 0), "negative"),
        (lambda: c.unexplained(-1, 0), "negative"),
        (lambda: c.worth_digging(-1, 1, 1), "negative"),
        (lambda: c.worth_digging(1, 0, 1), "months"),
        (lambda: c.worth_digging(1, 1, 0), "finding"),
        (lambda: c.margin_from_invoice(0, 1, 1, 1, 1), "net price"),
        (lambda: c.margin_from_invoice(1, 1, 0, 1, 1), "customers"),
        (lambda: c.margin_from_invoice(1, -1, 1, 1, 1), "negative"),
    ],
)
def test_impossible_inputs_are_named(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
