"""What a compressed model weighs, and how far rounding moves a number.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. GB are 10^9 bytes.
"""

import math

GIGA = 1e9
BINARY_GIGA = 1073741824.0
BITS_PER_BYTE = 8.0
ROUNDING = 1e-9


def weight_gb(parameters: float, bits: float) -> float:
    """Memory of the weights in GB: parameters times bits, divided by eight.

    bits: of one parameter on average, scales and unquantised layers included.
    Errors: ValueError if an input is not positive.
    """
    if parameters <= 0 or bits <= 0:
        raise ValueError("Parameters and bits must be greater than zero.")
    return parameters * bits / BITS_PER_BYTE / GIGA


def bits_of_file(size: float, parameters: float) -> float:
    """Bits of one parameter on average, from the size of a file of weights: `weight_gb` backwards.

    size: GB. Errors: ValueError if an input is not positive.
    """
    if size <= 0 or parameters <= 0:
        raise ValueError("The size and the number of parameters must be greater than zero.")
    return size * GIGA * BITS_PER_BYTE / parameters


def decimal_gb(binary: float) -> float:
    """GB of 10^9 bytes in so many GiB of 2^30 bytes, which makers of GPUs also write as GB.

    Errors: ValueError if the number is negative.
    """
    if binary < 0:
        raise ValueError("Memory must not be negative.")
    return binary * BINARY_GIGA / GIGA


def step(low: float, high: float, bits: float) -> float:
    """Distance between two neighbouring levels when a range is cut evenly: (high - low)/(2^bits - 1).

    Rounding to the nearest level moves a number of the range by at most half of it.
    Errors: ValueError if the range is empty or bits is not a whole number, at least 1.
    """
    if high <= low:
        raise ValueError("The upper end of the range must be above the lower one.")
    if bits < 1 or bits != int(bits):
        raise ValueError("Bits must be a whole number, at least 1.")
    return (high - low) / (math.pow(2.0, bits) - 1)


def rounded(number: float, low: float, high: float, bits: float) -> float:
    """A number after it has been rounded to the nearest of 2^bits even levels.

    Numbers outside the range are moved to its nearer end. Errors: those of `step`.
    """
    width = step(low, high, bits)
    inside = min(max(number, low), high)
    return low + math.floor((inside - low) / width + 0.5) * width


def cards_needed(weights: float, memory: float, usable: float) -> int:
    """Fewest GPUs whose memory together holds the weights alone.

    Whether the layers can be shared out so evenly is not asked. weights: GB. memory: GB of a GPU.
    usable: share of it the server may fill.
    Errors: ValueError if an input is not positive or the share is above 1.
    """
    if weights <= 0 or memory <= 0 or not 0 < usable <= 1:
        raise ValueError("Weights, memory and usable share must be greater than zero, the share at most 1.")
    return math.ceil(weights / (memory * usable) - ROUNDING)


def pruned_bits(bits: float, kept: float, mark: float) -> float:
    """Bits of one original weight after pruning, where the places of the kept ones are stored too.

    bits: of a kept weight. kept: share of the weights kept, 0 to 1. mark: bits that each original
    place costs to say whether its weight was kept: 1 for a bitmap, 0 where whole rows go.
    Errors: ValueError if bits is not positive, kept outside 0 to 1 or mark negative.
    """
    if bits <= 0 or mark < 0:
        raise ValueError("Bits must be greater than zero and the mark not negative.")
    if not 0 <= kept <= 1:
        raise ValueError("The share kept must lie between 0 and 1.")
    return kept * bits + mark


def share_saved(before: float, after: float) -> float:
    """Share of a size that was saved; negative if it grew.

    Errors: ValueError if the size before is not positive or the one after negative.
    """
    if before <= 0 or after < 0:
        raise ValueError("The size before must be greater than zero, the one after not negative.")
    return 1 - after / before


def reading_speed(weights: float, bandwidth: float) -> float:
    """Most tokens a second that one user can get: bandwidth divided by the weights read a token.

    weights: GB in use for each token: all of a dense model, a part of a mixture of experts.
    bandwidth: GB/s. One request, no cache, nothing else counted:
    an upper limit.
    Errors: ValueError if an input is not positive.
    """
    if weights <= 0 or bandwidth <= 0:
        raise ValueError("Weights and bandwidth must be greater than zero.")
    return bandwidth / weights
