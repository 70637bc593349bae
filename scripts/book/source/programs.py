"""The programs of the labs, cut into parts at their `# %%` lines, and what each part printed.

`docs/labs/NAME.py` is a program; an editor that knows `# %% part` runs it part by part. What it printed stands in
`docs/labs/printed/NAME.txt`, under the same lines, with three marks for what another machine may print instead:
`0.952±0.02` (or `±5%`) a number within a tolerance, `≈212` a number within a factor of ten, and `≈ ` before a line
whose words may differ.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from book.errors import BookError
from book.paths import shown

NUMBER = re.compile(
    r"(?P<about>≈)?"
    r"(?P<number>(?<![\w.])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?)"
    r"(?:±(?P<within>\d+(?:\.\d+)?)(?P<percent>%)?)?"
)
FACTOR = 10  # within which a number marked ≈ has to lie
_PART = re.compile(r"^# %% (?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)$", re.MULTILINE)
_FIELD = re.compile(r"^# (?P<name>[a-z]+): (?P<value>.*)$", re.MULTILINE)
_MEASURED = ("digest", "date", "machine", "seconds", "megabytes")


@dataclass(frozen=True)
class Part:
    """One part of a program: its name, its code, and the line on which the code begins."""

    name: str
    code: str
    line: int


@dataclass(frozen=True)
class Printed:
    """What a program printed.

    Attributes:
        place: the file, for messages.
        text: the whole file.
        parts: what each part printed, by name; a part that printed nothing is left out.
        digest: of the program that printed it.
        date: the day on which it ran, ISO.
        machine: what it ran on.
        seconds: how long it took.
        megabytes: the most memory it held.
    """

    place: str
    text: str
    parts: Mapping[str, str]
    digest: str
    date: str
    machine: str
    seconds: str
    megabytes: str


class Programs:
    """The programs of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._printed: dict[str, Printed] = {}

    @cached_property
    def names(self) -> list[str]:
        """The files that do something when they are run, by name; the others only lend their functions.

        Raises:
            BookError: a file does not parse.
        """
        return [name for name in self.files if _runs(self.path(name))]

    @cached_property
    def files(self) -> list[str]:
        """All files, by name."""
        return [path.stem for path in sorted(self.folder.glob("*.py"))]

    def path(self, name: str, place: str = "") -> Path:
        """Return the file of a program.

        Raises:
            BookError: there is none; `place` is where it was asked for.
        """
        path = self.folder / f"{name}.py"
        if not path.is_file():
            raise BookError(place, f"there is no program «{name}»", f"choose one of: {', '.join(self.files) or 'none'}")
        return path

    def parts(self, name: str, place: str = "") -> list[Part]:
        """Return the parts of a program, in their order; what stands before the first `# %%` is none."""
        text = self.path(name, place).read_text(encoding="utf-8")
        return [
            Part(part, code.strip("\n"), text.count("\n", 0, start + len(code) - len(code.lstrip("\n"))) + 1)
            for part, code, start in _cut(text)
        ]

    def part(self, dotted: str, place: str) -> Part:
        """Return the part named `program.part`.

        Raises:
            BookError: there is no such program or part.
        """
        program, _, name = dotted.partition(".")
        parts = self.parts(program, place)
        for part in parts:
            if part.name == name:
                return part
        raise BookError(
            place,
            f"docs/labs/{program}.py has no part «{name}»",
            f"choose one of: {', '.join(part.name for part in parts) or 'none'}",
        )

    def printed(self, name: str, place: str = "") -> Printed:
        """Return what a program printed when it was last recorded.

        Raises:
            BookError: nothing is recorded, or a field of the record is missing.
        """
        path = self.record(name)
        if not path.is_file():
            raise BookError(place or shown(path), f"nothing is recorded of docs/labs/{name}.py", _renew(name))
        if name not in self._printed:
            self._printed[name] = _recorded(path, _renew(name))
        return self._printed[name]

    def record(self, name: str) -> Path:
        """Return the file that holds what a program printed."""
        return self.folder / "printed" / f"{name}.txt"

    def digest(self, name: str) -> str:
        """Return a hash of a program and of the files beside it that it names: modules it imports, data it reads."""
        found: set[Path] = set()
        open_ = [self.path(name)]
        while open_:
            path = open_.pop()
            if path not in found:
                found.add(path)
                open_ += self._named_in(path)
        return sha256(b"".join(path.name.encode() + path.read_bytes() for path in sorted(found))).hexdigest()[:16]

    def _named_in(self, path: Path) -> Iterator[Path]:
        if path.suffix != ".py":
            return
        text = path.read_text(encoding="utf-8")
        for other in self.folder.glob("*.py"):
            if re.search(rf"^\s*(?:from|import) {other.stem}\b", text, re.MULTILINE):
                yield other
        yield from (data for data in self.folder.glob("data/*") if data.name in text)


def head(path: Path) -> int:
    """Return the line of the first statement that stands before the first part, docstring aside, or 0."""
    text = path.read_text(encoding="utf-8")
    first = _PART.search(text)
    end = text.count("\n", 0, first.start()) + 1 if first else text.count("\n") + 2
    return next((node.lineno for node in _tree(path) if node.lineno < end and not _is_docstring(node)), 0)


def number_after(printed: Printed, text: str, nth: int = 1) -> re.Match[str] | None:
    """Return the `nth` number that stands behind `text` on its line, or None unless the text stands there once."""
    lines = [line for line in printed.text.splitlines() if text in line]
    if len(lines) != 1 or lines[0].count(text) != 1:
        return None
    found = list(NUMBER.finditer(lines[0], lines[0].index(text) + len(text)))
    return found[nth - 1] if len(found) >= nth else None


def _recorded(path: Path, mend: str) -> Printed:
    text = path.read_text(encoding="utf-8")
    fields = {match["name"]: match["value"] for match in _FIELD.finditer(text)}
    missing = [field for field in _MEASURED if not fields.get(field)]
    if missing:
        raise BookError(shown(path), f"the record lacks {', '.join(missing)}", mend)
    parts = {part: said.strip("\n") for part, said, _ in _cut(text)}
    return Printed(shown(path), text, parts, *(fields[field] for field in _MEASURED))


def _renew(name: str) -> str:
    return f"run: python3 scripts/book labs {name} --write"


def _cut(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the name of each part, its text, and the offset at which that begins."""
    marks = list(_PART.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):  # without marks there is an end too many
        yield mark["name"], text[mark.end() + 1 : end], mark.end() + 1


def _tree(path: Path) -> list[ast.stmt]:
    try:
        return ast.parse(path.read_text(encoding="utf-8")).body
    except SyntaxError as error:
        raise BookError(f"{shown(path)}:{error.lineno or 1}", error.msg, "mend the syntax") from error


def _runs(path: Path) -> bool:
    quiet = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return any(not isinstance(node, quiet) and not _is_docstring(node) for node in _tree(path))


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
