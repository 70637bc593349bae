"""Packs the programs of the labs, and the models, for readers who have the site and nothing else."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

from book.environment import LABS_LOCK
from book.paths import LABS, MODELS, ROOT
from book.source import edition


def pack(folder: Path) -> None:
    """Write into `folder`: `labs.zip`, `models.zip`; each holds one folder, with the licences.

    With the labs come their data, what they printed and the lock of what they import. The same programs of the same
    edition give the same bytes.
    """
    licences = {path.name: path for path in sorted(ROOT.glob("LICENSE*"))}
    _zip(folder / "labs.zip", {**_files(LABS), LABS_LOCK.name: LABS_LOCK, **licences})
    _zip(folder / "models.zip", {**_files(MODELS), **licences})


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if _packed(path, folder)}


def _zip(target: Path, files: dict[str, Path]) -> None:
    made = datetime.datetime.fromtimestamp(
        max(edition.current().epoch, 315_619_200), datetime.UTC
    )  # zip begins in 1980
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _packed(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    made = any(part == "__pycache__" or part.startswith(".") for part in inside)
    return path.is_file() and not made and path.suffix != ".toml"  # that is how we lint them
