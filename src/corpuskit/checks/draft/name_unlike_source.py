"""DRF009: a name that the cited source spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.draft.examples import BIB, SOURCE
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.names import misspelt
from corpuskit.claims.drafts.titles import retitled
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the names of papers that the cited document spells in another way."""
    for desk in desks(extracts):
        for each in (*misspelt(desk), *retitled(desk)):
            mine, yours = each.where.quote, each.original.quote
            yield CHECK.finding(
                f"«{mine}» is spelled «{yours}» in {each.source.name}",
                [Evidence(each.where, mine), Evidence(each.original, yours)],
                why=f"cited here: {', '.join(dict.fromkeys(c.key for c in each.citings))}",
            )


CHECK = Check(
    id="DRF009",
    slug="name-unlike-source",
    level=Level.WARNING,
    summary="A paper spells a name otherwise than the document that it cites.",
    why="A reader who searches for the name does not find the person, the place or the treaty.",
    fix="Spell it as the source does, or say that you transliterate otherwise.",
    find=find,
    reported=(
        Example(
            "a letter lost",
            {
                "ruiz": SOURCE,
                "paper.md": "The cranes were built by Zygmunt Kowalczk [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
        Example(
            "a word of a treaty's title",
            {
                "ruiz": SOURCE
                + "\nThe Treaty on Friendship and Mutual Assistance was signed in 1994.\n",
                "paper.md": "They had a Treaty on Friendship and Mutual Aid from 1994 [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    silent=(
        Example(
            "a treaty with another party",
            {
                "ruiz": SOURCE + "\nThe Treaty on Friendship with Tunisia was signed in 1994.\n",
                "paper.md": "They had a Treaty on Friendship with Algeria from 1994 [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
        Example(
            "the genitive",
            {
                "ruiz": SOURCE,
                "paper.md": "They were Kowalczyk's cranes [@ruiz1999].\n",
                "refs.bib": BIB,
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
