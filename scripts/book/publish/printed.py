"""What both printed forms start from: the pages of one language as one HTML document.

It depends on the rendered HTML only, never on the theme: `.cache/book/pages.json` and the SVG files beside it. The
document says with a few classes what each thing is (part, chapter, drawing, note, mark, answer, checklist);
`print.lua` turns those into what Typst and EPUB want.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pypandoc
from bs4 import BeautifulSoup, Tag

from book.errors import BookError
from book.paths import shown
from book.render import formulas

FILTER = Path(__file__).resolve().parent / "print.lua"

# A formula's MathML and its TeX, whether it stands alone, and where it is, into what the form at hand wants.
Setter = Callable[["Formula"], str]

_DOWNLOAD = re.compile(r"^(?:\.\./)*downloads/")
_SITE_MEND = "build the site first: python3 scripts/book build"
_LINK_MEND = "mend the link in the Markdown, or the id it names"
_NUMERALS = "一二三四五六七八九十"
_WORDS = {
    "zh": {
        "preface": "前言",
        "part": "第{}部分",
        "chapter": "第 {} 章",
        "danger": "危险",
        "confusion": "易混",
        "controversy": "争议",
        "advice": "建议",
        "contents": "目录",
        "imprint": "第 {0} 版{3}，{1}。文字按 {2} 许可使用。价格与法律以 {1} 为准。",
        "accessibility": "图有文字说明，公式用 MathML，数字的来历在脚注里。",
    },
    "en": {
        "preface": "Preface",
        "part": "Part {}",
        "chapter": "Chapter {}",
        "danger": "Danger",
        "confusion": "Confusion",
        "controversy": "Controversy",
        "advice": "Advice",
        "contents": "Contents",
        "imprint": "Edition {0}{3}, {1}. The text may be used under {2}. Prices and laws as of {1}.",
        "accessibility": "Pictures have descriptions, formulas are MathML, "
        "and a footnote says where each figure comes from.",
    },
}
_MARKS = ("danger", "confusion", "controversy", "advice")


@dataclass(frozen=True)
class Edition:
    """Which edition a form is of.

    Attributes:
        version: the number on the title page.
        date: its day, ISO.
        commit: the short hash, or empty.
        epoch: seconds since 1970; the clock of everything that is printed.
    """

    version: str
    date: str
    commit: str
    epoch: int


@dataclass(frozen=True)
class Page:
    """A rendered page, as the site build leaves it: `html` is free of the theme's markup."""

    path: str
    part: str
    title: str
    summary: str
    kind: str
    html: str


@dataclass(frozen=True)
class Book:
    """One language of the book, its pages in reading order."""

    language: str
    title: str
    subtitle: str
    authors: str
    license: str
    site: str
    repository: str
    edition: Edition
    pages: tuple[Page, ...]

    def place(self, page: Page) -> str:
        """Name the page's source, for a message."""
        return f"docs/{self.language}/{page.path}.md"


@dataclass(frozen=True)
class Formula:
    """A formula as written and as KaTeX sets it.

    Attributes:
        tex: without dollar signs.
        mathml: a `<math>` element.
        display: whether it stands on a line of its own.
        place: the page it is on.
    """

    tex: str
    mathml: str
    display: bool
    place: str


@dataclass(frozen=True)
class Drawing:
    """An SVG's own measures, in its user units: width, height, and the size of its smallest letters (0: none)."""

    width: float
    height: float
    letter: float


def read(pages: Path, language: str) -> Book:
    """Read one language out of `pages.json`.

    Raises:
        BookError: the file is missing or unreadable, or lacks the language.
    """
    try:
        data = json.loads(pages.read_text(encoding="utf-8"))
        edition = Edition(**{k: data["edition"][k] for k in ("version", "date", "commit", "epoch")})
        book = data["languages"][language]
        fields = ("path", "part", "title", "summary", "kind", "html")
        listed = tuple(Page(**{k: page[k] for k in fields}) for page in book["pages"])
        about = ("title", "subtitle", "authors", "license", "site", "repository")
        return Book(language, **{k: book[k] for k in about}, edition=edition, pages=listed)
    except OSError as error:
        raise BookError(shown(pages), f"cannot be read ({error.strerror})", _SITE_MEND) from error
    except (ValueError, KeyError, TypeError) as error:
        problem = f"is not what the printed forms expect ({error!r})"
        raise BookError(shown(pages), problem, _SITE_MEND) from error


def document(book: Book, images: Path, setter: Setter) -> str:
    """Return the whole language as one HTML body: ids unique, links resolved, formulas set by `setter`.

    Raises:
        BookError: a link leads nowhere, an image is missing, an id stands twice, or a formula cannot be set.
    """
    pages = [_page(book, page, images, setter) for page in book.pages]
    _check(book, pages)
    openings = _openings(book)
    texts = [
        # In a division of its own, the page stays one file of the EPUB: its headings are of a chapter's level.
        str(soup) if page.part else f'<div class="unnumbered">{soup}</div>'
        for page, soup in zip(book.pages, pages, strict=True)
    ]
    return "\n".join(f"{o}\n{t}" for o, t in zip(openings, texts, strict=True)) + "\n"


def anchor(path: str, fragment: str = "") -> str:
    """Return the id in the book of a page, or of a place in it."""
    whole = f"{path}--{fragment}" if fragment else path
    return re.sub(r"[^\w-]", "-", whole)


def say(language: str, word: str) -> str:
    """Return one of the few words that the printed forms add, in the book's language."""
    return _WORDS[language][word]


def pandoc(
    document: str,
    to: str,
    options: Sequence[str] = (),
    output: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run pandoc once over the document.

    Args:
        document: HTML, as `document` makes it.
        to: pandoc's name of the form.
        options: more of pandoc's options.
        output: a file to write, or None for text.
        environment: of the process; ours where None.

    Raises:
        BookError: pandoc ends with an error, or says that something could not be converted.
    """
    command = [
        pypandoc.get_pandoc_path(),
        "--from=html",
        f"--to={to}",
        "--wrap=none",
        f"--lua-filter={FILTER}",
        "--fail-if-warnings",
        *options,
        *([f"--output={output}"] if output else []),
    ]
    done = subprocess.run(command, input=document.encode(), capture_output=True, env=environment)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise BookError("pandoc", " ".join(said), "mend what it names")
    return done.stdout.decode()


# --- openings of parts and chapters -------------------------------------------------------------------------------


def _openings(book: Book) -> list[str]:
    """What stands before each page's text: the heading of a part where one begins, and the page's own."""
    found, part, parts, chapters = [], "", 0, 0
    for page in book.pages:
        before = ""
        if page.part and page.part != part:
            parts += 1
            number = say(book.language, "part").format(_numeral(parts, book.language))
            before = _heading(1, "part", f"part-{parts}", number, page.part)
        part = page.part
        if page.part:
            chapters += 1
            number = say(book.language, "chapter").format(chapters)
            own = _heading(2, "chapter", anchor(page.path), number, page.title)
        else:
            preface = page.kind == "home" and page.title == book.title
            title = say(book.language, "preface") if preface else page.title
            own = _heading(1, "preface", anchor(page.path), "", title)
        summary = f'<div class="summary"><p>{_escaped(page.summary)}</p></div>' if page.summary else ""
        found.append(before + own + summary)
    return found


def _heading(level: int, kind: str, name: str, number: str, title: str) -> str:
    attributes = f'class="{kind}" id="{name}" data-number="{number}"'
    return f"<h{level} {attributes}>{_escaped(title)}</h{level}>\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _numeral(number: int, language: str) -> str:
    return _NUMERALS[number - 1] if language == "zh" and number <= len(_NUMERALS) else str(number)


# --- one page ----------------------------------------------------------------------------------------------------


def _page(book: Book, page: Page, images: Path, setter: Setter) -> BeautifulSoup:
    soup = BeautifulSoup(page.html, "html.parser")
    for unwanted in soup.select(".web-only, .headerlink, .passport-back, .footnote-backref"):
        unwanted.decompose()
    place = book.place(page)
    _notes(soup)
    _marks(soup, book.language)
    _answers(soup)
    _checklists(soup)
    _drawings(soup, images, place)
    _formulas(soup, setter, place)
    _headings(soup, 1 if page.part else 0)
    _downloads(soup, book.site)
    _anchors(soup, page.path)
    return soup


def _notes(soup: BeautifulSoup) -> None:
    """Passports and footnotes: their texts become stores, which the filter sets where they are called."""
    for section in soup.select("section.passports, div.footnote"):
        for item in section.find_all("li", id=True):
            store = soup.new_tag("div", attrs={"class": "note-store", "id": str(item["id"])})
            store.extend(list(item.contents))
            section.insert_before(store)
        section.decompose()
    for call in soup.select("a.noteref, a.footnote-ref"):
        call.string = ""
        call["class"] = "noteref"
        if isinstance(call.parent, Tag) and call.parent.name == "sup":
            call.parent.unwrap()


def _marks(soup: BeautifulSoup, language: str) -> None:
    for mark in soup.select("div.admonition"):
        kind = next((k for k in _MARKS if k in mark.get_attribute_list("class")), "advice")
        mark["class"] = f"mark {kind}"
        title = mark.find("p", class_="admonition-title", recursive=False)
        head = soup.new_tag("div", attrs={"class": "mark-title"})
        label = soup.new_tag("span", attrs={"class": "mark-label"})
        label.string = say(language, kind)
        head.append(label)
        if isinstance(title, Tag):
            head.append(" ")
            head.extend(list(title.contents))
            title.decompose()
        mark.insert(0, head)


def _answers(soup: BeautifulSoup) -> None:
    for folded in soup.find_all("details"):
        folded.name = "div"
        folded["class"] = "answer"
        folded.attrs.pop("open", None)
        summary = folded.find("summary")
        if isinstance(summary, Tag):
            summary.name = "div"
            summary["class"] = "answer-title"


def _checklists(soup: BeautifulSoup) -> None:
    for box in soup.select("li.task-list-item label.task-list-control, li.task-list-item input"):
        if not box.decomposed:
            box.decompose()
    for tasks in soup.select("ul.task-list"):
        tasks.wrap(soup.new_tag("div", attrs={"class": "task-list"}))


def _drawings(soup: BeautifulSoup, images: Path, place: str) -> None:
    for image in soup.find_all("img"):
        name = str(image.get("src", "")).removeprefix("images/")
        path = images / name
        if not str(image.get("alt", "")).strip():
            raise BookError(place, f"the image {name} has no alternative text", "say in `alt` what it shows")
        measures = measure(path, place)
        image["data-width"] = f"{measures.width:.1f}"
        image["data-height"] = f"{measures.height:.1f}"
        image["data-letter"] = f"{measures.letter:g}"
        holder = image.parent
        if isinstance(holder, Tag) and holder.name == "p" and len(holder.find_all(True)) == 1:
            holder.unwrap()


def measure(path: Path, place: str) -> Drawing:
    """Return an SVG's own measures.

    Raises:
        BookError: it is missing, is not an SVG, has no size, or has letters that no printed form can show.
    """
    try:
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
    except OSError as error:
        raise BookError(place, f"the image {path.name} cannot be read", _SITE_MEND) from error
    except (ValueError, ElementTree.ParseError) as error:
        raise BookError(place, f"the image {path.name} is not an SVG ({error})", "mend its source") from error
    if "<foreignObject" in text:
        problem = f"the image {path.name} has letters in a foreignObject, which print loses"
        raise BookError(place, problem, "draw it with htmlLabels off")
    box = [float(n) for n in re.findall(r"[-\d.eE]+", root.get("viewBox", ""))]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise BookError(place, f"the image {path.name} has no viewBox", "give it one")
    return Drawing(box[2], box[3], _letter(text))


def _letter(svg: str) -> float:
    """The smallest letters of an SVG, in its user units; where no element says, what its style sheet begins with."""
    size = r"font(?:-size)?\s*[:=]\s*[\"']?(?:\d{3} )?([\d.]+)(?:px)?(?=[\s\"';}])"
    bare = re.sub(r"<style\b.*?</style>", "", svg, flags=re.DOTALL)
    own = [float(n) for n in re.findall(size, bare)]
    first = re.search(size, svg)
    return min(own) if own else float(first.group(1)) if first else 0.0


def _formulas(soup: BeautifulSoup, setter: Setter, place: str) -> None:
    for span in soup.select("span.math, div.math"):
        tex = span.get_text().strip()
        display = "display" in span.get_attribute_list("class")
        raw = soup.new_tag("code", attrs={"class": "raw"})
        raw.string = setter(Formula(tex, mathml(tex, display, place), display, place))
        span.clear()
        span.append(raw)
        span["class"] = "formula display" if display else "formula"


def mathml(tex: str, display: bool, place: str) -> str:
    """Return the formula as a `<math>` element, as KaTeX makes it for the site; the TeX is its `alttext`.

    Raises:
        BookError: KaTeX does not accept it.
    """
    rendered = formulas.to_html(tex, display, place)
    found = re.search(r"<math\b.*?</math>", rendered, re.DOTALL)
    if found is None or "<merror" in rendered or 'mathcolor="#cc0000"' in rendered:
        raise BookError(place, f"formula: {tex} gives no MathML", "write it with other commands")
    bare = re.sub(r"<annotation\b.*?</annotation>", "", found.group(), flags=re.DOTALL)
    bare = re.sub(r"</?semantics>", "", bare).replace(" class =", " class=")
    bare = bare.replace('<mtd width="50%">', '<mtd style="width: 50%">')  # MathML 3 has no such attribute
    # Upright bars by their own characters: fonts draw U+2223 and U+2225 slanted, as signs of division and parallels.
    bars = {"∣": "|", "∥": "‖"}
    bare = re.sub(
        r'(<mi mathvariant="normal">|<mo [^>]*>)([∣∥])(?=</m[io]>)',
        lambda m: m.group(1) + bars[m.group(2)],
        bare,
    )
    alternative = _escaped(re.sub(r"\s+", " ", tex)).replace('"', "&quot;")
    return bare.replace("<math ", f'<math alttext="{alternative}" ', 1)


def _headings(soup: BeautifulSoup, down: int) -> None:
    for heading in soup.find_all(re.compile(r"^h[2-6]$")):
        level = int(heading.name[1]) + down
        heading.name = f"h{min(level, 6)}"
        heading["class"] = "section"
        heading["data-number"] = str(level - down - 1)


def _downloads(soup: BeautifulSoup, site: str) -> None:
    """Point a link to a download at the site; where the book has no address, leave its words."""
    for link in soup.find_all("a", href=_DOWNLOAD):
        if site:
            link["href"] = f"{site.rstrip('/')}/{_DOWNLOAD.sub('downloads/', str(link['href']))}"
        else:
            link.unwrap()


def _anchors(soup: BeautifulSoup, path: str) -> None:
    for element in soup.find_all(id=True):
        element["id"] = anchor(path, str(element["id"]))
    for link in soup.find_all("a", href=True):
        href = str(link["href"])
        if re.match(r"[a-z][a-z0-9+.-]*:", href):
            continue
        target, _, fragment = href.partition("#")
        link["href"] = "#" + anchor(target or path, fragment)
        link["data-written"] = href


# --- the whole ---------------------------------------------------------------------------------------------------


def _check(book: Book, pages: Sequence[BeautifulSoup]) -> None:
    """Refuse links that lead nowhere and ids that stand twice, each with its page."""
    known = {anchor(page.path) for page in book.pages}
    for page, soup in zip(book.pages, pages, strict=True):
        for element in soup.find_all(id=True):
            name = str(element["id"])
            if name in known:
                raise BookError(book.place(page), f"the id of «{name}» stands twice", "give one its own id")
            known.add(name)
    for page, soup in zip(book.pages, pages, strict=True):
        for link in soup.find_all("a", attrs={"data-written": True}):
            if str(link["href"])[1:] not in known:
                problem = f"the link to «{link['data-written']}» leads nowhere in the printed book"
                raise BookError(book.place(page), problem, _LINK_MEND)
            del link["data-written"]
