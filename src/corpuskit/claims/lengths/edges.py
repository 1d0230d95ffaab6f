"""Where what lasts begins and ends: «it opened on 3 May», «from 3 May to 9 June»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.grammar.content import words_in, words_of
from corpuskit.claims.grammar.phrases import Phrase, Sentence
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verbs import bare_stem, past_of
from corpuskit.claims.lengths import terms
from corpuskit.claims.model import STATED, DatedEdge, Edge, Stance
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_YEAR = 366
_WEEK, _FAR, _OPENING = 7, 12, 3
_FROM = re.compile(r"\b(?:from|between)\s+(?:[A-Z][a-z]+day,?\s+)?$", re.I)
# «Between 1901 and 1950» is a time of which something is told; it need not begin or end then.
_FROM_ONLY = re.compile(r"\bfrom\s+$", re.I)
_TO = re.compile(r"\b(?:to|till|until|and)\s+(?:[A-Z][a-z]+day,?\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
_UNDATING = re.compile(r"\b(?:by|before|after|until|till)\s+(?:the\s+end\s+of\s+)?$", re.I)
_RANGE = re.compile(r"\d.*(?:\bto\b|\band\b|\buntil\b|[-–—])")
# «This was on 9 June» dates what was told last.
_POINTS_BACK = re.compile(
    r"^\W*(?:this|that|it|all\s+this)\s+(?:was|happened|came)\s+(?:on|in)\s+$", re.I
)
_NOT = re.compile(r"\b(?:not|never|no|nor|none)\b|n[’']t\b", re.I)


def edges_of(read: Sequence[Reading], document: str) -> Iterator[DatedEdge]:
    """Yield the beginnings and ends that the sentences of a paragraph date."""
    for number, reading in enumerate(read):
        if reading.note:
            continue
        before = read[number - 1] if number else None
        for dated in reading.dates:
            if not _is_printed(reading, dated):
                continue
            if not _is_told(reading, dated):
                continue
            yield from _edges(reading, before, dated, document, read[0].group)


def _is_printed(reading: Reading, dated: Dated) -> bool:
    """Tell a day, a year or «from 1 May to 3 June» from «yesterday» and from a decade."""
    text = reading.text[dated.start : dated.end]
    short = (dated.last - dated.first).days <= _YEAR
    from_to = _RANGE.search(text) and _FROM_ONLY.search(reading.text[: dated.start])
    return bool(short or from_to) and any(char.isdigit() for char in text)


def _is_told(reading: Reading, dated: Dated) -> bool:
    """Tell what was done from what was planned or not done; who is dismissed denies nothing."""
    stance = stance_of(reading.sentence, dated.start, dated.end)
    low, _ = _window(reading, dated)
    denied = stance is Stance.DENIED and _NOT.search(reading.text, low, dated.start) is None
    return stance in STATED or denied


def _edges(
    reading: Reading, before: Reading | None, dated: Dated, document: str, paragraph: int
) -> Iterator[DatedEdge]:
    text = reading.text
    span = _RANGE.search(text, dated.start, dated.end)
    low, high = _window(reading, dated)
    back = before is not None and _POINTS_BACK.match(text[low : dated.start])
    told = words_of(before.sentence) if before is not None and back else frozenset()
    words = words_of(reading.sentence, low, high, reading.bodies) | told
    context = words_of(reading.sentence, bodies=reading.bodies) | told
    if before is not None:
        context |= words_of(before.sentence, bodies=before.bodies)
    kinds: tuple[Edge | None, ...] = (_kind(reading, dated, low, high),)
    about = _about(reading, low, high)
    if span is not None and _is_stretch(reading, dated):
        kinds = (Edge.START, Edge.END)
    elif before is not None and back:
        kinds = (_last_kind(before.sentence, 0, len(before.text)),)
    for kind in filter(None, kinds):
        days = (dated.first, dated.last)
        if len(kinds) > 1:
            days = (dated.first,) * 2 if kind is Edge.START else (dated.last,) * 2
        yield DatedEdge(
            document=document,
            edge=kind,
            first=days[0],
            last=days[1],
            words=words,
            context=context,
            person=_person(reading, dated.start),
            office=terms.takes_office(text[low:high]),
            affair=reading.affair,
            paragraph=paragraph,
            group=reading.group,
            where=reading.locate(dated.start, dated.end, dated.xml_id),
            about=about,
            founds=bool(about),
        )


def _about(reading: Reading, low: int, high: int) -> frozenset[str]:
    """Return the nouns around a word that says that a thing is there from then on."""
    found: frozenset[str] = frozenset()
    for word in _founding().finditer(reading.text, low, high):
        before = reading.phrase_before(word.start())
        behind = next((p for p in reading.sentence.phrases if p.start >= word.end()), None)
        if before is not None and before.start >= low:
            found |= _head_of(before)
        next_to = behind is not None and not reading.text[word.end() : behind.start].strip()
        if behind is not None and next_to:
            found |= _head_of(behind)
    return found


def _head_of(phrase: Phrase) -> frozenset[str]:
    return words_in(phrase.head, named=True) | words_in(phrase.head)


@functools.cache
def _founding() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "edges.toml")
    return re.compile(rf"\b(?:{alternation(table['founding']['words'])})\b", re.I)


def _person(reading: Reading, offset: int) -> str:
    """Return who was named last before some words, in their paragraph."""
    person = reading.person_at(offset)
    return person.ref if person is not None and person.near else ""


def _is_stretch(reading: Reading, dated: Dated) -> bool:
    """Tell «from 1 to 21 May» from the two or three days on which something was done."""
    days = (dated.last - dated.first).days
    return days >= _WEEK or (days > 0 and _FROM.search(reading.text[: dated.start]) is not None)


def _window(reading: Reading, dated: Dated) -> tuple[int, int]:
    """Return the words that a date may belong to: from the date before it to the one behind it."""
    low = max((d.end for d in reading.dates if d.end <= dated.start), default=0)
    high = min((d.start for d in reading.dates if d.start >= dated.end), default=len(reading.text))
    stops = [low, *(m.end() for m in re.finditer(r"[;:]", reading.text[: dated.start]))]
    stop = re.search(r"[;:]", reading.text[dated.end : high])
    return max(stops), dated.end + stop.start() if stop else high


def _kind(reading: Reading, dated: Dated, low: int, high: int) -> Edge | None:
    before = reading.text[: dated.start]
    if _FROM.search(before) and any(
        _TO.search(reading.text[dated.end : d.start]) and d.start - dated.end < _FAR
        for d in reading.dates
        if d.start >= dated.end
    ):
        return Edge.START
    if _SINCE.search(before):
        return Edge.START
    earlier = [d for d in reading.dates if d.end <= dated.start]
    near = bool(earlier) and dated.start - earlier[-1].end < _FAR and _TO.search(before)
    if near and _FROM.search(reading.text[: earlier[-1].start]):
        return Edge.END
    if _UNDATING.search(before):
        return (
            Edge.END if re.search(r"\b(?:until|till)\s+(?:the\s+end\s+of\s+)?$", before) else None
        )
    kind = _last_kind(reading.sentence, low, dated.start)
    opens = len(reading.text[low : dated.start].split()) <= _OPENING
    return kind or (_first_kind(reading.sentence, dated.end, high) if opens else None)


def _last_kind(sentence: Sentence, low: int, high: int) -> Edge | None:
    found = list(_kinds(sentence, low, high))
    return found[-1] if found else None


def _first_kind(sentence: Sentence, low: int, high: int) -> Edge | None:
    return next(_kinds(sentence, low, high), None)


def _kinds(sentence: Sentence, low: int, high: int) -> Iterator[Edge]:
    """Yield what the words of a stretch say of beginnings and ends, in their order."""
    found = [
        (match.start(), edge)
        for edge in (Edge.START, Edge.END)
        for match in _phrases(edge.value).finditer(sentence.text, low, high)
    ]
    found.extend(
        (token.start, edge)
        for token in sentence.tokens
        if low <= token.start < high and (edge := _of_verb(token.low))
    )
    yield from (edge for _, edge in sorted(found, key=lambda each: each[0]))


@functools.lru_cache(maxsize=4096)
def _of_verb(low: str) -> Edge | None:
    if not low.isalpha():
        return None
    return _verbs().get(bare_stem(low))


@functools.cache
def _verbs() -> dict[str, Edge]:
    table = lexicons.table("corpuskit.claims", "edges.toml")
    return {
        bare_stem(past_of(verb)): edge
        for edge in (Edge.END, Edge.START)
        for verb in table[edge.value]["verbs"]
    }


@functools.cache
def _phrases(name: str) -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "edges.toml")
    return re.compile(rf"\b(?:{alternation(table[name]['phrases'])})\b", re.I)
