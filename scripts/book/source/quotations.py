"""Reads `quotations.yml`: what a person said or wrote, word for word, with day, source and translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book.errors import BookError
from book.source import yamlfile
from book.source.both import LANGUAGES, Both, both
from book.source.dates import Date, parse

FILE = "quotations.yml"
GRADES = ("A", "B")  # what only one weak source gives is no quotation
_REQUIRED = ("speaker", "role", "date", "language", "said", "source", "grade")


@dataclass(frozen=True)
class Quotation:
    """One quotation.

    Attributes:
        speaker: who.
        role: what they were on that day.
        date: when.
        language: of the original, as in HTML's `lang`.
        said: the exact words.
        translations: into the other languages of the book.
        where: the kind of source, or None.
        source: key of the bibliography.
        grade: A, the primary text was read; B, quoted word for word by a reputable source.
        place: where it is defined.
    """

    name: str
    speaker: Both
    role: Both
    date: Date
    language: str
    said: str
    translations: Mapping[str, str]
    where: Both | None
    source: str
    grade: str
    place: str


def read(data: Path) -> dict[str, Quotation]:
    """Return every quotation by its name.

    Raises:
        BookError: an entry lacks a field, or one of its fields is not as it should be.
    """
    return {name: _quotation(entry) for name, entry in yamlfile.load(data / FILE).items()}


def _quotation(entry: yamlfile.Entry) -> Quotation:
    fields, place = entry.fields, entry.place
    translated = [language for language in LANGUAGES if language != fields.get("language")]
    missing = [name for name in (*_REQUIRED, *translated) if not fields.get(name)]
    if missing:
        raise BookError(place, f"«{entry.name}» lacks {', '.join(missing)}", "add what is missing")
    if fields["language"] in fields:
        problem = f"«{entry.name}» has a translation into its own language, {fields['language']}"
        raise BookError(place, problem, "keep the original in `said` alone")
    date = parse(str(fields["date"]))
    if date is None:
        raise BookError(place, f"«{entry.name}»: date «{fields['date']}» is none", "write 2015-12-11, 2015-12 or 2015")
    if fields["grade"] not in GRADES:
        raise BookError(place, f"«{entry.name}»: grade «{fields['grade']}»", "A or B; nothing below is quoted")
    return Quotation(
        name=entry.name,
        speaker=both(fields["speaker"], entry.place, "speaker"),
        role=both(fields["role"], entry.place, "role"),
        date=date,
        language=str(fields["language"]),
        said=str(fields["said"]),
        translations={language: str(fields[language]) for language in translated},
        where=both(fields["where"], entry.place, "where") if "where" in fields else None,
        source=str(fields["source"]),
        grade=str(fields["grade"]),
        place=place,
    )


class Quotations:
    """The quotations of one folder of data, read when the first is asked for."""

    def __init__(self, data: Path) -> None:
        self._data = data

    @cached_property
    def table(self) -> dict[str, Quotation]:
        """Every quotation by its name."""
        return read(self._data)

    def quotation(self, name: str, place: str) -> Quotation:
        """Return one quotation.

        Raises:
            BookError: there is none of this name (`place` is where it was asked for), or the table cannot be read.
        """
        if name not in self.table:
            raise BookError(place, f"there is no quotation «{name}»", f"define it in docs/data/{FILE}")
        return self.table[name]
