"""Trains a tiny GPT on 157,000 characters of this book, measures what it has
learnt, and lets it write."""

# %% imports
import os
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
from tiny_gpt import Tokeniser, build, chances, generate, held_out_loss, train

SEED = 0
keras.utils.set_random_seed(SEED)

# %% corpus
text = (Path(__file__).parent / "data" / "corpus.txt").read_text("utf-8")
cut = text.index("\n", len(text) * 9 // 10) + 1
learn, test = text[:cut], text[cut:]
print(f"characters {len(text):,}")
print(f"characters to learn from {len(learn):,}")
print(f"characters kept for the test {len(test):,}")

# %% tokenise
tokeniser = Tokeniser.learn(learn, 1024)
train_tokens = tokeniser.encode(learn)
test_tokens = tokeniser.encode(test)
per_token = len(test) / len(test_tokens)
print(f"kinds of tokens {tokeniser.size}")
print(f"tokens to learn from {len(train_tokens):,}")
print(f"tokens of the test {len(test_tokens):,}")
print(f"bytes in a character {len(test.encode()) / len(test):.2f}")
print(f"characters in a token {per_token:.2f}")
assert tokeniser.decode(list(test_tokens)) == test, "text was lost"
for sample in ("创始人", "龘"):
    print(f"tokens of {sample}: {len(tokeniser.encode(sample))}")


# %% baselines
def runs(tokens: np.ndarray, length: int) -> list[tuple[int, ...]]:
    """The runs of so many tokens, one from each place."""
    some = tokens.tolist()
    ends = range(length, len(some) + 1)
    return [tuple(some[end - length : end]) for end in ends]


def counting_loss(
    read: np.ndarray, asked: np.ndarray, length: int, less: float
) -> float:
    """Guess from what followed the `length - 1` tokens before (Kneser-Ney).

    Each count is lowered by `less`; what that frees goes to the guess from
    one token fewer, in the end to the blind guess.
    """
    levels = [Counter(runs(read, length))]
    while len(levels) < length:
        levels.append(Counter(run[1:] for run in levels[-1]))
    rows = runs(asked, length)
    p = np.full(len(rows), 1 / tokeniser.size)
    for level, counts in enumerate(reversed(levels), start=1):
        total, kinds = Counter(), Counter()
        for run, count in counts.items():
            total[run[:-1]] += count
            kinds[run[:-1]] += 1
        for row, tokens in enumerate(rows):
            run = tokens[length - level :]
            before = run[:-1]
            if total[before]:
                freed = less * kinds[before] * p[row]
                p[row] = max(counts[run] - less, 0) + freed
                p[row] /= total[before]
    return float(-np.log(p).mean())


def best_counting_loss(length: int) -> float:
    """Choose `less` on the end of the text to learn from, then test."""
    nine = len(train_tokens) * 9 // 10
    begun, rest = train_tokens[:nine], train_tokens[nine:]
    less = min(
        (0.5, 0.6, 0.7, 0.8, 0.9),
        key=lambda d: counting_loss(begun, rest, length, d),
    )
    return counting_loss(train_tokens, test_tokens, length, less)


uniform = float(np.log(tokeniser.size))
singles, pairs, triples = map(best_counting_loss, (1, 2, 3))
print(f"loss of a blind guess {uniform:.3f}")
print(f"loss of counting tokens {singles:.3f}")
print(f"loss of counting pairs {pairs:.3f}")
print(f"loss of counting triples {triples:.3f}")
assert triples < pairs < singles < uniform, "longer counts should be better"

# %% train
CONTEXT, WIDTH, LAYERS, HEADS = 64, 128, 2, 4
STEPS, BATCH = 800, 16
model = build(tokeniser.size, CONTEXT, WIDTH, LAYERS, HEADS)
parameters = model.count_params()
first = held_out_loss(model, test_tokens)
print(f"training {STEPS} steps: this takes minutes", flush=True)
begin, work = time.perf_counter(), time.process_time()
losses = train(model, train_tokens, STEPS, BATCH, rate=0.005, seed=SEED)
seconds = time.perf_counter() - begin
work = time.process_time() - work
seen = STEPS * BATCH * CONTEXT
loss = held_out_loss(model, test_tokens)
print(f"parameters {parameters:,}")
print(f"tokens read in training {seen:,}")
print(f"seconds of training {seconds:.0f}")
print(f"processor time of training, in seconds {work:.0f}")
print(f"tokens read a second {seen / seconds:,.0f}")
print(f"loss before training {first:.3f}")
print(f"loss on the last training pieces {np.mean(losses[-50:]):.3f}")
print(f"loss on the test {loss:.3f}")
assert np.isfinite(losses).all(), "the loss is not a number"
assert abs(first - uniform) < 0.5, "an untrained model should guess blindly"
assert loss < pairs + 0.1, "clearly worse than counting pairs of tokens"
piece = test_tokens[None, :CONTEXT]
other = piece.copy()
other[0, -1] = (piece[0, -1] + 1) % tokeniser.size
ahead = model.predict_on_batch(piece) - model.predict_on_batch(other)
assert np.abs(ahead[0, :-1]).max() < 1e-4, "it sees the token it guesses"

# %% meaning
guesses = {"blind guess": uniform, "single tokens": singles}
guesses |= {"pairs": pairs, "triples": triples, "tiny GPT": loss}
for name, nats in guesses.items():
    bits = nats / np.log(2) / per_token
    print(f"{name}: perplexity {np.exp(nats):.0f}")
    print(f"{name}: bits a character {bits:.2f}")

# %% chances
PROMPT = "创始人最"
window = np.zeros((1, CONTEXT), "int32")
start = tokeniser.encode(PROMPT)
window[0, : len(start)] = start
scores = model.predict_on_batch(window)[0, len(start) - 1].astype("float64")
likeliest, left = [], []
for temperature in (0.5, 1.0, 1.5):
    likeliest.append(chances(scores, temperature, 0, 1.0).max())
    left.append(int((chances(scores, temperature, 0, 0.9) > 0).sum()))
    print(f"temperature {temperature}: likeliest token {likeliest[-1]:.2f}")
    print(f"temperature {temperature}: top-p 0.9 leaves {left[-1]} tokens")
assert likeliest[0] > likeliest[1] > likeliest[2], "temperature does nothing"
assert left[0] < left[1] < left[2] < tokeniser.size, "top-p does nothing"
assert (chances(scores, 1.0, 5, 1.0) > 0).sum() == 5, "top-k does nothing"
assert chances(scores, 0.0, 0, 1.0).max() > 0.99, "0 is not the likeliest"

# %% write
SETTINGS = ((0.0, 1.0), (0.5, 1.0), (1.0, 1.0), (1.5, 1.0), (1.0, 0.9))
for temperature, top_p in SETTINGS:
    print(f"temperature {temperature}, top-p {top_p}")
    said = generate(
        model, tokeniser, PROMPT, 40, temperature, top_p=top_p, seed=SEED
    )
    print(said[:30].replace("\n", " "))

# %% speed
TOKENS = 200
begin, work = time.perf_counter(), time.process_time()
generate(model, tokeniser, PROMPT, TOKENS, seed=SEED)
took = time.perf_counter() - begin
work = time.process_time() - work
print(f"operations for a token {2 * parameters:,}")
print(f"operations done, with the whole window {2 * parameters * CONTEXT:,}")
print(f"tokens written a second {TOKENS / took:.0f}")
print(f"processor seconds for 1,000 tokens {1000 * work / TOKENS:.1f}")

# %% save
model.save("tiny_gpt.keras")
tokeniser.inner.save("tokeniser.json")
size = Path("tiny_gpt.keras").stat().st_size
print(f"megabytes of the saved model {size / 1e6:.1f}")
print(f"megabytes of its weights alone {parameters * 4 / 1e6:.1f}")
again = keras.saving.load_model("tiny_gpt.keras")
same = np.allclose(again.predict_on_batch(window)[0, len(start) - 1], scores)
assert same, "what was loaded is not what was saved"
