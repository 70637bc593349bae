"""Memory by hand, and against the numbers the papers of LoRA and QLoRA print."""

import math

import pytest

from models import finetune_memory as m


def test_a_small_matrix_by_hand() -> None:
    """4096 x 4096 has 16.8 million numbers; rank 8 adds 65,536, four in a thousand."""
    assert m.lora_parameters(4096, 4096, 8) == 65536
    assert m.lora_parameters(4096, 4096, 8) / 4096**2 == pytest.approx(0.0039, abs=1e-4)


def test_gpt3_with_rank_4_on_query_and_value() -> None:
    """Hu et al.: 96 layers of width 12,288; the checkpoint shrinks from 350 GB to 35 MB, about 10,000 times."""
    adapter = 96 * 2 * m.lora_parameters(12288, 12288, 4)
    assert adapter == pytest.approx(18.9e6, rel=0.01)
    assert m.size(adapter, 2) * 1e9 / 2**20 == pytest.approx(36.0)
    assert m.size(175e9, 2) == pytest.approx(350)
    assert 175e9 / adapter == pytest.approx(9272, abs=1)


def test_qlora_bits_and_its_model_of_65_billion() -> None:
    """Dettmers et al.: 0.127 bits of scales a weight; more than 780 GB becomes less than 48 GB."""
    each = m.block_bytes(4, 64, 256)
    assert each * 8 == pytest.approx(4.127, abs=0.0005)
    assert m.full_memory(65e9, 12) == pytest.approx(780)
    assert m.qlora_memory(65e9, 0.5e9, 0.8e9, 16, each) < 48


def test_all_matrices_of_qwen3_32b_with_rank_16() -> None:
    """Each layer 16 x 131,072 numbers, 64 layers: 2 to the 27th."""
    assert m.decoder_lora_parameters(64, 5120, 64, 8, 128, 25600, 16) == 2**27


def test_the_parts_of_qwen3_32b_make_up_the_whole() -> None:
    layer = 5120 * 8192 * 2 + 5120 * 1024 * 2 + 3 * 5120 * 25600
    tables = m.embedding_parameters(151936, 5120, 2)
    assert 64 * layer + tables == pytest.approx(32.8e9, rel=0.002)


def test_memory_in_three_ways() -> None:
    assert m.full_memory(1e9, 18) == 18
    assert m.lora_memory(1e9, 1e6, 18) == pytest.approx(2.018)
    assert m.qlora_memory(1e9, 0, 1e6, 18, 0.5) == pytest.approx(0.518)
    assert m.qlora_memory(1e9, 1e9, 0, 18, 0.5) == m.lora_memory(1e9, 0, 18)


def test_cards_come_whole() -> None:
    assert m.cards(64, 80, 0.8) == 1
    assert m.cards(64.1, 80, 0.8) == 2


def test_activations_by_hand() -> None:
    """1,000 tokens of width 1,000 in ten layers: 34 MB a layer kept; or 20 MB of inputs, one layer, and the scores."""
    assert m.kept_activations(1000, 1000, 10) == pytest.approx(0.34)
    assert m.recomputed_activations(1000, 1000, 10, 1000) == pytest.approx(0.02 + 0.034 + 0.008)


def test_activations_of_an_inkstone_example() -> None:
    """The refuter's sums, made apart from this code: 110 GB kept; 6.5 + 1.7 + 2 x 6.0 GB recomputed."""
    assert m.kept_activations(9900, 5120, 64) == pytest.approx(110.3, abs=0.1)
    assert m.recomputed_activations(9900, 5120, 64, 151936) == pytest.approx(6.49 + 1.72 + 12.03, abs=0.02)


def test_attention_adds_a_sixth_at_an_inkstone_example() -> None:
    """Per layer and token: scores and reading take 2 operations a number each, over half of the text."""
    by_hand = 64 * (2 + 2) * (9900 / 2) * 8192 / (2 * 32.8e9)
    assert m.attention_share(9900, 64, 128, 64, 32.8e9) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.158, abs=0.001)


def test_tokens_of_a_fine_tuning() -> None:
    assert m.tuning_tokens(2000, 9900, 3) == 59.4e6


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: m.lora_parameters(1, 1, 0), "rank"),
        (lambda: m.decoder_lora_parameters(0, 1, 1, 1, 1, 1, 1), "layer"),
        (lambda: m.embedding_parameters(0, 1, 1), "Vocabulary"),
        (lambda: m.size(-1, 1), "negative"),
        (lambda: m.block_bytes(4, 0, 1), "block sizes"),
        (lambda: m.qlora_memory(1, 2, 0, 1, 1), "unquantised"),
        (lambda: m.cards(0, 1, 1), "greater than zero GB"),
        (lambda: m.cards(1, 1, 80), "at most 1"),
        (lambda: m.cards(math.nan, 80, 0.8), "finite"),
        (lambda: m.cards(math.inf, 80, 0.8), "finite"),
        (lambda: m.kept_activations(0, 1, 1), "width"),
        (lambda: m.recomputed_activations(1, 1, 1, 0), "vocabulary"),
        (lambda: m.attention_share(1, 1, 1, 1, 0), "parameters"),
        (lambda: m.tuning_tokens(-1, 1, 1), "negative"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(call: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()  # type: ignore[operator]
