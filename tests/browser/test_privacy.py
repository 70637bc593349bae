"""Nothing is loaded from any other host, and nothing that is asked for is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, Response

from book.paths import SITE

PAGES = sorted(path.parent.relative_to(SITE).as_posix().removeprefix(".") for path in SITE.glob("**/index.html")) or [
    "(the site is not built)"
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_only_its_own_host_and_finds_everything(page: Page, site: str, path: str) -> None:
    requests: list[Request] = []
    responses: list[Response] = []
    page.on("request", lambda request: requests.append(request))
    page.on("response", lambda response: responses.append(response))
    page.goto(f"{site}/{path}", wait_until="networkidle")
    foreign = [r.url for r in requests if not r.url.startswith((site, "data:"))]
    missing = [r.url for r in responses if r.status >= 400]
    assert responses
    assert foreign == []
    assert missing == []


@pytest.mark.parametrize("path", PAGES)
def test_no_formula_or_diagram_script_is_shipped(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}", wait_until="networkidle")
    scripts = page.evaluate("[...document.scripts].map(s => s.src + s.textContent)")
    assert not [s for s in scripts if "katex" in s.lower() or "mermaid.initialize" in s]


def test_the_foreign_request_check_can_fail(page: Page, site: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(site, wait_until="networkidle")
    page.evaluate("fetch('http://127.0.0.1:9/elsewhere').catch(() => 0)")
    page.wait_for_timeout(200)
    assert [r.url for r in requests if not r.url.startswith((site, "data:"))] == ["http://127.0.0.1:9/elsewhere"]
