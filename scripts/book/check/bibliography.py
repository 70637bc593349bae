"""Every entry of references.bib has what its type needs, once, and says what was read of it.

Why: a reader who doubts a figure follows the reference. One without address or year, or with two keys for one text, or
that nobody says to have read, leaves the doubt where it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlsplit

from pybtex.database import Entry

from book.check.book import Book
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.paths import shown

NAME = "reference"
NEEDS = {
    "article": ("journal",),
    "inproceedings": ("booktitle",),
    "incollection": ("booktitle", "publisher"),
    "book": ("publisher",),
    "phdthesis": ("school",),
    "mastersthesis": ("school",),
}
_ENTRY = re.compile(r"^[ \t]*@(?!comment|preamble|string)(\w+)[ \t]*[{(][ \t]*([^\s,{}]+)[ \t]*,", re.MULTILINE | re.I)
_WHO = ("organization", "institution", "publisher", "howpublished")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+", re.I)
_READ = re.compile(r"\b(?:read|checked|verified|seen)\b|核对|读", re.I)


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each entry that lacks something, and for each that stands twice."""
    path = book.bibliography.path
    if not book.whole or not path.is_file():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    heads = list(_ENTRY.finditer(text))
    spans: dict[str, tuple[int, int]] = {}
    for number, head in enumerate(heads):
        key = head[2]
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        if key.lower() in spans:
            first = text.count("\n", 0, spans[key.lower()][0]) + 1
            message = f"the key «{key}» stands twice, first in line {first}; rename or remove one of the two"
            yield Finding(shown(path), text.count("\n", 0, head.start()) + 1, 1, NAME, message)
        else:
            spans[key.lower()] = (head.start(), end)
    try:
        entries = book.bibliography.data.entries
    except BookError:  # told by `rendering`
        return
    lines = {name: text.count("\n", 0, start) + 1 for name, (start, _) in spans.items()}
    same: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        start, end = spans.get(key.lower(), (0, 0))
        for field, problem in [*_missing(key, entry), *_malformed(entry), *_again(key, entry, same)]:
            found = _field(field).search(text, start, end) if field else None
            line = lines.get(key.lower(), 1) + (text.count("\n", start, found.start()) if found else 0)
            yield Finding(shown(path), line, 1, NAME, f"«{key}»: {problem}")


@cache
def _field(name: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{name}[ \t]*=", re.MULTILINE | re.I)


def _missing(key: str, entry: Entry) -> Iterator[tuple[str, str]]:
    fields = entry.fields
    if not any(entry.persons.get(role) for role in ("author", "editor")) and not any(w in fields for w in _WHO):
        yield "", "nobody is named; add `author`, double braces around an organisation: author = {{OECD}}"
    for name in ("title", *NEEDS.get(entry.type.lower(), ())):
        if not fields.get(name, "").strip():
            yield "", f"a @{entry.type} needs `{name}`; add it"
    if not fields.get("year") and "undated" not in fields.get("note", "").lower():
        yield "", "there is no `year`; add it, or note = {Undated page}"
    if not any(fields.get(name, "").strip() for name in ("url", "doi", "eprint", "isbn")):
        yield "", "a reader cannot reach it; add `url`, `doi` or `eprint`"
    said = fields.get("annote", "")
    if not _READ.search(said):
        what = f"`annote` «{said}» does not say" if said else "no `annote` says"
        yield "annote", f"{what} what was read or checked, and when; write annote = {{Read on 2026-11-21.}}"


def _malformed(entry: Entry) -> Iterator[tuple[str, str]]:
    fields = entry.fields
    if url := fields.get("url", "").replace(r"\_", "_").replace(r"\%", "%"):
        try:
            parts = urlsplit(url)
            well = _HOST.fullmatch(parts.hostname or "") is not None and not re.search(r"[\s<>{}\\]", url)
        except ValueError:
            well = False
        if not well or parts.scheme not in ("http", "https"):
            yield "url", f"url «{url}» is no address; write it whole, https://host/path"
        elif parts.scheme == "http":
            yield "url", f"url «{url}» is not https; use https, which nobody can change on the way"
    year = fields.get("year", "")
    this = datetime.now(UTC).year
    if year and not (re.fullmatch(r"[1-9]\d{3}", year) and 1400 <= int(year) <= this + 1):
        yield "year", f"year «{year}» is none; write four digits, not after {this}"
    elif year and int(year) > this:
        yield "year", f"year {year} is in the future; write the year it came out"
    if (doi := fields.get("doi")) and not _DOI.fullmatch(doi.replace(r"\_", "_")):
        yield "doi", f"doi «{doi}» is none; write it without address: 10.1145/3600006.3613165"
    eprint, archive = fields.get("eprint"), fields.get("archiveprefix", fields.get("eprinttype", ""))
    if eprint and archive.lower() == "arxiv" and not _ARXIV.fullmatch(eprint):
        yield "eprint", f"eprint «{eprint}» is no number of arXiv; write it as 2412.19437"
    elif eprint and not archive:
        yield "eprint", "eprint has no archive; add archiveprefix = {arXiv}"


def _again(key: str, entry: Entry, same: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for field in ("url", "doi", "eprint"):
        value = entry.fields.get(field, "").strip().rstrip("/").lower()
        if field == "url":
            value = re.sub(r"^https?://(?:www\.)?", "", value)
        if not value:
            continue
        if others := same[f"{field} {value}"]:
            yield field, f"its {field} is also that of «{others[0]}»; cite one key, or give the part that differs"
        same[f"{field} {value}"].append(key)


RULE = Rule(NAME, "a reference that cannot be followed supports nothing", find)
