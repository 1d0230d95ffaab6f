"""Two documents that a paper cites for one thing as if each knew it by itself.

Where both have it from one work, or one of them from the other, they are one witness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpuskit.bib.vocabulary import fold
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import compared
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import Extract, Source

# The paper says that the sources stand for themselves.
_INDEPENDENT = re.compile(
    r"\b(?:independen\w+|separate(?:ly)?|corroborat\w+|confirm\w*|do(?:es)?\s+not\s+depend|"
    r"by\s+(?:itself|himself|herself)|unconnected|two\s+witnesses|of\s+each\s+other)\b",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"\b(?:both|two\s+(?:sources|accounts|authors)|agree\w*|concur\w*|alike|likewise)\b",
    re.IGNORECASE,
)
_ALIKE = 80.0
_CONTEXT = 4
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class OneWitness:
    """Hold a figure for which a paper cites two documents that have it from one source.

    `said` says that the paper calls them independent.
    """

    figure: Printed
    first: Printed
    second: Printed
    shared: str
    said: bool


def one_witness(desk: Desk) -> Iterator[OneWitness]:
    """Yield the figures for which documents are cited that have them from one source."""
    for figure in desk.printed(desk.paper):
        citings = desk.by_group.get(figure.number + 1, ())
        if len(desk.cited(citings)) < 2:
            continue
        held = [each for each in compared(desk, figure, citings) if each.agrees is not None]
        said = bool(_INDEPENDENT.search(figure.where.sentence))
        together = said or bool(_AGREE.search(figure.where.sentence))
        for number, one in enumerate(held):
            for other in held[number + 1 :]:
                if one.agrees is None or other.agrees is None:
                    continue
                shared = _shared(one.agrees, one.source, other.agrees, other.source)
                if not shared and said:
                    shared = _told_by(one.agrees, one.source, other.source) or _told_by(
                        other.agrees, other.source, one.source
                    )
                if shared and together:
                    yield OneWitness(figure, one.agrees, other.agrees, shared, said)


def _shared(a: Printed, of_a: Extract, b: Printed, of_b: Extract) -> str:
    """Return the work that both figures rest on, or the one document itself."""
    mine, yours = works_at(a, of_a), works_at(b, of_b)
    for one in mine:
        for other in yours:
            if _one_work(one, other):
                return one.label
    for works, source in ((mine, of_b), (yours, of_a)):
        if any(_is_document(work, source) for work in works):
            return source.name
    return ""


def works_at(figure: Printed, source: Extract) -> Sequence[Source]:
    """Return the works that are cited for a figure: at its sentence, or in its note."""
    found = [s for p in source.passages if p.group == figure.number + 1 for s in p.sources]
    if figure.claim is not None:
        found += figure.claim.sources
    if figure.where.note:
        found += [s for s in source.sources if s.where.note == figure.where.note]
    return tuple(dict.fromkeys(found))


def _one_work(a: Source, b: Source) -> bool:
    if a.key == b.key:
        return True
    if a.first and b.first and (a.first, a.last) != (b.first, b.last):
        return False
    return fuzz.token_sort_ratio(fold(a.label), fold(b.label)) >= _ALIKE


def _is_document(work: Source, source: Extract) -> bool:
    if f"{source.name}.xml" in work.key.split():
        return True
    label = fold(work.label)
    for record in source.records:
        if record.own and record.title and record.surnames:
            return fuzz.partial_ratio(record.title, label) >= 95
    return False


def _told_by(figure: Printed, source: Extract, other: Extract) -> str:
    """Return the name of another document's author where a passage says that it tells from them.

    A passage that names the body whose report the other document is, just before the figure.
    """
    names = {
        word
        for record in other.records
        if record.own
        for word in (*record.container.split(), *record.surnames)
        if len(word) >= _SHORTEST
    }
    low = max(0, figure.number - _CONTEXT)
    around = " ".join(s.sentence for s in source.sentences[low : figure.number + 1])
    if names and names & set(fold(around).split()):
        return other.name
    return ""
