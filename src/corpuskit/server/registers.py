"""What pointers lead to, and all that points to one thing, in a whole corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from urllib.parse import quote, unquote

from corpuskit.server.files import Files
from corpuskit.server.tags import Attribute, Element, elements_of
from corpuskit.tei.pointers import POINTING

_NAMES = frozenset({"persName", "orgName", "placeName", "label", "name", "title"})
_LISTS = frozenset({"listPerson", "listOrg", "listPlace", "listEvent", "listBibl"})
_SHOWN = 80
_ENTRIES = frozenset({"person", "org", "place", "event", "biblStruct"})


@dataclass(frozen=True, slots=True)
class Target:
    """Hold what a pointer leads to: an element with an `xml:id` in a file."""

    path: Path
    element: Element


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold an element that points to something, and the attribute by which it does."""

    path: Path
    element: Element
    attribute: Attribute


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry of a register: its id, its names, the fullest first, and its element."""

    path: Path
    identifier: str
    names: tuple[str, ...]
    element: Element

    def pointer(self, source: Path) -> str:
        """Return the pointer to it from a file of the same folder."""
        file = "" if source == self.path else quote(self.path.name)
        return f"{file}#{self.identifier}"


def target_of(pointer: str, source: Path, files: Files) -> Target | None:
    """Return what a pointer in a file leads to, None where it leads to no element of the corpus."""
    file, _, identifier = pointer.partition("#")
    path = source if not file else _beside(source, unquote(file))
    if path is None or not identifier:
        return None
    element = files.made(path, elements_of).by_id.get(identifier)
    return Target(path, element) if element else None


def pointers_in(element: Element) -> Iterator[tuple[Attribute, str]]:
    """Yield the pointers of an element's start tag, each with its attribute."""
    for attribute in element.tag.attributes:
        if attribute.name in POINTING:
            for pointer in attribute.value.split():
                yield attribute, pointer


def mentions_of(target: Target, documents: Iterable[Path], files: Files) -> Iterator[Mention]:
    """Yield all that points to something, in the order of the documents."""
    identifier = target.element.tag.get("xml:id")
    for path in documents:
        if f"#{identifier}" not in files.text(path):
            continue
        for element in files.made(path, elements_of).found:
            for attribute, pointer in pointers_in(element):
                file, _, named = pointer.partition("#")
                meant = path if not file else _beside(path, unquote(file))
                if named == identifier and meant == target.path:
                    yield Mention(path, element, attribute)


def entries_of(path: Path, files: Files) -> Mapping[str, Entry]:
    """Return the entries of a register by their ids; a document has none."""
    listed = files.made(path, _listed).items()
    return {name: Entry(path, name, names, element) for name, (names, element) in listed}


def _listed(text: str) -> Mapping[str, tuple[tuple[str, ...], Element]]:
    """Return the names and elements of a register's entries, by their ids."""
    found: dict[str, tuple[tuple[str, ...], Element]] = {}
    if not any(f"<{name}" in text for name in _LISTS):
        return found
    elements = elements_of(text)
    for number, each in enumerate(elements.found):
        identifier = each.tag.get("xml:id")
        if each.name in _ENTRIES and identifier:
            inside = _within(elements.found, number)
            names = tuple(elements.words(name) for name in inside if name.name in _NAMES)
            words = elements.words(each)[:_SHOWN]
            found[identifier] = (tuple(filter(None, names)) or (words,), each)
    return found


def _within(found: tuple[Element, ...], number: int) -> Iterator[Element]:
    """Yield the elements in one of them."""
    end = found[number].end
    return takewhile(lambda each: each.tag.start < end, islice(found, number + 1, None))


def _beside(source: Path, name: str) -> Path | None:
    try:
        return source.parent / name if name and "\0" not in name else None
    except ValueError:
        return None
