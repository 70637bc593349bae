"""Speculative decoding: a small model drafts tokens, the large one checks them all in one pass.

Numbers in, numbers out. Only other models are imported, so that the same file runs under
CPython, Pyodide and MicroPython. Source: Y. Leviathan, M. Kalman and Y. Matias, "Fast Inference
from Transformers via Speculative Decoding", ICML 2023 (equation 1, theorems 3.8 and 3.11).
"""

GIGA = 1e9
TERA = 1e12


def _check(alpha: float, gamma: float) -> None:
    if not 0 <= alpha <= 1:
        raise ValueError("The acceptance rate must lie between 0 and 1; write 70% as 0.7.")
    if gamma < 0 or gamma != int(gamma):
        raise ValueError("The number of drafted tokens must be a whole number, not below 0.")


def expected_tokens(alpha: float, gamma: float) -> float:
    """Mean number of tokens one round yields: 1 + a + ... + a^gamma = (1 - a^(gamma+1))/(1 - a).

    alpha: chance that a drafted token is accepted, taken as the same for each and independent.
    gamma: tokens drafted a round. The last token comes from the large model itself.
    Errors: ValueError if alpha is outside 0 to 1 or gamma not a whole number.
    """
    _check(alpha, gamma)
    total = term = 1.0
    for _ in range(int(gamma)):
        term *= alpha
        total += term
    return total


def improvement(alpha: float, gamma: float, cost: float) -> float:
    """Expected speed-up of decoding where checking costs no extra time (theorem 3.8).

    cost: time of one run of the small model as a share of one run of the large one.
    Errors: ValueError if the cost is negative; those of `expected_tokens`.
    """
    if cost < 0:
        raise ValueError("The cost of the small model must not be negative.")
    return expected_tokens(alpha, gamma) / (gamma * cost + 1)


def operations(alpha: float, gamma: float, cost: float) -> float:
    """Arithmetic of a token as a multiple of plain decoding (theorem 3.11).

    cost: operations of the small model for a token as a share of those of the large one.
    Errors: ValueError if the cost is negative; those of `expected_tokens`.
    """
    if cost < 0:
        raise ValueError("The cost of the small model must not be negative.")
    return (gamma * cost + gamma + 1) / expected_tokens(alpha, gamma)


def pass_seconds(
    tokens: float,
    batch: float,
    weights: float,
    cache: float,
    bandwidth: float,
    parameters: float,
    peak: float,
    utilisation: float,
) -> float:
    """Time of one pass of the large model that handles some tokens of each request.

    tokens: of each request (1 for plain decoding, gamma + 1 to check a draft). batch: requests.
    weights, cache: GB, the cache of one request. bandwidth: TB/s. parameters: active ones.
    peak: TFLOP/s. utilisation: share of the peak reached, 0 to 1.
    Returns seconds: the longer of reading weights and caches once, and 2 FLOP a parameter and
    token. The arithmetic of attention is left out, so that long contexts take longer.
    Errors: ValueError if tokens or batch are below 1 or another input is out of range.
    """
    if tokens < 1 or batch < 1:
        raise ValueError("A pass handles at least one token of at least one request.")
    if weights <= 0 or cache < 0 or bandwidth <= 0 or parameters <= 0 or peak <= 0:
        raise ValueError("Weights, bandwidth, parameters and peak must be greater than zero.")
    if not 0 < utilisation <= 1:
        raise ValueError("Utilisation must be greater than 0 and at most 1; write 50% as 0.5.")
    reading = (weights + batch * cache) * GIGA / (bandwidth * TERA)
    arithmetic = 2.0 * parameters * batch * tokens / (peak * TERA * utilisation)
    return max(reading, arithmetic)


def improvement_busy(alpha: float, gamma: float, cost: float, plain: float, check: float) -> float:
    """Speed-up of decoding where checking a draft takes longer than a plain step.

    plain: seconds of a plain step. check: seconds of the pass that checks gamma + 1 tokens.
    cost: as in `improvement`, of a plain step. Equals `improvement` where check is plain.
    Errors: ValueError if a time is not positive or the cost negative; those of `expected_tokens`.
    """
    if plain <= 0 or check <= 0:
        raise ValueError("Both times must be greater than zero.")
    if cost < 0:
        raise ValueError("The cost of the small model must not be negative.")
    return expected_tokens(alpha, gamma) * plain / (gamma * cost * plain + check)


def whole_speed_up(share: float, factor: float) -> float:
    """Speed-up of a whole of which only a share becomes faster (Amdahl's law).

    share: of the time before, 0 to 1. factor: how many times faster that share becomes.
    Errors: ValueError if the share is outside 0 to 1 or the factor not positive.
    """
    if not 0 <= share <= 1:
        raise ValueError("The share must lie between 0 and 1.")
    if factor <= 0:
        raise ValueError("The factor must be greater than zero.")
    return 1 / (1 - share + share / factor)


def two_part_speed_up(share: float, first: float, second: float) -> float:
    """Speed-up of a whole whose two parts change by factors of their own; below 1 is slower.

    share: of the time before that the first part takes, 0 to 1. first, second: how many times
    faster each part becomes.
    Errors: ValueError if the share is outside 0 to 1 or a factor not positive.
    """
    if not 0 <= share <= 1:
        raise ValueError("The share must lie between 0 and 1.")
    if first <= 0 or second <= 0:
        raise ValueError("Both factors must be greater than zero.")
    return 1 / (share / first + (1 - share) / second)


def request_speed_up(
    alpha: float,
    gamma: float,
    cost: float,
    batch: float,
    weights: float,
    cache: float,
    bandwidth: float,
    parameters: float,
    peak: float,
    utilisation: float,
    prefill: float,
    output: float,
) -> float:
    """GPU-seconds of a whole request without drafts, divided by those with them.

    Its reading takes as long as before. On a GPU that is never idle this is how many times as
    many requests it gets through; for a request alone, how many times shorter the wait is.
    gamma: 0 means no draft and gives 1. prefill: seconds to read the prompt. output: tokens
    written. The rest as above; the plain step is at full peak, as in `models.serving_cost`, since
    it is bound by reading.
    Errors: those of the functions it calls, and ValueError if prefill or output is negative.
    """
    if prefill < 0 or output < 0:
        raise ValueError("Reading time and output must not be negative.")
    _check(alpha, gamma)
    if gamma == 0:
        return 1.0
    plain = pass_seconds(1, batch, weights, cache, bandwidth, parameters, peak, 1)
    check = pass_seconds(gamma + 1, batch, weights, cache, bandwidth, parameters, peak, utilisation)
    decoding = output * plain / batch
    share = decoding / (prefill + decoding)
    return whole_speed_up(share, improvement_busy(alpha, gamma, cost, plain, check))


def best_draft(
    alpha: float,
    longest: float,
    cost: float,
    batch: float,
    weights: float,
    cache: float,
    bandwidth: float,
    parameters: float,
    peak: float,
    utilisation: float,
    prefill: float,
    output: float,
) -> tuple[int, float]:
    """Draft with the greatest `request_speed_up` at a given load, from 0 to a longest draft.

    longest: tokens of the longest draft tried. The rest as in `request_speed_up`.
    Returns the number of drafted tokens and the speed-up, which is never below 1, since 0 may be
    chosen.
    Errors: those of `request_speed_up`.
    """
    _check(alpha, longest)
    best, gain = 0, 1.0
    for gamma in range(1, int(longest) + 1):
        here = request_speed_up(
            alpha, gamma, cost, batch, weights, cache, bandwidth, parameters, peak, utilisation, prefill, output
        )
        if here > gain:
            best, gain = gamma, here
    return best, gain
