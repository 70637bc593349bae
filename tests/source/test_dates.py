"""A date is as exact as it was typed."""

from __future__ import annotations

import datetime

import pytest

from book.source.dates import latest_today, parse


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2015", (2015, 1, 1), (2015, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2015-12-11", (2015, 12, 11), (2015, 12, 11)),
    ],
)
def test_a_date_has_the_days_it_may_mean(typed: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    date = parse(typed)
    assert date is not None
    assert (date.first, date.last) == (datetime.date(*first), datetime.date(*last))


def test_the_middle_lies_between_first_and_last() -> None:
    year, day = parse("2015"), parse("2015-07-02")
    assert year is not None
    assert day is not None
    assert year.middle == day.middle


@pytest.mark.parametrize("typed", ["", "15", "2015-13", "2015-02-30", "2015/12", "2015-12-11 ", "12 Dec 2015", "0000"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse(typed) is None


def test_the_latest_today_is_today_or_tomorrow_as_greenwich_has_it() -> None:
    before = datetime.datetime.now(datetime.UTC).date()
    assert before <= latest_today() <= datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
