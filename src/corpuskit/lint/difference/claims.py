"""What documents assert now and did not before, and which contradictions that makes or ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpuskit.claims.model import Claim, EventDate, Extract, printed_period
from corpuskit.core.differences import Change, Matter, Sign
from corpuskit.core.findings import Finding, Location
from corpuskit.lint.difference.wording import cut, unit

_Said = Claim | EventDate


def claim_changes(old: Extract | None, new: Extract | None) -> Iterator[Change]:
    """Yield the claims of a document that appear, vanish or say something else."""
    before, after = _claims(old), _claims(new)
    for key, found in after.items():
        was = before.get(key, [])
        for number, claim in enumerate(found):
            if number >= len(was):
                says = f"{_named(claim)} says {_meaning(claim)}"
                yield _change(Sign.ADDED, says, claim.where)
            elif _meaning(was[number]) != _meaning(claim):
                says = f"{_named(claim)} says {_meaning(claim)} (was: {_meaning(was[number])})"
                yield _change(Sign.CHANGED, says, claim.where)
    for key, found in before.items():
        for claim in found[len(after.get(key, [])) :]:
            says = f"{_named(claim)} says no longer {_meaning(claim)}"
            yield _change(Sign.REMOVED, says, claim.where)


def finding_changes(
    old: Iterable[Finding], new: Iterable[Finding], shown: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the findings that appear and vanish; `shown` writes the paths of documents."""
    before = {finding.fingerprint: finding for finding in old}
    after = {finding.fingerprint: finding for finding in new}
    gone = {_about(f): f for mark, f in before.items() if mark not in after}
    for mark, finding in after.items():
        if mark in before:
            continue
        was = gone.pop(_about(finding), None)
        if was is None:
            yield _told(Sign.ADDED, finding, _says(finding), shown)
        elif _says(was) != _says(finding):
            says = f"{_says(finding)} (was: {was.message})"
            yield _told(Sign.CHANGED, finding, says, shown)
    for finding in gone.values():
        yield _told(Sign.REMOVED, finding, _says(finding), shown)


def _about(finding: Finding) -> tuple[str, ...]:
    """Return what a finding is about: the same elements, also where their words were corrected."""
    places = sorted(f"{p.document}#{p.xml_id or p.quote}" for p in finding.places)
    return (finding.check, *places)


def _says(finding: Finding) -> str:
    return f"{finding.level.label} {finding.check} {finding.message}"


def _told(sign: Sign, finding: Finding, says: str, shown: Mapping[str, str]) -> Change:
    first = next(iter(finding.places), None)
    place = (f"{shown.get(first.path, first.path)}:{first.line}",) if first else ()
    return Change(Matter.FINDING, sign, says, place)


def _claims(extract: Extract | None) -> dict[tuple[str, ...], list[_Said]]:
    """Return claims by what stays the same when somebody corrects them: id, or words."""
    found: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    every: tuple[_Said, ...] = (*extract.claims, *extract.events) if extract is not None else ()
    for claim in every:
        where = claim.where
        kind = claim.kind.value if isinstance(claim, Claim) else f"event {claim.role}"
        place = (where.xml_id,) if where.xml_id else (where.quote, where.sentence)
        found[kind, *place].append(claim)
    return found


def _named(claim: _Said) -> str:
    return f'the claim "{cut(claim.where.quote)}"'


def _meaning(claim: _Said) -> str:
    """Return what a claim asserts, without the words that it is printed with."""
    if isinstance(claim, EventDate):
        when = printed_period(claim.first, claim.last)
        return " ".join(filter(None, (claim.label, claim.role, claim.party, when)))
    ends = [f"{end:f}" for end in (claim.value.low, claim.value.high) if end is not None]
    modality = "" if claim.value.modality == "exact" else claim.value.modality
    parts = (
        modality,
        " to ".join(dict.fromkeys(ends)),
        unit(claim.unit),
        claim.subject.phrase,
        claim.predicate and f"[{claim.predicate}]",
    )
    said = " ".join(filter(None, parts))
    return f"{said}, {claim.time}" if str(claim.time) else said


def _change(sign: Sign, says: str, where: Location) -> Change:
    place = f"note {where.note}" if where.note else f"line {where.line}"
    return Change(Matter.CLAIM, sign, says, (place,), where.line)
