"""Every Python block runs, alone, and prints what the page says it prints; its inputs are the book's own figures.

Why: a reader copies a snippet and trusts the number under it. A number typed by hand rots; one that is run does not.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from textwrap import dedent

from pytest_examples import CodeExample

from book.check.book import Book
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.files import write
from book.paths import CACHE, DOCS, MODELS, shown
from book.source import markdown
from book.source.figures import Figures
from book.source.markdown import Token

SECONDS = 20
_WORKER = Path(__file__).with_name("snippet_worker.py")
_INPUT = re.compile(
    r"^(?P<before>\s*\w+ = )(?P<typed>[-\d._eE+]+)(?P<gap>\s+# (?P<ref>(?:fact|inkstone|judgement|result):[\w.-]+))",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Run:
    """What became of one run: the source with its true outputs, or the error and its line in the block (from 1)."""

    source: str
    error: str = ""
    line: int = 1


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each input that is not the book's, and for each block that fails or prints something else."""
    examples = [example for sheet in book.sheets for example in of_page(sheet.page.path)]
    for example in examples:
        yield from _inputs(example, book.figures)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for example, run in zip(examples, pool.map(_run, [e.source for e in examples]), strict=True):
            yield from _outcome(example, run)


def fix(book: Book) -> None:
    """Rewrite the inputs from the book's figures, then the outputs from a run."""
    for sheet in book.sheets:
        for example in reversed(list(of_page(sheet.page.path))):
            _replace(example, _with_inputs(example.source, book.figures))
        for example in reversed(list(of_page(sheet.page.path))):
            _replace(example, _run(example.source).source)


def of_page(path: Path) -> list[CodeExample]:
    """Return the Python blocks of a page that are run."""
    return [e for e in _blocks(path) if "not-run" not in e.prefix_settings()]


def not_run(path: Path) -> list[CodeExample]:
    """Return the Python blocks of a page that say why they are not run: ```` ```python not-run="needs a GPU" ````."""
    return [e for e in _blocks(path) if "not-run" in e.prefix_settings()]


def _blocks(path: Path) -> list[CodeExample]:
    text = path.read_text(encoding="utf-8")
    return [_example(path, token) for token in markdown.tokens(text) if _is_python(token)]


def _is_python(token: Token) -> bool:
    return token.kind == "fence" and token.parts["info"].split()[:1] == ["python"] and bool(token.parts["body"])


def _example(path: Path, token: Token) -> CodeExample:
    """Return the block as pytest-examples knows it (whose own search takes hours on a long unclosed fence)."""
    body = token.parts["body"]
    source = dedent(body)
    example: CodeExample = CodeExample.create(
        source,
        path=path,
        start_line=token.line,
        start_index=token.start + token.text.index("\n") + 1,
        end_index=token.start + token.text.index("\n") + 1 + len(body),
        prefix=token.parts["info"].strip(),
        indent=len(body.partition("\n")[0]) - len(source.partition("\n")[0]),
    )
    return example


def _inputs(example: CodeExample, figures: Figures) -> Iterator[Finding]:
    for match in _INPUT.finditer(example.source):
        line = example.source.count("\n", 0, match.start("typed")) + 1
        try:
            wanted = _typed(match["ref"], figures)
            if Decimal(match["typed"].replace("_", "")) != Decimal(wanted):
                message = f"{match['typed']} should be {wanted} ({match['ref']}); run: book check --fix"
                yield _finding(example, line, message)
        except BookError as error:
            if not error.place:  # a mistake of the data is told once, at its own place
                yield _finding(example, line, f"{error.problem}; {error.mend}")
        except InvalidOperation:
            yield _finding(example, line, f"{match['typed']} is no number; run: book check --fix")


def _outcome(example: CodeExample, run: Run) -> Iterator[Finding]:
    if run.error:
        yield _finding(example, run.line, f"the block fails: {run.error}; mend the code, or the model it calls")
        return
    pairs = zip(example.source.splitlines(), run.source.splitlines(), strict=False)
    for number, (typed, true) in enumerate(pairs, 1):
        if typed != true:
            yield _finding(example, number, f"«{typed}» should be «{true}»; run: book check --fix")
            return
    if example.source.rstrip() != run.source.rstrip():
        yield _finding(example, 1, "the outputs (#>) are not those of a run; run: book check --fix")


def _finding(example: CodeExample, line: int, message: str) -> Finding:
    return Finding(shown(example.path), example.start_line + line, example.indent + 1, "snippets", message)


def _typed(ref: str, figures: Figures) -> str:
    figure = figures.figure(ref)
    if figure.high is not None:
        raise BookError("", f"«{ref}» is a range", "use a figure that is one number")
    text = figure.fields.get("value")
    return str(text) if text is not None else f"{figure.low.normalize():g}"


def _with_inputs(source: str, figures: Figures) -> str:
    def one(match: re.Match[str]) -> str:
        try:
            wanted = _typed(match["ref"], figures)
            same = Decimal(match["typed"].replace("_", "")) == Decimal(wanted)
        except (BookError, InvalidOperation):
            return match.group()
        return match.group() if same else f"{match['before']}{wanted}{match['gap']}"

    return _INPUT.sub(one, source)


def _replace(example: CodeExample, source: str) -> None:
    if source == example.source:
        return
    ending = "\r\n" if b"\r\n" in example.path.read_bytes() else "\n"
    text = example.path.read_text(encoding="utf-8")
    block = "".join(" " * example.indent + line + "\n" if line else "\n" for line in source.splitlines())
    text = text[: example.start_index] + block + text[example.end_index :]
    write(example.path, text.replace("\n", ending).encode())


def _run(source: str) -> Run:
    """Run a block in a process of its own; what it printed is kept by content, of the block and of the models."""
    kept = CACHE / "snippets" / f"{_key(source)}.json"
    if kept.is_file():
        return Run(**json.loads(kept.read_text(encoding="utf-8")))
    run = _run_now(source)
    if not run.error:  # a failure may have been the machine's, slow for a moment
        write(kept, json.dumps({"source": run.source}, ensure_ascii=False))
    return run


def _run_now(source: str) -> Run:
    env = {
        **os.environ,
        "PYTHONPATH": str(DOCS),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(
            [sys.executable, str(_WORKER)],
            input=source.encode(),
            capture_output=True,
            timeout=SECONDS,
            env=env,
        )
    except subprocess.TimeoutExpired:
        return Run(source, f"it does not end within {SECONDS} s")
    try:
        return Run(**json.loads(done.stdout.decode().splitlines()[-1]))
    except (IndexError, ValueError):
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return Run(source, said[-1] if said else f"it ended by itself, with code {done.returncode}")


def _key(source: str) -> str:
    digest = hashlib.sha256(source.encode() + sys.version.encode() + _WORKER.read_bytes())
    for path in sorted(MODELS.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:32]


RULE = Rule("snippets", "a number under a snippet is the number it prints", find, fix)
