"""What foundations/mathematics concludes, computed from docs/data or by hand."""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, result

from models import bayes, gradient_descent, information, losses


def test_the_counts_of_supplier_a() -> None:
    """443 caught and 2,843 false alarms make 3,286; 443 of them is 13.5%, one in 7.4."""
    caught, false = 492 * 0.9, (284_807 - 492) * 0.01
    assert (round(caught), round(false), round(caught + false)) == (443, 2843, 3286)
    assert result("math-caught") == pytest.approx(caught)
    assert result("math-false") == pytest.approx(false)
    assert result("math-real-a") == pytest.approx(caught / (caught + false))
    assert 1 / result("math-real-a") == pytest.approx(7.4, abs=0.05)
    assert (1 - result("math-base")) / result("math-base") == pytest.approx(578, abs=0.5)


def test_a_filter_that_never_rings_is_more_accurate() -> None:
    assert result("math-right-never") > result("math-right-a")


def test_what_an_extra_fraud_costs() -> None:
    extra = 492 * (0.9 - 0.8)
    hours = result("math-hours-a") - result("math-hours-b")
    assert result("math-per-extra") == pytest.approx(hours / extra)


def test_the_hand_counted_contracts() -> None:
    assert bayes.posterior(0.1, 0.8, 4 / 90) == pytest.approx(8 / 12)


def test_catching_everything_helps_little_where_frauds_are_rare() -> None:
    base = result("math-base")
    assert bayes.posterior(base, 1, 0.01) - bayes.posterior(base, 0.9, 0.01) < 0.02


def test_the_first_exercise() -> None:
    """492 x 0.81 = 398.52 frauds and 284,315 x 0.0001 = 28.4315 honest payments ring both."""
    assert result("math-two") == pytest.approx(398.52 / (398.52 + 28.4315))


def test_the_second_exercise() -> None:
    """Of 100 texts 10 machine-written: 2.6 alarms right, 8.1 wrong."""
    assert result("math-detector-low") == pytest.approx(2.6 / 10.7)
    assert result("math-detector-high") == pytest.approx(13 / 17.5)
    assert FACT["math-detector-hit"] / FACT["math-detector-false"] == pytest.approx(2.9, abs=0.02)


def test_the_third_exercise() -> None:
    """In bits the fall is smaller than in perplexity; by the byte the order turns round."""
    drop = 1 - result("math-bits-a") / result("math-bits-b")
    assert drop < 1 - INK["math-ppl-a"] / INK["math-ppl-b"]
    assert result("math-bpb-a") > result("math-bpb-b")
    assert 40 * math.log2(12) == pytest.approx(143.4, abs=0.05)
    assert result("math-bpb-a") == pytest.approx(150 / 200)


def test_the_two_tokens_of_the_chain() -> None:
    assert (math.log(2) + math.log(8)) / 2 == pytest.approx(1.386, abs=0.0005)


def test_the_two_models_of_the_two_hundred_clauses() -> None:
    """Both judge alike; the cautious one beats the base rate, the sure one does not, and mending it would."""
    assert result("math-loss-fair") < result("math-loss-base") < result("math-loss-sure")
    mended = losses.group_log_loss(26 / 40, 26, 14, 14 / 160, 14, 146)
    assert mended < result("math-loss-fair")
    assert INK["math-risky-share"] * 200 == 26 + 14
    assert result("math-accuracy") == pytest.approx((26 + 146) / 200)


def test_the_squared_loss_is_no_likelihood_of_a_yes_or_no() -> None:
    """If it were, the two chances would add up to the same at every p, whatever factor the loss is given."""
    for factor in (0.1, 1, 2.437, 10):
        sums = [math.exp(-factor * (1 - p) ** 2) + math.exp(-factor * p * p) for p in (0, 0.25, 0.5)]
        assert max(sums) - min(sums) > 1e-3
    both = [math.exp(-2.437 * (1 - p) ** 2) + math.exp(-2.437 * p * p) for p in (0, 0.25, 0.5)]
    assert both == pytest.approx([1.087, 1.113, 1.087], abs=0.0006)
    assert math.exp(-1) + 1 == pytest.approx(1.368, abs=0.0005)
    assert 2 * math.exp(-0.25) == pytest.approx(1.558, abs=0.0005)


def test_the_two_paths() -> None:
    assert (result("math-steps-log"), result("math-steps-squared")) == (7, 214)
    path = gradient_descent.chance_path(-6, 1, 10, 0)
    assert path[10] > 0.5 > path[6]


def test_the_usual_rounding_of_the_published_gain() -> None:
    assert round(0.940 - 0.694, 3) == 0.246
    assert result("math-gain") == pytest.approx(information.entropy_of_share(9 / 14) - 10 / 14 * 0.97095, abs=1e-4)
    assert result("math-tennis-entropy") == pytest.approx(0.940, abs=0.0005)


def test_the_brier_score_ranks_them_otherwise() -> None:
    """The cautious one first again, but now the sure one beats the base."""
    assert result("math-brier-fair") < result("math-brier-sure") < result("math-brier-base")
    assert result("math-brier-sure") == pytest.approx((26e-4 + 14 * 0.9801 + 14 * 0.998001 + 146e-6) / 200)
    assert result("math-brier-base") == pytest.approx(0.2 * 0.8)
    assert 14 * math.log(1000) / 200 == pytest.approx(0.48, abs=0.005)
    mean, error = losses.gap_to_base(0.99, 26, 14, 0.001, 14, 146, 0.2)
    assert (round(mean, 2), round(error, 2)) == (0.31, 0.27)


def test_the_wind_once_the_outlook_is_known() -> None:
    """Sunny and weak 1 of 3, sunny and strong 1 of 2, rain and overcast settled."""
    left = (3 * information.entropy_of_share(1 / 3) + 2) / 14
    assert 10 / 14 * information.entropy_of_share(0.4) - left == pytest.approx(0.354, abs=0.0005)


def test_what_an_interval_says_about_eighteen_of_twenty() -> None:
    """Both suppliers' hit rates lie inside it."""
    assert result("math-hit-low") < INK["math-hit-b"] < INK["math-hit-a"] < result("math-hit-high")
    assert result("math-payments-needed") == pytest.approx(20 * 284_807 / 492)
    assert result("math-missed-a") + result("math-caught") == pytest.approx(492)
    assert result("math-missed-b") == pytest.approx(2 * result("math-missed-a"))
    assert result("math-real-perfect") == pytest.approx(492 / (492 + 2843.15))
