"""What stands around two values, and how much of it they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.linkage.surroundings import Surroundings, beside, likeness, surroundings
from corpuskit.core.findings import Location

_WORDS = st.lists(
    st.sampled_from(
        ["the", "dam", "opened", "opening", "first", "in", "Tarn", "of", "directed", "director"]
    ),
    max_size=12,
)


def around(before: str, behind: str) -> Surroundings:
    sentence = f"{before} 9 {behind}"
    start = len(before) + 1
    return surroundings(Location("a", "a.xml", 1, 1, 2, "", sentence, start, start + 1))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        # The same words on either side of the value, in another order.
        (("Its share capital was", "million"), ("It had", "million of share capital"), 3.0),
        # Words that begin alike mean nearly the same.
        (("The director resigned on", ""), ("It was directed until", ""), 0.7),
        (("The harbour froze on", ""), ("The pupils numbered", ""), 0.0),
    ],
)
def test_words_beside_two_values(
    one: tuple[str, str], other: tuple[str, str], shared: float
) -> None:
    assert beside(around(*one), around(*other)) == pytest.approx(shared)


def test_what_stands_nearer_counts_more() -> None:
    near, far = around("The dam was opened on", ""), around("The dam, after years, opened on", "")
    bare = around("It opened on", "")
    assert likeness(near, bare).near == likeness(far, bare).near
    assert likeness(near, near).near > likeness(near, far).near


@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_it_is_the_same_either_way(a: list[str], b: list[str], c: list[str], d: list[str]) -> None:
    one, other = around(" ".join(a), " ".join(b)), around(" ".join(c), " ".join(d))
    assert likeness(one, other) == likeness(other, one)
