"""Bring what changed in a source, or in how it is read, into its TEI file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpuskit.convert.reread import ANNOTATIONS
from corpuskit.core.errors import InputError, Problem
from corpuskit.tei.base import Base
from corpuskit.tei.document import Document, parse_text
from corpuskit.tei.edit import Edit, spliced
from corpuskit.tei.identifiers import Identifiers, last_numbers, tag_of_name
from corpuskit.tei.revise import Revision, Texts, composed, revisions, tokens

_ID = re.compile(r'xml:id="([^"]*)"')
# So many characters of a changed passage are shown.
_LONGEST = 120


@dataclass(frozen=True)
class Revised:
    """Hold a file with its source's changes in it, by which edits, and the base that says so."""

    document: Document
    base: Base
    notices: tuple[Problem, ...] = ()
    edits: tuple[Edit, ...] = ()


def revised(document: Document, base: Base, made: Base) -> Revised:
    """Bring into a file what is different between the skeletons of two conversions.

    `base` is the base of the last run, `made` holds the skeleton of this one. What cannot be
    brought in, because a person has changed the same place, is left and said at every run until
    the two agree. Where nobody knows the last skeleton, what stands in the file is as it should.
    """
    current = replace(base, source=made.source, digest=made.digest)
    if not base.skeleton or base.skeleton == made.skeleton:
        return Revised(document, replace(current, skeleton=made.skeleton))
    old_data, new_data = (_joined(each.skeleton) for each in (base, made))
    old, new = tokens(old_data, _is_annotation), tokens(new_data, _is_annotation)
    ours = tokens(document.data, _is_annotation)
    names = _Names.of(document, base)
    texts = Texts(new_data, document.data, names.next, _persons(base))
    found = list(revisions(old, new, ours, texts))
    after, found = _applied(document, found)
    unmade = [each.change for each in found if not each.is_made]
    skeleton = composed(old, old_data, new, new_data, unmade).decode().splitlines()
    last = {**current.last}
    given = {*names.identifiers.taken, *_ids(base)} - {*after.ids, *_ids(made)}
    counts = (*names.identifiers.counts.items(), *map(_note_number, filter(_is_note, given)))
    for prefix, number in counts:
        last[prefix] = max(last.get(prefix, 0), number)
    return Revised(
        after,
        replace(current, skeleton=tuple(skeleton), last=last),
        tuple(_notice(document, each) for each in found if not each.is_made),
        tuple(edit for each in found if each.is_made for edit in each.edits),
    )


@dataclass
class _Names:
    """Give new elements ids that no element ever had."""

    identifiers: Identifiers

    @classmethod
    def of(cls, document: Document, base: Base) -> _Names:
        """Return the names that are free in a file."""
        taken = {
            *document.ids,
            *_ids(base),
            *(mark.xml_id for passage in base.passages for mark in passage.marks),
        }
        last = last_numbers(taken)
        for prefix, number in base.last.items():
            last[prefix] = max(last.get(prefix, 0), number)
        return cls(Identifiers(taken, counts=last))

    def next(self, name: str) -> str | None:
        """Return the id for a new element that another conversion called `name`."""
        tag = tag_of_name(name)
        if tag:
            return self.identifiers.take(tag)
        stem, _ = _note_number(name)
        number = self.identifiers.counts.get(stem, 0)
        if not number and self.identifiers.claim(name):
            return name
        number = max(number, 1) + 1
        while not self.identifiers.claim(f"{stem}-{number}"):
            number += 1
        self.identifiers.counts[stem] = number
        return f"{stem}-{number}"


def _ids(base: Base) -> set[str]:
    return set(_ID.findall("\n".join(base.skeleton)))


def _is_note(name: str) -> bool:
    return name.startswith("note")


def _note_number(name: str) -> tuple[str, int]:
    """Return the name of a note without the number that tells it from others, and this.

    >>> _note_number("note7"), _note_number("note7-2")
    (('note7', 1), ('note7', 2))
    """
    stem, _, number = name.partition("-")
    return stem, int(number) if number.isdecimal() else 1


def _applied(document: Document, found: Sequence[Revision]) -> tuple[Document, list[Revision]]:
    """Make all the edits at once or, where that breaks the file, those that can be made."""
    after, broken = _made(document, [], [each for each in found if each.edits])
    kept = [replace(e, edits=(), is_made=False) if e in broken else e for e in found]
    return after, kept


def _made(
    document: Document, made: list[Revision], wanted: Sequence[Revision]
) -> tuple[Document, list[Revision]]:
    """Make edits beside those already made; return the file, and what would break it.

    What is made is added to `made`. Halves are tried until the one that breaks the file is found.
    """
    if not made and not wanted:
        return document, []
    whole = _tried(document, [edit for each in (*made, *wanted) for edit in each.edits])
    if whole is not None:
        made += wanted
        return whole, []
    if len(wanted) == 1:
        return _made(document, made, [])[0], list(wanted)
    half = len(wanted) // 2
    _, first = _made(document, made, wanted[:half])
    after, second = _made(document, made, wanted[half:])
    return after, first + second


def _tried(document: Document, edits: Sequence[Edit]) -> Document | None:
    """Return the file with edits made, None where that leaves no file."""
    try:
        return parse_text(spliced(document.data, edits), document.path)
    except (InputError, ValueError):
        return None


def _persons(base: Base) -> Callable[[str, Mapping[str, str]], bool]:
    """Return what tells whether an annotation that stands in the file is not the machine's."""
    said = {
        (mark.tag, mark.xml_id, frozenset(mark.attributes))
        for passage in base.passages
        for mark in passage.marks
    }

    def is_persons(name: str, attributes: Mapping[str, str]) -> bool:
        rest = frozenset((k, v) for k, v in attributes.items() if k != "xml:id")
        return (name, attributes.get("xml:id", ""), rest) not in said

    return is_persons


def _is_annotation(name: str, attributes: Mapping[str, str]) -> bool:
    is_mark = name == "ref" and attributes.get("type") in ("note", "noteMark")
    return name in ANNOTATIONS and not is_mark


def _joined(skeleton: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in skeleton).encode()


def _notice(document: Document, revision: Revision) -> Problem:
    line, column = document.positions.at_byte(revision.at)
    words = revision.words if len(revision.words) < _LONGEST else f"{revision.words[:_LONGEST]}..."
    said = f"now says «{words}» here" if words else "has less here now"
    return Problem(
        document.path,
        line,
        f"the source {said}, where the file was edited",
        "bring it in by hand, or leave it: it is left as it is",
        column,
    )
