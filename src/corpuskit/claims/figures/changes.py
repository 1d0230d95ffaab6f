"""How much something grew or shrank, and whether it did so all the time.

«Exports were up by a quarter on the year before» and «the register has grown at every election
since 1993» say no amount, but the amounts that another passage prints must bear them out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from corpuskit.claims.grammar.antecedents import pronoun_subject, resolved
from corpuskit.claims.grammar.change_words import any_of, change_words, hedges
from corpuskit.claims.grammar.content import words_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import attribution, clause_bounds, stance_of
from corpuskit.claims.model import STATED, Change, Subject
from corpuskit.core.alternation import alternation

_HEDGED = re.compile(r"\b(?:more|less|not|than|almost|nearly)\s+$")
_HUNDRED = Decimal(100)
_ALWAYS = re.compile(
    r"\b(?:(?:at|in|with)\s+)?(?:every|each)\s+(?:[^\W\d]+\s+){0,2}?[^\W\d]+\b|\bsteadily\b|"
    r"\bcontinuous(?:ly)?\b|\bwithout\s+(?:a\s+break|interruption|exception)\b|"
    r"\byear\s+(?:after|by|on)\s+year\b|\buninterruptedly\b",
    re.I,
)
_NEVER = re.compile(r"\b(?:never|not\s+once|at\s+no\s+time)\b", re.I)
_SINCE = re.compile(r"\bsince\s+(?:the\s+(?:end|beginning)\s+of\s+)?$", re.I)
_OF_ITS = re.compile(r"\s+of\s+(?=(?:its|their|his|her|the)\s)", re.I)
_MORE = re.compile(r"\s+(more|fewer|less)\s+(?=[^\W\d])", re.I)
_THAN = re.compile(r"[^,;:.]{2,60}?\bthan\b")
_NUMBER_OF = re.compile(r"\b(?:number|total|count)\s+of\s+(?:the\s+|its\s+|their\s+)?", re.I)
_OF_THE_YEAR = re.compile(
    r"\b(?:in|over|during|within|throughout)\s+(?:the\s+course\s+of\s+)?(?:the|that)\s+"
    r"(?:whole\s+|same\s+)?year\b",
    re.I,
)
_LONGEST = 60
_CENTURY = 100
_BOUNDED = frozenset({"exact", "about"})


def changes_of(reading: Reading, document: str) -> Iterator[Change]:
    """Yield what a sentence says of growth: by a share, by a factor, or every time."""
    for figure in reading.figures:
        direction = _direction(reading.text, figure)
        if figure.value.modality not in _BOUNDED:
            continue
        share = figure.value.point or Decimal(0)
        part = share / _HUNDRED if figure.unit == "%" else share
        if direction:
            yield from _change(reading, document, figure.start, figure.end, direction * part)
        elif figure.unit in ("%", "1") and part > 0:
            for sign, at in _of_what_was_there(reading.text, figure):
                where = figure.start, figure.end
                yield from _change(reading, document, *where, sign * part, at)
    for match in any_of("factors").finditer(reading.text):
        if not _HEDGED.search(reading.text[: match.start()]):
            factor = Decimal(change_words()["factors"][match[0].casefold()])
            yield from _change(reading, document, match.start(), match.end(), factor - 1)
    yield from _trend(reading, document)


def _direction(text: str, figure: Figure) -> int:
    """Return whether the words before a share say that something grew by it or shrank."""
    point = figure.value.point
    if figure.unit not in ("%", "1") or point is None or point <= 0:
        return 0
    if text[figure.start : figure.end].endswith("times"):
        return 0  # Authors differ on whether «grew three times» leaves three of what was one.
    before = text[max(0, figure.start - _LONGEST) : figure.start]
    for name, sign in (("up", 1), ("down", -1)):
        for match in any_of(name).finditer(before):
            rest = before[match.end() :]
            if _leads_to_amount().match(rest):
                return sign
    return 0


def _of_what_was_there(text: str, figure: Figure) -> Iterator[tuple[int, int]]:
    """Yield the sign of a change and where what changed is named behind its amount.

    «lost a fifth of its members», «a third more bears than in the winter before».
    """
    owned = _OF_ITS.match(text, figure.number_end)
    if owned is not None:
        for name, sign in (("part_up", 1), ("part_down", -1)):
            if _ends_with(name).search(text, 0, figure.start):
                yield sign, owned.end()
    compared = _MORE.match(text, figure.end)
    if compared is not None and _THAN.match(text, compared.end()):
        yield (1 if compared[1].casefold() == "more" else -1), compared.end()


def _change(
    reading: Reading, document: str, start: int, end: int, ratio: Decimal, named: int | None = None
) -> Iterator[Change]:
    if stance_of(reading.sentence, start, end) not in STATED:
        return
    period = _ends(reading, start, end) or _on_the_year(reading, start, end)
    if period is not None:
        yield _made(reading, document, (start, end), period, ratio=ratio, named=named)


def _on_the_year(
    reading: Reading, start: int, end: int
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """Return the year before and the year, where something grew «in 1975», in no span of it.

    «In the course of the year» is in the one that the sentences before it tell.
    """
    first, last = clause_bounds(reading.sentence, start, end)
    tokens = reading.sentence.tokens[first:last]
    inside = [d for d in reading.dates if tokens and tokens[0].start <= d.start < tokens[-1].end]
    found = {(d.first, d.last) for d in inside or reading.dates}
    if not found and reading.told and _OF_THE_YEAR.search(reading.text):
        found = {reading.told}
    if len(found) != 1:
        return None
    low, high = found.pop()
    if low.year != high.year or (low.month, low.day, high.month, high.day) != (1, 1, 12, 31):
        return None
    if low.year == date.min.year:
        return None
    return (low.replace(year=low.year - 1), high.replace(year=high.year - 1)), (low, high)


def _ends(
    reading: Reading, start: int, end: int
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """Return the two times between which something changed: two dates, or the ends of one span."""
    first, last = clause_bounds(reading.sentence, start, end)
    tokens = reading.sentence.tokens[first:last]
    if not tokens:
        return None
    inside = [d for d in reading.dates if tokens[0].start <= d.start < tokens[-1].end]
    dates = sorted({(d.first, d.last) for d in (inside if len(inside) > 1 else reading.dates)})
    if len(dates) == 2 and dates[0][1] < dates[1][0]:
        return dates[0], dates[1]
    if len(dates) == 1:
        low, high = dates[0]
        if high.year > low.year and (low.month, low.day, high.month) == (1, 1, 12):
            return (low, low.replace(month=12, day=31)), (high.replace(month=1, day=1), high)
    return None


def _trend(reading: Reading, document: str) -> Iterator[Change]:
    """Yield «has grown at every election since 1993», «never fell between 1990 and 1998»."""
    for name, sign in (("up", 1), ("down", -1)):
        for match in any_of(name).finditer(reading.text):
            first, last = clause_bounds(reading.sentence, match.start(), match.end())
            tokens = reading.sentence.tokens[first:last]
            if (
                not tokens
                or reading.sentence.tokens[: reading.sentence.token_at(match.start())] == ()
            ):
                continue
            clause = reading.text[tokens[0].start : tokens[-1].end]
            never = _NEVER.search(clause, 0, match.start() - tokens[0].start + 1)
            always = _ALWAYS.search(clause)
            period = _span(reading, tokens[0].start, tokens[-1].end)
            if (never or always) and not (never and always) and period is not None:
                yield _made(
                    reading,
                    document,
                    (match.start(), (always.end() if always else 0) + tokens[0].start)
                    if always and always.end() + tokens[0].start > match.end()
                    else match.span(),
                    period,
                    direction=-sign if never else sign,
                )
                return


def _span(
    reading: Reading, low: int, high: int
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    inside = [d for d in reading.dates if low <= d.start < high]
    for dated in inside:
        if _SINCE.search(reading.text[: dated.start]):
            end = reading.published[1] if reading.published else dated.last
            if end <= dated.last:
                end = date(dated.last.year + _CENTURY, 1, 1)
            return (dated.first, dated.last), (end, end)
    return _ends(reading, low, high)


def _made(
    reading: Reading,
    document: str,
    place: tuple[int, int],
    period: tuple[tuple[date, date], tuple[date, date]],
    *,
    ratio: Decimal | None = None,
    direction: int = 0,
    named: int | None = None,
) -> Change:
    first, last = clause_bounds(reading.sentence, *place)
    tokens = reading.sentence.tokens[first:last]
    high = min(tokens[-1].end, attribution(reading.text, place[1]))
    return Change(
        document=document,
        subject=_subject(reading, place[0], named) or Subject(""),
        ratio=ratio,
        direction=direction,
        start=period[0],
        end=period[1],
        words=words_of(reading.sentence, tokens[0].start, high, reading.bodies),
        affair=reading.affair,
        where=reading.locate(*place, ""),
        property=_property(reading, place[0]),
    )


def _property(reading: Reading, offset: int) -> str:
    """Return what of a thing grew, if that is more than its number: its debt, its price."""
    phrase = _phrase(reading, offset)
    lex = lexicon()
    name = lex.properties.get(lemma(phrase.head), "") if phrase else ""
    return "" if name == "strength" else name


def _before(reading: Reading, offset: int) -> int:
    """Return the token that the verb group before some words begins with."""
    words = lexicon().words
    tokens = reading.sentence.tokens
    index = reading.sentence.token_at(offset)
    while index and (
        tokens[index - 1].low in words["auxiliaries"]
        or tokens[index - 1].low.endswith("ly")
        or tokens[index - 1].low in ("never", "more", "than")
    ):
        index -= 1
    return index


def _phrase(reading: Reading, offset: int) -> Phrase | None:
    tokens = reading.sentence.tokens
    index = _before(reading, offset)
    return reading.phrase_before(tokens[index].start if index < len(tokens) else offset)


def _subject(reading: Reading, offset: int, named: int | None) -> Subject | None:
    """Return what grew: the noun before the verb, or what «it» stands for.

    Of «the number of pilots whom the Board employed» it is the pilots.
    """
    if named is not None:
        return resolved(reading, reading.phrase_from(named))
    low = max(reading.text.rfind(sign, 0, offset) for sign in ",;:(") + 1
    number = list(_NUMBER_OF.finditer(reading.text, low, offset))
    if number:
        return resolved(reading, reading.phrase_from(number[-1].end()))
    counting = list(_counting().finditer(reading.text, low, offset))
    if counting:
        noun = change_words()["counts"][counting[-1][0].casefold()]
        return Subject(lexicon().concept_of(noun), noun=noun)
    tokens = reading.sentence.tokens
    index = _before(reading, offset)
    if index and tokens[index - 1].low in lexicon().words["subject_pronouns"]:
        return pronoun_subject(reading, tokens[index - 1].start)
    return resolved(reading, _phrase(reading, offset)) if index else None


@functools.cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(change_words()['counts'])})\b", re.I)


@functools.cache
def _ends_with(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(change_words()[name])})\s+{hedges()}$", re.I)


@functools.cache
def _leads_to_amount() -> re.Pattern[str]:
    """Return what may stand between a word of change and its amount: «by about», «of»."""
    return re.compile(rf"(?:(?:\s+[^\W\d]+ly)?(?:\s+by)?|\s+of)(?:\s+|$){hedges()}$", re.I)
