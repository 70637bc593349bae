"""What stops a command: one sentence that says where, what is wrong, and how to mend it."""

from __future__ import annotations


class BookError(Exception):
    """A mistake of the book or of the machine, told to the person who can mend it.

    Attributes:
        place: `path`, `path:line` or `path:line:column`, relative to the project's root where it is inside it.
        problem: what is, and what should be.
        mend: what to do, a command where there is one.
    """

    def __init__(self, place: str, problem: str, mend: str) -> None:
        super().__init__(place, problem, mend)
        self.place = place
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}; {self.mend}"
