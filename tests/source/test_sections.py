"""A page falls into sections at its headings; a translation lags where the text of a section has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from book.source import sections
from book.source.page import Page


def page(body: str, language: str = "zh", **meta: Any) -> Page:
    return Page(Path("x.md"), language, "x", meta, body, 8)


BODY = "开头。\n\n## 一 { #one }\n\n话。\n\n```text\n## 不是\n```\n\n### 二 { #two .wide }\n\n话。\n"


def test_sections_have_id_level_title_and_line() -> None:
    found = [(s.id, s.level, s.title, s.line) for s in sections.split(page(BODY))]
    assert found == [("_intro", 0, "", 8), ("one", 2, "一", 10), ("two", 3, "二", 18)]


def test_sections_cover_the_page_without_a_gap() -> None:
    parts = sections.split(page(BODY))
    assert "".join(BODY[s.start : s.end] for s in parts) == BODY


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## 甲", [("", 2, "甲")]),
        ("## 甲 ##", [("", 2, "甲")]),
        ("## 甲 {: #one }", [("one", 2, "甲")]),
        ("##甲 {#one}", [("one", 2, "甲")]),
        ("一段\n---\n", [("", 2, "一段")]),
        ("一段 { #one }\n===\n", [("one", 1, "一段")]),
        ("一段\n又一行\n---\n", []),
        ("话。\n\n---\n", []),
        ("| 甲 | 乙 |\n|---|---|\n", []),
        ("<!--\n## 甲\n-->\n", []),
        ("    # 注释\n", []),
        ("", []),
    ],
)
def test_what_is_a_heading(body: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(s.id, s.level, s.title) for s in sections.split(page(body))[1:]] == expected


def test_a_hash_counts_words_not_white_space() -> None:
    wide = BODY.replace("话。\n\n", "话。  \n\n\n")
    assert sections.hashes(page(BODY)) == sections.hashes(page(wide))
    other = sections.hashes(page(BODY.replace("不是", "还不是")))
    assert [name for name, value in sections.hashes(page(BODY)).items() if other[name] != value] == ["one"]


def test_title_and_summary_belong_to_the_opening() -> None:
    before, after = sections.hashes(page(BODY, title="甲")), sections.hashes(page(BODY, title="乙"))
    assert [name for name in before if before[name] != after[name]] == ["_intro"]


def test_a_translation_lags_where_a_section_changed_came_or_went() -> None:
    recorded = {**sections.hashes(page(BODY)), "two": "00000000", "three": "00000000"}
    del recorded["one"]
    assert sections.lagging(page("", "en", source_hash=recorded), page(BODY)) == ["one", "two", "three"]


@pytest.mark.parametrize("meta", [{}, {"source_hash": ""}, {"source_hash": ["one"]}])
def test_without_a_record_nobody_knows(meta: dict[str, Any]) -> None:
    assert sections.lagging(page("", "en", **meta), page(BODY)) is None
