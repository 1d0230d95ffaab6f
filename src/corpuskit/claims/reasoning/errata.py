"""The errata of a corpus: what was judged wrong, and what it should say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpuskit.claims.judgements.verdicts import Mark, Verdicts, mark_of, verdicts_of
from corpuskit.claims.model import Extract, Stance
from corpuskit.claims.model.decision import Decision, Verdict
from corpuskit.claims.reasoning.opposed import opposed
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Erratum:
    """Hold one claim judged wrong.

    `corrections` say what it should say; where nobody wrote that, they are empty, and `instead`
    are the claims judged right that it contradicts.
    """

    where: Location
    corrections: tuple[str, ...]
    instead: tuple[Location, ...]
    reasons: tuple[str, ...]
    by: tuple[str, ...]
    evidence: tuple[str, ...]


def errata_of(extracts: Sequence[Extract]) -> tuple[Erratum, ...]:
    """Return what was judged wrong in a corpus, or withdrawn and corrected, in order of place."""
    verdicts = verdicts_of(extracts)
    out = verdicts.out
    listed = {
        mark: chosen
        for mark, stance in out.items()
        if (chosen := _decisions(verdicts, mark, stance))
    }
    rivals = _rivals(extracts, verdicts, set(listed))
    errata = [_erratum(mark, listed[mark], rivals.get(mark, ())) for mark in listed]
    return tuple(sorted(errata, key=lambda erratum: erratum.where))


def _decisions(verdicts: Verdicts, mark: Mark, stance: Stance) -> tuple[Decision, ...]:
    """Return the decisions to list a claim by; a claim only withdrawn needs a correction."""
    withdrawn = verdicts.withdrawn.get(mark, ())
    if stance is Stance.WRONG:
        return tuple(dict.fromkeys((*verdicts.wrong[mark], *withdrawn)))
    return tuple(decision for decision in withdrawn if decision.correction)


def _rivals(
    extracts: Sequence[Extract], verdicts: Verdicts, wrong: set[Mark]
) -> Mapping[Mark, tuple[Location, ...]]:
    """Return the claims judged right that contradict each claim judged wrong."""
    settled = verdicts.settled
    found: dict[Mark, list[Location]] = {}
    for pair in opposed(extracts, wrong | set(settled)):
        for side, other in (pair, pair[::-1]):
            if mark_of(side) in wrong and mark_of(other) in settled:
                found.setdefault(mark_of(side), []).append(other)
    return {mark: tuple(sorted(set(places))) for mark, places in found.items()}


def _erratum(mark: Mark, decisions: Sequence[Decision], rivals: Sequence[Location]) -> Erratum:
    own = [d for d in decisions if mark_of(d.about) == mark]
    over = [d for d in decisions if mark_of(d.about) != mark and d.verdict is Verdict.RIGHT]
    corrections = _unique(d.correction for d in own)
    # What was judged right over this claim says best what it should say; a comparison comes next.
    instead = [d.about for d in over] or list(rivals)
    sides = chain(own, over)
    where = own[0].about if own else _named(mark, over)
    signed = [(d.reason, d.by, d.evidence) for d in sides]
    return Erratum(
        where=where,
        corrections=corrections,
        instead=() if corrections else tuple(dict.fromkeys(instead)),
        reasons=_unique(reason for reason, _, _ in signed),
        by=_unique(name for _, names, _ in signed for name in names),
        evidence=_unique(words for _, _, evidence in signed for words in evidence),
    )


def _named(mark: Mark, decisions: Sequence[Decision]) -> Location:
    return next(place for d in decisions for place in d.over if mark_of(place) == mark)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
