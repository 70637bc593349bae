"""What the functions of opportunity promise, by examples that can be checked by hand."""

from itertools import product

import pytest

from models import opportunity as o
from models.bayes import share
from models.chance import at_most

USE = {"usable": 0.5, "minutes": 12, "wasted": 2, "wage": 60, "caught": 0.5, "damage": 1000}
SELL = {"part": 0.25, "keeping": 50, "winning": 200, "held": 100, "first": 6, "ramp": 12, "allowed": 10000}


def test_gain_by_hand() -> None:
    """Half the answers save 12 minutes, half lose 2: 5 minutes a task, 5 yuan; 1,000 tasks, 5,000."""
    assert o.yearly_gain(1000, errors=0, **USE) == pytest.approx(5000)
    assert o.yearly_gain(1000, errors=0.01, **USE) == pytest.approx(5000 - 1000 * 0.5 * 0.01 * 0.5 * 1000)


def test_gain_can_be_a_loss() -> None:
    assert o.yearly_gain(1000, errors=0.05, **USE) < 0
    assert o.yearly_gain(0, errors=0.05, **USE) == 0


def test_error_limit_is_where_the_gain_is_zero() -> None:
    limit = o.error_limit(**USE)
    assert limit == pytest.approx(0.02), "5 yuan over 0.5 × 0.5 × 1,000"
    assert o.yearly_gain(1000, errors=limit, **USE) == pytest.approx(0, abs=1e-9)
    assert o.error_limit(**{**USE, "caught": 1}) == float("inf")
    assert o.error_limit(**{**USE, "damage": 2000}) == pytest.approx(limit / 2)


def test_error_limit_does_not_depend_on_the_number_of_tasks() -> None:
    for tasks in (1, 50, 1e6):
        assert o.yearly_gain(tasks, errors=o.error_limit(**USE), **USE) == pytest.approx(0, abs=1e-6)


def test_error_at_and_minutes_at_undo_the_gain() -> None:
    """By hand: 2,500 yuan of 5,000 are left at 1% of errors; with no gain asked, it is the limit."""
    assert o.error_at(2500, 1000, **USE) == pytest.approx(0.01)
    assert o.error_at(0, 1000, **USE) == pytest.approx(o.error_limit(**USE))
    assert o.error_at(6000, 1000, **USE) < 0, "out of reach without any error"
    assert o.error_at(1, 1000, **{**USE, "caught": 1}) == float("inf")
    rest = {name: value for name, value in USE.items() if name != "minutes"}
    assert o.minutes_at(2500, 1000, errors=0.01, **rest) == pytest.approx(12)
    assert o.minutes_at(0, 1000, errors=0, **rest) == pytest.approx(2)


def test_gain_to_sell_is_where_the_price_covers_keeping() -> None:
    assert o.gain_to_sell(50, 0.25) == 2400
    assert o.monthly_price(o.gain_to_sell(50, 0.25), 0.25) == 50


def test_payback_by_hand_and_against_the_money() -> None:
    """50 yuan a month from each of 100: 200 to win and 10,000 in all need 6 + 4 + 2 months at full strength."""
    sell = {name: value for name, value in SELL.items() if name != "first"}
    assert o.payback_month(4800, first=6, **sell) == pytest.approx(6 + 12)
    for gain, held in ((4800, 60), (9600, 100), (30000, 5), (4800, 900)):
        case = {**SELL, "held": held}
        month = o.payback_month(gain, **case)
        assert o.money_within(month, gain, **case) == pytest.approx(0, abs=1e-6)
        assert o.money_within(month - 0.1, gain, **case) < 0 < o.money_within(month + 0.1, gain, **case)
    assert o.payback_month(2400, **SELL) == float("inf")
    assert o.payback_month(4800, **{**SELL, "held": 0}) == float("inf")


def test_clean_answers_at_the_edge() -> None:
    for limit in (0.5, 0.25, 0.1, 0.02, 0.001):
        for number in (1, 2, 5, 40):
            assert o.clean_answers(limit, (1 - limit) ** number) == number


def test_clean_answers() -> None:
    """The rule of three: about 3 over the limit, at a risk of 5%."""
    assert o.clean_answers(0.5, 0.5) == 1
    assert o.clean_answers(0.5, 0.25) == 2
    assert o.clean_answers(0.01, 0.05) == 299
    for limit in (0.3, 0.034, 0.0084):
        number = o.clean_answers(limit, 0.05)
        assert at_most(0, number, limit) <= 0.05 < at_most(0, number - 1, limit)


def test_price() -> None:
    assert o.monthly_price(1200, 0.25) == 25
    assert o.monthly_price(-1200, 0.25) == 0, "nobody pays for a loss"


def test_customer_months_by_hand() -> None:
    """From month 6, 100 customers over 12 months: 600 at month 18, then 100 a month."""
    assert o.customer_months(100, 6, 12, 6) == 0
    assert o.customer_months(100, 6, 12, 18) == 600
    assert o.customer_months(100, 6, 12, 24) == 1200
    assert o.customer_months(100, 6, 12, 12) == 150


def test_customer_months_against_a_sum_of_small_steps() -> None:
    steps = 20000
    for horizon in (9, 14.5, 18, 30):
        width = horizon / steps
        total = sum(80 * max(0, min(1, ((i + 0.5) * width - 3.5) / 11)) * width for i in range(steps))
        assert o.customer_months(80, 3.5, 11, horizon) == pytest.approx(total, rel=1e-5)


def test_money_by_hand() -> None:
    """100 yuan a month from each, 50 to keep it: 1,200 customer-months, 100 won, the licence."""
    assert o.money_within(24, 4800, **SELL) == pytest.approx(1200 * 50 - 100 * 200 - 10000)
    assert o.money_within(6, 4800, **SELL) == -10000, "the cost of being allowed falls due anyway"
    assert o.money_within(12, 4800, **SELL) == pytest.approx(150 * 50 - 50 * 200 - 10000)


def test_outcomes_hold_the_middle_and_the_extremes() -> None:
    found = o.outcomes(24, 4800, spread=2, delay=1.5, **SELL)
    assert len(found) == 27
    assert list(found) == sorted(found)
    middle = o.money_within(24, 4800, **SELL)
    assert any(money == pytest.approx(middle) for money in found)
    best = o.money_within(24, 9600, **{**SELL, "held": 200, "first": 4})
    assert found[-1] == pytest.approx(best)
    assert list(o.outcomes(24, 4800, spread=1, delay=1, **SELL)) == pytest.approx([middle] * 27)


def test_first_share_by_hand() -> None:
    assert o.first_share((1, 3), ((2,),)) == 0.5
    assert o.first_share((2,), ((1, 3), (0, 4))) == 0.25
    assert o.first_share((1,), ((1,),)) == 0, "a tie is nobody's"


def test_first_share_against_every_combination() -> None:
    lists = [
        o.outcomes(24, gain, spread=2, delay=1.5, **{**SELL, "held": held})
        for gain, held in ((4800, 100), (9000, 40), (2000, 300))
    ]
    wins = [0, 0, 0]
    for row in product(*lists):
        top = max(row)
        if row.count(top) == 1:
            wins[row.index(top)] += 1
    for place, own in enumerate(lists):
        others = tuple(other for where, other in enumerate(lists) if where != place)
        assert o.first_share(own, others) == pytest.approx(wins[place] / 27**3)


def _contest(which: int, **changed: float) -> float:
    numbers: dict[str, float] = {}
    for place, (gain, held) in enumerate(((4800.0, 100.0), (9000.0, 40.0), (2000.0, 300.0)), 1):
        rest: dict[str, float] = {"first": 6, "keeping": 50, "winning": 200, "allowed": 10000}
        numbers.update({f"{name}_{place}": value for name, value in {"gain": gain, "held": held, **rest}.items()})
    numbers.update({"horizon": 24, "part": 0.25, "ramp": 12, "spread": 2, "delay": 1.5, **changed})
    return o.contest(which, **numbers)


def test_contest_shares_add_to_one_without_ties() -> None:
    assert sum(_contest(which) for which in range(4)) == pytest.approx(1)


def test_contest_without_doubt_has_one_winner() -> None:
    shares = [_contest(which, spread=1, delay=1) for which in range(4)]
    assert sorted(shares) == [0, 0, 0, 1]
    assert _contest(0, horizon=1) == 1, "before anybody pays, doing nothing is best"


def test_what_is_wanted_brings_the_target() -> None:
    target = 55000
    gain = o.gain_wanted(target, 24, **SELL)
    assert o.money_within(24, gain, **SELL) == pytest.approx(target)
    rest = {name: value for name, value in SELL.items() if name != "held"}
    held = o.held_wanted(target, 24, 4800, **rest)
    assert o.money_within(24, 4800, **{**SELL, "held": held}) == pytest.approx(target)
    rest = {name: value for name, value in SELL.items() if name != "first"}
    first = o.first_wanted(target, 24, 4800, **rest)
    assert 0 < first < 6
    assert o.money_within(24, 4800, **{**SELL, "first": first}) == pytest.approx(target)


def test_what_no_number_can_bring() -> None:
    assert o.gain_wanted(1e5, 5, **SELL) == float("inf")
    rest = {name: value for name, value in SELL.items() if name != "held"}
    assert o.held_wanted(1e5, 24, 100, **rest) == float("inf")
    assert o.held_wanted(-2e4, 24, 4800, **rest) == 0
    rest = {name: value for name, value in SELL.items() if name != "first"}
    assert o.first_wanted(1e9, 24, 4800, **rest) == -1


def test_pay() -> None:
    assert o.pay_until(24, 150000) == 3.6e6
    with pytest.raises(ValueError, match="must not be negative"):
        o.pay_until(-1, 1)


def test_cases_per_extra() -> None:
    assert o.cases_per_extra(6.4, 5.0, 1000) == pytest.approx(714.3, abs=0.1)
    assert o.cases_per_extra(0.5, 0.25, 1) == 4


def test_alarms_per_find() -> None:
    """Wong et al. 2021 print a positive predictive value of about an eighth."""
    assert o.alarms_per_find(10, 4, 100, 0.3) == 5
    looked = o.alarms_per_find(2552, 1709, 38455, 0.18)
    assert looked == pytest.approx(1 / share(2552 - 1709, 0.18 * 38455))
    assert looked == pytest.approx(8.2, abs=0.1)


@pytest.mark.parametrize(
    "call",
    [
        lambda: o.yearly_gain(-1, errors=0, **USE),
        lambda: o.yearly_gain(1, errors=2, **USE),
        lambda: o.yearly_gain(1, errors=0, **{**USE, "usable": 2}),
        lambda: o.yearly_gain(1, errors=0, **{**USE, "minutes": -1}),
        lambda: o.error_limit(**{**USE, "minutes": 1}),
        lambda: o.clean_answers(0, 0.05),
        lambda: o.clean_answers(1e-17, 0.05),
        lambda: o.error_at(1, 0, **USE),
        lambda: o.minutes_at(1, 1, 0, 2, 60, 0, 0.5, 1000),
        lambda: o.minutes_at(1, 1, 0.5, 2, 60, 2, 0.5, 1000),
        lambda: o.gain_to_sell(1, 0),
        lambda: o.payback_month(4800, **{**SELL, "allowed": -1}),
        lambda: o.outcomes(24, -1, spread=2, delay=1, **SELL),
        lambda: o.clean_answers(0.01, 1),
        lambda: o.monthly_price(1, 2),
        lambda: o.customer_months(-1, 0, 1, 1),
        lambda: o.customer_months(1, 0, 0, 1),
        lambda: o.money_within(24, 4800, **{**SELL, "allowed": -1}),
        lambda: o.outcomes(24, 4800, spread=0.5, delay=1, **SELL),
        lambda: o.first_share((), ((1,),)),
        lambda: _contest(4),
        lambda: o.first_wanted(1, 24, 100, **{name: v for name, v in SELL.items() if name != "first"}),
        lambda: o.first_wanted(-1e4, 24, 4800, **{name: v for name, v in SELL.items() if name != "first"}),
        lambda: o.cases_per_extra(0.1, 0.2, 1),
        lambda: o.cases_per_extra(2, 0.2, 1),
        lambda: o.alarms_per_find(5, 5, 9, 0.5),
        lambda: o.alarms_per_find(9, 1, 10, 0.5),
        lambda: o.alarms_per_find(9, 1, 5, 0.5),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        call()
