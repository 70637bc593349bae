"""The sums of the chapter on the outlook: its base rates, its snippet and its exercises are what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from models.chance import at_least
from models.forecast import beats_base, brier, log_score, succession, tipping_chance, worth_of_knowing
from models.runway import cash_path

ROOT = Path(__file__).parents[2]
DATA = yaml.safe_load((ROOT / "docs/data/predictions.yml").read_text(encoding="utf-8"))
COUNTED = {
    "zhipu-loss": (3, 3),
    "cnnic-users": (1, 1),
    "deepseek-price": (3, 5),
    "arena-china": (0, 4),
    "openai-sol-stop": (3, 4),
    "eu-high-risk": (3, 4),
    "btos-quarter": (0, 0),
    "open-gap": (2, 3),
    "china-ai-law": (0, 4),
    "openai-tuning": (1, 4),
    "training-flop": (2, 2),
    "us-survival": (2, 2),
}


def test_every_prediction_has_been_counted() -> None:
    assert set(COUNTED) <= set(DATA)


@pytest.mark.parametrize("name", COUNTED)
def test_the_base_rate_is_the_rule_of_succession(name: str) -> None:
    assert DATA[name]["base"] == pytest.approx(succession(*COUNTED[name]), abs=0.0051)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_snippet_scores_the_predictions_as_they_stand(language: str) -> None:
    page = (ROOT / f"docs/{language}/growth/outlook.md").read_text(encoding="utf-8")

    def numbers(name: str) -> list[float]:
        found = re.search(rf"^{name} = \(([^)]*)\)", page, re.MULTILINE)
        assert found
        return [float(number) for number in found[1].replace("\n", " ").split(",") if number.strip()]

    assert numbers("ours") == [DATA[name]["probability"] for name in COUNTED]
    assert numbers("base") == [DATA[name]["base"] for name in COUNTED]


def test_luck_alone_beats_the_base_rates_often_enough() -> None:
    ours = tuple(DATA[name]["probability"] for name in COUNTED)
    base = tuple(DATA[name]["base"] for name in COUNTED)
    assert 0.15 < beats_base(ours, base, base) < beats_base(ours, base, ours) < 0.9


def test_exercise_one_the_sure_forecaster_loses() -> None:
    came = (1, 1, 1, 1, 0)
    assert brier((0.99,) * 5, came) == pytest.approx(0.1961, abs=1e-4)
    assert brier((0.8,) * 5, came) == pytest.approx(0.16)
    assert log_score((0.99,) * 5, came) > log_score((0.8,) * 5, came)


def test_exercise_two_knowing_is_worth_nothing_where_nothing_changes() -> None:
    assert worth_of_knowing(0.3, -1000, -21000) == 0
    assert worth_of_knowing(0.3, 45000, -21000) == pytest.approx(0.3 * 45000)
    assert tipping_chance(21000, 66000) == pytest.approx(0.318, abs=1e-3)


def test_exercise_three_seven_of_seven_is_rare_for_one_and_common_among_many() -> None:
    assert at_least(7, 7, 0.5) == pytest.approx(1 / 128)


def test_the_closing_line_is_reached_in_the_fifth_month() -> None:
    """Two months of other costs and half a month's fee each, as in Risk: between 22 March and 22 April 2027."""
    path = cash_path(115000, 300, 0.1, 0.12, 23.92, 120, 15000, 5)
    above = [cash > 30000 + 19.5 * 300 * 1.1 ** (month + 1) for month, cash in enumerate(path)]
    assert above == [True, True, True, True, False]
