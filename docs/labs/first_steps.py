"""Python in a founder's hands: arrays, a table, digits, seeds, speed.

Every number in it is made here. Run it with: python first_steps.py
"""

# %% setup
import math
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

SEED = 7
print("NumPy", np.__version__)
print("pandas", pd.__version__)

# %% arrays
tokens = np.array(  # of four requests: read, written
    [[9000, 600], [2000, 300], [12000, 900], [500, 200]]
)
prices = np.array([2.0, 8.0])  # made up: yuan for a million of each
costs = (tokens * prices / 1e6).sum(axis=1)
print("shape of tokens", tokens.shape)
print("shape of prices", prices.shape)
print("shape of costs", costs.shape)
print("cost of each, yuan", costs)
print("cost of all, yuan", costs.sum().round(4))
assert math.isclose(costs[0], (9000 * 2 + 600 * 8) / 1e6), "by hand"

# %% shapes
truth = np.array([1.0, 2.0, 3.0, 4.0])
column = truth.reshape(4, 1)  # the same numbers, as a column
print("one by one: shape", (truth - truth).shape)
print("each with each: shape", (truth - column).shape)
print("mean squared error, right", np.mean((truth - truth) ** 2))
print("mean squared error, wrong", np.mean((truth - column) ** 2))


# %% product
def by_hand(a: list, b: list) -> tuple[list, int]:
    """Multiply two matrices and count the operations."""
    done = 0
    result = [[0.0] * len(b[0]) for _ in a]
    for i in range(len(a)):
        for j in range(len(b[0])):
            for k in range(len(b)):
                result[i][j] += a[i][k] * b[k][j]
                done += 2  # one multiplication, one addition
    return result, done


def flop(m: int, k: int, n: int) -> int:
    """Return the operations of (m, k) times (k, n)."""
    return 2 * m * k * n


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the shortest time of several."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return min(took)


rng = np.random.default_rng(SEED)
a, b = rng.random((2, 3)), rng.random((3, 4))
result, done = by_hand(a.tolist(), b.tolist())
print("operations of (2, 3) times (3, 4)", done)
assert done == flop(2, 3, 4), "twice m times k times n"
assert np.allclose(result, a @ b), "NumPy says something else"

# %% speed
small = rng.random((150, 150)).tolist()
large = rng.random((2048, 2048)).astype("float32")
work = flop(150, 150, 150)
loops = work / seconds(lambda: by_hand(small, small), 2)
work = flop(2048, 2048, 2048)
numpy_speed = work / seconds(lambda: large @ large, 10)
print(f"loops in Python, GFLOP/s {loops / 1e9:.3f}")
print(f"NumPy, GFLOP/s {numpy_speed / 1e9:.0f}")
assert numpy_speed > 50 * loops, "NumPy is as slow as Python loops"

hour = numpy_speed * 3600  # operations, all of them put to use
parameters = math.sqrt(hour / 6 / 20)  # 6 N D with D = 20 N
tokens_read = 20 * parameters
print(f"parameters, one hour without waste {round(parameters, -4):,.0f}")
print(f"tokens it reads {round(tokens_read, -6):,.0f}")
assert math.isclose(6 * parameters * tokens_read, hour), "6 N D"


# %% table
def month(
    name: str, classics: int, contracts: int, faster: float
) -> pd.DataFrame:
    """Make a month of requests: their kind, and how long each took."""
    kinds = ["classics"] * classics + ["contract"] * contracts
    usual = np.array([2.0] * classics + [8.0] * contracts) * faster
    took = usual * rng.lognormal(0, 0.6, len(kinds))
    return pd.DataFrame({"month": name, "kind": kinds, "seconds": took})


rng = np.random.default_rng(SEED)
may = month("1 May", 4000, 1000, 1.0)
june = month("2 June", 2000, 3000, 0.8)
table = pd.concat([may, june])
print("rows and columns", table.shape)
by_kind = table.groupby(["month", "kind"])["seconds"]
print(by_kind.agg(["count", "mean", "median"]).round(2).to_string())

# %% mean
mean_may, mean_june = may["seconds"].mean(), june["seconds"].mean()
print(f"mean of May {mean_may:.2f} s")
print(f"mean of June {mean_june:.2f} s")
below = (june["seconds"] < mean_june).mean()
print(f"June, faster than its mean {below:.3f} of all")
print(f"median of June {june['seconds'].median():.2f} s")
for (name, kind), limit in by_kind.quantile(0.95).items():
    print(f"slowest twentieth, {name}, {kind}: from {limit:.2f} s")
    slower = (table["seconds"] >= limit) & (table["kind"] == kind)
    share = slower[table["month"] == name].sum() / by_kind.size()[name, kind]
    assert math.isclose(share, 0.05, abs_tol=0.001), "a twentieth"
parts = by_kind.mean().unstack("month")
assert (parts["2 June"] < parts["1 May"]).all(), "each kind is faster"
assert mean_june > mean_may, "and yet the mean is slower"

# %% digits
print("0.1 + 0.2 ==", 0.1 + 0.2)
one, big = np.float32(1), np.float32(1e8)
print("(big + 1) - big =", (big + one) - big)
print("(big - big) + 1 =", (big - big) + one)
rng = np.random.default_rng(SEED)
many = rng.random(1_000_000).astype("float32")
exact = math.fsum(many.tolist())
in_turn = float(np.cumsum(many)[-1])
print(f"a million numbers, exact {exact:.2f}")
print(f"one after another, off by {abs(in_turn - exact):.2f}")
doubles = many.astype("float64")
off = abs(float(np.cumsum(doubles)[-1]) - exact)
print(f"one after another in float64, off by {off:.6f}")
print(f"as NumPy adds them, off by {abs(float(many.sum()) - exact):.2f}")
whole = large @ large
halves = large[:, :1024] @ large[:1024] + large[:, 1024:] @ large[1024:]
print("same product in two halves")
print("  equal in every digit:", np.array_equal(whole, halves))
apart = float(np.max(np.abs(whole - halves) / whole))
print(f"  largest difference, as a share of the number {apart:.0e}")
assert apart < 1e-5, "not the same product"


# %% seeds
def draw(seed: int) -> list[int]:
    """Draw five numbers below 100."""
    return np.random.default_rng(seed).integers(0, 100, 5).tolist()


print("one seed draws", draw(SEED))
print("the same seed, the same:", draw(SEED) == draw(SEED))
print("the next seed, the same:", draw(SEED + 1) == draw(SEED))
assert draw(SEED) == draw(SEED) != draw(SEED + 1), "a seed decides"


# %% chance
def wilson(right: int, asked: int) -> tuple[float, float]:
    """Return the 95% interval (Wilson's) of a share."""
    share, z = right / asked, 1.96
    centre = share + z * z / (2 * asked)
    half = z * math.sqrt(share * (1 - share) / asked + (z / 2 / asked) ** 2)
    return tuple((centre + s * half) / (1 + z * z / asked) for s in (-1, 1))


def right_answers(seed: int) -> int:
    """Ask another 200 questions of a model that is right at 0.9."""
    return int((np.random.default_rng(seed).random(200) < 0.9).sum())


right = [right_answers(seed) for seed in range(20)]
low, high = wilson(right[0], 200)
hold = [wilson(r, 200)[0] <= 0.9 <= wilson(r, 200)[1] for r in right]
print(f"seed 0: score {right[0] / 200:.3f}")
print(f"seed 0: 95% interval from {low:.3f} to {high:.3f}")
print(f"20 seeds: mean score {np.mean(right) / 200:.3f}")
print(f"20 seeds: lowest score {min(right) / 200:.3f}")
print(f"20 seeds: highest score {max(right) / 200:.3f}")
print("20 seeds: intervals that hold the true 0.9:", sum(hold))
