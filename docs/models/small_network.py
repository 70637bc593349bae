"""A feed-forward network small enough to check by hand: forward pass, back-propagation, gradient descent.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. A network is its sizes, such as (2, 2, 1): inputs, one hidden layer,
outputs. Its parameters are one flat tuple: layer by layer, neuron by neuron, the weights of a
neuron and then its bias. Hidden neurons bend their sum with `kind`; output neurons do not.
The loss of one example is half the sum of squared errors. Inputs, outputs, parameters and loss
are pure numbers without a unit.
"""

import math

KINDS = ("relu", "sigmoid", "tanh", "linear")


def activation(kind: str, total: float) -> float:
    """What a neuron passes on, from the weighted sum that reaches it.

    kind: relu, sigmoid, tanh or linear. total: weighted sum plus bias, any number.
    Returns a number: relu 0 or more, sigmoid 0 to 1, tanh -1 to 1.
    Errors: ValueError if the kind is unknown.
    """
    _check_kind(kind)
    if kind == "relu":
        return max(0.0, total)
    if kind == "sigmoid":
        if total >= 0:
            return 1.0 / (1.0 + math.exp(-total))
        grown = math.exp(max(total, -700.0))
        return grown / (1.0 + grown)
    if kind == "tanh":
        return math.tanh(total)
    return total


def slope(kind: str, total: float) -> float:
    """Derivative of the activation at a sum.

    Returns a number: relu 0 or 1 (0 at zero itself, where it has no derivative, by convention),
    sigmoid at most 1/4, tanh at most 1, linear 1.
    Errors: ValueError if the kind is unknown.
    """
    _check_kind(kind)
    if kind == "relu":
        return 1.0 if total > 0 else 0.0
    if kind == "sigmoid":
        value = activation(kind, total)
        return value * (1.0 - value)
    if kind == "tanh":
        value = math.tanh(total)
        return 1.0 - value * value
    return 1.0


def parameter_count(sizes: tuple[int, ...]) -> int:
    """Parameters of a fully connected network, weights and biases.

    sizes: neurons of each layer, the inputs first. Returns a count: for each layer
    (inputs + 1) x outputs.
    Errors: ValueError if there are fewer than two layers or a size is below 1.
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError("A network needs at least two layers of at least one neuron each.")
    total = 0
    for layer in range(1, len(sizes)):
        total += (sizes[layer - 1] + 1) * sizes[layer]
    return total


def dense_count(entering: float, leaving: float) -> float:
    """Parameters of one fully connected layer: (inputs + 1) x outputs.

    Errors: ValueError if a size is below 1.
    """
    if entering < 1 or leaving < 1:
        raise ValueError("A layer needs at least one input and one output.")
    return (entering + 1) * leaving


def convolution_count(width: float, channels: float, filters: float) -> float:
    """Parameters of one convolutional layer with square filters.

    width: side of a filter, in pixels. channels: channels of the input. filters: channels of
    the output. Returns a count, (width^2 x channels + 1) x filters: the image's size is not in it.
    Errors: ValueError if an input is below 1.
    """
    if width < 1 or channels < 1 or filters < 1:
        raise ValueError("Width, channels and filters must be at least 1.")
    return (width * width * channels + 1) * filters


def forward(
    sizes: tuple[int, ...], parameters: tuple[float, ...], inputs: tuple[float, ...], kind: str
) -> tuple[float, ...]:
    """Outputs of the network for one example.

    Errors: ValueError if the parameters or inputs do not fit the sizes, or the kind is unknown.
    """
    return _passes(sizes, parameters, inputs, kind)[1][-1]


def loss(
    sizes: tuple[int, ...],
    parameters: tuple[float, ...],
    inputs: tuple[float, ...],
    target: tuple[float, ...],
    kind: str,
) -> float:
    """Half the sum of squared errors of one example.

    target: the outputs wanted. Returns a number of 0 or more.
    Errors: those of `forward`; ValueError if the target does not fit the sizes.
    """
    outputs = forward(sizes, parameters, inputs, kind)
    _check_target(sizes, target)
    return 0.5 * sum((outputs[i] - target[i]) ** 2 for i in range(len(target)))


def gradient(
    sizes: tuple[int, ...],
    parameters: tuple[float, ...],
    inputs: tuple[float, ...],
    target: tuple[float, ...],
    kind: str,
) -> tuple[float, ...]:
    """Derivative of the loss by each parameter, by back-propagation.

    Returns a tuple in the order of the parameters.
    Errors: those of `loss`.
    """
    sums, values = _passes(sizes, parameters, inputs, kind)
    _check_target(sizes, target)
    deltas = [values[-1][i] - target[i] for i in range(len(target))]
    grown: list[float] = []
    end = len(parameters)
    for layer in range(len(sizes) - 1, 0, -1):
        entering, leaving = sizes[layer - 1], sizes[layer]
        start = end - (entering + 1) * leaving
        part: list[float] = []
        for delta in deltas:
            part += [delta * value for value in values[layer - 1]]
            part.append(delta)
        grown = part + grown
        if layer > 1:
            below = []
            for i in range(entering):
                back = 0.0
                for j in range(leaving):
                    back += deltas[j] * parameters[start + j * (entering + 1) + i]
                below.append(back * slope(kind, sums[layer - 2][i]))
            deltas = below
        end = start
    return tuple(grown)


def numeric_gradient(
    sizes: tuple[int, ...],
    parameters: tuple[float, ...],
    inputs: tuple[float, ...],
    target: tuple[float, ...],
    kind: str,
    nudge: float = 1e-5,
) -> tuple[float, ...]:
    """Derivative of the loss by each parameter, by nudging it up and down (central difference).

    nudge: by how much. The error falls with its square where the loss is smooth; too small a
    nudge drowns in rounding. Returns a tuple in the order of the parameters.
    Errors: those of `loss`; ValueError if the nudge is not positive.
    """
    if nudge <= 0:
        raise ValueError("The nudge must be greater than zero.")
    found = []
    for i in range(len(parameters)):
        before, after = parameters[:i], parameters[i + 1 :]
        up = before + (parameters[i] + nudge,) + after
        down = before + (parameters[i] - nudge,) + after
        rise = loss(sizes, up, inputs, target, kind) - loss(sizes, down, inputs, target, kind)
        found.append(rise / (2 * nudge))
    return tuple(found)


def step(parameters: tuple[float, ...], slopes: tuple[float, ...], rate: float) -> tuple[float, ...]:
    """One step of gradient descent: each parameter less the rate times its derivative.

    rate: learning rate, greater than zero.
    Errors: ValueError if the rate is not positive or the two tuples differ in length.
    """
    if rate <= 0:
        raise ValueError("The learning rate must be greater than zero.")
    if len(parameters) != len(slopes):
        raise ValueError("There must be one derivative for each parameter.")
    return tuple(parameters[i] - rate * slopes[i] for i in range(len(slopes)))


def chain_factor(weight: float, bend: float, layers: float) -> float:
    """Factor by which a derivative is multiplied on its way back through layers of one neuron.

    weight: weight of each layer. bend: slope of the activation there, 0 to 1. layers: how many.
    Returns the size of the factor, (|weight| x bend)^layers, without its sign: as the base is
    below or above 1, the derivative vanishes or explodes.
    Errors: ValueError if the slope is outside 0 to 1 or layers is negative.
    """
    if not 0 <= bend <= 1:
        raise ValueError("The slope of the activation must lie between 0 and 1.")
    if layers < 0:
        raise ValueError("The number of layers must not be negative.")
    factor: float = (abs(weight) * bend) ** layers
    return factor


def _passes(
    sizes: tuple[int, ...], parameters: tuple[float, ...], inputs: tuple[float, ...], kind: str
) -> tuple[list[list[float]], list[tuple[float, ...]]]:
    """Sums of each layer, and values of each layer with the inputs first."""
    _check_kind(kind)
    if len(parameters) != parameter_count(sizes):
        raise ValueError(f"This network has {parameter_count(sizes)} parameters, not {len(parameters)}.")
    if len(inputs) != sizes[0]:
        raise ValueError(f"This network has {sizes[0]} inputs, not {len(inputs)}.")
    sums: list[list[float]] = []
    values: list[tuple[float, ...]] = [tuple(float(value) for value in inputs)]
    at = 0
    for layer in range(1, len(sizes)):
        totals = []
        for _ in range(sizes[layer]):
            weights = parameters[at : at + sizes[layer - 1]]
            at += sizes[layer - 1] + 1
            totals.append(parameters[at - 1] + sum(weights[i] * values[-1][i] for i in range(len(weights))))
        bend = kind if layer < len(sizes) - 1 else "linear"
        sums.append(totals)
        values.append(tuple(activation(bend, total) for total in totals))
    return sums, values


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise ValueError("The activation must be relu, sigmoid, tanh or linear.")


def _check_target(sizes: tuple[int, ...], target: tuple[float, ...]) -> None:
    if len(target) != sizes[-1]:
        raise ValueError(f"This network has {sizes[-1]} outputs, so the target needs as many.")
