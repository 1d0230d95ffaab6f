"""Parts of wholes in the columns of tables: shares, and amounts that make a printed whole.

A column without a total may leave something out. Where its sum is the total of the table, or is
printed in the text, nothing is left out, and each of its figures is a part of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpuskit.claims.derived.part_words import flat, keys_in
from corpuskit.claims.derived.parts import Part
from corpuskit.claims.model import STATED, Cell, Claim
from corpuskit.claims.shares.share_facts import bounds_of
from corpuskit.claims.tables.lines import Line, tables_of
from corpuskit.core.findings import Location

_HUNDRED = Decimal(100)
_FEWEST, _MOST = 2, 60
_ROUNDED = Decimal("0.005")


def table_parts(claims: Sequence[Claim], cells: tuple[Cell, ...]) -> Iterator[Part]:
    """Yield the figures of each column that are parts of its whole."""
    at = {claim.where: claim for claim in claims if claim.telling and claim.stance in STATED}
    told = [c for c in claims if not c.telling and c.ratio is None and c.value.point]
    for table in tables_of(cells):
        totals = {row.index for row in table.rows if row.total}
        for column in table.columns:
            yield from _of_column(column, totals, at, told)


def _of_column(
    column: Line, totals: set[int], at: Mapping[Location, Claim], told: Sequence[Claim]
) -> Iterator[Part]:
    placed = {index: cell for index, cell in column.cells.items() if cell.where in at}
    rows = [cell for index, cell in placed.items() if index not in totals]
    if not _FEWEST <= len(rows) <= _MOST or column.difference or column.quotient:
        return
    parts = [(cell, at[cell.where]) for cell in rows]
    if all(claim.unit == "%" for _, claim in parts):
        for cell, claim in parts:
            if (bounds := bounds_of(claim)) is not None:
                yield _part(cell, claim, None, bounds)
        return
    if column.rate or len({claim.unit for _, claim in parts}) > 1:
        return
    total = sum((claim.value.point or Decimal(0) for _, claim in parts), Decimal(0))
    sums = [at[cell.where] for index, cell in placed.items() if index in totals]
    whole = _whole(total, parts[0][1].unit, sums or told)
    if whole is None:
        return
    for cell, claim in parts:
        made = (claim.value.point or Decimal(0)) / total * _HUNDRED
        yield _part(cell, claim, whole, (made, made))


def _whole(total: Decimal, unit: str, claims: Sequence[Claim]) -> Claim | None:
    """Return the printed figure that a column adds up to."""
    for claim in claims:
        point = claim.value.point or Decimal(0)
        if total and claim.unit == unit and abs(point - total) <= _ROUNDED * total:
            return claim
    return None


def _part(cell: Cell, claim: Claim, whole: Claim | None, bounds: tuple[Decimal, Decimal]) -> Part:
    base = keys_in(f"{cell.column_head} {cell.caption}")
    around = keys_in(f"{cell.row_head} {cell.column_head} {cell.caption} {cell.group}")
    if whole is not None and not whole.telling:
        around = (*around, *keys_in(whole.where.sentence))
    told = tuple(keys for keys in keys_in(cell.row_head) if not keys & flat(base))
    number = claim.value.point if claim.unit != "%" else None
    said = cell.row_head
    return Part(claim, told, said, flat(base), flat(around), *bounds, number=number, whole=whole)
