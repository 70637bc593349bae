"""Retrieval-augmented generation, up to the door of the large model."""

# %% collection
from collections import Counter
from typing import NamedTuple

import numpy as np
from retrieval_index import (
    SYNONYMS,
    Embedding,
    Judge,
    Keyword,
    check_formula,
    fixed,
    order,
    read_passages,
    read_questions,
    rows,
    sentences,
    show,
    terms,
    wilson,
)

passages = read_passages()
questions = read_questions()
dev = [q for q in questions if q.half == "dev" and q.sources]
test = [q for q in questions if q.half == "test" and q.sources]
judge = Judge(questions, passages)
print("documents", len({p.source[:3] for p in passages}))
print("passages", len(passages))
print("characters in all", sum(len(p.text) for p in passages))
print("questions to develop on", len(dev))
print("questions to test on", len(test))
for kind in ("none", "near"):
    print(f"kind {kind}:", sum(q.kind == kind for q in questions))

# %% keyword
titled = [f"{p.title} {p.text}" for p in passages]
keyword = Keyword(titled)
check_formula()
print("terms of 押金是多少:", " ".join(terms("押金是多少")))
for term in ("合同", "违约", "押金"):
    print(f"weight of {term} {keyword.weight(term):.2f}")

# %% chunk
cuts = {
    "every 60 characters": fixed(passages, 60, 0),
    "every 120, overlap 40": fixed(passages, 120, 40),
    "by clause": [p._replace(title="") for p in passages],
    "by clause, with title": passages,
}
for name, chunks in cuts.items():
    full = [f"{c.title} {c.text}".strip() for c in chunks]
    at = judge.ranks(dev, Keyword(full).scores, chunks)
    size = np.mean([len(text) for text in full])
    print(f"{name}: recall@3 {np.mean(at <= 3):.3f}")
    print(f"{name}: chunks {len(full)}, mean length {size:.0f}")
    print(f"{name}: cut in two {np.isinf(at).sum()} of {len(at)}")
short = cuts["every 60 characters"]
print("end of a chunk:", short[1].text[-16:])
print("start of the next:", short[2].text[:16])

# %% embedding
embedding = Embedding(titled, size=100)
print("texts, terms", *embedding.table.shape)
print("texts, numbers for each", *embedding.vectors.shape)
assert np.isfinite(embedding.vectors).all(), "a vector is not finite"


# %% fusion
def fused(query: str) -> np.ndarray:
    """Reciprocal ranks of both lists, added."""
    total = np.zeros(len(passages))
    for scores in (keyword.scores(query), embedding.scores(query)):
        total[order(scores)] += 1 / (60 + np.arange(1, len(total) + 1))
    return total


ways = {
    "keyword": keyword.scores,
    "embedding": embedding.scores,
    "hybrid": fused,
}
for name, scores in ways.items():
    at = judge.ranks(dev, scores, passages)
    print(f"dev, {name}: MRR {np.mean(1 / at):.3f}")

# %% measure
found = {}
for name, scores in ways.items():
    found[name] = at = judge.ranks(test, scores, passages)
    for k in (1, 3):
        low, high = wilson(sum(at <= k), len(at))
        span = f"{low:.2f} to {high:.2f}"
        print(f"test, {name}: recall@{k} {np.mean(at <= k):.3f}, {span}")
    print(f"test, {name}: MRR {np.mean(1 / at):.3f}")
    assert np.mean(at <= 3) > 3 / len(passages), "chance does as well"
generator = np.random.default_rng(0)
draws = generator.integers(len(test), size=(10_000, len(test)))
for name in ("embedding", "hybrid"):
    gain = 1 / found[name] - 1 / found["keyword"]
    low, high = np.quantile(gain[draws].mean(axis=1), (0.025, 0.975))
    print(f"MRR gain, {name}: {gain.mean():.3f}, {low:.3f} to {high:.3f}")

# %% kinds
for kind in ("plain", "number", "name", "reworded", "version"):
    mine = [q.kind == kind for q in test]
    first = [sum(at[mine] == 1) for at in found.values()]
    print(f"first of {sum(mine)}, {kind}:", *first)


def expanded(query: str) -> str:
    """The question, and what the documents call the things in it."""
    more = [after for before, after in rows(SYNONYMS) if before in query]
    return " ".join([query, *more])


for half, asked in (("dev", dev), ("test", test)):
    some = [q for q in asked if q.kind == "reworded"]
    for name, change in (("as asked", str), ("synonyms added", expanded)):
        at = judge.ranks(some, keyword.scores, passages, change)
        counts = f"first {sum(at == 1)}, in three {sum(at <= 3)}"
        print(f"{half}, {name}: {counts}, of {len(at)}")

# %% versions
current = [p for p in passages if not p.newer]
index = Keyword([f"{p.title} {p.text}" for p in current])
refund = "个人版付款以后几天内可以全额退款？"
print("asked:", refund)
for name, chunks, by in (
    ("both versions", passages, keyword),
    ("version in force", current, index),
):
    top = chunks[order(by.scores(refund))[0]]
    print(f"{name}: {top.source} of {top.date}")
    for half, asked in (("dev", dev), ("test", test)):
        at = judge.ranks(asked, by.scores, chunks)
        first = at[[q.kind == "version" for q in asked]] == 1
        counts = f"first {sum(first)} of {len(first)}"
        print(f"{half}, {name}: {counts}, recall@3 {np.mean(at <= 3):.3f}")


# %% answer
class Answer(NamedTuple):
    """A sentence, its source, and how much of the question it holds."""

    share: float = 0.0
    text: str = ""
    source: str = ""


def best(query: str, k: int) -> list:
    """The first k passages."""
    return [current[i] for i in order(index.scores(query))[:k]]


def answer(query: str) -> Answer:
    """The sentence of the best three passages that holds most of it."""
    asked = {term: index.weight(term) for term in terms(query)}
    found = Answer()
    for p in best(query, 3):
        for sentence in sentences(p.text):
            there = set(terms(f"{p.title} {sentence}"))
            kept = sum(w for term, w in asked.items() if term in there)
            share = kept / (sum(asked.values()) or 1)
            if share > found.share:
                found = Answer(share, sentence, p.source)
    return found


vague = "违约金是每日万分之几？"
near = "团队版付款以后几天内可以全额退款？"
friend = "推荐朋友订阅有什么奖励？"
for query in (refund, vague, near, friend, "那要几天呢？"):
    a = answer(query)
    print(query, f"share {a.share:.2f}")
    show(f"{a.text}[{a.source}]")

# %% threshold
WRONG_COSTS = 3  # a wrong answer undoes three right ones
answers = {q: answer(q.text) for q in questions}


def verdict(q, a: Answer, threshold: float) -> str:
    """Right, wrong, false (no document answers), missed or refused."""
    if a.share < threshold:
        return "missed" if q.sources else "refused"
    right = a.source in q.sources and q.key in a.text
    return "right" if right else "wrong" if q.sources else "false"


def count(half: str, threshold: float) -> Counter:
    """How many answers of a half have each verdict."""
    mine = [(q, a) for q, a in answers.items() if q.half == half]
    return Counter(verdict(q, a, threshold) for q, a in mine)


worth = {}
for step in range(51):
    line = step / 100
    c = count("dev", line)
    worth[line] = c["right"] - WRONG_COSTS * (c["wrong"] + c["false"])
    if step % 5 == 0:
        print(f"dev, {line:.2f}: right {c['right']}, worth {worth[line]}")
chosen = max(worth, key=worth.get)
same = [line for line, value in worth.items() if value == worth[chosen]]
print(f"chosen threshold {chosen:.2f}, as good up to {max(same):.2f}")
for half, line in (("near", chosen), ("test", 0), ("test", chosen)):
    c = count(half, line)
    kinds = ("right", "wrong", "missed", "false", "refused")
    print(f"{half}, {line:.2f}:", *(f"{kind} {c[kind]}" for kind in kinds))
said = c["right"] + c["wrong"] + c["false"]
low, high = wilson(said - c["right"], max(said, 1))
print(f"not right, of {said} answers: {low:.2f} to {high:.2f}")
for kind in ("plain", "number", "name", "reworded", "version"):
    mine = [verdict(q, answers[q], chosen) for q in test if q.kind == kind]
    print(f"answered rightly, {kind}: {mine.count('right')} of {len(mine)}")
at = judge.ranks(test, index.scores, current)
assert count("test", 0)["right"] <= sum(at <= 3), "right, yet not found"
assert count("test", 0)["refused"] == 0, "refused without a threshold"

# %% prompt
RULE = "只根据资料回答，句末用[]写出处；没有就答“没有找到”。"


def prompt(query: str, k: int) -> str:
    """What a large model would be given; none is called here."""
    parts = [f"[{p.source}] {p.title}：{p.text}" for p in best(query, k)]
    return "\n".join([RULE, *parts, f"问题：{query}"])


for part in prompt(test[1].text, 3).splitlines():
    show(part)
for k in (3, 10, len(current)):
    size = np.mean([len(prompt(q.text, k)) for q in test])
    print(f"characters of a prompt, {k} passages: {size:.0f}")
    print(f"answer among {k} passages: {np.mean(at <= k):.3f}")
