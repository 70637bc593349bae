"""What a Transformer with so many layers and heads holds, computes and costs as the context grows.

Numbers in, numbers out. Only plain arithmetic. GB are 10^9 bytes, TB/s 10^12 bytes a second. The
formulas are for a decoder in which every layer attends to the whole context; sliding windows, linear
attention and sparse attention need other ones.
Source: the formulas follow from the shapes; J. Austin et al., "How To Scale Your Model" (2025), counts
the same way; DeepSeek-V2 (2024) for latent attention.
"""

GIGA = 1e9
TERA = 1e12


def _positive(*numbers: float) -> None:
    for number in numbers:
        if not number > 0:  # also catches a number that is none
            raise ValueError("Layers, heads, sizes, widths, tokens and speeds must be greater than zero.")


def grouped_bytes(layers: float, kv_heads: float, head_size: float, width: float) -> float:
    """Bytes that one token leaves in the key-value cache, with grouped or full multi-head attention.

    layers: of the model. kv_heads: key-value heads of a layer (all heads where none is shared).
    head_size: numbers a head. width: bytes a number. The factor 2 is for keys and values.
    Errors: ValueError if an input is not positive.
    """
    _positive(layers, kv_heads, head_size, width)
    return 2.0 * layers * kv_heads * head_size * width


def latent_bytes(layers: float, latent: float, rotary: float, width: float) -> float:
    """Bytes that one token leaves in the cache with multi-head latent attention.

    latent: numbers of the compressed vector of a layer. rotary: numbers of the key that carries the
    position, shared by all heads. There is no factor 2: one vector serves keys and values.
    Errors: ValueError if an input is not positive.
    """
    _positive(layers, latent, rotary, width)
    return layers * (latent + rotary) * width


def cache_gb(token_bytes: float, tokens: float) -> float:
    """Cache of a context, in GB: bytes a token times tokens.

    Errors: ValueError if an input is not positive.
    """
    _positive(token_bytes, tokens)
    return token_bytes * tokens / GIGA


def layer_parameters(width: float, heads: float, kv_heads: float, head_size: float, inner: float) -> float:
    """Weights of one layer: four attention matrices and three of a gated feed-forward network.

    width: numbers of a token's vector. heads: of queries. inner: width of the feed-forward network.
    Norms, some thousands of numbers, are left out. An ungated network has two matrices, not three.
    Errors: ValueError if an input is not positive.
    """
    _positive(width, heads, kv_heads, head_size, inner)
    attention = 2.0 * width * heads * head_size + 2.0 * width * kv_heads * head_size
    return attention + feed_forward_parameters(width, inner)


def feed_forward_parameters(width: float, inner: float) -> float:
    """Weights of the gated feed-forward network of one layer: three matrices.

    width: numbers of a token's vector. inner: width of the network.
    Errors: ValueError if an input is not positive.
    """
    _positive(width, inner)
    return 3.0 * width * inner


def table_parameters(vocabulary: float, width: float) -> float:
    """Weights of one table of vectors: one vector for each token of the vocabulary.

    Errors: ValueError if an input is not positive.
    """
    _positive(vocabulary, width)
    return vocabulary * width


def model_parameters(layer: float, layers: float, vocabulary: float, width: float) -> float:
    """Weights of a model: its layers, a table of vectors for input and another for output.

    layer: weights of one layer. vocabulary: tokens in it. A model that ties the two tables has one.
    Errors: ValueError if an input is not positive.
    """
    _positive(layer, layers)
    return layer * layers + 2.0 * table_parameters(vocabulary, width)


def share(part: float, whole: float) -> float:
    """A part of a whole, as a share.

    Errors: ValueError if an input is not positive or the part exceeds the whole.
    """
    _positive(part, whole)
    if part > whole:
        raise ValueError("The part must not exceed the whole.")
    return part / whole


def times(number: float, other: float) -> float:
    """A number as a multiple of another.

    Errors: ValueError if an input is not positive.
    """
    _positive(number, other)
    return number / other


def per_thousand(seconds: float, tokens: float) -> float:
    """GPU-seconds for a thousand tokens, where so many tokens take so many seconds.

    Errors: ValueError if an input is not positive.
    """
    _positive(seconds, tokens)
    return seconds / tokens * 1000.0


def reading_flop(tokens: float, layer: float, layers: float, heads: float, head_size: float) -> float:
    """Operations to read a prompt: 2 a weight and token, and 4 a head number and pair of tokens.

    A token is compared with itself and those before it, about T x T / 2 pairs (exactly T (T + 1) / 2).
    Keys and values are taken to be of one size; latent attention needs other numbers.
    The output table, norms and softmax are left out. Returns FLOP.
    Errors: ValueError if an input is not positive.
    """
    _positive(tokens, layer, layers, heads, head_size)
    return 2.0 * layer * layers * tokens + 2.0 * layers * heads * head_size * tokens * tokens


def crossover(layer: float, heads: float, head_size: float) -> float:
    """Length of a prompt at which comparing tokens costs as many operations as the weights.

    layer: weights of one layer. Returns tokens: weights of a layer over heads times head size.
    Errors: ValueError if an input is not positive.
    """
    _positive(layer, heads, head_size)
    return layer / (heads * head_size)


def attention_share(tokens: float, crossing: float) -> float:
    """Share of the reading of a prompt that goes into comparing tokens.

    crossing: what `crossover` gives.
    Errors: ValueError if an input is not positive.
    """
    _positive(tokens, crossing)
    return tokens / (tokens + crossing)


def times_dearer_token(tokens: float, shorter: float, crossing: float) -> float:
    """Operations a token of a long prompt, as a multiple of those of a shorter one.

    Errors: ValueError if an input is not positive.
    """
    _positive(tokens, shorter, crossing)
    return (1.0 + tokens / crossing) / (1.0 + shorter / crossing)


def times_dearer_prompt(tokens: float, shorter: float, crossing: float) -> float:
    """Operations of a long prompt, as a multiple of those of a shorter one.

    Errors: ValueError if an input is not positive.
    """
    _positive(shorter)
    return tokens / shorter * times_dearer_token(tokens, shorter, crossing)


def reading_seconds(flop: float, peak: float, utilisation: float) -> float:
    """GPU-seconds for so many operations. peak: TFLOP/s. utilisation: share of it reached, 0 to 1.

    Errors: ValueError if an input is not positive or the utilisation exceeds 1.
    """
    _positive(flop, peak, utilisation)
    if utilisation > 1:
        raise ValueError("Utilisation is at most 1; write 50% as 0.5.")
    return flop / (peak * TERA * utilisation)


def mixed_seconds(flop: float, comparing: float, peak: float, slower: float, utilisation: float) -> float:
    """GPU-seconds where weights run at one peak and comparing tokens at a slower one.

    flop: all operations. comparing: the share of them that compares tokens. peak, slower: TFLOP/s.
    Errors: ValueError if an input is not positive, or a share exceeds 1.
    """
    share(comparing, 1.0)
    first = reading_seconds(flop, peak, utilisation) * (1.0 - comparing)
    return first + reading_seconds(flop, slower, utilisation) * comparing


def crossover_in_time(crossing: float, peak: float, slower: float) -> float:
    """Length at which comparing takes as many seconds as the weights, if it runs at a slower peak.

    crossing: what `crossover` gives, in tokens. Errors: ValueError if an input is not positive.
    """
    _positive(crossing, peak, slower)
    return crossing * slower / peak


def fuller_weights(weights: float, layer: float, fuller: float, layers: float, width: float) -> float:
    """GB of weights if every layer had more parameters, all else equal.

    weights: GB as they are. layer, fuller: parameters of a layer now and then. width: bytes each.
    Errors: ValueError if an input is not positive.
    """
    _positive(weights, layer, fuller, layers, width)
    return weights + (fuller - layer) * layers * width / GIGA


def step_times(weights: float, batch: float, cache: float, shorter: float) -> float:
    """Cost of a written token against that with a shorter context, the number of requests unchanged.

    weights, cache, shorter: GB, of the weights and of one request. A step reads the weights once and
    every cache. Errors: ValueError if an input is not positive.
    """
    _positive(weights, batch, cache, shorter)
    return (weights + batch * cache) / (weights + batch * shorter)


def pieces(tokens: float, piece: float) -> float:
    """Requests that a text takes if each holds so many tokens, rounded up, without overlap.

    Errors: ValueError if an input is not positive.
    """
    _positive(tokens, piece)
    whole = int(tokens // piece)
    return float(whole if whole * piece == tokens else whole + 1)


def spare_tokens(tokens: float, piece: float) -> float:
    """Tokens left in the last of `pieces`, for what must be sent again with each.

    Errors: ValueError if an input is not positive.
    """
    return pieces(tokens, piece) * piece - tokens


def several(price: float, requests: float) -> float:
    """Money for so many requests of one price. Errors: ValueError if an input is not positive."""
    _positive(price, requests)
    return price * requests


def writing_seconds(cache: float, memory: float, weights: float, bandwidth: float) -> float:
    """GPU-seconds for one written token where requests fill the memory and bandwidth is the limit.

    cache: GB of one request. memory: GB that may be filled. weights: GB. bandwidth: TB/s.
    A step reads weights and all caches, that is the whole memory, for (memory - weights) / cache
    requests (not rounded). It is a lower bound and in proportion to the cache.
    Errors: ValueError if an input is not positive or not even one request fits.
    """
    _positive(cache, memory, weights, bandwidth)
    if weights + cache > memory:
        raise ValueError("The weights and the cache of one request do not fit into the memory.")
    return memory / bandwidth / 1000.0 * cache / (memory - weights)


def usable_memory(memory: float, usable: float) -> float:
    """GB that a server may fill. memory: GB of the GPU. usable: share, 0 to 1.

    Errors: ValueError if an input is not positive or the share exceeds 1.
    """
    _positive(memory, usable)
    if usable > 1:
        raise ValueError("The usable share is at most 1.")
    return memory * usable
