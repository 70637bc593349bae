"""Where things are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"
DOCS = ROOT / "docs"
DATA = DOCS / "data"
MODELS = DOCS / "models"
CHARTS = DOCS / "charts"
LABS = DOCS / "labs"
OVERRIDES = ROOT / "overrides"
NODE_MODULES = ROOT / "node_modules"
SITE = ROOT / "site"
DIST = ROOT / "dist"
CACHE = ROOT / ".cache" / "book"


@cache
def shown(path: Path) -> str:
    """Return `path` as a message names it: relative to the project's root where it is inside it."""
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
