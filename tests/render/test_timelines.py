"""In a timeline distance is time."""

from __future__ import annotations

import pytest

from book.render import timelines
from book.source.dates import Date, parse

LIST = """<p>前</p>
<div class="timeline">
<ul>
<li><strong>2015-12-11</strong> 成立。<a class="cite" href="#source-a">[1]</a></li>
<li><strong>2016-12</strong> 第二件事。</li>
<li><strong>2019-12-11</strong> 第三件事。</li>
</ul>
</div>
<ul><li><strong>2020</strong> 别处</li></ul>"""


def dates(*typed: str) -> list[Date]:
    found = [parse(one) for one in typed]
    return [date for date in found if date is not None]


def test_the_gap_is_in_proportion_to_the_time_since_the_event_before() -> None:
    gaps = timelines.gaps(dates("2015-01-01", "2015-01-11", "2015-02-10"))
    assert gaps[0] == 0
    assert gaps[2] == pytest.approx(3 * gaps[1])
    assert sum(gaps) == pytest.approx(2 * timelines.SPACE)


def test_the_gaps_of_few_years_and_of_many_have_the_same_sum() -> None:
    short, long = timelines.gaps(dates("2025-01", "2025-03", "2025-09")), timelines.gaps(dates("1990", "2003", "2025"))
    assert round(sum(short), 9) == round(sum(long), 9)


def test_events_of_one_day_and_a_year_around_its_month_stand_without_a_gap() -> None:
    assert timelines.gaps(dates("2025-01-01", "2025-01-01")) == [0, 0]
    assert timelines.gaps(dates("2025-11", "2025", "2026"))[1] == 0


def test_a_list_becomes_a_timeline_on_the_web() -> None:
    html = timelines.web(LIST)
    assert html.count("<li style=") == 3
    assert '<li style="--gap: 0.00"><time datetime="2015-12-11">2015-12-11</time><p>成立。<a class="cite"' in html
    assert '<time datetime="2016-12">2016-12</time><p>第二件事。</p>' in html
    assert html.endswith("<ul><li><strong>2020</strong> 别处</li></ul>")


def test_a_list_becomes_events_in_print() -> None:
    html = timelines.printed(LIST)
    assert html.count('<div class="event"') == 3
    assert 'data-date="2015-12-11"><p><span class="event-date">2015-12-11</span> 成立。' in html


def test_items_with_paragraphs_are_read_too() -> None:
    html = LIST.replace("</strong> 第二件事。</li>", "</strong> 第二件事。</p>\n</li>")
    html = html.replace("<li><strong>2016", "<li>\n<p><strong>2016")
    assert timelines.web(html) == timelines.web(LIST)


def test_a_list_with_an_undated_item_stays_a_list() -> None:
    html = LIST.replace("<strong>2016-12</strong> ", "")
    assert timelines.web(html) == timelines.printed(html) == html
