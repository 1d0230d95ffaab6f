"""The work that a figure is cited from, where it appeared before the time of the figure."""

from __future__ import annotations

from corpuskit.claims.model import STATED, Basis, Claim, Source


def older_source(claim: Claim) -> Source | None:
    """Return the work that a figure is cited from, where it appeared before the figure's time."""
    if claim.stance not in STATED or claim.time.basis is not Basis.CLAUSE:
        return None
    if claim.dimension == "time":
        return None
    source, start = _own_source(claim), claim.time.first
    if source is None or start is None or source.last is None or source.prints_text:
        return None
    if (
        claim.note
        and not is_paired(claim)
        and any(other.last and other.last >= start for other in claim.sources)
    ):
        return None
    if not is_paired(claim) and (";" in source.remark or _tells_more(claim, source)):
        return None
    return source if source.last < start else None


def _tells_more(claim: Claim, source: Source) -> bool:
    """Tell whether the sentence tells something older too, for which the work may be cited."""
    return claim.earliest is not None and source.last is not None and claim.earliest <= source.last


def _own_source(claim: Claim) -> Source | None:
    """Return the work that a figure is cited from: the only one, or the one of its own rank."""
    if len(claim.sources) == 1:
        return claim.sources[0]
    if is_paired(claim):
        return claim.sources[claim.rank]
    dated = [(source.last, source.label, source) for source in claim.sources if source.last]
    # A work without a date may be the one that tells it.
    return min(dated)[2] if dated and len(dated) == len(claim.sources) else None


def is_paired(claim: Claim) -> bool:
    """Tell whether the note gives as many works as the sentence gives figures.

    «See» sends the reader to all of them at once.
    """
    sent = claim.note and claim.sources and claim.sources[0].signal
    return not sent and claim.ranks == len(claim.sources) > 1
