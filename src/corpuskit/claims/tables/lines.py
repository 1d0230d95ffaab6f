"""Tables as lines of figures: rows or columns with what their heads say of them."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from corpuskit.claims.model import Cell
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.language.table_heads import scaled

_YEAR = re.compile(r"\byears?\b", re.I)
_SO_MANY = r"(?:100|1[., ]?000|10[., ]?000|hundred|thousand)"
# «Women to 100 men», «deaths in the thousand».
_TO_SO_MANY = re.compile(rf"\b(?:to|in|for|of)\s+(?:(?:the|an?|every|each)\s+)?{_SO_MANY}\b", re.I)
_YEARS = range(1400, 2101)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Hold a row or a column: its head, its number, and its figures by their place in it."""

    index: int
    head: str
    group: str
    cells: Mapping[int, Cell]

    @property
    def total(self) -> bool:
        """Tell a line that is the sum of others."""
        return is_total(self.head)

    @property
    def rate(self) -> bool:
        """Tell a line that is never summed."""
        percent = all(c.unit == "%" for c in self.cells.values())
        return has_word(self.head, "rates") or percent or self._dates

    @property
    def _dates(self) -> bool:
        """Tell a line headed «year» that holds years and no sums of the year."""
        points = [number(cell) for cell in self.cells.values()]
        return _YEAR.search(self.head) is not None and all(p in _YEARS for p in points)

    @property
    def share(self) -> bool:
        """Tell a line of percentages."""
        return has_word(self.head, "shares") or all(c.unit == "%" for c in self.cells.values())

    @property
    def difference(self) -> bool:
        """Tell a line of differences."""
        return has_word(self.head, "differences")

    @property
    def quotient(self) -> bool:
        """Tell a line of so much of one thing for each of another."""
        return has_word(self.head, "quotients")

    @property
    def derived(self) -> bool:
        """Tell a line whose head says that it is computed from others."""
        return self.share or self.difference or self.quotient

    @property
    def nested(self) -> bool:
        """Tell a row that repeats a part of the row above."""
        folded = self.head.casefold().strip(" –-—(")
        return any(folded.startswith(words) for words in _words()["nested"])


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the figures of a table both ways: as rows and as columns."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    rounded: bool


def tables_of(cells: Iterable[Cell]) -> Iterator[Table]:
    """Yield the tables that cells belong to; the first column holds the heads of the rows."""
    by_table: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.column and cell.where.sentence != cell.column_head:
            by_table[cell.table].append(cell)
    for found in map(_as_printed, by_table.values()):
        heads = {text for c in found for text in (c.caption, c.row_head, c.column_head)}
        yield Table(
            rows=_lines(found, by_row=True),
            columns=_lines(found, by_row=False),
            rounded=any(has_word(head, "rounded") for head in heads),
        )


def _as_printed(cells: list[Cell]) -> list[Cell]:
    """Return the figures as printed where one power of ten is left out of all that compare.

    Where a table mixes «thousand tonnes» and tonnes, only the values in full can be compared.
    """
    powers: dict[str, set[int]] = defaultdict(set)
    for cell in cells:
        powers[cell.unit].add(cell.power)
    scales = {cell.power for cell in cells if cell.power}
    if len(scales) != 1 or any(len(each) > 1 for each in powers.values()):
        return cells
    return [_unscaled(cell) if cell.power else cell for cell in cells]


def _unscaled(cell: Cell) -> Cell:
    step = scaled(cell.value.step, -cell.power).normalize()
    place = min(step, Decimal(1))
    low, high = (
        None if end is None else end.scaleb(-cell.power).quantize(place)
        for end in (cell.value.low, cell.value.high)
    )
    return replace(cell, value=replace(cell.value, low=low, high=high, step=step), power=0)


def _lines(cells: list[Cell], *, by_row: bool) -> tuple[Line, ...]:
    found: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in cells:
        line, place = (cell.row, cell.column) if by_row else (cell.column, cell.row)
        found[line][place] = cell
    lines = []
    for index in sorted(found):
        first = next(iter(found[index].values()))
        head, group = (first.row_head, first.group) if by_row else (first.column_head, "")
        lines.append(Line(index, head, group, MappingProxyType(found[index])))
    return tuple(lines)


def is_total(head: str) -> bool:
    """Tell whether a head names the sum of other lines.

    >>> [is_total(h) for h in ("Total", "Total, Kenya", "All camps", "All other", "% of total")]
    [True, True, True, False, False]
    """
    if has_word(head, "not_totals") or has_word(head, "rates"):
        return False
    opening = re.match(r"\w+", head.strip())
    first = opening[0].casefold() if opening else ""
    return has_word(head, "totals") or first in _words()["opening_totals"]


def has_word(head: str, name: str) -> bool:
    """Tell whether a head has a word of one of the lists."""
    return _pattern(name).search(head) is not None


def is_rate(head: str) -> bool:
    """Tell whether what a head counts is counted to so many of something else.

    >>> is_rate("Women to 100 men"), is_rate("Deaths per 1,000"), is_rate("Women")
    (True, True, False)
    """
    return has_word(head, "rates") or _TO_SO_MANY.search(head) is not None


def opens_with(head: str, name: str) -> bool:
    """Tell whether a head begins with a word of one of the lists, signs apart."""
    return _pattern(name).match(head.lstrip(" –-—(*")) is not None


def places(cell: Cell) -> Decimal:
    """Return the last place that a cell prints: 0.1 for 56.0, 1 for a whole number."""
    if cell.power:
        return min(scaled(cell.value.step, -cell.power), Decimal(1)).scaleb(cell.power)
    point = cell.value.point
    exponent = point.as_tuple().exponent if point is not None else 0
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def number(cell: Cell) -> Decimal:
    """Return the figure of a cell."""
    point = cell.value.point
    return Decimal(0) if point is None else point


def is_hundred(cell: Cell) -> bool:
    """Tell whether a cell says that its column of shares makes a whole."""
    return number(cell) == _HUNDRED


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    lists = lexicons.table("corpuskit.claims", "tables.toml")
    return MappingProxyType({key: frozenset(words) for key, words in lists.items()})


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_words()[name])})(?!\w)", re.I)
