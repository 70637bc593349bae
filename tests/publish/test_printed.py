"""The document that both printed forms start from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from book.errors import BookError
from book.publish import printed

BookWith = Callable[..., Any]


def document(rendered: Any, language: str = "zh") -> BeautifulSoup:
    book = printed.read(rendered.pages, language)
    return BeautifulSoup(printed.document(book, rendered.images, lambda f: f.mathml), "html.parser")


def typst(html: str) -> str:
    return printed.pandoc(html, "typst-smart")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_id_stands_once_and_every_inner_link_finds_one(small_book: Any, language: str) -> None:
    soup = document(small_book, language)
    ids = [str(e["id"]) for e in soup.find_all(id=True)]
    links = [str(a["href"])[1:] for a in soup.find_all("a", href=True) if str(a["href"])[0] == "#"]
    assert len(ids) == len(set(ids))
    assert links
    assert set(links) <= set(ids)


def test_a_page_without_part_is_a_preface_and_a_change_of_part_opens_one(small_book: Any) -> None:
    soup = document(small_book)
    headings = [(h.name, h["class"], h.get_text()) for h in soup.find_all(["h1", "h2", "h3"])]
    assert headings[:4] == [
        ("h1", ["preface"], "前言"),
        ("h2", ["section"], "怎么读"),
        ("h1", ["part"], "实践"),
        ("h2", ["chapter"], "算力账"),
    ]
    assert headings[4] == ("h3", ["section"], "先说结论")


def test_what_is_for_the_web_only_is_not_printed(small_book: Any) -> None:
    assert "下载" not in document(small_book).get_text()


def test_passports_and_footnotes_become_notes_and_their_lists_go(small_book: Any) -> None:
    soup = document(small_book)
    notes = {str(n["id"]): n.get_text() for n in soup.select(".note-store")}
    assert set(notes) == {
        "practice-economics--passport-h100",
        "practice-economics--passport-share",
        "practice-economics--fn-1",
    }
    assert soup.select(".passports, .footnote, .footnote-backref") == []
    assert soup.select(".sources li") != []


def test_an_answer_is_open_and_a_checklist_has_no_buttons(small_book: Any) -> None:
    soup = document(small_book)
    assert soup.find_all(["details", "summary", "input", "label"]) == []
    assert "十四个月" in soup.select_one(".answer").get_text()  # type: ignore[union-attr]
    assert soup.select_one(".task-list li").get_text(strip=True) == "每次请求都记账。"  # type: ignore[union-attr]


def test_a_mark_says_its_kind_in_words(small_book: Any) -> None:
    title = document(small_book).select_one(".mark.danger .mark-title")
    assert title is not None
    assert title.get_text() == "危险 这个数不是训练模型的价钱"


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ('<p><a href="#nowhere">x</a></p>', "«#nowhere» leads nowhere"),
        ('<p><a href="practice/funding#round">x</a></p>', "«practice/funding#round» leads nowhere"),
        ('<p id="answer">x</p>', "the id of «practice-economics--answer» stands twice"),
        ('<p><img src="images/none.svg" alt="x"></p>', "none.svg cannot be read"),
        ('<p><img src="images/road.svg" alt=""></p>', "road.svg has no alternative text"),
        ('<p><span class="math inline">\\foo</span></p>', "\\foo"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_page(book_with: BookWith, extra: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        document(book_with(extra))
    assert caught.value.place == "docs/zh/practice/economics.md"
    assert problem in caught.value.problem


def test_a_download_is_a_link_where_the_book_has_an_address_and_words_where_not(book_with: BookWith) -> None:
    rendered = book_with('<p>在<a href="../../downloads/labs.zip">压缩包</a>里</p>')
    assert document(rendered).find("a", string="压缩包") is None
    assert "在压缩包里" in document(rendered).get_text()
    made = json.loads(rendered.pages.read_text(encoding="utf-8"))
    made["languages"]["zh"]["site"] = "https://example.org/book/"
    rendered.pages.write_text(json.dumps(made), encoding="utf-8")
    link = document(rendered).find("a", string="压缩包")
    assert link is not None
    assert link["href"] == "https://example.org/book/downloads/labs.zip"


@pytest.mark.parametrize(
    ("svg", "problem"),
    [
        ("<svg viewBox='0 0 9 9'><foreignObject/></svg>", "foreignObject"),
        ("<svg/>", "no viewBox"),
        ("not an image", "is not an SVG"),
    ],
)
def test_an_image_that_print_would_lose_is_refused(book_with: BookWith, svg: str, problem: str) -> None:
    rendered = book_with('<p><img src="images/bad.svg" alt="x"></p>')
    (rendered.images / "bad.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(BookError, match=problem):
        document(rendered)


def test_a_drawing_is_measured_by_its_view_box_and_its_smallest_letters(small_book: Any) -> None:
    drawing = printed.measure(small_book.images / "road.svg", "here")
    assert drawing == printed.Drawing(width=300, height=160, letter=15)


def test_a_missing_or_foreign_file_is_one_sentence(book_with: BookWith) -> None:
    rendered = book_with()
    with pytest.raises(BookError, match="cannot be read"):
        printed.read(rendered.pages.parent / "none.json", "zh")
    rendered.pages.write_text("{}", encoding="utf-8")
    with pytest.raises(BookError, match="not what the printed forms expect"):
        printed.read(rendered.pages, "zh")


def test_a_line_break_inside_chinese_is_nothing_and_elsewhere_a_space() -> None:
    assert "中文之间，没有" in typst("<p>中文之\n间，\n没有</p>")
    assert "中文之间" in typst("<p>中<strong>文</strong>之\n间</p>").replace("#strong[文]", "文")
    assert "latin words" in typst("<p>latin\nwords</p>")
    assert "用 API" in typst("<p>用\nAPI</p>")


def test_a_number_that_is_written_in_chinese_needs_no_space_beside_chinese() -> None:
    number = '<p>租金是 <span class="num">每卡时 2.95 美元</span> 上下，共 <span class="num">3%</span> 吧</p>'
    assert "租金是每卡时 2.95 美元上下，共 3% 吧" in typst(number)


def test_the_notes_of_a_paragraph_are_one_footnote_at_its_first_call() -> None:
    call = '<a class="noteref" href="#{}"></a>'
    stores = "".join(f'<div class="note-store" id="{n}">note {n}</div>' for n in ("m", "n"))
    paragraph = f"<p>one{call.format('m')} two{call.format('n')} three{call.format('m')}</p>"
    out = re.sub(r"\s+", " ", typst(paragraph + stores))
    assert "#let notes-1 = ( [#metadata(none) <m> note m ], [#metadata(none) <n> note n ], )" in out
    assert "one#notes(1, notes-1) two#call(2, <n>) three#call(1, <m>)" in out


def test_a_note_without_text_is_refused() -> None:
    with pytest.raises(BookError, match="the note n has no text"):
        typst('<p>x<a class="noteref" href="#n"></a></p>')


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\left\|x\right\|", '<mo fence="true">‖</mo>'),  # not U+2225, which fonts draw slanted
        (r"|x|", '<mi mathvariant="normal">|</mi>'),
        (r"\operatorname*{argmax}_x", '<munder><mrow><mi mathvariant="normal">argmax</mi>'),
        ("a<b", "<mo>&lt;</mo>"),
        ("a<b", 'alttext="a&lt;b"'),
    ],
)
def test_mathml_is_katex_own(tex: str, expected: str) -> None:
    assert expected in printed.mathml(tex, True, "here")


def test_a_sentence_that_goes_on_after_its_formula_is_not_indented() -> None:
    formula = '<div class="formula display"><code class="raw">#x</code></div>'
    assert "#flush;个月回本" in typst(f"<p>一批用户要</p>{formula}<p>个月回本。</p>")
    assert "#flush;" not in typst(f"<p>就是卡时：</p>{formula}<p>服务。</p>")
