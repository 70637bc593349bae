"""The links of a page with their places in the source, and how each is written there.

The outline knows every link that Markdown makes. Here each is found again in the text, as the same target stands there
the first, second … time as a target; so `#answer` in a heading, in prose or in code is not taken for a link to it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass

from book.check.book import Sheet

_TARGET = re.compile(
    r"""
    \]\([ \t]*(?:<(?P<pointed>[^<>\n]*)>|(?P<inline>(?:\\.|[^()\s<>\\]|\([^()\s]*\))*))
  | <(?P<auto>https?:[^<>\s]+)>
  | ^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)
  | \b(?:href|src)[ \t]*=[ \t]*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<plain>[^\s"'<>]+))
    """,
    re.MULTILINE | re.VERBOSE,
)
_KINDS = {"pointed": "markdown", "inline": "markdown", "defined": "markdown", "auto": "auto"}
_CODE = ("fence", "comment", "code")
_FORMULA = ("display", "inline")


@dataclass(frozen=True)
class Linked:
    """One link or image, where and how it is written.

    Attributes:
        target, label, image: as the outline has them.
        line, column: in the file, of the target.
        offset: of the target in the body, or -1 where it could not be found.
        kind: `markdown`, `auto` (`<https://…>`) or `html` (an `href` or `src` typed by hand, relative to the address
            of the page and not to its file).
    """

    target: str
    label: str
    image: bool
    line: int
    column: int
    offset: int
    kind: str


def links(sheet: Sheet) -> list[Linked]:
    """Return what links and shows images in the page; brackets inside a formula are none."""
    places = _places(sheet)
    formulas = [(t.start, t.start + len(t.text)) for t in sheet.tokens if t.kind in _FORMULA]
    starts = [start for start, _ in formulas]
    found = []
    for link in sheet.outline.links:
        left = places.get(link.target)
        if not left:
            found.append(Linked(link.target, link.label, link.image, link.line, link.column, -1, "markdown"))
            continue
        offset, kind = left.popleft() if len(left) > 1 else left[0]
        before = bisect_right(starts, offset) - 1
        if before < 0 or offset >= formulas[before][1]:
            line, column = sheet.position(offset)
            found.append(Linked(link.target, link.label, link.image, line, column, offset, kind))
    return found


def _places(sheet: Sheet) -> dict[str, deque[tuple[int, str]]]:
    places: dict[str, deque[tuple[int, str]]] = defaultdict(deque)
    for match in _TARGET.finditer(without(sheet, _CODE)):
        group = match.lastgroup or "inline"
        target = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", match[group]))
        places[target].append((match.start(group), _KINDS.get(group, "html")))
    return places


def without(sheet: Sheet, kinds: tuple[str, ...]) -> str:
    """Return the body with the tokens of these kinds blanked out, newlines kept."""
    pieces, position = [], 0
    for token in sheet.tokens:
        if token.kind in kinds:
            pieces += [sheet.page.body[position : token.start], re.sub(r"[^\n]", " ", token.text)]
            position = token.start + len(token.text)
    return "".join([*pieces, sheet.page.body[position:]])
