"""Facts, assumptions, judgements and results: what an entry must hold, and how a result is computed."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book import kept
from book.errors import BookError
from book.source.figures import Figures


def with_file(folder: Path, name: str, text: str) -> Figures:
    return tinybook.figures(tinybook.lay(folder, {f"data/{name}": text}))


def with_fact(folder: Path, old: str, new: str) -> Figures:
    facts = tinybook.FILES["data/facts.yml"]
    assert old in facts
    return with_file(folder, "facts.yml", facts.replace(old, new, 1))


def with_result(folder: Path, row: str, model: str = "") -> Figures:
    files = {"data/results.yml": row, "models/tiny.py": tinybook.FILES["models/tiny.py"] + model}
    return tinybook.figures(tinybook.lay(folder, files))


RESULT = "r: {zh: 甲, en: A, unit: count, call: tiny.flop, with: {parameters: 2, tokens: 3}"


def test_a_fact_keeps_its_digits_and_knows_its_place(tmp_path: Path) -> None:
    figure = tinybook.figures(tinybook.lay(tmp_path)).figure("fact:rent")
    assert (str(figure.low), figure.high, figure.digits) == ("2.50", None, None)
    assert figure.place == f"{tmp_path / 'docs/data/facts.yml'}:2"
    assert (figure.kind, figure.anchor) == ("fact", "passport-fact-rent")


def test_a_fact_may_be_a_range(tmp_path: Path) -> None:
    figure = tinybook.figures(tinybook.lay(tmp_path)).figure("fact:span")
    assert (figure.low, figure.high) == (Decimal(2), Decimal("3.5"))


def test_texts_come_in_both_languages_or_in_one_for_both(tmp_path: Path) -> None:
    figure = tinybook.figures(tinybook.lay(tmp_path)).figure("fact:rent")
    caveat, interest = figure.text("caveat"), figure.text("interest")
    assert caveat is not None
    assert interest is not None
    assert (caveat.zh, caveat.en) == ("不含税", "tax left out")
    assert interest.zh == interest.en == "the seller's own figure"
    assert figure.text("nothing") is None


@pytest.mark.parametrize(
    ("life", "days"), [("price", 120), ("law", 180), ("company", 270), ("survey", 540), ("permanent", None)]
)
def test_a_fact_is_due_a_life_after_it_was_checked(tmp_path: Path, life: str, days: int | None) -> None:
    due = with_fact(tmp_path, "life: price", f"life: {life}").figure("fact:rent").due()
    assert due == (None if days is None else datetime.date(2026, 11, 20) + datetime.timedelta(days))


def test_an_assumption_does_not_age(tmp_path: Path) -> None:
    assert tinybook.figures(tinybook.lay(tmp_path)).figure("inkstone:tokens").due() is None


@pytest.mark.parametrize("field", ["zh", "en", "unit", "as_of", "checked", "life", "source", "quote", "grade"])
def test_a_fact_without_one_of_its_fields_is_refused(tmp_path: Path, field: str) -> None:
    facts = tinybook.FILES["data/facts.yml"].split("span:")[0]
    rest = "".join(line for line in facts.splitlines(True) if not line.startswith(f"  {field}:"))
    with pytest.raises(BookError, match=f"facts.yml:2: «fact:rent» lacks {field}; add what is missing"):
        with_file(tmp_path, "facts.yml", rest).figure("fact:rent")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("grade: A", "grade: D", "there is no grade «D»"),
        ("grade: A", "grade: a", "there is no grade «a»"),
        ("grade: A", "grade: [A]", "grade is no plain text"),
        ("life: price", "life: forever", "there is no life «forever»"),
        ("life: price", "life: {x: y}", "life is no plain text"),
        ("as_of: 2026-11-01", "as_of: 2026-11-31", "as_of «2026-11-31» is no day"),
        ("as_of: 2026-11-01", "as_of: November", "as_of «November» is no day"),
        ("checked: 2026-11-20", "checked: 20.11.2026", "checked «20.11.2026» is no day"),
        ("value: 2.50", "value: about 2", "about 2 is no number"),
        ("value: 2.50", "value: [2, 3]", "is no number"),
        ("value: 2.50", "value: nan", "is no finite number"),
        ("value: 2.50", "note: x", "neither one `value` nor a `low` and a `high`"),
        ("value: 2.50", "low: 2", "neither one `value` nor a `low` and a `high`"),
        ("value: 2.50", "value: 2\n  low: 1\n  high: 3", "neither one `value` nor a `low` and a `high`"),
        ("unit: USD/GPU-hour", "unit: ducat", "there is no unit «ducat»"),
        ("unit: USD/GPU-hour", "unit: [USD]", "unit is no plain text"),
    ],
    ids=lambda value: value.replace("\n", " ") if "is no" not in value else None,
)
def test_a_fact_with_a_wrong_field_is_refused_at_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        with_fact(tmp_path, old, new).figure("fact:rent")
    assert caught.value.place == f"{tmp_path / 'docs/data/facts.yml'}:2"
    assert problem in caught.value.problem
    assert caught.value.mend


def test_a_text_in_one_language_only_is_refused(tmp_path: Path) -> None:
    figure = with_fact(tmp_path, "{zh: 不含税, en: tax left out}", "{zh: 不含税}").figure("fact:rent")
    with pytest.raises(BookError, match="«caveat» is neither a text nor a text a language"):
        figure.text("caveat")


@pytest.mark.parametrize(
    ("name", "kind", "field"),
    [("inkstone.yml", "inkstone", "because"), ("judgements.yml", "judgement", "unless")],
)
def test_an_assumption_and_a_judgement_give_their_reasons(tmp_path: Path, name: str, kind: str, field: str) -> None:
    row = "x: {zh: 甲, en: A, value: 1, unit: count}\n"
    with pytest.raises(BookError, match=rf"{name}:1: «{kind}:x» lacks .*{field}"):
        with_file(tmp_path, name, row).figure(f"{kind}:x")


@pytest.mark.parametrize(
    ("unit", "problem"),
    [
        ('x: {zh: "{}", en: "{}"}', "«x» lacks style"),
        ('x: {zh: "{}", en: "{}", style: roman}', "there is no style «roman»"),
        ("x: metre", "«x» has no fields"),
    ],
)
def test_a_unit_that_cannot_be_written_is_refused(tmp_path: Path, unit: str, problem: str) -> None:
    with pytest.raises(BookError, match=f"units.yml:1: {problem}"):
        with_file(tmp_path, "units.yml", unit)


@pytest.mark.parametrize(
    ("ref", "file"),
    [("fact:none", "facts.yml"), ("result:none", "results.yml"), ("inkstone:none", "inkstone.yml")],
)
def test_an_unknown_reference_is_refused_where_it_stands(tmp_path: Path, ref: str, file: str) -> None:
    with pytest.raises(BookError) as caught:
        tinybook.figures(tinybook.lay(tmp_path)).figure(ref, "docs/zh/x.md:5:2")
    assert str(caught.value) == f"docs/zh/x.md:5:2: there is no figure «{ref}»; define it in docs/data/{file}"


# --- results ---------------------------------------------------------------------------------------------------------


def test_a_result_that_takes_long_is_computed_once_for_the_same_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "CACHE", tmp_path / "cache")
    slow = "import time\n\n\ndef wait(x: float) -> float:\n    time.sleep(0.06)\n    return {} * x\n"
    row = "r: {zh: 甲, en: A, unit: count, call: slow.wait, with: {x: 2}}\n"

    def value(folder: str, code: str) -> float:
        files = {"data/results.yml": row, "models/slow.py": code}
        return tinybook.figures(tinybook.lay(tmp_path / folder, files)).value("result:r")

    assert value("first", slow.format(3)) == 6
    [file] = (tmp_path / "cache" / "figures").iterdir()
    file.write_text("7.0", encoding="utf-8")
    assert value("again", slow.format(3)) == 7
    assert value("other", slow.format(4)) == 8


def test_a_result_is_its_function_called_with_its_inputs(tmp_path: Path) -> None:
    figures = tinybook.figures(tinybook.lay(tmp_path))
    assert figures.value("result:flop") == 6 * 7e9 * 1.4e11
    assert str(figures.figure("result:flop").low) == "5.88E+21"


def test_a_result_may_feed_a_result_and_is_not_rounded_on_the_way(tmp_path: Path) -> None:
    rows = f"""
{RESULT.replace("parameters: 2", "parameters: 1.23456")}, digits: 2}}
s: {{zh: 乙, en: B, unit: count, call: tiny.flop, with: {{parameters: result:r, tokens: 1}}, digits: 7}}
"""
    figures = with_result(tmp_path, rows)
    assert figures.figure("result:r").low == 22
    assert figures.value("result:s") == pytest.approx(6 * 22.22208)
    assert str(figures.figure("result:s").low) == "133.3325"


@pytest.mark.parametrize(("digits", "shown"), [("", "36.0"), (", digits: 1", "4E+1"), (", digits: 4", "36.00")])
def test_a_result_is_rounded_to_its_digits_three_by_default(tmp_path: Path, digits: str, shown: str) -> None:
    assert str(with_result(tmp_path, f"{RESULT}{digits}}}").figure("result:r").low) == shown


def test_one_of_several_returned_numbers_is_picked(tmp_path: Path) -> None:
    row = "r: {zh: 甲, en: A, unit: count, call: tiny.ends, with: {parameters: 8}, pick: 1}"
    assert with_result(tmp_path, row).value("result:r") == 16


def test_a_negative_zero_is_a_zero(tmp_path: Path) -> None:
    row = RESULT.replace("tiny.flop", "tiny.nothing") + "}"
    model = "\n\ndef nothing(parameters, tokens):\n    return -0.0\n"
    assert str(with_result(tmp_path, row, model).figure("result:r").low) == "0.00"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (RESULT.replace("2", "0") + "}", "tiny.flop: the number of parameters must be above zero"),
        (RESULT.replace("tokens", "words") + "}", "unexpected keyword argument 'words'"),
        (RESULT.replace("3", "three") + "}", "three is no number"),
        (RESULT.replace("3", "1e308") + "}", "tiny.flop: inf is no finite number"),
        (RESULT.replace("tiny.flop", "tiny.fly") + "}", "tiny.py has no function «fly»"),
        (RESULT.replace("tiny.flop", "huge.flop") + "}", "there is no model «huge»"),
        (RESULT.replace("3", "fact:none") + "}", "there is no figure «fact:none»"),
        (RESULT.replace("3", "fact:span") + "}", "«fact:span» is a range"),
        (RESULT.replace("3", "result:r") + "}", "«result:r» needs itself: result:r → result:r"),
        (RESULT + ", digits: 0}", "digits «0»"),
        (RESULT + ", digits: many}", "digits «many»"),
        (RESULT + ", pick: 1}", "tiny.flop: "),
        (RESULT.replace("{parameters: 2, tokens: 3}", "numbers") + "}", "`with` names no inputs"),
        (RESULT.replace("call: tiny.flop, ", "") + "}", "«result:r» lacks call"),
        ("r: {zh: 甲, en: A, unit: count, call: tiny.ends, with: {parameters: 1}}", "tiny.ends: "),
        ("r: {zh: 甲, en: A, unit: count, call: tiny.ends, with: {parameters: 1}, pick: 2}", "tiny.ends: "),
    ],
    ids=lambda value: value[:40] if not value.startswith("r:") else None,
)
def test_a_result_that_cannot_be_computed_is_refused_at_its_line(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(BookError) as caught:
        with_result(tmp_path, f"\n{row}").figure("result:r")
    assert caught.value.place == f"{tmp_path / 'docs/data/results.yml'}:2"
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)


def test_a_circle_is_named_whole(tmp_path: Path) -> None:
    rows = "\n".join(
        f"{name}: {{zh: 甲, en: A, unit: count, call: tiny.flop, with: {{parameters: result:{of}, tokens: 1}}}}"
        for name, of in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    figures = with_result(tmp_path, rows)
    for _ in range(2):
        with pytest.raises(BookError, match="needs itself: result:a → result:b → result:c → result:a"):
            figures.figure("result:a")


def test_a_model_that_breaks_off_is_told_like_any_other_mistake(tmp_path: Path) -> None:
    model = "\n\ndef broken(parameters, tokens):\n    return undefined\n"
    with pytest.raises(BookError, match="name 'undefined' is not defined"):
        with_result(tmp_path, RESULT.replace("tiny.flop", "tiny.broken") + "}", model).figure("result:r")


def test_every_reference_is_listed_in_the_order_of_the_files(tmp_path: Path) -> None:
    assert tinybook.figures(tinybook.lay(tmp_path)).references() == [
        "fact:rent",
        "fact:span",
        "inkstone:parameters",
        "inkstone:tokens",
        "judgement:floor",
        "result:flop",
    ]


CASES = "".join(
    f"{name}: {{zh: 甲{name}, en: {name}, page: a, anchor: a, country: US, founded: 2020, since: 2024, source: [b], "
    f"kind: lab, first_money: venture, own_model: yes, open_weights: no, state: {state}}}\n"
    for name, state in (("one", "closed"), ("two", "independent"), ("three", "closed"))
)


def with_counts(folder: Path, of: str) -> Figures:
    files = {"data/cases.yml": CASES, "data/counts.yml": f"n: {{zh: 关了的, en: Closed, unit: count, of: {of}}}\n"}
    return tinybook.figures(tinybook.lay(folder, files))


@pytest.mark.parametrize(("of", "number"), [("{state: closed}", 2), ("{}", 3), ("{state: [closed, independent]}", 3)])
def test_a_count_is_how_many_cases_have_what_it_names(tmp_path: Path, of: str, number: int) -> None:
    figures = with_counts(tmp_path, of)
    assert figures.value("count:n") == number
    assert len(figures.counted("count:n")) == number


def test_a_result_can_take_a_count(tmp_path: Path) -> None:
    files = {
        "data/cases.yml": CASES,
        "data/counts.yml": "n: {zh: 关了的, en: Closed, unit: count, of: {state: closed}}\n",
        "data/results.yml": RESULT.replace("parameters: 2", "parameters: count:n") + "}\n",
    }
    figures = tinybook.figures(tinybook.lay(tmp_path, files))
    assert figures.value("result:r") == 6 * 2 * 3


@pytest.mark.parametrize("of", ["closed", "{state: gone}"])
def test_a_count_of_what_there_is_not_is_refused(tmp_path: Path, of: str) -> None:
    with pytest.raises(BookError):
        with_counts(tmp_path, of).figure("count:n")


LAB = "hit: {zh: 准确率, en: Accuracy, program: trial, after: accuracy, unit: ratio}\n"
PROGRAM = {
    "labs/trial.py": "# %% a\nprint(1)\n",
    "labs/printed/trial.txt": "# digest: d\n# date: 2026-11-22\n# machine: Linux\n# seconds: 41\n# megabytes: 9\n"
    "# %% a\naccuracy 0.95±0.02 of ≈1,569\n",
}


def measured(folder: Path, entry: str) -> Figures:
    return tinybook.figures(tinybook.lay(folder, {**PROGRAM, "data/labs.yml": entry}))


@pytest.mark.parametrize(
    ("entry", "value", "within"),
    [
        (LAB, 0.95, "±0.02"),
        (LAB.replace("unit: ratio", "unit: count, nth: 2"), 1569, "≈"),
        (LAB.replace("accuracy", "'# seconds:'"), 41, None),
    ],
)
def test_a_measurement_is_a_number_that_a_program_printed(
    tmp_path: Path, entry: str, value: float, within: str | None
) -> None:
    figures = measured(tmp_path, entry)
    assert figures.value("lab:hit") == value
    assert figures.figure("lab:hit").fields.get("within") == within


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (LAB.replace("accuracy", "loss"), "no number stands behind «loss»"),
        (LAB.replace("program: trial", "program: none"), "there is no program «none»"),
        (LAB.replace("after: accuracy, ", ""), "lacks after"),
    ],
)
def test_a_measurement_of_what_was_not_printed_is_refused(tmp_path: Path, entry: str, problem: str) -> None:
    with pytest.raises(BookError, match=problem):
        measured(tmp_path, entry).figure("lab:hit")
