"""Which industry to enter first: a customer's gain, the errors it can bear, money within a time, and rank.

Numbers in, numbers out; only `math` is imported, so that the same file runs under CPython, Pyodide
and MicroPython. Money is in one currency throughout; a month is a twelfth of a year. Shares and
rates are between 0 and 1.
"""

import math

HALVINGS = 200


def yearly_gain(
    tasks: float,
    usable: float,
    minutes: float,
    wasted: float,
    wage: float,
    errors: float,
    caught: float,
    damage: float,
) -> float:
    """What one customer gains in a year before paying for the tool. Money; may be negative.

    tasks: a year. usable: share of the answers that are used. minutes: saved by a used answer, the
    time for checking it already taken off. wasted: minutes lost over an answer that is thrown away.
    wage: cost of an hour of the person. errors: serious errors in a used answer beyond those of
    today's way of working; give 0 where there are fewer than today, on the cautious side. caught:
    share of them caught before harm. damage: cost of one not caught.
    Errors: ValueError if a share is outside 0 to 1 or another number negative.
    """
    _check_use(usable, minutes, wasted, wage, caught, damage)
    if tasks < 0:
        raise ValueError("The tasks must not be negative.")
    if not 0 <= errors <= 1:
        raise ValueError("The errors must be a share between 0 and 1.")
    return tasks * (_time_value(usable, minutes, wasted, wage) - usable * errors * (1 - caught) * damage)


def error_limit(usable: float, minutes: float, wasted: float, wage: float, caught: float, damage: float) -> float:
    """Serious errors in a used answer at which the gain of `yearly_gain` is zero. No unit.

    Infinite where every error is caught or does no damage; above 1 where even an error in each
    answer would leave a gain. The numbers are those of `yearly_gain`.
    Errors: ValueError as there, and where the answers save no time on balance.
    """
    _check_use(usable, minutes, wasted, wage, caught, damage)
    value = _time_value(usable, minutes, wasted, wage)
    if value <= 0:
        raise ValueError("The answers save no time on balance, so that no error rate makes a gain.")
    harm = usable * (1 - caught) * damage
    if harm == 0:
        return float("inf")
    return value / harm


def error_at(
    gain: float,
    tasks: float,
    usable: float,
    minutes: float,
    wasted: float,
    wage: float,
    caught: float,
    damage: float,
) -> float:
    """Serious errors in a used answer at which the yearly gain of `yearly_gain` is `gain`. No unit.

    With the gain that the price must at least leave, 12 times the monthly cost of keeping a customer over the
    part of the gain that is paid, this is the limit for a sale. Negative where even an answer without
    errors gains less than `gain`; infinite where errors do no harm. Other numbers: those of `yearly_gain`.
    Errors: ValueError as there, or if there are no tasks.
    """
    _check_use(usable, minutes, wasted, wage, caught, damage)
    if tasks <= 0:
        raise ValueError("There must be some tasks in the year.")
    harm = usable * (1 - caught) * damage
    if harm == 0:
        return float("inf")
    return (_time_value(usable, minutes, wasted, wage) - gain / tasks) / harm


def minutes_at(
    gain: float,
    tasks: float,
    usable: float,
    wasted: float,
    wage: float,
    errors: float,
    caught: float,
    damage: float,
) -> float:
    """Minutes that a used answer must save for the yearly gain of `yearly_gain` to be `gain`.

    The numbers are those of `yearly_gain`.
    Errors: ValueError as there, or if tasks, usable or wage is not above zero.
    """
    _check_use(usable, 0, wasted, wage, caught, damage)
    if tasks <= 0 or usable <= 0 or wage <= 0:
        raise ValueError("Tasks, usable and wage must be above zero.")
    if not 0 <= errors <= 1:
        raise ValueError("The errors must be a share between 0 and 1.")
    value = gain / tasks + usable * errors * (1 - caught) * damage
    return (60 * value / wage + (1 - usable) * wasted) / usable


def gain_to_sell(keeping: float, part: float) -> float:
    """Yearly gain of a customer at which the price just covers keeping it. Money a year.

    keeping: cost of keeping a customer a month. part: of the gain that we are paid.
    Errors: ValueError if the cost is negative or the part not above 0 and at most 1.
    """
    if keeping < 0 or not 0 < part <= 1:
        raise ValueError("The cost must not be negative, and the part must be above 0 and at most 1.")
    return 12 * keeping / part


def clean_answers(limit: float, risk: float) -> float:
    """Used answers that must all be free of serious error to show, at this risk, a rate below the limit.

    limit: rate to be excluded, above 0 and below 1. risk: chance accepted of so clean a sample at
    that rate or a higher one. The smallest whole n with (1 - limit)^n <= risk; answers must be drawn
    at random and err independently.
    Errors: ValueError if the limit or the risk is not strictly between 0 and 1, or the limit so small
    that 1 less it is 1 in floating point.
    """
    if not 0 < limit < 1 or not 0 < risk < 1 or 1 - limit == 1:
        raise ValueError("The limit and the risk must lie strictly between 0 and 1, and the limit not be tiny.")
    number = max(1, math.ceil(math.log(risk) / math.log(1 - limit)))
    if number > 1 and (1 - limit) ** (number - 1) <= risk:
        number -= 1
    elif (1 - limit) ** number > risk:
        number += 1
    return float(number)


def monthly_price(gain: float, part: float) -> float:
    """What a customer can be asked for a month: a part of the yearly gain, by twelve; 0 for a loss.

    Errors: ValueError if the part is outside 0 to 1.
    """
    if not 0 <= part <= 1:
        raise ValueError("The part must be a share between 0 and 1.")
    return max(0.0, part * gain / 12)


def customer_months(held: float, first: float, ramp: float, horizon: float) -> float:
    """Months of paying customers from today to the horizon, added over all of them.

    held: customers kept once the channel runs at full strength. first: months from today until the
    first pays. ramp: months from then until there are `held`, growing in a straight line.
    horizon: months counted from today. With x = horizon - first: held x² / (2 ramp) on the way up,
    held (x - ramp / 2) after it, 0 before it.
    Errors: ValueError if a number is negative or the ramp not positive.
    """
    _check_time(held, first, ramp, horizon)
    running = horizon - first
    if running <= 0:
        return 0.0
    if running < ramp:
        return held * running * running / (2 * ramp)
    return held * (running - ramp / 2)


def money_within(
    horizon: float,
    gain: float,
    part: float,
    keeping: float,
    winning: float,
    held: float,
    first: float,
    ramp: float,
    allowed: float,
) -> float:
    """Money a candidate brings from today to the horizon, before the pay of the founders.

    horizon, held, first, ramp: as in `customer_months`. gain: of one customer a year. part: of it
    that we are paid. keeping: cost of a customer a month, serving, support and replacing those who
    leave. winning: cost of winning a customer. allowed: cost of being allowed to sell, due whether
    or not anybody buys.
    Errors: ValueError as in `customer_months` and `monthly_price`, or if a cost is negative.
    """
    if keeping < 0 or winning < 0 or allowed < 0:
        raise ValueError("The costs must not be negative.")
    months = customer_months(held, first, ramp, horizon)
    won = held * max(0.0, min(1.0, (horizon - first) / ramp))
    return months * (monthly_price(gain, part) - keeping) - won * winning - allowed


def payback_month(
    gain: float,
    part: float,
    keeping: float,
    winning: float,
    held: float,
    first: float,
    ramp: float,
    allowed: float,
) -> float:
    """Month, counted from today, from which the money of `money_within` is no longer negative.

    Money first falls by what winning customers and being allowed costs, then rises for good, so there
    is one such month: the root of a quadratic while customers still grow, of a line after it. Infinite
    if a customer pays no more than keeping it costs, or there are none. The numbers are those of
    `money_within`.
    Errors: those of `money_within`.
    """
    money_within(first, gain, part, keeping, winning, held, first, ramp, allowed)
    margin = monthly_price(gain, part) - keeping
    if margin <= 0 or held == 0:
        return float("inf")
    growing = (winning + math.sqrt(winning * winning + 2 * margin * allowed * ramp / held)) / margin
    if growing <= ramp:
        return first + growing
    return first + ramp / 2 + winning / margin + allowed / (held * margin)


def outcomes(
    horizon: float,
    gain: float,
    part: float,
    keeping: float,
    winning: float,
    held: float,
    first: float,
    ramp: float,
    allowed: float,
    spread: float,
    delay: float,
) -> tuple[float, ...]:
    """Money of one candidate in all 27 combinations of three guesses, from worst to best.

    The gain and the customers held are each divided by `spread`, left, or multiplied by it; the
    months until the first money are divided by `delay`, left, or multiplied. Other numbers: those
    of `money_within`.
    Errors: ValueError if a spread is below 1 or the gain negative (a factor would never make a loss
    a gain), and those of `money_within`.
    """
    if spread < 1 or delay < 1:
        raise ValueError("A spread must be at least 1; write 2 for half to double.")
    if gain < 0:
        raise ValueError("A gain to be spread by a factor must not be negative.")
    found = []
    for gain_factor in (1 / spread, 1.0, spread):
        for held_factor in (1 / spread, 1.0, spread):
            for first_factor in (1 / delay, 1.0, delay):
                found.append(
                    money_within(
                        horizon,
                        gain * gain_factor,
                        part,
                        keeping,
                        winning,
                        held * held_factor,
                        first * first_factor,
                        ramp,
                        allowed,
                    )
                )
    return tuple(sorted(found))


def first_share(own: tuple[float, ...], others: tuple[tuple[float, ...], ...]) -> float:
    """Share of all combinations in which `own` is strictly above every other. No unit.

    own: money of a candidate in its combinations. others: the same for each of the rest. Each
    candidate's combinations are counted with each of every other, exactly and without drawing
    lots. It is a chance only if all combinations are equally likely and the candidates independent.
    Errors: ValueError if a candidate has no combination.
    """
    if not own or any(not other for other in others):
        raise ValueError("Each candidate needs at least one combination.")
    total = 0.0
    for money in own:
        beaten = 1.0
        for other in others:
            beaten *= sum(1 for rival in other if rival < money) / len(other)
        total += beaten
    return total / len(own)


def contest(
    which: float,
    horizon: float,
    part: float,
    ramp: float,
    spread: float,
    delay: float,
    gain_1: float,
    held_1: float,
    first_1: float,
    keeping_1: float,
    winning_1: float,
    allowed_1: float,
    gain_2: float,
    held_2: float,
    first_2: float,
    keeping_2: float,
    winning_2: float,
    allowed_2: float,
    gain_3: float,
    held_3: float,
    first_3: float,
    keeping_3: float,
    winning_3: float,
    allowed_3: float,
) -> float:
    """Share of all combinations in which one of three candidates, or none of them, is first.

    which: 1, 2 or 3, or 0 for doing none of them, which brings nothing and costs nothing. The other
    numbers are those of `outcomes`, by candidate. 27 × 27 × 27 combinations are counted.
    Errors: ValueError if `which` is none of these, and those of `outcomes`.
    """
    if which not in (0, 1, 2, 3):
        raise ValueError("The candidate must be 0, 1, 2 or 3.")
    rows = (
        (gain_1, held_1, first_1, keeping_1, winning_1, allowed_1),
        (gain_2, held_2, first_2, keeping_2, winning_2, allowed_2),
        (gain_3, held_3, first_3, keeping_3, winning_3, allowed_3),
    )
    entrants: list[tuple[float, ...]] = [(0.0,)]
    for gain, held, first, keeping, winning, allowed in rows:
        entrants.append(outcomes(horizon, gain, part, keeping, winning, held, first, ramp, allowed, spread, delay))
    own = entrants[int(which)]
    return first_share(own, tuple(other for place, other in enumerate(entrants) if place != which))


def gain_wanted(
    target: float,
    horizon: float,
    part: float,
    keeping: float,
    winning: float,
    held: float,
    first: float,
    ramp: float,
    allowed: float,
) -> float:
    """Yearly gain of a customer at which a candidate brings the target. Money a year.

    Infinite where the first customer pays only after the horizon, or the part is 0.
    The price is linear in the gain, so this is solved, not searched; a target so low that it asks
    for no price at all gives 0. Other numbers: those of `money_within`.
    Errors: those of `money_within`.
    """
    nothing = money_within(horizon, 0, part, keeping, winning, held, first, ramp, allowed)
    months = customer_months(held, first, ramp, horizon)
    if months == 0 or part == 0:
        return float("inf") if target > nothing else 0.0
    return max(0.0, (target - nothing) * 12 / (part * months))


def held_wanted(
    target: float,
    horizon: float,
    gain: float,
    part: float,
    keeping: float,
    winning: float,
    first: float,
    ramp: float,
    allowed: float,
) -> float:
    """Customers at which a candidate brings the target; money is linear in them. Infinite if none do.

    Errors: those of `money_within`.
    """
    each = money_within(horizon, gain, part, keeping, winning, 1, first, ramp, 0)
    if target + allowed <= 0:
        return 0.0
    return (target + allowed) / each if each > 0 else float("inf")


def first_wanted(
    target: float,
    horizon: float,
    gain: float,
    part: float,
    keeping: float,
    winning: float,
    held: float,
    ramp: float,
    allowed: float,
) -> float:
    """Latest month of first money at which a candidate still brings the target; -1 if not even today.

    Searched by halving between today and the horizon. Where the target is above what is lost
    without a customer, there is one such month: money rises with the time left once winning the
    customers is paid off, and is below that loss before.
    Errors: ValueError if a customer pays no more a month than `keeping`, or the target is not above
    minus `allowed`; and those of `money_within`.
    """
    if monthly_price(gain, part) <= keeping:
        raise ValueError("A customer must pay more a month than keeping one costs.")
    if target <= -allowed:
        raise ValueError("The target must be above what is lost if nobody ever buys.")

    def enough(first: float) -> bool:
        return money_within(horizon, gain, part, keeping, winning, held, first, ramp, allowed) >= target

    if not enough(0):
        return -1.0
    early, late = 0.0, horizon
    for _ in range(HALVINGS):
        middle = (early + late) / 2
        if enough(middle):
            early = middle
        else:
            late = middle
    return early


def pay_until(horizon: float, monthly: float) -> float:
    """What the team costs until the horizon: months times the cost of a month. Money.

    Errors: ValueError if a number is negative.
    """
    if horizon < 0 or monthly < 0:
        raise ValueError("The months and the cost of a month must not be negative.")
    return horizon * monthly


def cases_per_extra(with_tool: float, without: float, per: float) -> float:
    """How many cases must pass through a tool for one more to be found.

    with_tool, without: finds among `per` cases in the two arms of a trial, the first the larger.
    This is `per` divided by the difference; it carries the uncertainty of both.
    Errors: ValueError if a number of finds is outside 0 to `per`, or the tool finds no more.
    """
    if per <= 0 or not 0 <= without <= per or not 0 <= with_tool <= per:
        raise ValueError("The finds must lie between 0 and the cases they were counted in.")
    if with_tool <= without:
        raise ValueError("The tool must find more than the comparator.")
    return per / (with_tool - without)


def alarms_per_find(cases: float, missed: float, items: float, alarmed: float) -> float:
    """Alarms looked at for each case found.

    cases: all there were among the items. missed: of them without an alarm. alarmed: share of the
    items with an alarm.
    Errors: ValueError if none is found, a number is out of range, or more are found than alarmed.
    """
    found = cases - missed
    if missed < 0 or found <= 0:
        raise ValueError("At least one case must be found.")
    if not 0 <= alarmed <= 1 or cases > items:
        raise ValueError("The cases must be among the items, and the alarmed a share of them.")
    if items * alarmed < found:
        raise ValueError("There cannot be fewer alarms than cases found.")
    return items * alarmed / found


def _time_value(usable: float, minutes: float, wasted: float, wage: float) -> float:
    """Money that the time of one task is worth, on average; negative where more is lost than saved."""
    return (usable * minutes - (1 - usable) * wasted) / 60 * wage


def _check_use(usable: float, minutes: float, wasted: float, wage: float, caught: float, damage: float) -> None:
    if not 0 <= usable <= 1 or not 0 <= caught <= 1:
        raise ValueError("The shares usable and caught must lie between 0 and 1.")
    if minutes < 0 or wasted < 0 or wage < 0 or damage < 0:
        raise ValueError("Minutes, wage and damage must not be negative.")


def _check_time(held: float, first: float, ramp: float, horizon: float) -> None:
    if held < 0 or first < 0 or horizon < 0:
        raise ValueError("Customers and months must not be negative.")
    if ramp <= 0:
        raise ValueError("The ramp must be longer than zero months.")
