"""Loss functions: by hand, by likelihood, by difference quotients."""

import math
from statistics import fmean, stdev

import pytest

from models import losses as f


def test_squared_error_by_hand() -> None:
    assert f.mean_squared_error((3, 5), (2, 7)) == pytest.approx(2.5)


def test_log_loss_by_hand() -> None:
    assert f.log_loss(0.5, 1) == pytest.approx(math.log(2))
    assert f.log_loss(0.01, 0) == pytest.approx(-math.log(0.99))
    assert f.log_loss(0, 1) == math.inf
    assert f.log_loss(1, 1) == 0


@pytest.mark.parametrize("loss", [f.log_loss, f.squared_loss])
def test_both_are_proper(loss) -> None:  # type: ignore[no-untyped-def]
    """On average, whoever states the true chance loses least."""
    for true in (0.1, 0.3, 0.8):
        best = min(range(1, 100), key=lambda k: true * loss(k / 100, 1) + (1 - true) * loss(k / 100, 0))
        assert best / 100 == pytest.approx(true)


@pytest.mark.parametrize("score", [-6.0, -1.0, 0.0, 2.5])
@pytest.mark.parametrize("label", [0, 1])
def test_slopes_against_difference_quotients(score: float, label: int) -> None:
    step = 1e-6
    for slope, loss in ((f.log_slope, f.log_loss), (f.squared_slope, f.squared_loss)):
        quotient = (loss(f.sigmoid(score + step), label) - loss(f.sigmoid(score - step), label)) / (2 * step)
        assert slope(score, label) == pytest.approx(quotient, abs=1e-6)


def test_the_squared_loss_is_flat_where_it_is_most_wrong() -> None:
    assert f.log_slope(-20, 1) == pytest.approx(-1)
    assert abs(f.squared_slope(-20, 1)) < 1e-8
    assert f.slope_ratio(0) == pytest.approx(2)
    p = f.sigmoid(-6)
    assert f.slope_ratio(-6) == pytest.approx(1 / (2 * p * (1 - p)))


def test_groups() -> None:
    each = [f.log_loss(0.7, 1)] * 26 + [f.log_loss(0.7, 0)] * 14
    each += [f.log_loss(0.05, 1)] * 14 + [f.log_loss(0.05, 0)] * 146
    assert f.group_log_loss(0.7, 26, 14, 0.05, 14, 146) == pytest.approx(sum(each) / 200)
    assert f.group_accuracy(26, 14, 14, 146) == pytest.approx(0.86)
    assert f.group_log_loss(1, 0, 1, 0, 0, 1) == math.inf
    assert f.group_log_loss(1, 1, 0, 0, 0, 1) == 0


def test_brier_by_hand() -> None:
    assert f.group_brier(0.9, 1, 1, 0.2, 0, 2) == pytest.approx((0.01 + 0.81 + 0.04 + 0.04) / 4)


def test_the_gap_to_the_base_item_by_item() -> None:
    stated = [0.99] * 40 + [0.001] * 160
    labels = [1] * 26 + [0] * 14 + [1] * 14 + [0] * 146
    gaps = [f.log_loss(p, y) - f.log_loss(0.2, y) for p, y in zip(stated, labels, strict=True)]
    mean, error = f.gap_to_base(0.99, 26, 14, 0.001, 14, 146, 0.2)
    assert mean == pytest.approx(fmean(gaps))
    assert error == pytest.approx(2 * stdev(gaps) / math.sqrt(200))


def test_the_slope_of_the_squared_loss_is_steepest_at_one_third() -> None:
    scores = [k / 1000 for k in range(-3000, 3001)]
    steepest = min(scores, key=lambda z: f.squared_slope(z, 1))
    assert f.sigmoid(steepest) == pytest.approx(1 / 3, abs=0.001)
    assert f.squared_slope(steepest, 1) == pytest.approx(-8 / 27)


def test_the_ratio_holds_far_out() -> None:
    assert f.slope_ratio(40) == pytest.approx(math.exp(40) / 2)
    assert f.slope_ratio(-40) == pytest.approx(math.exp(40) / 2)


def test_the_base_loss_is_the_best_of_all_constant_statements() -> None:
    constant = min(f.group_log_loss(k / 100, 40, 160, 0.5, 0, 0) for k in range(1, 100))
    assert f.base_log_loss(0.2) == pytest.approx(constant)
    assert f.base_log_loss(0) == 0


def test_the_sigmoid_does_not_overflow() -> None:
    assert f.sigmoid(-1000) == 0
    assert f.sigmoid(1000) == 1
    assert f.sigmoid(0) == 0.5


@pytest.mark.parametrize(
    "call",
    [
        lambda: f.mean_squared_error((), ()),
        lambda: f.mean_squared_error((1,), (1, 2)),
        lambda: f.log_loss(1.2, 1),
        lambda: f.squared_loss(0.5, 2),
        lambda: f.group_log_loss(0.5, -1, 1, 0.5, 1, 1),
        lambda: f.group_log_loss(5, 0, 0, 0.5, 1, 1),
        lambda: f.group_brier(0.5, 0, 0, 0.5, 0, 0),
        lambda: f.group_brier(5, 0, 0, 0.5, 1, 1),
        lambda: f.gap_to_base(0.5, 1, 0, 0.5, 0, 0, 0.5),
        lambda: f.gap_to_base(0, 1, 1, 0.5, 1, 1, 0.5),
        lambda: f.slope_ratio(800),
        lambda: f.slope_ratio(-800),
        lambda: f.group_accuracy(0, 0, 0, 0),
        lambda: f.base_log_loss(-0.1),
        lambda: f.log_slope(1, 3),
    ],
)
def test_bad_input_says_so(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
