"""MKP001: A figure's markup says another number than the words it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield measures whose quantity is not the printed number."""
    for oddity, evidence in oddities(extracts, "quantity-differs"):
        yield CHECK.finding(oddity.message, evidence, fix=oddity.fix)


CHECK = Check(
    id="MKP001",
    slug="quantity-differs-from-text",
    level=Level.ERROR,
    summary="A figure's markup says another number than the words it stands on.",
    why="Claims are read from the markup; a slip there makes wrong findings, or hides true ones.",
    fix="Correct the quantity in the markup, or the text if that was misread.",
    find=find,
    reported=(
        Example(
            "a slip in the markup",
            {
                "chapter.xml": '<p>It landed <measure quantity="14200" unit="t">12 400 t</measure>.</p>'
            },
        ),
    ),
    silent=(
        Example(
            "the markup follows the text", {"chapter": "The fleet landed 12 400 tonnes of cod.\n"}
        ),
    ),
    references=(
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Names, Numbers, Dates, Abbreviations, and Addresses",
        "TEI P5 Guidelines, class att.measurement",
    ),
    fixes="Sets @quantity (or @value) to the number printed, where the words print just one, in the unit that the markup says. Unsafe where a person signed the element with @resp, and where the two are apart by thousands.",
)
