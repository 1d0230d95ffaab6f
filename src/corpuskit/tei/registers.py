"""The registers of a corpus: people, organisations, places and treaties that documents point to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from corpuskit.tei.build import serialise
from corpuskit.tei.header import MACHINE, register_header
from corpuskit.tei.names import TEI, XML_ID, tei


@dataclass(frozen=True, slots=True)
class Kind:
    """Describe one register: its file, title, and the elements of its entries."""

    file: str
    title: str
    list_tag: str
    entry_tag: str
    name_tag: str
    id_prefix: str


PEOPLE = Kind("people.xml", "People", "listPerson", "person", "persName", "person")
ORGANISATIONS = Kind("organisations.xml", "Organisations", "listOrg", "org", "orgName", "org")
PLACES = Kind("places.xml", "Places", "listPlace", "place", "placeName", "place")
TREATIES = Kind("treaties.xml", "Treaties", "listEvent", "event", "label", "treaty")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of a register: its id and every name it goes by, the fullest first."""

    identifier: str
    names: tuple[str, ...]


def propose(
    entries: Iterable[Entry],
    names: Iterable[str],
    *,
    same: Callable[[str, str], bool],
    identifier: Callable[[str], str],
) -> tuple[Entry, ...]:
    """Add names to a register: to the entry that `same` recognises, else as a new entry.

    Existing entries, their ids and order are kept; names are taken in sorted order, longest first,
    so that the result depends on the names alone.
    """
    register = list(entries)
    taken = {entry.identifier for entry in register}
    exact = {name: index for index, entry in enumerate(register) for name in entry.names}
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        if name in exact:
            continue
        index = next(
            (i for i, e in enumerate(register) if any(same(n, name) for n in e.names)), None
        )
        if index is None:
            index = len(register)
            unique = _unique(identifier(name), taken)
            register.append(Entry(unique, (name,)))
        else:
            entry = register[index]
            register[index] = replace(entry, names=(*entry.names, name))
        exact[name] = index
    return tuple(register)


def pointers(kind: Kind, entries: Iterable[Entry]) -> dict[str, str]:
    """Return the pointer of every name in a register: `people.xml#okoro-joy`."""
    return {name: f"{kind.file}#{e.identifier}" for e in entries for name in e.names}


def write_register(kind: Kind, entries: Iterable[Entry], schema: str = "schema") -> bytes:
    """Return a register as a TEI file."""
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(register_header(kind.title))
    listing = etree.SubElement(etree.SubElement(root, tei("standOff")), tei(kind.list_tag))
    for entry in sorted(entries, key=lambda e: e.identifier):
        listing.append(_entry(kind, entry))
    return serialise(root, schema)


def read_register(kind: Kind, root: etree._Element) -> tuple[Entry, ...]:
    """Return the entries of a register, in the order of the file."""
    found = []
    for element in root.iter(tei(kind.entry_tag)):
        identifier = element.get(XML_ID)
        names = tuple(
            " ".join("".join(map(str, name.itertext())).split())
            for name in element.iterchildren(tei(kind.name_tag))
        )
        if identifier and names:
            found.append(Entry(identifier, names))
    return tuple(found)


def identifier_of(words: str, prefix: str) -> str:
    """Return a readable id made of words: ASCII, lower case, hyphens.

    >>> identifier_of("Núñez Öztürk, María", "person")
    'nunez-ozturk-maria'
    """
    plain = unicodedata.normalize(
        "NFKD", words.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    )
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    parts = re.findall(r"[a-z0-9]+", plain.casefold().replace("’", "").replace("'", ""))
    name = "-".join(parts)[:60].rstrip("-")
    return name if name and name[0].isalpha() else f"{prefix}-{name}".rstrip("-")


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate)
    return candidate


def _entry(kind: Kind, entry: Entry) -> etree._Element:
    element = etree.Element(tei(kind.entry_tag))
    element.set(XML_ID, entry.identifier)
    if kind is TREATIES:
        element.set("type", "treaty")
    element.set("resp", f"#{MACHINE}")
    for name in entry.names:
        child = etree.SubElement(element, tei(kind.name_tag))
        child.text = name
    return element
