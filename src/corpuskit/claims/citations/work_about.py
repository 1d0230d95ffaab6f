"""Works that are about an act or event, as their title says, and older than it.

«Survey of the Damage after the Fire» cannot have appeared before the fire, nor the text of a law
before the law was passed. A title may name an act while it is still fought over; words that say so
speak against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpuskit.claims.grammar.content import name_key, names, words_in
from corpuskit.claims.grammar.happened import is_event
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.model import STATED, Extract, PrintedDay
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Location

_MADE = frozenset({"adopted", "signed", "passed", "approved", "enacted", "promulgated"})
_ACTS = frozenset(
    {
        *("act", "law", "statute", "decree", "code", "constitution", "treaty", "agreement"),
        *("convention", "protocol", "pact", "accord", "charter", "resolution", "ordinance"),
    }
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset({"a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"})
_AHEAD = re.compile(
    r"\b(?:draft\w*|bills?|propos\w+|project\w*|plan\w*|toward?s?|negotiat\w+|making|origins?|"
    r"prepar\w+|before|amend\w*|reform\w*|road|way|campaign|debates?|new|future|need)\b",
    re.I,
)
_NOUN_OF = re.compile(r"(?P<noun>[a-z]+)\s+(?:of|on)\s+(?:the\s+)?(?:[A-Z][a-z]+,?\s+)?$")
_AFTER = re.compile(
    r"\b(?:after|following|since|of|during|on|in|by)\s+the\s+(?:[A-Z]?[a-z]+\s+)?(?P<noun>[A-Za-z]+)"
)
# What two texts say of the day of one event may differ by so much.
_ONE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class WorkAbout:
    """Hold a cited work, what it is about, and the passage that dates that later."""

    work: CitedWork
    what: str
    first: date
    where: Location


def works_about(extracts: Sequence[Extract]) -> Iterator[WorkAbout]:
    """Yield the cited works that are older than what their title names."""
    works = [w for e in extracts for w in e.cited if w.last and w.title and not w.act]
    if not works:
        return
    acts, events = _acts(extracts), _events(extracts)
    affairs = _affairs(extracts) if events else {}
    for work in works:
        title = work.as_printed("title") or work.title
        about = affairs.get(work.document, frozenset()) | names(words_in(title))
        found = _act_in(title, acts) or _event_in(title, events, about)
        if found is not None and work.last is not None and work.last < found[1]:
            yield WorkAbout(work, *found)


_Dated = tuple[str, date, Location]


def _acts(extracts: Sequence[Extract]) -> Mapping[frozenset[str], _Dated]:
    """Return acts by the words of their name, with the first day that a text gives for them."""
    found: dict[frozenset[str], _Dated] = {}
    for event in (event for extract in extracts for event in extract.events):
        words = _words(event.label)
        if event.role in _MADE and event.stance in STATED and words & _ACTS and len(words) > 1:
            dated = event.label, event.first, event.where
            if words not in found or event.first < found[words][1]:
                found[words] = dated
    return found


def _act_in(title: str, acts: Mapping[frozenset[str], _Dated]) -> _Dated | None:
    words = _words(title)
    if _AHEAD.search(title) or not words & _ACTS:
        return None
    named = [act for act in acts if act <= words]
    return acts[max(named, key=lambda act: (len(act), sorted(act)))] if named else None


def _affairs(extracts: Sequence[Extract]) -> Mapping[str, frozenset[str]]:
    """Return the names that each document is about."""
    return {
        extract.name: frozenset().union(*(day.affair for day in extract.days))
        for extract in extracts
    }


def _events(extracts: Sequence[Extract]) -> Mapping[str, Sequence[PrintedDay]]:
    """Return the days of «the fire of 9 March 1998», by what happened."""
    found: defaultdict[str, list[PrintedDay]] = defaultdict(list)
    for day in (day for extract in extracts for day in extract.days):
        where = day.told.where
        of = _NOUN_OF.search(where.sentence, 0, where.start)
        if of is not None and is_event(lemma(of["noun"])):
            found[lemma(of["noun"])].append(day)
    return found


def _event_in(
    title: str, events: Mapping[str, Sequence[PrintedDay]], about: frozenset[str]
) -> _Dated | None:
    """Return the event that a title names, where texts about the affair know one of its kind."""
    if _AHEAD.search(title):
        return None
    for match in _AFTER.finditer(title):
        noun = lemma(match["noun"].casefold())
        days = [day for day in events.get(noun, ()) if day.affair & about]
        if days:
            first = min(days, key=lambda day: (day.day, day.told.where))
            if max(day.day for day in days) - first.day <= _ONE:
                return f"the {noun}", first.day, first.told.where
    return None


def _words(text: str) -> frozenset[str]:
    words = (m[0].casefold() for m in _WORD.finditer(text))
    return frozenset(name_key(lemma(word)) for word in words if word not in _SMALL)
