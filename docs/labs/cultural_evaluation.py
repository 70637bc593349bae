"""A lab: score two made-up assistants on 80 questions of Chinese custom.

Run it from any folder: python cultural_evaluation.py
The questions, answers and grades are in data/culture_*.tsv, ours, under
CC BY-SA 4.0. No real model gave the answers: the lab teaches the scoring.
"""

# %% setup
import math
import random
import unicodedata
from pathlib import Path

DATA = Path(__file__).parent / "data"
KINDS = ("idiom", "kinship", "festival", "taboo")
Row = dict[str, str]


def read(name: str) -> list[Row]:
    """Return the rows of a table; its first line holds the canary."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    head, *rows = [line.split("\t") for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


# %% items
items = {row["id"]: row for row in read("culture_items.tsv")}
choice = [one for one, item in items.items() if item["form"] == "choice"]
short = [one for one in items if one not in choice]
assert len(items) == 80, "80 items, no id twice"
for kind in KINDS:
    halves = [i["half"] for i in items.values() if i["kind"] == kind]
    assert halves.count("open") == halves.count("held") == 10, kind
rows = [items[one] for one in choice]
places = [row["choices"].split("|").index(row["answer"]) for row in rows]
assert all(places.count(n) == 10 for n in range(4)), "no place is favoured"
print("items", len(items))
print("multiple choice", len(choice))
print("short answers", len(short))
count = sum(item["varies"] != "no" for item in items.values())
print("the answer varies by place or generation", count)


# %% matching
def clean(text: str) -> str:
    """Return a text without punctuation, signs, spaces, line breaks."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CPSZ")


def accepted(item: Row) -> list[str]:
    """Return the expected answer and its variants."""
    variants = item["variants"].split("|") if item["variants"] else []
    return [clean(text) for text in [item["answer"], *variants]]


def right(item: Row, answer: str) -> bool:
    """Tell whether an answer is one that is accepted."""
    return clean(answer) in accepted(item)


def found(item: Row, answer: str) -> bool:
    """Tell whether an accepted answer stands anywhere in the answer."""
    return any(text in clean(answer) for text in accepted(item))


grandson = items["kinship-20"]
assert right(grandson, " 外孙子。"), "a listed variant"
assert right(grandson, "`外孙`\n"), "as a model may send it"
assert not right(grandson, "孙子"), "not the written term"
print("exact match accepts a sentence:", right(grandson, "是外孙"))
print("found anywhere accepts a denial:", found(grandson, "不是外孙"))


# %% baselines
def options(item: Row) -> list[str]:
    """Return what a contestant who knows nothing may choose from."""
    if item["choices"]:
        return item["choices"].split("|")
    return [items[i]["answer"] for i in short if i.startswith(item["kind"])]


def overlap(item: Row) -> str:
    """Return the option that shares the most characters with the question."""
    question = set(item["question"])
    return max(options(item), key=lambda text: len(question & set(text)))


def marks(answers: dict[str, str]) -> dict[str, bool]:
    """Return whether each item is answered right."""
    return {one: right(item, answers[one]) for one, item in items.items()}


recorded = read("culture_answers.tsv")
ok = {
    "overlap": marks({one: overlap(item) for one, item in items.items()}),
    "reed": marks({row["id"]: row["made_up_reed"] for row in recorded}),
    "pine": marks({row["id"]: row["made_up_pine"] for row in recorded}),
}
luck = sum(1 / len(options(item)) for item in items.values())
print(f"guessing gets on average {luck:.0f} of 80")
lowest = min(sum(ok[name].values()) for name in ("reed", "pine"))
assert lowest > max(luck, sum(ok["overlap"].values())), "above both baselines"


# %% scores
def wilson(hits: int, cases: int) -> tuple[float, float]:
    """Return the 95% score interval of a share."""
    z, share = 1.959964, hits / cases
    middle = share + z * z / (2 * cases)
    spread = share * (1 - share) / cases + z * z / (4 * cases * cases)
    whole, reach = 1 + z * z / cases, z * math.sqrt(spread)
    return (middle - reach) / whole, (middle + reach) / whole


def report(label: str, verdicts: list[bool]) -> None:
    """Print how many are right, the share, and its interval."""
    hits, cases = sum(verdicts), len(verdicts)
    low, high = wilson(hits, cases)
    line = f"{label}: {hits} of {cases}, {hits / cases:.3f}"
    print(f"{line}, {low:.3f} to {high:.3f}")


assert round(wilson(184, 200)[0], 3) == 0.874, "as in product"
for name in ok:
    report(name, list(ok[name].values()))
for name in ("reed", "pine"):
    for kind in KINDS:
        report(f"{name}, {kind}", [ok[name][i] for i in items if kind in i])


# %% graders
def kappa(pairs: list[str]) -> float:
    """Return Cohen's kappa of pairs such as "yn": the two verdicts."""
    agreed = sum(pair in ("yy", "nn") for pair in pairs) / len(pairs)
    first = sum(pair[0] == "y" for pair in pairs) / len(pairs)
    second = sum(pair[1] == "y" for pair in pairs) / len(pairs)
    luck = first * second + (1 - first) * (1 - second)
    assert luck < 1, "all verdicts alike: kappa has no value"
    return (agreed - luck) / (1 - luck)


book = ["yy"] * 49 + ["yn"] * 5 + ["ny"] * 4 + ["nn"] * 2
assert f"{kappa(book):.2f}" == "0.22", "as the chapter on culture"


def graded(label: str, groups: list[list[str]]) -> None:
    """Print the verdicts, and kappa with its bootstrap interval."""
    pairs = [pair for group in groups for pair in group]
    counts = [f"{p} {pairs.count(p)}" for p in ("yy", "yn", "ny", "nn")]
    print(f"{label}:", *counts)
    value, again, rng = kappa(pairs), [], random.Random(0)
    while len(again) < 2000:
        drawn = [p for g in rng.choices(groups, k=len(groups)) for p in g]
        if len(set(drawn)) > 1:
            again.append(kappa(drawn))
    low, high = sorted(again)[50], sorted(again)[-51]
    assert low <= value <= high, "the interval holds the value"
    same = (pairs.count("yy") + pairs.count("nn")) / len(pairs)
    kappas = f"kappa {value:.2f}, {low:.2f} to {high:.2f}"
    print(f"{label}: agreement {same:.3f}, {kappas}")


verdict: dict[str, dict[str, str]] = {one: {} for one in short}
for row in read("culture_grades.tsv"):
    verdict[row["id"]][row["answered_by"]] = row["first"] + row["second"]
graded("answers", [list(verdict[one].values()) for one in short])
for n, grader in enumerate(("one", "two")):
    hits = sum(ok["pine"][i] for i in choice)
    hits += sum(verdict[i]["pine"][n] == "y" for i in short)
    print(f"pine, short answers judged by grader {grader}: {hits} of 80")


# %% compare
def mcnemar(only_first: int, only_second: int) -> float:
    """Return the exact two-sided p: are the disagreements even?"""
    count, few = only_first + only_second, min(only_first, only_second)
    tail = sum(math.comb(count, k) for k in range(few + 1))
    return min(1.0, 2 * tail / 2**count)


def needed(apart: float, points: float) -> int:
    """Return the items to tell a gap: 5% two-sided, power 80%."""
    z = 1.959964 + 0.841621
    return math.ceil(z * z * apart / (points / 100) ** 2)


def compare(label: str, ids: list[str]) -> None:
    """Print who alone is right, the exact p, the gap with 95% interval."""
    pine = sum(ok["pine"][i] and not ok["reed"][i] for i in ids)
    reed = sum(ok["reed"][i] and not ok["pine"][i] for i in ids)
    p, cases = mcnemar(pine, reed), len(ids)
    print(f"{label}: only pine {pine}, only reed {reed}, p {p:.4f}")
    gap = 100 * (pine - reed) / cases
    off = 196 * math.sqrt(((pine + reed) / cases - (gap / 100) ** 2) / cases)
    print(f"{label}: gap {gap:.0f} points, {gap - off:.0f} to {gap + off:.0f}")


assert (needed(0.06, 5), needed(0.12, 5)) == (189, 377), "as in the book"
assert mcnemar(8, 2) == 112 / 1024, "two tails of ten coins"
compare("all items", list(items))
apart = sum(ok["pine"][i] != ok["reed"][i] for i in items) / len(items)
print(f"share of items on which they differ {apart:.3f}")
print("items to tell 80% from 85%, if so", needed(apart, 5))

# %% contamination
for half in ("open", "held"):
    ids = [one for one, item in items.items() if item["half"] == half]
    for name in ok:
        report(f"{name}, {half} half", [ok[name][i] for i in ids])
    compare(f"{half} half", ids)

# %% silent-items
none = [i for i in items if not ok["reed"][i] and not ok["pine"][i]]
both = [i for i in items if ok["reed"][i] and ok["pine"][i]]
print("items both get right", len(both))
print("items both get wrong", len(none))
print(*none, sep="\n")

# %% translation
lines = read("culture_translations.tsv")
for way in ("literal", "explained", "replaced"):
    grades = [r["first"] + r["second"] for r in lines if r["way"] == way]
    report(f"{way}, all points by both", [g == "yyyyyy" for g in grades])
for n, point in enumerate(("meaning", "register", "no offence")):
    groups: dict[str, list[str]] = {row["id"]: [] for row in lines}
    for row in lines:
        groups[row["id"]].append(row["first"][n] + row["second"][n])
    graded(point, list(groups.values()))


# %% your-model
def answer(question: str) -> str:
    """Put a call of your model here and return its text."""
    return "不知道"


def prompt(item: Row) -> str:
    """Return the question as a model gets it, on one line."""
    listed = " 选项：" + item["choices"] if item["choices"] else ""
    return f"{item['question']}{listed} 只写答案，不解释。"


asked = [prompt(item) for item in items.values()]
Path("questions.txt").write_text("\n".join(asked) + "\n", encoding="utf-8")
file = Path("my_answers.txt")
if file.exists():
    mine = file.read_text(encoding="utf-8-sig").splitlines()
else:
    mine = [answer(question) for question in asked]
assert len(mine) == len(items), f"80 answers, one a line, not {len(mine)}"
ok["your model"] = marks(dict(zip(items, mine, strict=True)))
for half in ("open", "held"):
    ids = [one for one, item in items.items() if item["half"] == half]
    report(f"your model, {half} half", [ok["your model"][i] for i in ids])
report("your model", list(ok["your model"].values()))
