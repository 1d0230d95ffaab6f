"""Pairs of claims with the reasons for what was decided of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from corpuskit.claims.comparison.compare import Comparison, Conflict, compared
from corpuskit.claims.comparison.relate import shared_sources
from corpuskit.claims.dates.same_happening import Happenings, by_happening
from corpuskit.claims.linkage.reasons import (
    Links,
    is_shown,
    link_of,
    links_of,
    signs_words,
    unlinked_words,
)
from corpuskit.claims.model import Claim, EventDate, Extract
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.reasoning.event_reasons import (
    dates_parted,
    event_obstacle_words,
    why_dates_compared,
)
from corpuskit.claims.reasoning.kindred import kinship
from corpuskit.claims.reasoning.reasons import (
    Reason,
    kinship_words,
    level_words,
    obstacle_words,
    why_compared,
)
from corpuskit.core.findings import Finding, Location

Statement: TypeAlias = Claim | EventDate
_DEPTH = {obstacle: number for number, obstacle in enumerate(Obstacle)}
_MIXED = (
    "one is a figure, the other a date: they are compared only where a figure is an age or a "
    "length of time, or where a source is older than what it is cited for"
)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Hold two claims, what was looked at, and why nothing is reported of them, in words.

    `obstacles` are what settled it, one for each way of comparing; there are none where the two
    contradict each other, and `level` then says how surely.
    """

    a: Statement
    b: Statement
    reasons: tuple[Reason, ...]
    because: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    level: str = ""

    @property
    def contradicts(self) -> bool:
        """Tell whether the two cannot both be true."""
        return not self.because

    @property
    def depth(self) -> int:
        """Return how far comparing went: the higher, the nearer they were to a finding."""
        return _DEPTH[self.obstacles[0]] if self.obstacles else len(_DEPTH)


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what comparing asks of the whole corpus: its happenings, its linked figures."""

    happened: Happenings
    links: Links


def known_of(extracts: Sequence[Extract]) -> Known:
    """Return what comparing asks of a corpus."""
    return Known(by_happening(extracts), links_of(extracts))


def paired(a: Statement, b: Statement, known: Known) -> Pairing:
    """Set any two claims side by side."""
    if isinstance(a, Claim) and isinstance(b, Claim):
        return _figures(a, b, known.links)
    if isinstance(a, EventDate) and isinstance(b, EventDate):
        obstacle = dates_parted(a, b, known.happened)
        lines = why_dates_compared(a, b)
        if obstacle is None:
            return Pairing(a, b, lines)
        return Pairing(a, b, lines, (event_obstacle_words(a, b, obstacle),), (obstacle,))
    return Pairing(a, b, (), (_MIXED,), (Obstacle.KIND,))


def _figures(a: Claim, b: Claim, links: Links) -> Pairing:
    by_subject = compared(a, b)
    by_words = kinship(a, b)
    lines = why_compared(by_subject)
    if by_subject.obstacle is None:
        return Pairing(a, b, lines, level=level_words(by_subject))
    if isinstance(by_words, Conflict):
        judged = Comparison(a, b, None, judgement=by_words.judgement)
        lines = (*why_compared(judged), Reason("words", by_words.why))
        level = f"{by_words.level.label}: names, nouns, predicates and days all agree"
        return Pairing(a, b, lines, level=level)
    link = link_of(links, a, b)
    if link is not None and is_shown(link):
        judged = Comparison(a, b, None, judgement=link.judgement)
        lines = (*why_compared(judged), Reason("signs", signs_words(link)))
        return Pairing(a, b, lines, level="as all signs together have it")
    said = dict.fromkeys((obstacle_words(by_subject), kinship_words(a, b, by_words)))
    because = (*said, unlinked_words(link)) if by_words is not Obstacle.AGREE else tuple(said)
    return Pairing(a, b, lines, because, (by_subject.obstacle, by_words))


def statements(extracts: Sequence[Extract]) -> tuple[Statement, ...]:
    """Return every figure and dated role of a corpus, in order of place."""
    found: list[Statement] = []
    for extract in extracts:
        found += (*extract.claims, *extract.events)
    return tuple(sorted(found, key=lambda each: each.where))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Hold a finding with the claims on its sides and the reasons for it.

    `sides` has None for what is no figure or dated role, such as a cited work or a cell.
    """

    finding: Finding
    sides: tuple[Statement | None, ...]
    pairings: tuple[Pairing, ...]
    independence: str


def explained(finding: Finding, extracts: Sequence[Extract]) -> Explanation:
    """Return the reasons for a finding: its sides, what was compared, who depends on whom."""
    return explainer(extracts)(finding)


def explainer(extracts: Sequence[Extract]) -> Callable[[Finding], Explanation]:
    """Return what gives the reasons for any finding of a corpus, which is gone through once."""
    at: dict[Location, Statement] = {s.where: s for s in statements(extracts)}
    asked = known_of(extracts)

    def explanation(finding: Finding) -> Explanation:
        sides = tuple(at.get(side.location) for side in finding.evidence)
        known = [side for side in sides if side is not None]
        pairings = (paired(a, b, asked) for a, b in combinations(known, 2))
        telling = tuple(p for p in pairings if p.contradicts)
        return Explanation(finding, sides, telling, _independence(finding, known))

    return explanation


def _independence(finding: Finding, known: Sequence[Statement]) -> str:
    documents = {side.location.document for side in finding.evidence}
    claims = [side for side in known if isinstance(side, Claim)]
    shared = sorted({key for a, b in combinations(claims, 2) for key in shared_sources(a, b)})
    if shared:
        labels = {s.key: s.label for c in claims for s in c.sources}
        named = "; ".join(labels[key] for key in shared)
        return f"no: sides cite the same work, so that one misread it: {named}"
    if len(documents) == 1:
        return f"no: every side stands in one document, {documents.pop()}"
    citing = sum(bool(side.sources) for side in finding.evidence)
    return (
        f"as far as the notes say: {len(documents)} documents without a source in common "
        f"({citing} of {len(finding.evidence)} sides with a source)"
    )
