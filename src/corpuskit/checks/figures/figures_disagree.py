"""FIG001: two figures for one thing at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value, set_apart
from corpuskit.claims.arithmetic.adds_up import Sentences, adds_up_to, by_sentence, is_rest_of
from corpuskit.claims.comparison.compare import Conflict, conflicts
from corpuskit.claims.comparison.relate import shared_sources
from corpuskit.claims.identity.two_things import two_things
from corpuskit.claims.linkage.figures_asked import figures_asked, is_sure
from corpuskit.claims.linkage.links import linked
from corpuskit.claims.linkage.told import told_beside
from corpuskit.claims.linkage.within import linked_within
from corpuskit.claims.model import COST, Claim, Extract, Portion
from corpuskit.claims.reasoning.kindred import kindred
from corpuskit.claims.reasoning.retold import refigured
from corpuskit.claims.reasoning.serial import doubting_series
from corpuskit.claims.reasoning.witnesses import grouped, witnesses
from corpuskit.claims.shares.same_portion import told_apart
from corpuskit.claims.tables.tabled import tabled
from corpuskit.claims.tables.tabled_elsewhere import tabled_elsewhere
from corpuskit.core.findings import Finding, Level, Location

_SHARES = frozenset({"%", "1"})
# A number in digits, or the words of one in front of its noun.
# «1,150 soldiers», «six patients», «eight».
_NUMBER = re.compile(r"^(?:\W*\d[\d\s.,’']*|\S+(?:\s+|$))")


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield one finding a fact that is given in figures that exclude each other."""
    claims = [claim for extract in extracts for claim in extract.claims]
    found = [*conflicts(claims, every=False), *kindred(claims), *refigured(extracts)]
    found = list(doubting_series([*found, *linked_within(extracts)], claims))
    asked = list(figures_asked(extracts))
    # Of these no word that was read of one of the two alone says more.
    sure = [each for each in asked if is_sure(each)]
    found += [*linked(extracts), *(each for each in asked if not is_sure(each))]
    repeated = [*tabled(extracts), *tabled_elsewhere(extracts)]
    told = {portion.where: portion for extract in extracts for portion in extract.portions}
    two = two_things(extracts)
    found = [each for each in found if not two.apart(each.a, each.b)]
    found += [each for each in repeated if not two.apart(each.a, each.b, rows=False)]
    sentences = by_sentence(claims)
    found = [each for each in found if not _told_twice(each)]
    found = [each for each in found if not _is_a_part(each, sentences)]
    found = [each for each in found if not _of_two_costs(each)]
    for group in grouped([*(each for each in found if not _of_two_parts(each, told)), *sure]):
        yield _finding(group)


def _told_twice(conflict: Conflict) -> bool:
    """Tell two figures of which one text prints both, and does so again: from one to the other."""
    a, b = conflict.a, conflict.b
    return a.document == b.document and told_beside(a, b)


def _is_a_part(conflict: Conflict, sentences: Sentences) -> bool:
    """Tell one figure of a list from the sum of the list, whichever of the two is the whole."""
    a, b = conflict.a, conflict.b
    if a.document == b.document:
        # A fact that one document tells in many figures has sums among them by chance.
        return False
    if adds_up_to(a, b, sentences) or adds_up_to(b, a, sentences):
        return True
    mine, yours = (sentences.get((each.document, each.group), ()) for each in (a, b))
    return is_rest_of(a, b, yours) or is_rest_of(b, a, mine)


def _of_two_costs(conflict: Conflict) -> bool:
    """Tell what a bridge cost from what its repair did."""
    a, b = conflict.a, conflict.b
    return a.property == b.property == COST and a.subject.head != b.subject.head


def _of_two_parts(conflict: Conflict, told: Mapping[Location, Portion]) -> bool:
    """Tell two shares of one whole that are of two parts of it."""
    if conflict.a.unit not in _SHARES or conflict.b.unit not in _SHARES:
        return False
    a, b = told.get(conflict.a.where), told.get(conflict.b.where)
    return a is not None and b is not None and told_apart(a, b)


def _finding(group: tuple[Conflict, ...]) -> Finding:
    strongest = max(group, key=lambda conflict: conflict.level)
    claims = witnesses(group)
    shown, others = set_apart(claims, (strongest.a, strongest.b))
    first, second = strongest.a, strongest.b
    message = (
        f"{printed_value(first.value)} in {first.where.citation}, "
        f"{printed_value(second.value)} in {second.where.citation}; "
        f"both {_what(first, second)}, {second.time if second.time.known else first.time}"
    )
    shared = shared_sources(first, second)
    why = strongest.why
    if shared:
        why += "; both cite the same source, so that one misread it"
    return CHECK.finding(
        message,
        [claim_evidence(claim) for claim in shown],
        why=why,
        tolerance=strongest.judgement.tolerance,
        level=strongest.level,
        others=others,
    )


def _what(first: Claim, second: Claim) -> str:
    """Return what both count: the subject where it is one, else the noun behind the number."""
    if first.subject.head == second.subject.head:
        return second.subject.phrase or first.subject.phrase
    nouns = (_NUMBER.sub("", claim.where.quote).strip() for claim in (second, first))
    phrases = (second.subject.phrase, first.subject.phrase)
    return next(filter(None, (*nouns, *phrases)), "of one thing")


CHECK = Check(
    id="FIG001",
    slug="figures-disagree",
    level=Level.WARNING,
    summary="Two figures are given for one thing at one time.",
    why=(
        "One of them is wrong, or they count different things and the text does not say so. "
        "Who writes from both carries the mistake on."
    ),
    fix="Look both up in the sources cited; correct one, or say in the text what sets them apart.",
    find=find,
    reported=(
        Example(
            "a strength for one month, twice",
            {
                "chapter": "In March 2003 the Danish peacekeeping force in Kosovo numbered 1150.\n",
                "report": "The Danish peacekeeping force in Kosovo had 1600 soldiers in March 2003.\n",
            },
        ),
        Example(
            "a strength of a month, and the present one from a source of that month",
            {
                "chapter": (
                    "In March 2003 the Danish peacekeeping force in Kosovo numbered 11 500.[1]\n\n"
                    "[1] *Defence Weekly*, 4 Mar. 2003, p. 5.\n"
                ),
                "report": (
                    "Forces\n\nAna Ruiz\n\n4 May 2004\n\n"
                    "The Danish peacekeeping force in Kosovo, currently 16 000 strong,[1] forms "
                    "the bulk of the army there.\n\n"
                    "[1] *Defence Weekly*, 4 Mar. 2003, p. 5.\n"
                ),
            },
        ),
        Example(
            "a strength in the words of two authors, linked by all that they have in common",
            {
                "chapter": (
                    "Denmark built the port of Marsala in four years. The first of 14 cranes came "
                    "in May 1991.\n\nAt the end of 1998 the Danish port of Marsala employed 1150 "
                    "people. A day cost 9000 crowns. In 1999 there were 310 ships.\n"
                ),
                "feature": (
                    "Nobody in Denmark forgets Marsala. It had 400 houses in 1985, and it has 3 "
                    "schools.\n\nWith 1480 people on its payroll on 31 December 1998, the Danish "
                    "port of Marsala was a town of its own. Coffee is 2 crowns.\n"
                ),
            },
        ),
        Example(
            "a figure of the text, and the cell of the table that it repeats",
            {
                "report": (
                    "Landings of fish, tonnes\n\nFish\t2005\t2006\nHerring\t18 900\t21 400\n"
                    "Pollock\t5600\t6300\nSprat\t3400\t4100\n\nNobody had expected it. We "
                    "landed 7900 tonnes of pollock in 2006, most of it in March.\n"
                ),
            },
        ),
        Example(
            "a figure that the same text takes up as another",
            {
                "report": (
                    "At the end of 1998 the harbour of Marsala employed 115 people. A day cost "
                    "9000 crowns. In 1999 there were 310 ships. The 14 cranes came in May 1991. "
                    "A roof fell in.\n\nCoffee is 2 crowns. Of the 148 people whom the harbour "
                    "employed at the end of 1998, a third came by boat.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "a part of what a row of the table counts",
            {
                "report": (
                    "Landings of fish, tonnes\n\nFish\t2005\t2006\nHerring\t18 900\t21 400\n"
                    "Pollock\t5600\t6300\nSprat\t3400\t4100\n\nNobody had expected it. Danish "
                    "boats landed 3900 tonnes of pollock in 2006.\n"
                ),
            },
        ),
        Example(
            "another figure of the same text, for another year and for a part",
            {
                "report": (
                    "At the end of 1998 the harbour of Marsala employed 1150 people. A day cost "
                    "9000 crowns. In 1999 there were 310 ships. The 14 cranes came in May 1991. "
                    "A roof fell in.\n\nCoffee is 2 crowns. A year later the harbour employed "
                    "1480 people, 940 of them on the quays.\n"
                ),
            },
        ),
        Example(
            "a growth that is told twice, from one figure to another",
            {
                "report": (
                    "The harbour of Marsala employed from 1150 people in 1990 to 1480 in 1998. "
                    "A day cost 9000 crowns.\n\nFrom 1990 to 1998 the harbour of Marsala grew "
                    "from 1150 to 1480 people, and the town with it.\n"
                ),
            },
        ),
        Example(
            "a figure and its rounding",
            {
                "chapter": "In March 2003 the Danish peacekeeping force in Kosovo numbered 1147.\n",
                "report": "The Danish peacekeeping force in Kosovo had some 1150 soldiers in March 2003.\n",
            },
        ),
        Example(
            "two years are a series",
            {
                "chapter": "In 2001 the Danish peacekeeping force in Kosovo numbered 1150.\n",
                "report": "The Danish peacekeeping force in Kosovo had 1600 soldiers in 2003.\n",
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Andreas and Greenhill (editors), Sex, Drugs, and Body Counts: The Politics of Numbers in Global Crime and Conflict (Cornell University Press, 2010)",
        "Morgenstern, On the Accuracy of Economic Observations, 2nd edition (Princeton University Press, 1963)",
    ),
)
