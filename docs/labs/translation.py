"""Trains a small encoder-decoder to translate Chinese numerals and dates into
English, and tests it on what it has not seen."""

# %% imports
import os
import re
import time

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np

SEED = 0
keras.utils.set_random_seed(SEED)
random = np.random.default_rng(SEED)

# %% pairs
DIGITS = "零一二三四五六七八九"
WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen;
zero ten twenty thirty forty fifty sixty seventy eighty ninety;
January February March April May June July August September October November
December"""
ONES, TENS, MONTHS = (words.split() for words in WORDS.split(";"))


def four_digits(n: int) -> str:
    """Write a number below 10,000 in Chinese: 1005 is 一千零五."""
    text = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = n // size % 10
        if digit:
            text += DIGITS[digit] + unit
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def chinese(n: int) -> str:
    """Write a number in Chinese, in ten-thousands and the rest."""
    high, low = divmod(n, 10_000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        text = four_digits(high) + "万" + gap + four_digits(low)
    else:
        text = four_digits(low) or "零"
    return text[1:] if text.startswith("一十") else text


def english(n: int) -> str:
    """Write a number in English words, in thousands and the rest."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        size, unit, rest = 100, " hundred", n % 100
    else:
        size, unit, rest = 1000, " thousand", n % 1000
    join = " and " if rest < 100 else " "
    return english(n // size) + unit + (join + english(rest) if rest else "")


def date(year: int, month: int, day: int) -> tuple[str, str]:
    """Write a date in both languages."""
    digits = "".join(DIGITS[int(d)] for d in str(year)).replace("零", "〇")
    source = f"{digits}年{chinese(month)}月{chinese(day)}日"
    return source, f"{day} {MONTHS[month - 1]} {year}"


def drawn(digits: int) -> int:
    """Draw a number of so many digits, often a round one."""
    kept = digits if random.random() < 0.5 else random.integers(1, digits + 1)
    start = random.integers(10 ** (kept - 1), 10**kept)
    return int(start) * 10 ** (digits - kept)


def pick(pool: list[int] | range, how_many: int) -> list[int]:
    """Draw different numbers out of a pool, each as likely."""
    return random.choice(pool, how_many, replace=False).tolist()


def amounts(some: list[int]) -> list[tuple[str, str]]:
    """Write numbers in both languages."""
    return [(chinese(n), english(n)) for n in some]


def dates(first: int, last: int, how_many: int) -> list[tuple[str, str]]:
    """Draw different days of the years from first to last."""
    days = np.arange(f"{first}-01-01", f"{last + 1}-01-01", dtype="M8[D]")
    some = random.choice(days, how_many, replace=False)
    return [date(*map(int, str(day).split("-"))) for day in some]


LONGEST = 5  # digits of the numbers to learn from
ROUND = sorted({a * 10**z for a in range(1, 100) for z in range(1, 4)})
KEPT = {}
for d, n in ((2, 30), (3, 300), (4, 300), (5, 300), (6, 300)):
    KEPT[f"{d} digits"] = pick(range(10 ** (d - 1), 10**d), n)
KEPT["round numbers"] = pick(ROUND, 80)
dated = dates(1950, 2049, 2_300)
OUTSIDE = ("6 digits", "dates of 1850 to 1899")
TESTS = {name: amounts(some) for name, some in KEPT.items()}
TESTS["dates of 1950 to 2049"] = dated[:300]
TESTS["dates of 1850 to 1899"] = dates(1850, 1899, 300)
asked = {s for pairs in TESTS.values() for s, _ in pairs}
lengths = random.integers(1, LONGEST + 1, 15_000).tolist()
learn = [n for n in map(drawn, lengths) if chinese(n) not in asked]
TRAIN = amounts(learn) + dated[300:]
assert english(350_000) == "three hundred and fifty thousand"
assert not {s for s, _ in TRAIN} & asked, "a test item is in the training"
for digits in range(1, LONGEST + 1):
    few = sum(len(str(n)) == digits for n in learn)
    print(f"{digits}-digit numbers to learn from {few}")
print(f"pairs to learn from {len(TRAIN)}")
for source, target in (TRAIN[0], TRAIN[-1]):
    print(f"{source} → {target}")

# %% vocabulary
PIECE = re.compile(r" ?[A-Za-z]+|-| ?\d")
PAD, START, END = "", "<start>", "<end>"
SOURCES = [PAD, *sorted({c for s, _ in TRAIN for c in s})]
TARGETS = [PAD, START, END]
TARGETS += sorted({p for _, t in TRAIN for p in PIECE.findall(t)})


def table(rows: list[list[str]], kinds: list[str], length: int) -> np.ndarray:
    """Numbers for pieces, one row a text, filled up with zeros."""
    number = {kind: i for i, kind in enumerate(kinds)}
    out = np.zeros((len(rows), length), "int32")
    for row, pieces in zip(out, rows, strict=True):
        row[: len(pieces)] = [number[p] for p in pieces]
    return out


def tables(pairs: list[tuple[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Both sides of the pairs as numbers; English between two marks."""
    targets = [[START, *PIECE.findall(t), END] for _, t in pairs]
    read = [list(s) for s, _ in pairs]
    return table(read, SOURCES, 14), table(targets, TARGETS, 16)


sources, targets = tables(TRAIN)
print(f"kinds of Chinese characters {len(SOURCES) - 1}")
print(f"kinds of English pieces {len(TARGETS) - 3}")

# %% network
WIDTH, HEADS = 64, 4


def attend(x, to, causal: bool, hide=None):
    """Each place of x looks at the places of `to`, and adds what it saw."""
    layer = keras.layers.MultiHeadAttention(HEADS, WIDTH // HEADS)
    seen = layer(x, to, use_causal_mask=causal, attention_mask=hide)
    return keras.layers.LayerNormalization()(x + seen)


def think(x):
    """Two dense layers at each place, and the input added."""
    y = keras.layers.Dense(4 * WIDTH, activation="relu")(x)
    return keras.layers.LayerNormalization()(x + keras.layers.Dense(WIDTH)(y))


def embed(tokens, kinds: int):
    """A learned vector for the token and one for its place."""
    places = keras.ops.cumsum(keras.ops.ones_like(tokens), axis=1)
    where = keras.layers.Embedding(32, WIDTH)(places)
    return keras.layers.Embedding(kinds, WIDTH)(tokens) + where


source = keras.Input((14,), dtype="int32")
begun = keras.Input((15,), dtype="int32")
real = keras.ops.expand_dims(keras.ops.not_equal(source, 0), 1)
read = embed(source, len(SOURCES))
# The encoder sees the whole source at once.
read = think(attend(read, read, causal=False, hide=real))
# The decoder sees what it has said so far, and the whole source.
said = embed(begun, len(TARGETS))
said = attend(said, said, causal=True)
said = think(attend(said, read, causal=False, hide=real))
scores = keras.layers.Dense(len(TARGETS))(said)
model = keras.Model([source, begun], scores)
print(f"parameters {model.count_params():,}")

# %% train
EPOCHS = 3
steps = EPOCHS * len(TRAIN) // 64
rate = keras.optimizers.schedules.CosineDecay(
    0.0, steps, warmup_target=0.004, warmup_steps=steps // 10
)
model.compile(
    optimizer=keras.optimizers.Adam(rate, clipnorm=1.0),
    loss=keras.losses.SparseCategoricalCrossentropy(
        from_logits=True, ignore_class=0
    ),
)
begin, work = time.perf_counter(), time.process_time()
given, wanted = [sources, targets[:, :-1]], targets[:, 1:]
history = model.fit(given, wanted, batch_size=64, epochs=EPOCHS, verbose=0)
losses = history.history["loss"]
assert np.isfinite(losses).all(), "the loss is not a number"
print(f"seconds of training {time.perf_counter() - begin:.0f}")
work = time.process_time() - work
print(f"processor time of training, in seconds {work:.0f}")
print(f"loss in the first epoch {losses[0]:.2f}")
print(f"loss in the last epoch {losses[-1]:.3f}")


# %% translate
def translate(texts: list[str]) -> list[str]:
    """Say the likeliest piece, then the next, until all have ended."""
    rows = table([list(text) for text in texts], SOURCES, 14)
    out = np.zeros((len(texts), 16), "int32")
    out[:, 0] = TARGETS.index(START)
    for place in range(15):
        scores = model.predict([rows, out[:, :-1]], 256, verbose=0)
        out[:, place + 1] = scores[:, place].argmax(-1)
    end = TARGETS.index(END)
    said = [[*row[1:].tolist(), end] for row in out]
    return ["".join(TARGETS[i] for i in r[: r.index(end)]) for r in said]


for text in ("一百零五", "一万二千三百", "二〇二六年十一月三日"):
    print(f"{text} → {translate([text])[0]}")


# %% test
def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """95% interval of a share (Wilson's)."""
    share, more = right / of, z * z / of
    half = z * np.sqrt(share * (1 - share) / of + more / (4 * of))
    middle = share + more / 2
    return (middle - half) / (1 + more), (middle + half) / (1 + more)


shares = {}
for name, pairs in TESTS.items():
    answers = translate([s for s, _ in pairs])
    right = sum(a == t for a, (_, t) in zip(answers, pairs, strict=True))
    shares[name] = right / len(pairs)
    low, high = wilson(right, len(pairs))
    print(f"{name}: {shares[name]:.3f} exact, {low:.3f} to {high:.3f}")
    assert name in OUTSIDE or shares[name] > 0.6, f"not learnt: {name}"

# %% outside
for text in ("三十五万", "一百二十万", "一八九八年六月十一日"):
    print(f"{text} → {translate([text])[0]}")
