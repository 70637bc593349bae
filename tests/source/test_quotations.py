"""A quotation is read whole, and one that lacks something is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source.quotations import FILE, Quotations

WHOLE = """words:
  speaker: {zh: 某人, en: Somebody}
  role: {zh: 创始人, en: founder}
  date: 2023-11
  language: en
  said: We were wrong.
  zh: 我们错了。
  where: {zh: 博客, en: blog}
  source: lambda2026
  grade: A
"""


def read(folder: Path, text: str) -> Quotations:
    (folder / FILE).write_text(text, encoding="utf-8")
    return Quotations(folder)


def test_a_quotation_is_read(tmp_path: Path) -> None:
    words = read(tmp_path, WHOLE).quotation("words", "x")
    assert (words.said, dict(words.translations), words.date.typed) == (
        "We were wrong.",
        {"zh": "我们错了。"},
        "2023-11",
    )
    assert (words.speaker.zh, words.role.en, words.grade) == ("某人", "founder", "A")
    assert words.where is not None
    assert words.where.en == "blog"


def test_where_it_was_said_may_be_absent(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE.replace("  where: {zh: 博客, en: blog}\n", "")).quotation("words", "x").where is None


@pytest.mark.parametrize(
    ("typed", "instead", "says"),
    [
        ("  zh: 我们错了。\n", "", "lacks zh"),
        ("  zh: 我们错了。\n", "  zh: 我们错了。\n  en: We were wrong.\n", "its own language"),
        ("language: en", "language: fr", "lacks en"),
        ("2023-11", "November", "is none"),
        ("grade: A", "grade: C", "grade «C»"),
        ("{zh: 某人, en: Somebody}", "{zh: 某人}", "neither a text nor"),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, typed: str, instead: str, says: str) -> None:
    with pytest.raises(BookError, match=says) as raised:
        read(tmp_path, WHOLE.replace(typed, instead)).quotation("words", "x")
    assert raised.value.place.endswith(f"{FILE}:1")


def test_one_that_is_not_there_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="no quotation «other»") as raised:
        read(tmp_path, WHOLE).quotation("other", "docs/zh/x.md:3:1")
    assert raised.value.place == "docs/zh/x.md:3:1"
