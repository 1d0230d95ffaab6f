"""Ages and births of people: both say between which days somebody was born."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpuskit.claims.dates.bounding import bounds_time
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.counted import small_number
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.namesakes import end_of_name
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import Age
from corpuskit.claims.people.described_ages import described, foremost
from corpuskit.claims.people.spoken_of import meant_by, spoken_of
from corpuskit.core.letters import CAPITALS

_N = (
    r"(?P<n>1[5-9]|[2-9]\d|10\d|(?:six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_NOT_A_COUNT = (
    r"(?=\s*[,.;:)”\"]|\s+years?\s+(?:old|of\s+age)|\s+(?:when|then|while|that|in|on|at\s+the\s+time)\b"
    r"|\s*$)"
)
_AGED = re.compile(
    rf"(?P<before>\b[Hh]e|\b[Ss]he|\bwho|,|)(?:(?<!\s)\s+)?\b(?P<verb>is|was|had\s+been|were)?\s*"
    rf"(?:(?:now|then|just|only|already|still)\s+)?(?P<aged>aged\s+)?\b{_N}{_NOT_A_COUNT}"
)
_AT_AGE = re.compile(
    rf"\b[Aa]t\s+(?P<of>the\s+age\s+of\s+)?{_N}(?=\s*[,.;]|\s+(?:(?:he|she|in|and|when)\b|[A-Z]))"
)
_LIVED = re.compile(rf"(?<=\blived\s)to\s+(?:be|the\s+age\s+of)\s+{_N}\b")
_YEAR_OLD = re.compile(rf"\b{_N}-year-old\b")
_THAT_TIME = re.compile(
    r"\bthat\s+(?:year|spring|summer|autumn|winter|month|day)\b|\bthen\b|\bat\s+the\s+time\b", re.I
)
# «He was thirty-four.» is of what was told last.
_ALL_OF_IT = re.compile(
    rf"\W*(?:he|she)\s+was\s+(?:(?:then|just|only)\s+)?{_N}(?:\s+years\s+old)?\W*$", re.I
)
_FAR = 60
_THEN = re.compile(r"\bthen\b", re.I)
_YEARS_OLD = re.compile(r"\s+years\s+(?:old|of\s+age)\b")
_CLOSES = (",", ")", ".", "")
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:then\s+)?")
# So many days back a newspaper may tell of, and give the age of now.
_NEWS = 366
_HE = re.compile(r",?\s+(?:he|she)\b")
_TURNED = re.compile(rf"\b(?:turned|turns)\s+{_N}\b(?!\s+(?:per|%|degrees|to|into|away|down|over))")
_HAD = re.compile(r"\bhad\s+(?:(?:just|already|only)\s+)*$")
# «Born in Ulm on», «born at Ache-sur-Lys, on», «(b. Hof,».
# «Anna Roth (1798–1851)»: between these many years it is a life.
_LIFE = re.compile(r"\s*\((?P<born>1[4-9]\d\d|20\d\d)\s?[-–—]\s?(?P<died>1[4-9]\d\d|20\d\d)\)")
_SHORTEST, _LONGEST = 40, 105
# «At thirty-one, and he died in 1851»: another clause has its own date.
_GOES_ON = re.compile(r",\s+(?:and|but|while)\b[^,;.]*\b(?:he|she|it|they)\b")
# «Until her death in 1778» bounds a time that began at the age.
_BOUNDED = re.compile(r"\b(?:until|till|before|after|since)\b", re.I)
_AT_ONCE = frozenset({"when", "as", "that", "who", "which", "where", "whom"})
# «Tilla Roe, born in»: whoever that is, it is nobody named before.
_APPOSED_TO_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+,\s*$")
# «His younger brother», and a name, be it of one word.
_KIN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose)\s+(?:[a-z]+\s+)?([a-z-]+)\b")
_NAME = re.compile(rf"\s[{CAPITALS}][a-z’'-]+")
_BORN = re.compile(r"\b(?:born|b\.)\s+(?:[\w’'.-]+,?\s+){0,4}?$", re.I)


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold whose age is told, the years, where, and whether it is of now, or of a day's news."""

    person: Person
    years: int
    match: re.Match[str]
    present: bool
    news: bool


def ages_of(
    reading: Reading, document: str, told: tuple[date, date] | None = None
) -> Iterator[Age]:
    """Yield the births and ages of a sentence: «born in 1951», «she was 38 when ... in 1994».

    `told` is the date last told in the paragraph: «he was 38 that summer» is of its year.
    """
    yield from _births(reading, document)
    yield from _lives(reading, document)
    yield from _turned(reading, document)
    for each in _told_ages(reading):
        time = _when(reading, each, told)
        if time is not None:
            yield _age(reading, document, each.person, each.years, time, each.match.span("n"))


def undated_ages(
    reading: Reading, told: tuple[date, date] | None = None
) -> Iterator[tuple[Person, int, re.Match[str]]]:
    """Yield whose age a sentence gives without a date, how many years, and the match of the age."""
    for each in _told_ages(reading, loose=True):
        if not each.present and _when(reading, each, told) is None:
            yield each.person, each.years, each.match


def _told_ages(reading: Reading, *, loose: bool = False) -> Iterator[_Told]:
    """Yield the ages of a sentence, with whether they are of now.

    `loose` takes «at thirty-one» for an age whatever is told with it, for who asks for a step.
    """
    for match in _AGED.finditer(reading.text):
        present = match["verb"] == "is" or (match["verb"] is None and not match["aged"])
        present = present and not _THEN.search(match[0])
        yield from _told(_person(reading, match), match, present)
    for match in _AT_AGE.finditer(reading.text):
        # «At the age of 29 Rosa Thal left home.»
        behind = next((p for p in reading.people if p.start == match.end() + 1), None)
        if behind is None and reading.text[match.end() : match.end() + 2].strip()[:1].isupper():
            # «At 27 Harbour Street» is no age.
            continue
        first = _foremost(reading, match, behind)
        person = behind or spoken_of(reading, match.start())
        person = person if match["of"] or first or loose or _dies(reading) else None
        yield from _told(person, match, first is not None and first["verb"] == "is")
    for match in _LIVED.finditer(reading.text) if loose else ():
        yield from _told(spoken_of(reading, match.start()), match, False)
    for person, match, present in described(reading, _N):
        # In the news of one day an age told with what somebody is is of that day. A paragraph that
        # tells of another year tells the age of then.
        yield from _told(person, match, present, news=present)
    for match in _YEAR_OLD.finditer(reading.text):
        now = not reading.dates
        yield from _told(_beside(reading, match), match, now, news=now)


def _told(
    person: Person | None, match: re.Match[str], present: bool, *, news: bool = False
) -> Iterator[_Told]:
    years = _number(match["n"])
    if person is not None and years is not None:
        yield _Told(person, years, match, present, news)


def _beside(reading: Reading, match: re.Match[str]) -> Person | None:
    """Return who is called «a 66-year-old surgeon»: who is named before the comma, or behind it."""
    for person in reversed(reading.people):
        if _APPOSED.fullmatch(reading.text, person.end, match.start()):
            return person
    return next((p for p in reading.people if 0 <= p.start - match.end() <= _FAR), None)


def _when(
    reading: Reading, each: _Told, told: tuple[date, date] | None
) -> tuple[date, date] | None:
    """Return the time of an age, if its sentence or what was told before gives it one."""
    published = reading.published
    if each.news:
        now = published is not None and published[0] == published[1]
        return published if now and published and _is_news(published[0], told) else None
    return published if each.present else _time(reading, each.match, told)


def _foremost(
    reading: Reading, match: re.Match[str], behind: Person | None
) -> re.Match[str] | None:
    """Return the verb of «at twenty-one he was the youngest», which is of the age's own day."""
    pronoun = _HE.match(reading.text, match.end())
    end = behind.end if behind else pronoun.end() if pronoun else None
    return foremost().match(reading.text, end) if end is not None else None


def _is_news(day: date, told: tuple[date, date] | None) -> bool:
    return told is None or abs((day - told[1]).days) <= _NEWS


def _dies(reading: Reading) -> bool:
    return re.search(r"\b(?:died|dies|retired|married|was\s+elected)\b", reading.text) is not None


def _turned(reading: Reading, document: str) -> Iterator[Age]:
    """Yield «who turned fifty in April»: the age that somebody reached at a date, or of late."""
    for match in _TURNED.finditer(reading.text):
        before = [p for p in reading.people if p.end <= match.start()]
        person = before[-1] if before else reading.person
        years = _number(match["n"])
        near = [d for d in reading.dates if 0 <= d.start - match.end() <= len(" on the ")]
        # «She had just turned forty» is of the day that the story has come to.
        now = None if _HAD.search(reading.text, 0, match.start()) else reading.published
        time = (near[0].first, near[0].last) if near else now
        if person is not None and years is not None and time is not None:
            yield _age(reading, document, person, years, time, match.span("n"))


def _births(reading: Reading, document: str) -> Iterator[Age]:
    for dated in reading.dates:
        born = _BORN.search(reading.text[: dated.start])
        opens = born is not None and not born.start() and reading.people
        # «Born on 3 May 1859, Anna Roth grew up at Brae.»
        person = reading.people[0] if opens else reading.person_at(dated.start)
        if born is None or person is None or not person.near:
            continue
        if person not in reading.people and _APPOSED_TO_NAME.search(reading.text[: born.start()]):
            continue
        if bounds_time(reading.text, dated.start) or _of_kin(reading, person, born.start()):
            continue
        if person.end <= born.start() and ";" in reading.text[person.end : born.start()]:
            continue
        yield Age(
            document=document,
            person=person.ref,
            label=person.label,
            first=dated.first,
            last=dated.last,
            stance=stance_of(reading.sentence, dated.start, dated.end),
            where=reading.locate(dated.start, dated.end, dated.xml_id),
            generation=person.generation,
        )


def _of_kin(reading: Reading, person: Person, born: int) -> bool:
    """Tell «his nephew Jan, who was born in» from what is said of the person named before.

    «Ada Roth, his wife, born in» is of Ada Roth.
    """
    here = person in reading.people
    between = reading.text[person.end if here else 0 : born]
    kin = any(word in _kin() for word in _KIN.findall(between))
    return kin and (not here or _NAME.search(between) is not None)


@functools.cache
def _kin() -> frozenset[str]:
    words = lexicon().words
    return words["wives"] | words["husbands"]


def _lives(reading: Reading, document: str) -> Iterator[Age]:
    """Yield the birth in «Anna Roth (1798–1851)»; of fewer years it may be a reign or an office."""
    for person in reading.people:
        life = _LIFE.match(reading.text, person.end)
        if life is None or not _SHORTEST <= int(life["died"]) - int(life["born"]) <= _LONGEST:
            continue
        year = int(life["born"])
        yield Age(
            document=document,
            person=person.ref,
            label=person.label,
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            stance=stance_of(reading.sentence, person.start, person.end),
            where=reading.locate(*life.span("born"), ""),
            generation=person.generation,
        )


def _person(reading: Reading, match: re.Match[str]) -> Person | None:
    """Return whose age is given: «he» is who was named before, «who» the last name."""
    who = match["before"].casefold()
    if who in ("he", "she"):
        return meant_by(reading, match.start("before")) if match["verb"] else None
    at = match.start("verb") if match["verb"] and not who else match.start()
    named = [p for p in reading.people if p.end <= at + 1]
    if match["aged"] and len(named) == 1:
        return named[0]
    if not named or reading.text[end_of_name(reading.text, named[-1].end) : at].strip(" ,"):
        return None
    if not who and not match["verb"]:
        return None
    bare = match["verb"] is None and not match["aged"]
    old = _YEARS_OLD.match(reading.text, match.end())
    if bare and reading.text[old.end() if old else match.end() :].lstrip()[:1] not in _CLOSES:
        return None
    return named[-1]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else small_number(word)


def _time(
    reading: Reading, match: re.Match[str], told: tuple[date, date] | None
) -> tuple[date, date] | None:
    """Return when somebody was of an age: the date of the sentence, else that of the paragraph.

    Of the paragraph's only the year is taken, and only where the words point back to it, or where
    the sentence says nothing but the age.
    """
    after: list[Dated] = [d for d in reading.dates if d.start >= match.end()]
    between = reading.text[match.end() : after[0].start] if after else ""
    apart = re.search(r"[;.]", between) or _GOES_ON.match(between) or _BOUNDED.search(between)
    if after and not apart and _of_one_clause(reading, match.start(), after[0].start):
        return after[0].first, after[0].last
    earlier = [d for d in reading.dates if d.end <= match.start()]
    before = [d for d in earlier if _dates_clause(reading, d, match)]
    if len(before) == 1:
        return before[0].first, before[0].last
    points_back = _THAT_TIME.search(reading.text) or _ALL_OF_IT.match(reading.text)
    if told is None or not points_back:
        return None
    return told[0].replace(month=1, day=1), told[1].replace(month=12, day=31)


def _dates_clause(reading: Reading, dated: Dated, match: re.Match[str]) -> bool:
    """Tell a date before an age that can be the day of it; «born in 1746» is another."""
    born = _BORN.search(reading.text[: dated.start])
    return born is None and _of_one_clause(reading, match.start(), dated.start)


def _of_one_clause(reading: Reading, age: int, day: int) -> bool:
    """Tell whether an age and a date are of one moment: one clause, or «when» between them.

    «Came to the throne at the age of 22 and died in 1801» dates no age.
    """
    clauses = clauses_of(reading.sentence)
    places = [i for i, c in enumerate(clauses) if c.start <= age < c.end or c.start <= day < c.end]
    if len(places) < 2:
        return True
    crossed = clauses[places[0] + 1 : places[1] + 1]
    at_day = clauses[places[1] if age < day else places[0]]
    if at_day.relative and crossed[-1].lead not in _AT_ONCE:
        return False
    leads = [c.lead for c in crossed if c.verb.finite and c.lead]
    return len(leads) < 2 and all(lead in _AT_ONCE for lead in leads)


def _age(
    reading: Reading,
    document: str,
    person: Person,
    years: int,
    time: tuple[date, date],
    span: tuple[int, int],
) -> Age:
    return Age(
        document=document,
        person=person.ref,
        label=person.label,
        first=_before(time[0], years + 1) + timedelta(days=1),
        last=_before(time[1], years),
        stance=stance_of(reading.sentence, *span),
        where=reading.locate(*span, ""),
        near=person.near,
        generation=person.generation,
    )


def _before(day: date, years: int) -> date:
    """Return the day some years before another; the 29th of February gives way to the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
