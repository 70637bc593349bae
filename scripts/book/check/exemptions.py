"""An exemption stands next to what it exempts, gives its reason, and is itself a finding once it is not needed.

In a page: `<!-- allow RULE: reason -->` on a line of its own above the paragraph, or at the end of the line. In data
files: `# allow RULE: reason` (`% allow` in BibTeX), likewise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from book.check.book import Book
from book.check.finding import Finding
from book.paths import DATA, shown

NAME = "exemption"
_ALLOW = re.compile(
    r"(?:<!--|#|%)[ \t]*allow[ \t]+(?P<rule>[\w-]+)[ \t]*(?P<colon>:?)[ \t]*(?P<reason>.*?)[ \t]*(?:-->|$)", re.M
)


@dataclass(frozen=True)
class Exemption:
    """One exemption: its place, the lines it covers (first and last), the rule, and the reason."""

    path: str
    line: int
    first: int
    last: int
    rule: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether the finding is one it was written for."""
        same = finding.path == self.path and finding.rule == self.rule
        return same and self.first <= finding.line <= self.last


def apply(found: Iterable[Finding], book: Book, rules: Iterable[str]) -> list[Finding]:
    """Return the findings that no exemption covers, and a finding for each exemption that is of no use.

    Args:
        found: what the rules found.
        book: what they looked at.
        rules: the names of the rules that ran; an exemption from another rule is left alone.
    """
    ran = set(rules)
    allowed = [e for e in _all(book) if e.rule in ran or e.rule not in _KNOWN]
    by_rule: dict[tuple[str, str], list[Exemption]] = defaultdict(list)
    for exemption in allowed:
        by_rule[exemption.path, exemption.rule].append(exemption)
    left = []
    used: set[Exemption] = set()
    for finding in found:
        covering = [e for e in by_rule[finding.path, finding.rule] if e.reason and e.covers(finding)]
        used.update(covering)
        if not covering:
            left.append(finding)
    return left + [_useless(e) for e in allowed if e not in used]


_KNOWN: set[str] = set()


def know(names: Iterable[str]) -> None:
    """Say which rules there are, so that an exemption from none of them is found."""
    _KNOWN.update(names)


def _useless(exemption: Exemption) -> Finding:
    if exemption.rule not in _KNOWN:
        message = f"there is no rule «{exemption.rule}»; mend its name, or remove the exemption"
    elif not exemption.reason:
        message = f"the exemption from «{exemption.rule}» gives no reason; write `allow {exemption.rule}: why`"
    else:
        message = f"nothing here needs the exemption from «{exemption.rule}»; remove it"
    return Finding(exemption.path, exemption.line, 1, NAME, message)


def _all(book: Book) -> list[Exemption]:
    found: list[Exemption] = []
    for sheet in book.sheets:
        comments = [(token, _ALLOW.match(token.text)) for token in sheet.tokens if token.kind == "comment"]
        lines = _Lines(sheet.page.body if comments else "")
        for token, match in comments:
            if match:
                first_line = sheet.page.first_line
                found.append(_exemption(sheet.page.place, lines, token.line - first_line, first_line, match))
    for path in sorted(DATA.glob("*.*")) if book.whole else []:
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = _Lines(text)
        for match in _ALLOW.finditer(text):
            found.append(_exemption(shown(path), lines, text.count("\n", 0, match.start()), 1, match))
    return found


class _Lines:
    """The lines of a text, and for each the next that holds something and the last of its paragraph."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.filled, self.end = [0] * len(self.lines), [0] * len(self.lines)
        filled, end = -1, len(self.lines) - 1
        for index in range(len(self.lines) - 1, -1, -1):
            if self.lines[index].strip():
                filled = index
            else:
                end = index - 1
            self.filled[index], self.end[index] = filled, end


def _exemption(place: str, text: _Lines, index: int, first_line: int, match: re.Match[str]) -> Exemption:
    alone = text.lines[index].lstrip().startswith(("<!--", "#", "%"))
    first = last = index
    if alone:
        below = text.filled[index + 1] if index + 1 < len(text.lines) else -1
        first = below if below >= 0 else index
        last = text.end[first]
    reason = match["reason"] if match["colon"] else ""
    return Exemption(place, index + first_line, first + first_line, last + first_line, match["rule"], reason)
