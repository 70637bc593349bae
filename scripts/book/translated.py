"""`book translated PATH --by WHO`: records that a translation says what the Chinese page says today."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import yaml

from book import files
from book.errors import BookError
from book.paths import DOCS, shown
from book.source import page, sections

_FIELDS = ("source_hash", "translated_by", "translated_on")
_FRONT = re.compile(r"\A\ufeff?---\r?\n(?P<fields>(?:.*\n)*?)---[ \t]*\r?(?:\n|\Z)")


def run(path: Path, who: str) -> int:
    """Write the hash of each Chinese section, who translated and the day into the page's front matter.

    Nothing else of the file changes, not a byte.

    Args:
        path: the English page.
        who: the person or persons who brought it up to date.

    Returns:
        0

    Raises:
        BookError: it is no English page, the Chinese one is missing, or nobody is named.
    """
    original = _original(path)
    if not who.strip() or len(who.splitlines()) > 1:
        raise BookError("--by", "nobody is named", 'write who has brought it up to date: --by "Li Lei"')
    hashes = sections.hashes(page.read(original, DOCS))
    fields = {"source_hash": hashes, "translated_by": who.strip(), "translated_on": _today()}
    lines = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**9)
    text = _text(path)
    files.write(path, _recorded(text, lines, shown(path)).encode())
    print(f"{shown(path)}: {len(hashes)} sections recorded as those of {shown(original)}")
    return 0


def _original(path: Path) -> Path:
    english = DOCS / "en"
    if not path.is_file() or english not in path.resolve().parents or path.suffix != ".md":
        raise BookError(shown(path), "this is no English page of the book", "name a file below docs/en")
    original = DOCS / "zh" / path.resolve().relative_to(english)
    if not original.is_file():
        raise BookError(shown(original), "there is no such Chinese page", "write it first; English follows Chinese")
    return original


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BookError(shown(path), f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error


def _recorded(text: str, fields: str, place: str) -> str:
    """Return the page with `fields` in place of what was recorded before, or at the end of its front matter."""
    match = _FRONT.match(text)
    if match is None:
        raise BookError(f"{place}:1", "the page has no front matter", "begin it with --- and title, summary and kind")
    ending = "\r\n" if "\r\n" in match.group() else "\n"
    kept: list[str] = []
    at: int | None = None
    dropping = False
    for line in match["fields"].splitlines(keepends=True):
        dropping = line.startswith(tuple(f"{name}:" for name in _FIELDS)) or (dropping and line[:1] in " \t")
        if dropping and at is None:
            at = len(kept)
        if not dropping:
            kept.append(line)
    kept.insert(len(kept) if at is None else at, fields.replace("\n", ending))
    return text[: match.start("fields")] + "".join(kept) + text[match.end("fields") :]


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()
