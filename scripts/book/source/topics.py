"""Reads the list of topics that the book treats, and the list of its chapters.

Both are tables with tabs between the columns, one row a line, which a person sorts and edits in a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from book.errors import BookError
from book.paths import shown
from book.source import sections
from book.source.page import Page
from book.source.yamlfile import Entry

COLUMNS = ("id", "chapter", "zh", "en", "kind", "target")


@dataclass(frozen=True)
class Topic:
    """One topic.

    Attributes:
        id: its name for machines.
        chapter: the path of the chapter that owes it to the reader, as `chapters.tsv` has it.
        zh, en: its name in each language.
        kind: concept, process, tool and so on.
        target: where it is treated: `practice/economics#training-cost`, or `term:churn` for a term of the glossary;
            empty while the chapter is not written.
        place: where the row stands, for messages.
    """

    id: str
    chapter: str
    zh: str
    en: str
    kind: str
    target: str
    place: str

    def name(self, language: str) -> str:
        """Return the topic's name in `language`."""
        return self.zh if language == "zh" else self.en


def read(data: Path, problems: list[BookError] | None = None) -> list[Topic]:
    """Read `topics.tsv`.

    Args:
        data: the folder that holds it.
        problems: where given, gathers rows that cannot be read, and the rest goes on.

    Raises:
        BookError: a row cannot be read.
    """
    rows = _rows(data / "topics.tsv", COLUMNS, problems)
    return [Topic(**dict(zip(COLUMNS, cells, strict=True)), place=place) for place, cells in rows]


def chapters(data: Path, problems: list[BookError] | None = None) -> dict[str, tuple[str, str]]:
    """Return every chapter the book will have, by path: its Chinese and English title, from `chapters.tsv`."""
    rows = _rows(data / "chapters.tsv", ("path", "zh", "en"), problems)
    return {path: (zh, en) for _, (path, zh, en) in rows}


def _rows(path: Path, columns: tuple[str, ...], problems: list[BookError] | None) -> list[tuple[str, list[str]]]:
    found = []
    for error, place, cells in _lines(path, columns):
        if error is None:
            found.append((place, cells))
        elif problems is None:
            raise error
        else:
            problems.append(error)
    return found


def _lines(path: Path, columns: tuple[str, ...]) -> list[tuple[BookError | None, str, list[str]]]:
    """Return, for each row, what is wrong with it (or None), its place and its cells."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        return [(BookError(shown(path), f"byte {error.start} is not UTF-8", "save the file as UTF-8"), "", [])]
    expected = " · ".join(columns)
    if not lines or tuple(lines[0].split("\t")) != columns:
        return [(BookError(f"{shown(path)}:1", "the head of the table is another", f"write {expected}"), "", [])]
    found: list[tuple[BookError | None, str, list[str]]] = []
    for number, line in enumerate(lines[1:], 2):
        place, cells = f"{shown(path)}:{number}", [cell.strip() for cell in line.split("\t")]
        wrong = None
        if len(cells) != len(columns):
            wrong = BookError(
                place, f"the row has {len(cells)} cells, not {len(columns)}", f"write {expected}, by tabs"
            )
        found.append((wrong, place, cells))
    return found


@dataclass(frozen=True)
class Term:
    """A term of the glossary: its name in each language."""

    zh: str
    en: str


def terms(entries: Mapping[str, Entry]) -> dict[str, Term]:
    """Return the terms of the glossary by id; one that lacks a name is left out."""
    named = {name: (entry.fields.get("zh"), entry.fields.get("en")) for name, entry in entries.items()}
    return {name: Term(str(zh), str(en)) for name, (zh, en) in named.items() if zh and en}


def aim(topic: Topic) -> tuple[str, str]:
    """Return the path of the page on which a topic is treated, and `#heading` or `term:id` on it."""
    if topic.target.startswith("term:"):
        return topic.chapter, topic.target
    slug, mark, name = topic.target.partition("#")
    return slug or topic.chapter, mark + name


def anchor(what: str, page: Page, known: Mapping[str, Term]) -> str | None:
    """Return the id of the heading under which a page treats `#heading` or `term:id`, or None if it does not.

    A term is treated where it first stands in bold or is defined, else where it is first named.
    """
    parts = sections.split(page)
    if what.startswith("#"):
        return what[1:] if any(section.id == what[1:] for section in parts) else None
    term = known.get(what.removeprefix("term:"))
    if term is None:
        return None
    name = re.escape(term.zh if page.language == "zh" else term.en)
    patterns = (rf"^{name}.*\n:|\*\*{name}", name)
    found = (re.search(pattern, page.body, re.MULTILINE | re.IGNORECASE) for pattern in patterns)
    match = next((match for match in found if match), None)
    if match is None:
        return None
    return next((s.id for s in reversed(parts) if s.start <= match.start() and s.id and s.level), "")


def place_of(topic: Topic, pages: Mapping[str, Page], known: Mapping[str, Term]) -> tuple[str, str] | None:
    """Return page and heading id where a topic is treated, or None where that page is not written or does not."""
    slug, what = aim(topic)
    if not topic.target or slug not in pages:
        return None
    found = anchor(what, pages[slug], known)
    return None if found is None else (slug, found)
