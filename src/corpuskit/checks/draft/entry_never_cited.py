"""DRF011: an entry of the bibliography that the paper cites nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the entries of a paper's bibliography that it does not cite."""
    for desk in desks(extracts):
        if desk.manuscript.everything:
            continue
        cited = desk.manuscript.kept | {each.key for each in desk.manuscript.citings}
        left = [e for e in desk.manuscript.listed if e.key not in cited and e.used]
        # A file that serves many papers is named once.
        shared = len(left) > max(_FEW, len(desk.manuscript.listed) // 2)
        for entry in left[:1] if shared else left:
            more = f", nor are {len(left) - 1} others of its file" if shared else ""
            yield CHECK.finding(
                f"the entry «{entry.key}» is cited nowhere in the paper{more}",
                [Evidence(entry.where, entry.printed)],
            )


_FEW = 10
_BIB = (
    "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
    "@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}\n"
)
_SOURCE = "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nThe port of Marsala was closed.\n"

CHECK = Check(
    id="DRF011",
    slug="entry-never-cited",
    level=Level.NOTE,
    summary="The bibliography of a paper has an entry that the paper cites nowhere.",
    why="Either a citation was lost, or the work was not used.",
    fix="Cite it where it was used, or take it out; \\nocite keeps it.",
    find=find,
    reported=(
        Example(
            "one of two works",
            {"ruiz": _SOURCE, "paper.md": "It was closed [@ruiz1999].\n", "refs.bib": _BIB},
        ),
    ),
    silent=(
        Example(
            "both cited",
            {
                "ruiz": _SOURCE,
                "paper.md": "It was closed [@ruiz1999; @ito2001, p. 4].\n",
                "refs.bib": _BIB,
            },
        ),
    ),
    references=("Kime, Wemheuer and Lehman, The biblatex Package, user guide: Citation Commands",),
)
