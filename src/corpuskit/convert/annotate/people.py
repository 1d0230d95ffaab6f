"""Mark people: every name, with the fullest form of it in the document as key."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.name_keys import fold
from corpuskit.language.name_tokens import Token, tokens_of
from corpuskit.language.name_words import name_words
from corpuskit.language.names import Document, PersonName, byline_names, read_people
from corpuskit.language.roster import Hints, Roster, sex_of

_BLOCKING = frozenset(
    {"rs", "orgName", "placeName", "date", "measure", "num", "ref", "title", "publisher"}
    | {"pubPlace", "biblScope", "citedRange"}
)
# Capitals mean little in headings: there a name must be known from the text.
_CAPITALISED = frozenset({"head", "docTitle", "titlePart"})
_AUTHORS = frozenset({"byline", "docAuthor"})
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{3,}(?![\w'’-])")
_SENTENCE_SIGNS = frozenset(".?!;")
_KINSHIP_WORDS = 3
_PRONOUN_WORDS = 25
_AUTHOR_LENGTH = 80


def annotate_people(draft: Draft, context: Context) -> Draft:
    """Add `persName` marks over every name of a person, author lines and notes included.

    A surname alone is a mention once the document has given the name in full, wherever that stands:
    a first pass gathers full names, a second one marks.
    """
    readings = tuple(_reading(p) for p in _reading_order(draft))
    about = _document(readings)
    roster = Roster()
    for author in context.authors:
        for name in byline_names(author):
            roster.learn(name, Hints())
    for reading in readings:
        if reading.passage.kind not in _CAPITALISED:
            for name in _names(reading, about):
                roster.learn(name, reading.hints(name, introduced=True))
    known = Document(roster.surnames(), roster.given(), about.speakers, about.common, about.alone)
    return draft.with_marks(_marks(readings, known, roster))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold a passage with its tokens; `first` counts the tokens of the passages before it."""

    passage: Passage
    tokens: Sequence[Token]
    starts: Sequence[int]
    cited: frozenset[int]

    @property
    def note(self) -> bool:
        """Tell whether the passage is a note."""
        return self.passage.kind == "note"

    def hints(self, name: PersonName, at: int = 0, *, introduced: bool = False) -> Hints:
        """Return what the words around a name say about the person."""
        index = bisect_left(self.starts, name.start)
        return Hints(at + name.start, self.note, self._sex(index, name, introduced=introduced))

    def _sex(self, index: int, name: PersonName, *, introduced: bool) -> str:
        for token in self.tokens[max(0, index - _KINSHIP_WORDS) : index][::-1]:
            if token.kind == "other":
                break
            if token.text not in _PRONOUNS and (sex := sex_of(token.text)):
                return sex
        found = set()
        for token in self.tokens[index + 1 : index + _PRONOUN_WORDS]:
            if token.text in _SENTENCE_SIGNS and token.text != ";":
                break
            if token.start >= name.end and token.capital and introduced:
                break
            if token.text in (_SUBJECTS if introduced else _PRONOUNS):
                found.add(sex_of(token.text))
        return found.pop() if len(found) == 1 else ""


_SUBJECTS = frozenset({"he", "she", "himself", "herself"})
_PRONOUNS = _SUBJECTS | {"his", "her", "him", "His", "Her", "He", "She"}


def _reading(passage: Passage) -> _Reading:
    tokens = tokens_of(passage.chars)
    starts = [token.start for token in tokens]
    return _Reading(passage, tokens, starts, frozenset(_cited(passage)))


def _cited(passage: Passage) -> Iterator[int]:
    """Yield where a citation begins whose title follows soon: an author stands between."""
    titles = sorted(mark.start for mark in passage.marks if mark.tag == "title")
    for mark in passage.marks:
        if mark.tag == "bibl":
            at = bisect_left(titles, mark.start + 1)
            if at < len(titles) and titles[at] < min(mark.end, mark.start + _AUTHOR_LENGTH):
                yield mark.start


def _reading_order(draft: Draft) -> Iterator[Passage]:
    """Yield passages as read: each followed by the notes at its marks."""
    hosted = {m.passage for p in draft.passages for m in p.marks if m.passage is not None}
    for passage in draft.passages:
        if passage.number not in hosted:
            yield passage
            for mark in passage.marks:
                if mark.passage is not None and mark.passage != passage.number:
                    yield draft.passages[mark.passage]


def _document(readings: Sequence[_Reading]) -> Document:
    """Gather what the document has in lower case, what speaks, and what has a capital anyway."""
    common: set[str] = set()
    speakers: set[str] = set()
    alone: set[str] = set()
    verbs = name_words().verbs
    for reading in readings:
        common.update(_SMALL_WORD.findall(reading.passage.chars))
        for before, token, after in zip(
            (None, *reading.tokens), reading.tokens, (*reading.tokens[1:], None), strict=False
        ):
            if not token.capital or (before is not None and before.capital):
                continue
            if after is not None and after.text in verbs:
                speakers.add(fold(token.bare))
            small = before is not None and before.text[0].islower()
            if small and (token.genitive or after is None or not after.capital):
                alone.add(fold(token.bare))
    return Document((), (), speakers - common, common, alone)


def _names(reading: _Reading, document: Document) -> Iterator[PersonName]:
    """Yield the names in a passage that no other mark forbids."""
    passage = reading.passage
    if passage.kind in _AUTHORS:
        names: Sequence[PersonName] = tuple(byline_names(passage.chars))
    else:
        names = read_people(
            reading.tokens, note=reading.note, document=document, cited=reading.cited
        )
    for name in names:
        if not _blocked(passage, name):
            yield name


def _marks(
    readings: Sequence[_Reading], known: Document, roster: Roster
) -> dict[int, tuple[Mark, ...]]:
    added: dict[int, tuple[Mark, ...]] = {}
    at = 0
    for reading in readings:
        marks = tuple(
            Mark(
                name.start,
                name.end,
                "persName",
                (("key", roster.key(name, reading.hints(name, at))),),
            )
            for name in _names(reading, known)
            if reading.passage.kind not in _CAPITALISED or roster.knows(name)
        )
        if marks:
            added[reading.passage.number] = marks
        at += len(reading.passage)
    return added


def _blocked(passage: Passage, name: PersonName) -> bool:
    """Tell whether a name lies in another thing's name, or in italics: a title, a ship."""
    whole = len(passage.chars.strip())
    for mark in passage.marks:
        if mark.start < name.end and name.start < mark.end:
            if mark.tag in _BLOCKING:
                return True
            inside = mark.start <= name.start and name.end <= mark.end
            if mark.tag == "hi" and inside and mark.end - mark.start < whole:
                return True
    return False
