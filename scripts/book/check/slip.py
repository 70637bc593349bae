"""A slip in a line of text: where it stands, what is wrong, and the one right answer where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from book.check.book import Sheet
from book.files import write


@dataclass(frozen=True, order=True)
class Slip:
    """One mistake of writing.

    Attributes:
        start, end: offsets of what is wrong.
        message: what is, and what should be.
        mend: what should stand there instead, or None where a person has to decide.
    """

    start: int
    end: int
    message: str
    mend: str | None = None


def mended(text: str, seen: str, slips: Iterable[Slip]) -> str:
    """Return `text` with the one right answer put in for each slip that has one.

    Args:
        text: the text as typed.
        seen: the same text with what is not prose blanked out; only what is the same in both is touched.
        slips: found in `seen`.
    """
    parts, position = [], 0
    for slip in sorted(s for s in slips if s.mend is not None):
        if slip.start >= position and text[slip.start : slip.end] == seen[slip.start : slip.end]:
            parts += [text[position : slip.start], str(slip.mend)]
            position = slip.end
    return "".join([*parts, text[position:]])


def rewrite(sheet: Sheet, body: str) -> None:
    """Write the page anew with another body; front matter and line endings stay."""
    if body == sheet.page.body:
        return
    raw = sheet.page.path.read_bytes()
    text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix(sheet.page.body) + body
    write(sheet.page.path, text.replace("\n", "\r\n" if b"\r\n" in raw else "\n").encode())
