"""What practice/operations concludes, computed from docs/data.

Where an input changes and a conclusion with it, this test says which sentence to rewrite.
"""

import math

import pytest
from tests.fixtures.inputs import FACT, INK, JUDGEMENT

from models import alerting as a
from models import cost_trace as c
from models import serving_cost as s
from models import unit_economics as u

NIGHT = a.part_of(INK["hours"], INK["run-night-hours"], 24)
PEAK = a.part_of(INK["hours"], FACT["deepseek-peak-hours"], 168)
ALL = a.all_requests(INK["payers"], INK["requests"], INK["free-users"], INK["free-requests"])
AT_NIGHT = a.requests_an_hour(ALL, INK["run-night-share"], NIGHT)
AT_PEAK = a.requests_an_hour(ALL, INK["peak-share"], PEAK)
LIMIT = JUDGEMENT["run-false-limit"] / 3
FAILING = INK["run-failing"]
HALF_DAY = INK["pay"] / INK["workdays"] * INK["run-wake-days"]
LONG_DAY = INK["pay"] / INK["workdays"] * INK["run-wake-days-long"]


def price(model: str) -> float:
    """Price of one request of Inkstone's at one tier of the API."""
    lists = [
        s.time_of_day_price(FACT[f"deepseek-{model}-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])
        for kind in ("input", "cached", "output")
    ]
    return s.request_price(INK["input-tokens"], INK["cached-share"], INK["output-tokens"], *lists)


SERVING = u.serving_per_payer(INK["requests"], price("v4-pro"), INK["free-users"], INK["free-requests"], price("flash"))
NET = u.net_price(INK["price"], INK["tax-rate"])
FEE = u.payment_fee(INK["price"], INK["fee-share"])
VALUE = u.lifetime_value(u.contribution(NET, SERVING, FEE, INK["support"]), INK["churn"], INK["horizon"])
REST = a.rest_of(INK["hours"], NIGHT, PEAK)
REST_SHARE = a.rest_of(1, INK["peak-share"], INK["run-night-share"])
IN_REST = a.requests_an_hour(ALL, REST_SHARE, REST)
SIT_NIGHT = a.sittings(INK["requests"], INK["run-night-share"], INK["run-month-days"], INK["run-sitting"])
SIT_REST = a.sittings(INK["requests"], REST_SHARE, REST, INK["run-sitting"])
SIT_PEAK = a.sittings(INK["requests"], INK["peak-share"], PEAK, INK["run-sitting"])
BUSY = INK["run-busy"]
FALSE = a.false_alarms(BUSY * AT_NIGHT, FAILING, 3, NIGHT)
HOUR = INK["pay"] / INK["workdays"] / INK["day-hours"]
ASLEEP = a.calling_price(HALF_DAY, FALSE, INK["run-night-outages"], INK["run-mended"])
FALSE_REST = a.false_alarms(BUSY * IN_REST, FAILING, 6, REST)
AWAKE = a.calling_price(HOUR * INK["run-repair"], FALSE_REST, INK["run-weekend-outages"], INK["run-mended"])
PROBES = INK["hours"] * 60 / INK["run-probe-minutes"]
NIGHT_REQUEST = s.request_price(
    INK["input-tokens"],
    INK["cached-share"],
    INK["output-tokens"],
    *(FACT[f"deepseek-v4-pro-{kind}"] for kind in ("input", "cached", "output")),
)


def loss(
    nights: float, others: float, peaks: float, leaving: str = "run-leaving", payers: float = INK["payers"]
) -> float:
    """What an outage of so many nights, other hours and peak hours costs."""
    hit = a.share_hit(SIT_NIGHT, nights, SIT_REST, others, SIT_PEAK, peaks)
    return a.outage_loss(payers, hit, INK[leaving], VALUE)


def test_a_copied_target_cries_wolf_at_night() -> None:
    copied = a.burn_count(AT_NIGHT, FACT["run-page-target"], FACT["run-page-burn"])
    assert copied == 1, "one failure crosses the line of the example"
    assert a.false_alarms(AT_NIGHT, FAILING, copied, NIGHT) == pytest.approx(12, abs=0.1)


def test_inkstones_thresholds() -> None:
    for traffic, hours, count in ((AT_NIGHT, NIGHT, 3), (AT_PEAK, PEAK, 9), (IN_REST, REST, 6)):
        assert a.smallest_count(BUSY * traffic, FAILING, LIMIT, hours) == count
        grown = 0.5 * a.false_alarms(1.15 * BUSY * traffic, FAILING, count, hours)
        quiet = 0.5 * a.false_alarms(1.15 * 0.5 * traffic, FAILING, count, hours)
        assert grown + quiet < LIMIT, "busy and quiet hours and a month's growth stay within the limit"
    assert pytest.approx(24, abs=1) == 1 / FALSE, "at night, one in about two years"


def test_people_come_slowly_at_night_so_a_program_tests() -> None:
    assert a.minutes_to_count(AT_NIGHT / INK["run-sitting"], 3) > 60
    assert PROBES * FAILING**3 < 0.002, "three test requests in a row hardly ever fail by chance"
    assert 3 * INK["run-probe-minutes"] + 1 == 16, "the third test has failed after its sixty seconds"


def probe_day(price_at_night: float) -> float:
    """A day of test requests, some of them in the dear hours."""
    peak = FACT["deepseek-peak-hours"] / 168
    dear = s.time_of_day_price(price_at_night, FACT["deepseek-peak-ratio"], peak)
    return PROBES / INK["run-month-days"] * dear


def test_the_probe_needs_a_key_of_its_own_and_a_short_prompt() -> None:
    tokens = INK["run-probe-input"], 0.0, INK["run-probe-output"]
    short = s.request_price(*tokens, *(FACT[f"deepseek-v4-pro-{kind}"] for kind in ("input", "cached", "output")))
    assert probe_day(short) * INK["run-month-days"] == pytest.approx(17, abs=0.5)
    two_passes = 2 * INK["build-eval-items"] * price("v4-pro")
    assert probe_day(NIGHT_REQUEST) > two_passes / 2, "whole contracts would use up half the cap of the test key"


def price_of_waking(mended: float, call: float = HALF_DAY) -> float:
    return a.calling_price(call, FALSE, INK["run-night-outages"], mended)


def test_an_outage_at_night_wakes_nobody_yet() -> None:
    outage = loss(1, 1, INK["run-repair"])
    for mended in (0.5, INK["run-mended"], 1.0):
        assert outage < price_of_waking(mended), "not even if getting up saved the whole loss"
    assert loss(1, 1, INK["run-repair"], "run-leaving-low") < ASLEEP
    for mended in (0.5, INK["run-mended"], 1.0):
        assert loss(1, 3, 6) < price_of_waking(mended, LONG_DAY), "repairs of a whole day cost the person a day as well"
    assert pytest.approx(8 * HOUR) == LONG_DAY, "from 23:00 until 07:00, all of it leisure"
    repairs = ((1, INK["run-repair-short"], HALF_DAY), (1, INK["run-repair"], HALF_DAY), (3, 6, LONG_DAY))
    for others, peaks, call in repairs:
        assert loss(1, others, peaks) < price_of_waking(INK["run-mended"], call)
        for mended in (0.5, INK["run-mended"]):
            lost = loss(1, others, peaks, "run-leaving-high")
            assert lost > price_of_waking(mended, call), "the last row of the table flips"
    assert loss(1, 1, 0) / outage < 0.5, "most of the loss falls in the morning"


def test_without_a_backup_every_line_is_higher() -> None:
    for call in (HALF_DAY, LONG_DAY):
        assert price_of_waking(0.5, call) / price_of_waking(INK["run-mended"], call) == pytest.approx(1.8)
    ringing = a.calling_price(HOUR * INK["run-repair"], FALSE_REST, INK["run-weekend-outages"], 0.5)
    assert ringing / AWAKE == pytest.approx(1.8)
    assert loss(3, 36, 2) > ringing, "at weekends it pays even so"


def test_where_the_verdict_flips() -> None:
    hit = a.share_hit(SIT_NIGHT, 1, SIT_REST, 1, SIT_PEAK, INK["run-repair"])
    for mended, least, most in ((INK["run-mended"], 2.0, 2.5), (0.5, 5.5, 7.0)):
        line = a.night_line(price_of_waking(mended), hit, INK["run-leaving"], VALUE)
        months = math.log(line / INK["payers"]) / math.log(1 + INK["growth"])
        assert least < months < most, "two months; half a year without a backup"
        assert loss(1, 1, INK["run-repair"], payers=line) == pytest.approx(price_of_waking(mended), rel=0.01)
        share = a.leaving_line(price_of_waking(mended), INK["payers"], hit, VALUE)
        assert INK["run-leaving"] < share < INK["run-leaving-high"]


def test_evenings_and_weekends() -> None:
    assert loss(3, 36, 2) > AWAKE
    assert loss(3, 36, 2, "run-leaving-low") > AWAKE, "ring from Friday evening even if few leave"
    for hours_left in (5, 4, 3, 2, 1, 0):
        assert loss(1, 1 + hours_left, 2) > AWAKE, "ring until 23:00"
        assert loss(1, 1 + hours_left, 2, "run-leaving-low") < AWAKE
    for nights, others in ((2, 31), (2, 21), (1, 16), (1, 6)):
        assert loss(nights, others, 2) > AWAKE, "whenever it starts at the weekend"


def test_a_dearer_hour_of_leisure_turns_the_evenings() -> None:
    assert loss(1, 3, 2) > 1.5 * AWAKE, "at one and a half times, still ring at 21:00"
    assert loss(1, 2, 2) == pytest.approx(1.5 * AWAKE, rel=0.01), "and not after about 22:00"
    assert loss(1, 6, 2) < 2 * AWAKE, "at twice, on no evening before a working day"
    assert loss(3, 36, 2, "run-leaving-low") < 2 * AWAKE < loss(3, 36, 2)
    assert loss(3, 36, 2, "run-leaving-low") > 1.5 * AWAKE


def test_standby_on_weekday_evenings_saves_far_less_than_at_weekends() -> None:
    """Outages start at any hour of the evening; as often an hour as at night."""
    starts = [loss(1, 1 + left, 2) for left in (4.5, 3.5, 2.5, 1.5, 0.5)]
    call = HOUR * INK["run-repair"]
    gain = sum(INK["run-mended"] * each - call for each in starts) / len(starts)
    evenings = gain * 5 * INK["workdays"] * INK["run-night-outages"] / NIGHT
    weekends = a.standby_gain(INK["run-weekend-outages"], loss(3, 36, 2), INK["run-mended"], call)
    assert 0 < evenings < weekends / 4


def test_money_running_out_costs_more_than_a_call_so_a_program_stops_it() -> None:
    """Two weeks' money and the outage that follows: not a case for question one."""
    two_weeks = INK["run-invoice"] / 31 * 14
    assert two_weeks + loss(1, 1, INK["run-repair"]) > ASLEEP
    assert two_weeks > 1.25 * INK["payers"] * SERVING / INK["run-month-days"] * 14, "the plan's money lasts ten days"


def test_the_cap_is_above_a_working_day() -> None:
    """A working day costs less than twice the mean: three times the same weekday is a fault or a theft."""
    ratio, peak = FACT["deepseek-peak-ratio"], INK["peak-share"]
    weight = 1 + peak * (ratio - 1)
    off_hours = 168 - FACT["deepseek-peak-hours"]
    in_peak = peak * ratio / weight / 5
    beside = (1 - peak) / weight * 17 / off_hours
    assert (in_peak + beside) * 7 < 2 < JUDGEMENT["run-cap"]


def test_a_pass_of_the_evaluation_set_fits_under_the_cap_of_the_test_key() -> None:
    """Two passes a day are allowed; three times the mean day of the key would stop the first one."""
    one_pass = INK["build-eval-items"] * price("v4-pro")
    mean_day = INK["run-tests"] * price("v4-pro") / INK["run-month-days"]
    assert JUDGEMENT["run-cap"] * mean_day < one_pass


def test_slow_numbers() -> None:
    chance, payers = JUDGEMENT["run-chance"], INK["payers"]
    assert a.rise_seen(4 * payers, INK["churn"], INK["run-churn-third"], chance) > 0.8
    assert a.rise_seen(3 * payers, INK["churn"], INK["run-churn-third"], chance) < 0.8, "three months are not enough"
    assert a.fall_seen(payers, INK["run-active"], INK["run-active-fallen"], chance) > 0.8
    assert a.rise_seen(4 * INK["run-read"], INK["run-wrong"], INK["run-wrong-doubled"], chance) > 0.8
    assert a.rise_seen(INK["run-read"], INK["run-wrong"], INK["run-wrong-doubled"], chance) < 0.3


def test_the_invoice_is_worth_half_a_day() -> None:
    paid = s.month_requests(INK["payers"], INK["requests"])
    fresh, hit = (
        s.time_of_day_price(FACT[f"deepseek-v4-pro-{kind}"], FACT["deepseek-peak-ratio"], INK["peak-share"])
        for kind in ("input", "cached")
    )
    cache = c.cache_cost(paid, INK["input-tokens"], INK["cached-share"], INK["run-cached-seen"], fresh, hit)
    known = c.explained(
        INK["payers"] * SERVING,
        c.repeated_cost(paid, INK["run-repeated"], price("v4-pro")),
        cache,
        INK["run-tests"] * price("v4-pro"),
    )
    gap = c.unexplained(INK["run-invoice"], known)
    line = c.worth_digging(HALF_DAY, JUDGEMENT["run-dig-months"], INK["run-found"])
    script = INK["run-month-days"] * INK["build-eval-items"] * NIGHT_REQUEST
    assert script / gap == pytest.approx(0.5, abs=0.05), "about half of it"
    assert gap - script < line < gap, "worth the half-day before the script is found, and no longer afterwards"
    assert gap > JUDGEMENT["run-dig-share"] * INK["run-invoice"]
    before = c.margin_from_invoice(NET, INK["run-invoice"], INK["payers"], FEE, INK["support"])
    after = c.margin_from_invoice(
        NET, INK["run-invoice"] - script - INK["run-tests"] * price("v4-pro"), INK["payers"], FEE, INK["support"]
    )
    assert before < JUDGEMENT["margin-floor"] < after


def test_the_exercise() -> None:
    count = a.smallest_count(INK["run-exercise-requests"], INK["run-exercise-failing"], LIMIT, NIGHT)
    assert count == 5
    assert a.minutes_to_count(INK["run-exercise-requests"] / INK["run-sitting"], count) == pytest.approx(30)


def test_the_incident_note_counts_about_as_many_as_the_model() -> None:
    """Sixteen minutes at the peak, from 10:05 to 10:21."""
    hit = a.share_hit(0, 0, 0, 0, SIT_PEAK, 16 / 60)
    assert INK["payers"] * hit == pytest.approx(INK["run-note-people"], abs=1)
    assert a.minutes_to_count(AT_PEAK / INK["run-sitting"], 9) < 10, "number 3 sounds before 10:15"
