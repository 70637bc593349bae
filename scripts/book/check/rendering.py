"""Every reference, formula, diagram, chart, listing and citation of a page can be rendered.

A chart is asked for its data, which is all that can be wrong with it; drawing it is left to the build.

Why: the build would stop at the first that cannot; here all pages are asked at once, in a second.
"""

from __future__ import annotations

from collections.abc import Iterator

from book.check.book import Book
from book.check.finding import Finding, told
from book.check.rule import Rule
from book.errors import BookError
from book.paths import CHARTS, DATA
from book.render.charts import Charts
from book.render.page import Library, prepare
from book.source.quotations import Quotations


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each span that cannot be rendered; of the whole book, also for each figure that fails."""
    problems: list[BookError] = []
    library = Library(book.figures, book.bibliography, Charts(CHARTS), Quotations(DATA), book.today, draw=False)
    for sheet in book.sheets:
        prepare(sheet.page, library, problems)
    for ref in book.figures.references() if book.whole else ():
        try:
            figure = book.figures.figure(ref)
            if figure.kind == "fact":
                library.bibliography.html(figure.fields["source"], figure.place)
        except BookError as error:
            problems.append(error)
    yield from (told(error, "rendering") for error in problems)


RULE = Rule("rendering", "a page that cannot be rendered stops the whole book", find, by_page=True)
