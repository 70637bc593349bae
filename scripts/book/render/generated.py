"""What the book writes of itself, as Markdown: the state of its pages and facts, its topics, its cases, its
predictions.

A page holds a line `{{ generated:NAME }}`, with a name of `_PAGES`, which `render.page` replaces before Markdown runs.
"""

from __future__ import annotations

import datetime
import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from book.errors import BookError
from book.paths import DATA, DOCS
from book.render import stale
from book.source import page as source
from book.source import sections, topics, yamlfile
from book.source.cases import CAUSES, CHOICES, Case
from book.source.dates import Date
from book.source.figures import Figure, Figures
from book.source.nav import Nav
from book.source.page import Page
from book.source.predictions import OUTCOMES, Prediction, score

SOON = datetime.timedelta(days=30)
_WIDTHS = (16, 10, 11, 13, 18, 32)
_SORTABLE = re.compile(r'<div class="sortable">\s*<table>')
_FOUND = re.compile(r"fact:[A-Za-z0-9_.-]+")


@dataclass(frozen=True)
class Whole:
    """The book as a generated page sees it.

    Attributes:
        page: the page that is generated; its language and its place decide words and links.
        figures: every figure of the book.
        today: the clock of the edition.
    """

    page: Page
    figures: Figures
    today: datetime.date

    def say(self, zh: str, en: str) -> str:
        """Return the text in the page's language."""
        return zh if self.page.language == "zh" else en

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages of this language in reading order, by slug."""
        found = ((slug, _read(self.page.language, slug)) for slug in Nav.read().slugs)
        return {slug: one for slug, one in found if one is not None}

    def link(self, text: str, slug: str, anchor: str = "") -> str:
        """Return a Markdown link from the generated page to another."""
        path = posixpath.relpath(f"{slug}.md", posixpath.dirname(self.page.slug) or ".")
        return f"[{plain(text)}]({path}{'#' + anchor if anchor else ''})"

    def title(self, slug: str) -> str:
        """Return a page's title."""
        return str(self.pages[slug].meta.get("title") or slug)


def expand(name: str, whole: Whole, place: str) -> str:
    """Return what `{{ generated:name }}` stands for, as Markdown.

    Raises:
        BookError: there is no such page to generate; `place` is where it was asked for.
    """
    if name not in _PAGES:
        raise BookError(place, f"«{name}» is not generated", f"choose one of: {', '.join(_PAGES)}")
    return _PAGES[name](whole)


def plain(text: str) -> str:
    """Return text so that Markdown prints it as it stands, in a table too."""
    return re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", html.escape(text, quote=False))


def _read(language: str, slug: str) -> Page | None:
    path = DOCS / language / f"{slug}.md"
    if not path.is_file():
        return None
    state = path.stat()
    return _read_state(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1024)
def _read_state(path: Path, changed: int, size: int) -> Page | None:
    try:
        return source.read(path, DOCS)
    except BookError:
        return None  # the page itself says so


# --- the state of pages and facts --------------------------------------------------------------------------------


def status(whole: Whole) -> str:
    """Return the table of all pages, and that of the facts that are past their life or soon will be."""
    return "\n\n".join([_pages(whole), _facts(whole)])


def _pages(whole: Whole) -> str:
    title = whole.say("## 各页的校订与翻译 { #pages }", "## Review and translation of each page { #pages }")
    head = whole.say("| 页 | 校订 | 下次校订不晚于 | 英文版 |", "| Page | Reviewed | Review by | Translation |")
    return "\n".join(
        [title, "", head, "|---|---|---|---|", *(_page_row(whole, slug, one) for slug, one in whole.pages.items())]
    )


def _page_row(whole: Whole, slug: str, one: Page) -> str:
    by = str(one.meta.get("review_by", ""))
    late = whole.say("（已过）", " (past)") if by and by < whole.today.isoformat() else ""
    cells = [whole.link(whole.title(slug), slug), plain(str(one.meta.get("reviewed", ""))), plain(by) + late]
    return f"| {' | '.join([*cells, _translation(whole, slug)])} |"


def _translation(whole: Whole, slug: str) -> str:
    zh, en = _read("zh", slug), _read("en", slug)
    if zh is None or en is None:
        return whole.say("缺", "missing")
    if sections.lagging(en, zh) is None:
        return whole.say("没有记录", "never recorded")
    day = plain(str(en.meta.get("translated_on", "")))
    lags = stale.lags(en, zh)
    if not lags:
        return whole.say(f"{day} 跟上", f"up to date, {day}")
    titles = {section.id: section.title for section in sections.split(zh)} if whole.page.language == "zh" else {}
    names = [
        whole.link(titles.get(lag.id, lag.title), slug, lag.id) if lag.id else _plain_lag(whole, lag) for lag in lags
    ]
    return whole.say(f"{day} 以后落后：", f"lags since {day}: ") + whole.say("、", ", ").join(names)


def _plain_lag(whole: Whole, lag: stale.Lag) -> str:
    """Name what has no address in the translation: its opening, or a section that it lacks."""
    return whole.say("开头", "the opening") if lag.language == "en" else plain(lag.title)


def _facts(whole: Whole) -> str:
    title = whole.say("## 该复核的事实 { #facts }", "## Facts to look at again { #facts }")
    due = sorted((day, figure.ref, figure) for figure, day in _due(whole) if day <= whole.today + SOON)
    if not due:
        none = whole.say(
            f"没有过期的事实，{SOON.days} 天之内也没有要复核的。",
            f"No fact is past its life, and none will be within {SOON.days} days.",
        )
        return f"{title}\n\n{none}"
    head = whole.say(
        "| 事实 | 核对 | 有效期至 | 用在 |\n|---|---|---|---|",
        "| Fact | Checked | Good until | Used in |\n|---|---|---|---|",
    )
    using: dict[str, list[str]] = {}
    for slug, one in whole.pages.items():
        for ref in set(_FOUND.findall(one.body)):
            using.setdefault(ref, []).append(slug)
    return "\n".join([title, "", head, *(_fact_row(whole, day, fact, using) for day, _, fact in due)])


def _due(whole: Whole) -> list[tuple[Figure, datetime.date]]:
    found = []
    for ref in whole.figures.references():
        if ref.startswith("fact:"):
            try:
                figure = whole.figures.figure(ref)
            except BookError:
                continue  # the fact itself is reported where it stands
            if day := figure.due():
                found.append((figure, day))
    return found


def _fact_row(whole: Whole, day: datetime.date, fact: Figure, using: dict[str, list[str]]) -> str:
    late = whole.say("（已过）", " (past)") if day < whole.today else ""
    pages = whole.say("、", ", ").join(whole.link(whole.title(slug), slug) for slug in using.get(fact.ref, []))
    label = plain(fact.label.of(whole.page.language))
    return f"| {label} | {plain(fact.fields['checked'])} | {day}{late} | {pages or '—'} |"


# --- the index of topics -----------------------------------------------------------------------------------------


def topic_index(whole: Whole) -> str:
    """Return the topics under their first letters: English by the alphabet, Chinese by pinyin."""
    titles = topics.chapters(DATA, [])
    terms = _terms()
    key = _by_pinyin if whole.page.language == "zh" else _by_letters
    rows = sorted(
        ((key(topic.name(whole.page.language)), topic) for topic in topics.read(DATA, [])),
        key=lambda row: (row[0], row[1].id),
    )
    out = []
    for letter, group in groupby(rows, key=lambda row: row[0][:1] if row[0][:1].isalpha() else ""):
        out.append(f"## {letter.upper() or '0–9'} {{ #letter-{letter or 'other'} }}\n")
        out += [_topic(whole, topic, titles, terms) for _, topic in group] + [""]
    return "\n".join(out)


def _topic(whole: Whole, topic: topics.Topic, titles: dict[str, tuple[str, str]], terms: dict[str, topics.Term]) -> str:
    name = topic.name(whole.page.language)
    found = topics.place_of(topic, whole.pages, terms)
    if found is not None:
        slug, anchor = found
        chapter = plain(whole.title(slug))
        return f"- {whole.link(name, slug, anchor)}{whole.say(f'：{chapter}', f': {chapter}')}"
    title = titles.get(topic.chapter, (topic.chapter, topic.chapter))[0 if whole.page.language == "zh" else 1]
    return f"- {plain(name)}{whole.say(f'（待写：《{plain(title)}》）', f' (to come: *{plain(title)}*)')}"


def _terms() -> dict[str, topics.Term]:
    try:
        return topics.terms(yamlfile.load(DATA / "glossary.yml"))
    except BookError:
        return {}


def _by_letters(name: str) -> str:
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(words[1:] if words[:1] in (["a"], ["an"], ["the"]) and words[1:] else words)


def _by_pinyin(name: str) -> str:
    from pypinyin import lazy_pinyin  # reads its dictionary of phrases, which only this page needs

    return _by_letters(" ".join(lazy_pinyin(name)))


# --- the table of cases ------------------------------------------------------------------------------------------


def case_table(whole: Whole) -> str:
    """Return the table of all cases, by name, in a frame that a script lets the reader sort and filter."""
    key = _by_pinyin if whole.page.language == "zh" else _by_letters
    rows = sorted(whole.figures.cases.values(), key=lambda case: key(case.label.of(whole.page.language)))
    head = whole.say(
        "| 案例 | 类型 | 起于 | 投入的钱 | 现状，始于 | 主因 |",
        "| Case | Kind | Begun | Money put in | State, since | Main cause |",
    )
    table = [head, "|---|---|---|---|---|---|", *(_case_row(whole, case) for case in rows)]
    return "\n".join(['<div class="sortable" markdown>', "", *table, "", "</div>"])


def with_widths(content: str) -> str:
    """Return a page's HTML in which the table of cases has the widths of its columns: its sentences need the most."""
    widths = "".join(f'<col style="width: {width}%">' for width in _WIDTHS)
    return _SORTABLE.sub(rf"\g<0><colgroup>{widths}</colgroup>", content)


def _case_row(whole: Whole, case: Case) -> str:
    language = whole.page.language
    name = case.label.of(language)
    cells = [
        whole.link(name, case.page, case.anchor) if case.page in whole.pages else plain(name),
        CHOICES["kind"][case.choices["kind"]].of(language),
        _day(case.founded),
        f"{{{{ {case.capital} }}}}" if case.capital else whole.say("不详", "not known"),
        f"{_key(CHOICES['state'][case.choices['state']].of(language))}<br>{_day(case.since)}",
        _cause(whole, case),
    ]
    return f"| {' | '.join(cells)} |"


def _cause(whole: Whole, case: Case) -> str:
    """Name the main cause of a failure, which the reader filters by, then say it in a sentence; always cite."""
    cited = f"[@{'; @'.join(case.sources)}]"
    if not case.causes:
        return f"{_key('—')} {cited}"
    cause = CAUSES[case.causes[0]].of(whole.page.language)
    why = plain(case.why.of(whole.page.language)) if case.why else ""
    return f"{_key(cause)}{whole.say(f'：{why}', f': {why} ')}{cited}"


def _key(text: str) -> str:
    """Mark the part of a cell that the reader sorts and filters by."""
    return f'<b class="key">{text}</b>'


def _day(date: Date) -> str:
    return f'<span class="day">{date.typed}</span>'


# --- the scorecard of predictions --------------------------------------------------------------------------------


def scorecard(whole: Whole) -> str:
    """Return how the predictions did so far, and each of them, the next one due first."""
    found = sorted(whole.figures.predictions.values(), key=lambda one: (one.due, one.name))
    return "\n".join([_scores(whole, found), "", *(_prediction(whole, one) for one in found)])


def _scores(whole: Whole, found: list[Prediction]) -> str:
    expected = f"{sum(one.probability for one in found):.1f}"
    counts = whole.say(
        f"共 {len(found)} 条；照我们给的概率，预期成真 {expected} 条。",
        f"There are {len(found)} predictions; by our probabilities, {expected} of them should come true. ",
    )
    done = score(found)
    if done.brier is None or done.base is None:
        return counts + whole.say("还没有一条判定。", "None has been settled yet.")
    return counts + whole.say(
        f"已经判定 {done.settled} 条，成真 {done.true} 条。布赖尔分（越低越好，总说一半是 0.25）："
        f"我们 {done.brier:.3f}，只照基准 {done.base:.3f}。",
        f"So far {done.settled} are settled, of which {done.true} came true. Brier score (lower is better; always "
        f"saying a half gives 0.25): ours {done.brier:.3f}, the base rates alone {done.base:.3f}.",
    )


def _prediction(whole: Whole, one: Prediction) -> str:
    language = whole.page.language
    chance, base = (f"{100 * share:.3g}%" for share in (one.probability, one.base))
    cited = f"[@{'; @'.join(one.sources)}]"
    outcome = whole.say("未判定", "open")
    if one.outcome:
        outcome = f"{OUTCOMES[one.outcome].of(language)}{whole.say('，', ', ')}{one.settled} [@{one.evidence}]"
    said = whole.say(
        f"**{chance}**，{one.due} 到期，{outcome}。{plain(one.text.zh)}**基准 {base}**：{plain(one.reason.zh)}"
        f"**怎样判**：{plain(one.judge.zh)}{cited}",
        f"**{chance}**, due {one.due}, {outcome}. {plain(one.text.en)} **Base rate {base}**: {plain(one.reason.en)} "
        f"**How it is judged**: {plain(one.judge.en)} {cited}",
    )
    return f'1. <span id="prediction-{one.name}"></span>{said}'


_PAGES: dict[str, Callable[[Whole], str]] = {
    "status": status,
    "topics": topic_index,
    "cases": case_table,
    "predictions": scorecard,
}
