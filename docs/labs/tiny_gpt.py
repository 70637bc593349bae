"""A small language model whose every line can be read: tokeniser, network,
training and sampling. It prints nothing; other programs import it."""

# %% imports
from __future__ import annotations

import os

os.environ["KERAS_BACKEND"] = os.environ.get("KERAS_BACKEND", "jax")

import keras
import numpy as np
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers


# %% tokeniser
class Tokeniser:
    """Byte-pair encoding over bytes: any text can be cut, none is unknown."""

    def __init__(self, inner: Tokenizer) -> None:
        self.inner = inner
        self.size = inner.get_vocab_size()

    @classmethod
    def learn(cls, text: str, size: int) -> Tokeniser:
        """Start from the 256 bytes; merge the commonest pair until full."""
        inner = Tokenizer(models.BPE())
        inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        inner.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(
            vocab_size=size, initial_alphabet=alphabet, show_progress=False
        )
        inner.train_from_iterator([text], trainer)
        return cls(inner)

    def encode(self, text: str) -> np.ndarray:
        """The numbers of the tokens of a text."""
        return np.array(self.inner.encode(text).ids, dtype="int32")

    def decode(self, tokens: list[int]) -> str:
        """The text of some tokens; half a character shows as �."""
        return self.inner.decode(tokens)


# %% network
@keras.saving.register_keras_serializable("tiny_gpt")
class Positions(keras.layers.Layer):
    """Adds a learned vector for each place, so that order is seen."""

    def build(self, shape: tuple[int, ...]) -> None:
        """Make one vector for each place; Keras calls this once."""
        self.places = self.add_weight(shape=shape[1:], initializer="normal")

    def call(self, x):
        """Add them."""
        return x + self.places


def block(x, heads: int):
    """Attention looks back at earlier tokens; then two dense layers."""
    width = x.shape[-1]
    y = keras.layers.LayerNormalization()(x)
    attention = keras.layers.MultiHeadAttention(heads, width // heads)
    x = x + attention(y, y, use_causal_mask=True)
    y = keras.layers.LayerNormalization()(x)
    y = keras.layers.Dense(4 * width, activation="gelu")(y)
    return x + keras.layers.Dense(width)(y)


def build(
    vocabulary: int, context: int, width: int, layers: int, heads: int
) -> keras.Model:
    """From `context` tokens to a score for every next token, at each."""
    tokens = keras.Input((context,), dtype="int32")
    x = keras.layers.Embedding(vocabulary, width)(tokens)
    x = Positions()(x)
    for _ in range(layers):
        x = block(x, heads)
    x = keras.layers.LayerNormalization()(x)
    return keras.Model(tokens, keras.layers.Dense(vocabulary)(x))


# %% training
def train(
    model: keras.Model,
    tokens: np.ndarray,
    steps: int,
    batch: int = 16,
    rate: float = 0.002,
    seed: int = 0,
) -> list[float]:
    """Guess the next token of random pieces of text; the loss by step."""
    context = model.input_shape[1]
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=rate, warmup_steps=steps // 10
    )
    model.compile(
        optimizer=keras.optimizers.AdamW(schedule, beta_2=0.98, clipnorm=1.0),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    random = np.random.default_rng(seed)
    losses = []
    for _ in range(steps):
        starts = random.integers(0, len(tokens) - context, batch)
        pieces = np.stack([tokens[s : s + context + 1] for s in starts])
        model.reset_metrics()
        loss = model.train_on_batch(pieces[:, :-1], pieces[:, 1:])
        losses.append(float(loss))
    return losses


def held_out_loss(model: keras.Model, tokens: np.ndarray) -> float:
    """Mean loss in nats a token on text that was not trained on."""
    context = model.input_shape[1]
    rows = (len(tokens) - 1) // context
    x = tokens[: rows * context].reshape(rows, context)
    y = tokens[1 : rows * context + 1].reshape(rows, context)
    scores = model.predict(x, batch_size=64, verbose=0)
    scores -= scores.max(-1, keepdims=True)
    right = np.take_along_axis(scores, y[..., None], -1)[..., 0]
    return float((np.log(np.exp(scores).sum(-1)) - right).mean())


# %% sampling
def chances(
    scores: np.ndarray, temperature: float, top_k: int, top_p: float
) -> np.ndarray:
    """Turn scores into chances, and drop what top-k and top-p leave out."""
    order = np.argsort(-scores)
    scaled = (scores[order] - scores[order[0]]) / max(temperature, 1e-6)
    kept = np.exp(scaled)
    kept /= kept.sum()
    kept[np.cumsum(kept) - kept >= top_p] = 0
    kept[top_k or len(kept) :] = 0
    out = np.zeros(len(scores))
    out[order] = kept / kept.sum()
    return out


def generate(
    model: keras.Model,
    tokeniser: Tokeniser,
    prompt: str,
    tokens: int,
    temperature: float = 1.0,
    top_k: int = 0,
    top_p: float = 1.0,
    seed: int = 0,
) -> str:
    """Go on from the prompt, one token at a time; top_k 0 is no limit."""
    context = model.input_shape[1]
    random = np.random.default_rng(seed)
    written = list(map(int, tokeniser.encode(prompt)))
    for _ in range(tokens):
        seen = written[-context:]
        window = np.zeros((1, context), "int32")
        window[0, : len(seen)] = seen
        scores = model.predict_on_batch(window)[0, len(seen) - 1]
        p = chances(scores.astype("float64"), temperature, top_k, top_p)
        written.append(int(random.choice(len(p), p=p)))
    return tokeniser.decode(written)
