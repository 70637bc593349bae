"""The book writes two pages of itself: the state of pages and facts, and the index of topics."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.errors import BookError
from book.paths import DATA, MODELS
from book.render import generated
from book.render.generated import Whole
from book.source.figures import Figures
from book.source.models import Models
from book.source.nav import Nav
from book.source.page import Page

TODAY = datetime.date(2026, 11, 21)
FRONT = "---\ntitle: {}\nreviewed: 2026-10-01\nreview_by: {}\n{}---\n\n"
TOPICS = (
    "id\tchapter\tzh\ten\tkind\ttarget\n"
    "b\tpart/one\t银行与 AI\tThe bank | account\tconcept\tpart/one#answer\n"
    "a\tpart/two\t重庆\tA zoo\tconcept\t\n"
    "c\tpart/two\tGPU\t500 firms\tconcept\t\n"
)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(generated, "DOCS", tmp_path)
    monkeypatch.setattr(generated, "DATA", tmp_path)
    monkeypatch.setattr(Nav, "read", classmethod(lambda cls: Nav((("part/one", "P"), ("appendix/status", "A")))))
    (tmp_path / "topics.tsv").write_text(TOPICS, encoding="utf-8")
    (tmp_path / "chapters.tsv").write_text("path\tzh\ten\npart/two\t第二章\tChapter two\n", encoding="utf-8")
    for language, title, more in (("zh", "甲|乙", ""), ("en", "One", "source_hash: {answer: '00000000', _intro: x}\n")):
        (tmp_path / language / "part").mkdir(parents=True)
        head = FRONT.format(title, "2026-11-20", f"{more}translated_on: 2026-11-01\n" if more else "")
        text = f"{head}## 先说 {{ #answer }}\n\n话 {{{{ fact:h100-rent }}}}。\n"
        (tmp_path / language / "part/one.md").write_text(text, encoding="utf-8")
    return tmp_path


def whole(language: str, today: datetime.date = TODAY) -> Whole:
    page = Page(Path("x.md"), language, "appendix/status", {}, "", 1)
    return Whole(page, Figures(DATA, Models(MODELS)), today)


def test_status_says_what_is_late_and_what_lags(docs: Path) -> None:
    text = generated.expand("status", whole("en"), "x")
    row = next(line for line in text.splitlines() if line.startswith("| [One]"))
    assert row == (
        "| [One](../part/one.md) | 2026-10-01 | 2026-11-20 (past) "
        "| lags since 2026-11-01: the opening, [先说](../part/one.md#answer) |"
    )
    chinese = generated.expand("status", whole("zh"), "x")
    assert (
        r"| [甲\|乙](../part/one.md) | 2026-10-01 | 2026-11-20（已过） | 2026-11-01 以后落后：开头、[先说]" in chinese
    )


def test_status_names_facts_past_their_life_and_the_pages_that_use_them(docs: Path) -> None:
    late = generated.expand("status", whole("en", datetime.date(2099, 1, 1)), "x")
    fact = Figures(DATA, Models(MODELS)).figure("fact:h100-rent")
    row = next(line for line in late.splitlines() if line.startswith(f"| {generated.plain(fact.label.en)} |"))
    assert row.endswith(f"| {fact.due()} (past) | [One](../part/one.md) |")
    due = fact.due()
    assert due is not None
    soon = generated.expand("status", whole("zh", due - generated.SOON), "x")
    assert generated.plain(fact.label.zh) in soon
    assert f"{due}（已过）" not in soon


def test_topics_stand_under_their_letters_with_links_or_the_chapter_to_come(docs: Path) -> None:
    english = [line for line in generated.expand("topics", whole("en"), "x").splitlines() if line]
    assert english == [
        "## 0–9 { #letter-other }",
        "- 500 firms (to come: *Chapter two*)",
        "## B { #letter-b }",
        r"- [The bank \| account](../part/one.md#answer): One",
        "## Z { #letter-z }",
        "- A zoo (to come: *Chapter two*)",
    ]


def test_chinese_topics_are_sorted_by_how_they_are_read(docs: Path) -> None:
    chinese = [line for line in generated.expand("topics", whole("zh"), "x").splitlines() if line]
    assert chinese == [
        "## C { #letter-c }",
        "- 重庆（待写：《第二章》）",
        "## G { #letter-g }",
        "- GPU（待写：《第二章》）",
        "## Y { #letter-y }",
        r"- [银行与 AI](../part/one.md#answer)：甲\|乙",
    ]


def test_another_name_is_refused() -> None:
    with pytest.raises(BookError, match="is not generated"):
        generated.expand("index", whole("en"), "docs/en/x.md:3:1")


CASES = """one:
  zh: 乙社
  en: One | Co
  page: part/one
  anchor: answer
  kind: lab
  country: US
  founded: 2020-03
  first_money: venture
  own_model: yes
  open_weights: no
  capital: fact:rent
  state: closed
  since: 2024
  causes: [money, team]
  why: {zh: 没钱了, en: No money}
  source: [lambda2026]
two:
  zh: 甲社
  en: Two
  page: part/lost
  anchor: answer
  kind: application
  country: US
  founded: 2021
  first_money: revenue
  own_model: no
  open_weights: no
  state: independent
  since: 2021
  source: [lambda2026]
"""


def test_the_table_of_cases_is_in_order_and_says_what_each_came_to(docs: Path, tmp_path: Path) -> None:
    figures = tinybook.figures(tinybook.lay(tmp_path / "tiny", {"data/cases.yml": CASES}))

    def rows(language: str) -> list[str]:
        page = Page(Path("x.md"), language, "part/one", {}, "", 1)
        text = generated.expand("cases", Whole(page, figures, TODAY), "x")
        assert text.startswith('<div class="sortable" markdown>')
        return [line for line in text.splitlines() if line.startswith("|")][2:]

    def key(text: str) -> str:
        return f'<b class="key">{text}</b>'

    def day(text: str) -> str:
        return f'<span class="day">{text}</span>'

    assert rows("en") == [
        rf"| [One \| Co](one.md#answer) | general models | {day('2020-03')} | {{{{ fact:rent }}}} "
        f"| {key('closed')}<br>{day('2024')} | {key('money')}: No money [@lambda2026] |",
        f"| Two | application | {day('2021')} | not known | {key('independent')}<br>{day('2021')} "
        f"| {key('—')} [@lambda2026] |",
    ]
    assert rows("zh") == [
        f"| 甲社 | 应用 | {day('2021')} | 不详 | {key('独立')}<br>{day('2021')} | {key('—')} [@lambda2026] |",
        f"| [乙社](one.md#answer) | 通用模型 | {day('2020-03')} | {{{{ fact:rent }}}} "
        f"| {key('关闭')}<br>{day('2024')} | {key('资金')}：没钱了[@lambda2026] |",
    ]


def test_the_table_of_cases_has_widths_and_no_other_table_has() -> None:
    table = "<table><thead><tr><th>a</th></tr></thead></table>"
    html = generated.with_widths(f'{table}<div class="sortable">\n{table}</div>')
    assert html.count("<colgroup>") == 1
    assert html.count("<col ") == 6
    assert html.index("sortable") < html.index("<colgroup>") < html.index("<th>", html.index("sortable"))


PREDICTIONS = """
later: {zh: 后到期*。, en: Due later*., probability: 0.25, base: 0.5, reason: {zh: 两年一次。, en: Once in two years.}, made: 2026-11-22, due: 2028-12-31, judge: {zh: 看年报。, en: The report.}, source: [lambda2026]}
sooner: {zh: 先到期。, en: Due sooner., probability: 0.9, base: 0.5, reason: {zh: 两年一次。, en: Once in two years.}, made: 2026-11-22, due: 2027-12-31, judge: {zh: 看年报。, en: The report.}, source: [lambda2026]SETTLED}
"""  # noqa: E501


def predicted(folder: Path, language: str, settled: str = "") -> list[str]:
    figures = tinybook.figures(
        tinybook.lay(folder / "tiny", {"data/predictions.yml": PREDICTIONS.replace("SETTLED", settled)})
    )
    page = Page(Path("x.md"), language, "part/one", {}, "", 1)
    return generated.expand("predictions", Whole(page, figures, TODAY), "x").splitlines()


def test_the_scorecard_lists_the_predictions_by_their_day(tmp_path: Path) -> None:
    assert predicted(tmp_path, "en") == [
        "There are 2 predictions; by our probabilities, 1.1 of them should come true. None has been settled yet.",
        "",
        '1. <span id="prediction-sooner"></span>**90%**, due 2027-12-31, open. Due sooner. '
        "**Base rate 50%**: Once in two years. **How it is judged**: The report. [@lambda2026]",
        '1. <span id="prediction-later"></span>**25%**, due 2028-12-31, open. Due later\\*. '
        "**Base rate 50%**: Once in two years. **How it is judged**: The report. [@lambda2026]",
    ]
    assert predicted(tmp_path, "zh")[0] == "共 2 条；照我们给的概率，预期成真 1.1 条。还没有一条判定。"


def test_the_scorecard_tells_how_the_settled_ones_did(tmp_path: Path) -> None:
    settled = ", outcome: yes, settled: 2028-01-02, evidence: lambda2026"
    score, _, first, *_ = predicted(tmp_path, "zh", settled)
    assert score.endswith(
        "已经判定 1 条，成真 1 条。布赖尔分（越低越好，总说一半是 0.25）：我们 0.010，只照基准 0.250。"
    )
    assert "2027-12-31 到期，成真，2028-01-02 [@lambda2026]。先到期。" in first
