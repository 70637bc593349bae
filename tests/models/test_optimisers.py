"""What the functions of optimisers promise; checked by hand, in closed form and at their limits."""

import math

import pytest

from models import optimisers as o

BOWL = ((1.0, 100.0), (1.0, 1.0))
START = (0.0, 0.0)
RATES = tuple(m * 10.0**e for e in range(-4, 1) for m in (1, 1.2, 1.5, 1.8, 2, 2.5, 3, 4, 5, 6, 8))


def test_a_bowl_and_its_slope_by_hand() -> None:
    assert o.bowl(START, *BOWL) == 50.5
    assert o.bowl_gradient(START, *BOWL) == (-1, -100)
    assert o.bowl((1.0, 1.0), *BOWL) == 0


def test_gradient_descent_in_closed_form() -> None:
    """Each step multiplies each distance by 1 - rate x curvature."""
    losses = o.descend("gradient descent", START, *BOWL, 0.018, 40)
    for number in (0, 1, 7, 40):
        flat, steep = (1 - 0.018) ** number, (1 - 1.8) ** number
        assert losses[number] == pytest.approx(0.5 * flat**2 + 50 * steep**2)


@pytest.mark.parametrize(("rate", "settles"), [(0.0199, True), (0.02, False), (0.0201, False)])
def test_the_largest_rate(rate: float, settles: bool) -> None:
    assert o.largest_rate(100) == 0.02
    losses = o.descend("gradient descent", START, *BOWL, rate, 3000)
    assert (losses[-1] < 1e-6) is settles


def test_momentum_by_hand() -> None:
    """Slope 1 twice at a rate of 0.1: first 0.1, then 0.1 x 1.9."""
    at, speed = o.momentum_step(0.0, 0.0, 1.0, 0.1)
    assert (at, speed) == (-0.1, 1)
    at, speed = o.momentum_step(at, speed, 1.0, 0.1)
    assert [at, speed] == pytest.approx([-0.29, 1.9])


def test_under_a_steady_slope_momentum_moves_ten_times_as_far() -> None:
    at, speed = 0.0, 0.0
    for _ in range(300):
        before = at
        at, speed = o.momentum_step(at, speed, 1.0, 0.1)
    assert before - at == pytest.approx(0.1 / (1 - 0.9))


@pytest.mark.parametrize("slope", [0.001, 1.0, 1000.0, -5.0])
def test_the_first_step_of_adam_is_the_rate_whatever_the_slope(slope: float) -> None:
    at, mean, square = o.adam_step(0.0, 0.0, 0.0, slope, 1, 0.01)
    assert at == pytest.approx(-0.01 * math.copysign(1, slope), rel=1e-4)
    assert [mean, square] == pytest.approx([0.1 * slope, 0.001 * slope**2])


def test_adam_step_two_by_hand() -> None:
    """Slopes 1 then 0: mean 0.09 / 0.19, square 0.000999 / 0.001999."""
    at, mean, square = o.adam_step(0.0, 0.0, 0.0, 1.0, 1, 1.0, tiny=0)
    at, mean, square = o.adam_step(at, mean, square, 0.0, 2, 1.0, tiny=0)
    assert at == pytest.approx(-1 - (0.09 / 0.19) / math.sqrt(0.000999 / 0.001999))


def test_decay_is_apart_from_the_slope() -> None:
    """Without a slope AdamW shrinks by rate x decay; decay put into the loss would move by the rate."""
    at, mean, square = o.adam_step(2.0, 0.0, 0.0, 0.0, 1, 0.1, decay=0.5)
    assert [at, mean, square] == pytest.approx([2 * (1 - 0.05), 0, 0])
    coupled = o.adam_step(2.0, 0.0, 0.0, 0.5 * 2.0, 1, 0.1)[0]
    assert coupled == pytest.approx(1.9)
    for value in (0.02, 2.0, 200.0):
        assert value - o.adam_step(value, 0.0, 0.0, 0.5 * value, 1, 0.1)[0] == pytest.approx(0.1, rel=1e-4)


def test_a_loss_in_other_units_changes_gradient_descent_and_not_adam() -> None:
    scaled = (1000.0, 100000.0)
    for method, same in (("adam", True), ("gradient descent", False), ("momentum", False)):
        first = o.descend(method, START, *BOWL, 0.004, 60)
        second = o.descend(method, START, scaled, BOWL[1], 0.004, 60)
        ratio = second[-1] / first[-1] / 1000
        assert (ratio == pytest.approx(1, rel=1e-3)) is same


def test_with_only_the_rate_tuned_they_need_about_as_many_steps() -> None:
    """An accident of this bowl and this mark: the next test moves both."""
    found = {}
    for method in o.METHODS:
        decay = 0.01 if method == "adamw" else 0.0
        found[method] = o.best_rate(method, RATES, START, *BOWL, 300, 0.001, decay)[1]
    assert found == {"gradient descent": 64, "momentum": 63, "adam": 51, "adamw": 52}
    assert o.steps_to(o.descend("gradient descent", START, *BOWL, 0.001, 3000), 0.001) == 1146


def test_who_wins_turns_on_what_is_tuned_and_where_one_measures() -> None:
    """Tune what momentum keeps too and it needs 19 steps; set the mark at a millionth and descent needs 254."""
    rate, steps = o.best_rate("momentum", RATES, START, *BOWL, 300, 0.001, 0.0, 0.6)
    assert rate == pytest.approx(0.025)
    assert steps == 19
    late = [o.best_rate(method, RATES, START, *BOWL, 300, 1e-6)[1] for method in o.METHODS[:2]]
    assert late == [254, 129]
    early = [o.best_rate(method, RATES, START, *BOWL, 300, 0.01)[1] for method in o.METHODS[:3]]
    assert early == [1, 42, 27]


def test_momentum_that_keeps_nothing_is_gradient_descent() -> None:
    plain = o.descend("gradient descent", START, *BOWL, 0.018, 30)
    assert o.descend("momentum", START, *BOWL, 0.018, 30, 0.0, 0.0) == pytest.approx(plain)


def test_a_rate_that_never_gets_there() -> None:
    assert o.best_rate("gradient descent", (0.1,), START, *BOWL, 50, 0.001) == (0.1, math.inf)
    assert o.descend("gradient descent", START, *BOWL, 9.0, 500)[-1] == math.inf


def test_steps_to_counts_the_last_time_above() -> None:
    assert o.steps_to((100, 0.05, 2, 0.05, 0.01), 0.001) == 3
    assert o.steps_to((100, 50), 0.001) == math.inf
    assert o.steps_to((100,), 0.5) == math.inf


def test_memory_and_money_by_hand() -> None:
    assert o.state_size(7e9, 8) == 56
    assert o.saved_share(2) == 0.5
    assert o.saved_share(1) == 0
    assert o.saved_rent(100, 4, 1.25) == pytest.approx(80)
    assert o.speed_to_repay(80, 100, 4) == pytest.approx(1.25)
    assert o.speed_to_repay(0, 100, 4) == 1
    assert o.speed_to_repay(400, 100, 4) == math.inf


def test_the_speed_that_repays_saves_just_the_cost() -> None:
    speed = o.speed_to_repay(45000, 113669, 4)
    assert o.saved_rent(113669, 4, speed) == pytest.approx(45000)


def test_a_reward_above_the_mean_raises_the_logit_and_not_always_the_chance() -> None:
    """Mean 0.64, so the first answer's 0.8 is above it; its chance falls, because the second's logit rises more."""
    new = o.policy_step((0.05, 0.6, 0.35), (0.8, 1.0, 0.0), 1.0)
    assert new[0] == pytest.approx(0.04689, abs=1e-5)
    assert sum(new) == pytest.approx(1)


def test_a_policy_step_by_hand_and_against_differences() -> None:
    """Two answers, rewards 1 and 0: the logits part by 1/2, so the chance is sigmoid(1/2)."""
    assert o.policy_step((0.5, 0.5), (1.0, 0.0), 1.0)[0] == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert o.policy_step((0.2, 0.8), (3.0, 3.0), 1.0) == pytest.approx((0.2, 0.8))

    def mean_reward(logits: list[float]) -> float:
        raised = [math.exp(value) for value in logits]
        return sum(r * v for r, v in zip((1.0, 0.3, -0.5), raised, strict=True)) / sum(raised)

    chances = (0.2, 0.3, 0.5)
    logits = [math.log(p) for p in chances]
    new = o.policy_step(chances, (1.0, 0.3, -0.5), 1e-3)
    for i in range(3):
        up, down = list(logits), list(logits)
        up[i] += 1e-5
        down[i] -= 1e-5
        slope = (mean_reward(up) - mean_reward(down)) / 2e-5
        shift = math.log(new[i] / chances[i]) - math.log(new[0] / chances[0])
        first = chances[0] * (1.0 - (0.2 * 1.0 + 0.3 * 0.3 - 0.5 * 0.5))
        assert shift == pytest.approx(1e-3 * (slope - first), abs=1e-9)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: o.bowl((1.0,), (1.0, 2.0), (1.0,)), "equally many"),
        (lambda: o.bowl((1.0,), (0.0,), (1.0,)), "greater than zero"),
        (lambda: o.bowl((), (), ()), "at least one parameter"),
        (lambda: o.descend("adam", (), (), (), 0.1, 3), "at least one parameter"),
        (lambda: o.largest_rate(0), "curvature"),
        (lambda: o.momentum_step(0, 0, 1, 0), "learning rate"),
        (lambda: o.momentum_step(0, 0, 1, 0.1, 1), "below 1"),
        (lambda: o.adam_step(0, 0, 0, 1, 0, 0.1), "counted from 1"),
        (lambda: o.adam_step(0, 0, 0, 1, 1, 0.1, decay=-1), "must not be negative"),
        (lambda: o.descend("newton", START, *BOWL, 0.1, 3), "must be gradient descent"),
        (lambda: o.descend("adam", START, *BOWL, 0.1, 0), "at least one step"),
        (lambda: o.steps_to((), 0.1), "at least one loss"),
        (lambda: o.steps_to((1,), 1), "between 0 and 1"),
        (lambda: o.best_rate("adam", (), START, *BOWL, 3, 0.1), "at least one learning rate"),
        (lambda: o.state_size(0, 1), "greater than zero"),
        (lambda: o.state_size(1, -1), "must not be negative"),
        (lambda: o.saved_share(0.9), "at least 1"),
        (lambda: o.saved_rent(-1, 1, 1), "must not be negative"),
        (lambda: o.speed_to_repay(-1, 1, 1), "must not be negative"),
        (lambda: o.speed_to_repay(1, 0, 1), "greater than zero"),
        (lambda: o.policy_step((1.0,), (), 1), "one reward"),
        (lambda: o.policy_step((0.5, 0.6), (1.0, 0.0), 1), "add up to 1"),
        (lambda: o.policy_step((0.5, 0.5), (1.0, 0.0), 0), "learning rate"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).endswith(".")
