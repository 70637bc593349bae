"""Runs the programs of the labs in their own environment and compares what they print with what the book shows."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from book import environment
from book.errors import BookError
from book.files import write
from book.kept import kept
from book.paths import LABS, shown
from book.source.programs import FACTOR, NUMBER, Part, Programs

SECONDS = 600  # a program may take, on the slowest machine it is tested on
_WORKER = Path(__file__).with_name("lab_worker.py")


@dataclass(frozen=True)
class Difference:
    """A line that is not what the record says: the part, its line in the part (from 1), what was and what is."""

    part: str
    line: int
    recorded: str
    printed: str


def run(names: list[str], record: bool) -> int:
    """Run programs and compare what they print with the record; return 1 if anything differs, else 0.

    Args:
        names: of the programs; none for all.
        record: write what they print, with the marks that lines of the same words had.

    Raises:
        BookError: there is no such program, or the labs' environment cannot be made.
    """
    programs = Programs(LABS)
    wanted = names or programs.names
    for name in wanted:
        path = programs.path(name, "book labs")
        if name not in programs.names:
            mend = f"choose one of: {', '.join(programs.names)}"
            raise BookError(shown(path), "it only lends its functions and prints nothing", mend)
    try:
        python = environment.labs()
    except environment.SetupError as error:
        raise BookError("book labs", str(error), "mend that and run it again") from error
    return max([_one(name, programs, python, record) for name in wanted], default=0)


def _one(name: str, programs: Programs, python: Path, record: bool) -> int:
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    outcome = _outcome(name, programs, python, fresh=record)
    took = f"{outcome['seconds']:.0f} s, {outcome['megabytes']:.0f} MB"
    if outcome["error"]:
        print("failed", file=sys.stderr)
        print(f"{shown(programs.path(name))}: the program failed; mend it\n{outcome['error']}", file=sys.stderr)
        return 1
    if record:
        _write(name, programs, outcome)
        print(f"{took}, written", file=sys.stderr)
        return 0
    found = list(differences(programs.printed(name).parts, outcome["printed"]))
    print(f"{took}, {'ok' if not found else 'differs'}", file=sys.stderr)
    for one in found:
        place = f"{shown(programs.record(name))}: part {one.part}, line {one.line}"
        mend = f"mend the program, or run: python3 scripts/book labs {name} --write"
        print(f"{place}: printed «{one.printed}», recorded «{one.recorded}»; {mend}", file=sys.stderr)
    return 1 if found else 0


def _outcome(name: str, programs: Programs, python: Path, fresh: bool) -> dict[str, Any]:
    """Return what a run gave; one that went well is kept by what it was made from."""

    def make() -> str:
        outcome = _run(programs.path(name), programs.parts(name), python)
        if outcome["error"]:
            raise _RunError(outcome)
        return json.dumps(outcome)

    rests_on = f"{programs.digest(name)} {environment.LABS_LOCK.read_text()} {environment.TORCH} {sys.version}"
    try:
        found = make() if fresh else kept(_WORKER, rests_on, make)
    except _RunError as failed:
        return failed.outcome
    loaded: dict[str, Any] = json.loads(found)
    return loaded


class _RunError(Exception):
    def __init__(self, outcome: dict[str, Any]) -> None:
        super().__init__()
        self.outcome = outcome


def _run(program: Path, parts: list[Part], python: Path) -> dict[str, Any]:
    env = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "HF_HUB_OFFLINE": "1"}
    given = json.dumps([asdict(part) for part in parts]).encode()
    with tempfile.TemporaryDirectory() as folder:
        outcome = Path(folder) / "outcome.json"
        work = Path(folder) / "work"
        work.mkdir()
        command = [str(python), str(_WORKER), str(program), str(outcome)]
        try:
            done = subprocess.run(command, input=given, cwd=work, env=env, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return {**_NOTHING, "error": f"it does not end within {SECONDS} s"}
        if not outcome.is_file():
            said = done.stderr.decode(errors="replace")[-2000:]
            return {**_NOTHING, "error": f"it ended by itself, with code {done.returncode}\n{said}"}
        found: dict[str, Any] = json.loads(outcome.read_text(encoding="utf-8"))
        return found


_NOTHING: dict[str, Any] = {"printed": {}, "seconds": 0.0, "megabytes": 0.0}


def differences(recorded: Mapping[str, str], printed: Mapping[str, str]) -> Iterator[Difference]:
    """Yield each line that is not as the record allows, the parts in the order of the program."""
    for part in dict.fromkeys([*printed, *recorded]):
        old = recorded.get(part, "").strip("\n").split("\n")
        new = printed.get(part, "").strip("\n").split("\n")
        for number in range(max(len(old), len(new))):
            was = old[number] if number < len(old) else ""
            now = new[number].rstrip() if number < len(new) else ""
            if not allows(was, now):
                yield Difference(part, number + 1, was, now)


def allows(recorded: str, printed: str) -> bool:
    """Tell whether a recorded line, with its marks, allows the printed one."""
    if recorded.startswith("≈ "):
        return bool(printed.strip())
    if _words(recorded) != _words(printed):
        return False
    pairs = zip(NUMBER.finditer(recorded), NUMBER.finditer(printed), strict=True)
    return all(_near(was, now["number"]) for was, now in pairs)


def _words(line: str) -> list[str]:
    """Return what stands around the numbers of a line; how many blanks set them apart does not matter."""
    return [" ".join(text.split()) for text in _PLAIN.split(line)]


_PLAIN = re.compile(re.sub(r"\?P<\w+>", "?:", NUMBER.pattern))  # without groups, which `split` would return


def _near(was: re.Match[str], typed: str) -> bool:
    old, new = float(was["number"].replace(",", "")), float(typed.replace(",", ""))
    if was["about"]:
        return old == new or (old * new > 0 and 1 / FACTOR <= new / old <= FACTOR)
    if was["within"]:
        within = float(was["within"]) * (abs(old) / 100 if was["percent"] else 1)
        return abs(new - old) <= within * (1 + 1e-9)
    return was["number"] == typed


def _write(name: str, programs: Programs, outcome: dict[str, Any]) -> None:
    record = programs.record(name)
    old = programs.printed(name).parts if record.is_file() else {}
    lines = [
        f"# Written by: python3 scripts/book labs {name} --write",
        f"# digest: {programs.digest(name)}",
        f"# date: {datetime.datetime.now(datetime.UTC).date()}",
        f"# machine: {platform.system()} {platform.machine()}, {_processors()} processors, "
        f"Python {platform.python_version()}",
        f"# seconds: {outcome['seconds']:.0f}",
        f"# megabytes: {outcome['megabytes']:.0f}",
    ]
    for part, said in outcome["printed"].items():
        if said.strip():
            lines += [f"# %% {part}", marked(old.get(part, ""), said)]
    write(record, "\n".join(lines) + "\n")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def marked(old: str, new: str) -> str:
    """Return what a part printed, with the marks that the lines of its last record had."""
    before = old.strip("\n").split("\n")
    after = [line.rstrip() for line in new.strip("\n").split("\n")]
    return "\n".join(
        _marked_line(before[number] if number < len(before) else "", line) for number, line in enumerate(after)
    )


def _marked_line(old: str, new: str) -> str:
    if old.startswith("≈ "):
        return f"≈ {new}"
    if _words(old) != _words(new):
        return new
    marks = [
        (m["about"] or "", f"±{m['within']}{m['percent'] or ''}" if m["within"] else "") for m in NUMBER.finditer(old)
    ]
    ahead = iter(marks)

    def one(match: re.Match[str]) -> str:
        before, behind = next(ahead)
        return f"{before}{match['number']}{behind}"

    return NUMBER.sub(one, new)
