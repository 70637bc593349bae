"""Writes files and folders so that a failed build leaves the good ones of the last build where they were."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, what is there takes the place of `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        made = Path(folder) / target.name
        yield made
        made.replace(target)


@contextlib.contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """Give a new folder to fill; when the block ends well, it takes the place of `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as folder:
        made = Path(folder) / "new"
        made.mkdir()
        yield made
        old = Path(folder) / "old"
        if target.exists():
            target.replace(old)
        try:
            made.replace(target)
        except OSError:
            if old.exists():
                old.replace(target)
            raise


def write(target: Path, content: str | bytes) -> None:
    """Write `content` to `target`, whole or not at all."""
    with replaced_file(target) as made:
        if isinstance(content, str):
            made.write_text(content, encoding="utf-8", newline="\n")
        else:
            made.write_bytes(content)


def size(path: Path) -> int:
    """Return the bytes of a file, or of all files of a folder."""
    if path.is_dir():
        return sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
    return path.stat().st_size
