"""Reads a YAML table of named entries, keeping every scalar as it was typed and the line it was typed on.

`5.576e6` stays `5.576e6`: the digits a person typed are the digits the book prints. Anchors and aliases are refused
(nothing here needs them, and they are how a small file becomes a large one), and so is a key given twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from book.errors import BookError
from book.paths import shown

_DEPTH = 20


@dataclass(frozen=True)
class Entry:
    """One named entry of a table: its fields, and its place for messages (`path:line`)."""

    name: str
    fields: dict[str, Any]
    place: str


def load(path: Path) -> dict[str, Entry]:
    """Return the entries of the file by name, in the file's order; a file that is not there has none.

    Raises:
        BookError: the file is not UTF-8, not YAML, or not a mapping of mappings.
    """
    if not path.is_file():
        return {}
    try:
        root = parse(path.read_text(encoding="utf-8"), shown(path))
    except UnicodeDecodeError as error:
        raise BookError(shown(path), f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    if root is None:
        return {}
    table = _mapping(root, shown(path))
    entries = {}
    for name, node in table.items():
        place = f"{shown(path)}:{node.start_mark.line + 1}"
        if not isinstance(node, yaml.MappingNode):
            raise BookError(place, f"«{name}» has no fields", "give it its fields, as its neighbours have them")
        entries[name] = Entry(name, plain(node, shown(path)), f"{shown(path)}:{_key_line(root, name)}")
    return entries


def parse(text: str, place: str, first_line: int = 1) -> yaml.Node | None:
    """Return the node tree of `text`, or None where it is empty.

    Raises:
        BookError: it is not YAML, it uses an anchor or an alias, or it is nested beyond all use.
    """
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise BookError(place, "the values are nested too deeply", "write them flat, as their neighbours are")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                line = event.start_mark.line if event.start_mark else 0
                where = f"{place}:{line + first_line}"
                raise BookError(where, "an anchor or alias (& or *) is not read here", "write the value out")
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        raise BookError(f"{place}:{line}", f"not YAML: {error.problem}", "mend the syntax") from error
    except yaml.YAMLError as error:
        problem = f"not YAML: {' '.join(str(error).split())}"
        raise BookError(place, problem, "remove the character that is not printable") from error
    return root


def plain(node: yaml.Node, place: str, first_line: int = 1) -> Any:
    """Return the node as dicts, lists and the strings that were typed."""
    if isinstance(node, yaml.MappingNode):
        return {key: plain(value, place, first_line) for key, value in _mapping(node, place, first_line).items()}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value, place, first_line) for value in node.value]
    return str(node.value)


def _mapping(node: yaml.Node, place: str, first_line: int = 1) -> dict[str, yaml.Node]:
    where = f"{place}:{node.start_mark.line + first_line}"
    if not isinstance(node, yaml.MappingNode):
        raise BookError(where, "expected `name: value` lines", "write it as a mapping")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            where = f"{place}:{key.start_mark.line + first_line}"
            raise BookError(where, f"«{name}» stands twice", "rename or remove one of the two")
        found[name] = value
    return found


def _key_line(root: yaml.Node, name: str) -> int:
    assert isinstance(root, yaml.MappingNode)
    return next(int(key.start_mark.line) + 1 for key, _ in root.value if str(key.value) == name)
