"""Runs the rules over the pages, prints every finding sorted, and says how many there are."""

from __future__ import annotations

from pathlib import Path

from book.check import rendering, snippets
from book.check.finding import Book, Finding
from book.errors import BookError
from book.paths import DATA, DOCS, MODELS, shown
from book.source import page
from book.source.figures import Figures
from book.source.models import Models

RULES = [rendering.RULE, snippets.RULE]


def main(paths: list[Path], fix: bool) -> int:
    """Check the pages at `paths`, or all; return 1 when something is found, else 0."""
    if fix:
        for rule in RULES:
            if rule.fix:
                rule.fix(_book(paths))
    found = findings(paths)
    for finding in found:
        print(finding)
    print(f"{len(found)} finding{'' if len(found) == 1 else 's'} in {len(_pages(paths))} pages")
    return 1 if found else 0


def findings(paths: list[Path]) -> list[Finding]:
    """Return what the rules find in the pages at `paths`, or in all, sorted and each once."""
    book = _book(paths)
    return sorted({finding for rule in RULES for finding in rule.find(book)})


def _book(paths: list[Path]) -> Book:
    return Book(tuple(page.read(path, DOCS) for path in _pages(paths)), Figures(DATA, Models(MODELS)))


def _pages(paths: list[Path]) -> list[Path]:
    if not paths:
        return sorted(DOCS.glob("??/**/*.md"))
    for path in paths:
        if not path.is_file() or DOCS not in path.resolve().parents or path.suffix != ".md":
            raise BookError(shown(path), "this is no page of the book", "name a file below docs/zh or docs/en")
    return list(paths)
