"""A GAN and a diffusion model draw digits, side by side, on a laptop."""

# %% setup
import os
from collections.abc import Callable

os.environ.setdefault("KERAS_BACKEND", "jax")

import jax
import jax.numpy as jnp
import keras
import numpy as np
from scipy.spatial.distance import cdist
from scipy.stats import binomtest, entropy
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

SEED, STEPS, BATCH, SAMPLES = 0, 6000, 64, 200
keras.utils.set_random_seed(SEED)
chance = np.random.default_rng(SEED)

# %% data
pixels, labels = load_digits(return_X_y=True)
cut = train_test_split(pixels / 8 - 1, labels, test_size=450, random_state=0)
train, test, train_labels, test_labels = cut
real, truth = test[:SAMPLES], test_labels[:SAMPLES]


def show(pictures: np.ndarray) -> None:
    """Print the first six pictures as text, three in a row."""
    dark = np.clip((np.asarray(pictures[:6]) + 1) * 5, 0, 9).astype(int)
    for row in dark.reshape(2, 3, 8, 8):
        for line in row.swapaxes(0, 1):
            cells = ["".join(" .:-=+*#%@"[d] * 2 for d in c) for c in line]
            print(f"|{'|'.join(cells)}|")
        print(f"+{'-' * 50}+")


print("pictures: training", len(train), "test", len(test))
show(test)


# %% judge
def network(sizes: list[int], last: str | None = None) -> keras.Model:
    """Return a network of fully connected layers of these sizes."""
    layers = [keras.layers.Dense(size, "silu") for size in sizes[1:-1]]
    layers.append(keras.layers.Dense(sizes[-1], last))
    return keras.Sequential([keras.Input((sizes[0],)), *layers])


def interval(hits: np.ndarray) -> str:
    """Return the share of hits and Wilson's 95% interval of it."""
    low, high = binomtest(hits.sum(), len(hits)).proportion_ci(0.95, "wilson")
    return f"{hits.mean():.3f}, {low:.3f} to {high:.3f}"


judge = network([64, 64, 10], "softmax")
judge.compile("adam", "sparse_categorical_crossentropy")
judge.fit(train[50:], train_labels[50:], epochs=40, verbose=0)
right = judge.predict(test, verbose=0).argmax(1) == test_labels
print("judge: right", interval(right))
assert right.mean() > 0.93, "the judge is too weak to judge"

# %% measure
known, unseen = train[:250], test[SAMPLES:]
CLOSE = np.quantile(cdist(test, known).min(1), 0.05)


def near(drawn: np.ndarray, others: np.ndarray) -> str:
    """Return the share of pictures that lie close to one of others."""
    return interval(cdist(drawn, others).min(1) < CLOSE)


def measure(name: str, drawn: np.ndarray, known: np.ndarray) -> tuple:
    """Print how clear, even, varied and new some pictures are."""
    drawn = np.clip(np.asarray(drawn), -1, 1)
    chances = judge.predict(drawn, verbose=0)
    bits = entropy(np.bincount(chances.argmax(1)), base=2)
    sure = chances.max(1) >= 0.9
    apart = np.median(np.sort(cdist(drawn, drawn))[:, 1])
    print(f"{name}: recognised {interval(sure)}")
    print(f"{name}: evenness {bits:.2f} of {np.log2(10):.2f} bits")
    print(f"{name}: apart from its nearest sister {apart:.2f}")
    print(f"{name}: close to known ones {near(drawn, known)}")
    print(f"{name}: close to unseen ones {near(drawn, unseen[: len(known)])}")
    return sure.mean(), apart


_, real_apart = measure("real", real, known)

# %% baselines
mean, spread = train.mean(0), train.std(0)
measure("pixels", chance.normal(mean, spread, (SAMPLES, 64)), known)
_, sizes, directions = np.linalg.svd(train - mean, full_matrices=False)
amounts = chance.normal(size=(SAMPLES, 20)) * sizes[:20]
blend = mean + amounts / np.sqrt(len(train)) @ directions[:20]
pca = measure("pca", blend, known)


# %% learner
def call(model: keras.Model, weights: list, x: jax.Array) -> jax.Array:
    """Return what a network with these weights makes of x."""
    return model.stateless_call(weights, [], x)[0]


def start(model: keras.Model, rate: float, beta: float) -> tuple:
    """Return Adam for a model, and its weights with Adam's memory."""
    adam = keras.optimizers.Adam(rate, beta_1=beta)
    adam.build(model.trainable_variables)
    weights = [one.value for one in model.trainable_variables]
    return adam, (weights, [one.value for one in adam.variables])


@jax.jit(static_argnums=(0, 2))
def learn(adam: keras.Optimizer, state: tuple, loss: Callable, *x) -> tuple:
    """Return the state after one step downhill, and the loss."""
    value, slopes = jax.value_and_grad(loss)(state[0], *x)
    return adam.stateless_apply(state[1], slopes, state[0]), value


# %% gan
painter = network([16, 96, 96, 64], "tanh")
critic = network([64, 96, 96, 1])


def train_gan(steps: int, rate: float) -> list:
    """Train painter and critic in turn; return the painter's weights."""
    adam, mine = start(painter, rate, 0.5)
    rival_adam, rival = start(critic, 1e-3, 0.5)

    def critic_loss(weights: list, true: jax.Array, fooling: list, x):
        fake = call(critic, weights, call(painter, fooling, x))
        told = jax.nn.softplus(-call(critic, weights, true))
        return jnp.mean(told + jax.nn.softplus(fake))

    def painter_loss(weights: list, against: list, x: jax.Array):
        fake = call(critic, against, call(painter, weights, x))
        return jnp.mean(jax.nn.softplus(-fake))

    for i in range(steps):
        true, x = chance.choice(train, BATCH), chance.normal(size=(BATCH, 16))
        rival, lost = learn(rival_adam, rival, critic_loss, true, mine[0], x)
        mine, missed = learn(adam, mine, painter_loss, rival[0], x)
        if i % (steps // 3) == 0:
            print(f"step {i}: critic {lost:.2f} painter {missed:.2f}")
    return mine[0]


painted = train_gan(STEPS, 1e-3)
x = chance.normal(size=(SAMPLES, 16))
fakes = call(painter, painted, x)
gan = measure("gan", fakes, known)
show(fakes)
assert gan[0] > pca[0], "the GAN does not beat the baseline"
assert gan[1] > real_apart / 2, "the GAN's drawings are all alike"

# %% collapse
brief = measure("brief", call(painter, train_gan(900, 1e-3), x), known)
hasty = call(painter, train_gan(900, 3e-2), x)
fallen = measure("hasty", hasty, known)
show(hasty)
assert fallen[1] < brief[1] / 2, "no collapse this time"

# %% noise
LEVELS = 100
angle = jnp.linspace(0.01, 0.99, LEVELS + 1) * np.pi / 2
KEEP, BLUR = jnp.cos(angle)[:, None], jnp.sin(angle)[:, None]


def blur(picture: jax.Array, noise: jax.Array, level) -> jax.Array:
    """Return a mixture: level 0 almost picture, 100 almost noise."""
    return KEEP[level] * picture + BLUR[level] * noise


show(blur(real[0], chance.normal(size=(6, 64)), np.arange(0, 101, 20)))

# %% diffusion
cleaner = network([66, 128, 128, 64], "tanh")


def clean(weights: list, mixed: jax.Array, level) -> jax.Array:
    """Return the picture that the network sees behind the noise."""
    told = jnp.concatenate([mixed, KEEP[level], BLUR[level]], 1)
    return call(cleaner, weights, told)


def loss(weights: list, true: jax.Array, noise: jax.Array, level):
    """Return how far the guessed pictures are from the true ones."""
    guess = clean(weights, blur(true, noise, level), level)
    return jnp.mean((guess - true) ** 2)


def train_diffusion(known: np.ndarray) -> list:
    """Train the cleaner on known pictures; return its weights."""
    falling = keras.optimizers.schedules.CosineDecay(2e-3, STEPS)
    adam, state = start(cleaner, falling, 0.9)
    for _ in range(STEPS):
        true = chance.choice(known, BATCH)
        noise = chance.normal(size=true.shape)
        level = chance.integers(1, LEVELS + 1, BATCH)
        state, _ = learn(adam, state, loss, true, noise, level)
    return state[0]


weights = train_diffusion(train)
error = loss(weights, test, chance.normal(size=(450, 64)), np.full(450, 50))
print(f"error at level 50: {error:.3f}, mean {np.mean(spread**2):.3f}")
assert error < np.mean(spread**2) / 2, "the network does not clean"


# %% sampling
@jax.jit
def down(weights: list, mixed: jax.Array, fresh: jax.Array, level, below):
    """Return pictures with the noise of the level below."""
    true = clean(weights, mixed, jnp.full(len(mixed), level))
    noise = (mixed - KEEP[level] * true) / BLUR[level]
    share = (1 - (KEEP[level] / KEEP[below]) ** 2) / BLUR[level] ** 2
    noise = jnp.sqrt(1 - share) * noise + jnp.sqrt(share) * fresh
    return blur(true, noise, below)


def sample(weights: list, hop=1, new=1.0, given=0.0, mask=False):
    """Return pictures made of noise; masked pixels stay as given."""
    mixed = chance.normal(size=(SAMPLES, 64))
    for level in range(LEVELS, 0, -hop):
        fresh = chance.normal(size=mixed.shape)
        mixed = down(weights, mixed, new * fresh, level, level - hop)
        mixed = jnp.where(mask, blur(given, fresh, level - hop), mixed)
    assert np.isfinite(mixed).all(), "the drawing is not a number"
    return mixed


cleaned = sample(weights)
diffusion = measure("diffusion", cleaned, known)
measure("20 levels", sample(weights, hop=5), known)
show(cleaned)
assert diffusion[0] > pca[0], "it does not beat the baseline"
assert diffusion[1] > real_apart / 2, "its drawings are all alike"

# %% copies
few = train[:50]
copies = sample(train_diffusion(few))
measure("from 50", copies, few)
show(np.concatenate([copies[:3], few[cdist(copies[:3], few).argmin(1)]]))

# %% cost
one, each = 2 * painter.count_params(), 2 * cleaner.count_params()
print("parameters: painter", one // 2, "cleaner", each // 2)
print("operations a picture: GAN", one, "diffusion", LEVELS * each)
print("times the GAN's", round(LEVELS * each / one), round(20 * each / one))

# %% inpaint
lower = np.arange(64) >= 32  # the four rows that are given
twins = train[cdist(real[:, lower], train[:, lower]).argmin(1)]
tries = {"whole": real, "mean": mean, "twin": twins}
tries["filled"] = sample(weights, 1, 1.0, real, lower)
tries["steady"] = sample(weights, 1, 0.0, real, lower)
for name, upper in tries.items():
    tried = np.clip(np.where(lower, real, upper), -1, 1)
    right = judge.predict(tried, verbose=0).argmax(1) == truth
    print(f"{name}: right digit {interval(right)}")
show(np.concatenate([real[:3], tries["steady"][:3]]))
