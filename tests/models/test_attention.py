"""What the functions of attention promise: by hand, by their limits, and against a second way to compute them."""

import cmath
import math

import pytest

from models import attention as a


def test_likeness() -> None:
    assert a.dot([1, 2], [3, 4]) == 11
    assert a.cosine([1, 0], [5, 0]) == 1
    assert a.cosine([1, 0], [0, 2]) == 0
    assert a.cosine([1, 1], [-2, -2]) == pytest.approx(-1)
    assert a.cosine([3, 4], [4, 3]) == pytest.approx(24 / 25)


def test_softmax_by_hand() -> None:
    assert a.softmax([0, 0]) == [0.5, 0.5]
    assert a.softmax([math.log(3), 0]) == pytest.approx([0.75, 0.25])
    assert a.softmax([2, 0, 1]) == pytest.approx([0.665, 0.090, 0.245], abs=5e-4)


def test_softmax_knows_only_differences_and_does_not_overflow() -> None:
    assert a.softmax([1002, 1000, 1001]) == pytest.approx(a.softmax([2, 0, 1]))
    assert sum(a.softmax([0.3, -7, 900])) == pytest.approx(1)


def test_weights_divide_by_the_root_of_the_size() -> None:
    keys: list[list[float]] = [[2, 0, 2, 0], [0, 1, 0, 0], [1, 0, 1, 0]]
    assert a.weights([1, 0, 1, 0], keys) == pytest.approx(a.softmax([2, 0, 1]))


def test_the_mask_hides_what_comes_later() -> None:
    queries: list[list[float]] = [[1, 0], [0, 1], [1, 1]]
    values: list[list[float]] = [[1, 0], [0, 1], [5, 5]]
    read = a.attention(queries, queries, values)
    assert read[0] == [1, 0]
    changed = a.attention(queries, [*queries[:2], [9, 9]], [*values[:2], [7, 7]])
    assert read[:2] == changed[:2]
    assert read[2] != changed[2]


def test_without_mask_and_positions_the_order_does_not_matter() -> None:
    tokens: list[list[float]] = [[1, 0], [0.5, 2], [3, -1]]
    forward = a.attention(tokens, tokens, tokens, False)
    backward = a.attention(tokens[::-1], tokens[::-1], tokens[::-1], False)
    for one, other in zip(forward, backward[::-1], strict=True):
        assert one == pytest.approx(other)


def test_the_result_is_a_mean_of_the_values() -> None:
    read = a.attention([[3.0, 1]], [[1, 2], [0, 5]], [[10.0], [20.0]], False)[0][0]
    assert 10 < read < 20


def test_rotation_agrees_with_complex_numbers_and_keeps_the_length() -> None:
    turned = a.rotate([0.3, -1.2], 7, 0.4)
    other = complex(0.3, -1.2) * cmath.exp(1j * 7 * 0.4)
    assert turned == pytest.approx([other.real, other.imag])
    assert a.dot(turned, turned) == pytest.approx(0.3**2 + 1.2**2)


@pytest.mark.parametrize(("near", "far"), [((5, 3), (105, 103)), ((2, 0), (1002, 1000))])
def test_the_product_of_two_rotated_vectors_depends_on_the_distance_alone(
    near: tuple[int, int], far: tuple[int, int]
) -> None:
    def product(places: tuple[int, int]) -> float:
        return a.dot(a.rotate([1, 0], places[0], 1), a.rotate([1, 0], places[1], 1))

    assert product(near) == pytest.approx(math.cos(2))
    assert product(near) == pytest.approx(product(far))


def test_the_causal_reading_of_the_page() -> None:
    keys: list[list[float]] = [[2, 0, 2, 0], [0, 1, 0, 0], [1, 0, 1, 0]]
    queries: list[list[float]] = [[0, 1, 0, 0], [0, 2, 0, 0], [1, 0, 1, 0]]
    read = a.attention(queries, keys, [[1, 0], [0, 1], [1, 1]])
    second = 1 / (1 + math.e)  # scores 0 and 1
    assert read[1] == pytest.approx([second, 1 - second])


def test_sinusoids() -> None:
    assert a.sinusoids(0, 4) == [0, 1, 0, 1]
    assert a.sinusoids(3, 2) == pytest.approx([math.sin(3), math.cos(3)])
    assert a.sinusoids(3, 4)[2] == pytest.approx(math.sin(3 / 100))
    same = [a.dot(a.sinusoids(p, 64), a.sinusoids(p + 9, 64)) for p in (0, 17, 1000)]
    assert same == pytest.approx([same[0]] * 3)


def test_what_a_recurrence_keeps() -> None:
    assert a.kept(0.5, 3) == 0.125
    assert a.kept(1, 1000) == 1
    assert a.kept(0.9, 100) == pytest.approx(math.exp(100 * math.log(0.9)))
    assert a.kept(0, 0) == 1


def test_the_space_of_vectors() -> None:
    assert a.vectors_gb(1e6, 1000, 4) == 4


@pytest.mark.parametrize(
    "call",
    [
        lambda: a.dot([], []),
        lambda: a.dot([1], [1, 2]),
        lambda: a.cosine([0, 0], [1, 0]),
        lambda: a.softmax([]),
        lambda: a.attention([[1]], [[1]], []),
        lambda: a.attention([[1]], [[1], [2]], [[1], [2]]),
        lambda: a.attention([[1], [1]], [[1], [1]], [[1], [2, 99]], False),
        lambda: a.kept(float("nan"), 1),
        lambda: a.rotate([1, 2, 3], 1, 1),
        lambda: a.sinusoids(1, 3),
        lambda: a.sinusoids(1, 2, 1),
        lambda: a.vectors_gb(0, 1, 1),
        lambda: a.kept(-1, 2),
        lambda: a.kept(1, -2),
    ],
)
def test_bad_input_is_told_in_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
