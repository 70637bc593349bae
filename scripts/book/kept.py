"""Keeps what takes long to make, by the content of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from book.files import write
from book.paths import CACHE, ROOT


def kept(code: Path, source: str, make: Callable[[], str], least: float = 0) -> str:
    """Return what `make` returns, from the cache where it was made before.

    Args:
        code: the file whose functions make it.
        source: what it is made from; the same source, code and libraries give the same text.
        make: makes it; what it raises is not kept.
        least: seconds that making it has to take to be worth a file.
    """
    file = CACHE / code.stem / sha256(f"{_digest(code)}{source}".encode()).hexdigest()[:32]
    if file.is_file():
        return file.read_text(encoding="utf-8")
    begun = perf_counter()
    made = make()
    if perf_counter() - begun >= least:
        write(file, made)
    return made


@cache
def _digest(code: Path) -> str:
    files = (code, ROOT / "requirements.lock", ROOT / "package-lock.json")
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
