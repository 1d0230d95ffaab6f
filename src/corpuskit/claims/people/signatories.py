"""Who signed a treaty for one of its sides: «for Sweden it was signed by Count Hall»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.things import things_in
from corpuskit.claims.model import Subject
from corpuskit.claims.people.about import thing_meant
from corpuskit.claims.people.agents import agent_at
from corpuskit.claims.people.makers import Made
from corpuskit.core.letters import CAPITALS

_SIGNS = re.compile(r"\b(?:[Ss]igned|[Ss]igning|[Ss]ignatory|[Ss]ignature|[Ss]igns)\b")
_FOR = re.compile(
    rf"\b(?:[Ff]or|[Oo]n\s+behalf\s+of|[Oo]n\s+the\s+part\s+of)\s+"
    rf"(?P<side>(?:the\s+)?(?:[{CAPITALS}][\w’'-]*)(?:\s+[{CAPITALS}][\w’'-]*){{0,3}})"
)
_ACTS = frozenset({"act"})
_FAR = 60


def signed_for(reading: Reading) -> Iterator[Made]:
    """Yield each side for which a sentence says that somebody signed, with who did."""
    if not reading.people or not _SIGNS.search(reading.text):
        return
    sides = [m for m in _FOR.finditer(reading.text) if not _is_person(reading, m)]
    for match in sides:
        person = _signatory(reading, match, len(sides))
        agent = agent_at(reading, person.start) if person else None
        here = things_in(reading.sentence, reading.aliases, reading.sorts)
        act = next((t.subject for t in here if t.classes & _ACTS), None)
        act = act if act is not None and act.facets else thing_meant(reading, _ACTS) or act
        if agent is not None and act is not None and act.head:
            yield Made("signed", _of_side(act, match["side"]), agent)


def _of_side(act: Subject, side: str) -> Subject:
    """Return what one side signed; the other's is another signature."""
    name = side.removeprefix("the ")
    facets = act.facets | {("for", name.casefold())}
    return replace(act, facets=frozenset(facets), phrase=f"{act.phrase} for {name}")


def _is_person(reading: Reading, match: re.Match[str]) -> bool:
    return any(p.start < match.end("side") and match.start("side") < p.end for p in reading.people)


def _signatory(reading: Reading, match: re.Match[str], sides: int) -> Person | None:
    """Return who signs for a side: the only one named, or who is named next to it."""
    if len(reading.people) == 1 and sides == 1:
        return reading.people[0]
    if sides != len(reading.people):
        return None
    before = [p for p in reading.people if 0 <= match.start() - p.end <= _FAR]
    behind = [p for p in reading.people if 0 <= p.start - match.end() <= _FAR]
    first = _FOR.search(reading.text)
    if first is not None and first.start() < reading.people[0].start:
        return behind[0] if behind else None
    return before[-1] if before else None
