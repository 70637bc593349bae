"""Finds the timelines of a page: lists whose items begin with a date in bold, in `<div class="timeline" markdown>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book.source.dates import Date, parse

_BLOCK = re.compile(r'^<div class="timeline" markdown>\n(?P<items>.*?)^</div>', re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^- (?:\*\*(?P<date>[^*\n]*)\*\*)?(?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Event:
    """One item of a timeline.

    Attributes:
        typed: what stands in bold at its beginning; empty where nothing does.
        text: the rest of the item.
        offset: where the item begins in the text.
    """

    typed: str
    text: str
    offset: int

    @property
    def date(self) -> Date | None:
        """Its date, or None where it has none."""
        return parse(self.typed)


def timelines(text: str) -> Iterator[tuple[int, list[Event]]]:
    """Yield each timeline of a page's Markdown: its offset and its events."""
    for block in _BLOCK.finditer(text):
        items = _ITEM.finditer(text, block.start("items"), block.end("items"))
        yield block.start(), [Event(item["date"] or "", item["text"], item.start()) for item in items]
