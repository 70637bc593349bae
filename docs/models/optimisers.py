"""Optimisers from gradient descent to AdamW, on a loss whose minimum is known; and what a faster one saves.

Numbers in, numbers out. Only `math` is imported. The loss is a bowl, half the sum of
curvature x (parameter - best)^2; parameters, losses and learning rates are pure numbers
without a unit. The memory of optimisers is in `training_cost`.
"""

import math

METHODS = ("gradient descent", "momentum", "adam", "adamw")
KEEP = 0.9
KEEP_SQUARES = 0.999
TINY = 1e-8
GIGA = 1e9


def bowl(parameters: tuple[float, ...], curvatures: tuple[float, ...], best: tuple[float, ...]) -> float:
    """Loss of a bowl: half the sum of curvature x (parameter - best)^2.

    Returns a number of 0 or more.
    Errors: ValueError if the tuples differ in length or a curvature is not positive.
    """
    _check_bowl(parameters, curvatures, best)
    return 0.5 * sum(curvatures[i] * (parameters[i] - best[i]) ** 2 for i in range(len(best)))


def bowl_gradient(
    parameters: tuple[float, ...], curvatures: tuple[float, ...], best: tuple[float, ...]
) -> tuple[float, ...]:
    """Derivative of the bowl by each parameter: curvature x (parameter - best).

    Errors: those of `bowl`.
    """
    _check_bowl(parameters, curvatures, best)
    return tuple(curvatures[i] * (parameters[i] - best[i]) for i in range(len(best)))


def largest_rate(curvature: float) -> float:
    """Learning rate from which gradient descent no longer settles: 2 / the largest curvature.

    curvature: the largest of a bowl, greater than zero. Below the rate returned each step
    shrinks the distance to the minimum, at or above it does not.
    Errors: ValueError if the curvature is not positive.
    """
    if curvature <= 0:
        raise ValueError("The curvature must be greater than zero.")
    return 2.0 / curvature


def momentum_step(parameter: float, speed: float, slope: float, rate: float, keep: float = KEEP) -> tuple[float, float]:
    """One step of momentum for one parameter.

    speed: what is kept of the earlier slopes. Returns the new parameter and the new speed,
    keep x speed + slope.
    Errors: ValueError if the rate is not positive or keep is outside 0 to below 1.
    """
    _check_step(rate, keep)
    speed = keep * speed + slope
    return parameter - rate * speed, speed


def adam_step(
    parameter: float,
    mean: float,
    square: float,
    slope: float,
    number: int,
    rate: float,
    decay: float = 0.0,
    keep: float = KEEP,
    keep_squares: float = KEEP_SQUARES,
    tiny: float = TINY,
) -> tuple[float, float, float]:
    """One step of Adam for one parameter; with a decay, of AdamW.

    mean, square: running averages of the slope and of its square. number: which step this is,
    from 1. decay: share by which the parameter shrinks in a step, times the rate, apart from
    the slope (decoupled). Returns the new parameter, mean and square.
    Source: Kingma and Ba (2015); Loshchilov and Hutter (2019).
    Errors: ValueError if the rate is not positive, a keep is outside 0 to below 1, the number
    is below 1, or decay or tiny is negative.
    """
    _check_step(rate, keep)
    _check_step(rate, keep_squares)
    if number < 1:
        raise ValueError("Steps are counted from 1.")
    if decay < 0 or tiny < 0:
        raise ValueError("Decay and the tiny number must not be negative.")
    mean = keep * mean + (1 - keep) * slope
    square = keep_squares * square + (1 - keep_squares) * slope * slope
    whole_mean = mean / (1 - keep**number)
    whole_square = square / (1 - keep_squares**number)
    move = 0.0 if slope == 0 and whole_square == 0 else whole_mean / (math.sqrt(whole_square) + tiny)
    return parameter - rate * (move + decay * parameter), mean, square


def descend(
    method: str,
    start: tuple[float, ...],
    curvatures: tuple[float, ...],
    best: tuple[float, ...],
    rate: float,
    steps: int,
    decay: float = 0.0,
    keep: float = KEEP,
) -> tuple[float, ...]:
    """Losses on the way down a bowl, the loss at the start first.

    method: gradient descent, momentum, adam or adamw. rate: learning rate, the same at each
    step. decay: used by adamw alone. keep: share of the earlier slopes that momentum, adam and
    adamw keep. Returns steps + 1 losses; one too large to write is inf.
    Errors: ValueError if the method is unknown or steps is below 1; those of the steps.
    """
    if method not in METHODS:
        raise ValueError("The method must be gradient descent, momentum, adam or adamw.")
    if steps < 1:
        raise ValueError("There must be at least one step.")
    at = tuple(float(value) for value in start)
    first = [0.0] * len(at)
    second = [0.0] * len(at)
    losses = [bowl(at, curvatures, best)]
    for number in range(1, steps + 1):
        slopes = bowl_gradient(at, curvatures, best)
        moved = []
        for i in range(len(at)):
            if method == "gradient descent":
                value, first[i] = momentum_step(at[i], 0.0, slopes[i], rate, 0.0)
            elif method == "momentum":
                value, first[i] = momentum_step(at[i], first[i], slopes[i], rate, keep)
            else:
                shrink = decay if method == "adamw" else 0.0
                value, first[i], second[i] = adam_step(
                    at[i], first[i], second[i], slopes[i], number, rate, shrink, keep
                )
            moved.append(value)
        if max(abs(value) for value in moved) > 1e100:
            return tuple(losses + [math.inf] * (steps + 1 - len(losses)))
        at = tuple(moved)
        losses.append(bowl(at, curvatures, best))
    return tuple(losses)


def steps_to(losses: tuple[float, ...], share: float) -> float:
    """Steps until the loss has fallen to a share of its start and stays there.

    losses: as `descend` gives them. Returns a count; inf if it is not reached.
    Errors: ValueError if the share is outside 0 to 1 or there are no losses.
    """
    if not losses:
        raise ValueError("There must be at least one loss.")
    if not 0 < share < 1:
        raise ValueError("The share must lie between 0 and 1.")
    for number in range(len(losses) - 1, -1, -1):
        if losses[number] > share * losses[0]:
            return math.inf if number == len(losses) - 1 else number + 1
    return 0


def best_rate(
    method: str,
    rates: tuple[float, ...],
    start: tuple[float, ...],
    curvatures: tuple[float, ...],
    best: tuple[float, ...],
    steps: int,
    share: float,
    decay: float = 0.0,
    keep: float = KEEP,
) -> tuple[float, float]:
    """The rate of a list that reaches a share of the starting loss in the fewest steps.

    Only the rate is tuned; decay and keep are taken as given.
    Returns the rate and the steps; the first rate of the list and inf if none gets there.
    Errors: those of `descend` and `steps_to`; ValueError if the list is empty.
    """
    if not rates:
        raise ValueError("There must be at least one learning rate to try.")
    found = (rates[0], math.inf)
    for rate in rates:
        taken = steps_to(descend(method, start, curvatures, best, rate, steps, decay, keep), share)
        if taken < found[1]:
            found = (rate, taken)
    return found


def state_size(parameters: float, width: float) -> float:
    """Memory of what an optimiser keeps for each parameter.

    parameters: trained parameters, count. width: bytes for each. Returns GB (1e9 bytes).
    Errors: ValueError if parameters is not positive or the width negative.
    """
    if parameters <= 0:
        raise ValueError("The number of parameters must be greater than zero.")
    if width < 0:
        raise ValueError("The bytes of a parameter must not be negative.")
    return parameters * width / GIGA


def saved_share(speed: float) -> float:
    """Share of the compute that a faster optimiser saves, for the same loss.

    speed: compute of the old optimiser over that of the new one for the same loss, 1 or more.
    What a step of the new one costs more in time is not in it. Returns 1 - 1/speed.
    Errors: ValueError if the speed is below 1.
    """
    if speed < 1:
        raise ValueError("The speed must be at least 1.")
    return 1.0 - 1.0 / speed


def saved_rent(rent: float, runs: float, speed: float) -> float:
    """Rent that a faster optimiser saves over all the runs of a programme.

    rent: rent of one full run, money. runs: all runs in multiples of it. Returns money.
    Errors: ValueError if rent or runs is negative; those of `saved_share`.
    """
    if rent < 0 or runs < 0:
        raise ValueError("Rent and runs must not be negative.")
    return rent * runs * saved_share(speed)


def speed_to_repay(cost: float, rent: float, runs: float) -> float:
    """Speed from which a faster optimiser saves what it costs to put in.

    cost: work and trials, money. Returns a number of 1 or more; inf if the whole rent is less.
    Errors: ValueError if the cost is negative or rent or runs not positive.
    """
    if cost < 0:
        raise ValueError("The cost must not be negative.")
    if rent <= 0 or runs <= 0:
        raise ValueError("Rent and runs must be greater than zero.")
    share = cost / (rent * runs)
    return math.inf if share >= 1 else 1.0 / (1.0 - share)


def policy_step(chances: tuple[float, ...], rewards: tuple[float, ...], rate: float) -> tuple[float, ...]:
    """Chances of each answer after one expected step of policy gradient on their logits.

    chances: probability of each answer (softmax of its logit), all above zero, sum 1. rewards:
    reward of each answer, in one unit. rate: learning rate, in logits per that unit of reward.
    Each logit moves by rate x chance x (reward - mean reward), so a reward above the mean raises
    the logit; a chance may still fall, since all are normalised. Returns the new chances.
    Source: Williams (1992), the expectation of REINFORCE.
    Errors: ValueError if chances are no distribution, the tuples differ in length or the rate
    is not positive.
    """
    if len(chances) != len(rewards) or not chances:
        raise ValueError("There must be one reward for each answer.")
    if min(chances) <= 0 or abs(sum(chances) - 1) > 1e-9:
        raise ValueError("The chances must be above zero and add up to 1.")
    if rate <= 0:
        raise ValueError("The learning rate must be greater than zero.")
    mean = sum(chances[i] * rewards[i] for i in range(len(chances)))
    raised = [chances[i] * math.exp(rate * chances[i] * (rewards[i] - mean)) for i in range(len(chances))]
    return tuple(value / sum(raised) for value in raised)


def _check_bowl(parameters: tuple[float, ...], curvatures: tuple[float, ...], best: tuple[float, ...]) -> None:
    if not parameters:
        raise ValueError("There must be at least one parameter.")
    if not len(parameters) == len(curvatures) == len(best):
        raise ValueError("Parameters, curvatures and best values must be equally many.")
    if min(curvatures) <= 0:
        raise ValueError("Each curvature must be greater than zero.")


def _check_step(rate: float, keep: float) -> None:
    if rate <= 0:
        raise ValueError("The learning rate must be greater than zero.")
    if not 0 <= keep < 1:
        raise ValueError("What is kept must lie from 0 to below 1.")
