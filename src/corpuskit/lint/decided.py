"""Say in a finding what people decided about its sides, and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpuskit.claims.judgements.verdicts import Verdicts, mark_of, verdicts_of
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding

_CLOSES = "judge the other side wrong, or name it there as «over», to close this"


def remarked(findings: Iterable[Finding], extracts: Sequence[Extract]) -> tuple[Finding, ...]:
    """Add to findings who judged a side of them right.

    One verdict closes no finding by itself: what came to contradict the claim since then was
    never looked at. So it is told, and the person who reads it decides.
    """
    verdicts = verdicts_of(extracts)
    if not verdicts.settled:
        return tuple(findings)
    return tuple(_remarked(finding, verdicts) for finding in findings)


def _remarked(finding: Finding, verdicts: Verdicts) -> Finding:
    remarks = list(dict.fromkeys(_remarks(finding, verdicts)))
    if not remarks:
        return finding
    parts = (finding.why, *remarks, _CLOSES)
    return replace(finding, why="; ".join(filter(None, parts)))


def _remarks(finding: Finding, verdicts: Verdicts) -> Iterator[str]:
    if finding.slug == "verdicts-contradict":
        return
    for side in finding.evidence:
        for decision in verdicts.settled.get(mark_of(side.location), ()):
            reason = f" ({decision.reason})" if decision.reason else ""
            yield (
                f"{side.location.quote!r} in {side.location.citation} was judged right by "
                f"{decision.signature}{reason}"
            )
