"""A quotation stands in its own words, with a translation where the page's language is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.errors import BookError
from book.render.page import finish, prepare

WORDS = """words:
  speaker: {zh: 某<人>, en: Some <body>}
  role: {zh: 创始人, en: founder}
  date: 2023-11
  language: en
  said: We were <wrong>.
  zh: 我们错了。
  where: {zh: 博客, en: blog}
  source: lambda2026
  grade: A
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tinybook.lay(tmp_path, {"data/quotations.yml": WORDS})


def pages(docs: Path, language: str, body: str = "{{ quotation:words }}") -> tuple[str, str]:
    library = tinybook.library(docs)
    prepared = prepare(tinybook.chapter(docs, body, language), library)
    return finish(f"<p>{prepared.markdown}</p>", prepared, library)


def test_a_page_of_its_language_has_the_words_alone(docs: Path) -> None:
    web, printed = pages(docs, "en")
    assert '<blockquote lang="en">We were &lt;wrong&gt;.</blockquote>' in web
    assert "我们" not in web + printed
    assert '<strong>Some &lt;body&gt;</strong>, founder, 2023-11, blog <a class="cite"' in web
    assert '<p><span lang="en">We were &lt;wrong&gt;.</span></p><p class="who">' in printed


def test_a_page_of_the_other_language_has_the_translation_too(docs: Path) -> None:
    web, printed = pages(docs, "zh")
    assert (
        web.index("We were") < web.index('<blockquote class="translated" lang="zh">我们错了。') < web.index("某&lt;人")
    )
    assert (
        printed.index("We were") < printed.index('<span lang="zh">我们错了。') < printed.index("创始人，2023-11，博客")
    )


def test_its_source_is_among_the_sources_of_the_page(docs: Path) -> None:
    web, _ = pages(docs, "zh")
    assert '<li id="source-lambda2026">' in web


def test_the_paragraph_around_it_goes(docs: Path) -> None:
    web, printed = pages(docs, "zh")
    assert web.startswith('<figure class="quotation">')
    assert printed.startswith('<div class="quotation">')


def test_one_that_is_not_there_is_told(docs: Path) -> None:
    with pytest.raises(BookError, match="no quotation «other»"):
        pages(docs, "zh", "{{ quotation:other }}")
