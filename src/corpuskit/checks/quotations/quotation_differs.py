"""QUO001: a quotation that differs from the passage that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.quotations import Misquoted, misquoted
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield what stands in quotation marks in one document and otherwise in another."""
    quotations = [quotation for extract in extracts for quotation in extract.quotations]
    if not quotations:
        return
    for found in misquoted(quotations, {e.name: e.sentences for e in extracts}):
        if not numbered_apart(found.quotation.where.sentence, found.original.sentence):
            yield _finding(found)


def _finding(found: Misquoted) -> Finding:
    where = found.quotation.where
    if found.said and found.printed:
        what = f"has {found.said!r}, where {found.original.citation} has {found.printed!r}"
    elif found.said:
        what = f"adds {found.said!r} to what {found.original.citation} says"
    else:
        what = f"leaves out {found.printed!r}, which {found.original.citation} has"
    return CHECK.finding(
        f"a quotation in {where.citation} {what}",
        [Evidence(where, "quoted"), Evidence(found.original, "as it stands there")],
        why="all else in the quotation stands there word for word",
        tolerance="case, punctuation, and what is marked as left out or put in",
    )


CHECK = Check(
    id="QUO001",
    slug="quotation-differs",
    level=Level.WARNING,
    summary="A quotation differs from the passage that it quotes.",
    why="A word lost or added inside quotation marks changes what somebody else said.",
    fix="Quote what stands there; mark what is left out (…) and what is put in ([...]).",
    find=find,
    reported=(
        Example(
            "a word more",
            {
                "gazette": "No toll shall exceed the rate in force on the day of signature.\n",
                "review": (
                    "Article 7 says: “No toll shall exceed twice the rate in force on the day of "
                    "signature.”\n"
                ),
            },
        ),
        Example(
            "the same words turned round",
            {
                "report": (
                    "The toll has raised the price of a passage; it has not lowered the number of "
                    "ships.\n"
                ),
                "review": (
                    "“The toll has lowered the number of ships; it has not raised the price of a "
                    "passage,” the report says.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "other punctuation, and the beginning alone",
            {
                "gazette": "No toll shall exceed the rate in force on the day of signature.\n",
                "review": 'It says: "No toll shall exceed the rate, in force on the day".\n',
            },
        ),
        Example(
            "marked as left out",
            {
                "gazette": (
                    "No toll shall exceed the rate in force on the day of signature of this treaty, "
                    "nor shall any ship be kept waiting longer than two days.\n"
                ),
                "review": (
                    "It says: “No toll shall exceed the rate in force on the day … nor shall any "
                    "ship be kept waiting longer than two days.”\n"
                ),
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 13: Quotations and Dialogue",
    ),
)
