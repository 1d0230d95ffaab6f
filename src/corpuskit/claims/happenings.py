"""Dates of what happens once: «the camp was opened on 17 August 1998»."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpuskit.claims.antecedents import pronoun_subject, resolved
from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.model import Edge, EventDate, Subject, Term
from corpuskit.claims.phrases import Sort, Token
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import clause_bounds, stance_of
from corpuskit.claims.subjects import Fit, unify
from corpuskit.claims.times import Dated
from corpuskit.core import lexicons

_LONGEST = 31
_YEAR = 366
# What a year dates as well as a day does.
_ONCE = frozenset({"founded", "opened", "completed", "independent", "born", "died"})
_GAP = 3
# Two dates of a thing without a name are one event's only when they lie close together.
_CLOSE = 62


@functools.cache
def happenings() -> Mapping[str, str]:
    """Return every verb form that dates a happening, with what it says happened."""
    table = lexicons.table("corpuskit.claims", "happenings.toml")
    return {form: name for name, forms in table.items() for form in forms}


def happenings_of(reading: Reading, document: str) -> Iterator[EventDate]:
    """Yield the dated happenings of a sentence that are no stage of a treaty.

    The verb stands in the date's clause, next to the date or to the subject before it; the subject
    is the noun phrase before the verb, behind «which» the one before that.
    """
    for dated in reading.dates:
        if (dated.last - dated.first).days > _YEAR:
            continue
        verb = _verb_of(reading, dated)
        subject = _subject(reading, verb) if verb is not None else None
        if verb is None or subject is None or not subject.head:
            continue
        what = _happening(reading.sentence.tokens, verb)
        if (dated.last - dated.first).days > _LONGEST and what not in _ONCE:
            continue
        yield EventDate(
            document=document,
            event="",
            label=subject.phrase,
            role=what,
            party="",
            first=dated.first,
            last=dated.last,
            stance=stance_of(reading.sentence, dated.start, dated.end),
            where=reading.locate(dated.start, dated.end, dated.xml_id),
            subject=subject,
        )


def ends_of(events: Iterable[EventDate]) -> Iterator[Term]:
    """Yield the beginnings and ends among dated happenings, by what began and ended."""
    edges = {"began": Edge.START, "launched": Edge.START, "ended": Edge.END}
    for event in events:
        edge = edges.get(event.role)
        if edge is not None and event.subject is not None:
            yield Term(
                document=event.document,
                about=event.subject.head,
                label=event.label,
                edge=edge,
                stance=event.stance,
                where=event.where,
                first=event.first,
                last=event.last,
                subject=event.subject,
            )


def one_happening(a: EventDate, b: EventDate) -> bool:
    """Tell whether two dates are of one thing that happens once."""
    if a.subject is None or b.subject is None or a.role != b.role:
        return False
    if a.subject.head != b.subject.head or unify(a.subject, b.subject) is not Fit.SAME:
        return False
    apart = abs((a.first - b.first).days)
    return apart <= _CLOSE or (_named(a.subject) and apart <= 2 * 366)


def _named(subject: Subject) -> bool:
    """Tell a subject with a name of its own from a common noun."""
    return any(word[:1].isupper() for word in subject.phrase.split())


def _verb_of(reading: Reading, dated: Dated) -> int | None:
    """Return the token of the verb that a date belongs to: the nearest in its clause."""
    tokens = reading.sentence.tokens
    first, last = clause_bounds(reading.sentence, dated.start, dated.end)
    at = reading.sentence.token_at(dated.start)
    prepositions = lexicon().words["prepositions"]
    found = []
    for index in range(first, last):
        if not _happening(tokens, index):
            continue
        between = tokens[min(index, at) + 1 : max(index, at)]
        if index < at and not all(t.low in prepositions for t in between[-1:]):
            continue
        if index > at and any(t.text in ",;" for t in between):
            continue
        if any(t.sort is Sort.DATE for t in between):
            continue
        found.append((abs(index - at), index))
    return min(found)[1] if found and min(found)[0] <= _GAP * 4 else None


def _happening(tokens: Sequence[Token], index: int) -> str:
    """Return what a verb says happened, with the particle behind it: «called off»."""
    both = " ".join(token.low for token in tokens[index : index + 2])
    return happenings().get(both) or happenings().get(tokens[index].low, "")


def _subject(reading: Reading, verb: int) -> Subject | None:
    tokens = reading.sentence.tokens
    words = lexicon().words
    index = verb
    while index and (
        tokens[index - 1].low in words["auxiliaries"]
        or tokens[index - 1].low.endswith("ly")
        or tokens[index - 1].low in ("which", "that", "who", "first", "finally")
        or (tokens[index - 1].text == "," and tokens[index].low in ("which", "who"))
    ):
        index -= 1
    before = tokens[index - 1] if index else None
    if before is not None and before.low in ("it", "they"):
        return pronoun_subject(reading, tokens[index].start)
    if before is not None and before.low == "and":
        earlier = [i for i in range(index - 1) if _happening(tokens, i)]
        return _subject(reading, earlier[-1]) if earlier else None
    phrase = reading.phrase_before(tokens[index].start)
    if phrase is None or tokens[index].start - phrase.stop > _GAP:
        return None
    return resolved(reading, phrase)
