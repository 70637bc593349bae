"""Packs the programs of the labs for readers who have the site and nothing else."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

from book.environment import LABS_LOCK
from book.paths import LABS, ROOT
from book.source import edition

NAME = "labs.zip"


def pack(target: Path) -> None:
    """Write a zip with a folder `labs`: programs, data, what they printed, the lock of what they import, licences.

    The same programs of the same edition give the same bytes.
    """
    files = {path.relative_to(LABS).as_posix(): path for path in LABS.rglob("*") if _packed(path)}
    files |= {path.name: path for path in (LABS_LOCK, *sorted(ROOT.glob("LICENSE*")))}
    made = datetime.datetime.fromtimestamp(
        max(edition.current().epoch, 315_619_200), datetime.UTC
    )  # zip begins in 1980
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"labs/{name}", made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _packed(path: Path) -> bool:
    inside = path.relative_to(LABS).parts
    made = any(part == "__pycache__" or part.startswith(".") for part in inside)
    return path.is_file() and not made and path.suffix != ".toml"  # that is how we lint them
