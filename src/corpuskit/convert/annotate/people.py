"""Mark people: every name, with the fullest form of it in the document as key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.name_keys import compatible, fold
from corpuskit.language.name_words import name_words
from corpuskit.language.names import PersonName, byline_names, find_people

_BLOCKING = frozenset({"rs", "orgName", "placeName", "date", "measure", "num", "ref"})
_TITLES = frozenset({"docTitle", "titlePart"})
_AUTHORS = frozenset({"byline", "docAuthor"})


def annotate_people(draft: Draft, context: Context) -> Draft:
    """Add `persName` marks over every name of a person, author lines and notes included.

    A surname alone is a mention once the document has given the name in full, wherever that stands:
    a first pass gathers full names, a second one marks.
    """
    roster = _Roster()
    for author in context.authors:
        for name in byline_names(author):
            roster.learn(name)
    for passage in draft.passages:
        for name in _names(passage, ()):
            roster.learn(name)
    known = roster.surnames()
    added = {}
    for passage in draft.passages:
        marks = tuple(
            Mark(name.start, name.end, "persName", (("key", roster.key(name)),))
            for name in _names(passage, known)
            if not _blocked(passage, name)
        )
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


@dataclass
class _Roster:
    """Remember the people named in full, by folded surname, in the order of their first mention."""

    people: dict[str, list[PersonName]] = field(default_factory=dict)

    def learn(self, name: PersonName) -> None:
        """Note a full name, replacing a shorter form of the same person's."""
        if not name.given:
            return
        same = self.people.setdefault(fold(name.surname), [])
        for index, other in enumerate(same):
            if compatible(name.given, other.given):
                if len(name.given) > len(other.given):
                    same[index] = name
                return
        same.append(name)

    def surnames(self) -> tuple[str, ...]:
        """Return the folded surnames of all people named in full, the first of a double one too."""
        return (*self.people, *self.halves())

    def halves(self) -> dict[str, str]:
        """Return the first surname of each double one («Solano» of «Solano Reyes») by it."""
        double = [name for name in self.people if name.count(" ") == 1]
        return {
            name.split()[0]: name
            for name in double
            if name.split()[0] not in self.people and name.split()[0] not in name_words().particles
        }

    def key(self, name: PersonName) -> str:
        """Return the fullest form of a name; a surname alone is the last person's that has it."""
        surname = fold(name.surname)
        surname = surname if surname in self.people else self.halves().get(surname, surname)
        for other in reversed(self.people.get(surname, [])):
            if compatible(name.given, other.given):
                return other.full
        return name.full


def _names(passage: Passage, known: tuple[str, ...]) -> Iterator[PersonName]:
    if passage.kind in _AUTHORS:
        yield from byline_names(passage.chars)
    elif passage.kind not in _TITLES:
        for name in find_people(passage.chars, note=passage.kind == "note", known=known):
            if passage.kind != "head" or name.start or name.given[1:2] != ".":
                yield name


def _blocked(passage: Passage, name: PersonName) -> bool:
    """Tell whether a name lies in a title set in italics or in another thing's name."""
    for mark in passage.marks:
        if mark.start < name.end and name.start < mark.end:
            if mark.tag in _BLOCKING:
                return True
            if mark.tag in ("hi", "title") and mark.start <= name.start and name.end <= mark.end:
                return mark.end - mark.start > name.end - name.start or passage.kind == "note"
    return False
