"""Ask about entries of registers that nobody confirmed, and about entries that may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from lxml import etree

from corpuskit.core.findings import Location
from corpuskit.core.questions import Choice, Question, Sort
from corpuskit.lint.review.same_names import alike, apart
from corpuskit.lint.review.shelf import Book, Shelf
from corpuskit.tei.names import tei
from corpuskit.tei.registers import Entry, Kind, entry_elements, read_register
from corpuskit.tei.signing import is_signed

DIFFERENT = "different"
WHAT = {
    "people.xml": "person",
    "treaties.xml": "treaty",
    "organisations.xml": "organisation",
    "places.xml": "place",
}


def entry_questions(book: Book, shelf: Shelf) -> Iterator[Question]:
    """Yield what is to be asked about a register; `shelf` has the documents that point to it."""
    if (kind := book.kind) is None:
        return
    entries = {entry.identifier: entry for entry in read_register(kind, book.document.tree)}
    elements = dict(entry_elements(kind, book.document.tree))
    mentions = mentions_of(shelf, book)
    for identifier, element in elements.items():
        if element.get("resp") and not is_signed(book.document, element):
            yield _entry(book, kind, element, entries[identifier], mentions[identifier])
    yield from _pairs(book, kind, elements, entries, mentions)


def mentions_of(shelf: Shelf, book: Book) -> Mapping[str, tuple[Location, ...]]:
    """Return the passages that point to each entry of a register, in the order of the files."""
    found: dict[str, tuple[Location, ...]] = defaultdict(tuple)
    for other in shelf.beside(book.path):
        if other.kind is None:
            for (file, identifier), places in other.places.items():
                if file == book.path.name:
                    found[identifier] += places
    return found


def declared_different(book: Book) -> frozenset[frozenset[str]]:
    """Return the pairs of entries that a person said are two, by their ids."""
    return frozenset(
        frozenset(pointer.removeprefix("#") for pointer in (relation.get("mutual") or "").split())
        for relation in book.document.tree.iter(tei("relation"))
        if relation.get("name") == DIFFERENT
    )


def _entry(
    book: Book, kind: Kind, element: etree._Element, entry: Entry, places: tuple[Location, ...]
) -> Question:
    doubt = apart(kind, entry.names)
    choices = [Choice.ACCEPT, Choice.REJECT, Choice.CORRECT, Choice.MERGE]
    if len(entry.names) > 1:
        choices.append(Choice.SPLIT)
    return Question(
        key=f"{book.path}:{entry.identifier}",
        sort=Sort.ENTRY,
        what=WHAT[kind.file],
        path=str(book.path),
        line=book.document.positions.of(element)[0],
        number=book.numbers[element],
        reads=f"{WHAT[kind.file]} {', also '.join(entry.names) or 'without a name'}",
        why=f"may be two: {doubt}" if doubt else "proposed from the documents, confirmed by nobody",
        choices=tuple(choices),
        places=places,
        mentions=len(places),
        identifier=entry.identifier,
        names=entry.names,
    )


def _pairs(
    book: Book,
    kind: Kind,
    elements: Mapping[str, etree._Element],
    entries: Mapping[str, Entry],
    mentions: Mapping[str, tuple[Location, ...]],
) -> Iterator[Question]:
    settled = declared_different(book)
    named = tuple((key, entry.names) for key, entry in entries.items() if entry.names)
    for pair in alike(kind, named):
        *both, why = pair
        if frozenset(both) in settled:
            continue
        found = {key: mentions[key] for key in both}
        one, other = sorted(both, key=lambda key: (-len(found[key]), key))
        places = (*found[one][:1], *found[other][:1], *found[one][1:], *found[other][1:])
        names = entries[one].names, entries[other].names
        yield Question(
            key=f"{book.path}:{'+'.join(sorted(both))}",
            sort=Sort.PAIR,
            what=WHAT[kind.file],
            path=str(book.path),
            line=book.document.positions.of(elements[one])[0],
            number=book.numbers[elements[one]],
            reads=f"{names[0][0]} ({one}) and {names[1][0]} ({other}) may be one",
            why=why,
            choices=(Choice.ACCEPT, Choice.REJECT, Choice.MERGE),
            places=places,
            mentions=len(places),
            identifier=one,
            other=other,
            names=tuple(chain(*names)),
        )
