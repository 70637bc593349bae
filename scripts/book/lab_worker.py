"""Runs one program of the labs, part by part, as an editor would, and writes what each part printed as JSON.

Standard library only, for it runs in the labs' own environment: `lab_worker.py PROGRAM OUTCOME`, with the parts as JSON
on standard input, each with its name, its code and the line on which that begins.
"""

from __future__ import annotations

import contextlib
import io
import json
import linecache
import sys
import time
import traceback
from pathlib import Path
from typing import Any


def main(program: Path, parts: list[dict[str, Any]], outcome: Path) -> int:
    """Run the parts of the program in the current folder; return 0, or 1 when it was stopped by an error."""
    text = program.read_text(encoding="utf-8")
    linecache.cache[str(program)] = (len(text), None, text.splitlines(keepends=True), str(program))
    sys.path.insert(0, str(program.parent))
    sys.argv = [str(program)]
    namespace = {"__name__": "__main__", "__file__": str(program)}
    printed: dict[str, str] = {}
    error = ""
    begun = time.perf_counter()
    for part in parts:
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                exec(compile("\n" * (part["line"] - 1) + part["code"], str(program), "exec"), namespace)
        except (Exception, SystemExit):
            error = traceback.format_exc()
        printed[part["name"]] = said.getvalue()
        if error:
            break
    seconds = time.perf_counter() - begun
    result = {"printed": printed, "error": error, "seconds": seconds, "megabytes": megabytes()}
    outcome.write_text(json.dumps(result), encoding="utf-8")
    return 1 if error else 0


def megabytes() -> float:
    """Return the most memory that this process has held, or 0 on Windows, which does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * 1.024e-3 if sys.platform != "darwin" else most * 1e-6  # kibibytes; bytes there


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), json.load(sys.stdin), Path(sys.argv[2]).resolve()))
