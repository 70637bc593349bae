"""Every topic that the book owes its reader is treated somewhere, in both languages, and the index says where.

Why: the topic index is how a reader finds what no chapter is named after; a row that leads nowhere is a broken promise.
A topic whose chapter is not in the order of the book yet is listed as such in the index, and is no mistake.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from book.check.book import Book
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.paths import DATA, shown
from book.source import sections, topics, yamlfile
from book.source.page import Page
from book.source.topics import Term, Topic

LANGUAGES = {"zh": "Chinese", "en": "English"}


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each row that cannot be read, and for each whose topic is not where it says."""
    problems: list[BookError] = []
    rows = topics.read(DATA, problems)
    chapters = topics.chapters(DATA, problems)
    asked = {sheet.page.slug for sheet in book.sheets}
    if book.whole:
        yield from (_finding(error.place, f"{error.problem}; {error.mend}") for error in problems)
        yield from _table(rows, chapters)
    terms = _terms()
    for topic in rows:
        if book.whole or {topic.chapter, topics.aim(topic)[0]} & asked:
            yield from (_finding(topic.place, message) for message in _treated(topic, book, chapters, terms))


def _table(rows: list[Topic], chapters: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    if not rows:
        yield _finding(f"{shown(DATA / 'topics.tsv')}:1", "the table has no topic; restore it")
    seen: dict[str, Topic] = {}
    for topic in rows:
        if topic.id in seen:
            line = seen[topic.id].place.rpartition(":")[2]
            yield _finding(topic.place, f"«{topic.id}» stands twice, here and in line {line}; rename or remove one")
        seen.setdefault(topic.id, topic)
        missing = [name for name in ("id", "chapter", "zh", "en", "kind") if not getattr(topic, name)]
        if missing:
            yield _finding(topic.place, f"the row of «{topic.id or topic.zh}» lacks {', '.join(missing)}; add it")
        if topic.chapter and topic.chapter not in chapters:
            known = f"{_meant(topic.chapter, chapters)}add it to {shown(DATA / 'chapters.tsv')}"
            yield _finding(topic.place, f"«{topic.chapter}» is no chapter of the book; {known}")


def _treated(
    topic: Topic, book: Book, chapters: Mapping[str, tuple[str, str]], terms: Mapping[str, Term]
) -> Iterator[str]:
    """Yield what is wrong with a row's target: none though the chapter is written, or one that is not there."""
    written = {slug: _languages(book, slug) for slug in (topic.chapter, topics.aim(topic)[0])}
    if not topic.target:
        if topic.chapter in book.nav.slugs and written[topic.chapter]:
            mend = f"write {topic.chapter}#HEADING, or term:ID, into the column target"
            yield f"«{topic.id}» has no target, though {topic.chapter} is written; {mend}"
        return
    slug, what = topics.aim(topic)
    if what in ("", "#"):
        yield f"«{topic.target}» names no heading; write {slug}#HEADING, or term:ID"
    elif what.startswith("term:") and what.removeprefix("term:") not in terms:
        mend = f"{_meant(what.removeprefix('term:'), terms)}define it in {shown(DATA / 'glossary.yml')}"
        yield f"«{what}» is no term of the glossary; {mend}"
    elif not written[slug]:
        if slug not in chapters:
            yield f"«{slug}» is no page of the book; {_meant(slug, book.nav.slugs)}write PAGE#HEADING"
    else:
        for page in written[slug]:
            if topics.anchor(what, page, terms) is None:
                yield _missing(what, page, terms)


def _missing(what: str, page: Page, terms: Mapping[str, Term]) -> str:
    if what.startswith("term:"):
        term = terms[what.removeprefix("term:")]
        name = term.zh if page.language == "zh" else term.en
        return f"the term «{name}» does not stand in {page.place}; name it there, or point the topic elsewhere"
    ids = [section.id for section in sections.split(page) if section.level and section.id]
    return f"«{what}» is no heading of {page.place}; {_meant(what[1:], ids, '#')}name one that treats the topic"


def _languages(book: Book, slug: str) -> list[Page]:
    found = (book.sheet(language, slug) for language in LANGUAGES)
    return [sheet.page for sheet in found if sheet is not None]


def _terms() -> dict[str, Term]:
    try:
        return topics.terms(yamlfile.load(DATA / "glossary.yml"))
    except BookError:
        return {}  # another rule reports what is wrong with the glossary


def _meant(name: str, known: Iterable[str], mark: str = "") -> str:
    close = difflib.get_close_matches(name, list(known)[:500], 1)
    return f"did you mean «{mark}{close[0]}»? Else " if close else ""


def _finding(place: str, message: str) -> Finding:
    path, _, line = place.partition(":")
    return Finding(path, int(line or 1), 1, "topic", message)


RULE = Rule("topic", "the topic index leads the reader to what no chapter is named after", find)
