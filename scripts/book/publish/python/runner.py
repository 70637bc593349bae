"""Runs a snippet in the reader's page: what it prints goes out as it comes, and an error is told with its line.

Runs in the page's Python, and plain enough for any other.
"""

from __future__ import annotations

import io
import linecache
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from time import perf_counter
from typing import Any

FILE = "snippet.py"
MOST = 100_000  # characters that a page can show and a reader scroll through
_PAUSE = 0.05  # seconds between two messages to the page


def run(source: str, say: Callable[[str], object]) -> dict[str, Any]:
    """Run `source` in a namespace of its own.

    Args:
        source: the snippet.
        say: is called with what the snippet prints, a piece at a time.

    Returns:
        `seconds` it took, `error`: the traceback without our own frames, or "", `kind`: the name of the error's class,
        `line`: of the snippet on which it happened, or 0.
    """
    linecache.cache[FILE] = (len(source), None, source.splitlines(keepends=True), FILE)
    printed = _Printed(say)
    error: BaseException | None = None
    begun = perf_counter()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            exec(compile(source, FILE, "exec", dont_inherit=True), {"__name__": "__main__", "input": _input})
    except SystemExit as end:
        error = end if end.code else None
    except BaseException as raised:
        error = raised
    seconds = perf_counter() - begun
    printed.flush()
    if error is None:
        return {"seconds": seconds, "error": "", "kind": "", "line": 0}
    return {"seconds": seconds, "error": _told(error)[-MOST:], "kind": _kind(error), "line": _line(error)}


class _Printed(io.TextIOBase):
    """Hands on what is printed, at most twenty times a second, and refuses what is too much."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._held: list[str] = []
        self._left = MOST
        self._said_at = 0.0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._left <= 0:
            raise RuntimeError(f"it printed more than {MOST:,} characters")
        self._held.append(text[: self._left])
        self._left -= len(text)
        if perf_counter() - self._said_at > _PAUSE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        if self._held:
            self._say("".join(self._held))
            self._held.clear()
            self._said_at = perf_counter()


def _input(prompt: str = "") -> str:
    raise RuntimeError("the page cannot ask for input; write the value into the code")


def _kind(error: BaseException) -> str:
    name: str = type.__dict__["__name__"].__get__(type(error))  # a class may hide its own
    return name


def _told(error: BaseException) -> str:
    try:
        whole = traceback.TracebackException.from_exception(error)
        _only_shown(whole)
        return "".join(whole.format())
    except Exception:  # the snippet's own classes may do anything when they are asked for their words
        return f"{_kind(error)}\n"


def _only_shown(told: traceback.TracebackException) -> None:
    """Leave out the frames of the standard library and of this file: the reader cannot see their lines."""
    rest = [told]
    while rest:
        one = rest.pop()
        one.stack = traceback.StackSummary.from_list([frame for frame in one.stack if _is_shown(frame.filename)])
        rest += filter(None, (one.__cause__, one.__context__, *(one.exceptions or ())))


def _is_shown(file: str) -> bool:
    return file == FILE or "/models/" in file


def _line(error: BaseException) -> int:
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return error.lineno or 0
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILE]
    return frames[-1].lineno or 0 if frames else 0
