"""MKP004: A date's markup says another day, month or year than the words it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield dates whose value lies outside the day, month or year that is printed."""
    for oddity, evidence in oddities(extracts, "date-differs"):
        yield CHECK.finding(
            oddity.message,
            evidence,
            tolerance="none: as printed; a day of the Julian calendar agrees with its Gregorian one",
            fix=oddity.fix,
        )


CHECK = Check(
    id="MKP004",
    slug="date-differs-from-text",
    level=Level.WARNING,
    summary="A date's markup says another day, month or year than the words it stands on.",
    why="Claims are dated by the markup; a slip there makes wrong findings, or hides true ones.",
    fix="Correct the date in the markup, or the text if that was misread. If the text is wrong and the markup right on purpose, sign the element with @resp.",
    find=find,
    reported=(
        Example(
            "a slip in the markup",
            {"chapter.xml": '<p>It sailed on <date when="1994-05-31">13 May 1994</date>.</p>'},
        ),
        Example(
            "the end of a range",
            {"chapter.xml": '<p>It sailed from <date from="1992" to="1994">1992–1995</date>.</p>'},
        ),
    ),
    silent=(
        Example(
            "the markup knows the day",
            {"chapter.xml": '<p>It sailed in <date when="1994-05-13">May 1994</date>.</p>'},
        ),
        Example(
            "old style",
            {
                "chapter.xml": '<p>The fleet mutinied on <date when="1917-11-07">25 October 1917</date>.</p>'
            },
        ),
        Example(
            "a person answers for it",
            {"chapter.xml": '<p>It sailed in <date when="1995" resp="#editor">1994</date>.</p>'},
        ),
        Example(
            "after a year",
            {"chapter.xml": '<p>It sailed after <date notBefore="1995">1994</date>.</p>'},
        ),
    ),
    references=(
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Names, Numbers, Dates, Abbreviations, and Addresses",
        "TEI P5 Guidelines, class att.datable.w3c",
        "Reingold and Dershowitz, Calendrical Calculations: The Ultimate Edition (Cambridge University Press, 2018)",
    ),
    fixes="Sets @when, or @from and @to, to the date printed. Unsafe where the markup said more than the words do (a day where they print a month), which would be lost.",
)
