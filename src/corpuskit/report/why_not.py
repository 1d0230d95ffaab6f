"""Why two passages gave no finding, for a person to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.reasoning.pairings import Pairing
from corpuskit.claims.reasoning.readings import Readings
from corpuskit.core.findings import Finding
from corpuskit.report.reasoning import many, row, short, wrapped
from corpuskit.report.render import printable

_PAIRS = 10
_QUOTES = 6
_LONGEST = 60
_HANG = "       "


@dataclass(frozen=True, slots=True)
class Side:
    """Hold a place as the user named it, and what is read from it."""

    place: str
    readings: Readings


def render_why_not(
    findings: Sequence[Finding],
    pairs: Sequence[Pairing],
    sides: tuple[Side, Side],
    *,
    left_out: int = 0,
    every: bool = False,
    width: int = 80,
) -> str:
    """Render the findings that two passages have, and why the other pairs gave none.

    The pairs that came nearest to a finding come first; unless `every` is set, the rest is counted
    by what settled it. `left_out` pairs were not looked at. What only one of the two passages has
    cannot be compared, and is named.
    """
    lines: list[str] = []
    for finding in findings:
        said = f"{finding.level.label} {finding.check}: {finding.message}"
        lines += wrapped(f"found  {said}", "", width, _HANG)
        lines += [f"{_HANG}corpuskit explain {finding.fingerprint}", ""]
    silent = sorted((p for p in pairs if not p.contradicts), key=lambda p: -p.depth)
    alike = any(pair.alike for pair in pairs)
    if not alike:
        lines += [*wrapped(_nothing_alike(sides), "", width), ""]
    lines += _pairs(silent, width, left_out=left_out, every=every)
    if alike and (one_sided := list(_one_sided(sides, width))):
        lines += [*one_sided, ""]
    if not findings:
        lines += list(_unreported(pairs, width))
    told = f"{many(len(findings), 'finding')} at these two places, {many(len(silent), 'pair')} "
    lines += wrapped(told + "of figures, dates or names without one.", "", width)
    return printable("\n".join(lines)) + "\n"


def _pairs(silent: Sequence[Pairing], width: int, *, left_out: int, every: bool) -> Iterator[str]:
    alike = [pair for pair in silent if pair.alike]
    shown = silent if every else (alike or silent[:1])[:_PAIRS]
    for pair in shown:
        yield from (*_pair(pair, width), "")
    if left_out:
        said = f"{left_out} more pairs of figures or dates on these lines were not looked at"
        yield from wrapped(
            f"{said}; DOC:LINE:COLUMN names one figure, --all looks at all", "", width
        )
        yield ""
    if rest := [pair for pair in silent if pair not in shown]:
        counts = Counter(pair.obstacles[0].value for pair in rest)
        said = ", ".join(f"{reason}: {n}" for reason, n in sorted(counts.items()))
        yield from wrapped(f"{many(len(rest), 'more pair')}, settled by {said}", "", width)
        yield from wrapped("--all prints them; DOC:LINE:COLUMN names one figure", "", width)
        yield ""


def _pair(pair: Pairing, width: int) -> Iterator[str]:
    yield from wrapped(f"{short(pair.a)}  —  {short(pair.b)}", "", width, "  ")
    for reason in pair.because:
        yield from row(reason.aspect, reason.words, "  ", width)
    said = {reason.words for reason in pair.because}
    for reason in pair.reasons:
        if reason.words not in said:
            yield from row(reason.aspect, reason.words, "    ", width)


def _nothing_alike(sides: tuple[Side, Side]) -> str:
    """Say what is read from either side where no family is read from both."""
    mine, yours = sides
    return (
        f"nothing comparable is read from {mine.place} and {yours.place}. From {mine.place}: "
        f"{_read(mine)}. From {yours.place}: {_read(yours)}."
    )


def _read(side: Side) -> str:
    families = side.readings.families
    if not families:
        first = side.readings.sentences[0].sentence if side.readings.sentences else ""
        return f"no figure, date or office is read there ({_cut(first)})"
    return "; ".join(f"{family} {_quotes(quotes)}" for family, quotes in families.items())


def _one_sided(sides: tuple[Side, Side], width: int) -> Iterator[str]:
    """Name each family that is read from one of the two passages alone."""
    for one, other in (sides, sides[::-1]):
        for family, quotes in one.readings.families.items():
            if other.readings.families and family not in other.readings.families:
                said = f"{family} {_quotes(quotes)}; none read from {other.place}"
                yield from row(f"only {one.place}", said, "", width)


def _unreported(pairs: Sequence[Pairing], width: int) -> Iterator[str]:
    """Say so where two passages exclude each other and no check reports it."""
    for pair in pairs:
        if pair.contradicts:
            said = (
                "they exclude each other by what was compared, but no finding has both: another "
                "pair is shown for the same fact, one of the figures has a likelier partner, or a "
                "person has judged or withdrawn one of them"
            )
            yield from wrapped(f"{short(pair.a)}  —  {short(pair.b)}", "", width, "  ")
            yield from (*row("no finding", said, "  ", width), "")


def _quotes(quotes: Sequence[str]) -> str:
    shown = ", ".join(_cut(quote) for quote in quotes[:_QUOTES])
    more = len(quotes) - _QUOTES
    return f"{shown} and {more} more" if more > 0 else shown


def _cut(text: str) -> str:
    return f"«{text}»" if len(text) <= _LONGEST else f"«{text[:_LONGEST].rstrip()} …»"
