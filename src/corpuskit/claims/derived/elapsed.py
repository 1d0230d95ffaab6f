"""Lengths of time that count from or to the day of a text, or of what happened on a known day.

«Elected fourteen months ago», «three years have passed since it stopped paying», «two days after
the earthquake the first teams landed», «drilling began nineteen days later»: each says on which
day something was. What the clause speaks of is looked for among the dated clauses of other
documents, by the words that both have.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.grammar.content import DEED, NAME, name_key, words_in
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.linkage.usage import Texts, Usage, usage_of
from corpuskit.claims.model import STATED, Claim, Extract, Statement
from corpuskit.core.findings import Location
from corpuskit.core.tolerances import ABOUT, tolerance
from corpuskit.language.treaty_words import kind_words

_ROLES = frozenset(
    DEED + role for role in ("signed", "ratified", "adopted", "entered", "opened", "concluded")
)
_AGO = re.compile(r"\s+ago\b", re.I)
_TODAY = re.compile(r"\s+ago\s+(?:today|this\s+(?:very\s+)?day|to\s+the\s+day)\b", re.I)
_PASSED = re.compile(
    r"\s+(?:have|has)\s+(?:now\s+)?(?:passed|gone\s+by|elapsed)\s+since\b(?P<what>[^,;:.]+)", re.I
)
_AFTER = re.compile(
    r"\s+(?P<way>after|before)\s+the\s+(?:[a-z-]+\s+)?(?P<noun>[a-z-]{4,})\b(?P<of>\s+of\s+)?",
    re.I,
)
# «After the Act had come into force» counts from what the clause tells, and not from the Act.
_DONE = re.compile(
    r"\s+(?P<way>after|before)\s+(?P<what>the\s+(?:(?!the\b|an?\b|of\b)[\w’'-]+\s+){1,3}?"
    r"(?:had|was|were|came|went|took|began|ended|entered|opened|closed|broke)\b[^,;:.]{0,40})",
    re.I,
)
# «Nineteen days later» counts from the day told right before.
_LATER = re.compile(r"\s+(?P<way>later|afterwards?|thereafter|earlier)\b(?!\s+than\b)", re.I)
_SHORT, _MONTH, _DAYS = frozenset({"d", "wk", "mo"}), 31, 365.25
_YEAR = re.compile(r"\d{4}")
_POINTS = frozenset({"exact", "about"})
# So much do the words of both tell that one thing is meant; with less two tellings may agree.
_LEAST, _AFTER_LEAST, _MAYBE = 3.0, 3.2, 2.0
# What happened on the same day of another year needs less to be the same.
_TODAY_LEAST, _TODAY_OFF = 0.5, 0.1
_MOST_APART = 3
_SURE = 8.0
_MOST = 200


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Hold a length of time, the day that it counts from, and what is dated to another day.

    `units` is how many units lie between the two days in truth.
    """

    length: Claim
    day: tuple[date, date]
    day_where: Location
    other: Statement
    units: float
    rarity: float


@dataclass(frozen=True, slots=True)
class _Counted:
    """Hold a length with its fixed day, the words of what happened then, and on which side."""

    length: Claim
    day: tuple[date, date]
    where: Location
    words: frozenset[str]
    before: bool
    least: float
    same_day: bool = False


def counted_otherwise(extracts: Sequence[Extract]) -> Iterator[Elapsed]:
    """Yield the lengths of time that the day in another document does not bear out."""
    named = {extract.name: extract for extract in extracts}
    counted = [each for name in sorted(named) for each in _counted(named[name], named)]
    if not counted:
        return
    index: defaultdict[str, list[Statement]] = defaultdict(list)
    for name in sorted(named):
        for statement in named[name].statements:
            for word in statement.words:
                index[word].append(statement)
    usage: dict[str, Usage] = {}
    for each in counted:
        found = list(_dated(each, index, named, usage))
        if found and not any(_fits(each, one) for one, _ in found):
            likely = max(found, key=lambda pair: pair[1])
            if likely[1] >= each.least:
                yield from _apart(each, *likely)


def _counted(extract: Extract, named: Mapping[str, Extract]) -> Iterator[_Counted]:
    spoken = {passage.group: passage.words for passage in extract.passages}
    for claim in extract.claims:
        if not _is_length(claim):
            continue
        sentence, end = claim.where.sentence, claim.where.end
        bag = spoken.get(claim.group, claim.words)
        passed = _PASSED.match(sentence, end)
        if extract.published and extract.dated and (passed or _AGO.match(sentence, end)):
            words = words_in(f"the {passed['what']}") if passed else claim.words
            today = _TODAY.match(sentence, end) is not None
            least = _TODAY_LEAST if today else _LEAST
            yield _Counted(claim, extract.published, extract.dated, words, True, least, today)
            continue
        later = _LATER.match(sentence, end)
        if later is not None:
            told = _told_before(claim, extract)
            if told is not None:
                before = later["way"].casefold() == "earlier"
                yield _Counted(claim, *told, claim.words, before, _LEAST)
            continue
        found = _from(claim, extract, named)
        if found is not None:
            way, day, counted_from = found
            before = way.casefold() == "before"
            yield _Counted(claim, *day, bag - counted_from, before, _AFTER_LEAST)


def _from(
    claim: Claim, extract: Extract, named: Mapping[str, Extract]
) -> tuple[str, tuple[tuple[date, date], Location], frozenset[str]] | None:
    """Return whether a length counts from a day or to it, the day, and the words that say it."""
    sentence, end = claim.where.sentence, claim.where.end
    done = _DONE.match(sentence, end)
    if done is not None:
        words = words_in(done["what"])
        day = _dated_by(words, named.values()) if len(words) > 1 else None
        return (done["way"], day, words) if day else None
    after = _AFTER.match(sentence, end)
    if after is None:
        return None
    words = words_in(f"the {after['noun']}")
    if after["of"]:
        day = _printed_at(extract, claim, after.end())
    else:
        day = _day_of(after["noun"], named.values()) or _told(after["noun"], extract)
    return (after["way"], day, words) if day else None


def _told_before(claim: Claim, extract: Extract) -> tuple[tuple[date, date], Location] | None:
    """Return the only day that stands before a length in its sentence, or in the one before it."""
    here = [day for day in extract.days if day.group == claim.group]
    before = [day for day in here if day.told.where.end <= claim.where.start]
    if not here:
        before = [day for day in extract.days if day.group == claim.group - 1]
    if len(before) != 1:
        return None
    day = before[0]
    others = _YEAR.findall(day.told.where.sentence.replace(day.told.where.quote, ""))
    return None if others else ((day.day, day.day), day.told.where)


def _printed_at(
    extract: Extract, claim: Claim, offset: int
) -> tuple[tuple[date, date], Location] | None:
    """Return the day that stands at a place of a claim's sentence: «the quake of 4 March 1911»."""
    for day in extract.days:
        where = day.told.where
        if where.sentence == claim.where.sentence and where.start == offset:
            return (day.day, day.day), where
    return None


def _dated_by(
    words: frozenset[str], extracts: Iterable[Extract]
) -> tuple[tuple[date, date], Location] | None:
    """Return the only day or month to which any document dates what a clause tells."""
    found = {
        (each.first, each.last): each.where
        for extract in extracts
        for each in extract.statements
        if words <= each.words and (each.last - each.first).days <= _MONTH
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _is_length(claim: Claim) -> bool:
    stated = claim.stance in STATED and claim.value.modality in _POINTS
    return stated and claim.unit in DAYS and bool(claim.value.point) and not claim.telling


def _day_of(noun: str, extracts: Iterable[Extract]) -> tuple[tuple[date, date], Location] | None:
    """Return the only day that a noun is joined to: «the earthquake of 9 March»."""
    joined = re.compile(rf"\b{re.escape(noun)}\s+(?:of|on)\s+(?:[A-Z][a-z]+day,?\s+)?$", re.I)
    found: dict[date, Location] = {}
    for extract in extracts:
        for day in extract.days:
            where = day.told.where
            if joined.search(where.sentence, 0, where.start):
                found.setdefault(day.day, where)
    if len(found) != 1:
        return None
    ((only, where),) = found.items()
    return (only, only), where


def _told(noun: str, extract: Extract) -> tuple[tuple[date, date], Location] | None:
    """Return the only day or month to which a document dates what a noun names."""
    words = words_in(f"the {noun}")
    if not words:
        return None
    # «From the truce to the end of 2001» dates no truce.
    bounds = re.compile(rf"\b(?:from|since|after|before|until|till|by)\s+the\s+{noun}\b", re.I)
    found = {
        (each.first, each.last): each.where
        for each in extract.statements
        if words <= each.words
        and (each.last - each.first).days <= _MONTH
        and bounds.search(each.where.sentence) is None
    }
    # «The truce, which the two governments signed on 17 September 1993».
    relative = re.compile(rf"\bthe\s+{noun},\s+which\b[^,;]*$", re.I)
    for day in extract.days:
        where = day.told.where
        if relative.search(where.sentence, 0, where.start):
            found.setdefault((day.day, day.day), where)
    return next(iter(found.items())) if len(found) == 1 else None


def _dated(
    each: _Counted,
    index: Mapping[str, Sequence[Statement]],
    named: Mapping[str, Extract],
    usage: dict[str, Usage],
) -> Iterator[tuple[Statement, float]]:
    """Yield what other documents date that may be what a length leads to, and how likely."""
    near = {
        id(statement): statement
        for word in sorted(each.words)
        for statement in index.get(word, ())[:_MOST]
        if statement.document != each.length.document
        and not statement.affair.isdisjoint(each.length.affair)
    }
    for statement in near.values():
        for name in (statement.document, each.length.document):
            if name not in usage:
                usage[name] = usage_of(named[name])
        texts = Texts(usage[statement.document], usage[each.length.document])
        shared = (statement.words & each.words) - _kinds()
        # Treaties of all kinds are signed: that one was tells of no other.
        if shared <= _ROLES or not (statement.affair & each.length.affair or _things(shared)):
            continue
        rarity = texts.rarity(shared)
        if rarity >= min(_MAYBE, each.least) and (not each.same_day or _same_day(each, statement)):
            yield statement, rarity


def _things(words: frozenset[str]) -> bool:
    return any(not word.startswith(DEED) for word in words)


@functools.cache
def _kinds() -> frozenset[str]:
    """Return the nouns for treaties as names: «Understanding» alone does not tell which."""
    return frozenset(NAME + name_key(word) for word in kind_words())


def _same_day(each: _Counted, statement: Statement) -> bool:
    """Tell whether something was on the day that a length ends on, in some year."""
    day, told = each.day[0], statement.first
    return told == statement.last and (told.month, told.day) == (day.month, day.day)


def _units(each: _Counted, statement: Statement) -> float:
    middle = statement.first.toordinal() + statement.last.toordinal()
    days = (middle - each.day[0].toordinal() - each.day[1].toordinal()) / 2
    days = -days if each.before else days
    if each.length.unit in _SHORT and not each.same_day and not _YEAR.search(statement.where.quote):
        # Without a year it is the nearest such day.
        days = (days + _DAYS / 2) % _DAYS - _DAYS / 2
    return days / float(DAYS[each.length.unit])


def _fits(each: _Counted, statement: Statement) -> bool:
    """Tell whether n units can lie between: from n-1 to n+1, and what the days leave open."""
    count = float(each.length.value.point or 0)
    about = each.length.value.modality == "about"
    open_days = (statement.last - statement.first).days + (each.day[1] - each.day[0]).days
    if each.same_day:
        return abs(_units(each, statement) - count) <= _TODAY_OFF
    slack = max(1.0, count * float(tolerance(ABOUT)) if about else 0.0)
    slack += open_days / 2 / float(DAYS[each.length.unit])
    return abs(_units(each, statement) - count) <= slack


def _apart(each: _Counted, statement: Statement, rarity: float) -> Iterator[Elapsed]:
    units, count = _units(each, statement), float(each.length.value.point or 0)
    # What is said to come after may be dated before.
    other_way = units < 0 and rarity >= _SURE and not each.same_day
    if count / _MOST_APART <= units <= count * _MOST_APART or (
        other_way and -units <= count * _MOST_APART
    ):
        yield Elapsed(each.length, each.day, each.where, statement, abs(units), rarity)
