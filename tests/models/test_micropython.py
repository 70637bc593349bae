"""The models run in MicroPython too, which computes in the reader's page, and give the same numbers there."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from book.environment import child_environment
from book.paths import DATA, MODELS, NODE_MODULES
from book.source.figures import Figures
from book.source.models import Models

PACKAGE = NODE_MODULES / "@micropython" / "micropython-webassembly-pyscript"
TOO_LONG = ("risk_simulation",)  # ten thousand lives of a company take MicroPython minutes
Call = tuple[str, dict[str, float], int | None]


def called(calls: list[Call], folder: Path) -> list[Any]:
    """Return what each call gives in MicroPython: a number, or the text of an error."""
    file = folder / "calls.json"
    file.write_text(json.dumps(calls), encoding="utf-8")
    script = Path(__file__).with_name("micropython.mjs")
    command = ["node", str(script), str(PACKAGE), str(MODELS), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env=child_environment(), timeout=300)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def results() -> dict[str, tuple[Call, float]]:
    """Return every result of the book: how it is computed, and what CPython gives."""
    figures = Figures(DATA, Models(MODELS))
    found = {}
    for ref in (ref for ref in figures.references() if ref.startswith("result:")):
        fields = figures.figure(ref).fields
        if fields["call"].split(".")[0] not in TOO_LONG:
            inputs = {name: number(figures, typed) for name, typed in fields["with"].items()}
            pick = fields.get("pick")
            found[ref] = (fields["call"], inputs, None if pick is None else int(pick)), figures.value(ref)
    return found


def number(figures: Figures, typed: Any) -> float:
    return figures.value(str(typed)) if ":" in str(typed) else float(typed)


@pytest.mark.slow
def test_every_result_of_the_book_is_the_same_number_in_micropython(tmp_path: Path) -> None:
    book = results()
    found = called([call for call, _ in book.values()], tmp_path)
    other = {
        ref: (here, there)
        for (ref, (_, here)), there in zip(book.items(), found, strict=True)
        if not isinstance(there, float | int) or there != pytest.approx(here, rel=1e-9, abs=1e-12)
    }
    assert len(book) > 2000
    assert other == {}


def test_an_error_there_has_the_words_it_has_here(tmp_path: Path) -> None:
    said = called([("training_cost.training_flop", {"parameters": -1.0, "tokens": 1.0}, None)], tmp_path)[0]
    assert "ValueError" in said
