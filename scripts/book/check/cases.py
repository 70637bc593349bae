"""A case of the table has its story, its sources and its dates in order.

Why: the counts and base rates of the book are read off `cases.yml`; a row without a story or a source is an opinion
that is counted as if it were known.

A case's page has the heading it names, in each language that has the page; each of its sources is in the bibliography;
it does not end before it begins, nor in the future; what failed or withdrew has a cause and says why. Judged when the
whole book is asked for, and only then: a page prints the table by `{{ generated:cases }}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from book.check.book import Book
from book.check.entries import Row, paired, unknown
from book.check.finding import Finding
from book.check.rule import Rule
from book.source import cases
from book.source.both import LANGUAGES
from book.source.cases import FILE, Case
from book.source.dates import latest_today

NAME = "case"
ENDED = ("licensed", "sold", "withdrawn", "closed", "insolvent")


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each case that is not as it should be."""
    if not book.whole:
        return
    found, unread = paired(cases.read, FILE, NAME)
    yield from unread
    printed = book.generates("cases")
    for row, case in found:
        if not printed:
            yield row.finding(NAME, "no page prints the table; write {{ generated:cases }}, or remove the row")
        yield from _place(case, row, book)
        yield from _fields(case, row, book)


def _place(case: Case, row: Row, book: Book) -> Iterator[Finding]:
    sheets = [sheet for language in LANGUAGES if (sheet := book.sheet(language, case.page))]
    if not sheets:
        yield row.finding(NAME, f"there is no page «{case.page}»; name the one that tells its story", "page")
    for sheet in sheets:
        if case.anchor not in sheet.outline.ids:
            message = f"{sheet.page.place} has no heading «#{case.anchor}»; name the one that tells its story"
            yield row.finding(NAME, message, "anchor")


def _fields(case: Case, row: Row, book: Book) -> Iterator[Finding]:
    yield from unknown(case.sources, book.bibliography, row, NAME, "source")
    if case.since.last < case.founded.first:
        yield row.finding(NAME, f"since {case.since.typed} is before founded {case.founded.typed}; mend one", "since")
    if case.since.first > latest_today():
        yield row.finding(NAME, f"since {case.since.typed} is in the future; write the day it was", "since")
    state = case.choices["state"]
    if state in ENDED and not (case.causes and case.why):
        yield row.finding(NAME, f"what was {state} has a cause; give `causes`, the main one first, and `why`", "state")


RULE = Rule(NAME, "a row without a story or a source is counted as if it were known", find)
