"""Writes a number the way a language writes it, from one value: 557.6 万美元, $5.576 million, 5.576\\times10^{6}."""

from __future__ import annotations

from decimal import Decimal

from book.source.figures import Figure

_SCALES = {
    "zh": ((12, " 万亿"), (8, " 亿"), (4, " 万")),
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
}
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_CURRENCIES = ("$", "¥", "€", "£")
_RANGE = {"zh": "～", "en": "–"}


def written(figure: Figure, language: str, bare: bool = False) -> str:
    """Return the figure's number as plain text; `bare` leaves the unit out."""
    ends = [figure.low] if figure.high is None else [figure.low, figure.high]
    number = _RANGE[language].join(_joined(ends, figure.unit.style, language, tidy=figure.digits is not None))
    if bare:
        return number
    one = figure.high is None and figure.low == 1 and language == "en"
    pattern = figure.unit.one if one else figure.unit.pattern.of(language)
    if number.startswith("−") and pattern.startswith(_CURRENCIES):
        return "−" + pattern.replace("{}", number[1:])
    return _glue(pattern, number, language)


def tex(figure: Figure) -> str:
    """Return the figure's number as TeX, without unit."""
    value = figure.low
    if value == 0:
        return "0"
    if abs(value) >= Decimal("1e6") or abs(value) < Decimal("1e-4"):
        mantissa, exponent = _mantissa(value, tidy=figure.digits is not None)
        mantissa = mantissa.replace("−", "-")
        power = rf"10^{{{exponent}}}"
        return power if mantissa == "1" else rf"{mantissa}\times {power}"
    return _plain(value, tidy=figure.digits is not None).replace(",", "{,}").replace("−", "-")


def _joined(ends: list[Decimal], style: str, language: str, tidy: bool) -> list[str]:
    """Write one number or both ends of a range; the ends share a scale word or a percent sign."""
    if style == "percent":
        numbers = [_plain(end.scaleb(2), tidy) for end in ends]
        return [f"{n}%" for n in numbers] if language == "zh" else [*numbers[:-1], f"{numbers[-1]}%"]
    if style == "multiple":
        numbers = [_plain(end, tidy) for end in ends]
        mark = " 倍" if language == "zh" else "×"
        return [*numbers[:-1], f"{numbers[-1]}{mark}"]
    if style == "scientific":
        return [_scientific(end, tidy) for end in ends]
    if style == "words":
        for scale, word in _SCALES[language]:
            if max(abs(end) for end in ends) >= Decimal(10) ** scale:
                numbers = [_plain(_unpadded(end).scaleb(-scale), tidy, separators=False) for end in ends]
                return [*numbers[:-1], numbers[-1] + word]
    return [_plain(end, tidy) for end in ends]


def _plain(value: Decimal, tidy: bool, separators: bool = True) -> str:
    """Write all digits; `tidy` drops zeros at the end of a fraction, which a computation did not earn."""
    text = f"{value:,f}" if separators else f"{value:f}"
    if tidy and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _unpadded(value: Decimal) -> Decimal:
    """Drop the zeros that only fill an integer: 1200000 is 1.2 million; 1.20e6 was typed as 1.20 million."""
    return value.normalize() if value.as_tuple().exponent == 0 else value


def _mantissa(value: Decimal, tidy: bool) -> tuple[str, int]:
    exponent = value.adjusted()
    return _plain(_unpadded(value).scaleb(-exponent), tidy), exponent


def _scientific(value: Decimal, tidy: bool) -> str:
    if value == 0:
        return "0"
    mantissa, exponent = _mantissa(value, tidy)
    return f"{mantissa}×10{str(exponent).translate(_SUPERSCRIPT)}"


def _glue(pattern: str, number: str, language: str) -> str:
    """Put the number into its unit; Chinese sets no space between 万 or 亿 and the unit that follows."""
    if language == "zh" and number[-1] in "万亿倍":
        return pattern.replace("{} ", number).replace("{}", number)
    return pattern.replace("{}", number)
