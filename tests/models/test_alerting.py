"""What the functions of alerting promise, by examples that can be checked by hand."""

import math
import random

import pytest

from models import alerting as a


def test_parts_of_a_month() -> None:
    assert a.part_of(730, 9, 24) == pytest.approx(273.75)
    assert a.rest_of(730, 273.75, 152.08) == pytest.approx(304.17)
    assert a.requests_an_hour(6000, 0.5, 300) == pytest.approx(10)
    assert a.all_requests(10, 100, 5, 2) == 1100


def test_burn_rate_becomes_a_count() -> None:
    assert a.burn_count(10, 0.999, 14.4) == 1
    assert a.burn_count(10, 0.99, 14.4) == 2
    assert a.burn_count(1000, 0.999, 14.4) == 15, "14 of 1,000 are below 1.44%"
    assert a.burn_count(100, 0.99, 10) == 11, "the burn rate must be exceeded"


def test_false_alarms_by_hand() -> None:
    """With a mean of 0.1 failures an hour, P(0) is 0.905: 0.0905 alarms an hour at one failure."""
    assert a.false_alarms(20, 0.005, 1, 100) == pytest.approx(100 * 0.1 * math.exp(-0.1))
    assert a.false_alarms(20, 0.005, 2, 100) == pytest.approx(100 * 0.1 * 0.1 * math.exp(-0.1))
    assert a.false_alarms(20, 0, 1, 100) == 0


def test_an_alarm_that_is_always_on_is_no_quiet_alarm() -> None:
    """600 failures in an ordinary hour and a count of 1: no zero, but a refusal."""
    with pytest.raises(ValueError, match="on most of the time"):
        a.false_alarms(1000, 0.6, 1, 100)


def test_false_alarms_far_in_the_tail_are_not_rounding() -> None:
    """36 where 1.24 are ordinary: by hand 152 * 1.24 * exp(-1.24) * 1.24**35 / 35!."""
    mean = 1.24
    exactly = math.exp(-mean) * mean**35 / math.factorial(35)
    assert a.false_alarms(248, 0.005, 36, 152) == pytest.approx(152 * mean * exactly, rel=1e-9)
    assert a.false_alarms(248, 0.005, 36, 152) > 0
    assert a.smallest_count(1e5, 0.05, 1, 1) > 5000, "a mean of 5,000 neither underflows nor raises"


def test_false_alarms_agree_with_a_simulation() -> None:
    chance = random.Random(1)
    mean, count, hours = 1.2, 4, 40_000
    times: list[float] = []
    now = alarms = 0.0
    while True:
        now += chance.expovariate(mean)
        if now > hours:
            break
        times = [t for t in times if t > now - 1]
        times.append(now)
        alarms += len(times) == count
    assert alarms == pytest.approx(a.false_alarms(240, 0.005, count, hours), rel=0.05)


def test_smallest_count_keeps_the_limit() -> None:
    count = a.smallest_count(250, 0.005, 1 / 3, 152)
    assert a.false_alarms(250, 0.005, count, 152) <= 1 / 3
    assert a.false_alarms(250, 0.005, count - 1, 152) > 1 / 3
    assert a.smallest_count(500, 0.005, 1 / 3, 152) > count, "more traffic, more failures to ask for"
    assert a.smallest_count(250, 0.005, 0.01, 152) > count, "fewer false alarms, more failures to ask for"
    assert a.smallest_count(10, 0, 1, 730) == 1


def test_counting_people_only_lowers_false_alarms() -> None:
    """People with a failure, simulated: sittings of four requests that fail together or apart."""
    chance = random.Random(2)
    sittings, failing, count, hours = 75, 0.005, 4, 30_000
    for together in (True, False):
        people = failing if together else 1 - (1 - failing) ** 4
        mean, now, alarms = sittings * people, 0.0, 0
        times: list[float] = []
        while True:
            now += chance.expovariate(mean)
            if now > hours:
                break
            times = [*(t for t in times if t > now - 1), now]
            alarms += len(times) == count
        assert alarms <= a.false_alarms(4 * sittings, failing, count, hours) * 1.05


def test_speed_of_an_alarm() -> None:
    assert a.minutes_to_count(9, 3) == pytest.approx(20)
    assert a.minutes_to_count(9 / 4, 3) == pytest.approx(80), "people arrive a quarter as fast as requests"
    assert a.minutes_to_count(0, 3) == math.inf


def test_lines_that_luck_rarely_crosses() -> None:
    from models.chance import at_least, at_most

    high = a.high_line(300, 0.09, 0.01)
    assert at_least(high, 300, 0.09) <= 0.01 < at_least(high - 1, 300, 0.09)
    low = a.low_line(300, 0.7, 0.01)
    assert at_most(low, 300, 0.7) <= 0.01 < at_most(low + 1, 300, 0.7)
    assert a.low_line(276.3, 0.4, 0.01) == a.low_line(276, 0.4, 0.01)
    assert a.low_line(3, 0.5, 0.01) == -1, "three people never tell"
    assert a.high_line(3, 0.5, 0.01) == 4, "nor do all three of them"
    assert a.high_share(300, 0.09, 0.01) == high / 300
    assert a.low_share(300, 0.7, 0.01) == low / 300


def test_lines_follow_the_people_of_the_period() -> None:
    """The same share with more or fewer people: a false alarm stays rare, which a fixed count does not."""
    from models.chance import at_most

    for people in (220, 276, 300, 345):
        assert a.fall_seen(people, 0.7, 0.7, 0.01) <= 0.01
    assert at_most(a.low_line(300, 0.7, 0.01), 276, 0.7) > 0.2, "the count of 300 people, used for 276"


def test_changes_seen() -> None:
    assert a.rise_seen(300, 0.09, 0.09, 0.01) <= 0.01
    assert a.rise_seen(300, 0.09, 0.2, 0.01) > 0.9
    assert a.rise_seen(1200, 0.09, 0.12, 0.01) > a.rise_seen(300, 0.09, 0.12, 0.01)
    assert a.fall_seen(300, 0.7, 0.5, 0.01) > 0.99


def test_who_is_affected_by_an_outage() -> None:
    """120 requests a month, 5% of them in thirty nights, four a sitting: 0.05 sittings a night."""
    night = a.sittings(120, 0.05, 30, 4)
    assert night == pytest.approx(0.05)
    assert a.share_hit(night, 1, 0, 0, 0, 0) == pytest.approx(1 - math.exp(-0.05))
    assert a.share_hit(1, 1, 0.5, 2, 0.25, 4) == pytest.approx(1 - math.exp(-3)), "twice affected, once counted"
    assert a.share_hit(0, 9, 0, 9, 0, 9) == 0
    assert a.outage_loss(300, 0.05, 0.1, 200) == pytest.approx(300)


def test_a_call_must_pay() -> None:
    assert a.calling_price(1000, 0, 1, 0.5) == 2000, "every second time nothing can be mended"
    assert a.calling_price(1000, 1, 1, 0.5) == 4000, "and every second alarm is for nothing"
    assert a.calling_price(1000, 0, 1, 0) == math.inf


def test_lines_are_where_a_call_breaks_even() -> None:
    line = a.night_line(2000, 0.05, 0.1, 200)
    assert line == 2000
    assert a.outage_loss(line, 0.05, 0.1, 200) == pytest.approx(2000)
    assert a.night_line(2000, 0, 0.1, 200) == math.inf
    assert a.night_line(math.inf, 0.05, 0.1, 200) == math.inf
    leaving = a.leaving_line(600, 300, 0.1, 200)
    assert leaving == pytest.approx(0.1)
    assert a.outage_loss(300, 0.1, leaving, 200) == pytest.approx(600)


def test_standby_has_a_price() -> None:
    assert a.standby_gain(0.5, 2000, 0.5, 600) == 200
    assert a.standby_gain(0.5, 1000, 0.5, 600) == -50, "a call that costs more than it saves"
    assert a.standby_gain(0, 1000, 0.5, 600) == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: a.requests_an_hour(-1, 0.5, 1), "negative"),
        (lambda: a.requests_an_hour(1, 5, 1), "share"),
        (lambda: a.requests_an_hour(1, 0.5, 0), "hours"),
        (lambda: a.all_requests(1, 1, -1, 1), "negative"),
        (lambda: a.part_of(-1, 1, 1), "negative"),
        (lambda: a.part_of(1, 1, 0), "divided"),
        (lambda: a.rest_of(-1, 0, 0), "negative"),
        (lambda: a.rest_of(1, 1, 1), "exceed"),
        (lambda: a.burn_count(0, 0.9, 1), "requests"),
        (lambda: a.burn_count(1, 0.9, -1), "burn"),
        (lambda: a.false_alarms(-1, 0.1, 1, 1), "negative"),
        (lambda: a.false_alarms(1, 0.1, 0, 1), "whole"),
        (lambda: a.false_alarms(1, 0.1, 1.5, 1), "whole"),
        (lambda: a.smallest_count(1, 0.1, 0, 1), "allowed"),
        (lambda: a.minutes_to_count(-1, 1), "negative"),
        (lambda: a.high_line(10, 0.1, 0), "chance"),
        (lambda: a.high_line(10, 0.1, 1e-17), "chance"),
        (lambda: a.high_line(10, 2, 0.01), "share"),
        (lambda: a.high_line(0.5, 0.1, 0.01), "at least one"),
        (lambda: a.low_line(10, 0.5, 1), "chance"),
        (lambda: a.low_line(0, 0.5, 0.01), "at least one"),
        (lambda: a.rise_seen(10, 0.1, 2, 0.01), "share"),
        (lambda: a.fall_seen(10, 0.1, -1, 0.01), "share"),
        (lambda: a.sittings(-1, 0.1, 1, 1), "negative"),
        (lambda: a.sittings(1, 0.1, 0, 1), "zero"),
        (lambda: a.share_hit(0.1, -1, 0, 0, 0, 0), "negative"),
        (lambda: a.outage_loss(-1, 0.1, 0.1, 1), "negative"),
        (lambda: a.calling_price(-1, 0, 1, 1), "call"),
        (lambda: a.calling_price(1, 0, 0, 1), "real"),
        (lambda: a.calling_price(1, 0, 1, 2), "share"),
        (lambda: a.night_line(-1, 0.1, 0.1, 1), "call"),
        (lambda: a.leaving_line(-1, 1, 0.1, 1), "call"),
        (lambda: a.leaving_line(1, 1, 0, 1), "affected"),
        (lambda: a.standby_gain(-1, 1, 0.5, 1), "negative"),
    ],
)
def test_impossible_inputs_are_named(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
