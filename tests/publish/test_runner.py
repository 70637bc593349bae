"""What runs a snippet in the page."""

from __future__ import annotations

import pytest

from book.publish.python import runner


def run(source: str) -> tuple[str, dict[str, object]]:
    said: list[str] = []
    outcome = runner.run(source, said.append)
    return "".join(said), outcome


def test_what_is_printed_is_handed_on_in_order() -> None:
    said, outcome = run("print(1)\nimport sys\nprint(2, file=sys.stderr)\nprint(3, end='')")
    assert said == "1\n2\n3"
    assert (outcome["error"], outcome["kind"], outcome["line"]) == ("", "", 0)


def test_every_run_begins_anew() -> None:
    run("left = 1")
    assert run("print(left)")[1]["kind"] == "NameError"


def test_an_error_is_told_with_its_line_and_without_our_frames() -> None:
    said, outcome = run("print('before')\ndef half(x):\n    return x / 0\nhalf(1)")
    error = str(outcome["error"])
    assert said == "before\n"
    assert (outcome["kind"], outcome["line"]) == ("ZeroDivisionError", 3)
    assert 'File "snippet.py", line 4' in error
    assert "return x / 0" in error
    assert "runner" not in error


def test_an_error_inside_the_standard_library_is_told_on_the_readers_line() -> None:
    outcome = run("import json\n\njson.loads('x')")[1]
    assert outcome["line"] == 3
    assert "decoder.py" not in str(outcome["error"])
    assert "JSONDecodeError" in str(outcome["error"])


def test_an_error_of_a_model_shows_the_models_line() -> None:
    error = str(run("from models.runway import runway\nrunway(-1, -1)")[1]["error"])
    assert "raise ValueError" in error or "TypeError" in error


def test_code_that_does_not_parse_is_told_with_its_line() -> None:
    outcome = run("x = 1\ny = (\n")[1]
    assert (outcome["kind"], outcome["line"]) == ("SyntaxError", 2)


def test_the_end_of_a_program_is_no_error_unless_it_says_so() -> None:
    assert run("raise SystemExit")[1]["error"] == ""
    assert run("raise SystemExit('no')")[1]["kind"] == "SystemExit"


def test_too_much_output_ends_the_run() -> None:
    said, outcome = run("while True: print('x' * 999)")
    assert len(said) == runner.MOST
    assert outcome["kind"] == "RuntimeError"


def test_a_snippet_is_not_asked_for_input() -> None:
    assert "cannot ask for input" in str(run("input('name? ')")[1]["error"])


@pytest.mark.parametrize("source", ["raise KeyboardInterrupt", "def f(): f()\nf()", "raise BaseException('x')"])
def test_nothing_escapes(source: str) -> None:
    assert run(source)[1]["error"]


def test_a_snippet_inherits_nothing_of_ours() -> None:
    assert run("def f(x: int) -> str: ...\nprint(f.__annotations__['x'])")[0] == "<class 'int'>\n"


@pytest.mark.parametrize(
    "source",
    [
        "raise ValueError('x' * 10**6)",
        "e = None\nfor i in range(3000):\n    n = ValueError(i)\n    n.__cause__ = e\n    e = n\nraise e",
        "class Odd(Exception):\n    def __str__(self):\n        raise RuntimeError\nraise Odd",
        "class M(type):\n    @property\n    def __name__(c): raise KeyError\n"
        "class Odd(Exception, metaclass=M): pass\nraise Odd",
        "raise ExceptionGroup('both', [ValueError(1), KeyError(2)])",
    ],
)
def test_an_error_with_odd_words_is_told_all_the_same(source: str) -> None:
    outcome = run(source)[1]
    assert 0 < len(str(outcome["error"])) <= runner.MOST
    assert outcome["kind"] in ("ValueError", "Odd", "ExceptionGroup")
