"""Running the labs' programs: what a record allows, which marks it keeps, and what a run tells.

The programs themselves run in `book labs`, a step of `book test`; here stands a trial that needs no library.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from book import environment, labs
from book.errors import BookError
from book.labs import allows, differences, marked

TRIAL = """# %% data
rows = 569
print("rows", rows)

# %% fit
print("accuracy", 0.948)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with one trial, run by this Python."""
    (tmp_path / "labs" / "printed").mkdir(parents=True)
    (tmp_path / "labs" / "trial.py").write_text(TRIAL, encoding="utf-8")
    monkeypatch.setattr(labs, "LABS", tmp_path / "labs")
    monkeypatch.setattr("book.kept.CACHE", tmp_path / "cache")
    monkeypatch.setattr(environment, "labs", lambda: Path(sys.executable))
    return tmp_path / "labs"


@pytest.mark.parametrize(
    ("recorded", "printed", "allowed"),
    [
        ("rows 569", "rows 569", True),
        ("rows 569", "rows 570", False),
        ("rows  569", "rows 569", True),
        ("rows 569", "columns 569", False),
        ("accuracy 0.952±0.02", "accuracy 0.972", True),
        ("accuracy 0.952±0.02", "accuracy 0.973", False),
        ("loss -1.50±10%", "loss -1.36", True),
        ("loss -1.50±10%", "loss -1.34", False),
        ("speed ≈212 a second", "speed 1,900 a second", True),
        ("speed ≈212 a second", "speed 2200 a second", False),
        ("speed ≈212 a second", "speed -212 a second", False),
        ("≈ 床前明月光", "疑是地上霜", True),
        ("≈ 床前明月光", "", False),
        ("step 100 loss 3.2±0.1", "step 200 loss 3.2", False),
        ("model gpt2 of 12", "model gpt2 of 12", True),
        ("of 95±2, 1,569±1% rows", "of 96, 1,570 rows", True),
        ("model gpt2 of 12", "model gpt3 of 12", False),
    ],
)
def test_a_recorded_line_allows_what_its_marks_say(recorded: str, printed: str, allowed: bool) -> None:
    assert allows(recorded, printed) is allowed


def test_a_line_too_many_or_too_few_is_a_difference() -> None:
    assert [(d.part, d.line) for d in differences({"a": "1\n2"}, {"a": "1\n"})] == [("a", 2)]
    assert [(d.part, d.line) for d in differences({"a": "1"}, {"a": "1\n2\n", "b": "3\n"})] == [("a", 2), ("b", 1)]
    assert list(differences({"a": "1"}, {"": "", "a": "1\n"})) == []


def test_a_new_record_holds_what_was_printed_and_keeps_the_marks() -> None:
    old = "accuracy 0.952±0.02 of 569\n≈ 床前明月光\nspeed ≈212"
    assert marked(old, "accuracy 0.960 of 569\n疑是地上霜\nspeed 300\n") == (
        "accuracy 0.960±0.02 of 569\n≈ 疑是地上霜\nspeed ≈300"
    )
    assert marked(old, "accuracy 0.900 of 570\n疑是\nspeed 9000") == "accuracy 0.900±0.02 of 570\n≈ 疑是\nspeed ≈9000"
    assert marked("", "rows 569\n") == "rows 569"
    assert marked(old, "loss 3.1\n") == "loss 3.1"


def test_a_run_that_prints_what_is_recorded_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert labs.run([], record=True) == 0
    record = folder / "printed" / "trial.txt"
    assert "# %% data\nrows 569\n# %% fit\naccuracy 0.948\n" in record.read_text(encoding="utf-8")
    assert labs.run(["trial"], record=False) == 0
    assert "ok" in capsys.readouterr().err


def test_a_run_that_prints_something_else_is_told_with_part_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labs.run([], record=True)
    record = folder / "printed" / "trial.txt"
    record.write_text(record.read_text(encoding="utf-8").replace("0.948", "0.912±0.02"), encoding="utf-8")
    assert labs.run([], record=False) == 1
    said = capsys.readouterr().err
    assert "part fit, line 1: printed «accuracy 0.948», recorded «accuracy 0.912±0.02»; mend the program" in said


def test_a_program_that_fails_shows_its_own_line_and_is_not_recorded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "trial.py").write_text(TRIAL + "\n# %% end\nrows / 0\n", encoding="utf-8")
    assert labs.run([], record=True) == 1
    said = capsys.readouterr().err
    assert "line 9" in said
    assert "rows / 0" in said
    assert not (folder / "printed" / "trial.txt").exists()


def test_a_program_sees_no_arguments_but_its_own_name(folder: Path) -> None:
    (folder / "trial.py").write_text("# %% arguments\nimport sys\nprint(len(sys.argv))\n", encoding="utf-8")
    assert labs.run([], record=True) == 0
    assert "# %% arguments\n1\n" in (folder / "printed" / "trial.txt").read_text(encoding="utf-8")


def test_a_program_that_ends_the_process_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "trial.py").write_text("# %% end\nimport os\nos._exit(7)\n", encoding="utf-8")
    assert labs.run([], record=False) == 1
    assert "it ended by itself, with code 7" in capsys.readouterr().err


def test_a_file_that_only_lends_its_functions_is_not_run(folder: Path) -> None:
    (folder / "lender.py").write_text("# %% half\ndef half(x):\n    return x / 2\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"only lends its functions .* choose one of: trial"):
        labs.run(["lender"], record=True)


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(BookError, match="there is no program «none»"):
        labs.run(["none"], record=False)
