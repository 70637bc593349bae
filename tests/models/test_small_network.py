"""What the functions of small_network promise; checked by hand, by differences and against counts."""

import math

import pytest

from models import small_network as s

SIZES = (2, 2, 1)
START = (0.5, 0.25, 0.0, 1.0, -1.0, 0.0, 2.0, 1.0, 0.0)
INPUTS = (1.0, 2.0)
TARGET = (1.0,)


def test_the_network_of_the_page_by_hand() -> None:
    """Sums 1 and -1, so values 1 and 0; output 2 x 1; half of (2 - 1)^2."""
    assert s.forward(SIZES, START, INPUTS, "relu") == (2.0,)
    assert s.loss(SIZES, START, INPUTS, TARGET, "relu") == 0.5
    assert s.gradient(SIZES, START, INPUTS, TARGET, "relu") == (2, 4, 2, 0, 0, 0, 1, 0, 1)


@pytest.mark.parametrize("kind", s.KINDS)
@pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 4, 3, 2), (1, 1), (2, 5, 5, 5, 1)])
def test_back_propagation_agrees_with_nudging(kind: str, sizes: tuple[int, ...]) -> None:
    """Parameters from a fixed rule; the sums stay away from the kink of relu."""
    parameters = tuple(math.sin(1 + 7 * i) for i in range(s.parameter_count(sizes)))
    inputs = tuple(0.3 + 0.4 * i for i in range(sizes[0]))
    target = tuple(0.1 - 0.2 * i for i in range(sizes[-1]))
    exact = s.gradient(sizes, parameters, inputs, target, kind)
    assert exact == pytest.approx(s.numeric_gradient(sizes, parameters, inputs, target, kind), abs=1e-8)
    assert max(abs(value) for value in exact) > 1e-6


def test_the_error_of_nudging_falls_with_its_square() -> None:
    exact = s.gradient(SIZES, START, INPUTS, TARGET, "sigmoid")[0]
    far, near = (
        abs(s.numeric_gradient(SIZES, START, INPUTS, TARGET, "sigmoid", nudge)[0] - exact) for nudge in (0.2, 0.1)
    )
    assert far / near == pytest.approx(4, rel=0.1)


def test_without_bends_two_layers_are_one() -> None:
    """Linear hidden neurons: the output is linear in the inputs, so f(a) + f(b) - f(0) = f(a + b)."""

    def f(x: float, y: float) -> float:
        return s.forward(SIZES, START, (x, y), "linear")[0]

    assert f(1, 2) + f(3, -5) - f(0, 0) == pytest.approx(f(4, -3))


@pytest.mark.parametrize("total", [-800, -3, -0.5, 0.5, 3, 800])
@pytest.mark.parametrize("kind", s.KINDS)
def test_slopes_are_the_derivatives_of_the_activations(kind: str, total: float) -> None:
    rise = (s.activation(kind, total + 1e-6) - s.activation(kind, total - 1e-6)) / 2e-6
    assert s.slope(kind, total) == pytest.approx(rise, abs=1e-6)


def test_activations_at_known_places() -> None:
    assert s.activation("relu", -2) == 0
    assert s.activation("sigmoid", 0) == 0.5
    assert s.activation("sigmoid", 2) + s.activation("sigmoid", -2) == pytest.approx(1)
    assert s.activation("tanh", 1) == pytest.approx(0.76159, abs=1e-5)
    assert s.slope("sigmoid", 0) == 0.25
    assert s.slope("relu", 0) == 0
    assert s.activation("tanh", 0.7) == pytest.approx(2 * s.activation("sigmoid", 1.4) - 1)


def test_counts_of_parameters() -> None:
    assert s.parameter_count(SIZES) == 9
    assert s.parameter_count((784, 100, 10)) == 79510
    assert s.dense_count(784, 100) + s.dense_count(100, 10) == 79510
    assert s.convolution_count(3, 3, 64) == 1792
    assert s.convolution_count(11, 3, 96) == 34944


def test_a_large_step_makes_it_worse_and_a_small_one_better() -> None:
    slopes = s.gradient(SIZES, START, INPUTS, TARGET, "relu")
    losses = [s.loss(SIZES, s.step(START, slopes, rate), INPUTS, TARGET, "relu") for rate in (0.1, 0.02)]
    assert losses == pytest.approx([0.605, 0.11751552])


def test_the_loss_falls_at_first_by_the_rate_times_the_squared_gradient() -> None:
    slopes = s.gradient(SIZES, START, INPUTS, TARGET, "relu")
    fall = 0.5 - s.loss(SIZES, s.step(START, slopes, 1e-6), INPUTS, TARGET, "relu")
    assert fall == pytest.approx(1e-6 * sum(value**2 for value in slopes), rel=1e-3)


def test_a_network_learns_what_one_neuron_cannot() -> None:
    """Exclusive or: no line parts the cases, so without bends the loss stays at 1/8 an example."""
    cases = (((0.0, 0.0), (0.0,)), ((0.0, 1.0), (1.0,)), ((1.0, 0.0), (1.0,)), ((1.0, 1.0), (0.0,)))

    def train(kind: str) -> float:
        at: tuple[float, ...] = (1.0, 1.0, -0.5, 1.0, 1.0, -1.5, 0.5, -0.5, 0.0)
        for _ in range(2000):
            rows = [s.gradient(SIZES, at, inputs, target, kind) for inputs, target in cases]
            at = s.step(at, tuple(sum(row[i] for row in rows) / 4 for i in range(9)), 0.1)
        return sum(s.loss(SIZES, at, inputs, target, kind) for inputs, target in cases) / 4

    assert train("tanh") < 1e-3
    assert train("linear") == pytest.approx(0.125, abs=1e-3)


def test_chains_vanish_and_explode() -> None:
    assert s.chain_factor(1, 0.25, 20) == pytest.approx(9.1e-13, rel=0.01)
    assert s.chain_factor(-1, 1, 50) == s.chain_factor(-1, 1, 3) == 1
    assert s.chain_factor(-2, 0.9, 3) == pytest.approx(1.8**3)
    assert s.chain_factor(1.1, 1, 100) == pytest.approx(13781, rel=1e-3)
    assert s.chain_factor(3, 0.5, 0) == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: s.activation("step", 1), "relu, sigmoid"),
        (lambda: s.slope("step", 1), "relu, sigmoid"),
        (lambda: s.parameter_count((2,)), "two layers"),
        (lambda: s.parameter_count((2, 0)), "at least one neuron"),
        (lambda: s.dense_count(0, 1), "at least one input"),
        (lambda: s.convolution_count(0, 1, 1), "at least 1"),
        (lambda: s.forward(SIZES, START[:-1], INPUTS, "relu"), "has 9 parameters"),
        (lambda: s.forward(SIZES, START, (1.0,), "relu"), "has 2 inputs"),
        (lambda: s.forward(SIZES, START, INPUTS, "step"), "relu, sigmoid"),
        (lambda: s.loss(SIZES, START, INPUTS, (1.0, 2.0), "relu"), "has 1 outputs"),
        (lambda: s.gradient(SIZES, START, INPUTS, (), "relu"), "target needs"),
        (lambda: s.numeric_gradient(SIZES, START, INPUTS, TARGET, "relu", 0), "greater than zero"),
        (lambda: s.step((1.0,), (1.0,), 0), "greater than zero"),
        (lambda: s.step((1.0,), (), 1), "one derivative"),
        (lambda: s.chain_factor(1, 2, 1), "between 0 and 1"),
        (lambda: s.chain_factor(1, 1, -1), "must not be negative"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words) as error:
        call()
    assert str(error.value).endswith(".")
