"""What foundations/model-families concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, result

from models import model_choice as c
from models import moe


def test_deepseek_v3_takes_eight_gpus_and_qwen3_32b_one() -> None:
    usable = INK["card-memory"] * INK["card-usable"] * 1e9
    assert math.ceil(FACT["fam-v3-total"] / usable) == result("fam-v3-gpus") == 8
    assert math.ceil(FACT["qwen3-32b-parameters"] / usable) == result("fam-q32-gpus") == 1
    assert math.ceil(FACT["fam-v3-active"] / usable) == 1


def test_a_large_mixture_needs_hundreds_of_requests_and_a_small_one_does_not() -> None:
    """At ten requests 195 GB a step against 33 and 15; the small one fits into one GPU."""
    assert result("fam-read-ten") > 5 * result("fam-dense-step") > 5 * result("fam-a3-ten")
    assert result("fam-a3-gpus") == result("fam-q32-gpus") == 1
    assert 150 < result("fam-v3-cross") < 250
    share = 1 - math.exp(10 * math.log(1 - 8 / 256))
    assert result("fam-touched-ten") == pytest.approx(share)


def test_with_caches_v3_needs_two_thousand_requests_and_qwen_never_gets_there() -> None:
    """37 billion x 2 x 4 TB/s / 296 TFLOP/s = 1 GB for a token, less 0.696 of cache; 671 / 0.304."""
    assert 671 / (1.0 - result("fam-v3-cache")) == pytest.approx(result("fam-v3-balance"))
    assert 2100 < result("fam-v3-balance") < 2300
    assert result("cache-request") > result("fam-q32-room")


def test_with_attention_v3_needs_one_to_three_hundred_and_qwen_still_never_gets_there() -> None:
    """FLOP of attention for one token: V3 on its latents (128 heads, 576 to score, 512 to sum), Qwen3 on its heads."""
    context, per_gb = INK["context"], INK["card-bandwidth"] / INK["card-peak"] / 1e9
    latent = 61 * 128 * 2 * (576 + 512) * context
    assert latent > 2 * FACT["fam-v3-active"]
    room = (2 * FACT["fam-v3-active"] + latent) * per_gb
    assert 200 < 671 / (room - result("fam-v3-cache")) < 300
    slow = (2 * FACT["fam-v3-active"] + 2 * latent) * per_gb  # attention at the 16-bit peak, half as high
    assert 100 < 671 / (slow - result("fam-v3-cache")) < 200
    usual = 64 * 64 * 128 * 4 * context
    assert (2 * FACT["qwen3-32b-parameters"] + usual) * per_gb < result("cache-request")


def test_one_gpu_never_breaks_even_with_flash() -> None:
    assert result("fam-q32-served") == pytest.approx(INK["hours"] * 3600 / result("gpu-seconds"))
    assert result("fam-q32-served") < result("fam-q32-floor")
    rent = result("gpu-seconds") * INK["card-rent"] / 3600
    assert rent / result("request-flash") == pytest.approx(result("busy-flash-mid"))
    assert result("busy-plan") < result("busy-flash-mid")


def test_the_floor_is_far_above_inkstone() -> None:
    """Even with every GPU as productive as one likes, the rent is above Flash's bill."""
    assert result("fam-v3-floor-times") > 100
    assert result("fam-q32-floor-times") > 50


def test_a_failure_of_a_quarter_of_a_minute_pays_for_the_dearer_model() -> None:
    gap = result("request-pro") - result("request-flash")
    a_second = INK["pay"] / INK["workdays"] / INK["day-hours"] / 3600
    assert gap / 0.04 / a_second == pytest.approx(result("fam-tip-seconds"))
    assert 13 < result("fam-tip-seconds") < 14
    assert result("fam-task-flash-low") < result("fam-task-pro-low")
    assert result("fam-task-flash-high") > result("fam-task-pro-high")


def test_the_gap_may_be_nothing() -> None:
    """16 against 8 of the 24 items on which the models differ: an exact sign test gives 0.15."""
    wins, losses = int(INK["build-only-pro"]), int(INK["build-only-flash"])
    tail = sum(math.comb(wins + losses, k) for k in range(wins, wins + losses + 1)) / 2 ** (wins + losses)
    assert 2 * tail == pytest.approx(0.152, abs=0.001)


def test_the_sensitivity_table() -> None:
    """Typed from the page: 0.24 yuan more for Opus, over two, four and eight points."""
    assert [round(result(f"fam-line-opus-{size}")) for size in ("small", "mid", "large")] == [12, 6, 3]
    assert [round(result(f"fam-line-hosted-{size}"), 2) for size in ("small", "mid", "large")] == [0.60, 0.30, 0.15]


def test_exercise_one_cheap_first() -> None:
    """On price alone nobody can check in half a second; where a failure costs 100 yuan a person has a minute."""
    flash, pro = result("request-flash"), result("request-pro")
    line = result("fam-cascade-line")
    assert c.cascade_cost(flash, 0, line, pro) == pytest.approx(pro)
    assert result("fam-check-seconds") < 0.5
    assert c.cascade_cost(flash, result("fam-check-most"), 0.88, pro) == pytest.approx(pro)
    assert result("fam-cascade-gain") == pytest.approx((176 + 16 - 184) / 200)
    for failure, seconds in ((10, "fam-check-high"), (100, "fam-check-top")):
        check = 0.88 * pro - flash + 0.04 * failure
        assert result(seconds) == pytest.approx(check)
        assert c.cascade_cost(flash, check, 0.88, pro) + 0.04 * failure == pytest.approx(
            c.task_cost(pro, 0.92, failure)
        )
    assert 5.5 < result("fam-check-high-seconds") < 6.4
    assert 50 < result("fam-check-top-seconds") < 60


def test_exercise_two_active_is_not_memory() -> None:
    """1,000 GB of weights, 12 GPUs; 32 billion active would seem to fit into one."""
    assert result("fam-k2-gpus") == 12
    assert moe.fewest_gpus(moe.weights_gb(FACT["cn-ms-k2-active"], 1), 96, 0.9) == 1


def test_a_small_encoder_repays_after_forty_million_clauses() -> None:
    saved = result("fam-label-price") - result("fam-bert-each")
    assert result("fam-label-once") / saved == pytest.approx(result("fam-encoder-even"))
    assert 40e6 < result("fam-encoder-even") < 42e6
    assert 20e6 < result("fam-encoder-even-day") < 21e6
    assert result("fam-label-once") == pytest.approx(2000 / 60 / 8 * 45000 / 21)


def test_a_picture_is_hundreds_of_thousands_of_tokens() -> None:
    picture = 2 * 20e9 * (1328 / 16) ** 2 * 50 * 2
    assert picture == pytest.approx(2.756e16, rel=0.001)
    assert result("fam-image-minutes") == pytest.approx(6.2, abs=0.05)
    assert result("fam-image-flop") == pytest.approx(picture)
    assert result("fam-image-tokens") == pytest.approx(picture / (2 * 32.8e9))


def test_swapping_takes_longer_than_the_notice() -> None:
    assert result("plat-gap-short") == INK["plat-change-days"] - FACT["plat-notice-deepseek"] == 12


def test_what_the_dear_model_saves() -> None:
    """Of 24 items that Flash fails V4-Pro passes 16, far below its rate on all of them."""
    assert INK["build-eval-items"] - INK["build-flash-passed"] == 24
    assert INK["build-only-pro"] / 24 < result("build-pro-rate")
