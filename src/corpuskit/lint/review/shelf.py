"""The files of a corpus as they stand on disk, for asking and for changing them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.findings import Location
from corpuskit.core.reads import bytes_of
from corpuskit.tei.blocks import Block, ElementSpan, blocks
from corpuskit.tei.document import Document, parse
from corpuskit.tei.pointers import POINTING
from corpuskit.tei.registers import ORGANISATIONS, PEOPLE, PLACES, TREATIES, Kind

KINDS: Mapping[str, Kind] = {kind.file: kind for kind in (PEOPLE, TREATIES, ORGANISATIONS, PLACES)}


@dataclass(frozen=True, eq=False)
class Book:
    """Hold one file: its bytes as they are on disk, and what was read from them."""

    path: Path
    data: bytes
    document: Document

    @property
    def kind(self) -> Kind | None:
        """Return which register it is, None of a document."""
        return KINDS.get(self.path.name)

    @cached_property
    def nodes(self) -> tuple[etree._Element, ...]:
        """Return all nodes in their order, by which elements are numbered."""
        return tuple(self.document.tree.iter())

    @cached_property
    def numbers(self) -> Mapping[etree._Element, int]:
        """Return the number of each node."""
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def spans(self) -> Mapping[etree._Element, tuple[Block, ElementSpan]]:
        """Return where elements stand in the running text."""
        return {
            span.element: (block, span) for block in blocks(self.document) for span in block.spans
        }

    @cached_property
    def mentions(self) -> Mapping[tuple[str, str], tuple[etree._Element, ...]]:
        """Return the elements of the text that point to entries of registers, by file and id."""
        found: dict[tuple[str, str], list[etree._Element]] = defaultdict(list)
        for element in self.nodes:
            for pointer in (element.get("ref") or "").split() if _is_element(element) else ():
                file, _, identifier = pointer.partition("#")
                if file in KINDS and identifier:
                    found[file, identifier].append(element)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def places(self) -> Mapping[tuple[str, str], tuple[Location, ...]]:
        """Return the passages of the text that point to entries of registers."""
        return {
            key: tuple(self.location(each) for each in elements if each in self.spans)
            for key, elements in self.mentions.items()
        }

    def pointing(self, file: str, identifier: str) -> Iterator[tuple[etree._Element, str]]:
        """Yield each element with the attribute in which it points to an entry."""
        wanted = {f"{file}#{identifier}"}
        if file == self.path.name:
            wanted.add(f"#{identifier}")
        for element in self.nodes:
            if _is_element(element):
                for name in POINTING:
                    if not wanted.isdisjoint((element.get(name) or "").split()):
                        yield element, name

    def location(self, element: etree._Element) -> Location:
        """Return an element with the text around it; outside of the text, with its own words."""
        line, column = self.document.positions.of(element)
        found = self.spans.get(element)
        identifier = element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        place = (self.document.name, str(self.path), line, column, column, identifier)
        if found is None:
            words = " ".join("".join(map(str, element.itertext())).split())
            return Location(*place, words, 0, len(words))
        block, span = found
        note = (block.element.get("n") or "") if block.kind == "note" else ""
        return Location(*place, block.chars, span.start, span.end, note)


@dataclass(frozen=True)
class Shelf:
    """Hold the files of the folders in question; what cannot be read is a problem."""

    books: Mapping[Path, Book]
    problems: tuple[Problem, ...] = ()

    def beside(self, path: Path) -> Iterator[Book]:
        """Yield the files of a folder, that of `path`."""
        return (book for each, book in self.books.items() if each.parent == path.parent)

    def unread_beside(self, path: Path) -> Problem | None:
        """Return the first file of a folder that cannot be read."""
        return next((p for p in self.problems if p.path.parent == path.parent), None)


def read_shelf(paths: Iterable[Path], before: Shelf | None = None) -> Shelf:
    """Read files, and those beside them; what has not changed since `before` is taken over."""
    given = list(paths)
    folders = dict.fromkeys(path.parent for path in given)
    beside = (file for folder in folders for file in sorted(folder.glob("*.xml")))
    every = dict.fromkeys((*given, *beside))
    known = before.books if before is not None else {}
    books: dict[Path, Book] = {}
    problems: list[Problem] = []
    for path in sorted(every):
        try:
            data = bytes_of(path)
            old = known.get(path)
            same = old is not None and old.data == data
            books[path] = old if old and same else Book(path, data, parse(data, path))
        except InputError as error:
            problems.append(error.problem)
        except OSError as error:
            reason = f"cannot be read ({error.strerror})"
            problems.append(Problem(path, 0, reason, "check its name and permissions", fatal=True))
    return Shelf(books, tuple(problems))


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)
