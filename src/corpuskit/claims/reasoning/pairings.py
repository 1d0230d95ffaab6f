"""Two readings side by side, with the reasons for what was decided of them.

Every family that comparing knows is asked in the order in which its checks ask: whether the two are
of one thing and differ, and, where they would be reported, what says that they are of two things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpuskit.claims.comparison.compare import Comparison, Conflict, compared
from corpuskit.claims.dates.same_happening import Happenings, by_happening
from corpuskit.claims.identity.office_of_two import of_two_offices
from corpuskit.claims.identity.thing_of_two import of_two_things
from corpuskit.claims.identity.two_things import TwoThings, two_things
from corpuskit.claims.linkage.dates import DateLink, Days, days_of
from corpuskit.claims.linkage.days_asked import days_asked
from corpuskit.claims.linkage.figures_asked import figures_asked, is_sure
from corpuskit.claims.linkage.reasons import is_shown, signs_words
from corpuskit.claims.linkage.unlinked import Links, links_of
from corpuskit.claims.model import (
    STATED,
    Claim,
    EventDate,
    Extract,
    Holding,
    Portion,
    PrintedDay,
    Relation,
)
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.reasoning.apart_reasons import apart_words
from corpuskit.claims.reasoning.event_reasons import (
    dates_parted,
    event_obstacle_words,
    why_dates_compared,
)
from corpuskit.claims.reasoning.kindred import kinship
from corpuskit.claims.reasoning.reasons import (
    Reason,
    kinship_words,
    level_words,
    obstacle_words,
    why_compared,
)
from corpuskit.claims.shares.same_portion import told_apart
from corpuskit.core.findings import Location

# What two passages can be compared by, each with its like.
Read: TypeAlias = Claim | EventDate | PrintedDay | Relation | Holding
_DEPTH = {obstacle: number for number, obstacle in enumerate(Obstacle)}
_MIXED = (
    "one is a figure, the other a date: they are compared only where a figure is an age or a "
    "length of time, or where a source is older than what it is cited for"
)
_UNLIKE = "they are no two of one family, such as two figures or two dates"
_SILENT, _WORDS, _SIGNS, _DAYS = "no finding", "by its words", "by all signs", "as days"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Hold two readings, what was looked at, and why nothing is reported of them, in words.

    `because` has a reason for each way of comparing, `obstacles` name what settled them; there are
    none where the two contradict each other, and `level` then says how surely. `alike` says that
    both are of a family, so that they can be compared at all.
    """

    a: Read
    b: Read
    reasons: tuple[Reason, ...]
    because: tuple[Reason, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    level: str = ""
    alike: bool = True

    @property
    def contradicts(self) -> bool:
        """Tell whether the two cannot both be true."""
        return not self.because

    @property
    def depth(self) -> int:
        """Return how far comparing went: the higher, the nearer they were to a finding."""
        return _DEPTH[self.obstacles[0]] if self.obstacles else len(_DEPTH)


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what comparing asks of the whole corpus: what its documents tell, and link.

    `figures_asked` and `days_asked` are the pairs that answer one question, by their places.
    """

    happened: Happenings
    links: Links
    days: Days
    two: TwoThings
    portions: Mapping[Location, Portion]
    relations: Sequence[Relation]
    texts: Mapping[str, Extract]
    figures_asked: Mapping[frozenset[Location], Conflict]
    days_asked: Mapping[frozenset[Location], DateLink]


def known_of(extracts: Sequence[Extract]) -> Known:
    """Return what comparing asks of a corpus."""
    return Known(
        happened=by_happening(extracts),
        links=links_of(extracts),
        days=days_of(extracts),
        two=two_things(extracts),
        portions={p.where: p for extract in extracts for p in extract.portions},
        relations=[r for extract in extracts for r in extract.relations if r.stance in STATED],
        texts={extract.name: extract for extract in extracts},
        figures_asked={frozenset((e.a.where, e.b.where)): e for e in figures_asked(extracts)},
        days_asked={frozenset((e.a.where, e.b.where)): e for e in days_asked(extracts)},
    )


def paired(a: Read, b: Read, known: Known) -> Pairing:
    """Set any two readings side by side."""
    if isinstance(a, Claim) and isinstance(b, Claim):
        return _figures(a, b, known)
    if isinstance(a, EventDate | PrintedDay) and isinstance(b, EventDate | PrintedDay):
        return _dates(a, b, known)
    if isinstance(a, Relation) and isinstance(b, Relation):
        told = [r for r in known.relations if (r.kind, r.thing.head) == (a.kind, a.thing.head)]
        return _apart(a, b, of_two_things(a, b, told, known.texts))
    if isinstance(a, Holding) and isinstance(b, Holding):
        return _apart(a, b, of_two_offices(a, b, known.texts))
    dated = any(isinstance(each, EventDate | PrintedDay) for each in (a, b))
    mixed = dated and any(isinstance(each, Claim) for each in (a, b))
    words = _MIXED if mixed else _UNLIKE
    return Pairing(a, b, (), (Reason(_SILENT, words),), (Obstacle.KIND,), alike=False)


def _apart(a: Relation | Holding, b: Relation | Holding, apart: Apart | None) -> Pairing:
    if apart is None:
        return Pairing(a, b, (), level="one of the names is wrong")
    because = Reason(_SILENT, apart_words(apart, a.where, b.where))
    return Pairing(a, b, (), (because,), (apart.obstacle,))


def _figures(a: Claim, b: Claim, known: Known) -> Pairing:
    found = _compared(a, b, known)
    asked = known.figures_asked.get(frozenset((a.where, b.where)))
    apart = known.two.apart(a, b) or _of_two_parts(a, b, known)
    if apart is None or (asked is not None and is_sure(asked)):
        return found
    words = apart_words(apart, a.where, b.where)
    # What tells two things apart is what an editor looks for, wherever comparing had stopped.
    others = [Reason("besides", each.words) for each in found.because[:1]]
    because = (Reason(_SILENT, words), *others)
    return replace(found, because=because, obstacles=(*found.obstacles, apart.obstacle), level="")


def _compared(a: Claim, b: Claim, known: Known) -> Pairing:
    by_subject = compared(a, b)
    by_words = kinship(a, b)
    lines = why_compared(by_subject)
    if by_subject.obstacle is None:
        return Pairing(a, b, lines, level=level_words(by_subject))
    if isinstance(by_words, Conflict):
        judged = Comparison(a, b, None, judgement=by_words.judgement)
        lines = (*why_compared(judged), Reason("words", by_words.why))
        level = f"{by_words.level.label}: names, nouns, predicates and days all agree"
        return Pairing(a, b, lines, level=level)
    link = known.links.link(a, b)
    within = known.links.within.get(frozenset((a.where, b.where)))
    if (link is not None and is_shown(link)) or within is not None:
        shown = link.judgement if link is not None else None
        judged = Comparison(a, b, None, judgement=within.judgement if within else shown)
        signs = signs_words(link) if link is not None else within.why if within else ""
        lines = (*why_compared(judged), Reason("signs", signs))
        return Pairing(a, b, lines, level="as all signs together have it")
    if (asked := known.figures_asked.get(frozenset((a.where, b.where)))) is not None:
        judged = Comparison(a, b, None, judgement=asked.judgement)
        lines = (*why_compared(judged), Reason("question", asked.why))
        return Pairing(a, b, lines, level="as what both answer has it")
    first = obstacle_words(by_subject)
    because = [Reason(_SILENT, first)]
    if (words := kinship_words(a, b, by_words)) != first:
        because.append(Reason(_WORDS, words))
    if Obstacle.AGREE not in (by_subject.obstacle, by_words):
        apart = None if link else known.links.unlinked(a, b)
        signs = apart_words(apart, a.where, b.where) if apart else signs_words(link) if link else ""
        because.append(Reason(_SIGNS, signs))
    alike = a.kind is b.kind and a.dimension == b.dimension
    return Pairing(a, b, lines, tuple(because), (by_subject.obstacle, by_words), alike=alike)


def _of_two_parts(a: Claim, b: Claim, known: Known) -> Apart | None:
    mine, yours = known.portions.get(a.where), known.portions.get(b.where)
    if mine is None or yours is None or not told_apart(mine, yours):
        return None
    return Apart(Obstacle.TWO_PARTS)


def _dates(a: EventDate | PrintedDay, b: EventDate | PrintedDay, known: Known) -> Pairing:
    as_days = _as_days(a, b, known)
    if not (isinstance(a, EventDate) and isinstance(b, EventDate)):
        if isinstance(as_days, DateLink):
            by = (
                "by what both sentences speak of"
                if as_days.shared
                else "as both answer one question"
            )
            return Pairing(a, b, (), level=by)
        words = apart_words(as_days, a.where, b.where)
        return Pairing(a, b, (), (Reason(_SILENT, words),), (as_days.obstacle,))
    obstacle = dates_parted(a, b, known.happened)
    lines = why_dates_compared(a, b)
    if obstacle is None or isinstance(as_days, DateLink):
        return Pairing(a, b, lines)
    because = [Reason(_SILENT, event_obstacle_words(a, b, obstacle))]
    if obstacle is not Obstacle.AGREE and as_days.obstacle is not obstacle:
        because.append(Reason(_DAYS, apart_words(as_days, a.where, b.where)))
    return Pairing(a, b, lines, tuple(because), (obstacle, as_days.obstacle))


def _as_days(
    a: EventDate | PrintedDay, b: EventDate | PrintedDay, known: Known
) -> DateLink | Apart:
    """Compare two dates as the days that sentences print."""
    printed = {day.where: day for day in known.days.told}
    mine, yours = printed.get(a.where), printed.get(b.where)
    if mine is None or yours is None:
        out = a if mine is None else b
        return Apart(Obstacle.NO_DAY, (out.where.quote,))
    asked = known.days_asked.get(frozenset((mine.where, yours.where)))
    return asked or known.days.compared(mine, yours)
