"""DAT005: one happening with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import event_evidence, set_apart
from corpuskit.claims.dates.calendars import calendars_of
from corpuskit.claims.dates.happenings import is_listed
from corpuskit.claims.dates.same_deed import ToldTwice, deeds_apart, told_twice
from corpuskit.claims.dates.same_happening import DatedTwice, by_happening, dated_twice
from corpuskit.claims.grammar.subjects import Fit
from corpuskit.claims.milestones.same import MilestoneTwice, milestones_apart
from corpuskit.claims.model import Extract, printed_period
from corpuskit.claims.reasoning.retold import Redated, redated
from corpuskit.claims.reasoning.witnesses import grouped
from corpuskit.core.findings import Evidence, Finding, Level, Location


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield happenings to which two passages give days that exclude each other."""
    told: dict[Location, int] = {}
    at = {deed.where: deed for extract in extracts for deed in extract.deeds}
    one_day = calendars_of(extracts).one_day
    pairs = (
        [
            pair
            for pair in dated_twice(events)
            if not deeds_apart(pair.a.where, pair.b.where, at) and not one_day(pair.a, pair.b)
        ]
        for events in by_happening(extracts).values()
    )
    groups = (group for found in pairs for group in grouped(found))
    for fact, group in enumerate(groups, 1):
        told |= dict.fromkeys((each.where for p in group for each in (p.a, p.b)), fact)
        yield _finding(group)
    twice = [
        pair
        for pair in told_twice(extracts)
        if told.get(pair.a.where, 0) != told.get(pair.b.where, -1) and not one_day(pair.a, pair.b)
    ]
    for deeds in grouped(twice):
        facts = max(told.values(), default=0) + 1
        told |= dict.fromkeys((each.where for p in deeds for each in (p.a, p.b)), facts)
        yield _told(deeds)
    for pair in milestones_apart(extracts):
        if one_day(pair.a, pair.b):
            continue
        if told.get(pair.a.where, 0) != told.get(pair.b.where, -1):
            told |= dict.fromkeys((pair.a.where, pair.b.where), max(told.values(), default=0) + 1)
            yield _milestone(pair)
    for again in redated(extracts):
        if one_day(again.a, again.b):
            continue
        if told.get(again.a.where, 0) != told.get(again.b.where, -1):
            yield _retold(again)


def _milestone(pair: MilestoneTwice) -> Finding:
    a, b = sorted((pair.a, pair.b), key=lambda each: each.where)
    return CHECK.finding(
        f"{a.thing.label}: {a.kind} {printed_period(a.first, a.last)} in {a.where.citation}, "
        f"{printed_period(b.first, b.last)} in {b.where.citation}",
        [
            Evidence(m.where, f"{m.thing.label}: {m.kind} {printed_period(m.first, m.last)}")
            for m in (a, b)
        ],
        why="both say when this happened to the thing, and each document gives it one date",
        tolerance="none: no day lies in both",
        level=Level.ERROR if pair.sure else Level.WARNING,
    )


def _retold(again: Redated) -> Finding:
    a, b = sorted((again.a, again.b), key=lambda told: told.where)
    days = a.first == a.last and b.first == b.last
    return CHECK.finding(
        f"{again.label}: {printed_period(a.first, a.last)} in {a.where.citation}, "
        f"{printed_period(b.first, b.last)} in {b.where.citation}",
        [Evidence(d.where, printed_period(d.first, d.last)) for d in (a, b)],
        why="both tell the same in nearly the same words, but for the date",
        tolerance="none: no day lies in both",
        level=Level.ERROR if days and again.sure else Level.WARNING,
    )


def _told(group: Sequence[ToldTwice]) -> Finding:
    level, told = max(((_told_level(pair), pair) for pair in group), key=lambda each: each[0])
    a, b = sorted((told.a, told.b), key=lambda deed: deed.where)
    sides = sorted({d.where: d for p in group for d in (p.a, p.b)}.values(), key=lambda d: d.where)
    shown, others = set_apart(sides, (a, b))
    return CHECK.finding(
        f"{a.label}: {a.name} {printed_period(a.first, a.last)} in {a.where.citation}, "
        f"{printed_period(b.first, b.last)} in {b.where.citation}",
        [
            Evidence(d.where, f"{d.label}: {d.name} {printed_period(d.first, d.last)}")
            for d in shown
        ],
        why="both tell one deed of one thing, and each document tells it of one day alone",
        tolerance="none: no day lies in both",
        level=level,
        others=others,
    )


def _told_level(told: ToldTwice) -> Level:
    days = told.a.first == told.a.last and told.b.first == told.b.last
    return Level.ERROR if days and told.sure else Level.WARNING


def _finding(group: Sequence[DatedTwice]) -> Finding:
    level, pair = max(((_level(pair), pair) for pair in group), key=lambda each: each[0])
    a, b = pair.a, pair.b
    sides = sorted({id(e): e for p in group for e in (p.a, p.b)}.values(), key=lambda e: e.where)
    shown, others = set_apart(sides, (a, b))
    return CHECK.finding(
        f"{a.label} {a.role} {printed_period(a.first, a.last)} in {a.where.citation}, "
        f"{printed_period(b.first, b.last)} in {b.where.citation}",
        [event_evidence(event) for event in shown],
        why="both say when the same thing happened"
        if is_listed(a.role)
        else "each document tells this once, of the same thing and with a name in common",
        tolerance="none: no day lies in both",
        level=level,
        others=others,
    )


def _level(pair: DatedTwice) -> Level:
    days = pair.a.first == pair.a.last and pair.b.first == pair.b.last
    return Level.ERROR if days and pair.fit is Fit.SAME else Level.WARNING


CHECK = Check(
    id="DAT005",
    slug="event-dated-twice",
    level=Level.ERROR,
    summary="A thing that happens once is given two dates.",
    why="A camp is opened, a strike begins on one day; the other date is wrong and gets copied.",
    fix="Look the date up in a source close to the event; correct the other passage.",
    find=find,
    reported=(
        Example(
            "a port opened on two days",
            {
                "chapter": "The port of Marsala was opened on 4 March 1957.\n",
                "report": "On 14 March 1957 the port of Marsala was opened by the minister.\n",
            },
        ),
    ),
    silent=(
        Example(
            "opened, then closed",
            {
                "chapter": "The port of Marsala was opened on 4 March 1957.\n",
                "report": "The port of Marsala was closed on 14 March 1957.\n",
            },
        ),
        Example(
            "two ports",
            {
                "chapter": "The port of Marsala was opened on 4 March 1957.\n",
                "report": "The port of Trapani was opened on 14 March 1957.\n",
            },
        ),
        Example(
            "a protocol and its treaty",
            {
                "chapter": "The Protocol to the Convention on Ferries was signed on 3 May 1985.\n",
                "report": "The Convention on Ferries was signed on 13 November 1984.\n",
            },
        ),
        Example(
            "two congresses",
            {
                "chapter": "The Second Congress of Pilots opened in Marsala on 4 May 1987.\n",
                "report": "The Congress of Pilots opened in Marsala on 9 June 1987.\n",
            },
        ),
    ),
    references=(
        "Ritter, Downey, Soderland and Etzioni, It's a Contradiction – No, it's Not: A Case Study using Functional Relations, EMNLP 2008, pp. 11–20",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
