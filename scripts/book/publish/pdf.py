"""The PDF of one language: rendered pages → pandoc → Typst, set as a book.

Formulas do not go through pandoc's own TeX reader, which is silently wrong on a good number of them: KaTeX, which sets
them on the site, gives MathML, and `typst_math` turns that into Typst, element by element. What it does not know it
refuses, by name.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree

import typst

from book import files
from book.errors import BookError
from book.paths import NODE_MODULES, shown
from book.publish import printed
from book.publish.printed import Book, Formula

TEMPLATE = Path(__file__).resolve().parent / "book.typ"
FONTS = NODE_MODULES / "@expo-google-fonts"
FACES = (
    "noto-serif-sc/400Regular",
    "noto-serif-sc/700Bold",
    "noto-sans-sc/400Regular",
    "noto-sans-sc/600SemiBold",
)
STANDARDS: tuple[Literal["ua-1", "a-2a"], ...] = ("ua-1", "a-2a")
# What the body may call. Imported one by one: a bare import would let a name of the template shadow a function of a
# formula, silently.
NAMES = (
    "about",
    "answer",
    "book",
    "caption-number",
    "call",
    "captioned",
    "checklist",
    "display-formula",
    "drawing",
    "event",
    "flush",
    "foreign",
    "formula",
    "horizontalrule",
    "indent",
    "keep",
    "listing",
    "mark",
    "mark-label",
    "notes",
    "picture",
    "quotation",
    "sources",
    "sums",
    "summary",
    "together",
)


class UnknownFormulaError(ValueError):
    """A part of a formula for which no Typst is known; the message names it."""


def make(pages: Path, images: Path, language: str, target: Path) -> None:
    """Write the PDF of one language.

    Args:
        pages: `pages.json` of the site build.
        images: the folder of its SVG files.
        language: `zh` or `en`.
        target: the PDF; replaced only when the new one is whole.

    Raises:
        BookError: something of the book cannot be printed; the message names the page.
    """
    book = printed.read(pages, language)
    with tempfile.TemporaryDirectory(prefix="book-pdf-") as folder:
        pdf = _compile(source(book, images, Path(folder)), book)
    files.write(target, pdf)


def source(book: Book, images: Path, folder: Path) -> Path:
    """Write what Typst reads into `folder`, and return the file to begin with."""
    body = printed.pandoc(printed.document(book, images, _set), "typst-smart")
    shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
    if images.is_dir():
        shutil.copytree(images, folder / "images")
    main = folder / "main.typ"
    main.write_text(f"{_head(book)}\n{body}", encoding="utf-8")
    return main


def _head(book: Book) -> str:
    about = {
        "language": book.language,
        "title": book.title,
        "subtitle": book.subtitle,
        "authors": book.authors,
        "license": book.license,
        "site": book.site,
        "repository": book.repository,
        "version": book.edition.version,
        "date": book.edition.date,
        "commit": book.edition.commit,
    }
    meta = json.dumps(json.dumps(about, ensure_ascii=False), ensure_ascii=False)
    return f'#import "{TEMPLATE.name}": {", ".join(NAMES)}\n#show: book.with(json(bytes({meta})))\n'


@cache
def fonts() -> typst.Fonts:
    """Return the fonts of the book and none of the machine's.

    Raises:
        BookError: one is not there.
    """
    folders = [FONTS / face for face in FACES]
    for folder in folders:
        if not any(folder.glob("*.ttf")):
            raise BookError(shown(folder), "the font is not there", "npm ci")
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def _compile(main: Path, book: Book) -> bytes:
    try:
        pdf, warnings = typst.compile_with_warnings(
            main,
            root=main.parent,
            font_paths=fonts(),
            ignore_system_fonts=True,
            pdf_standards=list(STANDARDS),
            timestamp=book.edition.epoch,
        )
    except typst.TypstError as error:
        raise _blame(book, main, error) from error
    if warnings:
        raise _blame(book, main, warnings[0])
    return bytes(pdf)


def _blame(book: Book, main: Path, error: Any) -> BookError:
    """Say on which page Typst stopped: the last page whose heading stands before the line it names."""
    lines = main.read_text(encoding="utf-8").splitlines()
    at = re.search(r"main\.typ:(\d+)", str(getattr(error, "diagnostic", "")))
    place = f"docs/{book.language}"
    for line in lines[: int(at.group(1)) if at else 0]:
        for page in book.pages:
            if f"<{printed.anchor(page.path)}>" in line:
                place = book.place(page)
    hints = " ".join(getattr(error, "hints", ()))
    return BookError(place, f"Typst: {error.message}", hints or "mend what it names")


# --- formulas ----------------------------------------------------------------------------------------------------


def _set(formula: Formula) -> str:
    try:
        mathml, tag = equation_number(formula.mathml)
        inner = typst_math(mathml)
    except UnknownFormulaError as error:
        problem = f"formula: print does not know {error} (in {formula.tex})"
        raise BookError(formula.place, problem, "write it with other commands") from error
    alternative = _string(re.sub(r"\s+", " ", formula.tex))
    if not formula.display:
        return f"#formula({alternative}, ${inner}$)"
    number = f", tag: {_string(tag)}" if tag else ""
    return f"#display-formula({alternative}, $ {inner} ${number})"


_SPACES = {
    "\u200a": 0.0556,
    "\u2009": 0.1667,
    "\u205f": 0.2222,
    "\u2005": 0.2778,
    "\u2005\u200a": 0.2778,
    "\u2009\u200a\u200a": 0.2778,
    "\u00a0": 0.25,
}
_NEGATIVE = "\u2063"  # KaTeX marks a space of negative width with it
_APPLY = "\u2061"
_STYLES = {
    "normal": "upright({})",
    "bold": "upright(bold({}))",
    "bold-italic": "bold(italic({}))",
    "italic": "italic({})",
    "double-struck": "bb({})",
    "script": "cal({})",
    "fraktur": "frak({})",
    "sans-serif": "upright(sans({}))",
    "sans-serif-italic": "italic(sans({}))",
    "bold-sans-serif": "upright(bold(sans({})))",
    "monospace": "mono({})",
}
_OVER = {
    "^": "hat",
    "ˉ": "macron",
    "~": "tilde",
    "\u20d7": "arrow",
    "→": "arrow",
    "←": "arrow.l",
    "↔": "arrow.l.r",
    "˙": "dot",
    "¨": "dot.double",
    "ˇ": "caron",
    "ˊ": "acute",
    "´": "acute",
    "ˋ": "grave",
    "`": "grave",
    "˘": "breve",
    "˚": "circle",
    "‾": "overline",
    "⏞": "overbrace",
}
_UNDER = {"‾": "underline", "⏟": "underbrace"}
_UPRIGHT_BARS = {"∣": "|", "∥": "‖", "|": "|", "‖": "‖"}  # KaTeX's bars that mean a fence


def typst_math(mathml: str) -> str:
    """The Typst markup, without its dollar signs, of one formula that KaTeX wrote as MathML.

    Raises UnknownFormulaError, naming the element, for anything that has no known counterpart.
    """
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", mathml, count=1))
    semantics = root.find("semantics")
    body = [e for e in (root if semantics is None else semantics) if e.tag != "annotation"]
    return _row(body)


def equation_number(mathml: str) -> tuple[str, str]:
    r"""The formula without its `\tag`, and the tag's text ("" where there is none)."""
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", mathml, count=1))
    table = root.find(".//mtable[@width='100%']")
    if table is None:
        return mathml, ""
    cells = table.findall("mtr/mtd")
    if len(cells) != 4:
        raise UnknownFormulaError(r"\tag on more than one row")
    inner = "".join(ElementTree.tostring(e, encoding="unicode") for e in cells[1])
    return f"<math>{inner}</math>", "".join(cells[3].itertext())


def _row(elements: Sequence[ElementTree.Element]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        following = elements[index + 1] if index + 1 < len(elements) else None
        if element.tag == "mi" and following is not None and following.text == _APPLY:
            parts.append(f"op({_string(_text(element))})")
            index += 2
            continue
        word, used = _upright_word(elements[index:])
        if used > 1:
            parts.append(_string(word))
            index += used
            continue
        parts.append(_element(element))
        index += 1
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    """The parts side by side. A space that is not needed is left out: beside a string Typst would print it."""
    out = ""
    for part in parts:
        apart = out[-1:].isalnum() and part[:1].isalnum()
        out += f" {part}" if apart else part
    return out


def _upright_word(elements: Sequence[ElementTree.Element]) -> tuple[str, int]:
    """Letters of one upright word, as KaTeX writes `\\mathrm{FLOP/s}`, and how many there are."""
    word = ""
    for element in elements:
        letter = element.text or ""
        upright = element.tag == "mi" and element.attrib == {"mathvariant": "normal"}
        if not (upright and not len(element) and re.fullmatch(r"[A-Za-z0-9/.]", letter)):
            break
        word += letter
    return word, len(word)


def _element(e: ElementTree.Element) -> str:
    convert = _CONVERT.get(e.tag)
    if convert is None:
        raise UnknownFormulaError(f"<{e.tag}>")
    return convert(e)


def _text(e: ElementTree.Element) -> str:
    return "".join(e.itertext())


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _characters(text: str) -> str:
    """Each character by its code point, so that nothing in it can be read as Typst's syntax."""
    return _joined(c if c.isascii() and c.isalpha() else f"\\u{{{ord(c):x}}}" for c in text if c != _APPLY)


def _group(elements: Sequence[ElementTree.Element]) -> str:
    """The elements as one argument of a function; never empty."""
    return _row(elements) or '""'


def _mrow(e: ElementTree.Element) -> str:
    """A row; one that begins or ends with a fence that grows becomes Typst's `lr`."""
    children = list(e)
    if not children:
        return '""'
    first = _fence(children[0])
    last = _fence(children[-1]) if len(children) > 1 else ""
    if not first and not last:
        return _row(children)
    inner = children[bool(first) : len(children) - bool(last)]
    if first == "(" and last == ")" and len(inner) == 1 and inner[0].get("linethickness") == "0px":
        top, bottom = inner[0]
        return f"binom({_group([top])}, {_group([bottom])})"
    return f"lr({_joined([_characters(first), _between(inner), _characters(last)])})"


def _between(elements: Sequence[ElementTree.Element]) -> str:
    """What stands between two fences: a fence among it grows with them."""
    parts: list[str] = []
    run: list[ElementTree.Element] = []
    for element in elements:
        if _fence(element):
            parts += [_row(run), f"mid({_characters(_fence(element))})"]
            run = []
        else:
            run.append(element)
    return _joined([*parts, _row(run)])


def _fence(e: ElementTree.Element) -> str:
    """The character of a fence that grows with what it holds, or nothing."""
    grows = e.get("fence") == "true" and e.get("minsize") is None and e.get("stretchy") != "false"
    return _bar(_text(e)) if e.tag == "mo" and grows else ""


def _bar(text: str) -> str:
    return _UPRIGHT_BARS.get(text, text)


def _mi(e: ElementTree.Element) -> str:
    if len(e):
        return _row(list(e))
    text, variant = e.text or "", e.get("mathvariant")
    if len(text) > 1 and variant in (None, "normal"):
        return _string(text)
    if variant == "normal" and not text.isalpha():
        return f'class("normal", {_characters(_bar(text))})' if text else ""
    if variant is None:
        return _characters(text)
    if variant not in _STYLES:
        raise UnknownFormulaError(f'mathvariant="{variant}"')
    return _STYLES[variant].format(_characters(text))


def _mn(e: ElementTree.Element) -> str:
    text, variant = e.text or "", e.get("mathvariant")
    plain = text if re.fullmatch(r"\d+(\.\d+)?", text) else _string(text)
    if variant in (None, "normal"):
        return plain
    if variant not in _STYLES:
        raise UnknownFormulaError(f'mathvariant="{variant}"')
    return _STYLES[variant].format(plain)


def _mo(e: ElementTree.Element) -> str:
    if len(e):
        inner = _row(list(e))
        side = e.get("lspace")
    else:
        text = (e.text or "").strip()
        if text in ("", _APPLY):
            return ""
        size = e.get("minsize")
        if size is not None and e.get("fence") is not None:
            grown = f"lr({_characters(_bar(text))}, size: #{size})"
            return f'class("normal", {grown})' if text in _UPRIGHT_BARS else grown
        if text in _UPRIGHT_BARS and e.get("stretchy") == "false":
            return f'class("normal", {_characters(_bar(text))})'
        if text == "∣":
            return f'class("relation", {_characters("|")})'
        inner = _characters(text)
        side = e.get("lspace")
        if e.get("stretchy") == "true" and e.get("minsize"):
            inner = f"stretch({inner})"
    if side is None:
        return inner
    width = float(side.removesuffix("em"))
    kind = "normal" if width == 0 else "binary" if width < 0.25 else "relation"
    return f'class("{kind}", {inner})'


def _mtext(e: ElementTree.Element) -> str:
    if len(e):
        return _row(list(e))
    text, variant = e.text or "", e.get("mathvariant")
    sign = -1 if _NEGATIVE in text else 1
    width = text.replace(_NEGATIVE, "")
    if width and all(c in _SPACES for c in width) and width != "\u00a0":
        return f"#h({sign * _SPACES.get(width, sum(_SPACES[c] for c in width)):.4f}em)"
    if variant in (None, "normal"):
        return _string(text)
    if variant not in _STYLES:
        raise UnknownFormulaError(f'mathvariant="{variant}"')
    return _STYLES[variant].format(_string(text))


def _mspace(e: ElementTree.Element) -> str:
    if e.get("linebreak") == "newline":
        return "\\\n"
    width = e.get("width")
    return f"#h({width})" if width else ""


def _script(e: ElementTree.Element) -> str:
    children = list(e)
    base = _group(children[:1])
    names = {"msub": ("b",), "msup": ("t",), "msubsup": ("b", "t")}[e.tag]
    scripts = ", ".join(f"{n}: {_group([c])}" for n, c in zip(names, children[1:], strict=True))
    return f"attach(scripts({base}), {scripts})"


def _limits(e: ElementTree.Element) -> str:
    children = list(e)
    accented = e.get("accent") == "true" or e.get("accentunder") == "true"
    if e.tag != "munderover":
        base, mark = children
        sign = _text(mark) if mark.tag == "mo" else ""
        names = _OVER if e.tag == "mover" else _UNDER
        if sign in names and (accented or mark.get("stretchy") == "true"):
            return f"{names[sign]}({_group([base])})"
        if accented:
            raise UnknownFormulaError(f"the accent {sign}")
        brace = base.tag == e.tag and len(base) == 2 and _text(base[1]) in ("⏞", "⏟")
        if brace:
            name = names[_text(base[1])]
            return f"{name}({_group([base[0]])}, {_group([mark])})"
    names_ = {"munder": ("b",), "mover": ("t",), "munderover": ("b", "t")}[e.tag]
    marks = ", ".join(f"{n}: {_group([c])}" for n, c in zip(names_, children[1:], strict=True))
    return f"attach(limits({_group(children[:1])}), {marks})"


def _mfrac(e: ElementTree.Element) -> str:
    top, bottom = e
    if e.get("linethickness") == "0px":
        return f"mat(delim: #none, {_group([top])}; {_group([bottom])})"
    return f"frac({_group([top])}, {_group([bottom])})"


def _mroot(e: ElementTree.Element) -> str:
    radicand, degree = e
    return f"root({_group([degree])}, {_group([radicand])})"


def _mstyle(e: ElementTree.Element) -> str:
    if e.get("mathcolor"):
        raise UnknownFormulaError("a colour: print has none in its formulas")
    inner = _group(list(e))
    level, display = e.get("scriptlevel", "0"), e.get("displaystyle")
    styles = {"0": "display" if display == "true" else "inline", "1": "script", "2": "sscript"}
    if level not in styles:
        raise UnknownFormulaError(f'scriptlevel="{level}"')
    return f"{styles[level]}({inner})"


def _menclose(e: ElementTree.Element) -> str:
    inner = _group(list(e))
    match e.get("notation", ""):
        case "box":
            return f"#box(stroke: 0.5pt, inset: 3pt, baseline: 3pt, $display({inner})$)"
        case "updiagonalstrike":
            return f"cancel({inner})"
        case "downdiagonalstrike":
            return f"cancel({inner}, inverted: #true)"
        case "updiagonalstrike downdiagonalstrike":
            return f"cancel({inner}, cross: #true)"
        case "left" | "right" | "left right":
            raise UnknownFormulaError("a rule above the first or below the last row of an array")
        case notation:
            raise UnknownFormulaError(f'menclose notation="{notation}"')


def _mpadded(e: ElementTree.Element) -> str:
    inner = _group(list(e))
    match (e.get("width"), e.get("height")):
        case ("0px", None):
            return f"#box(width: 0pt, ${inner}$)"
        case (None, "0px"):
            return f"#box(height: 0pt, ${inner}$)"
        case _:
            return inner


def _mtable(e: ElementTree.Element) -> str:
    rows = [list(row) for row in e]
    if any("mml-eqn-num" in c.get("class", "") for row in rows for c in row):
        raise UnknownFormulaError(r"a numbered environment; write aligned, and \tag for a number")
    count = max(len(row) for row in rows)
    sides = (e.get("columnalign") or "center").split()
    sides += [sides[-1]] * (count - len(sides))
    wanted = {"left": "& {}", "right": "{} &", "center": "{}"}
    lines = []
    for row in rows:
        cells = [_cell(c) for c in row] + ['""'] * (count - len(row))
        lines.append(", ".join(wanted[s].format(c) for s, c in zip(sides, cells, strict=False)))
    gap = (e.get("columnspacing") or "1em").split()[0]
    height = float((e.get("rowspacing") or "0.16em").split()[0].removesuffix("em"))
    options = ["delim: #none", f"column-gap: #{gap}", f"row-gap: #{height + 0.3:.2f}em"]
    rules = _rules(e)
    if rules:
        options.append(f"augment: #({rules})")
    return f"mat({', '.join(options)}, {'; '.join(lines)})"


def _cell(cell: ElementTree.Element) -> str:
    children = list(cell)
    if len(children) == 1 and children[0].tag == "mstyle":
        style = children[0]
        if style.get("displaystyle") != "true" and style.get("scriptlevel") == "0":
            return _group(list(style))
    return _group(children)


def _rules(e: ElementTree.Element) -> str:
    """The lines of an array: after which rows and columns they stand."""
    found = []
    for name, attribute in (("hline", "rowlines"), ("vline", "columnlines")):
        kinds = (e.get(attribute) or "").split()
        if any(k not in ("none", "solid") for k in kinds):
            raise UnknownFormulaError("a dashed rule in an array")
        at = [str(i + 1) for i, k in enumerate(kinds) if k == "solid"]
        if at:
            found.append(f"{name}: ({', '.join(at)},)")
    if e.get("frame"):
        raise UnknownFormulaError("a frame round an array")
    return ", ".join([*found, "stroke: 0.5pt"]) if found else ""


_CONVERT = {
    "mrow": _mrow,
    "mi": _mi,
    "mn": _mn,
    "mo": _mo,
    "mtext": _mtext,
    "mspace": _mspace,
    "msub": _script,
    "msup": _script,
    "msubsup": _script,
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "mfrac": _mfrac,
    "msqrt": lambda e: f"sqrt({_group(list(e))})",
    "mroot": _mroot,
    "mstyle": _mstyle,
    "mphantom": lambda e: f"#hide(${_group(list(e))}$)",
    "menclose": _menclose,
    "mpadded": _mpadded,
    "mtable": _mtable,
}
