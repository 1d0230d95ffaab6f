"""FIG019: shares of the two parts of one whole that do not make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.identity.restricted import narrowed_apart
from corpuskit.claims.identity.two_things import two_things
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.shares.same_portion import excluding_shares
from corpuskit.claims.shares.same_share import Parts, compared
from corpuskit.claims.shares.share_facts import ShareFact, share_facts
from corpuskit.core.findings import Evidence, Finding, Level, Location

_HUNDRED = Decimal(100)
_MOST = 60


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield shares that exclude each other: of one part, or of the two parts of one whole."""
    blocks: dict[object, list[ShareFact]] = {}
    for fact in share_facts(extracts):
        for key in {fact.base, fact.count} - {"", None}:
            blocks.setdefault(key, []).append(fact)
    seen: set[frozenset[Location]] = set()
    for facts in blocks.values():
        for a, b in combinations(facts[:_MOST], 2):
            places = frozenset((a.where[0], b.where[0]))
            if places in seen:
                continue
            parts = compared(a, b)
            if _exclude(a, b, parts):
                seen.add(places)
                yield _finding(a, b)
    claims = {claim.where: claim for extract in extracts for claim in extract.claims}
    two = two_things(extracts)
    for each in excluding_shares(extracts):
        share = each.share.where[0]
        others = [
            o
            for o in each.others
            if frozenset((share, o.where[0])) not in seen
            and not two.placed_apart(share, o.where[0])
            and (each.opposite or not _restricted(claims, share, o.where[0]))
        ]
        if others:
            yield _finding(each.share, *others, one=not each.opposite)


def _restricted(claims: Mapping[Location, Claim], a: Location, b: Location) -> bool:
    """Tell whether one share is of a part of what the other is one of."""
    return a in claims and b in claims and narrowed_apart(claims[a], claims[b]) is not None


def _exclude(a: ShareFact, b: ShareFact, parts: Parts) -> bool:
    """Tell whether two parts cannot make up their whole, or are more than it."""
    if parts is Parts.BESIDE:
        return a.low + b.low > _HUNDRED
    return parts is Parts.OTHER and (a.high + b.high < _HUNDRED or a.low + b.low > _HUNDRED)


def _finding(a: ShareFact, *others: ShareFact, one: bool = False) -> Finding:
    """Set a share beside those that exclude it, of one part or, else, of the rest."""
    first, second, *more = sorted((a, *others), key=lambda fact: fact.where[0])
    said = [f"{_shown(f)} per cent in {f.where[0].citation}" for f in (first, second)]
    told = "are said of one part" if one else "do not make a hundred"
    return CHECK.finding(
        f"{said[0]} and{'' if one else ', of the rest,'} {said[1]} {told}",
        [
            Evidence(where, f"{_shown(fact)} % of {fact.base}; {fact.time}")
            for fact in (first, second, *more)
            for where in fact.where
        ],
        why="the same is said of a part of one whole"
        if one
        else "the two are what one whole falls into, and both are of the same time",
        tolerance="half a point for a percentage, five points for a fraction in words",
    )


def _shown(fact: ShareFact) -> str:
    low, high = (round(edge, 1).normalize() for edge in (fact.low, fact.high))
    return f"{low:f} to {high:f}"


CHECK = Check(
    id="FIG019",
    slug="shares-exclude-each-other",
    level=Level.WARNING,
    summary="Two shares of one part differ, or those of the two parts of a whole do not make a hundred.",
    why="What is not in the one part is in the other; one of the two shares is wrong.",
    fix="Compute both shares again; correct the one that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "who had gone home, and who had not",
            {
                "minutes": (
                    "By the end of August 1931, 62 per cent of the refugees at Ommen had returned "
                    "to their villages.\n"
                ),
                "article": (
                    "At the end of August 1931 more than half of the refugees at Ommen were still "
                    "living in the sheds.\n"
                ),
            },
        ),
        Example(
            "one share, told in other words",
            {
                "minutes": "In 1931 a third of the refugees at Ommen were employed.\n",
                "article": "62 per cent of the refugees at Ommen had work in 1931.\n",
            },
        ),
    ),
    silent=(
        Example(
            "the two make a hundred",
            {
                "minutes": (
                    "By the end of August 1931, 62 per cent of the refugees at Ommen had returned "
                    "to their villages.\n"
                ),
                "article": (
                    "At the end of August 1931 more than a third of the refugees at Ommen were "
                    "still living in the sheds.\n"
                ),
            },
        ),
        Example(
            "another month",
            {
                "minutes": (
                    "By the end of August 1931, 62 per cent of the refugees at Ommen had returned "
                    "to their villages.\n"
                ),
                "article": (
                    "At the end of June 1931 more than half of the refugees at Ommen were still "
                    "living in the sheds.\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
