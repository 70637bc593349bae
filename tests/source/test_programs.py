"""The programs of the labs: their parts, what they printed, and the number behind some words."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source.programs import Programs, head, number_after

PROGRAM = '''"""A trial."""

# %% data
rows = 569

# %% fit-it

print("accuracy", 0.95)
'''
RECORD = """# digest: abc
# date: 2026-11-22
# machine: Linux
# seconds: 41
# megabytes: 812
# %% fit-it
accuracy 0.952±0.02 of 1,569
speed ≈212
"""


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    (tmp_path / "printed").mkdir()
    (tmp_path / "trial.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "lender.py").write_text("import math\n\n\nasync def half(x):\n    return x / 2\n", encoding="utf-8")
    (tmp_path / "printed" / "trial.txt").write_text(RECORD, encoding="utf-8")
    return Programs(tmp_path)


def test_a_file_that_only_lends_its_functions_is_no_program(programs: Programs) -> None:
    assert programs.names == ["trial"]
    assert programs.files == ["lender", "trial"]


def test_a_part_is_the_code_between_two_marks_and_knows_its_line(programs: Programs) -> None:
    parts = programs.parts("trial")
    assert [(part.name, part.code, part.line) for part in parts] == [
        ("data", "rows = 569", 4),
        ("fit-it", 'print("accuracy", 0.95)', 8),
    ]
    assert programs.part("trial.fit-it", "") == parts[1]


@pytest.mark.parametrize(
    ("asked", "says"),
    [("trial.none", "has no part «none»; choose one of: data, fit-it"), ("other.data", "there is no program «other»")],
)
def test_what_is_not_there_is_named_where_it_was_asked_for(programs: Programs, asked: str, says: str) -> None:
    with pytest.raises(BookError, match=says) as caught:
        programs.part(asked, "page.md:3")
    assert str(caught.value).startswith("page.md:3")


def test_the_record_holds_what_was_printed_and_how_it_was_measured(programs: Programs) -> None:
    printed = programs.printed("trial")
    assert printed.parts == {"fit-it": "accuracy 0.952±0.02 of 1,569\nspeed ≈212"}
    assert (printed.date, printed.seconds, printed.megabytes) == ("2026-11-22", "41", "812")


def test_a_record_that_lacks_a_field_or_is_not_there_says_how_to_get_it(programs: Programs) -> None:
    with pytest.raises(BookError, match=r"nothing is recorded .* labs lender --write"):
        programs.printed("lender")
    programs.record("trial").write_text(RECORD.replace("# seconds: 41\n", ""), encoding="utf-8")
    with pytest.raises(BookError, match="the record lacks seconds"):
        programs.printed("trial")


def test_the_digest_changes_with_the_program_and_with_what_it_names(programs: Programs) -> None:
    first = programs.digest("trial")
    (programs.folder / "lender.py").write_text("def half(x):\n    return x / 3\n", encoding="utf-8")
    assert programs.digest("trial") == first
    (programs.folder / "trial.py").write_text(PROGRAM + "\nfrom lender import half\n", encoding="utf-8")
    second = programs.digest("trial")
    (programs.folder / "lender.py").write_text("def half(x):\n    return x / 4\n", encoding="utf-8")
    assert len({first, second, programs.digest("trial")}) == 3
    (programs.folder / "data").mkdir()
    (programs.folder / "data" / "words.txt").write_text("一", encoding="utf-8")
    (programs.folder / "trial.py").write_text('open("words.txt")\n', encoding="utf-8")
    third = programs.digest("trial")
    (programs.folder / "data" / "words.txt").write_text("二", encoding="utf-8")
    assert programs.digest("trial") != third


@pytest.mark.parametrize(
    ("after", "nth", "number"),
    [
        ("accuracy", 1, "0.952"),
        ("accuracy", 2, "1,569"),
        ("speed", 1, "212"),
        ("# seconds:", 1, "41"),
        ("accuracy", 3, None),
        ("# ", 1, None),
        ("nothing", 1, None),
    ],
)
def test_a_number_is_found_behind_words_that_stand_once(
    programs: Programs, after: str, nth: int, number: str | None
) -> None:
    found = number_after(programs.printed("trial"), after, nth)
    assert (found and found["number"]) == number


def test_code_before_the_first_part_is_found_and_a_docstring_is_none(programs: Programs) -> None:
    assert head(programs.path("trial")) == 0
    programs.path("trial").write_text('"""A trial."""\n\nimport math\n\n# %% data\nrows = 1\n', encoding="utf-8")
    assert head(programs.path("trial")) == 3


def test_a_file_without_parts_has_none(programs: Programs) -> None:
    assert programs.parts("lender") == []
    programs.record("trial").write_text(RECORD.partition("# %%")[0], encoding="utf-8")
    assert programs.printed("trial").parts == {}


def test_a_program_that_does_not_parse_is_named_with_its_line(programs: Programs) -> None:
    programs.path("trial").write_text("x = 1\ny = (\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"trial\.py:2: .*; mend the syntax"):
        _ = programs.names
