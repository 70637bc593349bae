"""What an alarm is worth: Bayes' theorem for two classes, cases (say, frauds) and all the rest.

Numbers in, numbers out; standard library only. Shares and chances are between 0 and 1.
Source: T. Bayes, "An Essay towards Solving a Problem in the Doctrine of Chances" (1763).
"""


def share(part: float, whole: float) -> float:
    """The part divided by the whole, both in the same unit.

    Errors: ValueError if the whole is not positive, or the part is negative or larger than it.
    """
    if whole <= 0:
        raise ValueError("The whole must be more than zero.")
    if not 0 <= part <= whole:
        raise ValueError("The part must lie between zero and the whole.")
    return part / whole


def posterior(base: float, hit: float, false_alarm: float) -> float:
    """Chance that a case is real, given an alarm.

    base: share of all items that are cases. hit: chance of an alarm for a case. false_alarm: chance
    of an alarm for an item that is not a case. All three hold for the same population.
    Errors: ValueError if one is outside 0 to 1, or no alarm can ever come.
    """
    _check(base, hit, false_alarm)
    alarms = base * hit + (1 - base) * false_alarm
    if alarms == 0:
        raise ValueError("With these chances there is never an alarm.")
    return base * hit / alarms


def posterior_of_two(base: float, hit: float, false_alarm: float) -> float:
    """Chance that a case is real when two such filters both raise an alarm.

    The two must err independently of each other, among the cases and among the rest alike.
    Errors: as in `posterior`.
    """
    _check(base, hit, false_alarm)
    return posterior(base, hit * hit, false_alarm * false_alarm)


def likelihood_ratio(hit: float, false_alarm: float) -> float:
    """By how much an alarm multiplies the odds of a case. No unit.

    Errors: ValueError if a chance is outside 0 to 1, or the false-alarm chance is zero.
    """
    _check(0, hit, false_alarm)
    if false_alarm == 0:
        raise ValueError("Without false alarms the ratio has no bound.")
    return hit / false_alarm


def hits(items: float, base: float, hit: float) -> float:
    """How many cases are caught among so many items, on average.

    Errors: ValueError if the items are negative or a chance is outside 0 to 1.
    """
    _check(base, hit, 0)
    if items < 0:
        raise ValueError("The number of items must not be negative.")
    return items * base * hit


def misses(items: float, base: float, hit: float) -> float:
    """How many cases raise no alarm among so many items, on average. Errors: as in `hits`."""
    return hits(items, base, 1) - hits(items, base, hit)


def items_for(cases: float, base: float) -> float:
    """How many items must be looked at to meet so many cases, on average.

    Errors: ValueError if the cases are negative or the base is not above 0 and at most 1.
    """
    if cases < 0 or not 0 < base <= 1:
        raise ValueError("Cases must not be negative, and the base must be above 0 and at most 1.")
    return cases / base


def false_alarms(items: float, base: float, false_alarm: float) -> float:
    """How many alarms are false among so many items, on average. Errors: as in `hits`."""
    return hits(items, 1 - base, false_alarm)


def alarms(items: float, base: float, hit: float, false_alarm: float) -> float:
    """How many alarms come among so many items, true and false, on average. Errors: as in `hits`."""
    return hits(items, base, hit) + false_alarms(items, base, false_alarm)


def accuracy(base: float, hit: float, false_alarm: float) -> float:
    """Share of all items on which the filter is right. Errors: as in `posterior`."""
    _check(base, hit, false_alarm)
    return base * hit + (1 - base) * (1 - false_alarm)


def review_hours(number: float, minutes: float) -> float:
    """Hours of work to look at so many alarms, at so many minutes each.

    Errors: ValueError if a number is negative.
    """
    if number < 0 or minutes < 0:
        raise ValueError("Alarms and minutes must not be negative.")
    return number * minutes / 60


def hours_per_extra_hit(
    items: float,
    base: float,
    hit: float,
    false_alarm: float,
    other_hit: float,
    other_false_alarm: float,
    minutes: float,
) -> float:
    """Hours of extra review for each case that the first filter catches beyond the other's number.

    Errors: ValueError if the first filter does not catch more, or as in `hits`.
    """
    extra = hits(items, base, hit) - hits(items, base, other_hit)
    if extra <= 0:
        raise ValueError("The first filter must catch more cases than the other.")
    more = alarms(items, base, hit, false_alarm) - alarms(items, base, other_hit, other_false_alarm)
    return more * minutes / 60 / extra


def _check(base: float, hit: float, false_alarm: float) -> None:
    if not 0 <= base <= 1 or not 0 <= hit <= 1 or not 0 <= false_alarm <= 1:
        raise ValueError("A share or chance must lie between 0 and 1; write 5% as 0.05.")
