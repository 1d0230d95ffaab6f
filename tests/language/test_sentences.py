"""Sentences end where they end, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from growing import growth
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.sentences import sentences

# A bar stands where a sentence ends.
CASES = [
    "Catches fell.| They rose again in 1987.| Twelve boats sank.",
    "Gen. J. T. Okoro met Dr. Ruiz on 4 Feb. 1990.| Both signed.",
    "See vol. 3, no. 4, pp. 12–19.| The text is short.",
    "He said no.| Norway disagreed.",
    "The U.S. Senate voted.| It passed.",
    "It lies in the U.S.| The border is near.",
    "Output reached 3.5 million t.| This was a record.",
    "The vaccine (see e.g. WHO, vol. 2. Geneva) works.| It is cheap.",
    "Some left (others stayed).| All returned.",
    "‘Why?’ he asked.| ‘Because.’| She left.",
    "Smith et al. (2010) disagree.| Jones et al. Agreed.",
    "1. The first item.| It is short.",
    "The list ended in 1999.| 12 people came.",
    "On 5. 12. 1995 it rained.",
    "It was over...| Then it began.",
    "‘Rybolovstvo: kak i zachem?’ [Fishing: how and why?], p. 4.",
    "Vitamin C.| The dose is small.",
    "M.-R. Dupont and A. Ba spoke.| Nobody else did.",
    "雨が降った。|船は出なかった。",
    "no capital. so no end.",
]


@pytest.mark.parametrize("case", CASES)
def test_where_sentences_end(case: str) -> None:
    text = case.replace("|", "")
    found = [text[start:end] for start, end in sentences(text)]
    assert found == [part.strip() for part in case.split("|")]


@given(st.text(alphabet="aB1 .!?([)]'\"…。\n\u00a0-/", max_size=120))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {at for start, end in found for at in range(start, end)}
    assert all(at in covered or character.isspace() for at, character in enumerate(text))


@pytest.mark.parametrize("unit", [".", ". ", "(", "(a. B ", "a. ", " ", "x", "A. B. ", "?' ["])
def test_long_inputs_stay_linear(unit: str) -> None:
    assert growth(sentences, unit, 20_000) < 30
