"""The commands: exit codes, and one line where there could have been a traceback."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from book import commands, environment, testing
from book.errors import BookError
from book.paths import ROOT
from book.publish import site

BOOK = [sys.executable, str(ROOT / "scripts" / "book")]


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def full_disk(path: object) -> OSError:
    return OSError(errno.ENOSPC, "No space left on device", path)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BookError("docs/zh/x.md:3:1", "a is b", "write b"), 1, "book: docs/zh/x.md:3:1: a is b; write b\n"),
        (
            full_disk(str(ROOT / "site" / "index.html")),
            2,
            "book: site/index.html: No space left on device; free some space and run the command again\n",
        ),
        (
            full_disk(ROOT / "site"),
            2,
            "book: site: No space left on device; free some space and run the command again\n",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/somewhere/else"),
            2,
            "book: /somewhere/else: Permission denied; mend that and try again\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=["book", "disk full", "disk full, path object", "permission", "interrupt"],
)
def test_what_stops_a_command_is_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr(site, "make", raising(error))
    assert commands.main(["build", "--only", "site"]) == code
    assert capsys.readouterr().err == f"site …\n{said}"


def test_a_build_names_each_file_with_its_size_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "site"
    made.mkdir()
    monkeypatch.setattr(commands, "SITE", made)
    monkeypatch.setattr(site, "make", lambda: (made / "a").write_bytes(b"x" * 2_500_000))
    assert commands.main(["build", "--only", "site"]) == 0
    words = capsys.readouterr().out.split()
    assert words[0] == f"{made.as_posix()}/"
    assert words[1:3] == ["2.5", "MB"]
    assert words[4] == "s"


def test_help_lists_every_command_with_what_it_does() -> None:
    done = subprocess.run([*BOOK, "--help"], env=environment.child_environment(), capture_output=True, text=True)
    listed = [
        line.split(maxsplit=1) for line in done.stdout.split("commands:")[1].splitlines() if line[:4].strip() == ""
    ]
    found = {words[0]: words[1] for words in listed if len(words) == 2}
    assert {"build", "serve", "check", "test", "bench"} <= set(found)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["bake"], "invalid choice: 'bake'"),
        (["build", "--only", "scroll"], "invalid choice: 'scroll'"),
    ],
)
def test_a_command_that_is_none_is_refused_with_what_there_is(arguments: list[str], said: str) -> None:
    done = subprocess.run([*BOOK, *arguments], env=environment.child_environment(), capture_output=True, text=True)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_check_refuses_what_is_no_page_in_one_line() -> None:
    done = subprocess.run(
        [*BOOK, "check", "README.md"], cwd=ROOT, env=environment.child_environment(), capture_output=True, text=True
    )
    sentence = "book: README.md: this is no page of the book; name a file below docs/zh or docs/en\n"
    assert (done.returncode, done.stderr) == (2, sentence)


# --- the browser that the tests need ---------------------------------------------------------------------------------


def test_the_browser_named_is_the_browser_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "chrome").touch()
    monkeypatch.setenv("CHROME_PATH", str(tmp_path / "chrome"))
    assert testing.browser() == str(tmp_path / "chrome")


def test_a_browser_named_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    with pytest.raises(BookError, match=r"^/nowhere/chrome: CHROME_PATH names no file; point it at"):
        testing.browser()


def test_no_browser_is_one_sentence_with_the_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(testing, "_APPLICATIONS", ())
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(BookError, match=r"none was found; install Chromium or Chrome, or set CHROME_PATH, or"):
        testing.browser()


def test_a_browser_that_cannot_be_installed_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(testing, "_found", lambda: None)
    monkeypatch.setattr(testing, "_may_install", lambda: True)
    monkeypatch.setattr(environment, "apt_install", raising(environment.SetupError("apt-get … failed: no network")))
    with pytest.raises(BookError, match="Chromium could not be installed: apt-get … failed: no network"):
        testing.browser()
