"""Registers: names join, ids last."""

from __future__ import annotations

import pytest
from lxml import etree

from corpuskit.language.name_keys import register_key, same_name, sort_name
from corpuskit.tei.likeness import Likeness
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.registers import (
    PEOPLE,
    TREATIES,
    Entry,
    identifier_of,
    pointers,
    propose,
    read_register,
    write_register,
)


def people(existing: tuple[Entry, ...], *names: str) -> tuple[Entry, ...]:
    def identifier(name: str) -> str:
        return identifier_of(" ".join(sort_name(name)), "person")

    return propose(
        existing,
        names,
        likeness=Likeness(same_name, lambda n: (register_key(n),)),
        identifier=identifier,
    )


def test_variants_join_in_one_entry() -> None:
    (entry,) = people((), "Amina Odhiambo", "A. Odhiambo")
    assert entry.identifier == "odhiambo-amina"
    assert entry.names == ("Amina Odhiambo", "A. Odhiambo")


def test_two_people_of_one_surname_stay_apart() -> None:
    assert len(people((), "Amina Odhiambo", "Joseph Odhiambo")) == 2


def test_a_surname_alone_is_the_only_person_who_bears_it() -> None:
    (entry,) = people((), "Amina Odhiambo", "Odhiambo")
    assert entry.names == ("Amina Odhiambo", "Odhiambo")
    assert len(people((), "Amina Odhiambo", "Joseph Odhiambo", "Odhiambo")) == 3


def test_entries_and_ids_are_kept() -> None:
    kept = Entry("the-minister", ("Amina Odhiambo",))
    entries = people((kept,), "Amina Odhiambo", "Jan Kowalski")
    assert entries[0] == kept
    assert pointers(PEOPLE, entries)["Amina Odhiambo"] == "people.xml#the-minister"


def test_order_of_names_does_not_matter() -> None:
    names = ("Amina Odhiambo", "A. Odhiambo", "Jan Kowalski", "J. Kowalski")
    assert people((), *names) == people((), *reversed(names))


def test_written_and_read_again() -> None:
    entries = people((), "Amina Odhiambo", "Zoë Müller-Özdemir")
    root = etree.fromstring(write_register(PEOPLE, entries))
    assert set(read_register(PEOPLE, root)) == set(entries)


ADDED = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listEvent>
  <event xml:id="tuna-treaty" type="treaty" resp="#corpuskit">
    <label>Tuna Treaty</label>
    <label xml:lang="fr">Traité du thon</label>
    <desc>Between <orgName>Fiji</orgName> and <orgName>Samoa</orgName>.</desc>
    <bibl>Treaty Series 7</bibl>
    <idno type="registration">I-77</idno>
    <event xml:id="tuna-signed" type="signed" when="1987-04-02"><label>signed</label></event>
  </event>
  <event xml:id="reef-pact" type="treaty" resp="#corpuskit"><label>Reef Pact</label></event>
</listEvent></standOff></TEI>"""


def test_what_people_added_is_kept() -> None:
    entries = read_register(TREATIES, etree.fromstring(ADDED))
    assert [entry.identifier for entry in entries] == ["tuna-treaty", "reef-pact"]
    assert entries[0].names == ("Tuna Treaty", "Traité du thon")
    assert entries[1] == Entry("reef-pact", ("Reef Pact",))
    more = propose(
        entries, ["1987 Tuna Treaty"], likeness=Likeness(lambda a, b: a in b), identifier=str
    )
    written = etree.fromstring(write_register(TREATIES, more))
    entry = next(e for e in written.iter(tei("event")) if e.get(XML_ID) == "tuna-treaty")
    assert [etree.QName(child).localname for child in entry] == [
        *("label", "label", "label", "desc", "bibl", "idno", "event")
    ]
    assert entry[2].text == "1987 Tuna Treaty"
    assert etree.tostring(entry[3], with_tail=False, encoding="unicode").endswith(
        ">Between <orgName>Fiji</orgName> and <orgName>Samoa</orgName>.</desc>"
    )
    assert entry[6].get("when") == "1987-04-02"
    assert read_register(TREATIES, written)[1].names == more[0].names


def test_writing_what_was_read_changes_nothing() -> None:
    once = write_register(TREATIES, read_register(TREATIES, etree.fromstring(ADDED)))
    assert write_register(TREATIES, read_register(TREATIES, etree.fromstring(once))) == once


def test_an_entry_without_id_or_name_is_kept() -> None:
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><listPerson><person><persName>Ana Tui</persName>'
        '</person><person xml:id="judge"><occupation>judge</occupation></person></listPerson></TEI>'
    )
    entries = read_register(PEOPLE, root)
    assert [(e.identifier, e.names) for e in entries] == [("ana-tui", ("Ana Tui",)), ("judge", ())]
    assert b"<occupation>judge</occupation>" in write_register(PEOPLE, entries)


def test_no_entries_no_file() -> None:
    assert write_register(PEOPLE, ()) == b""


def test_names_with_characters_that_xml_cannot_hold() -> None:
    assert "J\ufffdn".encode() in write_register(PEOPLE, [Entry("jan", ("J\x00n",))])


IDS = {
    "Đặng Văn": "dang-van",
    "Æsir": "aesir",
    "Łódź Straße": "lodz-strasse",
    "Þór Guðmundsson": "thor-gudmundsson",
    "Ħal Għaxaq": "hal-ghaxaq",
    "İnönü Işık": "inonu-isik",
    "O’Brien": "obrien",
    "Иванов Пётр": "ivanov-pyotr",
    "Чайковский": "chaykovskiy",
    "Παπαδόπουλος Γιώργος": "papadopoulos-giorgos",
    "李明": "person-1",
    "李明 Li Ming": "li-ming",
    "1951 Convention": "person-1951-convention",
    "": "person-1",
}


@pytest.mark.parametrize(("name", "identifier"), IDS.items())
def test_ids_are_readable(name: str, identifier: str) -> None:
    assert identifier_of(name, "person") == identifier


def test_unreadable_names_are_counted_and_keep_their_ids() -> None:
    names = ("李明", "王芳", "محمد")
    entries = people((), *names)
    assert sorted(e.identifier for e in entries) == ["person-1", "person-2", "person-3"]
    assert people(entries, *names, "张伟")[:3] == entries


def test_no_entry_takes_the_name_of_the_machine() -> None:
    assert people((), "Corpuskit")[0].identifier == "corpuskit-2"
