"""What the functions of compression promise, by examples that can be checked by hand."""

import pytest

from models import compression as c


def test_weights_by_hand() -> None:
    assert c.weight_gb(8e9, 8) == 8
    assert c.weight_gb(8e9, 16) == 16
    assert c.weight_gb(32e9, 4) == 16


def test_published_sizes() -> None:
    """The README of llama.cpp prints 4.58 GiB and 14.96 GiB for Llama-3.1-8B (8.03 billion)."""
    gib = 1.073741824
    assert c.weight_gb(8.03e9, 4.8944) / gib == pytest.approx(4.58, abs=0.01)
    assert c.weight_gb(8.03e9, 16.0005) / gib == pytest.approx(14.96, abs=0.01)


def test_published_files_of_qwen3_32b() -> None:
    """ggml-org lists 65.5, 34.8 and 19.8 GB for 32.8 billion parameters: slightly fewer bits than in Llama-3.1-8B."""
    assert c.bits_of_file(65.5, 32.8e9) == pytest.approx(16, abs=0.03)
    assert c.bits_of_file(34.8, 32.8e9) == pytest.approx(8.5, abs=0.03)
    assert 4.8 < c.bits_of_file(19.8, 32.8e9) < 4.8944
    assert c.weight_gb(32.8e9, c.bits_of_file(19.8, 32.8e9)) == pytest.approx(19.8), "the inverse"


def test_binary_gigabytes() -> None:
    assert c.decimal_gb(24) == pytest.approx(25.77, abs=0.001)
    assert c.decimal_gb(0) == 0


def test_rounding_by_hand() -> None:
    """Two bits between 0 and 3: the levels 0, 1, 2, 3."""
    assert c.step(0, 3, 2) == 1
    assert c.rounded(1.4, 0, 3, 2) == 1
    assert c.rounded(1.6, 0, 3, 2) == 2
    assert c.rounded(9, 0, 3, 2) == 3, "outside is moved to the end"


def test_rounding_never_moves_more_than_half_a_step() -> None:
    for bits in (2, 4, 8):
        half = c.step(-1, 1, bits) / 2
        worst = max(abs(c.rounded(x / 500, -1, 1, bits) - x / 500) for x in range(-500, 501))
        assert worst <= half + 1e-12
        assert worst > 0.9 * half, "and nearly that much does occur"


def test_an_outlier_makes_every_step_coarser() -> None:
    assert c.step(-10, 10, 4) == pytest.approx(10 * c.step(-1, 1, 4))


def test_memory_and_cards() -> None:
    assert c.cards_needed(86.4, 96, 0.9) == 1, "rounding does not buy a second card"
    assert c.cards_needed(87, 96, 0.9) == 2
    assert c.reading_speed(2, 100) == pytest.approx(50)


def test_pruning_pays_for_its_marks() -> None:
    assert c.pruned_bits(16, 0.5, 1) == 9
    assert c.pruned_bits(4, 0.5, 1) == 3, "half the weights gone, a quarter saved"
    assert c.share_saved(4, c.pruned_bits(4, 0.5, 1)) == 0.25
    assert c.pruned_bits(4, 0.5, 0) == 2, "whole rows need no marks"
    assert c.share_saved(4, c.pruned_bits(4, 0.9, 1)) < 0, "kept nine tenths, the marks make it larger"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: c.weight_gb(0, 8), "greater than zero"),
        (lambda: c.bits_of_file(0, 1), "greater than zero"),
        (lambda: c.decimal_gb(-1), "negative"),
        (lambda: c.step(1, 1, 4), "above"),
        (lambda: c.step(0, 1, 0.5), "whole number"),
        (lambda: c.cards_needed(1, 1, 2), "at most 1"),
        (lambda: c.pruned_bits(4, 2, 1), "between 0 and 1"),
        (lambda: c.pruned_bits(0, 1, 1), "greater than zero"),
        (lambda: c.share_saved(0, 1), "greater than zero"),
        (lambda: c.reading_speed(0, 1), "greater than zero"),
    ],
)
def test_refusals(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
