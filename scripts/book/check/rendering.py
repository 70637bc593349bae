"""Every reference, formula, diagram, chart, listing and citation of a page can be rendered.

Why: the build would stop at the first that cannot; here all pages are asked at once, in a second.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from book.check.book import Book
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.files import write
from book.paths import CACHE, CHARTS, DOCS, ROOT
from book.render.charts import Charts
from book.render.page import Library, prepare


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each span of a page that cannot be rendered, and for each figure that cannot be computed."""
    problems: list[BookError] = []
    library = Library(book.figures, book.bibliography, Charts(CHARTS), book.today)
    surroundings = _surroundings()
    for sheet in book.sheets:
        kept = CACHE / "rendered" / sha256(f"{surroundings}{sheet.page}".encode()).hexdigest()[:32]
        if kept.is_file():
            continue
        before = len(problems)
        prepare(sheet.page, library, problems)
        if len(problems) == before:  # a page that was right stays right while all that it rests on is the same
            write(kept, "")
    for ref in book.figures.references():
        try:
            figure = book.figures.figure(ref)
            if figure.kind == "fact":
                library.bibliography.html(figure.fields["source"], figure.place)
        except BookError as error:
            problems.append(error)
    yield from map(_finding, problems)


def _surroundings() -> str:
    """Return a digest of all that a page's rendering rests on: data, models, charts, our code and its locks."""
    digest = sha256(sys.version.encode())
    for lock in ("requirements.lock", "package-lock.json"):
        digest.update((ROOT / lock).read_bytes())
    for folder in (DOCS, Path(__file__).resolve().parents[1]):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in (".py", ".yml", ".bib", ".tsv"):
                digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _finding(error: BookError) -> Finding:
    match = re.fullmatch(r"(.*?)(?::(\d+))?(?::(\d+))?", error.place)
    assert match is not None
    line, column = int(match[2] or 1), int(match[3] or 1)
    return Finding(match[1], line, column, "rendering", f"{error.problem}; {error.mend}")


RULE = Rule("rendering", "a page that cannot be rendered stops the whole book", find)
