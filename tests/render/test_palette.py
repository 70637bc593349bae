"""The colours of the printed forms are the light ones of the one style sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.render import palette

SHEET = """
:root {
  --book-ink: #1c2430; /* text */
  --book-paper: #FBFAF7;
  --other: #000000;
}
[data-md-color-scheme="slate"] {
  --book-ink: #dcdad3;
}
"""


def test_the_light_colours_are_those_of_the_root(tmp_path: Path) -> None:
    sheet = tmp_path / "palette.css"
    sheet.write_text(SHEET)
    assert palette.light(sheet) == {"--book-ink": "#1c2430", "--book-paper": "#FBFAF7"}


def test_a_missing_sheet_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="the palette is not there; restore it: git checkout"):
        palette.light(tmp_path / "none.css")


def test_a_printed_drawing_holds_colours_and_no_custom_property() -> None:
    assert palette.printed('<a fill="var(--book-ink)"/>') == f'<a fill="{palette.light()["--book-ink"]}"/>'


def test_a_colour_that_the_sheet_lacks_is_named() -> None:
    with pytest.raises(BookError, match=r"palette\.css: there is no colour --book-mauve"):
        palette.printed("var(--book-mauve)")
