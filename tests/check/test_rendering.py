"""Every page is asked whether it can be rendered, and every figure whether it can be computed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.check import rendering
from book.check.finding import Finding


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rendering, "CHARTS", tmp_path / "docs" / "charts")
    return tinybook.lay(tmp_path)


def found(docs: Path, *bodies: str) -> list[Finding]:
    languages = ("zh", "en")
    pages = tuple(tinybook.chapter(docs, body, language) for body, language in zip(bodies, languages, strict=False))
    book = tinybook.book(docs, *pages)
    book.whole = True
    return list(rendering.find(book))


def test_a_sound_book_has_no_finding(docs: Path) -> None:
    body = "{{ fact:rent }} $x$ [@lambda2026]\n\n```chart\ntiny.rents\nalt: x\n```\n"
    assert found(docs, body, body) == []


def test_each_page_gives_all_its_mistakes_with_their_places(docs: Path) -> None:
    findings = found(docs, "甲\n{{ fact:none }} {{ fact:nil }}", "$\\nosuch$")
    assert [(Path(f.path).parts[-3:], f.line, f.column) for f in findings] == [
        (("zh", "practice", "tiny.md"), 5, 1),
        (("zh", "practice", "tiny.md"), 5, 17),
        (("en", "practice", "tiny.md"), 4, 1),
    ]
    assert findings[0].message == "there is no figure «fact:none»; define it in docs/data/facts.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("data/facts.yml", "grade: A", "grade: Z", "there is no grade «Z»"),
        ("data/facts.yml", "source: lambda2026", "source: nobody", "there is no reference «nobody»"),
        ("data/results.yml", "tiny.flop", "tiny.flap", "has no function «flap»"),
        ("data/judgements.yml", "value: 0.6", "value: half", "half is no number"),
    ],
)
def test_a_figure_that_no_page_uses_is_looked_at_too(docs: Path, file: str, old: str, new: str, problem: str) -> None:
    (docs / file).write_text(tinybook.FILES[file].replace(old, new, 1), encoding="utf-8")
    [finding] = found(docs)
    assert (finding.path, finding.line) == (str(docs / file), 2)
    assert problem in finding.message


def test_a_broken_bibliography_is_found(docs: Path) -> None:
    (docs / "data/references.bib").write_text("@misc{lambda2026, title=}")
    assert {(f.path, f.line) for f in found(docs)} == {(str(docs / "data/references.bib"), 1)}
