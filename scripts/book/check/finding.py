"""One finding: where, which rule, what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from book.source.figures import Figures
from book.source.page import Page


@dataclass(frozen=True, order=True)
class Finding:
    """What a rule says of one place.

    Attributes:
        path: relative to the project's root.
        line, column: from 1.
        rule: the rule's name.
        message: what is, what should be, and the mend.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


@dataclass(frozen=True)
class Book:
    """What a rule looks at: the pages asked for, and the figures of the whole book."""

    pages: tuple[Page, ...]
    figures: Figures


@dataclass(frozen=True)
class Rule:
    """A rule: its name, why it exists, how it finds, and how it mends what has exactly one right answer."""

    name: str
    why: str
    find: Callable[[Book], Iterable[Finding]]
    fix: Callable[[Book], None] | None = None
