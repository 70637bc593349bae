"""Turns a list of dated events into a timeline in which distance is time.

Markdown has made a list of it, each item beginning with a date in bold. On the web it becomes an ordered list with a
line and a dot for each event; in print, events that `print.lua` and the EPUB's style sheet draw. The space before an
event grows with the time since the one before it; all of them together have a height that goes with their number, so
that three years and thirty fit on a phone alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from book.source.dates import Date, parse

SPACE = 1.2  # lines of space an event has on average, besides its own text

_TIMELINE = re.compile(r'<div class="timeline">\s*<ul>(?P<items>.*?)</ul>\s*</div>', re.DOTALL)
_ITEM = re.compile(r"<li>\s*(?:<p>)?<strong>(?P<date>[\d-]+)</strong>\s*(?P<text>.*?)(?:</p>)?\s*</li>", re.DOTALL)


@dataclass(frozen=True)
class _Event:
    date: Date
    text: str
    gap: float


def gaps(dates: Sequence[Date]) -> list[float]:
    """Return the space before each event, in lines: it goes with the time since the one before, SPACE on average."""
    days = [0.0, *(max(0.0, after.middle - before.middle) for before, after in pairwise(dates))]
    whole = sum(days)
    return [SPACE * (len(dates) - 1) * day / whole if whole else 0.0 for day in days]


def web(content: str) -> str:
    """Return the page's HTML with its timelines as the site shows them."""
    return _drawn(content, lambda events: f'<ol class="timeline">{"".join(map(_on_the_web, events))}</ol>')


def printed(content: str) -> str:
    """Return the page's HTML with its timelines as the printed forms start from them."""
    return _drawn(content, lambda events: f'<div class="timeline">{"".join(map(_in_print, events))}</div>')


def _drawn(content: str, draw: Callable[[list[_Event]], str]) -> str:
    def one(match: re.Match[str]) -> str:
        items = list(_ITEM.finditer(match["items"]))
        dates = [date for item in items if (date := parse(item["date"])) is not None]
        if not dates or len(dates) != match["items"].count("<li>"):
            return match.group()  # it stays a list; the check says which item lacks its date
        return draw([_Event(*event) for event in zip(dates, (i["text"] for i in items), gaps(dates), strict=True)])

    return _TIMELINE.sub(one, content)


def _on_the_web(event: _Event) -> str:
    day = event.date.typed
    time = f'<time datetime="{day}">{day}</time>'
    return f'<li style="--gap: {event.gap:.2f}">{time}<p>{event.text}</p></li>'


def _in_print(event: _Event) -> str:
    day = f'<span class="event-date">{event.date.typed}</span>'
    return (
        f'<div class="event" data-gap="{event.gap:.2f}" data-date="{event.date.typed}"><p>{day} {event.text}</p></div>'
    )
