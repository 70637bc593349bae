"""What a page holds that its counterpart in the other language must hold too, section by section.

Figures, citations, formulas, code, drawings, tables, boxes, images, internal links and dates of timelines; not words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from book.check.book import Sheet
from book.source import markdown, sections, timeline
from book.source.markdown import Token

INLINE = "the inline formula"
_TEXT = re.compile(r"\\(?:text|textbf|textit|textrm|mbox)\s*\{[^{}]*\}")
_BARE = re.compile(r"(\{\{ [a-z]+:[\w.-]+) bare \}\}")
_MARK = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*(?P<kind>[\w-]+)", re.M)
_CODE = ("python", "bash", "sh", "shell", "console")
_LABELS = re.compile(
    r'"[^"\n]*"|\|[^|\n]*\||\[[^\[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|(?<=--)[ \t][^-\n]*(?=--)'
    r"|(?<===)[ \t][^=\n]*(?===)"
)
_NODE = re.compile(r"(?<![\w-])(?!(?:flowchart|graph|subgraph|end|direction|TD|TB|LR|RL|BT)\b)[A-Za-z]\w*", re.ASCII)
_ASIDE = re.compile(r"^[ \t]*(?:acc\w+|%%.*|class|classDef|style|linkStyle|click|title)\b.*$", re.M)
_LANGUAGE = re.compile(r"[-._](?:zh|en)(?=\.|$)")


@dataclass(frozen=True)
class Item:
    """One thing that both languages must have.

    Attributes:
        kind: what it is called in a message.
        key: what must be the same.
        offset: where it stands in the body.
        says: it, as a message shows it.
    """

    kind: str
    key: str
    offset: int
    says: str


def by_section(sheet: Sheet) -> dict[str, dict[str, list[Item]]]:
    """Return the page's things by section and kind, in their order."""
    items = [*spans(sheet), *tables(sheet), *_marks(sheet), *_links(sheet), *_events(sheet)]
    items.sort(key=lambda item: item.offset)
    found: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    parts = sections.split(sheet.page)
    at = 0
    for item in items:
        while item.offset >= parts[at].end and at + 1 < len(parts):
            at += 1
        found[parts[at].id][item.kind].append(item)
    return found


def spans(sheet: Sheet) -> Iterator[Item]:
    """Yield figures, formulas, citations and blocks of code or drawings, in the order of the page."""
    for token in sheet.tokens:
        if token.kind == "reference":
            key = f"{token.parts['space']}:{token.parts['name']}"
            yield Item("the reference", key, token.start, f"«{key}»")
        elif token.kind == "display":
            yield Item("the formula", _formula(token), token.start, f"«{_short(token.text)}»")
        elif token.kind == "inline":
            yield Item(INLINE, _formula(token), token.start, f"«{_short(token.text)}»")
        elif token.kind == "citation":
            key = "; ".join(markdown.citation_keys(token))
            yield Item("the citation", key, token.start, f"«{key}»")
        elif token.kind == "fence":
            yield _fence(token)


def _formula(token: Token) -> str:
    return "".join(_BARE.sub(r"\1 }}", _TEXT.sub(r"\\text{}", token.text)).split())


def _fence(token: Token) -> Item:
    info = (token.parts["info"].split() or [""])[0]
    body = "\n".join(line[len(token.parts["indent"]) :].rstrip() for line in token.parts["body"].splitlines())
    if info == "mermaid":
        kind, count = _diagram(body)
        return Item("the diagram", f"{kind} {count}", token.start, f"«{kind}» of {count} {_counted(kind)}")
    if info == "chart":
        name = body.strip().partition("\n")[0].strip()
        return Item("the chart", name, token.start, f"«{name}»")
    if info in _CODE:
        first = next((line for line in body.splitlines() if line.strip()), "")
        return Item("the snippet", f"{info}\n{body.strip()}", token.start, f"«{_short(first)}»")
    return Item("the block", info, token.start, f"«{info or 'without a language'}»")


def _diagram(body: str) -> tuple[str, int]:
    """Return a diagram's kind, and how many nodes it has (a flowchart) or lines (another kind)."""
    plain = _ASIDE.sub("", re.sub(r"accDescr\s*\{[^{}]*\}", "", body))
    kind, _, rest = plain.strip().partition("\n")
    kind = (kind.split() or [""])[0].replace("graph", "flowchart")
    if kind == "flowchart":
        return kind, len(set(_NODE.findall(_LABELS.sub(" ", rest))))
    return kind, sum(bool(line.strip()) for line in rest.splitlines())


def _counted(kind: str) -> str:
    return "nodes" if kind == "flowchart" else "lines"


def tables(sheet: Sheet) -> Iterator[Item]:
    """Yield tables by their rows, without the head, and their columns."""
    lines = sheet.prose.splitlines(keepends=True)
    offset, head, rows, columns = 0, -1, 0, 0
    for line in [*lines, "\n"]:
        bare = line.strip()
        if head >= 0 and columns and bare and not bare.startswith("///"):
            rows += 1
        elif head >= 0 and not columns and "|" in bare and "-" in bare and set(bare) <= set("|-: \t"):
            columns = bare.strip("|").count("|") + 1
        else:
            if columns:
                yield Item("the table", f"{rows}×{columns}", head, f"of {rows} rows and {columns} columns")
            head, rows, columns = (offset if "|" in bare else -1), 0, 0
        offset += len(line)


def _marks(sheet: Sheet) -> Iterator[Item]:
    for match in _MARK.finditer(sheet.prose):
        yield Item("the box", match["kind"], match.start("kind"), f"«{match['kind']}»")


def _links(sheet: Sheet) -> Iterator[Item]:
    starts = [0]
    for line in sheet.page.body.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for link in sheet.outline.links:
        offset = starts[min(link.line - sheet.page.first_line, len(starts) - 1)] + link.column - 1
        if link.image:
            key = _LANGUAGE.sub("", PurePosixPath(link.target).name)
            yield Item("the image", key, offset, f"«{link.target}»")
        elif link.target.startswith("#") or link.target.partition("#")[0].endswith(".md"):
            yield Item("the link", link.target, offset, f"to «{link.target}»")


def _events(sheet: Sheet) -> Iterator[Item]:
    for _, events in timeline.timelines(sheet.page.body):
        for event in events:
            yield Item("the date", event.typed, event.offset, f"«{event.typed}»")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
