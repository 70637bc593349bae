"""Runs one program of the labs, part by part, as an editor would, and writes what each part printed as JSON.

Standard library only, for it runs in the labs' own environment: `lab_worker.py PROGRAM OUTCOME`.
"""

from __future__ import annotations

import contextlib
import io
import json
import linecache
import resource
import sys
import time
import traceback
from pathlib import Path


def main(program: Path, outcome: Path) -> int:
    """Run the program in the current folder; return 0, or 1 when it was stopped by an error."""
    text = program.read_text(encoding="utf-8")
    linecache.cache[str(program)] = (len(text), None, text.splitlines(keepends=True), str(program))
    sys.path.insert(0, str(program.parent))
    sys.argv = [str(program)]
    namespace = {"__name__": "__main__", "__file__": str(program)}
    printed: dict[str, str] = {}
    error = ""
    begun = time.perf_counter()
    for name, line, code in cut(text):
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                exec(compile("\n" * (line - 1) + code, str(program), "exec"), namespace)
        except (Exception, SystemExit):
            error = traceback.format_exc()
        printed[name] = said.getvalue()
        if error:
            break
    seconds = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = most / (1e6 if sys.platform == "darwin" else 1e3)  # bytes there, kibibytes elsewhere
    result = {"printed": printed, "error": error, "seconds": seconds, "megabytes": megabytes}
    outcome.write_text(json.dumps(result), encoding="utf-8")
    return 1 if error else 0


def cut(text: str) -> list[tuple[str, int, str]]:
    """Return name, first line and code of each part; what stands before the first `# %%` belongs to a part «»."""
    parts: list[tuple[str, int, list[str]]] = [("", 1, [])]
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# %% "):
            parts.append((line.removeprefix("# %% "), number + 1, []))
        else:
            parts[-1][2].append(line)
    return [(name, line, "\n".join(code)) for name, line, code in parts]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
