"""Draws Mermaid diagrams at build time, in the colours of the page.

The drawing carries CSS custom properties instead of colours, so it follows light and dark by itself. Its letters are
SVG text (no `foreignObject`), so it prints.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache

from merman import MermanEngine, MermanError

from book.errors import BookError

# What Mermaid is told to paint with, and the custom property each stands for. The colours are never seen: each is a
# name that survives Mermaid's own arithmetic because it is used as it is.
_FONT = "Noto Sans SC, PingFang SC, Microsoft YaHei, Source Han Sans SC, sans-serif"
_STAND_IN = {
    "#010101": "--book-fill",
    "#020202": "--book-ink",
    "#030303": "--book-line-strong",
    "#040404": "--book-paper",
    "#050505": "--book-fill-2",
    "#060606": "--book-faint",
    "#070707": "--book-accent",
    **{f"#0808{n:02d}": f"--book-chart-{n}" for n in range(1, 7)},
}
_PAINTED = {
    "--book-fill": "primaryColor mainBkg actorBkg labelBoxBkgColor activationBkgColor taskBkgColor sectionBkgColor "
    "sectionBkgColor2 rowOdd attributeBackgroundColorOdd quadrant1Fill quadrant3Fill stateBkg compositeBackground",
    "--book-fill-2": "git0 secondaryColor tertiaryColor clusterBkg noteBkgColor altSectionBkgColor activeTaskBkgColor "
    "doneTaskBkgColor critBkgColor excludeBkgColor rowEven attributeBackgroundColorEven quadrant2Fill quadrant4Fill "
    "altBackground",
    "--book-ink": "primaryTextColor secondaryTextColor tertiaryTextColor textColor nodeTextColor titleColor "
    "actorTextColor signalTextColor labelTextColor loopTextColor noteTextColor taskTextColor taskTextLightColor "
    "taskTextDarkColor taskTextOutsideColor taskTextClickableColor quadrantPointFill quadrantPointTextFill "
    "quadrant1TextFill quadrant2TextFill quadrant3TextFill quadrant4TextFill quadrantTitleFill quadrantXAxisTextFill "
    "quadrantYAxisTextFill pieTitleTextColor pieLegendTextColor gitBranchLabel0 transitionLabelColor "
    "stateLabelColor specialStateColor classText",
    "--book-line-strong": "primaryBorderColor secondaryBorderColor tertiaryBorderColor nodeBorder clusterBorder "
    "actorBorder labelBoxBorderColor noteBorderColor activationBorderColor taskBorderColor activeTaskBorderColor "
    "doneTaskBorderColor quadrantInternalBorderStrokeFill quadrantExternalBorderStrokeFill",
    "--book-faint": "lineColor arrowheadColor actorLineColor signalColor gridColor vertLineColor transitionColor "
    "pieStrokeColor pieOuterStrokeColor",
    "--book-paper": "pieSectionTextColor edgeLabelBackground background sequenceNumberColor labelBackgroundColor",
    "--book-accent": "critBorderColor todayLineColor",
    **{f"--book-chart-{n}": f"pie{n} pie{n + 6}" for n in range(1, 7)},
}
_NAMED = {name: colour for colour, name in _STAND_IN.items()}
_THEME = {
    **{variable: _NAMED[name] for name, variables in _PAINTED.items() for variable in variables.split()},
    **{f"cScale{n}": _NAMED["--book-fill-2" if n % 2 else "--book-fill"] for n in range(12)},
    **{f"cScaleLabel{n}": _NAMED["--book-ink"] for n in range(12)},
    **{f"cScale{kind}{n}": _NAMED["--book-line-strong"] for n in range(12) for kind in ("Inv", "Peer")},
    "pieOpacity": "1",
    "fontFamily": _FONT,
    "fontSize": "15px",
}
_ENGINE = {"svg": {"pipeline": "readable"}}
_INIT = {
    "theme": "base",
    "look": "classic",
    "htmlLabels": False,
    "flowchart": {
        "htmlLabels": False,
        "curve": "basis",
        "nodeSpacing": 36,
        "rankSpacing": 40,
        "padding": 12,
        "wrappingWidth": 280,
    },
    "themeVariables": _THEME,
}


def to_svg(source: str, place: str) -> str:
    """Return the diagram as an SVG whose ids are its own and whose colours are custom properties.

    Raises:
        BookError: it does not parse.
    """
    problem, svg = _draw(source)
    if problem:
        raise BookError(
            place,
            f"diagram: {problem}",
            "mend the Mermaid source; see CONTRIBUTING for `mermaid in-page`",
        )
    return svg


def alternative(source: str, place: str) -> str:
    """Return the text for those who cannot see the diagram: its `accTitle` and its `accDescr`.

    Raises:
        BookError: it lacks one of the two.
    """
    found = []
    for name in ("accTitle", "accDescr"):
        match = re.search(rf"^\s*{name}[ \t]*(?::[ \t]*(\S.*)|\{{\s*([^}}]+)\}})", source, re.MULTILINE)
        if match is None:
            raise BookError(place, f"the diagram has no {name}", f"add a line `{name}: …` under its first line")
        found.append(" ".join((match[1] or match[2]).split()))
    return ": ".join(found)


@cache
def _draw(source: str) -> tuple[str, str]:
    """Return (problem, SVG), one of them empty."""
    name = "m" + hashlib.sha256(source.encode()).hexdigest()[:10]
    text = f"%%{{init: {json.dumps(_INIT)}}}%%\n{source}"
    try:
        svg = _engine().render_svg(text, json.dumps({"svg": {"diagram_id": name}}))
    except MermanError as error:
        return str(getattr(error, "message", error)).replace("\n", " "), ""
    return "", _readable(_coloured(_unique(svg)))


@cache
def _engine() -> MermanEngine:
    return MermanEngine(options_json=json.dumps(_ENGINE), services=None)


def _readable(svg: str) -> str:
    """Let a narrow screen shrink the drawing only until its letters are as small as a caption's; its frame scrolls."""
    return re.sub(
        r"max-width: ([\d.]+)px;", lambda m: f"{m.group()} min-width: {float(m[1]) * 0.8:.0f}px;", svg, count=1
    )


def _coloured(svg: str) -> str:
    svg = re.sub(r"@keyframes [\w-]+\{(?:[^{}]|\{[^{}]*\})*\}", "", svg)
    svg = re.sub(r"(?<=\})[^{}]*\[data-look=[^{}]*\{[^{}]*\}", "", svg)  # rules of another look
    svg = re.sub(r"(?:animation|filter|box-shadow):[^;}\"]*;?", "", svg)
    svg = re.sub(r"<(filter|foreignObject)\b.*?</\1>", "", svg, flags=re.DOTALL)  # its text stands beside it as SVG
    for colour, name in _STAND_IN.items():
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        svg = re.sub(rf"{colour}\b|rgb\({red}, {green}, {blue}\)", f"var({name})", svg)
    return _PAINT.sub(lambda m: f"{m[1]}var({_nearest(m[2])})", svg)


# Where Mermaid asks nobody and paints as it likes.
_PAINT = re.compile(
    r"((?:fill|stroke|color|background|background-color|stop-color)(?::\s*|=\"))"
    r"(#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|black|white|red|navy|grey|gray|lightgr[ae]y|darkgr[ae]y)"
)


def _nearest(colour: str) -> str:
    """Return the custom property that does what Mermaid's own colour was meant to do."""
    numbers = [float(n) for n in re.findall(r"[\d.]+", colour)]
    if colour.startswith("hsl"):
        light = numbers[-1 if "a(" not in colour else 2] / 100 if len(numbers) > 2 else 0.0
    elif colour.startswith("rgb"):
        light = max(numbers[:3]) / 255
    elif colour.startswith("#"):
        wide = colour[1:] if len(colour) > 5 else "".join(2 * digit for digit in colour[1:])
        light = max(int(wide[i : i + 2], 16) for i in (0, 2, 4)) / 255
    else:
        light = {"white": 1.0, "lightgrey": 0.8, "lightgray": 0.8, "grey": 0.5, "gray": 0.5}.get(colour, 0.0)
    return "--book-ink" if light < 0.3 else "--book-faint" if light < 0.7 else "--book-fill-2"


def _unique(svg: str) -> str:
    """Number the ids that Mermaid gives twice (mind maps do), so that the page stays valid."""
    seen: dict[str, int] = {}

    def one(match: re.Match[str]) -> str:
        found = match.group(1)
        seen[found] = seen.get(found, 0) + 1
        return f' id="{found}"' if seen[found] == 1 else f' id="{found}-{seen[found]}"'

    return re.sub(r'\sid="([^"]+)"', one, svg)
