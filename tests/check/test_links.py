"""Where links stand and lead; what the faults suite, on the real book, does not show."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from book import addresses as command
from book.check import addresses, labels, links
from book.check.book import Book, Sheet
from book.check.linked import links as linked
from book.errors import BookError
from book.render.outline import Link, Outline
from book.source.nav import Nav
from book.source.page import Page

HEAD = "---\ntitle: 甲\n---\n"


def _sheet(body: str, language: str = "zh", slug: str = "practice/economics") -> Sheet:
    return Sheet(Page(Path(f"docs/{language}/{slug}.md"), language, slug, {}, body, 1))


def _book(*sheets: Sheet, slugs: tuple[str, ...] = ()) -> Book:
    book = Book.__new__(Book)
    book.all_sheets = book.sheets = sheets
    book.whole, book.release, book.unread = False, False, []
    book.__dict__["nav"] = Nav(tuple((s.page.slug, "") for s in sheets) if not slugs else tuple((s, "") for s in slugs))
    return book


def _places(body: str) -> list[tuple[str, int, int, str]]:
    return [(link.target, link.line, link.column, link.kind) for link in linked(_sheet(body))]


def test_a_link_is_found_where_it_stands_and_not_where_its_target_is_spoken_of() -> None:
    body = (
        "## 甲 { #a }\n\n这里的 #a 和 `[x](#a)` 不是链接。\n\n<!-- [x](#a) -->\n\n"
        "```text\n[x](#a)\n```\n\n见[甲](#a)，再见[甲](#a)。\n"
    )
    assert _places(body) == [("#a", 11, 6, "markdown"), ("#a", 11, 16, "markdown")]


def test_links_of_every_spelling_are_found() -> None:
    body = (
        "[a](x.md#b 'title') [b](<y z.md>) <https://h/p?a=1&amp;b=2> ![i](i.svg)\n\n"
        '<a class="q" href=\'z/\'>z</a> [c][r] [d](e_(f)) [g](h\\_i)\n\n[r]: <r.md> "t"\n'
    )
    assert _places(body) == [
        ("x.md#b", 1, 5, "markdown"),
        ("y z.md", 1, 26, "markdown"),
        ("https://h/p?a=1&b=2", 1, 36, "auto"),
        ("i.svg", 1, 66, "markdown"),
        ("z/", 3, 20, "html"),
        ("r.md", 5, 7, "markdown"),
        ("e_(f)", 3, 41, "markdown"),
        ("h_i", 3, 52, "markdown"),
    ]


def test_a_formula_holds_no_link() -> None:
    assert _places("记作 $f[x](y)$，也作 $$g[x](z)$$，见[甲](#a)。\n") == [("#a", 1, 34, "markdown")]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("[x](#a)", ""),
        ("[x](economics.md#a)", ""),
        ("[x](../index.md)", ""),
        ("[x](../index.md#b)", "is no heading of docs/zh/index.md"),
        ("[x](../practice/../index.md)", ""),
        ("[x](../index.html)", "name the page's own: «../index.md»"),
        ("[x](../)", "name the page's own: «../index.md»"),
        ("[x](../../../README.md)", "climbs out of docs"),
        ("[x](/index.md)", "begins at the host's root"),
        ("[x](#)", "leads nowhere"),
        ("[x](?q=1)", "leads nowhere"),
        ("[x](javascript:alert(1))", "no reader can follow"),
        ("[x](file:///etc/passwd)", "no reader can follow"),
        ("[x](//host/path)", "write https://host/path"),
        ("[x](http://[::1)", "is no address"),
        ("[x](http://host:port/)", "is no address"),
        ("[x](mailto:a@example.org)", ""),
        ("[x](tel:+8657100000000)", ""),
        ("[x](../downloads/founding-zh.pdf)", 'write it in HTML: <a href="../../downloads/founding-zh.pdf">'),
        ('<a href="../../downloads/founding-zh.pdf">x</a>', ""),
        ('<a href="../../downloads/founding-fr.pdf">x</a>', "did you mean «../../downloads/founding-"),
        ('<a href="../../">x</a>', ""),
        ('<a href="../..">x</a>', ""),
        ('<a href="../../index.html#b">x</a>', "is no heading of docs/zh/index.md"),
        ('<a href="../../../">x</a>', "climbs out of the site"),
        ('<a href="economics.md">x</a>', "write it as a Markdown link"),
        ('<a href="./#a">x</a>', ""),
        ('<img src="../../assets/seal.svg" alt="x">', ""),
        ("![x](../../assets/seal.svg)", ""),
        ("[x](%E7%94%B2.md)", "there is no page «甲.md»"),
        ("[x](#%61)", ""),
    ],
)
def test_where_a_link_leads(typed: str, problem: str) -> None:
    sheet = _sheet(f"## 甲 {{ #a }}\n\n{typed}\n")
    found = list(links.find_targets(_book(sheet, _sheet("## 乙 { #home }\n", slug="index"))))
    assert [problem in finding.message for finding in found] == ([True] if problem else []), found


def test_a_page_outside_the_nav_and_the_links_to_it() -> None:
    hidden = _sheet("## 乙 { #b }\n", slug="practice/hidden")
    book = _book(_sheet("[x](hidden.md#b)\n"), hidden, slugs=("practice/economics",))
    assert [(f.path, f.line) for f in links.find_targets(book)] == [
        ("docs/zh/practice/economics.md", 1),
        ("docs/zh/practice/hidden.md", 1),
    ]


@pytest.mark.parametrize(
    ("label", "good"),
    [
        *[
            (bad, False)
            for bad in ("here", "Click here!", "“此处”", "点击这里。", "link", "More…", "→", " ", "[*]", "链接")
        ],
        *[(bad, False) for bad in ("economics.md", "data/facts.yml", "https://example.org", "www.example.org/a")],
        *[
            (good, True)
            for good in ("这里说的比例", "here is why it matters", "Next.js", "GPT-5.6", "2024", "more cases")
        ],
        *[(good, True) for good in ("查看全部案例", "README of DeepSeek-V3", "a@example.org", "links we follow")],
    ],
)
def test_labels(label: str, good: bool) -> None:
    assert (labels.label_problem(label) == "") is good


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "[x](#nowhere) ", "<a href=", "https://", "![", "<https:", "[a]: ", "www.a", "$", "`", "<", "{{ "],
)
def test_the_rules_are_linear_in_the_length_of_a_page(piece: str) -> None:
    sheet = _sheet(piece * (400_000 // len(piece)))
    sheet.__dict__["outline"] = Outline((), (), frozenset())  # Markdown's own time is not looked at here
    _ = sheet.tokens
    book, started = _book(sheet), time.perf_counter()
    for rule in (links.TARGET, links.LANGUAGE, labels.LABEL, labels.BARE):
        list(rule.find(book))
    assert time.perf_counter() - started < 5


def test_a_page_with_thousands_of_wrong_links_does_not_hold_us_up() -> None:
    body = "".join(f"[x](#nowhere-{n})\n\n" for n in range(5_000))
    sheet = _sheet(body)
    outlined = tuple(Link(f"#nowhere-{n}", "x", 1, 1) for n in range(5_000))
    sheet.__dict__["outline"] = Outline((), outlined, frozenset(f"some-heading-{n}" for n in range(500)))
    book, started = _book(sheet), time.perf_counter()
    assert [f.line for f in links.find_targets(book)] == list(range(1, 10_000, 2))
    assert time.perf_counter() - started < 5


def test_the_list_of_addresses_holds_pages_and_headings_and_keeps_old_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "REDIRECTS", Path("none.yml"))
    book = _book(_sheet('<a id="old"></a>\n\n## 甲 { #a }\n\n注[^1]。\n\n[^1]: 脚注。\n'), _sheet("", "en", "index"))
    names = ("founding-en.epub", "founding-en.pdf", "founding-zh.epub", "founding-zh.pdf", "labs.zip", "models.zip")
    downloads = [f"/downloads/{name}" for name in names]
    chapter = "/practice/economics/"
    assert addresses.today(book) == [*downloads, "/en/", chapter, f"{chapter}#a", f"{chapter}#old"]


def test_the_list_is_not_written_over_an_address_that_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(addresses, "LIST", tmp_path / "addresses.txt")
    assert command.run(write=True) == 0
    written = addresses.LIST.read_text(encoding="utf-8")
    assert "\n/en/practice/economics/#answer\n" in written
    assert command.run(write=False) == 0
    assert capsys.readouterr().out.endswith(written.split("\n", 1)[1])
    addresses.LIST.write_text(written + "/practice/gone/\n", encoding="utf-8")
    with pytest.raises(BookError, match="/practice/gone/"):
        command.run(write=True)
    assert addresses.LIST.read_text(encoding="utf-8").endswith("/practice/gone/\n")
