"""Build a whole TEI file from a draft and its header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from corpuskit.core.passages import Attributes, Draft, Mark, Node
from corpuskit.tei.identifiers import Identifiers
from corpuskit.tei.names import TEI, XML_ID, local, tei
from corpuskit.tei.serialise import serialise
from corpuskit.tei.weave import Weaver

_IDENTIFIED = frozenset({"div", "p", "quote", "list", "table", "row", "cell", "item"})
# What a body must hold at least one of, and what else may not be empty.
_OF_BODY = frozenset({"div", "p", "list", "table", "quote", "lg", "cit", "bibl", "listBibl"})
_NEVER_EMPTY = frozenset({"list", "table", "row"})
# Longer digit runs are no passage, and Python refuses to read the longest.
_LONGEST_NUMBER = 12
_NOTES = (("type", "notes"),)


def build(draft: Draft, header: etree._Element, schema: str = "schema") -> bytes:
    """Return the file of one document: the same draft and header always give the same bytes.

    `schema` is the folder of the schema files as seen from the document.
    """
    identifiers = _identifiers(draft)
    for element in header.iter("*"):
        identifiers.claim(element.get(XML_ID) or "")
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(header)
    weaver = Weaver(draft.passages, identifiers)
    text = _element(draft.text, weaver)
    _complete(text, weaver)
    root.append(text)
    return serialise(root, schema)


def _complete(text: etree._Element, weaver: Weaver) -> None:
    """Give a text the body that the Guidelines ask for, and the notes that nothing led to."""
    body = text.find(tei("body"))
    if body is None:
        body = etree.Element(tei("body"))
        text.insert(0 if text.find(tei("front")) is None else 1, body)
    if not any(local(str(child.tag)) in _OF_BODY for child in body):
        _sub(body, "div", weaver)
    for passage in weaver.passages:
        if passage.kind == "note" and passage.number not in weaver.written:
            note = _passage(passage.number, weaver)
            if note is not None:
                _stray_home(text, weaver).append(note)


def _stray_home(text: etree._Element, weaver: Weaver) -> etree._Element:
    """Return the last section of notes at the end of the back, made where there is none."""
    back = text.find(tei("back"))
    if back is None:
        back = etree.SubElement(text, tei("back"))
    last = back[-1] if len(back) else None
    if last is not None and last.tag == tei("div") and last.get("type") == "notes":
        return last
    return _sub(back, "div", weaver, _NOTES)


def _sub(
    parent: etree._Element, tag: str, weaver: Weaver, attributes: Attributes = ()
) -> etree._Element:
    element = etree.SubElement(parent, tei(tag))
    weaver.identify(element, attributes, tag in _IDENTIFIED)
    return element


def _element(node: Node, weaver: Weaver) -> etree._Element:
    element = etree.Element(tei(node.tag))
    weaver.identify(element, node.attributes, node.tag in _IDENTIFIED)
    for child in node.children:
        made = _element(child, weaver) if isinstance(child, Node) else _passage(child, weaver)
        if made is not None and (len(made) or local(str(made.tag)) not in _NEVER_EMPTY):
            element.append(made)
    if node.tag == "docTitle" and element.find(tei("titlePart")) is None:
        etree.SubElement(element, tei("titlePart"))
    return element


def _passage(number: int, weaver: Weaver) -> etree._Element | None:
    """Return the element of a passage; None for a note that stands at its mark already."""
    passage = weaver.passages[number]
    if passage.kind == "note" and number in weaver.written:
        return None
    element = weaver.weave(number)
    if passage.kind in _IDENTIFIED:
        element.set(XML_ID, weaver.identifiers.take(passage.kind))
    elif passage.kind == "note":
        element.set(XML_ID, weaver.identifiers.note(number, ""))
    return element


def _identifiers(draft: Draft) -> Identifiers:
    """Prepare the names of a file: kept free what elements bring, given what notes will have."""
    identifiers = Identifiers()
    for pairs in _brought(draft):
        for name, value in pairs:
            if name in (XML_ID, "xml:id"):
                identifiers.reserve(value)
    for number, printed in _notes(draft):
        identifiers.note(number, printed)
    return identifiers


def _brought(draft: Draft) -> Iterator[Attributes]:
    for node in draft.text.walk():
        yield node.attributes
    for passage in draft.passages:
        yield from (mark.attributes for mark in passage.marks if mark.tag != "note")


def _notes(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield every note with its printed number: those at marks, then those without."""
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                yield mark.passage, mark.get("n") or ""
    for passage in draft.passages:
        if passage.kind == "note":
            yield passage.number, ""


def note_identifiers(draft: Draft) -> dict[int, str]:
    """Return the `xml:id` that each note of a draft will have, by the note's passage."""
    return _identifiers(draft).notes


def resolved(
    draft: Draft,
    references: Mapping[tuple[str, str], str],
    notes: Mapping[int, str] | None = None,
) -> Draft:
    """Return the draft with each mark's `key` replaced by the pointer that it stands for.

    `references` maps (tag, key) to a pointer such as `people.xml#okoro-joy`; a key without an
    entry is dropped, because nothing may point nowhere. A `bibl` points with `@corresp`, a
    reference to a note with `@target`, all others with `@ref`. `notes` are the ids that notes
    have in a file already, by passage; without it they are those that `build` will give.
    """
    notes = note_identifiers(draft) if notes is None else notes
    passages = tuple(
        replace(p, marks=tuple(_pointed(mark, references, notes) for mark in p.marks))
        for p in draft.passages
    )
    return replace(draft, passages=passages)


def _pointed(
    mark: Mark, references: Mapping[tuple[str, str], str], notes: Mapping[int, str]
) -> Mark:
    key = mark.get("key")
    if key is None:
        return mark
    kept = tuple(pair for pair in mark.attributes if pair[0] != "key")
    place, _, number = key.partition(":")
    if place == "passage" and number.isdecimal():
        identifier = notes.get(int(number)) if len(number) < _LONGEST_NUMBER else None
        pointer = f"#{identifier}" if identifier else None
        name = "target"
    else:
        pointer = references.get((mark.tag, key))
        name = "corresp" if mark.tag == "bibl" else "target" if mark.tag == "ref" else "ref"
    pairs = (*kept, (name, pointer)) if pointer else kept
    return Mark(mark.start, mark.end, mark.tag, pairs, mark.passage)
