"""Read TEI files, from wherever they come, safely and with their places.

A TEI file is edited by people and by other projects' programs, so nothing about it is taken on
trust: no entity reaches outside the file or swells, no network, no DTD; what cannot be read is
an error with its line and column, what can be read in part is read in part, with a problem.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.reads import read_file
from corpuskit.tei.breaks import find_break
from corpuskit.tei.decode import decode
from corpuskit.tei.names import TEI, XML_ID, local
from corpuskit.tei.parsers import parse_document, scanner
from corpuskit.tei.positions import Lines, NodeOffsets, OffsetRecorder, Positions
from corpuskit.tei.runs import Unfolding

LONGEST_ENTITY = 64
PREDEFINED = frozenset({"amp", "lt", "gt", "apos", "quot"})
DUPLICATE_ID = "DTD_ID_REDEFINED"
# A file copied into itself has as many uses of an id; of more, a person reads no list.
_NAMED_USES = 20
# An id such as «1a» is the schema's matter: it can be read, and pointed to.
_ODD_ID = "DTD_XMLID_VALUE"


@dataclass(frozen=True, eq=False)
class Document:
    """Hold one TEI file: its path, its tree and where everything in it stands.

    `data` is the file's text as UTF-8, without a byte order mark; `tree` is its root element.
    `problems` lists what the file says that could not be used. Nobody changes the tree: edits
    go through files.
    """

    path: Path
    data: bytes
    tree: etree._Element
    problems: tuple[Problem, ...] = ()
    offsets: NodeOffsets = field(default_factory=NodeOffsets, repr=False)
    entities: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Return the file's name without its suffix, which names the document everywhere."""
        return self.path.stem

    @cached_property
    def positions(self) -> Positions:
        """Return the places of nodes and characters in the file."""
        return Positions(self.data, self.tree, self.offsets, dict(self.entities))

    @cached_property
    def unfoldings(self) -> dict[tuple[etree._Element, bool, int], Unfolding]:
        """Return the place for how the text asked for last was folded."""
        return {}

    @cached_property
    def ids(self) -> dict[str, etree._Element]:
        """Return the elements that have an `xml:id`, by it; of two with one id the first."""
        found: dict[str, etree._Element] = {}
        for element in self.tree.iter("*"):
            identifier = element.get(XML_ID)
            if identifier is not None:
                found.setdefault(identifier, element)
        return found

    def problem(self, node: etree._Element, message: str, advice: str) -> Problem:
        """Return a problem at the place of one node."""
        line, column = self.positions.of(node)
        return Problem(self.path, line, message, advice, column)


@dataclass
class _Declarations:
    """Collect what a file's DOCTYPE declares, refusing what could reach out or swell."""

    path: Path
    parser: expat.XMLParserType
    entities: dict[str, str] = field(default_factory=dict)

    def listen(self) -> None:
        """Connect to the parser."""
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped

    def _refuse(self, message: str, advice: str) -> InputError:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return InputError(Problem(self.path, line, message, advice, column))

    def _entity(
        self, name: str, is_parameter: bool, value: str | None, *_identifiers: str | None
    ) -> None:
        if is_parameter or value is None:
            raise self._refuse(
                f"the DOCTYPE declares the entity «{name}», which reads from elsewhere",
                "remove the declaration and put the text itself in its place",
            )
        if name in PREDEFINED:
            return
        if len(value) > LONGEST_ENTITY or "&" in value or "<" in value:
            raise self._refuse(
                f"the DOCTYPE declares the entity «{name}», which is more than a few characters",
                "remove the declaration and put the text itself in its place",
            )
        self.entities.setdefault(name, value)

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise self._refuse(
            f"the entity «&{name};» is declared nowhere in the file",
            "write the character itself",
        )


def load(path: Path) -> Document:
    """Read a TEI file.

    Raises `InputError` where the file cannot be read, is no XML or reaches outside itself.
    """
    return parse(read(path), path)


def read(path: Path) -> bytes:
    """Return the bytes of a TEI file; raises `InputError` where there are none to be had."""
    try:
        return read_file(path)
    except OSError as error:
        raise InputError(
            Problem(path, 0, f"cannot be read ({error.strerror})", "check its name and permissions")
        ) from error


def parse(data: bytes, path: Path) -> Document:
    """Read the bytes of a TEI file; `path` names it in messages and need not exist.

    Raises `InputError` as `load` does.
    """
    return parse_text(decode(data, path), path)


def parse_text(text: bytes, path: Path) -> Document:
    """Read the text of a TEI file as UTF-8, whatever encoding it declares.

    Raises `InputError` as `load` does.
    """
    offsets, entities = _scan(text, path)
    tree, duplicates = _tree(text, path)
    document = Document(path, text, tree, (), offsets, tuple(entities.items()))
    problems = (*_root_problems(document), *(_duplicate_ids(document) if duplicates else ()))
    return Document(path, text, tree, problems, offsets, document.entities)


def _scan(text: bytes, path: Path) -> tuple[NodeOffsets, dict[str, str]]:
    """Read the file once for well-formedness, declarations and the places of its nodes."""
    parser = scanner()
    declarations = _Declarations(path, parser)
    declarations.listen()
    recorder = OffsetRecorder(parser)
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise InputError(_broken(text, path, error)) from error
    return recorder.offsets, declarations.entities


def _broken(text: bytes, path: Path, error: expat.ExpatError) -> Problem:
    found = _found_break(text, path)
    return found or Problem(
        path,
        error.lineno,
        f"not well-formed XML: {expat.ErrorString(error.code) or 'broken XML'}",
        "repair it there, or a little before, in an XML editor",
        error.offset + 1,
    )


def _found_break(text: bytes, path: Path) -> Problem | None:
    found = find_break(text)
    if found is None:
        return None
    line, column = Lines(text).at(found.slip.start)
    words = f"not well-formed XML: {found.slip.message}"
    return Problem(path, line, words, found.slip.hint, column)


def _tree(text: bytes, path: Path) -> tuple[etree._Element, bool]:
    """Parse the tree; also say whether an `xml:id` is used twice, which lxml calls an error."""
    root, log = parse_document(text)
    duplicates = False
    for entry in log:
        if entry.type_name == DUPLICATE_ID:
            duplicates = True
        elif entry.level >= etree.ErrorLevels.ERROR and entry.type_name != _ODD_ID:
            if (found := _found_break(text, path)) is not None:
                raise InputError(found)
            raise InputError(
                Problem(
                    path,
                    entry.line,
                    f"not usable XML: {entry.message.strip()}",
                    "repair it there in an XML editor",
                    max(entry.column, 1),
                )
            )
    return root, duplicates


def _root_problems(document: Document) -> Iterator[Problem]:
    """Say what is not TEI about the root, and what that means."""
    root = document.tree
    name, namespace = local(str(root.tag)), re.match(r"\{(.*)\}", str(root.tag))
    if namespace is None and name in {"TEI", "TEI.2", "teiCorpus"}:
        yield document.problem(
            root,
            f"«{name}» is not in the TEI namespace",
            f'read as if it were; add xmlns="{TEI}" to it',
        )
    elif name == "teiCorpus":
        yield document.problem(
            root,
            "a teiCorpus holds several documents in one file",
            "read as one document; give each TEI element a file of its own",
        )
    elif name != "TEI" or (namespace is not None and namespace.group(1) != TEI):
        yield document.problem(
            root,
            f"the root element is «{name}», not TEI",
            "nothing in it is read as a document; convert it to TEI",
        )


def _duplicate_ids(document: Document) -> Iterator[Problem]:
    """Name the elements whose `xml:id` was used before; of a flood the first ones, and count it."""
    firsts: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for element in document.tree.iter("*"):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        uses[identifier] += 1
        if uses[identifier] == 1:
            continue
        if identifier not in firsts:
            line, column = document.positions.of(document.ids[identifier])
            firsts[identifier] = f"line {line}, column {column}"
        if uses[identifier] <= _NAMED_USES:
            yield document.problem(
                element,
                f"the xml:id «{identifier}» is already that of {firsts[identifier]}",
                "give one of the two another id",
            )
    for identifier, number in uses.items():
        if number > _NAMED_USES:
            yield document.problem(
                document.ids[identifier],
                f"the xml:id «{identifier}» is that of {number} elements; the first are named",
                "give each an id of its own",
            )
