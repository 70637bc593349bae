"""The colours of the book, read from the one style sheet that defines them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from book.errors import BookError
from book.paths import OVERRIDES, shown

SHEET = OVERRIDES / "assets" / "css" / "palette.css"
_BLOCK = re.compile(r"(:root|\[data-md-color-scheme=[\"']?slate[\"']?\])[^{]*\{([^}]*)\}")
_COLOUR = re.compile(r"(--book-[a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\s*;")


@cache
def light(sheet: Path = SHEET) -> dict[str, str]:
    """Return the light colours by custom property, `--book-ink` to `#1c2430`.

    Raises:
        BookError: the style sheet is not there.
    """
    return _blocks(sheet).get(":root", {})


def printed(svg: str) -> str:
    """Return an SVG whose custom properties are replaced by the light colours, for forms that know no CSS variables.

    Raises:
        BookError: the style sheet lacks a colour that the drawing uses.
    """

    def colour(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in light():
            raise BookError(shown(SHEET), f"there is no colour {name}", f"write {name}: #rrggbb; under :root")
        return light()[name]

    return re.sub(r"var\((--book-[a-z0-9-]+)\)", colour, svg)


def _blocks(sheet: Path) -> dict[str, dict[str, str]]:
    if not sheet.is_file():
        raise BookError(shown(sheet), "the palette is not there", "restore it: git checkout " + shown(sheet))
    text = sheet.read_text(encoding="utf-8")
    return {name: dict(_COLOUR.findall(body)) for name, body in _BLOCK.findall(text)}
