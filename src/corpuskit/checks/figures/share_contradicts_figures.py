"""FIG009: a share against the count and the whole that another passage or a table gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.checks.figures.implied_parts import message_of, sides_of, why_of
from corpuskit.claims.derived.asked import shares_asked
from corpuskit.claims.derived.part_links import contradicted
from corpuskit.claims.grammar.content import NAME, NOT, THING, matter, names
from corpuskit.claims.grammar.opposites import told_opposed
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.grammar.values import meets
from corpuskit.claims.identity.two_things import TwoThings, two_things
from corpuskit.claims.linkage.figures_asked import WHY
from corpuskit.claims.model import (
    STATED,
    Basis,
    Cell,
    Claim,
    Extract,
    Kind,
    Portion,
    Proportion,
    Stance,
)
from corpuskit.claims.shares import same_share
from corpuskit.claims.shares.same_poll import Miscounted, miscounted
from corpuskit.claims.shares.same_portion import Unlike, told_apart, unlike_shares
from corpuskit.claims.shares.same_share import Parts
from corpuskit.claims.shares.share_facts import ShareFact, share_facts
from corpuskit.claims.shares.whole_of_share import of_the_part, other_whole
from corpuskit.claims.tables.tabled import of_another_row
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.tolerances import IN_WORDS, per_cent, tolerance

_HUNDRED = Decimal(100)
# «Three-quarters» may stand for 72 per cent, not for 60.
_MOST = 4
_LIMIT = 400
# So much must two passages have in common that do not say of which day they are.
_LEAST_TOLD = 3


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield shares that counts given elsewhere for the same part, whole and time contradict."""
    shares = [c for e in extracts for c in e.claims if _is_share(c)]
    two = two_things(extracts)
    blocks: dict[str, list[Proportion]] = {}
    for extract in extracts:
        for proportion in extract.proportions:
            for word in proportion.telling - {NOT}:
                blocks.setdefault(word, []).append(proportion)
    shown: set[Location] = set()
    for share in shares:
        near = {id(p): p for word in sorted(share.words) for p in blocks.get(word, ())[:_LIMIT]}
        found = [p for p in near.values() if _one_share(share, p)]
        found = [p for p in found if not two.placed_apart(share.where, p.where)]
        wrong = [p for p in found if not _follows(share, p)]
        if wrong and len(wrong) == len(found) <= _MOST:
            shown.add(share.where)
            yield _finding(share, max(wrong, key=lambda p: len(p.telling & share.words)))
    for each in _told_otherwise(extracts, shown, two):
        shown.add(each.evidence[0].location)
        yield each
    for miscount in miscounted(extracts):
        if miscount.share.where not in shown:
            shown.add(miscount.share.where)
            yield _finding_miscounted(miscount)
    for unlike in unlike_shares(extracts):
        place = unlike.share.where[0]
        another = other_whole(place, unlike.whole.value)
        if not (place in shown or another or two.placed_apart(place, unlike.part.where)):
            shown.add(place)
            yield _finding_unlike(unlike)
    yield from _of_parts(extracts, shown, two)


def _of_parts(
    extracts: Sequence[Extract], shown: Collection[Location], two: TwoThings
) -> Iterator[Finding]:
    """Yield the shares, their counts and the rest that are linked by all that is told of them."""
    linked = [(link, why_of(link)) for link in contradicted(extracts)]
    told = {*shown, *(place for link, _ in linked for place in (link.a.where, link.b.where))}
    asked = [(each, WHY) for each in shares_asked(extracts) if each.a.where not in told]
    for link, why in (*linked, *asked):
        a, b = link.a.where, link.b.where
        if a not in shown and b not in shown and two.placed_apart(a, b) is None:
            yield CHECK.finding(
                message_of(link),
                sides_of(link),
                why=why,
                tolerance="half a point for a percentage; five points for a fraction in words",
                level=link.level,
            )


def _told_otherwise(
    extracts: Sequence[Extract], shown: Collection[Location], two: TwoThings
) -> Iterator[Finding]:
    """Yield printed shares that the counts of one part and one whole contradict in other words."""
    blocks: dict[object, list[ShareFact]] = {}
    facts = list(share_facts(extracts))
    told = {portion.where: portion for extract in extracts for portion in extract.portions}
    cells = {cell.where: cell for extract in extracts for cell in extract.cells}
    for fact in facts:
        if not fact.printed:
            for key in {fact.base, fact.count} - {"", None}:
                blocks.setdefault(key, []).append(fact)
    for share in facts:
        if not share.printed or share.where[0] in shown:
            continue
        keys = [key for key in (share.count, share.base) if key]
        near = {f.where[0]: f for key in keys for f in blocks.get(key, ())[:_LIMIT]}
        said = told.get(share.where[0])
        found = [f for f in near.values() if same_share.compared(share, f) is Parts.ONE]
        found = [f for f in found if not _are_others(said, told.get(f.where[0]))]
        found = [f for f in found if not two.placed_apart(share.where[0], f.where[0])]
        found = [f for f in found if not of_the_part(share, f)]
        found = [f for f in found if not _of_another_row(cells, share, f)]
        wrong = [f for f in found if f.high < share.low or share.high < f.low]
        if wrong and len(wrong) == len(found) <= _MOST:
            yield _finding_of(share, max(wrong, key=lambda f: len(f.telling & share.words)))


def _of_another_row(cells: Mapping[Location, Cell], share: ShareFact, counted: ShareFact) -> bool:
    return of_another_row(cells.get(counted.where[0]), share.where[0].sentence)


def _are_others(share: Portion | None, counted: Portion | None) -> bool:
    """Tell «a third were in Latin» from «24 were in Greek»."""
    return share is not None and counted is not None and told_apart(share, counted)


def _finding_of(share: ShareFact, counted: ShareFact) -> Finding:
    computed = (counted.low + counted.high) / 2
    return CHECK.finding(
        f"{share.where[0].quote} in {share.where[0].citation}, but {counted.where[0].quote} of "
        f"{counted.where[-1].quote} in {counted.where[0].citation} is {grouped(round(computed, 1))} "
        "per cent",
        [
            Evidence(share.where[0], f"{share.where[0].quote}; {share.time}"),
            *(Evidence(where, f"{where.quote}; {counted.time}") for where in counted.where),
        ],
        why="both speak of one part of one whole",
        tolerance="half a point for a percentage; five points for a fraction in words",
    )


def _finding_miscounted(miscount: Miscounted) -> Finding:
    share, poll = miscount.share, miscount.poll
    return CHECK.finding(
        f"{share.where.quote} in {share.where.citation}, but {poll.where.quote} for and "
        f"{poll.noes_where.quote} against in {poll.where.citation} make "
        f"{grouped(round(miscount.makes, 1))} per cent",
        [
            claim_evidence(share),
            Evidence(poll.where, f"{poll.where.quote}; for; {poll.time}"),
            Evidence(poll.noes_where, f"{poll.noes_where.quote}; against"),
        ],
        why="both are of those who voted",
        tolerance="half a point for a percentage; five points for a fraction in words",
    )


def _finding_unlike(unlike: Unlike) -> Finding:
    share, part, whole = unlike.share.where[0], unlike.part, unlike.whole
    rest = ", so that the others are" if unlike.opposite else ", which is"
    return CHECK.finding(
        f"{share.quote} in {share.citation}, but {part.where.quote} of {whole.where.quote} in "
        f"{part.where.citation}{rest} {grouped(round(unlike.makes, 1))} per cent",
        [
            Evidence(share, f"{share.quote}; {unlike.share.time}"),
            Evidence(part.where, f"{part.where.quote}; part; {part.time}"),
            Evidence(whole.where, f"{whole.where.quote}; whole"),
        ],
        why="the opposite is said of the part" if unlike.opposite else "the same is said of both",
        tolerance="half a point for a percentage; five points for a fraction in words",
    )


def _is_share(claim: Claim) -> bool:
    point = claim.value.point
    part = claim.unit == "%" or (claim.unit == "1" and point is not None and 0 < point < 1)
    stated = claim.stance in STATED
    denied = claim.stance is Stance.DENIED and NOT in claim.words
    in_text = not claim.ratio and not claim.telling
    return part and point is not None and in_text and (stated or denied)


def _one_share(share: Claim, counted: Proportion) -> bool:
    """Tell whether a share is of the part and the whole that were counted.

    The part must be named in both, the whole or what was done with it too; what only one of them
    denies is the other part.
    """
    if share.where.sentence == counted.where.sentence or share.kind is Kind.EVENT_DATE:
        return False
    if (NOT in share.words) != (NOT in counted.telling):
        return False
    if told_opposed(share.where.sentence, counted.where.sentence[counted.where.end :]):
        return False
    one_time = same_period(share.time, counted.time)
    if not one_time and not _one_affair(share, counted):
        return False
    if not _one_base(share, counted):
        return False
    part, whole = counted.telling & share.words, counted.base & share.words
    if not whole or not names(counted.telling) <= share.words:
        return False
    if not _spoken_of(names(share.words), counted.words):
        return False
    named = bool(names(counted.telling))
    fewest = 1 if named else min(2, len(counted.telling - {NOT}))
    if not one_time and _part_and_whole(share, counted):
        return True
    if not one_time:
        told = (part | matter(whole)) - names(part)
        return bool(part - {NOT}) and len(told) >= _LEAST_TOLD
    least = 2 if named else 3
    return len(part - {NOT}) >= max(1, fewest - 1) and len(part | matter(whole)) >= least


def _part_and_whole(share: Claim, counted: Proportion) -> bool:
    """Tell whether a share names its part and its whole, and both are those that were counted."""
    if share.base is None or not counted.noun or share.base.head != counted.noun:
        return False
    said = matter(share.words)
    if said <= counted.words | counted.base and counted.telling <= share.words:
        return bool(counted.telling)
    part = share.subject.head.rstrip("e")
    return bool(part) and THING + part in counted.telling and len(counted.telling) == 1


def _one_base(share: Claim, counted: Proportion) -> bool:
    """Tell whether a share is of the noun that the whole counts, where it says of what it is one."""
    if share.base is None or not share.base.head or not counted.noun:
        return True
    return share.base.head == counted.noun or THING + counted.noun.rstrip("e") in share.words


def _spoken_of(called: frozenset[str], words: frozenset[str]) -> bool:
    """Tell whether a bag has every name, as a noun too: a caption may open with it."""
    return all(name in words or THING + name[len(NAME) :].rstrip("e") in words for name in called)


def _one_affair(share: Claim, counted: Proportion) -> bool:
    """Tell whether two passages can be of one affair where a time is missing or only the text's."""
    if share.document == counted.document or not share.affair & counted.affair:
        return False
    loose = not share.time.known or not counted.time.known
    return loose or (
        share.time.basis in (Basis.DOCUMENT, Basis.HEADING) and overlap(share.time, counted.time)
    )


def _computed(counted: Proportion) -> Decimal:
    part, whole = counted.part.point, counted.whole.point
    return part / whole * _HUNDRED if part is not None and whole else Decimal(0)


def _follows(share: Claim, counted: Proportion) -> bool:
    computed = _computed(counted)
    if share.unit == "%":
        return meets(share.value, computed, computed)
    return (
        abs((share.value.point or Decimal(0)) * _HUNDRED - computed)
        <= tolerance(IN_WORDS) * _HUNDRED
    )


def _finding(share: Claim, counted: Proportion) -> Finding:
    shown = grouped(round(_computed(counted), 1))
    part, whole = printed_value(counted.part), printed_value(counted.whole)
    common = (counted.telling | counted.base) & share.words
    spoken = ", ".join(sorted(word.partition(":")[2] for word in common if word != NOT))
    return CHECK.finding(
        f"{share.where.quote} in {share.where.citation}, but {part} of {whole} in "
        f"{counted.where.citation} is {shown} per cent",
        [
            claim_evidence(share),
            Evidence(counted.where, f"{part}; part, {shown} %; {counted.time}"),
            Evidence(counted.whole_where, f"{whole}; whole"),
        ],
        why=f"both speak of {spoken} for {share.time}",
        tolerance=f"half the last printed place; {per_cent(IN_WORDS)} of the whole for a fraction in words",
    )


CHECK = Check(
    id="FIG009",
    slug="share-contradicts-figures",
    level=Level.WARNING,
    summary="A share does not follow from the count and the whole that another passage gives.",
    why="A share is computed from two counts; when all three are printed, one of them is wrong.",
    fix="Compute the share again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "a fraction against counts in another report",
            {
                "chapter": "Of the 2,400 farms at Ommen, 600 sold milk to the dairy in 1931.\n",
                "report": "In 1931 half of the farms at Ommen sold milk to the dairy.\n",
            },
        ),
        Example(
            "the whole a sentence before its part, and the opposite said of the rest",
            {
                "chapter": (
                    "At Ommen 2,400 farms stood below the dyke in 1931. In the flood of that year 600 "
                    "were destroyed.\n"
                ),
                "report": "More than nine-tenths of the farms at Ommen survived the flood of 1931.\n",
            },
        ),
        Example(
            "per cent against a table",
            {
                "report": (
                    "Table 1. Sailors hired in 1931\n\n"
                    "Port\tSailors hired\nVarde\t400\nEsbjerg\t350\nThyborg\t250\nTotal\t1,000\n"
                ),
                "article": "In 1931 60 per cent of the sailors hired came from Varde.\n",
            },
        ),
    ),
    silent=(
        Example(
            "the same share",
            {
                "chapter": "Of the 2,400 farms at Ommen, 600 sold milk to the dairy in 1931.\n",
                "report": "In 1931 a quarter of the farms at Ommen sold milk to the dairy.\n",
            },
        ),
        Example(
            "the other part",
            {
                "chapter": "Of the 2,400 farms at Ommen, 600 sold milk to the dairy in 1931.\n",
                "report": "In 1931 three-quarters of the farms at Ommen never sold milk to the dairy.\n",
            },
        ),
        Example(
            "another place",
            {
                "chapter": "Of the 2,400 farms at Ommen, 600 sold milk to the dairy in 1931.\n",
                "report": "In 1931 half of the farms at Zwolle sold milk to the dairy.\n",
            },
        ),
    ),
    references=(
        "Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017), pp. 363–369",
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
