"""Citations of one paper by two days, where two documents take one figure from it.

Two authors who print the same figure of the same thing, and cite one newspaper of one month for it,
read one issue; where the days differ, one of the citations is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from corpuskit.claims.citations.same_work import Difference
from corpuskit.claims.comparison.blocks import SMALL
from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.model import Claim, Extract
from corpuskit.claims.model.citation import CitedWork

# Two authors may count five ships by themselves.
_TELLING = 20
_AGAIN = 2
_Cited = tuple[Claim, CitedWork]
_Paper = tuple[str, int, int]


def days_of_one_source(extracts: Sequence[Extract]) -> Iterator[Difference]:
    """Yield the citations of one paper of a month that differ in the day, for one figure."""
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for extract in extracts:
        for work in extract.cited:
            if work.first is not None and work.first == work.last:
                days[extract.name, work.container].add(work.first)
    for _, members in sorted(_by_paper(extracts).items()):
        for (a, left), (b, right) in combinations(members[:SMALL], 2):
            known = days[a.document, left.container] & days[b.document, right.container]
            if left.first in known or right.first in known or not _apart(left, right):
                continue
            if a.document != b.document and _one_figure(a, b):
                yield Difference("date", left, right, (left, right))


def _by_paper(extracts: Sequence[Extract]) -> dict[_Paper, list[_Cited]]:
    """Group figures by the paper and the month that their notes cite for them, without a title."""
    groups: defaultdict[_Paper, list[_Cited]] = defaultdict(list)
    for extract in extracts:
        untitled = (work for work in extract.cited if work.container and not work.title)
        works = {work.where.xml_id: work for work in untitled if work.where.xml_id}
        for claim in extract.claims:
            for source in claim.sources:
                work = works.get(source.where.xml_id)
                if work is not None and work.first is not None and work.first == work.last:
                    paper = work.container, work.first.year, work.first.month
                    groups[paper].append((claim, work))
    return groups


def _apart(left: CitedWork, right: CitedWork) -> bool:
    """Tell days that are not next to each other: a paper prints a figure again the day after."""
    if left.first is None or right.first is None:
        return False
    return abs((left.first - right.first).days) > _AGAIN


def _one_figure(a: Claim, b: Claim) -> bool:
    if a.kind is not b.kind or a.dimension != b.dimension or not a.subject.head:
        return False
    low = max(a.value.low or 0, b.value.low or 0)
    judgement = judge(a, b)
    if low < _TELLING or judgement is None or not judgement.agree:
        return False
    if a.predicate and b.predicate and a.predicate != b.predicate:
        return False
    return unify(a.subject, b.subject) is not Fit.APART
