"""A quotation is short, dated, sourced and used, and its original is in the language it says.

Why: people's words are lent to us; a long piece is theirs to print, one without a source may be invented, and a reader
who looks it up must find the same words.

A quotation of `quotations.yml` has at most 60 words of a language with spaces, or 120 Chinese characters; it does not
lie in the future; its `source` is in the bibliography; a page prints it by `{{ quotation:ID }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from book.check.book import Book
from book.check.entries import Row, paired, unknown
from book.check.finding import Finding
from book.check.rule import Rule
from book.source import quotations
from book.source.dates import latest_today
from book.source.quotations import FILE, Quotation

NAME = "quotation"
WORDS, CHARACTERS = 60, 120
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each quotation that is not as it should be; judged when the whole book is asked for."""
    if not book.whole:
        return
    found, unread = paired(quotations.read, FILE, NAME)
    yield from unread
    used = {
        token.parts["name"]
        for sheet in book.all_sheets
        for token in sheet.tokens
        if token.kind == "reference" and token.parts["space"] == "quotation"
    }
    for row, quotation in found:
        yield from _one(quotation, row, book)
        if row.name not in used:
            yield row.finding(NAME, f"no page prints it; write {{{{ quotation:{row.name} }}}}, or remove it")


def _one(quotation: Quotation, row: Row, book: Book) -> Iterator[Finding]:
    if quotation.date.first > latest_today():
        yield row.finding(NAME, f"{quotation.date.typed} is in the future; write the day it was said", "date")
    yield from unknown([quotation.source], book.bibliography, row, NAME, "source")
    characters = len(_CHINESE.findall(quotation.said))
    if (quotation.language == "zh") != (characters > 0):
        yield row.finding(
            NAME, f"the words are not in «{quotation.language}»; name the original's language", "language"
        )
    length = f"{characters} characters" if characters > CHARACTERS else ""
    if quotation.language != "zh" and len(quotation.said.split()) > WORDS:
        length = f"{len(quotation.said.split())} words"
    if length:
        yield row.finding(NAME, f"{length} are too long to borrow; keep the sentence that matters", "said")
    for language, text in quotation.translations.items():
        if (language == "zh") != bool(_CHINESE.search(text)):
            yield row.finding(NAME, f"the translation is not in «{language}»; translate it", language)


RULE = Rule(NAME, "words put into somebody's mouth, or borrowed by the page, cost the book its name", find)
