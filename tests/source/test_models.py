"""The models: their functions, and their source as a page shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source.models import Models

CODE = '''"""A model."""

import math
from functools import cache

# Twice as much.
# As one would think.
@cache
def double(x: float) -> float:
    """Return the double."""
    return 2 * x


def other() -> float:
    return math.pi
'''


def models(folder: Path, code: str = CODE, name: str = "m") -> Models:
    package = folder / "models"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").touch()
    (package / f"{name}.py").write_text(code, encoding="utf-8")
    return Models(package)


def test_a_function_is_called_by_its_dotted_name(tmp_path: Path) -> None:
    assert models(tmp_path).function("m.double", "p")(3) == 6


def test_a_listing_is_the_source_with_its_decorators_and_the_comments_above(tmp_path: Path) -> None:
    listing = models(tmp_path).listing("m.double", "p")
    assert listing.code.splitlines()[0] == "# Twice as much."
    assert listing.code.splitlines()[-1] == "    return 2 * x"
    assert (listing.line, listing.path.name) == (6, "m.py")


def test_a_listing_without_either_is_the_function_alone(tmp_path: Path) -> None:
    assert models(tmp_path).listing("m.other", "p").code == "def other() -> float:\n    return math.pi"


@pytest.mark.parametrize(
    ("dotted", "problem", "mend"),
    [
        ("none.f", "there is no model «none»", "choose one of: m"),
        ("m.triple", "m.py has no function «triple»", "choose one of: double, other"),
        ("m", "m.py has no function «»", "choose one of: double, other"),
    ],
)
@pytest.mark.parametrize("ask", ["function", "listing"])
def test_an_unknown_name_is_refused_and_the_known_ones_are_offered(
    tmp_path: Path, ask: str, dotted: str, problem: str, mend: str
) -> None:
    with pytest.raises(BookError) as caught:
        getattr(models(tmp_path), ask)(dotted, "docs/zh/x.md:3:1")
    assert caught.value.place == "docs/zh/x.md:3:1"
    assert problem in caught.value.problem
    assert caught.value.mend == mend


@pytest.mark.parametrize(
    ("code", "line", "problem"),
    [
        ("def f(:\n", ":1", "invalid syntax"),
        ("x = 1\ny = = 2\n", ":2", "invalid syntax"),
        ("import nothing_of_this_name\n", "", "ModuleNotFoundError"),
        ("undefined\n", "", "NameError"),
    ],
)
def test_a_module_that_does_not_import_says_where(tmp_path: Path, code: str, line: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        models(tmp_path, code).function("m.f", "p")
    assert caught.value.place == f"{tmp_path / 'models' / 'm.py'}{line}"
    assert problem in caught.value.problem


def test_an_edit_is_seen_by_the_next_reader(tmp_path: Path) -> None:
    before = models(tmp_path, "def f():\n    return 1\n").function("m.f", "p")()
    after = models(tmp_path, "def f():\n    return 22\n").function("m.f", "p")()
    assert (before, after) == (1, 22)


def test_the_models_of_a_folder_are_of_that_folder(tmp_path: Path) -> None:
    models(tmp_path / "one", "def f():\n    return 1\n").function("m.f", "p")
    models(tmp_path / "two", "def f():\n    return 2\n").function("m.f", "p")
    assert Models(tmp_path / "one" / "models").function("m.f", "p")() == 1


@pytest.mark.parametrize(
    "code",
    [
        "from one.base import rate\n",
        "from one import base\n",
        "import one.base\n",
        "from .base import rate\n",
        "from . import base\n",
        "def pay() -> float:\n    from one.base import rate\n    return rate()\n",
        "from one.middle import half\n",
    ],
)
def test_a_digest_follows_what_the_model_rests_on_and_nothing_else(tmp_path: Path, code: str) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    for name, text in {
        "__init__": "",
        "base": "def rate() -> float:\n    return 1.0\n",
        "middle": "from one.base import rate\nfrom one.top import pay\n",  # in a circle
        "top": code,
        "other": "",
    }.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    before = Models(folder).digest("top.pay")
    (folder / "other.py").write_text("x = 1\n", encoding="utf-8")
    assert Models(folder).digest("top.pay") == before
    (folder / "base.py").write_text("def rate() -> float:\n    return 2.0\n", encoding="utf-8")
    assert Models(folder).digest("top.pay") != before
