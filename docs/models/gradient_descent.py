"""Gradient descent: small steps downhill on a loss.

Numbers in, numbers (or tuples of numbers) out; `math` and other models only.
"""

from models.losses import log_slope, sigmoid, squared_slope

MOST_STEPS = 100000


def slope_of_line(weight: float, inputs: tuple[float, ...], outputs: tuple[float, ...]) -> float:
    """Slope of the mean squared error of `weight` times input, as the weight changes.

    Unit: unit of output times unit of input. It is the mean of 2 (weight x - y) x.
    Errors: ValueError if there are no pairs or the lengths differ.
    """
    if not inputs or len(inputs) != len(outputs):
        raise ValueError("Give as many outputs as inputs, at least one.")
    pairs = zip(inputs, outputs)  # noqa: B905 (MicroPython has no strict)
    return sum(2 * (weight * x - y) * x for x, y in pairs) / len(inputs)


def line_path(
    start: float, rate: float, steps: float, inputs: tuple[float, ...], outputs: tuple[float, ...]
) -> tuple[float, ...]:
    """The weights that gradient descent passes, the first included: steps + 1 numbers.

    rate: the learning rate, in one over the square of the unit of input.
    Errors: ValueError if the rate is not positive, the steps not whole, negative or too many, if a weight
    grows beyond 1e100, or as in `slope_of_line`.
    """
    _check(rate, steps)
    path = [start]
    for _ in range(int(steps)):
        path.append(path[-1] - rate * slope_of_line(path[-1], inputs, outputs))
        if not -1e100 < path[-1] < 1e100:
            raise ValueError("The weight runs away; take a smaller learning rate or fewer steps.")
    return tuple(path)


def best_weight(inputs: tuple[float, ...], outputs: tuple[float, ...]) -> float:
    """The weight with the least mean squared error, found without steps: sum xy / sum xx.

    Errors: ValueError if every input is zero, or as in `slope_of_line`.
    """
    slope_of_line(0, inputs, outputs)
    squares = sum(x * x for x in inputs)
    if squares == 0:
        raise ValueError("At least one input must differ from zero.")
    return sum(x * y for x, y in zip(inputs, outputs)) / squares  # noqa: B905


def largest_rate(inputs: tuple[float, ...]) -> float:
    """The learning rate from which on the steps no longer close in: 2 over the curvature.

    The curvature of the mean squared error is the mean of 2 x squared.
    Errors: ValueError if every input is zero or there are none.
    """
    squares = sum(x * x for x in inputs)
    if squares == 0:
        raise ValueError("At least one input must differ from zero.")
    return len(inputs) / squares


def chance_path(score: float, rate: float, steps: float, squared: float) -> tuple[float, ...]:
    """The chances of yes stated on the way, the first included, for one item whose label is yes.

    Gradient descent on the score itself. squared: 1 for the squared loss, 0 for the log loss.
    Errors: ValueError if the rate is not positive, the steps not whole, negative or too many, or
    squared is neither 0 nor 1.
    """
    _check(rate, steps)
    _check_squared(squared)
    chances = [sigmoid(score)]
    for _ in range(int(steps)):
        score -= rate * (squared_slope(score, 1) if squared else log_slope(score, 1))
        chances.append(sigmoid(score))
    return tuple(chances)


def steps_to_half(score: float, rate: float, squared: float) -> int:
    """How many steps until the chance of yes is at least one half. Inputs and errors as in `chance_path`."""
    _check(rate, 0)
    _check_squared(squared)
    steps = 0
    while score < 0 and steps < MOST_STEPS:
        score -= rate * (squared_slope(score, 1) if squared else log_slope(score, 1))
        steps += 1
    if score < 0:
        raise ValueError("It takes more than a hundred thousand steps.")
    return steps


def _check(rate: float, steps: float) -> None:
    if rate <= 0:
        raise ValueError("The learning rate must be more than zero.")
    if not 0 <= steps <= MOST_STEPS or steps != int(steps):
        raise ValueError("The steps must be a whole number between 0 and a hundred thousand.")


def _check_squared(squared: float) -> None:
    if squared not in (0, 1):
        raise ValueError("Squared must be 1 for the squared loss or 0 for the log loss.")
