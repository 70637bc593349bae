"""What a model is told while it learns: the losses of pre-training and of preference learning.

Numbers in, numbers out; standard library only. Every loss is in nats (natural logarithm).
"""

import math


def next_token_loss(chances: list[float]) -> float:
    """Mean cross-entropy of predictions.

    chances: what the model gave to each token that really came, above 0 and at most 1.
    Returns nats a token: the mean of -ln(chance).
    Errors: ValueError if there is no chance or one is outside 0 to 1.
    """
    if len(chances) == 0:
        raise ValueError("There must be at least one predicted token.")
    total = 0.0
    for chance in chances:
        if not 0 < chance <= 1:
            raise ValueError("Each chance must be greater than 0 and at most 1.")
        total -= math.log(chance)
    return total / len(chances)


def perplexity(loss: float) -> float:
    """Equally likely choices that a loss amounts to.

    loss: nats a token, 0 to 700 (beyond it exp no longer fits a number).
    Returns exp(loss), a count of at least 1.
    Errors: ValueError if the loss is negative, above 700 or not a number.
    """
    if not 0 <= loss <= 700:
        raise ValueError("A loss in nats must not be negative, and must be at most 700.")
    return math.exp(loss)


def bits(nats: float) -> float:
    """Turn nats into bits: divide by ln 2."""
    return nats / math.log(2)


def predicted_tokens(tokens: float, share: float) -> float:
    """Expected number of tokens that give a loss in one pass over a text.

    tokens: length of the text. share: part that is predicted (1 for every token, 0.15 for BERT).
    Errors: ValueError if the length is negative or the share outside 0 to 1.
    """
    if tokens < 0:
        raise ValueError("The number of tokens must not be negative.")
    if not 0 <= share <= 1:
        raise ValueError("The share must lie between 0 and 1.")
    return tokens * share


def contrastive_loss(right: float, wrong: list[float], temperature: float) -> float:
    """Loss of picking the right partner out of a batch (InfoNCE), for one item and one direction.

    right: similarity to the true partner. wrong: similarities to the others. temperature:
    the scale of the similarities, above 0. CLIP takes the mean over all items and of the two
    directions, picture to text and text to picture.
    Returns nats; ln(number of candidates) where all similarities are equal.
    Source: Radford et al. 2021.
    Errors: ValueError if the temperature is not positive.
    """
    if temperature <= 0:
        raise ValueError("The temperature must be greater than zero.")
    scores = [right / temperature] + [other / temperature for other in wrong]
    top = max(scores)
    total = 0.0
    for score in scores:
        total += math.exp(score - top)
    return top + math.log(total) - scores[0]


def preference_chance(better: float, worse: float) -> float:
    """Chance that the first answer is preferred, by the model of Bradley and Terry.

    better, worse: rewards of the two answers, in nats; only the difference counts.
    """
    gap = better - worse
    if gap >= 0:
        return 1.0 / (1.0 + math.exp(-gap))
    grown = math.exp(gap)
    return grown / (1.0 + grown)


def dpo_loss(beta: float, chosen: float, chosen_before: float, rejected: float, rejected_before: float) -> float:
    """Loss of direct preference optimisation for one pair of answers.

    beta: weight of staying close to the starting model, above 0. The other four: ln of the
    chance of the whole answer, under the model in training and under the starting model.
    Returns nats: -ln of `preference_chance` of the two implicit rewards; ln 2 at the start.
    Source: Rafailov et al. 2023, equation 7.
    Errors: ValueError if beta is not positive or the logarithm of a chance is above 0.
    """
    if beta <= 0:
        raise ValueError("Beta must be greater than zero.")
    if chosen > 0 or chosen_before > 0 or rejected > 0 or rejected_before > 0:
        raise ValueError("The logarithm of a chance is never above zero.")
    margin = beta * ((chosen - chosen_before) - (rejected - rejected_before))
    if margin >= 0:
        return math.log(1.0 + math.exp(-margin))
    return -margin + math.log(1.0 + math.exp(margin))
