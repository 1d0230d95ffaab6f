"""A figure of a paper against the figures of the document that its sentence cites.

The citation says where the figure is from. So what is asked is not whether two figures of two
texts may be of one thing, but which figure of the document the author had before their eyes: it
takes fewer signs than between documents that know nothing of each other (claims/linkage).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from corpuskit.claims.accounts import another_part, narrowed_alike
from corpuskit.claims.common_unit import judge
from corpuskit.claims.drafts.derived import derived
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.linkage.agreement import agreement, weights
from corpuskit.claims.model import STATED, Citing, Claim, Extract

_PARTING = frozenset({"place", "outside", "of", "among", "for", "target"})
# What a rival must add up to, and by how much it must outdo a figure that agrees.
_CONTRADICTS = -2.5
_OUTDOES = 1.5
_PLAIN_OUTDOES = 0.0
_SAME_THING = -3.0
_ELSEWHERE = -1.0
_DISTINCT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold a figure of a paper beside the one of a cited document that it should be.

    `agrees` is the figure of the document that says the same, None where it has none on this.
    """

    claim: Claim
    citings: tuple[Citing, ...]
    source: Extract
    rival: Claim | None
    agrees: Claim | None
    total: float
    tolerance: str = ""


def compared(
    desk: Desk, only: Claim | None = None, beside: Sequence[Citing] = ()
) -> Iterator[Compared]:
    """Yield each figure of a paper that cites documents of the corpus, with what they have.

    `only` is the one figure that is asked for, `beside` are the citations that it rests on then.
    """
    for claim in desk.paper.claims if only is None else (only,):
        if claim.stance not in STATED or claim.ratio is not None or claim.value.point is None:
            continue
        citings = tuple(beside) or desk.grounds(claim.group, claim.where.end)
        for source in desk.cited(citings):
            yield desk.remembered(
                ("figure", claim.where, source.name),
                partial(_against, desk, claim, citings, source),
            )


def contradicted(desk: Desk) -> Iterator[Compared]:
    """Yield the figures that a document they are cited from gives otherwise."""
    found = list(compared(desk))
    supported = {each.claim.where for each in found if each.agrees is not None}
    for each in found:
        if each.rival is None or each.agrees is not None or each.claim.where in supported:
            continue
        if any(_has(desk, each.claim, other) for other in desk.beside(each.claim.group)):
            continue
        yield each


def _against(desk: Desk, claim: Claim, citings: tuple[Citing, ...], source: Extract) -> Compared:
    texts = desk.texts(source)
    best: tuple[float, Claim] | None = None
    rival: tuple[float, Claim, str] | None = None
    others = [c for c in desk.claims_by_group.get(claim.group, ()) if c is not claim]
    for figure in source.claims:
        judgement = judge(claim, figure) if figure.dimension == claim.dimension else None
        if judgement is None:
            continue
        total = weights().total(agreement(claim, figure, texts))
        if judgement.agree:
            if best is None or total > best[0]:
                best = (total, figure)
        elif (
            (rival is None or total > rival[0])
            and not _is_other(claim, figure)
            and not any(_says(other, figure) for other in others)
        ):
            rival = (total, figure, judgement.tolerance)
    agrees = best is not None and (is_distinct(claim) or best[0] >= _SAME_THING)
    outdone = rival is not None and (
        best is None or rival[0] - best[0] > (_OUTDOES if is_distinct(claim) else _PLAIN_OUTDOES)
    )
    if rival is None or rival[0] < _CONTRADICTS or (agrees and not outdone):
        return Compared(claim, citings, source, None, best[1] if agrees and best else None, 0.0)
    if derived(claim, rival[1], source, others):
        return Compared(claim, citings, source, None, rival[1], rival[0])
    return Compared(claim, citings, source, rival[1], None, rival[0], rival[2])


def is_distinct(claim: Claim) -> bool:
    """Tell a figure that does not stand in a text by chance: three digits that are no round."""
    point = claim.value.point
    if point is None:
        return False
    digits = "".join(map(str, point.as_tuple().digits)).strip("0")
    return len(digits) >= _DISTINCT_DIGITS


def _is_other(claim: Claim, figure: Claim) -> bool:
    """Tell what cannot be one thing, however much speaks for it."""
    return another_part(claim, figure) or not narrowed_alike(claim, figure, _PARTING)


def _says(other: Claim, figure: Claim) -> bool:
    """Tell whether another figure of the sentence is that of the document."""
    judgement = judge(other, figure) if other.dimension == figure.dimension else None
    return judgement is not None and judgement.agree


def _has(desk: Desk, claim: Claim, source: Extract) -> bool:
    """Tell whether another document that the sentence cites has the figure on this."""
    texts = desk.texts(source)
    for figure in source.claims:
        if figure.dimension != claim.dimension or not _says(claim, figure):
            continue
        if weights().total(agreement(claim, figure, texts)) >= _SAME_THING:
            return True
    return False


def supported(desk: Desk, claim: Claim, source: Extract) -> tuple[Claim, ...]:
    """Return the figures of a document that surely are the one that a paper cites it for."""
    if not is_distinct(claim):
        return ()
    texts = desk.texts(source)
    return tuple(
        figure
        for figure in source.claims
        if figure.dimension == claim.dimension
        and _says(claim, figure)
        and weights().total(agreement(claim, figure, texts)) >= _SAME_THING
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Hold a figure that the cited document does not have, and where another one has it."""

    claim: Claim
    citings: tuple[Citing, ...]
    source: Extract
    other: Claim


def elsewhere(desk: Desk) -> Iterator[Elsewhere]:
    """Yield the figures that the cited document does not have and another one has on this."""
    found = list(compared(desk))
    settled = {e.claim.where for e in found if e.agrees is not None or e.rival is not None}
    for each in found:
        if each.claim.where in settled or not is_distinct(each.claim):
            continue
        settled.add(each.claim.where)
        beside = {source.name for source in desk.beside(each.claim.group)}
        best: tuple[float, Claim] | None = None
        for name, source in sorted(desk.sources.items()):
            texts = desk.texts(source)
            for figure in () if name in beside else source.claims:
                if figure.dimension != each.claim.dimension or not _says(each.claim, figure):
                    continue
                total = weights().total(agreement(each.claim, figure, texts))
                if total >= _ELSEWHERE and (best is None or total > best[0]):
                    best = (total, figure)
        if best is not None:
            yield Elsewhere(each.claim, each.citings, each.source, best[1])
