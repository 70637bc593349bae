"""Every Python block runs, alone, and prints what the page says it prints; its inputs are the book's own figures.

Why: a reader copies a snippet and trusts the number under it. A number typed by hand rots; one that is run does not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.files import write
from book.paths import CACHE, DOCS, MODELS, shown
from book.source.figures import Figures
from book.source.markdown import Token

SECONDS = 20
_NOT_RUN = re.compile(r"""not-run=(["']).+?\1""")
_WORKER = Path(__file__).with_name("snippet_worker.py")
_INPUT = re.compile(
    r"^(?P<before>\s*\w+ = )(?P<typed>[-\d._eE+]+)"
    r"(?P<gap>\s+# (?P<ref>(?:fact|inkstone|judgement|result|lab):[\w.-]+))",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A Python block of a page.

    Attributes:
        path: the page.
        source: the code, without the indentation it has as part of a list or a box.
        line: the file's line of the opening fence.
        start, end: where the code begins and ends in the page's body.
        indent: how far the code is indented.
        runs: whether it is run; the others say why not: ```` ```python not-run="needs a GPU" ````.
    """

    path: Path
    source: str
    line: int
    start: int
    end: int
    indent: int
    runs: bool


@dataclass(frozen=True)
class Run:
    """What became of one run: the source with its true outputs, or the error and its line in the block (from 1)."""

    source: str
    error: str = ""
    line: int = 1


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each input that is not the book's, and for each block that fails or prints something else."""
    found = [block for sheet in book.sheets for block in blocks(sheet) if block.runs]
    for block in found:
        yield from _inputs(block, book.figures)
    run = partial(_run, rests_on=_surroundings())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for block, done in zip(found, pool.map(run, [block.source for block in found]), strict=True):
            yield from _outcome(block, done)


def fix(book: Book) -> None:
    """Rewrite the inputs from the book's figures, and the outputs from a run."""
    run = partial(_run, rests_on=_surroundings())
    for sheet in book.sheets:
        true = [(b, run(_with_inputs(b.source, book.figures)).source) for b in blocks(sheet) if b.runs]
        if any(block.source != source for block, source in true):
            _rewrite(sheet, true)


def blocks(sheet: Sheet) -> list[Block]:
    """Return the Python blocks of a page, those that are not run included."""
    return [_block(sheet, token) for token in sheet.tokens if _is_python(token)]


def _is_python(token: Token) -> bool:
    return token.kind == "fence" and token.parts["info"].split()[:1] == ["python"] and bool(token.parts["body"])


def _block(sheet: Sheet, token: Token) -> Block:
    body = token.parts["body"]
    source = dedent(body)
    start = token.start + token.text.index("\n") + 1
    indent = len(body.partition("\n")[0]) - len(source.partition("\n")[0])
    runs = not _NOT_RUN.search(token.parts["info"])
    return Block(sheet.page.path, source, token.line, start, start + len(body), indent, runs)


def _inputs(block: Block, figures: Figures) -> Iterator[Finding]:
    for match in _INPUT.finditer(block.source):
        line = block.source.count("\n", 0, match.start("typed")) + 1
        try:
            wanted = _typed(match["ref"], figures)
            if Decimal(match["typed"].replace("_", "")) != Decimal(wanted):
                message = f"{match['typed']} should be {wanted} ({match['ref']}); run: book check --fix"
                yield _finding(block, line, message)
        except BookError as error:
            if not error.place:  # a mistake of the data is told once, at its own place
                yield _finding(block, line, f"{error.problem}; {error.mend}")
        except InvalidOperation:
            yield _finding(block, line, f"{match['typed']} is no number; run: book check --fix")


def _outcome(block: Block, run: Run) -> Iterator[Finding]:
    if run.error:
        yield _finding(block, run.line, f"the block fails: {run.error}; mend the code, or the model it calls")
        return
    pairs = zip(block.source.splitlines(), run.source.splitlines(), strict=False)
    for number, (typed, true) in enumerate(pairs, 1):
        if typed != true:
            yield _finding(block, number, f"«{typed}» should be «{true}»; run: book check --fix")
            return
    if block.source.rstrip() != run.source.rstrip():
        yield _finding(block, 1, "the outputs (#>) are not those of a run; run: book check --fix")


def _finding(block: Block, line: int, message: str) -> Finding:
    return Finding(shown(block.path), block.line + line, block.indent + 1, "snippets", message)


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


def _rewrite(sheet: Sheet, true: list[tuple[Block, str]]) -> None:
    """Write the page with the sources that its blocks should have."""
    path, body = sheet.page.path, sheet.page.body
    text = path.read_text(encoding="utf-8")
    parts, position = [text.removesuffix(body)], 0
    for block, source in true:
        code = "".join(" " * block.indent + line + "\n" if line else "\n" for line in source.splitlines())
        parts += [body[position : block.start], code if source != block.source else body[block.start : block.end]]
        position = block.end
    ending = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    write(path, "".join([*parts, body[position:]]).replace("\n", ending).encode())


def _run(source: str, rests_on: str) -> Run:
    """Run a block in a process of its own; what it printed is kept by content, of the block and of what it rests on."""
    kept = CACHE / "snippets" / f"{sha256((source + rests_on).encode()).hexdigest()[:32]}.json"
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


def _surroundings() -> str:
    """Return a digest of all that a run rests on beside its source: Python, the way it is run, the models."""
    digest = sha256(sys.version.encode() + _WORKER.read_bytes())
    for path in sorted(MODELS.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


RULE = Rule("snippets", "a number under a snippet is the number it prints", find, fix, by_page=True)
