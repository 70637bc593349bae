"""The edition: version, date and commit of what is being made. The commit's date is the clock of the whole build."""

from __future__ import annotations

import datetime
import os
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache

from book.errors import BookError
from book.paths import ROOT


@dataclass(frozen=True)
class Edition:
    """What every form of one build says of itself.

    Attributes:
        version: of the book, as pyproject.toml has it.
        commit: short hash, or empty outside a git checkout; `+` at its end where files differ from it.
        epoch: seconds since 1970 of the commit (of `SOURCE_DATE_EPOCH` where that is set).
    """

    version: str
    commit: str
    epoch: int

    @property
    def date(self) -> datetime.date:
        """The edition's day, UTC."""
        return datetime.datetime.fromtimestamp(self.epoch, datetime.UTC).date()


@cache
def current() -> Edition:
    """Return the edition of the working tree.

    Raises:
        BookError: `SOURCE_DATE_EPOCH` is set and is no number.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    commit, _, committed = _git("log", "-1", "--format=%h %ct").partition(" ")
    changed = "+" if commit and _git("status", "--porcelain") else ""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or committed or "0"
    if not epoch.isdecimal():
        raise BookError("SOURCE_DATE_EPOCH", f"«{epoch}» is no number of seconds since 1970", "mend it or unset it")
    return Edition(project["version"], commit + changed, int(epoch))


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
