"""What MkDocs calls: it hands each page to `render` and keeps what the printed forms need.

The only place that knows MkDocs' events. It is loaded by path, so it finds the package by itself.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from book import files as out
from book.errors import BookError
from book.paths import CACHE, CHARTS, DATA, DOCS, MODELS, NODE_MODULES
from book.publish import runtime
from book.render import page as render
from book.render import stale
from book.render.charts import Charts
from book.source import edition
from book.source import page as source
from book.source.bibliography import Bibliography
from book.source.figures import Figures
from book.source.models import Models
from book.source.quotations import Quotations

LABELS = {"zh": "中文", "en": "English"}
KINDS = {
    "decision": {"zh": "决策", "en": "Decision"},
    "technical": {"zh": "技术", "en": "Technical"},
    "case": {"zh": "案例", "en": "Case"},
    "lab": {"zh": "动手", "en": "Lab"},
    "tool": {"zh": "工具", "en": "Tool"},
    "reference": {"zh": "资料", "en": "Reference"},
}
STAGES = {
    "idea": {"zh": "想法", "en": "idea"},
    "first customers": {"zh": "第一批客户", "en": "first customers"},
    "scale": {"zh": "做大", "en": "scale"},
}


class _Build:
    """What one build holds between MkDocs' events; languages are built one after the other."""

    library: render.Library
    prepared: dict[str, render.Prepared]
    printed: dict[str, str]
    languages: dict[str, dict[str, Any]]
    live = False  # a live preview shows a mistake where it was made and goes on


_build = _Build()


def on_startup(command: str, dirty: bool) -> None:
    """Note whether this is a build or a live preview."""
    _build.live = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Offer edit links only where there is a repository to edit, and say where the page's Python will lie."""
    if not config.repo_url:
        config.edit_uri = None
    config.extra["python"] = runtime.address()


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data afresh, once a build of all languages."""
    if _language(config) != "zh":
        return
    _build.prepared, _build.printed, _build.languages = {}, {}, {}
    try:
        _build.library = _library(config)
    except BookError as error:
        if not (_build.live and hasattr(_build, "library")):
            raise
        print(f"book: {error}", flush=True)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take our spans out of the Markdown, before Markdown sees it."""
    path = str(page.file.abs_src_path)
    try:
        prepared = render.prepare(source.read(Path(path), DOCS), _build.library)
    except BookError as error:
        prepared = _told(error, path)
    _build.prepared[path] = prepared
    page.meta["has_formulas"] = prepared.has_formulas
    page.meta["alternates"] = _alternates(page, prepared.page.language)
    return prepared.markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put our spans back, and keep the print form of the page."""
    path = str(page.file.abs_src_path)
    prepared = _build.prepared[path]
    web, printed = render.finish(html, prepared, _build.library)
    slugs = {urljoin("/", f.url): _slug(f.src_uri) for f in files.documentation_pages()}
    banner = _stale(prepared.page)
    _build.printed[path] = banner + _print_links(printed, urljoin("/", page.url), slugs)
    return _head(prepared) + banner + web


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Note where the page stands in the order of the book."""
    path = str(page.file.abs_src_path)
    prepared = _build.prepared[path]
    if page not in nav.pages:
        raise BookError(
            prepared.page.place, "the page is not in the order of the book", "add it to `nav:` in mkdocs.yml"
        )
    language = prepared.page.language
    book = _build.languages.setdefault(language, _book(config, language))
    section = page.parent.title if page.parent else ""
    meta = prepared.page.meta
    book["pages"].append(
        {
            "order": nav.pages.index(page),
            "path": prepared.page.slug,
            "part": section,
            "title": meta.get("title", ""),
            "summary": meta.get("summary", ""),
            "kind": meta.get("kind", ""),
            "html": _build.printed[path],
        }
    )
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Add what pages with formulas need, and write what the printed forms are made from."""
    site = Path(config.site_dir)
    if any(prepared.has_formulas for prepared in _build.prepared.values()):
        _copy_katex(site / "assets" / "katex")
    runtime.write(site / "assets" / "python")
    if _build.live or _language(config) != "en":
        return
    _same_pages()
    for book in _build.languages.values():
        book["pages"].sort(key=lambda entry: entry["order"])
    made = edition.current()
    pages = {
        "edition": {
            "version": made.version,
            "date": str(made.date),
            "commit": made.commit,
            "epoch": made.epoch,
        },
        "languages": dict(sorted(_build.languages.items(), reverse=True)),
    }
    with out.replaced_folder(CACHE / "images") as folder:
        for prepared in _build.prepared.values():
            for name, svg in prepared.images.items():
                (folder / name).write_text(svg, encoding="utf-8")
    out.write(CACHE / "pages.json", json.dumps(pages, ensure_ascii=False, indent=1))


def _library(config: MkDocsConfig) -> render.Library:
    source_url = f"{config.repo_url.rstrip('/')}/blob/main" if config.repo_url else ""
    figures = Figures(DATA, Models(MODELS))
    bibliography = Bibliography(DATA / "references.bib")
    quotations = Quotations(DATA)
    return render.Library(figures, bibliography, Charts(CHARTS), quotations, edition.current().date, source_url)


def _told(error: BookError, path: str) -> render.Prepared:
    """Return a page that says what is wrong with it, for the live preview; a build stops here."""
    if not _build.live:
        raise error
    print(f"book: {error}", flush=True)
    file = Path(path)
    broken = source.Page(file, file.relative_to(DOCS).parts[0], "broken", {}, "", 1)
    return render.Prepared(broken, markdown=f'!!! danger "{file.name}"\n    `{error}`\n')


def _same_pages() -> None:
    """Refuse a page that one of the languages lacks."""
    slugs = {language: {entry["path"] for entry in book["pages"]} for language, book in _build.languages.items()}
    for language, other in (("zh", "en"), ("en", "zh")):
        for slug in sorted(slugs[language] - slugs[other]):
            problem = f"the page stands in docs/{language} only"
            raise BookError(f"docs/{other}/{slug}.md", problem, f"write it, or take docs/{language}/{slug}.md out")


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language or "zh")  # type: ignore[attr-defined]


def _slug(src_uri: str) -> str:
    return re.sub(r"^(zh|en)/", "", src_uri).removesuffix(".md")


def _alternates(page: Page, language: str) -> list[dict[str, str]]:
    """Return the same page in each language: code, name, and the link from here."""
    stem = page.url.removeprefix("en/") if language == "en" else page.url
    stem = "" if stem == "./" else stem
    urls = {"zh": stem, "en": f"en/{stem}"}
    return [
        {
            "lang": code,
            "label": LABELS[code],
            "href": get_relative_url(url or ".", page.url),
            "url": url,
        }
        for code, url in urls.items()
    ]


def _head(prepared: render.Prepared) -> str:
    meta, language = prepared.page.meta, prepared.page.language
    kind = meta.get("kind", "")
    if kind not in KINDS:
        return f'<p class="chapter-summary">{meta["summary"]}</p>' if meta.get("summary") else ""
    stages = meta.get("stage", [])
    stages = [stages] if isinstance(stages, str) else stages
    words = [
        KINDS[kind][language],
        prepared.say("、", ", ").join(STAGES[stage][language] for stage in stages if stage in STAGES),
        prepared.say(f"{meta.get('reviewed')} 校订", f"reviewed {meta.get('reviewed')}"),
    ]
    line = " · ".join(word for word in words if word)
    return f'<p class="chapter-summary">{meta.get("summary", "")}</p><p class="chapter-meta">{line}</p>'


def _book(config: MkDocsConfig, language: str) -> dict[str, Any]:
    return {
        "title": config.site_name,
        "license": "CC BY-SA 4.0",
        "site": config.site_url or "",
        "repository": config.repo_url or "",
        **config.extra["book"][language],
        "pages": [],
    }


def _print_links(html: str, url: str, slugs: dict[str, str]) -> str:
    """Turn links between pages into `path#id`, which the printed forms resolve."""

    def one(match: re.Match[str]) -> str:
        target, _, fragment = urljoin(url, match.group(1)).partition("#")
        if match.group(1).startswith("#") or target not in slugs:
            return match.group()
        return f'href="{slugs[target]}{"#" + fragment if fragment else ""}"'

    return re.sub(r'href="([^":]*)"', one, html)


def _copy_katex(target: Path) -> None:
    katex = NODE_MODULES / "katex" / "dist"
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(katex / "katex.min.css", target / "katex.min.css")
    for font in sorted((katex / "fonts").glob("*.woff2")):
        shutil.copyfile(font, target / "fonts" / font.name)


def _stale(page: source.Page) -> str:
    """Return what tells the reader of a translation in which sections it lags, or nothing."""
    original = DOCS / "zh" / f"{page.slug}.md"
    if page.language == "zh" or not original.is_file():
        return ""
    return stale.banner(page, source.read(original, DOCS))
