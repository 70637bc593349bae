"""The simulation of risks over a plan of monthly cash: its generator, its strikes, its path and its shares."""

import math

import pytest

from models import risk_simulation as s
from models import unit_economics as u
from models.chance import normal_below

# A company without customers or growth: it burns 10 a month.
IDLE = {"start": 0, "growth": 0, "churn": 0, "most": 0, "monthly": 0, "acquisition": 0, "fixed": 10, "owed": 0}
LUCK = {"behind": 0, "saves": 0, "months": 12, "runs": 4000, "seed": 20261122, "times": 1}
ALWAYS = 1e9  # channels without a limit
PLAN = {**IDLE, **LUCK}


def runs_of(**changes: float) -> dict[str, float]:
    """The idle company with some inputs changed."""
    return {**PLAN, **changes}


# --- The generator ---------------------------------------------------------------------------------------------------


def test_the_generator_gives_the_number_that_the_c_plus_plus_standard_requires() -> None:
    state = 1
    for _ in range(10000):
        state = s.next_state(state)
    assert state == 399268537


def test_the_generator_starts_with_its_multiplier_and_stays_in_its_range() -> None:
    assert s.next_state(1) == 48271
    assert s.next_state(s.MODULUS - 1) == s.MODULUS - 48271
    assert (s.MODULUS - 1) * s.MULTIPLIER < 2**47


@pytest.mark.parametrize("state", [0, -1, 2147483647, 1.5])
def test_the_generator_refuses_what_is_no_state(state: float) -> None:
    with pytest.raises(ValueError, match="state"):
        s.next_state(state)  # type: ignore[arg-type]


# --- When something strikes ------------------------------------------------------------------------------------------


def test_the_month_of_a_strike_is_geometric() -> None:
    chance = 0.3
    draws = [(i + 0.5) / 100000 for i in range(100000)]
    months = [s.month_struck(draw, chance) for draw in draws]
    for month in (1, 2, 5):
        expected = chance * (1 - chance) ** (month - 1)
        assert months.count(month) / len(months) == pytest.approx(expected, abs=2e-5)


def test_what_has_no_chance_never_strikes_and_what_is_certain_strikes_at_once() -> None:
    assert s.month_struck(0.5, 0) == s.NEVER
    assert s.month_struck(1e-9, 1) == 1


def test_the_strike_refuses_draws_and_chances_out_of_range() -> None:
    for draw, chance in ((0, 0.1), (1, 0.1), (0.5, -0.1), (0.5, 1.1)):
        with pytest.raises(ValueError, match="must"):
            s.month_struck(draw, chance)


def test_a_share_gone_after_some_time_makes_a_chance_a_month() -> None:
    one = s.month_chance(0.25, 36)
    assert (1 - one) ** 36 == pytest.approx(0.75)
    three = s.month_chance(0.25, 36, 3)
    assert 1 - three == pytest.approx((1 - one) ** 3)
    assert s.month_chance(0, 36) == 0
    for share, months, people in ((1, 36, 1), (-0.1, 36, 1), (0.1, 0, 1), (0.1, 36, 0)):
        with pytest.raises(ValueError, match="must"):
            s.month_chance(share, months, people)


def test_chances_of_months_do_not_add_up() -> None:
    assert s.chance_within(0.04, 25) == pytest.approx(1 - 0.96**25)
    assert s.chance_within(0.04, 1) == pytest.approx(0.04)
    assert s.chance_within(0.04, 0) == 0
    with pytest.raises(ValueError, match="between 0 and 1"):
        s.chance_within(2, 1)


# --- How sure --------------------------------------------------------------------------------------------------------


def test_runs_follow_from_the_error_that_is_wanted() -> None:
    assert s.runs_wanted(0.02, 0.95) == 2401
    assert s.runs_wanted(0.01, 0.95) == 9604
    assert s.share_error(0.5, 2401, 0.95) == pytest.approx(0.02, abs=1e-5)
    assert s.share_error(0, 100, 0.95) == 0
    with pytest.raises(ValueError, match="between 0 and 1"):
        s.runs_wanted(0, 0.95)
    with pytest.raises(ValueError, match="share"):
        s.share_error(1.1, 100, 0.95)
    with pytest.raises(ValueError, match="run"):
        s.share_error(0.5, 0, 0.95)


# --- One path --------------------------------------------------------------------------------------------------------


def risk(**parts: float) -> list[float]:
    """The parts of one risk in their order."""
    return [parts.get(part, 0.0) for part in s.PARTS]


def test_without_risks_the_path_is_that_of_the_growing_company() -> None:
    track = s.used_up(300, 0.15, 0.09, ALWAYS, 23.9, 90, 150000, 0, 0, 0, 24, [], [])
    for months in (1, 12, 24):
        assert track[months - 1] == pytest.approx(u.cash_burned(300, 0.15, 0.09, 23.9, 90, 150000, months))


def test_the_channels_bring_no_more_than_they_can() -> None:
    # 100 customers, half leave each month, as many come again, and 60 at most: 100, 110
    track = s.used_up(100, 0.5, 0.5, 60, 0, 1, 0, 0, 0, 0, 2, [], [])
    assert track == pytest.approx([60, 120])
    loose = s.used_up(100, 0.5, 0.5, ALWAYS, 0, 1, 0, 0, 0, 0, 2, [], [])
    assert loose == pytest.approx([100, 250])


def test_what_is_owed_to_customers_is_added_at_each_month_end() -> None:
    # 100 customers, a tenth leave and nobody comes
    track = s.used_up(100, 0, 0.1, 0, 0, 0, 50, 2, 0, 0, 2, [], [])
    assert track == pytest.approx([50 + 2 * 90, 100 + 2 * 81])


def test_what_a_strike_does_by_hand() -> None:
    # 100 customers who stay and bring 2 each; 50 a month fixed: 150 earned a month
    plan = (100, 0, 0, 0, 2, 0, 50, 0, 0, 0, 6)
    assert s.used_up(*plan, [], [])[-1] == -900
    assert s.used_up(*plan, [risk(cost=300)], [[3]])[-1] == -600
    assert s.used_up(*plan, [risk(cost=300)], [[3, 5, 9]])[-1] == -300
    assert s.used_up(*plan, [risk(lost=0.5)], [[3]])[-1] == pytest.approx(-900 + 4 * 100)
    assert s.used_up(*plan, [risk(dearer=1, lasts=2)], [[3]])[-1] == pytest.approx(-900 + 2 * 100)
    assert s.used_up(*plan, [risk(monthly=10)], [[]])[-1] == pytest.approx(-900 + 60)


def test_pay_is_cut_from_the_month_after_the_count_until_customers_carry_the_full_cost() -> None:
    # 100 customers bring 2 each, 250 a month fixed: 50 burned; from month 2 on 80 are left: 90 burned
    short = (100, 0, 0, 0, 2, 0, 250, 0)
    hit = ([risk(lost=0.2)], [[2]])
    assert s.used_up(*short, 0, 20, 5, *hit)[-1] == pytest.approx(50 + 4 * 90)
    assert s.used_up(*short, 0.85, 20, 5, *hit)[-1] == pytest.approx(50 + 90 + 3 * 70)
    assert s.used_up(*short, 0.8, 20, 5, *hit)[-1] == pytest.approx(50 + 4 * 90)  # 80 are not below 80
    carried = (100, 0, 0, 0, 2, 0, 150, 0)
    assert s.used_up(*carried, 0.85, 20, 5, *hit)[-1] == pytest.approx(-50 - 4 * 10)
    # once customers are back, pay is whole again: half a month's customers lost, then doubled
    back = (100, 1, 0, ALWAYS, 1, 0, 150, 0)
    track = s.used_up(*back, 0.85, 20, 4, [risk(lost=0.5)], [[1]])
    assert track == pytest.approx([100, 100 + 30, 130 - 50, 80 - 250])


def test_pay_comes_back_when_contributions_less_the_cost_of_winning_carry_it() -> None:
    # 100 customers bring 2 each, a tenth leave and as many come at 10 each; from month 2 on 80 customers, so that
    # their 160 cover the fixed cost of 150 and 160 less 80 for winning new ones do not
    plan = (100, 0, 0.1, ALWAYS, 2, 10, 150, 0)
    hit = ([risk(lost=0.2)], [[2]])
    assert s.used_up(*plan, 0.85, 20, 5, *hit)[-1] == pytest.approx(50 + 70 + 3 * (70 - 20))
    free = (100, 0, 0.1, ALWAYS, 2, 0, 150, 0)
    assert s.used_up(*free, 0.85, 20, 5, *hit)[-1] == pytest.approx(-50 - 4 * 10)


def test_fewer_new_customers_multiply() -> None:
    # 100 customers, a fifth leave and two fifths come; they never carry the company
    plan = (100, 0.2, 0.2, ALWAYS, 1, 0, 1e6, 0, 0, 0, 2)
    bills = 2e6
    assert s.used_up(*plan, [], [])[-1] == pytest.approx(bills - 100 - 120)
    half = risk(fewer=0.5, lasts=1)
    assert s.used_up(*plan, [half], [[1]])[-1] == pytest.approx(bills - 100 - 100)
    assert s.used_up(*plan, [half, half], [[1], [1]])[-1] == pytest.approx(bills - 100 - 90)
    assert s.used_up(*plan, [risk(fewer=1, lasts=1)], [[1]])[-1] == pytest.approx(bills - 100 - 80)


# --- Many paths ------------------------------------------------------------------------------------------------------


def test_one_risk_has_a_known_chance() -> None:
    # it burns 120 in twelve months; one strike of 100 more breaks a cash of 200
    found = s.chance_out(200, 0, **runs_of(blow_chance=0.05, blow_cost=100))
    assert found == pytest.approx(1 - 0.95**12, abs=1.5 * s.share_error(0.46, 4000, 0.95))


def test_two_risks_agree_with_all_their_cases_counted() -> None:
    # lasting risks strike once, for 60 each; only both together break a cash of 200
    exact = (1 - 0.9**12) * (1 - 0.8**12)
    plan = runs_of(one_chance=0.1, one_cost=60, one_lasts=12, two_chance=0.2, two_cost=60, two_lasts=12)
    assert s.chance_out(200, 0, **plan) == pytest.approx(exact, abs=1.5 * s.share_error(exact, 4000, 0.95))


def test_a_risk_that_is_over_strikes_again_and_a_lasting_one_does_not() -> None:
    # a strike costs 50; only two of them break a cash of 200
    plan = runs_of(blow_chance=0.1, blow_cost=50)
    exact = 1 - 0.9**12 - 12 * 0.1 * 0.9**11
    assert s.chance_out(200, 0, **plan) == pytest.approx(exact, abs=1.5 * s.share_error(exact, 4000, 0.95))
    assert s.chance_out(200, 0, **{**plan, "blow_lasts": 12}) == 0
    # with two months each, the second strike finds eleven months, less the one in which the first goes on
    lasting = s.chance_out(200, 0, **{**plan, "blow_lasts": 2})
    exact = sum(0.1 * 0.9 ** (first - 1) * (1 - 0.9 ** max(0, 12 - first - 1)) for first in range(1, 13))
    assert lasting == pytest.approx(exact, abs=1.5 * s.share_error(exact, 4000, 0.95))


def test_the_month_in_which_the_cash_is_out() -> None:
    # without a strike 10 a month: a cash of 65 is below 0 in month 7, below a line of 30 in month 4
    assert s.out_by_month(65, 0, **PLAN) == [0.0] * 6 + [1.0] * 6
    assert s.out_by_month(65, 30, **PLAN) == [0.0] * 3 + [1.0] * 9
    shares = s.out_by_month(65, 0, **runs_of(blow_chance=0.05, blow_cost=40))
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_the_reserve_is_the_cash_that_enough_runs_stay_within() -> None:
    plan = runs_of(blow_chance=0.05, blow_cost=100, blow_lasts=12)
    cash, low, high = s.reserve(0.6, 0, 0.95, **plan)
    assert (cash, low, high) == (120, 120, 120)  # 54% are never struck
    cash, low, high = s.reserve(0.1, 30, 0.95, **plan)
    assert (cash, low, high) == (250, 250, 250)
    spread = s.reserve(0.1, 0, 0.95, **runs_of(start=9, monthly=1, slow_chance=0.1, slow_lost=1))
    assert spread[1] <= spread[0] <= spread[2]
    assert s.chance_out(spread[0], 0, **runs_of(start=9, monthly=1, slow_chance=0.1, slow_lost=1)) <= 0.1


def test_more_cash_and_rarer_risks_never_raise_the_chance() -> None:
    plan = runs_of(blow_chance=0.05, blow_cost=40, other_chance=0.02, other_cost=70)
    by_cash = [s.chance_out(cash, 0, **plan) for cash in range(100, 300, 20)]
    assert by_cash == sorted(by_cash, reverse=True)
    by_times = [s.chance_out(150, 0, **{**plan, "times": times}) for times in (0, 0.5, 1, 2, 4)]
    assert by_times == sorted(by_times)
    assert by_times[0] == 0


def test_the_chance_is_the_last_share_by_month() -> None:
    plan = runs_of(blow_chance=0.05, blow_cost=40, other_chance=0.02, other_cost=70)
    for cash in (120, 150, 200):
        assert s.chance_out(cash, 0, **plan) == s.out_by_month(cash, 0, **plan)[-1]


def test_what_is_kept_never_grows_beyond_its_limit() -> None:
    for cash in range(s.FULL + 5):
        s.chance_out(100, 0, **runs_of(runs=2, fixed=cash))
        assert len(s._kept) <= s.FULL
    assert s.chance_out(100, 0, **PLAN) == 1
    assert s.chance_out(100, 0, **PLAN) == 1


def test_another_seed_gives_nearly_the_same() -> None:
    plan = runs_of(blow_chance=0.05, blow_cost=100)
    one, other = s.chance_out(200, 0, **plan), s.chance_out(200, 0, **{**plan, "seed": 7})
    assert one != other
    assert other == pytest.approx(one, abs=2 * s.share_error(0.46, 4000, 0.95))


def test_a_change_is_compared_with_the_same_luck() -> None:
    plan = runs_of(blow_chance=0.05, blow_cost=100, blow_lasts=12)
    assert s.reserve_saved(0.1, 0, **plan, then_blow_cost=40) == pytest.approx(60)
    assert s.reserve_saved(0.1, 0, **plan, then_blow_monthly=1) == pytest.approx(-12)
    # a change of another risk leaves the strikes of this one as they were
    both = {**plan, "aside_chance": 0.5}
    assert s.reserve_saved(0.1, 0, **both, then_aside_chance=0.01) == 0


def test_the_reserve_counts_the_runs_without_a_rounding_fault() -> None:
    # 29 of 100 runs may fail, though 0.29 * 100 falls short of 29 in floating point
    plan = runs_of(runs=100, blow_chance=0.05, blow_cost=100)
    assert s.chance_out(s.reserve(0.29, 0, 0.95, **plan)[0], 0, **plan) <= 0.29
    assert int(0.29 * 100) == 28


def test_how_often_pay_is_cut_and_what_it_costs() -> None:
    # half of the customers leave at the first strike, and two people then go without 5 a month between them
    plan = runs_of(start=10, blow_chance=0.05, blow_lost=0.5, blow_lasts=12, behind=0.85, saves=5)
    share, cost, worst = s.cut_share(2, **plan)
    assert share == pytest.approx(1 - 0.95**11, abs=1.5 * s.share_error(0.43, 4000, 0.95))
    exact = sum(0.05 * 0.95 ** (month - 1) * (12 - month) * 2.5 for month in range(1, 13))
    assert cost == pytest.approx(exact, rel=0.06)
    # one run in ten is struck in month 2 at the latest, so that ten months are gone without
    assert worst == pytest.approx(10 * 2.5)
    assert s.cut_share(2, **{**plan, "behind": 0}) == (0, 0, 0)
    with pytest.raises(ValueError, match="somebody"):
        s.cut_share(0, **plan)


def test_how_often_customers_fall_behind_by_chance() -> None:
    # one month: 300 customers, 72 come and 27 go; below 95% of 345 is 17.25 or 1.73 errors away
    found = s.falls_behind(300, 0.15, 0.09, 1e9, 0, 0.95, 1, 20000, 20261122)
    assert found == pytest.approx(normal_below(-17.25 / math.sqrt(99)), abs=0.004)
    assert s.falls_behind(300, 0.15, 0.09, 1e9, 0, 0, 12, 100, 1) == 0
    lines = [s.falls_behind(300, 0.15, 0.09, 500, 0.2, line, 6, 500, 1) for line in (0.7, 0.8, 0.9)]
    assert lines == sorted(lines)
    with pytest.raises(ValueError, match="between 0 and 1"):
        s.falls_behind(300, 0.15, 2, 1, 0, 0.9, 1, 1, 1)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"blow": 1}, "name of a risk"),
        ({"blow_size": 1}, "name of a risk"),
        ({"blow_chance": 1.1}, "between 0 and 1"),
        ({"blow_cost": -1}, "negative"),
        ({"blow_fewer": 0.1}, "last"),
        ({"blow_dearer": 1}, "last"),
        ({"blow_lasts": 1.5}, "whole"),
        ({"churn": 2}, "churn"),
        ({"behind": 5}, "share of the plan"),
        ({"saves": 11}, "saved"),
        ({"seed": 5.9}, "whole"),
        ({"runs": 200.9}, "whole"),
        ({"months": 11.5}, "whole"),
        ({"runs": 0}, "run"),
        ({"times": -1}, "negative"),
        ({"months": 48, "blow_chance": 0.5, "blow_lasts": 1}, "more often"),
        ({"months": 0}, "month"),
        ({"seed": 0}, "state"),
    ],
)
def test_bad_input_is_refused(changes: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        s.chance_out(100, 0, **runs_of(**changes))


def test_bad_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        s.reserve(0, 0, 0.95, **PLAN)
    with pytest.raises(ValueError, match="confidence"):
        s.reserve(0.1, 0, 1, **PLAN)
    with pytest.raises(ValueError, match="then_"):
        s.reserve_saved(0.1, 0, **PLAN)


def test_the_reserve_of_a_plan_that_nothing_strikes_is_what_it_burns() -> None:
    assert s.reserve(0.1, 30, 0.95, **PLAN) == (150, 150, 150)


# --- Small sums ------------------------------------------------------------------------------------------------------


def test_small_sums_by_hand() -> None:
    assert s.fewer_for(0.15, 0.1, 0.09) == pytest.approx(5 / 24)
    assert s.fall(23.9, 8.9) == pytest.approx(15)
    assert s.days_cost(3, 2000) == 6000
    assert s.pay_saved(3, 45000, 30000) == 45000
    assert s.mean_premium(1.5e8, 1500) == 100000
    assert s.premium_for(1e6, 1.5e8, 115e8) == pytest.approx(13043, abs=1)
    assert s.month_of(120) == 10
    assert s.times_chance(0.02, 2) == 0.04


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("fewer_for", (0.1, 0.15, 0.09)),
        ("fall", (1, 2)),
        ("days_cost", (-1, 1)),
        ("pay_saved", (1, 1, 2)),
        ("mean_premium", (1, 0)),
        ("premium_for", (1, 1, 0)),
        ("times_chance", (0.6, 2)),
    ],
)
def test_small_sums_refuse_what_makes_no_sense(name: str, inputs: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        getattr(s, name)(*inputs)


def test_a_share_of_a_share() -> None:
    assert s.both_shares(0.13, 0.97) == pytest.approx(0.1261)
    with pytest.raises(ValueError, match="share"):
        s.both_shares(2, 0.1)
