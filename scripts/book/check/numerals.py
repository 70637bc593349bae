"""Reads numbers written in Chinese and English words: 三万三千, 两点五, four and a half thousand."""

from __future__ import annotations

import re
from decimal import Decimal

ZH = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
ZH_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
EN = {word: n for n, word in enumerate(f"{_ONES} eighteen nineteen".split(" "), 1)}
EN |= {word: 10 * n for n, word in enumerate(_TENS.split(" "), 2)}
EN_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Words and letters after digits, lower-case: 5 万, 2.788M.
SCALES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
SCALES |= {**EN_SCALES, "k": 1000, "m": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12}


def chinese(word: str) -> Decimal:
    """Return the number that a Chinese numeral means; every character must be one of a numeral."""
    whole, _, fraction = word.partition("点")
    total = section = digit = 0
    for character in whole:
        scale = ZH_SCALES.get(character, 0)
        if not scale:
            digit = digit * 10 + ZH[character]
        elif scale >= 10**4:
            total = (total + section + digit) * scale
            section = digit = 0
        else:
            section += (digit or 1) * scale
            digit = 0
    tail = "".join(str(ZH[c]) for c in fraction if c in ZH)
    return Decimal(f"{total + section + digit}.{tail or 0}")


def english(words: str) -> Decimal:
    """Return the number that English words mean; `a` and `and` count for nothing."""
    total = section = Decimal(0)
    for word in re.findall("[a-z]+", words.lower()):
        if word == "half":
            section += Decimal("0.5")
        elif word == "dozen":
            section = (section or Decimal(1)) * 12
        elif word == "hundred":
            section = (section or Decimal(1)) * 100
        elif word in EN_SCALES:
            total += (section or Decimal(1)) * EN_SCALES[word]
            section = Decimal(0)
        else:
            section += EN.get(word, 0)
    return total + section
