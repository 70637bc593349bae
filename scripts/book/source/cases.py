"""Reads `cases.yml`, the table of all cases, and counts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from book.errors import BookError
from book.source import yamlfile
from book.source.both import Both, both
from book.source.dates import Date, parse

FILE = "cases.yml"

# What a field may hold, and how each value is written, in the order in which a reader is offered them.
CHOICES: dict[str, dict[str, Both]] = {
    "kind": {
        "lab": Both("通用模型", "general models"),
        "application": Both("应用", "application"),
        "industry": Both("行业", "one industry"),
        "language": Both("语言与文化", "language and culture"),
    },
    "first_money": {
        "venture": Both("风险投资", "venture capital"),
        "founders": Both("创始人", "the founders"),
        "parent": Both("母公司", "a parent company"),
        "state": Both("财政或大学", "state or university"),
        "donations": Both("捐款", "donations"),
        "revenue": Both("收入", "revenue"),
        "unknown": Both("不详", "not known"),
    },
    "own_model": {
        "yes": Both("自己训练", "trained its own"),
        "adapted": Both("改别人的", "adapted another’s"),
        "later": Both("后来才有", "only later"),
        "no": Both("用别人的", "used another’s"),
    },
    "open_weights": {
        "yes": Both("开放", "open"),
        "partly": Both("部分开放", "partly open"),
        "no": Both("不开放", "closed"),
    },
    "state": {
        "independent": Both("独立", "independent"),
        "listed": Both("上市", "listed"),
        "division": Both("母机构的一部分", "part of a parent"),
        "acquired": Both("被整体收购", "bought whole"),
        "merged": Both("合并", "merged"),
        "licensed": Both("授权模型、团队转走", "licensed away, team hired"),
        "sold": Both("变卖", "sold off"),
        "withdrawn": Both("撤回", "withdrawn"),
        "closed": Both("关闭", "closed"),
        "insolvent": Both("资不抵债", "insolvent"),
    },
}
CAUSES: dict[str, Both] = {
    "technology": Both("技术", "technology"),
    "market": Both("市场", "market"),
    "money": Both("资金", "money"),
    "team": Both("团队", "team"),
    "law": Both("法律", "law"),
    "platform": Both("平台", "platform"),
}
_REQUIRED = ("zh", "en", "page", "anchor", "country", "founded", "since", "source", *CHOICES)


@dataclass(frozen=True)
class Case:
    """One company, project or product.

    Attributes:
        name: of its entry.
        label: its name in each language.
        page, anchor: where its story stands.
        country: ISO code of its seat.
        founded: or begun, as exactly as known.
        capital: reference of the fact that gives the money put in, or empty.
        since: when it came into its present state.
        choices: kind, first_money, own_model, open_weights and state: one value each of CHOICES.
        causes: of a failure or retreat, the main one first; of CAUSES; empty for what goes on.
        why: the cause in a sentence, or None.
        sources: keys of the bibliography.
        place: where it is defined.
    """

    name: str
    label: Both
    page: str
    anchor: str
    country: str
    founded: Date
    capital: str
    since: Date
    choices: Mapping[str, str]
    causes: tuple[str, ...]
    why: Both | None
    sources: tuple[str, ...]
    place: str

    def has(self, field: str, values: Sequence[str]) -> bool:
        """Tell whether a field holds one of the values; `cause` is the main cause, `causes` any of them."""
        if field == "cause":
            return bool(self.causes) and self.causes[0] in values
        if field == "causes":
            return bool(set(self.causes) & set(values))
        return self.choices[field] in values


def read(data: Path) -> dict[str, Case]:
    """Return every case by the name of its entry.

    Raises:
        BookError: an entry lacks a field, or one of its fields is not as it should be.
    """
    return {name: _case(entry) for name, entry in yamlfile.load(data / FILE).items()}


def counted(cases: Mapping[str, Case], of: Mapping[str, Any], place: str) -> list[Case]:
    """Return the cases that have, in each field of `of`, one of its values; all of them where `of` is empty.

    Raises:
        BookError: there is no such field or value (`place` is where it was asked for).
    """
    wanted = {field: [typed] if isinstance(typed, str) else list(typed) for field, typed in of.items()}
    for field, values in wanted.items():
        known = CAUSES if field in ("cause", "causes") else CHOICES.get(field)
        if known is None:
            fields = ", ".join([*CHOICES, "cause", "causes"])
            raise BookError(place, f"a case has no field «{field}» to count by", f"choose from: {fields}")
        for value in values:
            if value not in known:
                raise BookError(place, f"{field}: there is no «{value}»", f"choose from: {', '.join(known)}")
    return [case for case in cases.values() if all(case.has(field, values) for field, values in wanted.items())]


def _case(entry: yamlfile.Entry) -> Case:
    fields, place, name = entry.fields, entry.place, entry.name
    missing = [field for field in _REQUIRED if not fields.get(field)]
    if missing:
        raise BookError(place, f"«{name}» lacks {', '.join(missing)}", "add what is missing")
    for field, known in CHOICES.items():
        _choose(str(fields[field]), known, field, entry)
    causes = fields.get("causes") or []
    for cause in causes:
        _choose(str(cause), CAUSES, "causes", entry)
    return Case(
        name=name,
        label=Both(str(fields["zh"]), str(fields["en"])),
        page=str(fields["page"]),
        anchor=str(fields["anchor"]),
        country=str(fields["country"]),
        founded=_date(entry, "founded"),
        capital=str(fields.get("capital") or ""),
        since=_date(entry, "since"),
        choices={field: str(fields[field]) for field in CHOICES},
        causes=tuple(map(str, causes)),
        why=both(fields["why"], place, "why") if fields.get("why") else None,
        sources=tuple(map(str, fields["source"])),
        place=place,
    )


def _choose(value: str, known: Mapping[str, Both], field: str, entry: yamlfile.Entry) -> None:
    if value not in known:
        problem = f"«{entry.name}»: {field}: there is no «{value}»"
        raise BookError(entry.place, problem, f"choose from: {', '.join(known)}")


def _date(entry: yamlfile.Entry, field: str) -> Date:
    date = parse(str(entry.fields[field]))
    if date is None:
        problem = f"«{entry.name}»: {field} «{entry.fields[field]}» is no date"
        raise BookError(entry.place, problem, "write 2015-12-11, 2015-12 or 2015")
    return date
