"""Whatever stands in a page, the check answers within seconds: a finding or a clear error, no traceback, no hang.

Each case is one page in a copy of the book; all rules look at it, in a process of its own with a time limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from book.paths import CACHE, NODE_MODULES, ROOT

SECONDS = 60  # quick alone; what grows out of hand never ends, and a loaded machine is no fault
FRONT = (
    "---\ntitle: 甲\nsummary: 乙丙丁。\nkind: reference\nstage: [idea]\nreviewed: 2026-11-21\n"
    "review_by: 2027-03-21\n---\n\n"
)
COPIED = ("scripts", "docs", "overrides", "mkdocs.yml", "pyproject.toml", "requirements.lock", "package-lock.json")
MB5, MANY = 5_000_000, 390_000  # the second stays below what a page may have, so that every rule sees it

BOMB = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)).replace("*a0", "lol")
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "not UTF-8": (FRONT.encode() + "汉字".encode("gb18030"), "is not UTF-8"),
    "UTF-16": ("甲乙".encode("utf-16"), "is not UTF-8"),
    "5 MB of prose": (FRONT.encode() + ("这一段话很平常。\n\n" * (MB5 // 27)).encode(), "longer than"),
    **{f"5 MB of {mark}": (FRONT.encode() + mark.encode() * MB5, "longer than") for mark in "[*$`{<>"},
    "a YAML bomb": (f"---\n{BOMB}---\n\n甲。\n".encode(), "an anchor or alias"),
    "front matter of brackets": (("---\na: " + "[" * MANY + "\n---\n").encode(), "nested too deeply"),
    "front matter that is no YAML": (b"---\na: [1\nb: }\n---\n", "not YAML"),
    "front matter that is a list": (b"---\n- a\n---\n", "the front matter is no mapping"),
}
ODD: dict[str, tuple[bytes, str]] = {
    "a byte-order mark": (b"\xef\xbb\xbf" + FRONT.encode() + "甲。\n".encode(), "a byte-order mark"),
    "CRLF": ((FRONT + "甲。\n").replace("\n", "\r\n").encode(), "CR or CRLF"),
    "CR alone": ((FRONT + "甲。\n").replace("\n", "\r").encode(), "CR or CRLF"),
    "an empty file": (b"", "the page is empty"),
    "NUL bytes": (FRONT.encode() + b"\x00\x00\x00", "U+0000"),
    "front matter without an end": ("---\ntitle: 甲\n\n乙。\n".encode(), "has no end"),
    "front matter of wrong kinds": (
        "---\ntitle: [甲]\nsummary: {a: b}\nkind: [x]\nstage: x\nreviewed: soon\nreview_by: [1]\n---\n甲。\n".encode(),
        "front-matter",
    ),
    "an include that climbs out": ((FRONT + '--8<-- "../../../../etc/passwd"\n').encode(), "includes none"),
    "an include of itself": ((FRONT + '--8<-- "odd.md"\n\n{% include "odd.md" %}\n').encode(), "includes none"),
    "deep quotes": ((FRONT + ">" * 3000 + " 甲\n").encode(), ""),
    "deep lists": ((FRONT + "".join("  " * n + "- 甲\n" for n in range(400))).encode(), ""),
    "an unclosed fence": ((FRONT + "```python\n" + "x = 1\n" * 20_000).encode(), ""),
    "an unclosed diagram": ((FRONT + "```mermaid\nflowchart LR\n" + "A --> B\n" * 20_000).encode(), ""),
    "a diagram of brackets": ((FRONT + "```mermaid\nflowchart LR\n" + "[" * 90_000 + "\n```\n").encode(), ""),
    "a formula of braces": ((FRONT + "$$" + "{" * 90_000 + "$$\n").encode(), ""),
    "one very long word": ((FRONT + "a" * MANY + "\n").encode(), ""),
    "one very long line of spaces": ((FRONT + "甲" + " " * MANY + "乙\n").encode(), ""),
    "half-open comments": ((FRONT + "<!-- allow typography: x " * 10_000 + "\n").encode(), ""),
    **{
        f"many {mark!r}": ((FRONT + mark * (MANY // len(mark.encode()) - 400)).encode(), "")
        for mark in (*"[*$`{<|“（", "[@", "](", "{{ a:", "> ", "<!--", "$$x", "&a", "\\$")
    },
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("malformed")
    for name in COPIED:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy2(source, folder / name)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    if (CACHE / "figures").is_dir():
        shutil.copytree(CACHE / "figures", folder / CACHE.relative_to(ROOT) / "figures")
    check(folder, "docs/zh/index.md", limit=None)  # results that take long are kept: the limit is one for the page
    return folder


def check(copy: Path, *arguments: str, limit: float | None = SECONDS) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(copy / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    call = "import sys; from book import commands; sys.exit(commands.main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", call, "check", *arguments],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        timeout=limit,
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    text = done.stdout + done.stderr
    assert "Traceback" not in text, text[-3000:]
    assert done.returncode in (0, 1, 2), text[-3000:]
    return text


@pytest.mark.slow
@pytest.mark.parametrize("name", [*UNREADABLE, *ODD])
def test_a_malformed_page_gives_a_finding_in_time(name: str, copy: Path) -> None:
    content, expected = {**UNREADABLE, **ODD}[name]
    page = copy / "docs" / "zh" / "odd.md"
    page.write_bytes(content)
    try:
        text = said(check(copy, str(page)))
    finally:
        page.unlink()
    assert "docs/zh/odd.md:" in text
    assert expected in text


def test_a_folder_with_the_name_of_a_page_is_a_finding(copy: Path) -> None:
    folder = copy / "docs" / "en" / "odd.md"
    folder.mkdir()
    try:
        assert "docs/en/odd.md:1:1: readable: this is a folder" in said(check(copy, "--only", "readable"))
        assert "this is no page of the book" in said(check(copy, str(folder)))
    finally:
        folder.rmdir()


def test_a_link_that_leaves_the_book_is_a_finding(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("甲。\n", encoding="utf-8")
    link = copy / "docs" / "zh" / "odd.md"
    link.symlink_to(outside)
    try:
        assert "the file lies outside the book's docs" in said(check(copy, "--only", "readable"))
        assert "this is no page of the book" in said(check(copy, str(link)))
    finally:
        link.unlink()


def test_a_link_to_another_page_or_to_nothing_is_a_finding(copy: Path) -> None:
    link = copy / "docs" / "zh" / "odd.md"
    targets = {"docs/zh/index.md": "the page is a link to", "none.md": "cannot be read"}
    for target, expected in targets.items():
        link.symlink_to(copy / target)
        try:
            assert expected in said(check(copy, "--only", "readable"))
        finally:
            link.unlink()


@pytest.mark.parametrize("path", ["docs/zh/../../pyproject.toml", "../../../etc/passwd", "docs/zh/none.md", "docs/zh"])
def test_a_path_that_is_no_page_is_refused(path: str, copy: Path) -> None:
    done = check(copy, path)
    assert "this is no page of the book" in said(done)
    assert done.returncode != 0
