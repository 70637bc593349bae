"""The figures of the book and where each comes from: facts, assumptions, judgements, results, counts and measurements.

One reference names one figure: `fact:ID`, `inkstone:ID`, `judgement:ID`, `result:ID`, `count:ID` or `lab:ID`. A result
is a cell of a spreadsheet: one call of a model function whose inputs are other figures. A count is how many cases of
`cases.yml` have what it names. A measurement is a number that the program of a lab printed.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

from book.errors import BookError
from book.kept import kept
from book.source import cases as case_table
from book.source import predictions as prediction_table
from book.source import yamlfile
from book.source.both import Both, both
from book.source.cases import Case
from book.source.models import Models
from book.source.predictions import Prediction
from book.source.programs import Printed, Programs, number_after

LIFE_DAYS = {"price": 120, "law": 180, "company": 270, "survey": 540, "permanent": None}
GRADES = ("A", "B", "C")
LONG = 0.05  # seconds that a call of a model takes from which its result is kept from one run to the next
FILES = {
    "fact": "facts.yml",
    "inkstone": "inkstone.yml",
    "judgement": "judgements.yml",
    "result": "results.yml",
    "count": "counts.yml",
    "lab": "labs.yml",
}


@dataclass(frozen=True)
class Unit:
    """How a unit is written.

    Attributes:
        pattern: the text around the number, `{}` where it stands.
        one: the English pattern for exactly one.
        style: words, plain, percent, multiple or scientific.
    """

    name: str
    pattern: Both
    one: str
    style: str


@dataclass(frozen=True)
class Figure:
    """One figure, with its passport.

    Attributes:
        ref: `fact:ID` and so on.
        label: what it is the number of.
        low: the value, or the lower end of a range; with the digits that were typed.
        high: the upper end of a range, else None.
        place: where it is defined.
        digits: significant digits to print, or None for the digits as typed.
        fields: the remaining fields of its entry.
    """

    ref: str
    label: Both
    low: Decimal
    high: Decimal | None
    unit: Unit
    place: str
    digits: int | None
    fields: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """fact, inkstone, judgement, result, count or lab."""
        return self.ref.partition(":")[0]

    @property
    def anchor(self) -> str:
        """The id of its passport in a page."""
        return "passport-" + self.ref.replace(":", "-")

    def text(self, name: str) -> Both | None:
        """Return a field that is a text, or a text a language, or is absent."""
        found = self.fields.get(name)
        return None if found is None else both(found, self.place, name)

    def due(self) -> datetime.date | None:
        """Return the last day on which the figure is young enough, or None if it does not age."""
        days = LIFE_DAYS[self.fields["life"]] if "life" in self.fields else None
        if days is None:
            return None
        return datetime.date.fromisoformat(self.fields["checked"]) + datetime.timedelta(days=days)


class Figures:
    """Every figure of the book, by reference."""

    def __init__(self, data: Path, models: Models) -> None:
        self.models = models
        self.units = {name: _unit(entry) for name, entry in yamlfile.load(data / "units.yml").items()}
        self._entries = {
            f"{kind}:{name}": entry
            for kind, file in FILES.items()
            for name, entry in yamlfile.load(data / file).items()
        }
        self._data = data
        self._known: dict[str, Figure] = {}
        self._exact: dict[str, float] = {}
        self._open: list[str] = []

    def __contains__(self, ref: str) -> bool:
        return ref in self._entries

    def references(self) -> list[str]:
        """Return every reference that can be made, in the order of the files."""
        return list(self._entries)

    def inputs(self, ref: str) -> dict[str, str]:
        """Return what a result takes, by the name of the input: a reference, or a number as it is typed."""
        taken = self._entries[ref].fields.get("with")
        return {name: str(typed) for name, typed in taken.items()} if isinstance(taken, dict) else {}

    def figure(self, ref: str, place: str = "") -> Figure:
        """Return the figure named by `ref`.

        Raises:
            BookError: there is none, or its entry is not as it should be; `place` is where it was asked for.
        """
        if ref not in self._entries:
            raise BookError(place, f"there is no figure «{ref}»", f"define it in docs/data/{_file(ref)}")
        if ref not in self._known:
            entry = self._entries[ref]
            make = {"result": self._result, "count": self._count, "lab": self._lab}
            self._known[ref] = make.get(ref.partition(":")[0], self._given)(ref, entry)
        return self._known[ref]

    def value(self, ref: str, place: str = "") -> float:
        """Return the figure as a number for computing: unrounded, and never a range.

        Raises:
            BookError: there is none, or it is a range.
        """
        figure = self.figure(ref, place)
        if figure.high is not None:
            raise BookError(
                place or figure.place,
                f"«{ref}» is a range",
                "compute with a figure that is one number",
            )
        return self._exact.get(ref, float(figure.low))

    def _given(self, ref: str, entry: yamlfile.Entry) -> Figure:
        fields, place = dict(entry.fields), entry.place
        required = _REQUIRED[ref.partition(":")[0]]
        _require(fields, required, place, ref)
        if ("value" in fields) == ("low" in fields) or ("low" in fields) != ("high" in fields):
            raise BookError(
                place,
                f"«{ref}» has neither one `value` nor a `low` and a `high`",
                "give it one of the two",
            )
        low = _number(fields.get("value", fields.get("low")), place, ref)
        high = _number(fields["high"], place, ref) if "high" in fields else None
        if ref.startswith("fact:"):
            _check_fact(fields, place, ref)
        return Figure(ref, _label(fields, place), low, high, self._unit(fields, place), place, None, fields)

    def _result(self, ref: str, entry: yamlfile.Entry) -> Figure:
        fields, place = dict(entry.fields), entry.place
        _require(fields, ("zh", "en", "call", "with", "unit"), place, ref)
        if not isinstance(fields["with"], dict):
            raise BookError(place, f"«{ref}»: `with` names no inputs", "write {name: fact:ID, other: 1200}")
        if ref in self._open:
            raise BookError(place, f"«{ref}» needs itself: {' → '.join([*self._open, ref])}", "break the circle")
        self._open.append(ref)
        try:
            inputs = {name: self._input(value, place) for name, value in fields["with"].items()}
            exact = self._called(fields["call"], inputs, fields.get("pick"), place)
        finally:
            self._open.pop()
        self._exact[ref] = exact
        digits = _digits(fields.get("digits", "3"), place, ref)
        low = Decimal(f"{exact:.{digits - 1}e}")
        return Figure(ref, _label(fields, place), low, None, self._unit(fields, place), place, digits, fields)

    @cached_property
    def cases(self) -> dict[str, Case]:
        """Every case, by the name of its entry."""
        return case_table.read(self._data)

    @cached_property
    def predictions(self) -> dict[str, Prediction]:
        """Every prediction, by the name of its entry."""
        return prediction_table.read(self._data)

    def counted(self, ref: str) -> list[Case]:
        """Return the cases that a count counts."""
        entry = self._entries[ref]
        of = entry.fields.get("of") or {}
        if not isinstance(of, dict):
            raise BookError(entry.place, f"«{ref}»: `of` names no fields", "write {state: [closed, insolvent]}, or {}")
        return case_table.counted(self.cases, of, entry.place)

    def _count(self, ref: str, entry: yamlfile.Entry) -> Figure:
        fields, place = dict(entry.fields), entry.place
        _require(fields, ("zh", "en", "unit"), place, ref)
        number = Decimal(len(self.counted(ref)))
        return Figure(ref, _label(fields, place), number, None, self._unit(fields, place), place, None, fields)

    @cached_property
    def programs(self) -> Programs:
        """The programs of the labs, and what they printed."""
        return Programs(self._data.parent / "labs")

    def printed(self, ref: str) -> Printed:
        """Return what the program printed that measured a figure."""
        entry = self._entries[ref]
        return self.programs.printed(entry.fields["program"], entry.place)

    def _lab(self, ref: str, entry: yamlfile.Entry) -> Figure:
        fields, place = dict(entry.fields), entry.place
        _require(fields, ("zh", "en", "program", "after", "unit"), place, ref)
        self.programs.path(fields["program"], place)
        found = number_after(self.printed(ref), fields["after"], _digits(fields.get("nth", "1"), place, ref))
        if found is None:
            problem = f"«{ref}»: no number stands behind «{fields['after']}» on one line of {self.printed(ref).place}"
            raise BookError(place, problem, "write the words that stand before it, on that line only")
        number = _number(found["number"].replace(",", ""), place, ref)
        if found["within"]:
            fields["within"] = f"±{found['within']}{found['percent'] or ''}"
        elif found["about"]:
            fields["within"] = "≈"
        return Figure(ref, _label(fields, place), number, None, self._unit(fields, place), place, None, fields)

    def _input(self, typed: Any, place: str) -> float:
        text = str(typed)
        return self.value(text, place) if ":" in text else float(_number(text, place, text))

    def _called(self, dotted: str, inputs: dict[str, float], pick: str | None, place: str) -> float:
        source = f"{self.models.digest(dotted)} {dotted} {sorted(inputs.items())} {pick}"
        return float(kept(Path(__file__), source, lambda: repr(self._call(dotted, inputs, pick, place)), LONG))

    def _call(self, dotted: str, inputs: dict[str, float], pick: str | None, place: str) -> float:
        function = self.models.function(dotted, place)
        try:
            found = function(**inputs)
            number = float(found if pick is None else found[int(pick)])
        except Exception as error:
            raise BookError(place, f"{dotted}: {error}", "mend the inputs under `with:`, or the function") from error
        if not math.isfinite(number):
            raise BookError(place, f"{dotted}: {number} is no finite number", "mend the inputs under `with:`")
        return number or 0.0  # a negative zero is a zero

    def _unit(self, fields: Mapping[str, Any], place: str) -> Unit:
        name = fields["unit"]
        if name not in self.units:
            raise BookError(
                place,
                f"there is no unit «{name}»",
                "choose one of docs/data/units.yml, or add it there",
            )
        return self.units[name]


_REQUIRED = {
    "fact": ("zh", "en", "unit", "as_of", "checked", "life", "source", "quote", "grade"),
    "inkstone": ("zh", "en", "value", "unit", "because"),
    "judgement": ("zh", "en", "unit", "because", "unless"),
}
_TEXTS = {
    "zh",
    "en",
    "en_one",
    "unit",
    "style",
    "as_of",
    "checked",
    "life",
    "source",
    "quote",
    "grade",
    "call",
    "program",
    "after",
}
_STYLES = ("words", "plain", "percent", "multiple", "scientific")


def _file(ref: str) -> str:
    return FILES.get(ref.partition(":")[0], "facts.yml")


def _require(fields: Mapping[str, Any], names: tuple[str, ...], place: str, ref: str) -> None:
    missing = [name for name in names if not fields.get(name)]
    if missing:
        raise BookError(place, f"«{ref}» lacks {', '.join(missing)}", "add what is missing")
    for name in sorted(_TEXTS.intersection(fields)):
        if not isinstance(fields[name], str):
            raise BookError(place, f"«{ref}»: {name} is no plain text", "write one value, in quotes if need be")


def _number(typed: Any, place: str, ref: str) -> Decimal:
    try:
        number = Decimal(str(typed).replace("_", ""))
    except InvalidOperation as error:
        raise BookError(place, f"«{ref}»: {typed} is no number", "write it as 5.576e6, 0.4 or 1200") from error
    if not number.is_finite():
        raise BookError(place, f"«{ref}»: {typed} is no finite number", "write it as 5.576e6, 0.4 or 1200")
    return number


def _digits(typed: Any, place: str, ref: str) -> int:
    if str(typed) not in {str(count) for count in range(1, 16)}:
        raise BookError(place, f"«{ref}»: digits «{typed}»", "write how many figures to show, 1 to 15")
    return int(typed)


def _label(fields: Mapping[str, Any], place: str) -> Both:
    return both({"zh": fields["zh"], "en": fields["en"]}, place, "label")


def _unit(entry: yamlfile.Entry) -> Unit:
    fields = entry.fields
    _require(fields, ("zh", "en", "style"), entry.place, entry.name)
    if fields["style"] not in _STYLES:
        raise BookError(
            entry.place,
            f"there is no style «{fields['style']}»",
            f"choose one of: {', '.join(_STYLES)}",
        )
    return Unit(
        entry.name,
        Both(fields["zh"], fields["en"]),
        fields.get("en_one", fields["en"]),
        fields["style"],
    )


def _check_fact(fields: Mapping[str, Any], place: str, ref: str) -> None:
    if fields["life"] not in LIFE_DAYS:
        raise BookError(
            place,
            f"«{ref}»: there is no life «{fields['life']}»",
            f"choose one of: {', '.join(LIFE_DAYS)}",
        )
    if fields["grade"] not in GRADES:
        raise BookError(
            place,
            f"«{ref}»: there is no grade «{fields['grade']}»",
            "A, B or C; nothing below is printed",
        )
    for name in ("as_of", "checked"):
        try:
            datetime.date.fromisoformat(fields[name])
        except ValueError as error:
            raise BookError(place, f"«{ref}»: {name} «{fields[name]}» is no day", "write it as 2026-11-21") from error
