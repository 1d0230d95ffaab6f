"""FIG003: a whole against the parts that the same sentence divides it into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import grouped, printed_value
from corpuskit.claims.grammar.counted import bounds
from corpuskit.claims.model import Amount, Breakdown, Cut, Extract
from corpuskit.core.findings import Evidence, Finding, Level

# Beyond these the figures are no parts of this whole, whatever the words seem to say.
_MOST_OVER = Decimal("1.6")
_MOST_OVER_UNLIKE = Decimal("1.15")
_LEAST_LISTED = Decimal("0.65")
_LEAST_MEANT = Decimal("0.9")
_ROUNDED = Decimal("0.01")


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield wholes that their parts exceed, or fall short of where all parts are named."""
    for extract in extracts:
        for breakdown in extract.breakdowns:
            if breakdown.cut is Cut.PARTS:
                yield from _judged(breakdown)


def _judged(breakdown: Breakdown) -> Iterator[Finding]:
    least, most = bounds(breakdown.whole)
    ends = [bounds(part) for part in breakdown.parts]
    low = sum((end[0] for end in ends), Decimal(0))
    high = (
        None
        if any(end[1] is None for end in ends)
        else sum((e[1] or Decimal(0) for e in ends), Decimal(0))
    )
    if most is not None and low > most and not _rounded(breakdown, low):
        limit = _MOST_OVER if breakdown.disjoint else _MOST_OVER_UNLIKE
        if low <= most * limit:
            yield _finding(breakdown, "the parts exceed the whole", Level.ERROR)
    elif high is not None and high < least and not _rounded(breakdown, high):
        if breakdown.complete and high >= least * _LEAST_LISTED:
            yield _finding(breakdown, "the sentence names all the parts", Level.ERROR)
        elif breakdown.disjoint and not breakdown.complete and high >= least * _LEAST_MEANT:
            yield _finding(breakdown, "the parts nearly make the whole", Level.WARNING)


def _rounded(breakdown: Breakdown, total: Decimal) -> bool:
    """Tell whether the whole is a rounding, by one per cent at most, of a finer sum."""
    step = breakdown.whole.value.step
    finer = min(part.value.step for part in breakdown.parts) < step
    printed = breakdown.whole.value.point or Decimal(0)
    return finer and abs(total - printed) < min(step / 2, printed * _ROUNDED)


def _finding(breakdown: Breakdown, why: str, level: Level) -> Finding:
    total = sum((part.value.point or Decimal(0) for part in breakdown.parts), Decimal(0))
    shown = " + ".join(printed_value(part.value) for part in breakdown.parts)
    return CHECK.finding(
        f"{shown} make {grouped(total)}, not {printed_value(breakdown.whole.value)} as in "
        f"{breakdown.whole.where.citation}",
        [
            *(_evidence(part, "part") for part in breakdown.parts),
            _evidence(breakdown.whole, "whole"),
        ],
        why=why,
        tolerance="figures as printed; decimals and «about» by their rounding",
        level=level,
    )


def _evidence(amount: Amount, role: str) -> Evidence:
    unit = "" if amount.unit == "count" else f" {amount.unit}"
    return Evidence(amount.where, f"{printed_value(amount.value)}{unit}; {role}")


CHECK = Check(
    id="FIG003",
    slug="whole-differs-from-parts",
    level=Level.ERROR,
    summary="The parts that a sentence divides a whole into do not make that whole.",
    why="The reader can add; one of the figures is wrong, or a part is missing from the text.",
    fix="Look the figures up; correct the one that is wrong, or say what is left over.",
    find=find,
    reported=(
        Example(
            "parts behind a colon",
            {
                "report": "In all 3,450 books were lost: 2,100 from the castle and 1,250 from the abbey.\n"
            },
        ),
        Example(
            "a partitive with more parts than whole",
            {
                "report": "Of the nineteen bridges that crossed the river in 1940, twelve were blown up and nine survived.\n"
            },
        ),
        Example(
            "allotments named one by one",
            {
                "report": "Of these 60,000 hectares Varmia was given 31,000, Lodomer 20,500 and the Vistrians 12,500.\n"
            },
        ),
        Example(
            "a list in parentheses before the whole",
            {
                "report": "The three prisons (Alder 1,200, Birch 800 and Cedar 450) hold 2,600 prisoners.\n"
            },
        ),
        Example(
            "all that there is, told apart by one preposition",
            {
                "report": "The school has 618 pupils, of whom 309 are from towns and 279 from the countryside.\n"
            },
        ),
        Example(
            "parts summed up behind them",
            {
                "report": "The yard built 112 barges for the army and 87 for the navy, in all 209 barges.\n"
            },
        ),
        Example(
            "the whole in the sentence before",
            {
                "report": "The museum bought 940 paintings. Of these, 610 came from France and 380 from Spain.\n"
            },
        ),
    ),
    silent=(
        Example(
            "parts that make the whole",
            {
                "report": "In all 3,350 books were lost: 2,100 from the castle and 1,250 from the abbey.\n"
            },
        ),
        Example(
            "parts of two kinds that overlap",
            {"report": "Of the 600 passengers, 330 were women and 290 were under 18.\n"},
        ),
        Example(
            "parts that leave something over",
            {"report": "Of the 240 lorries, 110 were sent to the coast and 60 were sold.\n"},
        ),
        Example(
            "an open list",
            {
                "report": "The fund paid 900 grants, including 410 to schools and 320 to hospitals.\n"
            },
        ),
        Example(
            "figures of another unit",
            {"report": "Of the 60 villages, 20 were flooded for 45 days and lost 70 houses.\n"},
        ),
        Example(
            "a whole that is rounded",
            {
                "report": "Some 3,400 books were lost: 2,100 from the castle and 1,250 from the abbey.\n"
            },
        ),
    ),
    references=(
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
    ),
)
