"""MKP005: A range in the markup ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield elements whose attributes say an end before its beginning."""
    for oddity, evidence in oddities(extracts, "range-reversed"):
        yield CHECK.finding(oddity.message, evidence, fix=oddity.fix)


CHECK = Check(
    id="MKP005",
    slug="markup-range-reversed",
    level=Level.ERROR,
    summary="A range in the markup ends before it begins.",
    why="Such a date or figure covers nothing: it is left out wherever it would be compared.",
    fix="Let the two values change places, or correct the one that is wrong.",
    find=find,
    reported=(
        Example(
            "a date",
            {
                "chapter.xml": '<p>It sailed from <date from="1995" to="1992">1992 to 1995</date>.</p>'
            },
        ),
        Example(
            "a figure",
            {
                "chapter.xml": '<p>It landed <measure min="600" max="500" unit="t">500 to 600 t</measure>.</p>'
            },
        ),
        Example(
            "pages",
            {
                "chapter.xml": '<p>The port closed.<note n="1"><bibl>Okafor, <biblScope unit="page" from="146" to="129">pp. 129–146</biblScope></bibl></note></p>'
            },
        ),
    ),
    silent=(
        Example(
            "a month in its year",
            {
                "chapter.xml": '<p>It sailed <date from="1995-06" to="1995">from June 1995</date>.</p>'
            },
        ),
        Example(
            "a shortened last page",
            {
                "chapter.xml": '<p>The port closed.<note n="1"><bibl>Okafor, <biblScope unit="page" from="146" to="54">pp. 146–54</biblScope></bibl></note></p>'
            },
        ),
    ),
    references=(
        "TEI P5 Guidelines, classes att.datable.w3c, att.ranging and att.citing",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
    fixes="Sets the two values as the words print them. Unsafe where the words do not: then the values change places, though one of them may be the slip.",
)
