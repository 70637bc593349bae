"""Makes a copy of the book smaller: the pages that faults are planted in, and the data that those use.

The cases then cost the same however many chapters the book gets. What they are planted in stays as its authors wrote
it, but for links to pages that are gone, of which the text is left. Runs, as `planting.py` does, with the copy's own
`scripts` first on the path: `python smaller.py CASES.json`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from book import translated
from book.check import addresses, cases, figure_uses, predictions, quotations
from book.check.book import Book
from book.check.finding import Finding
from book.paths import CHARTS, CONFIG, DATA, DOCS, LABS, ROOT

_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s:#]+\.md)(?:#[^()\s]*)?\)")
_EMPTY_PART = re.compile(r"^  - .+:\n(?=  - |\n)", re.MULTILINE)
_ENTRY = {".yml": re.compile(r"^[A-Za-z0-9]", re.MULTILINE), ".bib": re.compile(r"^@", re.MULTILINE)}


def lessen(planted: Iterable[str]) -> None:
    """Remove all pages but the `planted` ones and those that list the book, and the data that nothing uses then."""
    slugs = {Path(*Path(path).parts[2:]) for path in planted if re.match(r"docs/(?:zh|en)/.*\.md$", path)}
    gone = [page for page in DOCS.glob("??/**/*.md") if not _stays(page, slugs)]
    for page in gone:
        page.unlink()
    _leave_out_of_nav(gone)
    left = sorted(DOCS.glob("??/**/*.md"))
    for page in left:
        _unlink_lost(page)
    _leave_out_of_topics()
    pages = "".join(page.read_text(encoding="utf-8") for page in left)
    _remove_charts(pages)
    _remove_programs(pages)
    while unused := _unused(Book()):
        for path, line in sorted({(finding.path, finding.line) for finding in unused}, reverse=True):
            _remove_entry(ROOT / path, line)
    addresses.LIST.write_text("\n".join(addresses.today(Book())) + "\n", encoding="utf-8")
    for page in left:
        if page.is_relative_to(DOCS / "en") and "\nsource_hash:" in page.read_text(encoding="utf-8"):
            translated.run(page, "the authors")


def _unused(book: Book) -> set[Finding]:
    """Return what nothing uses; without the page that prints them, no case, quotation or prediction is used."""
    lent = [finding for rule in (cases, quotations, predictions) for finding in rule.find(book)]
    return {*figure_uses.find_unused(book), *(finding for finding in lent if "no page prints" in finding.message)}


def _stays(page: Path, slugs: set[Path]) -> bool:
    return _inside(page) in slugs or "appendix" in page.parts


def _inside(page: Path) -> Path:
    """Return the path within its language."""
    return Path(*page.relative_to(DOCS).parts[1:])


def _leave_out_of_nav(gone: list[Path]) -> None:
    names = {_inside(page).as_posix() for page in gone}
    lines = [line for line in CONFIG.read_text(encoding="utf-8").split("\n") if line.strip(" -") not in names]
    CONFIG.write_text(_EMPTY_PART.sub("", "\n".join(lines)), encoding="utf-8")


def _unlink_lost(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    kept = _LINK.sub(lambda m: m[0] if (page.parent / m[2]).is_file() else m[1], text)
    page.write_text(kept, encoding="utf-8", newline="")


def _leave_out_of_topics() -> None:
    path = DATA / "topics.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    for row in rows[1:]:
        if len(row) > 1 and not (DOCS / "zh" / f"{row[-1].partition('#')[0]}.md").is_file():
            row[-1] = ""
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8", newline="")


def _remove_charts(pages: str) -> None:
    for path in CHARTS.glob("*.py"):
        if path.stem != "__init__" and f"```chart\n{path.stem}." not in pages:
            path.unlink()


def _remove_programs(pages: str) -> None:
    for path in LABS.glob("*.py"):
        if f"{{{{ program:{path.stem}." not in pages:
            path.unlink()


def _remove_entry(path: Path, line: int) -> None:
    """Remove the entry that begins at a line: down to the next one."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = _ENTRY[path.suffix]
    end = next((n for n in range(line, len(lines)) if start.match(lines[n]) or lines[n].startswith("#")), len(lines))
    path.write_text("\n".join(lines[: line - 1] + lines[end:]).rstrip("\n") + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    listed = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lessen(edit["file"] for case in listed for edit in [case, *case.get("also", [])])
