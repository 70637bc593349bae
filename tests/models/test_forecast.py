"""What the forecasting functions promise."""

from __future__ import annotations

import itertools
import math

import pytest

from models.forecast import (
    beats_base,
    brier,
    expected_brier,
    forecasts_needed,
    log_score,
    skill,
    succession,
    succession_interval,
    tipping_chance,
    tipping_with_trial,
    worth_of_knowing,
)

# --- base rates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hits", "trials", "chance"), [(0, 0, 1 / 2), (3, 4, 4 / 6), (0, 4, 1 / 6), (9, 9, 10 / 11)])
def test_the_rule_of_succession_adds_one_of_each(hits: int, trials: int, chance: float) -> None:
    assert succession(hits, trials) == pytest.approx(chance)


def test_hits_and_misses_are_treated_alike() -> None:
    assert succession(2, 7) + succession(5, 7) == pytest.approx(1)


@pytest.mark.parametrize(("hits", "trials"), [(-1, 3), (4, 3), (1.5, 3), (1, 3.5), (0, -1)])
def test_counts_are_whole_and_fit(hits: float, trials: float) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        succession(hits, trials)


def test_nothing_counted_leaves_the_interval_as_wide_as_it_can_be() -> None:
    assert succession_interval(0, 0, 0.9) == pytest.approx((0.05, 0.95))


def test_the_interval_after_no_hit_has_a_closed_form() -> None:
    low, high = succession_interval(0, 4, 0.9)  # the rate is below x with chance 1 - (1 - x)^5
    assert low == pytest.approx(1 - 0.95 ** (1 / 5))
    assert high == pytest.approx(1 - 0.05 ** (1 / 5))


def test_the_interval_agrees_with_adding_up_the_density() -> None:
    hits, trials, steps = 3, 4, 200_000
    low, high = succession_interval(hits, trials, 0.8)
    points = [(index + 0.5) / steps for index in range(steps)]
    weights = [x**hits * (1 - x) ** (trials - hits) for x in points]
    whole = sum(weights)
    assert sum(w for x, w in zip(points, weights, strict=True) if x < low) / whole == pytest.approx(0.1, abs=1e-4)
    assert sum(w for x, w in zip(points, weights, strict=True) if x > high) / whole == pytest.approx(0.1, abs=1e-4)


def test_more_trials_narrow_the_interval() -> None:
    widths = [high - low for low, high in (succession_interval(n, 2 * n, 0.9) for n in (0, 1, 5, 50))]
    assert widths == sorted(widths, reverse=True)


def test_a_confidence_lies_between_nothing_and_all() -> None:
    with pytest.raises(ValueError, match="confidence"):
        succession_interval(1, 2, 1)


# --- scores -----------------------------------------------------------------------------------------------------


def test_scores_by_hand() -> None:
    assert brier((0.9, 0.6), (1, 0)) == pytest.approx((0.01 + 0.36) / 2)
    assert log_score((0.9, 0.6), (1, 0)) == pytest.approx(-(math.log(0.9) + math.log(0.4)) / 2)


def test_always_a_half_scores_a_quarter_and_the_logarithm_of_two() -> None:
    assert brier((0.5,) * 3, (1, 0, 1)) == pytest.approx(0.25)
    assert log_score((0.5,) * 3, (1, 0, 1)) == pytest.approx(math.log(2))


def test_a_certainty_that_fails_is_infinitely_bad_only_by_the_logarithm() -> None:
    assert brier((1.0,), (0,)) == 1
    assert log_score((1.0,), (0,)) == math.inf


@pytest.mark.parametrize(
    ("stated", "came"), [((), ()), ((0.5,), (1, 0)), ((1.2,), (1,)), ((0.5,), (0.5,)), ((0.5,), ())]
)
def test_forecasts_that_cannot_be_scored_are_refused(stated: tuple[float, ...], came: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"forecast|chance|label"):
        brier(stated, came)


def test_skill_is_the_share_saved() -> None:
    assert skill(0.15, 0.20) == pytest.approx(0.25)
    assert skill(0.20, 0.20) == 0
    assert skill(0.25, 0.20) == pytest.approx(-0.25)
    with pytest.raises(ValueError, match="reference"):
        skill(0.1, 0)


def test_right_forecasts_still_score_their_own_uncertainty() -> None:
    assert expected_brier((0.5, 0.9), (0.5, 0.9)) == pytest.approx((0.25 + 0.09) / 2)


def test_the_expected_score_is_the_mean_over_all_outcomes() -> None:
    stated, true = (0.2, 0.7, 0.9), (0.3, 0.5, 0.8)
    total = 0.0
    for came in itertools.product((0, 1), repeat=3):
        weight = math.prod(q if one else 1 - q for q, one in zip(true, came, strict=True))
        total += weight * brier(stated, came)
    assert expected_brier(stated, true) == pytest.approx(total)


def test_stating_the_true_chance_is_best() -> None:
    assert min(range(101), key=lambda percent: expected_brier((percent / 100,), (0.37,))) == 37


def test_expected_scores_need_sets_of_one_length() -> None:
    with pytest.raises(ValueError, match="as many"):
        expected_brier((0.5,), (0.5, 0.5))


# --- skill and luck ---------------------------------------------------------------------------------------------


def test_one_forecast_beats_the_base_when_it_leans_the_right_way() -> None:
    assert beats_base((0.7,), (0.5,), (0.5,)) == pytest.approx(0.5)
    assert beats_base((0.7,), (0.5,), (0.7,)) == pytest.approx(0.7)


def test_repeating_the_base_never_beats_it() -> None:
    assert beats_base((0.3, 0.6), (0.3, 0.6), (0.3, 0.6)) == 0


def test_the_chance_agrees_with_going_through_the_outcomes() -> None:
    stated, base, true = (0.8, 0.3, 0.6, 0.1), (0.5, 0.5, 0.4, 0.2), (0.7, 0.2, 0.5, 0.15)
    total = 0.0
    for came in itertools.product((0, 1), repeat=4):
        if brier(stated, came) < brier(base, came) - 1e-12:
            total += math.prod(q if one else 1 - q for q, one in zip(true, came, strict=True))
    assert beats_base(stated, base, true) == pytest.approx(total)


def test_a_set_too_large_to_go_through_is_refused() -> None:
    with pytest.raises(ValueError, match="16"):
        beats_base((0.5,) * 17, (0.4,) * 17, (0.4,) * 17)


def test_forecasts_needed_by_hand() -> None:
    by_hand = ((1.644854 * 0.5 + 0.841621 * math.sqrt(0.21)) / 0.2) ** 2
    assert forecasts_needed(0.5, 0.7, 0.05, 0.8) == math.ceil(by_hand) == 37


def test_the_number_needed_does_what_it_says() -> None:
    from models.chance import at_least

    base, chance = 0.5, 0.65
    number = forecasts_needed(base, chance, 0.05, 0.8)
    hits = next(count for count in range(number) if at_least(count, number, base) <= 0.05)
    assert at_least(hits, number, chance) == pytest.approx(0.8, abs=0.04)


def test_half_the_distance_takes_about_four_times_as_many() -> None:
    assert forecasts_needed(0.5, 0.55, 0.05, 0.8) / forecasts_needed(0.5, 0.6, 0.05, 0.8) == pytest.approx(4, rel=0.05)


def test_leaning_down_is_skill_too() -> None:
    assert forecasts_needed(0.5, 0.3, 0.05, 0.8) == forecasts_needed(0.5, 0.7, 0.05, 0.8)


@pytest.mark.parametrize(
    "numbers", [(0.5, 0.5, 0.05, 0.8), (0, 0.5, 0.05, 0.8), (0.5, 1, 0.05, 0.8), (0.5, 0.6, 0, 0.8)]
)
def test_numbers_that_show_no_skill_are_refused(numbers: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"base rate|between 0 and 1"):
        forecasts_needed(*numbers)


# --- bets -------------------------------------------------------------------------------------------------------


def test_a_bet_pays_above_cost_over_gain() -> None:
    assert tipping_chance(2, 8) == 0.25
    assert tipping_chance(9, 8) > 1
    with pytest.raises(ValueError, match="gain"):
        tipping_chance(1, 0)


def test_a_free_trial_that_errs_in_nothing_always_pays() -> None:
    assert tipping_with_trial(0, 5, 8, 1, 0) == 0


def test_a_trial_that_always_passes_is_the_bet_with_a_dearer_start() -> None:
    assert tipping_with_trial(1, 5, 10, 1, 1) == pytest.approx(tipping_chance(6, 10))


def test_at_the_tipping_chance_the_trial_is_worth_nothing() -> None:
    trial, cost, gain, good, bad = 1.0, 10.0, 30.0, 0.8, 0.2
    p = tipping_with_trial(trial, cost, gain, good, bad)
    assert p * good * (gain - cost) - (1 - p) * bad * cost - trial == pytest.approx(0)


def test_a_worse_trial_tips_later() -> None:
    assert tipping_with_trial(1, 10, 30, 0.7, 0.3) > tipping_with_trial(1, 10, 30, 0.8, 0.2)


@pytest.mark.parametrize("numbers", [(-1, 5, 8, 1, 0), (1, 8, 8, 1, 0), (1, 5, 8, 0, 0), (1, 5, 8, 1, 2)])
def test_a_trial_that_makes_no_sense_is_refused(numbers: tuple[float, float, float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"gain|passing"):
        tipping_with_trial(*numbers)


def test_knowing_is_worth_nothing_where_the_choice_stays() -> None:
    assert worth_of_knowing(0.3, -1, -5) == 0
    assert worth_of_knowing(0.3, 5, 1) == pytest.approx(0)


def test_knowing_saves_the_loss_or_wins_the_gain() -> None:
    assert worth_of_knowing(0.5, 10, -4) == pytest.approx(2)  # acting anyway: the loss is saved
    assert worth_of_knowing(0.1, 10, -4) == pytest.approx(1)  # not acting: the gain is won
    with pytest.raises(ValueError, match="between 0 and 1"):
        worth_of_knowing(1.1, 1, -1)
