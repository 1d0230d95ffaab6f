"""Which lines of a table are computed from others, and where the printed figures do not fit.

A line is taken for a sum, difference or share of others when its head says so or when the other
figures fit to the last printed place; where most do not fit, it is no such line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from corpuskit.claims.model import Cell
from corpuskit.claims.tables.lines import Line, Table, is_hundred, number, places, tables_of
from corpuskit.core.same import Same

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
_WORD = re.compile(r"[^\W\d]{3,}|\d{4}")
# So many digits that fit by chance about once in a hundred thousand tables.
_DIGITS_THAT_TELL = 6
_ROWS_THAT_TELL = 3
# In the last row, the sum of all others, fewer digits are enough.
_DIGITS_OF_A_LAST_ROW = 4
# Larger tables are data sets, and trying all their lines would take long.
_MANY = 24
_MOST_ROWS = 300
# Documents: more than anybody edits beside each other.
_REMEMBERED = 2048


class Formula(StrEnum):
    """Say how a figure is computed from others."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PERCENT = "percent"
    CHANGE = "change"
    QUOTIENT = "quotient"


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold a figure with those that it is computed from, at one place of a line."""

    formula: Formula
    result: Cell
    inputs: tuple[Cell, ...]
    rounded: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return all figures, those computed from first."""
        return (*self.inputs, self.result)

    @property
    def computed(self) -> Decimal:
        """Return what the figure should be."""
        values = [number(cell) for cell in self.inputs]
        if self.formula is Formula.SUM:
            return sum(values, Decimal(0))
        first, second = values
        if self.formula is Formula.DIFFERENCE:
            return first - second
        if self.formula is Formula.CHANGE:
            return (first - second) / second * _HUNDRED
        return first / second * self._scale

    @property
    def possible(self) -> bool:
        """Tell whether the figure can be computed at all."""
        divides = self.formula in (Formula.PERCENT, Formula.CHANGE, Formula.QUOTIENT)
        return not divides or number(self.inputs[1]) > 0

    @property
    def slack(self) -> Decimal:
        """Return how far rounding can carry the printed figure from the computed one."""
        own = places(self.result) / 2
        if self.formula in (Formula.SUM, Formula.DIFFERENCE):
            shown = own if self.rounded or places(self.result) < 1 else Decimal(0)
            return shown + sum((self._half(cell) for cell in self.inputs), Decimal(0))
        first, second = self.inputs
        carried = self._half(first) + self._half(second) * abs(number(first) / number(second))
        return own + carried / number(second) * self._scale

    @property
    def fits(self) -> bool:
        """Tell whether the printed figure can be what it is computed to be.

        «2.300» is two thousand three hundred where the figures beside it have no fractions.
        """
        shown = number(self.result)
        if abs(self.computed - shown) <= self.slack:
            return True
        grouped = _THOUSANDS.fullmatch(self.result.where.quote) is not None
        return grouped and abs(self.computed - shown * _THOUSAND) <= self.slack

    @property
    def digits(self) -> int:
        """Count the digits whose fit tells something: none where the figure is copied."""
        shown = number(self.result) / places(self.result)
        if any(number(cell) in (0, number(self.result)) for cell in self.inputs):
            return 0
        return len(str(abs(int(shown))))

    def implied(self, cell: Cell) -> Decimal:
        """Return what one of the figures must be if all the others are right."""
        if cell == self.result:
            return self.computed
        short = number(self.result) - self.computed
        if self.formula is Formula.SUM:
            return number(cell) + short
        if self.formula is Formula.DIFFERENCE:
            return number(cell) + (short if cell == self.inputs[0] else -short)
        first, second = (number(c) for c in self.inputs)
        factor = number(self.result) / self._scale + (self.formula is Formula.CHANGE)
        if cell == self.inputs[0]:
            return factor * second
        return first / factor if factor else second

    @property
    def _scale(self) -> Decimal:
        return Decimal(1) if self.formula is Formula.QUOTIENT else _HUNDRED

    def _half(self, cell: Cell) -> Decimal:
        step = places(cell)
        return step / 2 if step < 1 or self.rounded else Decimal(0)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Hold the places of a line that fit one way of computing it, and those that do not."""

    fitting: tuple[Relation, ...]
    failing: tuple[Relation, ...]

    @property
    def merit(self) -> tuple[int, int]:
        """Rank hypotheses: the fewest failures against what fits, then the most that fits."""
        return len(self.fitting) - len(self.failing), len(self.fitting)

    def tells(self, least: int = _DIGITS_THAT_TELL) -> bool:
        """Tell whether the fit cannot be chance."""
        digits = sum(relation.digits for relation in self.fitting)
        return digits >= least and len(self.failing) <= max(1, len(self.fitting) // 4)


def misfits_in(cells: tuple[Cell, ...]) -> tuple[tuple[Relation, ...], ...]:
    """Return the figures of a document's tables that do not fit, those with one cause together.

    Several checks ask, and ask again when another document is edited.
    """
    return _misfits(Same(cells)) if cells else ()


@functools.lru_cache(maxsize=_REMEMBERED)
def _misfits(cells: Same[tuple[Cell, ...]]) -> tuple[tuple[Relation, ...], ...]:
    return tuple(group for table in tables_of(cells.value) for group in misfits(table))


def misfits(table: Table) -> tuple[tuple[Relation, ...], ...]:
    """Return the figures of a table that do not fit, those with one cause together.

    The first of a group is the one to report: what is derived from few figures says more than
    a long sum.
    """
    if len(table.rows) > _MOST_ROWS or len(table.columns) > _MANY:
        return ()
    found = [*_derived(table), *_sums(table)]
    unique = {frozenset(map(_place, relation.cells)): relation for relation in reversed(found)}
    failing = sorted(unique.values(), key=lambda r: (len(r.inputs), found.index(r)))
    groups: list[list[Relation]] = []
    for relation in failing:
        group = next((g for g in groups if _one_cause(g[0], relation)), None)
        if group is None:
            groups.append([relation])
        else:
            group.append(relation)
    return tuple(map(tuple, groups))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _one_cause(first: Relation, second: Relation) -> bool:
    """Tell whether correcting one figure would mend both."""
    for cell in first.cells:
        if cell in second.cells:
            apart = abs(first.implied(cell) - second.implied(cell))
            if apart <= max(first.slack, second.slack, abs(number(cell)) / _HUNDRED):
                return True
    return False


def _sums(table: Table) -> Iterator[Relation]:
    percent_rows = {line.index for line in table.rows if line.rate}
    percent_columns = {line.index for line in table.columns if line.rate}
    yield from _row_sums(table, percent_columns)
    yield from _column_sums(table, percent_rows)


def _row_sums(table: Table, rates: set[int]) -> Iterator[Relation]:
    # In a table of nothing but shares a row of shares is a row like any other.
    mixed = not all(row.rate for row in table.rows)
    for at, line in enumerate(table.rows):
        if (line.rate and mixed) or line.difference:
            continue
        at_edge = at in (0, len(table.rows) - 1) and not any(r.total for r in table.rows)
        if not line.total and not at_edge:
            continue
        blocks = _blocks(table.rows, at, mixed=mixed)
        tried = [_sum(line, block, rates, table) for block in blocks]
        if line.total:
            own = [h for h, block in zip(tried, blocks, strict=True) if _own(line, block)]
            yield from _failing_total(tried if any(h.fitting for h in tried) else own)
        else:
            yield from _failing_by_fit(tried, 2, _DIGITS_OF_A_LAST_ROW)


def _column_sums(table: Table, rates: set[int]) -> Iterator[Relation]:
    columns = tuple(c for c in table.columns if not c.rate and not c.difference)
    for at, line in enumerate(columns):
        runs = [columns[:at], columns[at + 1 :], tuple(c for c in columns if c is not line)]
        runs += [columns[low:at] for low in range(1, at - 1)]
        runs += [columns[at + 1 : high] for high in range(at + 3, len(columns))]
        tried = [_sum(line, run, rates, table) for run in runs if len(run) > 1]
        if line.total:
            yield from _failing_total(tried)
        else:
            yield from _failing_by_fit(tried, _ROWS_THAT_TELL)


def _blocks(rows: tuple[Line, ...], at: int, *, mixed: bool = True) -> list[tuple[Line, ...]]:
    """Return the rows that a total can be the sum of: above, below, subtotals, all others."""
    above: list[Line] = []
    for row in reversed(rows[:at]):
        if row.total or row.group != rows[at].group:
            break
        above.insert(0, row)
    below: list[Line] = []
    for row in rows[at + 1 :]:
        if row.total or (row.group != rows[at].group and below and row.group != below[-1].group):
            break
        below.append(row)
    subtotals = [row for row in rows[:at] if row.total]
    plain = [row for row in rows[:at] if not row.total]
    candidates = (above, below, subtotals, plain)
    summed = [tuple(r for r in c if not (r.rate and mixed) and not r.nested) for c in candidates]
    whole = [c for c in summed if len(c) > 1 and (_unbroken(c) or c == tuple(subtotals))]
    return list(dict.fromkeys(whole))


def _own(line: Line, block: Sequence[Line]) -> bool:
    """Tell whether rows are a total's own: of its group, or totals of groups."""
    return all(row.group == line.group for row in block) or all(row.total for row in block)


def _unbroken(rows: tuple[Line, ...]) -> bool:
    """Tell whether no row without figures stands between rows of one group."""
    return all(
        low.group != high.group or high.index - low.index == 1 for low, high in pairwise(rows)
    )


def _sum(line: Line, parts: Sequence[Line], rates: set[int], table: Table) -> Hypothesis:
    relations = []
    for place, result in line.cells.items():
        inputs = tuple(part.cells[place] for part in parts if place in part.cells)
        if len(inputs) != len(parts) or (place in rates and not is_hundred(result)):
            continue
        rounded = table.rounded or place in rates
        relations.append(Relation(Formula.SUM, result, inputs, rounded))
    return _tried(relations)


def _failing_total(tried: Sequence[Hypothesis]) -> Iterator[Relation]:
    """Yield the failures of a line headed «total», unless it is none by most of its figures."""
    best = max(tried, key=lambda h: h.merit, default=None)
    if best is None or (best.fitting and len(best.failing) > len(best.fitting)):
        return
    if not best.fitting and len(best.failing) > 1:
        return
    for relation in best.failing:
        if best.fitting or _near(relation):
            yield relation


def _failing_by_fit(
    tried: Sequence[Hypothesis], least: int, digits: int = _DIGITS_THAT_TELL
) -> Iterator[Relation]:
    best = max(tried, key=lambda h: h.merit, default=None)
    if best is not None and len(best.fitting) >= least and best.tells(digits):
        yield from best.failing


def _near(relation: Relation) -> bool:
    """Tell whether a single sum misses by so little that it must be meant.

    A total below one of its parts is wrong whatever was meant.
    """
    printed, computed = number(relation.result), relation.computed
    parts = [number(cell) for cell in relation.inputs]
    if relation.formula is Formula.SUM and min(parts) >= 0 and printed < max(parts):
        return True
    return abs(printed - computed) * 4 <= max(abs(printed), abs(computed))


def _derived(table: Table) -> Iterator[Relation]:
    yield from _derived_lines(table, table.columns, by_fit=len(table.columns) <= 12)
    yield from _derived_lines(table, table.rows, by_fit=False)


def _derived_lines(table: Table, lines: tuple[Line, ...], *, by_fit: bool) -> Iterator[Relation]:
    few = lines if len(lines) <= _MANY else ()
    # One relation can be read from each of its lines: the line whose head says so comes first.
    for line in sorted(few, key=lambda line: not line.derived):
        hinted = not line.total and line.derived
        if not hinted and not (by_fit and len(line.cells) > _ROWS_THAT_TELL):
            continue
        tried = [_tried(relations) for relations in _ways(table, line, few)]
        best = max(tried, key=lambda h: h.merit, default=None)
        if best is None or not best.failing:
            continue
        enough = len(best.fitting) >= (2 if hinted else _ROWS_THAT_TELL)
        if enough and (best.tells() or (hinted and len(best.failing) < len(best.fitting))):
            yield from best.failing
        elif hinted:
            yield from _named(line, few, table)


def _ways(table: Table, line: Line, lines: tuple[Line, ...]) -> Iterator[list[Relation]]:
    """Yield every way to compute a line from two others, or from one and its own total."""
    formulas = [Formula.PERCENT, Formula.CHANGE] if line.share or line.rate else []
    if not line.share:
        formulas.append(Formula.DIFFERENCE)
    if line.difference:
        formulas = [Formula.DIFFERENCE, Formula.CHANGE]
    elif line.quotient and not line.share:
        formulas = [Formula.QUOTIENT, Formula.PERCENT]
    others = [other for other in lines if other is not line]
    for first in others:
        for second in others:
            if first is not second:
                for formula in formulas:
                    yield _pairs(formula, line, first.cells, second.cells, table)
        if line.share:
            crossing = table.rows if line in table.columns else table.columns
            for whole in (cross.index for cross in crossing if cross.total):
                if whole in first.cells:
                    base = dict.fromkeys(line.cells, first.cells[whole])
                    yield _pairs(Formula.PERCENT, line, first.cells, base, table)


def _pairs(
    formula: Formula,
    line: Line,
    first: Mapping[int, Cell],
    second: Mapping[int, Cell],
    table: Table,
) -> list[Relation]:
    found = []
    for place, result in line.cells.items():
        a, b = first.get(place), second.get(place)
        if a is not None and b is not None:
            relation = Relation(formula, result, (a, b), table.rounded)
            if relation.possible:
                found.append(relation)
    return found


def _named(line: Line, lines: tuple[Line, ...], table: Table) -> Iterator[Relation]:
    """Yield the failures of «X as % of Y» where few rows could fit: the head names both lines."""
    part_words, _, base_words = line.head.casefold().rpartition(" of ")
    part = [o for o in lines if o is not line and _names(part_words, o.head)]
    base = [o for o in lines if o is not line and _names(base_words, o.head)]
    if len(part) == 1 and len(base) == 1 and part != base and line.share:
        way = _tried(_pairs(Formula.PERCENT, line, part[0].cells, base[0].cells, table))
        if len(way.failing) <= max(1, len(way.fitting)):
            yield from (r for r in way.failing if way.fitting or _near(r))


def _names(words: str, head: str) -> bool:
    """Tell whether words of one head name another: «Children, % of registered», «Registered»."""
    return bool(set(_WORD.findall(words)) & set(_WORD.findall(head.casefold())))


def _tried(relations: Sequence[Relation]) -> Hypothesis:
    fitting = tuple(relation for relation in relations if relation.fits)
    failing = tuple(relation for relation in relations if not relation.fits)
    return Hypothesis(fitting, failing)
