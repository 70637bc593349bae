"""The built site, walked file by file: every link, picture, script and style of every page is there.

What the rules say of the sources is one thing; this looks at what a reader gets, headers and passports included.
"""

from __future__ import annotations

import html.parser
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from book.check import addresses
from book.paths import SITE

pytestmark = pytest.mark.slow

_LEADS = ("href", "src", "xlink:href", "poster", "action", "data")
_OWN_ADDRESS = ("canonical", "alternate")  # of a page; with a host once the book knows its own


class _Page(html.parser.HTMLParser):
    """Ids of a page, and what it leads to: tag, target, and the `rel` of a `<link>`."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.twice: set[str] = set()
        self.leads: list[tuple[str, str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if name := given.get("id"):
            self.twice |= self.ids & {name}
            self.ids.add(name)
        rel = given.get("rel", "")
        self.leads += [(tag, given[name], rel) for name in _LEADS if name in given]
        self.leads += [(tag, part.split()[0], rel) for part in given.get("srcset", "").split(",") if part.strip()]
        if given.get("http-equiv", "").lower() == "refresh":
            self.leads.append((tag, given["content"].partition("url=")[2], rel))


@cache
def _page(path: Path) -> _Page:
    return _Page(path)


def _pages() -> list[Path]:
    assert (SITE / "index.html").is_file(), "build the site first: python3 scripts/book build"
    return sorted(path for path in SITE.rglob("*.html") if "pagefind" not in path.relative_to(SITE).parts)


def _wrong(path: Path) -> Iterator[str]:
    for tag, target, rel in _page(path).leads:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            if tag != "a" and not (tag == "link" and rel in _OWN_ADDRESS) and parts.scheme != "data":
                yield f"<{tag}> loads «{target}» from elsewhere"
            elif tag == "a" and parts.scheme not in ("http", "https", "mailto", "tel"):
                yield f"<a> leads to «{target}»"
            continue
        # Only the page of a missing address, which a host serves anywhere, begins its links at the root.
        if parts.path.startswith("/") and path.name != "404.html":
            yield f"<{tag}> «{target}» begins at the host's root"
            continue
        base = SITE if parts.path.startswith("/") else path.parent
        there = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
        there = there / "index.html" if there.is_dir() else there
        if SITE.resolve() not in there.resolve().parents:
            yield f"<{tag}> «{target}» climbs out of the site"
        elif not there.is_file():
            yield f"<{tag}> «{target}»: there is no such file"
        elif parts.fragment and there.suffix == ".html" and unquote(parts.fragment) not in _page(there).ids:
            yield f"<{tag}> «{target}»: there is no such id"


def test_everything_a_page_leads_to_is_there() -> None:
    wrong = [f"{path.relative_to(SITE)}: {problem}" for path in _pages() for problem in _wrong(path)]
    assert wrong == []


def test_no_id_stands_twice_in_a_page() -> None:
    twice = {str(path.relative_to(SITE)): sorted(_page(path).twice) for path in _pages() if _page(path).twice}
    assert twice == {}


def test_the_walk_sees_both_languages_and_their_links() -> None:
    pages = {path.relative_to(SITE).as_posix(): len(_page(path).leads) for path in _pages()}
    assert {"index.html", "en/index.html", "practice/economics/index.html"} <= set(pages)
    assert min(pages.values()) > 0
    assert sum(pages.values()) > 500


def test_every_address_of_the_last_release_is_there() -> None:
    gone = []
    for address in addresses.listed():
        path, _, anchor = address.partition("#")
        file = SITE / path.strip("/")
        file = file / "index.html" if path.endswith("/") else file
        moved = file.is_file() and file.suffix == ".html" and "http-equiv" in file.read_text(encoding="utf-8")
        if not file.is_file() or (anchor and not moved and anchor not in _page(file).ids):
            gone.append(address)
    assert gone == []
