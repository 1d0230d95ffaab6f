"""Names of treaties and their kin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.treaties import find_treaties, kind_of, same_instrument

NAMES = {
    "They signed the Treaty on Open Skies in Helsinki.": ["Treaty on Open Skies"],
    "The General Agreement on Tariffs and Trade lapsed.": [
        "General Agreement on Tariffs and Trade"
    ],
    "The Convention on the Law of the Sea of 1982 is wide.": ["Convention on the Law of the Sea"],
    "the Oslo accords and the Treaty of Peace": ["Oslo accords", "Treaty of Peace"],
    "Under the 1994 accord prisoners went home.": ["1994 accord"],
    "under the 1987 Treaty on Fisheries": ["Treaty on Fisheries"],
    "The Lagos Treaty bound both.": ["Lagos Treaty"],
    "Decree no. 415 was read out.": ["Decree no. 415"],
    "Security Council Resolution 1244 asked": ["Security Council Resolution 1244"],
    "Law No. 12/2003 on Water Use was passed": ["Law No. 12/2003 on Water Use"],
    "the Energy Charter Treaty": ["Energy Charter Treaty"],
    "a 'Declaration on general cooperation between Chile and Peru' was signed": [
        "Declaration on general cooperation between Chile and Peru"
    ],
    "'Om fiskeri' [Agreement on fisheries in the north], Lovtidende": [
        "Agreement on fisheries in the north"
    ],
    "The Agreement on Trade, Energy and Transport failed.": [
        "Agreement on Trade, Energy and Transport"
    ],
    "The Accord on Cod, Bergen, 3 May 1978": ["Accord on Cod"],
}
NO_NAMES = [
    "Fifteen agreements were signed.",
    "Several Danish agreements followed.",
    "An agreement was reached on prices.",
    "He read law at Oxford.",
    "They are in agreement.",
    "the Law of the Sea",
]


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_names(text: str, names: list[str]) -> None:
    assert [t.name for t in find_treaties(text) if not t.description] == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert not [t.name for t in find_treaties(text) if not t.description]


@pytest.mark.parametrize("text", ["This document ended the war.", "The treaty ended the war."])
def test_descriptions(text: str) -> None:
    assert [t.description for t in find_treaties(text)] == [True]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Treaty on Open Skies", "Treaty on open skies", True),
        ("Oslo Accord", "Oslo Accord on Coastal Waters", True),
        ("Oslo Accord", "Bergen Accord", False),
        ("Treaty on Cod", "Protocol on Cod", False),
        ("Protocol on Mines", "Protocol on Mines and Traps", False),
        ("General Agreement on Peace in Kenya", "General Agreement on Peace", True),
    ],
)
def test_same_instrument(a: str, b: str, same: bool) -> None:
    assert same_instrument(a, b) is same
    assert same_instrument(b, a) is same


def test_kind_of() -> None:
    assert kind_of("General Agreement on the Treaty") == "agreement"


@given(st.text(max_size=300))
def test_spans_lie_inside_and_apart(text: str) -> None:
    at = 0
    for treaty in find_treaties(text):
        assert at <= treaty.start < treaty.end <= len(text)
        at = treaty.end
