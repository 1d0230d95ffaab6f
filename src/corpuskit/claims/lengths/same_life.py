"""Lengths for which bodies are said to have been there, against when they came and went."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Edge, Extract, LifeEdge, LifeLength
from corpuskit.core.tolerances import ABOUT, tolerance

# A length that is so many times another is of another body.
_FACTOR = 4
_AGAIN = re.compile(r"\b(?:re-?open|re-?establish|re-?found|re-?deploy|re-?constitut|reviv)", re.I)


@dataclass(frozen=True, slots=True)
class Lived:
    """Hold a length of a body's time, and a beginning and an end that make another one."""

    length: LifeLength
    start: LifeEdge
    end: LifeEdge


def lived_otherwise(extracts: Sequence[Extract]) -> Iterator[Lived]:
    """Yield the bodies of which a length and both ends are told, and do not agree."""
    bodies: defaultdict[tuple[str, str], defaultdict[frozenset[str], list[LifeEdge]]]
    bodies = defaultdict(lambda: defaultdict(list))
    texts = {extract.name: extract for extract in extracts}
    for extract in extracts:
        for edge in extract.life_edges:
            bodies[extract.name, edge.noun][edge.names].append(edge)
    for length in (each for extract in extracts for each in extract.life_lengths):
        for (name, noun), named in sorted(bodies.items(), key=lambda each: each[0]):
            if noun != length.noun:
                continue
            for names, edges in named.items():
                known = bool(names & length.names) and (
                    names <= length.names or length.names <= names
                )
                alone = not length.names and len(named) == 1
                ends = _ends(edges)
                if ends is None or ends[0].where.sentence == length.where.sentence:
                    continue
                one = known or (alone and _one(texts[name], texts[length.document]))
                if one and _belies(length, *ends) and not _came_again(texts[name]):
                    yield Lived(length, *ends)


def _came_again(text: Extract) -> bool:
    """Tell a text in which something is opened anew."""
    return any(_AGAIN.search(where.sentence) for where in text.sentences)


def _one(a: Extract, b: Extract) -> bool:
    """Tell whether «the mission» of one text is the only one of another, of one affair."""
    return a.name == b.name or one_affair(usage_of(a).affair, usage_of(b).affair)


def _ends(edges: Sequence[LifeEdge]) -> tuple[LifeEdge, LifeEdge] | None:
    """Return the beginning and the end of a body, where each is told with one date."""
    starts = [edge for edge in edges if edge.edge is Edge.START]
    ends = [edge for edge in edges if edge.edge is Edge.END]
    if len({e.first for e in starts}) != 1 or len({e.first for e in ends}) != 1:
        return None
    return (starts[0], ends[0]) if starts[0].last < ends[0].first else None


def _belies(length: LifeLength, start: LifeEdge, end: LifeEdge) -> bool:
    """Tell whether a body was not there as long as is said, and nearly enough to be meant."""
    point, unit = float(length.length.point or 0), float(DAYS[length.unit])
    least, most = (end.first - start.last).days / unit, (end.last - start.first).days / unit
    about = length.length.modality != "exact"
    slack = max(1.0, point * float(tolerance(ABOUT)) if about else 0.0)
    fits = point - slack <= most and least <= point + slack
    return not fits and most * _FACTOR >= point and least <= point * _FACTOR
