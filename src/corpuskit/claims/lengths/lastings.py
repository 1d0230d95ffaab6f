"""How long something went on: «lasted for five months», «in her tenth year at the head»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import names, words_of
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import clause_bounds, stance_of
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths import terms
from corpuskit.claims.model import STATED, Lasting, Value
from corpuskit.core import lexicons

_LEAST, _MONTH = 2, 31
# What stands behind a length that counts from something, and before one that is no whole length.
_BEHIND = re.compile(
    r"[\s-]*(?:later|earlier|before|after|ago|old|of\s+age|hence|since|"
    r"from|between|to\s+(?:the\b|\d)|until|till|ending|beginning|starting|"
    r"apart|away|long\s+enough|per\b|each|every|a\s+(?:day|week|month|year)|into|to\s+(?:go|run)|"
    r"ahead|short|late|early|prison|jail|in\s+(?:prison|jail)|imprisonment|"
    r"delays?|lags?|gaps?|plans?|terms?|leases?|contracts?|loans?|sentences?|mandates?|"
    r"deadlines?|limits?|notice|behind|in\s+arrears)\b",
    re.I,
)
# What is counted together may have been several times.
_TOGETHER = re.compile(r"\s+(?:in\s+all|altogether|in\s+total|all\s+told)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:first|last|next|past|other|another|further|every|each|within|extra|additional|final|"
    r"remaining|previous|following|preceding|recent|early|later|aged|age\s+of|turned|than|"
    r"if|until|till|by)\s+(?:the\s+)?$",
    re.I,
)
# What says how long something may or should last.
_ALLOWED = re.compile(
    r"\b(?:may|might|can|could|must|should|shall|will|would)\b|\b(?:allow|permit|elect|appoint|chos|grant|giv|gave|demand|ask|extend|prolong|renew|shorten|reduc|increas|"
    r"conclud|sign|leas|hire|engag|licens|lent|banish|exil|contract|sentenc|fine|guarante|average|age|aged|terms?|limit|at\s+least|at\s+most)\w{0,4}\b",
    re.I,
)
# «For 40 years, 27 of them as headmistress», «for nine years, then head of the bank».
_PORTION = re.compile(
    r",?\s+(?:and\s+)?(?:[\w’'-]+\s+){1,3}of\s+(?:them|which|these|those)\b"
    r"|,?\s+(?:and\s+)?(?:then|later|afterwards|thereafter)\b"
)
# The upper end of a range: «between nine months and ten years».
_RANGED = re.compile(
    r"\b(?:between|from)\s+[\w-]+\s+(?:(?:years?|months?|weeks?|days?)\s+)?(?:and|to)\s+$", re.I
)
_UNTIL = re.compile(r",?\s+(?:until|till)\s+(?:(?:his|her|its)\s+\w+\s+(?:in|on)\s+)?", re.I)
_FROM_TO = re.compile(r"\b(?:from|between)\b")
_PERFECT = re.compile(
    r"\b(?:has|have|had)\s+(?:(?:now|already|not|ever|never)\s+)?(?:been|\w+ed|led|run|held|kept|sat|stood|worked|lived|served)\b"
)
_HAVE = re.compile(r"\b(?:has|have)\b")
# «In her thirty years at the Office she has seen two fires»: till now, and with where she was.
_SERVED = re.compile(
    r"\b(?:in|during|over|after|for|throughout)\s+(?:(?:all\s+)?(?P<own>his|her|their|its)\s+)?$",
    re.I,
)
_WHERE = re.compile(
    r"[\s-]+(?:of\s+(?:service|work)\s+)?(?:at|with|in)\s+(?=the\s|an?\s|its\s|[A-Z])"
)
_ALSO = re.compile(r"\s+and\s+(?:at|with|in)\b")
_NOW = frozenset({"has", "have", "is", "are"})
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|this|these)\b", re.I)
# What a clause begins with that speaks of what was named before it.
_OPENS = re.compile(r"\W*(?:which|who|that|it|they|he|she|this|these|all\s+this)\b", re.I)
_YEARTH = re.compile(
    r"\bin\s+(?:his|her|its|their|the)\s+(?P<n>[a-z]+(?:-[a-z]+)?|\d{1,3}(?=(?:st|nd|rd|th)\b))"
    r"(?:st|nd|rd|th)?\s+(?P<unit>year|month|week)\s+(?:at|as|in|on|of|with|under)\b",
    re.I,
)
_UNIT = re.compile(r"\b(?:year|month|week|day)s?\b(?!.*\bold\b)", re.I)
_POINTS = frozenset({"exact", "about", "lessThan"})
_UNITS: Mapping[str, str] = {"year": "a", "month": "mo", "week": "wk"}


def lastings_of(read: Sequence[Reading], document: str) -> Iterator[Lasting]:
    """Yield the lengths of time in a paragraph that may be of all that something lasted."""
    for number, reading in enumerate(read):
        if reading.note:
            continue
        before = read[number - 1] if number else None
        place = document, read[0].group
        for figure in reading.figures:
            point = figure.value.point or figure.value.low or figure.value.high
            if figure.unit in DAYS and point and point >= _LEAST and is_whole(reading, figure):
                value = Value(point, point, figure.value.step, figure.value.modality)
                span = (figure.start, figure.end)
                yield _lasting(reading, before, place, value, figure.unit, span)
        for match in _YEARTH.finditer(reading.text):
            word = match["n"].casefold()
            count = int(word) if word.isdigit() else _ordinals().get(word)
            if count and count >= _LEAST:
                value = Value(Decimal(count), Decimal(count), Decimal(1), "exact")
                unit = _UNITS[match["unit"].casefold()]
                yield _lasting(reading, before, place, value, unit, match.span(), nth=True)


def is_whole(reading: Reading, figure: Figure, *, together: bool = False) -> bool:
    """Tell a length that may be of all that something lasted from a part, a limit, a distance.

    What is counted together may be of several times, unless `together` says that it is of one.
    """
    unit = _UNIT.search(reading.text, figure.start, figure.end)
    if figure.value.modality not in _POINTS or unit is None:
        return False
    if _FROM_TO.search(reading.text) and len(reading.dates) > 1:
        return False
    if _BEHIND.match(reading.text, unit.end()) or _BEFORE.search(reading.text[: figure.start]):
        return False
    if _RANGED.search(reading.text, 0, figure.start):
        return False
    if not together and _TOGETHER.match(reading.text, unit.end()):
        return False
    first, _ = clause_bounds(reading.sentence, figure.start, figure.end)
    tokens = reading.sentence.tokens
    low = tokens[first].start if first < len(tokens) else 0
    if _ALLOWED.search(reading.text, low, figure.start):
        return False
    return stance_of(reading.sentence, figure.start, figure.end) in STATED


def _lasting(
    reading: Reading,
    before: Reading | None,
    place: tuple[str, int],
    value: Value,
    unit: str,
    span: tuple[int, int],
    *,
    nth: bool = False,
) -> Lasting:
    first, last = clause_bounds(reading.sentence, *span)
    tokens = reading.sentence.tokens[first:last]
    low, high = (tokens[0].start, tokens[-1].end) if tokens else (0, len(reading.text))
    portion = _PORTION.search(reading.text, span[1])
    cut = portion.start() if portion else len(reading.text)
    words = words_of(reading.sentence, low, min(high, cut), reading.bodies)
    context = words_of(reading.sentence, 0, cut, reading.bodies)
    clause = reading.text[low:high]
    if before is not None and (_PRONOUN.search(clause) or not names(words)):
        context |= words_of(before.sentence, bodies=before.bodies)
    so_far = reading.text[low : span[0]]
    service = _service(reading, *span)
    served = not nth and _goes_on(reading, *span, service)
    perfect = nth or served or _PERFECT.search(so_far) is not None
    present = nth or served or _HAVE.search(so_far) is not None
    return Lasting(
        document=place[0],
        paragraph=place[1],
        length=value,
        unit=unit,
        words=words,
        context=context,
        until=_until(reading, present) if perfect else None,
        present=present,
        nth=nth,
        pronoun=_OPENS.match(clause) is not None,
        person=_person(reading, *span),
        office=terms.holds_office(clause),
        affair=reading.affair,
        group=reading.group,
        where=reading.locate(*span, ""),
        part=words_of(reading.sentence, cut, None, reading.bodies),
        ended=_ended(reading, span[1]),
        service=service if served else frozenset(),
    )


def _service(reading: Reading, start: int, end: int) -> frozenset[str]:
    """Return the words of where somebody was for so long: «in her thirty years at the Office»."""
    where = _WHERE.match(reading.text, end) if _SERVED.search(reading.text, 0, start) else None
    phrase = reading.phrase_from(where.end()) if where else None
    if phrase is None or where is None or _ALSO.match(reading.text, phrase.end):
        return frozenset()
    return words_of(reading.sentence, phrase.start, phrase.end, reading.bodies)


def _goes_on(reading: Reading, start: int, end: int, service: frozenset[str]) -> bool:
    """Tell «in her thirty years at the Office she has seen», «in its nine years it has never».

    What is told of the present behind such a length says that it goes on till then.
    """
    opened = _SERVED.search(reading.text, 0, start)
    if opened is None or not (service or opened["own"] == "its"):
        return False
    tokens = reading.sentence.tokens
    finite = [c for c in clauses_of(reading.sentence) if c.verb.finite and not c.verb.modal]
    behind = next((c for c in finite if tokens[c.verb.first].start >= end), None)
    if behind is None or behind.relative:
        return False
    first = tokens[behind.verb.first].low
    return first in _NOW or (not behind.verb.past and first.endswith("s"))


def _until(reading: Reading, present: bool) -> tuple[date, date] | None:
    """Return till when something may go on: «had sailed for nine years when, in May 1931, ...»."""
    dates = [(dated.first, dated.last) for dated in reading.dates]
    if dates and not present:
        return dates[-1]
    told = reading.published
    # A book that looks back from a time that it does not print tells of no end.
    dated = told is not None and (told[1] - told[0]).days <= _MONTH
    return told if present or dated else None


def _ended(reading: Reading, end: int) -> tuple[date, date] | None:
    """Return the date that stands behind a length as its end: «for nine years, until 1899»."""
    behind = next((d for d in reading.dates if d.start >= end), None)
    if behind is None or not _UNTIL.fullmatch(reading.text, end, behind.start):
        return None
    return behind.first, behind.last


def _person(reading: Reading, start: int, end: int) -> str:
    """Return whose time a length is: who is named before it in the paragraph, or behind it."""
    behind = [person for person in reading.people if person.start >= end]
    before = reading.person_at(start)
    here = _PRONOUN.search(reading.text, 0, start) or any(p.end <= start for p in reading.people)
    if before is not None and before.near and (here or not behind):
        return before.ref
    return behind[0].ref if behind else ""


@functools.cache
def _ordinals() -> Mapping[str, int]:
    return lexicons.table("corpuskit.claims", "ordinals.toml")
