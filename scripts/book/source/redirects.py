"""Reads `docs/data/redirects.yml`: addresses that the book once had, and where what stood there is now.

    /practice/compute/: /practice/economics/
    /practice/prices/: /practice/economics/#cost-structure

Addresses are written from the site's root, those of English pages with `/en/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from book.errors import BookError
from book.paths import shown
from book.source import yamlfile


@dataclass(frozen=True)
class Redirect:
    """One old address, the new one (with or without an anchor), and its line."""

    old: str
    new: str
    line: int


def read(path: Path) -> list[Redirect]:
    """Return the redirects in the order of the file; a file that is not there has none.

    Raises:
        BookError: the file is not UTF-8, not YAML, or not a list of `old: new`.
    """
    if not path.is_file():
        return []
    place = shown(path)
    try:
        root = yamlfile.parse(path.read_text(encoding="utf-8"), place)
    except UnicodeDecodeError as error:
        raise BookError(place, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    if root is None:
        return []
    fields = yamlfile.plain(root, place)  # refuses an address given twice
    if not isinstance(root, yaml.MappingNode) or not all(isinstance(new, str) for new in fields.values()):
        raise BookError(f"{place}:1", "expected `/old/: /new/` lines", "write one old and one new address a line")
    return [Redirect(str(old.value), str(new.value), old.start_mark.line + 1) for old, new in root.value]
