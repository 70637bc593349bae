"""A term of the glossary has one name in each language, and the pages use it.

Why: a reader who learns «词元» on one page and meets «令牌» on the next looks for a difference that is not there.

An entry of docs/data/glossary.yml may carry `not: {zh: [令牌], en: [...]}`: the forms that we do not use. A form is let
pass in a quotation or a title (“…”, 《…》), as the gloss of the term itself (词元（token）), and where it is part of
another agreed name. There is no `--fix`: the sentence around a term often has to change with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from book.check.book import Book
from book.check.finding import Finding
from book.check.reading import passages
from book.check.rule import Rule
from book.errors import BookError
from book.paths import DATA, shown
from book.source import yamlfile

NAME = "term"
LANGUAGES = ("zh", "en")
_GLOSS = re.compile(r"[（(] *$")


@dataclass(frozen=True)
class Forms:
    """What is not said in one language, and what is said instead; and the pattern that finds both."""

    instead: Mapping[str, str]
    pattern: re.Pattern[str] | None


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each form that the glossary does not use."""
    path = DATA / "glossary.yml"
    try:
        entries = yamlfile.load(path)
    except BookError:
        return  # told by the rule that reads the data
    if book.whole:
        yield from _malformed(entries)
    forms = {language: unused_forms(entries, language) for language in LANGUAGES}
    for sheet in book.sheets:
        known = forms.get(sheet.page.language)
        if known is None or known.pattern is None:
            continue
        for passage in passages(sheet):
            text = passage.own()
            for match in known.pattern.finditer(text):
                wanted = known.instead.get(" ".join(match.group().casefold().split()))
                gloss = _GLOSS.search(text[max(match.start() - 3, 0) : match.start()])
                if wanted and not gloss:
                    message = f"«{match.group()}» should be «{wanted}», as {shown(path)} has it; use that name"
                    yield passage.finding(NAME, match.start(), message)


def unused_forms(entries: Mapping[str, yamlfile.Entry], language: str) -> Forms:
    """Return the forms that the entries rule out in a language."""
    instead: dict[str, str] = {}
    agreed: set[str] = set()
    for entry in entries.values():
        name = entry.fields.get(language)
        if isinstance(name, str):
            agreed.add(name)
            instead |= {form.casefold(): name for form in _listed(entry.fields.get("not"), language)}
    words = sorted({*instead, *(name.casefold() for name in agreed)}, key=len, reverse=True)
    if not instead:
        return Forms({}, None)
    return Forms(instead, re.compile("|".join(map(_bounded, words)), re.IGNORECASE))


def _bounded(word: str) -> str:
    before = "(?<![A-Za-z0-9-])" if re.match("[A-Za-z0-9]", word) else ""
    after = "(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", word) else ""
    return before + re.escape(word).replace(r"\ ", " +") + after


def _listed(found: Any, language: str) -> list[str]:
    forms = found.get(language, []) if isinstance(found, dict) else []
    return [form for form in forms if isinstance(form, str) and form] if isinstance(forms, list) else []


def _malformed(entries: Mapping[str, yamlfile.Entry]) -> Iterator[Finding]:
    for entry in entries.values():
        found = entry.fields.get("not")
        if found is None:
            continue
        good = isinstance(found, dict) and found and set(found) <= set(LANGUAGES)
        place, _, line = entry.place.rpartition(":")
        if not good or any(not _listed(found, language) for language in found):
            message = f"`not` of «{entry.name}» is no list of forms a language; write not: {{zh: [令牌], en: [x]}}"
            yield Finding(place, int(line), 1, NAME, message)
        for language in LANGUAGES:
            if entry.fields.get(language) in _listed(found, language):
                message = f"«{entry.fields[language]}» is the name of «{entry.name}» and stands under `not`; remove one"
                yield Finding(place, int(line), 1, NAME, message)


RULE = Rule(NAME, "two names for one thing send the reader to look for a difference that is not there", find)
