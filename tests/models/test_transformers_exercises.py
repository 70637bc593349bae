"""What the chapter on Transformers says follows from its data; if a sum changes, so must its sentence."""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, entries, result

from models import attention as a
from models import kv_cache as k
from models import serving_cost as s

FACTS = entries("facts")


def test_the_same_chinese_text_in_two_vocabularies() -> None:
    def tokens(name: str) -> float:
        return float(FACTS[name]["quote"].split("/")[0].replace(",", ""))

    assert result("tf-zh-bases") == pytest.approx(tokens("cult-zh-o200k") / tokens("cult-zh-v4"))
    assert FACT["cult-zh-old"] > FACT["cult-zh-o200k"] > FACT["cult-zh-qwen"] > FACT["cult-zh-v4"]


def test_the_example_of_three_tokens() -> None:
    powers = [math.exp(2), math.exp(0), math.exp(1)]
    assert sum(powers) == pytest.approx(11.107, abs=5e-4)
    shares = [power / sum(powers) for power in powers]
    assert [round(share, 3) for share in shares] == [0.665, 0.090, 0.245]
    assert shares[0] + shares[2] == pytest.approx(0.910, abs=5e-4)
    assert shares[1] + shares[2] == pytest.approx(0.335, abs=5e-4)


def test_the_count_of_parameters_holds_and_normalisation_is_small() -> None:
    assert result("tf-parameters") == pytest.approx(FACT["qwen3-32b-parameters"], rel=2e-3)
    norms = 64 * (2 * 5120 + 2 * 128) + 5120
    assert norms / result("tf-parameters") < 1e-4


def test_the_cache_of_qwen_is_a_power_of_two_and_that_of_deepseek_is_smaller() -> None:
    assert result("tf-kv-qwen") == 2**18
    assert result("tf-kv-qwen-all") == 8 * result("tf-kv-qwen")
    assert result("tf-kv-v3") < result("tf-kv-qwen") / 3


def test_where_the_square_is_the_larger_part() -> None:
    assert result("tf-crossover") == pytest.approx(487587840 / 8192)
    assert FACT["tf-qwen-native"] < result("tf-crossover") < FACT["tf-qwen-extended"]
    assert result("tf-share-native") == pytest.approx(32768 / (32768 + 59520))
    assert result("tf-share-extended") == pytest.approx(131072 / (131072 + 59520))
    assert result("tf-crossover-time") == pytest.approx(59520 / 2)


def test_the_long_contract_exceeds_the_length_of_training() -> None:
    assert FACT["tf-qwen-native"] < INK["tf-long-context"] < FACT["tf-qwen-extended"]
    assert FACT["tf-qwen-positions"] == 32768 + 8192
    assert INK["tf-long-context"] == INK["long-input"] + INK["output-tokens"]
    assert INK["context"] == INK["input-tokens"] + INK["output-tokens"]


def test_reading_with_comparison_in_16_bits() -> None:
    weights = 2 * 487587840 * 64 * 40000 / 148e12
    compare = 2 * 64 * 64 * 128 * 40000**2 / 74e12
    assert result("tf-read-long-16") == pytest.approx(weights + compare)
    assert weights + compare == pytest.approx(39.5, abs=0.05)


def test_without_groups_the_weights_leave_less_room() -> None:
    room = 96 * 0.9 - result("tf-weights-all")
    for name, tokens in (("short", 5000), ("usual", 9900), ("long", 40900)):
        assert result("tf-fit-" + name + "-all") == max(0, math.floor(room / (2097152 * tokens / 1e9)))


def test_the_output_table_is_a_very_small_part_of_reading() -> None:
    table = 2 * result("tf-table")  # for the last token alone
    assert table / result("tf-flop-usual") < 1e-4


def test_where_arithmetic_and_not_bandwidth_limits_writing_the_context_is_very_short() -> None:
    def seconds(tokens: float) -> tuple[float, float]:
        cache = k.cache_gb(result("tf-kv-qwen"), tokens)
        batch = (result("tf-memory") - INK["weight-size"]) / cache
        step = s.decode_seconds(
            batch, INK["weight-size"], cache, INK["card-bandwidth"], FACT["qwen3-32b-parameters"], INK["card-peak"]
        )
        bound = k.writing_seconds(cache, result("tf-memory"), INK["weight-size"], INK["card-bandwidth"])
        return step / batch, bound

    for tokens in (4000, INK["context"], INK["tf-long-context"]):
        assert seconds(tokens)[0] == pytest.approx(seconds(tokens)[1])
    assert seconds(2000)[0] > seconds(2000)[1]


def test_the_chapter_on_economics_fits_as_many_requests() -> None:
    assert result("tf-fit-usual-16") == result("batch")


def test_a_longer_context_widens_the_gap_between_writing_and_reading() -> None:
    gap = {name: result("tf-write-k-" + name) / result("tf-read-k-" + name) for name in ("usual", "long")}
    wider = gap["long"] / gap["usual"]
    assert wider == pytest.approx(40900 / 9900 / result("tf-token-long"))


def test_the_bill_of_the_long_contract() -> None:
    assert result("tf-bill-long") == pytest.approx((40000 * 4 + 900 * 16) / 1e6)
    assert result("tf-bill-cut") == pytest.approx((9000 * 2.5 + 900 * 10) / 1e6)
    flat = (40000 * 2.5 + 900 * 10) / 1e6
    assert result("tf-flat-times") == pytest.approx(flat / result("tf-bill-cut"))
    assert result("tf-flat-times") < 40000 / 9000  # the output is no longer
    assert result("tf-tier-times") == pytest.approx(4 / 2.5)
    assert result("tf-bill-times") == pytest.approx(result("tf-flat-times") * result("tf-tier-times"))
    assert result("tf-bill-pieces") == pytest.approx(5 * result("tf-bill-cut"))
    assert 0 < 1 - result("tf-bill-pieces") / result("tf-bill-long") < 0.1


def test_six_requests_cost_more_than_the_whole_contract() -> None:
    assert result("tf-spare") == 5 * 9000 - 40000
    assert result("tf-bill-six") == pytest.approx(6 * 0.0315)
    assert result("tf-bill-six") > result("tf-bill-long") > result("tf-bill-pieces")


def test_the_rent_of_a_request_on_a_gpu_that_is_never_idle() -> None:
    long = 4.174170e15 / 148e12 + 900 * (32.8 + 4 * 10.7216896) / 4000 / 4
    assert result("tf-rent-long") == pytest.approx(long * 9 / 3600, rel=1e-3)
    usual = 6.466360e14 / 148e12 + 900 * (32.8 + 20 * 2.5952256) / 4000 / 20
    assert result("tf-rent-usual") == pytest.approx(usual * 9 / 3600, rel=1e-3)
    assert result("tf-busy-long") == pytest.approx(result("tf-rent-long") / 0.1744)


def test_copies_of_a_latent_cache_on_eight_gpus_exceed_a_cache_split_by_heads() -> None:
    assert 8 * result("tf-kv-v3") > result("tf-kv-qwen")  # 8 key-value heads, one for each GPU


def test_the_long_contract_only_just_misses_one_request_more() -> None:
    room = (96 * 0.9 - 32.8) * 1e9
    assert 4.99 < room / (262144 * 40900) < 5
    assert 9.99 < room / (131072 * 40900) < 10


def test_exercise_one() -> None:
    token = k.grouped_bytes(36, 8, 128, 2)
    assert token == 147456
    cache = k.cache_gb(token, 9900)
    assert cache == pytest.approx(1.46, abs=0.005)
    assert math.floor((24 * 0.9 - 8) / cache) == 9


def test_exercise_two() -> None:
    def work(tokens: float) -> float:  # with the pairs counted exactly
        return 64 * (2 * 487587840 * tokens + 4 * 64 * 128 * tokens * (tokens + 1) / 2)

    assert work(40000) / work(20000) == pytest.approx(result("tf-double"), rel=1e-4)
    assert round(result("tf-double"), 1) == 2.5
    assert 3.8 < work(2e6) / work(1e6) < 4
    token = result("tf-kv-qwen") / 1e9
    steps = [(32.8 + 4 * token * tokens) for tokens in (20000, 40000)]
    assert result("tf-batch-times") == pytest.approx(steps[1] / steps[0])
    assert result("tf-fit-long-16") == 4


def test_exercise_three() -> None:
    goal: list[float] = [4.0, 0.7]
    words: dict[str, list[float]] = {
        "king": [4, 1],
        "man": [1, 1],
        "woman": [1, 0.7],
        "queen": [4, -0.2],
        "prince": [3, 1.6],
        "palace": [2, -1],
    }
    order = sorted(words, key=lambda word: -a.cosine(goal, words[word]))
    assert order[:3] == ["king", "queen", "prince"]
    left = [word for word in order if word not in ("king", "man", "woman")]
    assert len(left) == 3
    assert left[0] == "queen"


def test_forgetting_with_a_gate_too() -> None:
    assert result("tf-gate-long") == pytest.approx(math.exp(1000 * math.log(0.99)))
