"""Which of a few things to make in a quarter, in which order, and when to drop one.

Numbers in, numbers out. Only `math` and other models are imported, so that the same file runs under CPython,
Pyodide and MicroPython. Lengths are whole person-weeks, worked on one after another; gains
are money a month; a hazard is the chance, month by month, that a new base model or a rival makes the thing
worthless. Everything is counted to a horizon in weeks from today, not discounted.
"""

import math

from models.chance import at_least

WEEKS = 52.0
MONTHS = 12.0
HALVINGS = 60


def _amount(value: float, what: str) -> float:
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(what + " must be a number, not below zero.")
    return value


def _share(value: float, what: str) -> float:
    if not 0 <= value <= 1:
        raise ValueError(what + " must lie between 0 and 1.")
    return value


def _whole(value: float, what: str) -> int:
    if not (math.isfinite(value) and value >= 0 and value == int(value)):
        raise ValueError(what + " must be a whole number, not below zero.")
    return int(value)


def hazard_of_half(months: float) -> float:
    """Monthly chance under which half of such things have become worthless after so many months.

    Errors: ValueError if the months are not above zero.
    """
    if not (math.isfinite(months) and months > 0):
        raise ValueError("The half-life must be more than zero months.")
    return 1 - math.pow(0.5, 1 / months)


def months_live(hazard: float, done: float, horizon: float) -> float:
    """Return the months, on average, for which a thing is ready and still useful.

    hazard: chance a month that it becomes worthless, from today on, also while it is being made. done: weeks from
    today until it is ready. horizon: the last week counted, in weeks from today. Returns 0 if it is
    ready too late.
    Errors: ValueError if the hazard is outside 0 to 1 or the weeks are not whole numbers from 0 up.
    """
    stays = math.pow(1 - _share(hazard, "The hazard"), MONTHS / WEEKS)
    total = 0.0
    for week in range(_whole(done, "Weeks until ready") + 1, _whole(horizon, "The horizon") + 1):
        total += math.pow(stays, week)
    return total * MONTHS / WEEKS


def item_value(chance: float, monthly: float, hazard: float, done: float, horizon: float) -> float:
    """What a thing is worth today: its chance of working x its gain a month x the months it lives.

    Errors: ValueError if the gain is negative; those of `months_live`.
    """
    return _share(chance, "The chance") * _amount(monthly, "The gain") * months_live(hazard, done, horizon)


def item_alone(chance: float, monthly: float, hazard: float, start: float, weeks: float, horizon: float) -> float:
    """Value of an item begun first: `item_value` where it is ready after `start` + `weeks` weeks."""
    return item_value(chance, monthly, hazard, start + weeks, horizon)


def month_late(chance: float, monthly: float, hazard: float, done: float, horizon: float) -> float:
    """Cost of delay: what is lost if the thing is ready four weeks later. Errors: those of `item_value`."""
    on_time = item_value(chance, monthly, hazard, done, horizon)
    return on_time - item_value(chance, monthly, hazard, done + 4, horizon)


def per_week(value: float, weeks: float) -> float:
    """Value of an item for each week it takes. Errors: ValueError if it takes no time."""
    if not weeks > 0:
        raise ValueError("An item must take more than zero weeks.")
    return value / weeks


def _with(used: tuple[int, ...], index: int) -> tuple[int, ...]:
    longer = list(used)
    longer.append(index)
    return tuple(longer)


def _search(
    items: tuple[tuple[float, float, float, float], ...],
    left: int,
    done: int,
    horizon: int,
    other: float,
    used: tuple[int, ...],
) -> tuple[float, tuple[int, ...]]:
    best, order = 0.0, used
    for index in range(len(items)):
        weeks, chance, monthly, hazard = items[index]
        if index in used or weeks > left:
            continue
        ready = done + int(weeks)
        own = item_value(chance, monthly, hazard, ready, horizon) - other * weeks
        rest, path = _search(items, left - int(weeks), ready, horizon, other, _with(used, index))
        if own + rest > best + 1e-9:
            best, order = own + rest, path
    return best, order


def best_order(
    items: tuple[tuple[float, float, float, float], ...],
    budget: float,
    start: float,
    horizon: float,
    other: float = 0,
) -> tuple[float, tuple[int, ...]]:
    """Best choice and order under a budget of weeks: every order of every choice is tried.

    items: for each its weeks, chance, gain a month and hazard. budget: weeks there are. start: weeks from today until
    the first can be begun. other: what a week brings that no item takes, such as selling.
    Returns the value of the budget, weeks put to the other use included, and the positions of the items in the order
    in which they are made.
    Errors: ValueError if there are more than seven items, weeks are not whole from 1 up, or those of `item_value`.
    """
    if len(items) > 7:
        raise ValueError("Trying every order of more than seven items takes too long.")
    for weeks, _, _, _ in items:
        if _whole(weeks, "Weeks of an item") < 1:
            raise ValueError("Weeks of an item must be at least 1.")
    left, done, end = _whole(budget, "The budget"), _whole(start, "The start"), _whole(horizon, "The horizon")
    value, order = _search(items, left, done, end, _amount(other, "The other use"), ())
    return value + other * left, order


def plan_of_four(
    w1: float, p1: float, g1: float, h1: float,
    w2: float, p2: float, g2: float, h2: float,
    w3: float, p3: float, g3: float, h3: float,
    w4: float, p4: float, g4: float, h4: float,
    budget: float, start: float, horizon: float, other: float = 0,
) -> tuple[float, float, float]:  # fmt: skip
    """`best_order` for four items given one by one.

    w, p, g, h: weeks, chance of working, gain a month if it works, hazard a month. The rest as in `best_order`.
    Returns the value, the order as digits (13 is item 1, then item 3; 0 if none is chosen) and the weeks used.
    Errors: those of `best_order`.
    """
    items = ((w1, p1, g1, h1), (w2, p2, g2, h2), (w3, p3, g3, h3), (w4, p4, g4, h4))
    value, order = best_order(items, budget, start, horizon, other)
    code, used = 0, 0.0
    for index in order:
        code = 10 * code + index + 1
        used += items[index][0]
    return value, float(code), used


def customers_for_week(week_pay: float, worth: float) -> int:
    """Customers whom a week of work must win or keep to be paid for, rounded up.

    week_pay: what a week costs. worth: what one customer contributes from first to last.
    Errors: ValueError if the pay is negative or a customer is worth nothing.
    """
    if not worth > 0:
        raise ValueError("A customer must contribute more than zero.")
    return math.ceil(_amount(week_pay, "The pay") / worth - 1e-9)


def times_larger(cost: float, value: float) -> float:
    """How many times larger everything the items bring would have to be to pay for the work.

    Errors: ValueError if the cost is negative or the value not above zero.
    """
    if not value > 0:
        raise ValueError("The value must be more than zero.")
    return _amount(cost, "The cost") / value


def least_chance(other: float, weeks: float, monthly: float, hazard: float, now: float, horizon: float) -> float:
    """Drop line: if the chance that an item half done works is below it, drop it; weeks already spent do not count.

    other: what one gives up by going on, in all: the best that the weeks still needed could bring elsewhere.
    weeks: still needed, whole. monthly, hazard: of the item. now: weeks from today at which one asks. Above 1 it is
    dropped even if it were sure to work.
    Errors: ValueError if the item would bring nothing even if it worked; those of `item_value`.
    """
    full = item_value(1, monthly, hazard, now + weeks, horizon)
    if full <= 0:
        raise ValueError("The item would bring nothing even if it worked.")
    return _amount(other, "The other use") / full


def after_check(chance: float, hit: float, false_alarm: float, passed: float) -> float:
    """Chance that an item works, after a check half way.

    hit: chance that one which works passes. false_alarm: chance that one which does not work passes.
    passed: 1 if it passed, 0 if not. Bayes' rule.
    Errors: ValueError if a chance is out of range or such a result cannot come about.
    """
    _share(chance, "The chance")
    _share(hit, "The chance of a hit")
    _share(false_alarm, "The chance of a false alarm")
    good = chance * (hit if passed else 1 - hit)
    bad = (1 - chance) * (false_alarm if passed else 1 - false_alarm)
    if good + bad <= 0:
        raise ValueError("With these chances there is never such a result.")
    return good / (good + bad)


def with_check(
    chance: float,
    monthly: float,
    hazard: float,
    done: float,
    horizon: float,
    hit: float,
    false_alarm: float,
    fallback: float,
) -> float:
    """Value of an item that may be dropped at a check half way; the better choice is taken after either result.

    done: weeks from today until it is ready if it is finished. hit, false_alarm: as in `after_check`. fallback: value
    of what is made instead if it is dropped. Errors: ValueError if an input is out of range; those of `item_value`.
    """
    full = item_value(1, monthly, hazard, done, horizon)
    works = _share(chance, "The chance")
    good_pass = works * _share(hit, "The chance of a hit")
    passes = good_pass + (1 - works) * _share(false_alarm, "The chance of a false alarm")
    instead = _amount(fallback, "The fallback")
    return max(good_pass * full, passes * instead) + max((works - good_pass) * full, (1 - passes) * instead)


def hazard_with_check(
    chance: float,
    monthly: float,
    done: float,
    horizon: float,
    hit: float,
    false_alarm: float,
    fallback: float,
    rival: float,
) -> float:
    """Highest monthly hazard at which `with_check` is worth at least `rival`; 0 if it never is. Found by halving."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if with_check(chance, monthly, middle, done, horizon, hit, false_alarm, fallback) >= rival:
            low = middle
        else:
            high = middle
    return low


def after_calls(chance: float, talks: float, line: float, wanted: float, unwanted: float, yes: float) -> float:
    """Chance that an item works, after so many calls. yes: 1 if at least `line` already make do by hand, 0 if fewer."""
    return after_check(chance, at_least(line, talks, wanted), at_least(line, talks, unwanted), yes)


def asking_worth(
    chance: float,
    worth: float,
    other: float,
    talks: float,
    line: float,
    wanted: float,
    unwanted: float,
    other_no: float = -1,
) -> float:
    """What so many customer conversations are worth before building: the better choice they allow.

    chance: that the item works, before asking. worth: its value if it works. other: value of what the same weeks
    would bring elsewhere. talks: customers asked. line: it is built if at least so many have gone to trouble over it.
    wanted, unwanted: chance that one customer has, if the item works and if it does not. other_no: value of the other
    use once fewer than `line` have, where that falls too because the item is its fallback; below 0: the same as
    `other`. If the answer changes nothing, the conversations are worth 0. Returns money, what they cost not taken off.
    Errors: ValueError if an input is out of range; those of `chance.at_least`.
    """
    _share(chance, "The chance")
    _amount(worth, "The value")
    _amount(other, "The other use")
    hit = at_least(line, talks, _share(wanted, "The share"))
    false_alarm = at_least(line, talks, _share(unwanted, "The share"))
    without = max(chance * worth, other)
    passes = chance * hit + (1 - chance) * false_alarm
    yes = max(chance * hit * worth, passes * other)
    no = max(chance * (1 - hit) * worth, (1 - passes) * (other if other_no < 0 else other_no))
    return max(0.0, yes + no - without)


def gain_needed(cost: float, passes: float, months: float) -> float:
    """Gain a month with which taking a new model version pays.

    cost: of trying it, spent whether or not it passes. passes: chance that it passes the release gate. months: until
    the next change puts an end to the gain. Errors: ValueError if passes is not above 0 and at most 1, or no months.
    """
    if not 0 < passes <= 1:
        raise ValueError("The chance of passing must be greater than 0 and at most 1.")
    if not months > 0:
        raise ValueError("The gain must last more than zero months.")
    return _amount(cost, "The cost") / (passes * months)


def kept(price: float, tax: float, fee: float) -> float:
    """What is left of a price after value-added tax (included in it) and a payment fee on the whole of it.

    Errors: ValueError if the price or the tax is negative or the fee outside 0 to 1.
    """
    return _amount(price, "The price") * (1 / (1 + _amount(tax, "The tax")) - _share(fee, "The fee"))


def paid_an_hour(price: float, tax: float, fee: float, hours: float) -> float:
    """What an hour of a paid service brings. Errors: ValueError if there are no hours; those of `kept`."""
    if not hours > 0:
        raise ValueError("A service must take more than zero hours.")
    return kept(price, tax, fee) / hours


def least_price(hour: float, hours: float, tax: float, fee: float) -> float:
    """Price at which an hour of the service brings what an hour costs; never rounded.

    Errors: ValueError if nothing is left of a price; those of `kept`.
    """
    rest = kept(1, tax, fee)
    if rest <= 0:
        raise ValueError("Nothing is left of the price after tax and fee.")
    return _amount(hour, "The cost of an hour") * _amount(hours, "The hours") / rest


def new_for_each_mover(old: float, new: float) -> float:
    """New customers of a cheaper plan needed for each one who moves down to it.

    old, new: what a customer contributes a month in the old and in the new plan. 0 if the new one brings no less.
    Errors: ValueError if the new plan contributes nothing.
    """
    if not new > 0:
        raise ValueError("A plan that contributes nothing cannot make up for anything.")
    return max(0.0, (_amount(old, "The contribution") - new) / new)


def second_plan(new: float, moved: float, worth_new: float, worth_old: float, setup: float) -> float:
    """What a second plan is worth: new customers, less what movers take along, less what setting it up costs.

    worth_new, worth_old: what a customer contributes from first to last in each plan.
    Errors: ValueError if a number is negative.
    """
    gain = _amount(new, "New customers") * _amount(worth_new, "The worth")
    lost = _amount(moved, "Movers") * (_amount(worth_old, "The worth") - worth_new)
    return gain - lost - _amount(setup, "The cost of setting up")


def least_new(moved: float, worth_new: float, worth_old: float, setup: float) -> int:
    """Fewest new customers with which a second plan pays. Errors: ValueError if they are worth nothing."""
    if not worth_new > 0:
        raise ValueError("A customer of the new plan must be worth more than zero.")
    return max(0, math.ceil(-second_plan(0, moved, worth_new, worth_old, setup) / worth_new - 1e-9))


def times(one: float, other: float) -> float:
    """A product, such as customers won a month x what each is worth."""
    return one * other
