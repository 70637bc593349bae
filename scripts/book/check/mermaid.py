"""Reads a flowchart of Mermaid as far as its shape goes: direction, nodes, ranks, labels. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

_LONG = 20_000  # characters; nobody draws that
_HEAD = re.compile(r"^[ \t]*(?:flowchart|graph)[ \t]+(TB|TD|BT|LR|RL)\b", re.MULTILINE)
_LABEL = re.compile(r'"([^"\n]*)"|\|([^|"\n]*)\||(?<=\w)[\[({]+([^\[\](){}"|\n]+)[\])}]+')
_EDGE = re.compile(
    r"(?:<|x|o)?(?:--+|==+|-\.+-?)(?:[^->=.|\n][^->=|\n]{0,60}?(?:--+|==+|\.+-))?[>xo]?(?:[ \t]*\|[^|\n]*\|)?"
)
_NODE = re.compile(r"^\s*([\w-]+)")
_KEYWORD = re.compile(
    r"^[ \t]*(?:flowchart|graph|subgraph|end|direction|style|class|classDef|click|linkStyle|acc\w+|%%)\b"
)


def direction(source: str) -> str:
    """Return the direction of a flowchart, TD, LR and so on, or nothing where it is another diagram."""
    match = _HEAD.search(source[:_LONG])
    return match[1] if match else ""


def shape(source: str) -> tuple[int, int]:
    """Return the nodes of a flowchart, and its ranks: the nodes of the longest way through it."""
    below: dict[str, list[str]] = defaultdict(list)
    names: dict[str, None] = {}
    for line in source[:_LONG].splitlines():
        if _KEYWORD.match(line):
            continue
        bare = _LABEL.sub(lambda m: "" if m[2] is None else "||", line)
        rows = [[m[1] for part in step.split("&") if (m := _NODE.match(part))] for step in _EDGE.split(bare)]
        for above, beneath in pairwise(rows):
            for name in above:
                below[name] += beneath
        names |= {name: None for row in rows for name in row}
    return len(names), _longest(below)


def _longest(below: dict[str, list[str]]) -> int:
    """Return the nodes of the longest way; an arrow back to where one came from does not count."""
    depth: dict[str, int] = {}
    for start in list(below):
        way: list[tuple[str, Iterator[str]]] = [(start, iter(below[start]))] if start not in depth else []
        on_way = {start}
        while way:
            name, rest = way[-1]
            step = next((n for n in rest if n not in depth and n not in on_way), None)
            if step is not None:
                way.append((step, iter(below.get(step, ()))))
                on_way.add(step)
                continue
            depth[name] = 1 + max((depth.get(n, 0) for n in below.get(name, ())), default=0)
            way.pop()
            on_way.discard(name)
    return max(depth.values(), default=0)


def labels(source: str) -> Iterator[tuple[str, int]]:
    """Yield each line of each label with its offset."""
    for match in _LABEL.finditer(source[:_LONG]):
        line_start = source.rfind("\n", 0, match.start()) + 1
        if (
            _KEYWORD.match(source[line_start : match.start() + 1])
            and "subgraph" not in source[line_start : match.start()]
        ):
            continue
        text = match[1] or match[2] or match[3] or ""
        for line in re.split(r"<br ?/?>|\\n", text):
            yield line.strip(), match.start()


def width(label: str) -> int:
    """Return how wide a label is, in Latin letters; a Chinese character is as wide as two."""
    return sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in label)
