"""A small book in both languages, as the site build would leave it, and ways to change a page of it."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
EPOCH = 1795219200  # 2026-11-21
TITLES = {"zh": "大模型创业指南", "en": "Founding on Foundation Models"}
PARTS = {"zh": "实践", "en": "Practice"}
CHAPTERS = {"zh": "算力账", "en": "Compute economics"}

# Constructs that pandoc's own TeX reader gets wrong or refuses, and the common ones of this book.
FORMULAS = [
    r"\left\|x\right\|",
    r"\left\|\frac{a}{b}\right\|_2^2",
    r"\lVert x\rVert",
    r"\bigl\|x\bigr\|",
    r"\left.\frac ab\right|_{x=0}",
    r"\left(\frac ab\,\middle|\,\frac cd\right)",
    r"a=b \tag{1}",
    r"\operatorname*{argmax}_x f",
    r"\operatorname{softmax}\!\left(\frac{QK^{\top}}{\sqrt{d_k}}\right)V",
    r"a\!b\,c\;d\quad e",
    r"\begin{vmatrix}a&b\\c&d\end{vmatrix}",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
    r"\begin{Vmatrix}a\end{Vmatrix}",
    r"\begin{array}{l|rc}a&b&c\\\hline c&d&e\end{array}",
    r"\begin{cases}a&x>0\\b&\text{否则}\end{cases}",
    r"\begin{aligned}C&=6ND\\&\approx 5.9\times10^{21}\ \text{FLOP}\end{aligned}",
    r"\underbrace{a+b}_{\text{和}}+\overbrace{x}^{n}",
    r"\sum_{i=1}^n x_i+\sum\limits_{i}y_i+\int_0^1 f\,dx",
    r"\max_\theta \log_2 x",
    r"\overset{!}{=}\stackrel{a}{=}\underset{x}{\min}",
    r"\binom{n}{k}\cfrac{1}{1+x}\tfrac12",
    r"\hat{x}\bar{x}\tilde{x}\vec{x}\dot x\widehat{abc}\overline{AB}\underline{x}",
    r"\mathbb{E}\mathcal{L}\mathbf{x}\boldsymbol{\theta}\mathsf{A}\mathtt{b}\mathfrak{g}\Gamma",
    r"\mathrm{FLOP/s}",
    r"5{,}576\%\ \$5",
    r"p(x\mid y)\quad\mathrm{KL}(p\|q)\quad f\colon A\to B",
    r"x'+x''_i-\left\lfloor\frac ab\right\rfloor",
    r"\boxed{x}\cancel{y}\xrightarrow{f}\phantom{z}",
    r"\text{毛利率}=1-\frac{\text{变动成本}}{\text{价格}}",
]


@dataclass(frozen=True)
class Rendered:
    """The files that a site build leaves for print."""

    pages: Path
    images: Path


def _language(code: str, extra: str) -> dict[str, Any]:
    def fragment(name: str) -> str:
        return (FIXTURES / code / f"{name}.html").read_text(encoding="utf-8")

    home = {"path": "index", "part": "", "title": TITLES[code], "summary": "", "kind": "home"}
    chapter = {
        "path": "practice/economics",
        "part": PARTS[code],
        "title": CHAPTERS[code],
        "summary": "从一次请求算到回本。" if code == "zh" else "From a request to payback.",
        "kind": "decision",
    }
    return {
        "title": TITLES[code],
        "subtitle": "一本开放的书" if code == "zh" else "An open book",
        "authors": "作者们" if code == "zh" else "The authors",
        "license": "CC BY-SA 4.0",
        "site": "",
        "repository": "https://example.org/book",
        "pages": [{**home, "html": fragment("index")}, {**chapter, "html": fragment("economics") + extra}],
    }


def write_book(folder: Path, extra: str = "", commit: str = "abc1234") -> Rendered:
    """Write the small book into `folder`, `extra` HTML at the end of its chapter in both languages."""
    edition = {"version": "0.1", "date": "2026-11-21", "commit": commit, "epoch": EPOCH}
    data = {"edition": edition, "languages": {code: _language(code, extra) for code in TITLES}}
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(FIXTURES / "images", folder / "images", dirs_exist_ok=True)
    (folder / "pages.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return Rendered(folder / "pages.json", folder / "images")


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return write_book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="session")
def formula_book(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The small book with every formula above at the end of its chapter, on a line and alone."""
    written = [html.escape(tex) for tex in FORMULAS]
    shown = [f'<div class="math display">{tex}</div>' for tex in written]
    said = [f'<p>x <span class="math inline">{t}</span></p>' for t in written if "tag" not in t]
    return write_book(tmp_path_factory.mktemp("formulas"), "".join([*shown, *said]))


@pytest.fixture(params=FORMULAS)
def formula(request: pytest.FixtureRequest) -> str:
    """Each formula above."""
    return str(request.param)


@pytest.fixture
def book_with(tmp_path: Path) -> Callable[..., Rendered]:
    """Write a book of one's own: `book_with("<p>…</p>")`."""

    def make(extra: str = "", commit: str = "abc1234") -> Rendered:
        return write_book(tmp_path / "book", extra, commit)

    return make
