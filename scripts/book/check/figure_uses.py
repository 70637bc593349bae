"""Everything in docs/data is used somewhere; and what one weak source reports is introduced as reported.

Why: an unused figure is looked after by nobody and found by the next author, who trusts it. A figure of grade C that
reads like any other lends our name to a rumour.

A figure is used by a reference or a formula of a page, the comment of an input of a snippet (`# fact:ID`), a chart or
lab, the table of cases, or a result that is itself used; a unit by a figure; a source by a citation, a fact, a case,
a quotation or a prediction; a term of the glossary by its words in a page of either language. Unused is told only when
the whole book is asked for.
Grade C: "reported", "reportedly" or 据报道 (据《…》报道) stands in the same paragraph, list item or caption; in a
table, in the row, the header or the caption.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.entries import Row, rows
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.paths import CHARTS, DATA, DOCS, shown
from book.source import cases, markdown, predictions, quotations
from book.source.figures import FILES

UNUSED, GRADE_C = "figure-unused", "figure-grade-c"
_REF = re.compile(rf"\b(?:{'|'.join(FILES)}):[A-Za-z0-9_.-]*[A-Za-z0-9_]")
_COMMENTED = re.compile(rf"#[ \t]*({_REF.pattern})")
_REPORTED = {"zh": re.compile("据[^。；！？]{0,30}报道"), "en": re.compile(r"\breported(?:ly)?\b", re.IGNORECASE)}
_BLOCK = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]|^[ \t>]*(?:///|!!!|\?\?\?)|^[ \t>]*$", re.MULTILINE)


def find_unused(book: Book) -> Iterator[Finding]:
    """Yield a finding for each figure, unit, source and term that nothing uses."""
    if not book.whole:
        return
    try:
        tables = {kind: rows(file) for kind, file in FILES.items()}
        lending = (cases.FILE, quotations.FILE, predictions.FILE)
        lent = [row.fields.get(name) for file in lending for row in rows(file) for name in ("source", "evidence")]
        units, terms, sources = rows("units.yml"), rows("glossary.yml"), list(book.bibliography.data.entries)
    except BookError:  # told by `rendering` or `figure`
        return
    entries = {f"{kind}:{row.name}": row for kind, table in tables.items() for row in table}
    used = _reached(_named(book), entries)
    for ref, row in entries.items():
        if ref not in used:
            yield row.finding(UNUSED, f"nothing uses {ref}; use it, or remove it")
    measured = {str(row.fields.get("unit")) for row in entries.values()}
    for row in units:
        if row.name not in measured:
            yield row.finding(UNUSED, "no figure has this unit; remove it")
    cited = {row.fields.get("source") for row in tables["fact"]} | set(_cited(book))
    cited |= {key for keys in lent for key in ([keys] if isinstance(keys, str) else keys or [])}
    for key in sources:
        if key not in cited:
            message = f"«{key}»: nothing cites it and no fact has it as its source; cite it, or remove it"
            yield Finding(shown(DATA / "references.bib"), _line_of(key, book), 1, UNUSED, message)
    pages = {lang: "\n".join(s.page.body for s in book.all_sheets if s.page.language == lang) for lang in ("zh", "en")}
    lower = {language: text.lower() for language, text in pages.items()}
    for row in terms:
        if not any(str(row.fields.get(lang, "")).lower() in lower[lang] for lang in lower):
            yield row.finding(UNUSED, "no page uses this term; use it, or remove it")


def _named(book: Book) -> set[str]:
    """Return every figure that a page, a snippet, a chart or a lab names."""
    found: set[str] = set()
    for sheet in book.all_sheets:
        for token in sheet.tokens:
            if token.kind in ("reference", "inline", "display"):
                found.update(_REF.findall(token.text))
            elif token.kind == "fence" and token.parts["info"].startswith("python"):
                found.update(_COMMENTED.findall(token.text))
    for row in rows(cases.FILE):
        found.add(str(row.fields.get("capital")))
    for path in [*CHARTS.glob("*.py"), *DOCS.glob("labs/**/*.py")]:
        found.update(_REF.findall(path.read_text(encoding="utf-8", errors="replace")))
    return found


def _reached(named: set[str], entries: dict[str, Row]) -> set[str]:
    """Return these figures and all they are computed from."""
    reached: set[str] = set()
    open_ = list(named)
    while open_:
        ref = open_.pop()
        if ref not in reached and ref in entries:
            reached.add(ref)
            inputs = entries[ref].fields.get("with")
            open_ += map(str, inputs.values()) if isinstance(inputs, dict) else []
    return reached


def _cited(book: Book) -> Iterator[str]:
    for sheet in book.all_sheets:
        for token in sheet.tokens:
            if token.kind == "citation":
                yield from markdown.citation_keys(token)


def _line_of(key: str, book: Book) -> int:
    text = book.bibliography.path.read_text(encoding="utf-8")
    found = re.search(rf"^[ \t]*@\w+[ \t]*[{{(][ \t]*{re.escape(key)}[ \t]*,", text, re.MULTILINE | re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def find_grade_c(book: Book) -> Iterator[Finding]:
    """Yield a finding for each figure of one weak source that is not introduced as reported."""
    try:
        weak = {f"fact:{row.name}" for row in rows("facts.yml") if row.fields.get("grade") == "C"}
    except BookError:
        return
    for sheet in book.sheets if weak else ():
        uses = [t for t in sheet.tokens if t.kind == "reference" and f"{t.parts['space']}:{t.parts['name']}" in weak]
        breaks = [match.start() for match in _BLOCK.finditer(sheet.prose)] if uses else []
        for token in uses:
            if not _REPORTED[sheet.page.language].search(_around(sheet, token.start, breaks)):
                word = "据报道" if sheet.page.language == "zh" else "reported"
                message = f"«{token.text}» is of grade C, one weak source; introduce it with «{word}» in the same block"
                yield sheet.finding(GRADE_C, token.start, message)


def _around(sheet: Sheet, offset: int, breaks: list[int]) -> str:
    """Return the prose of the block at `offset`; of a table the header, the row and the caption."""
    prose = sheet.prose
    index = bisect_right(breaks, offset)
    start, end = breaks[index - 1] if index else 0, breaks[index] if index < len(breaks) else len(prose)
    block = prose[start:end]
    line = prose.rfind("\n", 0, offset) + 1
    if not prose[line : line + 20].lstrip(" \t>").startswith("|"):
        return block
    row = prose[line : prose.find("\n", offset) % (len(prose) + 1)]
    caption = prose[end : breaks[index + 1] if index + 1 < len(breaks) else len(prose)] if index < len(breaks) else ""
    return "\n".join([block.lstrip("\n").partition("\n")[0], row, caption if "table-caption" in caption else ""])


UNUSED_RULE = Rule(UNUSED, "a figure that nothing uses is looked after by nobody", find_unused)
GRADE_C_RULE = Rule(GRADE_C, "a rumour printed like a fact borrows our name", find_grade_c, by_page=True)
