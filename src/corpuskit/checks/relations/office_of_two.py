"""REL002: one office that two people are said to have held at one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.grammar.content import named_apart
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.identity.short_bodies import short_for
from corpuskit.claims.model import STATED, Extract, Holding, printed_period
from corpuskit.claims.people.offices import HEAD_OF, body_of, leads
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60
# One holder hands over to the next in the month that both name.
_OVERLAP = 31


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield offices with one holder that two people held at one time."""
    groups: dict[str, list[Holding]] = {}
    for extract in extracts:
        for holding in extract.holdings:
            if holding.stance in STATED:
                key = body_of(holding.office)[0] if leads(holding.office) else ""
                groups.setdefault(key or holding.office.head, []).append(holding)
    texts = {extract.name: extract for extract in extracts}
    seen: set[tuple[str, str]] = set()
    for _, holdings in sorted(groups.items()):
        for a, b in combinations(holdings[:_MOST], 2):
            pair = min(a.person, b.person), max(a.person, b.person)
            if (
                pair not in seen
                and _two_people(a, b)
                and _one_office(a, b, texts)
                and _overlap(a, b)
            ):
                seen.add(pair)
                yield _finding(a, b)


def _two_people(a: Holding, b: Holding) -> bool:
    """Tell whether two names differ in their last word, and none is short for the other."""
    mine, yours = ([w.casefold() for w in h.label.split()] for h in (a, b))
    short = mine[-1:] == yours[-1:] or set(mine) <= set(yours) or set(yours) <= set(mine)
    return a.person != b.person and not short


def _one_office(a: Holding, b: Holding, texts: Mapping[str, Extract]) -> bool:
    """Tell whether two offices are one: of one name, or both the highest of one body."""
    if a.office.head == b.office.head:
        of, other = a.office.facet("of"), b.office.facet("of")
        if short_for(a.office, b.office, texts[a.document]):
            return True
        if short_for(b.office, a.office, texts[b.document]):
            return True
        # «Minister of Works of Kenya» shares its works with another country's.
        return not (of - other and other - of) and unify(a.office, b.office) is Fit.SAME
    both = leads(a.office) and leads(b.office) and HEAD_OF in (a.office.head, b.office.head)
    (mine, narrowed), (yours, again) = body_of(a.office), body_of(b.office)
    if not both or mine != yours or (narrowed ^ again and narrowed and again):
        return False
    apart = named_apart(a.affair, b.affair)
    return not apart and (a.document != b.document or a.affair == b.affair)


def _overlap(a: Holding, b: Holding) -> bool:
    """Tell whether two terms share more than a month, or one is a day well within the other.

    Of two days it must be the same one; of a time in which an office was held some day, the whole.
    """
    if a.sometime or b.sometime:
        if a.sometime and b.sometime:
            return False
        some, term = (a, b) if a.sometime else (b, a)
        return term.first <= some.first and some.last <= term.last and term.first != term.last
    if a.first == a.last and b.first == b.last:
        return a.first == b.first
    if (min(a.last, b.last) - max(a.first, b.first)).days > _OVERLAP:
        return True
    day, term = (a, b) if a.first == a.last else (b, a)
    before, behind = (day.first - term.first).days, (term.last - day.first).days
    return day.first == day.last and min(before, behind) > _OVERLAP


def _finding(a: Holding, b: Holding) -> Finding:
    sides = sorted((a, b), key=lambda holding: holding.where)
    said = [
        f"{h.label} at least from {printed_period(h.first, h.first)} to {printed_period(h.last, h.last)} "
        f"in {h.where.citation}"
        for h in sides
    ]
    return CHECK.finding(
        f"{sides[0].office.phrase}: {said[0]}, {said[1]}",
        [Evidence(h.where, f"{h.label}: {h.office.phrase}") for h in sides],
        why="one person holds this office at a time",
        tolerance="a month, in which one hands over to the other",
    )


CHECK = Check(
    id="REL002",
    slug="office-of-two",
    level=Level.WARNING,
    summary="Two people are said to have held one office at one time.",
    why="An office has one holder; one of the names or of the dates is wrong.",
    fix="Look up when each took office and left it; correct the wrong date or name.",
    find=find,
    reported=(
        Example(
            "two ministers in one year",
            {
                "chapter": (
                    "Odile Grant opened the school. She was Minister of Education from March 2009 "
                    "until May 2011.\n"
                ),
                "report": (
                    "Claude Perrin was Minister of Education from January 2010 to June 2012.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "one after the other",
            {
                "chapter": "Odile Grant was Minister of Education from March 2009 to May 2011.\n",
                "report": "Claude Perrin was Minister of Education from May 2011 to June 2012.\n",
            },
        ),
        Example(
            "two ministries",
            {
                "chapter": "Odile Grant was Minister of Education from March 2009 to May 2011.\n",
                "report": "Claude Perrin was Minister of Health from March 2009 to May 2011.\n",
            },
        ),
    ),
    references=(
        "Ritter, Downey, Soderland and Etzioni, It's a Contradiction – No, it's Not: A Case Study using Functional Relations, EMNLP 2008, pp. 11–20",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
