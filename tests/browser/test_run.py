"""Run and Edit on the book's snippets, as a reader presses them."""

from __future__ import annotations

import functools
import html
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from book.paths import SITE

CHAPTER = "/practice/economics/"
START = 60_000  # milliseconds that Python may take to start on a busy machine
_BLOCK = re.compile(r'<div class="language-python highlight"><pre><span></span><code>(.*?)</code>', re.DOTALL)
_PRINTED = re.compile(r"^[ \t]*#> ?(.*)$", re.MULTILINE)


def snippets() -> list[str]:
    """Return every runnable snippet of the built site, each once."""
    found = {
        html.unescape(re.sub(r"<[^>]+>", "", code)).rstrip("\n")
        for page in SITE.rglob("index.html")
        for code in _BLOCK.findall(page.read_text(encoding="utf-8"))
    }
    return sorted(found)


def first(page: Page) -> Locator:
    return page.locator(".runnable").first


def opened(page: Page, address: str) -> Locator:
    page.goto(address)
    return first(page)


def press(box: Locator) -> None:
    box.get_by_role("button", name=re.compile("运行|Run")).click()


def ended(box: Locator) -> str:
    """Wait for the end of a run; return what stands beside the buttons."""
    expect(box).not_to_have_class(re.compile("running"), timeout=START)
    return box.locator(".run-status").inner_text()


def edited(box: Locator, code: str) -> Locator:
    """Open the editor and put `code` into it."""
    edit = box.get_by_role("button", name=re.compile("修改|Edit"))
    if edit.is_visible():
        edit.click()
    box.locator(".run-code").fill(code)
    return box.locator(".run-code")


def outcome(box: Locator, code: str) -> tuple[str, str]:
    """Run `code`; return status and output."""
    edited(box, code)
    press(box)
    status = ended(box)
    return status, box.locator(".run-out").inner_text() if box.locator(".run-out").is_visible() else ""


# --- what is loaded, and when ----------------------------------------------------------------------


def test_before_the_first_press_nothing_of_python_is_loaded(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + CHAPTER, wait_until="networkidle")
    first(page).get_by_role("button", name="修改").click()
    assert [url for url in asked if "assets/python" in url or url.endswith("sw.js")] == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_page_without_snippets_has_no_script_for_them(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    assert page.locator("script[src*='run.js']").count() == 0


# --- what it prints --------------------------------------------------------------------------------


def test_pressing_run_prints_what_the_book_says(page: Page, site: str) -> None:
    box = opened(page, site + CHAPTER)
    press(box)
    assert "和书上一样" in ended(box)
    assert box.locator(".run-out").inner_text().strip()


def test_every_snippet_of_the_book_prints_in_the_page_what_is_printed_under_it(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    all_of_them, wrong = snippets(), []
    for code in all_of_them:
        status, said = outcome(box, code)
        if said.strip() != "\n".join(_PRINTED.findall(code)).strip():
            wrong.append((code, said, status))
    assert len(all_of_them) > 100
    assert wrong == []


def test_a_changed_snippet_is_run_as_it_was_changed_and_can_be_reset(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    shown = box.locator("pre").first.inner_text()
    status, said = outcome(box, "print(6 * 7)")
    assert said == "42\n"
    assert "书" not in status
    box.get_by_role("button", name="还原").click()
    expect(box.locator(".run-code")).to_have_count(0)
    assert box.locator("pre").first.inner_text() == shown
    expect(box.get_by_role("button", name="修改")).to_be_focused()


def test_an_error_is_told_with_its_line_which_is_then_selected(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    status, said = outcome(box, "print('first')\nx = 0\nprint(1 / x)")
    assert "第 3 行" in status
    assert "ZeroDivisionError" in status
    assert said.startswith("first\nTraceback")
    assert 'File "snippet.py", line 3' in said
    picked = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
    assert box.locator(".run-code").evaluate(picked) == "print(1 / x)"


def test_a_package_that_is_not_there_is_told_with_what_to_do(page: Page, server: str) -> None:
    box = opened(page, server + "/en" + CHAPTER)
    status, _ = outcome(box, "import numpy")
    assert "ModuleNotFoundError" in status
    assert "your own computer" in status


# --- what would hang or break a page ---------------------------------------------------------------


def test_an_endless_loop_is_stopped_and_the_next_run_works(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    edited(box, "while True:\n    pass")
    press(box)
    expect(box.locator(".run-status")).to_have_text("正在运行……", timeout=START)
    assert page.evaluate("1 + 1") == 2  # the page goes on
    box.get_by_role("button", name="停止").click()
    expect(box.locator(".run-status")).to_have_text("已停止")
    expect(box.get_by_role("button", name="运行")).to_be_focused()
    assert outcome(box, "print('again')")[1] == "again\n"


def test_endless_output_ends_by_itself(page: Page, server: str) -> None:
    status, said = outcome(opened(page, server + CHAPTER), "while True:\n    print('x' * 99)")
    assert "RuntimeError" in status
    assert 100_000 <= len(said) < 101_000


def test_a_hundred_megabytes_can_be_had_and_four_thousand_are_refused(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    assert outcome(box, "print(len(bytearray(100_000_000)))")[1] == "100000000\n"
    status, _ = outcome(box, "held = [bytearray(1_000_000_000) for _ in range(5)]")
    assert "MemoryError" in status
    assert outcome(box, "print('again')")[1] == "again\n"


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another host, and what it is asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}", asked
        httpd.shutdown()


WAYS = [
    "js.fetch(address)",
    "js.eval(f\"import('{address}')\")",
    "js.Function.new(f\"import('{address}')\")()",
    "js.Object.constructor.new(f\"import('{address}')\")()",
    "pyodide.code.run_js(f\"import('{address}')\")",
    "js.setTimeout(f\"import('{address}')\", 0)",
    "js.WorkerGlobalScope.prototype.setTimeout.call(js.self, f\"import('{address}')\", 0)",
    "js.WorkerGlobalScope.prototype.setInterval.call(js.self, f\"import('{address}')\", 9)",
    "js.XMLHttpRequest.new()",
    "js.FontFace.new('x', f'url({address})').load()",
    "js.WebSocket.new(address.replace('http', 'ws'))",
    "js.Worker.new(address)",
    "js.importScripts(address)",
    "socket.create_connection(('127.0.0.1', int(address.rsplit(':')[-1])), 1)",
]


def test_a_snippet_reaches_no_other_host_and_nothing_that_is_kept(
    page: Page, server: str, elsewhere: tuple[str, list[str]]
) -> None:
    box = opened(page, server + CHAPTER)
    address, asked = elsewhere
    page.evaluate("address => fetch(address)", address)
    assert asked == ["/"]  # the page itself could ask it
    asked.clear()
    for way in WAYS:
        status, _ = outcome(box, f"import js, pyodide, socket\naddress = '{address}'\n{way}")
        assert "SyntaxError" not in status, way
        assert "ModuleNotFoundError" not in status, way
    page.wait_for_timeout(500)
    assert asked == []
    for name in ("caches", "indexedDB", "Cache", "BroadcastChannel", "FontFace", "WebSocket", "close"):
        assert "AttributeError" in outcome(box, f"import js\njs.{name}")[0]


def test_the_book_is_said_by_a_clean_python(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    outcome(
        box, "import builtins\nbuiltins.print = lambda *all: None\nimport models.serving_cost as m\nm.request_price = 1"
    )
    other = page.locator(".runnable").nth(1)
    press(other)
    assert "和书上一样" in ended(other)


@pytest.mark.parametrize("file", ["worker.js", "lock.js", "python.bin", "library.bin", "models.bin"])
def test_what_is_not_there_is_told_and_the_next_press_tries_again(browser: Browser, server: str, file: str) -> None:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.route(f"**/{file}", lambda route: route.fulfill(status=404))
        box = opened(page, server + CHAPTER)
        press(box)
        expect(box.locator(".run-status")).to_contain_text("Python 没有启动", timeout=START)
        page.unroute(f"**/{file}")
        press(box)
        assert "和书上一样" in ended(box)


def test_a_python_that_breaks_down_is_told_and_set_up_anew(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    assert "垮了" in outcome(box, "import os\nos._exit(3)")[0]
    assert outcome(box, "print('again')")[1] == "again\n"


def test_a_kept_start_that_is_spoilt_is_not_missed(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    press(box)
    ended(box)
    spoil = """async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const one of await cache.keys())
          if (one.url.endsWith("/memory")) await cache.put(one, new Response(new Uint8Array(5e6)));
      }
    }"""
    page.wait_for_function(
        "async () => (await Promise.all((await caches.keys()).map(async (n) => "
        "(await (await caches.open(n)).keys()).some((one) => one.url.endsWith('/memory'))))).some(Boolean)"
    )
    page.evaluate(spoil)
    page.reload()
    press(first(page))
    assert "和书上一样" in ended(first(page))


def test_a_double_press_runs_once(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    box.get_by_role("button", name="运行").dblclick()
    assert "和书上一样" in ended(box)


def test_a_snippet_that_speaks_in_pythons_name_leaves_nothing_stuck(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    forged = "to_js({'run': 1, 'done': None}, dict_converter=js.Object.fromEntries)"
    edited(box, f"from pyodide.ffi import to_js\nimport js\njs.postMessage({forged})")
    press(box)
    assert "垮了" in ended(box)
    assert outcome(box, "print('again')")[1] == "again\n"


def test_the_focus_goes_to_stop_and_back_to_run(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    box.get_by_role("button", name="运行").focus()
    page.keyboard.press("Enter")
    ended(box)
    expect(box.get_by_role("button", name="运行")).to_be_focused()


def test_stop_while_python_starts_gives_run_back(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    press(box)
    box.get_by_role("button", name="停止").click()
    expect(box.locator(".run-status")).to_have_text("已停止")
    press(box)
    assert "和书上一样" in ended(box)


# --- two tabs, back, offline -----------------------------------------------------------------------


def test_two_tabs_run_side_by_side(context: BrowserContext, server: str) -> None:
    boxes = [opened(context.new_page(), server + CHAPTER) for _ in range(2)]
    for number, box in enumerate(boxes):
        edited(box, f"print({number})")
        press(box)
    assert [(ended(box), box.locator(".run-out").inner_text())[1] for box in boxes] == ["0\n", "1\n"]


def test_pressing_run_elsewhere_stops_what_runs(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    edited(box, "while True:\n    pass")
    press(box)
    other = page.locator(".runnable").nth(1)
    press(other)
    expect(box.locator(".run-status")).to_have_text("已停止")
    assert "和书上一样" in ended(other)


def test_after_going_away_and_back_a_snippet_still_runs(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    press(box)
    ended(box)
    page.goto(server + "/practice/funding/")
    page.go_back()
    press(first(page))
    assert "和书上一样" in ended(first(page))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def stoppable() -> Iterator[http.server.ThreadingHTTPServer]:
    handler: Callable[..., Any] = functools.partial(_Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield httpd
        httpd.shutdown()


def test_after_the_first_run_page_and_python_work_without_a_network(
    page: Page, stoppable: http.server.ThreadingHTTPServer
) -> None:
    address = f"http://127.0.0.1:{stoppable.server_port}{CHAPTER}"
    box = opened(page, address)
    press(box)
    ended(box)
    kept = (
        "async () => (await Promise.all((await caches.keys()).map(async (n) => await (await caches.open(n)).keys())))"
    )
    page.wait_for_function(f"async () => (await ({kept})()).flat().some((one) => one.url.endsWith('/models.bin'))")
    stoppable.shutdown()
    stoppable.server_close()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(address)
    press(first(page))
    assert "和书上一样" in ended(first(page))


# --- taking it away --------------------------------------------------------------------------------


def test_a_link_brings_the_changed_code_and_does_not_run_it(context: BrowserContext, server: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    box = opened(page, server + CHAPTER)
    code = 'for word in ["融资", "runway"]:\n    print(word, 1 < 2)'
    edited(box, code)
    box.get_by_role("button", name="复制链接").click()
    expect(box.locator(".run-status")).to_contain_text("链接已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "#run-" in link
    other = context.new_page()
    box = opened(other, link)
    expect(box.locator(".run-code")).to_have_value(code)
    expect(box.locator(".run-status")).to_contain_text("看过再运行")
    expect(box.locator(".run-out")).to_be_hidden()
    press(box)
    ended(box)
    assert box.locator(".run-out").inner_text() == "融资 True\nrunway True\n"
    box.get_by_role("button", name="还原").click()
    assert "#" not in other.url


def test_a_link_does_not_take_the_readers_own_code_away(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    edited(box, "mine = 1")
    page.evaluate("""async () => {
      const stream = new Blob(["theirs = 2"]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      location.hash = document.querySelector(".runnable").id + "=" + btoa(String.fromCharCode(...bytes));
    }""")
    expect(box.locator(".run-code")).to_have_value("theirs = 2")
    expect(box.locator(".run-status")).to_contain_text("盖住了你改的")
    box.locator(".run-code").press("Control+z")
    expect(box.locator(".run-code")).to_have_value("mine = 1")


@pytest.mark.parametrize("code", ["%%%", "AAAA", "x" * 50])
def test_a_broken_link_is_told(page: Page, server: str, code: str) -> None:
    box = opened(page, f"{server}{CHAPTER}#run-00000000={code}")
    expect(box.locator(".run-status")).to_have_text("链接里的代码读不出来")


def test_a_snippet_is_downloaded_with_the_way_to_its_models(page: Page, server: str) -> None:
    box = opened(page, server + "/en" + CHAPTER)
    edited(box, "print(1)")
    with page.expect_download() as download:
        box.get_by_role("button", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".py")
    assert "models.zip" in text
    assert text.endswith("\n\nprint(1)\n")
    assert (SITE / "downloads" / "models.zip").is_file()


# --- for everyone ----------------------------------------------------------------------------------


def test_the_keyboard_edits_runs_and_leaves(page: Page, server: str) -> None:
    box = opened(page, server + CHAPTER)
    box.get_by_role("button", name="修改").focus()
    page.keyboard.press("Enter")
    editor = box.locator(".run-code")
    expect(editor).to_be_focused()
    editor.fill("")
    page.keyboard.type("for x in range(2):\nprint(x)")
    expect(editor).to_have_value("for x in range(2):\n    print(x)")
    page.keyboard.press("Control+Enter")
    ended(box)
    assert box.locator(".run-out").inner_text() == "0\n1\n"
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_who_cannot_see_has_names_and_news(page: Page, server: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    box = opened(page, server + CHAPTER)
    outcome(box, "print(1)\n1 / 0")
    assert box.locator(".run-status").get_attribute("role") == "status"
    assert box.locator(".run-out").get_attribute("aria-label") == "第 1 段代码的输出"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_nothing_scrolls_sideways(page: Page, server: str) -> None:
    page.set_viewport_size(ViewportSize(width=320, height=640))
    box = opened(page, server + "/en" + CHAPTER)
    outcome(box, "print('x' * 400)\nraise ValueError('y' * 200)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
