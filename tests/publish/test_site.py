"""The site is built as a whole or left as it was, and says in one sentence what is wrong with a page."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book import environment
from book.errors import BookError
from book.paths import ROOT
from book.publish import site

CHAPTER = """---
title: 账
summary: 一句话。
kind: decision
---
## 甲 {{ #answer }}

租金 {{{{ fact:rent }}}}，$x^2$，[首页](../index.md#who)。

```chart
tiny.rents
alt: {language}
```
"""
HOME = "---\ntitle: 首页\nsummary: 一句话。\nkind: home\n---\n## 谁 { #who }\n\n[账](practice/economics.md)\n"
PAGES = {
    f"docs/{language}/{name}": text
    for language in ("zh", "en")
    for name, text in (("index.md", HOME), ("practice/economics.md", CHAPTER.format(language=language)))
}


class Mini:
    """A project of its own with a book of two pages, built by its own `book` command."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("scripts", "overrides"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in (".venv", "node_modules"):
            (root / name).symlink_to(ROOT / name)
        for name in ("pyproject.toml", "requirements.lock", "requirements-labs.lock", "package-lock.json"):
            shutil.copy(ROOT / name, root)
        nav = "nav:\n  - index.md\n  - 实践:\n      - practice/economics.md\n\n"
        config = re.sub(r"(?ms)^nav:.*?^(?=\S)", nav, (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
        tinybook.lay(root)
        self.write(PAGES)
        self.git("init", "-q")
        self.git("add", "docs")
        self.git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-qm", "x")

    def git(self, *arguments: str) -> None:
        date = "2026-01-02T12:00:00+00:00"
        env = {**environment.child_environment(), "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
        subprocess.run(["git", *arguments], cwd=self.root, env=env, check=True)

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def build(self) -> subprocess.CompletedProcess[str]:
        env = {**environment.child_environment(), "BOOK_SITE_URL": "https://example.org/"}
        env.pop("SOURCE_DATE_EPOCH", None)
        command = [str(self.root / ".venv/bin/python"), str(self.root / "scripts/book"), "build", "--only", "site"]
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True)

    def made(self) -> dict[str, bytes]:
        site = self.root / "site"
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Mini:
    mini = Mini(tmp_path_factory.mktemp("mini"))
    done = mini.build()
    assert done.returncode == 0, done.stderr
    return mini


@pytest.fixture
def edited(mini: Mini) -> Iterator[Mini]:
    yield mini
    mini.write(PAGES)


@pytest.mark.slow
def test_both_languages_are_built_and_searchable(mini: Mini) -> None:
    made = mini.made()
    for page in ("index.html", "en/index.html", "practice/economics/index.html", "en/practice/economics/index.html"):
        assert page in made
    assert "每卡时 2.50 美元" in made["practice/economics/index.html"].decode()
    assert "$2.50 per GPU-hour" in made["en/practice/economics/index.html"].decode()
    assert "pagefind/pagefind.js" in made
    assert "assets/katex/katex.min.css" in made


@pytest.mark.slow
def test_sources_are_no_pages(mini: Mini) -> None:
    assert not [name for name in mini.made() if re.match(r"(en/)?(models|charts|labs|data)/", name)]


@pytest.mark.slow
def test_the_printed_forms_get_the_pages_in_order_with_their_links_resolved(mini: Mini) -> None:
    pages = json.loads((mini.root / ".cache/book/pages.json").read_text(encoding="utf-8"))
    assert pages["edition"]["date"] == "2026-01-02"
    assert list(pages["languages"]) == ["zh", "en"]
    for book in pages["languages"].values():
        assert [page["path"] for page in book["pages"]] == ["index", "practice/economics"]
        assert 'href="practice/economics"' in book["pages"][0]["html"]
        assert 'href="index#who"' in book["pages"][1]["html"]
    images = sorted(p.name for p in (mini.root / ".cache/book/images").iterdir())
    assert images == ["practice-economics-en-1.svg", "practice-economics-zh-1.svg"]


@pytest.mark.slow
def test_two_builds_of_one_commit_give_the_same_bytes_dated_by_the_commit(mini: Mini) -> None:
    first = mini.made()
    assert mini.build().returncode == 0
    second = mini.made()
    assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []
    assert set(re.findall(rb"<lastmod>(.*?)</lastmod>", first["sitemap.xml"])) == {b"2026-01-02"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "old", "new", "sentence"),
    [
        ("zh/practice/economics.md", "../index.md#who", "../none.md", r"docs/zh/practice/economics\.md:8: .*none\.md"),
        ("en/practice/economics.md", "$x^2$", r"$\nosuch$", r"docs/en/practice/economics\.md:8:20: formula: "),
        (
            "zh/practice/economics.md",
            "fact:rent",
            "fact:none",
            r"docs/zh/practice/economics\.md:8:4: there is no",
        ),
        ("zh/index.md", "title: 首页", "title: [首页", r"docs/zh/index\.md:3: not YAML"),
    ],
    ids=["link", "formula", "figure", "front matter"],
)
def test_a_broken_page_is_one_sentence_with_its_place_and_leaves_the_site(
    edited: Mini, page: str, old: str, new: str, sentence: str
) -> None:
    before = edited.made()
    text = PAGES[f"docs/{page}"]
    assert old in text
    edited.write({f"docs/{page}": text.replace(old, new)})
    refused(edited, sentence, before)


@pytest.mark.slow
def test_a_page_that_is_not_utf_8_is_one_sentence_with_its_place_and_leaves_the_site(edited: Mini) -> None:
    before = edited.made()
    (edited.root / "docs/zh/index.md").write_bytes(b"caf\xe9")
    refused(edited, r"docs/zh/index\.md: byte 3 is not UTF-8", before)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_that_one_language_lacks_is_one_sentence_and_leaves_the_site(edited: Mini, language: str) -> None:
    before = edited.made()
    (edited.root / f"docs/{language}/practice/economics.md").unlink()
    refused(edited, rf"docs/{language}/practice/economics\.md: ", before)


def refused(mini: Mini, sentence: str, before: dict[str, bytes]) -> None:
    done = mini.build()
    said = [line for line in done.stderr.splitlines() if line != "site …"]
    assert done.returncode == 1
    assert len(said) == 1, done.stderr
    assert re.match(f"book: {sentence}", said[0]), said[0]
    assert mini.made() == before
    assert not [p.name for p in mini.root.iterdir() if p.name.startswith(".site")]


def test_a_busy_port_is_one_sentence() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(BookError, match=rf"^127\.0\.0\.1:{port}: the port cannot be opened .*; choose another"):
            site.serve("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("no.such.host.invalid", 8000)])
def test_an_address_that_is_none_is_one_sentence(host: str, port: int) -> None:
    with pytest.raises(BookError, match=rf"^{re.escape(host)}:{port}: the port cannot be opened"):
        site.serve(host, port)


def test_a_failing_search_index_is_told_by_its_last_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    script = "#!/bin/sh\necho first >&2\necho 'no pages were found' >&2\nexit 1\n"
    (tmp_path / "python").write_text(script)
    (tmp_path / "python").chmod(0o755)
    with pytest.raises(BookError, match="Pagefind failed: no pages were found"):
        site.index(tmp_path)


def test_a_download_is_put_beside_the_pages_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "SITE", tmp_path / "site")
    monkeypatch.setattr(site, "DOWNLOADS", tmp_path / "site" / "downloads")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    site.publish(tmp_path / "a.pdf")
    assert not (tmp_path / "site").exists()
    (tmp_path / "site").mkdir()
    site.publish(tmp_path / "a.pdf")
    assert (tmp_path / "site/downloads/a.pdf").read_bytes() == b"%PDF"
