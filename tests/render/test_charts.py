"""Charts: the same bytes each time, the page's colours, and a table of the very same numbers."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from tests.fixtures import tinybook

from book.environment import child_environment
from book.errors import BookError
from book.paths import ROOT
from book.render import charts, palette
from book.render.charts import Bars, Chart, Charts, Lines

LINES = Lines(
    "月",
    "每月花费（元）",
    (0.0, 6.0, 12.0),
    (("接口", (10.0, 2000.0, -3.5)), ("自己", (1.0, 2.0, 3.0))),
    marks=((6.0, "打平"),),
)
LOG = Lines("x", "y", (1.0, 10.0), (("a", (1.0, 1e6)),), x_log=True, y_log=True)
BARS = Bars("元", ("甲 & 乙", "丙"), (("a", (1.0, 2.0)), ("b", (3.0, 4.0))))
STACK = Bars("元", ("甲", "丙"), (("a", (1.0, 2.0)), ("b", (3.0, 4.0))), stacked=True, horizontal=False)
ALL = pytest.mark.parametrize("chart", [LINES, LOG, BARS, STACK], ids=["lines", "log", "bars", "stack"])


@ALL
def test_its_colours_are_those_of_the_page_and_no_others(chart: Chart) -> None:
    svg = charts.to_svg(chart, "c")
    assert re.findall(r"#[0-9a-fA-F]{6}\b|rgba?\(", svg) == []
    assert set(re.findall(r"var\((--[\w-]+)\)", svg)) <= set(palette.light())
    assert "var(--book-chart-1)" in svg


@ALL
def test_it_is_valid_xml_with_ids_of_its_own_and_letters_that_are_text(chart: Chart) -> None:
    svg = charts.to_svg(chart, "c7")
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("c7-") for name in ids)
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', svg)) <= {(i, "") for i in ids} | {("", i) for i in ids}
    text = "".join(ElementTree.fromstring(svg).itertext())
    assert chart.y_label in text
    assert "<style" not in svg


@pytest.mark.parametrize(("names", "rows"), [(("one", "two", "three"), 1), (("a long name of a series " * 2,) * 3, 3)])
def test_a_legend_takes_as_many_rows_as_its_names_need(names: tuple[str, ...], rows: int) -> None:
    chart = Bars("x", ("a",), tuple((f"{name} {n}", (1.0,)) for n, name in enumerate(names)))
    svg = charts.to_svg(chart, "legend")
    lines = [line for line in svg.splitlines() if any(f">{name}</text>" in line for name, _ in chart.series)]
    assert len(lines) == 3
    heights = {re.findall(r' y="([\d.]+)"', line)[0] for line in lines}
    assert len(heights) == rows


def test_the_same_chart_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from book.render.charts import Bars, to_svg; "
        "print(hashlib.sha256(to_svg(Bars('y', ('a', 'b'), (('s', (1.0, 2.0)),)), 'c').encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**child_environment(), "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("chart", "head", "rows"),
    [
        (
            LINES,
            ["月", "接口", "自己"],
            [["0", "10", "1"], ["6", "2,000", "2"], ["12", "−3.5", "3"]],
        ),
        (BARS, ["元", "a", "b"], [["甲 &amp; 乙", "1", "3"], ["丙", "2", "4"]]),
    ],
)
def test_the_table_holds_the_numbers_that_are_drawn(chart: Chart, head: list[str], rows: list[list[str]]) -> None:
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in charts.table(chart).split("<tr>")[1:]]
    assert found == [head, *rows]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (-0.0, "0"), (0.00012, "0.00012"), (999.7, "1,000"), (1e6, "1,000,000"), (12.345, "12.3")],
)
def test_a_cell_is_written_out_and_never_as_1e6(value: float, shown: str) -> None:
    assert f"<td>{shown}</td>" in charts.table(Bars("y", ("a",), (("s", (value,)),)))


def test_a_chart_function_gets_the_figures_and_the_language(tmp_path: Path) -> None:
    docs = tinybook.lay(tmp_path)
    chart = Charts(docs / "charts").chart("tiny.rents", tinybook.figures(docs), "zh", "p")
    assert chart.series == (("租价", (2.5, 5.0)),)


FAILING = '''

def none(figures, language):
    """Forgets to return."""


def fails(figures, language):
    """Divides by zero."""
    return 1 / 0


def asks(figures, language):
    """Asks for a figure that is not there."""
    return figures.value("fact:none")


def empty(figures, language):
    """Draws nothing."""
    return Bars("y", (), ())


def many(figures, language):
    """Draws more series than there are colours."""
    return Bars("y", ("a",), tuple((str(n), (1.0,)) for n in range(7)))


def infinite(figures, language):
    """Draws what has no end."""
    return Bars("y", ("a",), (("s", (float("inf"),)),))
'''


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("none.rents", "there is no docs/charts/none.py"),
        ("tiny.nothing", "docs/charts/tiny.py has no function «nothing»"),
        ("tiny", "docs/charts/tiny.py has no function «»"),
        ("tiny.uneven", "tiny.uneven: «短» has 1 values for 2 positions"),
        ("tiny.none", "gives a NoneType"),
        ("tiny.fails", "tiny.fails fails: ZeroDivisionError: division by zero"),
        ("tiny.asks", "there is no figure «fact:none»"),
        ("tiny.empty", "0 series of 0 positions"),
        ("tiny.many", "7 series of 1 positions"),
        ("tiny.infinite", "«s» holds a value that is no finite number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path: Path, name: str, problem: str) -> None:
    docs = tinybook.lay(tmp_path, {"charts/tiny.py": tinybook.FILES["charts/tiny.py"] + FAILING})
    with pytest.raises(BookError) as caught:
        Charts(docs / "charts").chart(name, tinybook.figures(docs), "zh", "docs/zh/x.md:3:1")
    assert problem in caught.value.problem
    assert caught.value.place in ("docs/zh/x.md:3:1", "")
