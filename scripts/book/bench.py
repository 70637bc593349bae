"""Measures the budgets and prints, for each, the budget, what was measured and the verdict. It asserts nothing."""

from __future__ import annotations

import contextlib
import math
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from book.paths import CACHE, DOCS, ROOT


def _in(folder: Path) -> list[str]:
    return [sys.executable, str(folder / "scripts" / "book")]


_BOOK = _in(ROOT)


@dataclass(frozen=True)
class Budget:
    """One figure: its name, its budget, how it is measured, and its unit."""

    name: str
    budget: float
    measure: Callable[[], float]
    unit: str = "s"


def run(only: list[str]) -> int:
    """Print the table of budgets whose name contains one of `only`, or of all; return 0, missed budgets included."""
    print(f"{'figure':46}{'budget':>10}{'measured':>10}  verdict")
    for budget in BUDGETS:
        if only and not any(word in budget.name for word in only):
            continue
        measured = budget.measure()
        verdict = "kept" if measured <= budget.budget else "MISSED"
        print(
            f"{budget.name:46}{budget.budget:>7.1f} {budget.unit:2}{measured:>7.1f} {budget.unit:2}  {verdict}",
            flush=True,
        )
    return 0


def _site() -> float:
    return _median(lambda: _timed([*_BOOK, "build", "--only", "site"]))


def _pdfs() -> float:
    return _median(lambda: _timed([*_BOOK, "build", "--only", "pdf"]))


def _setup() -> float:
    """Time the first command in a fresh clone; the caches of pip and npm are as they are."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        python = shutil.which("python3", path="/usr/local/bin:/usr/bin:/bin") or sys.executable
        seconds = _timed([python, str(clone / "scripts" / "book"), "--help"])
    return seconds


def _median(measure: Callable[[], float], runs: int = 3) -> float:
    return statistics.median(measure() for _ in range(runs))


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=command[2] != "check", capture_output=True, cwd=ROOT)  # a check may find
    return time.perf_counter() - started


def _edit() -> float:
    """Time from saving an edit of the longest chapter until the live preview serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with _long_book(0) as copy:
        page = max((copy / "docs" / "zh").rglob("*.md"), key=lambda path: path.stat().st_size)
        address = f"http://127.0.0.1:{port}/{page.relative_to(copy / 'docs' / 'zh').with_suffix('')}/"
        server = subprocess.Popen([*_in(copy), "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            _wait(address, "</html>")
            page.write_text(page.read_text(encoding="utf-8") + f"\n{_MARK}\n", encoding="utf-8")
            return _wait(address, _MARK)
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, wanted: str, seconds: float = 60) -> float:
    """Return the seconds until `address` serves `wanted`, or infinity when it never does."""
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if wanted in answer.read().decode():
                return time.perf_counter() - started
        time.sleep(0.05)
    return math.inf


_COPIED = ("scripts", "docs", "overrides", "mkdocs.yml", "pyproject.toml", "requirements.lock", "package-lock.json")


@contextlib.contextmanager
def _long_book(pages: int) -> Iterator[Path]:
    """Make, for a while, a copy of the book with `pages` pages more: its chapters in turn, under other names.

    What snippets print is known there already; nothing else is.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in _COPIED:
            source = ROOT / name
            shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy2(source, copy / name)
        for name in (".venv", "node_modules"):
            (copy / name).symlink_to(ROOT / name)
        shutil.copytree(CACHE / "snippets", copy / CACHE.relative_to(ROOT) / "snippets")
        nav = (copy / "mkdocs.yml").read_text(encoding="utf-8")
        names = [f"practice/copy-{number}.md" for number in range(pages // 2)]
        lines = "".join(f"      - {name}\n" for name in names)
        (copy / "mkdocs.yml").write_text(nav.replace("  - 附录:\n", f"{lines}  - 附录:\n", 1), encoding="utf-8")
        chapters = sorted(path.name for path in (DOCS / "zh" / "practice").glob("*.md"))
        for language in ("zh", "en"):
            for number, name in enumerate(names):
                text = (DOCS / language / "practice" / chapters[number % len(chapters)]).read_text(encoding="utf-8")
                (copy / "docs" / language / name).write_text(f"{text}\n<!-- {number} -->\n", encoding="utf-8")
        yield copy


def _check(pages: int) -> float:
    with _long_book(pages) as copy:
        return _timed([*_in(copy), "check"])


def _check_again() -> float:
    """Time a second check of 120 pages, as a contributor makes it."""
    with _long_book(120) as copy:
        command = [*_in(copy), "check"]
        _timed(command)
        return _timed(command)


def _check_one() -> float:
    """Time the check of one page that has just changed, in a book of 120 pages checked before."""
    with _long_book(120) as copy:
        command = [*_in(copy), "check"]
        _timed(command)
        page = copy / "docs" / "zh" / "practice" / "copy-7.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n改了一句。\n", encoding="utf-8")
        return _timed([*command, str(page)])


def _check_memory() -> float:
    """Return the peak memory of a first check of 120 pages, in MB."""
    import resource

    _check(120)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _check_growth() -> float:
    """Return by how many percent a page takes more (or less) time among 480 than among 120."""
    none, small, large = _check(0), _check(120), _check(480)
    return abs((large - small) / 360 / ((small - none) / 120) - 1) * 100


def _run_button(figure: str, unit: float = 1) -> Callable[[], float]:
    """Return what measures one figure of the Run button, on the site as it was last built."""

    def measure() -> float:
        from book import bench_run

        return float(getattr(bench_run.measured(), figure)) / unit

    return measure


_MARK = "An edit, to be timed."


BUDGETS = [
    Budget("check of 120 pages, for the first time", 5, partial(_check, 120)),
    Budget("check of 120 pages, again", 5, _check_again),
    Budget("check of one changed page of 120", 1, _check_one),
    Budget("memory of a check of 120 pages", 500, _check_memory, "MB"),
    Budget("a page among 480 against one among 120", 10, _check_growth, "%"),
    Budget("build of the whole site", 5, _site),
    Budget("both PDFs", 10, _pdfs),
    Budget("an edit shown by the live preview", 2, _edit),
    Budget("set-up from nothing, package caches warm", 180, _setup),
    Budget("Run: of Python before the first press", 0, _run_button("idle"), "B"),
    Budget("Run: transferred by the first", 4.7, _run_button("first_bytes", 1e6), "MB"),
    Budget("Run: the first, at 50 Mbit/s", 2.5, _run_button("first")),
    Budget("Run: the first of a later visit", 0.3, _run_button("later")),
    Budget("Run: again, without the code's own time", 10, _run_button("repeat", 1e-3), "ms"),
    Budget("Run: Stop", 100, _run_button("stop", 1e-3), "ms"),
]
