"""What the functions of token_price promise, by examples that can be checked by hand."""

import pytest

from models import token_price as t


def test_twice_the_tokens_make_the_text_twice_as_long() -> None:
    assert t.relative_tokens(200, 100) == 2
    assert t.tokens_in(40000, 2) == 80000


def test_the_base_with_more_tokens_must_be_cheaper_by_as_much() -> None:
    assert t.even_price(4, 1) == 0.25
    assert t.even_price(3, 3) == 1
    first, second = 8.93, 3.17
    assert t.even_price(first, second) * first == pytest.approx(second)


def test_dearer_requests_add_only_what_is_above_the_usual() -> None:
    assert t.times_dearer(0.9, 0.6) == pytest.approx(1.5)
    assert t.added_month(60, 0.05, 1.5) == pytest.approx(1.5)
    assert t.added_month(60, 0.05, 1) == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda: t.relative_tokens(1, 0),
        lambda: t.relative_tokens(-1, 1),
        lambda: t.tokens_in(-1, 1),
        lambda: t.even_price(0, 1),
        lambda: t.times_dearer(1, 0),
        lambda: t.added_month(-1, 1, 1),
        lambda: t.added_month(1, 1, 0.9),
    ],
)
def test_bad_input_is_told_in_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
