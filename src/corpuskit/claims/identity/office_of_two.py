"""Whether two passages give one office to two people at one time."""

from __future__ import annotations

from collections.abc import Mapping

from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.content import named_apart
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.identity.short_bodies import short_for
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import STATED, Extract, Holding, Subject, printed_period
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.people.offices import HEAD_OF, body_of, leads

# One holder hands over to the next in the month that both name.
_OVERLAP = 31


def of_two_offices(a: Holding, b: Holding, texts: Mapping[str, Extract]) -> Apart | None:
    """Return why two people can both have held what they held, None where they cannot."""
    if a.stance not in STATED or b.stance not in STATED:
        return Apart(Obstacle.STANCE, (a.stance.value,), (b.stance.value,))
    if not _two_people(a, b):
        return Apart(Obstacle.AGENT, (a.label,), (b.label,))
    if not _one_office(a, b, texts):
        return Apart(Obstacle.SUBJECT, (a.office.phrase,), (b.office.phrase,))
    if not _overlap(a, b):
        return Apart(Obstacle.HANDED_OVER, (_term(a),), (_term(b),))
    return None


def _term(holding: Holding) -> str:
    return f"at least {printed_period(holding.first, holding.last)}"


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
        if not of or not other:
            return _one_body(a, b, texts)
        # «Minister of Works of Kenya» shares its works with another country's.
        return not (of - other and other - of) and unify(a.office, b.office) is Fit.SAME
    both = leads(a.office) and leads(b.office) and HEAD_OF in (a.office.head, b.office.head)
    (mine, narrowed), (yours, again) = body_of(a.office), body_of(b.office)
    if not both or mine != yours or (narrowed ^ again and narrowed and again):
        return False
    apart = named_apart(a.affair, b.affair)
    return not apart and (a.document != b.document or a.affair == b.affair)


def _one_body(a: Holding, b: Holding, texts: Mapping[str, Extract]) -> bool:
    """Tell «the director» of a text that knows one from that of another text on the same affair."""
    if a.document == b.document or (a.office.facets - b.office.facets and not _whose(a.office)):
        return False
    mine, yours = texts[a.document], texts[b.document]
    if not one_affair(usage_of(mine).affair, usage_of(yours).affair):
        return False
    bodies = {
        whose
        for text in (mine, yours)
        for each in text.holdings
        if each.office.head == a.office.head and (whose := _whose(each.office))
    }
    return len(bodies) <= 1


def _whose(office: Subject) -> frozenset[str]:
    return office.facet("of") | office.facet("for")


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
