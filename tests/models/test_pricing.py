"""What to charge for: the specification of `models.pricing`."""

import itertools

import pytest

from models import pricing as p

TAX, FEE, SUPPORT, FREE, COST = 0.06, 0.06, 3.0, 1.17936, 0.05292
RATIO, MEAN = 1.5, 120.0


# --- How use is spread -----------------------------------------------------------------------------------------------


def test_where_all_use_alike_a_part_of_the_customers_has_that_part_of_the_use() -> None:
    assert p.share_of_top(1, 0.3) == pytest.approx(0.3)


def test_the_ten_tenths_add_up_and_each_uses_a_ratio_more_than_the_one_below() -> None:
    tenths = [p.use_of_tenth(MEAN, RATIO, tenth) for tenth in range(1, 11)]
    assert sum(tenths) / 10 == pytest.approx(MEAN)
    assert all(high / low == pytest.approx(RATIO) for low, high in itertools.pairwise(tenths))


def test_the_top_tenth_by_hand() -> None:
    # 1 + 1.5 + … + 1.5^9 = 113.33; 1.5^9 = 38.443
    assert p.share_of_top(RATIO, 0.1) == pytest.approx(38.443 / 113.330, rel=1e-4)


def test_everybody_has_all_of_it_and_nobody_none() -> None:
    assert p.share_of_top(RATIO, 1) == pytest.approx(1)
    assert p.share_of_top(RATIO, 0) == pytest.approx(0)


# --- Seat, meter, both -----------------------------------------------------------------------------------------------


def test_the_spread_alone_does_not_change_what_a_seat_brings() -> None:
    for ratio in (1, 1.3, 1.9):
        left = [
            p.left_of_customer(39, 0, TAX, FEE, SUPPORT, FREE, p.use_of_tenth(MEAN, ratio, tenth), COST)
            for tenth in range(1, 11)
        ]
        assert sum(left) / 10 == pytest.approx(23.92269, rel=1e-5)


def test_a_neutral_unit_brings_in_the_same_on_the_mean() -> None:
    unit = p.neutral_unit(39, MEAN)
    assert unit == pytest.approx(0.325)
    flat = p.left_of_customer(39, 0, TAX, FEE, SUPPORT, FREE, MEAN, COST)
    assert p.left_of_customer(0, unit, TAX, FEE, SUPPORT, FREE, MEAN, COST) == pytest.approx(flat)


GIVEN = {"tax": TAX, "fee": FEE, "support": SUPPORT, "free": FREE, "mean": MEAN, "cost": COST, "ratio": RATIO}


def test_a_line_that_nobody_reaches_changes_nothing() -> None:
    assert p.left_with_line(39, **GIVEN, multiple=1, unit=0) == pytest.approx(23.92269, rel=1e-5)


def test_at_three_times_the_cost_a_line_leaves_more_than_seat_or_meter() -> None:
    tenths = [p.use_of_tenth(MEAN, RATIO, tenth) for tenth in range(1, 11)]
    seat = [p.left_of_customer(39, 0, TAX, FEE, SUPPORT, 3 * FREE, use, 3 * COST) for use in tenths]
    meter = [p.left_of_customer(0, 0.325, TAX, FEE, SUPPORT, 3 * FREE, use, 3 * COST) for use in tenths]
    assert sum(seat) == pytest.approx(sum(meter))
    # a line drawn where a seat stops contributing turns each loss into zero, and nothing else
    stopped = sum(max(0.0, each) for each in seat) / 10
    assert p.left_with_line(39, **GIVEN, multiple=3, unit=0) == pytest.approx(stopped)
    assert stopped > sum(seat) / 10
    # each request sold beyond the line adds what it leaves
    line = (39 * (1 / 1.06 - 0.06) - 3 - 3 * FREE) / (3 * COST)
    beyond = sum(max(0.0, use - line) for use in tenths) * (0.325 * (1 / 1.06 - 0.06) - 3 * COST) / 10
    assert p.left_with_line(39, **GIVEN, multiple=3, unit=0.325) == pytest.approx(stopped + beyond)


def test_at_the_multiple_found_the_floor_is_left_and_a_line_bears_more() -> None:
    with_line = p.multiple_with_line(8.1, 39, **GIVEN)
    assert p.left_with_line(39, **GIVEN, multiple=with_line, unit=0) == pytest.approx(8.1)
    bare = {key: value for key, value in GIVEN.items() if key != "ratio"}
    without = p.multiple_without_line(8.1, 39, **bare)
    assert 23.92269 - (without - 1) * (FREE + MEAN * COST) == pytest.approx(8.1, rel=1e-5)
    assert with_line > without


def test_at_the_headroom_the_top_tenth_contributes_nothing() -> None:
    top = p.use_of_tenth(MEAN, RATIO, 10)
    room = p.headroom(39, TAX, FEE, SUPPORT, FREE, top, COST)
    assert room == pytest.approx(1.38, abs=0.01)
    assert p.left_of_customer(39, 0, TAX, FEE, SUPPORT, FREE * room, top, COST * room) == pytest.approx(0)


def test_headroom_shrinks_with_spread_and_grows_with_price() -> None:
    rooms = [p.headroom(39, TAX, FEE, SUPPORT, FREE, p.use_of_tenth(MEAN, r, 10), COST) for r in (1.3, 1.5, 1.7)]
    assert rooms == sorted(rooms, reverse=True)
    assert p.headroom(89, TAX, FEE, SUPPORT, FREE, 400, COST) > p.headroom(39, TAX, FEE, SUPPORT, FREE, 400, COST)
    assert p.headroom(1, TAX, FEE, SUPPORT, FREE, 400, COST) == 0
    assert p.headroom_after(rooms[0], 3) == pytest.approx(
        p.headroom(39, TAX, FEE, SUPPORT, 3 * FREE, p.use_of_tenth(MEAN, 1.3, 10), 3 * COST)
    )


def test_cheaper_tokens_and_more_of_them() -> None:
    assert p.cost_multiple(5, 3) == pytest.approx(0.6)
    assert p.change_of_left(1, 100, 0.05, 0.6) == pytest.approx(2.4)
    assert p.change_of_left(1, 100, 0.05, 3) == pytest.approx(-12)


# --- A new price -----------------------------------------------------------------------------------------------------


def test_if_all_stay_it_is_the_contribution_at_the_new_price() -> None:
    left = p.left_of_customer(89, 0, TAX, FEE, SUPPORT, FREE, MEAN, COST)
    assert p.left_if_part_stays(89, TAX, FEE, SUPPORT, FREE, MEAN, COST, RATIO, 1) == pytest.approx(left)


def test_at_the_part_to_keep_both_prices_earn_the_same() -> None:
    for ratio in (1, 1.3, 1.5, 1.7):
        part = p.part_to_keep(23.9, 89, TAX, FEE, SUPPORT, FREE, MEAN, COST, ratio)
        assert p.left_if_part_stays(89, TAX, FEE, SUPPORT, FREE, MEAN, COST, ratio, part) == pytest.approx(23.9)


def test_more_must_stay_where_the_light_users_leave() -> None:
    parts = [p.part_to_keep(23.9, 89, TAX, FEE, SUPPORT, FREE, MEAN, COST, ratio) for ratio in (1, 1.5)]
    assert parts[0] < parts[1]


def test_a_lower_price_never_earns_as_much_from_the_same_customers() -> None:
    assert p.part_to_keep(23.9, 29, TAX, FEE, SUPPORT, FREE, MEAN, COST, RATIO) == float("inf")


def test_the_curve_of_use_adds_up_and_passes_between_the_tenths() -> None:
    steps = 20_000
    assert sum(p.use_at(MEAN, RATIO, (i + 0.5) / steps) for i in range(steps)) / steps == pytest.approx(MEAN, rel=1e-6)
    assert p.use_at(MEAN, RATIO, 0) > p.use_of_tenth(MEAN, RATIO, 10) > p.use_at(MEAN, RATIO, 0.1)
    assert p.use_at(MEAN, 1, 0.3) == MEAN


def test_what_a_request_is_worth_and_to_how_many_the_price_is() -> None:
    worth = p.request_worth(2, 30, p.rest_of_one(0.2))
    assert worth == pytest.approx(0.8)
    assert p.minutes_for(worth, 30, 0.8) == pytest.approx(2)
    for price in (39, 89, 129):
        part = p.part_worth(price, MEAN, RATIO, worth)
        assert p.use_at(MEAN, RATIO, part) * worth == pytest.approx(price)
    assert p.part_worth(89, MEAN, RATIO, worth) == pytest.approx(0.368, abs=0.001)
    assert p.part_worth(0, MEAN, RATIO, worth) == 1
    assert p.part_worth(1e6, MEAN, RATIO, worth) == 0


def test_a_hair_of_price_moves_the_share_by_a_hair() -> None:
    for price in (64.3, 64.4, 96.4, 96.5):
        low, high = (p.part_worth(each, MEAN, RATIO, 0.8) for each in (price + 0.001, price))
        assert 0 < high - low < 1e-4


def test_those_willing_are_counted_among_those_willing() -> None:
    assert p.part_of_willing(39, 39, MEAN, RATIO, 0.8) == pytest.approx(1)
    both = p.part_worth(129, MEAN, RATIO, 0.8) / p.part_worth(39, MEAN, RATIO, 0.8)
    assert p.part_of_willing(39, 129, MEAN, RATIO, 0.8) == pytest.approx(both)


def test_what_the_willing_must_keep_earns_what_they_earned() -> None:
    # by the whole curve: those willing at 39, cut to the part kept, against all of them at 39
    willing = p.part_worth(39, MEAN, RATIO, 0.8)
    keep = p.keep_of_willing(39, 129, **GIVEN, worth=0.8)
    kept = 1 / (1 + TAX) - FEE

    def earned(price: float, part: float) -> float:
        return part * (price * kept - SUPPORT) - MEAN * COST * p.share_of_top(RATIO, part) - willing * FREE

    assert earned(129, willing * keep) == pytest.approx(earned(39, willing), rel=1e-6)


def test_at_the_least_worth_just_enough_take_the_new_price() -> None:
    worth = p.least_worth(39, 129, **GIVEN, worth=0.8)
    taken = p.part_of_willing(39, 129, MEAN, RATIO, worth)
    assert taken == pytest.approx(p.keep_of_willing(39, 129, **GIVEN, worth=worth), abs=1e-6)


def test_the_doubtful_counts_by_hand() -> None:
    # 2 × sqrt(36 + (0.5 × 2)² × 64) = 20
    assert list(p.doubtful(36, 0.5, 64, 2)) == pytest.approx([16, 56])
    assert list(p.doubtful(1, 0, 0, 3)) == pytest.approx([0, 3])


# --- An outcome ------------------------------------------------------------------------------------------------------


def test_a_task_by_hand() -> None:
    # 10 × (1 / 1.06 − 0.06) × 0.5 = 4.417
    assert p.left_of_task(10, TAX, FEE, 0.5, 1, 0.4, 0.01, 100) == pytest.approx(4.417 - 1.4 - 1, abs=1e-3)


def test_at_the_least_success_and_at_the_most_handed_over_nothing_is_left() -> None:
    least = p.least_success(5, TAX, FEE, 0.5, 0.3)
    assert p.left_of_task(5, TAX, FEE, least, 0.5, 0.3, 0, 100) == pytest.approx(0)
    left = p.left_of_task(5, TAX, FEE, 0.7, 0.5, 0.3, 0, 100)
    assert p.left_of_task(5, TAX, FEE, 0.7, 0.5, 0.3, p.most_handed(left, 100), 100) == pytest.approx(0)
    assert p.most_handed(-1, 100) == 0
    assert p.most_handed(500, 100) == 1


# --- A project -------------------------------------------------------------------------------------------------------


def test_at_its_least_price_a_project_leaves_nothing() -> None:
    price = p.project_price(TAX, 200_000, 180_000)
    assert price == pytest.approx(402_800)
    assert price / (1 + TAX) - 200_000 - 180_000 == pytest.approx(0)


def test_the_gap_is_the_sale_or_the_whole_less_what_was_prepaid() -> None:
    assert p.project_gap(106_000, TAX, 50_000, 100_000, 0.3) == pytest.approx(120_000)
    assert p.project_gap(106_000, TAX, 50_000, 10_000, 0.9) == pytest.approx(50_000)


# --- A copy ----------------------------------------------------------------------------------------------------------


def test_a_rival_at_its_price_just_breaks_even() -> None:
    price = p.rival_price(TAX, FEE, SUPPORT, 6.35)
    assert p.left_of_customer(price, 0, TAX, FEE, SUPPORT, 0, 1, 6.35) == pytest.approx(0)


def test_moving_costs_what_holds_the_price() -> None:
    held = p.price_held(10, 120, 12)
    assert held == pytest.approx(20)
    assert p.switching_for(held, 10, 12) == pytest.approx(120)
    assert p.switching_for(8, 10, 12) == 0
    assert p.price_held_by_hours(10, 30, 4, 12) == pytest.approx(held)


def test_the_rest_of_a_company_by_hand() -> None:
    # half the revenue at 60%, the whole at 40%: the other half has 20%
    assert p.rest_margin(0.4, 0.6, 0.5) == pytest.approx(0.2)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: p.share_of_top(0.9, 0.1),
        lambda: p.share_of_top(1.5, 1.1),
        lambda: p.use_of_tenth(-1, 1.5, 3),
        lambda: p.use_of_tenth(120, 1.5, 11),
        lambda: p.left_of_customer(-1, 0, TAX, FEE, 0, 0, 0, 0),
        lambda: p.left_of_customer(1, 0, TAX, 1.2, 0, 0, 0, 0),
        lambda: p.neutral_unit(39, 0),
        lambda: p.headroom(39, TAX, FEE, SUPPORT, 0, 0, COST),
        lambda: p.headroom_after(1, 0),
        lambda: p.cost_multiple(0, 3),
        lambda: p.use_of_tenth(120, 1.5, 2.5),
        lambda: p.change_of_left(1, 1, 1, -1),
        lambda: p.left_if_part_stays(-1, TAX, FEE, 0, 0, 1, 1, 1, 1),
        lambda: p.rest_of_one(1.2),
        lambda: p.request_worth(2, 30, 1.2),
        lambda: p.part_worth(-1, 120, 1.5, 1),
        lambda: p.part_worth(39, 120, 0.5, 1),
        lambda: p.use_at(-1, 1.5, 0.5),
        lambda: p.use_at(1, 1.5, 1.5),
        lambda: p.part_of_willing(39, 129, 120, 1.5, 0.01),
        lambda: p.least_worth(39, 129, **GIVEN, worth=0.1),
        lambda: p.minutes_for(1, 0, 0.8),
        lambda: p.doubtful(-1, 0.5, 1, 1),
        lambda: p.left_with_line(39, **{**GIVEN, "cost": 0}, multiple=1, unit=0),
        lambda: p.multiple_with_line(0, 39, **GIVEN),
        lambda: p.multiple_with_line(100, 39, **GIVEN),
        lambda: p.multiple_with_line(0.01, 39, **{**GIVEN, "free": 0, "cost": 1e-6}),
        lambda: p.price_held_by_hours(10, -1, 4, 12),
        lambda: p.left_of_task(5, TAX, FEE, 2, 1, 1, 0, 1),
        lambda: p.least_success(0, TAX, FEE, 1, 1),
        lambda: p.most_handed(1, 0),
        lambda: p.project_gap(-1, TAX, 1, 1, 0.3),
        lambda: p.project_price(TAX, -1, 1),
        lambda: p.project_gap(1, TAX, 1, 1, 2),
        lambda: p.rival_price(TAX, FEE, -1, 1),
        lambda: p.price_held(10, 10, 0),
        lambda: p.switching_for(-1, 1, 12),
        lambda: p.rest_margin(0.4, 0.6, 1),
    ],
)
def test_bad_input_is_refused_with_a_sentence(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"[A-Z].*\.$"):
        wrong()  # type: ignore[operator]
