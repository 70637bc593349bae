"""Where a link of the book leads: to a page, to a file, to another host, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote, urlsplit

from book.check.book import Book, Sheet
from book.check.linked import Linked
from book.paths import CHARTS, DATA, DOCS, LABS, MODELS, OVERRIDES

DOWNLOADS = [
    "downloads/labs.zip",
    "downloads/models.zip",
    *(f"downloads/founding-{language}.{form}" for language in ("zh", "en") for form in ("pdf", "epub")),
]

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_SOURCES = {CHARTS, DATA, MODELS, LABS}  # not published
_LENGTH = 200  # characters of a name that are shown, and compared with others
_CITING = {"citation", "reference"}  # a fact cites its source
_SUGGESTIONS = 200  # a page with more mistakes than this has another trouble than a typing error


@dataclass(frozen=True)
class Goal:
    """Where a link leads: a page of the book, a file by its path below docs, or neither; and what is wrong with it."""

    sheet: Sheet | None = None
    file: str = ""
    fragment: str = ""
    problem: str = ""


class Site:
    """What links may lead to: pages, files and ids."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.pages = {address(sheet): sheet for sheet in book.all_sheets}
        self._ids: dict[tuple[str, str], frozenset[str]] = {}
        self._suggested = 0
        self._unread = {error.place.partition(":")[0] for error in book.unread}  # they say so themselves

    @cached_property
    def files(self) -> dict[str, str]:
        """Published files that are no pages: address in the site → path below docs (or overrides)."""
        below = [path for path in DOCS.rglob("*") if path.suffix != ".md" and path.is_file()]
        paths = [path.relative_to(DOCS).as_posix() for path in below if not set(_SOURCES) & set(path.parents)]
        assets = [path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.glob("assets/**/*") if path.is_file()]
        return {path.removeprefix("zh/"): path for path in [*assets, *paths]}

    @cached_property
    def _below_docs(self) -> frozenset[str]:
        return frozenset(self.files.values())

    def like(self, name: str, names: Iterable[str]) -> str:
        """Return the one of `names` that `name` was probably meant to be, or nothing."""
        self._suggested += 1
        like = get_close_matches(name[:_LENGTH], names, 1) if self._suggested <= _SUGGESTIONS else []
        return str(like[0]) if like else ""

    def ids(self, sheet: Sheet) -> frozenset[str]:
        """Return every id of a page that can be linked to, those that the build adds included."""
        page = sheet.page.language, sheet.page.slug
        if page not in self._ids:
            ids = set(sheet.outline.ids)
            for kind in ("figure", "table"):
                ids |= {f"{kind}-{n}" for n in range(1, sheet.page.body.count(f"/// {kind}-caption") + 1)}
            ids |= {f"passport-{t.parts['space']}-{t.parts['name']}" for t in sheet.tokens if t.kind == "reference"}
            kinds = {t.kind for t in sheet.tokens}
            ids |= ({"passports"} if "reference" in kinds else set()) | ({"sources"} if kinds & _CITING else set())
            self._ids[page] = frozenset(ids)
        return self._ids[page]

    def has(self, sheet: Sheet, name: str) -> bool:
        """Tell whether the page has the id; one that is generated has more than can be known here."""
        ids = self.ids(sheet)
        if name in ids or (name.startswith("source-") and "sources" in ids):
            return True
        return any(t.parts.get("space") == "generated" for t in sheet.tokens)

    def goal(self, link: Linked, sheet: Sheet) -> Goal:
        """Return where `link`, on the page `sheet`, leads."""
        target = link.target.strip()
        if SCHEME.match(target):
            return Goal(problem=_elsewhere(target))
        path, _, fragment = target.partition("#")
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
        if not path:
            problem = "" if fragment else f"«{link.target}» leads nowhere; write where it should lead"
            return Goal(sheet, fragment=fragment, problem=problem)
        if len(path) > 1000:
            return Goal(problem=f"«{path[:80]}…» is longer than any path of the book; mend it")
        if path.startswith("/"):
            problem = f"«{path}» begins at the host's root and breaks below a path; write it relative to this page"
            return Goal(problem=problem)
        found = self._by_address(path, sheet) if link.kind == "html" else self._by_file(path, sheet)
        return Goal(found.sheet, found.file, fragment, found.problem)

    def _by_file(self, path: str, sheet: Sheet) -> Goal:
        """Markdown: relative to the file; MkDocs turns the name of a page's file into its address."""
        here = posixpath.dirname(f"{sheet.page.language}/{sheet.page.slug}")
        there = posixpath.normpath(posixpath.join(here, path))
        if there == ".." or there.startswith("../"):
            return Goal(problem=f"«{path}» climbs out of docs; link to a page or a file of the book")
        language, _, rest = there.partition("/")
        if path.endswith(".md"):
            page = self.book.sheet(language, rest.removesuffix(".md"))
            if page or f"docs/{there}" in self._unread:
                return Goal(page)
            return Goal(problem=self._no_page(path, language, rest, sheet))
        if there in self._below_docs:
            return Goal(file=there)
        for slug in (rest, posixpath.join(rest, "index"), rest.removesuffix(".html"), rest.removesuffix("/index.html")):
            if page := self.book.sheet(language, slug):
                return Goal(problem=f"«{path}» is no file; name the page's own: «{relative(page, sheet)}»")
        if rest in DOWNLOADS:
            mend = f'write it in HTML: <a href="{address_from(sheet, rest)}">'
            return Goal(problem=f"«{path}» is made by the build, and Markdown knows no such file; {mend}")
        like = self.like(there, (name for name in self._below_docs if not name.startswith(other(sheet))))
        mend = f"did you mean «{posixpath.relpath(like, here)}»?" if like else "add it below docs, or mend the link"
        return Goal(problem=f"there is no file «{path}»; {mend}")

    def _by_address(self, path: str, sheet: Sheet) -> Goal:
        """HTML typed by hand: relative to the page's address, and left as it is."""
        there = posixpath.normpath(posixpath.join(address(sheet), path))
        there = "" if there == "." else there
        if there == ".." or there.startswith("../"):
            return Goal(problem=f"«{path}» climbs out of the site; count its `../`")
        stem = re.sub(r"(?:^|/)index\.html$", "", there)
        page = self.pages.get(stem + "/" if stem else "")
        if page and (path.endswith(("/", "..", ".", "index.html"))):
            return Goal(page)
        if there in DOWNLOADS or there in self.files:
            return Goal(file=self.files.get(there, there))
        like = self.like(there, [*self.files, *DOWNLOADS, *(set(self.pages) - {"", address(sheet)})])
        if page or path.endswith(".md"):
            mend = "write it as a Markdown link to the page's file"
        else:
            mend = f"did you mean «{address_from(sheet, like)}»?" if like else "count its `../`, or mend its name"
        return Goal(problem=f"the site has nothing at «{path}»; {mend}")

    def _no_page(self, path: str, language: str, rest: str, sheet: Sheet) -> str:
        own = [s.page.slug for s in self.book.all_sheets if s.page.language == sheet.page.language and s is not sheet]
        page = self.book.sheet(sheet.page.language, self.like(rest.removesuffix(".md"), own))
        mend = f"did you mean «{relative(page, sheet)}»?" if page else f"write docs/{language}/{rest}, or mend the link"
        return f"there is no page «{path}»; {mend}"


def address(sheet: Sheet) -> str:
    """Return the address of a page below the site's root: `` or `en/practice/economics/`."""
    language = "" if sheet.page.language == "zh" else f"{sheet.page.language}/"
    slug = re.sub(r"(?:^|/)index$", "", sheet.page.slug)
    return f"{language}{slug}/" if slug else language


def address_from(sheet: Sheet, there: str) -> str:
    """Return the address `there`, below the site's root, as a link on the page `sheet`."""
    found = posixpath.relpath(there or ".", address(sheet) or ".")
    return f"{found}/" if there.endswith("/") else found


def relative(page: Sheet, sheet: Sheet) -> str:
    """Return the file of `page` as a Markdown link on the page `sheet` names it."""
    there, here = (f"{s.page.language}/{s.page.slug}.md" for s in (page, sheet))
    return posixpath.relpath(there, posixpath.dirname(here))


def _elsewhere(target: str) -> str:
    if target.startswith("//"):
        return f"«{target}» has no scheme; write https:{target}"
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError as error:
        return f"«{target[:_LENGTH]}» is no address ({error}); mend it"
    if parts.scheme not in ("http", "https", "mailto", "tel"):
        return f"no reader can follow «{target[:_LENGTH]}»; link to a page or an https address"
    if parts.scheme.startswith("http") and (not parts.hostname or re.search(r"\s", target)):
        return f"«{target[:_LENGTH]}» is no address; write https://host/path"
    return ""


def other(sheet: Sheet) -> str:
    """Return the folder of the other language."""
    return "en/" if sheet.page.language == "zh" else "zh/"
