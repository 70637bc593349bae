"""Losses that can be worked by hand, their limits, and their agreement with one another."""

import math

import pytest

from models import learning_signal as s


def test_a_half_a_quarter_and_an_eighth_make_two_bits() -> None:
    loss = s.next_token_loss([0.5, 0.25, 0.125])
    assert s.bits(loss) == pytest.approx(2)
    assert s.perplexity(loss) == pytest.approx(4)


def test_certainty_costs_nothing_and_a_guess_among_n_costs_ln_n() -> None:
    assert s.next_token_loss([1.0, 1.0]) == 0
    assert s.next_token_loss([0.01]) == pytest.approx(math.log(100))
    assert s.perplexity(0) == 1


def test_bert_predicts_fifteen_in_a_hundred() -> None:
    assert s.predicted_tokens(100, 0.15) == pytest.approx(15)


def test_contrast_starts_at_ln_n_and_falls_as_the_right_one_stands_out() -> None:
    assert s.contrastive_loss(0, [0, 0, 0], 1) == pytest.approx(math.log(4))
    assert s.contrastive_loss(1, [], 0.1) == 0
    by_hand = -math.log(math.e**2 / (math.e**2 + 3))
    assert s.contrastive_loss(2, [0, 0, 0], 1) == pytest.approx(by_hand)
    assert s.contrastive_loss(0.2, [0, 0, 0], 0.1) == pytest.approx(by_hand)


def test_contrast_survives_large_scores() -> None:
    assert s.contrastive_loss(1000, [0], 1) == pytest.approx(0)
    assert s.contrastive_loss(0, [1000], 1) == pytest.approx(1000)


def test_two_candidates_are_a_preference() -> None:
    assert s.contrastive_loss(3, [1], 1) == pytest.approx(-math.log(s.preference_chance(3, 1)))


def test_preferences_of_bradley_and_terry() -> None:
    assert s.preference_chance(1, 1) == 0.5
    assert s.preference_chance(math.log(3), 0) == pytest.approx(0.75)
    assert s.preference_chance(2, 5) + s.preference_chance(5, 2) == pytest.approx(1)
    assert s.preference_chance(0, 5000) == 0


def test_dpo_starts_at_ln_two_and_ignores_what_moves_both() -> None:
    assert s.dpo_loss(0.1, -20, -20, -30, -30) == pytest.approx(math.log(2))
    assert s.dpo_loss(0.1, -22, -20, -32, -30) == pytest.approx(math.log(2))


def test_dpo_by_hand() -> None:
    """Chosen up 5 nats, rejected down 5, beta a tenth: a margin of 1."""
    loss = s.dpo_loss(0.1, -15, -20, -35, -30)
    assert loss == pytest.approx(-math.log(s.preference_chance(1, 0)))
    assert s.dpo_loss(0.1, -25, -20, -25, -30) == pytest.approx(loss + 1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: s.next_token_loss([]), "at least one"),
        (lambda: s.next_token_loss([0.5, 0]), "greater than 0"),
        (lambda: s.perplexity(-1), "negative"),
        (lambda: s.perplexity(1000), "at most 700"),
        (lambda: s.perplexity(math.nan), "at most 700"),
        (lambda: s.predicted_tokens(-1, 0.5), "negative"),
        (lambda: s.predicted_tokens(1, 2), "between 0 and 1"),
        (lambda: s.contrastive_loss(1, [1], 0), "temperature"),
        (lambda: s.dpo_loss(0, -1, -1, -1, -1), "Beta"),
        (lambda: s.dpo_loss(1, 1, -1, -1, -1), "above zero"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(call: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()  # type: ignore[operator]
