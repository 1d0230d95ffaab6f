"""Names of treaties and their kin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.treaties import find_treaties, kind_of, same_instrument
from corpuskit.language.treaty_aliases import stated_aliases

NAMES = {
    "They signed the Treaty on Open Skies in Helsinki.": ["Treaty on Open Skies"],
    "The General Agreement on Tariffs and Trade lapsed.": [
        "General Agreement on Tariffs and Trade"
    ],
    "The Convention on the Law of the Sea of 1982 is wide.": ["Convention on the Law of the Sea"],
    "the Oslo accords and the Treaty of Peace": ["Oslo accords", "Treaty of Peace"],
    "Under the 1994 accord prisoners went home.": ["1994 accord"],
    "under the 1987 Treaty on Fisheries": ["1987 Treaty on Fisheries"],
    "the Convention of May 16, 1908, and the Treaty of 1912": [
        "Convention of May 16, 1908",
        "Treaty of 1912",
    ],
    "The Lagos Treaty bound both.": ["Lagos Treaty"],
    "Second Lagos Treaty in hand, they left.": ["Second Lagos Treaty"],
    "the second Treaty of Lagos": ["second Treaty of Lagos"],
    "the 2nd Lagos accord": ["2nd Lagos accord"],
    "The Protocol amending the Lagos Convention lapsed.": [
        "Protocol amending the Lagos Convention"
    ],
    "Optional Protocol II to the Lagos Covenant": ["Optional Protocol II to the Lagos Covenant"],
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
    "the Treaty of Limits of January 9, 1872": ["Treaty of Limits"],
    "Compare Convention on Salt Lakes art. 6": ["Convention on Salt Lakes"],
    "a St. Olaf’s Protocol": ["St. Olaf’s Protocol"],
    "a U.S.–Canada Air Quality Agreement": ["U.S.–Canada Air Quality Agreement"],
    "from a 1921 railway convention": ["1921 railway convention"],
    "the Dayton peace accords": ["Dayton peace accords"],
    "Under the Bergen Document, last revised in 2011,": ["Bergen Document"],
    "the Lagos Rules, adopted in 1990,": ["Lagos Rules"],
    "talks on New START and SALT I": ["New START", "SALT I"],
    "the Trade and Cooperation Agreement": ["Trade and Cooperation Agreement"],
    "the Law of the Sea Convention": ["Law of the Sea Convention"],
    "The Agreement on the protection of birds was concluded in Ghent.": [
        "Agreement on the protection of birds"
    ],
    "known as the Tratado de los Manteles because of a map": ["Tratado de los Manteles"],
    "its Règlement organique of 27 May": ["Règlement organique"],
    "the Russian title is Dogovor ob ogranichenii voyny.": ["Dogovor ob ogranichenii voyny"],
    "Vertrag über die Nutzung der Seen, 1975": ["Vertrag über die Nutzung der Seen"],
    "‘Dogovor o družbe, pomoshchi i mire’ [Treaty on peace and aid]": [
        "Dogovor o družbe, pomoshchi i mire",
        "Treaty on peace and aid",
    ],
    "the Convention on Seals and its Optional Protocol on Cubs": [
        "Convention on Seals",
        "Optional Protocol on Cubs",
    ],
}
NO_NAMES = [
    "Fifteen agreements were signed.",
    "Several Danish agreements followed.",
    "An agreement was reached on prices.",
    "He read law at Oxford.",
    "They are in agreement.",
    "the Law of the Sea",
    "the Energy Charter Secretariat",
    "29 Journal of Energy Law 415",
    "[Law of the Sea Review]",
    "The Regulatory Framework of 2001 failed.",
    "Percival’s convention",
    "a novel ‘on good terms with water’ and the treaty",
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Incheon Slot Agreement, better known as the Incheon Pool, lapsed.", ["Incheon Pool"]),
        (
            "the Accord on Cod (hereafter AC), 1990, the Treaty on Cod (“Cod Treaty”)",
            ["Cod Treaty"],
        ),
        ("the Convention on Whales and Seals (CWS)", ["CWS"]),
        ("the Treaty on Unity (also called the 'Treaty of Four')", ["Treaty of Four"]),
        ("the Lagos Agreement, or Tumellano ea Mobu in Sesotho,", ["Tumellano ea Mobu"]),
        ("the Lagos Charter. In Moré it is known simply as Laafi sebre, «paper».", ["Laafi sebre"]),
        ("The Treaty on Cod called the Assembly to meet.", []),
        ("The Lagos Treaty, or Nigeria would leave.", []),
    ],
)
def test_stated_aliases(text: str, names: list[str]) -> None:
    assert [a.name.name for a in stated_aliases(text, find_treaties(text))] == names


@given(st.text(max_size=300))
def test_spans_lie_inside_and_apart(text: str) -> None:
    at = 0
    for treaty in find_treaties(text):
        assert at <= treaty.start < treaty.end <= len(text)
        at = treaty.end
