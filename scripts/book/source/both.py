"""A text in both languages of the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from book.errors import BookError

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Both:
    """A text in both languages."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """Return the text in `language`, `zh` or `en`."""
        return self.zh if language == "zh" else self.en


def both(found: Any, place: str, name: str) -> Both:
    """Return what was read as a text in both languages; one text for both is the same in each.

    Raises:
        BookError: it is neither.
    """
    if isinstance(found, str):
        return Both(found, found)
    if isinstance(found, dict) and set(found) == set(LANGUAGES):
        return Both(str(found["zh"]), str(found["en"]))
    raise BookError(place, f"«{name}» is neither a text nor a text a language", "write {zh: …, en: …}")
