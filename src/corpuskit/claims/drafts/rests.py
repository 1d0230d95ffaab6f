"""What a paper takes from a document, and what people or checks know against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import compared
from corpuskit.claims.model import Citing, Claim
from corpuskit.claims.relate import shared_sources
from corpuskit.core.findings import Evidence, Finding, Level

_FACTS = ("FIG", "DAT", "TRE", "REL")
_NUMBER = re.compile(r"\d[\d\s.,\u00a0\u2009\u202f]*\d|\d")
_TOGETHER = re.compile(
    r"\b(?:independent(?:ly)?|separate(?:ly)?|both|corroborat\w+|confirm\w*|two\s+sources|"
    r"each\s+of|as\s+well\s+as|in\s+turn|agree\w*|concur\w*|likewise|alike)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Disputed:
    """Hold a figure of a paper, the one that it is, and the finding that speaks against that."""

    claim: Claim
    figure: Claim
    finding: Finding
    sides: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OneWitness:
    """Hold a figure for which a paper cites two documents that have it from one source."""

    claim: Claim
    citings: tuple[Citing, ...]
    first: Claim
    second: Claim
    shared: tuple[str, ...]
    said: bool


def disputed(desk: Desk) -> Iterator[Disputed]:
    """Yield the figures of a paper that rest on what checks of the corpus found contradicted.

    Not where the paper itself gives the other side.
    """
    known = [
        finding
        for finding in desk.manuscript.known
        if finding.check[:3] in _FACTS and finding.level >= Level.WARNING
    ]
    told: set[tuple[str, str]] = set()
    for each in compared(desk):
        figure = each.agrees
        if figure is None:
            continue
        for finding in known:
            key = (each.claim.where.quote, finding.fingerprint)
            if figure.where not in finding.places or key in told:
                continue
            others = tuple(side for side in finding.evidence if side.location != figure.where)
            if not others or any(_gives(desk, each.claim, side) for side in others):
                continue
            told.add(key)
            yield Disputed(each.claim, figure, finding, others)


def _gives(desk: Desk, claim: Claim, side: Evidence) -> bool:
    """Tell whether the paragraph of a figure gives the figure of another side too."""
    places = desk.manuscript.paragraphs
    own = places[claim.group - 1] if 0 < claim.group <= len(places) else None
    said = {
        number
        for at, where in zip(places, desk.paper.sentences, strict=False)
        if at == own
        for number in _numbers(where.sentence)
    }
    wanted = _numbers(side.location.quote)
    return bool(wanted) and bool(wanted & said)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", found) for found in _NUMBER.findall(text))


def one_witness(desk: Desk) -> Iterator[OneWitness]:
    """Yield the figures for which documents are cited that have them from one source."""
    by_place: dict[object, list[tuple[Claim, Claim, tuple[Citing, ...]]]] = {}
    for claim in desk.paper.claims:
        for each in compared(desk, claim, desk.by_group.get(claim.group, ())):
            if each.agrees is not None:
                found = by_place.setdefault(claim.where, [])
                found.append((claim, each.agrees, tuple(each.citings)))
    for found in by_place.values():
        for number, (claim, first, citings) in enumerate(found):
            for _, second, _ in found[number + 1 :]:
                shared = _shared(first, second)
                if shared:
                    said = bool(_TOGETHER.search(claim.where.sentence))
                    yield OneWitness(claim, citings, first, second, shared, said)


def _shared(first: Claim, second: Claim) -> tuple[str, ...]:
    """Return what both figures rest on: a work that both cite, or the one document itself."""
    shared = shared_sources(first, second)
    if shared:
        labels = {s.key: s.label for s in (*first.sources, *second.sources)}
        return tuple(labels[key] for key in shared)
    for one, other in ((first, second), (second, first)):
        pointers = {f"{other.document}.xml", other.document}
        if any(pointers & set(source.key.split()) for source in one.sources):
            return (other.document,)
    return ()
