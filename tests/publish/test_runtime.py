"""Python for the reader's page, as it is packed."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from book.paths import MODELS, NODE_MODULES
from book.publish import runtime


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("python")
    runtime.write(target)
    return target / runtime.address()


def names(packed: Path) -> set[str]:
    return set(zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes()))).namelist())


def test_pyodide_is_there_unchanged(folder: Path) -> None:
    assert (
        gzip.decompress((folder / "python.bin").read_bytes())
        == (NODE_MODULES / "pyodide" / "pyodide.asm.wasm").read_bytes()
    )
    assert (folder / "pyodide.js").read_bytes() == (NODE_MODULES / "pyodide" / "pyodide.mjs").read_bytes()


def test_the_library_has_what_readers_may_want_and_not_the_rest(folder: Path) -> None:
    there = names(folder / "library.bin")
    assert {"statistics.pyc", "decimal.pyc", "json/__init__.pyc", "_strptime.pyc", "dataclasses.pyc"} <= there
    assert not {name for name in there if name.startswith(("unittest/", "email/", "http/", "idlelib/", "_pyrepl/"))}
    assert not {name for name in there if not name.endswith(".pyc")}


def test_the_models_are_there_as_sources(folder: Path) -> None:
    assert names(folder / "models.bin") == {"runner.py", *(f"models/{path.name}" for path in MODELS.glob("*.py"))}


def test_the_lock_names_no_package_that_could_be_fetched(folder: Path) -> None:
    text = (folder / "lock.js").read_text("utf-8")
    assert json.loads(text.removeprefix("export default ").rstrip(";\n"))["packages"] == {}


def test_the_note_tells_version_and_licences(folder: Path) -> None:
    note = (folder / "README.txt").read_text("utf-8")
    assert re.search(r"Pyodide \d+\.\d+\.\d+, unchanged, Mozilla Public License 2\.0", note)
    assert "Python Software Foundation License" in note


def test_the_address_changes_with_a_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(runtime, "MODELS", tmp_path)
    before = runtime.address()
    (tmp_path / "one.py").write_text("x = 2\n", encoding="utf-8")
    assert runtime.address() != before


def test_the_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    runtime.write(tmp_path)
    again = tmp_path / runtime.address()
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }
