"""The rule on typed figures, measured on the first chapter as it was, with every number labelled by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from book.check.amounts import amounts
from book.check.book import Sheet
from book.check.typed import bare_cells, surface
from book.source.page import Page, split

LABELS = Path(__file__).parent / "labels"

# language: (figures that must be found, those of them missed, false alarms), as measured.
MEASURED = {"zh": (35, 4, 0), "en": (35, 7, 0)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_misses_and_false_alarms_on_the_first_chapter(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = LABELS / f"economics-{language}.md"
    meta, body, line = split(path.read_text(encoding="utf-8"), path.name)
    text = surface(Sheet(Page(path, language, "practice/economics", meta, body, line)))
    found = [(amount.start, amount.end) for amount in amounts(text)]
    found += [(start, start + len(cell)) for start, cell in bare_cells(text)]
    wanted, misses, right = 0, [], set()
    for label in yaml.safe_load((LABELS / f"economics-{language}.yml").read_text(encoding="utf-8")):
        assert body.count(label["text"]) == 1, label
        assert label["text"].count(label["figure"]) == 1, label
        start = body.index(label["text"]) + label["text"].index(label["figure"])
        hits = {span for span in found if span[0] < start + len(label["figure"]) and start < span[1]}
        if label["found"]:
            wanted += 1
            right |= hits
            misses += [] if hits else [label["text"]]
    alarms = [text[start:end] for start, end in found if (start, end) not in right]
    with capsys.disabled():
        print(f"\n{language}: {wanted} figures, {len(misses)} missed {misses}, {len(alarms)} false alarms {alarms}")
    assert (wanted, len(misses), len(alarms)) == MEASURED[language]


FIGURES = {
    "money": [
        "5 万美元",
        "39元",
        "¥39",
        r"\$5.576 million",
        "USD 5",
        "五千多万元",
        "3–5 万元",
        "三分二厘",
        "五分多钱",
        "12 fen",
    ],
    "a percentage": ["65%", "−0.4%", "三成", "打四折", "百分之三点五", "五个百分点", "five per cent", "10-20%"],
    "a multiple": [
        "三倍",
        "2 倍",
        "涨价一倍",
        "翻倍",
        "10×",
        "3.5x",
        "three times the level",
        "tenfold",
        "twice as long",
    ],
    "a share": ["四分之一", "a third of the rent", "seven tenths", "six in a hundred", "by a quarter."],
    "a number of parameters": ["7B 模型", "A 7B model", "70 亿参数", "7 billion parameters"],
    "GPU-hours": ["279 万卡时", "2.788M H800 GPU hours", "四千一百个这样的小时", "12 GPU-hours"],
    "a number of tokens": ["128K 上下文", "9000 个词元", "五千万词元", "fifty million tokens", "1M tokens"],
    "a large number": ["1.2 亿用户", "3 million users", "4,129 次", "四千一百次", "thirty-three thousand"],
}
NO_FIGURES = """
三个人，六个月，四家公司，第二十九个月，2026 年 11 月 21 日，2025 年上半年，15:30，九点十五分，三分钟，一小时
第 3.5 节，GPT-5.6 与 V4-Pro，Qwen3-32B，Llama 3 70B，Mixtral 8x7B，H100 80GB，8×H100，3×3 的表，24/7
每百万词元，元每百万词元，每 1000 词元，一个词元一个词元，几万元，数百万美元，上百万元，十几亿，一元钱，一分钱一分货
十分重要，一成不变，唯一成本，分成三组，三折叠，二元分类，三元组，多元，2026 元旦，万一，千万别，百分之百，一半，半年
three people, four questions, two or three, nine to twelve, a third party, third places, a fourth demand, the third year
per million tokens, price per 1,000 tokens, 2 requests, three times a week, a dozen requests, two quarters, half a year
a thousand words, millions of dollars, one token, a few thousand yuan, double-check, bf16, eight bits, v2.0, day 6
"""


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FIGURES.items() for text in texts])
def test_a_figure_is_found_for_what_it_is(kind: str, text: str) -> None:
    assert [amount.kind for amount in amounts(text)] == [kind]


@pytest.mark.parametrize("text", NO_FIGURES.strip().splitlines())
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert [text[amount.start : amount.end] for amount in amounts(text)] == []


def test_a_bare_number_is_a_figure_where_the_table_says_of_what() -> None:
    table = "| 档 | 月费（元） | 席位 |\n|---|---|---|\n| 小 | 39 | 3 |\n"
    corner = "| 元每百万词元 | A |\n|---|---|\n| 输入 | 4.5 |\n"
    assert [cell for _, cell in bare_cells(f"{table}\n{corner}")] == ["39", "4.5"]


def test_a_bare_number_is_none_where_nothing_has_a_unit() -> None:
    table = "| 步 | 层数 |\n|---|---|\n| 1 | 64 |\n| 2 | 8 |\n"
    assert list(bare_cells(table)) == []
