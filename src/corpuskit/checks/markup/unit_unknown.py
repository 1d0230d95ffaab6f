"""MKP008: A figure has a unit that nobody knows, on words that print a known one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield measures whose unit is not known where their words print one that is."""
    for oddity, evidence in oddities(extracts, "unknown-unit"):
        yield CHECK.finding(oddity.message, evidence, fix=oddity.fix)


CHECK = Check(
    id="MKP008",
    slug="unit-unknown",
    level=Level.WARNING,
    summary="A figure has a unit that nobody knows, on words that print a known one.",
    why="A figure in an unknown unit is compared with nothing but figures in the same one.",
    fix="Write the code of the unit: what conversion writes, or one of UCUM or ISO 4217.",
    find=find,
    reported=(
        Example(
            "a slip of the keyboard",
            {
                "chapter.xml": '<p>It is <measure quantity="7.4" unit="kn2">7.4 kilometres</measure> long.</p>'
            },
        ),
    ),
    silent=(
        Example(
            "what is counted, by its name",
            {"chapter.xml": '<p>It lost <measure quantity="40" unit="net">40 nets</measure>.</p>'},
        ),
        Example(
            "another known unit than that of the words",
            {
                "chapter.xml": '<p>It is <measure quantity="7400" unit="m">7.4 kilometres</measure> long.</p>'
            },
        ),
    ),
    references=(
        "The Unified Code for Units of Measure (UCUM), version 2.2",
        "TEI P5 Guidelines, class att.measurement",
    ),
    fixes="Sets @unit to that of the words. Unsafe where a person signed the element with @resp.",
)
