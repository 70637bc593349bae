"""`python3 scripts/book COMMAND`: the one way in, and the table of contents of all commands.

This first part is standard library only and runs under any Python: it makes the environment and starts itself again
inside it. The commands themselves are in `commands.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Set up if need be, then run the command in the book's own environment; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the file an older Python gets to see
        print(
            "book: Python 3.11 or newer is needed; this is " + sys.version.split()[0],
            file=sys.stderr,
        )
        return 2
    # Python put this folder first: as top-level names its modules would shadow others.
    sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]
    sys.path.insert(0, str(HERE.parent))
    from book import environment

    if environment.inside():
        from book import commands

        return commands.main(sys.argv[1:])
    try:
        environment.ensure()
        command = [str(environment.PYTHON), str(HERE), *sys.argv[1:]]
        return subprocess.run(command, env=environment.child_environment()).returncode
    except environment.SetupError as error:
        print(f"book: {error}", file=sys.stderr)
    except OSError as error:
        print(f"book: {error.filename or environment.VENV}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main())
