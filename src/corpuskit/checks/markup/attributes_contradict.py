"""MKP007: Two attributes of one element exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield elements whose attributes cannot all be true."""
    for oddity, evidence in oddities(extracts, "attributes-contradict"):
        yield CHECK.finding(oddity.message, evidence)


CHECK = Check(
    id="MKP007",
    slug="attributes-contradict",
    level=Level.ERROR,
    summary="Two attributes of one element exclude each other.",
    why="One of them is a slip, and whatever is compared with the figure or date may rest on it.",
    fix="Keep the attribute that says what the words say, and delete the other one.",
    find=find,
    reported=(
        Example(
            "a figure outside of its own bounds",
            {
                "chapter.xml": '<p>It landed <measure quantity="1240" atLeast="2000" unit="t">1240 t</measure>.</p>'
            },
        ),
        Example(
            "a day after the last one that is possible",
            {
                "chapter.xml": '<p>It sailed on <date when="1911-05-03" notAfter="1900">3 May 1911</date>.</p>'
            },
        ),
    ),
    silent=(
        Example(
            "a figure within its bounds",
            {
                "chapter.xml": '<p>It landed <measure quantity="1240" min="1200" max="1300" unit="t">some 1240 t</measure>.</p>'
            },
        ),
        Example(
            "a day within a year",
            {
                "chapter.xml": '<p>It sailed on <date when="1911-05-03" notBefore="1911">3 May 1911</date>.</p>'
            },
        ),
    ),
    references=("TEI P5 Guidelines, classes att.ranging, att.measurement and att.datable.w3c",),
)
