"""What practice/positioning concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT

from models import chance as c
from models import direct_sales as d
from models import interviews as i
from models import unit_economics as u
from models.serving_cost import request_price, time_of_day_price

KINDS = ("input", "cached", "output")


RISK = JUDGEMENT["pick-risk"]
PROBLEM = JUDGEMENT["pick-problem-share"]
CEILING = JUDGEMENT["payback-ceiling"]
ASKED = INK["pick-asked"]
WEB = INK["pick-web-share"]
GOOD = INK["pick-good-share"]
SURVEYED = u.monthly_churn(FACT["ai-monthly-retention"], 12)
HOUR = d.hour_cost(INK["pay"], INK["workdays"], INK["day-hours"])
FIXED = u.month_cost(INK["people"], INK["pay"], INK["other-costs"])


def request(model: str) -> float:
    """Price of one request of Inkstone's at one tier of the API."""
    lists = [
        time_of_day_price(FACT[f"deepseek-{model}-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])
        for kind in KINDS
    ]
    return request_price(INK["input-tokens"], INK["cached-share"], INK["output-tokens"], *lists)


def left(price: float) -> float:
    """Monthly contribution of a customer at a price."""
    serving = u.serving_per_payer(
        INK["requests"], request("v4-pro"), INK["free-users"], INK["free-requests"], request("flash")
    )
    fee = u.payment_fee(price, INK["fee-share"])
    return u.contribution(u.net_price(price, INK["tax-rate"]), serving, fee, INK["support"])


LEFT = left(INK["pick-price"])


def line() -> float:
    return i.go_count(ASKED, WEB, RISK)


# --- Interviews ------------------------------------------------------------------------------------------------------


def test_interviews_drop_the_classics_and_nobody_else() -> None:
    drop = i.stop_count(ASKED, PROBLEM, RISK)
    assert drop == 2
    assert INK["pick-seen-classics"] <= drop < INK["pick-seen-lawyers"] < INK["pick-seen-companies"]


def test_interviews_cannot_tell_lawyers_from_legal_departments() -> None:
    """“Their ranges largely overlap”: each bound lies inside the other range."""
    sure = 1 - RISK
    assert i.upper_share(INK["pick-seen-lawyers"], ASKED, sure) > INK["pick-seen-companies"] / ASKED
    assert i.lower_share(INK["pick-seen-companies"], ASKED, sure) < INK["pick-seen-lawyers"] / ASKED


# --- The payment test ------------------------------------------------------------------------------------------------


def test_the_share_on_the_web_is_one_payer_beside_the_free_users() -> None:
    assert pytest.approx(1 / (1 + INK["free-users"])) == WEB


def test_four_of_twenty_is_the_smallest_line_that_keeps_the_risk() -> None:
    assert line() == 4
    assert c.at_least(4, ASKED, WEB) == pytest.approx(0.033, abs=0.0005)
    assert c.at_least(4, ASKED, WEB) < RISK < c.at_least(INK["pick-line-low"], ASKED, WEB)
    assert c.at_least(4, ASKED, GOOD) == pytest.approx(0.775, abs=0.001)


def test_the_other_lines_of_the_table_stand_beside_it() -> None:
    assert (INK["pick-line-low"], INK["pick-line-high"]) == (line() - 1, line() + 1)
    middle = c.at_least(line(), ASKED, INK["pick-middle-share"])
    assert RISK < middle < 0.5


def test_a_pass_beats_the_web_and_a_miss_does_not_refute_a_good_segment() -> None:
    assert i.lower_share(line(), ASKED, 1 - RISK) > WEB
    assert i.upper_share(line() - 1, ASKED, 1 - RISK) > GOOD


def test_ten_people_miss_more_good_segments_than_they_find() -> None:
    """The legend of the chart says three of ten."""
    assert i.go_count(INK["pick-asked-few"], WEB, RISK) == 3
    assert i.chance_to_go(INK["pick-asked-few"], WEB, RISK, GOOD) < 0.5 < i.chance_to_go(ASKED, WEB, RISK, GOOD)


def test_three_segments_are_the_most_before_luck_exceeds_a_tenth() -> None:
    luck = c.at_least(line(), ASKED, WEB)
    assert i.chance_to_see(luck, INK["pick-segments"]) < 0.1 < i.chance_to_see(luck, INK["pick-segments"] + 1)


# --- What a pass does not prove --------------------------------------------------------------------------------------


def test_the_price_leaves_what_the_page_says() -> None:
    assert pytest.approx(68.1, abs=0.05) == LEFT


def test_selling_in_person_costs_more_than_a_customer_brings() -> None:
    cost = d.cost_of_winning(INK["pick-hours"], HOUR, GOOD)
    assert u.lifetime_value(LEFT, INK["churn"], CEILING) < cost
    assert d.left_needed(cost, INK["churn"], CEILING) > 6 * LEFT


def test_even_if_all_said_yes_an_hour_for_each_would_hardly_pay_back() -> None:
    """Where it flips: the cost of one hour, everybody paying, is below the ceiling."""
    assert d.cost_of_winning(1, HOUR, 1) < u.lifetime_value(LEFT, INK["churn"], CEILING)
    assert d.cost_of_winning(INK["pick-hours"], HOUR, 1) > u.lifetime_value(LEFT, INK["churn"], CEILING)


def test_three_who_only_sell_win_far_fewer_than_leave() -> None:
    carry = u.customers_to_carry(FIXED, LEFT, INK["acquisition"], INK["churn"], 0)
    assert carry == pytest.approx(2500, rel=0.01)
    held = d.held(carry, JUDGEMENT["go-cover"])
    assert d.leaving(held, INK["churn"]) == pytest.approx(450, abs=5)
    won = d.won_a_month(INK["people"], INK["workdays"], INK["day-hours"], INK["pick-hours"], GOOD)
    assert won == pytest.approx(63)
    assert 3 * won < d.leaving(carry, INK["churn"])
    assert u.customers_to_carry(FIXED, LEFT, INK["acquisition"], SURVEYED, 0) > carry


def test_ten_evenings_of_two_owners_fit_into_the_deadline() -> None:
    """Two owners an evening on five evenings a week."""
    assert 2 * 5 * INK["pick-deadline"] >= ASKED


def test_a_quarter_by_hand_costs_more_than_it_brings() -> None:
    """“Far more”, and more than the minutes the contribution pays for."""
    cost = d.asking_cost(INK["pick-contracts"], INK["pick-review-hours"], HOUR)
    assert cost > 6 * 3 * INK["pick-price"]
    assert INK["pick-contracts"] * INK["pick-review-hours"] / 3 * 60 > 8 * d.minutes_paid(LEFT, HOUR)


# --- The exercises ---------------------------------------------------------------------------------------------------


def test_1_twenty_people_in_circles_of_five_are_ten() -> None:
    people = i.voices(ASKED, INK["pick-group"], INK["pick-likeness"])
    assert people == 10
    assert c.at_least(2, people, WEB) == pytest.approx(0.126, abs=0.001)
    assert i.go_count(people, WEB, RISK) == 3


def test_2_ten_more_make_luck_too_likely() -> None:
    luck = c.at_least(line(), INK["pick-longer"], WEB)
    assert luck == pytest.approx(0.115, abs=0.001)
    assert i.go_count(INK["pick-longer"], WEB, RISK) > line()
