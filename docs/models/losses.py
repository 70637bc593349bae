"""Loss functions: what a wrong answer costs while a model is trained or tested.

Numbers in, numbers out; standard library only. Logarithms are natural: a log loss is in nats.
Sources: G. W. Brier, Monthly Weather Review 78 (1950); T. Gneiting and A. E. Raftery, Journal of the
American Statistical Association 102 (2007), on proper scores.
"""

import math


def mean_squared_error(predicted: tuple[float, ...], actual: tuple[float, ...]) -> float:
    """Mean of the squared differences, in the square of their unit.

    Errors: ValueError if there is nothing to compare or the lengths differ.
    """
    if not predicted or len(predicted) != len(actual):
        raise ValueError("Give as many predictions as actual values, at least one.")
    return sum((p - a) ** 2 for p, a in zip(predicted, actual)) / len(predicted)  # noqa: B905


def log_loss(stated: float, label: float) -> float:
    """Cross-entropy loss of one yes or no, in nats.

    stated: chance given to yes. label: 1 for yes, 0 for no. Infinite for a certainty that was wrong.
    Errors: ValueError if the chance is outside 0 to 1 or the label neither 0 nor 1.
    """
    _check(stated, label)
    given = stated if label == 1 else 1 - stated
    return abs(math.log(given)) if given > 0 else math.inf


def squared_loss(stated: float, label: float) -> float:
    """Squared difference of a stated chance and the label, 0 to 1: the Brier score. Errors: as in `log_loss`."""
    _check(stated, label)
    return (stated - label) ** 2


def group_log_loss(high: float, high_yes: float, high_no: float, low: float, low_yes: float, low_no: float) -> float:
    """Mean log loss, in nats per item, where only two chances are ever stated.

    high, low: the two chances given to yes. The rest: how many items got that chance and were yes or no.
    Errors: ValueError if a number is negative or there are no items, or as in `log_loss`.
    """
    numbers = (high_yes, high_no, low_yes, low_no)
    if min(numbers) < 0 or sum(numbers) <= 0:
        raise ValueError("Numbers must not be negative, and there must be at least one item.")
    _check(high, 1)
    _check(low, 1)
    parts = ((high, 1.0), (high, 0.0), (low, 1.0), (low, 0.0))
    pairs = zip(numbers, parts)  # noqa: B905
    total = sum(number * log_loss(chance, label) for number, (chance, label) in pairs if number)
    return total / sum(numbers)


def group_brier(high: float, high_yes: float, high_no: float, low: float, low_yes: float, low_no: float) -> float:
    """Mean Brier score per item, 0 to 1, where only two chances are ever stated.

    Inputs and errors as in `group_log_loss`.
    """
    numbers = (high_yes, high_no, low_yes, low_no)
    if min(numbers) < 0 or sum(numbers) <= 0:
        raise ValueError("Numbers must not be negative, and there must be at least one item.")
    yes = high_yes * squared_loss(high, 1) + low_yes * squared_loss(low, 1)
    no = high_no * squared_loss(high, 0) + low_no * squared_loss(low, 0)
    return (yes + no) / sum(numbers)


def gap_to_base(
    high: float, high_yes: float, high_no: float, low: float, low_yes: float, low_no: float, share: float
) -> tuple[float, float]:
    """How much more log loss the two chances have than always stating the share, and two standard errors.

    Both in nats per item, from the differences item by item; the items count as independent draws.
    Errors: ValueError if there are fewer than two items, a difference is infinite, or as in `group_log_loss`.
    """
    mean = group_log_loss(high, high_yes, high_no, low, low_yes, low_no)
    mean -= group_log_loss(share, high_yes, high_no, share, low_yes, low_no)
    items = high_yes + high_no + low_yes + low_no
    if items < 2 or not -math.inf < mean < math.inf:
        raise ValueError("There must be two items or more, and no infinite loss.")
    squares = 0.0
    for number, stated, label in ((high_yes, high, 1), (high_no, high, 0), (low_yes, low, 1), (low_no, low, 0)):
        if number:
            squares += number * (log_loss(stated, label) - log_loss(share, label) - mean) ** 2
    return mean, 2 * math.sqrt(squares / (items - 1) / items)


def group_accuracy(high_yes: float, high_no: float, low_yes: float, low_no: float) -> float:
    """Share judged rightly when the high group is called yes and the low one no.

    Errors: ValueError if a number is negative or there are no items.
    """
    numbers = (high_yes, high_no, low_yes, low_no)
    if min(numbers) < 0 or sum(numbers) <= 0:
        raise ValueError("Numbers must not be negative, and there must be at least one item.")
    return (high_yes + low_no) / sum(numbers)


def base_log_loss(share: float) -> float:
    """Log loss, in nats per item, of always stating the true share of yes: the entropy of the share.

    Errors: ValueError if the share is outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("The share must lie between 0 and 1.")
    return sum(part * abs(math.log(part)) for part in (share, 1 - share) if part > 0)


def sigmoid(score: float) -> float:
    """The chance of yes that a score stands for: 1/(1 + e^-score). No unit."""
    if score < 0:
        power = math.exp(score)
        return power / (1 + power)
    return 1 / (1 + math.exp(-score))


def log_slope(score: float, label: float) -> float:
    """Slope of the log loss in the score, in nats per unit of score: the chance less the label."""
    _check(0.5, label)
    return sigmoid(score) - label


def squared_slope(score: float, label: float) -> float:
    """Slope of the squared loss in the score: 2 (p - y) p (1 - p), which vanishes at both ends."""
    _check(0.5, label)
    chance = sigmoid(score)
    return 2 * (chance - label) * chance * (1 - chance)


def slope_ratio(score: float) -> float:
    """How many times steeper the log loss is than the squared one, at this score, where the label is yes.

    It is 1/(2 p (1 - p)). Errors: ValueError if the score is further than 700 from zero.
    """
    if not -700 <= score <= 700:
        raise ValueError("The score must lie between -700 and 700.")
    return 1 / (2 * sigmoid(score) * sigmoid(-score))


def _check(stated: float, label: float) -> None:
    if not 0 <= stated <= 1:
        raise ValueError("A chance must lie between 0 and 1.")
    if label not in (0, 1):
        raise ValueError("The label must be 0 or 1.")
