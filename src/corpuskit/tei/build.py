"""Build a whole TEI file from a draft and its header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from corpuskit.core.passages import Draft, Mark, Node
from corpuskit.tei.identifiers import Identifiers
from corpuskit.tei.names import TEI, XML_ID, local, tei
from corpuskit.tei.weave import Weaver

_IDENTIFIED = frozenset({"div", "p", "quote", "list", "table", "row", "cell", "item"})
_INDENT = "  "
_RELAXNG = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
_TEXTUAL = frozenset(
    (
        "p",
        "head",
        "item",
        "cell",
        "note",
        "label",
        "byline",
        "dateline",
        "titlePart",
        "fw",
        "bibl",
        "desc",
        "hi",
        "rs",
        "persName",
    )
)


def build(draft: Draft, header: etree._Element, schema: str = "schema") -> bytes:
    """Return the file of one document: the same draft and header always give the same bytes.

    `schema` is the folder of the schema files as seen from the document.
    """
    identifiers = Identifiers()
    for number, printed in _notes(draft):
        identifiers.note(number, printed)
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    root.append(header)
    root.append(_element(draft.text, Weaver(draft.passages, identifiers)))
    return serialise(root, schema)


def serialise(root: etree._Element, schema: str = "schema") -> bytes:
    """Write a TEI element as a file: one element a line, no space added to running text."""
    indent(root)
    prologue = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<?xml-model href="{schema}/corpuskit.rng" type="application/xml" '
        f'schematypens="{_RELAXNG}"?>\n'
        f'<?xml-model href="{schema}/corpuskit.sch" type="application/xml" '
        f'schematypens="{_SCHEMATRON}"?>\n'
    ).replace("'", '"')
    return prologue.encode() + etree.tostring(root, encoding="UTF-8") + b"\n"


def indent(element: etree._Element, depth: int = 0) -> None:
    """Indent element content by two spaces a level; elements that hold text stay as they are."""
    children = list(element)
    texts = (element.text, *(child.tail for child in children))
    if not children or local(str(element.tag)) in _TEXTUAL or any(t and t.strip() for t in texts):
        return
    inner = "\n" + _INDENT * (depth + 1)
    element.text = inner
    for child in children:
        indent(child, depth + 1)
        child.tail = inner
    children[-1].tail = "\n" + _INDENT * depth


def _element(node: Node, weaver: Weaver) -> etree._Element:
    element = etree.Element(tei(node.tag))
    if node.tag in _IDENTIFIED:
        element.set(XML_ID, weaver.identifiers.take(node.tag))
    for name, value in node.attributes:
        element.set(name, value)
    for child in node.children:
        element.append(
            _element(child, weaver) if isinstance(child, Node) else _passage(child, weaver)
        )
    return element


def _passage(number: int, weaver: Weaver) -> etree._Element:
    passage = weaver.passages[number]
    element = weaver.weave(number)
    if passage.kind in _IDENTIFIED:
        element.set(XML_ID, weaver.identifiers.take(passage.kind))
    elif passage.kind == "note":
        element.set(XML_ID, weaver.identifiers.note(number, ""))
    return element


def _notes(draft: Draft) -> Iterable[tuple[int, str]]:
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                yield mark.passage, mark.get("n") or ""


def note_identifiers(draft: Draft) -> dict[int, str]:
    """Return the `xml:id` that each note of a draft will have, by the note's passage."""
    identifiers = Identifiers()
    return {number: identifiers.note(number, printed) for number, printed in _notes(draft)}


def resolved(draft: Draft, references: Mapping[tuple[str, str], str]) -> Draft:
    """Return the draft with each mark's `key` replaced by the pointer that it stands for.

    `references` maps (tag, key) to a pointer such as `people.xml#okoro-joy`; a key without an
    entry is dropped, because nothing may point nowhere. A `bibl` points with `@corresp`, a
    reference to a note with `@target`, all others with `@ref`.
    """
    notes = note_identifiers(draft)
    passages = tuple(
        replace(p, marks=tuple(_pointed(mark, references, notes) for mark in p.marks))
        for p in draft.passages
    )
    return replace(draft, passages=passages)


def _pointed(mark: Mark, references: Mapping[tuple[str, str], str], notes: dict[int, str]) -> Mark:
    key = mark.get("key")
    if key is None:
        return mark
    kept = tuple(pair for pair in mark.attributes if pair[0] != "key")
    if key.startswith("passage:"):
        identifier = notes.get(int(key.removeprefix("passage:")))
        pointer = f"#{identifier}" if identifier else None
        name = "target"
    else:
        pointer = references.get((mark.tag, key))
        name = "corresp" if mark.tag == "bibl" else "target" if mark.tag == "ref" else "ref"
    pairs = (*kept, (name, pointer)) if pointer else kept
    return Mark(mark.start, mark.end, mark.tag, pairs, mark.passage)
