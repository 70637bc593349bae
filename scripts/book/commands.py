"""The commands, each in a few lines; this page reads as their table of contents."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from book.errors import BookError
from book.paths import CACHE, DIST, ROOT, SITE, shown

LANGUAGES = ("zh", "en")
FORMS = ("site", "pdf", "epub")


def main(arguments: list[str]) -> int:
    """Run one command; return 0 when all is well, 1 when the book is not, 2 when the command could not run."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except BookError as error:
        return _say(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()  # nobody listens any more; Python would complain of it when it ends
        return 0
    except OSError as error:
        place = shown(Path(error.filename)) if isinstance(error.filename, str | os.PathLike) else shown(ROOT)
        mend = "free some space and run the command again" if error.errno == errno.ENOSPC else "mend that and try again"
        return _say(f"{place}: {error.strerror or error}; {mend}", 2)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 scripts/book",
        description="《大模型创业指南》 / Founding on Foundation Models: makes, shows and tests the book.",
        epilog="Every command first installs what the two lock files pin, once, into .venv and node_modules.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    build = commands.add_parser("build", help="make the site, the PDFs and the EPUBs")
    build.add_argument("--only", nargs="+", choices=FORMS, default=FORMS, metavar="FORM", help="site, pdf, epub")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="show the site in the browser while you edit it")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="say what is wrong, where, and how to mend it")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="pages; without any, the whole book")
    check.add_argument("--only", nargs="+", default=[], metavar="RULE", help="only these rules")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="text, json, github")
    check.add_argument("--fix", action="store_true", help="mend what has exactly one right answer")
    check.add_argument("--external", action="store_true", help="also ask other hosts whether the links still work")
    check.set_defaults(run=_check)

    addresses = commands.add_parser("addresses", help="list every address of the book, for a release to keep")
    addresses.add_argument("--write", action="store_true", help="write the list to docs/data/addresses.txt")
    addresses.set_defaults(run=_addresses)

    labs = commands.add_parser("labs", help="run the programs of the labs and compare what they print")
    labs.add_argument("names", nargs="*", metavar="NAME", help="programs of docs/labs; without any, all")
    labs.add_argument("--write", action="store_true", help="record what they print, for the pages to show")
    labs.set_defaults(run=_labs)

    done = commands.add_parser("translated", help="record that a translation says what the Chinese page says today")
    done.add_argument("path", type=Path, metavar="PATH", help="the English page")
    done.add_argument("--by", required=True, metavar="WHO", help="who has brought it up to date")
    done.set_defaults(run=_translated)

    test = commands.add_parser("test", help="run every test, those in a real browser included")
    test.add_argument("--quick", action="store_true", help="what a contributor needs, in under three minutes")
    test.add_argument("rest", nargs="*", metavar="PYTEST", help="more for pytest, after --")
    test.set_defaults(run=_test)

    bench = commands.add_parser("bench", help="measure the budgets: budget, measured, verdict")
    bench.add_argument("only", nargs="*", metavar="WORD", help="only figures whose name holds one of these words")
    bench.set_defaults(run=_bench)
    return parser


def _build(options: argparse.Namespace) -> int:
    from book import files
    from book.publish import site

    made: list[tuple[Path, float]] = []

    def step(name: str, target: Path, make: Callable[[], None]) -> None:
        print(f"{name} …", file=sys.stderr, flush=True)
        started = time.perf_counter()
        make()
        made.append((target, time.perf_counter() - started))

    if "site" in options.only or not (CACHE / "pages.json").is_file():
        step("site", SITE, site.make)
    for form in ("pdf", "epub"):
        for language in LANGUAGES if form in options.only else ():
            target = DIST / f"founding-{language}.{form}"
            step(f"{form} {language}", target, partial(_print, form, language, target))
            site.publish(target)
    for target, seconds in made:
        print(f"{shown(target) + ('/' if target.is_dir() else ''):24}{_size(files.size(target)):>10}{seconds:>8.1f} s")
    return 0


def _print(form: str, language: str, target: Path) -> None:
    from book.publish import epub, pdf

    make = {"pdf": pdf.make, "epub": epub.make}[form]
    make(CACHE / "pages.json", CACHE / "images", language, target)


def _serve(options: argparse.Namespace) -> int:
    from book.publish import site

    site.serve(options.host, options.port)
    return 0


def _check(options: argparse.Namespace) -> int:
    from book.check import run

    gc.freeze()  # what has been imported lives to the end; the collector need not walk it again and again
    try:
        return run.main(options.paths, options.only, options.format, options.fix, options.external)
    except BookError as error:  # the check itself could not run
        return _say(str(error), 2)


def _addresses(options: argparse.Namespace) -> int:
    from book import addresses

    return addresses.run(options.write)


def _labs(options: argparse.Namespace) -> int:
    from book import labs

    return labs.run(options.names, options.write)


def _translated(options: argparse.Namespace) -> int:
    from book import translated

    return translated.run(options.path, options.by)


def _test(options: argparse.Namespace) -> int:
    from book import testing

    return testing.run(quick=options.quick, rest=options.rest)


def _bench(options: argparse.Namespace) -> int:
    from book import bench

    return bench.run(options.only)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} KB"


def _say(sentence: str, code: int) -> int:
    print(f"book: {sentence}", file=sys.stderr)
    return code
