"""Runs every test: lint, types, the book's own check, then pytest, those in a real browser included."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from book import environment
from book.errors import BookError
from book.paths import ROOT

_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def run(quick: bool, rest: list[str]) -> int:
    """Run the tests; return 0 if all pass, 1 otherwise.

    Args:
        quick: leave out what needs the built book or a browser.
        rest: more arguments for pytest.

    Raises:
        BookError: no browser is there and none may be installed.
    """
    steps = [
        ("ruff", [sys.executable, "-m", "ruff", "check", "--quiet", "."]),
        ("ruff format", [sys.executable, "-m", "ruff", "format", "--quiet", "--check", "."]),
        ("mypy", [sys.executable, "-m", "mypy"]),
        ("book check", [sys.executable, str(ROOT / "scripts/book"), "check"]),
    ]
    env = dict(os.environ)
    tests = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--dist=loadfile", *rest]
    if quick:
        tests += ["-m", "not slow and not browser"]
    else:
        env["CHROME_PATH"] = browser()
        steps.append(("labs", [sys.executable, str(ROOT / "scripts/book"), "labs"]))
        steps.append(("build", [sys.executable, str(ROOT / "scripts/book"), "build"]))
    failed = [name for name, command in [*steps, ("pytest", tests)] if not _passes(name, command, env)]
    if failed:
        print(f"book test: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def browser() -> str:
    """Return the path of a Chromium, installing Debian's where that is allowed.

    Raises:
        BookError: there is none.
    """
    named = os.environ.get("CHROME_PATH")
    if named:
        if not Path(named).is_file():
            raise BookError(named, "CHROME_PATH names no file", "point it at a Chromium or Chrome")
        return named
    found = _found()
    if found is None and _may_install():
        print("set-up: chromium …", file=sys.stderr, flush=True)
        try:
            environment.apt_install("chromium")
        except environment.SetupError as error:
            raise BookError("book test", f"Chromium could not be installed: {error}", "mend that") from error
        found = _found()
    if found is None:
        mend = "install Chromium or Chrome, or set CHROME_PATH, or run: python3 scripts/book test --quick"
        raise BookError("book test", "the browser tests need a Chromium and none was found", mend)
    return found


def _found() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    on_path = next(filter(None, (shutil.which(name) for name in names)), None)
    return on_path or next((path for path in _APPLICATIONS if Path(path).is_file()), None)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def _passes(name: str, command: list[str], env: dict[str, str]) -> bool:
    print(f"— {name}", file=sys.stderr, flush=True)
    started = time.monotonic()
    passed = subprocess.run(command, cwd=ROOT, env=env).returncode == 0
    print(
        f"— {name}: {'ok' if passed else 'failed'}, {time.monotonic() - started:.1f} s",
        file=sys.stderr,
        flush=True,
    )
    return passed
