"""The table of cases is read whole, and counted by what its rows have."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.errors import BookError
from book.source import cases
from book.source.cases import Case

ROW = """{name}:
  zh: 公司
  en: Company
  page: cases/one
  anchor: {name}
  kind: {kind}
  country: US
  founded: 2020-03
  first_money: venture
  own_model: yes
  open_weights: no
  state: {state}
  since: 2024
  causes: [{causes}]
  why: {{zh: 没钱了, en: No money}}
  source: [lambda2026]
"""


def table(folder: Path, *rows: str) -> dict[str, Case]:
    (folder / cases.FILE).write_text("".join(rows), encoding="utf-8")
    return cases.read(folder)


def row(name: str, kind: str = "lab", state: str = "closed", causes: str = "money, team") -> str:
    return ROW.format(name=name, kind=kind, state=state, causes=causes)


@pytest.fixture
def three(tmp_path: Path) -> dict[str, Case]:
    return table(
        tmp_path,
        row("one"),
        row("two", "application", "independent", ""),
        row("three", "lab", "insolvent", "team"),
    )


def test_a_case_is_read(tmp_path: Path) -> None:
    case = table(tmp_path, row("one"))["one"]
    assert (case.label.zh, case.page, case.anchor, case.country) == ("公司", "cases/one", "one", "US")
    assert (case.founded.typed, case.since.typed, case.causes) == ("2020-03", "2024", ("money", "team"))
    assert (case.capital, case.sources) == ("", ("lambda2026",))


@pytest.mark.parametrize(
    ("of", "names"),
    [
        ({}, ["one", "two", "three"]),
        ({"kind": "lab"}, ["one", "three"]),
        ({"state": ["closed", "independent"]}, ["one", "two"]),
        ({"kind": "lab", "state": "closed"}, ["one"]),
        ({"cause": "team"}, ["three"]),
        ({"causes": "team"}, ["one", "three"]),
        ({"causes": ["law"]}, []),
    ],
)
def test_cases_are_counted_by_what_they_have(three: dict[str, Case], of: dict[str, object], names: list[str]) -> None:
    assert [case.name for case in cases.counted(three, of, "x")] == names


@pytest.mark.parametrize("of", [{"colour": "red"}, {"kind": "bank"}, {"causes": "bad luck"}])
def test_nothing_is_counted_that_there_is_not(three: dict[str, Case], of: dict[str, object]) -> None:
    with pytest.raises(BookError, match="choose from"):
        cases.counted(three, of, "x")


@pytest.mark.parametrize(
    ("typed", "instead", "says"),
    [
        ("kind: lab", "kind: bank", "there is no «bank»"),
        ("causes: [money, team]", "causes: [bad luck]", "there is no «bad luck»"),
        ("founded: 2020-03", "founded: March", "is no date"),
        ("  country: US\n", "", "lacks country"),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, typed: str, instead: str, says: str) -> None:
    with pytest.raises(BookError, match=says):
        table(tmp_path, row("one").replace(typed, instead))
