"""Counts with the whole that they are counted out of, in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpuskit.claims.grammar.content import DEED, matter, named_apart, words_in, words_of
from corpuskit.claims.grammar.counted import Item, items_of
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.of_them import of_them
from corpuskit.claims.grammar.phrases import Sort
from corpuskit.claims.grammar.portion_words import done_to
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Basis, Cell, Claim, Proportion, Stance, Time
from corpuskit.claims.shares.breakdowns import opens_partitive, whole_before, whole_of_them
from corpuskit.claims.tables.cell_claims import time_of_cell
from corpuskit.claims.tables.lines import Line, has_word, tables_of

_STOP = re.compile(
    r"[;:]|,\s+(?:and|but|the|while|whereas)\b"
    r"|\b(?:and|but|while|whereas)\s+(?:all\s+)?(?:the\s+)?(?:rest|others?|remainder|remaining)\b",
    re.I,
)
_OF_WHOM = re.compile(
    r",?\s+(?:of\s+(?:whom|which|these|them)|among\s+(?:whom|them)|including)\s+(?:some\s+)?$",
    re.I,
)
# «Had 400 dockers among its 1,600 employees».
_AMONG = re.compile(r"\s+among\s+(?:its|the|their|these|those|his|her)\s+(?:total\s+of\s+)?$", re.I)
# «examined 1,250 claims and upheld 1,000»: of the same, as nothing else is counted.
_AND_DID = re.compile(r"[^,;:.]*,?\s+(?P<told>(?:and|but)\s+(?:[a-z]+\s+){1,3})$")
_CLOSES = re.compile(
    r"\s*(?:[.,;)]|$|(?:and|but|of\s+them|with|within|by|in|on|at|from|before|after|during|as|for|without)\b)"
)
_MOST = 30
_ANYBODY = "individual"
_STATED = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.DENIED})


def proportions_of(
    reading: Reading, claims: Sequence[Claim], before: Reading | None
) -> Iterator[Proportion]:
    """Yield «of the 3,200 households, 1,920 sold wood»: the first count is of the whole.

    A whole without a noun («of the 25, 15 left») is what the sentence before speaks of.
    """
    counts = [item for item in items_of(reading) if item.unit != "%"]
    starts = [item.start for item in counts]
    stated = {(c.where.start, c.where.end): c for c in claims if c.stance in _STATED}
    earlier = whole_before(reading, before)
    if earlier is None and counts and of_them(reading.text, counts[0].end):
        earlier = whole_of_them(before, counts[0])
    if earlier is not None and before is not None and counts:
        yield from _of_these(reading, stated, before, earlier, counts[0])
    for whole, part in _pairs(reading, counts):
        claim = stated.get((part.start, part.end)) or stated.get((whole.start, whole.end))
        if claim is None or not _partitive(reading, whole, part):
            continue
        stop = _end(reading.text, part.end, starts)
        words = words_of(reading.sentence, whole.end, stop)
        did = _did(reading, whole, part)
        opening = whole.start if opens_partitive(reading.text, whole) else 0
        low, high = (opening, part.start) if whole.start < part.start else (part.end, whole.end)
        base = words_of(reading.sentence, low, high)
        if not whole.noun and before is not None and not matter(base):
            base |= words_of(before.sentence)
        noun = lexicon().concept_of(whole.noun) if whole.noun and whole.unit == "count" else ""
        for deed, who in done_to().items():
            if noun == _ANYBODY and DEED + deed in base:
                noun, base = who, base | words_in(f"the {who}")
        telling = words_of(reading.sentence, did if did is not None else part.end, stop)
        if whole.start > part.start:
            telling = frozenset()
        if part.noun and part.noun != whole.noun and not matter(telling):
            telling |= words_in(f"the {part.noun}")
        yield Proportion(
            document=claim.document,
            part=part.value,
            whole=whole.value,
            where=reading.locate(part.start, part.end, part.xml_id),
            whole_where=reading.locate(whole.start, whole.end, whole.xml_id),
            time=claim.time,
            words=words | words_of(reading.sentence, 0, whole.end) | base,
            telling=telling,
            base=base,
            affair=reading.affair,
            noun=noun,
        )


def _pairs(reading: Reading, counts: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield each count with the next as its part, or the other way round: «400 among its 1,600»."""
    for first, second in pairwise(counts):
        if _AMONG.fullmatch(reading.text, first.end, second.start):
            yield second, first
        else:
            yield first, second


def _did(reading: Reading, whole: Item, part: Item) -> int | None:
    """Return where it begins that something was done to a part of what was counted before."""
    tokens = reading.sentence.tokens
    before = tokens[reading.sentence.token_at(part.start) - 1]
    closed = _CLOSES.match(reading.text, part.end) is not None
    if part.noun or not whole.noun or not closed or before.sort is not Sort.VERB:
        return None
    found = _AND_DID.fullmatch(reading.text, whole.end, part.start)
    return found.start("told") if found else None


def _of_these(
    reading: Reading,
    stated: Mapping[tuple[int, int], Claim],
    before: Reading,
    whole: Item,
    part: Item,
) -> Iterator[Proportion]:
    """Yield «Of these, 1,920 sold wood», «It sold 1,920 of them», of what was counted before."""
    claim = stated.get((part.start, part.end))
    low, high = part.value.point, whole.value.point
    if low is None or high is None or not 0 < low <= high:
        return
    if part.unit != whole.unit and (part.unit != "count" or part.noun):
        return
    stop = _end(reading.text, part.end, ())
    where = reading.locate(part.start, part.end, part.xml_id)
    told = 0 if of_them(reading.text, part.end) else part.end
    yield Proportion(
        document=where.document,
        part=part.value,
        whole=whole.value,
        where=where,
        whole_where=before.locate(whole.start, whole.end, whole.xml_id),
        time=claim.time if claim is not None else _time_of(before),
        words=words_of(reading.sentence, told, stop) | words_of(before.sentence),
        telling=words_of(reading.sentence, told, stop),
        base=words_of(before.sentence),
        affair=reading.affair,
        noun=lexicon().concept_of(whole.noun) if whole.noun and whole.unit == "count" else "",
    )


def _time_of(reading: Reading) -> Time:
    """Return the only date of a sentence as a time."""
    if len(reading.dates) != 1:
        return Time()
    return Time(reading.dates[0].first, reading.dates[0].last, Basis.SENTENCE)


def _end(text: str, start: int, figures: Sequence[int]) -> int | None:
    """Return where what is said of a part ends: at «and the rest», at the next part."""
    stop = _STOP.search(text, start)
    ends = [at for at in figures if at > start] + ([stop.start()] if stop else [])
    return min(ends, default=None)


def _partitive(reading: Reading, whole: Item, part: Item) -> bool:
    low, high = whole.value.point, part.value.point
    if low is None or high is None or not 0 < high <= low:
        return False
    one_unit = part.unit == whole.unit or (part.unit == "count" and not part.noun)
    between = reading.text[whole.end : part.start]
    if not one_unit:
        return False
    if whole.start > part.start:
        return True
    if re.search("[;:]", between):
        return of_them(reading.text, part.end)
    if of_them(reading.text, part.end):
        return True
    if _did(reading, whole, part) is not None:
        return True
    return opens_partitive(reading.text, whole) or _OF_WHOM.search(between) is not None


def table_proportions(cells: tuple[Cell, ...], document: str) -> Iterator[Proportion]:
    """Yield each figure of a table with the total of its column, and with a column it is part of.

    A column is part of another where it is nowhere greater and both have one unit.
    """
    for table in tables_of(cells):
        rows = [row for row in table.rows if not row.rate]
        columns = [column for column in table.columns if not column.rate][:_MOST]
        for total in (row for row in rows if _sums_up(row, rows)):
            for row in rows:
                if row is not total:
                    for place in {c.index for c in columns} & set(row.cells) & set(total.cells):
                        yield _pair(row.cells[place], total.cells[place], row.head, document)
        for column in columns:
            for whole in columns:
                if whole is not column and _is_part(column, whole):
                    for place in set(column.cells) & set(whole.cells):
                        part, all_of_it = column.cells[place], whole.cells[place]
                        yield _pair(part, all_of_it, column.head, document)


def _sums_up(row: Line, rows: Sequence[Line]) -> bool:
    """Tell a row that is the sum of the others, by its head or by its figures."""
    others = [other for other in rows if other is not row]
    if row.total:
        return not any(other.total for other in others)
    if row is not rows[-1] or len(others) < 2:
        return False
    places = set(row.cells).intersection(*(other.cells for other in others))
    return bool(places) and all(
        (row.cells[p].value.point or 0) == sum(o.cells[p].value.point or 0 for o in others)
        for p in places
    )


def _is_part(column: Line, whole: Line) -> bool:
    places = set(column.cells) & set(whole.cells)
    units = {cell.unit for line in (column, whole) for cell in line.cells.values()}
    if len(places) < 2 or len(units) != 1 or column.difference or column.head == whole.head:
        return False
    if _is_date(column) or _is_date(whole) or has_word(whole.head, "differences"):
        return False
    if named_apart(words_in(column.head), words_in(whole.head)):
        return False
    return all(
        (column.cells[p].value.point or 0) < (whole.cells[p].value.point or 0) for p in places
    )


def _is_date(line: Line) -> bool:
    return bool(re.search(r"\d", line.head)) and "," not in line.head


def _pair(part: Cell, whole: Cell, head: str, document: str) -> Proportion:
    heads = (part.row_head, part.column_head, part.group)
    words = frozenset().union(*(words_in(h, named=True) for h in heads), words_in(part.caption))
    base = words_in(whole.row_head) | words_in(whole.column_head)
    if not matter(base):
        base |= words_in(part.caption)
    return Proportion(
        document=document,
        part=part.value,
        whole=whole.value,
        where=part.where,
        whole_where=whole.where,
        time=time_of_cell(part),
        words=words | base,
        telling=words_in(head, named=True),
        base=base,
    )
