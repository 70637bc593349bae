"""A timeline is found with its events, and an item without a date is found too."""

from __future__ import annotations

from book.source.timeline import timelines

TEXT = """段。

<div class="timeline" markdown>

- **2015-12-11** 成立。[@a]
- **2016** 下一步，{{ fact:b }}。
- 没有日期。

</div>

- **2017** 别处的列表。
"""


def test_events_are_those_of_the_timeline() -> None:
    ((start, events),) = timelines(TEXT)
    assert TEXT[start:].startswith("<div")
    assert [(event.typed, event.text.strip()) for event in events] == [
        ("2015-12-11", "成立。[@a]"),
        ("2016", "下一步，{{ fact:b }}。"),
        ("", "没有日期。"),
    ]
    assert all(TEXT[event.offset :].startswith("- ") for event in events)
    assert [event.date is None for event in events] == [False, False, True]
