"""What the functions of kv_cache promise, against published sizes and the book's other models."""

import pytest

from models import kv_cache as k
from models import serving_cost as s

# Qwen3-32B as its configuration has it
LAYER = k.layer_parameters(5120, 64, 8, 128, 25600)


def test_grouped_cache_of_published_models() -> None:
    assert k.grouped_bytes(32, 8, 128, 2) == 131072  # Llama 3.1 8B: 0.131 MB a token, Bekman
    assert k.grouped_bytes(80, 8, 128, 2) == 327680  # Llama 3.1 70B
    assert k.grouped_bytes(64, 8, 128, 2) == 262144  # Qwen3-32B
    assert k.cache_gb(131072, 128 * 1024) == pytest.approx(17.18, abs=0.005)


def test_grouped_cache_agrees_with_the_chapter_on_economics() -> None:
    assert k.cache_gb(k.grouped_bytes(64, 8, 128, 2), 9900) == pytest.approx(s.cache_size(64, 8, 128, 2, 9900))


def test_latent_cache_of_deepseek_v3_and_eight_groups_of_the_same_layers() -> None:
    assert k.latent_bytes(61, 512, 64, 2) == 70272
    assert k.grouped_bytes(61, 8, 128, 2) == 249856  # the same layers in eight groups


def test_latent_cache_of_deepseek_v2_equals_two_and_a_quarter_groups() -> None:
    # A latent of 4 head sizes and a rotary key of half of one: 9/2 head sizes, as much as 2.25 groups of 2
    assert k.latent_bytes(60, 4 * 128, 128 / 2, 2) == k.grouped_bytes(60, 2.25, 128, 2)


def test_parameters_of_qwen3_32b_are_those_it_is_sold_with() -> None:
    assert pytest.approx(487.6e6, rel=1e-3) == LAYER
    assert pytest.approx(31.2e9, rel=1e-3) == LAYER * 64
    assert k.model_parameters(LAYER, 64, 151936, 5120) == pytest.approx(32.8e9, rel=2e-3)


def test_parameters_of_a_layer_by_hand() -> None:
    assert k.layer_parameters(2, 1, 1, 2, 3) == 4 * 4 + 3 * 6


def test_the_parts_of_the_count() -> None:
    assert k.feed_forward_parameters(2, 3) == 18
    assert k.table_parameters(10, 4) == 40
    assert k.share(1, 4) == 0.25
    assert k.times(3, 4) == 0.75
    assert k.per_thousand(9, 3000) == 3
    assert k.usable_memory(96, 0.9) == pytest.approx(86.4)


def test_at_the_crossover_both_parts_cost_the_same() -> None:
    length = k.crossover(LAYER, 64, 128)
    assert 59_000 < length < 60_000
    weights_only = 2 * LAYER * 64 * length
    assert k.reading_flop(length, LAYER, 64, 64, 128) == pytest.approx(2 * weights_only)
    assert k.attention_share(length, length) == 0.5


def test_reading_agrees_with_the_chapter_on_economics_but_for_the_tables_of_the_vocabulary() -> None:
    flop = k.reading_flop(9000, LAYER, 64, 64, 128)
    ours = k.reading_seconds(flop, 296, 0.5)
    theirs = s.prefill_seconds(9000, 0, 32.8e9, 64, 64, 128, 296, 0.5)
    assert 1 < theirs / ours < 1.06


def test_doubling_a_prompt_doubles_it_when_short_and_quadruples_it_when_endless() -> None:
    assert k.times_dearer_prompt(2, 1, 1e9) == pytest.approx(2)
    assert k.times_dearer_prompt(2e9, 1e9, 1) == pytest.approx(4)
    assert k.times_dearer_token(5, 5, 7) == 1


def test_comparing_at_half_the_peak_takes_twice_its_time() -> None:
    assert k.mixed_seconds(100e12, 0.4, 10, 5, 1) == pytest.approx(6 + 8)
    assert k.mixed_seconds(100e12, 0.4, 10, 10, 1) == pytest.approx(k.reading_seconds(100e12, 10, 1))
    length = k.crossover_in_time(k.crossover(LAYER, 64, 128), 296, 148)
    weights = k.reading_seconds(2 * LAYER * 64 * length, 296, 1)
    compare = k.reading_seconds(2 * 64 * 64 * 128 * length * length, 148, 1)
    assert weights == pytest.approx(compare)


def test_without_groups_the_weights_grow_as_well() -> None:
    all_heads = k.layer_parameters(5120, 64, 64, 128, 25600)
    assert all_heads - LAYER == 2 * 5120 * 56 * 128
    assert k.fuller_weights(32.8, LAYER, all_heads, 64, 1) == pytest.approx(37.5, abs=0.01)
    assert k.fuller_weights(32.8, LAYER, LAYER, 64, 1) == 32.8


def test_a_step_of_an_unchanged_batch() -> None:
    assert k.step_times(32.8, 4, 10.72, 5.48) == pytest.approx(
        s.decode_seconds(4, 32.8, 10.72, 4, 1, 296) / s.decode_seconds(4, 32.8, 5.48, 4, 1, 296)
    )
    assert k.step_times(1e9, 1, 2, 1) == pytest.approx(1)


def test_pieces_are_rounded_up() -> None:
    assert [k.pieces(n, 9000) for n in (1, 9000, 9001, 40000)] == [1, 1, 2, 5]
    assert [k.spare_tokens(n, 9000) for n in (9000, 9001, 40000)] == [0, 8999, 5000]
    assert k.several(2, 3) == 6


def test_writing_is_in_proportion_to_the_cache() -> None:
    one = k.writing_seconds(1, 80, 40, 4)
    assert one == pytest.approx(80 / 40 * 1 / 4000)
    assert k.writing_seconds(4, 80, 40, 4) == pytest.approx(4 * one)


def test_writing_agrees_with_a_step_of_a_full_batch() -> None:
    batch, cache, weights = 20, 2.5, 36.4
    memory = weights + batch * cache
    step = s.decode_seconds(batch, weights, cache, 4, 1e9, 296)
    assert k.writing_seconds(cache, memory, weights, 4) == pytest.approx(step / batch)


@pytest.mark.parametrize(
    "call",
    [
        lambda: k.grouped_bytes(0, 8, 128, 2),
        lambda: k.latent_bytes(61, 512, 0, 2),
        lambda: k.grouped_bytes(float("nan"), 8, 128, 2),
        lambda: k.mixed_seconds(1, 1.5, 2, 1, 0.5),
        lambda: k.crossover_in_time(1, 2, 0),
        lambda: k.fuller_weights(1, 1, 2, 0, 1),
        lambda: k.step_times(1, 0, 1, 1),
        lambda: k.pieces(1, 0),
        lambda: k.spare_tokens(0, 1),
        lambda: k.several(0, 1),
        lambda: k.cache_gb(1, 0),
        lambda: k.layer_parameters(1, 1, 1, 1, 0),
        lambda: k.model_parameters(1, 1, 0, 1),
        lambda: k.share(2, 1),
        lambda: k.times(1, 0),
        lambda: k.per_thousand(0, 1),
        lambda: k.feed_forward_parameters(1, 0),
        lambda: k.table_parameters(0, 1),
        lambda: k.reading_flop(0, 1, 1, 1, 1),
        lambda: k.crossover(1, 0, 1),
        lambda: k.attention_share(0, 1),
        lambda: k.times_dearer_token(1, 0, 1),
        lambda: k.times_dearer_prompt(1, -1, 1),
        lambda: k.reading_seconds(1, 1, 1.1),
        lambda: k.writing_seconds(50, 80, 40, 4),
        lambda: k.usable_memory(80, 1.2),
    ],
)
def test_bad_input_is_told_in_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
