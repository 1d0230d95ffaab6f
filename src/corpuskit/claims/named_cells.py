"""Which cell of a table a sentence names.

A sentence names a cell where it, or the sentence that its pronoun points back to, has every word
of the row's head, the year or a word of the column's head unless there is no other column, and
counts what a head or the caption says. What names no cell, or two alike, names none.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.content import NAME, words_in
from corpuskit.claims.model import Basis, Cell, Claim
from corpuskit.claims.tables import has_word, is_total
from corpuskit.claims.times import overlap

Printed = Sequence[tuple[Cell, Claim]]
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_IN_YEAR = re.compile(r"\s+(?:in|for)\s+((?:1[5-9]|20)\d\d)(?!\d)")
_CODE = re.compile(r"[A-Z]|\d{1,3}")
_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d+")
_POINTS_BACK = re.compile(r"(?:It|They|Its|Their|This|These|Those|He|She|Of (?:these|them))\b")
_PARTED = re.compile(r"[,;:()–—](?!\d)")
_PRINTED_TIME = frozenset({Basis.CLAUSE, Basis.SENTENCE})


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of a row with the words of its head, its year, and its letter or number."""

    words: frozenset[str]
    year: str
    code: str
    cells: tuple[tuple[Cell, Claim], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the rows of a table that are no sums, and the words of its caption."""

    rows: tuple[Row, ...]
    caption: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a figure of a sentence with the sentence that a pronoun in it points back to.

    `known` are the names that its document speaks of so often that they narrow nothing.
    """

    claim: Claim
    before: str
    known: frozenset[str]

    @property
    def back(self) -> str:
        """Return the sentence before, where the figure's own begins with what points to it."""
        return self.before if _POINTS_BACK.match(self.claim.where.sentence) else ""


def table_of(cells: Printed, above: str) -> Table:
    """Return the rows of a table; `above` are the sentences over one that has no caption."""
    found: defaultdict[int, list[tuple[Cell, Claim]]] = defaultdict(list)
    for cell, claim in cells:
        found[cell.row].append((cell, claim))
    rows = []
    for each in found.values():
        head = each[0][0].row_head.strip()
        if not is_total(head):
            year = _YEAR.fullmatch(head)
            code = None if year else _CODE.fullmatch(head)
            names = (year[0] if year else "", code[0] if code else "")
            rows.append(Row(stems(head), *names, tuple(each)))
    return Table(tuple(rows), stems(cells[0][0].caption or above))


def named(told: Told, table: Table) -> Claim | None:
    """Return the only cell that the sentence of a figure names."""
    claim, back = told.claim, told.back
    text = f"{back} {claim.where.sentence}"
    words = stems(text)
    found = [
        (max(1, len(row.words)), cell, other)
        for row in table.rows
        if _has(row, words, text) and _is_of(row.year, claim)
        for cell, other in _columns(row, claim, words)
        if _counts(claim, cell, row, table.caption) and _one_time(claim, other)
    ]
    most = max((size for size, _, _ in found), default=0)
    best = [(cell, other) for size, cell, other in found if size == most]
    if len(best) != 1:
        return None
    cell, other = best[0]
    heads = stems(" ".join((cell.row_head, cell.column_head, cell.caption, cell.group)))
    narrowing = stems(_stretch(claim)) - heads - stems(back)
    names = [word for word in claim.words if word.startswith(NAME) and word not in told.known]
    return None if any(stems(_bare(name)) & narrowing for name in names) else other


def _has(row: Row, words: frozenset[str], text: str) -> bool:
    """Tell whether a sentence has every word of a head, or «Series B» for a row headed «B»."""
    if row.code:
        return re.search(rf"\b[A-Z][a-z]+\s+{row.code}(?![\w.])", text) is not None
    return bool(row.words) and row.words <= words


def _columns(row: Row, claim: Claim, words: frozenset[str]) -> Iterator[tuple[Cell, Claim]]:
    """Yield the cells of a row whose column a sentence names, or the only one of its kind."""
    alike = [
        (cell, other)
        for cell, other in row.cells
        if (other.kind, other.dimension) == (claim.kind, claim.dimension)
        and not has_word(cell.column_head, "differences")
    ]
    sizes = [_size(cell.column_head, claim, words) for cell, _ in alike]
    most = max(sizes, default=0)
    for (cell, other), size in zip(alike, sizes, strict=True):
        only = len(alike) == 1 and size == 0
        if only or 0 < size == most or (most == 0 and is_total(cell.column_head)):
            yield cell, other


def _size(head: str, claim: Claim, words: frozenset[str]) -> int:
    """Return how much of a column's head a sentence has, -1 where it is of another year."""
    year = _YEAR.search(head)
    if year:
        return 1 if _is_of(year[0], claim) else -1
    return len(stems(head) & words)


def _counts(claim: Claim, cell: Cell, row: Row, caption: frozenset[str]) -> bool:
    """Tell whether a figure counts what the heads or the caption speak of."""
    if claim.unit != "count":
        return True
    heads = row.words | stems(cell.column_head) | stems(cell.group) | caption
    quote = claim.where.quote.split()
    noun = stems(quote[-1]) if len(quote) > 1 else frozenset[str]()
    said = noun or stems(" ".join(map(_bare, sorted(claim.words)))) - row.words
    return not said.isdisjoint(heads)


def _one_time(claim: Claim, other: Claim) -> bool:
    """Tell whether the times of a figure and of a cell meet, where the sentence prints one."""
    if claim.time.basis not in _PRINTED_TIME or not claim.time.known:
        return True
    if not other.time.known:
        earlier = _YEAR.search(claim.where.sentence, 0, claim.where.start)
        return earlier is None and _YEAR.search(_stretch(claim)) is None
    return overlap(claim.time, other.time)


def _is_of(year: str, claim: Claim) -> bool:
    """Tell whether a figure is of a year: of the one behind it, or of the only one around."""
    beside = _IN_YEAR.match(claim.where.sentence, claim.where.end)
    if not year or beside:
        return not year or (beside is not None and beside[1] == year)
    around = set(_YEAR.findall(claim.where.sentence))
    first, last = claim.time.first, claim.time.last
    if around or first is None or last is None:
        return around == {year}
    return str(first.year) == year == str(last.year)


def _stretch(claim: Claim) -> str:
    """Return what no comma parts from a figure."""
    text, start, end = claim.where.sentence, claim.where.start, claim.where.end
    before = max((match.end() for match in _PARTED.finditer(text, 0, start)), default=0)
    after = _PARTED.search(text, end)
    return text[before : after.start() if after else len(text)]


@functools.lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """Return what the words and numbers of a head or sentence have in common with others."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        if word.isdigit():
            found.add(word)
        else:
            found.update(_bare(key) for key in words_in(f"the {word.casefold()}"))
    return frozenset(found)


def _bare(key: str) -> str:
    return key.partition(":")[2]
