"""Every part of a lab's program stands in the book, in its order, with what the program printed when it was last run.

Why: a reader follows a lab with nothing but the page. A part that the page leaves out, or an output of last month's
program, stops them where nobody can help.

That a program runs and prints what is recorded, `book labs` shows; here stands what can be seen without running it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from book.check.book import Book
from book.check.finding import Finding, told
from book.check.rule import Rule
from book.errors import BookError
from book.paths import LABS, shown
from book.source.both import LANGUAGES
from book.source.programs import Part, Programs, head

NAME = "program"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each program that the pages do not show whole, or whose record is of another one."""
    if not book.whole:
        return
    programs = Programs(LABS)
    for name in programs.files:
        try:
            yield from _program(name, programs, book)
        except BookError as error:
            yield told(error, NAME)


def _program(name: str, programs: Programs, book: Book) -> Iterator[Finding]:
    path, parts = shown(programs.path(name)), programs.parts(name)
    if line := head(programs.path(name)):
        yield Finding(path, line, 1, NAME, "this code stands before the first `# %%`, so no page shows it; move it")
    for part in parts:
        if [other.name for other in parts if other.line < part.line].count(part.name):
            yield Finding(path, part.line, 1, NAME, f"a part before this one is called «{part.name}» too; rename one")
    for language in LANGUAGES:
        yield from _unseen(name, path, parts, _shown(book, language, name), language)
    if name in programs.names:
        yield from _record(name, programs)


def _record(name: str, programs: Programs) -> Iterator[Finding]:
    printed = programs.printed(name)
    if printed.digest != programs.digest(name):
        message = f"the program has changed since; run: python3 scripts/book labs {name} --write"
        yield Finding(printed.place, 1, 1, NAME, message)
    for number, line in enumerate(printed.text.split("\n"), 1):
        if match := _CONTROL.search(line):
            message = f"the character U+{ord(match[0]):04X} cannot be printed in a book; let the program leave it out"
            yield Finding(printed.place, number, match.start() + 1, NAME, message)


def _shown(book: Book, language: str, name: str) -> list[str]:
    """Return the parts of a program whose code the pages of a language show, in the order in which they do."""
    return [
        token.parts["name"].partition(".")[2]
        for sheet in book.all_sheets
        if sheet.page.language == language
        for token in sheet.tokens
        if token.kind == "reference"
        and token.parts["space"] == "program"
        and token.parts["name"].partition(".")[0] == name
        and token.parts.get("option") != "output"
    ]


def _unseen(name: str, path: str, parts: list[Part], seen: list[str], language: str) -> Iterator[Finding]:
    for part in parts:
        if part.name not in seen:
            mend = f"write {{{{ program:{name}.{part.name} }}}}, or remove it"
            yield Finding(path, part.line, 1, NAME, f"no page in docs/{language} shows the part «{part.name}»; {mend}")
    order = [part for part in parts if part.name in seen]
    for before, after in pairwise(order):
        if seen.index(after.name) < seen.index(before.name):
            message = f"docs/{language} shows «{after.name}» before «{before.name}»; show them in the program's order"
            yield Finding(path, after.line, 1, NAME, message)


RULE = Rule(NAME, "a part that the page leaves out stops the reader where nobody can help", find)
