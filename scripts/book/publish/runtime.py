"""Packs Python for the reader's page: Pyodide, the standard library that a start needs, the book's models.

The page loads it on the first press of Run and never before. The large files are compressed here and unpacked in the
page, so that what is transferred does not hang on how a host is set up.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

from book import files as out
from book.environment import NODE_LOCK, child_environment
from book.errors import BookError
from book.kept import kept
from book.paths import MODELS, NODE_MODULES, OVERRIDES, shown

_PYODIDE = NODE_MODULES / "pyodide"
_OURS = Path(__file__).with_name("python")
_WHEN = (2020, 1, 1, 0, 0, 0)
_NOTE = """Python for the page. The files with the ending .bin are compressed with gzip.

pyodide.js, pyodide.asm.js, python.bin (pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm)
    Pyodide {version}, unchanged, Mozilla Public License 2.0; its source: the package pyodide of npm,
    and the repository pyodide/pyodide on GitHub, tag {version}.
library.bin
    From the standard library of CPython {python}, compiled; Python Software Foundation License 2.
models.bin, worker.js, lock.js
    This book's own, MIT.
"""


def address() -> str:
    """Return the folder's name, new whenever one of the files is: browsers may keep them for ever."""
    page = [OVERRIDES / "assets" / "js" / "run.js", OVERRIDES / "partials" / "words.html"]  # they are kept with it
    sources = [NODE_LOCK, Path(__file__), *page, *sorted(_OURS.iterdir()), *sorted(MODELS.glob("*.py"))]
    return sha256(b"".join(path.read_bytes() for path in sources if path.is_file())).hexdigest()[:12]


def write(folder: Path) -> None:
    """Write all that the page's Python consists of into a folder of that name below `folder`.

    Raises:
        BookError: the standard library could not be made.
    """
    target = folder / address()
    if target.is_dir():
        return
    with out.replaced_folder(target) as made:
        for name in ("pyodide", "pyodide.asm"):  # not every host knows what an .mjs is
            shutil.copyfile(_PYODIDE / f"{name}.mjs", made / f"{name}.js")
        shutil.copyfile(_OURS / "worker.js", made / "worker.js")
        info = json.loads((_PYODIDE / "pyodide-lock.json").read_bytes())["info"]
        out.write(made / "lock.js", f"export default {json.dumps({'info': info, 'packages': {}})};\n")
        (made / "python.bin").write_bytes(_wasm())
        (made / "library.bin").write_bytes(gzip.compress(library(), mtime=0))
        (made / "models.bin").write_bytes(gzip.compress(models(), mtime=0))
        version = json.loads((_PYODIDE / "package.json").read_bytes())["version"]
        out.write(made / "README.txt", _NOTE.format(version=version, python=info["python"]))


def _wasm() -> bytes:
    wasm = _PYODIDE / "pyodide.asm.wasm"

    def make() -> str:
        return base64.b64encode(gzip.compress(wasm.read_bytes(), mtime=0)).decode()

    return base64.b64decode(kept(Path(__file__), "python.bin", make))


def library() -> bytes:
    """Return the standard library of the page, an archive of compiled modules.

    Raises:
        BookError: Pyodide could not make it.
    """
    programs = [_OURS / "library.mjs", _OURS / "library.py"]

    def make() -> str:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "library.zip"
            command = ["node", *(str(part) for part in (programs[0], _PYODIDE, programs[1], archive))]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", env=child_environment())
            if done.returncode or not archive.is_file():
                said = (done.stderr.strip() or done.stdout.strip()).splitlines()
                raise BookError(shown(programs[1]), f"Pyodide failed: {said[-1] if said else 'no word'}", "mend it")
            return base64.b64encode(archive.read_bytes()).decode()

    return base64.b64decode(kept(Path(__file__), "".join(path.read_text("utf-8") for path in programs), make))


def models() -> bytes:
    """Return an archive of the book's models and of what runs a snippet; sources, for tracebacks show their lines."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("runner.py", _WHEN), (_OURS / "runner.py").read_bytes())
        for path in sorted(MODELS.glob("*.py")):
            archive.writestr(zipfile.ZipInfo(f"models/{path.name}", _WHEN), path.read_bytes())
    return packed.getvalue()
