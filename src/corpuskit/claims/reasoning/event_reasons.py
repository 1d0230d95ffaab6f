"""Comparisons of dates in words: which dates were set side by side, and what settled it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpuskit.claims.dates.events import roles_parted
from corpuskit.claims.dates.occasions import told_of_two_occasions, two_occasions
from corpuskit.claims.dates.same_happening import NOTHING, Happenings, compared
from corpuskit.claims.model import STATED, EventDate, Subject, printed_period
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.reasoning.apart_reasons import apart_words
from corpuskit.claims.reasoning.reasons import Reason, unification_words

_NONE = Subject("")
_OF_WORDS = frozenset({Obstacle.OCCASION, Obstacle.ELSEWHERE, Obstacle.HOW_MANY})


def dates_parted(a: EventDate, b: EventDate, happened: Happenings) -> Obstacle | None:
    """Return why nothing is reported of two dated roles, None where they contradict each other.

    Two of the register of treaties are compared as such, all others by what happened.
    """
    if a.stance not in STATED or b.stance not in STATED:
        return Obstacle.STANCE
    if a.event or b.event or a.subject is None or b.subject is None:
        return roles_parted(a, b)
    return compared(happened.get((a.subject.head, a.role), NOTHING), a, b)[1]


def why_dates_compared(a: EventDate, b: EventDate) -> tuple[Reason, ...]:
    """Say what two dates were compared by, in the order asked."""
    lines = [Reason("of", _things(a, b)), Reason("role", _both(a.role, b.role))]
    if a.party or b.party:
        lines.append(Reason("party", _both(a.party or "everybody", b.party or "everybody")))
    lines.append(Reason("days", f"{_days(a)} against {_days(b)}: {_meeting(a, b)}"))
    return tuple(lines)


def event_obstacle_words(a: EventDate, b: EventDate, obstacle: Obstacle) -> str:
    """Say in one sentence why nothing is reported of two dates."""
    if obstacle is Obstacle.NUMBERED:
        return apart_words(Apart(obstacle), a.where, b.where)
    if obstacle in _OF_WORDS:
        found = told_of_two_occasions(a.where, b.where) or two_occasions(a, b)
        return apart_words(found or Apart(obstacle), a.where, b.where)
    return _WORDS[obstacle](a, b)


def _things(a: EventDate, b: EventDate) -> str:
    if a.event and b.event:
        same = "one entry" if a.event == b.event else "two entries"
        return f"{a.label!r} and {b.label!r}: {same} of the register of treaties"
    return unification_words(a.subject or _NONE, b.subject or _NONE)


def _days(event: EventDate) -> str:
    return printed_period(event.first, event.last)


def _meeting(a: EventDate, b: EventDate) -> str:
    meet = a.last >= b.first and b.last >= a.first
    return "they have a day in common" if meet else "no day lies in both"


def _both(a: str, b: str) -> str:
    return f"both {a}" if a == b else f"{a} and {b}"


def _stance(a: EventDate, b: EventDate) -> str:
    out = a if a.stance not in STATED else b
    return (
        f"only what a document says is so is compared, and {out.where.quote!r} in "
        f"{out.where.citation} is {out.stance.value}"
    )


def _unregistered(a: EventDate, b: EventDate) -> str:
    out = b if a.event else a
    return (
        f"{out.label!r} is no entry of the register of treaties, so that it is not known to be "
        f"{(a if out is b else b).label!r}"
    )


def _only_kind(a: EventDate, b: EventDate) -> str:
    return f"{a.label!r} or {b.label!r} names only a kind of instrument, which is many"


_WORDS: Mapping[Obstacle, Callable[[EventDate, EventDate], str]] = {
    Obstacle.STANCE: _stance,
    Obstacle.NO_SUBJECT: lambda *_: "it is not known what one of the dates is of",
    Obstacle.NO_REGISTER_ENTRY: _unregistered,
    Obstacle.ONLY_KIND: _only_kind,
    Obstacle.EVENT: _things,
    Obstacle.SUBJECT: _things,
    Obstacle.ROLE: lambda a, b: f"the roles differ: {a.role} and {b.role}",
    Obstacle.PARTY: lambda a, b: (
        f"{a.role} by different parties: {a.party or 'everybody'!r} and {b.party or 'everybody'!r}"
    ),
    Obstacle.AGREE: lambda a, b: f"the dates agree: {_days(a)} and {_days(b)}",
    Obstacle.PARTNERS: lambda a, b: f"{a.label!r} and {b.label!r} are with different partners",
    Obstacle.ONE_DOCUMENT: lambda a, b: (
        f"one document tells both, so that they are held to be two ({a.role} {_days(a)} and "
        f"{_days(b)})"
    ),
    Obstacle.ONE_SENTENCE: lambda *_: "one sentence tells both, so that they are held to be two",
    Obstacle.NAMES: lambda *_: "the two sentences have no name in common",
    Obstacle.FAR_APART: lambda a, b: (
        f"{_days(a)} and {_days(b)} are too far apart to be dates of one event"
    ),
    Obstacle.RECURS: lambda a, _: f"a document tells of {a.role!r} more than once: it recurs",
}
