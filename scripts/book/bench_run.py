"""Measures the Run button, in a real browser, over a line of 50 Mbit/s: what comes over it, and how long it takes.

The line is the server's: a browser's own throttle does not reach its workers. Pages, styles and scripts are
compressed on the way, as hosts do; what was compressed by the build is not.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from book.paths import SITE
from book.testing import browser

RUNS = 5
_BYTES_A_SECOND = 50e6 / 8
_PIECE = 16_384
_TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg")
_CHAPTER = "/practice/economics/"
_PRESS = """async () => {
  const box = document.querySelector(".runnable");
  const ended = new Promise((go) => new MutationObserver(() => box.classList.contains("running") || go())
    .observe(box, { attributes: true, attributeFilter: ["class"] }));
  const begun = performance.now();
  box.querySelector(".run-run").click();
  await ended;
  const said = box.querySelector(".run-status").textContent;
  if (/没有启动|垮了|出错/.test(said)) throw new Error(said);
  return performance.now() - begun;
}"""


@dataclass
class Line:
    """What has come over the line, in bytes, in all and of Python, and until when it is busy."""

    sent: int = 0
    sent_for_python: int = 0
    busy: float = 0.0


@dataclass(frozen=True)
class Measured:
    """Medians: bytes before and of the first Run, seconds of each kind of Run and of Stop."""

    idle: float
    first_bytes: float
    first: float
    later: float
    repeat: float
    stop: float


@functools.cache
def measured() -> Measured:
    """Measure on the built site; each first Run has a browser of its own, with nothing kept."""
    runs = [_visits() for _ in range(RUNS)]
    return Measured(*(statistics.median(one) for one in zip(*runs, strict=True)))


def _visits() -> tuple[float, ...]:
    with _served() as (address, line), tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        chromium = playwright.chromium.launch_persistent_context(
            profile, executable_path=browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = _opened(chromium.new_page(), address)
        idle = line.sent_for_python
        before = line.sent
        first = page.evaluate(_PRESS) / 1e3
        page.wait_for_timeout(2000)  # what is kept for later is kept by then
        first_bytes = line.sent - before
        page.close()
        page = _opened(chromium.new_page(), address)
        later = page.evaluate(_PRESS) / 1e3
        _edit(page, "pass")
        repeat = statistics.median(page.evaluate(_PRESS) for _ in range(9)) / 1e3
        _edit(page, "while True: pass")
        page.locator(".runnable .run-run").first.click()
        page.wait_for_timeout(300)
        stop = page.evaluate(_PRESS.replace(".run-run", ".run-stop")) / 1e3
        chromium.close()
    return idle, first_bytes, first, later, repeat, stop


def _opened(page: Page, address: str) -> Page:
    page.goto(address + _CHAPTER, wait_until="networkidle")
    return page


def _edit(page: Page, code: str) -> None:
    edit = page.locator(".runnable .run-edit").first
    if edit.is_visible():
        edit.click()
    page.locator(".run-code").first.fill(code)


@contextlib.contextmanager
def _served() -> Iterator[tuple[str, Line]]:
    line, lock = Line(), threading.Lock()

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            data = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            if path.suffix in _TEXT:
                data = _compressed(path)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            for start in range(0, len(data), _PIECE):
                self._pass(data[start : start + _PIECE])

        def _pass(self, piece: bytes) -> None:
            with lock:
                line.sent += len(piece)
                line.sent_for_python += len(piece) * ("/assets/python/" in self.path)
                now = time.perf_counter()
                line.busy = max(line.busy, now) + len(piece) / _BYTES_A_SECOND
                wait = line.busy - now
            time.sleep(wait)
            with contextlib.suppress(OSError):
                self.wfile.write(piece)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    handler = functools.partial(Handler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", line
        server.shutdown()


@functools.cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)
