"""Runs one snippet, given on standard input, and prints as JSON its source with its true outputs.

A process of its own: a temporary folder to work in, no network, no other program, nothing of the checker's memory.
"""

from __future__ import annotations

import contextlib
import json
import runpy
import sys
import tempfile
import traceback
from pathlib import Path

from pytest_examples import CodeExample
from pytest_examples.config import ExamplesConfig
from pytest_examples.run_code import InsertPrintStatements


def main() -> None:
    """Run the snippet; say what it printed, or what stopped it and on which line."""
    source = sys.stdin.read()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "snippet.py"
        file.write_text(source, encoding="utf-8")
        example = CodeExample.create(source, path=Path("snippet.md"), prefix="python")
        config = ExamplesConfig(line_length=79, target_version="py311", quotes="double")
        prints = InsertPrintStatements(file, config, enable=True, print_callback=None, include_print=None)
        sys.addaudithook(_refuse)
        outcome = {"source": source, "error": "", "line": 1}
        try:
            with contextlib.chdir(folder), prints:
                runpy.run_path(str(file), run_name="__main__")
            outcome["source"] = prints.updated_print_statements(example) or source
        except (Exception, SystemExit) as error:
            frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == str(file)]
            line = frames[-1].lineno if frames else getattr(error, "lineno", None)
            outcome |= {"error": " ".join(f"{type(error).__name__}: {error}".split()), "line": line or 1}
    print("\n" + json.dumps(outcome, ensure_ascii=True))


def _refuse(event: str, arguments: object) -> None:
    if event.startswith("socket."):
        raise PermissionError("a snippet has no network")
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
        raise PermissionError("a snippet starts no other program")


if __name__ == "__main__":
    main()
