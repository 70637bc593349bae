"""A binary classifier, done wrong and done right. Not medical advice."""

# %% setup
import math
import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 7
MISSED, ALARM = 20, 1  # price of a missed tumour, of a false alarm
print("backend", keras.backend.backend())

# %% look
data = load_breast_cancer(as_frame=True)
table: pd.DataFrame = data.data
y = (data.target == 0).astype("float32")  # theirs: 0 is malignant

print("rows and columns", *table.shape)
print("empty cells", int(table.isna().sum().sum()))
print("malignant", int(y.sum()))
print("benign", int((1 - y).sum()))
columns = ["mean radius", "mean area", "mean smoothness"]
print(table[columns].agg(["min", "max"]).T)


# %% split
def cut(rows, labels, size: int, seed: int) -> list:
    """Put `size` rows aside at random, the share of malignant kept."""
    how = {"test_size": size, "stratify": labels, "random_state": seed}
    return train_test_split(rows, labels, **how)


rest, test, y_rest, y_test = cut(table, y, 171, SEED)
train, valid, y_train, y_valid = cut(rest, y_rest, 114, SEED)
sets = {"training": y_train, "validation": y_valid, "test": y_test}
for name, labels in sets.items():
    print(f"{name} rows {len(labels)}, malignant {int(labels.sum())}")
every = [*train.index, *valid.index, *test.index]
assert sorted(every) == list(table.index), "a row is lost or used twice"

# %% scale
mean, spread = train.mean(), train.std()


def scaled(rows: pd.DataFrame) -> np.ndarray:
    """Standardise rows with what the training rows say."""
    return ((rows - mean) / spread).to_numpy("float32")


x_train, x_valid, x_test = scaled(train), scaled(valid), scaled(test)
for name, x in (("training", x_train), ("test", x_test)):
    print(f"{name}: mean {abs(x.mean()):.2f}, spread {x.std():.2f}")
assert abs(x_train.mean()) < 1e-4, "the training rows are not centred"


# %% model
def build(hidden: int, last: str = "sigmoid") -> keras.Sequential:
    """Return a logistic regression (hidden 0) or a small network."""
    keras.utils.set_random_seed(SEED)
    model = keras.Sequential([keras.Input((x_train.shape[1],))])
    if hidden:
        model.add(keras.layers.Dense(hidden, activation="relu"))
    model.add(keras.layers.Dense(1, activation=last))
    optimiser = keras.optimizers.Adam(0.01)
    model.compile(optimiser, "binary_crossentropy", metrics=["accuracy"])
    return model


def chances(model: keras.Sequential, rows: np.ndarray) -> np.ndarray:
    """Return the model's probability of malignant, one a row."""
    return model.predict(rows, verbose=0)[:, 0]


logistic, network = build(0), build(16)
print("parameters of the logistic regression", logistic.count_params())
print("parameters of the network", network.count_params())
assert logistic.count_params() == 30 + 1, "count by hand: 30 + 1"
assert network.count_params() == 31 * 16 + 17, "count: 31 x 16 + 17"

# %% wrong-labels
y_wrong = (y_train - y_train.mean()) / y_train.std()
print("label of malignant", round(float(y_wrong.max()), 3))
print("label of benign", round(float(y_wrong.min()), 3))
assert not set(y_wrong.unique()) & {0, 1}, "no label is 0 or 1 now"

for name, labels in (("wrong", y_wrong), ("true", y_train)):
    trial = build(0)
    log = trial.fit(x_train, labels, epochs=100, batch_size=32, verbose=0)
    for epoch in (1, 10, 100):
        loss = log.history["loss"][epoch - 1]
        print(f"{name} labels: loss after epoch {epoch}: {loss:.2f}")
    reported = log.history["accuracy"][-1]
    print(f"{name} labels: accuracy Keras reports {reported:.3f}")
    p = chances(trial, x_valid)
    right = np.mean((p > 0.5) == (y_valid == 1))
    print(f"{name} labels: accuracy on validation {right:.3f}")
    loss = trial.evaluate(x_valid, y_valid, verbose=0)[0]
    print(f"{name} labels: true loss on validation {loss:.3f}")
    certain = np.mean((p < 0.001) | (p > 0.999))
    print(f"{name} labels: share it is certain of {certain:.3f}")


# %% wrong-order
def score(x: np.ndarray, labels: np.ndarray, seed: int, leak: bool) -> float:
    """Return the accuracy on a new split; leak: scale before it."""
    a, b, y_a, y_b = cut(x, labels, 171, seed)
    scaler = StandardScaler().fit(x if leak else a)
    model = LogisticRegression(solver="newton-cholesky")
    model.fit(scaler.transform(a), y_a)
    return float(model.score(scaler.transform(b), y_b))


x_all, y_all = table.to_numpy(), y.to_numpy()
honest = [score(x_all, y_all, seed, False) for seed in range(100)]
leaky = [score(x_all, y_all, seed, True) for seed in range(100)]
print(f"scaled after the split, mean of 100 {np.mean(honest):.4f}")
print(f"scaled before it, mean of 100 {np.mean(leaky):.4f}")
low, high = np.quantile(honest, [0.05, 0.95])
print(f"the middle 90 of 100 splits {low:.3f} to {high:.3f}")

noise = np.random.default_rng(SEED).normal(size=(len(table), 5000))
link = np.abs(noise.T @ (y_all - y_all.mean()))
best = noise[:, np.argsort(link)[-30:]]
picked = [score(best, y_all, seed, False) for seed in range(20)]
print(f"30 columns of noise picked by label {np.mean(picked):.3f}")
blind = [score(noise[:, :30], y_all, seed, False) for seed in range(20)]
print(f"the first 30 columns of noise {np.mean(blind):.3f}")


# %% train
def fit(model: keras.Sequential) -> int:
    """Train until the validation loss stops falling; return epochs."""
    stop = keras.callbacks.EarlyStopping("val_loss", patience=20)
    stop.restore_best_weights = True
    how = {"epochs": 300, "batch_size": 32, "verbose": 0}
    how |= {"validation_data": (x_valid, y_valid), "callbacks": [stop]}
    log = model.fit(x_train, y_train, **how)
    assert all(map(math.isfinite, log.history["loss"])), "loss not finite"
    return int(np.argmin(log.history["val_loss"])) + 1


models = {"logistic": logistic, "network": network}
for name, model in models.items():
    print(f"{name}: best epoch {fit(model)}")
    loss = model.evaluate(x_valid, y_valid, verbose=0)[0]
    print(f"{name}: validation loss {loss:.3f}")


# %% test-once
def wilson(right: int, rows: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95% interval of a share, after Wilson (1927)."""
    share, extra = right / rows, z * z / rows
    middle = (share + extra / 2) / (1 + extra)
    root = math.sqrt(share * (1 - share) / rows + extra / (4 * rows))
    return middle - z * root / (1 + extra), middle + z * root / (1 + extra)


truth = y_test.to_numpy() == 1
p_test = {name: chances(model, x_test) for name, model in models.items()}
print(f"always the majority {np.mean(~truth):.3f}")
for name, p in p_test.items():
    right = int(np.sum((p > 0.5) == truth))
    low, high = wilson(right, len(truth))
    print(f"{name}: right {right} of {len(truth)}")
    print(f"{name}: accuracy {right / len(truth):.3f}")
    print(f"{name}: interval {low:.3f} to {high:.3f}")
    print(f"{name}: Brier score {np.mean((p - truth) ** 2):.4f}")
    assert low > 0.85, "far below what these data allow"
share = float(y_train.mean())
print(f"Brier score of the share {np.mean((share - truth) ** 2):.4f}")


# %% compare
ok = {name: (p > 0.5) == truth for name, p in p_test.items()}
only_logistic = int(np.sum(ok["logistic"] & ~ok["network"]))
only_network = int(np.sum(ok["network"] & ~ok["logistic"]))
differ = only_logistic + only_network
fewer = range(min(only_logistic, only_network) + 1)
p_value = min(1, 2 * sum(math.comb(differ, k) for k in fewer) / 2**differ)
print("only the logistic regression is right", only_logistic)
print("only the network is right", only_network)
print(f"exact McNemar test: p {p_value:.2f}")


# %% threshold
def errors(p: np.ndarray, y: np.ndarray, limit: float) -> tuple[int, int]:
    """Return how many tumours are missed, how many alarms are false."""
    missed = int(np.sum((p < limit) & (y == 1)))
    return missed, int(np.sum((p >= limit) & (y == 0)))


def price(p: np.ndarray, y: np.ndarray, limit: float) -> int:
    """Return what the errors cost, in prices of one false alarm."""
    missed, alarms = errors(p, y, limit)
    return MISSED * missed + ALARM * alarms


def cheapest(p: np.ndarray, y: np.ndarray) -> float:
    """Return the threshold of the lowest price, the lowest of equals."""
    limits = np.arange(0.01, 1, 0.01)
    return float(min(limits, key=lambda limit: price(p, y, limit)))


ideal = ALARM / (ALARM + MISSED)
chosen = cheapest(chances(logistic, x_valid), y_valid.to_numpy())
print(f"threshold if probabilities are true {ideal:.3f}")
print(f"threshold chosen on validation {chosen:.2f}")
p = p_test["logistic"]
for name, limit in (("half", 0.5), ("chosen", chosen), ("ideal", ideal)):
    missed, alarms = errors(p, truth, limit)
    print(f"at {name}: {missed} missed, {alarms} false", end=", ")
    right = 1 - (missed + alarms) / len(truth)
    print(f"cost {price(p, truth, limit)}, accuracy {right:.3f}")


# %% many-splits
def costs(seed: int) -> list[int]:
    """Return the cost at the three thresholds, on a new split."""
    a, test, y_a, y_test = cut(x_all, y_all, 171, seed)
    a, valid, y_a, y_valid = cut(a, y_a, 114, seed)
    quick = LogisticRegression(solver="newton-cholesky")
    model = make_pipeline(StandardScaler(), quick).fit(a, y_a)
    best = cheapest(model.predict_proba(valid)[:, 1], y_valid)
    p = model.predict_proba(test)[:, 1]
    return [price(p, y_test, limit) for limit in (0.5, best, ideal)]


runs = np.array([costs(seed) for seed in range(100)])
print("mean cost, half, chosen, ideal:", *runs.mean(axis=0).round(1))
for name, other in (("half", runs[:, 0]), ("chosen", runs[:, 1])):
    less, more = np.sum(runs[:, 2] < other), np.sum(runs[:, 2] > other)
    print(f"ideal against {name}: cheaper {less}, dearer {more}")

# %% mistakes
crossed = (logistic.predict(x_test, verbose=0) > 0.5) == truth
print("1. shape of the comparison", crossed.shape)
print(f"1. accuracy from it {crossed.mean():.3f}")
raw = chances(logistic, test.to_numpy("float32"))
print(f"2. accuracy without scaling {np.mean((raw > 0.5) == truth):.3f}")
print(f"2. share called malignant {np.mean(raw > 0.5):.3f}")
log = build(0, "softmax").fit(x_train, y_train, epochs=20, verbose=0)
print(f"3. softmax on one output, accuracy {log.history['accuracy'][-1]:.3f}")
