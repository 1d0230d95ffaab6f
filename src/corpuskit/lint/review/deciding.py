"""What becomes of an answer: the bytes of the files that it changes.

Every decision is edits of bytes, signed with the person's `@resp`. After it each file is read and
validated again; a decision after which one would be worse is refused, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from corpuskit.core.bounds import real
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.fixes import Edit
from corpuskit.core.questions import Answer, Choice, Question, Sort
from corpuskit.lint.review import entry_changes as entries
from corpuskit.lint.review.refusal import RefusedError
from corpuskit.lint.review.shelf import Book, Shelf
from corpuskit.lint.review.typed import TypedError, read_typed
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited
from corpuskit.tei.names import local
from corpuskit.tei.nesting import OF_BIBL
from corpuskit.tei.placing import unwrapping
from corpuskit.tei.pointers import Targets
from corpuskit.tei.signing import signature
from corpuskit.tei.validate import validate


@dataclass(frozen=True)
class Decision:
    """Hold the files that a decision changes, as they were and will be, in the order to write.

    At any moment between two files every pointer leads somewhere.
    """

    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]


def decide(shelf: Shelf, question: Question, answer: Answer, person: str) -> Decision:
    """Return what an answer changes; raises RefusedError where it cannot be made."""
    if answer.choice not in question.choices:
        raise RefusedError(f"a {question.sort.value} cannot be answered so")
    book = shelf.books[Path(question.path)]
    if question.sort is not Sort.DOUBT and (unread := shelf.unread_beside(book.path)):
        raise RefusedError(f"a file that may point there cannot be read ({unread}); mend it first")
    try:
        who, stmt = signature(book.document, person)
    except ValueError as error:
        raise RefusedError(f"{book.path.name} cannot be signed: {error}") from error
    if question.sort is Sort.DOUBT:
        edits = {book.path: _on_doubt(shelf, book, question, answer, who)}
    elif question.sort is Sort.ENTRY:
        edits = _on_entry(shelf, book, question, answer, who)
    else:
        edits = _on_pair(shelf, book, question, answer, who)
    if any(who.encode() in edit.text for edit in edits[book.path]):
        edits[book.path] = [*edits[book.path], *stmt]
    return _made(shelf, book, edits, is_first=answer.choice is Choice.SPLIT)


def _on_doubt(shelf: Shelf, book: Book, question: Question, answer: Answer, who: str) -> list[Edit]:
    element = book.nodes[question.number]
    tag = local(str(element.tag))
    changes: dict[str, str | None] = {}
    if answer.choice is Choice.REJECT:
        return _unmarked(book, element)
    if answer.choice is Choice.CORRECT:
        try:
            changes = read_typed(tag, answer.typed, entries.attributes(book, element))
        except TypedError as error:
            raise RefusedError(str(error)) from error
    elif answer.choice is Choice.POINT:
        file, _, identifier = answer.typed.partition("#")
        register = shelf.books.get(book.path.with_name(file))
        if register is None or register.kind is None:
            raise RefusedError(f"there is no register {file!r} beside {book.path.name}")
        entries.element_of(register, identifier)
        changes = {"ref": answer.typed}
    return entries.retag(book, element, {**changes, "resp": who, "cert": None})


def _unmarked(book: Book, element: etree._Element) -> list[Edit]:
    """Take a mark out; of a citation the parts too that mean nothing outside of one."""
    if element not in book.spans:
        raise RefusedError("it stands in the header; correct the value, or delete it in an editor")
    gone = [element]
    if local(str(element.tag)) == "bibl":
        gone += [each for each in element.iterdescendants("*") if local(str(each.tag)) in OF_BIBL]
    return [edit for each in gone for edit in unwrapping(book.document, each)]


def _on_entry(
    shelf: Shelf, book: Book, question: Question, answer: Answer, who: str
) -> entries.Edits:
    element = entries.element_of(book, question.identifier)
    match answer.choice:
        case Choice.ACCEPT:
            return {book.path: entries.signed(book, element, who)}
        case Choice.CORRECT:
            return {book.path: entries.renamed(book, element, who, answer.typed)}
        case Choice.REJECT:
            return entries.rejected(shelf, book, element, question.identifier)
        case Choice.MERGE:
            stays = answer.typed.rpartition("#")[2]
            return entries.merged(shelf, book, stays, question.identifier, who)
        case _:
            return entries.split(shelf, book, element, answer.names, who)


def _on_pair(
    shelf: Shelf, book: Book, question: Question, answer: Answer, who: str
) -> entries.Edits:
    one, other = question.identifier, question.other
    if answer.choice is Choice.REJECT:
        return {book.path: entries.told_apart(book, one, other, who)}
    stays = answer.typed.rpartition("#")[2] or one
    if stays not in (one, other):
        raise RefusedError(f"{stays!r} is neither of the two")
    return entries.merged(shelf, book, stays, other if stays == one else one, who)


def _made(shelf: Shelf, book: Book, edits: entries.Edits, *, is_first: bool) -> Decision:
    """Return the changed files, the register first or last as pointers need it."""
    others = sorted(path for path in edits if path != book.path)
    order = [book.path, *others] if is_first else [*others, book.path]
    after: dict[Path, bytes] = {}
    for path in order:
        old = shelf.books[path]
        try:
            after[path] = edited(old.data, dict.fromkeys(edits[path]), path)
        except (ValueError, InputError) as error:
            raise RefusedError(f"{path.name} cannot be changed so: {error}") from error
    targets = _Proposed(after)
    for path in order:
        _object(shelf.books[path].document, after[path], targets)
    return Decision({path: shelf.books[path].data for path in order}, after)


class _Proposed(Targets):
    """Know the ids that files will have, else those that they have."""

    def __init__(self, after: Mapping[Path, bytes]) -> None:
        super().__init__()
        self._after = {real(path): (path, data) for path, data in after.items()}

    def ids(self, path: Path) -> frozenset[str] | None:
        if path in self._after:
            given, data = self._after[path]
            return frozenset(parse(data, given).ids)
        return super().ids(path)


def _object(document: Document, data: bytes, targets: Targets) -> None:
    """Raise RefusedError where a file would be worse than it was."""
    try:
        new = parse(data, document.path)
    except InputError as error:
        raise RefusedError(f"the file would be no XML ({error.problem.message})") from error
    was = {problem.message for problem in _problems(document, Targets())}
    more = [problem for problem in _problems(new, targets) if problem.message not in was]
    if more:
        raise RefusedError(f"{more[0].path.name} would be invalid: {more[0].message}")


def _problems(document: Document, targets: Targets) -> tuple[Problem, ...]:
    return (*document.problems, *validate(document, targets))
