"""Plants faults, one at a time, in a smaller copy of the real book, and prints what the check finds after each.

Runs in a process of its own, with the copy's own `scripts` first on the path, so that every path of the package points
into the copy: `python planting.py CASES.json`, findings as JSON on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

from book.check import run
from book.check.book import Book, Sheet
from book.errors import BookError
from book.paths import DOCS, ROOT
from book.source import page


class Kept(Book):
    """The book, with what was worked out for a page kept from one case to the next while the page is the same."""

    sheets_by_content: ClassVar[dict[tuple[Path, bytes], Sheet]] = {}

    def _read(self, paths: Iterable[Path]) -> Iterator[Sheet]:
        for path in paths:
            try:
                key = (path, path.read_bytes() if path.is_file() and not path.is_symlink() else b"")
                if not key[1] or key not in self.sheets_by_content:
                    self.sheets_by_content[key] = Sheet(page.read(path, DOCS))
                yield self.sheets_by_content[key]
            except BookError as error:
                self.unread.append(error)


def main(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return, for each case, the findings of all rules on the whole book with the case's edits made."""
    results: list[dict[str, Any]] = []
    for case in cases:
        before: dict[Path, bytes | None] = {}
        try:
            for edit in [case, *case.get("also", [])]:
                _apply(edit, before)
            found = run.findings(Kept())
            results.append({"findings": [asdict(f) for f in found], "line": _line(case)})
        except Exception as error:
            results.append({"findings": [], "line": None, "raised": f"{type(error).__name__}: {error}"})
        finally:
            _restore(before)
    return results


def _apply(edit: dict[str, Any], before: dict[Path, bytes | None]) -> None:
    path = ROOT / edit["file"]
    before.setdefault(path, path.read_bytes() if path.is_file() else None)
    path.parent.mkdir(parents=True, exist_ok=True)
    if edit.get("delete"):
        path.unlink()
    elif "write" in edit:
        path.write_text(edit["write"], encoding="utf-8", newline="")
    elif "append" in edit:
        path.write_text(path.read_text(encoding="utf-8") + edit["append"], encoding="utf-8", newline="")
    else:
        old, new = edit["replace"]
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise AssertionError(f"{edit['file']} does not hold «{old}»")
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def _line(case: dict[str, Any]) -> int | None:
    if "at" not in case:
        return int(case["line"]) if "line" in case else None
    path = ROOT / str(case.get("in", case["file"]))
    text = path.read_text(encoding="utf-8", errors="replace")
    if case["at"] not in text:
        raise AssertionError(f"{path.name} does not hold «{case['at']}»")
    return text.count("\n", 0, text.index(case["at"])) + 1


def _restore(before: dict[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
