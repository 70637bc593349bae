"""The entries of the data files, with the line of each of their fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from book.check.finding import Finding
from book.paths import DATA, shown
from book.source import yamlfile


@dataclass(frozen=True)
class Row:
    """One entry of a data file, with the line of each of its fields."""

    file: str
    name: str
    fields: dict[str, Any]
    line: int
    lines: dict[str, int]

    def finding(self, rule: str, message: str, field: str = "", warning: bool = False) -> Finding:
        """Return a finding at a field, or at the entry's name."""
        place = shown(DATA / self.file)
        return Finding(place, self.lines.get(field, self.line), 1, rule, f"«{self.name}»: {message}", warning)


def rows(file: str) -> list[Row]:
    """Return the entries of a data file.

    Raises:
        BookError: it cannot be read.
    """
    path = DATA / file
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return list(_rows(file, text))


@lru_cache(maxsize=16)
def _rows(file: str, text: str) -> tuple[Row, ...]:
    entries = yamlfile.load(DATA / file)
    root = yamlfile.parse(text, shown(DATA / file)) if entries else None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    lines = {str(k.value): (k.start_mark.line + 1, _lines(v)) for k, v in pairs}
    return tuple(Row(file, name, entry.fields, *lines[name]) for name, entry in entries.items())


def _lines(node: yaml.Node) -> dict[str, int]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): key.start_mark.line + 1 for key, _ in pairs}
