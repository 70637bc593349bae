"""What the functions of speculative promise, by hand, by simulation and by published values."""

import random

import pytest

from models import serving_cost
from models import speculative as s


def test_expected_tokens_by_hand() -> None:
    assert s.expected_tokens(0.5, 2) == 1.75, "1 + 1/2 + 1/4"
    assert s.expected_tokens(0, 4) == 1, "nothing accepted: the large model's own token"
    assert s.expected_tokens(1, 4) == 5, "all accepted, and one more"
    assert s.expected_tokens(0.9, 0) == 1, "no draft, plain decoding"


def test_closed_form() -> None:
    for alpha in (0.2, 0.7, 0.95):
        for gamma in (1, 4, 10):
            closed = (1 - alpha ** (gamma + 1)) / (1 - alpha)
            assert s.expected_tokens(alpha, gamma) == pytest.approx(closed)


def test_expected_tokens_by_simulation() -> None:
    chance = random.Random(4)
    rounds, alpha, gamma = 40_000, 0.7, 4
    total = 0
    for _ in range(rounds):
        accepted = 0
        while accepted < gamma and chance.random() < alpha:
            accepted += 1
        total += accepted + 1
    assert total / rounds == pytest.approx(s.expected_tokens(alpha, gamma), rel=0.01)


def test_published_values() -> None:
    """Leviathan et al., section 3.6: a bigram draft accepted with 0.2, three tokens, gives 1.25 times."""
    assert s.improvement(0.2, 3, 0) == pytest.approx(1.25, abs=0.005)
    assert s.improvement(0.6, 1, 0.05) == pytest.approx((1 + 0.6) / (1 + 0.05)), "corollary 3.9"


def test_table_1_of_the_paper() -> None:
    """Acceptance, draft, operations and speed where the draft costs nothing, as the authors print them."""
    rows = (
        (0.6, 2, 1.53, 1.96),
        (0.7, 3, 1.58, 2.53),
        (0.8, 2, 1.23, 2.44),
        (0.8, 5, 1.63, 3.69),
        (0.9, 2, 1.11, 2.71),
        (0.9, 10, 1.60, 6.86),
    )
    for alpha, gamma, operations, speed in rows:
        assert s.operations(alpha, gamma, 0) == pytest.approx(operations, abs=0.006)
        assert s.improvement(alpha, gamma, 0) == pytest.approx(speed, abs=0.006)


def test_arithmetic_grows() -> None:
    assert s.operations(1, 4, 0) == 1, "nothing wasted"
    assert s.operations(0, 4, 0) == 5, "all wasted"
    assert s.operations(0.7, 4, 0) > 1


def test_a_pass_of_one_token_is_the_decoding_step_of_serving_cost() -> None:
    for batch in (1, 10, 200):
        ours = s.pass_seconds(1, batch, 32.8, 2.6, 4, 32.8e9, 296, 1)
        assert ours == pytest.approx(serving_cost.decode_seconds(batch, 32.8, 2.6, 4, 32.8e9, 296))


def test_checking_is_free_only_while_reading_is_the_longer() -> None:
    plain = s.pass_seconds(1, 1, 32.8, 2.6, 4, 32.8e9, 296, 0.5)
    assert s.pass_seconds(5, 1, 32.8, 2.6, 4, 32.8e9, 296, 0.5) == plain
    assert s.pass_seconds(5, 20, 32.8, 2.6, 4, 32.8e9, 296, 0.5) > plain
    assert s.improvement_busy(0.7, 4, 0.05, plain, plain) == pytest.approx(s.improvement(0.7, 4, 0.05))
    assert s.improvement_busy(0.7, 4, 0.05, plain, 3 * plain) < 1, "it can make things slower"


def test_a_part_made_faster() -> None:
    assert s.whole_speed_up(0.5, 2) == pytest.approx(4 / 3)
    assert s.whole_speed_up(0, 9) == 1
    assert s.whole_speed_up(1, 9) == pytest.approx(9)


def test_two_parts() -> None:
    assert s.two_part_speed_up(0.5, 1, 2) == pytest.approx(s.whole_speed_up(0.5, 2))
    assert s.two_part_speed_up(1, 0.5, 9) == 0.5
    assert s.two_part_speed_up(0.5, 0.5, 2) == pytest.approx(0.8), "one half doubles, the other halves: slower"


CARD = (32.8, 2.6, 4, 32.8e9, 296, 0.5)
WORK = (2.43, 900)


def test_no_draft_changes_nothing() -> None:
    for batch in (1, 10, 20, 500):
        assert s.request_speed_up(0.7, 0, 0.05, batch, *CARD, *WORK) == 1


def test_best_draft_at_a_load() -> None:
    """It is the best of the choices, never below 1, and gets shorter as the load grows."""
    for alpha in (0, 0.02, 0.5, 0.7, 0.9, 1):
        drafts = []
        for batch in (1, 5, 10, 20, 60):
            best, gain = s.best_draft(alpha, 6, 0.05, batch, *CARD, *WORK)
            every = [s.request_speed_up(alpha, g, 0.05, batch, *CARD, *WORK) for g in range(7)]
            assert gain == pytest.approx(max(every))
            assert every[best] == pytest.approx(gain)
            assert gain >= 1
            drafts.append(best)
        assert drafts == sorted(drafts, reverse=True)
    assert s.best_draft(0.02, 6, 0.05, 10, *CARD, *WORK) == (0, 1.0), "no draft pays"


def test_a_fixed_draft_can_slow_a_busy_gpu_down_where_a_short_one_helps() -> None:
    assert s.request_speed_up(0.5, 4, 0.05, 20, *CARD, *WORK) < 1
    assert s.request_speed_up(0.5, 1, 0.05, 20, *CARD, *WORK) > 1.08


def test_alone_the_gpu_seconds_are_the_wait() -> None:
    plain = (32.8 + 2.6) / 4000
    wait = 2.43 + 900 * plain
    drafted = 2.43 + 900 / s.expected_tokens(0.7, 4) * (4 * 0.05 * plain + plain)
    assert s.request_speed_up(0.7, 4, 0.05, 1, *CARD, *WORK) == pytest.approx(wait / drafted)


def test_whole_request_agrees_with_its_parts() -> None:
    """Seconds before and after, added up by hand."""
    plain = (32.8 + 10 * 2.6) / 4000
    check = 2 * 32.8e9 * 10 * 5 / (296e12 * 0.5)
    before = 2.43 + 900 * plain / 10
    rounds = 900 / s.expected_tokens(0.7, 4)
    after = 2.43 + rounds * (4 * 0.05 * plain + check) / 10
    ours = s.request_speed_up(0.7, 4, 0.05, 10, 32.8, 2.6, 4, 32.8e9, 296, 0.5, 2.43, 900)
    assert ours == pytest.approx(before / after)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: s.expected_tokens(70, 4), "between 0 and 1"),
        (lambda: s.expected_tokens(0.7, 1.5), "whole number"),
        (lambda: s.improvement(0.7, 4, -1), "negative"),
        (lambda: s.operations(0.7, 4, -1), "negative"),
        (lambda: s.pass_seconds(0, 1, 1, 1, 1, 1, 1, 1), "at least one"),
        (lambda: s.pass_seconds(1, 1, 0, 1, 1, 1, 1, 1), "greater than zero"),
        (lambda: s.pass_seconds(1, 1, 1, 1, 1, 1, 1, 2), "Utilisation"),
        (lambda: s.improvement_busy(0.7, 4, 0, 0, 1), "greater than zero"),
        (lambda: s.improvement_busy(0.7, 4, -1, 1, 1), "negative"),
        (lambda: s.best_draft(0.7, 2.5, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1), "whole number"),
        (lambda: s.best_draft(7, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1), "between 0 and 1"),
        (lambda: s.two_part_speed_up(2, 1, 1), "between 0 and 1"),
        (lambda: s.two_part_speed_up(0.5, 0, 1), "greater than zero"),
        (lambda: s.whole_speed_up(2, 1), "between 0 and 1"),
        (lambda: s.whole_speed_up(0.5, 0), "greater than zero"),
        (lambda: s.request_speed_up(0.7, 4, 0, 1, 1, 1, 1, 1, 1, 1, -1, 1), "negative"),
    ],
)
def test_refusals(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
