"""What fine-tuning holds in the memory of the GPUs, and the operations it takes.

Numbers in, numbers out; standard library only. Sizes are in GB of 1e9 bytes. Activations are
estimated apart, for one example at a time; buffers and fragmentation are left out everywhere. Only
a trial run tells the peak.
"""

import math

GIGA = 1e9
BITS_PER_BYTE = 8.0
SIXTEEN_BIT = 2.0
FOUR_BYTES = 4.0
KEPT = 34.0


def lora_parameters(rows: float, columns: float, rank: float) -> float:
    """Trainable numbers that LoRA puts beside one weight matrix.

    rows, columns: shape of the matrix. rank: the inner size r.
    Returns r (rows + columns): one matrix of rows x r and one of r x columns.
    Source: Hu et al. 2022.
    Errors: ValueError if an input is not positive.
    """
    if rows <= 0 or columns <= 0 or rank <= 0:
        raise ValueError("Rows, columns and rank must be greater than zero.")
    return rank * (rows + columns)


def decoder_lora_parameters(
    layers: float, width: float, heads: float, kv_heads: float, head_size: float, inner: float, rank: float
) -> float:
    """Trainable numbers of LoRA on all seven matrices of each layer of a decoder.

    layers: count. width: numbers a token. heads, kv_heads: query heads and key-value heads.
    head_size: numbers a head. inner: width inside the gated feed-forward part. rank: r.
    The seven are query, key, value, output, gate, up and down; embeddings are left alone.
    Errors: those of `lora_parameters`; ValueError if there is no layer.
    """
    if layers <= 0:
        raise ValueError("There must be at least one layer.")
    asked = lora_parameters(heads * head_size, width, rank)
    kept = lora_parameters(kv_heads * head_size, width, rank)
    forward = lora_parameters(inner, width, rank)
    return layers * (2 * asked + 2 * kept + 3 * forward)


def embedding_parameters(vocabulary: float, width: float, tables: float) -> float:
    """Parameters of the tables that turn tokens into vectors and back.

    vocabulary: tokens the model knows. width: numbers a token. tables: 2 where input and output
    have one each, 1 where they share it.
    Errors: ValueError if an input is not positive.
    """
    if vocabulary <= 0 or width <= 0 or tables <= 0:
        raise ValueError("Vocabulary, width and tables must be greater than zero.")
    return vocabulary * width * tables


def size(numbers: float, width: float) -> float:
    """GB that so many numbers of so many bytes take.

    Errors: ValueError if an input is negative.
    """
    if numbers < 0 or width < 0:
        raise ValueError("Numbers and bytes must not be negative.")
    return numbers * width / GIGA


def block_bytes(bits: float, block: float, outer: float) -> float:
    """Bytes a weight takes when blocks of weights share a scale, and blocks of scales another.

    bits: of one weight. block: weights that share one 8-bit scale. outer: such scales that share
    one 32-bit number. QLoRA has 4, 64 and 256: 4 + 8/64 + 32/(64 x 256) = 4.127 bits.
    Source: Dettmers et al. 2023, section 3.
    Errors: ValueError if an input is not positive.
    """
    if bits <= 0 or block <= 0 or outer <= 0:
        raise ValueError("Bits and both block sizes must be greater than zero.")
    return (bits + 8.0 / block + 32.0 / (block * outer)) / BITS_PER_BYTE


def full_memory(parameters: float, state: float) -> float:
    """GB of weights, gradients and optimiser where every parameter is trained.

    state: bytes a parameter (18 with AdamW in mixed precision, by the economics chapter).
    Errors: those of `size`.
    """
    return size(parameters, state)


def lora_memory(parameters: float, adapter: float, state: float) -> float:
    """GB where the weights stay frozen in 16 bits and only the adapter is trained.

    adapter: trainable numbers. state: bytes each of them takes in training.
    Errors: those of `size`.
    """
    return size(parameters, SIXTEEN_BIT) + size(adapter, state)


def qlora_memory(parameters: float, unquantised: float, adapter: float, state: float, weight_bytes: float) -> float:
    """GB where the frozen weights are kept in few bits and only the adapter is trained.

    unquantised: parameters left in 16 bits, as the embeddings usually are. weight_bytes: bytes of
    a weight in few bits, from `block_bytes`.
    Errors: ValueError if more are unquantised than there are; those of `size`.
    """
    if unquantised > parameters:
        raise ValueError("No more parameters can stay unquantised than the model has.")
    frozen = size(parameters - unquantised, weight_bytes) + size(unquantised, SIXTEEN_BIT)
    return frozen + size(adapter, state)


def cards(memory: float, card: float, usable: float) -> int:
    """GPUs that hold so much memory.

    memory, card: GB. usable: share of a card left for it, 0 to 1; the rest is for activations.
    Errors: ValueError if a size is not a positive finite number or the share outside 0 to 1.
    """
    if not (0 < memory < math.inf and 0 < card < math.inf):
        raise ValueError("The memory and the card must be greater than zero GB, and finite.")
    if not 0 < usable <= 1:
        raise ValueError("The usable share of the memory must be greater than 0 and at most 1.")
    return math.ceil(memory / (card * usable))


def kept_activations(tokens: float, width: float, layers: float) -> float:
    """GB of activations where all are kept, one example at a time, in 16 bits.

    tokens: length of the example. width: numbers a token. layers: count.
    Returns 34 x tokens x width bytes for each layer; the matrices of attention are left out, as
    modern code does not keep them. The 34 is for a block whose feed-forward part is four times as
    wide and ungated; a gated block keeps more. An order of magnitude.
    Source: Korthikanti et al. 2022.
    Errors: ValueError if an input is not positive.
    """
    if tokens <= 0 or width <= 0 or layers <= 0:
        raise ValueError("Tokens, width and layers must be greater than zero.")
    return KEPT * tokens * width * layers / GIGA


def recomputed_activations(tokens: float, width: float, layers: float, vocabulary: float) -> float:
    """GB of activations where only the input of each layer is kept and the rest worked out again.

    Three parts: the inputs in 16 bits; the activations of one layer at a time; and the scores of
    all tokens of the vocabulary with their gradients, 4 bytes each. One example at a time.
    Errors: ValueError if an input is not positive.
    """
    if vocabulary <= 0:
        raise ValueError("The vocabulary must be greater than zero.")
    scores = 2 * FOUR_BYTES * tokens * vocabulary / GIGA
    return size(tokens * width * layers, SIXTEEN_BIT) + kept_activations(tokens, width, 1) + scores


def attention_share(tokens: float, heads: float, head_size: float, layers: float, parameters: float) -> float:
    """Operations of attention over those of the weights, in a forward pass over one text.

    tokens: length of the text. heads, head_size: of the queries. layers, parameters: of the model.
    A token is compared with, and reads, half of the others on average (causal): 2 x tokens x heads
    x head_size operations in each layer, against 2 for each parameter.
    Errors: ValueError if an input is not positive.
    """
    if tokens <= 0 or heads <= 0 or head_size <= 0 or layers <= 0 or parameters <= 0:
        raise ValueError("Length, heads, head size, layers and parameters must be greater than zero.")
    return tokens * heads * head_size * layers / parameters


def tuning_tokens(examples: float, tokens: float, epochs: float) -> float:
    """Tokens that a fine-tuning reads.

    examples: count. tokens: length of one. epochs: times each is read.
    Errors: ValueError if an input is negative.
    """
    if examples < 0 or tokens < 0 or epochs < 0:
        raise ValueError("Examples, tokens and epochs must not be negative.")
    return examples * tokens * epochs
