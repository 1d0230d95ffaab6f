"""A chapter in the corpus is joined to the entry of its book by the line that says so."""

from __future__ import annotations

import pytest

from corpuskit.claims.drafts.reference_lists import in_words
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Location

WORDS = "Ruiz, Ana. 1999. Harbours of the West. London: Hart."


def _extract(*lines: str) -> Extract:
    places = tuple(Location("part", "part.xml", n, 1, 2, "", each) for n, each in enumerate(lines))
    return Extract("part", "part.xml", None, sentences=places)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("CHAPTER II", "From: Ana Ruiz, Harbours of the West.", "London: Hart, 1999."), ("part",)),
        (("Quays", "[Chapter 3 of Ana Ruiz, Harbours of the West (Hart, 1999)]"), ("part",)),
        (("Quays", "A review of Ana Ruiz, Harbours of the West (Hart, 1999)"), ()),
        (("Quays", "From: Ken Ito, Harbours of the West (Hart, 1999)"), ()),
        (("Quays", "From: Ana Ruiz, Harbours of the West (Hart, 1987)"), ()),
    ],
)
def test_the_line_that_says_what_a_document_is_from(
    lines: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    entries = in_words([(WORDS, Location("p", "p.txt", 1, 1, 2, "", ""))], [_extract(*lines)])
    assert [entry.documents for entry in entries] == [wanted]
