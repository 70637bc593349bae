"""A timeline tells when, in order, and from whom it knows.

Why: the drawing puts the events where their dates say; one without a date, or out of order, puts the story upside down,
and one without a source is a rumour.

Each item of `<div class="timeline" markdown>` begins with a date in bold, `**2015-12-11**`, as exactly as it is known;
none comes before the one above it, none lies in the future, and each has a citation or a fact.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.rule import Rule
from book.source import timeline
from book.source.dates import latest_today
from book.source.timeline import Event

NAME = "timeline"


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each event of a timeline that is not as it should be."""
    latest = latest_today()
    for sheet in book.sheets:
        for start, events in timeline.timelines(sheet.page.body):
            if len(events) < 2:
                message = "a timeline of fewer than two events shows no time; add events as `- **2015-12-11** …`"
                yield sheet.finding(NAME, start, message)
            for index, event in enumerate(events):
                yield from _event(sheet, event, events[index - 1] if index else None, latest)


def _event(sheet: Sheet, event: Event, before: Event | None, latest: datetime.date) -> Iterator[Finding]:
    date, earlier = event.date, before.date if before else None
    if date is None:
        typed = f"«{event.typed}» is no date" if event.typed else "the event begins with no date"
        yield sheet.finding(NAME, event.offset, f"{typed}; begin it with **2015-12-11**, **2015-12** or **2015**")
        return
    if date.first > latest:
        yield sheet.finding(NAME, event.offset, f"{date.typed} is in the future; write the day it was")
    if earlier and date.last < earlier.first:
        message = f"{date.typed} stands after {earlier.typed}; put the events in order"
        yield sheet.finding(NAME, event.offset, message)
    if "[@" not in event.text and "{{ fact:" not in event.text:
        yield sheet.finding(NAME, event.offset, f"the event of {date.typed} has no source; cite one as [@key]")


RULE = Rule(NAME, "an event out of order or without a source puts the story upside down", find, by_page=True)
