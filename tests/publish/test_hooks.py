"""What MkDocs' events add to a page: its links in print, its head, and the way to the other language."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urljoin

import pytest
from tests.fixtures import tinybook

from book.publish import hooks
from book.render.page import prepare

SLUGS = {
    "/": "index",
    "/practice/economics/": "practice/economics",
    "/en/": "index",
    "/en/practice/economics/": "practice/economics",
}


@pytest.mark.parametrize(
    ("href", "printed"),
    [
        ("../../", "index"),
        ("../economics/", "practice/economics"),
        ("../economics/#model", "practice/economics#model"),
        ("/practice/economics/#model", "practice/economics#model"),
        ("#model", "#model"),
        ("../nothing/", "../nothing/"),
        ("../../downloads/a.pdf", "../../downloads/a.pdf"),
        ("https://example.org/practice/economics/", "https://example.org/practice/economics/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_between_pages_is_a_path_and_an_id_in_print(href: str, printed: str) -> None:
    html = hooks._print_links(f'<a class="x" href="{href}">y</a>', "/practice/economics/", SLUGS)
    assert html == f'<a class="x" href="{printed}">y</a>'


def test_an_english_page_links_to_english_pages() -> None:
    assert hooks._print_links('href="../../#how"', "/en/practice/economics/", SLUGS) == 'href="index#how"'


@pytest.mark.parametrize(
    ("url", "language", "zh", "en"),
    [
        ("./", "zh", "", "en/"),
        ("en/", "en", "", "en/"),
        ("practice/economics/", "zh", "practice/economics/", "en/practice/economics/"),
        ("en/practice/economics/", "en", "practice/economics/", "en/practice/economics/"),
    ],
)
def test_the_language_switch_stays_on_the_page(url: str, language: str, zh: str, en: str) -> None:
    found = hooks._alternates(cast(Any, SimpleNamespace(url=url)), language)
    here = urljoin("https://example.org/book/", url)
    assert [(a["lang"], urljoin(here, a["href"])) for a in found] == [
        ("zh", f"https://example.org/book/{zh}"),
        ("en", f"https://example.org/book/{en}"),
    ]


FRONT = "title: 题\nsummary: 一句话。\nkind: {}\nstage: [idea, scale]\nreviewed: 2026-11-21\n"


@pytest.mark.parametrize(
    ("kind", "language", "head"),
    [
        ("decision", "zh", '<p class="chapter-meta">决策 · 想法、做大 · 2026-11-21 校订</p>'),
        ("lab", "en", '<p class="chapter-meta">Lab · idea, scale · reviewed 2026-11-21</p>'),
        ("home", "zh", ""),
    ],
)
def test_a_chapter_says_its_kind_its_stage_and_when_it_was_reviewed(
    tmp_path: Path, kind: str, language: str, head: str
) -> None:
    docs = tinybook.lay(tmp_path)
    page = tinybook.chapter(docs, "", language, FRONT.format(kind))
    found = hooks._head(prepare(page, tinybook.library(docs)))
    assert found == f'<p class="chapter-summary">一句话。</p>{head}'


def test_the_style_sheet_of_formulas_comes_with_its_fonts(tmp_path: Path) -> None:
    hooks._copy_katex(tmp_path / "katex")
    css = (tmp_path / "katex" / "katex.min.css").read_text()
    fonts = [p.name for p in (tmp_path / "katex" / "fonts").iterdir()]
    assert fonts
    assert all(f"fonts/{name}" in css for name in fonts)
