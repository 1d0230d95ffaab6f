"""The reasoning behind a finding, for a person to read."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from corpuskit.checks.check import Check
from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.model import Claim, EventDate, Holding, Relation, printed_period
from corpuskit.claims.reasoning.explanations import Explanation
from corpuskit.claims.reasoning.pairings import Read
from corpuskit.claims.reasoning.reasons import FACETS
from corpuskit.claims.reasoning.statements import Statement
from corpuskit.core.findings import Evidence, Location
from corpuskit.report.render import printable
from corpuskit.report.text import quoted

_LABEL = 14
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
        *wrapped(finding.message, "  ", width),
        "",
    ]
    for number, (side, read) in enumerate(zip(finding.evidence, found.sides, strict=True), 1):
        lines += [*_side(number, side, read, shown, width), ""]
    if found.pairings:
        lines += [*_compared(found, width), ""]
    lines += row("compared", finding.why, "", width)
    lines += row("tolerance", finding.tolerance, "", width)
    lines += row("level", _level(found, check), "", width)
    lines += row("independent", found.independence, "", width)
    lines += row("the check", f"{check.why} (corpuskit explain {check.id})", "", width)
    lines += row("what to do", check.fix, "", width)
    if finding.others:
        lines += ["", f"{len(finding.others)} more places disagree about the same:"]
        named = finding.others if every else finding.others[:_PLACES]
        lines += [f"  {_place(where, shown)}: {where.quote}" for where in named]
        if len(named) < len(finding.others):
            lines.append(f"  and {len(finding.others) - len(named)} more; --all names them")
    return printable("\n".join(lines)) + "\n"


def short(read: Read) -> str:
    """Name a reading by its place and its words: «report:42:7 «11 500»»."""
    where = read.where
    said = f"{where.document}:{where.line}:{where.column} «{where.quote}»"
    if isinstance(read, Relation):
        return f"{said} ({read.thing.phrase}: {read.kind} by {read.agent})"
    if isinstance(read, Holding):
        return f"{said} ({read.label})"
    return said


def _compared(found: Explanation, width: int) -> Iterator[str]:
    shown = found.pairings[:_COMPARISONS]
    for pair in shown:
        yield from wrapped(f"{short(pair.a)}  against  {short(pair.b)}", "", width, "  ")
        for reason in pair.reasons:
            yield from row(reason.aspect, reason.words, "  ", width)
        yield from row("level", pair.level, "  ", width)
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
    yield from wrapped(quoted(side.location).plain, "   ", width)
    yield from row("read as", side.reading, "   ", width)
    for label, words in fields(read):
        yield from row(label, words, "   ", width)
    for source in side.sources:
        yield from row("source", source, "   ", width)


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


def row(label: str, words: str, indent: str, width: int) -> Iterable[str]:
    """Return a labelled line, nothing where there are no words."""
    if not words:
        return ()
    lead = f"{indent}{label:{_LABEL}}"
    return wrapped(words, lead, width, " " * len(lead))


def wrapped(text: str, lead: str, width: int, behind: str | None = None) -> list[str]:
    """Return a text in lines of a width, the first led by `lead`, the others by `behind`."""
    after = lead if behind is None else behind
    return textwrap.wrap(
        text, max(40, width), initial_indent=lead, subsequent_indent=after, break_on_hyphens=False
    )


def many(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> many(1, "pair"), many(0, "pair")
    ('1 pair', '0 pairs')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
