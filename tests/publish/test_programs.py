"""The archives of the labs' programs and of the models."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from book.publish import programs


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    labs = tmp_path / "docs" / "labs"
    for name in (
        "trial.py",
        "data/words.txt",
        "printed/trial.txt",
        "__pycache__/trial.pyc",
        "ruff.toml",
        ".ruff_cache/x",
    ):
        (labs / name).parent.mkdir(parents=True, exist_ok=True)
        (labs / name).write_text(name, encoding="utf-8")
    (tmp_path / "lock").write_text("keras==3", encoding="utf-8")
    (tmp_path / "docs" / "models").mkdir()
    (tmp_path / "docs" / "models" / "runway.py").write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(programs, "LABS", labs)
    monkeypatch.setattr(programs, "MODELS", tmp_path / "docs" / "models")
    (tmp_path / "LICENSE").write_text("MIT", encoding="utf-8")
    monkeypatch.setattr(programs, "LABS_LOCK", tmp_path / "lock")
    monkeypatch.setattr(programs, "ROOT", tmp_path)
    return tmp_path / "labs.zip"


def test_it_holds_what_a_reader_needs_and_no_more(target: Path) -> None:
    programs.pack(target.parent)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "labs/LICENSE",
            "labs/data/words.txt",
            "labs/lock",
            "labs/printed/trial.txt",
            "labs/trial.py",
        ]
        assert archive.read("labs/trial.py") == b"trial.py"


def test_the_same_programs_give_the_same_bytes(target: Path) -> None:
    programs.pack(target.parent)
    first = target.read_bytes()
    programs.pack(target.parent)
    assert target.read_bytes() == first


def test_the_models_come_with_their_licence(target: Path) -> None:
    programs.pack(target.parent)
    with zipfile.ZipFile(target.with_name("models.zip")) as archive:
        assert archive.namelist() == ["models/LICENSE", "models/runway.py"]
