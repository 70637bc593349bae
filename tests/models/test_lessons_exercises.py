"""What cases/lessons concludes, computed from docs/data.

Where a row of the table of cases changes and a conclusion with it, this test says which sentence to rewrite.
"""

import statistics
from collections.abc import Callable

import pytest
from tests.fixtures.inputs import INK, JUDGEMENT, inputs, result

from book.paths import DATA
from book.source import cases
from models import case_rates as c

ALL = list(cases.read(DATA).values())
STATES = ("merged", "licensed", "sold", "withdrawn", "closed", "insolvent")
ENDED = [case for case in ALL if case.choices["state"] in STATES]
LINE = JUDGEMENT["build-significance"]


def counted(*tests: Callable[[cases.Case], bool]) -> tuple[int, int]:
    """How many of the cases that pass all the tests have ended, and how many there are."""
    group = [case for case in ALL if all(test(case) for test in tests)]
    return sum(case in ENDED for case in group), len(group)


def in_failures(case: cases.Case) -> bool:
    return case.page == "cases/failures"


def elsewhere(case: cases.Case) -> bool:
    return not in_failures(case)


def is_open(case: cases.Case) -> bool:
    return case.choices["open_weights"] != "no"


def is_shut(case: cases.Case) -> bool:
    return not is_open(case)


def test_training_does_not_part_the_table_and_weights_do_only_until_split_by_chapter() -> None:
    """Weights are below the line; within the chapter on failures and outside it, far above; so is training."""
    assert result("less-luck-own") > LINE > result("less-luck-open")
    assert c.luck(11, 13, len(ENDED), len(ALL)) < 1e-6
    assert 0.4 < result("less-luck-open-fail") < result("less-luck-open-rest")


def test_one_row_overturns_the_row_of_weights() -> None:
    """AI21 goes on; counted as ended, the difference rises above the line."""
    ai21 = next(case for case in ALL if case.name == "ai21")
    assert is_open(ai21)
    assert ai21 not in ENDED
    now, then = inputs("less-luck-open"), inputs("less-luck-open-loose")
    assert (then["hits"], then["group"], then["marked"], then["cases"]) == (
        now["hits"] + 1,
        now["group"],
        now["marked"] + 1,
        now["cases"],
    )
    assert result("less-luck-open") < LINE < result("less-luck-open-loose")


def test_three_doubtful_rows_wipe_out_the_difference_by_training() -> None:
    """Babylon, Argo and BenevolentAI moved to the other group: 6 of 22 against 6 of 19."""
    doubtful = ("babylon", "argo", "benevolentai")

    def own(case: cases.Case) -> bool:
        return case.choices["own_model"] == "yes" and case.name not in doubtful

    assert counted(own) == (6, 22)
    assert counted(lambda case: not own(case)) == (6, 19)
    assert c.luck(6, 22, 12, 41) > 0.9


def test_the_false_rule_of_the_first_money_is_gone() -> None:
    """At the first count 7 of the 12 not known had ended, 6 of the other 29; now it is above the line."""
    assert result("less-luck-before") < LINE < result("less-luck-unknown")
    before = inputs("less-luck-before")
    assert (before["marked"] - before["hits"], before["cases"] - before["group"]) == (6, 29)
    changed = {"cohere", "anthropic", "perplexity", "manus", "sarvam", "moonshot", "elevenlabs"}
    changed |= {"adept", "character", "inflection"}
    unknown = {case.name for case in ALL if case.choices["first_money"] == "unknown"}
    assert changed <= unknown


def test_the_counts_by_page_are_those_of_the_table() -> None:
    """A count cannot name a page, so the page and the results type these."""
    assert counted(in_failures) == (11, 13)
    assert counted(elsewhere) == (1, 28)
    assert counted(in_failures, is_open) == (2, 3)
    assert counted(in_failures, is_shut) == (9, 10)
    assert counted(elsewhere, is_open) == (0, 15)
    assert counted(elsewhere, is_shut) == (1, 13)
    for name, typed in [
        ("less-luck-open-fail", (2, 3, 11, 13)),
        ("less-luck-open-rest", (0, 15, 1, 28)),
    ]:
        given = inputs(name)
        assert (given["hits"], given["group"], given["marked"], given["cases"]) == typed
    assert {case.name for case in ENDED if elsewhere(case)} == {"covariant"}


def test_one_reading_of_what_the_pages_name() -> None:
    """The counts of the text on causes: one each for law and platform, none for the team."""
    main = [case.causes[0] for case in ENDED]
    assert (main.count("law"), main.count("platform"), main.count("team")) == (1, 1, 0)


def test_the_interval_had_they_been_drawn_at_random() -> None:
    low, high = c.wilson(len(ENDED), len(ALL), JUDGEMENT["less-confidence"])
    assert (low, high) == pytest.approx((0.18, 0.44), abs=0.005)


def test_visibility_moves_the_answer_further_than_the_interval() -> None:
    seen = 1 - len(ENDED) / len(ALL)
    spread = c.true_share(seen, 2) - c.true_share(seen, 0.02)
    assert spread > 2 * (0.44 - 0.18)
    assert c.true_share(seen, 0.02) < 0.05
    assert c.true_share(seen, 2) > 0.8
    assert result("less-both-low") < result("less-true-fiftieth") < result("less-seen-low")
    assert result("less-seen-high") < result("less-true-double") + 0.01 < result("less-both-high")


def test_the_sums_in_the_head() -> None:
    """29 going on and 12 ended: seen a tenth as often, 120 ended, 29 of 149; at double, 6, 29 of 35."""
    assert len(ALL) - len(ENDED) == 29
    assert result("less-true-tenth") == pytest.approx(29 / 149)
    assert result("less-true-double") == pytest.approx(29 / 35)


def test_the_exercise_of_the_hundred_and_the_hundred() -> None:
    """20 of 100 go on; a failure seen a tenth as often: 20 of 28 that one reads about."""
    assert c.seen_share(0.2, 0.1) == pytest.approx(20 / 28)


def test_how_long_those_that_ended_had_lasted() -> None:
    """By calendar years the middle of the twelve lasted seven; the shortest two days, the longest twelve years."""
    years = sorted(case.since.first.year - case.founded.first.year for case in ENDED)
    assert len(years) == 12
    assert statistics.median(years) == 7
    assert (years[0], years[-1]) == (0, 12)
    galactica = next(case for case in ENDED if case.name == "galactica")
    assert (galactica.since.first - galactica.founded.first).days == 2


def test_a_table_of_this_size_is_far_too_small() -> None:
    assert result("less-need") > 9 * len(ALL)


def test_inkstone_keeps_to_its_own_limit() -> None:
    assert INK["less-page-days"] <= JUDGEMENT["less-trial"]
