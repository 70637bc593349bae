"""Whether readers of a culture agree, whether they prefer yours, and how many must pay for it.

Numbers in, numbers out. Only `math` and models of this book are imported, so that the same file
runs under CPython, Pyodide and MicroPython. Shares and chances are between 0 and 1.
"""

import math

from models.chance import at_least
from models.interviews import go_count, stop_count
from models.unit_economics import lifetime_value

ROUNDING = 1e-9
MOST_ITEMS = 2000
MOST_RATED = 200
LEAST_ITEMS = 5
MINUTES = 60.0


def agreement(both_yes: float, only_first: float, only_second: float, both_no: float) -> float:
    """Share of the items on which two raters say the same.

    Errors: ValueError if a count is negative or there are no items.
    """
    items = _items(both_yes, only_first, only_second, both_no)
    return (both_yes + both_no) / items


def kappa(both_yes: float, only_first: float, only_second: float, both_no: float) -> float:
    """Cohen's kappa of two raters who each say yes or no to the same items.

    The four counts: items both call right, only the first, only the second, neither.
    Returns 1 for full agreement, 0 for what luck alone would give, negative for less.
    Source: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and
    Psychological Measurement 20 (1960).
    Errors: ValueError if a count is negative, there are no items, or both raters always say the
    same one thing.
    """
    items = _items(both_yes, only_first, only_second, both_no)
    first = (both_yes + only_first) / items
    second = (both_yes + only_second) / items
    luck = first * second + (1 - first) * (1 - second)
    if luck >= 1:
        raise ValueError("Both raters always say the same one thing; kappa is undefined.")
    return (agreement(both_yes, only_first, only_second, both_no) - luck) / (1 - luck)


def kappa_pass(true: float, bar: float, items: float, yes: float) -> float:
    """Chance that the measured kappa reaches a bar: the exact sum over all tables.

    true: the raters' true kappa. items: how many both rate. yes: share of the items that each
    calls right. Tables on which kappa is undefined count as not reached.
    Errors: ValueError if the items are not a whole number from 1 to 200, `yes` is not strictly
    between 0 and 1, or the true kappa is not from 0 up to and below 1.
    """
    if items != int(items) or not 1 <= items <= MOST_RATED:
        raise ValueError("The items must be a whole number from 1 to 200.")
    if not 0 < yes < 1:
        raise ValueError("The share called right must lie between 0 and 1.")
    if not 0 <= true < 1:
        raise ValueError("The true kappa must be at least 0 and below 1.")
    apart = yes * (1 - yes) * (1 - true)
    both, neither = math.log(yes - apart), math.log(1 - yes - apart)
    single = math.log(apart)
    number = int(items)
    logs = [0.0]
    for k in range(1, number + 1):
        logs.append(logs[-1] + math.log(k))
    total = 0.0
    for first in range(number + 1):
        for second in range(number - first + 1):
            rest = number - first - second
            for right in range(rest + 1):
                wrong = rest - right
                if _undefined(right, first, second, wrong) or kappa(right, first, second, wrong) < bar - ROUNDING:
                    continue
                ways = logs[number] - logs[first] - logs[second] - logs[right] - logs[wrong]
                total += math.exp(ways + (first + second) * single + right * both + wrong * neither)
    return total


def alpha(units: tuple[tuple[float, ...], ...]) -> float:
    """Krippendorff's alpha for names (nominal data), any number of raters, gaps allowed.

    units: one tuple an item, with a number for each answer given; items with fewer than two
    answers do not count. Returns 1 for full agreement, 0 for luck.
    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
    Errors: ValueError if no item has two answers, or all answers are the same.
    """
    totals: dict[float, float] = {}
    apart = answers = 0.0
    for unit in units:
        number = len(unit)
        if number < 2:
            continue
        answers += number
        for one in unit:
            totals[one] = totals.get(one, 0.0) + 1
            for other in unit:
                if one != other:
                    apart += 1 / (number - 1)
    if answers < 2:
        raise ValueError("At least one item needs two answers.")
    expected = answers * answers
    for total in totals.values():
        expected -= total * total
    if expected == 0:
        raise ValueError("All answers are the same; alpha is undefined.")
    return 1 - (answers - 1) * apart / expected


def choice_line(items: float, risk: float) -> float:
    """Smallest number of pairs won that a product no better than the other would rarely reach.

    risk: how often a product chosen half the time may reach it. A tie counts as lost.
    Errors: those of `interviews.go_count`; ValueError if there are so few pairs that no line stops luck.
    """
    line = go_count(items, 0.5, risk)
    if line > items:
        raise ValueError("With so few pairs no line can stop luck; take more.")
    return line


def choice_floor(items: float, risk: float) -> float:
    """Smallest number of pairs won that does not yet show that readers prefer the other product.

    risk: how often a product chosen half the time may fall below it.
    Errors: those of `interviews.stop_count`; ValueError if there are so few pairs that no floor stops anybody.
    """
    floor = stop_count(items, 0.5, risk) + 1
    if floor < 1:
        raise ValueError("With so few pairs a floor stops nobody; take more.")
    return floor


def chance_to_win(share: float, items: float, line: float) -> float:
    """Chance that a product whose true share of items won is given reaches the line.

    Errors: those of `chance.at_least`.
    """
    return at_least(line, items, share)


def chance_to_miss(share: float, items: float, line: float) -> float:
    """Chance that a product whose true share of items won is given falls below the line.

    Errors: those of `chance.at_least`.
    """
    return 1 - at_least(line, items, share)


def items_for(share: float, risk: float, power: float) -> float:
    """Fewest items with which a product of this true share passes its own line with a given chance.

    Counted from 5 items up; a few items more may do a little worse, since the line jumps by
    whole items, so the number returned is one from which fifty more all do.
    Errors: ValueError if the share is not above one half, or more than 2,000 items are needed.
    """
    if not 0.5 < share < 1:
        raise ValueError("The share must lie between one half and 1.")
    good = 0
    for items in range(LEAST_ITEMS, MOST_ITEMS + 1):
        line = go_count(items, 0.5, risk)
        if line <= items and at_least(line, items, share) >= power:
            good += 1
            if good > 50:
                return float(items - 50)
        else:
            good = 0
    raise ValueError("More than 2,000 items are needed; the gap is too small to be seen.")


def majority(share: float, raters: float) -> float:
    """Chance that most of an odd number of raters choose an answer each would choose by itself.

    share: chance that one does. They are taken as independent.
    Errors: ValueError if the number of raters is not odd.
    """
    if raters < 1 or raters != int(raters) or int(raters) % 2 == 0:
        raise ValueError("The number of raters must be odd.")
    return at_least((raters + 1) / 2, raters, share)


def all_pass(first: float, second: float, third: float, fourth: float) -> float:
    """Chance that four tests all pass, where the result of one does not bear on another."""
    chance = 1.0
    for one in (first, second, third, fourth):
        if not 0 <= one <= 1:
            raise ValueError("Chances must be between 0 and 1.")
        chance *= one
    return chance


def rating_cost(
    groups: float,
    items: float,
    raters: float,
    judges: float,
    rate_minutes: float,
    write_minutes: float,
    hour_price: float,
) -> float:
    """Money for one round: each item is written once, judged right or wrong, then chosen blind.

    items, raters: of each group. judges: how many of the raters also judge right or wrong, for kappa.
    rate_minutes: for one rater and one item, each time. write_minutes: to write one item.
    hour_price: money for an hour of either.
    Errors: ValueError if a number is negative.
    """
    _not_negative(groups, items, raters, judges, rate_minutes, write_minutes, hour_price)
    return groups * items * ((raters + judges) * rate_minutes + write_minutes) / MINUTES * hour_price


def rounds_cost(rating: float, rounds: float) -> float:
    """Money for so many rounds, each with new items."""
    _not_negative(rating, rounds)
    return rating * rounds


def corpus_cost(characters: float, thousand_price: float) -> float:
    """Money to proof-read a text: its characters, at a price for a thousand of them."""
    _not_negative(characters, thousand_price)
    return characters / 1000 * thousand_price


def sample_cost(
    groups: float, items: float, passage: float, thousand_price: float, editor_month: float, rating: float
) -> float:
    """Money for a sample worked by hand, so that there is something to choose before the outlay.

    passage: characters of text an item draws on, which are proof-read. editor_month: one month of
    the editor who prepares the texts; the model answers. rating: one round. Founders' hours are left out.
    Errors: ValueError if a number is negative.
    """
    _not_negative(groups, items, passage, editor_month, rating)
    return corpus_cost(groups * items * passage, thousand_price) + editor_month + rating


def first_year(
    corpus: float, rating: float, rounds: float, editor_month: float, months: float, building: float
) -> float:
    """Money a cultural feature takes in its first year: text, evaluations, an editor, building it."""
    _not_negative(corpus, rating, rounds, editor_month, months, building)
    return corpus + rounds_cost(rating, rounds) + editor_month * months + building


def value_in_year(monthly: float, churn: float, months: float) -> float:
    """Contribution, by the end of a year, of a customer won in it: the average over those months.

    monthly: contribution a month. churn: share lost each month. months: how many the year has; as
    many customers come in each, and one who comes in the last pays once.
    Errors: those of `unit_economics.lifetime_value`; ValueError if the months are not a whole number of at least 1.
    """
    if months < 1 or months != int(months):
        raise ValueError("The months must be a whole number, at least 1.")
    total = 0.0
    for left in range(1, int(months) + 1):
        total += lifetime_value(monthly, churn, left)
    return total / months


def payers_to_repay(cost: float, value: float, acquisition: float) -> float:
    """Added paying customers that repay a cost: each is worth a value, less what winning them takes.

    Returns a whole number, infinity if a customer is worth no more than winning one takes.
    Errors: ValueError if a number is negative.
    """
    _not_negative(cost, value, acquisition)
    if value <= acquisition:
        return float("inf")
    return math.ceil(cost / (value - acquisition) - ROUNDING)


def brought(month: float, months: float) -> float:
    """Customers that channels bring in so many months at today's measured number a month."""
    _not_negative(month, months)
    return month * months


def _undefined(both_yes: float, only_first: float, only_second: float, both_no: float) -> bool:
    return only_first + only_second == 0 and (both_yes == 0 or both_no == 0)


def _items(*counts: float) -> float:
    total = 0.0
    for count in counts:
        if count < 0:
            raise ValueError("Items must not be negative in number.")
        total += count
    if total <= 0:
        raise ValueError("There must be at least one item.")
    return total


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Costs, items, minutes and customers must not be negative.")
