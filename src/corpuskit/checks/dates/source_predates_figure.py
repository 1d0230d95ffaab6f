"""DAT002: a figure for a time that its source could not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value, source_evidence
from corpuskit.claims.citations.older_source import is_paired, older_source
from corpuskit.claims.model import Claim, Extract, Source, printed_period
from corpuskit.core.findings import Finding, Level

_MONTH = 31


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures of a sentence that are dated after the work that they are cited from."""
    for extract in extracts:
        found: dict[tuple[int, Source], list[Claim]] = {}
        for claim in extract.claims:
            source = older_source(claim)
            if source is not None and claim.ratio is None:
                found.setdefault((claim.group, source), []).append(claim)
        for (_, source), claims in found.items():
            yield _finding(claims, source)


def _finding(claims: Sequence[Claim], source: Source) -> Finding:
    first = claims[0]
    start = first.time.first
    others = [s for s in first.sources if s is not source and s.last and start and s.last >= start]
    figures = " and ".join(printed_value(claim.value) for claim in claims)
    when = printed_period(source.first, source.last) if source.first and source.last else ""
    return CHECK.finding(
        f"{figures} for {first.time} in {first.where.citation}, but the source is of {when}",
        [*(claim_evidence(claim) for claim in claims), source_evidence(source)],
        why="the works cited in one note follow the order of its figures"
        if others
        else "the note at this figure cites no other work",
        tolerance="none: the source appeared before the time began",
        level=_level(first, source, doubtful=bool(others) and not is_paired(first)),
    )


def _level(claim: Claim, source: Source, *, doubtful: bool) -> Level:
    """Return an error where both are dated closely and nothing else is cited."""
    if doubtful:
        return Level.NOTE
    first, last = claim.time.first, claim.time.last
    close = first is not None and last is not None and (last - first).days <= _MONTH
    alone = len(claim.sources) == 1 and source.first == source.last and not source.remark
    return Level.ERROR if close and alone else Level.WARNING


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
    references=(
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
        "Allen, Maintaining Knowledge about Temporal Intervals, Communications of the ACM 26 (1983), pp. 832–843",
    ),
)
