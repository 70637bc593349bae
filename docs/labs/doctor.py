"""Says what this computer has for the labs, and what it lacks.

It needs Python 3.8 or newer and nothing else: run it before anything is
installed, with: python3 doctor.py
"""

# %% setup
from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWS = os.name == "nt"
LOCK = "requirements-labs.lock"
PYTHON = r".venv\Scripts\python" if WINDOWS else ".venv/bin/python"
GB = 1e9
missing: list[str] = []
mends: list[str] = []


def say(what: str, found: str, ok: bool, mend: str) -> None:
    """Print one line, and under a missing thing what mends it."""
    print(f"{'ok     ' if ok else 'MISSING'} {what}: {found}")
    if not ok:
        missing.append(what)
    if not ok and mend not in mends:
        mends.append(mend)
        print(f"  -> {mend}")


def note(what: str, found: str) -> None:
    """Print one line about something that the labs do not need."""
    print(f"-       {what}: {found}")


# %% python


def fits(version: tuple[int, int]) -> bool:
    """Tell whether all packages of the lock file exist for a Python."""
    return (3, 11) <= version <= (3, 14)


this_fits = fits(sys.version_info[:2])
say(
    "Python 3.11 to 3.14",
    platform.python_version(),
    this_fits,
    "install 3.13 from python.org or with uv; delete .venv",
)
system, chip = platform.system(), platform.machine()
unbuilt = [("Darwin", "x86_64"), ("Windows", "ARM64")]
say(
    "64 bits",
    f"{system} {chip}",
    sys.maxsize > 2**32 and (system, chip) not in unbuilt,
    "install the 64-bit Python (Apple's chips: arm64); an Intel Mac\n"
    "     or Windows on ARM: take another computer",
)
inside = sys.prefix != sys.base_prefix
plain = "python3" if this_fits else "python3.13"
number = ".".join(platform.python_version_tuple()[:2])
maker = f"py -{number if this_fits else '3.13'}" if WINDOWS else plain
made = this_fits and Path(".venv").is_dir()
say(
    "virtual environment",
    Path(sys.prefix).name if inside else "this Python is outside one",
    inside,
    f"{PYTHON} doctor.py" if made else f"{maker} -m venv .venv",
)
pip = importlib.util.find_spec("pip") is not None
uv = shutil.which("uv") is not None
say(
    "an installer",
    " and ".join(["pip"] * pip + ["uv"] * uv) or "none",
    pip or uv,
    f"{PYTHON} -m ensurepip",
)
tool = f"{PYTHON} -m pip" if pip or not uv else "uv pip"
INSTALL = f"{tool} install --require-hashes -r {LOCK}"

# %% packages
NEEDED = [
    *("numpy", "pandas", "scikit-learn", "jax", "keras"),
    *("transformers", "tokenizers"),
    *("fastapi", "uvicorn", "httpx", "prometheus-client"),
]


def locked(text: str) -> dict[str, str]:
    """Return the version that the lock file names for each package."""
    found: dict[str, str] = {}
    for name, version in re.findall(r"(?m)^([a-z0-9-]+)==([^\s;]+)", text):
        found.setdefault(name, version)
    return found


def installed(name: str) -> str:
    """Return the version of a package, or nothing."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def right(got: str, want: str) -> bool:
    """Tell whether the installed version is the one wanted."""
    return bool(got) and want in ("", got)


here = Path(__file__).resolve().parent
places = [here / LOCK, here.parent.parent / LOCK]
lock = next((place for place in places if place.is_file()), None)
say(
    "lock file",
    LOCK if lock else "none",
    lock is not None,
    f"put {LOCK} beside doctor.py: it is in labs.zip",
)
wanted = locked(lock.read_text(encoding="utf-8")) if lock else {}
for name in NEEDED:
    got, want = installed(name), wanted.get(name, "")
    ok = right(got, want)
    found = got or "none"
    say(name, found if ok else f"{found}, not {want}", ok, INSTALL)
note("torch", installed("torch") or "none; only hub_model.py needs it")
backend = os.environ.get("KERAS_BACKEND", "")
say(
    "KERAS_BACKEND",
    backend or "not set; each program chooses jax",
    backend in ("", "jax"),
    "remove that variable: it overrides what the programs choose",
)

# %% check
fit = [fits((3, minor)) for minor in (10, 11, 14, 15)]
assert fit == [False, True, True, False], "the wrong Pythons pass"
assert inside == Path(sys.prefix, "pyvenv.cfg").is_file(), "venv"
lines = "a-b==1.0 \\\n    --hash=x\nc==2.0 ; os\n# d==3.0"
assert locked(lines) == {"a-b": "1.0", "c": "2.0"}, "lock file misread"
assert not lock or len(wanted) > 40, "lock file hardly read"
assert not installed("no-such-package"), "found what is not there"
passed = [right(got, "1.0") for got in ("", "0.9", "1.0")]
assert passed == [False, False, True], "the wrong versions pass"

# %% machine


def memory() -> float:
    """Return the memory of this computer in bytes, or 0 if unknown."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return 0.0


def size(folder: str) -> float:
    """Return how many bytes the files of a folder hold."""
    found = Path(folder).rglob("*")
    return sum(path.lstat().st_size for path in found)


def gpu() -> str:
    """Return the name of a GPU, if one is easily seen."""
    if system == "Darwin":
        return "Apple's"
    if not shutil.which("nvidia-smi"):
        return ""
    ask = ["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"]
    said = subprocess.run(ask, capture_output=True, text=True, check=False)
    return said.stdout.strip().split("\n")[0]


free = shutil.disk_usage(Path.cwd()).free / GB
room = 3 if missing else 1  # before and after the packages are there
say(
    f"{room} GB free on disk",
    f"{free:.0f} GB",
    free >= room,
    "delete something, or work in a folder on another disk",
)
note(
    "this environment takes",
    f"{size(sys.prefix) / GB:.1f} GB" if inside else "nothing yet",
)
has = memory() / GB
say(
    "4 GB of memory",
    f"{has:.1f} GB" if has else "unknown",
    not has or has >= 3.5,
    "close other programs, or take a larger computer",
)
note("processors", f"{os.cpu_count()}")
note("GPU", gpu() or "none seen; the labs need none")

# %% verdict
print(f"{len(missing)} missing" if missing else "all is there")
if mends:
    print(f"do this, then run the doctor again:\n  {mends[0]}")
assert bool(missing) == bool(mends), "each lack has its mend"
if missing:
    sys.exit(1)  # so that another program can ask
