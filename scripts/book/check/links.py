"""Every link leads to a page, a heading or a file that is there, and stays in its own language.

Why: a link that leads nowhere costs the reader the very thing it promised, and the author never hears of it; one that
changes the language drops the reader on a page that may say nothing to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.goals import SCHEME, Goal, Site, address, address_from, other, relative
from book.check.linked import links
from book.check.rule import Rule
from book.errors import BookError
from book.paths import CONFIG, shown


def find_targets(book: Book) -> Iterator[Finding]:
    """Yield a finding for each link that leads nowhere, each page outside the nav, each nav entry without a page."""
    site = Site(book)
    try:
        slugs = book.nav.slugs
    except (BookError, ValueError, AttributeError) as error:
        yield Finding(shown(CONFIG), 1, 1, "link-target", f"the `nav:` cannot be read ({error}); mend it")
        slugs = [sheet.page.slug for sheet in book.all_sheets]
    for slug in slugs if book.whole and not book.unread else ():
        if not SCHEME.match(slug) and not any(book.sheet(language, slug) for language in ("zh", "en")):
            yield _nav_finding(slug, site)
    for sheet in book.sheets:
        if sheet.page.slug not in slugs:
            mend = f"add «{sheet.page.slug}.md» to `nav:` in mkdocs.yml"
            yield sheet.at_line("link-target", 1, f"the page is in no `nav:`, so no reader will find it; {mend}")
        for link in links(sheet):
            goal = site.goal(link, sheet)
            problem = goal.problem or _at_page(goal, sheet, site, slugs)
            if problem:
                yield Finding(sheet.page.place, link.line, link.column, "link-target", problem)


def _at_page(goal: Goal, sheet: Sheet, site: Site, slugs: list[str]) -> str:
    page, name = goal.sheet, goal.fragment
    if page is None:
        return ""
    if page is not sheet and page.page.slug not in slugs:
        return f"«{page.page.place}» is in no `nav:`; add it to `nav:` in mkdocs.yml, or take the link out"
    if not name or site.has(page, name):
        return ""
    like, shown_name = site.like(name, sorted(site.ids(page))), f"#{name[:100]}"
    where = "this page" if page is sheet else page.page.place
    mend = f"did you mean «#{like}»?" if like else f"give the heading its id, {{ {shown_name} }}, or link to another"
    return f"«{shown_name}» is no heading of {where}; {mend}"


def _nav_finding(slug: str, site: Site) -> Finding:
    lines = CONFIG.read_text(encoding="utf-8").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if re.search(rf"[\s'\"]{re.escape(slug)}\.md", text)), 1)
    like = site.like(slug, sorted({s.page.slug for s in site.book.all_sheets}))
    mend = f"did you mean «{like}.md»?" if like else f"write docs/zh/{slug}.md and docs/en/{slug}.md, or remove it"
    return Finding(shown(CONFIG), line, 1, "link-target", f"`nav:` names «{slug}.md», which is no page; {mend}")


def find_languages(book: Book) -> Iterator[Finding]:
    """Yield a finding for each link or image that leaves the language of its page; downloads may."""
    site = Site(book)
    for sheet in book.sheets:
        for link in links(sheet):
            goal = site.goal(link, sheet)
            leaves = goal.sheet is not None and goal.sheet.page.language != sheet.page.language
            if not leaves and not goal.file.startswith(other(sheet)):
                continue
            own = book.sheet(sheet.page.language, goal.sheet.page.slug) if goal.sheet else None
            mend = f"write «{relative(own, sheet)}»" if own else "link to what this language has"
            if own and link.kind == "html":
                mend = f"write «{address_from(sheet, address(own)) or './'}»"
            message = f"«{link.target}» leaves the language of this page; {mend}"
            yield Finding(sheet.page.place, link.line, link.column, "link-language", message)


TARGET = Rule("link-target", "a link that leads nowhere costs the reader what it promised", find_targets)
LANGUAGE = Rule(
    "link-language", "a link into the other language drops the reader on what they can't read", find_languages
)
