"""What a person reads of a page, piece by piece: title and summary, prose, and the words in diagrams and charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book.check.book import Sheet
from book.check.finding import Finding

_DRAWN = re.compile(r'^[ \t]*(?:accTitle|accDescr|alt)[ \t]*:(.*)$|"([^"\n]*)"', re.MULTILINE)
_BREAK = re.compile(r"<[^<>\n]*>|#\w+;")
_NOTE = re.compile(r"\[\^[^\[\]\n]++\]")
_QUOTED = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|「[^「」\n]*」")


@dataclass(frozen=True)
class Passage:
    """A piece of a page: its text, and where it stands: offset in the body, or field of the front matter."""

    sheet: Sheet
    text: str
    start: int
    field: str = ""

    def finding(self, rule: str, offset: int, message: str, warning: bool = False) -> Finding:
        """Return a finding at an offset into the text."""
        if self.field:
            return self.sheet.at_line(rule, self.sheet.meta_line(self.field), f"{self.field}: {message}", warning)
        return self.sheet.finding(rule, self.start + offset, message, warning)

    def own(self) -> str:
        """Return the text without what others said: quotations and titles are blanked out."""
        return _QUOTED.sub(lambda match: "\ufffc" * len(match.group()), self.text)


def passages(sheet: Sheet) -> Iterator[Passage]:
    """Yield every piece of the page."""
    for field in ("title", "summary"):
        text = sheet.page.meta.get(field)
        if isinstance(text, str):
            yield Passage(sheet, text, 0, field)
    yield Passage(sheet, _NOTE.sub(lambda m: "\ufffc" * len(m.group()), sheet.prose), 0)
    for token in sheet.tokens:
        if token.kind == "fence" and token.parts["info"].split()[:1] in (["mermaid"], ["chart"]):
            for match in _DRAWN.finditer(token.text):
                group = 1 if match[1] is not None else 2
                text = _BREAK.sub(lambda m: " " * len(m.group()), match[group])
                yield Passage(sheet, text, token.start + match.start(group))
