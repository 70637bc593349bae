"""What is wrong in a run of Chinese text: spaces, half-width marks, quotation marks, dots, dashes, emphasis, breaks.

Pure functions from text to slips. The text has U+FFFC where something stands that is nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from book.check.slip import Slip

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f〇"
LATIN = "A-Za-z0-9\u00c0-\u024f"
_STOPS = "，。：；？！、"
_MARKS = f"{_STOPS}（）《》〈〉「」『』【】"
_FULL_WIDTH = dict(zip(",.:;?!", "，。：；？！", strict=True))

_GAP = re.compile(f"[{HAN}](?=[{LATIN}])|[{LATIN}%](?=[{HAN}])")
_GAP_EMPHASIS = re.compile(f"[{HAN}](\\*{{1,3}}+)(?=[{LATIN}])|[{LATIN}%](\\*{{1,3}}+)(?=[{HAN}])")
_SPACES = re.compile(f"[{HAN}]([ \u3000]++)(?=[{HAN}])")
_WIDE = re.compile(f"(?:[{HAN}]([ \u3000]{{2,}}+)(?=[{LATIN}])|[{LATIN}%]([ \u3000]{{2,}}+)(?=[{HAN}]))")
_BESIDE = re.compile(
    f"[{_MARKS}]([ \u3000]++)(?=[{HAN}{LATIN}{_MARKS}“‘])|[{HAN}{LATIN}%”’]([ \u3000]++)(?=[{_MARKS}])"
    f"|(?:[“”‘]|(?<![A-Za-z])’)([ \u3000]++)(?=[{HAN}])|[{HAN}]([ \u3000]++)(?=[“”‘’])"
)
_HALF = re.compile(
    f"(?:[{HAN}）》」』](?P<after>[,;:?]++|!++(?!\\[))|[{LATIN}%”’](?P<before>[,;:?!])(?= *+[{HAN}“《（]))(?P<gap> *+)"
)
_STOP = re.compile(f"[{HAN}”’）》](?P<stop>\\.)(?![A-Za-z0-9._/-])(?P<gap> *+)")
_PAIR = re.compile(r"(?P<before>(?<! ) *+)\((?P<inside>[^()\n]*+)\)(?P<after> *+)")
_STRAIGHT = re.compile(r'"([^"\n]*+)"')
_SINGLE = re.compile(f"(?<![{LATIN}])'([^'\n]*+)'")
_DOTS = re.compile(r"\.{3,}+|。{2,}+|…++|・{3,}+")
_DASH = re.compile(f"[{HAN}”）》]( *+(?:-{{2,}}+|–++) *+| ++[-—]++ ++)(?=[{HAN}“（《])")
_HAN = re.compile(f"[{HAN}]")
_STARS = re.compile(r"(?<!\\)\*{1,3}+")
_CELLS = re.compile(r"\||\n")
_LETTER = re.compile(f"[{HAN}{LATIN}]")
_PUNCTUATION = set("，。：；？！、（）《》「」『』【】“”‘’…—,.;:?!()%％")
_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_EITHER = re.compile("[“”‘’（）《》「」『』【】]")
_NUMBERED = re.compile(r"(?:^|[\s，；。：、>])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$")
_BLOCK = re.compile(r"#{1,6}\s|\||///|!!!|\?\?\?|<|\*\[|\[[^\]\n]++\]:|=++$|-++$|[\ufffc\s]*+$")
_ITEM = re.compile(r"[-*+]\s|\d{1,9}[.)]\s|:\s")
_WORD = re.compile(f"[{LATIN}]")


def slips(text: str) -> Iterator[Slip]:
    """Yield every slip of a Chinese text."""
    yield from _spaces(text)
    yield from _half_width(text)
    yield from _parentheses(text)
    yield from _straight_quotes(text)
    yield from _dots_and_dashes(text)
    yield from _emphasis(text)
    yield from _unpaired(text)
    yield from _breaks(text)


def _spaces(text: str) -> Iterator[Slip]:
    for m in _GAP.finditer(text):
        yield Slip(m.end(), m.end(), f"«{_around(text, m.end())}» needs one space between Chinese and Latin", " ")
    for m in _GAP_EMPHASIS.finditer(text):
        message = f"«{_around(text, m.end())}» needs one space between Chinese and Latin, outside the asterisks"
        yield Slip(m.start() + 1, m.end(), message)
    for m in _SPACES.finditer(text):
        message = f"«{_around(text, m.end())}» has a space between Chinese characters; write none"
        yield Slip(m.start(1), m.end(1), message, "")
    for m in _WIDE.finditer(text):
        start = m.start() + 1
        message = f"«{_around(text, start)}» has more than one space between Chinese and Latin; write one"
        yield Slip(start, m.end(), message, " ")
    for m in _BESIDE.finditer(text):
        start = m.start() + 1
        message = f"«{_around(text, start)}» has a space beside a full-width mark; write none"
        yield Slip(start, m.end(), message, "")


def _half_width(text: str) -> Iterator[Slip]:
    for m in [*_HALF.finditer(text), *_STOP.finditer(text)]:
        start = m.start() + 1
        typed = text[start : m.start("gap")]
        wanted = "".join(_FULL_WIDTH[mark] for mark in typed)
        message = f"«{_around(text, start)}»: the half-width «{typed}» in Chinese text should be «{wanted}»"
        yield Slip(start, m.end(), message, wanted)


def _parentheses(text: str) -> Iterator[Slip]:
    for m in _PAIR.finditer(text):
        before, after = text[max(m.start() - 1, 0) : m.start()], text[m.end() : m.end() + 1]
        chinese = bool(_HAN.search(m["inside"]))
        if not chinese and (not m["before"] and re.match(f"[{LATIN}]", before or "")):
            continue  # f(x), GPU(s)
        if chinese or _HAN.match(before) or _HAN.match(after) or (after and after in _STOPS):
            message = f"«{m.group().strip()}»: parentheses in Chinese text are full-width, «（{m['inside']}）»"
            indent = "" if before not in ("", "\n") else m["before"]
            gap = "" if after not in ("", "\n", "|", "*", "\ufffc") else m["after"]
            gap = m["after"] if before in ("-", "*", "|", "#", ".", ">", ":", "]") else gap
            indent = m["before"] if before in ("-", "*", "|", "#", ".", ">", ":", "]", "\ufffc") else indent
            yield Slip(m.start(), m.end(), message, f"{indent}（{m['inside']}）{gap}")


def _straight_quotes(text: str) -> Iterator[Slip]:
    for pattern, opening, closing in ((_STRAIGHT, "“", "”"), (_SINGLE, "‘", "’")):
        for m in pattern.finditer(text):
            around = text[max(m.start() - 1, 0) : m.start()] + text[m.end() : m.end() + 1]
            if _HAN.search(m[1]) or _HAN.search(around) or any(mark in _STOPS for mark in around):
                message = f"«{m.group()}»: quotation marks in Chinese text are {opening} {closing}"
                yield Slip(m.start(), m.end(), message, f"{opening}{m[1]}{closing}")


def _dots_and_dashes(text: str) -> Iterator[Slip]:
    for m in _DOTS.finditer(text):
        around = text[max(m.start() - 1, 0) : m.start()] + text[m.end() : m.end() + 1]
        chinese = _HAN.search(around) or any(mark in _PUNCTUATION - set(",.;:?!()") for mark in around)
        if m.group() != "……" and (chinese or "。" in m.group()):
            message = f"«{_around(text, m.start())}»: an ellipsis in Chinese text has six dots, «……»"
            yield Slip(m.start(), m.end(), message, "……")
    for m in _DASH.finditer(text):
        message = f"«{_around(text, m.end())}»: a dash in Chinese text is «——», without spaces"
        yield Slip(m.start(1), m.end(1), message, "——" if "--" in m[1] or "–" in m[1] else None)


def _emphasis(text: str) -> Iterator[Slip]:
    """Asterisks beside a mark and a letter neither open nor close in CommonMark, and are shown."""
    if "*" not in text:
        return
    cells = iter([m.start() for m in _CELLS.finditer(text)] + [len(text)])
    cell, opened = next(cells), False
    for m in _STARS.finditer(text):
        while m.start() > cell:
            cell, opened = next(cells), False
        before, after = text[m.start() - 1 : m.start()] or " ", text[m.end() : m.end() + 1] or " "
        if before.isspace() and after.isspace():
            continue  # a list, or a multiplication
        if opened and before in _PUNCTUATION and _LETTER.match(after):
            message = f"«{_around(text, m.end())}»: a bold span that ends in «{before}» before a character shows its "
            yield Slip(m.start(), m.end(), message + "asterisks; move the mark behind them")
        if not opened and after in _PUNCTUATION and _LETTER.match(before):
            message = f"«{_around(text, m.end())}»: a bold span that begins with «{after}» after a character shows "
            yield Slip(m.start(), m.end(), message + "its asterisks; move the mark in front of them")
        opened = not opened


def _unpaired(text: str) -> Iterator[Slip]:
    """Quotation marks, titles and parentheses open and close within a paragraph, which is a line."""
    open_: list[tuple[str, int]] = []
    line_end = -1
    for m in _EITHER.finditer(text):
        if m.start() > line_end:
            yield from _left_open(open_)
            open_ = []
            line_end = text.find("\n", m.start())
            line_end = len(text) if line_end < 0 else line_end
        mark, before = m.group(), text[max(m.start() - 1, 0) : m.start()]
        if mark == "’" and re.match("[A-Za-z]", before) and not any(o == "‘" for o, _ in open_[-3:]):
            continue  # an apostrophe
        if mark in _PAIRS:
            open_.append((mark, m.start()))
        elif open_ and open_[-1][0] == _CLOSING[mark]:
            open_.pop()
        elif not (mark == "）" and _NUMBERED.search(text[max(m.start() - 4, 0) : m.start()])):
            yield Slip(m.start(), m.end(), f"«{_around(text, m.start())}»: «{mark}» closes nothing that is open here")
            open_ = []
    yield from _left_open(open_)


def _left_open(open_: list[tuple[str, int]]) -> Iterator[Slip]:
    for mark, start in open_[:1]:
        yield Slip(start, start + 1, f"«{mark}» is not closed in this paragraph; add «{_PAIRS[mark]}»")


def _breaks(text: str) -> Iterator[Slip]:
    """A line break inside a paragraph becomes a space."""
    above, start = "", 0
    for line in text.split("\n"):
        bare = line.lstrip(" \t>")
        content = bare.rstrip()
        block, item = _BLOCK.match(content), _ITEM.match(bare)
        if content and above and not block and not item and not above.endswith(("  ", "\\")):
            left, right = above.rstrip()[-1], content[0]
            join = " " if _WORD.match(left) or _WORD.match(right) else ""
            message = f"a line break inside a paragraph prints as a space before «{content[:8]}»; join the lines"
            mend = None if "\ufffc" in (left, right) else join
            yield Slip(start - 1, start + len(line) - len(bare), message, mend)
        above = "" if block or (item and not content[2:].strip()) else line
        start += len(line) + 1


def _around(text: str, offset: int) -> str:
    start = max(text.rfind("\n", max(offset - 6, 0), offset) + 1, offset - 6, 0)
    end = text.find("\n", offset, offset + 6)
    return text[start : end if end >= 0 else offset + 6].replace("\ufffc", "").strip()
