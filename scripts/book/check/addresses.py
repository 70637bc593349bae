"""No address dies: each page and each heading of the last release is still there, or its page is redirected.

Why: readers keep links, papers cite them, and search engines send strangers to them; a book that cannot be linked to is
not trusted.

`docs/data/addresses.txt` is the list of the last release, one address a line, written by `book addresses --write`. A
page that moves gets a line in `docs/data/redirects.yml`, from which the build makes a page at the old address. The part
after `#` never reaches a server, so an anchor cannot be redirected: where a heading is renamed, its old id stays beside
the new one, as `<a id="old-id"></a>` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.goals import DOWNLOADS, Site, address
from book.check.rule import Rule
from book.errors import BookError
from book.paths import DATA, shown
from book.source import redirects
from book.source.redirects import Redirect

NAME = "address-lost"
LIST = DATA / "addresses.txt"
REDIRECTS = DATA / "redirects.yml"


def today(book: Book) -> list[str]:
    """Return every address of the book as it is now, old ones that are kept included."""
    found = [f"/{name}" for name in DOWNLOADS]
    found += [redirect.old for redirect in redirects.read(REDIRECTS)]
    for sheet in book.all_sheets:
        page = f"/{address(sheet)}"
        found += [page, *(f"{page}#{name}" for name in sheet.outline.ids if ":" not in name)]  # fn:1 is a footnote
    return sorted(set(found))


def listed(exempted: bool = True) -> dict[str, int]:
    """Return the addresses of the last release, each with its line; what follows a space is a remark.

    Args:
        exempted: with those that carry an exemption, which the engine reads when the whole book is checked.
    """
    if not LIST.is_file():
        return {}
    lines = LIST.read_text(encoding="utf-8", errors="replace").splitlines()
    kept = [(n, text) for n, text in enumerate(lines, 1) if exempted or f"allow {NAME}" not in text]
    return {text.split()[0]: line for line, text in kept if text.startswith("/")}


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each address that is gone, and for each redirect that leads nowhere."""
    site = Site(book)
    try:
        moved = {redirect.old: redirect for redirect in redirects.read(REDIRECTS)}
    except BookError as error:
        place, _, number = error.place.partition(":")
        yield Finding(place, int(number or 1), 1, NAME, f"{error.problem}; {error.mend}")
        return
    if book.whole:
        for redirect in moved.values():
            if problem := _redirect_problem(redirect, moved, site):
                yield Finding(shown(REDIRECTS), redirect.line, 1, NAME, problem)
    asked = {address(sheet) for sheet in book.sheets}
    for old, line in listed(exempted=book.whole).items():
        path, _, anchor = old.partition("#")
        sheet = site.pages.get(path.removeprefix("/"))
        if path in moved or old.removeprefix("/") in DOWNLOADS:
            continue
        if sheet is None and book.whole and not book.unread:
            yield Finding(shown(LIST), line, 1, NAME, _gone(path, site))
        elif sheet and address(sheet) in asked and anchor and anchor not in sheet.outline.ids:
            yield Finding(shown(LIST), line, 1, NAME, _anchor_gone(old, anchor, sheet))


def _gone(path: str, site: Site) -> str:
    like = site.like(path, [f"/{name}" for name in site.pages])
    hint = f" (to «{like}»?)" if like else ""
    return f"«{path}» was a page of the last release; put it back, or redirect it in {shown(REDIRECTS)}{hint}"


def _anchor_gone(old: str, anchor: str, sheet: Sheet) -> str:
    mend = f'write <a id="{anchor}"></a> on a line of its own above what took its place in {sheet.page.place}'
    return f"«{old}» was an address of the last release; {mend}"


def _redirect_problem(redirect: Redirect, moved: dict[str, Redirect], site: Site) -> str:
    old, (new, _, anchor) = redirect.old, redirect.new.partition("#")
    if "#" in old:
        name = old.partition("#")[2]
        return f'«{old}»: an anchor cannot be redirected; keep it in the page: <a id="{name}"></a>'
    for path in (old, new):
        if not (path.startswith("/") and path.endswith("/")) or {".", ".."} & set(path.split("/")) or "\\" in path:
            return f"«{path}» is no address of a page; write it as /practice/economics/"
    if old.removeprefix("/") in site.pages:
        return f"«{old}» is a page of the book; remove the redirect, or move the page"
    if new in moved:
        return f"«{new}» is redirected itself; redirect to where it ends, «{moved[new].new}»"
    sheet = site.pages.get(new.removeprefix("/"))
    if sheet is None:
        like = site.like(new, [f"/{name}" for name in site.pages])
        return f"«{new}» is no page of the book; " + (f"did you mean «{like}»?" if like else "redirect to one that is")
    if old.startswith("/en/") != new.startswith("/en/"):
        return f"«{old}» and «{new}» are of two languages; redirect within one"
    if anchor and not site.has(sheet, anchor):
        like = site.like(anchor, sorted(site.ids(sheet)))
        return f"«#{anchor}» is no heading of {sheet.page.place}" + (f"; did you mean «#{like}»?" if like else "")
    return ""


RULE = Rule(NAME, "a link that a reader kept must go on working", find)
