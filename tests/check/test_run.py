"""The check prints every finding with its place, counts them, and says by its exit code whether all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.check import rendering, run, snippets
from book.errors import BookError


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tinybook.lay(tmp_path)
    for module in (run, rendering, snippets):
        for name, folder in (("DOCS", docs), ("DATA", docs / "data"), ("MODELS", docs / "models")):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, folder)
    monkeypatch.setattr(rendering, "CHARTS", docs / "charts")
    monkeypatch.setattr(snippets, "CACHE", tmp_path / "cache")
    return docs


BAD = "{{ fact:none }}\n\n```python\nprint(2)\n#> 3\n```\n"


def test_a_sound_book_ends_with_zero(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tinybook.chapter(docs, "甲")
    assert run.main([], fix=False) == 0
    assert capsys.readouterr().out == "0 findings in 1 pages\n"


def test_findings_come_sorted_one_a_line_and_end_with_one(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tinybook.chapter(docs, BAD).path
    assert run.main([], fix=False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{page}:4:1: rendering: there is no figure «fact:none»")
    assert lines[1].startswith(f"{page}:8:1: snippets: «#> 3» should be «#> 2»")
    assert lines[2:] == ["2 findings in 1 pages"]


def test_only_the_pages_named_are_looked_at(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tinybook.chapter(docs, "甲", "en").path
    tinybook.chapter(docs, BAD)
    assert run.main([good], fix=False) == 0
    assert capsys.readouterr().out == "0 findings in 1 pages\n"


def test_fix_mends_what_has_one_right_answer_and_tells_the_rest(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tinybook.chapter(docs, BAD).path
    assert run.main([], fix=True) == 1
    assert "#> 2" in page.read_text(encoding="utf-8")
    assert "1 finding in 1 pages" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["zh/practice/none.md", "data/facts.yml", "../else.md"])
def test_what_is_no_page_is_refused(docs: Path, name: str) -> None:
    (docs.parent / "else.md").touch()
    with pytest.raises(BookError, match="this is no page of the book; name a file below docs/zh or docs/en"):
        run.main([docs / name], fix=False)
