"""Writes, for each address that the book once had, a page that sends its reader on.

No script and no server rule is needed: the page refreshes to the new one, and holds a link for who must click. All is
relative, so it works below a path and from a folder without a server.
"""

from __future__ import annotations

import html
import posixpath
from pathlib import Path

from book.errors import BookError
from book.paths import DATA, shown
from book.source import redirects

DATA_FILE = DATA / "redirects.yml"
_SAYS = {"zh": ("本页已搬家", "新的地址"), "en": ("This page has moved", "Its new address")}
_PAGE = """<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{title}</title>
    <link rel="canonical" href="{clean}">
    <meta http-equiv="refresh" content="0; url={target}">
  </head>
  <body>
    <p>{title}: <a href="{target}">{label}</a></p>
  </body>
</html>
"""


def write(site: Path) -> None:
    """Write the pages of the old addresses into the built site.

    Raises:
        BookError: an old address is still a page's own, or one of the two is none of this site's.
    """
    for redirect in redirects.read(DATA_FILE):
        place = f"{shown(DATA_FILE)}:{redirect.line}"
        old, (new, hash_mark, anchor) = _below(redirect.old, place), redirect.new.partition("#")
        new = _below(new, place)
        page = site / old / "index.html"
        if page.exists() or not old:
            raise BookError(place, f"«{redirect.old}» is a page of the book", "remove the redirect, or move the page")
        if not (site / new / "index.html").is_file():
            raise BookError(place, f"«{redirect.new}» is no page of the book", "redirect to one that is there")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(old, new, hash_mark + anchor), encoding="utf-8")


def _below(address: str, place: str) -> str:
    """Return the address without its outer slashes."""
    parts = address.strip("/").split("/")
    if not (address.startswith("/") and address.endswith("/")) or {".", ".."} & set(parts) or "\\" in address:
        raise BookError(place, f"«{address}» is no address of a page", "write it as /practice/economics/")
    return address.strip("/")


def _page(old: str, new: str, anchor: str) -> str:
    language = "en" if old.partition("/")[0] == "en" else "zh"
    title, label = _SAYS[language]
    clean = html.escape(posixpath.relpath(new or ".", old) + "/")
    target = clean + "index.html" + html.escape(anchor)
    return _PAGE.format(language=language, title=title, label=label, clean=clean, target=target)
