"""A page as its author wrote it: front matter, body, and where the body begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source import page


def read(docs: Path, content: bytes, name: str = "en/practice/x.md") -> page.Page:
    path = docs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return page.read(path, docs)


def test_language_and_slug_come_from_the_path(tmp_path: Path) -> None:
    found = read(tmp_path, b"", "zh/practice/economics.md")
    assert (found.language, found.slug) == ("zh", "practice/economics")


@pytest.mark.parametrize(
    ("content", "meta", "body", "first_line"),
    [
        (b"---\ntitle: a\nstage: [x, y]\n---\nbody\n", {"title": "a", "stage": ["x", "y"]}, "body\n", 5),
        (b"\xef\xbb\xbf---\ntitle: a\n---\nbody", {"title": "a"}, "body", 4),
        (b"---\r\ntitle: a\r\n---\r\nbody\r\n", {"title": "a"}, "body\n", 4),
        (b"---\nreviewed: 2026-11-21\n---\n", {"reviewed": "2026-11-21"}, "", 4),
        (b"---\ntitle: a\n---", {"title": "a"}, "", 3),
        (b"no front\n---\nx: y\n---\n", {}, "no front\n---\nx: y\n---\n", 1),
        (b"", {}, "", 1),
    ],
    ids=["front", "byte order mark", "CRLF", "date as typed", "no body", "rule, no front matter", "empty"],
)
def test_front_matter_and_body_are_told_apart(
    tmp_path: Path, content: bytes, meta: dict[str, object], body: str, first_line: int
) -> None:
    found = read(tmp_path, content)
    assert (found.meta, found.body, found.first_line) == (meta, body, first_line)


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        (b"---\ntitle: a\ntitle: b\n---\n", ":3", "«title» stands twice"),
        (b"---\ntitle: [a\n---\n", ":3", "not YAML"),
        (b"---\n- a\n---\n", ":2", "no mapping"),
        (b"---\na: &x 1\n---\n", ":2", "anchor"),
        (b"caf\xe9", "", "byte 3 is not UTF-8"),
    ],
)
def test_a_page_that_cannot_be_read_says_where(tmp_path: Path, content: bytes, place: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        read(tmp_path, content)
    assert caught.value.place == f"{tmp_path / 'en/practice/x.md'}{place}"
    assert problem in caught.value.problem
