"""Mixtures of experts: what must be in memory, what is read, what is computed.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. A model of
this kind has weights that every token uses and weights of routed experts, of which each token uses a
few in each layer. Memory follows all the weights, arithmetic those that a token uses.
"""

import math

GIGA = 1e9
TERA = 1e12
ROUNDING = 1e-9


def _positive(*numbers: float) -> None:
    for number in numbers:
        if number <= 0:
            raise ValueError("Every number here must be positive.")


def _sizes(total: float, active: float, experts: float, chosen: float) -> None:
    _positive(total, active, experts, chosen)
    if active > total:
        raise ValueError("A token cannot use more parameters than there are.")
    if chosen >= experts:
        raise ValueError("A token must use fewer experts than there are.")


def weights_gb(parameters: float, width: float) -> float:
    """GB of so many parameters. width: bytes of one, 1 for 8 bits.

    Errors: ValueError if a number is not positive.
    """
    _positive(parameters, width)
    return parameters * width / GIGA


def fewest_gpus(weights: float, memory: float, usable: float) -> int:
    """Fewest GPUs that hold the weights and nothing else: a lower bound, caches need more.

    weights, memory: GB, of the model and of one GPU. usable: share that may be filled, 0 to 1.
    Errors: ValueError if a number is not positive or the share exceeds 1.
    """
    _positive(weights, memory, usable)
    if usable > 1:
        raise ValueError("The usable share is at most 1.")
    return math.ceil(weights / (memory * usable) - ROUNDING)


def routed_parameters(total: float, active: float, experts: float, chosen: float) -> float:
    """Parameters in routed experts, from what a maker publishes.

    total = always + routed, active = always + routed * chosen / experts; solved for routed. All
    layers of experts are taken to be alike. experts: routed experts of a layer. chosen: of these,
    how many a token uses. Errors: ValueError if the numbers contradict each other.
    """
    _sizes(total, active, experts, chosen)
    routed = (total - active) / (1.0 - chosen / experts)
    if routed > total:
        raise ValueError("These numbers leave less than nothing for the part that every token uses.")
    return routed


def touched_share(experts: float, chosen: float, batch: float) -> float:
    """Mean share of a layer's experts that at least one of so many tokens uses.

    1 - (1 - chosen / experts) ** batch, if tokens choose independently of each other and all
    experts are equally liked. Where some are liked more, the mean share is smaller: each expert's
    chance of being touched is a concave function of its popularity.
    A router that spreads the tokens of a step on purpose touches more, up to batch * chosen / experts.
    Errors: ValueError if a number is not positive, the batch is below 1 or as many are chosen as there are.
    """
    _positive(experts, chosen, batch)
    if batch < 1:
        raise ValueError("The batch must hold at least one request.")
    if chosen >= experts:
        raise ValueError("A token must use fewer experts than there are.")
    return float(1.0 - (1.0 - chosen / experts) ** batch)


def weights_read(total: float, active: float, experts: float, chosen: float, batch: float, width: float) -> float:
    """GB of weights read in one decoding step for a batch, on the mean, under `touched_share`.

    With one request it is the active part, with very many the whole model.
    Errors: ValueError if an input is out of range.
    """
    routed = routed_parameters(total, active, experts, chosen)
    share = touched_share(experts, chosen, batch)
    return weights_gb(total - routed + routed * share, width)


def read_each(weights: float, batch: float, cache: float) -> float:
    """GB read in a step for each of its requests: its share of the weights, and its own cache.

    weights: GB read in the step. cache: GB of one request, may be 0.
    Errors: ValueError if weights or batch are not positive or the cache is negative.
    """
    _positive(weights, batch)
    if cache < 0:
        raise ValueError("A cache must not be negative.")
    return weights / batch + cache


def least_batch(
    total: float, active: float, experts: float, chosen: float, width: float, cache: float, each: float
) -> int:
    """Fewest requests in a step at which a mixture reads no more for each of them than a given figure.

    The first five describe the mixture as for `weights_read`. cache: GB of one request. each: GB for
    each request of the other model. Errors: ValueError if an input is out of range, or if the cache
    alone is as much: then no batch is large enough.
    """
    _positive(each)
    if cache >= each:
        raise ValueError("The cache alone is as much as the figure to reach.")
    batch = 1
    while read_each(weights_read(total, active, experts, chosen, batch, width), batch, cache) > each:
        batch += 1
    return batch


def arithmetic_gb(active: float, peak: float, bandwidth: float) -> float:
    """GB that can be read in the time that the arithmetic of one token takes: 2 * active * bandwidth / peak.

    active: parameters a token uses. peak: TFLOP/s. bandwidth: TB/s.
    Errors: ValueError if a number is not positive.
    """
    _positive(active, peak, bandwidth)
    return 2.0 * active * bandwidth / peak / GIGA


def balance_batch(weights: float, active: float, peak: float, bandwidth: float, cache: float) -> float:
    """Requests in a step at which arithmetic takes as long as reading all the weights and the caches.

    (weights + batch * cache) over bandwidth equals 2 * active * batch over peak; the number of GPUs
    cancels. weights, cache: GB, of the model and of one request. active: parameters a token uses.
    peak: TFLOP/s. bandwidth: TB/s. The arithmetic of attention is left out, so that for long contexts
    the figure is too high, by several times where attention takes more than the weights.
    Errors: ValueError if a number is not positive (a cache of 0 is allowed), or if one cache takes
    longer to read than the arithmetic of its token: then no batch is large enough.
    """
    _positive(weights)
    if cache < 0:
        raise ValueError("A cache must not be negative.")
    room = arithmetic_gb(active, peak, bandwidth) - cache
    if room <= 0:
        raise ValueError("The cache takes longer to read than the arithmetic takes, however large the batch.")
    return weights / room


def spare_gb(gpus: float, memory: float, usable: float, weights: float) -> float:
    """GB left for caches once the weights are in so many GPUs.

    memory, weights: GB, of one GPU and of the model. usable: share that may be filled, 0 to 1.
    Errors: ValueError if a number is not positive, the share exceeds 1, or the weights do not fit.
    """
    _positive(gpus, memory, usable, weights)
    if usable > 1:
        raise ValueError("The usable share is at most 1.")
    left = gpus * memory * usable - weights
    if left < 0:
        raise ValueError("The weights do not fit into these GPUs.")
    return left


def reading_operations(parameters: float, tokens: float) -> float:
    """FLOP to pass so many tokens through so many parameters: 2 each; attention is left out.

    parameters: those that each token uses. Errors: ValueError if a number is not positive.
    """
    _positive(parameters, tokens)
    return 2.0 * parameters * tokens


def gpu_hours(flop: float, peak: float, utilisation: float) -> float:
    """GPU-hours for so many FLOP. peak: TFLOP/s. utilisation: share of it reached, 0 to 1.

    Errors: ValueError if a number is not positive or the utilisation exceeds 1.
    """
    _positive(flop, peak, utilisation)
    if utilisation > 1:
        raise ValueError("Utilisation is at most 1; write 50% as 0.5.")
    return flop / (peak * TERA * utilisation) / 3600.0


def minutes(hours: float) -> float:
    """Minutes of so many hours. Errors: ValueError if the number is not positive."""
    _positive(hours)
    return hours * 60.0


def image_operations(parameters: float, side: float, cell: float, steps: float, passes: float) -> float:
    """FLOP to draw one square picture by diffusion with a Transformer, as an order of magnitude.

    2 for each parameter, cell of the picture, step and pass. side: pixels of an edge. cell: pixels of
    the edge of a cell. steps: of denoising. passes: of the network in a step, 2 where it runs with
    and without the wanted text. Attention is left out (the figure is too low for it); where text and
    cells go through different weights it is too high, by up to a factor of 2.
    Errors: ValueError if a number is not positive.
    """
    _positive(parameters, side, cell, steps, passes)
    return reading_operations(parameters, (side / cell) ** 2) * steps * passes


def cells(side: float, cell: float) -> float:
    """Cells of a square picture. side, cell: pixels of an edge.

    Errors: ValueError if a number is not positive.
    """
    _positive(side, cell)
    return (side / cell) ** 2


def floor_requests(month: float, price: float) -> float:
    """Requests a month below which a fixed monthly cost is more than a provider's bill.

    A lower bound for break-even: whether the GPUs could serve so many is another question.
    month: money a month. price: money a request. Errors: ValueError if a number is not positive.
    """
    _positive(month, price)
    return month / price


def most_requests(seconds: float, hours: float) -> float:
    """Requests that one GPU which is never idle serves in so many hours.

    seconds: GPU-seconds of a request. Errors: ValueError if a number is not positive.
    """
    _positive(seconds, hours)
    return hours * 3600.0 / seconds


def times(number: float, other: float) -> float:
    """A number as a multiple of another. Errors: ValueError if a number is not positive."""
    _positive(number, other)
    return number / other
