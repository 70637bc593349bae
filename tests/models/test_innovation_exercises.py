"""What the chapter on sustained R&D says follows from its data; a sentence whose sum changes has to be rewritten."""

import math

from tests.fixtures.inputs import INK, JUDGEMENT, result

from models import rd_portfolio as r


def test_a_customer_pays_for_about_an_hour() -> None:
    assert 55 < result("innov-minutes") < 65


def test_the_plans_in_the_table() -> None:
    assert result("innov-plan-mid-none") == 124
    assert result("innov-plan-mid-bad") == 123
    assert result("innov-plan-mid-good") == 1
    assert result("innov-plan-short-none") == 124
    assert result("innov-plan-long-none") == 123


def test_with_the_right_to_drop_the_signed_plan_is_best_and_without_evidence_a_tie() -> None:
    assert result("innov-signed") > result("innov-best")
    assert abs(1 - result("innov-signed-34") / result("innov-best")) < JUDGEMENT["innov-near"]
    assert INK["innov-w1"] + INK["innov-w2"] + INK["innov-w3"] == INK["innov-weeks"] - 2


def test_the_hazard_stands_below_the_line() -> None:
    assert result("innov-h3") < result("innov-enter") < 0.16


def test_what_the_text_says_about_customers_and_chances_that_change_the_order() -> None:
    def order(p3: float, n3: float, p4: float) -> set[int]:
        worth = result("sell-lifetime")
        items = (
            (1, result("innov-works"), result("innov-g1"), 0.02),
            (2, 0.5, result("build-saving-plain"), 0.05),
            (3, p3, n3 * worth, result("innov-h3")),
            (4, p4, result("innov-g4"), 0.02),
        )
        return set(r.best_order(items, 8, 2, 52)[1])

    assert 2 not in order(0.6, 6, 0.34)
    assert 2 in order(0.6, 7, 0.34)
    assert 2 in order(0.6, 6, 0.2)
    assert 2 not in order(0.34, 6, 0.34)


def test_r_and_d_does_not_pay_at_either_price() -> None:
    assert result("innov-larger") > 5
    assert result("innov-larger-89") > 2


def test_counted_for_longer_some_of_it_pays() -> None:
    assert result("innov-larger") > result("innov-larger-all") > 1
    assert result("innov-v1-all") > result("innov-week-pay")
    assert result("innov-best-89-all") > result("innov-pay")


def test_the_counts_out_of_forty() -> None:
    assert [result(f"innov-forty-{n}") for n in (3, 2, 1)] == [5, 7, 12]


def test_the_check_half_way_decides() -> None:
    assert result("innov-failed") < result("innov-least-no") < result("innov-least") < result("innov-passed")
    assert result("innov-passed") < result("innov-least-good")
    # week 2, one of item 1, two of item 2, one of item 3; four weeks are left
    assert INK["innov-start"] + INK["innov-w1"] + INK["innov-w2"] + INK["innov-checked"] == 6
    assert INK["innov-w1"] + INK["innov-w2"] + INK["innov-checked"] + INK["innov-w4"] == INK["innov-weeks"]


def test_calls_pay_and_visits_only_without_pay() -> None:
    assert result("innov-calls-cost") < result("innov-calls-worth") < result("innov-visits-cost")
    assert result("innov-calls-low") < result("innov-visits-low") < result("innov-calls-worth")


def net(calls: int, hour: float) -> float:
    def worth(line: int) -> float:
        asked = (calls, line, INK["innov-wanted"], INK["innov-unwanted"])
        least = r.after_calls(result("innov-works"), *asked, 0)
        fallback = r.item_alone(least, result("innov-g4"), INK["innov-h-own"], 6, 4, 52)
        check = (INK["innov-hit"], INK["innov-false"])
        without = r.with_check(INK["innov-p3"], result("innov-g3"), result("innov-h3"), 8, 52, *check, fallback)
        return r.asking_worth(
            result("innov-works"), result("innov-full-4"), result("innov-check-3"), *asked, other_no=without
        )

    return max(worth(line) for line in range(1, calls + 1)) - calls * INK["innov-call-hours"] * hour


def test_the_value_of_the_calls_against_the_whole_tree() -> None:
    # the same by hand: what the three results of calls and check bring, less item 3 with its check and no calls
    yes = r.after_calls(result("innov-works"), 4, 2, 0.5, 0.2, 1)
    no = r.after_calls(result("innov-works"), 4, 2, 0.5, 0.2, 0)
    share = (result("innov-works") - no) / (yes - no)
    ready_8 = r.item_alone(1, result("innov-g3"), result("innov-h3"), 5, 3, 52)
    after_no = 0.54 * ready_8 + 0.34 * no * r.item_alone(1, result("innov-g4"), 0.02, 6, 4, 52)
    by_hand = share * yes * result("innov-full-4") + (1 - share) * after_no - result("innov-check-3")
    assert math.isclose(by_hand, result("innov-calls-worth"), rel_tol=1e-6)


def test_a_fifth_call_loses_with_and_without_pay() -> None:
    assert 0 < net(5, result("sell-hour")) < net(4, result("sell-hour"))
    assert abs(net(4, result("sell-hour")) - net(3, result("sell-hour"))) < 30
    assert 0 < net(5, result("innov-hour-low")) < net(4, result("innov-hour-low"))


def test_a_new_version_needs_more_than_the_whole_invoice() -> None:
    assert result("innov-version-gain") > 2 * INK["run-invoice"]


def test_only_the_class_pays_for_its_hours() -> None:
    hour = result("sell-hour")
    assert result("innov-class-hour") > hour > result("innov-list-hour") > result("innov-fast-hour")
    assert result("innov-class-hour-sold") < hour


def test_the_cheaper_plan_needs_months_of_all_new_customers() -> None:
    assert 2 < result("innov-light-months-low") < 4


# --- Exercises --------------------------------------------------------------------------------------------------------


def test_exercise_one_week_left() -> None:
    # three of four weeks done, chance down to a fifth, the week would otherwise go to selling at the poor share
    line = r.least_chance(result("innov-sell-bad"), 1, result("innov-g4"), INK["innov-h-own"], 9, 52)
    assert line < 0.2


def test_exercise_tries() -> None:
    assert math.ceil(math.log(0.1) / math.log(0.66)) == 6
    assert math.ceil(math.log(0.1) / math.log(1 - 0.08)) == 28
