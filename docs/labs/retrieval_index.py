"""What the lab «retrieval» searches with: reading, two indexes, a judge."""

# %% read
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

DATA = Path(__file__).parent / "data"
DOCUMENTS = DATA / "inkstone_documents.tsv"
QUESTIONS = DATA / "inkstone_questions.tsv"
SYNONYMS = DATA / "inkstone_synonyms.tsv"


class Passage(NamedTuple):
    """One clause of a document."""

    source: str  # document and clause, such as D05§6
    date: str
    newer: str  # the document that has replaced this one, or ""
    title: str
    text: str


class Question(NamedTuple):
    """One question of the evaluation set."""

    half: str  # dev, test or near
    kind: str
    text: str
    sources: tuple[str, ...]  # the passages that answer it, or none
    key: str  # words that the answering sentence holds


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table, without its remarks."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [x.split("\t") for x in lines if x.strip() and x[0] != "#"]


def read_passages() -> list[Passage]:
    """Return all clauses of all documents."""
    return [Passage(*row) for row in rows(DOCUMENTS)]


def read_questions() -> list[Question]:
    """Return the evaluation set."""
    found = []
    for row in rows(QUESTIONS):
        half, kind, text, sources, key = (*row, "", "")[:5]
        passages = tuple(sources.split())
        found.append(Question(half, kind, text, passages, key))
    return found


def sentences(text: str) -> list[str]:
    """Cut a text behind each full stop."""
    return re.findall(r"[^。]+。", text)


def show(text: str) -> None:
    """Print a text in lines that fit a phone."""
    for i in range(0, len(text), 28):
        print(f"  {text[i : i + 28].strip()}")


# %% keyword
def terms(text: str) -> list[str]:
    """Pairs of neighbouring characters; words and numbers whole."""
    found = []
    for run in re.findall(r"[a-z0-9.]+|[\u4e00-\u9fff]+", text.lower()):
        whole = run[0] < "\u4e00" or len(run) == 1
        pairs = [run[i : i + 2] for i in range(len(run) - 1)]
        found += [run] if whole else pairs
    return found


class Keyword:
    """BM25: rare terms count more, repetition and length count less."""

    def __init__(self, texts: list[str], k1: float = 1.5, b: float = 0.75):
        self.words = CountVectorizer(analyzer=terms)
        f = self.words.fit_transform(texts).toarray().astype(float)
        n = (f > 0).sum(axis=0)
        self.idf = np.log(1 + (len(texts) - n + 0.5) / (n + 0.5))
        size = f.sum(axis=1, keepdims=True)
        damped = f + k1 * (1 - b + b * size / size.mean())
        self.weights = self.idf * f * (k1 + 1) / damped

    def scores(self, query: str) -> np.ndarray:
        """One score for each text."""
        return self.weights @ self.words.transform([query]).toarray()[0]

    def weight(self, term: str) -> float:
        """How rare a term is; one that stands nowhere is the rarest."""
        place = self.words.vocabulary_.get(term)
        return self.idf.max() if place is None else self.idf[place]


def check_formula() -> None:
    """Compare BM25 with two texts computed by hand."""
    by_hand = np.log(2) * 2 * 2.5 / (2 + 1.5 * (0.25 + 0.75 * 2 / 1.5))
    small = Keyword(["rent, rent", "fee"]).scores("rent")
    assert np.allclose(small, [by_hand, 0]), "not the formula of BM25"


# %% cut
def fixed(passages: list[Passage], size: int, overlap: int) -> list[Passage]:
    """Each document as one text, cut after every so many characters."""
    whole: dict[str, str] = {}
    for p in passages:
        name, _, heading = p.title.partition(" ")
        start = whole.get(p.source[:3], name)
        whole[p.source[:3]] = start + heading + p.text
    chunks = []
    for doc, text in whole.items():
        for i in range(0, len(text), size - overlap):
            chunks.append(Passage(doc, "", "", "", text[i : i + size]))
    return chunks


# %% judge
def order(scores: np.ndarray) -> np.ndarray:
    """Places in the list, the best score first."""
    return np.argsort(-scores, kind="stable")


def evidence(q: Question, passages: list[Passage]) -> list[str]:
    """The sentences that answer a question, one for each source."""
    texts = [p.text for p in passages if p.source in q.sources]
    held = [x for text in texts for x in sentences(text) if q.key in x]
    assert len(held) == len(q.sources), f"look at «{q.text}»"
    return held


class Judge:
    """Knows which sentences answer each question."""

    def __init__(self, questions: list[Question], passages: list[Passage]):
        self.held = {q: evidence(q, passages) for q in questions}
        for q, held in self.held.items():
            torn = [Passage("", "", "", "", s[:-1]) for s in held]
            at = self.rank(q, np.ones(len(torn)), torn)
            assert np.isinf(at), "a part of a sentence counts as whole"

    def rank(self, q: Question, scores: np.ndarray, chunks: list[Passage]):
        """Place of the first chunk with a whole answering sentence."""
        for place, i in enumerate(order(scores), start=1):
            if any(s in chunks[i].text for s in self.held[q]):
                return place
        return np.inf

    def ranks(self, asked, index, chunks, change=str) -> np.ndarray:
        """The rank of each question, asked of an index of the chunks."""
        queries = [change(q.text) for q in asked]
        scores = [index(query) for query in queries]
        pairs = zip(asked, scores, strict=True)
        return np.array([self.rank(q, s, chunks) for q, s in pairs])


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """95% interval of a share."""
    middle = (hits + z * z / 2) / (n + z * z)
    half = z * np.sqrt(hits * (n - hits) / n + z * z / 4) / (n + z * z)
    return max(0.0, middle - half), min(1.0, middle + half)


# %% embedding
class Embedding:
    """Latent semantic analysis: each text becomes `size` numbers."""

    def __init__(self, texts: list[str], size: int):
        self.words = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
        self.table = self.words.fit_transform(texts)
        self.svd = TruncatedSVD(size, algorithm="arpack", random_state=0)
        self.vectors = normalize(self.svd.fit_transform(self.table))

    def scores(self, query: str) -> np.ndarray:
        """The cosine between the query and each text."""
        vector = self.svd.transform(self.words.transform([query]))
        return self.vectors @ normalize(vector)[0]
