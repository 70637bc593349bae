"""Makes the page's standard library: what a start and the modules below load, compiled, in one archive.

Runs in Pyodide under Node, for only Python 3.14 compiles for itself. Takes the whole library from `/whole.zip` and
leaves `/library.zip` in Pyodide's file system. Nothing in the archive is compressed: it is compressed as a whole.
"""

from __future__ import annotations

import importlib
import importlib.util
import marshal
import sys
import zipfile
from types import CodeType, ModuleType

# What a reader of this book may want when changing a snippet; what these import comes along.
WANTED = (
    "abc array bisect calendar cmath collections contextlib copy csv dataclasses datetime decimal difflib enum "
    "fractions functools graphlib hashlib heapq inspect io itertools json math numbers operator os pathlib pprint "
    "random re statistics string struct sys textwrap time timeit traceback types typing unicodedata _strptime "
    "encodings.ascii encodings.cp437 encodings.latin_1 encodings.utf_8_sig"
)
_UNCHECKED = (0b01).to_bytes(4, "little") + bytes(8)  # compiled code that is not compared with its source


def pack() -> None:
    """Write the archive."""
    for name in WANTED.split():
        importlib.import_module(name)
    with zipfile.ZipFile("/whole.zip") as whole, zipfile.ZipFile("/library.zip", "w") as library:
        there = set(whole.namelist())
        for name, module in sorted(sys.modules.items()):
            file = _file(name, module)
            if file in there and module.__spec__ and module.__spec__.origin != "frozen":  # Python holds those itself
                entry = zipfile.ZipInfo(f"{file}c", (2020, 1, 1, 0, 0, 0))
                library.writestr(entry, _compiled(file, whole.read(file)))


def _file(name: str, module: ModuleType) -> str:
    path = name.replace(".", "/")
    return f"{path}/__init__.py" if hasattr(module, "__path__") else f"{path}.py"


def _compiled(file: str, source: bytes) -> bytes:
    """Return a module as a `.pyc` file: no docstrings and asserts, as with `python -OO`, and no numbers of lines.

    Tracebacks in the page show the reader's own lines and those of the models (runner.py).
    """
    code = compile(source, f"/lib/{file}", "exec", dont_inherit=True, optimize=2)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + marshal.dumps(_without_lines(code))


def _without_lines(code: CodeType) -> CodeType:
    inner = tuple(_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    eights, rest = divmod(len(code.co_code) // 2, 8)
    table = b"\xff" * eights + (bytes([0xF7 + rest]) if rest else b"")  # «no location», for up to eight units each
    return code.replace(co_linetable=table, co_consts=inner)
