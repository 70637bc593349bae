"""The set-up: done once, done again when interrupted, and one sentence where it cannot go on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from book import environment
from book.environment import SetupError

Answer = tuple[int, str, str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with two lock files, and nothing installed."""
    for name, path in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOCK": tmp_path / "requirements.lock",
        "NODE_MODULES": tmp_path / "node_modules",
        "NODE_LOCK": tmp_path / "package-lock.json",
        "PYTHON": tmp_path / ".venv" / "bin" / "python",
    }.items():
        monkeypatch.setattr(environment, name, path)
    for name in ("LOCK", "NODE_LOCK"):
        getattr(environment, name).write_text(f"{name} 1")
    return tmp_path


@pytest.fixture
def done(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was installed, in order; the installers only make their folders."""
    done: list[str] = []

    def installer(name: str, folder: Path) -> Callable[[], None]:
        def install() -> None:
            folder.mkdir(exist_ok=True)
            done.append(name)

        return install

    monkeypatch.setattr(environment, "_install_python", installer("python", environment.VENV))
    monkeypatch.setattr(environment, "_install_node", installer("node", environment.NODE_MODULES))
    return done


def answering(monkeypatch: pytest.MonkeyPatch, answer: Callable[[list[str]], Answer]) -> list[list[str]]:
    """Let `answer` stand for every child process; return the commands that were asked."""
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append([str(word) for word in command])
        code, out, err = answer(command)
        return subprocess.CompletedProcess(command, code, out, err)

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def which(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name in there else None)


# --- the stamp decides -----------------------------------------------------------------------------------------------


def test_what_is_installed_is_not_installed_again(done: list[str]) -> None:
    environment.ensure()
    environment.ensure()
    assert done == ["python", "node"]


@pytest.mark.parametrize(("lock", "again"), [("LOCK", "python"), ("NODE_LOCK", "node")])
def test_a_changed_lock_is_installed_again(done: list[str], lock: str, again: str) -> None:
    environment.ensure()
    getattr(environment, lock).write_text("changed")
    environment.ensure()
    assert done == ["python", "node", again]


def test_another_python_installs_again(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure()
    monkeypatch.setattr(sys, "version", "3.99.0")
    environment.ensure()
    assert done == ["python", "node", "python"]


def test_an_interrupted_set_up_is_done_again_even_with_the_lock_of_before(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure()
    whole = environment._install_python

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "_install_python", interrupted)
    environment.LOCK.write_text("LOCK 2")
    with pytest.raises(KeyboardInterrupt):
        environment.ensure()
    monkeypatch.setattr(environment, "_install_python", whole)
    environment.LOCK.write_text("LOCK 1")
    environment.ensure()
    assert done == ["python", "node", "python"]


def test_the_set_up_names_what_it_does(done: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    environment.ensure()
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "set-up: Python packages …"
    assert said[1].startswith("set-up: Python packages, ")
    assert said[2] == "set-up: npm packages …"
    environment.ensure()
    assert capsys.readouterr().err == ""


# --- what is asked of the machine ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tools", "installer"), [(("uv",), "uv"), ((), "pip")])
def test_hashes_are_required_of_every_package(
    project: Path, monkeypatch: pytest.MonkeyPatch, tools: tuple[str, ...], installer: str
) -> None:
    which(monkeypatch, *tools)
    monkeypatch.setattr("venv.create", lambda *_, **__: None)
    asked = answering(monkeypatch, lambda _: (0, "", ""))
    environment._install_python()
    assert installer in " ".join(asked[-1])
    assert "--require-hashes" in asked[-1]
    assert str(environment.LOCK) in asked[-1]


def test_npm_installs_what_the_lock_pins_and_runs_no_scripts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, lambda _: (0, "", ""))
    environment._install_node()
    assert asked[-1][3] == "ci"
    assert "--ignore-scripts" in asked[-1]


def test_an_environment_of_another_python_is_made_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    which(monkeypatch)
    made: list[Path] = []
    monkeypatch.setattr("venv.create", lambda path, **_: made.append(path))
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.touch()
    answering(monkeypatch, lambda command: (0, "3.99.0", "") if "version" in command[-1] else (0, "", ""))
    environment._install_python()
    assert made == [environment.VENV]
    assert not environment.PYTHON.exists()


# --- one sentence where it cannot go on ------------------------------------------------------------------------------


def no_ensurepip(command: list[str]) -> Answer:
    return (1, "", "ModuleNotFoundError") if "import ensurepip" in command else (0, "", "")


def test_a_python_without_venv_is_one_sentence_with_the_package_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    which(monkeypatch)
    answering(monkeypatch, no_ensurepip)
    package = f"python3.{sys.version_info.minor}-venv"
    with pytest.raises(SetupError, match=f"no venv module .*: sudo apt install {package}$") as caught:
        environment._install_python()
    assert str(caught.value).startswith(f"{sys.executable}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="Debian only")
def test_root_on_debian_gets_the_missing_package(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    which(monkeypatch, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("venv.create", lambda *_, **__: None)
    asked = answering(monkeypatch, no_ensurepip)
    environment._install_python()
    installed = [command for command in asked if command[:2] == ["apt-get", "install"]]
    assert [command[-1] for command in installed] == [f"python3.{sys.version_info.minor}-venv"]


def test_a_failing_installer_is_told_by_its_last_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    which(monkeypatch, "uv")
    answering(monkeypatch, lambda _: (1, "", "Resolving\nerror: hash of merman does not match\n\n"))
    with pytest.raises(SetupError, match=r"uv .* failed: error: hash of merman does not match$"):
        environment._install_python()


def test_npm_is_told_by_its_reason_not_by_where_its_log_lies(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "npm error reason: self-signed certificate\nnpm error A complete log of this run can be found in: x.log\n"
    answering(monkeypatch, lambda _: (1, "", said))
    with pytest.raises(SetupError, match=r"failed: npm error reason: self-signed certificate$"):
        environment._install_node()


def test_an_installer_that_says_nothing_is_told_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, lambda _: (1, "", ""))
    with pytest.raises(SetupError, match=r"failed: it said nothing$"):
        environment._install_node()


def test_a_program_that_is_not_there_is_one_sentence(project: Path) -> None:
    with pytest.raises(SetupError, match=r"^no-such-program: No such file or directory; it is needed for the set-up$"):
        environment._run(["no-such-program"])


def test_a_virtual_environment_that_cannot_be_made_is_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    which(monkeypatch)
    answering(monkeypatch, lambda _: (0, "", ""))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("venv.create", full)
    with pytest.raises(SetupError, match=r"\.venv: no virtual environment could be made \(.*No space left on device\)"):
        environment._install_python()


def test_child_processes_find_the_books_python_and_node_first() -> None:
    env = environment.child_environment()
    found = [
        subprocess.run([name, "--version"], env=env, capture_output=True, text=True) for name in ("python", "node")
    ]
    assert found[0].stdout.startswith(f"Python {sys.version.split()[0]}")
    assert found[1].stdout.startswith("v24.")
    assert env["NO_MKDOCS_2_WARNING"] == "1"


def test_nothing_but_the_standard_library_is_needed_to_start(tmp_path: Path) -> None:
    bare = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        "import sys; sys.path.insert(0, sys.argv[1]); from book import environment",
    ]
    done = subprocess.run([*bare, str(Path(environment.__file__).parents[1])], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
