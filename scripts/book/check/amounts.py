"""Finds amounts in a text: a number, in digits or in words, together with what makes it a figure and not a count.

What counts: money, percentages (百分之三, 三成, 打四折, three per cent), multiples (三倍, 翻倍, 3×, twice the level),
shares (四分之一, a third of), parameter counts (7B, 70 亿参数), GPU-hours (from a hundred on also plain hours), token
counts, prices, and numbers too large to be a count of a list (1.2 亿, 3 million, 4,129, 四千一百).

What does not: years, dates, times of day, durations, ordinals, section numbers, small counts (三个人), names of models
and versions (GPT-5.6, Qwen3-32B, Llama 3 70B), a unit that only says "per" (每百万词元, per million tokens), vague
amounts (几万元, millions), and halves (一半, half), a word of everyday speech that is a figure too rarely.

No library does it: cn2an and word2number turn a number into digits but do not find one in a sentence; what finds
quantities in English and Chinese sentences (Recognizers-Text) is unmaintained and far too slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from book.check.numerals import EN, EN_SCALES, SCALES, ZH_SCALES, chinese, english


def _either_case(words: list[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(words, key=len, reverse=True))


_FIRST = _either_case([*EN])
_WORD = _either_case([*EN, *EN_SCALES, "dozen"])
_PART = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
_DIGITS = r"\d+(?:,\d+)*(?:\.\d+)?"
_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_NUMBER = re.compile(
    rf"""
    (?=[\d一二两三四五六七八九十百千万翻aAoOtTfFsSeEnNhHdD])(?:
    (?P<digits>(?<![A-Za-z0-9_.])(?<![A-Za-z0-9]-){_DIGITS}(?:[ ]?(?:[–—~～-]|至|到|to\b)[ ]?{_DIGITS})?)
    (?:[ ]?[多余]?[ ]?
      (?P<scale>万亿|[百千]?[万亿]|[Tt]rillion|[Bb]illion|[Mm]illion|thousand|bn\b|[kKMBT](?![A-Za-z0-9])))?
  | (?P<parts>(?:[百千万]|[一二两三四五六七八九十]{{1,3}})分之[{_NUMERAL}]{{1,12}}(?:点[{_NUMERAL}]{{1,12}})?)
  | (?P<numeral>[一二两三四五六七八九十][{_NUMERAL}]*(?:点[{_NUMERAL}]+)?)
  | (?P<twofold>翻倍|翻一?番)
  | (?<![A-Za-z])(?:
      (?P<fraction>(?:[Aa]|[Oo]ne)[ -](?:{_PART})|[Tt]hree[ -]quarters
        |(?:{_FIRST})[ -](?:{_PART.replace("quarter|", "")})s)
    | (?P<double>[Tt]wice(?=[ ](?:the|as|its|their|what|that)\b)|[Dd]ouble(?=[ ](?:the|its|their|what|that)\b)
        |[Dd]oubl(?:ed|es)(?!-|[ ](?:up|down|back)\b))
    | (?P<fold>(?:[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Hh]undred|[Tt]housand)-?fold)
    | (?P<words>(?:(?:{_FIRST})|[Aa][ ](?=hundred|thousand|million|billion|trillion|dozen))
        (?:[ -]?(?:and[ -]a[ -]half|(?:and[ -])?(?:{_WORD})(?![A-Za-z])))*)
    )(?![A-Za-z]))
    """,
    re.VERBOSE,
)
_MONEY = re.compile(
    r"[ ]?[多余来]?[ ]?[万亿]?[ ]?(?:个)?(?:[美港欧日]元|[美港]币|美金|英镑|人民币|[块毛角分]钱|分多钱|厘(?!米)"
    r"|元(?![旦年素组数语论次宵老件气胞认月首祖勋帅化格类体色]|分类)(?:[一二三四五六七八九](?![一-龥]))?)"
    r"|分[一二三四五六七八九](?:厘|(?![一-龥]))"
    r"|(?i:[ -](?:US |Hong Kong )?(?:dollars?|yuan|renminbi|rmb|cny|usd|eur|euros?|pounds|cents?|fen|jiao|yen)\b)"
)
# Units whose amount is not the number before them.
_VAGUE = re.compile(r"[多余来万亿分厘角毛]|元[一二三四五六七八九]|fen|cents?|jiao")
_CURRENCY = re.compile(r"(?:[$¥￥€£]|\b(?:USD|CNY|RMB|EUR|HKD|GBP))[ ]?$")
_PERCENT = re.compile(r"[ ]?(?:[%％‰]|个百分点|(?i:per ?cent\b|percentage points?|basis points?))")
_TENTHS = re.compile(
    r"[ ]?[多半]?(?:成(?![为立功长员就果品绩交熟型份分]|本(?!金)|不变)"
    r"|折(?![叠扣线中腾旧算射磨返断]))"
)
_TIMES = re.compile(
    r"[ ]?[多余]?[ ]?倍|×(?![\dA-Z一-龥]|[ ]\d)|[xX](?![A-Za-z0-9])|-?fold\b"
    r"|[ ]times(?=[ ](?:(?:the|as|its|their|that|what|more|less)\b|[a-z]+er\b|[A-Z\ufffc]))"
)
_SHARE = re.compile(r"(?i:[ ](?:in|out of)[ ](?:every |a |one )?(?:ten|hundred|thousand)\b)")
_PARAMETERS = re.compile(r"[ ]?个?(?:参数|(?i:parameters?|params)\b)")
_GPU_HOURS = re.compile(
    r"[ ]?个?(?:[A-Z]\d+[ ])?(?:卡时|卡小时|GPU[ ]?(?:小时|卡时)|(?i:GPU[ -]?hours?|card-hours?)\b)"
)
_HOURS = re.compile(r"[ ]?个?(?:这样的|这种)?小时|[ ](?:such[ ])?hours\b")
_TOKENS = re.compile(r"[ ]?个?(?:词元|(?i:tokens?\b|上下文|context\b))|[ -](?i:(?:[a-z-]{1,20}[ ])?tokens?\b)")
_GREW = tuple("价涨贵翻多高增快大加")  # 涨价一倍 is a multiple; 一倍 alone is a word
_PART_OF = re.compile(r"[ ](?:of|off|left|more|less|as)\b")
_BY = re.compile(r"\b(?:by|to|of|at|only|about|nearly|almost|over|under|than)[ ]$")
_UNIT_BEFORE = re.compile(r"(?:每|/|\b[Pp]er)[ ]?$")
_PRICED = re.compile(r"(?:\ufffc|(?i:yuan|dollars?|fen|cents?|price|costs?|\bper))[ ]$")
_NAME = re.compile(
    r"(?!(?:A|An|The|Our|Its|In|At|For|With|From|Of|And|Only|About|Any|Some)[ ])\b[A-Z][\w.-]*[ ](?:\d[\d.]*[ ])?$"
)


@dataclass(frozen=True)
class Amount:
    """An amount: its span in the text, what it is an amount of, and its value where it is one number."""

    start: int
    end: int
    kind: str
    value: Decimal | None


def amounts(text: str) -> Iterator[Amount]:
    """Yield every amount in `text`, from left to right; no two overlap."""
    done = 0
    for match in _NUMBER.finditer(text):
        if match.start() < done:
            continue
        found = _amount(match, text[max(0, match.start() - 24) : match.start()])
        if found:
            done = found.end
            yield found


def _amount(match: re.Match[str], before: str) -> Amount | None:
    group = match.lastgroup if match.lastgroup != "scale" else "digits"
    if group == "parts":
        return _parts(match)
    if group == "fraction":
        return _fraction(match, before)
    if group in ("fold", "double", "twofold"):
        return Amount(*match.span(), "a multiple", None)
    if group == "numeral" and (before.endswith("第") or (match.group()[0] == "十" and before[-1:] in tuple("几数上"))):
        return None
    value = _value(match)
    for kind, pattern in _KINDS:
        after = pattern.match(match.string, match.end())
        if after and (amount := _judged(kind, match, after.end(), before, value)):
            return amount
    if group == "digits" and _CURRENCY.search(before):
        return Amount(*match.span(), "money", value)
    if _is_size(match, before):
        return Amount(*match.span(), "a number of parameters", value)
    if _is_large(match, value) and not _UNIT_BEFORE.search(before):
        return Amount(*match.span(), "a large number", value)
    return None


_KINDS = (
    ("money", _MONEY),
    ("a percentage", _PERCENT),
    ("tenths", _TENTHS),
    ("a multiple", _TIMES),
    ("a share", _SHARE),
    ("a number of parameters", _PARAMETERS),
    ("GPU-hours", _GPU_HOURS),
    ("hours", _HOURS),
    ("a number of tokens", _TOKENS),
)


def _judged(kind: str, match: re.Match[str], end: int, before: str, value: Decimal | None) -> Amount | None:
    """Return the amount, or None where number and unit together are no figure: 一元, one token, 三个参数."""
    typed, size = match["digits"], value if value is not None else Decimal(11)
    if kind == "tenths":
        word = match["numeral"] or ""
        if not typed and (len(word) > 2 or "十" in word or (word == "一" and before[-1:] in "唯统单同合")):
            return None
        exact = value is not None and len(word) < 2
        return Amount(match.start(), end, "a percentage", value / 10 if exact and value is not None else None)
    if kind == "a percentage":
        return Amount(match.start(), end, kind, None if value is None else value / 100)
    if kind == "money":
        unit = match.string[match.end() : end]
        small = not typed and size <= 1 and not re.match("分[^多钱]", unit)
        return None if small else Amount(match.start(), end, kind, None if _VAGUE.search(unit) else value)
    if kind == "a multiple" and match.group() in ("一", "one") and before[-1:] not in _GREW:
        return None
    if kind == "hours":
        return Amount(match.start(), end, "GPU-hours", value) if size >= 100 else None
    if kind in ("a number of parameters", "a number of tokens"):
        per = _UNIT_BEFORE.search(before) or (not typed and match.group().startswith("a ") and _PRICED.search(before))
        if per or size <= (10 if kind == "a number of tokens" else 999):
            return None
    if kind == "GPU-hours" and not typed and size <= 1:
        return None
    return Amount(match.start(), end, kind, value)


def _parts(match: re.Match[str]) -> Amount | None:
    whole, part = match["parts"].split("分之")
    if match.group() in ("百分之百", "二分之一"):
        return None
    kind = "a percentage" if whole == "百" else "a share"
    return Amount(*match.span(), kind, chinese(part) / (Decimal(ZH_SCALES.get(whole, 0)) or chinese(whole)))


def _fraction(match: re.Match[str], before: str) -> Amount | None:
    after = match.string[match.end() : match.end() + 10]
    plural = match["fraction"].endswith("s")
    stands = _PART_OF.match(after) or (_BY.search(before) and re.match(r"[ ]?(?:[,.;:|)]|$)|\n", after))
    return Amount(*match.span(), "a share", None) if plural or stands else None


def _is_size(match: re.Match[str], before: str) -> bool:
    """Tell whether this is `7B`, and no part of a model's name."""
    return match["scale"] == "B" and not match.group().endswith(" B") and not _NAME.search(before)


def _is_large(match: re.Match[str], value: Decimal | None) -> bool:
    typed, scale = match["digits"], match["scale"] or ""
    if typed:
        return len(scale) > 1 or scale in ("万", "亿") or bool(re.search(r"\d,\d{3}(?!\d)", typed))
    word = match.group()
    if match["numeral"]:
        return len(word) > 2 and bool(re.search("[千万亿]", word)) and "〇" not in word
    return not word.lower().startswith(("a ", "one ")) and value is not None and value >= 1000 and "0" not in word


def _value(match: re.Match[str]) -> Decimal | None:
    """Return the number, or None for a range, or for what is too long to be one."""
    if match.end() - match.start() > 80:
        return None
    if typed := match["digits"]:
        if not re.fullmatch(_DIGITS, typed):
            return None
        number = Decimal(typed.replace(",", ""))
        return number * SCALES[(match["scale"] or "").lower()] if match["scale"] else number
    return chinese(match["numeral"]) if match["numeral"] else english(match["words"])
