"""Alarms: how often one sounds for nothing, how late it sees a fault, and when it may wake somebody.

Numbers in, numbers out; the chances come from `chance`. A share is between 0 and 1. Failures are
taken to come each by itself (Poisson). Where an alarm counts the people who meet a failure, the
false alarms worked out from requests are an upper limit.
"""

import math

from models.chance import at_least, at_most

MINUTES = 60.0


def _exactly(count: int, mean: float) -> float:
    """Poisson chance of exactly so many, in logarithms: no subtraction, no underflow on the way."""
    if mean == 0:
        return 1.0 if count == 0 else 0.0
    logarithm = count * math.log(mean) - mean
    for k in range(2, count + 1):
        logarithm -= math.log(k)
    return math.exp(logarithm)


def _check_share(share: float) -> None:
    if not 0 <= share <= 1:
        raise ValueError("A share must be between 0 and 1; write 5% as 0.05.")


def requests_an_hour(requests: float, share: float, hours: float) -> float:
    """Requests of an hour in one part of the week.

    requests: of a month. share: of them that fall into this part. hours: hours of the part in a month.
    Errors: ValueError if requests are negative, the share outside 0 to 1 or the hours not positive.
    """
    _check_share(share)
    if requests < 0:
        raise ValueError("Requests must not be negative.")
    if hours <= 0:
        raise ValueError("The hours must be greater than zero.")
    return requests * share / hours


def all_requests(payers: float, requests: float, free_users: float, free_requests: float) -> float:
    """Requests of a month, those of the free users included.

    payers: paying customers. requests: a month of each. free_users: for each paying customer.
    free_requests: a month of a free user.
    Errors: ValueError if a number is negative.
    """
    if payers < 0 or requests < 0 or free_users < 0 or free_requests < 0:
        raise ValueError("Customers, users and requests must not be negative.")
    return payers * (requests + free_users * free_requests)


def part_of(whole: float, part: float, of: float) -> float:
    """A whole in proportion: 730 hours a month, 9 of 24, make 273.75.

    Errors: ValueError if a number is negative or `of` is not positive.
    """
    if whole < 0 or part < 0:
        raise ValueError("The whole and the part must not be negative.")
    if of <= 0:
        raise ValueError("The number divided by must be greater than zero.")
    return whole * part / of


def rest_of(whole: float, first: float, second: float) -> float:
    """What two parts leave of a whole.

    Errors: ValueError if a number is negative or the parts exceed the whole.
    """
    if whole < 0 or first < 0 or second < 0:
        raise ValueError("The whole and its parts must not be negative.")
    if first + second > whole:
        raise ValueError("The two parts must not exceed the whole.")
    return whole - first - second


def burn_count(requests: float, target: float, burn: float) -> int:
    """Failures that meet the one-hour condition of a burn-rate alarm.

    The workbook asks for the last five minutes as well, which is not in here. With a single failure
    both conditions hold at once; with more, the alarm may clear and sound again within the hour.

    requests: of the hour. target: share that is to succeed. burn: burn rate to be exceeded.
    Source: Google, The Site Reliability Workbook, chapter 5.
    Returns the smallest whole number whose share of the requests is above burn * (1 - target).
    Errors: ValueError if requests are not positive, burn is negative or the target outside 0 to 1.
    """
    _check_share(target)
    if requests <= 0:
        raise ValueError("The hour must have more than zero requests.")
    if burn < 0:
        raise ValueError("The burn rate must not be negative.")
    return math.floor(requests * burn * (1 - target) + 1e-9) + 1


def false_alarms(requests: float, failing: float, count: float, hours: float) -> float:
    """Alarms to be expected though nothing has changed.

    requests: of an hour. failing: share that fails on an ordinary day. count: failures within the
    last sixty minutes that sound the alarm, a whole number from 1 up. hours: hours watched.
    The window slides: an alarm is a failure that lifts the count of the last hour from count - 1
    to count. So it is hours * mean * P(count - 1), with the Poisson chance of exactly so many.
    Errors: ValueError if a number is negative, the share outside 0 to 1, the count not whole, or
    the count not above the failures of an ordinary hour: such an alarm is on most of the time, and
    counting how often it starts would say nothing.
    """
    _check_share(failing)
    if requests < 0 or hours < 0:
        raise ValueError("Requests and hours must not be negative.")
    if count < 1 or count != int(count):
        raise ValueError("The count must be a whole number from 1 up.")
    mean = requests * failing
    if count <= mean:
        raise ValueError("Ask for more failures than an ordinary hour brings: this alarm would be on most of the time.")
    return hours * mean * _exactly(int(count) - 1, mean)


def smallest_count(requests: float, failing: float, limit: float, hours: float) -> int:
    """Fewest failures within an hour that cry wolf no more often than allowed.

    limit: false alarms allowed in the hours watched. The rest as in `false_alarms`. The count is
    above the mean, where asking for more failures makes false alarms rarer.
    Errors: ValueError if the limit is not positive; those of `false_alarms`.
    """
    if limit <= 0:
        raise ValueError("The false alarms allowed must be more than zero.")
    count = math.floor(requests * failing) + 1
    while false_alarms(requests, failing, count, hours) > limit:
        count += 1
    return count


def minutes_to_count(arrivals: float, count: float) -> float:
    """Mean minutes until so many have met a failure, if everything fails.

    arrivals: people of an hour where the alarm counts people, requests where it counts requests.
    Returns infinity without arrivals.
    Errors: ValueError if a number is negative.
    """
    if arrivals < 0 or count < 0:
        raise ValueError("Arrivals and the count must not be negative.")
    if arrivals == 0:
        return float("inf")
    return count / arrivals * MINUTES


def _check_period(trials: float, chance: float) -> None:
    if not 1e-6 <= chance < 1:
        raise ValueError("The chance of a false alarm must lie between 0.000001 and 1.")
    if trials < 1:
        raise ValueError("The period must have at least one person or answer.")


def high_line(trials: float, share: float, chance: float) -> int:
    """Smallest count that luck alone reaches with no more than this chance.

    trials: people or answers of the period; where it is not whole, the whole number below it
    counts. share: of them that count on an ordinary day (binomial). chance: of a false alarm at
    one look. Returns trials + 1 where even all of them would be too likely to mean anything.
    Errors: ValueError if a share or the chance is out of range or there are no trials.
    """
    _check_period(trials, chance)
    _check_share(share)
    whole = math.floor(trials)
    count = math.floor(whole * share)
    while at_least(count, whole, share) > chance:
        count += 1
    return count


def low_line(trials: float, share: float, chance: float) -> int:
    """Largest count that luck alone falls to with no more than this chance.

    The inputs and errors are those of `high_line`. Returns -1 where even none at all is too likely
    to mean anything.
    """
    _check_period(trials, chance)
    _check_share(share)
    whole = math.floor(trials)
    count = math.ceil(whole * share)
    while count >= 0 and at_most(count, whole, share) > chance:
        count -= 1
    return count


def high_share(trials: float, share: float, chance: float) -> float:
    """`high_line` as a share of the trials."""
    return high_line(trials, share, chance) / math.floor(trials)


def low_share(trials: float, share: float, chance: float) -> float:
    """`low_line` as a share of the trials; below 0 where no count would mean anything."""
    return low_line(trials, share, chance) / math.floor(trials)


def rise_seen(trials: float, share: float, after: float, chance: float) -> float:
    """Chance that one period shows a rise from one share to another.

    after: the share once it has risen, in the whole of the period. The rest as in `high_line`.
    """
    _check_share(after)
    return at_least(high_line(trials, share, chance), math.floor(trials), after)


def fall_seen(trials: float, share: float, after: float, chance: float) -> float:
    """Chance that one period shows a fall from one share to another.

    after: the share once it has fallen, in the whole of the period. The rest as in `low_line`.
    """
    _check_share(after)
    return at_most(low_line(trials, share, chance), math.floor(trials), after)


def sittings(requests: float, share: float, times: float, sitting: float) -> float:
    """Sittings of one customer within one stretch of time, on average.

    requests: of one customer a month. share: of them that fall into such stretches, over the month.
    times: such stretches in a month: nights, or hours. sitting: requests of one sitting.
    Errors: ValueError if requests are negative, the share outside 0 to 1, times or sitting not positive.
    """
    _check_share(share)
    if requests < 0:
        raise ValueError("Requests must not be negative.")
    if times <= 0 or sitting <= 0:
        raise ValueError("The stretches and the requests of a sitting must be greater than zero.")
    return requests * share / times / sitting


def share_hit(night: float, nights: float, other: float, others: float, peak: float, peaks: float) -> float:
    """Share of the customers who sit down to work at least once while the service is down.

    night, other, peak: sittings of one customer in a night, in another hour, in a peak hour.
    nights, others, peaks: how many of these the outage lasts. A customer who sits down twice is
    counted once (Poisson): 1 - exp(-sittings).
    Errors: ValueError if a number is negative.
    """
    for number in (night, nights, other, others, peak, peaks):
        if number < 0:
            raise ValueError("Sittings and the length of an outage must not be negative.")
    return 1 - math.exp(-(night * nights + other * others + peak * peaks))


def outage_loss(payers: float, hit: float, leaving: float, value: float) -> float:
    """Money lost because customers affected by an outage leave for it.

    payers: paying customers. hit: share of them affected. leaving: share of those who then leave.
    value: what one of them would still have brought.
    Errors: ValueError if a number is negative or a share outside 0 to 1.
    """
    _check_share(hit)
    _check_share(leaving)
    if payers < 0 or value < 0:
        raise ValueError("Customers and their value must not be negative.")
    return payers * hit * leaving * value


def calling_price(call: float, false: float, real: float, mended: float) -> float:
    """Loss from which it is worth calling somebody.

    call: working time that one call costs. false, real: calls a month for nothing, and for an
    outage. mended: share of the loss that calling saves. Returns money, infinity if it saves nothing.
    Errors: ValueError if a number is negative, the share outside 0 to 1 or no outage is real.
    """
    _check_share(mended)
    if call < 0 or false < 0:
        raise ValueError("The cost of a call and false alarms must not be negative.")
    if real <= 0:
        raise ValueError("Without a real outage there is nothing to call anybody for.")
    if mended == 0:
        return float("inf")
    return call * (1 + false / real) / mended


def night_line(price: float, hit: float, leaving: float, value: float) -> float:
    """Paying customers from which an outage at night is worth waking somebody for.

    price: as `calling_price` gives it. hit, leaving, value: as in `outage_loss`.
    Returns a whole number of customers, infinity if an outage costs nothing.
    Errors: ValueError if a number is negative or a share outside 0 to 1.
    """
    if price < 0:
        raise ValueError("The price of a call must not be negative.")
    each = outage_loss(1, hit, leaving, value)
    if each == 0 or math.isinf(price):
        return float("inf")
    return math.ceil(price / each - 1e-9)


def leaving_line(price: float, payers: float, hit: float, value: float) -> float:
    """Share of those affected who must leave before calling somebody pays; above 1: it never does.

    The inputs are those of `night_line` and `outage_loss`.
    Errors: ValueError if a number is negative, the share outside 0 to 1 or nothing can be lost.
    """
    if price < 0:
        raise ValueError("The price of a call must not be negative.")
    all_of_them = outage_loss(payers, hit, 1, value)
    if all_of_them == 0:
        raise ValueError("Nobody is affected or nothing can be lost: no share pays for a call.")
    return price / all_of_them


def standby_gain(events: float, loss: float, mended: float, call: float) -> float:
    """What being reachable saves a month, before anybody is paid for it; negative if it costs more.

    events: outages a month in the hours of standby. loss: of one, left alone. mended: share of it
    that a call saves. call: working time that one call costs.
    Errors: ValueError if a number is negative or the share outside 0 to 1.
    """
    _check_share(mended)
    if events < 0 or loss < 0 or call < 0:
        raise ValueError("Outages, losses and the cost of a call must not be negative.")
    return events * (loss * mended - call)
