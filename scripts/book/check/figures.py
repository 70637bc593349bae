"""Every figure has the passport it should have, and every unit and term is whole.

Why: a reader opens a number's passport to see whether to trust it. A caveat in the wrong language, a day in the future,
or a unit that swallows its number makes the passport a decoration.

What cannot be read or printed at all, `source/figures.py` refuses and `rendering` tells; here stands the rest. Data
files are judged when the whole book is asked for. "In the future" is judged by the clock on the wall (anywhere on
earth), since the edition's clock is the last commit; age by the edition's clock, as the note to the reader is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from book.check.book import Book
from book.check.entries import Row, rows
from book.check.finding import Finding
from book.check.rule import Rule
from book.errors import BookError
from book.paths import DATA, shown
from book.source.dates import latest_today
from book.source.figures import FILES, LIFE_DAYS

NAME, AGE = "figure", "figure-age"
FIELDS = {
    "facts.yml": "zh en value low high unit as_of checked life source quote grade interest caveat",
    "inkstone.yml": "zh en value unit because",
    "judgements.yml": "zh en value low high unit because unless",
    "results.yml": "zh en call with unit digits pick",
    "counts.yml": "zh en of unit",
    "labs.yml": "zh en program after nth unit",
    "units.yml": "zh en en_one style",
    "cases.yml": "zh en page anchor kind country founded first_money own_model open_weights capital state since causes "
    "why source",
    "quotations.yml": "speaker role date language said zh en where source grade",
    "predictions.yml": "zh en probability base reason made due judge source outcome settled evidence",
    "glossary.yml": "zh en zh_def en_def not",
}
_TEXTS = ("because", "unless", "caveat", "interest", "why", "speaker", "role", "where", "reason", "judge")
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_CHINESE = re.compile("[一-鿿]")
_GLOSSED = re.compile(r"[（(][^()（）]*[)）]|[《“]?[一-鿿][一-鿿、，。·\d]*[》”]?(?= ?\()|[《“][^《》“”]*[》”]")


def find(book: Book) -> Iterator[Finding]:
    """Yield a finding for each entry that is not as it should be."""
    for file in FIELDS if book.whole else ():
        try:
            for row in rows(file):
                yield from _shape(row)
                yield from _languages(row)
                yield from _KINDS.get(file, _nothing)(row)
        except BookError as error:
            if file not in (*FILES.values(), "units.yml"):  # those are told by `rendering`
                line = error.place.rpartition(":")[2]
                place = shown(DATA / file)
                yield Finding(place, int(line) if line.isdigit() else 1, 1, NAME, f"{error.problem}; {error.mend}")


def _shape(row: Row) -> Iterator[Finding]:
    known = FIELDS[row.file].split()
    for field in row.fields:
        if field not in known:
            near = get_close_matches(field, known, 1)
            mend = f"did you mean «{near[0]}»?" if near else f"choose from: {', '.join(known)}"
            yield row.finding(NAME, f"there is no field «{field}»; {mend}", field)
    if row.file != "units.yml" and not _ID.fullmatch(row.name):
        yield row.finding(NAME, "a name is lower-case ASCII words joined by hyphens; rename it and its references")
    try:
        ends = [Decimal(str(row.fields[end])) for end in ("low", "high")]
    except (KeyError, InvalidOperation):
        return
    if all(end.is_finite() for end in ends) and ends[0] >= ends[1]:
        yield row.finding(NAME, f"low {ends[0]} is not below high {ends[1]}; swap them, or write one `value`", "low")


def _languages(row: Row) -> Iterator[Finding]:
    pairs: list[tuple[str, Any, Any]] = [("zh", row.fields.get("zh"), row.fields.get("en"))]
    pairs.append(("zh_def", row.fields.get("zh_def"), row.fields.get("en_def")))
    for field in _TEXTS:
        said = row.fields.get(field)
        if isinstance(said, dict) and set(said) == {"zh", "en"} and all(map(str.strip, map(str, said.values()))):
            pairs.append((field, said["zh"], said["en"]))
        elif said is not None and (field != "interest" or not isinstance(said, str)):
            yield row.finding(NAME, f"{field} is not a text in each language; write {{zh: …, en: …}}", field)
    for field, zh, en in pairs:
        if not isinstance(zh, str) or not isinstance(en, str) or row.file == "units.yml":
            continue
        names = field == "zh" and len(zh.split()) < 3  # LoRA, H100 SXM: a name is the same in both languages
        if not _CHINESE.search(zh) and not names:
            yield row.finding(NAME, f"the Chinese of {field} «{zh}» is not Chinese; translate it", field)
        if _CHINESE.search(_GLOSSED.sub("", en)):
            yield row.finding(NAME, f"the English of {field} «{en}» holds Chinese without a gloss; translate it", field)


def _fact(row: Row) -> Iterator[Finding]:
    days = {field: _day(row.fields.get(field)) for field in ("as_of", "checked")}
    latest = latest_today()
    for field, day in days.items():
        if day and day > latest:
            yield row.finding(NAME, f"{field} {day} is in the future; write the day it was", field)
    if days["as_of"] and days["checked"] and days["checked"] < days["as_of"]:
        message = f"checked {days['checked']} is before as_of {days['as_of']}; mend the one that is wrong"
        yield row.finding(NAME, message, "checked")
    if row.fields.get("grade") == "C" and not row.fields.get("caveat"):
        yield row.finding(NAME, "grade C has no caveat; say what makes the source weak", "grade")


def _unit(row: Row) -> Iterator[Finding]:
    for field in ("zh", "en", "en_one"):
        said = row.fields.get(field, "{}")
        if isinstance(said, str) and said.count("{}") != 1:
            yield row.finding(NAME, f"{field} «{said}» must hold {{}} once, where the number stands", field)


def _term(row: Row) -> Iterator[Finding]:
    missing = [field for field in ("zh", "en", "zh_def", "en_def") if not str(row.fields.get(field, "")).strip()]
    if missing:
        yield row.finding(
            NAME, f"{', '.join(missing)} is missing; a term has its name and its meaning in both languages"
        )


def _nothing(row: Row) -> Iterator[Finding]:
    return iter(())


_KINDS = {"facts.yml": _fact, "units.yml": _unit, "glossary.yml": _term}


def find_old(book: Book) -> Iterator[Finding]:
    """Yield a warning, in a release an error, for each fact that is past its life."""
    clock = book.today if book.today.year > 1970 else datetime.datetime.now(datetime.UTC).date()  # 1970: no commit yet
    try:
        facts = rows("facts.yml") if book.whole else []
    except BookError:
        return
    for row in facts:
        life, checked = LIFE_DAYS.get(str(row.fields.get("life"))), _day(row.fields.get("checked"))
        if life and checked and clock > checked + datetime.timedelta(days=life):
            message = f"checked {checked}, and a {row.fields['life']} lives {life} days; look at the source again"
            yield row.finding(AGE, f"{message} and write the new `checked`", "checked", warning=not book.release)


def _day(typed: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(typed))
    except ValueError:
        return None


RULE = Rule(NAME, "a passport that is wrong or in the wrong language is worse than none", find)
OLD = Rule(AGE, "a price of last year, printed as today's, costs the reader money", find_old)
