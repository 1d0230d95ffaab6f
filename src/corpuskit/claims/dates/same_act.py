"""Which passages date one act: its citations, and the sentences whose notes cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from corpuskit.bib.acts import names_instrument
from corpuskit.claims.dates.act_mentions import kinds_in
from corpuskit.claims.model import STATED, ActMention, EventDate, Extract
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Location

_ALIKE = 92.0
_WORDS = 4
_BLOCK = 10


@dataclass(frozen=True, slots=True)
class Dating:
    """Hold a passage that dates an act: the days, the act's number where one is printed.

    `titles` are the names that it gives the act, `entry` its entry in the register of treaties,
    `note` the run and number of the note that it stands in or points to.
    """

    where: Location
    first: date
    last: date
    document: str
    number: str = ""
    titles: tuple[str, ...] = ()
    entry: str = ""
    note: tuple[int, int] = (0, 0)
    cited: bool = False
    kinds: frozenset[str] = frozenset()


def datings_of_acts(extracts: Sequence[Extract]) -> Iterator[tuple[Dating, ...]]:
    """Yield the passages that date one act, for each act that more than one passage dates."""
    nodes = [dating for extract in extracts for dating in _datings(extract)]
    parent = list(range(len(nodes)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in (*_by_entry(nodes), *_by_note(nodes, extracts), *_by_title(nodes)):
        parent[root(b)] = root(a)
    groups: dict[int, list[Dating]] = defaultdict(list)
    for at, node in enumerate(nodes):
        groups[root(at)].append(node)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _datings(extract: Extract) -> Iterator[Dating]:
    entries = {e.where: e.event for e in extract.events if _is_signing(e)}
    mentioned = {mention.where for mention in extract.acts}
    for mention in extract.acts:
        yield _of_mention(mention, entries.get(mention.where, ""))
    for event in extract.events:
        if _is_signing(event) and event.where not in mentioned:
            yield Dating(event.where, event.first, event.last, event.document, entry=event.event)
    for work in extract.cited:
        dated = _act_of(work)
        if dated is not None:
            yield _of_work(work, dated)


def _is_signing(event: EventDate) -> bool:
    return bool(event.event) and event.role == "signed" and event.stance in STATED


def _of_mention(mention: ActMention, entry: str) -> Dating:
    return Dating(
        where=mention.where,
        first=mention.first,
        last=mention.last,
        document=mention.document,
        number=mention.number,
        titles=_named(mention.title),
        entry=entry,
        note=mention.note,
        kinds=kinds_in(mention.kind),
    )


def _of_work(work: CitedWork, dated: tuple[date, date]) -> Dating:
    return Dating(
        where=work.where,
        first=dated[0],
        last=dated[1],
        document=work.document,
        number=work.number if work.act else "",
        titles=_named(work.title, work.translation),
        note=(work.run, work.note),
        cited=True,
        kinds=kinds_in(work.where.sentence),
    )


def _act_of(work: CitedWork) -> tuple[date, date] | None:
    """Return the day of the act that a citation is of: not that of the paper that printed it."""
    if work.act is not None or work.container or not work.certain:
        return work.act
    if work.first is None or work.last is None or work.surnames:
        return None
    return (work.first, work.last) if names_instrument(work.title) else None


def _named(*titles: str) -> tuple[str, ...]:
    plain = (title.removeprefix("on ").removeprefix("the ") for title in titles)
    return tuple(title for title in plain if len(title.split()) >= _WORDS)


def _by_entry(nodes: Sequence[Dating]) -> Iterator[tuple[int, int]]:
    firsts: dict[str, int] = {}
    for at, node in enumerate(nodes):
        if node.entry:
            yield firsts.setdefault(node.entry, at), at


def _by_note(nodes: Sequence[Dating], extracts: Sequence[Extract]) -> Iterator[tuple[int, int]]:
    """Yield each sentence with the only act that its note cites, or the note that it points to."""
    cited: dict[tuple[str, tuple[int, int]], list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.cited:
            cited[node.document, node.note].append(at)
    pointed = {
        (extract.name, (p.run, p.source)): (p.run, p.number)
        for extract in extracts
        for p in extract.pointers
    }
    for at, node in enumerate(nodes):
        if node.cited or not node.note[1]:
            continue
        key = (node.document, node.note)
        acts = cited.get(key) or cited.get((node.document, pointed.get(key, (0, 0))), [])
        if len(acts) == 1 and node.kinds & nodes[acts[0]].kinds:
            yield acts[0], at


def _by_title(nodes: Sequence[Dating]) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for at, node in enumerate(nodes):
        for title in node.titles:
            members = groups[title[:_BLOCK]]
            near = next((i for t, i in members if fuzz.ratio(t, title) >= _ALIKE), None)
            if near is not None:
                yield near, at
            else:
                members.append((title, at))
