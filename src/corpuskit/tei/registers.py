"""The registers of a corpus: people, organisations, places and treaties that documents point to.

The machine proposes entries that hold an id and names, nothing else: for a treaty an
`event type="treaty"` with every `label` that it goes by. Its parties (`orgName` in `desc`), its
text (`bibl`) and its roles (child events «signed», «in-force» with their dates) are for people to
add, as are a person's `occupation` and `idno`. What they add stays in the entry as they wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from corpuskit.core.passages import Attributes
from corpuskit.tei import writable
from corpuskit.tei.header import MACHINE, register_header
from corpuskit.tei.latin import in_latin
from corpuskit.tei.likeness import Likeness, Lookalikes
from corpuskit.tei.names import TEI, XML_ID, tei
from corpuskit.tei.parsers import parse_own
from corpuskit.tei.serialise import serialise


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

# An id that only counts, for names in which no letter can be read: the next is one more.
_COUNTED = re.compile(
    rf"({'|'.join(kind.id_prefix for kind in (PEOPLE, ORGANISATIONS, PLACES, TREATIES))})-1"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of a register: its id and every name it goes by, the fullest first.

    `original` is the element as XML where it holds more than the machine writes, else empty.
    """

    identifier: str
    names: tuple[str, ...]
    original: str = ""


def propose(
    entries: Iterable[Entry],
    names: Iterable[str],
    *,
    likeness: Likeness,
    identifier: Callable[[str], str],
) -> tuple[Entry, ...]:
    """Add names to a register: to the entry with a name like it, else as a new entry.

    Existing entries, their ids and order are kept; names are taken in sorted order, longest first,
    so that the result depends on the names alone.
    """
    register = list(entries)
    taken = {MACHINE, *(entry.identifier for entry in register)}
    exact = {name: index for index, entry in enumerate(register) for name in entry.names}
    lookalikes = Lookalikes(likeness)
    for number, entry in enumerate(register):
        for name in entry.names:
            lookalikes.add(number, name)
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        if name in exact:
            continue
        like = lookalikes.like(name)
        index = like[0] if is_clear(name, len(like)) else None
        if index is None:
            index = len(register)
            unique = free_identifier(identifier(name), taken)
            register.append(Entry(unique, (name,)))
        else:
            entry = register[index]
            register[index] = replace(entry, names=(*entry.names, name))
        exact[name] = index
        lookalikes.add(index, name)
    return tuple(register)


def is_clear(name: str, like: int) -> bool:
    """Tell whether a name leads to the first of so many entries like it.

    One word alone, as a surname is, leads only where nobody else can be meant.
    """
    return like == 1 or (like > 1 and " " in name)


def pointers(kind: Kind, entries: Iterable[Entry]) -> dict[str, str]:
    """Return the pointer of every name in a register: `people.xml#okoro-joy`."""
    return {name: f"{kind.file}#{e.identifier}" for e in entries for name in e.names}


def write_register(kind: Kind, entries: Iterable[Entry], schema: str = "schema") -> bytes:
    """Return a register as a TEI file; empty without entries, as TEI has no empty lists.

    Entries keep what people added to them; names that are new to one follow its other names.
    """
    ordered = sorted(entries, key=lambda e: e.identifier)
    if not ordered:
        return b""
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(register_header(kind.title))
    listing = etree.SubElement(etree.SubElement(root, tei("standOff")), tei(kind.list_tag))
    for entry in ordered:
        listing.append(_kept(kind, entry) if entry.original else _entry(kind, entry))
    return serialise(root, schema)


def read_register(kind: Kind, root: etree._Element) -> tuple[Entry, ...]:
    """Return the entries of a register, in the order of the file.

    An entry stands directly in a list; what stands in an entry is a part of it, also where it has
    an id of its own. An entry without an id is given one, made of its first name.
    """
    found = []
    for identifier, element in entry_elements(kind, root):
        names = tuple(map(_words, element.iterchildren(tei(kind.name_tag))))
        original = "" if _is_plain(kind, element) else etree.tostring(element, encoding="unicode")
        found.append(Entry(identifier, names, original.strip()))
    return tuple(found)


def entry_elements(kind: Kind, root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the elements of a register's entries, each with its id or the one it would be given."""
    elements = [
        element
        for listing in root.iter(tei(kind.list_tag))
        if next(listing.iterancestors(tei(kind.entry_tag)), None) is None
        for element in listing.iterchildren(tei(kind.entry_tag))
    ]
    taken = {MACHINE, *(element.get(XML_ID) or "" for element in elements)}
    for element in elements:
        identifier = element.get(XML_ID)
        if not identifier:
            names = map(_words, element.iterchildren(tei(kind.name_tag)))
            words = next(names, "")
            identifier = free_identifier(identifier_of(words, kind.id_prefix), taken)
        yield identifier, element


def _words(name: etree._Element) -> str:
    return " ".join("".join(map(str, name.itertext())).split())


def _is_plain(kind: Kind, element: etree._Element) -> bool:
    """Tell whether the machine would write the element just so from its id and names."""
    made = _entry(kind, Entry(element.get(XML_ID) or "", ()))
    texts = (element.text, *(child.tail for child in element))
    names = all(
        child.tag == tei(kind.name_tag) and not child.attrib and not len(child) for child in element
    )
    same = dict(made.attrib) == dict(element.attrib)
    return len(element) > 0 and names and same and not any(t and t.strip() for t in texts)


def identifier_of(words: str, prefix: str) -> str:
    """Return a readable id made of words: ASCII, lower case, hyphens.

    Letters of other alphabets are transliterated where one letter has one reading; where nothing
    readable is left, the id is `prefix-1`, which `propose` counts on.

    >>> identifier_of("Núñez Öztürk, María", "person"), identifier_of("李明", "person")
    ('nunez-ozturk-maria', 'person-1')
    """
    parts = re.findall(r"[a-z0-9]+", in_latin(words))
    name = "-".join(parts)[:60].rstrip("-")
    return name if name and name[0].isalpha() else f"{prefix}-{name or 1}"


def free_identifier(name: str, taken: set[str]) -> str:
    """Return an id that is not taken, made of a name, and take it."""
    counted = _COUNTED.fullmatch(name)
    stem = counted[1] if counted else name
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    taken.add(candidate)
    return candidate


def entry_attributes(kind: Kind, identifier: str) -> Attributes:
    """Return the attributes of an entry as the machine writes it."""
    typed = (("type", "treaty"),) if kind is TREATIES else ()
    return (("xml:id", identifier), *typed, ("resp", f"#{MACHINE}"))


def _entry(kind: Kind, entry: Entry) -> etree._Element:
    element = etree.Element(tei(kind.entry_tag))
    writable.set_attributes(element, entry_attributes(kind, entry.identifier))
    for name in entry.names:
        element.append(_name(kind, name))
    return element


def _kept(kind: Kind, entry: Entry) -> etree._Element:
    """Return the element that people wrote, with the names that it does not hold yet."""
    element = parse_own(entry.original)
    element.set(XML_ID, entry.identifier)
    present = list(element.iterchildren(tei(kind.name_tag)))
    known = set(map(_words, present))
    at = element.index(present[-1]) + 1 if present else 0
    more = [_name(kind, name) for name in entry.names if name not in known]
    element[at:at] = more
    return element


def _name(kind: Kind, words: str) -> etree._Element:
    element = etree.Element(tei(kind.name_tag))
    element.text = writable.text(words)
    return element
