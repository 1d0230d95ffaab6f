"""The five sources of the first corpus: every note at its mark, every broken paragraph whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[3] / "seeds"

# The last characters before each mark, and the first of the note.
MARKS: dict[str, list[tuple[str, str]]] = {
    "olimov": [
        ("rope (CSCE),", "In Jan. 1995 the"),
        (" one survey,", "Wagner, S., Publ"),
        ("25 May 1995.", "For the text, se"),
        ("mber states'", "'On Russia's str"),
        ("stoms Union.", "Formed on 20 Jan"),
        (" and Belarus", "Agreement on the"),
        (" was signed,", "For the text, se"),
        ("d difficult.", "On the origin of"),
        ("Force (CPF).", "Nezavisimaya Gaz"),
        (" Tajikistan.", "Zviagelskaya, I."),
        ("active part.", "Belov, E. V., Ro"),
        ("ent Yeltsin.", "For the text, se"),
        ("der Defence.", "On the Tajik arm"),
        ("order force,", "[Agreement on th"),
        ("of 25 years.", "Radio Free Europ"),
        ("d Rakhmonov.", "See note 14."),
        ("o to Russia.", "Wagner (note 2),"),
        (" Tajikistan.", "Data of the Shar"),
        ("f relatives.", "Wagner (note 2),"),
        (" into force.", "'Dogovor ob ureg"),
        ("into Russia.", "Data of the Shar"),
        ("hnic Tajiks,", "Iskandarov, K., "),
    ],
    "mullojanov": [
        (" of dollars.", "See: M. Pirogovs"),
        ("power plant.", "The building of "),
        ("it supplies.", "See: B. Jusupov,"),
        ("ol of Rusal.", "See: D. Verkhotu"),
        ("ntly, China,", "See: V. Panfilov"),
        ("vshan River.", "See: B. Jusupov,"),
        ("c interests.", 'See: "Tadzhikist'),
        ("nt company),", "See: E. Rudneva,"),
    ],
    "parshin": [],
    "zviagelskaya": [
        ("m, no doubt.", "Dostoyevsky, F. "),
        ("perspective.", "For more detaile"),
        ("ntral Asia'.", "Moscow State Ins"),
        ("n interests.", "'Ob utverzhdenii"),
        ("e themselves", "Translator's not"),
        ("nd Belarus'.", "Arbatov, A., 'Re"),
        ("ted in 1994.", "See, e.g., Carne"),
        ("f the union.", "Jamestown Monito"),
        ("n of states.", "See note 4."),
        ("stoms Union,", "Also known as th"),
        ("on of four'.", "See note 10."),
        ("h agreements", "Agreements on th"),
        ("f the USSR'.", "Argumenty i Fakt"),
        ("legislation.", "Vinogradov, B., "),
        ("ustoms union", "Nezavisimaya Gaz"),
        ("t defence)'.", "Vasilyeva, L., B"),
        ("al security.", "Menon, R., 'Afte"),
        ("rouble zone,", "'Dogovor o prakt"),
        ("s too late'.", "Prism (Washingto"),
        (" to sign it.", "Jamestown Monito"),
        ("me for this.", "Nikonov, V. (Pre"),
        (" 5 per cent.", "Jamestown Monito"),
        ("ve Security.", "For the text, se"),
        (" Kazakhstan.", "Ivashov, L., 'Vo"),
        (" Tajikistan.", "See also chapter"),
        ("eady raging.", "On the early dev"),
        ("lly refused.", "Poujol, C., ‘Chr"),
        ("onal Accord.", "For the text, se"),
        ("sia itself.’", "‘Kontseptsiya na"),
        (" Uzbekistan.", "Uzbekistan withd"),
        (" operations.", "Stasovsky, A., ‘"),
        (" 500 strong,", "'Russian Border "),
        (" Tajikistan.", "Krasnaya Zvezda,"),
        ("ll cross it.", "Panfilova, V., '"),
        ("he exercise.", "Jamestown Monito"),
        ("e can't go'.", "'Western and Rus"),
    ],
    "mcdermott": [],
}

# Characters around the place where a page cut a paragraph; «|» is the break.
JOINS: dict[str, list[str]] = {
    "olimov": [
        "of the huge |former USSR.",
        "servance of |human rights",
        " against it |on the groun",
        "onstituting |border force",
        "on. Another |critical pro",
        ". There are |currently ov",
        "jikistan is |lagging behi",
    ],
    "mullojanov": [
        "e as it may |appear, at l",
        " leadership |(at least a ",
        "ety. The Rus|sian Federat",
        "ower, which |would make i",
        "ernment, do |have this op",
    ],
    "parshin": [],
    "zviagelskaya": [
        "4 September |1995, which ",
        "nd national |minorities' ",
        " priorities |and politica",
        "nsolidating |their author",
        "y, prompted |Russia to ta",
    ],
    "mcdermott": [],
}


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    return {}


def find(name: str, look_at: Any, seen: dict[str, Any]) -> Any:
    if name not in seen:
        seen[name] = look_at(SEEDS / f"{name}.txt")
    return seen[name]


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, n) for name, marks in MARKS.items() for n in range(1, len(marks) + 1)],
)
def test_note_stands_at_its_mark(
    look_at: Any, seen: dict[str, Any], name: str, number: int
) -> None:
    n, place, before, text = find(name, look_at, seen).notes()[number - 1]
    assert (n, place) == (str(number), "bottom")
    end, beginning = MARKS[name][number - 1]
    assert before.endswith(end)
    assert text.startswith(beginning)


@pytest.mark.parametrize("name", sorted(MARKS))
def test_no_other_notes_and_no_problems(look_at: Any, seen: dict[str, Any], name: str) -> None:
    found = find(name, look_at, seen)
    assert len(found.notes()) == len(MARKS[name])
    assert found.kind("note") == []
    assert found.problems == []


@pytest.mark.parametrize(
    ("name", "seam"),
    [(name, seam) for name, seams in JOINS.items() for seam in seams],
)
def test_paragraph_is_whole(look_at: Any, seen: dict[str, Any], name: str, seam: str) -> None:
    above, below = seam.split("|")
    found = find(name, look_at, seen)
    (mark,) = [
        mark
        for passage in found.draft.passages
        for mark in passage.marks
        if mark.tag == "pb"
        and passage.chars[: mark.start].endswith(above)
        and passage.chars[mark.start :].startswith(below)
    ]
    assert (mark.get("break") == "no") == (above[-1] != " ")


@pytest.mark.parametrize("name", sorted(JOINS))
def test_no_other_paragraphs_are_joined(look_at: Any, seen: dict[str, Any], name: str) -> None:
    assert len(find(name, look_at, seen).spans("pb")) == len(JOINS[name])


@pytest.mark.parametrize(
    ("name", "headings"),
    [("olimov", 9), ("mullojanov", 5), ("parshin", 0), ("zviagelskaya", 8), ("mcdermott", 0)],
)
def test_headings(look_at: Any, seen: dict[str, Any], name: str, headings: int) -> None:
    assert len(find(name, look_at, seen).kind("head")) == headings


def test_the_table_is_whole(look_at: Any, seen: dict[str, Any]) -> None:
    found = find("zviagelskaya", look_at, seen)
    (table,) = found.nodes("table")
    rows = [node for node in table.walk() if node.tag == "row"]
    assert len(rows) == 16
    assert [dict(row.attributes).get("cols") for row in rows].count("8") == 5
    assert found.inside(rows[2])[:3] == ["Exports", "11 820.0", "6 265.0"]


def test_quotations(look_at: Any, seen: dict[str, Any]) -> None:
    quotes = find("zviagelskaya", look_at, seen).nodes("quote")
    assert len(quotes) == 2


def test_imprint_of_a_web_page(look_at: Any, seen: dict[str, Any]) -> None:
    head = find("mcdermott", look_at, seen).recovery.masthead
    assert (head.publication, head.volume, head.issue) == ("Eurasia Daily Monitor", "2", "128")
