"""What follows from figures, and what another document prints in answer to the same question.

A share that a count and its whole make, or the sum of figures side by side, is linked to a printed
one by the words of both (part_links.py, links.py). Where two authors share none, both passages are
read side by side, as those of printed figures are (linkage/questions.py). What is printed of the
same question beside what follows, or is a likelier answer to it, parts the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from corpuskit.claims.derived.figures import derived_of
from corpuskit.claims.derived.links import Implied, is_another_than, is_as_it_follows, may_follow
from corpuskit.claims.derived.model import Derived, Rule
from corpuskit.claims.derived.part_links import PartLink, as_shares, likeliest_of
from corpuskit.claims.derived.part_signs import another_time
from corpuskit.claims.derived.parts import Part, parts_of
from corpuskit.claims.linkage.agreement import weights
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.other_words import says_enough
from corpuskit.claims.linkage.questions import documents_of_one_affair, most_read
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.model.slots import Passage, SlotKind
from corpuskit.claims.slots.cross_encoder import side_by_side
from corpuskit.claims.slots.likeness import enough, questions_of
from corpuskit.claims.slots.marked import passage_in
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location

_SUMS = frozenset({Rule.SUM, Rule.MIXED})


def shares_asked(extracts: Sequence[Extract]) -> Iterator[PartLink]:
    """Yield the shares that a count and its whole in another document contradict."""
    found: list[PartLink] = []
    for mine, yours, most in _both_ways(extracts):
        told, known = _passages(mine), _passages(yours)
        for link in islice(_shares_and_counts(mine, yours), most):
            if link.a.where in told and link.b.where in known:
                odds = side_by_side(told[link.a.where], known[link.b.where])
                found.append(replace(link, total=odds))
    least = enough(SlotKind.FIGURE, "shares")
    for link in likeliest_of([each for each in found if each.total >= least]):
        if not link.agree and says_enough(link.a.where) and says_enough(link.b.where):
            yield replace(link, total=weights("parts").warning)


def _shares_and_counts(mine: Extract, yours: Extract) -> Iterator[PartLink]:
    """Yield the shares of one document with the counts of another, of which the wholes are told."""
    counts = [part for part in parts_of(yours) if _is_counted(part)]
    for share in (part for part in parts_of(mine) if part.is_share and not part.rest):
        for count in counts:
            link = as_shares(share, count)
            if link is not None and not another_time(share, count):
                yield link


def sums_asked(extracts: Sequence[Extract]) -> Iterator[Implied]:
    """Yield figures that differ from the sum of those that another document sets side by side."""
    found: list[Implied] = []
    for mine, yours, most in _both_ways(extracts):
        for made, claim in islice(_sums_and_wholes(mine, yours), most):
            odds = _odds_of_sum(made, claim, mine, yours)
            if odds >= enough(SlotKind.FIGURE, "sums"):
                found.append(Implied(made, claim, odds))
    for implied in likeliest(found, lambda each: each.ends, lambda each: each.total):
        yield replace(implied, total=weights("derived").warning)


def _sums_and_wholes(mine: Extract, yours: Extract) -> Iterator[tuple[Derived, Claim]]:
    """Yield sums with the figures of another document, where it prints none that is the sum."""
    known = _passages(yours)
    printed = [claim for claim in yours.claims if claim.where in known and not claim.telling]
    for made in (each for each in derived_of(mine) if each.rule in _SUMS):
        if any(is_as_it_follows(made, claim) for claim in printed):
            continue
        for claim in printed:
            if may_follow(made, claim) and not is_another_than(made, claim, mine):
                yield made, claim


def _odds_of_sum(made: Derived, claim: Claim, mine: Extract, yours: Extract) -> float:
    """Return the odds that both answer one question; none where a printed figure has more."""
    told, other = _passages(mine), _passages(yours)[claim.where]
    where = replace(made.inputs[0].where, end=made.inputs[-1].where.end)
    odds = side_by_side(passage_in(mine, Mention(SlotKind.FIGURE, where)), other)
    if odds < enough(SlotKind.FIGURE, "sums"):
        return odds
    rivals = [c for c in mine.claims if c.dimension == claim.dimension and c.where in told]
    likelier = any(side_by_side(told[c.where], other) >= odds for c in rivals)
    return float("-inf") if likelier else odds


def _both_ways(extracts: Sequence[Extract]) -> Iterator[tuple[Extract, Extract, int]]:
    """Yield two documents in either order, and how many of their passages may be read."""
    pairs = documents_of_one_affair(extracts)
    most = most_read(len(pairs))
    for one, other in pairs:
        yield one, other, most
        yield other, one, most


def _passages(extract: Extract) -> Mapping[Location, Passage]:
    return questions_of(extract, SlotKind.FIGURE).told


def _is_counted(part: Part) -> bool:
    return not part.is_share and not part.rest and part.whole is not None and part.low is not None
