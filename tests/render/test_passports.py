"""A passport says what kind of number it is, from where, of which day, and how far to trust it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.render.passports import passport, sum_line


def said(folder: Path, ref: str, language: str, today: datetime.date = tinybook.TODAY) -> str:
    figures = tinybook.figures(tinybook.lay(folder))
    html = passport(figures.figure(ref), figures, language, lambda key: f"[{key}]", today)
    return html


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("ref", "language", "expected"),
    [
        (
            "fact:rent",
            "zh",
            "一张 H100 的时租：每卡时 2.50 美元。事实，截至 2026-11-01，2026-11-20 核对，A 级：读过原文，"
            "来源 [lambda2026]。$2.50 &lt;b&gt;an hour&lt;/b&gt;。"
            "利益关系：the seller&#x27;s own figure。注意：不含税。",
        ),
        (
            "fact:rent",
            "en",
            "Rent of an H100: $2.50 per GPU-hour. Fact, as of 2026-11-01, checked 2026-11-20, "
            "grade A: primary text read, source [lambda2026]. $2.50 &lt;b&gt;an hour&lt;/b&gt;. "
            "Interest: the seller&#x27;s own figure. "
            "Note: tax left out. ",
        ),
        ("inkstone:tokens", "zh", "词元：140,000,000,000。砚池的假设。为什么这样取：二十倍。"),
        (
            "judgement:floor",
            "en",
            "Margin floor: 60%. Our judgement. Reason: it leaves room for pay. "
            "What would change our mind: nobody leaves. ",
        ),
        (
            "result:flop",
            "zh",
            "运算量：5.88×10²¹ FLOP。计算，用 tiny.flop 算得：参数量＝7,000,000,000；词元＝140,000,000,000。",
        ),
    ],
)
def test_it_reads_as_sentences(tmp_path: Path, ref: str, language: str, expected: str) -> None:
    assert text(said(tmp_path, ref, language)) == expected


def test_a_count_names_what_it_counted(tmp_path: Path) -> None:
    row = (
        "page: a, anchor: a, country: US, founded: 2020, since: 2024, source: [b], kind: lab, first_money: venture, "
        "own_model: yes, open_weights: no, causes: [money]"
    )
    files = {
        "data/cases.yml": f"one: {{zh: 甲社, en: One & Co, {row}, state: closed}}\n"
        f"two: {{zh: 乙社, en: Two, {row}, state: insolvent}}\nthree: {{zh: 丙社, en: Three, {row}, state: listed}}\n",
        "data/counts.yml": "n: {zh: 结束的, en: Ended, unit: count, of: {state: [closed, insolvent]}}\n",
    }
    figures = tinybook.figures(tinybook.lay(tmp_path, files))
    figure = figures.figure("count:n")
    zh = passport(figure, figures, "zh", lambda key: "", tinybook.TODAY)
    assert text(zh) == "结束的：2。点数，在 3 个案例里：甲社、乙社。"
    en = passport(figure, figures, "en", lambda key: "", tinybook.TODAY)
    assert text(en) == "Ended: 2. Counted among 3 cases: One &amp; Co, Two. "
    assert text(sum_line(figure, "en")) == "Ended = 2, counted in the table of cases"


def test_a_measurement_names_program_day_machine_and_how_far_another_may_be_off(tmp_path: Path) -> None:
    head = "# digest: d\n# date: 2026-11-22\n# machine: Linux, 2 processors\n# seconds: 41\n# megabytes: 9\n"
    files = {
        "labs/trial.py": "# %% a\nprint(1)\n",
        "labs/printed/trial.txt": head + "# %% a\naccuracy 0.95±0.02\nspeed ≈212\n",
        "data/labs.yml": "hit: {zh: 准确率, en: Accuracy, program: trial, after: accuracy, unit: ratio}\n"
        "speed: {zh: 速度, en: Speed, program: trial, after: speed, unit: count}\n",
    }
    figures = tinybook.figures(tinybook.lay(tmp_path, files))

    def of(ref: str, language: str) -> str:
        return text(passport(figures.figure(ref), figures, language, lambda key: key, tinybook.TODAY))

    run = "docs/labs/trial.py 印出，2026-11-22，Linux, 2 processors"
    assert of("lab:hit", "zh") == f"准确率：95%。实测，{run}；别的机器可以差 ±0.02。"
    assert of("lab:speed", "zh") == f"速度：212。实测，{run}；每台机器各不相同。"
    assert of("lab:hit", "en").endswith("on 2026-11-22, Linux, 2 processors; another machine may be off by ±0.02. ")
    assert text(sum_line(figures.figure("lab:hit"), "en")) == "Accuracy = 95%, trial.py"


def test_many_inputs_are_listed_once_and_then_only_what_differs(tmp_path: Path) -> None:
    because = "value: 1, unit: count, because: {zh: 试, en: trial}}"
    inputs = "".join(f"i{n}: {{zh: 甲{n}, en: In {n}, {because}\n" for n in range(18))

    def row(name: str, numbers: list[int]) -> str:
        taken = ", ".join(f"i{n}: inkstone:i{n}" for n in numbers)
        return f"{name}: {{zh: 第{name}, en: Sum {name}, call: tiny.add, with: {{{taken}}}, unit: count}}\n"

    add = "\n\ndef add(**inputs: float) -> float:\n    return sum(inputs.values())\n"
    files = {
        "data/inkstone.yml": tinybook.FILES["data/inkstone.yml"] + inputs,
        "data/results.yml": row("a", [*range(17)]) + row("b", [*range(16), 17]),
        "models/tiny.py": tinybook.FILES["models/tiny.py"] + add,
    }
    figures = tinybook.figures(tinybook.lay(tmp_path, files))

    def of(ref: str, language: str) -> str:
        return text(passport(figures.figure(ref), figures, language, lambda key: key, tinybook.TODAY))

    assert of("result:a", "en").count("In 1") == 8
    assert of("result:b", "zh") == "第b：17。计算，用 tiny.add 算得，输入同“第a”，不同的有：甲17＝1；没有：甲16。"
    assert of("result:b", "en").endswith(
        "by tiny.add from the inputs of “Sum a”, but with: In 17 = 1; without: In 16. "
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_fact_past_its_life_says_so_with_the_day(tmp_path: Path, language: str) -> None:
    due = datetime.date(2026, 11, 20) + datetime.timedelta(120)
    assert "passport-late" not in said(tmp_path, "fact:rent", language, due)
    late = said(tmp_path, "fact:rent", language, due + datetime.timedelta(1))
    assert re.search(rf'<em class="passport-late">[^<]*{due}[^<]*</em>', late)


def test_a_permanent_fact_is_never_late(tmp_path: Path) -> None:
    assert "passport-late" not in said(tmp_path, "fact:span", "zh", datetime.date(2100, 1, 1))
