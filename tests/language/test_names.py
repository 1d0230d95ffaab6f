"""Names of people, by evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.name_keys import compatible, same_name, sort_name, surname_key
from corpuskit.language.names import byline_names, find_people

PEOPLE = {
    "Health Minister Amina Odhiambo opened the ward.": ["Amina Odhiambo"],
    "the agent Willem van Rijn wrote home": ["Willem van Rijn"],
    "Minister Faisal al-Khatib said so.": ["Faisal al-Khatib"],
    "General Chen Weimin told them.": ["Chen Weimin"],
    "the economist Lim Boon Teck argued": ["Lim Boon Teck"],
    "Z. Abdel Latif, who drew the map": ["Z. Abdel Latif"],
    "N. Ní Bhriain and C. Thorne": ["N. Ní Bhriain", "C. Thorne"],
    "Georgina May won the seat.": ["Georgina May"],
    "President Kofi Mensah's visit": ["Kofi Mensah"],
    "Ingrid Thorvald, director of the museum, left.": ["Ingrid Thorvald"],
    "Maria Lenk met Tomas Ruhl in Oslo.": ["Maria Lenk", "Tomas Ruhl"],
    "Consul Rosa de la Torre y Prado and Maria do Carmo Reis left.": [
        "Rosa de la Torre y Prado",
        "Maria do Carmo Reis",
    ],
    "Her mate, one Petersen, swam; the sisters, Ana and Rosa Lund, did not.": [
        "Petersen",
        "Ana",
        "Rosa Lund",
    ],
    "Under Andropov the mill closed.": ["Andropov"],
    "Lund's deputy, Annika, was ill.": ["Annika"],
}
NOTES = {
    "Okoro, J. and Lindqvist, P., Cod": ["Okoro, J.", "Lindqvist, P."],
    "Ugarte Pinto, A., ‘Cod’": ["Ugarte Pinto, A."],
    "March, E., ‘Chalk’": ["March, E."],
    "eds M.-R. Dubois, F. Grant and S. Akers": ["M.-R. Dubois", "F. Grant", "S. Akers"],
}
NOBODY = [
    "In May 1995 and on 3 March they met.",
    "The Ford Foundation paid.",
    "They sailed from Port Williams to Cape Town.",
    "The Hamilton Treaty failed.",
    "The Jamaica Observer said nothing.",
    "El Salvador and Costa Rica voted.",
    "BY AIR MAIL",
    "The Ministry of Health and the World Bank agreed.",
    "The U.S. Army left Washington, D.C.",
    "The Clara Marie by night is fast; Air Jasmin flies.",
    "Under Stockholm and by Pskov; one Monday, no one Toyota",
]


@pytest.mark.parametrize(("text", "names"), PEOPLE.items())
def test_in_running_text(text: str, names: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_people(text)] == names


@pytest.mark.parametrize(("text", "names"), NOTES.items())
def test_in_notes(text: str, names: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_people(text, note=True)] == names


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert not find_people(text)


def test_a_known_surname_needs_no_other_evidence() -> None:
    assert not find_people("Odhiambo left.")
    assert len(find_people("Odhiambo left.", known=["odhiambo"])) == 1


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Alice Merrick", ["Alice Merrick"]),
        ("Rana Haddad al-Masri and Pieter ter Braak", ["Rana Haddad al-Masri", "Pieter ter Braak"]),
        ("Kwabena OSEI-TUTU", ["Kwabena Osei-Tutu"]),
        ("Department of History", []),
        ("Prepared by our correspondent Lucy Moyo", ["Lucy Moyo"]),
        ("Umeå (Sweden)", []),
        ("Dr. J. Okoro; Paul Lund Jr.", ["J. Okoro", "Paul Lund Jr."]),
    ],
)
def test_author_lines(line: str, names: list[str]) -> None:
    assert [p.full for p in byline_names(line)] == names


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Amina Odhiambo", "A. Odhiambo", True),
        ("Amina Odhiambo", "Joseph Odhiambo", False),
        ("Dmitry Khodorov", "D. Hodorov", True),
        ("Odhiambo", "Amina Odhiambo", True),
        ("Odhiambo", "Odhiambo", False),
        ("Paul Okoro Jr.", "P. Okoro", True),
        ("Kim Tae-jun", "T.-J. Kim", True),
        ("Yu. A. Zhukov", "Yury Zhukov", True),
        ("al-Khalil Mansour", "Yusuf al-Khalil Mansour", True),
        ("al-Khalil Mansour", "Yusuf al-Amin Mansour", False),
        ("del Carmen Lopez", "Maria del Carmen Lopez", True),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_keys() -> None:
    assert surname_key("Zhukoff") == surname_key("Jukov")
    assert compatible("I. D.", "Irina")
    assert sort_name("Pieter ter Braak") == ("ter Braak", "Pieter")
    assert sort_name("Nguyen Van Thanh") == ("Nguyen", "Van Thanh")
    assert sort_name("Haakon VII") == ("Haakon VII", "")


@given(st.text(max_size=200), st.booleans())
def test_spans_lie_inside_and_apart(text: str, note: bool) -> None:
    at = 0
    for person in find_people(text, note=note):
        assert at <= person.start < person.end <= len(text)
        at = person.end
