"""A page from Markdown to HTML, for the web and for print.

The fixtures are pairs: a page, and the HTML that it becomes (`*.web.html`, `*.print.html`; drawings left out).
`BOOK_WRITE_FIXTURES=1` writes the HTML anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from tests.fixtures import tinybook

from book.errors import BookError
from book.paths import CONFIG
from book.render.page import Library, Prepared, finish, prepare

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
FLOWCHART = "```mermaid\nflowchart TD\n  accTitle: 题\n  accDescr: 说明\n  A --> B\n```\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tinybook.lay(tmp_path)


@cache
def markdown() -> Markdown:
    """Markdown with the extensions of mkdocs.yml."""
    config = load_config(str(CONFIG))
    return Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])


def rendered(docs: Path, body: str, language: str = "zh") -> tuple[str, str]:
    """Return the page for the web and for print."""
    library = tinybook.library(docs)
    prepared = prepare(tinybook.chapter(docs, body, language), library)
    return finish(markdown().reset().convert(prepared.markdown), prepared, library)


def prepared(docs: Path, body: str, library: Library | None = None) -> Prepared:
    return prepare(tinybook.chapter(docs, body), library or tinybook.library(docs))


def without_drawings(html: str, docs: Path) -> str:
    html = re.sub(r"<svg.*?</svg>", "<svg/>", html, flags=re.DOTALL)
    return html.replace(docs.as_posix(), "docs").replace("</li>", "</li>\n") + "\n"


@pytest.mark.parametrize("source", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_a_page_becomes_the_html_beside_it(docs: Path, source: Path) -> None:
    language = source.suffixes[0].removeprefix(".")
    pages = rendered(docs, source.read_text(encoding="utf-8"), language)
    for form, html in zip(("web", "print"), pages, strict=True):
        beside = source.with_suffix(f".{form}.html")
        if os.environ.get("BOOK_WRITE_FIXTURES"):
            beside.write_text(without_drawings(html, docs), encoding="utf-8")
        assert without_drawings(html, docs) == beside.read_text(encoding="utf-8")


def test_print_shows_a_passport_at_the_first_use_only(docs: Path) -> None:
    _, printed = rendered(docs, "{{ fact:rent }} {{ fact:rent }} {{ fact:span }}")
    assert re.findall(r'noteref" href="#([\w-]+)"', printed) == ["passport-fact-rent", "passport-fact-span"]
    assert printed.count('<li id="passport-fact-rent"') == 1


def test_every_link_to_a_passport_or_a_source_finds_it(docs: Path) -> None:
    body = "{{ fact:rent }} [@lambda2026] {{ judgement:floor }} {{ result:flop }}"
    for html in rendered(docs, body):
        targets = re.findall(r'href="#([^"]+)"', html)
        assert targets
        assert set(targets) <= set(re.findall(r'id="([^"]+)"', html))


def test_sources_are_numbered_in_the_order_of_citation_and_listed_once(docs: Path) -> None:
    references = docs / "data/references.bib"
    references.write_text(references.read_text() + "@misc{b, author={{B}}, title={T}, year={2026}}\n")
    web, _ = rendered(docs, "甲 [@b; @lambda2026]，乙 [@b]。")
    assert re.findall(r'href="#source-(\w+)">\[(\d)\]', web) == [("b", "1"), ("lambda2026", "2"), ("b", "1")]
    assert re.findall(r'<li id="source-(\w+)"', web) == ["b", "lambda2026"]


def test_a_page_without_figures_and_citations_has_neither_list(docs: Path) -> None:
    web, printed = rendered(docs, "文字。")
    assert web == printed == "<p>文字。</p>"


@pytest.mark.parametrize(
    "text",
    ["`{{ fact:rent }}`", "```\n{{ fact:none }} $x$ [@none]\n```", "<!-- {{ fact:none }} -->", r"\{{ a }}"],
)
def test_code_comments_and_escapes_stay_as_they_are(docs: Path, text: str) -> None:
    found = prepared(docs, text)
    assert (found.markdown, found.slots) == (text, [])


def test_an_escaped_dollar_is_printed_without_its_backslash(docs: Path) -> None:
    web, printed = rendered(docs, "## 从 \\$5 起 { #a }\n\n\\$5 到 \\$6")
    assert "<p>&#36;5 到 &#36;6</p>" in web
    assert '<h2 id="a">从 &#36;5 起</h2>' in printed


def test_a_bar_in_a_formula_ends_no_table_cell(docs: Path) -> None:
    _, printed = rendered(docs, "| a | b |\n| - | - |\n| $|x| \\mid y$ | 2 |\n")
    assert re.findall(r"<td>(.*?)</td>", printed) == [r'<span class="math inline">|x| \mid y</span>', "2"]


def test_braces_of_tex_are_left_to_tex(docs: Path) -> None:
    _, printed = rendered(docs, "$x_{{a}} + {{ y }}$")
    assert '<span class="math inline">x_{{a}} + {{ y }}</span>' in printed


def test_a_reference_in_a_formula_is_tex_without_unit_and_bare_changes_nothing(docs: Path) -> None:
    _, printed = rendered(docs, "$a = {{ inkstone:parameters }}, b = {{ fact:rent bare }}$")
    assert r"a = 7\times 10^{9}, b = 2.50" in printed


def test_only_a_page_with_formulas_needs_their_style_sheet(docs: Path) -> None:
    assert prepared(docs, "$x$").has_formulas
    assert not prepared(docs, "{{ fact:rent }} `$x$`").has_formulas


def test_a_span_alone_keeps_its_paragraph_and_a_block_has_none(docs: Path) -> None:
    web, _ = rendered(docs, "{{ judgement:floor }}\n\n$$x$$\n\n[@lambda2026]\n")
    assert web.startswith('<p><a class="num num-judgement"')
    assert '\n<div class="math display"' in web
    assert '<p><a class="cite"' in web


def test_a_drawing_is_inline_on_the_web_and_a_file_in_print(docs: Path) -> None:
    body = f"前文。\n\n{FLOWCHART}/// figure-caption\n看什么。\n///\n\n```chart\ntiny.rents\nalt: 两根柱\n```\n"
    found = prepared(docs, body)
    web, printed = rendered(docs, body)
    assert list(found.images) == ["practice-tiny-zh-1.svg", "practice-tiny-zh-2.svg"]
    assert not any("var(" in svg for svg in found.images.values())
    assert '<figure class="diagram" id="figure-1">\n<div class="frame"><svg' in web
    assert '<span class="caption-number">图 1</span> 看什么。' in web
    assert '<img src="images/practice-tiny-zh-1.svg" alt="题: 说明">' in printed
    assert '<img src="images/practice-tiny-zh-2.svg" alt="两根柱">' in printed
    assert "<svg" not in printed


def test_the_data_of_a_chart_stand_folded_beneath_it(docs: Path) -> None:
    web, _ = rendered(docs, "```chart\ntiny.rents\nalt: 两根柱\n```\n")
    folded = re.search(r'<details class="chart-data"><summary>图中的数据</summary>(.*?)</details>', web)
    assert folded is not None
    assert '<div class="table-scroll" role="region" tabindex="0"' in folded[1]
    assert "<td>2.5</td>" in folded[1]


def test_a_diagram_may_be_left_to_the_browser(docs: Path) -> None:
    web, printed = rendered(docs, FLOWCHART.replace("mermaid", "mermaid in-page", 1))
    assert '<div class="mermaid">flowchart TD' in web
    assert "A --&gt; B" in web
    assert "此图只在网站上画出：题: 说明" in printed


def test_a_listing_names_its_file_and_links_to_the_line(docs: Path) -> None:
    library = tinybook.library(docs)
    linked = replace(library, source_url="https://example.org/blob")
    slot = prepared(docs, "{{ model:tiny.ends }}", linked).slots[0]
    assert re.search(r'<figcaption><a href="https://example.org/blob/\S+/models/tiny\.py#L11">', slot.web)
    assert "def ends(parameters: float)" in slot.printed


RECORD = "# digest: d\n# date: 2026-11-22\n# machine: Linux\n# seconds: 4\n# megabytes: 9\n# %% fit\n{}\n"


def with_program(folder: Path, said: str = "a <b> 0.95±0.02") -> Path:
    """A book with a lab's program of two parts, of which the second prints `said`."""
    files = {
        "labs/trial.py": "# %% data\nrows = 3\n\n# %% fit\nprint(rows)\n",
        "labs/printed/trial.txt": RECORD.format(said),
    }
    return tinybook.lay(folder, files)


def test_a_part_of_a_program_stands_with_its_file_and_what_it_printed(tmp_path: Path) -> None:
    slot = prepared(with_program(tmp_path), "{{ program:trial.fit }}").slots[0]
    assert "labs/trial.py</code></figcaption>" in slot.web
    assert "print(rows)" in slot.printed
    assert "<code>a &lt;b&gt; 0.95±0.02</code></pre><figcaption>印出；± 后面是别的机器可以差多少<" in slot.printed


def test_a_part_that_prints_nothing_stands_alone(tmp_path: Path) -> None:
    slot = prepared(with_program(tmp_path), "{{ program:trial.data }}").slots[0]
    assert "output" not in slot.web


def test_the_first_part_of_a_program_says_where_it_can_be_run(tmp_path: Path) -> None:
    slots = prepared(with_program(tmp_path), "{{ program:trial.data }}\n\n{{ program:trial.fit }}").slots
    assert '<a href="../../labs/environment/">在自己的电脑上运行</a>' in slots[0].web
    assert "labs/environment" not in slots[1].web


def test_a_block_that_is_not_run_says_why_and_links_to_its_lab(tmp_path: Path) -> None:
    docs = tinybook.lay(tmp_path, {"zh/labs/trial.md": "---\ntitle: 试\n---\n"})
    slot = prepared(docs, '```python not-run="要显卡" lab="trial"\nimport torch\n```').slots[0]
    assert '<figcaption>没有运行：要显卡 · <a href="../../labs/trial/">在实验里运行</a></figcaption>' in slot.web
    with pytest.raises(BookError, match="there is no lab «none»"):
        prepared(docs, '```python not-run="要显卡" lab="none"\nimport torch\n```')


@pytest.mark.parametrize(("option", "code", "output"), [("code", True, False), ("output", False, True)])
def test_code_and_output_may_be_asked_for_apart(tmp_path: Path, option: str, code: bool, output: bool) -> None:
    slot = prepared(with_program(tmp_path), f"{{{{ program:trial.fit {option} }}}}").slots[0]
    assert ("labs/trial.py" in slot.web) is code
    assert ("0.95" in slot.web) is output


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("{{ program:trial.none }}", "has no part «none»"),
        ("{{ program:none.fit }}", "there is no program «none»"),
        ("{{ program:trial.data output }}", "«trial.data» prints nothing"),
        ("{{ program:trial.fit bare }}", "there is no option «bare»"),
    ],
)
def test_a_part_that_cannot_be_shown_is_told_at_its_place(tmp_path: Path, reference: str, problem: str) -> None:
    with pytest.raises(BookError, match=problem) as caught:
        prepared(with_program(tmp_path), f"甲\n\n{reference}")
    assert ":6:1" in str(caught.value)


def test_figures_and_tables_are_counted_apart(docs: Path) -> None:
    table = "| a |\n| - |\n| 1 |\n\n/// table-caption\n表。\n///\n\n"
    figure = f"{FLOWCHART}/// figure-caption\n图。\n///\n\n"
    web, _ = rendered(docs, table + figure + table + figure.replace("A -->", "C -->"), "en")
    assert re.findall(r'caption-number">([^<]+)<', web) == ["Table 1", "Figure 1", "Table 2", "Figure 2"]


@pytest.mark.parametrize(
    ("body", "at", "problem"),
    [
        ("甲 {{ fact:none }}", "4:3", "there is no figure «fact:none»"),
        ("{{ price:rent }}", "4:1", "there is no «price:»"),
        ("{{ fact:rent round }}", "4:1", "there is no option «round»"),
        ("{{fact:rent}}", "4:1", "«{{fact:rent}}» is no reference"),
        ("\n\n甲 [@none]", "6:3", "there is no reference «none»"),
        ("甲\n$\\nosuch$", "5:1", r"Undefined control sequence: \nosuch"),
        ("$${ {{ fact:none }} $$", "4:1", "there is no figure «fact:none»"),
        ("$x = {{ fact:span }}$", "4:1", "«fact:span» is a range"),
        ("{{ model:tiny.none }}", "4:1", "has no function «none»"),
        ("```mermaid\nflowchart TD\n A --> B\n```", "4:1", "the diagram has no accTitle"),
        (FLOWCHART.replace("A --> B", "A -->"), "4:1", "diagram: "),
        ("```chart\ntiny.rents\n```", "4:1", "the chart has no text alternative"),
        ("```chart\ntiny.rents\nalt:\n```", "4:1", "the chart has no text alternative"),
        ("```chart\ntiny.uneven\nalt: x\n```", "4:1", "«短» has 1 values for 2 positions"),
        ('!!! advice "x"\n    ```chart\n    tiny.none\n    alt: x\n    ```', "5:1", "has no function «none»"),
        ("## 题 {{ fact:rent }} { #a }", "4:6", "a heading is an address and holds no reference"),
        ("### 题 $x$ { #a }", "4:7", "a heading is an address and holds no inline"),
        ("## 题 [@lambda2026] { #a }", "4:6", "a heading is an address and holds no citation"),
        ("一\x0c二\u2028三\n## 题 $x$ { #a }", "5:6", "a heading is an address"),
    ],
)
def test_what_cannot_be_rendered_gives_file_line_column_and_reason(
    docs: Path, body: str, at: str, problem: str
) -> None:
    with pytest.raises(BookError) as caught:
        prepared(docs, body)
    assert caught.value.place == f"{docs / 'zh/practice/tiny.md'}:{at}"
    assert problem in caught.value.problem
    assert caught.value.mend


def test_a_fact_without_its_source_is_refused_where_the_fact_stands(docs: Path) -> None:
    (docs / "data/references.bib").write_text("")
    with pytest.raises(BookError, match=r"facts\.yml:2: there is no reference «lambda2026»"):
        prepared(docs, "{{ fact:rent }}")


def test_what_is_generated_is_rendered_too(tmp_path: Path) -> None:
    row = (
        "zh: 甲社, en: One, page: a, anchor: a, country: US, founded: 2020, since: 2024, source: [lambda2026], "
        "kind: lab, first_money: venture, own_model: yes, open_weights: no, state: listed, capital: fact:rent"
    )
    docs = tinybook.lay(tmp_path, {"data/cases.yml": f"one: {{{row}}}\n"})
    web, printed = rendered(docs, "先有 {{ fact:span }}。\n\n{{ generated:cases }}\n\n后有 {{ fact:span }}。\n")
    assert 'href="#passport-fact-rent">每卡时 2.50 美元</a>' in web
    assert web.count('<div class="table-scroll"') == 1
    assert web.index("先有") < web.index("甲社") < web.index("后有")
    assert 'id="source-lambda2026"' in web
    assert "{{" not in web + printed
