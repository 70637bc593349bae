"""What the functions of automation_share promise, by hand, at the limits and against a brute-force search."""

import random

import pytest

from models import automation_share as a

DESK = {"human": 9, "slip": 0.03, "error": 60, "machine": 0.8, "sample": 0.05, "review": 4, "caught": 0.8}
CURVE = {"first": 0.01, "last": 0.6, "bend": 2}


def test_line_by_hand() -> None:
    """A person 10, an error 100, machine free, nobody errs or checks: stop at one error in ten."""
    assert a.stop_line(10, 0, 100, 0, 0, 0, 0) == pytest.approx(0.1)
    assert a.stop_line(10, 0, 100, 2, 0, 0, 0) == pytest.approx(0.08)
    assert a.stop_line(9, 0.03, 60, 0.8, 0.05, 4, 0.8) == pytest.approx(9.8 / (0.04 * 10.8 + 0.96 * 60))


def test_line_when_errors_are_very_dear_is_the_persons_own_rate() -> None:
    assert a.stop_line(9, 0.03, 1e9, 0.8, 0, 0, 0) == pytest.approx(0.03, rel=1e-6)
    looked = a.stop_line(9, 0.03, 1e9, 0.8, 0.05, 4, 0.8)
    assert looked == pytest.approx(0.03 / (1 - 0.04 + 0.04 * 0.03), rel=1e-6)


def test_line_without_cost_of_errors() -> None:
    assert a.stop_line(9, 0, 0, 0.8, 0, 0, 0) == float("inf")
    assert a.stop_line(9, 0, 0, 10, 0, 0, 0) == -float("inf")
    assert a.stop_line(9, 0, 60, 10, 0, 0, 0) < 0
    assert a.best_share(a.stop_line(9, 0, 60, 10, 0, 0, 0), **CURVE) == 0
    assert a.largest_share(a.stop_line(9, 0, 60, 10, 0, 0, 0), **CURVE) == 0


def test_marginal_and_mean_error() -> None:
    """With bend 1 from 0 to 0.4: half way the case errs at 0.2, and the mean up to it is 0.1."""
    assert a.error_at(0.5, 0, 0.4, 1) == pytest.approx(0.2)
    assert a.mean_error(0.5, 0, 0.4, 1) == pytest.approx(0.1)
    assert a.mean_error(0, 0.01, 0.6, 2) == 0.01
    n = 20_000
    brute = sum(a.error_at((i + 0.5) / n * 0.7, **CURVE) for i in range(n)) / n
    assert a.mean_error(0.7, **CURVE) == pytest.approx(brute, rel=1e-6)


def test_best_share_beats_every_other_by_brute_force() -> None:
    rng = random.Random(3)
    for _ in range(40):
        desk = {
            "human": rng.uniform(1, 20),
            "slip": rng.uniform(0, 0.1),
            "error": rng.uniform(1, 300),
            "machine": rng.uniform(0, 2),
            "sample": rng.uniform(0, 0.3),
            "review": rng.uniform(0, 5),
            "caught": rng.uniform(0, 1),
        }
        curve = {"first": rng.uniform(0, 0.1), "last": rng.uniform(0.2, 1), "bend": rng.uniform(0.5, 4)}
        best = a.best_share(a.stop_line(**desk), **curve)
        top = a.saving(1000, best, **curve, **desk)
        others = [a.saving(1000, i / 400, **curve, **desk) for i in range(401)]
        assert top >= max(others) - 1e-9
        largest = a.largest_share(a.stop_line(**desk), **curve)
        if 0 < largest < 1:
            assert a.saving(1000, largest, **curve, **desk) == pytest.approx(0, abs=1e-6)
            assert largest == pytest.approx(best * (curve["bend"] + 1) ** (1 / curve["bend"]))


def test_saving_against_a_simulation() -> None:
    """Case by case: people do the rest, a sample is checked, found errors are done again by a person."""
    rng = random.Random(11)
    n, share = 400_000, 0.5
    cost = 0.0
    for i in range(n):
        place = (i + 0.5) / n
        if place >= share:
            cost += DESK["human"] + DESK["error"] * (rng.random() < DESK["slip"])
            continue
        cost += DESK["machine"]
        wrong = rng.random() < a.error_at(place, **CURVE)
        looked = rng.random() < DESK["sample"]
        cost += DESK["review"] * looked
        if wrong and looked and rng.random() < DESK["caught"]:
            cost += DESK["human"] + DESK["error"] * (rng.random() < DESK["slip"])
        elif wrong:
            cost += DESK["error"]
    people = n * a.human_cost(9, 0.03, 60)
    assert people - cost == pytest.approx(a.saving(n, share, **CURVE, **DESK), rel=0.03)


def test_cost_of_an_error_at_which_all_loses() -> None:
    rest = {key: value for key, value in DESK.items() if key != "error"}
    limit = a.error_cost_limit(**rest, **CURVE)
    assert limit == pytest.approx(46.99, abs=0.01)
    assert a.saving(1000, 1, **CURVE, **{**DESK, "error": limit}) == pytest.approx(0, abs=1e-6)
    assert a.saving(1000, 1, **CURVE, **{**DESK, "error": limit + 1}) < 0
    assert a.saving(1000, 1, **CURVE, **{**DESK, "error": limit - 1}) > 0
    assert a.error_cost_limit(9, 0.3, 0.8, 0, 0, 0, 0, 0.1, 1) == float("inf"), "people err more than the machine"
    assert a.error_cost_limit(9, 0, 12, 0, 0, 0, 0.01, 0.6, 2) == 0, "the machine costs more than a person"
    with pytest.raises(ValueError, match="costly errors favour"):
        a.error_cost_limit(9, 0.3, 12, 0, 0, 0, 0, 0.1, 1)


def test_groups() -> None:
    assert a.groups_to_hand_over((0.01, 0.02, 0.06, 0.15, 0.4), 0.1689) == 4
    assert a.groups_to_hand_over((0.2, 0.3), 0.1) == 0
    assert a.groups_to_hand_over((0.01, 0.12, 0.05), 0.1) == 1, "never past a group that reaches the line"
    assert a.groups_to_hand_over((0.01, 0.02), 0.1) == 2


def test_check_line_by_hand() -> None:
    """A check of 4 that finds four errors in five, each sparing 60 - 10.8 = 49.2: it pays above 4 / 39.36."""
    assert a.check_line(9, 0.03, 60, 4, 0.8) == pytest.approx(4 / (0.8 * 49.2))
    assert a.check_line(9, 0.03, 9, 4, 0.8) == float("inf"), "an error found costs more than one not found"
    assert a.check_line(9, 0.03, 60, 4, 0) == float("inf")


def test_three_ways_by_brute_force() -> None:
    """For each case the cheapest of: machine with a sample checked, draft with a check, person."""
    n, total, whole = 100_000, 0.0, a.human_cost(9, 0.03, 60)
    for i in range(n):
        e = a.error_at((i + 0.5) / n, **CURVE)
        alone = 0.8 + 0.05 * 4 + e * (0.04 * whole + 0.96 * 60)
        draft = 0.8 + 4 + e * (0.8 * whole + 0.2 * 60)
        total += whole - min(alone, draft, whole)
    alone = a.best_share(a.check_line(9, 0.03, 60, 4, 0.8), **CURVE)
    drafted = a.best_share(a.stop_line(**{**DESK, "sample": 1}), **CURVE)
    assert 0 < alone < drafted < 1
    assert a.three_way_saving(n, alone, drafted, **CURVE, **DESK) == pytest.approx(total, rel=1e-6)
    best = a.best_share(a.stop_line(**DESK), **CURVE)
    assert a.three_way_saving(n, best, best, **CURVE, **DESK) == pytest.approx(a.saving(n, best, **CURVE, **DESK))


def test_deflection_is_not_resolution() -> None:
    """Of 100 talks 60 end with the bot, 15 of the 60 come back: 45 are resolved."""
    assert a.resolved(0.6, 0.25) == pytest.approx(0.45)
    assert a.desk_saving(100, 9, 0.6, 0.25, 1, 0, 1) == pytest.approx(45 * 9)
    assert a.desk_saving(20_000, 9, 0.6, 0.25, 1.5, 0.8, 1) == pytest.approx(51_500)
    limit = a.return_limit(9, 0.6, 1.5, 0.8, 1)
    assert a.desk_saving(20_000, 9, 0.6, limit, 1.5, 0.8, 1) == pytest.approx(0, abs=1e-6)
    assert a.return_limit(9, 0.6, 1.5, 20, 1) < 0


def test_only_the_extra_returns_are_the_bots_doing() -> None:
    """Cost before: 100 talks and b of them again; cost after: the bot and rho of the deflected again."""
    before = 100 * 0.6 * 9 * (1 + 1.5 * 0.1)
    after = 100 * 0.8 + 100 * 0.6 * 9 * 1.5 * 0.25
    assert a.desk_saving(100, 9, 0.6, 0.25, 1.5, 0.8, 1, 0.1) == pytest.approx(before - after)
    assert a.desk_saving(20_000, 9, 0.6, 0.25, 1.5, 0.8, 1, 0.1) == pytest.approx(67_700)


def test_nothing_seen() -> None:
    """The rule of three is close: none among 200 still allows about 3 in 200."""
    assert a.none_seen_limit(200, 0.95) == pytest.approx(3 / 200, rel=0.02)
    assert (1 - a.none_seen_limit(50, 0.95)) ** 50 == pytest.approx(0.05)
    assert (1 - 0.8 * a.none_seen_limit(50, 0.95, 0.8)) ** 50 == pytest.approx(0.05)
    assert a.none_seen_limit(1, 0.95, 0.5) == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda: a.stop_line(0, 0, 1, 0, 0, 0, 0),
        lambda: a.stop_line(9, 1, 1, 0, 0, 0, 0),
        lambda: a.stop_line(9, 0, -1, 0, 0, 0, 0),
        lambda: a.stop_line(9, 0, 1, 0, 1.2, 0, 0),
        lambda: a.error_at(1.1, 0, 0.4, 1),
        lambda: a.error_at(0.5, 0.4, 0.1, 1),
        lambda: a.mean_error(0.5, 0, 0.4, 0),
        lambda: a.saving(-1, 0.5, **CURVE, **DESK),
        lambda: a.groups_to_hand_over((), 0.1),
        lambda: a.groups_to_hand_over((1.5,), 0.1),
        lambda: a.resolved(1.2, 0),
        lambda: a.desk_saving(100, 0, 0.6, 0.2, 1, 0, 1),
        lambda: a.desk_saving(-1, 9, 0.6, 0.2, 1, 0, 1),
        lambda: a.desk_saving(100, 9, 0.6, 0.2, 1, 0, 1.5),
        lambda: a.return_limit(9, 0, 1, 0, 1),
        lambda: a.none_seen_limit(0, 0.95),
        lambda: a.none_seen_limit(10, 1),
        lambda: a.none_seen_limit(10, 0.95, 0),
        lambda: a.desk_saving(100, 9, 0.6, 0.2, 1, 0, 1, -0.1),
        lambda: a.check_line(9, 0, 60, -1, 0.8),
        lambda: a.three_way_saving(100, 0.5, 0.4, **CURVE, **DESK),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        call()  # type: ignore[operator]


def test_easy_cases_spare_less() -> None:
    curve = {"first": 0.02, "last": 0.5, "bend": 1.5}
    desk = {"human": 9, "slip": 0.03, "error": 60, "machine": 0.8, "sample": 0.3, "review": 4, "caught": 0.7}
    assert a.easy_saving(100, 0.4, 1, **curve, **desk) == pytest.approx(a.saving(100, 0.4, **curve, **desk))
    places, total = 20_000, 0.0
    for number in range(int(0.4 * places)):
        place = (number + 0.5) / places
        human = 9 * (0.6 + 0.8 * place)
        full = human + 0.03 * 60
        wrong = a.error_at(place, **curve)
        total += full - 0.8 - 0.3 * 4 - wrong * (0.21 * full + 0.79 * 60)
    assert a.easy_saving(100, 0.4, 0.6, **curve, **desk) == pytest.approx(100 * total / places, rel=1e-6)
    for ease in (0, 1.1):
        with pytest.raises(ValueError, match="surest case"):
            a.easy_saving(100, 0.4, ease, **curve, **desk)
