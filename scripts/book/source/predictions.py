"""Reads `predictions.yml`: what the book foretells, how sure it is, and what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from book.errors import BookError
from book.source import yamlfile
from book.source.both import Both, both

FILE = "predictions.yml"
OUTCOMES: dict[str, Both] = {
    "yes": Both("成真", "came true"),
    "no": Both("落空", "did not come true"),
    "void": Both("作废", "void"),  # its question lost its meaning; it counts neither way
}
_REQUIRED = ("zh", "en", "probability", "base", "reason", "made", "due", "judge", "source")
_SETTLING = ("outcome", "settled", "evidence")


@dataclass(frozen=True)
class Prediction:
    """One prediction.

    Attributes:
        name: of its entry.
        text: what will have happened when it is due.
        probability: that it comes true, as we said on the day it was made; between 0 and 1, both excluded.
        base: how often such a thing happened before, in the same form.
        reason: what the base rate counts, and why the probability is not the same.
        made, due: the days.
        judge: what will be looked at, and where.
        sources: keys of the bibliography, for the base rate and for where to look.
        outcome: of OUTCOMES, or empty until it is settled.
        settled: the day it was, or None.
        evidence: key of the bibliography for the outcome, or empty.
        place: where it is defined.
    """

    name: str
    text: Both
    probability: float
    base: float
    reason: Both
    made: datetime.date
    due: datetime.date
    judge: Both
    sources: tuple[str, ...]
    outcome: str
    settled: datetime.date | None
    evidence: str
    place: str


@dataclass(frozen=True)
class Score:
    """How a set of predictions did.

    Attributes:
        settled: how many came true or did not.
        true: how many of those came true.
        brier: mean squared distance between probability and outcome, 0 best and 1 worst; None before the first.
        base: the same for the base rates; skill is what `brier` is below it.
    """

    settled: int
    true: int
    brier: float | None
    base: float | None


def read(data: Path) -> dict[str, Prediction]:
    """Return every prediction by the name of its entry.

    Raises:
        BookError: an entry lacks a field, or one of its fields is not as it should be.
    """
    return {name: _prediction(entry) for name, entry in yamlfile.load(data / FILE).items()}


def score(predictions: Iterable[Prediction]) -> Score:
    """Return how the settled ones among these did; a void one is not settled."""
    settled = [(one, float(one.outcome == "yes")) for one in predictions if one.outcome in ("yes", "no")]
    if not settled:
        return Score(0, 0, None, None)
    count = len(settled)
    return Score(
        settled=count,
        true=sum(came == 1 for _, came in settled),
        brier=sum((one.probability - came) ** 2 for one, came in settled) / count,
        base=sum((one.base - came) ** 2 for one, came in settled) / count,
    )


def _prediction(entry: yamlfile.Entry) -> Prediction:
    fields, place = entry.fields, entry.place
    missing = [field for field in _REQUIRED if not fields.get(field)]
    settling = [field for field in _SETTLING if fields.get(field)]
    if settling and len(settling) < len(_SETTLING):
        missing += [field for field in _SETTLING if field not in settling]
    if missing:
        raise BookError(place, f"«{entry.name}» lacks {', '.join(missing)}", "add what is missing")
    if settling and fields["outcome"] not in OUTCOMES:
        problem = f"«{entry.name}»: outcome: there is no «{fields['outcome']}»"
        raise BookError(place, problem, f"choose from: {', '.join(OUTCOMES)}")
    return Prediction(
        name=entry.name,
        text=Both(str(fields["zh"]), str(fields["en"])),
        probability=_chance(entry, "probability"),
        base=_chance(entry, "base"),
        reason=both(fields["reason"], place, "reason"),
        made=_day(fields, "made", entry),
        due=_day(fields, "due", entry),
        judge=both(fields["judge"], place, "judge"),
        sources=tuple(map(str, fields["source"])) if isinstance(fields["source"], list) else (str(fields["source"]),),
        outcome=str(fields.get("outcome") or ""),
        settled=_day(fields, "settled", entry) if settling else None,
        evidence=str(fields.get("evidence") or ""),
        place=place,
    )


def _chance(entry: yamlfile.Entry, field: str) -> float:
    try:
        chance = float(entry.fields[field])
    except (TypeError, ValueError):
        chance = 0.0
    if not 0 < chance < 1:
        problem = f"«{entry.name}»: {field} «{entry.fields[field]}» does not lie between 0 and 1"
        raise BookError(entry.place, problem, "write it as 0.35; who is certain foretells nothing")
    return chance


def _day(fields: Mapping[str, object], field: str, entry: yamlfile.Entry) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(fields[field]))
    except ValueError:
        problem = f"«{entry.name}»: {field} «{fields[field]}» is no day"
        raise BookError(entry.place, problem, "write it as 2027-12-31") from None
