"""Reads `references.bib` and writes an entry as HTML."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pybtex.backends.html import Backend
from pybtex.database import BibliographyData, Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import Style as Unsrt
from pybtex.style.template import field, sentence

from book.errors import BookError
from book.paths import shown


class _Style(Unsrt):  # type: ignore[misc]
    """BibTeX's unsorted style, with titles left as their authors wrote them (the original lower-cases them)."""

    def format_title(self, entry: Entry, which_field: str, as_sentence: bool = True) -> Any:
        title = field(which_field)
        return sentence[title] if as_sentence else title


@cache
def _style() -> _Style:
    """Return the style; pybtex looks through every installed package to make one."""
    return _Style()


class Bibliography:
    """The references of the book, by key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._html: dict[str, str] = {}

    @cached_property
    def data(self) -> BibliographyData:
        """The parsed file.

        Raises:
            BookError: it is not UTF-8, or not BibTeX.
        """
        place = shown(self.path)
        try:
            text = self.path.read_text(encoding="utf-8") if self.path.is_file() else ""
            data = parse_string(text, "bibtex")
            for entry in data.entries.values():
                for name, text in entry.fields.items():
                    entry.fields[name] = text.replace(r"\$", "$")  # pybtex leaves this one escape as it stands
                for role, people in entry.persons.items():
                    entry.persons[role] = [_in_order(person) for person in people]
            return data
        except UnicodeDecodeError as error:
            raise BookError(place, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
        except PybtexError as error:
            line = getattr(error, "lineno", None)
            raise BookError(f"{place}:{line}" if line else place, _one_line(error), "mend the entry") from error

    def __contains__(self, key: str) -> bool:
        return key in self.data.entries

    def html(self, key: str, place: str) -> str:
        """Return the reference `key` as one run of HTML.

        Raises:
            BookError: there is no such key (`place` is where it was cited), or its entry lacks what its type needs.
        """
        if key not in self:
            raise BookError(place, f"there is no reference «{key}»", f"add it to {shown(self.path)}")
        if key not in self._html:
            try:
                entry = next(iter(_style().format_entries([self.data.entries[key]])))
            except (PybtexError, KeyError, AttributeError) as error:
                raise BookError(shown(self.path), f"«{key}» cannot be set: {error}", "mend the entry") from error
            self._html[key] = re.sub(
                r'<span class="bibtex-protected">(.*?)</span>',
                r"\1",
                Text(entry.text).render(Backend()),
            )
        return self._html[key]


def _in_order(person: Person) -> Person:
    """Return a person whose name is printed as it is said: a Chinese family name comes first, without a space."""
    family, given = "".join(person.last_names), "".join(person.first_names + person.middle_names)
    if not re.search("[\u3400-\u9fff]", family + given):
        return person
    whole = Person()
    whole.last_names = [family + given]
    return whole


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
