"""MKP003: decisions of people that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.judgements.verdicts import Mark, Verdicts, mark_of, verdicts_of
from corpuskit.claims.model import Extract
from corpuskit.claims.model.decision import Decision, Verdict
from corpuskit.claims.reasoning.opposed import opposed
from corpuskit.core.findings import Evidence, Finding, Level, Location


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield claims judged in two ways, and contradictions of which both sides are judged right."""
    verdicts = verdicts_of(extracts)
    for mark in verdicts.contested:
        yield _two_ways(verdicts, mark)
    settled = verdicts.settled
    for a, b in opposed(extracts, settled):
        yield _both_right(a, b, (*settled[mark_of(a)], *settled[mark_of(b)]))


def _two_ways(verdicts: Verdicts, mark: Mark) -> Finding:
    against = (*verdicts.wrong.get(mark, ()), *verdicts.withdrawn.get(mark, ()))
    about = verdicts.right[mark][0].about
    decisions = dict.fromkeys((*verdicts.right[mark], *against))
    other = "wrong" if mark in verdicts.wrong else "withdrawn"
    return CHECK.finding(
        f"{about.quote!r} in {about.citation} is judged right and {other}",
        [Evidence(about, "the claim judged"), *map(_side, decisions)],
        why="these decisions are about one claim; until one of them is gone it is compared as ever",
    )


def _both_right(a: Location, b: Location, decisions: Sequence[Decision]) -> Finding:
    return CHECK.finding(
        f"{a.quote!r} in {a.citation} and {b.quote!r} in {b.citation} are both judged right",
        [Evidence(a, "judged right"), Evidence(b, "judged right"), *map(_side, decisions)],
        why="the two claims exclude each other",
    )


def _side(decision: Decision) -> Evidence:
    said = decision.verdict.value if decision.verdict else ""
    if decision.verdict is Verdict.RIGHT and decision.over:
        said += " over " + ", ".join(repr(place.quote) for place in decision.over)
    words = " and ".join(filter(None, (said, "withdrawn" if decision.withdrawn else "")))
    about = f"{decision.about.quote!r} is {words}"
    return Evidence(decision.where, f"{about}, says {decision.signature}", decision.evidence)


_FIGURE = '<measure xml:id="m1" quantity="40" unit="count">40 barges</measure>'
_RIGHT = (
    '<fs type="claim" corresp="#m1"><f name="verdict"><symbol value="right"/></f>'
    '<f name="reason"><string>the yard book has it</string></f></fs>'
)
_WRONG = (
    '<fs type="claim" corresp="#m1"><f name="verdict"><symbol value="wrong"/></f>'
    '<f name="reason"><string>two of them were lighters</string></f></fs>'
)

CHECK = Check(
    id="MKP003",
    slug="verdicts-contradict",
    level=Level.WARNING,
    summary="People judged one claim right and wrong, or both sides of a contradiction right.",
    why="A decision closes a finding for everybody; two that exclude each other close nothing.",
    fix="Agree on one; remove the other, or change its verdict.",
    find=find,
    reported=(
        Example(
            "one figure judged in two ways",
            {"yard.xml": f"<standOff>{_RIGHT}{_WRONG}</standOff><p>It built {_FIGURE}.</p>"},
        ),
        Example(
            "both sides judged right",
            {
                "yard.xml": (
                    f"<standOff>{_RIGHT}</standOff><p>The Danish peacekeeping force in "
                    'Kosovo had <measure xml:id="m1" quantity="1150" unit="count" commodity="soldier">'
                    '1150 soldiers</measure> in <date when="2003-03">March 2003</date>.</p>'
                ),
                "port.xml": (
                    f"<standOff>{_RIGHT}</standOff><p>The Danish peacekeeping force in Kosovo had "
                    '<measure xml:id="m1" quantity="1600" unit="count" commodity="soldier">1600 '
                    'soldiers</measure> in <date when="2003-03">March 2003</date>.</p>'
                ),
            },
        ),
    ),
    silent=(
        Example(
            "one verdict",
            {"yard.xml": f"<standOff>{_WRONG}</standOff><p>It built {_FIGURE}.</p>"},
        ),
        Example(
            "two verdicts that agree",
            {"yard.xml": f"<standOff>{_WRONG}{_WRONG}</standOff><p>It built {_FIGURE}.</p>"},
        ),
    ),
    references=(
        "TEI P5 Guidelines, Feature Structures",
        "TEI P5 Guidelines, Certainty, Precision, and Responsibility",
        "docs/decisions/0014-verdicts.md",
    ),
)
