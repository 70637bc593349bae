"""What every test leaves as it found it: the packages that a book brings along, and where Python looks for them."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

OF_A_BOOK = ("models", "charts")


@pytest.fixture(autouse=True)
def _packages_of_the_book() -> Iterator[None]:
    """A small book of a test has packages of the same names: without this, the next test would import those."""
    path, before = list(sys.path), _loaded()
    yield
    sys.path[:] = path
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(before)


def _loaded() -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.split(".")[0] in OF_A_BOOK}
