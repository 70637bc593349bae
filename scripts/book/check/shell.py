"""Every shell block that claims an output is run, and prints what the page says it prints.

A ```` ```console ```` fence holds commands after `$ ` and under each what it prints. Each block runs in a temporary
folder of its own, with a time limit and, where the system can (Linux namespaces), without a network.

Why: a reader types what stands there. A command that has changed its words makes them doubt their own machine.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from textwrap import dedent

from book.check.book import Book, Sheet
from book.check.finding import Finding
from book.check.rule import Rule
from book.files import write
from book.source.markdown import Token

NAME = "shell"
SECONDS = 20


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each command that fails, or prints something else than the page says."""
    for sheet in book.sheets:
        for token in _blocks(sheet):
            typed, true = _lines(token), _run(_commands(token))
            for number, line in enumerate(typed):
                if number >= len(true) or line != true[number]:
                    wanted = true[number] if number < len(true) else "nothing"
                    message = f"«{line}» should be «{wanted}»; run: book check --fix"
                    yield sheet.at_line(NAME, token.line + 1 + number, message)
                    break
            else:
                if len(true) > len(typed):
                    message = f"the block should go on with «{true[len(typed)]}»; run: book check --fix"
                    yield sheet.at_line(NAME, token.line + len(typed), message)


def fix(book: Book) -> None:
    """Rewrite the outputs from a run."""
    for sheet in book.sheets:
        text = sheet.page.path.read_text(encoding="utf-8")
        head = len(text) - len(sheet.page.body)
        for token in reversed(_blocks(sheet)):
            start = head + token.start + token.text.index("\n") + 1
            indent = token.parts["indent"]
            body = "".join(f"{indent}{line}".rstrip() + "\n" for line in _run(_commands(token)))
            text = text[:start] + body + text[start + len(token.parts["body"]) :]
        if text != sheet.page.path.read_text(encoding="utf-8"):
            write(sheet.page.path, text)


def _blocks(sheet: Sheet) -> list[Token]:
    """Return the shell blocks that claim an output."""
    fences = [t for t in sheet.tokens if t.kind == "fence" and t.parts["info"].strip() == "console"]
    return [t for t in fences if any(not line.startswith("$ ") for line in _lines(t)) and _commands(t)]


def _lines(token: Token) -> list[str]:
    return dedent(token.parts["body"]).splitlines()


def _commands(token: Token) -> tuple[str, ...]:
    return tuple(line[2:] for line in _lines(token) if line.startswith("$ "))


@functools.cache
def _run(commands: tuple[str, ...]) -> list[str]:
    """Return the lines of a block: each command, and what it prints."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for command in commands:
            lines.append(f"$ {command}")
            try:
                done = subprocess.run(
                    [*_alone(), "bash", "-c", command],
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    errors="replace",
                    timeout=SECONDS,
                )
            except subprocess.TimeoutExpired:
                return [*lines, f"(it does not end within {SECONDS} s)"]
            lines += done.stdout.rstrip().splitlines()
    return lines


@functools.cache
def _alone() -> tuple[str, ...]:
    """Return what starts a program without a network, or nothing where the system has no such thing."""
    alone = ("unshare", "--map-root-user", "--net")
    if shutil.which(alone[0]) and subprocess.run([*alone, "true"], capture_output=True).returncode == 0:
        return alone
    return ()


RULE = Rule(NAME, "a reader types what stands there", find, fix)
