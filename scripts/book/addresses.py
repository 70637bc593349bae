"""Lists the addresses of the book: every page and heading that a reader can link to. A release keeps the list."""

from __future__ import annotations

from book import files
from book.check import addresses
from book.check.book import Book
from book.errors import BookError
from book.paths import shown

_HEAD = "# Every address of the last release; none of them dies. Written by: python3 scripts/book addresses --write\n"


def run(write: bool) -> int:
    """Print the addresses of today's pages, or write them to docs/data/addresses.txt; return 0.

    Raises:
        BookError: it should be written, and an address of the last release is lost: the new list would hide it.
    """
    book = Book()
    for error in book.unread:
        raise error
    lines = "".join(f"{address}\n" for address in addresses.today(book))
    if not write:
        print(lines, end="")
        return 0
    lost = sorted(addresses.find(book))
    if lost:
        more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
        raise BookError(f"{lost[0].path}:{lost[0].line}", f"{lost[0].message}{more}", "then write the list")
    files.write(addresses.LIST, _HEAD + lines)
    print(f"{shown(addresses.LIST)}: {lines.count(chr(10))} addresses")
    return 0
