"""MKP006: A note's markup gives it another number than the one printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield notes whose @n is not the number printed at their mark or before their text."""
    for oddity, evidence in oddities(extracts, "note-number-differs"):
        yield CHECK.finding(oddity.message, evidence, fix=oddity.fix)


CHECK = Check(
    id="MKP006",
    slug="note-number-differs-from-text",
    level=Level.ERROR,
    summary="A note's markup gives it another number than the one printed.",
    why="References to notes are looked up by this number; a slip there sends them to another note.",
    fix="Correct @n of the note, or the printed number if that was misread.",
    find=find,
    reported=(
        Example(
            "the label says another number",
            {
                "chapter.xml": '<p>The port closed.<note n="4"><label>3.</label> Harbour log, 3 May 1921.</note></p>'
            },
        ),
        Example(
            "the mark says another number",
            {
                "chapter.xml": '<p>The port closed.<ref target="#n3">3</ref></p><note xml:id="n3" n="4">Harbour log, 3 May 1921.</note>'
            },
        ),
    ),
    silent=(
        Example(
            "both agree",
            {
                "chapter.xml": '<p>The port closed.<ref target="#n3">3</ref></p><note xml:id="n3" n="3"><label>3.</label> Harbour log, 3 May 1921.</note>'
            },
        ),
        Example(
            "a number in the text of the note",
            {"chapter.xml": '<p>The port closed.<note n="4">3 May 1921: Harbour log.</note></p>'},
        ),
    ),
    references=(
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Notes, Annotation, and Indexing",
    ),
    fixes="Sets @n to the number printed at the mark or before the note. Unsafe where another note has that number; none where mark and note print two numbers.",
)
