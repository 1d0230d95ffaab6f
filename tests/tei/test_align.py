"""Words are found again wherever people moved, split, joined and changed what they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.tei.align import BREAK, Flat, align

AKAEV = "Akaev said that 98 villages had no bread. The council sent 300 houses there."
BANK = "The union sent 97 tonnes of grain to the north. The World Bank sent 886 engines."
NOTE = "Yeltsin said that 58 per cent of them had no bread."
OTHER = "A long winter came, and nobody wrote letters any more."


def found(old: list[str], new: list[str], words: str) -> str | None:
    """Return what stands in the new text for words of the old."""
    start = BREAK.join(old).index(words)
    span = align(old, new).span(start, start + len(words))
    return None if span is None else BREAK.join(new)[slice(*span)]


# fmt: off
CASES = [
    pytest.param([AKAEV], [AKAEV], "98 villages", "98 villages", id="nothing changed"),
    pytest.param([AKAEV], [AKAEV.replace("98", "more than 97")], "98 villages", "more than 97 villages", id="word changed"),
    pytest.param([AKAEV], [AKAEV.replace("98 ", "")], "98", None, id="word deleted"),
    pytest.param([AKAEV], [AKAEV.replace("98 ", "")], "98 villages", "villages", id="first word deleted"),
    pytest.param([AKAEV], [AKAEV.replace("98", "98 small")], "98 villages", "98 small villages", id="word added within"),
    pytest.param([AKAEV, BANK], [f"{AKAEV} {BANK}"], "World Bank", "World Bank", id="joined"),
    pytest.param([AKAEV, NOTE, BANK], [f"{AKAEV} {BANK}", NOTE], "World Bank", "World Bank", id="joined around a note"),
    pytest.param([AKAEV, NOTE, BANK], [f"{AKAEV} {BANK}", NOTE], "98 villages", "98 villages", id="joined around a note, first"),
    pytest.param([f"{AKAEV} {BANK}"], [AKAEV, BANK], "World Bank", "World Bank", id="split"),
    pytest.param([f"{AKAEV} {BANK}", NOTE], [AKAEV, NOTE, BANK], "World Bank", "World Bank", id="split around a note"),
    pytest.param([AKAEV, BANK, OTHER], [BANK, OTHER, AKAEV], "98 villages", "98 villages", id="moved"),
    pytest.param([AKAEV, BANK, OTHER], [BANK, OTHER, AKAEV.replace("bread", "salt")], "98 villages", "98 villages", id="moved and changed"),
    pytest.param([AKAEV, OTHER], [OTHER], "98 villages", None, id="deleted"),
    pytest.param([AKAEV], ["Letters, letters!"], "98 villages", None, id="another text instead"),
    pytest.param([], [OTHER], "", None, id="empty"),
]
# fmt: on


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    CASES,
)
def test_where_words_stand(
    old: list[str], new: list[str], words: str, expected: str | None
) -> None:
    assert found(old, new, words) == expected


@pytest.mark.parametrize("lead", ["On 3 May 1987 they left. ", "On 3 May 1994 they left. "])
def test_a_new_sentence_is_not_half_of_its_neighbour(lead: str) -> None:
    old = "On 3 May 1994 the minister spoke to the council."
    span = align([old], [lead + old]).span(3, 13)
    assert span == (len(lead) + 3, len(lead) + 13)


def test_of_two_like_sentences_each_is_itself() -> None:
    twice = "It fell. They sold 40 boats. It rose. They sold 40 boats."
    at = twice.rindex("40")
    assert align([twice], ["In short: " + twice]).span(at, at + 2) == (at + 10, at + 12)


def test_places_in_a_flat_text() -> None:
    text = Flat(("one", "", "three"))
    assert text.text == "one\n\nthree"
    assert text.starts == (0, 4, 5)
    assert [text.place(n) for n in (0, 2, 5, 9)] == [(0, 0), (0, 2), (2, 0), (2, 4)]


words = st.sampled_from(["In", "1995", "they", "sold", "boats", ".", ",", "the", "war", "3.5"])
blocks = st.lists(st.lists(words, max_size=12).map(" ".join), max_size=5)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(blocks, blocks)
def test_hunks_are_in_order_and_the_same_where_they_say_so(old: list[str], new: list[str]) -> None:
    a, b = BREAK.join(old), BREAK.join(new)
    end = 0
    for hunk in align(old, new).hunks:
        assert end <= hunk.old_start <= hunk.old_end <= len(a)
        assert 0 <= hunk.new_start <= hunk.new_end <= len(b)
        if hunk.same:
            assert a[hunk.old_start : hunk.old_end] == b[hunk.new_start : hunk.new_end]
        end = hunk.old_end


@settings(max_examples=100, deadline=None, derandomize=True)
@given(blocks)
def test_a_text_is_where_it_is(old: list[str]) -> None:
    text = BREAK.join(old)
    alignment = align(old, old)
    for n, character in enumerate(text):
        if character != BREAK:
            assert alignment.span(n, n + 1) == (n, n + 1)
