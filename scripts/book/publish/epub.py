"""The EPUB of one language: the same document as the PDF's, through pandoc, with MathML and popup footnotes."""

from __future__ import annotations

import json
import os
import re
import tempfile
import time
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from book import files
from book.publish import printed
from book.publish.printed import Book, Formula, say

STYLE = Path(__file__).resolve().parent / "epub.css"
_MATHML = "http://www.w3.org/1998/Math/MathML"
ElementTree.register_namespace("", _MATHML)
# As pandoc has the words for them; a reading system takes its font for Chinese from it.
LANGUAGES = {"zh": "zh-Hans", "en": "en-GB"}
# The name space of our identifiers: a book keeps its own over all editions.
_NAMES = uuid.UUID("6f0c3a0e-6f0b-5d0e-9c56-3b7f6c1c2d11")


def make(pages: Path, images: Path, language: str, target: Path) -> None:
    """Write the EPUB of one language.

    Args:
        pages: `pages.json` of the site build.
        images: the folder of its SVG files.
        language: `zh` or `en`.
        target: the EPUB; replaced only when the new one is whole.

    Raises:
        BookError: something of the book cannot be printed; the message names the page.
    """
    book = printed.read(pages, language)
    document = printed.document(book, images, _set)
    with files.replaced_file(target) as made, tempfile.TemporaryDirectory(prefix="book-epub-") as name:
        metadata = Path(name) / "metadata.json"
        metadata.write_text(json.dumps(_metadata(book), ensure_ascii=False), encoding="utf-8")
        options = [
            f"--metadata-file={metadata}",
            f"--css={STYLE}",
            f"--resource-path={images.parent}",
            "--split-level=2",
            "--toc",
            "--toc-depth=3",
            "--syntax-highlighting=none",
        ]
        written = Path(name) / "book.epub"
        clock = {**os.environ, "SOURCE_DATE_EPOCH": str(book.edition.epoch)}
        printed.pandoc(document, "epub3", options, output=written, environment=clock)
        _finish(written, made, book)


def identifier(book: Book) -> str:
    """The book's own name for catalogues, the same for every edition."""
    return uuid.uuid5(_NAMES, f"{book.title}/{book.language}").urn


def _metadata(book: Book) -> dict[str, object]:
    edition = book.edition
    commit = f" ({edition.commit})" if edition.commit else ""
    imprint = say(book.language, "imprint").format(edition.version, edition.date, book.license, commit)
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "author": book.authors,
        "lang": LANGUAGES[book.language],
        "date": edition.date,
        "rights": imprint,
        "description": book.subtitle,
        "identifier": [{"scheme": "UUID", "text": identifier(book)}],
        "toc-title": say(book.language, "contents"),
        "accessModes": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": [
            "alternativeText",
            "MathML",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
        ],
        "accessibilityHazards": ["none"],
        "accessibilitySummary": say(book.language, "accessibility"),
    }


def _finish(written: Path, target: Path, book: Book) -> None:
    """Copy pandoc's EPUB file by file: texts named after their headings, fonts that fall back, the edition's date."""
    clock = time.gmtime(max(book.edition.epoch, 315532800))  # a ZIP knows no day before 1980
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as out:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, clock[:6])
            info.external_attr = 0o644 << 16
            stored = entry.filename == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            content = source.read(entry)
            if entry.filename.endswith(".xhtml"):
                content = _numbered(_titled(content.decode())).encode()
            elif entry.filename.endswith(".svg"):
                content = re.sub(rb"'Noto Sans SC'(?!\s*,)", b"'Noto Sans SC', sans-serif", content)
            out.writestr(info, content, compresslevel=9)


def _titled(text: str) -> str:
    """Give a file pandoc calls by its own name the text of its first heading."""
    heading = re.search(r"<h[12]\b[^>]*>(.*?)</h[12]>", text, re.DOTALL)
    if heading is None:
        return text
    title = re.sub(r"<[^>]+>", "", heading.group(1)).strip()
    return re.sub(r"<title>ch\d+\.xhtml</title>", lambda _: f"<title>{title}</title>", text)


def _numbered(text: str) -> str:
    """Give each note its number, a link back to its call: pandoc leaves both to the reading system's popup."""
    mark = r'\1<a class="footnote-back" href="#fnref\2">\2</a> '
    return re.sub(r'(<aside\b[^>]*\bid="fn(\d+)">\s*(?:<p>)?)', mark, text)


def _set(formula: Formula) -> str:
    return _valid(formula.mathml)


def _valid(mathml: str) -> str:
    """KaTeX puts whole expressions into `mo` and `mi`, where MathML allows letters only: those become rows."""
    root = ElementTree.fromstring(mathml)
    for element in root.iter():
        if len(element) and element.tag in (f"{{{_MATHML}}}mo", f"{{{_MATHML}}}mi"):
            element.tag = f"{{{_MATHML}}}mrow"
            element.attrib.clear()
    return ElementTree.tostring(root, encoding="unicode")
