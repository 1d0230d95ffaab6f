"""Build a `biblStruct` of a work, and the elements of its fields."""

from __future__ import annotations

from lxml import etree

from corpuskit.bib.bibl_struct import Home, homes
from corpuskit.bib.edtf import attributes_of_edtf
from corpuskit.bib.entry import FIELDS, Entry, Person
from corpuskit.tei import writable
from corpuskit.tei.names import TEI, XML_ID, tei

# The order in which the content models of analytic, monogr, imprint and biblStruct take them.
ORDER = (
    "authors",
    "title",
    "translation",
    "original",
    "container",
    "container_translation",
    "editors",
    "document_number",
    "doi",
    "isbn",
    "edition",
    "place",
    "publisher",
    "volume",
    "number",
    "part",
    "chapter",
    "pages",
    "date",
    "series",
    "accessed",
    "language",
    "note",
    "url",
)
RECORDED = frozenset(ORDER)


def is_part(entry: Entry) -> bool:
    """Tell whether a work stands in another one."""
    return bool(entry.container and entry.title)


def container_level(entry: Entry) -> str:
    """Return the level of what a work stands in: a journal or a book."""
    modern = entry.type in {"article", "legislation", "misc", "online"}
    return "j" if modern or not entry.title else "m"


def home_of(entry: Entry, field: str) -> Home:
    """Return where a field of a work stands in its record."""
    return homes(field, contained=is_part(entry), level=container_level(entry))


def build_record(entry: Entry, xml_id: str) -> etree._Element:
    """Return the record of a work, valid against the schema; what is not known is left out."""
    struct = etree.Element(tei("biblStruct"), nsmap={None: TEI})
    struct.set(XML_ID, xml_id)
    struct.set("type", entry.type)
    if is_part(entry):
        etree.SubElement(struct, tei("analytic"))
    monogr = etree.SubElement(struct, tei("monogr"))
    order = list(ORDER)
    if not is_part(entry):
        # Authors and editors of a whole stand together in front of its title.
        order.remove("editors")
        order.insert(1, "editors")
    for field in order:
        elements = build_field(entry, field)
        if not elements:
            continue
        parent = _parent(struct, home_of(entry, field).parent)
        for each in elements:
            parent.append(each)
    imprint = _parent(struct, "imprint")
    if imprint.find(tei("date")) is None:
        etree.SubElement(imprint, tei("date"))
    if not len(monogr.findall(tei("title"))):
        monogr.insert(_after_people(monogr), etree.Element(tei("title")))
    return struct


def _after_people(monogr: etree._Element) -> int:
    return sum(each.tag in {tei("author"), tei("editor")} for each in monogr)


def build_field(entry: Entry, field: str) -> list[etree._Element]:
    """Return the elements of a field; none where it is empty."""
    home = home_of(entry, field)
    if field in {"authors", "editors"}:
        people = [_person(home, each) for each in getattr(entry, field)]
        if field == "authors" and entry.others:
            people.append(_element(home, "et al."))
            people[-1].set("role", "others")
        return people
    value = str(getattr(entry, field))
    if not value:
        return []
    element = _element(home, value)
    if field in {"date", "accessed"}:
        target = element
        if field == "accessed":
            element.text = None
            target = etree.SubElement(element, tei("date"))
            target.text = writable.text(value)
        for name, day in (attributes_of_edtf(value) or {}).items():
            target.set(name, day)
        target.text = value.rstrip("?~%").replace("/", "–")
    elif field == "url":
        element.set("target", writable.value(value))
    return [element]


def _element(home: Home, text: str) -> etree._Element:
    element = etree.Element(tei(home.tag))
    for name, value in home.attributes:
        element.set(name, value)
    element.text = writable.text(text)
    return element


def _person(home: Home, person: Person) -> etree._Element:
    element = etree.Element(tei(home.tag))
    if person.institution:
        etree.SubElement(element, tei("orgName")).text = writable.text(person.family)
        return element
    name = etree.SubElement(element, tei("persName"))
    etree.SubElement(name, tei("surname")).text = writable.text(person.family)
    if person.given:
        etree.SubElement(name, tei("forename")).text = writable.text(person.given)
    return element


def _parent(struct: etree._Element, name: str) -> etree._Element:
    if not name:
        return struct
    found = struct.find(tei(name))
    if found is None and name == "imprint":
        monogr = struct.find(tei("monogr"))
        found = monogr.find(tei("imprint")) if monogr is not None else None
        if found is None and monogr is not None:
            return etree.SubElement(monogr, tei("imprint"))
    if found is None:
        return etree.SubElement(struct, tei(name))
    return found


def changed_fields(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return the fields in which two records of a work differ."""
    return tuple(name for name in FIELDS if getattr(old, name) != getattr(new, name))
