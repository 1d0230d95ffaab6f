"""Dated roles of treaties and their kin: «signed in Vienna on 8 April 2010»."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpuskit.claims.dates.bounding import bounds_time
from corpuskit.claims.grammar.reading import Instrument, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import EventDate, Source, Stance
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.language.treaty_ranks import is_bare, part_before
from corpuskit.language.treaty_words import kind_words
from corpuskit.tei.registers import identifier_of

_OF_DATE = re.compile(r"\s*(?:,|\(|of|from|dated)?\s*(?:of\s+)?$", re.I)
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\s+", re.I)
_RIGHT_BEHIND = re.compile(r",?\s+(?:(?:on|in|at|by|since|of|from)\s+)?(?:the\s+)?", re.I)
# What parts a date from a word behind it: «tabled in May and adopted in June».
_GOES_ON = re.compile(r"\b(?:and|but|or|which|who|then)\b|[;:]")
_PAST = re.compile(r"(?:\w+ed|came|took|became|inked)\b", re.I)
_WHICH = re.compile(r"(?:\s+(?:of|from)\s+[^,;]{4,20})?,?\s+(?:which|that)\s+[^,;:]*$")
_ADJUNCT = re.compile(r"\s+(?:by|in|at)\s+[^,;.:]{2,40}\s+(?:on|in)\s+(?:the\s+)?")
_PRONOUNS = re.compile(r"\b(?:which|that|who|it|they)\b")
_RELATIVE = re.compile(r"(?:\s+(?:of|from)\s+[^,;]{4,20})?,?\s+(?:which|that)\s+[^;]*$")
_JOINED = re.compile(r"\b(?:and|but)\s+(?:on|in)\s+(?:the\s+)?$")
_AGAIN = re.compile(r"\s+again\b")
# «Prolonged until 31 July 2022» does not say when that was done.
_EXTENDED, _UNTIL = "extended", re.compile(r"\b(?:until|till|through|to)\s+$")
_WANTED = re.compile(r"(?<!\bhad to )(?<!\bhas to )\bbe\s+(?:\w+ly\s+)?$", re.I)
_PRONOUN = re.compile(r"(?:It|This)\b|\b(?:ratified|signed|initialled|denounced)\s+(it)\b")
_OBLIQUE = re.compile(
    r"\b(?:under|of|to|by|from|with|in|on|against|than|after|before|since|like)\s+"
    r"(?:the\s+|a\s+|an\s+|its\s+)?(?:auspices\s+of\s+(?:the\s+)?|so-called\s+)?$",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|been|be|being)\s+(?:\w+\s+)?$")
_LOOK = 90
_YEAR = 366
_WITH = re.compile(
    r"\s*(?:(?:was|were|is)\s+)?(?:signed\s+|concluded\s+)?"
    r"(?:with|between|by)\s+((?:(?:the|and|of)\s+|[A-Z][\w’'-]*,?\s*)+)"
)
_CAPITAL = re.compile(r"[A-Z][\w-]+")
_NO_PARTNERS = frozenset({"Republic", "Kingdom", "Government", "State", "States", "Union"})


@dataclass(frozen=True, slots=True)
class Role:
    """Hold a role of a date, the words that say it, and the roles that it cannot come before."""

    name: str
    pattern: re.Pattern[str]
    after: frozenset[str]


@functools.cache
def roles() -> Mapping[str, Role]:
    """Load the roles of dates once."""
    return {
        name: Role(
            name,
            re.compile(rf"\b(?:{alternation(entry['words'])})\b", re.I),
            frozenset(entry["after"]),
        )
        for name, entry in lexicons.table("corpuskit.claims", "roles.toml").items()
    }


def _stance(reading: Reading, word: re.Match[str] | None, dated: Dated) -> Stance:
    """Read the stance; «that it be signed», «it is to be signed» tell what is only wanted."""
    if word is not None and _WANTED.search(reading.text, 0, word.start()):
        return Stance.PLANNED
    return stance_of(reading.sentence, dated.start, dated.end)


def with_antecedent(reading: Reading, before: Reading | None) -> Reading:
    """Give a sentence about «it» the instrument that the sentences before it are about."""
    if before is None:
        return reading
    carried = _carried(reading, before)
    if reading.instruments and not (carried and carried[0].start == 0):
        return reading
    # «It entered into force in May, and in June the two signed the Pact»: two instruments.
    return replace(reading, instruments=(*carried, *reading.instruments))


def events_of(reading: Reading, document: str) -> tuple[EventDate, ...]:
    """Read the dated roles of the instruments that a sentence names.

    A date belongs to the instrument nearest to it, with the role whose word stands nearest; a
    date set directly before or behind the name («the 1994 accord», «Treaty of 2 May 1994») is its
    signing.
    """
    found = []
    for dated in reading.dates:
        instrument = _instrument_of(reading, dated)
        if instrument is None or _is_of_part(reading, instrument, dated):
            continue
        found_role = _role_of(reading, instrument, dated)
        if found_role is None:
            continue
        role, word = found_role
        if role == _EXTENDED and _UNTIL.search(reading.text, 0, dated.start):
            continue
        if word is not None and bounds_time(reading.text, dated.start):
            continue
        if word is not None and _AGAIN.match(reading.text, word.end()):
            continue
        instrument = _subject_of(reading, instrument, word)
        found.append(
            EventDate(
                document=document,
                event=instrument.event,
                label=instrument.label,
                role=role,
                party=_party(reading, role, word, dated),
                first=dated.first,
                last=dated.last,
                stance=_stance(reading, word, dated),
                where=reading.locate(dated.start, dated.end, dated.xml_id),
                sources=_sources_for(reading, instrument, dated),
                past=word is not None and _PAST.match(word[0]) is not None,
            )
        )
    return tuple(found)


def _carried(reading: Reading, before: Reading) -> tuple[Instrument, ...]:
    """Return what «it» is: the instrument that the sentence before is about, if it names one."""
    pronoun = _PRONOUN.search(reading.text)
    if pronoun is None or (pronoun[1] is None and pronoun.start() > 0):
        return ()
    plain = [i for i in before.instruments if not _is_oblique(before, i)]
    meant = plain or before.instruments
    if len({i.event for i in meant}) != 1:
        return ()
    return (replace(meant[0], start=pronoun.start(), end=pronoun.end()),)


def _subject_of(reading: Reading, instrument: Instrument, word: re.Match[str] | None) -> Instrument:
    """Return the instrument that a verb behind it is said of.

    «The Accord, negotiated under the Treaty of Lagos, was signed»: not the one behind «under».
    """
    if word is None or word.start() < instrument.end or not _is_oblique(reading, instrument):
        return instrument
    if _PRONOUNS.search(reading.text, instrument.end, word.start()):
        return instrument
    others = [
        i
        for i in reading.instruments
        if i.end < instrument.start < word.start() and not _is_oblique(reading, i)
    ]
    return others[-1] if others else instrument


def _is_oblique(reading: Reading, instrument: Instrument) -> bool:
    return _OBLIQUE.search(reading.text, 0, instrument.start) is not None


def _instrument_of(reading: Reading, dated: Dated) -> Instrument | None:
    def distance(instrument: Instrument) -> int:
        if instrument.start <= dated.start < instrument.end:
            return 0
        return max(dated.start - instrument.end, instrument.start - dated.end)

    near = [i for i in reading.instruments if distance(i) <= _LOOK * 2]
    near = [i for i in near if not _other_between(reading, i, dated)]
    done = [i for i in near if _is_object(reading, i, dated)]
    if done:
        return done[0]
    related = [i for i in near if _is_relative(reading, i, dated)]
    if related:
        return related[-1]
    return min(near, key=lambda i: (distance(i), i.start), default=None)


def _is_of_part(reading: Reading, instrument: Instrument, dated: Dated) -> bool:
    """Tell «Annex II of the Convention was adopted on 4 May»: the part, and not the whole.

    A date right behind the name is the whole's: «Annex II of the Convention of 4 May».
    """
    between = reading.text[instrument.end : dated.start]
    if dated.start < instrument.end or _OF_DATE.fullmatch(between):
        return False
    return bool(part_before(reading.text, instrument.start))


def _is_object(reading: Reading, instrument: Instrument, dated: Dated) -> bool:
    """Tell «and on the following day the two concluded the Pact»: done on the day before it."""
    if instrument.start < dated.end or not _JOINED.search(reading.text, 0, dated.start):
        return False
    between = reading.text[dated.end : instrument.start]
    words = [m for role in roles().values() for m in role.pattern.finditer(between)]
    active = [m for m in words if not _PASSIVE.search(between, 0, m.start())]
    return bool(active) and "," not in between


def _is_relative(reading: Reading, instrument: Instrument, dated: Dated) -> bool:
    """Tell «the Convention, which entered into force on 1 May»: no other verb stands between."""
    between = reading.text[instrument.end : dated.start] if instrument.end <= dated.start else ""
    if len(between) <= _LOOK and _WHICH.match(between):
        return True
    told = len(between) <= _LOOK * 2 and _RELATIVE.match(between) is not None
    return told and any(role.pattern.search(between) for role in roles().values())


def _other_between(reading: Reading, instrument: Instrument, dated: Dated) -> bool:
    low, high = sorted((instrument.end, dated.start))
    return ";" in reading.text[low:high] or ". " in reading.text[low:high]


def _role_of(
    reading: Reading, instrument: Instrument, dated: Dated
) -> tuple[str, re.Match[str] | None] | None:
    """Return the role of a date, and the word that says it where one does."""
    text = reading.text
    if instrument.start <= dated.start and dated.end <= instrument.end:
        return "signed", None
    between = (
        text[instrument.end : dated.start]
        if dated.start >= instrument.end
        else text[dated.end : instrument.start]
    )
    beside = dated.start >= instrument.end and _OF_DATE.fullmatch(between)
    if beside or (dated.end <= instrument.start and not between.strip()):
        # «Complaints under the Pact, 1994–2008» dates the complaints.
        return ("signed", None) if (dated.last - dated.first).days <= _YEAR else None
    nearest: tuple[bool, int, str, re.Match[str]] | None = None
    low = max(0, min(dated.start, instrument.start) - _LOOK)
    high = max(dated.end, instrument.end) + _LOOK // 2
    for role in roles().values():
        for match in role.pattern.finditer(text, low, high):
            if _is_of_another(reading, dated, match) or _is_apart(text, dated, match):
                continue
            if _is_said_of_another(reading, instrument, match):
                continue
            gap = min(abs(match.end() - dated.start), abs(match.start() - dated.end))
            behind = match.start() >= dated.end
            if nearest is None or (behind, gap) < nearest[:2]:
                nearest = (behind, gap, role.name, match)
    return nearest[2:] if nearest and nearest[1] <= _LOOK else None


def _is_said_of_another(reading: Reading, instrument: Instrument, match: re.Match[str]) -> bool:
    """Tell «by the end of the Pact 4 million contracts were signed»: the subject is another."""
    verb = _PASSIVE.search(reading.text, 0, match.start())
    if verb is None or match.start() < instrument.end:
        return False
    subject = reading.phrase_before(verb.start())
    if subject is None or reading.text[subject.stop : verb.start()].strip():
        return False
    others = (i for i in reading.instruments if i.start < subject.stop and subject.start < i.end)
    return subject.start >= instrument.end and next(others, None) is None


def _is_apart(text: str, dated: Dated, match: re.Match[str]) -> bool:
    """Tell whether a bracket, or «and» before a word behind it, parts a date from a role.

    «concluded in May 1995 (ratified by the one in June)»: what a bracket opens after a date, or
    has closed before it, speaks of something else.
    """
    if match.start() >= dated.end:
        between = text[dated.end : match.start()]
        return "(" in between or _GOES_ON.search(between) is not None
    return ")" in text[match.end() : dated.start]


def _is_of_another(reading: Reading, dated: Dated, match: re.Match[str]) -> bool:
    """Tell whether another date stands between a date and the word of its role, or right behind it.

    «In 1997 the pact, concluded in 1995, was ...»: what was concluded then was not so in 1997.
    """
    low, high = sorted((match.start(), dated.start))
    return any(
        d is not dated
        and (
            low < d.start < high
            or (
                d.start >= match.end()
                and _RIGHT_BEHIND.fullmatch(reading.text, match.end(), d.start) is not None
            )
            or (dated.end <= match.start() and _owns(reading, match, d))
        )
        for d in reading.dates
    )


def _owns(reading: Reading, match: re.Match[str], dated: Dated) -> bool:
    """Tell whether a date behind a verb is the verb's: «ratified by Peru on 9 May»."""
    return (
        dated.start >= match.end()
        and _ADJUNCT.fullmatch(reading.text, match.end(), dated.start) is not None
    )


def _party(reading: Reading, role: str, word: re.Match[str] | None, dated: Dated) -> str:
    """Return who ratified, joined or left, where that is not everybody."""
    if word is None or role in ("signed", "in-force", "published", "initialled", "negotiated"):
        return ""
    by = _BY.match(reading.text, word.end()) or _BY.match(reading.text, dated.end)
    phrase = reading.phrase_from(by.end()) if by else reading.phrase_before(word.start())
    if phrase is None or any(i.start <= phrase.start < i.end for i in reading.instruments):
        return ""
    return " ".join(phrase.words).casefold()


def _sources_for(reading: Reading, instrument: Instrument, dated: Dated) -> tuple[Source, ...]:
    """Return the works of the first note at or behind the date, up to the sentence's end."""
    anchor = max(instrument.end, dated.end)
    marks = sorted({offset for offset, _ in reading.sources if offset >= anchor - 1})
    if not marks:
        return ()
    return tuple(source for offset, source in reading.sources if offset == marks[0])


def order_violated(earlier_role: str, later_role: str) -> bool:
    """Tell whether one role can come only after another."""
    return earlier_role in roles()[later_role].after if later_role in roles() else False


def same_instrument(a: EventDate, b: EventDate) -> bool:
    """Tell whether two dated roles are of one instrument: the register decides."""
    return bool(a.event) and a.event == b.event


def one_role(a: EventDate, b: EventDate) -> bool:
    """Tell whether two dates are of one role, and of one party where parties differ in it."""
    return a.role == b.role and a.party == b.party


def roles_parted(a: EventDate, b: EventDate) -> Obstacle | None:
    """Return why two dated roles do not contradict each other, None where they do."""
    if not (a.event and b.event):
        return Obstacle.NO_REGISTER_ENTRY
    if not (_is_named(a) and _is_named(b)):
        return Obstacle.ONLY_KIND
    if a.document != b.document and (_is_of_many(a) or _is_of_many(b)):
        return Obstacle.ONLY_KIND
    if not same_instrument(a, b):
        return Obstacle.EVENT
    if not one_role(a, b):
        return Obstacle.PARTY if a.role == b.role else Obstacle.ROLE
    if a.last >= b.first and b.last >= a.first:
        return Obstacle.AGREE
    return Obstacle.PARTNERS if other_partners(a, b) else None


def other_partners(a: EventDate, b: EventDate) -> bool:
    """Tell whether two mentions name other parties: «with Kenya», «between Kenya and Uganda»."""
    mine, yours = _partners(a), _partners(b)
    return bool(mine and yours) and not (mine <= yours or yours <= mine)


def _partners(event: EventDate) -> frozenset[str]:
    text = event.where.sentence
    at = text.find(event.label)
    behind = text[at + len(event.label) :][:_LOOK] if at >= 0 else ""
    said = _WITH.match(behind) or _WITH.search(event.label)
    if said is None:
        return frozenset()
    return frozenset(w.casefold() for w in _CAPITAL.findall(said[1]) if w not in _NO_PARTNERS)


def by_event(events: Sequence[EventDate]) -> Mapping[str, tuple[EventDate, ...]]:
    """Group dated roles by instrument; a mere «Protocol» is a name of many, and of none.

    «Protocol II» is one instrument of its document, and in another one perhaps another treaty's.
    """
    groups: dict[tuple[str, str], list[EventDate]] = {}
    for event in events:
        if event.event and _is_named(event):
            alone = event.document if _is_of_many(event) else ""
            groups.setdefault((event.event, alone), []).append(event)
    return {" ".join(key).strip(): tuple(group) for key, group in sorted(groups.items())}


def _is_named(event: EventDate) -> bool:
    return event.label.casefold() not in kind_words()


def _is_of_many(event: EventDate) -> bool:
    """Tell «Protocol II» where the register knows no more of its name."""
    known = event.event.rpartition("#")[2]
    return is_bare(event.label) and known == identifier_of(event.label, "treaty")
