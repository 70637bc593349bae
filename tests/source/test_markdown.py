"""Which spans of a page are ours, and which are nobody's business."""

from __future__ import annotations

import pytest

from book.source.markdown import citation_keys, tokens


def spans(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    "text",
    [
        "一张卡 $5，两张 $9。",
        "from $5 to $6 million",
        "costs 5$ or 6$ now",
        "a lone $ sign",
        "$ x$ and $x $",
        "[text](url), [ ], [x] and [^1]",
        "mail me@example.org",
        "{ #id } and {single}",
        "[@a;] and [@a; b]",
    ],
    ids=lambda text: text[:16],
)
def test_prices_links_and_single_braces_are_left_alone(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("价 {{ fact:a }}。", [("reference", "{{ fact:a }}")]),
        ("{{ fact:a-b.c_d bare }}", [("reference", "{{ fact:a-b.c_d bare }}")]),
        ("$x_{{a}}$", [("inline", "$x_{{a}}$")]),
        ("$n = {{ x }}$", [("inline", "$n = {{ x }}$")]),
        ("$6 {{ inkstone:n }}$", [("inline", "$6 {{ inkstone:n }}$")]),
        (r"$a \$ b$", [("inline", r"$a \$ b$")]),
        ("| $|x|$ | $y$ |", [("inline", "$|x|$"), ("inline", "$y$")]),
        ("$$\nx\n+ y\n$$", [("display", "$$\nx\n+ y\n$$")]),
        ("`{{ fact:a }}` and ``$x$ ` [@k]``", [("code", "`{{ fact:a }}`"), ("code", "``$x$ ` [@k]``")]),
        ("<!-- {{ fact:a }}\n$x$ -->", [("comment", "<!-- {{ fact:a }}\n$x$ -->")]),
        (r"\$5 and \$6", [("escape", r"\$"), ("escape", r"\$")]),
        (r"\{{ fact:a }}", [("escape", r"\{")]),
        (r"\[@key]", [("escape", r"\[")]),
        (r"\`{{ fact:a }}\`", [("escape", r"\`"), ("reference", "{{ fact:a }}"), ("escape", r"\`")]),
        ("```\n{{ fact:a }}\n```", [("fence", "```\n{{ fact:a }}\n```")]),
        ("~~~text\n$x$\n~~~", [("fence", "~~~text\n$x$\n~~~")]),
        ("````\n```chart\n```\n````", [("fence", "````\n```chart\n```\n````")]),
        ("[@a; @b:2026]", [("citation", "[@a; @b:2026]")]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_each_span_is_found_whole_and_hides_what_is_inside(text: str, expected: list[tuple[str, str]]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text", ["{{fact:a}}", "{{ fact: a }}", "{{  fact:a }}", "{{ fact:a bare x }}", "{{ x }}", "{{}}"]
)
def test_double_braces_in_prose_that_are_no_reference_do_not_pass_unseen(text: str) -> None:
    assert spans(f"价 {text}。") == [("stray", text)]


def test_a_lone_backtick_hides_nothing_of_the_next_paragraph() -> None:
    assert spans("键盘左上角的 ` 键。\n\n{{ fact:a }} 与 `x`") == [("reference", "{{ fact:a }}"), ("code", "`x`")]


def test_an_indented_fence_ends_at_its_own_indent() -> None:
    found = list(tokens('!!! advice "x"\n\n    ```chart\n    a.b\n    ```\n\nafter'))
    assert [(t.kind, t.parts["indent"], t.parts["info"], t.parts["body"]) for t in found] == [
        ("fence", "    ", "chart", "    a.b\n")
    ]


def test_line_and_column_count_from_one_and_from_the_first_line_given() -> None:
    found = list(tokens("甲\n乙 {{ fact:a }} $x$\n", first_line=9))
    assert [(t.line, t.column) for t in found] == [(10, 3), (10, 16)]


def test_citation_keys_come_without_their_at_sign() -> None:
    assert citation_keys(tokens("[@a; @b]")[0]) == ["a", "b"]
