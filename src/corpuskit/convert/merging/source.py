"""Bring what changed in a source, or in how it is read, into its TEI file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from corpuskit.convert.reread import annotates
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.fixes import Edit
from corpuskit.tei.base import Base
from corpuskit.tei.document import Document, parse_text
from corpuskit.tei.edit import spliced
from corpuskit.tei.identifiers import Identifiers, last_numbers, tag_of_name
from corpuskit.tei.names import tei
from corpuskit.tei.revise import Revision, Texts, composed, revisions
from corpuskit.tei.tokens import tokens

_ID = re.compile(r'xml:id="([^"]*)"')
# A pointer into the file itself.
_POINTED = re.compile(r"(?:^|\s)#(\S+)")
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
    old, new = tokens(old_data, annotates), tokens(new_data, annotates)
    ours = tokens(document.data, annotates)
    names = _Names.of(document, base)
    texts = Texts(new_data, document.data, names.next, _persons(document, base))
    found = list(revisions(old, new, ours, texts))
    after, unmade, edits = _applied(document, found)
    changes = [each.change for each in unmade]
    skeleton = composed(old, old_data, new, new_data, changes).decode().splitlines()
    return Revised(
        after,
        replace(current, skeleton=tuple(skeleton), last=names.last({*after.ids}, _ids(made), base)),
        tuple(_notice(document, each) for each in unmade),
        edits,
    )


@dataclass
class _Names:
    """Give new elements ids that no element ever had."""

    identifiers: Identifiers
    known: frozenset[str]
    given: set[str] = field(default_factory=set)

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
        return cls(Identifiers(taken, counts=last), frozenset(taken))

    def next(self, name: str) -> str | None:
        """Return the id for a new element that another conversion called `name`."""
        given = self._free(name)
        if given is not None:
            self.given.add(given)
        return given

    def last(self, stands: set[str], made: set[str], base: Base) -> dict[str, int]:
        """Return the highest numbers ever given: to what stands in the file now, or went."""
        given, gone = self.given & stands, self.known - stands - made
        notes = filter(_is_note, gone | {name for name in given if "-" in name})
        last = {**base.last}
        for prefix, number in (*last_numbers(given).items(), *map(_note_number, notes)):
            last[prefix] = max(last.get(prefix, 0), number)
        return last

    def _free(self, name: str) -> str | None:
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


def _applied(
    document: Document, found: Sequence[Revision]
) -> tuple[Document, list[Revision], tuple[Edit, ...]]:
    """Make all the edits at once or, where that breaks the file, those that can be made.

    Return the file, the revisions that are not made, and the edits.
    """
    wanted = [each for each in found if each.edits]
    blocks = [list(group) for _, group in groupby(wanted, key=attrgetter("block"))]
    made: list[Revision] = []
    after, broken = _made(document, made, blocks)
    unmade = [each for each in found if not each.is_made or each in broken]
    return after, unmade, _edits(made)


def _made(
    document: Document, made: list[Revision], blocks: Sequence[list[Revision]]
) -> tuple[Document, list[Revision]]:
    """Make edits beside those already made; return the file, and what would break it.

    What is made is added to `made`. Halves are tried until the block that breaks the file is found;
    of one block all is made or nothing, so that no words of two versions are mixed.
    """
    wanted = [each for block in blocks for each in block]
    if not made and not wanted:
        return document, []
    loosened = [replace(each, edits=(*each.edits, *each.across)) for each in wanted]
    for tried in (wanted, loosened):
        whole = _tried(document, _edits([*made, *tried]))
        if whole is not None:
            made += tried
            return whole, []
    if len(blocks) == 1:
        return _made(document, made, [])[0], wanted
    half = len(blocks) // 2
    _, first = _made(document, made, blocks[:half])
    after, second = _made(document, made, blocks[half:])
    return after, first + second


def _edits(made: Sequence[Revision]) -> tuple[Edit, ...]:
    """Return the edits of revisions; two may take away the same annotation."""
    edits = [edit for each in made for edit in each.edits]
    taken = dict.fromkeys(edit for edit in edits if not edit.text)
    return (*(edit for edit in edits if edit.text), *taken)


def _tried(document: Document, edits: Sequence[Edit]) -> Document | None:
    """Return the file with edits made, None where that leaves no file."""
    try:
        return parse_text(spliced(document.data, edits), document.path)
    except (InputError, ValueError):
        return None


def _persons(document: Document, base: Base) -> Callable[[str, Mapping[str, str]], bool]:
    """Return what tells whether a person has a hand in an annotation that stands in the file.

    So it is where it is not as the machine made it, has a name that no machine gives, or is what a
    decision in the file is about. A name that was taken away makes no difference.
    """
    said = {
        (mark.tag, frozenset(mark.attributes))
        for passage in base.passages
        for mark in passage.marks
    }
    decided = {
        name
        for part in document.tree.iterfind(tei("standOff"))
        for element in part.iter("*")
        for value in element.attrib.values()
        for name in _POINTED.findall(str(value))
    }

    def is_persons(name: str, attributes: Mapping[str, str]) -> bool:
        rest = frozenset((k, v) for k, v in attributes.items() if k != "xml:id")
        given = attributes.get("xml:id", "")
        is_own = bool(given) and not tag_of_name(given)
        return is_own or given in decided or (name, rest) not in said

    return is_persons


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
