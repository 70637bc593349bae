"""Predictions are read whole, and scored once they are settled."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from book.errors import BookError
from book.source import predictions
from book.source.predictions import Prediction, Score

ENTRY = """{name}:
  zh: 价格跌破一元。
  en: The price is below one yuan.
  probability: {probability}
  base: 0.5
  reason: {{zh: 四次里两次, en: Two of four}}
  made: 2026-11-22
  due: {due}
  judge: {{zh: 官方价目页, en: The official page}}
  source: [lambda2026]
"""
SETTLED = "  outcome: {outcome}\n  settled: 2027-12-31\n  evidence: lambda2026\n"


def table(folder: Path, *entries: str) -> dict[str, Prediction]:
    (folder / predictions.FILE).write_text("".join(entries), encoding="utf-8")
    return predictions.read(folder)


def entry(name: str = "one", probability: str = "0.7", due: str = "2027-12-31", outcome: str = "") -> str:
    settled = SETTLED.format(outcome=outcome) if outcome else ""
    return ENTRY.format(name=name, probability=probability, due=due) + settled


def test_a_prediction_is_read(tmp_path: Path) -> None:
    one = table(tmp_path, entry())["one"]
    assert (one.text.en, one.probability, one.base) == ("The price is below one yuan.", 0.7, 0.5)
    assert (one.made, one.due) == (datetime.date(2026, 11, 22), datetime.date(2027, 12, 31))
    assert (one.reason.zh, one.judge.en, one.sources) == ("四次里两次", "The official page", ("lambda2026",))
    assert (one.outcome, one.settled, one.evidence) == ("", None, "")


def test_a_settled_one_says_when_and_by_what(tmp_path: Path) -> None:
    one = table(tmp_path, entry(outcome="no"))["one"]
    assert (one.outcome, one.settled, one.evidence) == ("no", datetime.date(2027, 12, 31), "lambda2026")


@pytest.mark.parametrize("chance", ["0", "1", "1.2", "-0.1", "likely", "nan"])
def test_certainty_and_words_are_no_probability(tmp_path: Path, chance: str) -> None:
    with pytest.raises(BookError, match=f"probability «{chance}» does not lie between 0 and 1"):
        table(tmp_path, entry(probability=chance))


@pytest.mark.parametrize("due", ["2027", "2027-12", "soon", "2027-02-30"])
def test_a_prediction_is_due_on_a_day(tmp_path: Path, due: str) -> None:
    with pytest.raises(BookError, match=f"due «{due}» is no day"):
        table(tmp_path, entry(due=due))


def test_an_outcome_without_day_and_evidence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="lacks settled, evidence"):
        table(tmp_path, entry() + "  outcome: yes\n")


def test_an_outcome_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"there is no «perhaps».*choose from: yes, no, void"):
        table(tmp_path, entry(outcome="perhaps"))


def test_the_score_is_the_mean_squared_distance(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        entry("hit", "0.9", outcome="yes"),
        entry("miss", "0.6", outcome="no"),
        entry("void", "0.6", outcome="void"),
        entry("open", "0.6"),
    )
    done = predictions.score(found.values())
    assert (done.settled, done.true) == (2, 1)
    assert done.brier == pytest.approx((0.1**2 + 0.6**2) / 2)
    assert done.base == pytest.approx(0.25)


def test_nothing_settled_has_no_score(tmp_path: Path) -> None:
    assert predictions.score(table(tmp_path, entry()).values()) == Score(0, 0, None, None)
