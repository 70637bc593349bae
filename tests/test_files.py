"""A failed build leaves the good file or folder of the last build where it was, and nothing half-written beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from book import files


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def folder_with(target: Path, **content: str) -> Path:
    target.mkdir()
    for name, text in content.items():
        (target / name).write_text(text)
    return target


def fail_half_way(target: Path, failure: BaseException) -> None:
    target.write_text("half")
    raise failure


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "a.txt"
    for text in ("one", "two"):
        with files.replaced_file(target) as made:
            made.write_text(text)
    assert tree(tmp_path) == {"deep/a.txt": "two"}


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_failing_block_leaves_the_old_file_and_nothing_else(tmp_path: Path, failure: BaseException) -> None:
    (tmp_path / "a.txt").write_text("good")
    with pytest.raises(type(failure)), files.replaced_file(tmp_path / "a.txt") as made:
        fail_half_way(made, failure)
    assert tree(tmp_path) == {"a.txt": "good"}
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_block_that_makes_nothing_fails_and_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("good")
    with pytest.raises(OSError, match="No such file"), files.replaced_file(tmp_path / "a.txt"):
        pass
    assert tree(tmp_path) == {"a.txt": "good"}


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    target = folder_with(tmp_path / "site", old="1", both="1")
    with files.replaced_folder(target) as made:
        (made / "both").write_text("2")
        assert tree(target) == {"old": "1", "both": "1"}
    assert tree(tmp_path) == {"site/both": "2"}


def test_a_folder_is_made_where_there_was_none(tmp_path: Path) -> None:
    with files.replaced_folder(tmp_path / "deep" / "site") as made:
        (made / "a").write_text("1")
    assert tree(tmp_path) == {"deep/site/a": "1"}


@pytest.mark.parametrize("failure", [ValueError("broken page"), KeyboardInterrupt()])
def test_a_failing_block_leaves_the_old_folder_and_nothing_else(tmp_path: Path, failure: BaseException) -> None:
    target = folder_with(tmp_path / "site", a="good")
    with pytest.raises(type(failure)), files.replaced_folder(target) as made:
        fail_half_way(made / "a", failure)
    assert tree(target) == {"a": "good"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_moved_into_place_gives_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder_with(tmp_path / "site", a="good")
    real = os.replace

    def refuse(source: Path, destination: Path) -> None:
        if Path(source).name == "new":
            raise OSError(errno.EACCES, "Permission denied")
        real(source, destination)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="Permission denied"), files.replaced_folder(target) as made:
        (made / "a").write_text("new")
    assert tree(tmp_path) == {"site/a": "good"}


def test_text_is_written_with_plain_line_ends_and_bytes_as_they_are(tmp_path: Path) -> None:
    files.write(tmp_path / "a", "甲\n")
    files.write(tmp_path / "b", b"\xff\r\n")
    assert [(tmp_path / name).read_bytes() for name in "ab"] == ["甲\n".encode(), b"\xff\r\n"]


def test_size_is_the_bytes_of_a_file_or_of_all_files_of_a_folder(tmp_path: Path) -> None:
    folder_with(tmp_path / "x", a="12", b="345")
    assert (files.size(tmp_path / "x" / "b"), files.size(tmp_path)) == (3, 5)
