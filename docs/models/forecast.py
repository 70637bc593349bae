"""Forecasts: base rates, scores, how long skill takes to show, and when a bet is worth its cost.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A chance
and a share are between 0 and 1: 0.3 for three in ten. Sources: G. W. Brier, Monthly Weather Review
78 (1950); P.-S. Laplace, "Essai philosophique sur les probabilites" (1814), for the rule of succession.
"""

import math

from models.chance import at_least, normal_quantile
from models.losses import log_loss, squared_loss

HALVINGS = 60


def succession(hits: float, trials: float) -> float:
    """Chance that the next one is a hit, after the given number of hits and trials: (hits + 1) / (trials + 2).

    Laplace's rule: before the first trial every rate is thought equally likely. Never 0 or 1, and a half
    where nothing was counted. Says nothing where the next trial differs in kind from those counted.
    Errors: ValueError if the counts are not whole numbers, or if there are more hits than trials.
    """
    _check_counts(hits, trials)
    return (hits + 1) / (trials + 2)


def succession_interval(hits: float, trials: float, confidence: float) -> tuple[float, float]:
    """Interval for the rate itself, after the given number of hits and trials, on the same assumption.

    confidence: as 0.9. Returns the lower and the upper end: as much is cut off below as above. The rate
    is below x exactly as often as trials + 1 draws with chance x give at least hits + 1; x is found by
    halving. Errors: ValueError as in `succession`, or if the confidence is not between 0 and 1.
    """
    _check_counts(hits, trials)
    if not 0 < confidence < 1:
        raise ValueError("The confidence must lie between 0 and 1; write 90% as 0.9.")
    cut = (1 - confidence) / 2
    return _rate_below(hits, trials, cut), _rate_below(hits, trials, 1 - cut)


def _rate_below(hits: float, trials: float, share: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if at_least(hits + 1, trials + 1, middle) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def brier(stated: tuple[float, ...], came: tuple[float, ...]) -> float:
    """Mean Brier score of forecasts: 0 is best, 1 worst, and always saying a half scores 0.25.

    stated: chances given. came: 1 where it came true, 0 where not, in the same order.
    Errors: ValueError if there is none, the lengths differ, a chance is outside 0 to 1 or an outcome neither 0 nor 1.
    """
    _check_outcomes(stated, came)
    return sum(squared_loss(stated[index], came[index]) for index in range(len(stated))) / len(stated)


def log_score(stated: tuple[float, ...], came: tuple[float, ...]) -> float:
    """Mean logarithmic score, in nats: 0 is best, always a half scores 0.69, a certainty that fails is infinite.

    Inputs and errors as in `brier`.
    """
    _check_outcomes(stated, came)
    return sum(log_loss(stated[index], came[index]) for index in range(len(stated))) / len(stated)


def skill(score: float, reference: float) -> float:
    """Skill: the share of the reference's score that was saved; 0 is no better, below 0 worse.

    score, reference: mean scores on the same questions, lower being better.
    Errors: ValueError if the score is negative or the reference not positive.
    """
    if score < 0 or reference <= 0:
        raise ValueError("Scores must not be negative, and the reference must be greater than zero.")
    return 1 - score / reference


def expected_brier(stated: tuple[float, ...], true: tuple[float, ...]) -> float:
    """Brier score to be expected where the true chances are known: the mean of (p - q)^2 + q (1 - q).

    stated: chances given. true: chances with which the things come true. Give the same numbers twice
    for forecasts that are right, which still score the mean of p (1 - p).
    Errors: ValueError if there is none, the lengths differ or a chance is outside 0 to 1.
    """
    _check_set(stated)
    _check_set(true)
    if len(stated) != len(true):
        raise ValueError("Give as many stated chances as true ones.")
    total = 0.0
    for index in range(len(stated)):
        p, q = stated[index], true[index]
        total += (p - q) * (p - q) + q * (1 - q)
    return total / len(stated)


def beats_base(stated: tuple[float, ...], base: tuple[float, ...], true: tuple[float, ...]) -> float:
    """Chance that a set of forecasts scores better (Brier) than the base rates do.

    true: chances with which the things come true, each by itself. Give the base rates to learn how
    often luck alone does it, the stated chances to learn how often skill shows. Every pattern of
    outcomes is gone through, so the set may hold 16 forecasts at most.
    Errors: ValueError if there is none, more than 16, the lengths differ or a chance is outside 0 to 1.
    """
    for chances in (stated, base, true):
        _check_set(chances)
    if not len(stated) == len(base) == len(true) <= 16:
        raise ValueError("The three sets must be equally long, and hold 16 forecasts at most.")
    sums = [(0.0, 1.0)]
    for index in range(len(stated)):
        p, b, q = stated[index], base[index], true[index]
        yes = (1 - b) * (1 - b) - (1 - p) * (1 - p)
        no = b * b - p * p
        sums = [(gain + yes, weight * q) for gain, weight in sums] + [
            (gain + no, weight * (1 - q)) for gain, weight in sums
        ]
    return sum(weight for gain, weight in sums if gain > 1e-12)


def forecasts_needed(base: float, chance: float, significance: float, power: float) -> int:
    """Settled forecasts until skill is told from luck, all alike.

    base: what always repeating the base rate says. chance: what we say, and truly holds. significance:
    0.05 lets luck alone pass once in twenty (one side). power: chance that true skill passes. Returns a
    whole number by the normal approximation, ((z sqrt(b(1-b)) + z' sqrt(p(1-p))) / (p - b))^2, rounded up;
    exact binomial tests need up to about a tenth more.
    Errors: ValueError if a number is not between 0 and 1, or the chance equals the base.
    """
    for number in (base, chance, significance, power):
        if not 0 < number < 1:
            raise ValueError("Each number must lie between 0 and 1, both excluded.")
    if base == chance:
        raise ValueError("Who says the base rate cannot beat it.")
    luck = normal_quantile(1 - significance) * math.sqrt(base * (1 - base))
    shown = normal_quantile(power) * math.sqrt(chance * (1 - chance))
    return math.ceil(((luck + shown) / (chance - base)) ** 2)


def tipping_chance(cost: float, gain: float) -> float:
    """Chance at which a bet just pays: cost / gain. Above 1 it cannot pay, however sure you are.

    cost: lost in any case. gain: what comes in if it comes true, before the cost is taken off.
    Errors: ValueError if the cost is negative or the gain not positive.
    """
    if cost < 0 or gain <= 0:
        raise ValueError("The cost must not be negative, and the gain must be greater than zero.")
    return cost / gain


def tipping_with_trial(trial: float, cost: float, gain: float, pass_good: float, pass_bad: float) -> float:
    """Chance at which a trial first just pays, when the bet itself is made only if the trial is passed.

    trial: cost of the trial. cost, gain: of the bet, as in `tipping_chance`. pass_good, pass_bad:
    chance that the trial is passed where the thing will come true, and where it will not. Solves
    p pass_good (gain - cost) - (1 - p) pass_bad cost = trial. Above 1 the trial cannot pay.
    Errors: ValueError if a cost is negative, the gain not above the cost, or a chance of passing not
    between 0 and 1, or that of the good case 0.
    """
    if trial < 0 or cost < 0 or gain <= cost:
        raise ValueError("Costs must not be negative, and the gain must exceed the cost of the bet.")
    if not (0 < pass_good <= 1 and 0 <= pass_bad <= 1):
        raise ValueError("Chances of passing must lie between 0 and 1, and a good case must be able to pass.")
    return (trial + pass_bad * cost) / (pass_good * (gain - cost) + pass_bad * cost)


def worth_of_knowing(chance: float, gain: float, loss: float) -> float:
    """What it is worth at most to be told the future before choosing whether to act.

    chance: that it comes true. gain: result of acting if it does. loss: result of acting if it does not,
    negative for a loss. Not acting brings nothing. 0 wherever the choice is the same in both futures.
    Errors: ValueError if the chance is outside 0 to 1.
    """
    if not 0 <= chance <= 1:
        raise ValueError("The chance must be between 0 and 1.")
    told = chance * max(gain, 0) + (1 - chance) * max(loss, 0)
    return told - max(chance * gain + (1 - chance) * loss, 0)


def _check_counts(hits: float, trials: float) -> None:
    if trials < 0 or trials != int(trials) or hits != int(hits) or not 0 <= hits <= trials:
        raise ValueError("Counts must be whole numbers, and the hits between none and all of the trials.")


def _check_set(stated: tuple[float, ...]) -> None:
    if not stated:
        raise ValueError("Give at least one forecast.")
    for chance in stated:
        if not 0 <= chance <= 1:
            raise ValueError("A chance must be between 0 and 1; write 70% as 0.7.")


def _check_outcomes(stated: tuple[float, ...], came: tuple[float, ...]) -> None:
    _check_set(stated)
    if len(came) != len(stated):
        raise ValueError("Give one outcome for each forecast.")
