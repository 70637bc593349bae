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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from book.paths import DOCS, ROOT

_BOOK = [sys.executable, str(ROOT / "scripts" / "book")]


@dataclass(frozen=True)
class Budget:
    """One figure: its name, its budget in seconds, and how it is measured."""

    name: str
    seconds: float
    measure: Callable[[], float]


def run(only: list[str]) -> int:
    """Print the table of budgets whose name contains one of `only`, or of all; return 0, missed budgets included."""
    print(f"{'figure':46}{'budget':>10}{'measured':>10}  verdict")
    for budget in BUDGETS:
        if only and not any(word in budget.name for word in only):
            continue
        measured = budget.measure()
        verdict = "kept" if measured <= budget.seconds else "MISSED"
        print(f"{budget.name:46}{budget.seconds:>8.1f} s{measured:>8.1f} s  {verdict}", flush=True)
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
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def _edit() -> float:
    """Time from saving an edit of the longest chapter until the live preview serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = max(DOCS.glob("zh/**/*.md"), key=lambda path: path.stat().st_size)
    address = f"http://127.0.0.1:{port}/{page.relative_to(DOCS / 'zh').with_suffix('')}/"
    text = page.read_text(encoding="utf-8")
    server = subprocess.Popen([*_BOOK, "serve", "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(address, "</html>")
        page.write_text(f"{text}\n{_MARK}\n", encoding="utf-8")
        return _wait(address, _MARK)
    finally:
        page.write_text(text, encoding="utf-8")
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


_MARK = "An edit, to be timed."


BUDGETS = [
    Budget("build of the whole site", 5, _site),
    Budget("both PDFs", 10, _pdfs),
    Budget("an edit shown by the live preview", 2, _edit),
    Budget("set-up from nothing, package caches warm", 180, _setup),
]
