"""What to charge for: use spread over customers, a seat, a line, an outcome, a project, and a rival's copy.

Numbers in, numbers out. Only `math` is imported. Money is in whatever currency the inputs are given in.
Prices include the tax; `tax` is its rate, 0.06 for six per cent; `fee` is what the payment channel keeps of the price.
"""

import math

TENTHS = 10
STEPS = 60


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Prices, costs, requests and times must not be negative.")


def _share(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A share must lie between 0 and 1.")


def share_of_top(ratio: float, part: float) -> float:
    """Share of all use that belongs to the customers who use most.

    ratio: use of a tenth of the customers over that of the tenth below it, at least 1; 1 means all
    use alike. part: how many of the customers, from the top, 0 to 1. Between whole tenths the same
    curve is followed.
    Errors: ValueError if the ratio is below 1 or the part outside 0 to 1.
    """
    if ratio < 1:
        raise ValueError("A tenth uses at least as much as the tenth below it: the ratio is 1 or more.")
    _share(part)
    if ratio == 1:
        return part
    most = ratio**TENTHS
    return float((most - ratio ** (TENTHS * (1 - part))) / (most - 1))


def use_of_tenth(mean: float, ratio: float, tenth: float) -> float:
    """Requests a month of a customer in one tenth, the first being those who use least.

    mean: requests of all customers together, divided by their number. tenth: 1 to 10.
    Errors: those of `share_of_top`; ValueError if the mean is negative or the tenth not 1 to 10.
    """
    _not_negative(mean)
    if not 1 <= tenth <= TENTHS or tenth != int(tenth):
        raise ValueError("The tenth is a whole number from 1 to 10.")
    above = share_of_top(ratio, (TENTHS - tenth) / TENTHS)
    return mean * TENTHS * (share_of_top(ratio, (TENTHS - tenth + 1) / TENTHS) - above)


def left_of_customer(
    base: float, unit: float, tax: float, fee: float, support: float, free: float, requests: float, cost: float
) -> float:
    """What one customer contributes in a month, whatever is charged for.

    base: monthly price, 0 where only use is charged. unit: price of one request, 0 for a flat seat.
    support: human help a month. free: inference of the free users behind this customer. requests:
    sent in the month. cost: inference of one request.
    Errors: ValueError if a number is negative or the fee outside 0 to 1.
    """
    _not_negative(base, unit, tax, support, free, requests, cost)
    _share(fee)
    price = base + unit * requests
    return price / (1 + tax) - price * fee - support - free - requests * cost


def neutral_unit(price: float, mean: float) -> float:
    """Price of a request that brings in as much as a seat, if nobody changes their use.

    Errors: ValueError if the price is negative or the mean use not positive.
    """
    _not_negative(price)
    if mean <= 0:
        raise ValueError("The mean use must be greater than zero.")
    return price / mean


def _kept(tax: float, fee: float) -> float:
    _share(fee)
    kept = 1 / (1 + tax) - fee
    if kept <= 0:
        raise ValueError("Tax and fee must leave something of the price.")
    return kept


def headroom(price: float, tax: float, fee: float, support: float, free: float, top: float, cost: float) -> float:
    """Multiple of today's inference cost at which the tenth who use most stop contributing.

    top: requests a month of a customer in that tenth. The inference of the free users rises by the
    same multiple. Below 1 that tenth loses money today; 0 if the price does not even pay support.
    Errors: ValueError if a number is negative, inference costs nothing or tax and fee take all.
    """
    _not_negative(price, tax, support, free, top, cost)
    inference = free + top * cost
    if inference <= 0:
        raise ValueError("The inference must cost something.")
    return max(0.0, (price * _kept(tax, fee) - support) / inference)


def left_with_line(
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
    multiple: float,
    unit: float,
) -> float:
    """Average contribution of a seat with a fair-use line, once inference costs a multiple of today.

    The line is drawn anew where a customer stops contributing at that cost. unit: price of a request
    beyond it; 0 if the service stops at the line until the next month. Users are ten equal groups.
    The rest as in `left_of_customer`.
    Errors: those of `left_of_customer` and `use_of_tenth`; ValueError if cost or multiple is zero.
    """
    line = _line(price, tax, fee, support, free, cost, multiple)
    total = 0.0
    for tenth in range(1, TENTHS + 1):
        use = use_of_tenth(mean, ratio, tenth)
        within = min(use, line)
        total += left_of_customer(price, 0, tax, fee, support, free * multiple, within, cost * multiple)
        if unit > 0:
            total += left_of_customer(0, unit, tax, fee, 0, 0, use - within, cost * multiple)
    return total / TENTHS


def _line(price: float, tax: float, fee: float, support: float, free: float, cost: float, multiple: float) -> float:
    _not_negative(price, tax, support, free, cost, multiple)
    if cost * multiple <= 0:
        raise ValueError("A request must cost something.")
    return max(0.0, (price * _kept(tax, fee) - support - free * multiple) / (cost * multiple))


def multiple_with_line(
    floor: float,
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
) -> float:
    """Multiple of today's inference cost at which a seat with a line leaves just the floor on average.

    floor: contribution wanted of an average customer, greater than zero. Found between 0 and 1,000.
    Errors: those of `left_with_line`; ValueError if the floor is not positive or never reached.
    """
    given = (price, tax, fee, support, free, mean, cost, ratio)
    low, high = 1e-6, 1000.0
    if floor <= 0 or left_with_line(*given, low, 0) < floor:
        raise ValueError("The floor must be greater than zero and within reach.")
    if left_with_line(*given, high, 0) >= floor:
        raise ValueError("The floor is still left at the highest multiple tried.")
    for _ in range(STEPS):
        middle = (low + high) / 2
        if left_with_line(*given, middle, 0) >= floor:
            low = middle
        else:
            high = middle
    return low


def multiple_without_line(
    floor: float, price: float, tax: float, fee: float, support: float, free: float, mean: float, cost: float
) -> float:
    """As `multiple_with_line`, for a seat without a line.

    Errors: those of `headroom`.
    """
    return headroom(price, tax, fee, support + floor, free, mean, cost)


def headroom_after(room: float, multiple: float) -> float:
    """Headroom once a request, and those of the free users, cost a multiple of today.

    Errors: ValueError if the headroom is negative or the multiple not positive.
    """
    _not_negative(room)
    if multiple <= 0:
        raise ValueError("The multiple must be greater than zero.")
    return room / multiple


def cost_multiple(price_falls: float, tokens_rise: float) -> float:
    """Cost of a request over that of today, after tokens got cheaper and a request uses more.

    price_falls: today's price of a token over the new one. tokens_rise: new tokens over today's.
    Errors: ValueError if the first is not positive or the second negative.
    """
    if price_falls <= 0:
        raise ValueError("The price of a token must stay above zero.")
    _not_negative(tokens_rise)
    return tokens_rise / price_falls


def change_of_left(free: float, requests: float, cost: float, multiple: float) -> float:
    """What a flat seat contributes more, or less, once inference costs a multiple of today.

    Errors: ValueError if a number is negative.
    """
    _not_negative(free, requests, cost, multiple)
    return (free + requests * cost) * (1 - multiple)


def left_if_part_stays(
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
    part: float,
) -> float:
    """Contribution at a new flat price for each customer there was at the old one.

    part: share of the customers who stay, and they are those who use most; at 0 only the free users
    are left. free: inference of the free users for each customer of before; they do not go away.
    ratio: 1 if those who stay use no more than the others. The rest as in `left_of_customer`.
    Errors: those of `share_of_top`; ValueError if a number is negative.
    """
    _not_negative(price, tax, support, free, mean, cost)
    return part * (price * _kept(tax, fee) - support) - mean * cost * share_of_top(ratio, part) - free


def part_to_keep(
    old: float,
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
) -> float:
    """Share of the customers who must stay, lightest leaving first, for a new price to earn as much.

    old: contribution of a customer at the old price. The rest as in `left_if_part_stays`.
    Returns infinity if the new price earns less even when all stay.
    Errors: those of `left_if_part_stays`.
    """
    given = (price, tax, fee, support, free, mean, cost, ratio)
    if left_if_part_stays(*given, 1.0) < old:
        return float("inf")
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if left_if_part_stays(*given, middle) < old:
            low = middle
        else:
            high = middle
    return high


def rest_of_one(share: float) -> float:
    """What a share leaves of the whole.

    Errors: ValueError if the share is outside 0 to 1.
    """
    _share(share)
    return 1 - share


def request_worth(minutes: float, hour: float, good: float) -> float:
    """What one request saves the customer, in time.

    minutes: saved by a request that needs no second one, checking already taken off. hour: what an
    hour of the customer's time costs. good: share of such requests, 0 to 1.
    Errors: ValueError if a number is negative or the share outside 0 to 1.
    """
    _not_negative(minutes, hour)
    _share(good)
    return minutes / 60 * hour * good


def use_at(mean: float, ratio: float, part: float) -> float:
    """Requests a month of the customer who has just `part` of the customers above them.

    The curve is that of `share_of_top`; part 0 is the heaviest customer, 1 the lightest.
    Errors: those of `share_of_top`; ValueError if the mean is negative.
    """
    _not_negative(mean)
    share_of_top(ratio, part)
    if ratio == 1:
        return mean
    growth = TENTHS * math.log(ratio)
    return float(mean * growth * ratio ** (TENTHS * (1 - part)) / (ratio**TENTHS - 1))


def part_worth(price: float, mean: float, ratio: float, worth: float) -> float:
    """Share of the customers to whom the time saved is worth the price, on the curve of `share_of_top`.

    worth: of one request, from `request_worth`; 0 makes no price but 0 worth paying.
    Errors: those of `use_at`; ValueError if a number is negative.
    """
    _not_negative(price, worth)
    if use_at(mean, ratio, 1) * worth >= price:
        return 1.0
    if use_at(mean, ratio, 0) * worth < price:
        return 0.0
    return 1 - math.log(price / (use_at(mean, ratio, 1) * worth)) / (TENTHS * math.log(ratio))


def part_of_willing(old: float, price: float, mean: float, ratio: float, worth: float) -> float:
    """Of those to whom the old price is worth it, the share to whom the new one is as well.

    Errors: those of `part_worth`; ValueError if the old price is worth it to nobody.
    """
    willing = part_worth(old, mean, ratio, worth)
    if willing == 0:
        raise ValueError("The old price must be worth it to somebody.")
    return min(1.0, part_worth(price, mean, ratio, worth) / willing)


def keep_of_willing(
    old: float,
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
    worth: float,
) -> float:
    """Break-even retention among those to whom the old price is worth it, lightest leaving first.

    The top part of the curve is a curve of the same kind: its mean is higher, its ratio is `ratio`
    to the power of the part. The rest as in `part_to_keep`, but `old` is the old price.
    Errors: those of `part_of_willing` and `part_to_keep`.
    """
    part_of_willing(old, price, mean, ratio, worth)
    willing = part_worth(old, mean, ratio, worth)
    their_mean = mean * share_of_top(ratio, willing) / willing
    their_ratio = ratio**willing
    earned = left_of_customer(old, 0, tax, fee, support, free, their_mean, cost)
    return part_to_keep(earned, price, tax, fee, support, free, their_mean, cost, their_ratio)


def least_worth(
    old: float,
    price: float,
    tax: float,
    fee: float,
    support: float,
    free: float,
    mean: float,
    cost: float,
    ratio: float,
    worth: float,
) -> float:
    """Worth of a request at which as many of the willing take the new price as must.

    worth: one at which more than enough of them do; the answer lies below it.
    Errors: those of `keep_of_willing`; ValueError if too few take the price at that worth.
    """
    given = (old, price, tax, fee, support, free, mean, cost, ratio)

    def enough(each: float) -> bool:
        if part_worth(old, mean, ratio, each) == 0:
            return False
        return part_of_willing(old, price, mean, ratio, each) >= keep_of_willing(*given, each)

    if not enough(worth):
        raise ValueError("At the worth given too few take the new price already.")
    low, high = 0.0, worth
    for _ in range(STEPS):
        middle = (low + high) / 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high


def minutes_for(worth: float, hour: float, good: float) -> float:
    """Minutes a good request must save for a request to be worth so much: `request_worth` turned round.

    Errors: those of `request_worth`; ValueError if the hour is worth nothing or no request is good.
    """
    _not_negative(worth)
    each = request_worth(1, hour, good)
    if each <= 0:
        raise ValueError("An hour must be worth something, and some requests must be good.")
    return worth / each


def doubtful(line: float, share: float, seen: float, months: float) -> tuple[float, float]:
    """Counts between which a trial cannot be told from its line: two standard deviations each way.

    line: customers wanted. share: of those who would have come at the old price. seen: those who
    came in one month at the old price; months: of the trial. Both counts are taken as Poisson.
    Returns the lower count, at least 0, and the upper one.
    Errors: ValueError if a number is negative or the share outside 0 to 1.
    """
    _not_negative(line, seen, months)
    _share(share)
    away = 2 * math.sqrt(line + (share * months) ** 2 * seen)
    return max(0.0, line - away), line + away


def left_of_task(
    price: float, tax: float, fee: float, success: float, inference: float, other: float, handed: float, human: float
) -> float:
    """Contribution of one task where only a success is charged.

    price: of one success. success: share of the tasks charged. inference: of one task. other:
    support and free users that fall on one task. handed: share of the tasks a person of ours takes
    over. human: cost of one of those.
    Errors: ValueError if a number is negative or a share outside 0 to 1.
    """
    _not_negative(price, tax, inference, other, human)
    _share(success, handed)
    return price * _kept(tax, fee) * success - inference - other - handed * human


def least_success(price: float, tax: float, fee: float, inference: float, other: float) -> float:
    """Share of the tasks that must be charged for a task to pay for itself, nothing handed over.

    Returns a share; above 1 no rate of success is enough.
    Errors: ValueError if a number is negative or the price zero.
    """
    _not_negative(tax, inference, other)
    if price <= 0:
        raise ValueError("The price must be greater than zero.")
    return (inference + other) / (price * _kept(tax, fee))


def most_handed(left: float, human: float) -> float:
    """Share of the tasks a person may take over before nothing is left of a task.

    left: contribution of a task with nothing handed over. human: cost of taking one over.
    Returns 0 if nothing is left to begin with, at most 1.
    Errors: ValueError if taking over costs nothing.
    """
    if human <= 0:
        raise ValueError("A task taken over must cost something.")
    return min(1.0, max(0.0, left / human))


def project_price(tax: float, sale: float, delivery: float) -> float:
    """Price, tax included, at which an on-premises project leaves nothing.

    tax: its rate. sale: cost of winning it. delivery: people who install and look after it for the
    first year. The customer buys the machines.
    Errors: ValueError if a number is negative.
    """
    _not_negative(tax, sale, delivery)
    return (sale + delivery) * (1 + tax)


def project_gap(price: float, tax: float, sale: float, delivery: float, prepaid: float) -> float:
    """Cash of one's own that lies in a project until the customer pays the rest.

    price: of the project, tax included. sale: paid to win it. delivery: paid between signing and the
    last payment, people and fixed costs alike. prepaid: share of the price paid on signing, after the
    sale and before the delivery. All of the delivery, a year's care included, is counted before the
    last payment, and the tax as paid over at once: a little more cash than will be needed.
    Returns the larger of the two low points.
    Errors: ValueError if a number is negative or the share outside 0 to 1.
    """
    _not_negative(price, tax, sale, delivery)
    _share(prepaid)
    return max(sale, sale + delivery - prepaid * price / (1 + tax))


def rival_price(tax: float, fee: float, support: float, inference: float) -> float:
    """Monthly price at which a rival with the same inference and support just breaks even.

    The rival has no free users and no team to pay: nobody can stay below this price for long.
    Errors: ValueError if a number is negative, or tax and fee take the whole price.
    """
    _not_negative(tax, support, inference)
    return (support + inference) / _kept(tax, fee)


def price_held(rival: float, switching: float, months: float) -> float:
    """Highest price a customer stays for, against the same thing at a rival's price.

    switching: what moving costs the customer, once. months: how far ahead the customer reckons.
    Errors: ValueError if a number is negative or the months not positive.
    """
    _not_negative(rival, switching)
    if months <= 0:
        raise ValueError("The customer must look more than zero months ahead.")
    return rival + switching / months


def price_held_by_hours(rival: float, hour: float, hours: float, months: float) -> float:
    """`price_held`, where moving takes so many hours of so much worth.

    Errors: those of `price_held`; ValueError if hours or their worth are negative.
    """
    _not_negative(hour, hours)
    return price_held(rival, hour * hours, months)


def switching_for(price: float, rival: float, months: float) -> float:
    """What moving must cost the customer for a price to hold against a rival's.

    Returns 0 where the price is no higher than the rival's.
    Errors: those of `price_held`.
    """
    _not_negative(price)
    price_held(rival, 0, months)
    return max(0.0, (price - rival) * months)


def rest_margin(total: float, margin: float, share: float) -> float:
    """Gross margin of what remains of a company once one line of business is taken out.

    total: gross margin of the whole. margin, share: of the line taken out, share of the revenue.
    Errors: ValueError if the share is not at least 0 and below 1.
    """
    if not 0 <= share < 1:
        raise ValueError("The line taken out must be less than the whole.")
    return (total - share * margin) / (1 - share)
