"""A translation says what the Chinese page says today, section by section; where it lags, the check warns.

Why: a reader of a lagging page decides by what the book said once. They are told which sections lag; the translator is
told here. Only `book translated PATH --by WHO` says that a page is up to date, never `--fix`.
"""

from __future__ import annotations

from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.rule import Rule
from book.source import sections


def find(book: Book) -> Iterator[Finding]:
    """Yield a warning for each section that lags, and for each translation of which nothing was ever recorded."""
    for slug in dict.fromkeys(sheet.page.slug for sheet in book.sheets):
        zh, en = book.sheet("zh", slug), book.sheet("en", slug)
        if zh and en:
            yield from _page(zh, en)


def _page(zh: Sheet, en: Sheet) -> Iterator[Finding]:
    mend = f"then run: book translated {en.page.place} --by WHO"
    lagging = sections.lagging(en.page, zh.page)
    line = en.meta_line("source_hash")
    if lagging is None:
        message = f"which Chinese this page follows was never recorded; compare the two, {mend}"
        yield en.at_line("stale", line, message, warning=True)
        return
    recorded = en.page.meta["source_hash"]
    here = {section.id: section.line for section in sections.split(en.page)}
    there = {section.id: section.line for section in sections.split(zh.page)}
    day = en.page.meta.get("translated_on", "")
    since = f" since {day}" if day else " since it was translated"
    for name in lagging:
        if name not in there:
            what = f"the section «#{name}» has gone from {zh.page.place}{since}; take it out here"
        elif name not in recorded:
            what = f"the section «#{name}» is new in the Chinese ({zh.page.place}:{there[name]}); translate it"
        elif name == sections.INTRO:
            what = f"title, summary or opening has changed in {zh.page.place}{since}; follow it"
        else:
            what = f"the section «#{name}» has changed in the Chinese ({zh.page.place}:{there[name]}){since}; follow it"
        at = here.get(name, line) if name != sections.INTRO else line
        yield en.at_line("stale", at, f"{what}, {mend}", warning=True)


RULE = Rule("stale", "a reader of a lagging page decides by what the book said once", find)
