"""MKP002: the machine reads a passage otherwise than a person decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.judgements.disputes import KIND
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level
from corpuskit.tei.base import Base, Dispute, write_base


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield what people decided otherwise than the machine reads it by now."""
    for oddity, evidence in oddities(extracts, KIND):
        yield CHECK.finding(
            oddity.message, evidence, why="the last conversion left what a person had decided"
        )


_BASE = write_base(
    Base(disputes=(Dispute("p1", "May 1994", 0, "d1", 'date when="1993"', 'date when="1994-05"'),))
).decode()
_PASSAGE = '<p xml:id="p1">It sailed in <date xml:id="d1" when="1993"{}>May 1994</date>.</p>'

CHECK = Check(
    id="MKP002",
    slug="machine-reads-otherwise",
    level=Level.NOTE,
    summary="The machine now reads a passage otherwise than a person decided.",
    why="A newer version may see what was overlooked; nothing that people decided is changed for it.",
    fix="Correct the element, or sign it with @resp: then the matter is closed.",
    find=find,
    reported=(
        Example(
            "a date that was corrected, and is read otherwise",
            {"ferry.xml": _PASSAGE.format(""), "base/ferry.json": _BASE},
        ),
    ),
    silent=(
        Example(
            "a person answers for it",
            {"ferry.xml": _PASSAGE.format(' resp="#editor"'), "base/ferry.json": _BASE},
        ),
    ),
    references=(
        "TEI P5 Guidelines, Certainty, Precision, and Responsibility",
        "docs/decisions/0013-merging.md",
    ),
)
