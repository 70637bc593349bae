"""Finds, in a page's Markdown, the spans that are ours and the spans that are nobody's business.

One regular expression finds where a span may begin, from left to right; where fences, code, comments and displayed
formulas end is looked up, so that the time grows with the length of the page whatever stands in it. Code, comments and
escaped characters are recognised first, so that nothing inside them is taken for a reference, a formula or a citation.
A repeated group that must not be tried again is atomic, `(?>(…)*)`: Debian's Python 3.11.2 reads `(…)*+` wrongly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(
    r"""
    (?P<fence>^(?P<indent>[ \t>]*+)(?P<ticks>`{3,}+|~{3,}+)(?P<info>[^\n`]*+)\n)
  | (?P<comment><!--)
  | (?P<code>(?<!`)`++)
  | (?P<escape>\\[\\$\[`{])
  | (?P<display>\$\$)
  | (?P<inline>\$(?P<inline_tex>(?![\s$])(?>(?:\\.|[^\\$\n])+)(?<!\s))\$(?!\d))
  | (?P<reference>\{\{\ (?P<space>[a-z]+):(?P<name>[A-Za-z0-9_.-]++)(?:\ (?P<option>[a-z]+))?\ \}\})
  | (?P<stray>\{\{[^{}\n]*+\}\})
  | (?P<citation>\[(?P<keys>@[^\[\]\s;]++(?>(?:;\s*+@[^\[\]\s;]++)*))\])
    """,
    re.MULTILINE | re.VERBOSE,
)
_TICKS = re.compile("`+")
_BLANK = re.compile(r"\n(?=[ \t]*+\n)")
_CLOSER = re.compile(r"^([ \t>]*+)(`{3,}+|~{3,}+)[`~]*+[ \t]*+$", re.MULTILINE)


@dataclass(frozen=True)
class Token:
    """One span of Markdown.

    Attributes:
        kind: fence, comment, code, escape, display, inline, reference, stray (double braces that are no reference) or
            citation.
        text: the span as typed.
        start: offset of its first character.
        line: line of its first character, 1 for the first line of the file.
        column: column of its first character, from 1.
        parts: the named pieces: indent, info and body of a fence; tex of a formula; space, name and option of a
            reference; keys of a citation.
    """

    kind: str
    text: str
    start: int
    line: int
    column: int
    parts: dict[str, str]


@lru_cache(maxsize=1024)
def tokens(text: str, first_line: int = 1) -> tuple[Token, ...]:
    """Return every special span of `text` from left to right; `first_line` is the file's line where `text` begins."""
    return tuple(_tokens(text, first_line))


def _tokens(text: str, first_line: int) -> Iterator[Token]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    ends = _Ends(text)
    position = 0
    while match := _TOKEN.search(text, position):
        kind, start, end, parts = _span(match, ends)
        position = end
        if kind:
            line = bisect_right(starts, start) - 1
            yield Token(kind, text[start:end], start, line + first_line, start - starts[line] + 1, parts)


def _span(match: re.Match[str], ends: _Ends) -> tuple[str, int, int, dict[str, str]]:
    """Return kind, start, end and parts of a span; where nothing closes it, no kind, and where to go on."""
    kind, start, text = str(match.lastgroup), match.start(), match.string
    if kind == "fence":
        body, end = ends.fence(match["indent"], match["ticks"], match.end())
        if end:
            parts = {name: match[name] for name in ("indent", "ticks", "info")}
            return kind, start, end, {**parts, "body": text[match.end() : body]}
        kind, start = ("code" if match["ticks"][0] == "`" else ""), match.start("ticks")
        after = match.end("ticks")
    else:
        after = match.end()
    if kind == "code":
        end = ends.code(after - start, after)
        return (kind, start, end, {"tick": text[start:after]}) if end else ("", start, after, {})
    if kind == "comment":
        end = ends.comment(after)
        return (kind, start, end, {}) if end else ("", start, after, {})
    if kind == "display":
        end = ends.display(after)
        return (kind, start, end, {"display_tex": text[after : end - 2]}) if end else ("", start, start + 1, {})
    inner = {key: value for key, value in match.groupdict().items() if value is not None and key != kind}
    return kind, start, after, inner


class _Ends:
    """Where the spans of a text can end; each question costs little, however often it is asked in vain."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last_comment = text.rfind("-->")
        self._last_display = text.rfind("$$")
        self._blanks = [match.start() for match in _BLANK.finditer(text)]
        self._ticks: dict[int, list[int]] = defaultdict(list)
        for match in _TICKS.finditer(text):
            self._ticks[len(match.group())].append(match.start())
        closers: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        for match in _CLOSER.finditer(text):
            closers[match[1], match[2][0]].append((match.start(), len(match[2]), match.end()))
        self._closers = {key: (found, _longest_ahead(found)) for key, found in closers.items()}

    def comment(self, after: int) -> int:
        """Return the end of a comment whose text begins at `after`, or 0."""
        return self._text.find("-->", after) + 3 if self._last_comment >= after else 0

    def display(self, after: int) -> int:
        """Return the end of a displayed formula whose text begins at `after` and is not empty, or 0."""
        return self._text.find("$$", after + 1) + 2 if self._last_display > after else 0

    def code(self, count: int, after: int) -> int:
        """Return the end of a code span opened by `count` backticks, in the same paragraph, or 0."""
        places = self._ticks[count]
        index = bisect_left(places, after)
        if index == len(places):
            return 0
        blank = bisect_left(self._blanks, after)
        inside = blank == len(self._blanks) or places[index] < self._blanks[blank]
        return places[index] + count if inside else 0

    def fence(self, indent: str, ticks: str, after: int) -> tuple[int, int]:
        """Return where the body of a fence ends, and the fence, or zeros."""
        found, ahead = self._closers.get((indent, ticks[0]), ([], []))
        index = bisect_left(found, (after, 0, 0))
        if index == len(found) or ahead[index] < len(ticks):
            return 0, 0
        while found[index][1] < len(ticks):
            index += 1
        return found[index][0], found[index][2]


def _longest_ahead(found: list[tuple[int, int, int]]) -> list[int]:
    """Return, for each closing line, the most ticks that it or a later one has."""
    return list(accumulate((count for _, count, _ in reversed(found)), max))[::-1]


def citation_keys(token: Token) -> list[str]:
    """Return the bibliography keys of a citation token, without their `@`."""
    return [key.strip().removeprefix("@") for key in token.parts["keys"].split(";")]
