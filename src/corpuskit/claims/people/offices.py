"""Who held an office, and when: «Minister of Education from September 2009», «the Governor, X»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpuskit.claims.dates.deeds import deeds_of
from corpuskit.claims.grammar.antecedents import resolved
from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Holding, Stance, Subject
from corpuskit.claims.people.office_clauses import relative_offices
from corpuskit.claims.people.office_turns import TITLES, Days, in_office, office_words, turns_of
from corpuskit.claims.people.posts import posts_of
from corpuskit.claims.people.terms_held import surely
from corpuskit.core.alternation import alternation

# Who leads a body holds its highest office, whatever that is called.
HEAD_OF = "head of"
_WHO = re.compile(r"(?:\b(?:he|she)|,?\s*who)\s*$", re.I)
_NAME_BEHIND = re.compile(rf"\s*,\s+{TITLES}|\s+(?:(?:was|is|then|now|being)\s+)+{TITLES}")
_NAME_BEFORE = re.compile(r"\s*,\s+(?:then\s+|now\s+|who\s+was\s+)?(?:the\s+)?")
_SINCE = re.compile(r"\s+(since|from)\s+$")
_FROM = re.compile(r"\s+(?:from|in|between|for\s+\w+\s+years,\s+from)\s+")
_RANGE = re.compile(r"\s(?:to|until|till|and)\s|[–—-]")
_UNTIL = re.compile(
    r"\s*,?\s*(?:(?:and|who)\s+remained\s+so\s+)?(?:until|till|to)\s+"
    r"(?:(?:his|her|their)\s+(?:death|resignation|retirement|dismissal|removal|arrest|departure)"
    r"\s+(?:in|on)\s+)?$"
)
# «From 1970, two years before there was anything to direct, until 1979».
_UNTIL_BEHIND_ASIDE = re.compile(
    r",\s+(?:when|while|a|an|one|two|three|four|five|some|as|with|still|just|only|not)\s"
    r"[^,;:.()]{3,80},\s+until\s+"
)
_IN = re.compile(r"\s+(?:in|on|as of|during)\s+(?:the\s+)?$")


def holdings_of(reading: Reading, document: str) -> Iterator[Holding]:
    """Yield the offices that a sentence says somebody held at dates that it gives."""
    for phrase in reading.sentence.phrases:
        if not _is_office(phrase):
            continue
        person = _holder(reading, phrase)
        if person is None:
            continue
        period = _period(reading, phrase, person) or _at_deed(reading, phrase, person)
        subject = resolved(reading, phrase)
        if period is None or subject is None:
            continue
        yield _holding(reading, document, person, subject, phrase, period)
    yield from _leading(reading, document)
    for turn in (*turns_of(reading), *relative_offices(reading), *posts_of(reading)):
        office = headship(turn.office) if turn.leads else turn.office
        yield _holding(reading, document, turn.person, office, turn.phrase, turn.days)


def _holding(
    reading: Reading,
    document: str,
    person: Person,
    office: Subject,
    phrase: Phrase,
    period: Days,
) -> Holding:
    sure = period[:2] if period[2] else surely(*period[:2])
    return Holding(
        document=document,
        person=person.ref,
        label=person.label,
        office=_without_ordinal(office),
        stance=_stance(reading, person, phrase),
        where=reading.locate(phrase.start, phrase.stop, ""),
        first=sure[0],
        last=sure[1],
        sometime=period[2],
        affair=reading.affair,
    )


def _stance(reading: Reading, person: Person, phrase: Phrase) -> Stance:
    """Return how a text stands to an office; who is called so beside his name holds it.

    «The maps were never lost, says Ana Ruiz, the director since 1990» denies no office.
    """
    stance = stance_of(reading.sentence, phrase.start, phrase.end)
    beside = person.end <= phrase.start and _NAME_BEFORE.fullmatch(
        reading.text, person.end, phrase.start
    )
    return Stance.ASSERTED if beside and stance is Stance.DENIED else stance


def _without_ordinal(office: Subject) -> Subject:
    """Return an office without which of its holders is meant: «the first Commissioner»."""
    ordinals = {("mod", word) for word in office_words()["ordinals"]}
    return replace(office, facets=office.facets - ordinals) if office.facets & ordinals else office


def _leading(reading: Reading, document: str) -> Iterator[Holding]:
    """Yield «who headed the laboratory during the games»: a deed that is an office."""
    for deed in deeds_of(reading):
        phrase, thing = deed.clause.doer, deed.thing
        if deed.word.name != "led" or deed.clause.verb.low in office_words()["no_office"]:
            continue
        if phrase is None or thing is None or not thing.subject.head:
            continue
        person = next((p for p in reading.people if phrase.start <= p.start < phrase.stop), None)
        period = _of_clause(reading, deed.clause) or _present(reading, deed.clause)
        if person is None or period is None:
            continue
        yield _holding(reading, document, person, headship(thing.subject), phrase, period)


def headship(body: Subject) -> Subject:
    """Return the office of whoever leads a body, whatever it is called."""
    return Subject(HEAD_OF, body.facets, body.phrase, body.head)


def _present(reading: Reading, clause: Clause) -> Days | None:
    """Return the day of the text, for «who chairs the board»."""
    verb = reading.sentence.tokens[clause.verb.main]
    present = clause.verb.finite and not clause.verb.modal and verb.low.endswith("s")
    return in_office(reading) if present else None


def body_of(office: Subject) -> tuple[str, frozenset[str]]:
    """Return what an office is at the head of, and what narrows it: «director of the Hall bank»."""
    if office.head == HEAD_OF:
        return office.noun, frozenset(value for _, value in office.facets)
    named = next(iter(sorted(office.facet("of") | office.facet("for"))), "")
    *before, last = named.split() or [""]
    concept = lexicon().bodies.get(lemma(last)) or lexicon().concept_of(last)
    return concept or last, frozenset(before)


def leads(office: Subject) -> bool:
    """Tell an office that is the highest of its body."""
    return office.head == HEAD_OF or office.head in office_words()["highest"]


def _is_office(phrase: Phrase) -> bool:
    """Tell the name of an office with one holder: «Minister of Education», «the mayor»."""
    lists = office_words()
    low = [word.casefold() for word in phrase.words]
    if phrase.determiner in ("a", "an") or low[-1] not in lists["heads"]:
        return False
    return not lists["not_sole"].intersection(low) and bool(phrase.tail or len(low) > 1)


def _holder(reading: Reading, phrase: Phrase) -> Person | None:
    """Return who is said to hold an office: before a word of holding, or beside it."""
    before, text = reading.text[: phrase.start], reading.text
    said = _held().search(before)
    named = [p for p in reading.people if p.end <= phrase.start]
    if said is not None:
        if (who := _WHO.search(before[: said.start()])) is not None:
            return reading.person_at(who.start())
        if named and not before[named[-1].end : said.start()].strip(" ,"):
            return named[-1]
        return None
    if named and _NAME_BEFORE.fullmatch(text, named[-1].end, phrase.start):
        return named[-1]
    dates = [d.end for d in reading.dates if 0 <= d.start - phrase.stop <= len(" between ")]
    behind = next((p for p in reading.people if p.start >= phrase.stop), None)
    if behind is None:
        return None
    starts = (phrase.stop, *dates)
    if any(_NAME_BEHIND.fullmatch(text, at, behind.start) for at in starts):
        return behind
    opens = not before.strip() and re.search(r",\s+$", text[: behind.start])
    return behind if opens else None


def _period(reading: Reading, phrase: Phrase, person: Person) -> Days | None:
    """Return the days on which an office was surely held, by the dates right behind it.

    The last says that it was held at some time in them, and perhaps not all the time.
    """
    last = max(phrase.stop, person.end) if person.start < phrase.stop else phrase.stop
    following = [d for d in reading.dates if d.start >= last]
    if not following:
        return None
    first = following[0]
    opener = reading.text[last : first.start]
    if _RANGE.search(reading.text, first.start, first.end) and _FROM.fullmatch(opener):
        return first.first, first.last, False
    if _SINCE.fullmatch(opener):
        return first.last, _end(reading, first, following[1:]), False
    if _UNTIL.fullmatch(opener):
        return first.first, first.first, False
    if not _IN.fullmatch(opener):
        return None
    became = re.search(
        r"\b(?:became|was appointed|was elected|was named)\s+(?:the\s+)?$",
        reading.text[: phrase.start],
    )
    if (
        became
        and len(following) > 1
        and _UNTIL.search(reading.text[first.end : following[1].start])
    ):
        return first.last, following[1].first, False
    if became:
        return first.last, first.last, False
    return first.first, first.last, True


def _at_deed(reading: Reading, phrase: Phrase, person: Person) -> Days | None:
    """Return the day of what an officer did: «the Governor, X, signed the order on 10 March».

    Without any date, that of the document, for «Lord Hall, Chairman of the Company, in the chair».
    """
    low, high = sorted((phrase.start, person.start))
    for clause in clauses_of(reading.sentence):
        if clause.start <= low and high < clause.end and clause.verb.finite:
            said = reading.sentence.tokens[clause.verb.main].low in word_class("saying")
            now = in_office(reading) if said else None
            return None if clause.verb.modal else _of_clause(reading, clause) or now
    return in_office(reading) if person.end <= phrase.start else None


def _of_clause(reading: Reading, clause: Clause) -> Days | None:
    """Return the time that a clause gives, a bounded one as a whole."""
    inside = [d for d in reading.dates if clause.start <= d.start < clause.end]
    if len(inside) == 2 and _joined(reading, *inside):
        return inside[0].last, inside[1].first, False
    if len(inside) != 1:
        return None
    dated = inside[0]
    before = reading.text[: dated.start]
    if _SINCE.search(before) and reading.sentence.tokens[clause.verb.first].low in ("has", "have"):
        return dated.last, _end(reading, dated, []), False
    if _RANGE.search(reading.text, dated.start, dated.end):
        return dated.first, dated.last, False
    if re.search(r"\b(?:of|by|after|before|until|till)\s+(?:the\s+)?$", before):
        return None
    return dated.first, dated.last, (dated.last - dated.first).days > 0


def _joined(reading: Reading, first: Dated, second: Dated) -> bool:
    between = reading.text[first.end : second.start]
    from_ = re.search(r"\b(?:from|between)\s+$", reading.text[: first.start])
    return bool(from_) and re.fullmatch(r"\s+(?:to|until|till|and)\s+", between) is not None


def _end(reading: Reading, first: Dated, others: list[Dated]) -> date:
    """Return the last sure day of a term: its end, or for «since» the day of publication."""
    if others:
        between = reading.text[first.end : others[0].start]
        if _UNTIL.fullmatch(between) or _UNTIL_BEHIND_ASIDE.fullmatch(between):
            return others[0].first
    since = _SINCE.search(reading.text[: first.start])
    if since is not None and since[1] == "since":
        told = [d for d in reading.dates if d.start > first.end or d.end < first.start]
        if told and reading.text[first.end : first.end + 1] == ",":
            return max(first.last, told[-1].last)
        if reading.published:
            return max(first.last, reading.published[0])
    return first.last


@functools.cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(office_words()['holding'])})\s+(?:the\s+)?$", re.I)
