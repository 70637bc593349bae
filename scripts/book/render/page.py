"""One page on its way from Markdown to HTML: figures, formulas, diagrams, charts, listings and citations.

`prepare` runs before Markdown does: it takes each of our spans out of the text, renders it, and leaves a mark in its
place. `finish` runs after: it puts the rendered spans back and adds the page's passports and sources. A span is
rendered twice, for the web and for print; which of them is put back makes the one page or the other.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from book.errors import BookError
from book.paths import shown
from book.render import charts, diagrams, formulas, generated, numbers, palette, quotations, timelines
from book.render.passports import passport, sum_line
from book.source import markdown
from book.source.bibliography import Bibliography
from book.source.figures import FILES, Figures
from book.source.markdown import Token
from book.source.page import Page
from book.source.programs import Programs
from book.source.quotations import Quotations

# In print these kinds carry a footnote; results and assumptions, the book's own sums, stand in a list at the end.
FOOTNOTED = ("fact", "judgement")

# A mark survives Markdown untouched: two characters of Unicode's private use area around a number.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BLOCK_MARK = re.compile(f"<p>\\s*{_OPEN}(\\d+){_CLOSE}\\s*</p>")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)
_TEX_REFERENCE = re.compile(r"\{\{ ([a-z]+:[A-Za-z0-9_.-]+)(?: bare)? \}\}")
_BLOCK = ("<div", "<figure", "<p")
_ENVIRONMENT = "labs/environment"


@dataclass(frozen=True)
class Library:
    """What a page may refer to, and the day it is rendered for; `draw` is false where only mistakes are looked for."""

    figures: Figures
    bibliography: Bibliography
    charts: charts.Charts
    quotations: Quotations
    today: datetime.date
    source_url: str = ""
    draw: bool = True


@dataclass(frozen=True)
class Slot:
    """A rendered span: its HTML on the web and in print, and `diagram` or `chart` where it is one."""

    web: str
    printed: str
    kind: str = ""


@dataclass
class Prepared:
    """A page between its two steps.

    Attributes:
        markdown: the text with marks.
        slots: what each mark stands for.
        passports: references of the figures used, in order of first use.
        cited: keys of the references cited, in order of first citation.
        images: SVG files for the printed forms, by name.
        has_formulas: whether the page needs the style sheet of formulas.
    """

    page: Page
    markdown: str = ""
    slots: list[Slot] = field(default_factory=list)
    passports: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    images: dict[str, str] = field(default_factory=dict)
    has_formulas: bool = False

    def say(self, zh: str, en: str) -> str:
        """Return the text in the page's language."""
        return zh if self.page.language == "zh" else en

    def cite(self, key: str) -> str:
        """Return the mark `[n]` of a reference, a link to the page's list of sources."""
        if key not in self.cited:
            self.cited.append(key)
        return f'<a class="cite" href="#source-{key}">[{self.cited.index(key) + 1}]</a>'


def prepare(page: Page, library: Library, problems: list[BookError] | None = None) -> Prepared:
    """Take our spans out of the page's Markdown.

    Args:
        page: the page.
        library: what it may refer to.
        problems: where given, gathers what cannot be rendered, and the rest of the page goes on.

    Raises:
        BookError: a span cannot be rendered; the message names file, line and reason.
    """
    prepared = Prepared(page)
    prepared.markdown = _marked(prepared, library, problems)
    return prepared


def _marked(prepared: Prepared, library: Library, problems: list[BookError] | None) -> str:
    """Return the Markdown of `prepared.page` with marks, and add to `prepared` what they stand for."""
    page, out = prepared.page, []
    position = 0
    for token in page.tokens:
        if token.text == r"\$":  # an escape that Markdown does not know
            out += [page.body[position : token.start], "&#36;"]
            position = token.start + len(token.text)
            continue
        try:
            if token.parts.get("space") == "generated":
                written = replace(page, body=_generated(token, prepared, library))
                inner = _marked(replace(prepared, page=written), library, problems)
                out += [page.body[position : token.start], inner]
                position = token.start + len(token.text)
                continue
            slot = _rendered(token, prepared, library)
        except BookError as error:
            if problems is None:
                raise
            problems.append(error)
            continue
        if slot is None:
            continue
        out += [
            page.body[position : token.start],
            token.parts.get("indent", ""),
            _mark(prepared, slot),
        ]
        position = token.start + len(token.text)
    return "".join([*out, page.body[position:]])


def _rendered(token: Token, prepared: Prepared, library: Library) -> Slot | None:
    render = _RENDER.get(token.kind)
    slot = render(token, prepared, library) if render else None
    if slot is not None:
        _refuse_in_heading(token, prepared.page)
    return slot


def finish(content: str, prepared: Prepared, library: Library) -> tuple[str, str]:
    """Return the page's HTML for the web and for print, from the HTML that Markdown made of `prepared.markdown`."""
    content = generated.with_widths(content)
    web = timelines.web(_framed_tables(_captions(content, prepared), prepared))
    printed = timelines.printed(_plain_code(_captions(content, prepared)))
    items = {ref: _passport(ref, prepared, library) for ref in prepared.passports}
    sources = _sources(prepared, library)
    web = _fill(web, [slot.web for slot in prepared.slots]) + _passports(items, prepared) + sources
    printed = (
        _fill(printed, [slot.printed for slot in prepared.slots]) + _print_passports(items, prepared, library) + sources
    )
    return web, printed


def _mark(prepared: Prepared, slot: Slot) -> str:
    prepared.slots.append(slot)
    return f"{_OPEN}{len(prepared.slots) - 1}{_CLOSE}"


def _place(token: Token, page: Page) -> str:
    return f"{page.place}:{token.line}:{token.column}"


def _refuse_in_heading(token: Token, page: Page) -> None:
    if token.kind != "fence" and _HEADING.match(page.body, token.start - token.column + 1):
        problem = f"a heading is an address and holds no {token.kind}"
        raise BookError(_place(token, page), problem, "move it into the first sentence below the heading")


# --- one renderer a kind of span ---------------------------------------------------------------------------------


def _reference(token: Token, prepared: Prepared, library: Library) -> Slot:
    place = _place(token, prepared.page)
    space, name, option = token.parts["space"], token.parts["name"], token.parts.get("option")
    if space == "model":
        return _listing(name, library, place)
    if space == "program":
        return _program(name, option, prepared, library, place)
    if space == "quotation":
        return _quotation(name, prepared, library, place)
    if space not in FILES:
        known = ", ".join([*FILES, "model", "program", "quotation", "generated"])
        raise BookError(place, f"there is no «{space}:»", f"choose one of: {known}")
    if option not in (None, "bare"):
        raise BookError(
            place,
            f"there is no option «{option}»",
            "write `bare` to leave the unit out, or nothing",
        )
    figure = library.figures.figure(f"{space}:{name}", place)
    if figure.kind == "fact":
        library.bibliography.html(figure.fields["source"], figure.place)
    first = figure.ref not in prepared.passports
    if first:
        prepared.passports.append(figure.ref)
    text = html.escape(numbers.written(figure, prepared.page.language, bare=option == "bare"))
    note = f'<a class="noteref" href="#{figure.anchor}"></a>' if first and figure.kind in FOOTNOTED else ""
    return Slot(
        web=f'<a class="num num-{figure.kind}" href="#{figure.anchor}">{text}</a>',
        printed=f'<span class="num num-{figure.kind}">{text}</span>{note}',
    )


def _quotation(name: str, prepared: Prepared, library: Library, place: str) -> Slot:
    quotation = library.quotations.quotation(name, place)
    library.bibliography.html(quotation.source, quotation.place)
    language = prepared.page.language
    return Slot(
        quotations.web(quotation, language, prepared.cite), quotations.printed(quotation, language, prepared.cite)
    )


def _generated(token: Token, prepared: Prepared, library: Library) -> str:
    """Return the Markdown of a page, or a part of one, that the book writes of itself."""
    whole = generated.Whole(prepared.page, library.figures, library.today)
    place = _place(token, prepared.page)
    line = prepared.page.body.split("\n")[token.line - prepared.page.first_line]
    if line.strip() != token.text:
        raise BookError(place, f"«{token.text}» stands for whole lines", "put it on a line of its own")
    return generated.expand(token.parts["name"], whole, place)


def _stray(token: Token, prepared: Prepared, library: Library) -> Slot:
    problem = f"«{token.text}» is no reference"
    mend = r"write {{ fact:ID }} with one space inside the braces, or \{{ where braces are meant"
    raise BookError(_place(token, prepared.page), problem, mend)


def _listing(name: str, library: Library, place: str) -> Slot:
    listing = library.figures.models.listing(name, place)
    return _code(listing.code, f"<figcaption>{_origin(shown(listing.path), listing.line, library)}</figcaption>")


def _lab(slug: str, text: str, prepared: Prepared) -> str:
    """Return a link to the lab in which code that the page's own Python lacks the packages for can be run."""
    return f'<a href="{"../" * (prepared.page.slug.count("/") + 1)}{slug}/">{text}</a>'


def _origin(file: str, line: int, library: Library) -> str:
    """Return the name of a file, with a link to the line where the site knows its repository."""
    label = f"<code>{file}</code>"
    return f'<a href="{library.source_url}/{file}#L{line}">{label}</a>' if library.source_url else label


def _program(name: str, option: str | None, prepared: Prepared, library: Library, place: str) -> Slot:
    """Set a part of a lab's program and what it printed; `code` or `output` asks for one of the two."""
    if option not in (None, "code", "output"):
        raise BookError(place, f"there is no option «{option}»", "write `code` or `output`, or nothing for both")
    programs = library.figures.programs
    program, _, wanted = name.partition(".")
    part = programs.part(name, place)
    slots = []
    if option != "output":
        origin = _origin(shown(programs.path(program)), part.line, library)
        if part.name == programs.parts(program)[0].name and prepared.page.slug != _ENVIRONMENT:
            origin += (
                f" · {_lab(_ENVIRONMENT, prepared.say('在自己的电脑上运行', 'runs on your own computer'), prepared)}"
            )
        slots.append(_code(part.code, f"<figcaption>{origin}</figcaption>"))
    said = "" if option == "code" or program not in programs.names else _said(programs, program, wanted, place)
    if option == "output" and not said:
        raise BookError(place, f"«{name}» prints nothing", "leave `output` out, or let the part print")
    if said:
        slots.append(_output(said, prepared))
    return Slot("".join(slot.web for slot in slots), "".join(slot.printed for slot in slots))


def _said(programs: Programs, program: str, part: str, place: str) -> str:
    return programs.printed(program, place).parts.get(part, "")


def _output(said: str, prepared: Prepared) -> Slot:
    """Return a block of what a program printed, and what its marks mean where it has any."""
    label = prepared.say("印出", "Prints")
    if "±" in said:
        label += prepared.say("；± 后面是别的机器可以差多少", "; ± is how far another machine may be off")
    if "≈" in said:
        label += prepared.say("；≈ 的数和行每台机器各不相同", "; ≈ marks what differs from machine to machine")
    block = f"<pre><code>{html.escape(said)}</code></pre><figcaption>{label}</figcaption></figure>"
    return Slot(f'<figure class="listing output">{block}', f'<figure class="listing output">{block}')


def _unrun(token: Token, prepared: Prepared) -> Slot:
    """Set a block that is not run, tell the reader why, and link to the lab in which it is."""
    why = re.fullmatch(r'python\s+not-run="([^"]+)"(?:\s+lab="([a-z-]+)")?', token.parts["info"].strip())
    if why is None:
        problem = f"«{token.parts['info'].strip()}» is no way to open a block"
        mend = 'write ```python, or ```python not-run="why", or ```python not-run="why" lab="classifier"'
        raise BookError(_place(token, prepared.page), problem, mend)
    caption = prepared.say("没有运行：", "Not run: ") + html.escape(why[1])
    if why[2]:
        page = prepared.page
        if not page.path.parents[page.slug.count("/")].joinpath("labs", f"{why[2]}.md").is_file():
            raise BookError(_place(token, page), f"there is no lab «{why[2]}»", "name a page of labs/")
        caption += " · " + _lab(f"labs/{why[2]}", prepared.say("在实验里运行", "run it in the lab"), prepared)
    return _code(_unindented(token), f"<figcaption>{caption}</figcaption>")


def _code(code: str, caption: str) -> Slot:
    """Return a block of Python with a caption."""
    coloured = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))
    return Slot(
        web=f'<figure class="listing"><div class="language-python highlight"><pre><code>{coloured}</code></pre></div>'
        f"{caption}</figure>",
        printed=f'<figure class="listing"><pre><code class="language-python">{html.escape(code)}</code></pre>'
        f"{caption}</figure>",
    )


def _formula(token: Token, prepared: Prepared, library: Library) -> Slot:
    display = token.kind == "display"
    place = _place(token, prepared.page)
    typed = token.parts["display_tex" if display else "inline_tex"].strip()
    tex = _TEX_REFERENCE.sub(lambda m: _number_in_tex(m.group(1), place, library), typed)
    prepared.has_formulas = True
    rendered = formulas.to_html(tex, display, place)
    if display:
        return Slot(
            web=f'<div class="math display" tabindex="0">{rendered}</div>',
            printed=f'<div class="math display">{html.escape(tex)}</div>',
        )
    return Slot(
        web=f'<span class="math inline">{rendered}</span>',
        printed=f'<span class="math inline">{html.escape(tex)}</span>',
    )


def _number_in_tex(ref: str, place: str, library: Library) -> str:
    library.figures.value(ref, place)  # a range is refused: a formula would show one end of it
    return numbers.tex(library.figures.figure(ref, place))


def _citation(token: Token, prepared: Prepared, library: Library) -> Slot:
    place = _place(token, prepared.page)
    for key in markdown.citation_keys(token):
        library.bibliography.html(key, place)
    marks = "".join(prepared.cite(key) for key in markdown.citation_keys(token))
    return Slot(marks, marks)


def _fence(token: Token, prepared: Prepared, library: Library) -> Slot | None:
    words = token.parts["info"].split()
    if words[:1] == ["mermaid"]:
        return _diagram(token, prepared, in_page=words[1:] == ["in-page"])
    if words == ["chart"]:
        return _chart(token, prepared, library)
    if words[:1] == ["python"] and len(words) > 1:
        return _unrun(token, prepared)
    return None


def _diagram(token: Token, prepared: Prepared, in_page: bool) -> Slot:
    source = _unindented(token)
    alt = diagrams.alternative(source, _place(token, prepared.page))
    if in_page:
        elsewhere = prepared.say("此图只在网站上画出：", "This diagram is drawn on the website only: ")
        text = html.escape(source)
        return Slot(f'<div class="mermaid">{text}</div>', f"<p>{elsewhere}{html.escape(alt)}</p>", "diagram")
    return _drawing("diagram", diagrams.to_svg(source, _place(token, prepared.page)), alt, "", prepared)


def _chart(token: Token, prepared: Prepared, library: Library) -> Slot:
    place = _place(token, prepared.page)
    name, _, rest = _unindented(token).strip().partition("\n")
    alt = rest.strip().removeprefix("alt:").strip()
    if not rest.strip().startswith("alt:") or not alt:
        raise BookError(place, "the chart has no text alternative", "add a second line `alt: what it shows`")
    chart = library.charts.chart(name.strip(), library.figures, prepared.page.language, place)
    svg = charts.to_svg(chart, "c" + name.strip().replace(".", "-")) if library.draw else "<svg ></svg>"
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{html.escape(alt)}" ', 1)
    data = (
        f'<details class="chart-data"><summary>{prepared.say("图中的数据", "The data of the chart")}</summary>'
        f"{_frame(charts.table(chart), _data_label(alt, prepared))}</details>"
    )
    return _drawing("chart", svg, alt, data, prepared)


def _data_label(alt: str, prepared: Prepared) -> str:
    return html.escape(prepared.say("图中的数据：", "The data of the chart: ") + alt)


def _drawing(kind: str, svg: str, alt: str, extra: str, prepared: Prepared) -> Slot:
    name = f"{prepared.page.slug.replace('/', '-')}-{prepared.page.language}-{len(prepared.images) + 1}.svg"
    prepared.images[name] = palette.printed(svg)
    return Slot(
        web=f'<div class="frame">{svg}</div>{extra}',
        printed=f'<img src="images/{name}" alt="{html.escape(alt)}">',
        kind=kind,
    )


def _unindented(token: Token) -> str:
    indent = len(token.parts["indent"])
    return "\n".join(line[indent:] for line in token.parts["body"].splitlines())


_RENDER: dict[str, Callable[[Token, Prepared, Library], Slot | None]] = {
    "reference": _reference,
    "stray": _stray,
    "inline": _formula,
    "display": _formula,
    "citation": _citation,
    "fence": _fence,
}

# --- the page around them ----------------------------------------------------------------------------------------


def _fill(content: str, rendered: list[str]) -> str:
    """Put the spans back; the paragraph that Markdown made around a block goes."""

    def block(match: re.Match[str]) -> str:
        slot = rendered[int(match.group(1))]
        return slot if slot.startswith((*_BLOCK, "<img")) else match.group()

    content = _BLOCK_MARK.sub(block, content)
    return _MARK.sub(lambda m: rendered[int(m.group(1))], content)


def _captions(content: str, prepared: Prepared) -> str:
    """Number the captions of the page, figures and tables each for themselves."""
    counts = {"figure": 0, "table": 0}
    names = {"figure": prepared.say("图", "Figure"), "table": prepared.say("表", "Table")}

    def number(match: re.Match[str]) -> str:
        kind = match.group("kind")
        counts[kind] += 1
        drawn = _MARK.search(match.group("body"))
        what = prepared.slots[int(drawn.group(1))].kind if kind == "figure" and drawn else ""
        mark = f'<span class="caption-number">{names[kind]} {counts[kind]}</span>'
        return (
            f'<figure class="{what or kind}" id="{kind}-{counts[kind]}">{match.group("body")}'
            f"<figcaption>{mark} {match.group('text')}</figcaption></figure>"
        )

    return _CAPTION.sub(number, content)


_CAPTION = re.compile(
    r'<figure class="(?P<kind>figure|table)-caption"[^>]*>(?P<body>(?:(?!<figure)[\s\S])*?)'
    r"<figcaption>\s*<p>(?P<text>[\s\S]*?)</p>\s*</figcaption>\s*</figure>"
)


def _framed_tables(content: str, prepared: Prepared) -> str:
    """Put each table into a frame that scrolls; the frame is named by number, as screen readers list it."""
    tables = re.split(r"(<table>.*?</table>)", content, flags=re.DOTALL)
    name = prepared.say("表格 {}，可左右滑动", "Table {}, scrolls sideways")
    tables[1::2] = [_frame(table, name.format(number)) for number, table in enumerate(tables[1::2], 1)]
    return "".join(tables)


def _frame(table: str, label: str) -> str:
    return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'


_HIGHLIGHTED = re.compile(r'<div class="(?:language-(\w+) )?highlight"><pre>(.*?)</pre></div>', re.DOTALL)


def _plain_code(content: str) -> str:
    def plain(match: re.Match[str]) -> str:
        code = re.sub(r"<[^>]+>", "", match.group(2))
        return f'<pre><code class="language-{match.group(1) or "text"}">{code}</code></pre>'

    content = _HIGHLIGHTED.sub(plain, content)
    return re.sub(r'<a class="headerlink".*?</a>', "", content)


def _passport(ref: str, prepared: Prepared, library: Library) -> str:
    figure = library.figures.figure(ref)
    text = passport(figure, library.figures, prepared.page.language, prepared.cite, library.today)
    return f'<li id="{figure.anchor}" class="passport">{text}</li>'


def _passports(items: dict[str, str], prepared: Prepared) -> str:
    if not items:
        return ""
    title = prepared.say("本页数字的来历", "Where the figures on this page come from")
    return f'<section class="passports"><h2 id="passports">{title}</h2><ol>{"".join(items.values())}</ol></section>'


def _print_passports(items: dict[str, str], prepared: Prepared, library: Library) -> str:
    """Return the passports for print: what others said and what we judge as footnotes, our own sums in one list."""
    noted = {ref: item for ref, item in items.items() if ref.partition(":")[0] in FOOTNOTED}
    own = [library.figures.figure(ref) for ref in items if ref not in noted]
    listed = ""
    if own:
        title = prepared.say("本章的计算与假设", "The sums and assumptions of this chapter")
        sums = "".join(f"<li>{sum_line(figure, prepared.page.language)}</li>" for figure in own)
        listed = f'<section class="sums"><h2 id="sums">{title}</h2><ul>{sums}</ul></section>'
    return _passports(noted, prepared) + listed


def _sources(prepared: Prepared, library: Library) -> str:
    if not prepared.cited:
        return ""
    items = "".join(
        f'<li id="source-{key}">{library.bibliography.html(key, prepared.page.place)}</li>' for key in prepared.cited
    )
    title = prepared.say("来源", "Sources")
    return f'<section class="sources"><h2 id="sources">{title}</h2><ol>{items}</ol></section>'
