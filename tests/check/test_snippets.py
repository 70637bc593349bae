"""A number under a snippet is the number it prints, and its inputs are the book's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.check import snippets
from book.check.finding import Finding


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tinybook.lay(tmp_path)
    monkeypatch.setattr(snippets, "DOCS", docs)
    monkeypatch.setattr(snippets, "MODELS", docs / "models")
    monkeypatch.setattr(snippets, "CACHE", tmp_path / "cache")
    return docs


def block(code: str, indent: str = "") -> str:
    return "".join(f"{indent}{line}\n" if line else "\n" for line in ["```python", *code.splitlines(), "```"])


def found(docs: Path, body: str) -> list[Finding]:
    """Return the findings of a page whose body begins on line 4."""
    return list(snippets.find(tinybook.book(docs, tinybook.chapter(docs, body))))


def fixed(docs: Path, body: str) -> str:
    page = tinybook.chapter(docs, body)
    snippets.fix(tinybook.book(docs, page))
    return page.path.read_bytes().decode().split("---\n", 2)[2]


RIGHT = "from models.tiny import flop\n\nrent = 2.50  # fact:rent\nprint(flop(1, 2) * rent)\n#> 30.0"


@pytest.mark.parametrize(
    "body",
    [
        block(RIGHT),
        f'!!! advice "甲"\n\n{block(RIGHT, "    ")}',
        block("n = 7_000_000_000  # inkstone:parameters\nprint(n)\n#> 7000000000"),
        block("x = 0.60  # judgement:floor\nprint(x)\n#> 0.6"),
        block("x = 5.88e21  # result:flop\nprint(f'{x:.2e}')\n#> 5.88e+21"),
        block("print('两行')\nprint(2)\n#> 两行\n#> 2").replace("print(2)\n#> 两行\n", "#> 两行\nprint(2)\n"),
        block("open('note.txt', 'w').write('x')\nprint(open('note.txt').read())\n#> x"),
        block("import sys\nsys.stdout.write('no newline')\nprint(1)\n#> 1"),
        "```text\nprint(1)\n#> 2\n```\n",
        "```\nundefined\n```\n",
        "no snippet",
    ],
)
def test_a_page_whose_snippets_are_right_has_no_finding(docs: Path, body: str) -> None:
    assert found(docs, body) == []


@pytest.mark.parametrize(
    ("body", "line", "column", "message"),
    [
        (block("print(1 + 1)\n#> 3"), 6, 1, "«#> 3» should be «#> 2»; run: book check --fix"),
        (block("print(1 + 1)"), 5, 1, "the outputs (#>) are not those of a run"),
        (block("x = 1\n\n#> 5\nprint(x)\n#> 2"), 9, 1, "«#> 2» should be «#> 1»"),
        (
            block("x = 2.6  # fact:rent\nprint(x)\n#> 2.6"),
            5,
            1,
            "2.6 should be 2.50 (fact:rent); run: book",
        ),
        (block("x = 1\ny = 3  # fact:none"), 6, 1, "there is no figure «fact:none»"),
        (block("y = 3  # fact:span"), 5, 1, "«fact:span» is a range"),
        (block("y = --5  # fact:rent"), 5, 1, "--5 is no number"),
        (block("x = 1\nprint(y)"), 6, 1, "the block fails: NameError: name 'y' is not defined"),
        (block("def f():\n    return 1 / 0\n\n\nf()"), 6, 1, "ZeroDivisionError"),
        (block("x = 1\nif x\n    pass"), 6, 1, "SyntaxError"),
        (block("raise SystemExit(3)"), 5, 1, "SystemExit: 3"),
        (block("import os\nos._exit(0)"), 5, 1, "it ended by itself"),
        (block("raise ValueError('two\\nlines')"), 5, 1, "ValueError: two lines"),
        (block("from models.tiny import flop\nflop(0, 1)"), 6, 1, "the number of parameters must be above zero"),
        ('!!! advice "甲"\n\n' + block("print(2)\n#> 3", "    "), 8, 5, "«#> 3» should be «#> 2»"),
    ],
)
def test_what_is_wrong_is_found_on_its_line(docs: Path, body: str, line: int, column: int, message: str) -> None:
    findings = found(docs, body)
    assert [(f.line, f.column, f.rule) for f in findings] == [(line, column, "snippets")] * len(findings)
    assert message in findings[0].message
    assert "\n" not in str(findings[0])
    assert findings[0].path == str(docs / "zh/practice/tiny.md")


def test_a_snippet_that_does_not_end_is_stopped(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snippets, "SECONDS", 1)
    [finding] = found(docs, block("while True:\n    pass"))
    assert "it does not end within 1 s" in finding.message


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "import urllib.request\nurllib.request.urlopen('http://localhost:9')",
        "import socket\nsocket.gethostbyname('localhost')",
        "import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "import subprocess\nsubprocess.run(['true'])",
        "import os\nos.system('true')",
    ],
    ids=["connect", "http", "name", "datagram", "program", "shell"],
)
def test_a_snippet_reaches_neither_the_network_nor_another_program(docs: Path, code: str) -> None:
    [finding] = found(docs, block(code))
    assert "a snippet has no network" in finding.message or "a snippet starts no other program" in finding.message


def test_a_snippet_leaves_nothing_behind(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert found(docs, block("open('note.txt', 'w').write('x')")) == []
    assert list((tmp_path / "here").iterdir()) == []


def test_each_snippet_runs_alone(docs: Path) -> None:
    findings = found(docs, block("x = 1") + "\n" + block("print(x)"))
    assert ["NameError" in finding.message for finding in findings] == [True]


WRONG = "rent = 3  # fact:rent\nprint(rent * 2)\n#> 99"
MENDED = "rent = 2.50  # fact:rent\nprint(rent * 2)\n#> 5.0"


def test_fix_rewrites_inputs_and_outputs_of_every_block_and_nothing_else(docs: Path) -> None:
    around = '甲  \n\n{}\n!!! advice "乙"\n\n{}\n`rent = 3  # fact:rent`\t\n\n```text\n#> 99\n```\n没有换行'
    body = around.format(block(WRONG), block(WRONG, "    "))
    assert fixed(docs, body) == around.format(block(MENDED), block(MENDED, "    "))
    assert found(docs, around.format(block(MENDED), block(MENDED, "    "))) == []


def test_fix_keeps_the_line_endings_of_the_page(docs: Path) -> None:
    body = f"甲\n\n{block(WRONG)}\n乙\n".replace("\n", "\r\n")
    front = "title: 题\r\n"
    page = tinybook.chapter(docs, body, front=front)
    snippets.fix(tinybook.book(docs, page))
    assert page.path.read_bytes().endswith(f"甲\n\n{block(MENDED)}\n乙\n".replace("\n", "\r\n").encode())


@pytest.mark.parametrize("body", [block(RIGHT), block("1 / 0"), block("y = 3  # fact:none"), "甲"])
def test_fix_does_not_touch_a_page_with_nothing_to_mend(docs: Path, body: str) -> None:
    page = tinybook.chapter(docs, body)
    before = page.path.stat().st_mtime_ns, page.path.stat().st_ino
    snippets.fix(tinybook.book(docs, page))
    assert (page.path.stat().st_mtime_ns, page.path.stat().st_ino) == before


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    runs: list[str] = []
    real = snippets._run_now

    def count(source: str) -> snippets.Run:
        runs.append(source)
        return real(source)

    monkeypatch.setattr(snippets, "_run_now", count)
    return runs


def test_a_snippet_runs_once_until_it_or_a_model_changes(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = counted(monkeypatch)
    code = "from models.tiny import flop\n\nprint(flop(1, 1))\n#> 6"
    assert found(docs, block(code)) == found(docs, "甲\n\n" + block(code)) == []
    assert len(runs) == 1
    model = docs / "models" / "tiny.py"
    model.write_text(model.read_text().replace("6 *", "7 *"))
    [finding] = found(docs, block(code))
    assert "«#> 6» should be «#> 7»" in finding.message
    assert len(runs) == 2
    assert len(found(docs, block(code + " "))) == 1
    assert len(runs) == 3


def test_a_failure_is_not_kept(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = counted(monkeypatch)
    for _ in range(2):
        assert len(found(docs, block("1 / 0"))) == 1
    assert len(runs) == 2
