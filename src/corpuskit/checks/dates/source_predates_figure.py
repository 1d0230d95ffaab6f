"""DAT002: a figure for a time that its source could not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value, source_evidence
from corpuskit.claims.model import Basis, Claim, Extract, Source, Stance, printed_period
from corpuskit.core.findings import Finding, Level

_STATED = (Basis.CLAUSE, Basis.SENTENCE)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield figures dated after the work that they are cited from."""
    for extract in extracts:
        for claim in extract.claims:
            if claim.stance in (Stance.ASSERTED, Stance.REPORTED) and claim.time.basis in _STATED:
                yield from _compare(claim)


def _compare(claim: Claim) -> Iterator[Finding]:
    source = _own_source(claim)
    start, last = claim.time.first, source.last if source else None
    if source is None or start is None or last is None or source.first is None or last >= start:
        return
    others = [s for s in claim.sources if s is not source and s.last and s.last >= start]
    level = Level.NOTE if others and not _paired(claim) else Level.WARNING
    yield CHECK.finding(
        f"{printed_value(claim.value)} for {claim.time} in {claim.where.citation}, but its source is "
        f"of {printed_period(source.first, last)}",
        [claim_evidence(claim), source_evidence(source)],
        why="the works cited in one note follow the order of its figures"
        if others
        else "the note at this figure cites no other work",
        tolerance="none: the source appeared before the time began",
        level=level,
    )


def _own_source(claim: Claim) -> Source | None:
    """Return the work that a figure is cited from: the only one, or the one of its own rank."""
    if len(claim.sources) == 1:
        return claim.sources[0]
    if _paired(claim):
        return claim.sources[claim.rank]
    dated = [source for source in claim.sources if source.last is not None]
    return min(dated, key=lambda source: source.last or source.first, default=None)  # type: ignore[arg-type,return-value]


def _paired(claim: Claim) -> bool:
    """Tell whether the note gives as many works as the sentence gives figures."""
    return claim.ranks == len(claim.sources) > 1


CHECK = Check(
    id="DAT002",
    slug="source-predates-figure",
    level=Level.WARNING,
    summary="A figure is dated later than the source that it is cited from.",
    why="A report cannot count what has not happened: the date of the figure or the reference is wrong.",
    fix="Give the figure the date that its source gives, or cite the source that counted later.",
    find=find,
    reported=(
        Example(
            "a count for June cited from a bulletin of April",
            {
                "chapter": (
                    "In June 2004 the camp at Abu Shouk sheltered 40 312 refugees.[1]\n\n"
                    "[1] 'Camp figures', *Relief Bulletin*, no. 7 (12 Apr. 2004), p. 2.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a count for June cited from a bulletin of July",
            {
                "chapter": (
                    "In June 2004 the camp at Abu Shouk sheltered 40 312 refugees.[1]\n\n"
                    "[1] 'Camp figures', *Relief Bulletin*, no. 9 (12 July 2004), p. 2.\n"
                )
            },
        ),
    ),
)
