"""Loads the modules of `docs/models`, calls their functions and shows their source."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from book.errors import BookError
from book.paths import shown


@dataclass(frozen=True)
class Listing:
    """The source of one function: its text, and the file and line it comes from."""

    code: str
    path: Path
    line: int


class Models:
    """The models of one folder, each module loaded once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._modules: dict[str, ModuleType] = {}
        self._digests: dict[str, str] = {}
        start_afresh(folder)

    def function(self, dotted: str, place: str) -> Callable[..., Any]:
        """Return the function named `module.function`.

        Raises:
            BookError: there is no such module or function (`place` is where it was asked for), or it does not import.
        """
        module, _, name = dotted.partition(".")
        found = getattr(self._module(module, place), name, None)
        if not callable(found):
            raise BookError(
                place,
                f"docs/models/{module}.py has no function «{name}»",
                _choose(self._names(module)),
            )
        function: Callable[..., Any] = found
        return function

    def digest(self, dotted: str) -> str:
        """Return what tells `module.function` from one that computes something else.

        A hash of the module and of the models that it imports, and that those import: when another model is mended,
        what this one computed still holds.
        """
        module = dotted.partition(".")[0]
        if module not in self._digests:
            files = sorted(self._resting_on(module))
            made = sha256(b"".join(file.name.encode() + file.read_bytes() for file in files))
            self._digests[module] = made.hexdigest()
        return self._digests[module]

    def _resting_on(self, module: str) -> set[Path]:
        found: set[Path] = set()
        open_ = [module]
        while open_:
            path = self.folder / f"{open_.pop()}.py"
            if path.is_file() and path not in found:
                found.add(path)
                open_ += _imported(path, self.folder.name)
        return found

    def listing(self, dotted: str, place: str) -> Listing:
        """Return the source text of `module.function`, its decorators and comment lines above included.

        Raises:
            BookError: there is no such module or function, or the module does not parse.
        """
        module, _, name = dotted.partition(".")
        path = self._path(module, place)
        for node in _tree(path).body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                lines = path.read_text(encoding="utf-8").split("\n")
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                while first > 1 and lines[first - 2].startswith("#"):
                    first -= 1
                return Listing("\n".join(lines[first - 1 : node.end_lineno]), path, first)
        raise BookError(place, f"docs/models/{module}.py has no function «{name}»", _choose(self._names(module)))

    def _path(self, module: str, place: str) -> Path:
        path = self.folder / f"{module}.py"
        if not path.is_file():
            raise BookError(place, f"there is no model «{module}»", _choose(self._available))
        return path

    @cached_property
    def _available(self) -> list[str]:
        return sorted(p.stem for p in self.folder.glob("*.py") if p.stem != "__init__")

    def _names(self, module: str) -> list[str]:
        tree = _tree(self.folder / f"{module}.py")
        return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]

    def _module(self, name: str, place: str) -> ModuleType:
        if name not in self._modules:
            self._modules[name] = load(self._path(name, place))
        return self._modules[name]


def start_afresh(folder: Path) -> None:
    """Make the next import of the package `folder` read its files anew, and no other package of that name."""
    for name in [n for n in sys.modules if n == folder.name or n.startswith(f"{folder.name}.")]:
        del sys.modules[name]
    parent = str(folder.parent)
    sys.path[:] = [parent, *(path for path in sys.path if path != parent)]
    importlib.invalidate_caches()


def load(path: Path) -> ModuleType:
    """Import the module at `path` as a part of the package that its folder is.

    Raises:
        BookError: it does not parse, or it fails while it is imported.
    """
    _tree(path)
    try:
        return importlib.import_module(f"{path.parent.name}.{path.stem}")
    except Exception as error:
        raise BookError(shown(path), f"{type(error).__name__}: {error}", "mend the module") from error


def _tree(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except SyntaxError as error:
        raise BookError(f"{shown(path)}:{error.lineno or 1}", error.msg, "mend the syntax") from error


def _imported(path: Path, package: str) -> list[str]:
    """Return the modules of the package that a module of it imports, wherever in its file, and the package's own."""
    names = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            base = ".".join(part for part in (package if node.level else "", node.module) if part)
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    inside = [name.split(".")[1] for name in names if name.startswith(f"{package}.")]
    return ["__init__", *inside]


def _choose(names: list[str]) -> str:
    return f"choose one of: {', '.join(names) or 'none is there yet'}"
