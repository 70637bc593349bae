"""One finding: where, which rule, what is wrong and how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from book.errors import BookError


@dataclass(frozen=True, order=True)
class Finding:
    """What a rule says of one place.

    Attributes:
        path: relative to the project's root.
        line, column: from 1.
        rule: the rule's name.
        message: what is, what should be, and the mend.
        warning: printed, but no reason to fail.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}:{self.column}: {kind}{self.rule}: {self.message}"


def told(error: BookError, rule: str) -> Finding:
    """Return the finding that says what an error says, at its place."""
    match = re.fullmatch(r"(.*?)(?::(\d+))?(?::(\d+))?", error.place)
    assert match is not None
    return Finding(match[1], int(match[2] or 1), int(match[3] or 1), rule, f"{error.problem}; {error.mend}")
