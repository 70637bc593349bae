"""Tells the reader of a translation that lags since when it does, and in which sections: a quiet banner."""

from __future__ import annotations

import html
from dataclasses import dataclass

from book.source import sections
from book.source.page import Page


@dataclass(frozen=True)
class Lag:
    """One section that lags: its title as plain text, its id where this page has it (else empty), and its language."""

    title: str
    id: str
    language: str


def lags(page: Page, original: Page) -> list[Lag]:
    """Return the sections of `page` that lag behind `original`; none where nothing was ever recorded."""
    here = {section.id: section.title for section in sections.split(page)}
    there = {section.id: section.title for section in sections.split(original)}
    opening = "开头" if page.language == "zh" else "the opening"
    found = []
    for name in sections.lagging(page, original) or []:
        if name == sections.INTRO:
            found.append(Lag(opening, "", page.language))
        elif name in here:
            found.append(Lag(here[name], name, page.language))
        elif name in there:
            found.append(Lag(there[name], "", original.language))
    return found


def banner(page: Page, original: Page) -> str:
    """Return the banner of a page that lags as HTML, or nothing.

    Args:
        page: the translation.
        original: the Chinese page it follows.
    """
    found = lags(page, original)
    if not found:
        return ""
    day = html.escape(str(page.meta.get("translated_on", "")))
    if page.language == "zh":
        since = f"本页译于 {day}，此后" if day else "本页译出之后，"
        text, mark = f"{since}原文改过这几节，译文还没有跟上：{{}}。", "、"
    else:
        since = f"since this page was translated on {day}" if day else "since this page was translated"
        text, mark = f"The Chinese has changed {since}. Not yet followed here: {{}}.", ", "
    return f'<aside class="stale"><p>{text.format(mark.join(_link(lag, page) for lag in found))}</p></aside>'


def _link(lag: Lag, page: Page) -> str:
    title = html.escape(lag.title)
    if lag.id:
        return f'<a href="#{html.escape(lag.id)}">{title}</a>'
    return title if lag.language == page.language else f'<span lang="{lag.language}">{title}</span>'
