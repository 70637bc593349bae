"""The list of topics is read row by row, and each is found where its target says."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source import topics
from book.source.page import Page
from book.source.topics import Term, Topic

HEAD = "id\tchapter\tzh\ten\tkind\ttarget\n"
TERMS = {"churn": Term("流失率", "churn")}
PAGES = {"a/b": Page(Path("b.md"), "en", "a/b", {}, "The churn.\n\n## One { #one }\n\nChurn\n:   Who leaves.\n", 1)}


def topic(target: str, chapter: str = "a/b") -> Topic:
    return Topic("t", chapter, "题", "Topic", "concept", target, "x:2")


def test_a_row_is_a_topic(tmp_path: Path) -> None:
    (tmp_path / "topics.tsv").write_text(HEAD + "t\ta/b\t题\tTopic\tconcept\ta/b#one\n", encoding="utf-8")
    [found] = topics.read(tmp_path)
    assert (found.id, found.name("zh"), found.name("en"), found.target) == ("t", "题", "Topic", "a/b#one")
    assert found.place.endswith("topics.tsv:2")


@pytest.mark.parametrize("text", ["", "id\tzh\n", HEAD + "t\ta/b\n"])
def test_what_cannot_be_read_is_told_or_gathered(tmp_path: Path, text: str) -> None:
    (tmp_path / "topics.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(BookError):
        topics.read(tmp_path)
    problems: list[BookError] = []
    assert topics.read(tmp_path, problems) == []
    assert len(problems) == 1


def test_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "topics.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(BookError, match="UTF-8"):
        topics.read(tmp_path)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a/b#one", ("a/b", "one")),
        ("#one", ("a/b", "one")),
        ("term:churn", ("a/b", "one")),  # where it is defined, not where it is first named
        ("a/b#two", None),
        ("term:none", None),
        ("c/d#one", None),
        ("", None),
    ],
)
def test_where_a_topic_is_treated(target: str, expected: tuple[str, str] | None) -> None:
    assert topics.place_of(topic(target), PAGES, TERMS) == expected
