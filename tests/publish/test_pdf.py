"""The PDF, opened and read, and the way of a formula into it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from book.errors import BookError
from book.publish import pdf, printed
from book.render import palette

LANGUAGES = ["zh", "en"]
POINT = 72 / 25.4  # a millimetre


@pytest.fixture(scope="session")
def pdfs(small_book: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("pdf")
    for code in LANGUAGES:
        pdf.make(small_book.pages, small_book.images, code, folder / f"{code}.pdf")
    return {code: (folder / f"{code}.pdf").read_bytes() for code in LANGUAGES}


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def pages(content: bytes) -> list[str]:
    """The text of each page, line breaks of the page taken out."""
    return [page.extract_text().replace("\n", "") for page in opened(content).pages]


def page_with(content: bytes, text: str, start: int = 4) -> int:
    """The first page after the contents that holds the text."""
    return next(i for i, page in enumerate(pages(content)) if i >= start and text in page)


def made(rendered: Any, language: str, folder: Path) -> bytes:
    target = folder / "made.pdf"
    pdf.make(rendered.pages, rendered.images, language, target)
    return target.read_bytes()


# --- the book ----------------------------------------------------------------------------------------------------


def test_it_is_tagged_archival_and_says_what_it_is(pdfs: dict[str, bytes]) -> None:
    reader = opened(pdfs["zh"])
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    assert re.search(r"<pdfuaid:part>1<", xmp)
    assert re.search(r"<pdfaid:part>2<", xmp)
    assert re.search(r"<pdfaid:conformance>A<", xmp)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "大模型创业指南"
    assert opened(pdfs["en"]).trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_title_page_and_imprint(pdfs: dict[str, bytes]) -> None:
    title, imprint = pages(pdfs["zh"])[:2]
    assert "大模型创业指南" in title
    assert "第 0.1 版" in title
    assert "abc1234" in imprint
    assert "CC BY-SA 4.0" in imprint
    assert "书中的价格与法律以 2026 年 11 月 21 日为准" in imprint
    assert "Prices and laws as of 21 November 2026" in pages(pdfs["en"])[1]


@pytest.mark.parametrize(
    ("language", "title", "section"),
    [("zh", "目录", "怎么选"), ("en", "Contents", "Which to choose")],
)
def test_contents_give_the_page_that_the_folio_gives(
    pdfs: dict[str, bytes], language: str, title: str, section: str
) -> None:
    contents = pages(pdfs[language])[2]
    assert title in contents
    found = re.search(rf"{section}\s*(\d+)", contents)
    assert found is not None
    page = opened(pdfs[language]).pages[page_with(pdfs[language], section)]
    lines = [line.strip() for line in page.extract_text().splitlines()]
    assert found.group(1) in (lines[0], lines[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_go_by_part_chapter_and_section(pdfs: dict[str, bytes], language: str) -> None:
    outline = opened(pdfs[language]).outline
    titles = ["" if isinstance(item, list) else item.title for item in outline]
    part, chapter = {"zh": ("实践", "算力账"), "en": ("Practice", "Compute economics")}[language]
    assert part in titles
    under = outline[titles.index(part) + 1]
    assert isinstance(under, list)
    assert not isinstance(under[0], list)
    assert under[0].title == chapter
    assert isinstance(under[1], list)


def test_running_heads_name_the_part_on_the_left_and_the_chapter_on_the_right(
    book_with: Callable[..., Any], tmp_path: Path
) -> None:
    text = "<p>" + "此处是正文，要写满好几页才看得见页眉。" * 40 + "</p>"
    content = made(book_with(text * 6), "zh", tmp_path)
    opening = page_with(content, "第 1 章")
    heads = {
        "left" if (number + 1) % 2 == 0 else "right": text[:20]
        for number, text in enumerate(pages(content))
        if number > opening
    }
    assert heads["left"].startswith("第一部分 实践")
    assert heads["right"].startswith("第 1 章 算力账")
    assert not pages(content)[opening].startswith("第一部分")


def test_a_note_stands_at_the_foot_of_its_page_and_not_at_the_end(pdfs: dict[str, bytes]) -> None:
    text = pages(pdfs["zh"])[page_with(pdfs["zh"], "4,129 卡时")]
    assert text.index("4,129 卡时") < text.index("H100 按需租价中位数")
    assert "本页数字的来历" not in "".join(pages(pdfs["zh"]))
    assert "脚注扩展的话" in "".join(pages(pdfs["zh"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_stands_before_its_call(book_with: Callable[..., Any], language: str, tmp_path: Path) -> None:
    words = {"zh": "这一句话里有一个数，后面跟着它的来历。", "en": "A sentence with a figure and its origin. "}[
        language
    ]

    def call(name: str) -> str:
        return f'<a class="noteref" href="#{name}"></a>'

    names = [f"n{i}" for i in range(120)]
    paragraphs = [
        f"<h2 id='h{i}'>{words[:6]}</h2><p>{words * (i % 4 + 1)}{call(a)}{words}{call(b)}</p>"
        for i, (a, b) in enumerate(zip(names[::2], names[1::2], strict=True))
    ]
    notes = "".join(f'<li id="{name}">{words * (i % 3 + 1)}</li>' for i, name in enumerate(names))
    rendered = book_with(f'{"".join(paragraphs)}<section class="passports"><ol>{notes}</ol></section>')
    main = pdf.source(printed.read(rendered.pages, language), rendered.images, tmp_path)
    pairs = "query(footnote.entry).map(e => (e.location().page(), e.note.location().page()))"
    with main.open("a", encoding="utf-8") as file:
        file.write(f"\n#context [#metadata({pairs}) <pairs>]\n")
    found = typst.query(main, "<pairs>", field="value", one=True, font_paths=pdf.fonts(), ignore_system_fonts=True)
    places = json.loads(found)
    assert len(places) >= len(paragraphs)
    assert [(entry, note) for entry, note in places if entry < note] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_inner_link_has_a_destination(pdfs: dict[str, bytes], language: str) -> None:
    reader = opened(pdfs[language])
    inner, outer = [], []
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            note = reference.get_object()
            if note.get("/Subtype") != "/Link":
                continue
            action = note.get("/A", {})
            if "/URI" in action:
                outer.append(str(action["/URI"]))
            else:
                inner.append(note["/Dest"].get_object() if "/Dest" in note else action["/D"].get_object())
    assert "https://example.org/prices" in outer
    named = set(reader.named_destinations)
    assert inner
    for destination in inner:
        assert isinstance(destination, pypdf.generic.ArrayObject) or str(destination) in named


def fonts(reader: pypdf.PdfReader) -> dict[str, Any]:
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            found[str(descendant["/BaseFont"])] = descendant["/FontDescriptor"].get_object()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_embedded_and_subset(pdfs: dict[str, bytes], language: str) -> None:
    found = fonts(opened(pdfs[language]))
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in found), found.keys()
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in found.values())
    names = " ".join(found)
    assert "NotoSansSC" in names
    assert ("NotoSerifSC" if language == "zh" else "LibertinusSerif") in names
    assert len(pdfs[language]) < 400_000


def test_chinese_can_be_copied_and_searched(pdfs: dict[str, bytes]) -> None:
    text = "".join(pages(pdfs["zh"]))
    assert "砚池训练一个 70 亿参数的模型，要 4,129 卡时，租金是每卡时 2.95 美元" in text
    assert "一行断在中文之间，不该多出空格；latin words keep theirs。" in text
    radicals = [c for c in text if "\u2e80" <= c <= "\u2fdf" or c == "\ufffd"]
    assert radicals == []


def test_english_can_be_copied_and_searched(pdfs: dict[str, bytes]) -> None:
    text = "".join(page + " " for page in pages(pdfs["en"]))
    assert "Inkstone needs 4,129 GPU-hours" in re.sub(r"\s+", " ", text)
    assert "(砚池)" in text


def test_letters_in_a_drawing_are_letters(pdfs: dict[str, bytes]) -> None:
    assert "一次请求的成本" in pages(pdfs["zh"])[page_with(pdfs["zh"], "词元数 tokens")]


def test_a_long_table_has_its_head_on_every_page(book_with: Callable[..., Any], tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>一行</td></tr>" for n in range(90))
    head = "<thead><tr><th>次序</th><th>表头字样</th></tr></thead>"
    content = made(book_with(f"<table>{head}<tbody>{rows}</tbody></table>"), "zh", tmp_path)
    assert sum("表头字样" in page for page in pages(content)) >= 3


def starts(content: bytes, start: int) -> list[float]:
    """Where each run of text begins, in points from the left, on the pages from `start`."""
    found: list[float] = []

    def note(text: str, cm: Any, tm: Any, *_: Any) -> None:
        if text.strip():
            found.append(tm[4] * cm[0] + cm[4])

    for page in opened(content).pages[start:]:
        page.extract_text(visitor_text=note)
    return found


def test_code_wide_tables_and_long_words_stay_on_the_page(book_with: Callable[..., Any], tmp_path: Path) -> None:
    cell = "<td>一段不短的话，放在窄窄的一格里</td><td>docs/models/training_cost_of_everything.py</td>"
    table = f"<table><tbody><tr>{cell * 4}</tr></tbody></table>"
    code = "<pre><code>" + "word " * 60 + "</code></pre>"
    path = "<p>见 <code>docs/models/a_very_long_path/that_would/run_off/the_line/of_text.py</code>。</p>"
    content = made(book_with(table + code + path), "zh", tmp_path)
    width = float(opened(content).pages[0].mediabox.width)
    assert width == pytest.approx(170 * POINT, abs=0.5)
    assert max(starts(content, 4)) < width - 20 * POINT


TIMELINE = (
    '<h2 id="time">时间线</h2><div class="timeline">'
    '<div class="event" data-gap="0.00" data-date="2015-12-11"><p><span class="event-date">2015-12-11</span> 先成立</p>'
    '</div><div class="event" data-gap="0.50" data-date="2016-02"><p><span class="event-date">2016-02</span> 再发布</p>'
    '</div><div class="event" data-gap="5.00" data-date="2021"><p><span class="event-date">2021</span> 后上市</p></div>'
    "</div><p>时间线之后。</p>"
)


def heights(content: bytes, *words: str) -> list[float]:
    """How far above the foot of its page each of these runs of text stands, in points."""
    found: dict[str, float] = {}

    def note(text: str, cm: Any, tm: Any, *_: Any) -> None:
        for word in words:
            if word in text:
                found[word] = tm[5] * cm[3] + cm[5]

    for page in opened(content).pages[4:]:
        page.extract_text(visitor_text=note)
    return [found[word] for word in words]


def test_in_a_timeline_distance_is_time_and_a_date_stands_once(book_with: Callable[..., Any], tmp_path: Path) -> None:
    content = made(book_with(TIMELINE), "zh", tmp_path)
    text = "".join(pages(content))
    assert [text.count(date) for date in ("2015-12-11", "2016-02", "后上市")] == [1, 1, 1]
    first, second, third, after = heights(content, "先成立", "再发布", "后上市", "时间线之后")
    assert first > second > third > after
    assert second - third > 2 * (first - second)


def test_a_quotation_has_its_words_and_who_said_them(book_with: Callable[..., Any], tmp_path: Path) -> None:
    words = (
        '<div class="quotation"><p><span lang="en">We were wrong.</span></p><p><span lang="zh">我们错了。</span></p>'
        '<p class="who"><strong>某人</strong>，创始人，2023-11</p></div>'
    )
    text = "".join(pages(made(book_with(words), "zh", tmp_path)))
    assert "We were wrong.我们错了。某人，创始人，2023-11" in text


@pytest.mark.parametrize(
    ("said", "face"), [('<span lang="en">I’m here</span>', "Libertinus"), ("I’m here", "NotoSerifSC")]
)
def test_english_words_of_a_chinese_page_have_a_face_of_their_own(
    book_with: Callable[..., Any], tmp_path: Path, said: str, face: str
) -> None:
    found: list[str] = []

    def note(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if "here" in text:
            found.append(str(font["/BaseFont"]))

    for page in opened(made(book_with(f"<p>前{said}后</p>"), "zh", tmp_path)).pages:
        page.extract_text(visitor_text=note)
    assert [face in name for name in found] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_builds_give_the_same_bytes(
    small_book: Any, pdfs: dict[str, bytes], language: str, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert made(small_book, language, tmp_path) == pdfs[language]


def test_a_failed_build_leaves_the_good_file(book_with: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    target.write_bytes(b"the good one")
    rendered = book_with('<p><a href="#nowhere">x</a></p>')
    with pytest.raises(BookError):
        pdf.make(rendered.pages, rendered.images, "zh", target)
    assert target.read_bytes() == b"the good one"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["book.pdf"]


def test_a_character_that_no_font_has_is_refused_with_its_page(book_with: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(BookError) as caught:
        made(book_with("<p>𠮷野家</p>"), "zh", tmp_path)
    assert caught.value.place == "docs/zh/practice/economics.md"
    assert "𠮷" in caught.value.problem


def test_its_colours_are_the_palettes() -> None:
    template = pdf.TEMPLATE.read_text(encoding="utf-8")
    known = set(re.findall(r"#[0-9a-f]{6}\b", palette.SHEET.read_text(encoding="utf-8")))
    used = set(re.findall(r"#[0-9a-f]{6}\b", template))
    assert used
    assert used <= known


# --- formulas ----------------------------------------------------------------------------------------------------


def typst_math(tex: str, display: bool = True) -> str:
    mathml, _ = pdf.equation_number(printed.mathml(tex, display, "here"))
    return pdf.typst_math(mathml)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\left\|x\right\|", r"lr(\u{2016}x\u{2016})"),
        (r"\operatorname*{argmax}_x f", 'attach(limits(op("argmax")), b: x)f'),
        (r"a\!b", "a#h(-0.1667em)b"),
        (r"a\;b", "a#h(0.2778em)b"),
        (r"5{,}576", '"5,576"'),
        (r"5{,}576\%", '"5,576"class("normal", \\u{25})'),  # a space beside the string would be printed
        (r"\mathrm{FLOP/s}", '"FLOP/s"'),
        (r"\overset{!}{=}", r'attach(limits(\u{3d}), t: class("normal", \u{21}))'),
        (r"\sum\limits_i", r"attach(limits(\u{2211}), b: i)"),
        (r"\left.\frac ab\right|_c", r"attach(scripts(lr(frac(a, b)\u{7c})), b: c)"),
        (r"\binom nk", "binom(n, k)"),
        (r"\mathsf{A}\mathtt{b}\hat c", "upright(sans(A))mono(b)hat(c)"),
        (r"\text{毛利率}", '"毛利率"'),
    ],
)
def test_a_formula_says_in_typst_what_it_says_in_tex(tex: str, expected: str) -> None:
    assert typst_math(tex) == expected


def test_a_determinant_keeps_its_bars_and_an_array_its_rules() -> None:
    single, double = typst_math(r"\begin{vmatrix}a\end{vmatrix}"), typst_math(r"\begin{Vmatrix}a\end{Vmatrix}")
    assert r"\u{7c}" in single
    assert r"\u{2016}" in double
    array = typst_math(r"\begin{array}{c|cc}a&b&c\\\hline d&e&f\end{array}")
    assert "hline: (1,), vline: (1,)" in array


def test_a_tag_is_the_number_of_its_equation() -> None:
    mathml, tag = pdf.equation_number(printed.mathml(r"a=b \tag{2.1}", True, "here"))
    assert tag == "(2.1)"
    assert pdf.typst_math(mathml) == r"a\u{3d}b"


def test_every_construct_compiles(formula: str) -> None:
    assert typst.compile(f"$ {typst_math(formula)} $".encode(), ignore_system_fonts=True)


def test_a_book_of_formulas_is_accepted_with_their_alternative_texts(formula_book: Any, tmp_path: Path) -> None:
    content = made(formula_book, "zh", tmp_path)
    assert "(1)" in "".join(pages(content))


@pytest.mark.parametrize(
    "tex",
    [
        r"\color{red}x",
        r"\begin{align}a&=b\end{align}",
        r"\begin{array}{|c|}\hline a\\\hline\end{array}",
        r"\begin{array}{c:c}a&b\end{array}",
    ],
)
def test_what_print_does_not_know_is_refused_by_name(tex: str) -> None:
    with pytest.raises(pdf.UnknownFormulaError):
        typst_math(tex)


def test_an_unknown_formula_fails_the_build_with_its_page(book_with: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(BookError) as caught:
        made(book_with(r'<p><span class="math inline">\color{red}x</span></p>'), "zh", tmp_path)
    assert caught.value.place == "docs/zh/practice/economics.md"
    assert r"\color{red}x" in caught.value.problem


def test_no_name_of_the_template_shadows_one_of_a_formula() -> None:
    inside = set(re.findall(r"\b([a-z]+)\(", " ".join(typst_math(t) for t in [r"\mathsf A\mathtt b\hat c\sqrt d"])))
    assert inside == {"upright", "sans", "mono", "hat", "sqrt"}
    mine = set(pdf.NAMES)
    assert mine & names_of_math() == set()


def names_of_math() -> set[str]:
    """The names that a formula can call, as Typst itself lists them."""
    found = typst.query(b"#metadata(dictionary(math).keys())<names>", "<names>", one=True, field="value")
    return set(json.loads(found))
