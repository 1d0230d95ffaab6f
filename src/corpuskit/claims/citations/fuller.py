"""Which citation a shorter one stands for: «ibid.», «op. cit.», «Okafor (note 2), p. 39»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpuskit.claims.model.citation import CitedWork


def fuller(works: Sequence[CitedWork]) -> Iterator[tuple[CitedWork, CitedWork]]:
    """Yield each short citation of a document with the full one, where only one can be meant.

    `works` are the citations of one document in their order. An «ibid.» behind a note that cites
    several works stands for nobody knows which, so it is left out.
    """
    by_note: dict[tuple[int, int], list[CitedWork]] = defaultdict(list)
    by_author: dict[frozenset[str], list[CitedWork]] = defaultdict(list)
    last: tuple[tuple[int, int], CitedWork | None] = ((0, 0), None)
    for work in works:
        place = (work.run, work.note)
        full: CitedWork | None = work
        if work.refers == "ibid":
            alone = last[0] == place or len(by_note[last[0]]) == 1
            full = last[1] if alone else None
        elif work.points_to:
            full = _only(by_note[work.run, work.points_to], work)
        elif work.refers == "opcit":
            full = _only(by_author[work.surnames], work)
        if full is not None and full is not work:
            yield work, full
        elif full is work:
            by_author[work.surnames].append(work)
        by_note[place].append(full or work)
        last = (place, full)


def _only(found: Sequence[CitedWork], short: CitedWork) -> CitedWork | None:
    named = [work for work in found if not short.surnames or short.surnames & work.surnames]
    return named[0] if len({(work.title, work.container) for work in named}) == 1 else None
