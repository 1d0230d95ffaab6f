"""Registers: names join, ids last."""

from __future__ import annotations

from lxml import etree

from corpuskit.language.name_keys import same_name, sort_name
from corpuskit.tei.registers import (
    PEOPLE,
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

    return propose(existing, names, same=same_name, identifier=identifier)


def test_variants_join_in_one_entry() -> None:
    (entry,) = people((), "Amina Odhiambo", "A. Odhiambo")
    assert entry.identifier == "odhiambo-amina"
    assert entry.names == ("Amina Odhiambo", "A. Odhiambo")


def test_two_people_of_one_surname_stay_apart() -> None:
    assert len(people((), "Amina Odhiambo", "Joseph Odhiambo")) == 2


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
