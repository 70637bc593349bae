"""A lagging page says since when it lags and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from book.render import stale
from book.source import sections
from book.source.page import Page

ZH = "## 一 { #one }\n\n话。\n\n## 二<三 { #two }\n\n话。\n"
EN = "## One & only { #one }\n\nWords.\n"


def page(body: str, language: str, **meta: Any) -> Page:
    return Page(Path("x.md"), language, "x", meta, body, 1)


def banner(**recorded: str) -> str:
    original = page(ZH, "zh")
    hashes = {**sections.hashes(original), **recorded}
    return stale.banner(page(EN, "en", source_hash=hashes, translated_on="2026-11-01"), original)


def test_a_page_that_follows_says_nothing() -> None:
    assert banner() == ""


def test_a_page_of_which_nothing_was_recorded_says_nothing() -> None:
    assert stale.banner(page(EN, "en"), page(ZH, "zh")) == ""


def test_a_lagging_page_links_to_what_lags() -> None:
    found = banner(one="00000000", _intro="00000000")
    assert found.startswith('<aside class="stale">')
    assert "2026-11-01" in found
    assert 'the opening, <a href="#one">One &amp; only</a>.' in found


def test_a_section_not_translated_yet_is_named_in_its_own_language() -> None:
    assert '<span lang="zh">二&lt;三</span>' in banner(two="00000000")
