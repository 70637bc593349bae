"""Recognise the digits of scikit-learn with a small convolutional network."""

# %% setup
import os
import time
from functools import partial
from textwrap import fill

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import keras
import numpy as np
from keras import layers, optimizers
from scipy.stats import binomtest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier

SEED = 0
TESTED = 600  # images kept for the test; the other 1,197 train
SHADES = " .:-=+*#%@"  # from no ink to full ink

# %% data
digits = load_digits()
pixels, labels = digits.images, digits.target
print("images, rows, columns:", *pixels.shape)
print("values from", int(pixels.min()), "to", int(pixels.max()))

shuffled = np.random.default_rng(SEED).permutation(len(labels))
rows, kept = shuffled[:-TESTED], shuffled[-TESTED:]
print("images to train on", len(rows), "and to test on", len(kept))
assert not set(rows) & set(kept), "an image is in both sets"


# %% pictures
def show(pictures: np.ndarray) -> None:
    """Print pictures side by side; values from 0 (white) to 16 (ink)."""
    shades = np.array(list(SHADES))[(pictures * 9 // 16).astype(int)]
    for line in range(8):
        print(*("|" + "".join(one[line].repeat(2)) + "|" for one in shades))


print("labels:", *labels[:3])
show(pixels[:3])


# %% shapes
def prepare(pictures: np.ndarray) -> np.ndarray:
    """Scale to 0..1 and add the channel: (n, 8, 8) to (n, 8, 8, 1)."""
    return (pictures / largest)[..., None].astype("float32")


largest = pixels[rows].max()  # of the training set, never of the test set
x_train, y_train = prepare(pixels[rows]), labels[rows]
x_test, y_test = prepare(pixels[kept]), labels[kept]
print("before", pixels[rows].shape, "after", x_train.shape)
assert (x_train.min(), x_train.max()) == (0, 1), "not scaled to 0..1"


# %% baselines
def report(name: str, guess: np.ndarray, truth: np.ndarray) -> None:
    """Print the accuracy and its 95% Wilson interval."""
    right = binomtest(int((guess == truth).sum()), len(truth))
    low, high = right.proportion_ci(method="wilson")
    print(f"{name} {right.statistic:.3f} ({low:.3f} to {high:.3f})")


def flat(pictures: np.ndarray) -> np.ndarray:
    """Return each picture as one row of numbers."""
    return pictures.reshape(len(pictures), -1)


most = np.bincount(y_train).argmax()
report("baseline, always one digit", np.full(TESTED, most), y_test)
logistic = LogisticRegression(max_iter=1000).fit(flat(x_train), y_train)
report("baseline, logistic regression", logistic.predict(flat(x_test)), y_test)
nearest = KNeighborsClassifier(1).fit(flat(x_train), y_train)
by_nearest = nearest.predict(flat(x_test))
report("baseline, nearest neighbour", by_nearest, y_test)


# %% network
def build(last: layers.Layer) -> keras.Model:
    """Return a fresh network; `last` turns its maps into one row."""
    keras.utils.set_random_seed(SEED)
    stack = [
        layers.Input((8, 8, 1)),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        last,
        layers.Dense(10, activation="softmax"),
    ]
    model = keras.Sequential(stack)
    model.compile(optimizers.Adam(0.003), "sparse_categorical_crossentropy")
    return model


net = build(layers.Flatten())
for layer in net.layers:
    name, size = type(layer).__name__, layer.output.shape[1:]
    print(f"{name:13}{size!s:12}{layer.count_params():5}")
print("parameters in all", net.count_params())
print(f"untrained loss {net.evaluate(x_test, y_test, verbose=0):.2f}")
assert net.output_shape == (None, 10), "one number for each digit"
assert len(net.trainable_variables) == 6, "a layer will not be trained"

# %% training
history = net.fit(x_train, y_train, batch_size=32, epochs=30, verbose=0)
losses = history.history["loss"]
for epoch in (1, 5, 30):
    print(f"loss after epoch {epoch:2}: {losses[epoch - 1]:.3f}")
assert losses[-1] < losses[0] / 5, "it has hardly learnt, or is nan"


# %% test
def predict(model: keras.Model, pictures: np.ndarray) -> np.ndarray:
    """Return ten chances for each picture."""
    return model.predict(pictures, batch_size=TESTED, verbose=0)


chances = predict(net, x_test)
by_net = chances.argmax(axis=1)
report("seen in training", predict(net, x_train).argmax(1), y_train)
report("the network, new images", by_net, y_test)
only_net = int(((by_net == y_test) & (by_nearest != y_test)).sum())
only_nearest = int(((by_net != y_test) & (by_nearest == y_test)).sum())
print(f"right: only the network {only_net}, only nearest {only_nearest}")
luck = binomtest(only_net, max(only_net + only_nearest, 1)).pvalue
print(f"chance of so uneven a count by luck (McNemar) {luck:.2f}")
assert (by_net == y_test).mean() > 0.9, "it should learn more"

# %% confusion
print("     ", *(f"{digit:3}" for digit in range(10)))
for digit, row in enumerate(confusion_matrix(y_test, by_net)):
    print(f"{digit} is:", *(f"{number:3}" for number in row))

# %% mistakes
top = chances.max(axis=1)
for name, some in (("from 0.97", top >= 0.97), ("below", top < 0.97)):
    print(f"right {name}: {(by_net == y_test)[some].sum()} of {some.sum()}")
wrong = np.flatnonzero(by_net != y_test)
surest = wrong[np.argsort(-top[wrong])][:3]
for one in surest:
    print(f"true {y_test[one]} answer {by_net[one]} chance {top[one]:.3f}")
show(pixels[kept][surest])

# %% order
answers = labels * 0
for others, part in KFold(3).split(pixels):  # test each third in turn
    x, y = prepare(pixels[others]), labels[others]
    fresh = build(layers.Flatten())
    fresh.fit(x, y, batch_size=32, epochs=30, verbose=0)
    answers[part] = predict(fresh, prepare(pixels[part])).argmax(1)
    report(f"network, rows from {part[0]}:", answers[part], labels[part])
report("network, the three together:", answers, labels)
copied = cross_val_predict(nearest, digits.data, labels, cv=KFold(3))
report("nearest, the three together:", copied, labels)
every = np.arange(len(labels))
pairs = KNeighborsClassifier(2).fit(digits.data, labels)
closest = pairs.kneighbors(digits.data, return_distance=False)[:, 1]
near = (np.abs(closest - every) <= 70).mean()  # half a writer's share
print(f"most similar image at most 70 rows away: {near:.3f}")
gaps = np.abs(every[:, None] - every)[~np.eye(len(every), dtype=bool)]
print(f"of all other images, so near: {(gaps <= 70).mean():.3f}")


# %% breaks
def move(pictures: np.ndarray, down: int, right: int) -> np.ndarray:
    """Shift by up to two pixels; what leaves the frame is lost."""
    wide = np.pad(pictures, ((0, 0), (2, 2), (2, 2)))
    return wide[:, 2 - down : 10 - down, 2 - right : 10 - right]


def hit(model: keras.Model, pictures: np.ndarray) -> float:
    """Return the accuracy on changed versions of the test images."""
    return (predict(model, prepare(pictures)).argmax(1) == y_test).mean()


new = pixels[kept]
assert (move(new, 0, 1)[..., 1:] == new[..., :-1]).all(), "wrong way"
noise = np.random.default_rng(SEED).normal(0, 4, new.shape)
changed = {
    "as they are": new,
    "right by one": move(new, 0, 1),
    "down by one": move(new, 1, 0),
    "right by two": move(new, 0, 2),
    "with noise": np.clip(new + noise, 0, 16),
    "inverted": 16 - new,
    "rows as columns": new.transpose(0, 2, 1),
    "not scaled": new * largest,
}
print("the first test image: right by two, with noise, inverted")
show(np.stack([changed[name][0] for name in list(changed)[3:6]]))
for name, pictures in changed.items():
    other = (nearest.predict(flat(prepare(pictures))) == y_test).mean()
    print(f"network, {name:16}{hit(net, pictures):.3f}  nearest {other:.3f}")

# %% mend
steps = (-1, 0, 1)
copies = [move(pixels[rows], i, j) for i in steps for j in steps]
x, y = prepare(np.concatenate(copies)), np.tile(y_train, len(copies))
mended = build(layers.Flatten())
mended.fit(x, y, batch_size=64, epochs=14, verbose=0)
print("with moved copies:", len(x), "images")
for name, pictures in changed.items():
    print(f"mended, {name:16}{hit(mended, pictures):.3f}")
assert hit(mended, changed["right by one"]) > 0.95, "not mended"

# %% claim
anywhere = build(layers.GlobalMaxPooling2D())
anywhere.fit(x_train, y_train, batch_size=32, epochs=30, verbose=0)
print("parameters without positions", anywhere.count_params())
for name in ("as they are", "right by one", "down by one"):
    print(f"without positions, {name:13}{hit(anywhere, changed[name]):.3f}")


# %% speed
direct = jax.jit(lambda some: net(some))
for way, size in (("predict", 600), ("predict", 1), ("direct", 1)):
    some = x_test[:size]
    ask = direct if way == "direct" else partial(predict, net)
    ask(some)  # the first call compiles and is not counted
    begun = time.process_time()
    for _ in range(50):
        np.asarray(ask(some))
    spent = 1000 * (time.process_time() - begun) / 50 / size
    print(f"seconds for 1,000 images, {way}, {size} at a time: {spent:.3f}")
print(f"processor seconds until here: {time.process_time():.0f}")


# %% errors
def attempt(name: str, pictures: np.ndarray) -> None:
    """Print what comes of it: the shape of the answers, or the error."""
    try:
        print(f"{name}: answers {predict(net, pictures).shape}")
    except (TypeError, ValueError) as error:
        print(fill(f"{name}: {type(error).__name__}: {error}", 62))


attempt("channel forgotten", x_test[..., 0])
attempt("three colours", x_test.repeat(3, axis=3))
attempt("right images", x_test)
