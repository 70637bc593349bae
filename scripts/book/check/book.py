"""The book as the rules see it: the pages asked for, all pages, and what they may refer to."""

from __future__ import annotations

import copy
import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book.check.finding import Finding
from book.errors import BookError
from book.paths import DATA, DOCS, MODELS
from book.render.outline import Outline, outline
from book.source import edition, page
from book.source.bibliography import Bibliography
from book.source.figures import Figures
from book.source.markdown import Token
from book.source.models import Models
from book.source.nav import Nav
from book.source.page import Page

# HTML, link targets, attributes, bare addresses and targets of reference links; each alternative stops where the next
# of its kind may begin, so that the time grows with the length of the page.
_HIDDEN = re.compile(
    r"""<[^<>]++>|\]\([^()\s]*+(?>(?:\([^()\s]*+\)[^()\s]*+)*)(?:\s++"[^"\n]*+")?\)|\{[:.]?[ \t]*+[#.][^{}\n]*+\}"""
    r"""|https?://[^\s)>]++|^\[(?!\^)[^\[\]\n]++\]:[ \t]*+\S++""",
    re.MULTILINE,
)
_VISIBLE = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Sheet:
    """One page, read once, as the rules look at it."""

    page: Page

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Code, comments, formulas, references and citations, from left to right."""
        return self.page.tokens

    @cached_property
    def prose(self) -> str:
        """The body with the same length and lines, in which all that is not prose is blanked out.

        A blanked character is U+FFFC, so that a rule can tell that something stands there; newlines stay.
        """
        parts, position = [], 0
        for token in self.tokens:
            if token.kind != "escape":
                parts += [self.page.body[position : token.start], blanked(token.text)]
                position = token.start + len(token.text)
        text = "".join([*parts, self.page.body[position:]])
        return _HIDDEN.sub(lambda match: blanked(match.group()), text)

    @cached_property
    def outline(self) -> Outline:
        """Headings, links, images and ids of what the page renders to."""
        return outline(self.page)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.page.body))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, in the file, of an offset into the body (or into `prose`)."""
        line = bisect_right(self._starts, offset) - 1
        return line + self.page.first_line, offset - self._starts[line] + 1

    def finding(self, rule: str, offset: int, message: str, warning: bool = False) -> Finding:
        """Return a finding at an offset into the body."""
        line, column = self.position(offset)
        return Finding(self.page.place, line, column, rule, message, warning)

    def at_line(self, rule: str, line: int, message: str, warning: bool = False) -> Finding:
        """Return a finding at the beginning of a line of the file."""
        return Finding(self.page.place, line, 1, rule, message, warning)

    def meta_line(self, name: str) -> int:
        """Return the line of a field of the front matter, or 1 where it is missing."""
        lines = self.page.path.read_text(encoding="utf-8-sig").splitlines()[: self.page.first_line - 1]
        return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)


class Book:
    """What a rule looks at.

    Attributes:
        sheets: the pages asked for.
        whole: whether all pages were asked for, so that a rule may say what nothing uses.
        release: whether warnings about age are errors.
    """

    def __init__(self, paths: Iterable[Path] | None = None, release: bool = False) -> None:
        self.unread: list[BookError] = []
        self.all_sheets: tuple[Sheet, ...] = tuple(self._read(sorted(DOCS.glob("??/**/*.md"))))
        wanted = None if paths is None else {path.resolve() for path in paths}
        self.whole = wanted is None
        self.release = release
        self.sheets = tuple(s for s in self.all_sheets if wanted is None or s.page.path.resolve() in wanted)
        self.today: datetime.date = edition.current().date

    def _read(self, paths: Iterable[Path]) -> Iterator[Sheet]:
        for path in paths:
            try:
                yield Sheet(page.read(path, DOCS))
            except BookError as error:
                self.unread.append(error)

    def narrowed(self, sheets: Iterable[Sheet]) -> Book:
        """Return the same book, asked for these of its pages only."""
        book = copy.copy(self)
        book.sheets = tuple(sheets)
        return book

    def sheet(self, language: str, slug: str) -> Sheet | None:
        """Return the page `slug` in `language`, if it is there."""
        return self._by_address.get((language, slug))

    @cached_property
    def _by_address(self) -> dict[tuple[str, str], Sheet]:
        return {(s.page.language, s.page.slug): s for s in self.all_sheets}

    def generates(self, name: str) -> bool:
        """Tell whether a page holds `{{ generated:name }}`."""
        return any(f"{{{{ generated:{name} }}}}" in sheet.page.body for sheet in self.all_sheets)

    @cached_property
    def nav(self) -> Nav:
        """The order of the book, from mkdocs.yml."""
        return Nav.read()

    @cached_property
    def figures(self) -> Figures:
        """Every figure of the book."""
        return Figures(DATA, Models(MODELS))

    @cached_property
    def bibliography(self) -> Bibliography:
        """Every reference of the book."""
        return Bibliography(DATA / "references.bib")


def blanked(text: str) -> str:
    """Return as many U+FFFC, with the newlines where they are."""
    return _VISIBLE.sub("\ufffc", text)
