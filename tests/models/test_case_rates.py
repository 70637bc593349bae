"""What the functions of case_rates promise; checked by hand, against exact fractions and against each other."""

import math
from fractions import Fraction

import pytest

from models import case_rates as c


def fisher(hits: int, group: int, marked: int, cases: int) -> Fraction:
    """Fisher's two-sided test in exact fractions."""

    def chance(k: int) -> Fraction:
        return Fraction(math.comb(marked, k) * math.comb(cases - marked, group - k), math.comb(cases, group))

    kinds = [chance(k) for k in range(max(0, group + marked - cases), min(group, marked) + 1)]
    return sum((each for each in kinds if each <= chance(hits)), Fraction(0))


def test_a_share_by_hand() -> None:
    assert c.share_of(3, 12) == 0.25


def test_the_wilson_interval_agrees_with_published_values() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81/263, 15/148, 0/20, 1/29."""
    for hits, cases, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        found = c.wilson(hits, cases, 0.95)
        assert found == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("hits", "cases"), [(0, 1), (1, 1), (13, 41), (500, 5000)])
def test_the_interval_holds_the_share_and_mirrors(hits: int, cases: int) -> None:
    low, high = c.wilson(hits, cases, 0.9)
    assert 0 <= low <= hits / cases + 1e-12
    assert hits / cases - 1e-12 <= high <= 1
    other = c.wilson(cases - hits, cases, 0.9)
    assert (1 - other[1], 1 - other[0]) == pytest.approx((low, high))


def test_more_cases_narrow_the_interval() -> None:
    wide, narrow = c.wilson(3, 10, 0.95), c.wilson(300, 1000, 0.95)
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 5


def test_visibility_by_hand() -> None:
    """Of 100, 20 go on. A failure seen a tenth as often: 8 failures beside 20, 20 of 28."""
    assert c.seen_share(0.2, 0.1) == pytest.approx(20 / 28)
    assert c.true_share(20 / 28, 0.1) == pytest.approx(0.2)


def test_even_visibility_changes_nothing_and_more_shows_less_success() -> None:
    assert c.seen_share(0.4, 1) == pytest.approx(0.4)
    assert c.seen_share(0.4, 2) < 0.4 < c.seen_share(0.4, 0.5)


@pytest.mark.parametrize("share", [0, 0.03, 0.5, 0.9, 1])
@pytest.mark.parametrize("visibility", [0.01, 0.3, 1, 4])
def test_the_inverse_undoes_it(share: float, visibility: float) -> None:
    assert c.true_share(c.seen_share(share, visibility), visibility) == pytest.approx(share)


@pytest.mark.parametrize(
    ("hits", "group", "marked", "cases"),
    [(10, 27, 13, 41), (0, 5, 13, 41), (3, 4, 4, 8), (1, 1, 1, 2), (0, 3, 0, 9), (9, 9, 20, 60), (150, 300, 200, 600)],
)
def test_luck_agrees_with_exact_fractions(hits: int, group: int, marked: int, cases: int) -> None:
    assert c.luck(hits, group, marked, cases) == pytest.approx(float(fisher(hits, group, marked, cases)), rel=1e-9)


def test_the_lady_tasting_tea() -> None:
    """Fisher 1935: all four cups right out of eight, one in seventy; the other side as likely: two in seventy."""
    assert c.luck(4, 4, 4, 8) == pytest.approx(2 / 70)


def test_luck_does_not_depend_on_which_group_is_named() -> None:
    assert c.luck(10, 27, 13, 41) == pytest.approx(c.luck(3, 14, 13, 41))


def test_what_is_left_by_hand() -> None:
    assert c.rest_of(0.44) == pytest.approx(0.56)


@pytest.mark.parametrize(
    ("call", "inputs"),
    [
        (c.share_of, (1.5, 3)),
        (c.share_of, (4, 3)),
        (c.share_of, (0, 0)),
        (c.wilson, (1, 3, 95)),
        (c.seen_share, (20, 0.1)),
        (c.seen_share, (0.2, 0)),
        (c.true_share, (0.2, -1)),
        (c.luck, (3, 2, 3, 9)),
        (c.luck, (0, 8, 8, 9)),
        (c.luck, (1, 10, 3, 9)),
        (c.rest_of, (44,)),
    ],
)
def test_nonsense_is_refused_with_a_sentence(call: object, inputs: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        call(*inputs)  # type: ignore[operator]
