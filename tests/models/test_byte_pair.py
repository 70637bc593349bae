"""What the functions of byte_pair promise, by a text of three words that can be merged by hand."""

import pytest

from models import byte_pair as b

WORDS = {tuple("low"): 5, tuple("lower"): 2, tuple("newer"): 3}


def test_pairs_are_counted_within_words_and_as_often_as_the_word() -> None:
    counts = b.pair_counts(WORDS)
    assert counts[("l", "o")] == 7
    assert counts[("e", "r")] == 5
    assert counts[("w", "e")] == 5
    assert ("w", "l") not in counts


def test_the_most_frequent_pair_is_merged_first_and_ties_go_by_the_alphabet() -> None:
    assert b.best_pair(WORDS) == ("l", "o")
    assert b.best_pair({("a", "b"): 1, ("c", "d"): 1}) == ("a", "b")


def test_a_merge_goes_from_left_to_right() -> None:
    assert b.merge(("a", "a", "a"), ("a", "a")) == ("aa", "a")


def test_merges_learnt_one_after_another() -> None:
    assert b.learn(WORDS, 3) == [("l", "o"), ("lo", "w"), ("e", "r")]
    assert b.learn({("a", "b"): 1}, 9) == [("a", "b")]
    assert b.learn(WORDS, 0) == []


def test_a_word_seen_often_is_one_piece_and_an_unseen_one_falls_into_letters() -> None:
    merges = b.learn(WORDS, 3)
    assert b.cut("low", merges) == ("low",)
    assert b.cut("slower", merges) == ("s", "low", "er")
    assert b.cut("xyz", merges) == ("x", "y", "z")
    assert all("".join(b.cut(word, merges)) == word for word in ("low", "newer", "slower"))


@pytest.mark.parametrize(
    "call",
    [
        lambda: b.pair_counts({(): 1}),
        lambda: b.pair_counts({("a",): 0}),
        lambda: b.best_pair({("a",): 1}),
        lambda: b.learn(WORDS, -1),
        lambda: b.cut("", []),
    ],
)
def test_bad_input_is_told_in_a_sentence(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$"):
        call()
