"""Diagrams take the page's colours, carry their own ids and say in words what they show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from book.errors import BookError
from book.render import diagrams, palette

SAID = "\n accTitle: 题\n accDescr: 说明\n"
SOURCES = {
    "flowchart": f"flowchart TD{SAID} A[甲<br/>乙] -->|是| B{{问}}\n subgraph s[组]\n B --> C(丙)\n end",
    "sequence": f"sequenceDiagram{SAID} A->>B: 你好\n Note over A,B: n\n loop x\n B-->>A: y\n end",
    "gantt": f"gantt{SAID} dateFormat YYYY-MM-DD\n section s\n a :done, a1, 2026-01-01, 30d\n b :crit, after a1, 9d",
    "pie": f'pie{SAID} "甲": 3\n "乙": 4',
    "quadrant": f"quadrantChart{SAID} x-axis 低 --> 高\n y-axis 低 --> 高\n quadrant-1 a\n p: [0.3, 0.6]",
    "timeline": f"timeline{SAID} 2020 : 甲\n 2021 : 乙",
    "state": f"stateDiagram-v2{SAID} [*] --> A\n A --> B : x\n note right of B : n",
    "class": f"classDiagram{SAID} A <|-- B\n A : +int x",
    "entities": f"erDiagram{SAID} A ||--o{{ B : has",
    "mindmap": "mindmap\n root((题))\n  甲\n  乙\n   丙",
}
COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b(?=[;\"'\s!)])|(?:rgb|hsl)a?\(|"
    r"(?:fill|stroke|color)(?::\s*|=\")(?:black|white|red|navy|gr[ae]y|light\w+|dark\w+)"
)


@pytest.mark.parametrize("kind", SOURCES)
def test_its_colours_are_those_of_the_page_and_no_others(kind: str) -> None:
    svg = diagrams.to_svg(SOURCES[kind], "p")
    assert COLOUR.findall(svg) == []
    assert set(re.findall(r"var\((--[\w-]+)\)", svg)) <= set(palette.light())
    assert "var(--book-ink)" in svg


@pytest.mark.parametrize("kind", SOURCES)
def test_its_letters_are_svg_and_it_is_valid_xml_with_ids_of_its_own(kind: str) -> None:
    svg = diagrams.to_svg(SOURCES[kind], "p")
    ids = re.findall(r'\sid="([^"]+)"', svg)
    assert "foreignObject" not in svg
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    assert "".join(ElementTree.fromstring(svg).itertext()).strip()


def test_two_diagrams_share_no_id() -> None:
    both = [diagrams.to_svg(SOURCES[kind], "p") for kind in ("flowchart", "state")]
    first, second = (set(re.findall(r'\sid="([^"]+)"', svg)) for svg in both)
    assert first
    assert not first & second


def test_nothing_moves() -> None:
    svg = diagrams.to_svg(SOURCES["flowchart"], "p")
    assert not re.search(r"animation(?:-name)?:", svg)
    assert "@keyframes" not in svg


def test_labels_are_printed_as_they_were_typed() -> None:
    text = "".join(ElementTree.fromstring(diagrams.to_svg(SOURCES["flowchart"], "p")).itertext())
    assert all(letter in text for letter in "甲乙丙是问组")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("flowchart TD\n A -->", "unexpected end of input"),
        ("flowchart TD\n A[", "parse error"),
        ("nonsense\n x", "No Mermaid diagram type"),
        ("", "No Mermaid diagram type"),
    ],
)
def test_a_diagram_that_does_not_parse_gives_place_and_reason(source: str, reason: str) -> None:
    with pytest.raises(BookError) as caught:
        diagrams.to_svg(source, "docs/zh/x.md:7:1")
    assert caught.value.place == "docs/zh/x.md:7:1"
    assert reason in caught.value.problem
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        "flowchart TD\n  accTitle: 题\n  accDescr: 说明\n A",
        "flowchart TD\naccTitle:题\naccDescr {\n 说明\n}\n A",
        "accDescr: 说明\naccTitle: 题",
    ],
)
def test_the_alternative_is_title_and_description(source: str) -> None:
    assert diagrams.alternative(source, "p") == "题: 说明"


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("flowchart TD\n accDescr: x\n A", "accTitle"),
        ("flowchart TD\n accTitle: x\n A", "accDescr"),
        ("flowchart TD\n accTitle:\n accDescr: x\n A", "accTitle"),
        ("flowchart TD\n accTitle: x\n accDescr:   \n A", "accDescr"),
        ("flowchart TD\n %% accTitle: x\n accDescr: x\n A", "accTitle"),
    ],
)
def test_a_diagram_without_one_of_the_two_is_refused(source: str, missing: str) -> None:
    with pytest.raises(BookError, match=f"^docs/zh/x.md:7:1: the diagram has no {missing}; add a line"):
        diagrams.alternative(source, "docs/zh/x.md:7:1")
