"""References: titles as their authors wrote them, and errors that name the entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source.bibliography import Bibliography


def bibliography(folder: Path, content: str | bytes) -> Bibliography:
    path = folder / "references.bib"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Bibliography(path)


@pytest.mark.parametrize("kind", ["misc", "article", "book", "techreport", "online"])
def test_a_title_is_not_lower_cased(tmp_path: Path, kind: str) -> None:
    fields = "author={A. Person}, title={Scaling Laws for {LLM}s \\& More}, journal={J}, publisher={P}, "
    entry = f"@{kind}{{k, {fields} institution={{I}}, year={{2026}}, url={{https://example.org/?a=1&b=2}}}}"
    html = bibliography(tmp_path, entry).html("k", "p")
    assert "Scaling Laws for LLMs &amp; More" in html
    assert ">https://example.org/?a=1&amp;b=2</a>" in html
    assert "bibtex-protected" not in html


@pytest.mark.parametrize("typed", [r"\$100 {B}illion", r"{\$}100 Billion", "$100 Billion"])
def test_a_sum_in_a_title_prints_as_one(tmp_path: Path, typed: str) -> None:
    entry = f"@misc{{k, author={{A}}, title={{Costs {typed}}}, year={{2026}}}}"
    assert "Costs $100 Billion" in bibliography(tmp_path, entry).html("k", "p")


def test_chinese_stays_chinese(tmp_path: Path) -> None:
    html = bibliography(tmp_path, "@misc{k, author={{深度求索}}, title={模型与价格}, year={2026}}").html("k", "p")
    assert "深度求索" in html
    assert "模型与价格" in html


@pytest.mark.parametrize("typed", ["梁, 昌均", "{梁昌均}", "梁 and 周, 文猛"])
def test_a_chinese_name_begins_with_the_family(tmp_path: Path, typed: str) -> None:
    html = bibliography(tmp_path, f"@misc{{k, author={{{typed}}}, title={{题}}, year={{2026}}}}").html("k", "p")
    assert html.startswith("梁")
    assert "昌均 梁" not in html
    assert "文猛 周" not in html


def test_an_unknown_key_is_refused_where_it_was_cited(tmp_path: Path) -> None:
    with pytest.raises(BookError) as caught:
        bibliography(tmp_path, "").html("nobody2026", "docs/zh/x.md:7:3")
    assert caught.value.place == "docs/zh/x.md:7:3"
    assert "there is no reference «nobody2026»" in caught.value.problem
    assert "references.bib" in caught.value.mend


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("@misc{a, title={x}\n\n@misc{b, title={y}}", ":3", "'}' expected"),
        ("@misc{a, title={x}}\n@misc{b, title=}", ":2", "field value expected"),
        ("@misc{a, title={x}}\n@misc{a, title={y}}", "", "repeated bibliography entry: a"),
        ("@misc{a, title={x}, title={y}}", "", "duplicate title"),
        (b"@misc{a, title={\xff}}", "", "byte 16 is not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, content: str | bytes, line: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        bibliography(tmp_path, content).html("a", "p")
    assert caught.value.place == f"{tmp_path / 'references.bib'}{line}"
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)


def test_an_entry_that_lacks_what_its_type_needs_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="«k» cannot be set"):
        bibliography(tmp_path, "@nosuchtype{k, title={T}}").html("k", "p")


def test_no_file_is_an_empty_list(tmp_path: Path) -> None:
    assert "k" not in Bibliography(tmp_path / "none.bib")
