"""The entries of the data files, with the line of each of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from book.check.finding import Finding, told
from book.errors import BookError
from book.paths import DATA, shown
from book.source import yamlfile
from book.source.bibliography import Bibliography

Read = TypeVar("Read")


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


def paired(
    read: Callable[[Path], Mapping[str, Read]], file: str, rule: str
) -> tuple[list[tuple[Row, Read]], list[Finding]]:
    """Return each entry of a data file as `read` makes it, with its row; or none, and why the file cannot be read."""
    try:
        found = read(DATA)
        lines = {row.name: row for row in rows(file)}
    except BookError as error:
        return [], [told(error, rule)]
    return [(lines[name], one) for name, one in found.items()], []


def unknown(keys: Iterable[str], bibliography: Bibliography, row: Row, rule: str, field: str) -> Iterator[Finding]:
    """Yield a finding, at a field of a row, for each of its keys that the bibliography lacks."""
    for key in keys:
        if key not in bibliography:
            yield row.finding(rule, f"there is no reference «{key}»; add it to references.bib", field)


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
