"""The authors that an entry of a reference list begins with."""

from __future__ import annotations

import pytest

from corpuskit.language.name_document import gathered
from corpuskit.language.name_tokens import tokens_of
from corpuskit.language.names import read_people
from corpuskit.language.reference_entries import entry_authors


@pytest.mark.parametrize(
    ("entry", "authors"),
    [
        ("Okafor CN, Bello T, et al. Floods. Lancet 2011;11:12-9.", ["C. N. Okafor", "T. Bello"]),
        ("Haas H-J. Wasser. Bern: Haupt; 1999.", ["H. J. Haas"]),
        ("Duval, P. Les mers du Sud. Paris: Seuil, 1988.", ["P. Duval"]),
        ("Table A. Exports in 1990.", []),
        ("Geneva, J. Kolb told us in 1999 that", []),
        ("Lisbon, E. Lund and J. Dahl met in 1990.", []),
    ],
)
def test_authors(entry: str, authors: list[str]) -> None:
    found, _ = entry_authors(tokens_of(entry))
    assert [name.full for name in found] == authors


def test_a_name_that_the_document_shows_as_a_place_is_nobody() -> None:
    text = "They live in Bella Nova. Bella Nova said no. Ana Lund, a port official, said so."
    tokens = tokens_of(text)
    about = gathered([(text, tokens, False)])
    assert [name.full for name in read_people(tokens, document=about)] == ["Ana Lund"]
