"""Tables of named entries: every scalar as it was typed, and nothing that a small file could swell with."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source import yamlfile


def load(folder: Path, content: bytes) -> dict[str, yamlfile.Entry]:
    path = folder / "table.yml"
    path.write_bytes(content)
    return yamlfile.load(path)


@pytest.mark.parametrize("typed", ["5.576e6", "2.50", "2026-11-21", "0x1F", "yes", "~", "1_000", "012"])
def test_a_scalar_keeps_the_characters_that_were_typed(tmp_path: Path, typed: str) -> None:
    assert load(tmp_path, f"a: {{value: {typed}}}".encode())["a"].fields == {"value": typed}


def test_nested_values_are_dicts_and_lists_of_text(tmp_path: Path) -> None:
    entry = load(tmp_path, b"a: {b: {c: 1}, d: [1, x]}")["a"]
    assert entry.fields == {"b": {"c": "1"}, "d": ["1", "x"]}


def test_entries_keep_their_order_and_know_their_line(tmp_path: Path) -> None:
    entries = load(tmp_path, b"# head\nb: {x: 1}\n\na:\n  x: 2\n")
    assert [(e.name, e.place.rpartition(":")[2]) for e in entries.values()] == [("b", "2"), ("a", "4")]


@pytest.mark.parametrize(
    "content",
    [b"a: {b: x}\n", b"\xef\xbb\xbfa: {b: x}\n", b"a: {b: x}\r\n", b"a:\r\n  b: x\r\n"],
    ids=["plain", "byte order mark", "CRLF", "CRLF block"],
)
def test_byte_order_marks_and_line_endings_make_no_difference(tmp_path: Path, content: bytes) -> None:
    assert {name: e.fields for name, e in load(tmp_path, content).items()} == {"a": {"b": "x"}}


@pytest.mark.parametrize("content", [b"", b"# nothing yet\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_entries(tmp_path: Path, content: bytes) -> None:
    assert load(tmp_path, content) == {}


def test_a_file_that_is_not_there_has_no_entries(tmp_path: Path) -> None:
    assert yamlfile.load(tmp_path / "none.yml") == {}


BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        (b"a: {b: 1}\na: {b: 2}\n", ":2", "«a» stands twice"),
        (b"a:\n  b: 1\n  b: 2\n", ":3", "«b» stands twice"),
        (b"a:\n  b: {c: 1, c: 2}\n", ":2", "«c» stands twice"),
        (b"a: {b: 1}\nc: &x {d: 1}\n", ":2", "anchor or alias"),
        (BOMB, ":1", "anchor or alias"),
        (b"a: {b: " + b"[" * 3000 + b"]" * 3000 + b"}", "", "nested too deeply"),
        (b"a: {b: 1\n", ":2", "not YAML"),
        (b"a:\n\tb: 1\n", ":2", "not YAML"),
        (b"a: {b: \x07}\n", "", "not YAML"),
        (b"a: {b: \xff}\n", "", "byte 7 is not UTF-8"),
        (b"- a\n", ":1", "expected `name: value` lines"),
        (b"\na: 1\n", ":2", "«a» has no fields"),
        (b"a: {b: 1}\n---\nc: {d: 1}\n", ":2", "not YAML"),
    ],
    ids=lambda value: value if isinstance(value, str) and value[:1] not in ("", ":") else None,
)
def test_what_is_not_a_table_is_refused_with_its_line(tmp_path: Path, content: bytes, place: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        load(tmp_path, content)
    assert caught.value.place == f"{tmp_path / 'table.yml'}{place}"
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)
    assert caught.value.mend


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    entry = load(tmp_path, b"a: {b: !!python/object/apply:os.system ['exit 1']}")["a"]
    assert entry.fields == {"b": ["exit 1"]}
