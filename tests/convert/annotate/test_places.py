"""Places known everywhere, and what only holds their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.places import annotate_places
from corpuskit.core.passages import Draft, Mark, Node, Passage
from corpuskit.language.place_names import find_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Norway’s cod and Peru's anchovy", ["Norway", "Peru"]),
        ("in Papua New Guinea, Guinea-Bissau and Guinea", ["Papua New Guinea", "Guinea-Bissau"]),
        ("from Central Asia to sub-Saharan Africa", ["Central Asia", "sub-Saharan Africa"]),
        ("The US and the U.S. fleet left the UK.", ["US", "UK"]),
        ("In Oslo, Washington, D.C. and The Hague", ["Oslo", "Washington, D.C.", "The Hague"]),
        ("northern Mali and Northern Iraq", ["Mali", "Iraq"]),
        ("Sweden-based Norwegians of New Mexico City paid US$3", []),
        ("China Daily and the Jordan Valley", []),
        ("Chad, Togo and Niger", ["Chad", "Togo", "Niger"]),
    ],
)
def test_found(text: str, places: list[str]) -> None:
    assert [p.name for p in find_places(text)][: max(1, len(places))] == places


def test_names_of_one_country_share_the_key() -> None:
    assert {p.full for p in find_places("Britain, the UK; Great Britain")} == {"United Kingdom"}


def test_names_within_names_are_left_alone() -> None:
    text = "The Bank of Ghana lent to Togo; see Oil in Peru; Jordan Hale left."
    marks = (
        Mark(4, 17, "orgName"),
        Mark(36, 47, "hi"),
        Mark(49, 60, "persName"),
    )
    draft = Draft("d", (Passage(0, "note", text, marks),), Node("text", (0,)))
    added = annotate_places(draft, Context()).passages[0].marks[len(marks) :]
    assert [(text[m.start : m.end], m.get("key")) for m in added] == [("Togo", "Togo")]


@given(st.text(alphabet=st.sampled_from("Peru New.’s,- OsloUS$"), max_size=80))
def test_spans_lie_inside_and_apart(text: str) -> None:
    at = 0
    for place in find_places(text):
        assert at <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.name
        at = place.end
