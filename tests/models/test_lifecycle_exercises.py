"""What foundations/lifecycle concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT, entries

from models import compression as c
from models import deduplication as d
from models import detection as t
from models import drift as r
from models import serving_cost as s
from models import speculative as p

CHANCE = JUDGEMENT["run-chance"]
CACHE = s.cache_size(
    FACT["qwen3-32b-layers"],
    FACT["qwen3-32b-kv-heads"],
    FACT["qwen3-32b-head-size"],
    INK["cache-width"],
    INK["context"],
)
PREFILL = s.prefill_seconds(
    INK["input-tokens"],
    INK["cached-share"],
    FACT["qwen3-32b-parameters"],
    FACT["qwen3-32b-layers"],
    FACT["qwen3-32b-heads"],
    FACT["qwen3-32b-head-size"],
    INK["card-peak"],
    INK["prefill-utilisation"],
)


USABLE = INK["card-usable"]
SMALL, LARGE = INK["life-small-memory"], INK["card-memory"]
FILES = {"16": "life-qwen-16", "q8": "life-qwen-q8", "q4": "life-qwen-q4"}


def fit(memory: float, weights: float, cache: float = CACHE) -> int:
    """Requests that fit beside so many GB of weights."""
    return s.largest_batch(memory, USABLE, weights, cache)


def gain(alpha: str, batch: str, utilisation: str = "prefill-utilisation") -> tuple[int, float]:
    """Best draft for Inkstone's requests, and how many times as many of them the GPU gets through."""
    return p.best_draft(INK[alpha], INK["life-longest"], FACT["life-spec-cost"], INK[batch], *card(utilisation))


def kept(alpha: str, batch: str) -> float:
    """The same with the draft kept at one length."""
    return p.request_speed_up(
        INK[alpha], INK["life-gamma"], FACT["life-spec-cost"], INK[batch], *card("prefill-utilisation")
    )


def card(utilisation: str) -> tuple[float, ...]:
    """GPU, model and request, in the order of the models."""
    return (
        INK["weight-size"],
        CACHE,
        INK["card-bandwidth"],
        FACT["qwen3-32b-parameters"],
        INK["card-peak"],
        INK[utilisation],
        PREFILL,
        INK["output-tokens"],
    )


def seen(items: str, fall: str, flip: str = "life-flip") -> float:
    """Chance that one rerun sees a net fall."""
    return r.net_fall_seen(INK[items], INK[fall], INK[flip], CHANCE)


def test_the_small_gpu_holds_the_weights_and_at_most_one_request() -> None:
    """Whether its GB are decimal or binary decides between none and one; by the nominal bits it would be two."""
    weights = FACT["life-qwen-q4"]
    assert weights < SMALL * USABLE < FACT["life-qwen-q8"]
    assert c.decimal_gb(SMALL) * USABLE < FACT["life-qwen-q8"]
    assert fit(SMALL, weights) == 0
    assert fit(c.decimal_gb(SMALL), weights) == 1
    nominal = c.weight_gb(FACT["qwen3-32b-parameters"], 4)
    assert fit(SMALL, nominal) == fit(c.decimal_gb(SMALL), nominal) == 2
    assert SMALL * USABLE - weights == pytest.approx(1.8)
    assert c.decimal_gb(SMALL) * USABLE - weights == pytest.approx(3.4, abs=0.02)


def test_the_large_gpu_takes_two_or_three_more_if_its_gb_are_binary() -> None:
    for name in (*FILES.values(), ""):
        weights = FACT[name] if name else c.weight_gb(FACT["qwen3-32b-parameters"], 4)
        more = fit(c.decimal_gb(LARGE), weights) - fit(LARGE, weights)
        assert more in (2, 3), name


def test_files_are_what_the_bits_say_nearly() -> None:
    """The bits of Llama-3.1-8B overstate the file of a larger model, by less than 2%."""
    for name, bits in (("16", "life-f16-bits"), ("q8", "life-q8-bits"), ("q4", "life-q4-bits")):
        by_bits = c.weight_gb(FACT["qwen3-32b-parameters"], FACT[bits])
        assert 0.98 < FACT[FILES[name]] / by_bits <= 1.001


def test_the_crowd_is_the_batch_of_compute_economics() -> None:
    assert fit(LARGE, INK["weight-size"]) == INK["life-crowd"]


def test_speculative_decoding_allows_a_fifth_more_requests() -> None:
    draft, more = gain("life-alpha", "in-flight")
    assert draft == 2
    assert more == pytest.approx(1.21, abs=0.005)
    assert kept("life-alpha", "in-flight") == pytest.approx(1.16, abs=0.005)
    assert kept("life-alpha-low", "life-crowd") < 1, "the page says that it becomes slower"
    assert gain("life-alpha-low", "life-crowd")[0] == 1, "one token a round"
    assert gain("life-alpha-low", "life-crowd")[1] == pytest.approx(1.09, abs=0.005)
    assert gain("life-alpha", "life-alone")[1] > 1.7, "alone, it is the wait that shrinks so"
    low, high = (gain("life-alpha", "in-flight", f"life-check-{u}")[1] for u in ("low", "high"))
    assert low < more < high
    paper = entries("facts")["life-spec-alpha"]
    assert paper["low"] <= INK["life-alpha-low"] < INK["life-alpha"] < INK["life-alpha-high"] <= paper["high"]


def test_every_gain_falls_with_the_load_and_none_is_below_one() -> None:
    for alpha in ("life-alpha-low", "life-alpha", "life-alpha-high"):
        gains = [gain(alpha, batch) for batch in ("life-alone", "in-flight", "life-crowd")]
        assert gains == sorted(gains, reverse=True)
        assert all(more > 1 for _, more in gains)


def test_four_bits_help_a_reader_little() -> None:
    """Quantising the weights alone makes reading slower; a request that mostly reads gains little."""
    reading = FACT["life-q4-reading"] / FACT["life-f16-reading"]
    writing = FACT["life-q4-speed"] / FACT["life-f16-speed"]
    assert reading < 1 < writing
    assert p.two_part_speed_up(0.65, reading, writing) == pytest.approx(1.15, abs=0.01)


def test_what_a_rerun_sees() -> None:
    assert seen("build-eval-items", "life-net") > 0.8
    assert seen("build-eval-items", "life-net", "life-flip-high") < 0.6
    assert seen("build-eval-items", "life-net", "life-flip-low") > 0.9
    assert seen("build-eval-items", "life-net-low") < 0.5, "mostly unseen in one week"
    assert 0.6 < seen("life-items-high", "life-net-low") < 0.7, "one chance in three of going unseen"
    false = r.net_fall_seen(INK["build-eval-items"], 0, INK["life-flip"], CHANCE)
    assert false < CHANCE
    assert INK["life-looks"] * false == pytest.approx(0.15, abs=0.005)
    assert r.worse_line(7, CHANCE) == 7
    assert r.worse_line(6, CHANCE) == 7, "six of six raise no alarm"


def test_exercise_1_always_prime() -> None:
    assert t.recall(500, 0) == 1
    assert t.accuracy(500, 0, 500, 0) == 0.5


def test_exercise_2_wrong_labels() -> None:
    wrong = INK["life-label-wrong"]
    assert t.observed_accuracy(INK["life-true-rate"], wrong) == pytest.approx(0.878)
    gap = t.observed_accuracy(0.9, wrong) - t.observed_accuracy(0.8, wrong)
    assert gap == pytest.approx(0.1 * (1 - 2 * wrong))


def test_exercise_3_no_alarm() -> None:
    worse, changed = INK["life-quiet"], INK["life-changed"]
    assert changed - worse == 3
    assert r.p_value(worse, changed - worse) > CHANCE
    assert worse < r.worse_line(changed, CHANCE) == 11


def test_exercise_4_a_smaller_cache() -> None:
    assert fit(SMALL, FACT["life-qwen-q4"], CACHE / 2) == 1
    assert fit(c.decimal_gb(SMALL), FACT["life-qwen-q4"], CACHE / 2) == 2


def test_leak_and_pairs() -> None:
    assert d.leaked(INK["life-copies"], INK["life-train-share"]) == pytest.approx(1 - (1 - 0.8) ** (5 - 1))
    assert d.pairs(INK["tuning-examples"]) == 1_999_000
