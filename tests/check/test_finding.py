"""A finding says where, which rule, what is wrong and how to mend it."""

from __future__ import annotations

import pytest

from book.check.finding import Finding, told
from book.errors import BookError


@pytest.mark.parametrize(
    ("place", "path", "line", "column"),
    [
        ("docs/data/facts.yml", "docs/data/facts.yml", 1, 1),
        ("docs/data/facts.yml:12", "docs/data/facts.yml", 12, 1),
        ("docs/zh/index.md:12:7", "docs/zh/index.md", 12, 7),
    ],
)
def test_an_error_is_told_at_its_place(place: str, path: str, line: int, column: int) -> None:
    finding = told(BookError(place, "it is red", "paint it"), "colour")
    assert finding == Finding(path, line, column, "colour", "it is red; paint it")


def test_a_warning_says_so() -> None:
    assert str(Finding("a.md", 1, 2, "colour", "it is red", warning=True)) == "a.md:1:2: warning: colour: it is red"
