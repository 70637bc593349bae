"""Makes the website: MkDocs writes the pages, Pagefind indexes them."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from book import files
from book.errors import BookError
from book.paths import CONFIG, DIST, DOCS, NODE_MODULES, SITE, shown
from book.publish import programs, redirects
from book.source import edition, page
from book.source.page import Page

DOWNLOADS = SITE / "downloads"
_MERMAID = DOCS / "assets" / "mermaid"


def make(target: Path = SITE) -> None:
    """Build the site into `target`, which is replaced as a whole or left as it was.

    Raises:
        BookError: a page, the configuration or the search index is not as it should be.
    """
    with files.replaced_folder(target) as made:
        warnings = _build_pages(made)
        if warnings:
            raise _warned(warnings)
        index(made)
        redirects.write(made)
        (made / "downloads").mkdir(exist_ok=True)
        programs.pack(made / "downloads")
        for download in sorted(DIST.glob("founding-*.*")):
            shutil.copyfile(download, made / "downloads" / download.name)


def publish(download: Path) -> None:
    """Put a printed form beside the pages, where the home page links to it."""
    if SITE.is_dir():
        with files.replaced_file(DOWNLOADS / download.name) as made:
            shutil.copyfile(download, made)


def index(site: Path) -> None:
    """Write the search index of the built pages into `site/pagefind`.

    Raises:
        BookError: Pagefind could not run.
    """
    unread = ".katex-html, annotation, .headerlink, .chart-data"
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet", "--exclude-selectors", unread]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise BookError(
            shown(site),
            f"Pagefind failed: {said[-1] if said else 'no word'}",
            "delete .venv and retry",
        )
    entry = site / "pagefind" / "pagefind-entry.json"  # Pagefind leaves the order of its languages to chance
    listed = json.dumps(json.loads(entry.read_bytes()), ensure_ascii=False, sort_keys=True)
    entry.write_text(listed, encoding="utf-8")


def serve(host: str, port: int) -> None:
    """Show the site while it is being edited; returns when interrupted.

    Raises:
        BookError: the port is taken, or the configuration does not load.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            problem = f"the port cannot be opened ({getattr(error, 'strerror', None) or error})"
            raise BookError(f"{host}:{port}", problem, "choose another: book serve --port 8001") from error
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    print(f"http://{host}:{port}/ — edits show within two seconds; Ctrl-C ends it", flush=True)
    _switch_mermaid(_pages())
    try:
        mkdocs_serve(config_file=str(CONFIG), dev_addr=f"{host}:{port}", livereload=True)
    except (MkDocsException, Abort) as error:
        raise BookError(shown(CONFIG), _one_line(error), "mend the configuration") from error


def _build_pages(target: Path) -> list[str]:
    """Run MkDocs, with the edition's date as its clock; return its warnings."""
    _switch_mermaid(_pages())
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.current().epoch)
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        config = load_config(str(CONFIG), site_dir=str(target))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise BookError(shown(CONFIG), heard.last_error or _one_line(error), "mend what it names") from error
    finally:
        logger.removeHandler(heard)
    return heard.warnings


def _pages() -> list[Page]:
    """Read every page: one that cannot be read says where and why, before MkDocs stumbles over it."""
    return [page.read(path, DOCS) for path in sorted(DOCS.glob("??/**/*.md"))]


def _warned(warnings: list[str]) -> BookError:
    """Tell the first of MkDocs' warnings, with the page and the line of the link where it names one."""
    place = shown(CONFIG)
    named = re.search(r"Doc file '([^']+)' contains a link '([^']+)'", warnings[0])
    if named:
        lines = (DOCS / named[1]).read_text(encoding="utf-8").splitlines()
        line = next((number for number, text in enumerate(lines, 1) if named[2] in text), 1)
        place = f"{shown(DOCS / named[1])}:{line}"
    more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
    return BookError(place, f"MkDocs warns: {warnings[0]}{more}", "mend the link or the `nav:`")


def _switch_mermaid(pages: list[Page]) -> None:
    """Turn the in-page renderer on when a page asks for it (mkdocs.yml reads the variable), and off otherwise.

    The plugin wants its library below `docs/`, so it is laid there from npm's package; git ignores it.
    """
    asked = any("```mermaid in-page" in one.body for one in pages)
    os.environ["BOOK_MERMAID_IN_PAGE"] = "true" if asked else "false"
    shutil.rmtree(_MERMAID, ignore_errors=True)
    if asked:
        dist, chunks = NODE_MODULES / "mermaid" / "dist", Path("chunks") / "mermaid.esm.min"
        shutil.copytree(dist / chunks, _MERMAID / chunks, ignore=shutil.ignore_patterns("*.map"))
        shutil.copyfile(dist / "mermaid.esm.min.mjs", _MERMAID / "mermaid.esm.min.mjs")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


class _Heard(logging.Handler):
    """Keeps what MkDocs says at the level of a warning and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.last_error = ""

    def emit(self, record: logging.LogRecord) -> None:
        text = " ".join(record.getMessage().split())
        if record.levelno >= logging.ERROR:
            self.last_error = text
        else:
            self.warnings.append(text)
