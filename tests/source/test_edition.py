"""The edition: the commit's date is the clock of the build."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from book.errors import BookError
from book.source import edition


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "0.7"\n')
    monkeypatch.setattr(edition, "ROOT", tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    edition.current.cache_clear()
    yield tmp_path
    edition.current.cache_clear()


def commit(folder: Path, date: str) -> None:
    settings = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    env = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/local/bin:/usr/bin:/bin"}
    for command in (["init", "-q"], ["add", "."], [*settings, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, env=env, check=True)


def test_version_commit_and_date_come_from_the_checkout(checkout: Path) -> None:
    commit(checkout, "2026-11-21T23:30:00+00:00")
    found = edition.current()
    assert (found.version, found.date) == ("0.7", datetime.date(2026, 11, 21))
    assert len(found.commit) >= 7
    assert not found.commit.endswith("+")


def test_a_changed_file_marks_the_commit_with_a_plus(checkout: Path) -> None:
    commit(checkout, "2026-11-21T00:00:00+00:00")
    (checkout / "new.md").write_text("x")
    assert edition.current().commit.endswith("+")


def test_the_environment_may_set_the_clock(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(checkout, "2026-11-21T00:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert edition.current().date == datetime.date(1970, 1, 2)


def test_outside_a_checkout_there_is_no_commit_and_no_date(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(checkout.parent))
    assert (edition.current().commit, edition.current().epoch) == ("", 0)


def test_a_clock_that_is_no_number_is_refused(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(BookError, match="SOURCE_DATE_EPOCH: «today» is no number of seconds"):
        edition.current()
