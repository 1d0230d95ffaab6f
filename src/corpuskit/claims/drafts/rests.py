"""What a paper takes from a document, and what people or checks know against it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.claims.comparison.against import Contraries
from corpuskit.claims.drafts.dates import day_for, told_dates
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import AGREES, compared, score
from corpuskit.claims.reasoning.errata import errata_of
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Evidence, Finding, Level, Location

# Which side of a finding a reader would take for wrong: of two figures or dates of one thing
# either; else that which does not follow from the others or which they, taken together, speak
# against, first or last of the sides. Of parts that do not make their whole nobody knows which is
# wrong, but who takes the whole should know that they do not.
_EITHER = frozenset({"FIG001", "FIG019", "FIG030"})
_FIRST = frozenset(
    {
        *("FIG002", "FIG007", "FIG009", "FIG010", "FIG012", "FIG014", "FIG015", "FIG016"),
        *("FIG017", "FIG018", "TRE002"),
    }
)
_LAST = frozenset({"FIG003", "FIG005", "FIG006", "FIG011", "FIG020"})
# That a source is too old says nothing of what else is true.
_NO_SIDES = frozenset({"DAT002", "DAT020", "DAT021"})
_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:[a-z]{2,6})?\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d\s.,\u00a0\u2009\u202f]*\d|\d")


@dataclass(frozen=True, slots=True)
class Disputed:
    """Hold what a paper takes from a passage, and the finding that speaks against that passage.

    `sides` are the other passages of the finding, without those that agree with it.
    """

    used: Location
    taken: Location
    finding: Finding
    sides: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class JudgedWrong:
    """Hold what a paper takes from a passage that was judged wrong, and what that should say."""

    used: Location
    taken: Location
    correction: str
    reason: str


def disputed(desk: Desk) -> Iterator[Disputed]:
    """Yield what a paper takes from passages that checks of the corpus found contradicted.

    Not where the paper itself gives the other side.
    """
    known = [
        finding
        for finding in desk.manuscript.known
        if finding.level >= Level.WARNING and _at_odds(finding)
    ]
    told: set[tuple[Location, str]] = set()
    for group, used, taken in _taken(desk):
        for finding in known:
            key = (used, finding.fingerprint)
            mine = [side for side in _at_odds(finding) if _is_one(side.location, taken)]
            if not mine or key in told:
                continue
            others = tuple(side for side in finding.evidence if side not in mine)
            others = tuple(s for s in others if s.location.quote and s.location != taken)
            others = _against(desk, finding, mine[0].location, others)
            if not others or _knows(desk, group):
                continue
            if all(_gives(desk, group, side) for side in others):
                continue
            told.add(key)
            yield Disputed(used, taken, finding, others)


def _against(
    desk: Desk, finding: Finding, taken: Location, others: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """Return the sides that speak against one of them, those first of which that is sure."""
    known = desk.remembered(("contraries",), lambda: Contraries(tuple(desk.sources.values())))
    told = [(known.exclude(finding, taken, side.location), side) for side in others]
    against = [each for each in told if each[0] is not False]
    return tuple(side for _, side in sorted(against, key=lambda each: each[0] is None))


def _at_odds(finding: Finding) -> tuple[Evidence, ...]:
    """Return the sides of a finding that a reader would take for wrong.

    What one passage gives one after the other is a series as long as nobody leaves it out.
    """
    sides = finding.evidence
    if finding.check in _FIRST:
        return _alone(sides) or sides[:1]
    if finding.check in _LAST:
        return sides[-1:]
    dated = finding.check[:3] in ("DAT", "TRE") and finding.check not in _NO_SIDES
    if not dated and finding.check not in _EITHER:
        return ()
    lines = {(side.location.path, side.location.line) for side in sides}
    return () if len(lines) == 1 else sides


def _alone(sides: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the side that one document has where another one has all others."""
    documents = Counter(side.location.document for side in sides)
    alone = tuple(side for side in sides if documents[side.location.document] == 1)
    return alone if len(sides) > 2 and len(alone) == 1 and len(documents) == 2 else ()


def judged_wrong(desk: Desk) -> Iterator[JudgedWrong]:
    """Yield what a paper takes from passages that people judged wrong."""
    errata = desk.remembered(("errata",), lambda: errata_of(tuple(desk.sources.values())))
    for _, used, taken in _taken(desk):
        for erratum in errata:
            if _is_one(erratum.where, taken):
                correction = "; ".join(
                    (*erratum.corrections, *(place.quote for place in erratum.instead))
                )
                yield JudgedWrong(used, taken, correction, "; ".join(erratum.reasons))


def _taken(desk: Desk) -> Iterator[tuple[int, Location, Location]]:
    """Yield the figures and dates of a paper with the passage that each is taken from."""
    for each in compared(desk):
        index = desk.index(each.source)
        if each.agrees is not None and score(index, each.figure, each.agrees) >= AGREES:
            yield each.figure.number + 1, each.figure.where, each.agrees.where
    for group, told in told_dates(desk):
        for source in desk.cited(desk.grounds(group, told.where.end)):
            for day in day_for(desk, source, told):
                yield group, told.where, day.where


def _is_one(a: Location, b: Location) -> bool:
    """Tell two places of one figure, whatever more of the words around it either has."""
    if (a.path, a.sentence) != (b.path, b.sentence):
        return False
    return a.start < b.end and b.start < a.end


def _gives(desk: Desk, group: int, side: Evidence) -> bool:
    """Tell whether the paper gives the figure or date of another side too, in whatever words.

    In the paragraph, or wherever it cites the document of that side for it.
    """
    wanted = _numbers(side.location.quote)
    for number in _told_of(desk, group, side.location.document):
        if wanted and wanted <= _numbers(desk.paper.sentences[number - 1].sentence):
            return True
        if _has_value(desk, number, side.location):
            return True
    return False


def _told_of(desk: Desk, group: int, document: str) -> Iterator[int]:
    """Yield the sentences of the paragraph, and those that cite a document."""
    places = desk.manuscript.paragraphs
    own = places[group - 1] if 0 < group <= len(places) else None
    for number, at in enumerate(places[: len(desk.paper.sentences)], 1):
        if at == own or any(document == source.name for source in desk.beside(number)):
            yield number


def _has_value(desk: Desk, number: int, taken: Location) -> bool:
    """Tell whether a sentence of the paper has the figure or the date of a passage."""
    source = desk.sources.get(taken.document)
    if source is None:
        return False
    figures = [each for each in desk.printed(source) if each.where == taken]
    if any(
        (mine.value.low, mine.value.high) == (yours.value.low, yours.value.high)
        and mine.dimension == yours.dimension
        for mine in desk.printed_at(number - 1)
        for yours in figures
    ):
        return True
    days = [(d.first, d.last) for d in desk.days(source) if d.where == taken]
    return any((d.first, d.last) in days for d in desk.days_at(desk.paper, number - 1))


def _knows(desk: Desk, group: int) -> bool:
    """Tell whether a sentence, or one beside it in the paragraph, says that sources disagree."""
    places, sentences = desk.manuscript.paragraphs, desk.paper.sentences
    near = (n for n in (group - 1, group, group + 1) if 0 < n <= min(len(places), len(sentences)))
    return any(
        places[n - 1] == places[group - 1] and _disagreement().search(sentences[n - 1].sentence)
        for n in near
    )


@functools.cache
def _disagreement() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "disagreement.toml")
    words = alternation(table["disagreement"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _numbers(text: str) -> frozenset[str]:
    """Return the numbers and months of a text: two days may differ in their month alone."""
    digits = (re.sub(r"\D", "", found) for found in _NUMBER.findall(text))
    return frozenset((*digits, *(word[:3].casefold() for word in _MONTH.findall(text))))
