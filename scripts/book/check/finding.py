"""One finding: where, which rule, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


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
