"""DAT009: an anniversary that does not fall where the beginning puts it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.dates.anniversaries import BEGINNINGS, words_of_beginning
from corpuskit.claims.documents.affairs import Affair, names_in, one_affair
from corpuskit.claims.grammar.content import names
from corpuskit.claims.grammar.same_thing import Same, same_thing
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import (
    STATED,
    Anniversary,
    DatedEdge,
    Edge,
    EventDate,
    Extract,
    printed_period,
)
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Evidence, Finding, Level, Location

_MOST = 60
_FEW = 3
_AT = re.compile(r"\b(?:of|at|in|near|from|between)\s+(?:the\s+)?([A-Z][\w’'-]+)")


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield anniversaries that none of the beginnings of the same thing bears out."""
    kept = [each for extract in extracts for each in extract.anniversaries]
    if not kept:
        return
    begun: dict[str, list[EventDate]] = {}
    for event in (e for extract in extracts for e in extract.events if e.stance in STATED):
        if event.subject is not None and event.role in BEGINNINGS:
            begun.setdefault(event.subject.head, []).append(event)
    edges: dict[str, list[DatedEdge]] = {}
    for edge in (e for extract in extracts for e in extract.edges if e.founds):
        for word in edge.about if edge.edge is Edge.START else ():
            edges.setdefault(word, []).append(edge)
    spoken = {e.name: names(w for p in e.passages for w in p.words) for e in extracts}
    affairs = {extract.name: usage_of(extract).affair for extract in extracts}
    told: set[Location] = set()
    for each in kept:
        known: list[EventDate | DatedEdge] = [*_events(each, begun)]
        known += _edges(each, edges, spoken, affairs)
        alike = [other for other in known if _is_counted_from(each, other)]
        if alike and each.where not in told:
            # Of what may be meant, the first that began with anything is.
            told.add(each.where)
            if not any(_fits(each, other) for other in alike):
                yield _finding(each, alike[0])


def _is_counted_from(each: Anniversary, other: EventDate | DatedEdge) -> bool:
    """Tell whether years may be counted from a beginning: «after its opening», from no founding."""
    if not each.roles:
        return True
    if each.where.sentence == other.where.sentence:
        return False
    told = other.role if isinstance(other, EventDate) else ""
    if told:
        return told in each.roles
    return any(_says(role).search(other.where.sentence) for role in each.roles)


@functools.cache
def _says(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words_of_beginning(role))})\b", re.I)


def _events(each: Anniversary, begun: Mapping[str, Sequence[EventDate]]) -> Iterator[EventDate]:
    for event in begun.get(each.subject.head, ())[:_MOST]:
        if event.subject is not None and _one_thing(each, event):
            yield event


def _one_thing(each: Anniversary, begun: EventDate) -> bool:
    """Tell whether an anniversary is of what began; «the Bank» may be the one that is named there."""
    if begun.subject is None:
        return False
    if unify(each.subject, begun.subject) is Fit.SAME:
        return True
    return same_thing(each.subject, begun.subject) is Same.SURE


def _edges(
    each: Anniversary,
    edges: Mapping[str, Sequence[DatedEdge]],
    spoken: Mapping[str, frozenset[str]],
    affairs: Mapping[str, Affair],
) -> Iterator[DatedEdge]:
    """Yield what begins with the noun of an anniversary, and with every name that it has."""
    found = {id(edge): edge for word in sorted(each.heads) for edge in edges.get(word, ())[:_MOST]}
    alone = Counter(edge.document for edge in found.values())
    for edge in found.values():
        told = names_in(edge.where.sentence)
        if each.names and each.names & told:
            if each.names <= told | edge.affair:
                yield edge
        elif each.names and (_placed(edge) or not each.names <= affairs[edge.document].printed):
            # «The railway of Ommen» is not that of Brack.
            continue
        # «The mill kept its jubilee» is of the only mill that a text of the same affair tells of.
        elif (
            len(found) <= _FEW
            and alone[edge.document] == 1
            and (
                len(spoken[each.document] & spoken[edge.document]) >= _FEW
                or one_affair(affairs[each.document], affairs[edge.document])
            )
        ):
            yield edge


def _placed(edge: DatedEdge) -> bool:
    """Tell a sentence that says where something began."""
    return any(names_in(match[1]) for match in _AT.finditer(edge.where.sentence))


def _fits(each: Anniversary, begun: EventDate | DatedEdge) -> bool:
    """Tell whether an anniversary is kept in the year of the beginning, or within one of it."""
    return each.first - 1 <= begun.last.year and begun.first.year <= each.last + 1


def _finding(each: Anniversary, begun: EventDate | DatedEdge) -> Finding:
    what = f"{begun.label} {begun.role}" if isinstance(begun, EventDate) else f"{each.label} began"
    return CHECK.finding(
        f"{each.where.quote} in {each.where.citation} counts from {each.first}, but "
        f"{what} {printed_period(begun.first, begun.last)} in {begun.where.citation}",
        [
            Evidence(each.where, f"{each.label}: from {each.first}"),
            Evidence(begun.where, f"{what} {printed_period(begun.first, begun.last)}"),
        ],
        why="both speak of one thing",
        tolerance="a year: anniversaries are kept early and late",
    )


CHECK = Check(
    id="DAT009",
    slug="anniversary-differs",
    level=Level.WARNING,
    summary="An anniversary does not fall where the date of the beginning puts it.",
    why="The anniversary and its year give the year of the beginning; one of the three is wrong.",
    fix="Look the beginning up; correct it, or the anniversary.",
    find=find,
    reported=(
        Example(
            "a school founded too late for its jubilee",
            {
                "chapter": "The school of Ommen was founded in 1903.\n",
                "press": "In 1943 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
    ),
    silent=(
        Example(
            "a jubilee that falls right",
            {
                "chapter": "The school of Ommen was founded in 1903.\n",
                "press": "In 1953 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
        Example(
            "another school",
            {
                "chapter": "The school of Zwolle was founded in 1903.\n",
                "press": "In 1943 the school of Ommen celebrated its fiftieth anniversary.\n",
            },
        ),
    ),
    references=(
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
    ),
)
