"""`book translated` writes the hashes, the name and the day, and changes nothing else of the file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from book import translated
from book.errors import BookError
from book.source import page, sections

ZH = "---\ntitle: 甲\n---\n\n话。\n\n## 一 { #one }\n\n话。\n"
EN = "---\ntitle: A   # kept\nkind: tool\n---\n\nWords.\n\n---\n\n## One { #one }\n\nWords.  \n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translated, "DOCS", tmp_path)
    monkeypatch.setattr(translated, "_today", lambda: datetime.date(2026, 11, 21))
    for language, text in (("zh", ZH), ("en", EN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.md").write_bytes(text.encode())
    return tmp_path


def recorded(docs: Path) -> str:
    first, second = sections.hashes(page.read(docs / "zh/a.md", docs)).items()
    lines = "".join(
        f"  {name}: {value!r}\n" if value.isdecimal() else f"  {name}: {value}\n" for name, value in [first, second]
    )
    return f"source_hash:\n{lines}translated_by: 李雷\ntranslated_on: 2026-11-21\n"


def test_the_record_is_added_at_the_end_of_the_front_matter(docs: Path) -> None:
    assert translated.run(docs / "en/a.md", "李雷") == 0
    expected = EN.replace("kind: tool\n", f"kind: tool\n{recorded(docs)}", 1)
    assert (docs / "en/a.md").read_bytes() == expected.encode()
    read = page.read(docs / "en/a.md", docs)
    assert sections.lagging(read, page.read(docs / "zh/a.md", docs)) == []


def test_a_record_is_replaced_where_it_stands(docs: Path) -> None:
    old = "source_hash:\n  one: 00000000\n  gone: 00000000\ntranslated_by: 韩梅梅\n"
    (docs / "en/a.md").write_text(EN.replace("kind: tool\n", f"{old}kind: tool\n", 1), encoding="utf-8")
    translated.run(docs / "en/a.md", "李雷")
    assert (docs / "en/a.md").read_text(encoding="utf-8") == EN.replace(
        "kind: tool\n", f"{recorded(docs)}kind: tool\n", 1
    )
    before = (docs / "en/a.md").read_bytes()
    translated.run(docs / "en/a.md", "李雷")
    assert (docs / "en/a.md").read_bytes() == before


def test_line_ends_and_byte_order_mark_stay(docs: Path) -> None:
    (docs / "en/a.md").write_bytes(b"\xef\xbb\xbf" + EN.replace("\n", "\r\n").encode())
    translated.run(docs / "en/a.md", "李雷")
    expected = EN.replace("kind: tool\n", f"kind: tool\n{recorded(docs)}", 1).replace("\n", "\r\n")
    assert (docs / "en/a.md").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


@pytest.mark.parametrize(
    ("path", "who", "problem"),
    [
        ("zh/a.md", "李雷", "no English page"),
        ("en/none.md", "李雷", "no English page"),
        ("en/b.md", "李雷", "no such Chinese page"),
        ("en/a.md", " ", "nobody is named"),
        ("en/a.md", "a\nb", "nobody is named"),
    ],
)
def test_what_cannot_be_recorded_is_told(docs: Path, path: str, who: str, problem: str) -> None:
    (docs / "en/b.md").write_text(EN, encoding="utf-8")
    with pytest.raises(BookError, match=problem):
        translated.run(docs / path, who)
    assert (docs / "en/a.md").read_bytes() == EN.encode()


def test_a_page_without_front_matter_is_told(docs: Path) -> None:
    (docs / "en/a.md").write_text("Words.\n", encoding="utf-8")
    with pytest.raises(BookError, match="no front matter"):
        translated.run(docs / "en/a.md", "李雷")
