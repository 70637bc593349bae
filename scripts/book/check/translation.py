"""A translation has what the Chinese page has, in order: sections, figures, formulas, code, drawings, tables, links.

Why: the reader of one language must not be told another number, or lack the table that a decision rests on.

Compared heading by heading, each kind of thing for itself, and reported in the translation at the first difference.
What a language may do its own way is left alone: words, the unit of a figure (`bare`), `\\text{…}` in a formula, how
often and in what order a section names its symbols, the labels of a diagram, external links, downloads. Figures,
citations and links that only change places within a paragraph are warned of: grammar asked for it, or two are mixed up.
"""

from __future__ import annotations

from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.counterparts import INLINE, Item, by_section
from book.check.finding import Finding
from book.check.rule import Rule
from book.paths import DOCS, shown
from book.source import sections
from book.source.sections import Section

_MOVABLE = ("the reference", "the citation", "the link")
NAMES = {"zh": "Chinese", "en": "English"}


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each page that one language lacks, and for each difference of a translation."""
    for sheet in book.sheets:
        other = "en" if sheet.page.language == "zh" else "zh"
        if book.sheet(other, sheet.page.slug) is None and not _unread(book, other, sheet.page.slug):
            place = shown(DOCS / other / f"{sheet.page.slug}.md")
            mend = f"write it, or take {sheet.page.place} out"
            yield sheet.at_line("translation", 1, f"the page has no {NAMES[other]} version, {place}; {mend}")
    for slug in dict.fromkeys(sheet.page.slug for sheet in book.sheets):
        zh, en = book.sheet("zh", slug), book.sheet("en", slug)
        if zh and en:
            yield from _fields(zh, en)
            yield from _headings(zh, en)
            yield from _contents(zh, en)


def _unread(book: Book, language: str, slug: str) -> bool:
    """Tell whether the page is there but cannot be read, which another rule says."""
    place = shown(DOCS / language / f"{slug}.md")
    return any(error.place.partition(":")[0] == place for error in book.unread)


def _fields(zh: Sheet, en: Sheet) -> Iterator[Finding]:
    for name in ("kind", "stage"):
        there, here = zh.page.meta.get(name), en.page.meta.get(name)
        if there and here and there != here:
            message = f"«{name}» is {_said(here)} here and {_said(there)} in the Chinese; make them the same"
            yield en.at_line("translation", en.meta_line(name), message)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _headings(zh: Sheet, en: Sheet) -> Iterator[Finding]:
    """Report headings that are missing, too many, out of order or of another level, in this order of importance."""
    there = {s.id: s for s in sections.split(zh.page) if s.id}
    here = {s.id: s for s in sections.split(en.page) if s.id}
    last = en.page.first_line + en.page.body.rstrip("\n").count("\n")
    line = last  # a missing section is reported where it should stand: at the next that is there
    for name in reversed(there):
        if name in here:
            line = here[name].line
        else:
            message = f"the Chinese has the heading «#{name}» ({_place(zh, there[name].line)}); translate that section"
            yield en.at_line("translation", line, message)
    for name in (name for name in here if name not in there):
        message = f"the heading «#{name}» is not in {zh.page.place}; write it there first, or mend the id"
        yield en.at_line("translation", here[name].line, message)
    common = [name for name in there if name in here]
    for name, expected in zip((name for name in here if name in there), common, strict=True):
        if name != expected:
            message = f"«#{name}» stands where the Chinese has «#{expected}»; keep the order of the Chinese"
            yield en.at_line("translation", here[name].line, message)
            break
    for name in common:
        if there[name].level != here[name].level:
            message = f"«#{name}» has level {here[name].level}, in the Chinese {there[name].level}; make it the same"
            yield en.at_line("translation", here[name].line, message)


def _contents(zh: Sheet, en: Sheet) -> Iterator[Finding]:
    theirs, ours = by_section(zh), by_section(en)
    there = {s.id: s for s in sections.split(zh.page)}
    for section in sections.split(en.page):
        if not section.id or section.id not in there:
            continue
        kinds = dict.fromkeys((*theirs[section.id], *ours[section.id]))
        for kind in kinds:
            expected, found = theirs[section.id][kind], ours[section.id][kind]
            if kind == INLINE:
                expected, found = _beyond(expected, found), _beyond(found, expected)
            moved = False
            if kind in _MOVABLE and _keys(expected) != _keys(found):
                settled = _settled(zh, expected), _settled(en, found)
                moved = _keys(settled[0]) == _keys(settled[1])
                expected, found = (expected, found) if moved else settled
            yield from _difference(expected, found, section, zh, en, warning=moved)


def _beyond(items: list[Item], others: list[Item]) -> list[Item]:
    """Return what only `items` has: a sentence names its symbols as often, and in the order, that its grammar asks."""
    known = {item.key for item in others}
    return [item for item in items if item.key not in known]


def _settled(sheet: Sheet, items: list[Item]) -> list[Item]:
    """Return items in the order of the page, but by name within a paragraph; in a table's row each has its column."""

    def order(item: Item) -> tuple[int, str, int]:
        start = sheet.page.body.rfind("\n", 0, item.offset) + 1
        row = sheet.page.body[start : item.offset + 1].lstrip().startswith("|")
        return start, "" if row else item.key, item.offset

    return sorted(items, key=order)


def _keys(items: list[Item]) -> list[str]:
    return [item.key for item in items]


def _difference(
    there: list[Item], here: list[Item], section: Section, zh: Sheet, en: Sheet, warning: bool = False
) -> Iterator[Finding]:
    """Report the first difference between the things of one kind in one section."""
    index = next((i for i, (a, b) in enumerate(zip(there, here, strict=False)) if a.key != b.key), None)
    if index is None and len(there) == len(here):
        return
    if index is None:
        index = min(len(there), len(here))
    if index >= len(here):
        item = there[index]
        message = f"the Chinese has {item.kind} {item.says} in «#{section.id}» ({_where(zh, item)}); it is missing here"
        offset = here[-1].offset if here else section.start
        yield en.finding("translation", offset, f"{message}, add it")
    elif index >= len(there):
        message = (
            f"{here[index].kind} {here[index].says} is not in the Chinese «#{section.id}»; add it there, or remove it"
        )
        yield en.finding("translation", here[index].offset, message)
    else:
        ours, theirs = here[index], there[index]
        message = f"{ours.kind} {ours.says} stands where the Chinese has {theirs.says} ({_where(zh, theirs)})"
        mend = "see that each is still said of the same thing" if warning else "make them the same, in the same order"
        yield en.finding("translation", ours.offset, f"{message}; {mend}", warning)


def _where(sheet: Sheet, item: Item) -> str:
    return _place(sheet, sheet.position(item.offset)[0])


def _place(sheet: Sheet, line: int) -> str:
    return f"{sheet.page.place}:{line}"


RULE = Rule("translation", "nobody is told another number, or lacks a table, because of the language they read", find)
