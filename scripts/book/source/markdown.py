"""Finds, in a page's Markdown, the spans that are ours and the spans that are nobody's business.

One regular expression walks the text once. Code, comments and escaped characters are recognised first, so that nothing
inside them is taken for a reference, a formula or a citation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<fence>^(?P<indent>[ \t>]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^\n`]*)\n
        (?P<body>(?:.*\n)*?)(?P=indent)(?P=ticks)[`~]*[ \t]*$)
  | (?P<comment><!--[\s\S]*?-->)
  | (?P<code>(?P<tick>(?<!`)`+(?!`))(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)(?P=tick)(?!`))
  | (?P<escape>\\[\\$\[`{])
  | (?P<display>\$\$(?P<display_tex>[\s\S]+?)\$\$)
  | (?P<inline>\$(?P<inline_tex>(?![\s$])(?:\\.|[^\\$\n])+?(?<!\s))\$(?!\d))
  | (?P<reference>\{\{\ (?P<space>[a-z]+):(?P<name>[A-Za-z0-9_.-]+)(?:\ (?P<option>[a-z]+))?\ \}\})
  | (?P<stray>\{\{[^{}\n]*\}\})
  | (?P<citation>\[(?P<keys>@[^\]\s;]+(?:;\s*@[^\]\s;]+)*)\])
    """,
    re.MULTILINE | re.VERBOSE,
)


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


def tokens(text: str, first_line: int = 1) -> Iterator[Token]:
    """Yield every special span of `text` from left to right; `first_line` is the file's line where `text` begins."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _TOKEN.finditer(text):
        kind = next(k for k in _KINDS if match.group(k) is not None)
        line = bisect_right(starts, match.start()) - 1
        parts = {key: value for key, value in match.groupdict().items() if value is not None and key not in _KINDS}
        yield Token(
            kind,
            match.group(),
            match.start(),
            line + first_line,
            match.start() - starts[line] + 1,
            parts,
        )


_KINDS = ("fence", "comment", "code", "escape", "display", "inline", "reference", "stray", "citation")


def citation_keys(token: Token) -> list[str]:
    """Return the bibliography keys of a citation token, without their `@`."""
    return [key.strip().removeprefix("@") for key in token.parts["keys"].split(";")]
