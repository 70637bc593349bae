"""A prediction can turn out wrong: it was made before it was due, it says how it is judged, and it is settled in time.

Why: a forecast without a date and a judge is always right; one that is quietly left open was wrong.

A prediction of `predictions.yml` is due after it was made, and neither made nor settled in the future; its sources and
its evidence are in the bibliography; a page prints them all by `{{ generated:predictions }}`. One that has been due
for 60 days without an outcome is warned of, and is an error of a release.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from book.check.book import Book
from book.check.entries import Row, paired, unknown
from book.check.finding import Finding
from book.check.rule import Rule
from book.source import predictions
from book.source.dates import latest_today
from book.source.predictions import FILE, Prediction

NAME = "prediction"
GRACE = datetime.timedelta(days=60)


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each prediction that is not as it should be; judged when the whole book is asked for."""
    if not book.whole:
        return
    found, unread = paired(predictions.read, FILE, NAME)
    yield from unread
    printed = book.generates("predictions")
    for row, prediction in found:
        if not printed:
            yield row.finding(NAME, "no page prints it; write {{ generated:predictions }}, or remove it")
        yield from _days(prediction, row, book)
        yield from unknown(prediction.sources, book.bibliography, row, NAME, "source")
        yield from unknown(filter(None, [prediction.evidence]), book.bibliography, row, NAME, "evidence")


def _days(prediction: Prediction, row: Row, book: Book) -> Iterator[Finding]:
    if prediction.due <= prediction.made:
        yield row.finding(NAME, "it was due before it was made; foretell something that is still open", "due")
    for field, day in (("made", prediction.made), ("settled", prediction.settled)):
        if day and day > latest_today():
            yield row.finding(NAME, f"{field} {day} is in the future; write the day it was", field)
    if not prediction.outcome and book.today > prediction.due + GRACE:
        message = f"it was due on {prediction.due}; add `outcome`, `settled` and `evidence`, however it turned out"
        yield row.finding(NAME, message, "due", warning=not book.release)


RULE = Rule(NAME, "a forecast without a date and a judge is always right", find)
