"""What deciding on entries of a register changes: in it, and in what points to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from corpuskit.core.fixes import Edit
from corpuskit.language.name_keys import sort_name
from corpuskit.lint.review.entries import DIFFERENT
from corpuskit.lint.review.refusal import RefusedError
from corpuskit.lint.review.shelf import Book, Shelf
from corpuskit.tei import writable
from corpuskit.tei.edit import attribute_edits, attributes_of, start_tag
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.placing import end_of, lead_of, removal, unwrapping
from corpuskit.tei.registers import (
    PEOPLE,
    Kind,
    entry_attributes,
    entry_elements,
    free_identifier,
    identifier_of,
)
from corpuskit.tei.signing import is_signed

Edits = dict[Path, list[Edit]]
_LONGEST = 200
_STEP = "  "


def kind_of(book: Book) -> Kind:
    """Return which register a file is."""
    if book.kind is None:
        raise RefusedError(f"{book.path.name} is no register")
    return book.kind


def element_of(book: Book, identifier: str) -> etree._Element:
    """Return the element of an entry; raises RefusedError where the entry is gone."""
    found = dict(entry_elements(kind_of(book), book.document.tree)).get(identifier)
    if found is None:
        raise RefusedError(f"{book.path.name} has no entry {identifier!r}")
    return found


def names_of(book: Book, element: etree._Element) -> list[etree._Element]:
    """Return the elements with the names of an entry."""
    return list(element.iterchildren(tei(kind_of(book).name_tag)))


def words_of(element: etree._Element) -> str:
    """Return the words of a name."""
    return " ".join("".join(map(str, element.itertext())).split())


def retag(book: Book, element: etree._Element, changes: dict[str, str | None]) -> list[Edit]:
    """Return the edits that set attributes of an element."""
    start, end = book.document.positions.start_tag(element)
    return list(attribute_edits(book.document.data[start:end], changes, start))


def signed(book: Book, element: etree._Element, who: str) -> list[Edit]:
    """Return the edits that sign an entry."""
    return retag(book, element, {"resp": who, "cert": None})


def renamed(book: Book, element: etree._Element, who: str, words: str) -> list[Edit]:
    """Return the edits that put a name before the names of an entry, and sign it."""
    words = " ".join(words.split())
    is_name = any(map(str.isalpha, words)) and len(words) <= _LONGEST
    if not is_name or not writable.is_writable(words):
        raise RefusedError("give the name as it is to stand in the register")
    entries = entry_elements(kind_of(book), book.document.tree)
    for identifier, other in entries:
        if other is not element and words in map(words_of, names_of(book, other)):
            raise RefusedError(f"{words!r} is a name of {identifier}; merge the two instead")
    names = names_of(book, element)
    known = next((name for name in names if words_of(name) == words), None)
    edits = signed(book, element, who)
    if not names:
        raise RefusedError("the entry has no name to put it before")
    if known is not names[0]:
        start = book.document.positions.start_tag(names[0])[0]
        text = f"{_named(book, words)}{lead_of(book.document, names[0])}".encode()
        edits.append(Edit(start, start, text))
        if known is not None:
            edits.append(removal(book.document, known))
    return edits


def rejected(shelf: Shelf, book: Book, element: etree._Element, identifier: str) -> Edits:
    """Return the edits that take an entry out, and the marks of what it was taken for.

    Raises RefusedError where a person signed one of these, or something else points to the entry.
    """
    edits: Edits = defaultdict(list)
    for other in shelf.beside(book.path):
        for pointing, name in other.pointing(book.path.name, identifier):
            if name == "mutual" and other is book:
                continue
            place = f"{other.path.name}:{other.document.positions.of(pointing)[0]}"
            if name != "ref" or pointing not in other.spans:
                raise RefusedError(f"{place} points to it with @{name}; decide there first")
            if is_signed(other.document, pointing):
                raise RefusedError(f"a person signed the mark in {place}; decide there first")
            edits[other.path] += unwrapping(other.document, pointing)
    edits[book.path] += [removal(book.document, element), *_without_relations(book, identifier)]
    return edits


def merged(shelf: Shelf, book: Book, stays: str, goes: str, who: str) -> Edits:
    """Return the edits that bring the names of one entry to another, and all that points to it."""
    if stays == goes:
        raise RefusedError("an entry cannot be merged with itself")
    kept, gone = element_of(book, stays), element_of(book, goes)
    names = names_of(book, kept)
    if not names:
        raise RefusedError(f"{stays} has no name yet; give it one first")
    others = [child for child in gone if isinstance(child.tag, str)]
    if any(child not in names_of(book, gone) for child in others):
        raise RefusedError(f"{goes} holds more than names; keep that one instead")
    known = {words_of(name) for name in names}
    lead = lead_of(book.document, names[-1])
    added = dict.fromkeys(w for n in names_of(book, gone) if (w := words_of(n)) not in known)
    text = "".join(f"{lead}{_named(book, words)}" for words in added).encode()
    at = end_of(book.document, names[-1])
    edits: Edits = defaultdict(list)
    for other in shelf.beside(book.path):
        if moved := _repointed(other, book, goes, stays):
            edits[other.path] += moved
    edits[book.path] += [
        *signed(book, kept, who),
        Edit(at, at, text),
        removal(book.document, gone),
        *_without_relations(book, goes, stays),
    ]
    return edits


def split(
    shelf: Shelf, book: Book, element: etree._Element, names: Iterable[str], who: str
) -> Edits:
    """Return the edits that take names to an entry of their own, with the marks of these words."""
    kind, wanted = kind_of(book), dict.fromkeys(names)
    stand = names_of(book, element)
    moving = [name for name in stand if words_of(name) in wanted]
    if not moving or len(moving) == len(stand):
        raise RefusedError("give some of the names, not all: those that are another's")
    old = element.get(XML_ID) or ""
    taken = set(book.document.ids)
    new = free_identifier(_identifier(kind, words_of(moving[0])), taken)
    lead = lead_of(book.document, element)
    inner = lead + _STEP
    attributes = [(k, v) for k, v in entry_attributes(kind, new) if k != "resp"]
    opening = start_tag(kind.entry_tag, (*attributes, ("resp", who))).decode()
    listed = "".join(f"{inner}{_named(book, words_of(name))}" for name in moving)
    at = end_of(book.document, element)
    text = f"{lead}{opening}{listed}{lead}</{kind.entry_tag}>".encode()
    edits: Edits = defaultdict(list)
    edits[book.path] += [
        *signed(book, element, who),
        *(removal(book.document, name) for name in moving),
        Edit(at, at, text),
    ]
    for other in shelf.beside(book.path):
        for pointing in other.mentions.get((book.path.name, old), ()):
            if words_of(pointing) in wanted:
                value = _swapped(pointing.get("ref") or "", book, old, new)
                edits[other.path] += retag(other, pointing, {"ref": value})
    return edits


def told_apart(book: Book, one: str, other: str, who: str) -> list[Edit]:
    """Return the edits that say that two entries are two."""
    pairs = (("name", DIFFERENT), ("mutual", f"#{one} #{other}"), ("resp", who))
    relation = start_tag("relation", pairs, empty=True).decode()
    for relations in book.document.tree.iter(tei("listRelation")):
        last = relations[-1]
        at = end_of(book.document, last)
        return [Edit(at, at, f"{lead_of(book.document, last)}{relation}".encode())]
    listing = next(book.document.tree.iter(tei(kind_of(book).list_tag)))
    lead = lead_of(book.document, listing)
    text = f"{lead}<listRelation>{lead}{_STEP}{relation}{lead}</listRelation>"
    at = end_of(book.document, listing)
    return [Edit(at, at, text.encode())]


def _identifier(kind: Kind, name: str) -> str:
    """Return the id that the machine would give: of a person, the surname first."""
    if kind is PEOPLE:
        name = " ".join(sort_name(name))
    return identifier_of(name, kind.id_prefix)


def _named(book: Book, words: str) -> str:
    tag = kind_of(book).name_tag
    return f"<{tag}>{escape(writable.text(words))}</{tag}>"


def _repointed(other: Book, book: Book, old: str, new: str) -> list[Edit]:
    changes: dict[etree._Element, dict[str, str | None]] = defaultdict(dict)
    for element, name in other.pointing(book.path.name, old):
        if not (other is book and name == "mutual"):
            changes[element][name] = _swapped(element.get(name) or "", book, old, new)
    return [edit for element, each in changes.items() for edit in retag(other, element, each)]


def _swapped(pointers: str, book: Book, old: str, new: str) -> str:
    names = {f"{book.path.name}#{old}": f"{book.path.name}#{new}", f"#{old}": f"#{new}"}
    return " ".join(dict.fromkeys(names.get(each, each) for each in pointers.split()))


def _without_relations(book: Book, gone: str, instead: str = "") -> Iterator[Edit]:
    """Yield the edits that take an entry out of what was said of pairs.

    With `instead`, what was said of it holds for the entry that it was merged into.
    """
    for relations in book.document.tree.iter(tei("listRelation")):
        dropped = []
        for relation in relations.iterchildren(tei("relation")):
            both = (relation.get("mutual") or "").split()
            if f"#{gone}" not in both:
                continue
            start, end = book.document.positions.start_tag(relation)
            kept = [f"#{instead}" if each == f"#{gone}" else each for each in both]
            if instead and len(set(kept)) == len(kept):
                changes: dict[str, str | None] = {"mutual": " ".join(kept)}
                yield from attribute_edits(book.document.data[start:end], changes, start)
            else:
                dropped.append(relation)
        if dropped and len(dropped) == len(relations):
            yield removal(book.document, relations)
        else:
            yield from (removal(book.document, relation) for relation in dropped)


def attributes(book: Book, element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element as they stand."""
    start, end = book.document.positions.start_tag(element)
    return attributes_of(book.document.data[start:end])
