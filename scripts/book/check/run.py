"""Runs the rules over the pages, prints every finding sorted, and says how many there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from book.check import (
    addresses,
    bibliography,
    cases,
    chapters,
    citations,
    drawings,
    exemptions,
    figure_uses,
    figures,
    front_matter,
    headings,
    labels,
    length,
    links,
    pagewise,
    phrases,
    predictions,
    programs,
    quotations,
    readable,
    rendering,
    shell,
    snippet_style,
    snippets,
    spelling,
    stale,
    terms,
    timelines,
    topics,
    translation,
    typed,
    typography,
)
from book.check import external as external_rule
from book.check.book import Book
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.paths import DOCS, shown

# One line a rule; each is one file that owns its message and says why it exists.
RULES: list[Rule] = [
    readable.RULE,
    rendering.RULE,
    snippets.RULE,
    snippet_style.RULE,
    shell.RULE,
    links.TARGET,
    links.LANGUAGE,
    labels.LABEL,
    labels.BARE,
    addresses.RULE,
    figures.RULE,
    figures.OLD,
    figure_uses.UNUSED_RULE,
    figure_uses.GRADE_C_RULE,
    bibliography.RULE,
    typed.RULE,
    timelines.RULE,
    citations.RULE,
    cases.RULE,
    quotations.RULE,
    predictions.RULE,
    programs.RULE,
    front_matter.RULE,
    chapters.RULE,
    headings.RULE,
    length.RULE,
    translation.RULE,
    stale.RULE,
    topics.RULE,
    drawings.RULE,
    typography.RULE,
    spelling.RULE,
    terms.RULE,
    phrases.RULE,
]
ASKS_OTHERS: list[Rule] = [external_rule.RULE]  # with --external only: it needs a network, and minutes
FORMATS = ("text", "json", "github")


def main(
    paths: Sequence[Path],
    only: Sequence[str] = (),
    form: str = "text",
    fix: bool = False,
    external: bool = False,
) -> int:
    """Check the pages at `paths`, or all; print what is found; return 1 if there is an error among it, else 0.

    Raises:
        BookError: a path is no page, or a rule is not known.
    """
    rules = _chosen(only, external)
    if fix:
        for rule in rules:
            if rule.fix:
                rule.fix(_book(paths))
    book = _book(paths)
    found = findings(book, rules)
    print(_WRITE[form](found, book), end="")
    return 1 if any(not finding.warning for finding in found) else 0


def findings(book: Book, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """Return what the rules find, less what is exempted, sorted and each once."""
    exemptions.know(rule.name for rule in RULES + ASKS_OTHERS)
    found = pagewise.find(book, [rule for rule in rules if rule.by_page])
    found |= {finding for rule in rules if not rule.by_page for finding in rule.find(book)}
    found |= {_unread(error) for error in book.unread}
    return sorted(exemptions.apply(found, book, [rule.name for rule in rules]))


def _unread(error: BookError) -> Finding:
    path, _, line = error.place.partition(":")
    return Finding(path, int(line or 1), 1, "readable", f"{error.problem}; {error.mend}")


def _chosen(only: Sequence[str], external: bool) -> list[Rule]:
    rules = RULES + (ASKS_OTHERS if external else [])
    names = [rule.name for rule in RULES + ASKS_OTHERS]
    for name in only:
        if name not in names:
            raise BookError(f"--only {name}", "there is no such rule", f"choose from: {', '.join(names)}")
    unasked = set(only) - {rule.name for rule in rules}
    if unasked:
        raise BookError(f"--only {min(unasked)}", "this rule asks other hosts", "add --external")
    return [rule for rule in rules if not only or rule.name in only]


def _book(paths: Sequence[Path]) -> Book:
    for path in paths:
        if not path.is_file() or DOCS not in path.resolve().parents or path.suffix != ".md":
            raise BookError(shown(path), "this is no page of the book", "name a file below docs/zh or docs/en")
    return Book(paths or None)


def _text(found: list[Finding], book: Book) -> str:
    errors = sum(not finding.warning for finding in found)
    pages = f"{len(book.sheets)} page{'' if len(book.sheets) == 1 else 's'}"
    tail = [f"{errors} finding{'' if errors == 1 else 's'}", f"{len(found) - errors} warnings"]
    unrun = sum(not block.runs for sheet in book.sheets for block in snippets.blocks(sheet))
    if unrun:
        tail.append(f"{unrun} snippets not run")
    return "".join(f"{finding}\n" for finding in found) + f"{', '.join(tail)} in {pages}\n"


def _json(found: list[Finding], book: Book) -> str:
    return json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1) + "\n"


def _github(found: list[Finding], book: Book) -> str:
    lines = []
    for f in found:
        message = f"{f.rule}: {f.message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        kind = "warning" if f.warning else "error"
        lines.append(f"::{kind} file={f.path},line={f.line},col={f.column}::{message}\n")
    return "".join(lines)


_WRITE: dict[str, Callable[[list[Finding], Book], str]] = {"text": _text, "json": _json, "github": _github}
