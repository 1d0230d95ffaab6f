"""Why two figures are not linked: what linking asks before it adds up signs, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.linkage.figures import Figure, figures_of
from corpuskit.claims.linkage.links import (
    Candidate,
    best,
    candidates,
    cannot_be_one,
)
from corpuskit.claims.linkage.pairing import may_be_one, of_two_times
from corpuskit.claims.linkage.relative_times import of_relative_time
from corpuskit.claims.linkage.told import told_beside
from corpuskit.claims.linkage.usage import Texts, Usage, named, usage_of
from corpuskit.claims.linkage.wholes import Sentences, sentences_of, whole_and_part
from corpuskit.claims.linkage.within import linked_within
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Location

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Links:
    """Hold the figures of a corpus, to be asked which of them are linked, and why others are not.

    `added_up` are the pairs whose signs were added up, `likeliest` those of which neither side has
    a likelier partner, `within` those of one document that are reported, all by the places of their
    figures.
    """

    likeliest: Mapping[frozenset[Location], Candidate]
    within: Mapping[frozenset[Location], Conflict]
    added_up: Mapping[frozenset[Location], Candidate]
    figures: Mapping[Location, Figure]
    usage: Mapping[str, Usage]
    sentences: Sentences

    def link(self, a: Claim, b: Claim) -> Candidate | None:
        """Return what a pair adds up to, None where it is not looked at or not the likeliest."""
        return self.likeliest.get(frozenset((a.where, b.where)))

    def unlinked(self, a: Claim, b: Claim) -> Apart:
        """Return the first thing that keeps two figures from being linked."""
        if frozenset((a.where, b.where)) in self.added_up:
            return self._with_another(a, b)
        if a.document == b.document:
            return Apart(Obstacle.ONE_DOCUMENT)
        mine, yours = self.figures.get(a.where), self.figures.get(b.where)
        if mine is None or yours is None:
            out = a if mine is None else b
            return Apart(Obstacle.NO_NUMBER, (out.where.quote,))
        if not may_be_one(mine, yours):
            return _not_looked_at(mine, yours)
        judgement = judge(a, b)
        if judgement is None or judgement.agree:
            return Apart(Obstacle.UNITS if judgement is None else Obstacle.AGREE)
        return self._set_apart(a, b)

    def _set_apart(self, a: Claim, b: Claim) -> Apart:
        texts = Texts(self.usage[a.document], self.usage[b.document])
        if texts.named_apart(a, b):
            return Apart(Obstacle.NAMES, _said(named(a.words)), _said(named(b.words)))
        if of_relative_time(a, b) or of_relative_time(b, a):
            return Apart(Obstacle.TIME)
        if cannot_be_one(a, b, texts):
            return Apart(Obstacle.NARROWED)
        if whole_and_part(a, b, self.sentences):
            return Apart(Obstacle.SUM)
        return Apart(Obstacle.TOLD_BESIDE if told_beside(a, b) else Obstacle.FAR_APART)

    def _with_another(self, a: Claim, b: Claim) -> Apart:
        """Return the pair that one of two figures makes with a likelier partner."""
        for one, other in ((a, b), (b, a)):
            for found in self.likeliest.values():
                places = {found.a.where: found.b.where, found.b.where: found.a.where}
                partner = places.get(one.where)
                if partner is not None and partner.document == other.document:
                    return Apart(
                        Obstacle.LIKELIER,
                        (f"{one.where.quote} in {one.where.citation}",),
                        (f"{partner.quote} in {partner.citation}",),
                    )
        return Apart(Obstacle.LIKELIER)


def links_of(extracts: Sequence[Extract]) -> Links:
    """Return the figures of a corpus with their links."""
    found = list(candidates(extracts))
    return Links(
        likeliest={_places(each): each for each in best(found)},
        within={frozenset((e.a.where, e.b.where)): e for e in linked_within(extracts)},
        added_up={_places(each): each for each in found},
        figures={f.claim.where: f for extract in extracts for f in figures_of(extract)},
        usage={extract.name: usage_of(extract) for extract in extracts},
        sentences=sentences_of(extracts),
    )


def _places(candidate: Candidate) -> frozenset[Location]:
    return frozenset((candidate.a.where, candidate.b.where))


def _not_looked_at(a: Figure, b: Figure) -> Apart:
    """Return why two figures cannot be one by their times, their documents and their words."""
    if of_two_times(a, b):
        return Apart(Obstacle.DAYS, (str(a.claim.time),), (str(b.claim.time),))
    if a.words.isdisjoint(b.words):
        return Apart(Obstacle.FEW_WORDS)
    mine, yours = (each.affair or each.about.told for each in (a, b))
    return Apart(Obstacle.AFFAIR, _said(mine), _said(yours))


def _said(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.removeprefix(NAME).capitalize() for name in sorted(names)[:_SHOWN])
