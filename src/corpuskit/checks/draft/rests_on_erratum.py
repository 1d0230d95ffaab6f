"""DRF013: a figure that people judged wrong in the cited document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.drafts.desk import desks
from corpuskit.claims.drafts.rests import JudgedWrong, judged_wrong
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures of papers that the editors of the corpus judged wrong."""
    for desk in desks(extracts):
        for each in judged_wrong(desk):
            yield _finding(each)


def _finding(found: JudgedWrong) -> Finding:
    said = f"; it should say {found.correction}" if found.correction else ""
    return CHECK.finding(
        f"«{found.used.quote}» is what {found.taken.document} says, and was judged wrong{said}",
        [Evidence(found.used, "taken from there"), Evidence(found.taken, "judged wrong")],
        why=found.reason,
    )


_PAPER = "In March 1998 the port of Marsala employed 1150 people [@ruiz1999].\n"
_BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
_SAID = (
    "<p>In <date when='1998-03'>March 1998</date> the port of Marsala employed <measure xml:id='m1' "
    "type='exact' quantity='1150' unit='count' commodity='people'>1150 people</measure>.</p>"
)
_WRONG = (
    "<standOff><fs type='claim' corresp='#m1'><f name='verdict'><symbol value='wrong'/></f>"
    "<f name='correction'><string>1510 people</string></f>"
    "<f name='reason'><string>The roll of the port has 1510.</string></f></fs></standOff>"
)

CHECK = Check(
    id="DRF013",
    slug="rests-on-erratum",
    level=Level.WARNING,
    summary="A paper takes a figure that the editors of the corpus judged wrong.",
    why="What is known to be a mistake is carried on by whoever did not read the errata.",
    fix="Take the correction that the errata give, or say why the figure stands.",
    find=find,
    reported=(
        Example(
            "a figure judged wrong",
            {"ruiz1999.xml": _WRONG + _SAID, "paper.md": _PAPER, "refs.bib": _BIB},
        ),
    ),
    silent=(
        Example(
            "a figure on which nobody judged",
            {"ruiz1999.xml": _SAID, "paper.md": _PAPER, "refs.bib": _BIB},
        ),
    ),
    references=("docs/decisions/0014-verdicts.md",),
)
