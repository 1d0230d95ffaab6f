"""DRF010: a citation whose key no bibliography has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from corpuskit.checks.check import Check, Example
from corpuskit.claims.drafts.desk import Desk, desks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield each key that a paper cites and its bibliography does not have, once."""
    for desk in desks(extracts):
        if desk.manuscript.listed:
            yield from _missing(desk)


def _missing(desk: Desk) -> Iterator[Finding]:
    told: set[str] = set()
    for citing in desk.manuscript.citings:
        key = citing.key
        if not key or key in desk.entries or key in told or key in desk.manuscript.unread:
            continue
        told.add(key)
        near = get_close_matches(key, desk.entries, 1, 0.8)
        hint = f"; did you mean «{near[0]}»?" if near else ""
        yield CHECK.finding(
            f"the bibliography has no entry «{key}»{hint}",
            [Evidence(citing.where, f"cites {key}")],
        )


_BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
_SOURCE = "Harbours of the West\n\nAna Ruiz\n\n4 May 1999\n\nThe port of Marsala was closed.\n"

CHECK = Check(
    id="DRF010",
    slug="key-without-entry",
    level=Level.ERROR,
    summary="A paper cites a key that its bibliography has no entry for.",
    why="The reader finds a question mark where the source should stand.",
    fix="Correct the key, or add the entry.",
    find=find,
    reported=(
        Example(
            "another year in the key",
            {"ruiz": _SOURCE, "paper.md": "It was closed [@ruiz1998].\n", "refs.bib": _BIB},
        ),
    ),
    silent=(
        Example(
            "the key of an entry",
            {"ruiz": _SOURCE, "paper.md": "It was closed [@ruiz1999, p. 4].\n", "refs.bib": _BIB},
        ),
    ),
    references=("Kime, Wemheuer and Lehman, The biblatex Package, user guide: Citation Commands",),
)
