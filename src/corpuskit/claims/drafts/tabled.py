"""A figure of a paper's table against the document that is cited for it.

The heads say what a figure is of, and nothing else does: a figure of the document is a rival only
where all words of the row's head stand with it, the years of the heads, the names of the caption,
and what the column's head or the caption counts. What the author computed, totals and shares, is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.figures import Compared, has, rivals
from corpuskit.claims.drafts.nearness import bag_of
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import Cell
from corpuskit.claims.tables.lines import has_word, is_total

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NAMED = re.compile(r"(?<=\s)[A-Z][^\W\d_][\w’'-]*")
_BEYOND = re.compile(
    r"[,;:(]|\b(?:by|in|of|per|at|on|for|from|since|between|among)\b", re.IGNORECASE
)
_COMPUTED = ("shares", "differences", "quotients", "rates")


def contradicted_in_tables(desk: Desk) -> Iterator[Compared]:
    """Yield the figures of tables that a document which is cited for them gives otherwise."""
    others = {each.cell.value.point for each in desk.manuscript.tabled}
    for each in desk.manuscript.tabled:
        if _computed(each.cell):
            continue
        figure = _printed(each.cell)
        sources = desk.cited(each.citings)
        if any(has(desk, figure, source) for source in sources):
            continue
        for source in sources:
            found = [r for r in rivals(desk, figure, source) if _is_of(each.cell, r.rival)]
            # Of several that differ nobody knows which is meant.
            values = {r.rival.value.point for r in found if r.rival is not None}
            if len(values) == 1 and not values & others:
                yield replace(found[0], citings=each.citings)
                break


def _printed(cell: Cell) -> Printed:
    words = bag_of(" ".join((cell.row_head, cell.column_head, cell.caption)))
    return Printed(cell.value, cell.unit or "count", "", cell.where, -1, words, words)


def _computed(cell: Cell) -> bool:
    heads = (cell.row_head, cell.column_head)
    return any(is_total(head) or any(has_word(head, n) for n in _COMPUTED) for head in heads)


def _is_of(cell: Cell, rival: Printed | None) -> bool:
    """Tell a figure that all heads of a cell speak of."""
    words = rival.bag if rival is not None else frozenset()
    years = set(_YEAR.findall(f"{cell.row_head} {cell.column_head}"))
    years = years or set(_YEAR.findall(cell.caption))
    row = bag_of(cell.row_head) - years
    counted = (_lead(cell.column_head) or _lead(cell.caption)) - years
    # «Dockers in Hasel, by sex»: a place in the caption is one of all its figures.
    named = bag_of(" ".join(_NAMED.findall(cell.caption)))
    theirs = {word for word in words if _YEAR.fullmatch(word)}
    # Of one year two texts may both be silent; one that names others is of those.
    dated = years <= theirs if years else not theirs
    return dated and bool(row) and bool(counted) and (row | named | counted) <= words


def _lead(head: str) -> frozenset[str]:
    """Return what a head counts: its words before «by port», «in the bay», and no years."""
    return bag_of(_YEAR.sub("", _BEYOND.split(head, maxsplit=1)[0]))
