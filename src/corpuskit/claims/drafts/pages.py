"""The pages that a paper cites, against those on which the cited work stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import supported
from corpuskit.claims.drafts.quotes import verbatim
from corpuskit.claims.model import Citing, Extract, Listed
from corpuskit.core.findings import Location

_ALIKE = 90.0
_RANGE = re.compile(r"(\d+)\s*(?:[-–—]+\s*(\d+))?")
# Of these `pages` says where the work stands in its container, of others how long it is.
_CONTAINED = frozenset(
    {
        "article",
        "incollection",
        "inproceedings",
        "inbook",
        "suppbook",
        "suppcollection",
        "suppperiodical",
        "conference",
        "inreference",
        "bookinbook",
        "review",
    }
)


@dataclass(frozen=True, slots=True)
class Mispaged:
    """Hold a citation of a page on which the work does not stand, or not what is cited.

    `held` is the passage with the page on which it stands, None where the page is none of the work.
    """

    citing: Citing
    pages: str
    of: str
    listed: Location | None = None
    held: Location | None = None
    used: Location | None = None


def mispaged(desk: Desk) -> Iterator[Mispaged]:
    """Yield the pages of citations that cannot be right, each citation once."""
    told: set[Location] = set()
    for citing in desk.manuscript.citings:
        if not citing.locator or citing.where in told:
            continue
        found = _outside(desk, citing) or _elsewhere(desk, citing)
        if found is not None:
            told.add(citing.where)
            yield found


def pages_in(locator: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of pages that a locator names; a short end is completed.

    >>> list(pages_in("146–54, 160"))
    [(146, 154), (160, 160)]
    """
    for found in _RANGE.finditer(locator):
        first, last = found[1], found[2] or found[1]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        yield int(first), int(last)


def _outside(desk: Desk, citing: Citing) -> Mispaged | None:
    entry = desk.entries.get(citing.key)
    ranges: list[tuple[int, int]] = []
    of, listed = "", None
    if entry is not None and entry.type in _CONTAINED:
        ranges, of, listed = list(pages_in(entry.pages)), f"the entry {entry.key}", entry.where
    if not ranges and entry is not None and entry.total:
        ranges, of, listed = [(1, entry.total)], f"the entry {entry.key}", entry.where
    if not ranges and entry is not None:
        known = _as_cited(desk, entry)
        if known is not None:
            ranges, of = [known[0]], f"the work, as {known[1].citation} cites it,"
            listed = known[1]
    if not ranges and len(citing.documents) == 1:
        numbers = [int(n) for _, _, n in desk.page_marks(citing.documents[0]) if n.isdecimal()]
        ranges = [(min(numbers), max(numbers))] if numbers else []
        of = citing.documents[0]
    if not ranges:
        return None
    low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
    wrong = [(a, b) for a, b in pages_in(citing.locator) if a < low or b > high]
    if not wrong:
        return None
    pages = f"{low}–{high}" if low != high else str(low)
    return Mispaged(citing, pages, of, listed)


def _as_cited(desk: Desk, entry: Listed) -> tuple[tuple[int, int], Location] | None:
    """Return the pages of a work as a document of the corpus cites it whole."""
    if not entry.title or entry.type in ("book", "document"):
        return None
    for source in desk.sources.values():
        for work in source.cited:
            if work.pages is None or not work.container or work.pages[0] >= work.pages[1]:
                continue
            if work.surnames & entry.surnames and fuzz.ratio(work.title, entry.title) >= _ALIKE:
                return work.pages, work.where
    return None


def _elsewhere(desk: Desk, citing: Citing) -> Mispaged | None:
    """Return a citation whose figure or quotation stands on another page of the document."""
    cited = list(pages_in(citing.locator))
    source = desk.sources.get(citing.documents[0]) if len(citing.documents) == 1 else None
    if source is None or not cited or not desk.page_marks(source.name):
        return None
    for used, held in _held(desk, citing, source):
        pages = {p for where in held for p in desk.pages_of(source, where)}
        if pages and not any(a <= page <= b for page in pages for a, b in cited):
            first = held[0]
            shown = ", ".join(map(str, sorted(pages)))
            return Mispaged(citing, shown, source.name, None, first, used)
    return None


def _held(
    desk: Desk, citing: Citing, source: Extract
) -> Iterator[tuple[Location, tuple[Location, ...]]]:
    """Yield what is cited at a place, with all places of the document that hold it."""
    for quoted in desk.manuscript.quoted:
        if citing in desk.near_grounds(quoted.group, quoted.offset):
            place = verbatim(desk, quoted, source)
            if place is not None and len(quoted.words.split()) >= 4:
                yield quoted.where, (place,)
    for figure in desk.printed(desk.paper):
        if figure.number + 1 == citing.group and citing in desk.grounds(
            citing.group, figure.where.end
        ):
            found = supported(desk, figure, source)
            if found:
                yield figure.where, tuple(each.where for each in found)
