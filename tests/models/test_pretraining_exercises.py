"""What foundations/pretraining concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math

import pytest
from tests.fixtures.inputs import FACT, INK

from models import adaptation_cost as a
from models import finetune_memory as m
from models import scaling_law as s
from models import serving_cost as v
from models import training_cost as t

NAMES = ("floor", "a", "b", "alpha", "beta")
OLD = tuple(FACT[f"pre-law22-{name}"] for name in NAMES)
NEW = tuple(FACT[f"pre-law24-{name}"] for name in NAMES)
LARGE, TOKENS, SMALL = INK["model-parameters"], INK["training-tokens"], INK["pre-half"]
TARGET = s.loss(LARGE, TOKENS, *NEW)
MORE = s.tokens_for_loss(SMALL, TARGET, *NEW)
QWEN = FACT["qwen3-32b-parameters"]
STATE = FACT["training-state-bytes"]
ADAPTER = m.decoder_lora_parameters(
    FACT["qwen3-32b-layers"],
    FACT["tf-qwen-width"],
    FACT["qwen3-32b-heads"],
    FACT["qwen3-32b-kv-heads"],
    FACT["qwen3-32b-head-size"],
    FACT["tf-qwen-inner"],
    INK["pre-rank"],
)


def price(kind: str) -> float:
    """Mean price over the hours of a million tokens of V4-Pro."""
    return v.time_of_day_price(FACT[f"deepseek-v4-pro-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])


def request(name: str) -> float:
    """Price of one request of Inkstone's at one tier."""
    if name == "hosted":
        fresh, out = FACT["hosted-tuned-input"], FACT["hosted-tuned-output"]
        return v.request_price(INK["input-tokens"], 0, INK["output-tokens"], fresh, fresh, out)
    prices = [
        v.time_of_day_price(FACT[f"deepseek-{name}-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])
        for kind in ("input", "cached", "output")
    ]
    return v.request_price(INK["input-tokens"], INK["cached-share"], INK["output-tokens"], *prices)


def rent(tokens: float) -> float:
    """Rent in dollars of training Qwen3-32B on so many tokens."""
    flop = t.training_flop(QWEN, tokens)
    return t.run_rent(t.gpu_hours(flop, FACT["h100-peak"], INK["training-utilisation"]), FACT["h100-rent"])


READ = m.tuning_tokens(INK["tuning-examples"], INK["context"], INK["pre-epochs"])
WRITTEN = t.annotation_cost(
    INK["tuning-examples"], INK["tuning-minutes"], INK["day-hours"], INK["pay"] / INK["workdays"]
)
ONCE = WRITTEN + t.exchange(rent(READ), INK["usd-cny"])
NEEDED = a.break_even_requests(ONCE, request("v4-pro"), request("hosted"))


def test_models_that_one_downloads_are_trained_far_beyond_the_optimum() -> None:
    assert FACT["pre-chinchilla-tokens"] / FACT["pre-chinchilla-size"] == pytest.approx(20)
    assert FACT["pre-llama-tokens"] / FACT["pre-llama-size"] == pytest.approx(1875)
    assert FACT["qwen3-tokens"] / QWEN == pytest.approx(1100, rel=0.01)


def test_chinchilla_agrees_with_the_re_fit_and_not_with_the_printed_constants() -> None:
    flop = t.training_flop(FACT["pre-chinchilla-size"], FACT["pre-chinchilla-tokens"])
    assert s.best_ratio(flop, *NEW[1:]) == pytest.approx(18, abs=0.5)
    assert s.best_ratio(flop, *OLD[1:]) == pytest.approx(93, abs=0.5)


def test_the_valley_is_flat() -> None:
    flop = t.training_flop(LARGE, TOKENS)
    assert s.best_parameters(flop, *NEW[1:]) == pytest.approx(LARGE, rel=0.02)
    assert s.loss(SMALL, s.tokens_of(flop, SMALL), *NEW) - TARGET == pytest.approx(0.0104, abs=0.0001)


def test_the_smaller_model_repays_long_after_inkstone_has_any_use_for_it() -> None:
    extra = t.training_flop(SMALL, MORE) - t.training_flop(LARGE, TOKENS)
    assert extra == pytest.approx(1.43e21, rel=0.01)
    served = s.served_to_repay(SMALL, MORE, LARGE, TOKENS)
    assert served == pytest.approx(extra / 7e9)
    assert served / (INK["payers"] * INK["requests"] * INK["context"]) > 500


def test_a_somewhat_larger_model_costs_little_more_over_its_life() -> None:
    best = s.best_lifetime_parameters(TARGET, INK["pre-served"], *NEW)
    tokens = s.tokens_for_loss(best, TARGET, *NEW)
    other = INK["pre-life-try"]
    more = s.tokens_for_loss(other, TARGET, *NEW)
    assert best == pytest.approx(2.0e9, rel=0.02)
    assert 300 < tokens / best < 1000, "the page says some hundreds of tokens per parameter"
    assert more / other < 0.5 * tokens / best
    ratio = s.lifetime_flop(other, more, INK["pre-served"]) / s.lifetime_flop(best, tokens, INK["pre-served"])
    assert ratio == pytest.approx(1.07, abs=0.005)


def test_eight_gpus_are_enough_at_twelve_bytes_only() -> None:
    needed = [m.cards(m.full_memory(QWEN, state), INK["pre-card"], INK["pre-usable"]) for state in (18, 16, 12)]
    assert needed == [10, 9, 7]


def test_activations_decide_where_the_rule_of_four_fifths_does_not() -> None:
    """With one Inkstone example QLoRA fits one GPU, LoRA needs two, and ten of full tuning are nearly full."""
    width, layers = FACT["tf-qwen-width"], FACT["qwen3-32b-layers"]
    one = m.recomputed_activations(INK["context"], width, layers, FACT["tf-qwen-vocabulary"])
    tables = m.embedding_parameters(FACT["tf-qwen-vocabulary"], width, INK["pre-tables"])
    assert m.kept_activations(INK["context"], width, layers) > INK["pre-card"]
    qlora = m.qlora_memory(QWEN, tables, ADAPTER, STATE, m.block_bytes(4, 64, 256))
    lora = m.lora_memory(QWEN, ADAPTER, STATE)
    assert qlora + one < INK["pre-card"]
    assert lora < INK["pre-card"] < lora + one < 2 * INK["pre-card"]
    assert 0.95 * INK["pre-card"] < m.full_memory(QWEN, STATE) / 10 + one < INK["pre-card"]


def test_memory_falls_from_ten_cards_to_two_to_one() -> None:
    tables = m.embedding_parameters(FACT["tf-qwen-vocabulary"], FACT["tf-qwen-width"], INK["pre-tables"])
    ways = (
        m.full_memory(QWEN, STATE),
        m.lora_memory(QWEN, ADAPTER, STATE),
        m.qlora_memory(QWEN, tables, ADAPTER, STATE, m.block_bytes(4, 64, 256)),
    )
    assert [round(way, 1) for way in ways] == [590.4, 68.0, 21.6]
    assert [m.cards(way, INK["pre-card"], INK["pre-usable"]) for way in ways] == [10, 2, 1]


def test_examples_in_the_cache_cost_little_and_retrieved_passages_a_quarter_more() -> None:
    assert INK["pre-few"] * price("cached") / 1e6 < 0.001
    share = INK["pre-passages"] * price("input") / 1e6 / request("v4-pro")
    assert share == pytest.approx(0.27, abs=0.005)


def test_writing_examples_costs_hundreds_of_times_the_rent() -> None:
    assert WRITTEN / (ONCE - WRITTEN) > 300


def test_inkstone_does_not_fine_tune_now() -> None:
    assert pytest.approx(3.23e6, rel=0.01) == NEEDED
    assert a.months_to_repay(NEEDED, INK["payers"], INK["requests"]) > INK["pre-repay-months"]
    assert a.customers_to_repay(NEEDED, INK["pre-repay-months"], INK["requests"]) == pytest.approx(2240, rel=0.01)
    assert a.break_even_requests(ONCE, request("flash"), request("hosted")) == math.inf
    cheapest = v.request_price(
        INK["input-tokens"],
        0,
        INK["output-tokens"],
        FACT["hosted-27b35-input"],
        FACT["hosted-27b35-input"],
        FACT["hosted-27b35-output"],
    )
    sent = a.break_even_requests(ONCE, request("v4-pro"), cheapest)
    assert a.months_to_repay(sent, INK["payers"], INK["requests"]) > INK["pre-repay-months"]


def test_three_cells_of_the_sensitivity_table_repay_within_a_year() -> None:
    each = ONCE / INK["tuning-examples"]
    repaid = [
        a.months_for_examples(n, each, 0, request("v4-pro"), request("hosted"), payers, INK["requests"])
        <= INK["pre-repay-months"]
        for n in (INK["pre-examples-few"], INK["tuning-examples"], INK["pre-examples-many"])
        for payers in (INK["payers"], INK["pre-payers-mid"], INK["pre-payers-high"])
    ]
    assert repaid == [False, True, True, False, False, True, False, False, False]


def test_exercise_one_the_classics() -> None:
    tokens = INK["pre-classics"] * FACT["pre-epochs-free"]
    assert s.largest_for_data(INK["pre-classics"], FACT["pre-epochs-free"], 20) == pytest.approx(4e8)
    assert rent(tokens) == pytest.approx(4400, rel=0.01)
    assert rent(tokens) / FACT["h100-rent"] == pytest.approx(1100, rel=0.01)


def test_exercise_two_more_tokens_help_and_still_waste_training_compute() -> None:
    assert pytest.approx(2.173, abs=0.0005) == TARGET
    assert s.loss(LARGE, INK["pre-more-tokens"], *NEW) == pytest.approx(2.065, abs=0.0005)
    assert INK["pre-more-tokens"] / TOKENS == pytest.approx(14, abs=0.5)
    flop = t.training_flop(LARGE, INK["pre-more-tokens"])
    best = s.best_parameters(flop, *NEW[1:])
    assert best == pytest.approx(27e9, rel=0.01)
    assert s.loss(best, s.tokens_of(flop, best), *NEW) == pytest.approx(2.039, abs=0.0005)


def test_exercise_three_a_thousand_adapters() -> None:
    assert m.size(ADAPTER, 2) == pytest.approx(0.27, abs=0.005)
    assert m.size(ADAPTER * 1000, 2) == pytest.approx(270, abs=5)
    assert m.size(QWEN, 2) == pytest.approx(65.6)


def test_examples_checked_cost_as_much_as_the_first_row_and_the_decision_turns_at_more_customers() -> None:
    """Where it flips: the caption of the sensitivity table sends the reader to the row of the fewest examples."""
    checked = INK["tuning-examples"] * INK["pre-review"]
    assert checked == INK["pre-examples-few"] * INK["tuning-minutes"]


def test_only_the_risky_requests_left_make_fine_tuning_hopeless() -> None:
    """Where it flips: 900 months, in the paragraph that sends the reader to the ready models."""
    sent = a.break_even_requests(ONCE, request("v4-pro"), request("hosted"))
    months = a.months_to_repay(sent, INK["payers"], INK["requests"] * INK["build-risky"])
    assert months == pytest.approx(900, rel=0.01)


def test_eight_gpus_are_enough_at_12_bytes_a_little_too_few_at_16_and_too_few_at_18() -> None:
    """Where it flips: the caption of the table of bytes per parameter."""
    filled = [m.full_memory(QWEN, state) / (8 * INK["pre-card"]) for state in (12, 16, STATE)]
    assert filled[0] < INK["pre-usable"] < filled[1] < INK["pre-usable"] + 0.03 < 0.9 < filled[2]
