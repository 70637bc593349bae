"""What the chapter on where advantage comes from says follows from its data; a changed sum means a changed sentence."""

import pytest
from tests.fixtures.inputs import FACT, INK, result


def test_a_tuned_model_copied_in_four_months_is_not_worth_another_version() -> None:
    assert result("adv-ex-need") == 15000 > INK["adv-ex-gain"]
    assert INK["adv-ex-cost"] / 6 == INK["adv-ex-gain"]


def test_first_place_changed_every_month_while_it_changed() -> None:
    assert result("adv-arena-mean") == pytest.approx(31, abs=0.2)
    assert FACT["adv-arena-held"] > 8 * result("adv-arena-mean")


@pytest.mark.parametrize(("kind", "customers"), [("record", 16), ("history", 14), ("platform", 85)])
def test_every_candidate_is_counted_on_the_same_basis(kind: str, customers: int) -> None:
    months = {"record": "adv-trust-copy", "history": "horizon", "platform": "adv-platform-copy"}[kind]
    cost = INK[f"adv-{kind}-days"] / INK["workdays"] * INK["pay"]
    assert result(f"adv-{kind}-cost") == pytest.approx(cost)
    assert result(f"adv-{kind}-need") == pytest.approx(cost / INK[f"{months}"])
    assert round(result(f"adv-{kind}-customers")) == customers
    assert result(f"adv-{kind}-customers") == pytest.approx(result(f"adv-{kind}-need") / result("sell-lifetime"))


def test_the_yardstick_is_the_newcomers_and_leavers_of_a_month() -> None:
    assert result("adv-new") == 54
    assert result("adv-leave") == pytest.approx(27)
    assert result("adv-leave") / 2 < result("adv-record-customers") < result("adv-leave")
    assert result("adv-platform-customers") > result("adv-new")


def test_the_record_takes_three_evaluations() -> None:
    assert 3 * result("adv-one-cost") == pytest.approx(result("adv-record-cost"))
    assert INK["adv-record-days"] == 3 * INK["adv-eval-days"]


def test_no_slow_copy_makes_a_quarterly_cost_cheaper() -> None:
    assert result("adv-need-six-high") == pytest.approx(result("adv-record-need"))
    for row in ("one", "six"):
        found = [result(f"adv-need-{row}-{copy}") for copy in ("low", "mid", "high")]
        assert found == sorted(found, reverse=True)
    assert result("adv-need-three-low") > result("adv-record-need") > result("adv-need-three-high") > 0


def test_the_cash_is_gone_before_the_record_or_the_notes_are_repaid() -> None:
    assert result("raise-run-living") < min(INK["horizon"], INK["adv-trust-copy"])
    assert result("sell-cover-low-mid") == pytest.approx(0.094, abs=0.0005)


def test_first_place_seldom_survives_an_error_of_one() -> None:
    assert result("adv-first") < 0.3


def test_the_first_question_is_seldom_passed_by_luck_and_mostly_by_the_good() -> None:
    assert result("adv-pass-luck") < 0.05
    assert result("adv-pass-common") > 0.2
    assert 0.6 < result("adv-pass-true") < 0.7


def test_a_better_product_passes_the_judges_hardly_more_than_half_the_time() -> None:
    assert 0.5 < result("adv-judges") < 0.6
