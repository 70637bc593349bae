"""The cost of a finished task by hand."""

import pytest

from models import model_choice as c
from models.human_review import dividing_line


def test_task_cost_by_hand() -> None:
    """1 yuan, nine in ten pass, a failure costs 20: 1 + 0.1 x 20 = 3."""
    assert c.task_cost(1, 0.9, 20) == pytest.approx(3)
    assert c.task_cost(1, 1, 20) == pytest.approx(1)


def test_at_the_tipping_failure_both_models_cost_the_same() -> None:
    tip = dividing_line(0.04, 1, 0.04)
    assert tip == pytest.approx(1)
    assert c.task_cost(0.01, 0.88, tip) == pytest.approx(c.task_cost(0.05, 0.92, tip))


def test_cascade_by_hand() -> None:
    """Cheap 1, check 1, half pass, dear 10: 1 + 1 + 5 = 7."""
    assert c.cascade_cost(1, 1, 0.5, 10) == pytest.approx(7)
    line = c.cascade_line(1, 1, 10)
    assert line == pytest.approx(0.2)
    assert c.cascade_cost(1, 1, line, 10) == pytest.approx(10)


def test_largest_check_makes_the_cascade_even() -> None:
    check = c.largest_check(1, 0.5, 10, 0, 100)
    assert check == pytest.approx(4)
    assert c.cascade_cost(1, check, 0.5, 10) == pytest.approx(10)


def test_a_check_may_cost_more_where_failures_are_dear() -> None:
    """10 items: the cheap one passes 5, the dear one 6, of them 2 that the cheap one fails: 7 together."""
    gain = c.cascade_gain(5, 2, 6, 10)
    assert gain == pytest.approx(0.1)
    check = c.largest_check(1, 0.5, 10, gain, 20)
    assert check == pytest.approx(6)
    both = c.cascade_cost(1, check, 0.5, 10) + (1 - 0.7) * 20
    assert both == pytest.approx(c.task_cost(10, 0.6, 20))


def test_seconds_bought() -> None:
    """3,600 yuan a month, one day of one hour: a yuan a second."""
    assert c.seconds_bought(5, 3600, 1, 1) == pytest.approx(5)


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.task_cost(-1, 0.5, 1),
        lambda: c.task_cost(1, 1.5, 1),
        lambda: c.cascade_cost(1, 1, -0.1, 1),
        lambda: c.cascade_line(1, 1, 0),
        lambda: c.largest_check(-1, 0.5, 1, 0, 0),
        lambda: c.largest_check(1, 0.5, 1, 2, 0),
        lambda: c.cascade_gain(5, 6, 6, 10),
        lambda: c.cascade_gain(5, 2, 1, 10),
        lambda: c.cascade_gain(5, 2, 6, 0),
        lambda: c.seconds_bought(1, 0, 1, 1),
    ],
)
def test_bad_input_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"\.$"):
        call()
