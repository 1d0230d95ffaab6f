"""Two texts that are cited from one page, where a page can have only one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpuskit.claims.citations.containers import spelling
from corpuskit.claims.model import STATED, EventDate
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Location

# Two articles share the page on which one ends and the other begins, and no more.
_WHOLE = 3
_ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class SharedPage:
    """Hold two citations of one page and their titles; `sure` if one must be wrong."""

    left: Location
    right: Location
    titles: tuple[str, str]
    page: str
    sure: bool


def shared_pages(works: Sequence[CitedWork], events: Sequence[EventDate]) -> Iterator[SharedPage]:
    """Yield articles of one issue whose pages overlap, and treaties of two days on one page."""
    issues: dict[tuple[str, str, str, str], list[CitedWork]] = defaultdict(list)
    for work in works:
        if work.certain and work.container and work.pages and work.first is not None:
            issues[_issue(work)].append(work)
    for members in issues.values():
        firsts: list[CitedWork] = []
        for work in members:
            if work.title and work.names:
                other = next((each for each in firsts if _overlap(each, work)), None)
                if other is not None:
                    titles = (other.as_printed("title"), work.as_printed("title"))
                    page = (
                        str(max(other.pages[0], work.pages[0]) + 1)
                        if other.pages and work.pages
                        else ""
                    )
                    yield SharedPage(other.where, work.where, titles, page, sure=True)
                else:
                    firsts.append(work)
    yield from _treaties(
        {work.where: work for members in issues.values() for work in members}, events
    )


def _issue(work: CitedWork) -> tuple[str, str, str, str]:
    name = spelling(work.as_printed("container"))
    return name, work.volume, work.number, str(work.first.year if work.first else "")


def _overlap(one: CitedWork, other: CitedWork) -> bool:
    """Tell whether two articles of different authors have more than one page in common."""
    if one.surnames & other.surnames or not (one.volume or one.number):
        return False
    if one.pages is None or other.pages is None or fuzz.ratio(one.title, other.title) > _ALIKE:
        return False
    if min(one.pages[1] - one.pages[0], other.pages[1] - other.pages[0]) < _WHOLE:
        return False
    return min(one.pages[1], other.pages[1]) - max(one.pages[0], other.pages[0]) > 0


def _treaties(
    works: dict[Location, CitedWork], events: Sequence[EventDate]
) -> Iterator[SharedPage]:
    """Yield treaties signed on different days whose texts are cited from one page."""
    seen: dict[tuple[object, ...], EventDate] = {}
    for event in events:
        if event.role != "signed" or event.stance not in STATED or len(event.sources) != 1:
            continue
        work = works.get(event.sources[0].where)
        if work is None or not event.event or not event.sources[0].prints_text:
            continue
        first = seen.setdefault((*_issue(work), work.pages), event)
        apart = first.last < event.first or event.last < first.first
        if apart and first.event != event.event:
            titles = (first.label, event.label)
            places = (first.sources[0].where, event.sources[0].where)
            yield SharedPage(*places, titles, work.pages_printed, sure=False)
