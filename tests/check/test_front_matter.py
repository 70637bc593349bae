"""What the faults in the book itself do not show: the clock, releases, and values of the wrong shape."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from book.check import front_matter


def found(meta: dict[str, Any], today: str = "2026-11-21", release: bool = False) -> list[tuple[str, bool]]:
    book: Any = SimpleNamespace(today=datetime.date.fromisoformat(today), release=release)
    return [(name, warning) for name, _, warning in front_matter._dates(meta, book)]


def test_a_review_that_is_due_warns_and_stops_a_release() -> None:
    meta = {"reviewed": "2026-01-01", "review_by": "2026-11-20"}
    assert found(meta) == [("review_by", True)]
    assert found(meta, release=True) == [("review_by", False)]
    assert found(meta, today="2026-11-20") == []


def test_today_may_be_written_anywhere_on_earth_before_the_commit_is_made() -> None:
    now = datetime.datetime.now(datetime.UTC)
    for day, expected in (
        ((now + datetime.timedelta(hours=14)).date(), 0),
        ((now + datetime.timedelta(days=2)).date(), 1),
    ):
        meta = {"reviewed": day.isoformat(), "review_by": "9999-01-01"}
        assert len(found(meta, today="2020-01-01")) == expected


def test_a_review_is_due_after_it_was_made() -> None:
    assert found({"reviewed": "2026-11-01", "review_by": "2026-11-30"}) == []
    assert found({"reviewed": "2026-11-21", "review_by": "2026-11-21"}) == [("review_by", False)]


@pytest.mark.parametrize("day", ["20261121", "2026-W47-6", "2026-13-01", "tomorrow", ["2026-11-21"], {"a": "b"}])
def test_what_is_no_day(day: Any) -> None:
    assert found({"reviewed": day}) == [("reviewed", False)]


@pytest.mark.parametrize(
    ("language", "summary", "wrong"),
    [
        ("zh", "一句话。", False),
        ("zh", "答“要不要？”这一问。", False),
        ("zh", "他说：“要。”", False),
        ("zh", "一句。两句。", True),
        ("zh", "没有句号", True),
        ("en", "One sentence.", False),
        ("en", "Costs, e.g. rent, vs. pay in the U.S. and China.", False),
        ("en", "Version 2.5 at 3.99 dollars.", False),
        ("en", "One. Two.", True),
        ("en", "No stop", True),
    ],
)
def test_a_summary_is_one_sentence(language: str, summary: str, wrong: bool) -> None:
    assert bool(list(front_matter._sentence(summary, language))) is wrong


@pytest.mark.parametrize(
    ("value", "wrong"),
    [({"answer": "0a1b2c3d"}, False), ({}, False), ("", True), ({"answer": "0A"}, True), (["x"], True)],
)
def test_the_hashes_have_eight_digits(value: Any, wrong: bool) -> None:
    assert bool(list(front_matter._recorded(value))) is wrong
