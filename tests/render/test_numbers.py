"""One value, written as each language writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from book.render.numbers import tex, written
from book.source.both import Both
from book.source.figures import Figure, Unit

UNITS = {
    "USD": Unit("USD", Both("{} 美元", "${}"), "${}", "words"),
    "CNY": Unit("CNY", Both("{} 元", "¥{}"), "¥{}", "words"),
    "hour": Unit("hour", Both("{} 卡时", "{} GPU-hours"), "{} GPU-hour", "words"),
    "rate": Unit("rate", Both("每卡时 {} 元", "¥{} per GPU-hour"), "¥{} per GPU-hour", "plain"),
    "fx": Unit("fx", Both("1 美元兑 {} 元", "¥{} to the dollar"), "¥{} to the dollar", "words"),
    "plain": Unit("plain", Both("{}", "{}"), "{}", "plain"),
    "ratio": Unit("ratio", Both("{}", "{}"), "{}", "percent"),
    "multiple": Unit("multiple", Both("{}", "{}"), "{}", "multiple"),
    "FLOP": Unit("FLOP", Both("{} FLOP", "{} FLOP"), "{} FLOP", "scientific"),
}


def figure(low: str, unit: str = "plain", high: str | None = None, digits: int | None = None) -> Figure:
    ends = Decimal(low), None if high is None else Decimal(high)
    return Figure("fact:x", Both("甲", "A"), *ends, UNITS[unit], "p", digits, {})


def computed(exact: float, unit: str, digits: int = 3) -> Figure:
    return figure(f"{exact:.{digits - 1}e}", unit, digits=digits)


@pytest.mark.parametrize(
    ("typed", "unit", "zh", "en"),
    [
        # the boundaries of the scale words
        ("9999", "USD", "9,999 美元", "$9,999"),
        ("10000", "USD", "1 万美元", "$10,000"),
        ("99999999", "USD", "9999.9999 万美元", "$99.999999 million"),
        ("1e8", "USD", "1 亿美元", "$100 million"),
        ("999999", "USD", "99.9999 万美元", "$999,999"),
        ("1e6", "USD", "100 万美元", "$1 million"),
        ("1e9", "USD", "10 亿美元", "$1 billion"),
        ("9.99e11", "USD", "9990 亿美元", "$999 billion"),
        ("1e12", "USD", "1 万亿美元", "$1 trillion"),
        ("1.5e16", "USD", "15000 万亿美元", "$15000 trillion"),
        # the digits a person typed are the digits that are printed
        ("5.576e6", "USD", "557.6 万美元", "$5.576 million"),
        ("5.60e6", "USD", "560 万美元", "$5.60 million"),
        ("2.50", "rate", "每卡时 2.50 元", "¥2.50 per GPU-hour"),
        ("1234.5", "rate", "每卡时 1,234.5 元", "¥1,234.5 per GPU-hour"),
        # the zeros that fill an integer are no digits
        ("1200000", "USD", "120 万美元", "$1.2 million"),
        ("10000000", "hour", "1000 万卡时", "10 million GPU-hours"),
        # one and many
        ("1", "hour", "1 卡时", "1 GPU-hour"),
        ("0", "hour", "0 卡时", "0 GPU-hours"),
        ("2", "hour", "2 卡时", "2 GPU-hours"),
        ("1e6", "hour", "100 万卡时", "1 million GPU-hours"),
        # negative numbers carry a minus sign, before the currency
        ("-5.5e6", "USD", "−550 万美元", "−$5.5 million"),
        ("-3", "CNY", "−3 元", "−¥3"),
        ("-0.5", "rate", "每卡时 −0.5 元", "−¥0.5 per GPU-hour"),
        ("-3", "hour", "−3 卡时", "−3 GPU-hours"),
        ("-0.004", "ratio", "−0.4%", "−0.4%"),
        # no space between 万 and the unit that follows, but one before
        ("20000", "fx", "1 美元兑 2 万元", "¥20,000 to the dollar"),
        # percent, multiple, scientific
        ("0.4", "ratio", "40%", "40%"),
        ("0.405", "ratio", "40.5%", "40.5%"),
        ("0", "ratio", "0%", "0%"),
        ("1", "ratio", "100%", "100%"),
        ("12.5", "ratio", "1,250%", "1,250%"),
        ("3", "multiple", "3 倍", "3×"),
        ("2.50", "multiple", "2.50 倍", "2.50×"),
        ("5.88e21", "FLOP", "5.88×10²¹ FLOP", "5.88×10²¹ FLOP"),
        ("-2e-7", "FLOP", "−2×10⁻⁷ FLOP", "−2×10⁻⁷ FLOP"),
        ("312000000000000", "FLOP", "3.12×10¹⁴ FLOP", "3.12×10¹⁴ FLOP"),
        ("0", "FLOP", "0 FLOP", "0 FLOP"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(typed: str, unit: str, zh: str, en: str) -> None:
    assert [written(figure(typed, unit), language) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("exact", "unit", "digits", "zh", "en"),
    [
        (5_576_000, "USD", 3, "558 万美元", "$5.58 million"),
        (5_000_000, "USD", 3, "500 万美元", "$5 million"),
        (1234.5, "USD", 2, "1,200 美元", "$1,200"),
        (9999.6, "USD", 4, "1 万美元", "$10,000"),
        (999_999, "USD", 3, "100 万美元", "$1 million"),
        (0.5, "ratio", 3, "50%", "50%"),
        (0.12345, "ratio", 3, "12.3%", "12.3%"),
        (3.0, "multiple", 3, "3 倍", "3×"),
        (1.0, "hour", 3, "1 卡时", "1 GPU-hour"),
        (5e21, "FLOP", 3, "5×10²¹ FLOP", "5×10²¹ FLOP"),
        (0.0, "USD", 3, "0 美元", "$0"),
    ],
)
def test_a_computed_number_has_no_false_zeros(exact: float, unit: str, digits: int, zh: str, en: str) -> None:
    assert [written(computed(exact, unit, digits), language) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("2", "3.5", "rate", "每卡时 2～3.5 元", "¥2–3.5 per GPU-hour"),
        ("2e6", "3.5e6", "USD", "200～350 万美元", "$2–3.5 million"),
        ("5e5", "1e6", "USD", "50～100 万美元", "$0.5–1 million"),
        ("0.3", "0.45", "ratio", "30%～45%", "30–45%"),
        ("2", "4", "multiple", "2～4 倍", "2–4×"),
        ("1", "3", "hour", "1～3 卡时", "1–3 GPU-hours"),
        ("1e21", "2e21", "FLOP", "1×10²¹～2×10²¹ FLOP", "1×10²¹–2×10²¹ FLOP"),
    ],
)
def test_the_ends_of_a_range_share_scale_sign_and_unit(low: str, high: str, unit: str, zh: str, en: str) -> None:
    assert [written(figure(low, unit, high), language) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("typed", "unit", "zh", "en"),
    [
        ("5.576e6", "USD", "557.6 万", "5.576 million"),
        ("-3", "CNY", "−3", "−3"),
        ("1", "hour", "1", "1"),
        ("0.4", "ratio", "40%", "40%"),
    ],
)
def test_bare_leaves_the_unit_out(typed: str, unit: str, zh: str, en: str) -> None:
    assert [written(figure(typed, unit), language, bare=True) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0", "0"),
        ("12", "12"),
        ("2.50", "2.50"),
        ("-3", "-3"),
        ("1234.5", "1{,}234.5"),
        ("999999", "999{,}999"),
        ("1e6", "10^{6}"),
        ("1000000", "10^{6}"),
        ("7e9", r"7\times 10^{9}"),
        ("-7e9", r"-7\times 10^{9}"),
        ("1.40e11", r"1.40\times 10^{11}"),
        ("0.0001", "0.0001"),
        ("0.00002", r"2\times 10^{-5}"),
    ],
)
def test_in_a_formula_the_number_is_tex_without_its_unit(typed: str, expected: str) -> None:
    assert tex(figure(typed, "USD")) == expected


@pytest.mark.parametrize(
    ("exact", "expected"), [(1e6, "10^{6}"), (5.9e21, r"5.9\times 10^{21}"), (40.0, "40"), (-2e-5, r"-2\times 10^{-5}")]
)
def test_in_a_formula_too_a_computed_number_has_no_false_zeros(exact: float, expected: str) -> None:
    assert tex(computed(exact, "plain")) == expected
