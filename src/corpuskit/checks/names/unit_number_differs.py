"""NAM010: One passage gives a unit a number that differs in one digit from that in all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.model import Extract, NumberedUnit
from corpuskit.core.findings import Evidence, Finding, Level

# So many passages that agree make the one that differs a slip.
_OFTEN = 4


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield units that are named once under a number, and often under its like."""
    kinds: dict[str, list[NumberedUnit]] = defaultdict(list)
    for extract in extracts:
        for unit in extract.units:
            kinds[unit.kind].append(unit)
    for _, units in sorted(kinds.items()):
        numbers: dict[str, list[NumberedUnit]] = defaultdict(list)
        for unit in units:
            numbers[unit.number].append(unit)
        for number, alone in sorted(numbers.items()):
            if len(alone) == 1:
                yield from _slips(alone[0], number, numbers)


def _slips(
    unit: NumberedUnit, number: str, numbers: dict[str, list[NumberedUnit]]
) -> Iterator[Finding]:
    for other, often in sorted(numbers.items()):
        near = len(number) == len(other) and sum(map(str.__ne__, number, other)) == 1
        if near and len(often) >= _OFTEN and _may_be_one(unit, often):
            yield _finding(unit, often)


def _may_be_one(unit: NumberedUnit, often: Sequence[NumberedUnit]) -> bool:
    """Tell whether the one passage says of its unit what the others say of theirs.

    Two units that one sentence names are two; and texts on other affairs name other units.
    """
    if any(unit.where.sentence == each.where.sentence for each in often):
        return False
    said = frozenset().union(*(each.more for each in often))
    affair = frozenset().union(*(each.affair for each in often))
    return bool(unit.more & said) and bool(unit.affair & affair)


def _finding(unit: NumberedUnit, often: Sequence[NumberedUnit]) -> Finding:
    firsts = {each.document: each for each in reversed(often)}
    shown = sorted([unit, *firsts.values()][:MOST_WITNESSES], key=lambda each: each.where)
    rest = [each.where for each in often if each not in shown]
    return CHECK.finding(
        f"{unit.where.quote!r} in {unit.where.citation}, but {often[0].where.quote!r} in "
        f"{len(often)} other places",
        [Evidence(each.where, f"number {each.number}") for each in shown],
        why="no other passage names it, the numbers differ in one digit, and both are of one kind",
        others=tuple(rest),
    )


_CHAPTER = (
    "The Danish 172nd Rifle Division held Marsala. The 172nd Rifle Division had 4000 men. "
    "In May the 172nd Division left Marsala, and the 172nd Rifle Division was disbanded.\n"
)

CHECK = Check(
    id="NAM010",
    slug="unit-number-differs",
    level=Level.WARNING,
    summary="One passage gives a unit a number that differs in one digit from that in all others.",
    why="A number is the name of a unit; with a wrong digit it is another unit.",
    fix="Look the unit up; correct the number.",
    find=find,
    reported=(
        Example(
            "a digit that differs",
            {"chapter": _CHAPTER, "report": "The 175th Rifle Division fought at Marsala.\n"},
        ),
    ),
    silent=(
        Example(
            "another kind of division",
            {"chapter": _CHAPTER, "report": "The 175th Tank Division fought at Marsala.\n"},
        ),
        Example(
            "two divisions in one sentence",
            {
                "chapter": _CHAPTER,
                "report": (
                    "The 172nd Rifle Division and the 175th Rifle Division fought at Marsala.\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
