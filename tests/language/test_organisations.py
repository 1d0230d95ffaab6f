"""Names of organisations: heads, acronyms, units, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.organisations import defined_acronyms, find_organisations

NAMES = {
    "The Ministry of Agriculture, Fisheries and Food paid.": [
        "Ministry of Agriculture, Fisheries and Food"
    ],
    "the Ministry of Health and the Bank of Ghana": ["Ministry of Health", "Bank of Ghana"],
    "a grant of the Ford Foundation’s office": ["Ford Foundation"],
    "the Universidad Nacional de Colombia and the Institut Pasteur": [
        "Universidad Nacional de Colombia",
        "Institut Pasteur",
    ],
    "the 42nd Mechanized Brigade, the Sixth Fleet and XVIII Airborne Corps": [
        "42nd Mechanized Brigade",
        "Sixth Fleet",
        "XVIII Airborne Corps",
    ],
    "NATO’s ships and the UN Security Council": ["NATO", "UN Security Council"],
    "In the Asia–Pacific Group it was lost.": ["Asia–Pacific Group"],
    "a letter from the U.S. Department of Energy": ["U.S. Department of Energy"],
    "the Kola Relief Committee of Salih Ibrahim, a trader": ["Kola Relief Committee"],
    "They complained to the Foreign Office. Nobody wrote back.": ["Foreign Office"],
    "Grain Marketing Corp. shares": ["Grain Marketing Corp."],
}
NONE = [
    "The Commission met. The Bank lent, the Party won.",
    "Trade unions and the ministry of health agreed.",
    "He fought on the Eastern Front in a Working Group.",
    "Soviet Union and United States",
    "the Department of Vienne",
    "the 3rd company and the 20th century",
    "WHO-led? IMFs and XUN were not",
]


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_found(text: str, names: list[str]) -> None:
    assert [o.name for o in find_organisations(text)] == names


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert not find_organisations(text)


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("the Kola Seal Board (KSB) met", {"KSB": "Kola Seal Board"}),
        ("the KSB (Kola Seal Board) met", {"KSB": "Kola Seal Board"}),
        ("the Rally for Ruritanian Unity (RRU)", {"RRU": "Rally for Ruritanian Unity"}),
        ("the Bank of Norway (NB)", {"NB": "Bank of Norway"}),
        ("the 7th Kola Rifle Brigade (KRB)", {"KRB": "7th Kola Rifle Brigade"}),
        ("the Gross Domestic Product (GDP)", {}),
        ("the Test Ban Treaty (TBT)", {}),
        ("the University of Leeds (UK)", {}),
        ("in Oslo (NRK reported)", {}),
    ],
)
def test_acronyms_explained(text: str, acronyms: dict[str, str]) -> None:
    assert defined_acronyms(text) == acronyms


def test_acronym_and_name_are_one() -> None:
    text = "The Rally for Ruritanian Unity (RRU) won; the RRU rules."
    found = find_organisations(text, defined_acronyms(text))
    assert [o.name for o in found] == ["Rally for Ruritanian Unity", "RRU", "RRU"]
    assert {o.full for o in found} == {"Rally for Ruritanian Unity"}


def test_known_everywhere() -> None:
    assert {o.full for o in find_organisations("WHO, the World Health Organisation")} == {
        "World Health Organization"
    }


def test_number_and_acronym_of_a_unit() -> None:
    text = "the 7th Kola Rifle Brigade (KRB) and the 9th KRB"
    found = find_organisations(text, defined_acronyms(text))
    assert [o.full for o in found][::2] == ["7th Kola Rifle Brigade", "9th Kola Rifle Brigade"]


@given(st.text(alphabet=st.sampled_from("ABan of Bank (UN)’s.,é–-7th\n\x00"), max_size=120))
def test_spans_lie_inside_and_apart(text: str) -> None:
    at = 0
    for name in find_organisations(text, defined_acronyms(text)):
        assert at <= name.start < name.end <= len(text)
        at = name.end
