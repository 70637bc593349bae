"""A date as exactly as it is known: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_TYPED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Date:
    """A date as it was typed, `2015`, `2015-12` or `2015-12-11`, with the first and the last day that it may mean."""

    typed: str
    first: datetime.date
    last: datetime.date

    @property
    def middle(self) -> float:
        """The middle of its days, as a day's number."""
        return (self.first.toordinal() + self.last.toordinal()) / 2


def latest_today() -> datetime.date:
    """Return the date where a day begins first on earth: what comes after it is in the future everywhere."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()


def parse(typed: str) -> Date | None:
    """Return the date, or None where `typed` is none."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    return Date(typed, first, last)
