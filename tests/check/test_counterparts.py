"""What counts as the same thing in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.check import counterparts
from book.check.book import Sheet
from book.source.page import Page


def sheet(body: str) -> Sheet:
    return Sheet(Page(Path("x.md"), "zh", "x", {}, body, 1))


def keys(body: str) -> list[str]:
    return [item.key for item in counterparts.spans(sheet(body))]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (r"$$ C = 6N \text{（次）} $$", r"$$ C = 6N\text{ operations} $$"),
        ("{{ fact:a bare }}", "{{ fact:a }}"),
        ("$6 \\times {{ fact:a bare }}$", "$6 \\times {{ fact:a }}$"),
        ("```chart\na.b\nalt: 甲\n```", "```chart\na.b\nalt: one\n```"),
        ("```text\n甲\n```", "```text\none\n```"),
        ("```python\nx = 1\n```", "```python\nx = 1  \n\n```"),
        ("```mermaid\ngraph TD\n  A[甲] --> B(乙)\n```", "```mermaid\nflowchart LR\n  A[one two] --> B(three)\n```"),
        (
            "```mermaid\nflowchart TD\n  A -- 甲 --> B\n  A == 乙 ==> C\n```",
            "```mermaid\nflowchart TD\n  A -- one two --> B\n  A == three ==> C\n```",
        ),
        (
            '```mermaid\npie\n  accTitle: 甲\n  title 图\n  "甲" : 1\n```',
            '```mermaid\npie\n  accTitle: a\n  accDescr: b\n  title c\n  "d" : 1\n```',
        ),
    ],
)
def test_the_same(chinese: str, english: str) -> None:
    assert keys(chinese) == keys(english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("$6N$", "$2N$"),
        ("$6 \\times {{ fact:a }}$", "$6 \\times {{ fact:b }}$"),
        ("{{ fact:a }} {{ fact:b }}", "{{ fact:b }} {{ fact:a }}"),
        ("[@a; @b]", "[@b; @a]"),
        ("```python\nx = 1\n```", "```python\nx = 2\n```"),
        ("```chart\na.b\n```", "```chart\na.c\n```"),
        ("```mermaid\nflowchart TD\n  A --> B\n  B --> C\n```", "```mermaid\nflowchart TD\n  A --> B\n```"),
        ('```mermaid\npie\n  "甲" : 1\n```', "```mermaid\nflowchart TD\n  A --> B\n```"),
    ],
)
def test_not_the_same(chinese: str, english: str) -> None:
    assert keys(chinese) != keys(english)


@pytest.mark.parametrize(
    ("body", "sizes"),
    [
        ("| a | b |\n|---|---|\n| c | d |\n", ["1×2"]),
        ("a | b\n--|--\nc | d\n", ["1×2"]),
        ("    | a |\n    |:-:|\n    | c |\n    | d |\n", ["2×1"]),
        ("| a | b |\n|---|---|\n| c | d |\n/// table-caption\nx | y\n///\n", ["1×2"]),
        ("| a | b |\n|---|---|\n| $|x|$ | `|` |", ["1×2"]),
        ("a | b\n\nc | d\n", []),
        ("---\n", []),
    ],
)
def test_tables_have_rows_and_columns(body: str, sizes: list[str]) -> None:
    assert [item.key for item in counterparts.tables(sheet(body))] == sizes
