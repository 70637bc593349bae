"""The specification of `rd_portfolio`: what to make in a quarter, in which order, and when to drop it."""

import itertools
import math

import pytest

from models import rd_portfolio as r

# weeks, chance, gain a month, hazard a month
ITEMS = ((1, 0.34, 1300, 0.02), (2, 0.5, 1290, 0.05), (3, 0.6, 1600, 0.11), (4, 0.34, 1600, 0.02))


def by_hand(
    items: tuple[tuple[float, ...], ...],
    order: tuple[int, ...],
    start: int,
    horizon: int,
    other: float = 0,
    budget: float = 0,
) -> float:
    ready, total, used = start, 0.0, 0.0
    for index in order:
        weeks, chance, monthly, hazard = items[index]
        ready += int(weeks)
        used += weeks
        stays = (1 - hazard) ** (12 / 52)
        total += sum(chance * monthly * 12 / 52 * stays**week for week in range(ready + 1, horizon + 1))
    return total + other * (budget - used)


# --- What a thing is worth --------------------------------------------------------------------------------------------


def test_half_of_the_patches_are_gone_after_the_half_life() -> None:
    for months in (1, 3, 6, 12):
        assert (1 - r.hazard_of_half(months)) ** months == pytest.approx(0.5)
    assert r.hazard_of_half(1) == pytest.approx(0.5)


def test_what_never_becomes_worthless_lives_for_the_whole_rest() -> None:
    assert r.months_live(0, 0, 52) == pytest.approx(12)
    assert r.months_live(0, 26, 52) == pytest.approx(6)


def test_what_is_ready_too_late_or_gone_at_once_is_worth_nothing() -> None:
    assert r.months_live(0.1, 52, 52) == 0
    assert r.months_live(1, 0, 52) == 0


def test_months_live_agree_with_the_closed_form() -> None:
    stays = 0.9 ** (12 / 52)
    closed = 12 / 52 * stays**6 * (1 - stays**47) / (1 - stays)
    assert r.months_live(0.1, 5, 52) == pytest.approx(closed)


def test_a_higher_hazard_and_a_later_day_are_worth_less() -> None:
    assert r.months_live(0.2, 5, 52) < r.months_live(0.1, 5, 52)
    assert r.months_live(0.1, 9, 52) < r.months_live(0.1, 5, 52)


def test_value_is_chance_times_gain_times_months() -> None:
    assert r.item_value(0.5, 1000, 0, 0, 52) == pytest.approx(6000)
    assert r.item_alone(0.5, 1000, 0, 2, 24, 52) == pytest.approx(3000)


def test_a_month_late_costs_a_month_of_gain_and_the_end_does_not_move() -> None:
    assert r.month_late(1, 1300, 0, 0, 52) == pytest.approx(1300 * 48 / 52)
    assert r.month_late(1, 1300, 0.1, 20, 52) < r.month_late(1, 1300, 0.1, 0, 52)


def test_per_week() -> None:
    assert r.per_week(900, 3) == 300
    with pytest.raises(ValueError, match="more than zero weeks"):
        r.per_week(900, 0)


# --- The choice -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [0, 1, 3, 6, 8, 10, 12])
@pytest.mark.parametrize("other", [0, 900, 3800])
def test_no_other_order_of_any_choice_is_worth_more(budget: int, other: float) -> None:
    value, order = r.best_order(ITEMS, budget, 2, 52, other)
    assert sum(ITEMS[i][0] for i in order) <= budget
    assert value == pytest.approx(by_hand(ITEMS, order, 2, 52, other, budget))
    for size in range(5):
        for rival in itertools.permutations(range(4), size):
            if sum(ITEMS[i][0] for i in rival) <= budget:
                assert by_hand(ITEMS, rival, 2, 52, other, budget) <= value + 1e-6


def test_more_weeks_and_a_better_other_use_never_bring_less() -> None:
    values = [r.best_order(ITEMS, budget, 2, 52)[0] for budget in range(11)]
    assert values == sorted(values)
    assert r.best_order(ITEMS, 8, 2, 52, 5000) == (40000, ())


def test_four_given_one_by_one_are_the_same_as_a_list() -> None:
    flat = [number for item in ITEMS for number in item]
    value, code, used = r.plan_of_four(*[*flat, 8, 2, 52])
    best, order = r.best_order(ITEMS, 8, 2, 52)
    assert value == best
    assert [int(digit) - 1 for digit in str(int(code))] == list(order)
    assert used == sum(ITEMS[i][0] for i in order)
    assert r.plan_of_four(*[*flat, 0, 2, 52]) == (0, 0, 0)


def test_bad_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="seven"):
        r.best_order(ITEMS * 2, 8, 2, 52)
    with pytest.raises(ValueError, match="at least 1"):
        r.best_order(((0, 0.5, 1, 0.1),), 8, 2, 52)
    with pytest.raises(ValueError, match="whole number"):
        r.best_order(((1.5, 0.5, 1, 0.1),), 8, 2, 52)
    with pytest.raises(ValueError, match="hazard"):
        r.months_live(1.1, 0, 52)
    with pytest.raises(ValueError, match="half-life"):
        r.hazard_of_half(0)
    with pytest.raises(ValueError, match="chance"):
        r.item_value(1.2, 1, 0, 0, 52)
    with pytest.raises(ValueError, match="gain"):
        r.item_value(0.5, -1, 0, 0, 52)


# --- Weeks in customers -----------------------------------------------------------------------------------------------


def test_customers_for_a_week_are_rounded_up() -> None:
    assert r.customers_for_week(10000, 250) == 40
    assert r.customers_for_week(10001, 250) == 41
    with pytest.raises(ValueError, match="more than zero"):
        r.customers_for_week(10000, 0)


def test_times_larger() -> None:
    assert r.times_larger(80, 20) == 4
    with pytest.raises(ValueError, match="more than zero"):
        r.times_larger(80, 0)


# --- Dropping and asking ----------------------------------------------------------------------------------------------


def test_the_line_to_drop_at_is_what_is_given_up_over_what_it_would_bring() -> None:
    # ready at once, no hazard: 12 months of 1000; giving up 3000 asks for a quarter
    assert r.least_chance(3000, 0, 1000, 0, 0, 52) == pytest.approx(0.25)
    assert r.least_chance(0, 2, 1000, 0.1, 6, 52) == 0
    assert r.least_chance(24000, 0, 1000, 0, 0, 52) == pytest.approx(2)
    with pytest.raises(ValueError, match="nothing even"):
        r.least_chance(1, 2, 1000, 1, 0, 52)


def test_going_on_equals_the_other_use_exactly_at_the_line() -> None:
    line = r.least_chance(2000, 2, 1600, 0.11, 6, 52)
    assert r.item_value(line, 1600, 0.11, 8, 52) == pytest.approx(2000)


def test_a_check_moves_the_chance_both_ways_and_averages_out() -> None:
    # 100 items, 60 work: 54 of them pass, 12 of the others
    assert r.after_check(0.6, 0.9, 0.3, 1) == pytest.approx(54 / 66)
    assert r.after_check(0.6, 0.9, 0.3, 0) == pytest.approx(6 / 34)
    with pytest.raises(ValueError, match="never"):
        r.after_check(1, 1, 0, 0)


def test_the_right_to_drop_never_hurts_and_is_worth_nothing_without_an_alternative() -> None:
    plain = r.item_value(0.6, 1600, 0.11, 8, 52)
    assert r.with_check(0.6, 1600, 0.11, 8, 52, 0.9, 0.3, 0) == pytest.approx(plain)
    assert r.with_check(0.6, 1600, 0.11, 8, 52, 0.9, 0.3, 4500) > max(plain, 4500)
    # passes 66 of 100: 54 work and bring 12000 each; the other 34 give 3000 instead
    assert r.with_check(0.6, 1000, 0, 0, 52, 0.9, 0.3, 3000) == pytest.approx(0.54 * 12000 + 0.34 * 3000)


def test_at_the_highest_hazard_the_check_is_worth_the_rival() -> None:
    line = r.hazard_with_check(0.6, 1600, 8, 52, 0.9, 0.3, 4500, 5000)
    assert r.with_check(0.6, 1600, line, 8, 52, 0.9, 0.3, 4500) == pytest.approx(5000)
    assert r.hazard_with_check(0.6, 1600, 8, 52, 0.9, 0.3, 0, 1e9) == 0


def test_calls_move_the_chance_both_ways() -> None:
    # one call, an oracle
    assert r.after_calls(0.34, 1, 1, 1, 0, 1) == 1
    assert r.after_calls(0.34, 1, 1, 1, 0, 0) == 0
    assert r.after_calls(0.34, 4, 2, 0.5, 0.2, 0) < 0.34 < r.after_calls(0.34, 4, 2, 0.5, 0.2, 1)


def test_answers_that_change_nothing_are_worth_nothing() -> None:
    assert r.asking_worth(0.5, 100, 0, 4, 2, 0.5, 0.2) == 0
    assert r.asking_worth(0.5, 100, 50, 4, 2, 0.3, 0.3) == pytest.approx(0)


def test_an_oracle_is_worth_what_it_saves() -> None:
    # certain answer: half the time 100 instead of 50, else 50 in any case
    assert r.asking_worth(0.5, 100, 50, 1, 1, 1, 0) == pytest.approx(25)
    assert r.asking_worth(0.5, 100, 50, 1, 1, 0.9, 0.1) < 25


# --- New versions, services, a second plan ----------------------------------------------------------------------------


def test_a_new_version_must_repay_the_trial_before_the_next() -> None:
    assert r.gain_needed(12000, 0.5, 6) == 4000
    with pytest.raises(ValueError, match="chance of passing"):
        r.gain_needed(1, 0, 6)
    with pytest.raises(ValueError, match="zero months"):
        r.gain_needed(1, 0.5, 0)


def test_the_least_price_brings_exactly_the_cost_of_the_hours() -> None:
    assert r.kept(106, 0.06, 0) == pytest.approx(100)
    price = r.least_price(250, 8, 0.06, 0.06)
    assert r.paid_an_hour(price, 0.06, 0.06, 8) == pytest.approx(250)
    with pytest.raises(ValueError, match="hours"):
        r.paid_an_hour(100, 0.06, 0.06, 0)
    with pytest.raises(ValueError, match="Nothing is left"):
        r.least_price(250, 8, 0, 1)


def test_movers_must_be_made_up_for() -> None:
    assert r.new_for_each_mover(30, 10) == 2
    assert r.new_for_each_mover(10, 30) == 0
    with pytest.raises(ValueError, match="contributes nothing"):
        r.new_for_each_mover(30, 0)


def test_the_fewest_new_customers_just_pay() -> None:
    assert r.second_plan(10, 5, 100, 300, 0) == 0
    fewest = r.least_new(75, 126, 322, 10714)
    assert r.second_plan(fewest, 75, 126, 322, 10714) >= 0 > r.second_plan(fewest - 1, 75, 126, 322, 10714)
    assert r.least_new(5, 300, 100, 0) == 0
    with pytest.raises(ValueError, match="worth more than zero"):
        r.least_new(5, 0, 100, 0)


def test_times() -> None:
    assert r.times(5, 4) == 20
    assert not math.isnan(r.times(0, 4))
