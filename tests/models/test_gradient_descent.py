"""Gradient descent against steps made by hand and the answer in closed form."""

import pytest

from models import gradient_descent as g

X, Y = (1.0, 2.0), (3.0, 5.0)


def test_the_slope_by_hand() -> None:
    """Mean of 2(w - 3) and 4(2w - 5) is 5w - 13."""
    for weight in (0.0, 1.0, 2.6):
        assert g.slope_of_line(weight, X, Y) == pytest.approx(5 * weight - 13)
    assert g.best_weight(X, Y) == pytest.approx(2.6)


def test_steps_by_hand() -> None:
    assert g.line_path(0, 0.1, 3, X, Y) == pytest.approx((0, 1.3, 1.95, 2.275))
    assert g.line_path(0, 0.3, 2, X, Y) == pytest.approx((0, 3.9, 1.95))


def test_below_the_largest_rate_it_closes_in_and_above_it_runs_away() -> None:
    limit = g.largest_rate(X)
    assert limit == pytest.approx(0.4)
    assert g.line_path(0, 0.99 * limit, 2000, X, Y)[-1] == pytest.approx(2.6)
    assert abs(g.line_path(0, 1.01 * limit, 2000, X, Y)[-1] - 2.6) > 1e6


def test_at_the_largest_rate_it_jumps_for_ever() -> None:
    assert g.line_path(0, 0.4, 4, X, Y) == pytest.approx((0, 5.2, 0, 5.2, 0))


def test_two_losses_from_the_same_start() -> None:
    log, squared = g.chance_path(-6, 1, 300, 0), g.chance_path(-6, 1, 300, 1)
    assert log[0] == squared[0] == pytest.approx(0.00247, abs=1e-5)
    assert len(log) == 301
    assert g.steps_to_half(-6, 1, 0) == next(k for k, p in enumerate(log) if p >= 0.5) == 7
    assert g.steps_to_half(-6, 1, 1) == next(k for k, p in enumerate(squared) if p >= 0.5) == 214
    assert list(log) == sorted(log)
    assert g.steps_to_half(1, 1, 1) == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda: g.slope_of_line(0, (), ()),
        lambda: g.line_path(0, 0, 3, X, Y),
        lambda: g.line_path(0, 0.1, -1, X, Y),
        lambda: g.line_path(0, 0.1, 2.7, X, Y),
        lambda: g.line_path(0, 50, 2000, X, Y),
        lambda: g.chance_path(0, 1, 3, 0.5),
        lambda: g.steps_to_half(-6, 1, 0.5),
        lambda: g.best_weight((0.0,), (1.0,)),
        lambda: g.largest_rate(()),
        lambda: g.chance_path(0, -1, 3, 0),
        lambda: g.steps_to_half(-30, 0.001, 1),
    ],
)
def test_bad_input_says_so(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
