"""Treaties joined over a document, and what «the agreement» points to."""

from __future__ import annotations

import pytest

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.treaties import annotate_treaties
from corpuskit.core.passages import Draft, Node, Passage


def keys(*paragraphs: str) -> list[tuple[str, str]]:
    passages = tuple(Passage(n, "p", words) for n, words in enumerate(paragraphs))
    draft = Draft("x", passages, Node("text", tuple(range(len(passages)))))
    return [
        (p.chars[m.start : m.end], m.get("key") or "")
        for p in annotate_treaties(draft, Context()).passages
        for m in p.marks
    ]


ONE = {
    "alias": (
        "The Slot Exchange Accord on Cargo, better known as the Pool, held.",
        "The Pool fell.",
    ),
    "place": ("The Accord on Cod was signed at Bergen on 3 May 1990.", "The Bergen Accord fell."),
    "year": ("The Accord on Cod, signed in Bergen in May 1990, held.", "The 1990 accord fell."),
    "shorter": ("The Bergen Accord held.", "The Accord on Coastal Waters of Bergen fell."),
    "original": ("The ‘Avtale om torsk’ [Agreement on cod in the north] fell.",),
    "number": ("The decree 'On Coastal Waters', presidential decree no. 940, fell.",),
    "description": ("The Bergen Accord held.", "It was cheap.", "The accord fell."),
}


@pytest.mark.parametrize("paragraphs", ONE.values(), ids=ONE)
def test_one_instrument(paragraphs: tuple[str, ...]) -> None:
    found = keys(*paragraphs)
    assert len(found) > 1
    assert len({key for _, key in found}) == 1


APART = {
    "titles": ("The Accord on Cod and the Accord on Tin were signed at Bergen.",),
    "places": ("The Bergen Accord followed the Oslo Accord.",),
    "years": ("The 1990 accord followed the 1994 accord.",),
    "ordinals": ("The First Bergen Accord lapsed.", "The Second Bergen Accord held."),
    "an ordinal": ("The Bergen Accord lapsed.", "The second Bergen Accord held."),
    "numerals": ("The Accord on Cod II followed the Accord on Cod I.",),
    "numbers": ("Convention No. 87 came before Convention No. 98.",),
    "protocol": ("The Treaty on Cod lapsed.", "The Second Protocol to the Treaty on Cod held."),
    "protocols": ("Protocol I to the Treaty on Cod and", "Protocol II to the Treaty on Cod held."),
}


@pytest.mark.parametrize("paragraphs", APART.values(), ids=APART)
def test_two_instruments(paragraphs: tuple[str, ...]) -> None:
    found = keys(*paragraphs)
    assert len({key for _, key in found}) == 2


TWO = "The Bergen Agreement followed the Oslo Agreement. "
UNRESOLVED = {
    "complement": (TWO + "He praised the agreement to double the number.",),
    "indefinite": (TWO + "They wanted an agreement. Later the agreement was forgotten.",),
    "far": (TWO, *["Nothing."] * 5, "The agreement fell."),
}


@pytest.mark.parametrize("paragraphs", UNRESOLVED.values(), ids=UNRESOLVED)
def test_better_unresolved_than_wrong(paragraphs: tuple[str, ...]) -> None:
    assert [words for words, _ in keys(*paragraphs)] == ["Bergen Agreement", "Oslo Agreement"]


def test_a_running_head_is_no_mention() -> None:
    assert keys("THE BERGEN TREATY   289") == []
