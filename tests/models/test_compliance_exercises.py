"""The answers to the exercises of the chapter on law and compliance."""

import pytest

from models.compliance_cost import fine_ceiling

BAN, BAN_SHARE = 35e6, 0.07
MODEL, MODEL_SHARE = 15e6, 0.03
TURNOVER = 1e6


def test_a_start_up_is_fined_by_its_turnover_for_a_prohibited_practice() -> None:
    assert fine_ceiling(BAN, BAN_SHARE, TURNOVER, 1) == pytest.approx(70_000)


def test_the_famous_amount_is_reached_only_by_those_who_pay_the_higher() -> None:
    assert fine_ceiling(BAN, BAN_SHARE, TURNOVER, 0) == BAN


def test_a_provider_of_a_model_has_no_relief() -> None:
    assert fine_ceiling(MODEL, MODEL_SHARE, TURNOVER, 0) == MODEL
