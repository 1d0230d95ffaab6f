"""The reasoning behind a finding, and why two passages gave none, for a person to read."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpuskit.checks.check import Check
from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.model import Claim, EventDate, printed_period
from corpuskit.claims.reasoning.reasons import FACETS
from corpuskit.claims.reasoning.statements import Explanation, Pairing, Statement
from corpuskit.core.findings import Evidence, Finding, Location
from corpuskit.report.render import printable
from corpuskit.report.text import quoted

_LABEL = 14
_PAIRS = 10
_COMPARISONS = 3
_PLACES = 20


def render_explanation(
    found: Explanation,
    check: Check,
    *,
    shown: Callable[[str], str] = str,
    every: bool = False,
    width: int = 80,
) -> str:
    """Render all that a finding rests on: its sides, what was compared, its level.

    `shown` writes a path as users should read it. Of more places than can be set side by side the
    first are named, unless `every` is set.
    """
    finding = found.finding
    lines = [
        f"{finding.level.label} {finding.check} {finding.slug}  {finding.fingerprint}",
        *_wrapped(finding.message, "  ", width),
        "",
    ]
    for number, (side, read) in enumerate(zip(finding.evidence, found.sides, strict=True), 1):
        lines += [*_side(number, side, read, shown, width), ""]
    if found.pairings:
        lines += [*_compared(found, width), ""]
    lines += _row("compared", finding.why, "", width)
    lines += _row("tolerance", finding.tolerance, "", width)
    lines += _row("level", _level(found, check), "", width)
    lines += _row("independent", found.independence, "", width)
    lines += _row("the check", f"{check.why} (corpuskit explain {check.id})", "", width)
    lines += _row("what to do", check.fix, "", width)
    if finding.others:
        lines += ["", f"{len(finding.others)} more places disagree about the same:"]
        named = finding.others if every else finding.others[:_PLACES]
        lines += [f"  {_place(where, shown)}: {where.quote}" for where in named]
        if len(named) < len(finding.others):
            lines.append(f"  and {len(finding.others) - len(named)} more; --all names them")
    return printable("\n".join(lines)) + "\n"


def render_why_not(
    findings: Sequence[Finding],
    pairs: Sequence[Pairing],
    *,
    left_out: int = 0,
    every: bool = False,
    width: int = 80,
) -> str:
    """Render the findings that two passages have, and why the other pairs of claims gave none.

    The pairs that came nearest to a finding come first; unless `every` is set, the rest is counted
    by what settled it. `left_out` pairs were not looked at.
    """
    lines: list[str] = []
    for finding in findings:
        said = f"{finding.level.label} {finding.check}: {finding.message}"
        lines += _wrapped(f"found  {said}", "", width, "       ")
        lines += [f"       corpuskit explain {finding.fingerprint}", ""]
    silent = sorted((p for p in pairs if not p.contradicts), key=lambda p: -p.depth)
    shown = silent if every else silent[:_PAIRS]
    for pair in shown:
        lines += [*_pair(pair, width), ""]
    rest = silent[len(shown) :]
    if left_out:
        said = f"{left_out} more pairs of figures or dates on these lines were not looked at"
        lines += _wrapped(
            f"{said}; DOC:LINE:COLUMN names one figure, --all looks at all", "", width
        )
        lines.append("")
    if rest:
        counts = Counter(pair.obstacles[0].value for pair in rest)
        said = ", ".join(f"{reason}: {n}" for reason, n in sorted(counts.items()))
        lines += _wrapped(f"{len(rest)} more pairs, settled by {said}", "", width)
        lines += _wrapped("--all prints them; DOC:LINE:COLUMN names one figure", "", width)
        lines.append("")
    told = f"{_many(len(findings), 'finding')} at these two places, {_many(len(silent), 'pair')} "
    lines += _wrapped(told + "of figures or dates without one.", "", width)
    return printable("\n".join(lines)) + "\n"


def _pair(pair: Pairing, width: int) -> Iterator[str]:
    yield from _wrapped(f"{_short(pair.a)}  —  {_short(pair.b)}", "", width, "  ")
    first, *others = pair.because
    yield from _row("no finding", first, "  ", width)
    for other in others:
        yield from _row("by its words", other, "  ", width)
    for reason in pair.reasons:
        if reason.words not in pair.because:
            yield from _row(reason.aspect, reason.words, "    ", width)


def _short(statement: Statement) -> str:
    where = statement.where
    return f"{where.document}:{where.line}:{where.column} «{where.quote}»"


def _compared(found: Explanation, width: int) -> Iterator[str]:
    shown = found.pairings[:_COMPARISONS]
    for pair in shown:
        yield from _wrapped(f"{_short(pair.a)}  against  {_short(pair.b)}", "", width, "  ")
        for reason in pair.reasons:
            yield from _row(reason.aspect, reason.words, "  ", width)
        yield from _row("level", pair.level, "  ", width)
    if len(found.pairings) > len(shown):
        yield f"and {len(found.pairings) - len(shown)} more pairs of these sides"


def _side(
    number: int,
    side: Evidence,
    read: Statement | None,
    shown: Callable[[str], str],
    width: int,
) -> Iterator[str]:
    yield f"{number}  {_place(side.location, shown)}"
    yield from _wrapped(quoted(side.location).plain, "   ", width)
    yield from _row("read as", side.reading, "   ", width)
    for label, words in fields(read):
        yield from _row(label, words, "   ", width)
    for source in side.sources:
        yield from _row("source", source, "   ", width)


def fields(read: Statement | None) -> tuple[tuple[str, str], ...]:
    """Return what was read of a claim, each with its label; the value may be empty."""
    if isinstance(read, Claim):
        concept = read.subject.head or "not known"
        facets = "; ".join(
            f"{FACETS.get(name, name)} {value!r}" for name, value in sorted(read.subject.facets)
        )
        subject = f"{read.subject.phrase or 'not read'}: concept {concept!r}"
        return (
            ("subject", f"{subject}; {facets}" if facets else subject),
            ("property", read.property or ("count" if read.unit == "count" else read.dimension)),
            ("predicate", read.predicate or "none"),
            ("figure", _figure(read)),
            ("time", f"{read.time}, read from its {read.time.basis.value}"),
            ("scope", f"share of {read.base.phrase!r}" if read.base else ""),
            ("asserted", read.stance.value),
        )
    if isinstance(read, EventDate):
        return (
            ("of", f"{read.label} {read.event}".strip()),
            ("role", f"{read.role} by {read.party}" if read.party else read.role),
            ("days", printed_period(read.first, read.last)),
            ("asserted", read.stance.value),
        )
    return ()


def _figure(claim: Claim) -> str:
    if claim.ratio is not None:
        return " out of ".join(map(grouped, claim.ratio))
    step = f"last place that counts {grouped(claim.value.step)}"
    return f"{printed_value(claim.value)} {claim.unit}, {claim.value.modality}, {step}"


def _level(found: Explanation, check: Check) -> str:
    finding = found.finding
    if found.pairings and found.pairings[0].level:
        best = [p.level for p in found.pairings if p.level.startswith(finding.level.label)]
        return (best or [found.pairings[0].level])[0]
    if finding.level is check.level:
        return f"{finding.level.label}, as this check reports where its evidence is plain"
    return (
        f"{finding.level.label}, where plain evidence makes it {check.level.label}: the subjects "
        "agree only in part, or a date or its certainty falls short"
    )


def _place(where: Location, shown: Callable[[str], str]) -> str:
    note = f", note {where.note}" if where.note else ""
    identifier = f" #{where.xml_id}" if where.xml_id else ""
    return f"{shown(where.path)}:{where.line}:{where.column}{identifier}{note}"


def _row(label: str, words: str, indent: str, width: int) -> Iterable[str]:
    if not words:
        return ()
    lead = f"{indent}{label:{_LABEL}}"
    return _wrapped(words, lead, width, " " * len(lead))


def _wrapped(text: str, lead: str, width: int, behind: str | None = None) -> list[str]:
    after = lead if behind is None else behind
    return textwrap.wrap(
        text, max(40, width), initial_indent=lead, subsequent_indent=after, break_on_hyphens=False
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
