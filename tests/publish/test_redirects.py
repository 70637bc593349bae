from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from book.errors import BookError
from book.publish import redirects


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages: home and one chapter in two languages."""
    for page in ("", "en", "practice/economics", "en/practice/economics"):
        (tmp_path / "site" / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / page / "index.html").write_text("<p>a page</p>", encoding="utf-8")
    return tmp_path / "site"


def _write(site: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    data = site.parent / "redirects.yml"
    data.write_text(text, encoding="utf-8")
    monkeypatch.setattr(redirects, "DATA_FILE", data)
    redirects.write(site)


@pytest.mark.parametrize(
    ("old", "new", "language", "leads"),
    [
        ("/practice/compute/", "/practice/economics/", "zh", "/practice/economics/index.html"),
        ("/en/prices/", "/en/practice/economics/#cases", "en", "/en/practice/economics/index.html#cases"),
        ("/a/b/c/", "/", "zh", "/index.html"),
        ("/en/start/", "/en/", "en", "/en/index.html"),
    ],
)
@pytest.mark.parametrize("base", ["https://host/", "https://host/below/a/path/", "file:///home/reader/site/"])
def test_an_old_address_sends_its_reader_on(
    site: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, language: str, leads: str, base: str
) -> None:
    _write(site, monkeypatch, f"{old}: {new}\n")
    soup = BeautifulSoup((site / old.strip("/") / "index.html").read_text(encoding="utf-8"), "html.parser")
    here = urljoin(base, old[1:])
    refresh = soup.select_one('meta[http-equiv="refresh"]')
    canonical = soup.select_one('link[rel="canonical"]')
    link = soup.select_one("a[href]")
    assert soup.html is not None
    assert refresh is not None
    assert canonical is not None
    assert link is not None
    assert soup.html["lang"] == language
    assert urljoin(here, str(refresh["content"]).partition("url=")[2]) == urljoin(base, leads[1:])
    assert urljoin(here, str(link["href"])) == urljoin(base, leads[1:])
    assert urljoin(here, str(canonical["href"])) == urljoin(base, new.partition("#")[0][1:])
    assert link.get_text().strip()
    assert soup.find("script") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/practice/economics/: /\n", "redirects.yml:1: «/practice/economics/» is a page of the book"),
        ("# a remark\n/old/: /nowhere/\n", "redirects.yml:2: «/nowhere/» is no page of the book"),
        ("/../../etc/: /\n", "«/../../etc/» is no address of a page"),
        ("/old/: https://example.org/\n", "«https://example.org/» is no address of a page"),
        ("/old: /\n", "«/old» is no address of a page"),
        ("/: /en/\n", "«/» is a page of the book"),
        ("/old/: {to: /}\n", "expected `/old/: /new/` lines"),
        ("- /old/\n", "expected `/old/: /new/` lines"),
        ("/old/: /\n/old/: /en/\n", "redirects.yml:2: «/old/» stands twice"),
        ("/old/: [\n", "not YAML"),
        ("/old/: &a /\n", "an anchor or alias"),
    ],
)
def test_what_cannot_be_redirected_is_refused_at_its_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    with pytest.raises(BookError) as caught:
        _write(site, monkeypatch, text)
    assert says in str(caught.value)
    assert len(list(site.rglob("index.html"))) == 4


def test_without_redirects_nothing_is_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redirects, "DATA_FILE", site / "none.yml")
    redirects.write(site)
    _write(site, monkeypatch, "# none yet\n")
    assert len(list(site.rglob("index.html"))) == 4
