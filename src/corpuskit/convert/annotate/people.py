"""Mark people: every name, with the fullest form of it in the document as key."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.author_years import CitedAuthor, author_years
from corpuskit.language.bylines import author_line
from corpuskit.language.letters import letter_names
from corpuskit.language.name_document import Document, gathered
from corpuskit.language.name_keys import fold
from corpuskit.language.name_single import PRONOUNS, is_aside
from corpuskit.language.name_tokens import Token, tokens_of
from corpuskit.language.names import PersonName, byline_names, read_people
from corpuskit.language.reference_entries import entry_authors
from corpuskit.language.roster import Hints, Roster, sex_of

_BLOCKING = frozenset(
    {"rs", "orgName", "placeName", "date", "measure", "num", "ref", "title", "publisher"}
    | {"pubPlace", "biblScope", "citedRange"}
)
# Capitals mean little in headings: there a name must be known from the text.
_CAPITALISED = frozenset({"head", "docTitle", "titlePart"})
_AUTHORS = frozenset({"byline", "docAuthor"})
# Where running text and the entries of a reference list stand.
_RUNNING = frozenset({"p", "item", "quote", "note", "cell", "ab"})
_ENTRIES = frozenset({"p", "item", "bibl", "note"})
# So many citations by author and year show that a document cites in this way.
_HABIT = 3
# Author lines stand behind the title, among the first passages.
_FRONT = 8
_BY = re.compile(r"[Bb]y |BY ")
# The line under a table that says where its figures are from.
_SOURCE_LINE = re.compile(r"Sources?: ")
_SENTENCE_SIGNS = frozenset(".?!;")
_EDITS = re.compile(r",? \(?(?:eds?|trans)\b")
_QUOTES = frozenset("“‘\"'«„")
_KINSHIP_WORDS = 3
_PRONOUN_WORDS = 25
_AUTHOR_LENGTH = 80


def annotate_people(draft: Draft, context: Context) -> Draft:
    """Add `persName` marks over every name of a person, author lines and notes included.

    A surname alone is a mention once the document has given the name in full, wherever that stands:
    a first pass gathers full names, a second one marks.
    """
    fronts = [p.number for p in draft.passages[:_FRONT] if p.kind in _CAPITALISED][1:]
    readings = tuple(_reading(p, front=p.number in fronts) for p in _reading_order(draft))
    about = gathered((r.passage.chars, r.tokens, r.note) for r in readings)
    roster = Roster()
    for author in context.authors:
        for name in byline_names(author):
            roster.learn(name, Hints())
    for reading in readings:
        for name in reading.entry:
            roster.learn(name, Hints(note=reading.note))
    readings = _with_cited(readings, roster)
    for reading in readings:
        if reading.passage.kind not in _CAPITALISED:
            for name in _names(reading, about):
                roster.learn(name, reading.hints(name, introduced=True))
    known = replace(about, surnames=roster.surnames(), given=roster.given())
    return draft.with_marks(_marks(readings, known, roster))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold a passage with its tokens.

    `entry` are the authors that it begins with as an entry of a reference list, or that an author
    line holds, `body` is the index of the token behind them; `authors` are those cited in it by
    surname and year, and those who write letters.
    """

    passage: Passage
    tokens: Sequence[Token]
    starts: Sequence[int]
    cited: frozenset[int]
    entry: Sequence[PersonName] = ()
    body: int = 0
    authors: Sequence[PersonName] = ()

    @property
    def note(self) -> bool:
        """Tell whether the passage is a note, or an entry of a reference list."""
        listed = bool(self.entry) and self.passage.kind in _ENTRIES
        return (
            listed
            or self.passage.kind == "note"
            or _SOURCE_LINE.match(self.passage.chars) is not None
        )

    def hints(self, name: PersonName, at: int = 0, *, introduced: bool = False) -> Hints:
        """Return what the words around a name say about the person."""
        index = bisect_left(self.starts, name.start)
        sex = self._sex(index, name, introduced=introduced)
        aside = introduced and is_aside(self.tokens, index)
        return Hints(at + name.start, self.note, sex, aside)

    def _sex(self, index: int, name: PersonName, *, introduced: bool) -> str:
        for token in self.tokens[max(0, index - _KINSHIP_WORDS) : index][::-1]:
            if token.kind == "other":
                break
            if token.text not in PRONOUNS and (sex := sex_of(token.text)):
                return sex
        found = set()
        for token in self.tokens[index + 1 : index + _PRONOUN_WORDS]:
            if token.text in _SENTENCE_SIGNS and token.text != ";":
                break
            if token.start >= name.end and token.capital and introduced:
                break
            if token.text in (_SUBJECTS if introduced else PRONOUNS):
                found.add(sex_of(token.text))
        return found.pop() if len(found) == 1 else ""


_SUBJECTS = frozenset({"he", "she", "himself", "herself"})


def _reading(passage: Passage, *, front: bool) -> _Reading:
    tokens = tokens_of(passage.chars)
    starts = [token.start for token in tokens]
    entry: Sequence[PersonName] = ()
    body = 0
    if passage.kind in _ENTRIES:
        entry, body = entry_authors(tokens, note=passage.kind == "note")
    elif front and (passage.kind == "titlePart" or _BY.match(passage.chars)):
        entry = author_line(passage.chars)
        body = len(tokens) if entry else 0
    return _Reading(passage, tokens, starts, frozenset(_cited(passage)), entry, body)


def _with_cited(readings: Sequence[_Reading], roster: Roster) -> tuple[_Reading, ...]:
    """Give readings the authors cited by surname and year.

    A word before a year may be a place: it wants an entry of the reference list, a second author or
    «et al.», or the habit of the document.
    """
    found = {
        reading.passage.number: tuple(author_years(reading.passage.chars))
        for reading in readings
        if reading.passage.kind in _RUNNING and not reading.entry
    }
    listed = roster.surnames()
    no_list = not any(r.entry for r in readings if r.note and r.passage.kind != "note")
    habit = no_list and sum(len(authors) for authors in found.values()) >= _HABIT

    def accepted(author: CitedAuthor) -> bool:
        return author.sure or habit or fold(author.name.surname) in listed

    return tuple(
        replace(
            reading,
            authors=(
                *(a.name for a in found.get(reading.passage.number, ()) if accepted(a)),
                *(n for n in letter_names(reading.passage.chars) if reading.note),
            ),
        )
        for reading in readings
    )


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


def _names(reading: _Reading, document: Document) -> Iterator[PersonName]:
    """Yield the names in a passage that no other mark forbids."""
    passage = reading.passage
    if passage.kind in _AUTHORS:
        names: Sequence[PersonName] = tuple(byline_names(passage.chars))
    else:
        read = read_people(
            reading.tokens[reading.body :],
            note=reading.note,
            document=document,
            cited=reading.cited,
        )
        names = (*reading.entry, *_joined(reading.authors, read))
    for name in names:
        if not _blocked(passage, name):
            yield name


def _joined(authors: Sequence[PersonName], read: Sequence[PersonName]) -> Iterator[PersonName]:
    """Yield names as read, and the authors cited where nothing was read."""
    written = {author.start: author for author in authors if author.written}
    for name in read:
        writer = written.get(name.start)
        yield writer if writer and writer.end == name.end else name
    for author in authors:
        if not any(name.start < author.end and author.start < name.end for name in read):
            yield author


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


def _outweighs(passage: Passage, name: PersonName, mark: Mark) -> bool:
    """Tell a name that a part of a citation, as far as that is guessed, does not hide."""
    inside = mark.start <= name.start and name.end <= mark.end
    whole = (mark.start, mark.end) == (name.start, name.end)
    edits = _EDITS.match(passage.chars, name.end) is not None
    if mark.tag == "publisher":
        return inside and edits
    small = passage.chars[mark.start].islower()
    shows = whole or small or bool(name.title) or name.written or edits
    return inside and shows and _is_guess(passage, mark)


def _is_guess(passage: Passage, title: Mark) -> bool:
    """Tell a title that no italics or inverted commas set off: «and the report by Mr. Lima of»."""
    if title.tag != "title" or passage.chars[max(0, title.start - 1) : title.start] in _QUOTES:
        return False
    return not any(
        m.tag == "hi" and m.start < title.end and title.start < m.end for m in passage.marks
    )


def _blocked(passage: Passage, name: PersonName) -> bool:
    """Tell whether a name lies in another thing's name, or in italics: a title, a ship."""
    whole = len(passage.chars.strip())
    for mark in passage.marks:
        if mark.start < name.end and name.start < mark.end:
            if mark.tag in _BLOCKING and not _outweighs(passage, name, mark):
                return True
            inside = mark.start <= name.start and name.end <= mark.end
            if mark.tag == "hi" and inside and mark.end - mark.start < whole:
                return True
    return False
