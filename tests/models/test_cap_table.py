"""What the cap table and the waterfall promise, by examples worked out by hand and by brute force."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, product

import pytest

from models import cap_table as c
from models import equity as e

INF = float("inf")
Classes = tuple[tuple[float, float, float, float, float], ...]


# --- A priced round --------------------------------------------------------------------------------------------------


def test_a_round_without_a_pool_by_hand() -> None:
    """10 million shares, 40 before and 10 in: a share costs 4, the investor gets 2.5 million, a fifth."""
    table, price = c.priced_round((10e6, 0.0), 1, 10e6, 40e6, 0.0, 1)
    assert price == pytest.approx(4)
    assert table == pytest.approx((10e6, 0, 2.5e6))
    assert c.parts(table) == pytest.approx((0.8, 0, 0.2))


def test_a_pool_made_up_before_the_money_is_paid_for_by_the_old_holders() -> None:
    """The option pool shuffle, with the arithmetic written out.

    The founders hold 10,000,000 shares, there is no pool; 10 million is paid at 40 before the money, with a
    pool of 10% of the company afterwards. The investor gets 10 / 50 = 20% and the pool 10%, so the founders
    keep 70%: the whole is 10,000,000 / 0.7 = 14,285,714 shares, and a share costs 50,000,000 / 14,285,714 =
    3.50. The founders' shares are worth 35 million, not 40: the pool of 5 million came out of their side.
    """
    table, price = c.priced_round((10e6, 0.0), 1, 10e6, 40e6, 0.1, 1)
    assert c.parts(table) == pytest.approx((0.7, 0.1, 0.2))
    assert sum(table) == pytest.approx(10e6 / 0.7)
    assert price == pytest.approx(3.5)
    assert table[0] * price == pytest.approx(35e6)
    assert c.effective_pre_money(10e6, 40e6, 0.1) == pytest.approx(35e6)


def test_a_pool_made_up_after_the_money_dilutes_the_investor_too() -> None:
    table, price = c.priced_round((10e6, 0.0), 1, 10e6, 40e6, 0.1, 0)
    assert price == pytest.approx(4)
    assert c.parts(table) == pytest.approx((0.72, 0.1, 0.18))


def test_a_pool_that_is_large_enough_is_left_alone() -> None:
    for first in (0, 1):
        table, price = c.priced_round((8e6, 2e6), 1, 10e6, 40e6, 0.1, first)
        assert table == pytest.approx((8e6, 2e6, 2.5e6))
        assert price == pytest.approx(4)


def test_a_pool_that_is_too_small_is_topped_up() -> None:
    table, _ = c.priced_round((9e6, 1e6), 1, 10e6, 40e6, 0.15, 1)
    assert c.parts(table)[1:] == pytest.approx((0.15, 0.2))
    assert table[0] == pytest.approx(9e6)


def test_five_rounds_with_a_fresh_pool_each_time_are_the_powers_of_the_chapter_on_the_team() -> None:
    """Each round sells 20% and the pool is handed out, so that 5% is set aside anew: 0.75 to the fifth."""
    table: tuple[float, ...] = (1.0, 0.0)
    for _ in range(5):
        granted, _ = c.priced_round((*table, 0.0), len(table), 20.0, 80.0, 0.05, 1)
        table = granted
    assert c.parts(table)[0] == pytest.approx(0.75**5)
    assert c.parts(table)[0] == pytest.approx(e.after_rounds(1, 0.2, 0.05, 5))
    assert sum(c.parts(table)) == pytest.approx(1)


# --- SAFEs and notes -------------------------------------------------------------------------------------------------


def test_a_post_money_safe_buys_its_money_over_its_cap() -> None:
    """125,000 for 7% is a cap of 1,785,714."""
    assert c.safe_part(125e3, 125e3 / 0.07) == pytest.approx(0.07)
    assert c.safe_part(1e6, 10e6) == pytest.approx(0.1)


def test_safes_at_their_cap_hold_their_part_before_the_new_money_and_the_new_pool() -> None:
    """SAFEs of 1 at 10 and 1 at 20 are 10% and 5%: the founders' 85% are the 8.5 million shares there are.

    So the company has 10,000,000 shares before the round. 10 comes in at 40: the investor gets a fifth, the
    price is 40 / 10,000,000 = 4, and everybody else is diluted to four fifths.
    """
    converts = ((1e6, 10e6, 0.0, 1.0), (1e6, 20e6, 0.0, 1.0))
    table, price = c.priced_round((8.5e6, 0.0), 1, 10e6, 40e6, 0.0, 1, converts)
    assert table == pytest.approx((8.5e6, 0, 1e6, 0.5e6, 2.5e6))
    assert price == pytest.approx(4)
    assert c.parts(table) == pytest.approx((0.68, 0, 0.08, 0.04, 0.2))


def test_safes_do_not_dilute_each_other_but_the_founders() -> None:
    one, _ = c.priced_round((1e6, 0.0), 1, 0.0, 40e6, 0.0, 1, ((1e6, 10e6, 0.0, 1.0),))
    two, _ = c.priced_round((1e6, 0.0), 1, 0.0, 40e6, 0.0, 1, ((1e6, 10e6, 0.0, 1.0),) * 2)
    assert c.parts(one)[2] == pytest.approx(0.1)
    assert c.parts(two)[2:4] == pytest.approx((0.1, 0.1))
    assert c.parts(two)[0] == pytest.approx(0.8)


def test_a_safe_takes_the_price_of_the_round_where_that_is_lower_than_its_cap() -> None:
    table, price = c.priced_round((9e6, 0.0), 1, 1e6, 9e6, 0.0, 1, ((1e6, 50e6, 0.0, 1.0),))
    assert table[2] * price == pytest.approx(1e6)
    assert price * (9e6 + table[2]) == pytest.approx(9e6)


def test_a_safe_whose_cap_is_above_the_round_still_counts_for_the_other() -> None:
    converts = ((1e6, 5e6, 0.0, 1.0), (1e6, 500e6, 0.0, 1.0))
    table, price = c.priced_round((7e6, 0.0), 1, 2e6, 10e6, 0.0, 1, converts)
    before = 7e6 + table[2] + table[3]
    assert table[2] / before == pytest.approx(0.2)
    assert table[3] * price == pytest.approx(1e6)


def test_a_note_takes_the_better_of_discount_and_cap() -> None:
    """Half a million at 8% for 18 months is 560,000.

    10 million shares, 20 before the money. At a discount of 20%: the note takes 560,000 / 0.8 = 700,000 of
    the value before the money, so that 19.3 million is left for 10 million shares: 1.93 a share. A cap of 8
    on those shares is 0.80 a share, which is better: 700,000 shares at 20 / 10.7 = 1.869 a share.
    """
    owed = c.with_interest(5e5, 0.08, 1.5)
    assert owed == pytest.approx(5.6e5)
    at_discount, price = c.priced_round((10e6, 0.0), 1, 5e6, 20e6, 0.0, 1, ((owed, INF, 0.2, 0.0),))
    assert price == pytest.approx(1.93)
    assert at_discount[2] == pytest.approx(5.6e5 / (0.8 * 1.93))
    at_cap, price = c.priced_round((10e6, 0.0), 1, 5e6, 20e6, 0.0, 1, ((owed, 8e6, 0.2, 0.0),))
    assert at_cap[2] == pytest.approx(7e5)
    assert price == pytest.approx(20e6 / 10.7e6)


def test_the_value_of_all_shares_is_the_post_money_valuation() -> None:
    converts = ((1e6, 10e6, 0.2, 1.0), (5e5, 8e6, 0.2, 0.0), (3e5, INF, 0.0, 1.0))
    for pool, first in product((0.0, 0.1, 0.2), (0, 1)):
        table, price = c.priced_round((9e6, 1e6), 1, 6e6, 24e6, pool, first, converts)
        made_later = 0.0 if first else sum(table) - 30e6 / price
        assert (sum(table) - made_later) * price == pytest.approx(30e6)
        assert table[-1] * price == pytest.approx(6e6)
        assert c.parts(table)[1] >= pool - 1e-9


def test_a_larger_pool_before_the_money_leaves_the_founders_less() -> None:
    left = [c.parts(c.priced_round((1.0, 0.0), 1, 2.0, 8.0, pool / 100, 1)[0])[0] for pool in range(0, 30, 5)]
    assert left == sorted(left, reverse=True)


def test_two_safes_and_a_round_by_hand() -> None:
    """0.5 at 5 and 1.5 at 10 are 10% and 15%: 75% is left. 5 at 20 is a fifth, the pool a tenth: 0.75 * 0.7."""
    assert c.left_by_safes(0.5, 5, 1.5, 10) == pytest.approx(0.75)
    assert c.founders_after_safes(0.5, 5, 1.5, 10, 5, 20, 0.1) == pytest.approx(0.75 * 0.7)


def test_vouchers_by_hand() -> None:
    assert c.vouchers(300, 7.5, 0.5) == 12 * 300 * 7.5 / 2


# --- Down rounds -----------------------------------------------------------------------------------------------------


def test_the_weighted_average_lies_between_the_old_price_and_the_ratchet() -> None:
    """1,000,000 shares, 1 paid; 250,000 comes in at 0.50: 1 * (1,000,000 + 250,000) / (1,000,000 + 500,000)."""
    assert c.protected_price(1, 1e6, 2.5e5, 0.5, 0) == pytest.approx(1.25 / 1.5)
    assert c.protected_price(1, 1e6, 2.5e5, 0.5, 1) == 0.5
    assert c.protected_price(1, 1e6, 2.5e5, 1.5, 1) == 1


def test_a_down_round_by_hand() -> None:
    """20% sold for 10, 5% pool, founders 75%; as much again at half the price buys 40 new parts of 140."""
    founders, first = c.down_round(0.2, 0.05, 10e6, 10e6, 0.5, 0)
    assert founders == pytest.approx(75 / 140)
    assert first == pytest.approx(20 / 140)
    founders, first = c.down_round(0.2, 0.05, 10e6, 10e6, 0.5, 2)
    assert founders == pytest.approx(75 / 160)
    assert first == pytest.approx(40 / 160)
    founders, first = c.down_round(0.2, 0.05, 10e6, 10e6, 0.5, 1)
    assert first == pytest.approx(20 * 1.4 / 1.2 / (75 + 5 + 40 + 20 * 1.4 / 1.2))


def test_without_a_fall_no_protection_matters() -> None:
    for kind in (0, 1, 2):
        assert c.down_round(0.2, 0.05, 10e6, 10e6, 0.0, kind)[0] == pytest.approx(0.75 / 1.2)


# --- The waterfall ---------------------------------------------------------------------------------------------------

PLAIN = ((30.0, 30.0, 0.0, INF, 1.0),)


def test_one_class_without_participation_by_hand() -> None:
    """30 of 100 shares for 30: up to 30 all is theirs, up to 100 they take 30, above it their 30%."""
    assert c.waterfall(20, 70, PLAIN) == pytest.approx((0, 20))
    assert c.waterfall(60, 70, PLAIN) == pytest.approx((30, 30))
    assert c.waterfall(100, 70, PLAIN) == pytest.approx((70, 30))
    assert c.waterfall(200, 70, PLAIN) == pytest.approx((140, 60))


def test_participation_is_paid_twice() -> None:
    joins = ((30.0, 30.0, 1.0, INF, 1.0),)
    assert c.waterfall(130, 70, joins) == pytest.approx((70, 60))
    assert c.waterfall(1030, 70, joins) == pytest.approx((700, 330))


def test_a_limit_of_twice_the_money_holds_until_converting_is_better() -> None:
    """30 + 30% of the rest reaches 60 at 130; from 200 on, 30% of the whole is more than 60."""
    limited = ((30.0, 30.0, 1.0, 60.0, 1.0),)
    assert c.waterfall(80, 70, limited) == pytest.approx((35, 45))
    assert c.waterfall(130, 70, limited) == pytest.approx((70, 60))
    assert c.waterfall(180, 70, limited) == pytest.approx((120, 60))
    assert c.waterfall(300, 70, limited) == pytest.approx((210, 90))


def test_the_senior_class_is_paid_first_and_equals_share() -> None:
    ranked = ((20.0, 20.0, 0.0, INF, 1.0), (20.0, 40.0, 0.0, INF, 2.0))
    assert c.waterfall(50, 60, ranked) == pytest.approx((0, 10, 40))
    equal = ((20.0, 20.0, 0.0, INF, 1.0), (20.0, 40.0, 0.0, INF, 1.0))
    assert c.waterfall(30, 60, equal) == pytest.approx((0, 10, 20))


def test_the_cheaper_class_converts_first() -> None:
    """A paid 1 a share, B 4. At 150: A converts, B takes 80; the other 70 goes to 80 shares."""
    two = ((20.0, 20.0, 0.0, INF, 1.0), (20.0, 80.0, 0.0, INF, 2.0))
    common, cheap, dear = c.waterfall(180, 60, two)
    assert (common, cheap, dear) == pytest.approx((75, 25, 80))
    assert c.waterfall(400, 60, two) == pytest.approx((240, 80, 80))
    assert c.waterfall(800, 60, two) == pytest.approx((480, 160, 160))


def test_trados_where_the_ordinary_shares_got_nothing() -> None:
    """In re Trados, Delaware, 2013: $60m, preference 57.9, of which 7.8 went to a plan for managers first.

    Without that plan the ordinary shares would have had 60 - 57.9 = 2.1; with it 52.2 was left, less than 57.9.
    """
    preferred = ((1.0, 57.9, 0.0, INF, 1.0),)
    assert c.waterfall(60, 10.0, preferred) == pytest.approx((2.1, 57.9))
    assert c.waterfall(60 - 7.8, 10.0, preferred) == pytest.approx((0, 52.2))


CLASSES = (
    ((20.0, 20.0, 0.0, INF, 1.0), (15.0, 60.0, 0.0, INF, 2.0), (15.0, 45.0, 0.0, INF, 3.0)),
    ((20.0, 20.0, 1.0, 40.0, 1.0), (15.0, 60.0, 0.0, INF, 1.0), (15.0, 45.0, 1.0, INF, 2.0)),
    ((20.0, 20.0, 1.0, 60.0, 2.0), (15.0, 60.0, 1.0, 120.0, 1.0), (15.0, 30.0, 0.0, INF, 1.0)),
    ((5.0, 90.0, 0.0, INF, 1.0), (30.0, 10.0, 0.0, INF, 1.0), (15.0, 45.0, 1.0, 45.0, 1.0)),
)
PRICES = (1, 15, 44, 61, 90, 105, 124.9, 126, 150, 200, 260, 333, 400, 500, 800, 2000)


@pytest.mark.parametrize("classes", CLASSES)
@pytest.mark.parametrize("price", PRICES)
def test_nobody_gains_by_choosing_otherwise_alone(price: float, classes: Classes) -> None:
    """Brute force over every set of conversions: the payouts are those of a set where nobody would move."""
    found = c.waterfall(price, 50.0, classes)
    assert sum(found) == pytest.approx(price)
    stable = []
    for choice in product((False, True), repeat=len(classes)):
        taken = {at for at, yes in enumerate(choice) if yes}
        paid = c._paid(price, 50.0, classes, taken)
        moves = [c._paid(price, 50.0, classes, taken ^ {at})[at + 1] for at in range(len(classes))]
        if all(moved <= paid[at + 1] + 1e-9 for at, moved in enumerate(moves)):
            stable.append(tuple(paid))
    assert any(found == pytest.approx(one) for one in stable)
    assert all(one == pytest.approx(stable[0]) for one in stable), "there is one outcome only"


@pytest.mark.parametrize("classes", CLASSES)
def test_ordinary_shares_get_nothing_up_to_the_preferences_and_something_above(classes: Classes) -> None:
    line = c.ordinary_from(classes)
    assert c.waterfall(line * 0.999, 50.0, classes)[0] == pytest.approx(0)
    assert c.waterfall(line * 1.001, 50.0, classes)[0] > 0


@pytest.mark.parametrize("classes", CLASSES)
def test_at_a_very_large_price_everybody_gets_the_part_of_the_shares(classes: Classes) -> None:
    price = 1e9
    paid = c.waterfall(price, 50.0, classes)
    whole = 50.0 + sum(one[0] for one in classes)
    rest = price - sum(one[1] for one in classes if one[2] and one[3] == INF)
    assert paid[0] == pytest.approx(rest * 50 / whole, rel=1e-6)


@pytest.mark.parametrize("classes", CLASSES)
def test_a_higher_price_pays_nobody_less(classes: Classes) -> None:
    rising = [c.waterfall(price, 50.0, classes) for price in range(0, 1000, 7)]
    for lower, higher in pairwise(rising):
        assert all(b >= a - 1e-9 for a, b in zip(lower, higher, strict=True))


def test_it_agrees_with_the_chapter_on_the_team_where_all_investors_choose_alike() -> None:
    for price, joins in product((4e7, 1e8, 2e8, 5e8), (0, 1)):
        mine = c.waterfall(price, 0.65, ((0.35, 5e7, joins, INF, 1.0),))[0]
        assert mine == pytest.approx(e.holder_proceeds(price, 5e7, 0.35, 0.65, joins))


# --- Sales after rounds ----------------------------------------------------------------------------------------------

MONEY = (10e6, 40e6, 50e6, 150e6, 300e6)


def test_after_five_rounds_a_sale_below_the_money_raised_leaves_the_founders_nothing() -> None:
    founders, investors, part, line = c.sale_after_rounds(5e8, 5, *MONEY, 0.2, 0.05, 1, 0, 0)
    assert founders == 0
    assert investors == pytest.approx(5e8)
    assert part == pytest.approx(0.75**5)
    assert line == 550e6


def test_after_two_rounds_everybody_converts_and_the_founders_get_their_part() -> None:
    founders, _, part, line = c.sale_after_rounds(5e8, 2, *MONEY, 0.2, 0.05, 1, 0, 0)
    assert part == pytest.approx(0.5625)
    assert founders == pytest.approx(0.5625 * 5e8)
    assert line == 50e6


def test_exact_fractions_agree_on_five_rounds() -> None:
    """1 billion after five rounds: rounds 1 to 3 convert, rounds 4 and 5 take 450 million first."""
    keep = Fraction(3, 4)
    held = [Fraction(1, 5) * keep ** (4 - number) for number in range(5)]
    rest = Fraction(1_000_000_000 - 450_000_000)
    a_share = rest / (1 - held[3] - held[4])
    assert a_share * held[2] > 50_000_000
    assert a_share * held[3] < 150_000_000
    founders = c.sale_after_rounds(1e9, 5, *MONEY, 0.2, 0.05, 1, 0, 0)[0]
    assert founders == pytest.approx(float(a_share * keep**5))


def test_the_price_for_a_sum_is_the_inverse() -> None:
    for joins, limit in ((0, 0), (1, 2), (1, 0)):
        terms = (5, *MONEY, 0.2, 0.05, 1, joins, limit)
        price = c.price_for_founders(1e8, *terms)
        assert c.sale_after_rounds(price, *terms)[0] == pytest.approx(1e8)


# --- What a company can carry ----------------------------------------------------------------------------------------


def test_the_value_of_a_company_that_no_longer_grows_by_hand() -> None:
    """1,000 customers at 50, of whom 100 are replaced for 90 each: 41,000 less 21,000, times 12, times 3."""
    assert c.company_value(1000, 50, 90, 0.1, 21000, 3) == pytest.approx(720e3)
    assert c.company_value(1000, 50, 90, 0.1, 50000, 3) == 0


def test_the_largest_round_by_hand() -> None:
    """100 million in the hopeful case, wanted tenfold: 10 million after the money, a fifth of it is 2."""
    assert c.largest_round(100e6, 10, 0.2) == pytest.approx(2e6)


def test_a_personal_repurchase_in_savings_by_hand() -> None:
    """10 million at 8% for five years is 14; a third of it is 4.67 million, over 0.3 million saved."""
    assert c.with_interest(10e6, 0.08, 5) == pytest.approx(14e6)
    assert c.due_to_savings(10e6, 0.08, 5, 3, 3e5) == pytest.approx(140 / 9)


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: c.with_interest(-1, 0.1, 1), "principal"),
        (lambda: c.safe_part(-1, 10), "must not be negative"),
        (lambda: c.safe_part(10, 10), "cap"),
        (lambda: c.priced_round((), 0, 1, 1, 0, 1), "There must be shares"),
        (lambda: c.priced_round((1.0,), 1, 1, 1, 0, 1), "pool"),
        (lambda: c.priced_round((1.0, 0.0), 1, 1, 0, 0, 1), "valuation"),
        (lambda: c.priced_round((1.0, 0.0), 1, 1, 1, 1, 1), "below 1"),
        (lambda: c.priced_round((1.0, 0.0), 1, 1, 1, 0.5, 1), "below the whole"),
        (lambda: c.converted_shares(0, (), 1), "greater than zero"),
        (lambda: c.converted_shares(1, ((1.0, 0.0, 0.0, 1.0),), 1), "positive cap"),
        (lambda: c.converted_shares(1, ((1.0, 1.0, 0.0, 1.0),), 1e9), "whole company"),
        (lambda: c.parts((0.0,)), "shares"),
        (lambda: c.effective_pre_money(-1, 1, 0), "must not be negative"),
        (lambda: c.effective_pre_money(1, 1, 0.6), "all that the old"),
        (lambda: c.protected_price(0, 1, 1, 1, 0), "greater than zero"),
        (lambda: c.protected_price(1, 1, 1, 1, 2), "Ratchet"),
        (lambda: c.down_round(0, 0, 1, 1, 0.5, 0), "below the whole"),
        (lambda: c.down_round(0.2, 0, 1, 1, 0.5, 3), "Kind"),
        (lambda: c.waterfall(-1, 1, ()), "price"),
        (lambda: c.waterfall(1, 0, ()), "ordinary"),
        (lambda: c.waterfall(1, 1, ((1.0, 2.0, 1.0, 1.0, 1.0),)), "limit"),
        (lambda: c.sale_after_rounds(1, 6, *MONEY, 0.1, 0, 1, 0, 0), "round"),
        (lambda: c.price_for_founders(0, 5, *MONEY, 0.1, 0, 1, 0, 0), "greater than zero"),
        (lambda: c.company_value(-1, 1, 1, 0.1, 1, 3), "must not be negative"),
        (lambda: c.largest_round(1, 0, 0.2), "multiple"),
        (lambda: c.left_by_safes(6, 10, 6, 10), "whole company"),
        (lambda: c.vouchers(1, 1, 2), "not above 1"),
        (lambda: c.due_to_savings(1, 0, 1, 0, 1), "somebody"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


# --- A round that fits, and who pays a redemption --------------------------------------------------------------------


def test_at_the_churn_that_fits_the_largest_round_is_the_money() -> None:
    given = (500.0, 68.0, 90.0, 51e3, 3.0, 10.0, 0.2)
    new, left, acquisition, fixed, years, multiple, sold = given
    for money in (1e5, 2.5e5):
        churn = c.churn_that_fits(*given, money)
        value = c.company_value(new / churn, left, acquisition, churn, fixed, years)
        assert c.largest_round(value, multiple, sold) == pytest.approx(money)
    assert c.churn_that_fits(*given, 1e5) > c.churn_that_fits(*given, 2.5e5)
    assert c.churn_that_fits(500, 1e9, 90, 51e3, 3, 10, 0.2, 1) == 1


def test_with_the_new_customers_that_fit_the_largest_round_is_the_money() -> None:
    """A round of 36,000 with a fifth sold, wanted once in one year: 15,000 of profit a month, 5,000 of cost."""
    assert c.new_that_fits(30, 100, 0.1, 5e3, 1, 1, 0.2, 36e3) == pytest.approx(100)
    given = (68, 90, 0.06, 51e3, 3, 10, 0.2)
    new = c.new_that_fits(*given, 2.5e5)
    value = c.company_value(new / 0.06, 68, 90, 0.06, 51e3, 3)
    assert c.largest_round(value, 10, 0.2) == pytest.approx(2.5e5)
    assert c.churn_that_fits(new, 68, 90, 51e3, 3, 10, 0.2, 2.5e5) == pytest.approx(0.06)
    assert c.new_that_fits(5, 90, 0.06, 51e3, 3, 10, 0.2, 2.5e5) == float("inf")


def test_one_who_is_bound_for_all_pays_three_times_the_inner_share() -> None:
    """10 million at 8% for five years is 14 million; savings of 300,000."""
    assert c.due_to_savings(1e7, 0.08, 5, 1, 3e5) == pytest.approx(14e6 / 3e5)
    assert c.due_to_savings(1e7, 0.08, 5, 1, 3e5) == pytest.approx(3 * c.due_to_savings(1e7, 0.08, 5, 3, 3e5))


def test_what_customers_prepay_by_hand() -> None:
    assert c.prepaid(4, 89, 3) == 1068


NAN = float("nan")


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.down_round(0.2, 0.05, 0, 1e5, 0.5, 0),
        lambda: c.down_round(0.2, 0.05, 1e7, -1e7, 0.5, 0),
        lambda: c.down_round(0.2, 0.05, 1e7, 0, 0.5, 0),
        lambda: c.converted_shares(1e6, ((1e5, 1e6, 0.0, -1.0),), 1.0),
        lambda: c.converted_shares(1e6, ((1e5, 1e6, 0.0, 0.5),), 1.0),
        lambda: c.effective_pre_money(1e7, 4e7, NAN),
        lambda: c.waterfall(INF, 1.0, ((0.2, 1.0, 0.0, INF, 1.0),)),
        lambda: c.churn_that_fits(500, 68, 90, 51e3, 3, 10, 0.2, 0),
        lambda: c.churn_that_fits(500, 68, 90, 51e3, 3, 10, 1, 1e5),
        lambda: c.new_that_fits(68, 90, 0, 51e3, 3, 10, 0.2, 1e5),
        lambda: c.new_that_fits(68, -1, 0.06, 51e3, 3, 10, 0.2, 1e5),
        lambda: c.prepaid(-1, 89, 3),
    ],
)
def test_edges_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        call()
