"""The words of the English pages: a British dictionary, and docs/data/dictionary.txt for names and terms.

`spylls` (pure Python, a port of Hunspell) reads npm's `dictionary-en-gb`, whose only forms are British ones in -ise.
Reading it takes half a second, so every word that has been looked up is kept in the cache with its verdict.
"""

from __future__ import annotations

import hashlib
import json
import re
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from spylls.hunspell import Dictionary as Hunspell

from book.files import write

_SUGGESTED = 20  # words a run for which a suggestion is sought; one may take a fifth of a second
_KEPT = 50_000
_NEAR = 0.75
_LONGEST = 50  # letters; no dictionary has longer ones

_AMERICAN = (
    (r"iz(e|es|ed|er|ers|ing|ation|ations|ational)$", r"is\1"),
    (r"yz(e|es|ed|er|ers|ing)$", r"ys\1"),
    (r"or(s|ed|ing|able|ful|less|ite|ites)?$", r"our\1"),
    (r"er(s|ed)?$", r"re\1"),
    (r"l(ed|ing|er|ers)$", r"ll\1"),
    (r"ens(e|es)$", r"enc\1"),
    (r"og(s)?$", r"ogue\1"),
    (r"gray", "grey"),
    (r"gment", "gement"),
)


class Dictionary:
    """Tells whether a word is one.

    Args:
        british: folder with `index.aff` and `index.dic`.
        own: the file of the project's own words.
        kept: where verdicts are kept.
    """

    def __init__(self, british: Path, own: Path, kept: Path) -> None:
        self._british = british
        self._kept = kept
        self.own = own_words(own)
        self._changed = False
        self._left = _SUGGESTED

    def __contains__(self, word: str) -> bool:
        """Tell whether `word`, with straight apostrophes and without a possessive, is one."""
        small = word.lower()
        if word in self.own or (word == small.capitalize() and small in self.own):
            return True
        if len(word) > _LONGEST:
            return False
        if word not in self._verdicts:
            self._verdicts[word] = "" if self._hunspell.lookup(word) else "?"
            self._changed = True
        return not self._verdicts[word]

    def suggestion(self, word: str) -> str:
        """Return the likeliest word that was meant, or nothing."""
        if self._verdicts.get(word) == "?" and self._left > 0:
            self._left -= 1
            british = (re.sub(ending, wanted, word) for ending, wanted in _AMERICAN)
            best = next((meant for meant in british if meant != word and self._hunspell.lookup(meant)), "")
            if not best:
                found = [str(s) for s in islice(self._hunspell.suggest(word), 8)]
                best = max(found, key=lambda meant: _nearness(word, meant), default="")
                best = best if _nearness(word, best) > _NEAR else "-"
            self._verdicts[word] = best
            self._changed = True
        return self._verdicts.get(word, "").strip("?-")

    def keep(self) -> None:
        """Write down what was looked up."""
        if self._changed:
            newest = dict(list(self._verdicts.items())[-_KEPT:])
            write(self._kept, json.dumps({"of": self._of, "words": newest}, ensure_ascii=False))
            self._changed = False

    @cached_property
    def _of(self) -> str:
        digest = hashlib.sha256(b"1")
        for name in ("index.aff", "index.dic"):
            path = self._british / name
            digest.update(f"{name} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
        return digest.hexdigest()[:16]

    @cached_property
    def _verdicts(self) -> dict[str, str]:
        try:
            found = json.loads(self._kept.read_text(encoding="utf-8"))
            return dict(found["words"]) if found["of"] == self._of else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @cached_property
    def _hunspell(self) -> Any:
        return Hunspell.from_files(str(self._british / "index"))


def _nearness(word: str, meant: str) -> float:
    """A name is like nothing; a slip of the pen, or an American form, is like the word that was meant."""
    if not meant.replace("'", "").isalpha() or word.casefold() == meant.casefold():
        return 0.0
    return SequenceMatcher(None, word.casefold(), meant.casefold()).ratio()


def own_words(path: Path) -> dict[str, int]:
    """Return the project's own words with the line each stands on; `#` begins a remark."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    words = ((line.partition("#")[0].strip(), number) for number, line in enumerate(lines, 1))
    return {word: number for word, number in words if word}
