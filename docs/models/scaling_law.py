"""How loss depends on size and data, and how big a model a budget should buy.

The law is L = floor + a / N**alpha + b / D**beta, with N parameters, D training tokens and L in
nats a token (Hoffmann et al. 2022, equation 2). Its five constants are fitted to the models, the
text and the tokeniser of one laboratory: losses of other models must not be compared with it.
Numbers in, numbers out; standard library only. A training takes 6 N D operations.
"""

import math

TRAINING = 6.0
SERVING = 2.0
STEPS = 200


def _constants(floor: float, a: float, b: float, alpha: float, beta: float) -> None:
    if floor < 0:
        raise ValueError("The floor of the loss must not be negative.")
    if a <= 0 or b <= 0 or alpha <= 0 or beta <= 0:
        raise ValueError("The constants a, b, alpha and beta must be greater than zero.")


def loss(parameters: float, tokens: float, floor: float, a: float, b: float, alpha: float, beta: float) -> float:
    """Predicted loss of a model of so many parameters trained on so many tokens.

    Returns nats a token.
    Errors: ValueError if parameters, tokens or a constant are not positive.
    """
    _constants(floor, a, b, alpha, beta)
    if parameters <= 0 or tokens <= 0:
        raise ValueError("Parameters and tokens must be greater than zero.")
    return float(floor + a / parameters**alpha + b / tokens**beta)


def best_parameters(flop: float, a: float, b: float, alpha: float, beta: float) -> float:
    """Parameters that give the lowest loss for a budget of training operations.

    flop: operations of the run, FLOP; tokens are then flop / (6 parameters). The floor does not
    move the optimum. Source: Hoffmann et al. 2022, equation 4.
    Returns a count of parameters.
    Errors: ValueError if the budget or a constant is not positive.
    """
    _constants(0.0, a, b, alpha, beta)
    if flop <= 0:
        raise ValueError("The number of operations must be greater than zero.")
    both = alpha + beta
    return float((alpha * a / (beta * b)) ** (1.0 / both) * (flop / TRAINING) ** (beta / both))


def tokens_of(flop: float, parameters: float) -> float:
    """Training tokens that a budget leaves for a size.

    Errors: ValueError if an input is not positive.
    """
    if flop <= 0 or parameters <= 0:
        raise ValueError("Operations and parameters must be greater than zero.")
    return flop / (TRAINING * parameters)


def best_ratio(flop: float, a: float, b: float, alpha: float, beta: float) -> float:
    """Training tokens per parameter at `best_parameters`.

    Errors: those of `best_parameters`.
    """
    size = best_parameters(flop, a, b, alpha, beta)
    return tokens_of(flop, size) / size


def tokens_per_parameter(tokens: float, parameters: float) -> float:
    """Training tokens per parameter.

    Errors: ValueError if an input is not positive.
    """
    if tokens <= 0 or parameters <= 0:
        raise ValueError("Tokens and parameters must be greater than zero.")
    return tokens / parameters


def tokens_for_loss(
    parameters: float, target: float, floor: float, a: float, b: float, alpha: float, beta: float
) -> float:
    """Training tokens that bring a size down to a loss.

    target: nats a token. Returns tokens, infinity if this size never gets there.
    Errors: ValueError if parameters or a constant are not positive.
    """
    _constants(floor, a, b, alpha, beta)
    if parameters <= 0:
        raise ValueError("The number of parameters must be greater than zero.")
    rest = target - floor - a / parameters**alpha
    if rest <= 0:
        return float("inf")
    return float((b / rest) ** (1.0 / beta))


def smallest_parameters(target: float, floor: float, a: float, alpha: float) -> float:
    """Size below which no amount of data reaches a loss, by the same law.

    Errors: ValueError if the target is not above the floor or a constant is not positive.
    """
    _constants(floor, a, 1.0, alpha, 1.0)
    if target <= floor:
        raise ValueError("The target must be above the floor of the loss.")
    return float((a / (target - floor)) ** (1.0 / alpha))


def lifetime_flop(parameters: float, tokens: float, served: float) -> float:
    """Operations of training a model and of everything it then reads and writes.

    tokens: training tokens. served: tokens processed in use, without those found in a cache.
    Returns FLOP: 6 N D + 2 N S. Attention over a long context is left out, and an operation in
    use is taken to cost as much as one in training.
    Errors: ValueError if parameters or tokens are not positive or the served ones negative.
    """
    if parameters <= 0 or tokens <= 0:
        raise ValueError("Parameters and tokens must be greater than zero.")
    if served < 0:
        raise ValueError("The tokens served must not be negative.")
    return TRAINING * parameters * tokens + SERVING * parameters * served


def served_to_repay(small: float, small_tokens: float, large: float, large_tokens: float) -> float:
    """Tokens served until a smaller model, trained for longer, has cost less in all.

    small, large: parameters. The other two: training tokens of each.
    Returns tokens, 0 if the small one is cheaper from the start.
    Errors: ValueError if an input is not positive or small is not below large.
    """
    if small <= 0 or small_tokens <= 0 or large_tokens <= 0:
        raise ValueError("Parameters and tokens must be greater than zero.")
    if small >= large:
        raise ValueError("The smaller model must have fewer parameters than the larger one.")
    extra = TRAINING * (small * small_tokens - large * large_tokens)
    return max(0.0, extra / (SERVING * (large - small)))


def best_lifetime_parameters(
    target: float, served: float, floor: float, a: float, b: float, alpha: float, beta: float
) -> float:
    """Size that reaches a loss with the fewest operations in training and use together.

    target: nats a token, above the floor. served: tokens processed in use.
    Returns parameters, found by golden-section search over their logarithm, on which the cost is
    convex. The search lies between the size that needs endless data and the best size for training
    alone, ((alpha + beta) / beta) ** (1 / alpha) times as large: use only makes the best smaller.
    Errors: those of `tokens_for_loss`, `smallest_parameters` and `lifetime_flop`.
    """
    low = math.log(smallest_parameters(target, floor, a, alpha)) + 1e-9
    high = low + math.log((alpha + beta) / beta) / alpha
    golden = (math.sqrt(5.0) - 1.0) / 2.0

    def cost(logarithm: float) -> float:
        size = math.exp(logarithm)
        return lifetime_flop(size, tokens_for_loss(size, target, floor, a, b, alpha, beta), served)

    for _ in range(STEPS):
        left = high - golden * (high - low)
        right = low + golden * (high - low)
        if cost(left) <= cost(right):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2.0)


def largest_for_data(tokens: float, epochs: float, ratio: float) -> float:
    """Parameters that a fixed body of text can train at a ratio, if it is read several times.

    tokens: unique tokens at hand. epochs: times each is read. ratio: tokens per parameter.
    A repeated token counts as a new one, which Muennighoff et al. 2023 found to be nearly true
    up to about four epochs.
    Errors: ValueError if an input is not positive.
    """
    if tokens <= 0 or epochs <= 0 or ratio <= 0:
        raise ValueError("Tokens, epochs and the ratio must be greater than zero.")
    return tokens * epochs / ratio
