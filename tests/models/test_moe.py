"""Mixtures of experts by hand, and DeepSeek-V3 counted from its configuration."""

import math
import random

import pytest

from models import moe
from models.serving_cost import decode_seconds

V3 = (671e9, 37e9, 256, 8)
A3 = (30.5e9, 3.3e9, 128, 8)


def test_four_experts_of_which_one_is_chosen() -> None:
    """10 shared, 4 x 5 routed: 30 in all, 15 a token."""
    assert moe.routed_parameters(30, 15, 4, 1) == pytest.approx(20)


def test_deepseek_v3_against_its_configuration() -> None:
    """58 layers of 256 experts, each three matrices of 7,168 by 2,048: 653.9 billion."""
    counted = 58 * 256 * 3 * 7168 * 2048
    assert moe.routed_parameters(*V3) == pytest.approx(counted, rel=0.002)


def test_one_token_touches_what_it_chooses_and_many_touch_all() -> None:
    assert moe.touched_share(256, 8, 1) == pytest.approx(8 / 256)
    assert moe.touched_share(4, 1, 2) == pytest.approx(7 / 16)
    assert moe.touched_share(256, 8, 1000) == pytest.approx(1)


def test_touched_share_by_enumeration() -> None:
    """Two tokens choose two of four experts each: of the 36 pairs of choices count what is touched."""
    pairs = [(a, b) for a in range(4) for b in range(a)]
    mean = sum(len({*one, *two}) for one in pairs for two in pairs) / len(pairs) ** 2 / 4
    assert moe.touched_share(4, 2, 2) == pytest.approx(mean)


def test_unequal_popularity_touches_fewer() -> None:
    """Two experts used by nine tokens in ten and one in ten, against one in two each; three tokens."""
    unequal = sum(1 - (1 - p) ** 3 for p in (0.9, 0.1)) / 2
    assert unequal < moe.touched_share(2, 1, 3)


def test_weights_read_run_from_the_active_to_the_total() -> None:
    assert moe.weights_read(*V3, 1, 1) == pytest.approx(37)
    assert moe.weights_read(*V3, 5000, 1) == pytest.approx(671)
    assert moe.read_each(moe.weights_read(*V3, 1, 1), 1, 0.5) == pytest.approx(37.5)


def test_a_small_mixture_reads_less_than_a_dense_model_at_any_batch() -> None:
    """48 layers of 128 experts, three matrices of 2,048 by 768: 29.0 billion routed, of 30.5."""
    assert moe.routed_parameters(*A3) == pytest.approx(48 * 128 * 3 * 2048 * 768, rel=0.002)
    assert moe.weights_read(*A3, 10, 1) == pytest.approx(15.3, abs=0.05)
    assert all(moe.weights_read(*A3, batch, 1) < 32.8 for batch in (1, 10, 100, 10000))


def test_touched_share_against_draws() -> None:
    """Ten tokens choose eight of 256 experts each, drawn 400 times."""
    draw = random.Random(7)
    seen = [len({e for _ in range(10) for e in draw.sample(range(256), 8)}) / 256 for _ in range(400)]
    assert sum(seen) / 400 == pytest.approx(moe.touched_share(256, 8, 10), rel=0.01)


def test_least_batch_is_the_first_that_is_low_enough() -> None:
    found = moe.least_batch(*V3, 1, 0.7, 4.2)
    assert moe.weights_read(*V3, found, 1) / found + 0.7 <= 4.2
    assert moe.weights_read(*V3, found - 1, 1) / (found - 1) + 0.7 > 4.2
    assert moe.least_batch(30, 15, 4, 1, 1, 0, 1) == 1


def test_fewest_gpus_at_the_edge() -> None:
    assert moe.fewest_gpus(86.4, 96, 0.9) == 1
    assert moe.fewest_gpus(86.5, 96, 0.9) == 2
    assert moe.fewest_gpus(moe.weights_gb(671e9, 1), 96, 0.9) == 8


def test_balance_by_hand() -> None:
    """8 GB at 4 TB/s take 2 ms; 1 request of 1 billion parameters at 1 TFLOP/s takes 2 ms too.

    With 4 GB of cache each, two requests: 16 GB are read in 4 ms, and computed in 4 ms.
    """
    assert moe.arithmetic_gb(1e9, 1, 4) == pytest.approx(8)
    assert moe.balance_batch(8, 1e9, 1, 4, 0) == pytest.approx(1)
    assert moe.balance_batch(8, 1e9, 1, 4, 4) == pytest.approx(2)


@pytest.mark.parametrize("cache", [0.0, 0.3, 0.696])
def test_at_the_balance_reading_takes_as_long_as_arithmetic(cache: float) -> None:
    batch = moe.balance_batch(671, 37e9, 296, 4, cache)
    assert (671 + batch * cache) / 4000 == pytest.approx(2 * 37e9 * batch / 296e12)
    below, above = (
        decode_seconds(batch / 2, 671, cache, 4, 37e9, 296),
        decode_seconds(batch * 2, 671, cache, 4, 37e9, 296),
    )
    assert below > 2 * 37e9 * batch / 2 / 296e12
    assert above == pytest.approx(2 * 37e9 * batch * 2 / 296e12)


def test_spare_memory() -> None:
    assert moe.spare_gb(8, 96, 0.9, 671) == pytest.approx(20.2)


def test_operations_hours_and_cells() -> None:
    assert moe.reading_operations(110e6, 200) == pytest.approx(4.4e10)
    assert moe.gpu_hours(3600e12, 1, 1) == pytest.approx(1)
    assert moe.cells(224, 16) == pytest.approx(196)
    assert moe.image_operations(1, 32, 16, 5, 2) == pytest.approx(2 * 4 * 5 * 2)


def test_floor_and_times() -> None:
    assert moe.floor_requests(100, 0.01) == pytest.approx(10000)
    assert moe.most_requests(2, 1) == pytest.approx(1800)
    assert moe.minutes(0.1) == pytest.approx(6)
    assert moe.times(6, 3) == pytest.approx(2)


@pytest.mark.parametrize(
    "call",
    [
        lambda: moe.weights_gb(0, 1),
        lambda: moe.fewest_gpus(1, 1, 1.1),
        lambda: moe.routed_parameters(10, 11, 4, 1),
        lambda: moe.routed_parameters(10, 5, 4, 4),
        lambda: moe.routed_parameters(10, 1, 4, 2),
        lambda: moe.touched_share(4, 4, 1),
        lambda: moe.gpu_hours(1, 1, 2),
        lambda: moe.floor_requests(1, 0),
        lambda: moe.cells(-1, 1),
        lambda: moe.times(1, 0),
        lambda: moe.touched_share(4, 1, 0.5),
        lambda: moe.weights_read(*V3, 0.5, 1),
        lambda: moe.balance_batch(1, 1, 1, 0, 0),
        lambda: moe.balance_batch(1, 1e9, 1, 4, -1),
        lambda: moe.balance_batch(8, 1e9, 1, 4, 8),
        lambda: moe.least_batch(*V3, 1, 5, 5),
        lambda: moe.most_requests(0, 1),
        lambda: moe.minutes(0),
        lambda: moe.spare_gb(1, 10, 0.9, 9.5),
        lambda: moe.spare_gb(1, 10, 1.1, 9.5),
        lambda: moe.read_each(1, 0, 0),
        lambda: moe.read_each(1, 1, -1),
        lambda: moe.image_operations(1, 1, 1, 0, 1),
    ],
)
def test_bad_input_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"\.$"):
        call()


def test_monotone_in_the_batch() -> None:
    reads = [moe.weights_read(*V3, batch, 1) for batch in (1, 2, 4, 8, 16, 32, 64)]
    assert reads == sorted(reads)
    assert all(math.isfinite(read) for read in reads)
