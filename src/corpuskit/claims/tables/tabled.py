"""Figures of the text beside the cell of the document's own table that they repeat.

A sentence repeats a cell where it names the cell's row, and its column if there are several, and
narrows what it counts by nothing that heads and caption do not say. A sentence tells of a part of a
row as often as of the row itself, so that whatever is not sure is left alone.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.accounts import is_rate, left_out, of_others
from corpuskit.claims.grammar.content import DEED, stem_of_noun, words_in
from corpuskit.claims.grammar.idle_words import without_idle
from corpuskit.claims.grammar.times import only_date
from corpuskit.claims.grammar.values import Judgement
from corpuskit.claims.linkage.agreement import nearness, one_moment
from corpuskit.claims.linkage.usage import can_be_linked
from corpuskit.claims.linkage.wording import opposites_told
from corpuskit.claims.model import Basis, Cell, Claim, Extract, Time
from corpuskit.claims.tables.lines import is_total
from corpuskit.core.findings import Level, Location
from corpuskit.language.dates import find_dates
from corpuskit.language.figure_tokens import tokenize
from corpuskit.language.numbers import read_number

# «Series B», «Stage II»: too short to carry meaning by themselves.
_MARK = re.compile(r"(?<![\w.])(?:[A-Z]|[IVX]{1,4}|\d{1,2})(?![\w.,]\w|\w)")
_BREAK = re.compile(r"[;:()–—]|,(?!\d{3})")
# What makes a figure a change, a further one, or one of each.
_CHANGE = re.compile(
    r"\b(?:by|another|further|additional|extra|only|every|each)\s+(?:\S+\s+)?$", re.I
)
_PART = re.compile(
    r"^(?:\s+\w+){0,2}\s+of\s+(?:the|its|their|his|her|these|those|them|which|whom)\b"
)
_PRONOUN = re.compile(r"^\W*(?:it|they|its|their)\b", re.I)
_HUNG = re.compile(
    r"\b(?:of|in|on|for|by|to|from|with|among|under|at|through|via|during|within|without)\s+"
    r"(?:(?:the|an?|its|their|which|whom|all)\s+)*(\w+(?:\s+\w+)?)",
    re.I,
)
_COUNT = "count"
# So many sentences before a figure may say what affair it is of.
_LEAD = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """Hold a cell with its figure as a claim, and what its heads name: words or a time."""

    cell: Cell
    claim: Claim
    row: frozenset[str]
    column: frozenset[str]
    caption: frozenset[str]
    row_time: Time | None
    column_time: Time | None

    @property
    def known(self) -> frozenset[str]:
        return self.row | self.column | self.caption


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Hold a figure of a sentence with the others beside it, and its paragraph up to it."""

    claim: Claim
    beside: Sequence[Claim]
    paragraph: Sequence[str]

    @property
    def before(self) -> str:
        """Return the sentence before, if there is one in the paragraph."""
        return self.paragraph[-1] if self.paragraph else ""


class CellTable:
    """Find the cells of a table by what the heads of their rows name."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self.points = frozenset(entry.claim.value.point for entry in entries)
        self._by_key: defaultdict[str | int, list[_Entry]] = defaultdict(list)
        for entry in entries:
            # Of several words the first one leads there: all of them have to be named.
            if entry.row_time is not None:
                self._by_key[_year(entry.row_time)].append(entry)
            elif entry.row:
                self._by_key[min(entry.row)].append(entry)

    @property
    def words(self) -> frozenset[str]:
        """Return a word of each row's head, or of the columns' where that is a year.

        Who repeats a cell names it.
        """
        heads = frozenset(key for key in self._by_key if isinstance(key, str))
        dated = [e for entries in self._by_key.values() for e in entries if e.row_time is not None]
        return heads.union(*(entry.column for entry in dated))

    def rows(self, claim: Claim, said: frozenset[str]) -> list[_Entry]:
        """Return the cells of the rows that words name, of two heads the longer one."""
        keys: list[str | int] = [*sorted(said), _year(claim.time)]
        near = [e for key in keys for e in self._by_key.get(key, [])]
        found = [
            e
            for e in near
            if e.claim.dimension == claim.dimension
            and not is_total(e.cell.row_head)
            and _names(said, e.row, e.row_time, claim.time)
        ]
        return [e for e in found if not any(e.row < other.row for other in found)]


def _year(time: Time) -> int:
    return time.first.year if time.first else 0


def tabled(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the figures of a document's text that differ from the cells of its tables they repeat.

    An author does not print two figures of one row on one page on purpose.
    """
    for extract in extracts:
        tables = tables_of(extract)
        for figure in figures_of(extract) if tables else ():
            for table in tables:
                yield from repeated(figure, table, Level.ERROR)


def figures_of(extract: Extract) -> Iterator[Told]:
    """Yield the figures of sentences that may repeat a cell."""
    before = _before(extract.sentences)
    cells = {cell.where for cell in extract.cells}
    sentences: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in extract.claims:
        if claim.where not in cells:
            sentences[claim.group].append(claim)
    for beside in sentences.values():
        for claim in filter(_states, beside):
            yield Told(claim, beside, before.get(claim.where.sentence, ()))


def repeated(told: Told, table: CellTable, level: Level) -> Iterator[Conflict]:
    """Yield a figure with the cell that it repeats otherwise.

    Beside its own table an author narrows a figure by a word; another one tells it in other words.
    """
    found = _cell_of(told, table, elsewhere=level is not Level.ERROR)
    judgement = found and _differs(told.claim, *found, table, told.beside)
    if found and judgement:
        cell = found[0]
        yield Conflict(told.claim, cell.claim, judgement, level, _why(cell.cell))


def _why(cell: Cell) -> str:
    heads = " and ".join(f"«{head}»" for head in (cell.row_head, cell.column_head) if head)
    return f"the text names {heads} of the table, and nothing that would narrow it"


def tables_of(extract: Extract) -> list[CellTable]:
    """Return the tables of a document with the figures of their cells."""
    figures = {claim.where: claim for claim in extract.claims} if extract.cells else {}
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for cell in extract.cells:
        claim = figures.get(cell.where)
        if claim is not None and cell.row_head:
            found[cell.table].append(_entry(cell, claim))
    return [CellTable(entries) for entries in found.values()]


def _entry(cell: Cell, claim: Claim) -> _Entry:
    row, column = cell.row_head, cell.column_head
    caption = named(f"{cell.caption} {cell.group}")
    return _Entry(cell, claim, named(row), named(column), caption, _time(row), _time(column))


@functools.lru_cache(maxsize=1024)
def _time(head: str) -> Time | None:
    dated = only_date(head)
    return None if dated is None else Time(*dated, Basis.HEADING)


def _before(sentences: Sequence[Location]) -> Mapping[str, Sequence[str]]:
    """Return for each sentence those before it, in its own paragraph."""
    paragraphs: defaultdict[str, list[str]] = defaultdict(list)
    found = {}
    for sentence in sentences:
        found[sentence.sentence] = tuple(paragraphs[sentence.xml_id][-_LEAD:])
        paragraphs[sentence.xml_id].append(sentence.sentence)
    return found


def _states(claim: Claim) -> bool:
    """Tell a figure that stands for all that its words name, and for nothing beside it."""
    where = claim.where
    return (
        can_be_linked(claim)
        and not of_others(claim)
        and not left_out(claim)
        and _CHANGE.search(where.sentence, 0, where.start) is None
    )


def _cell_of(
    told: Told, table: CellTable, *, elsewhere: bool
) -> tuple[_Entry, list[_Entry]] | None:
    """Return the only cell that the words around a figure name by row and column, and its row."""
    claim = told.claim
    segment = _segment(claim.where, [other.where for other in told.beside])
    segment = without_idle(segment) if elsewhere else segment
    sentence = claim.where.sentence
    for text in (segment, sentence, told.before if _PRONOUN.match(sentence) else ""):
        row = table.rows(claim, named(text))
        if row:
            break
    if len({entry.cell.row for entry in row}) != 1:
        return None
    columns = _columns(row, claim, named(segment))
    if len(columns) != 1 or not _of_nothing_else(claim, columns[0], segment):
        return None
    if is_rate(claim) != is_rate(columns[0].claim):
        return None
    hung = " ".join(_HUNG.findall(sentence, 0, claim.where.start)) if text is sentence else ""
    return None if _things(hung) - columns[0].known else (columns[0], row)


def _columns(row: Sequence[_Entry], claim: Claim, said: frozenset[str]) -> list[_Entry]:
    if len(row) == 1:
        return list(row)
    found = [
        e
        for e in row
        if not is_total(e.cell.column_head) and _names(said, e.column, e.column_time, claim.time)
    ]
    found = [e for e in found if not any(e.column < other.column for other in found)]
    return found or [e for e in row if is_total(e.cell.column_head)]


def _names(said: frozenset[str], words: frozenset[str], head: Time | None, time: Time) -> bool:
    if head is not None:
        return time.known and one_moment(time, head)
    return bool(words) and words <= said


def _of_nothing_else(claim: Claim, entry: _Entry, segment: str) -> bool:
    """Tell whether the words around a figure narrow it by nothing that the table does not say."""
    known, cell = entry.known, entry.cell
    heads = (cell.row_head, cell.column_head, cell.group, cell.caption)
    if opposites_told(segment, " ".join(heads)):
        return False
    told = bool(named(segment) & (entry.column | entry.caption))
    if claim.unit == _COUNT and not told and not _counted(claim) & known:
        return False
    if _PART.match(claim.where.sentence, claim.where.end) and not told:
        return False
    return not (_things(segment) - known) and _timely(claim, entry.claim.time, segment)


def _timely(claim: Claim, told: Time, segment: str) -> bool:
    """Tell whether what dates a figure, before it or beside it, is the time of the cell."""
    before = claim.where.sentence[: claim.where.start]
    dates = [
        Time(d.first, d.last) for text in (before, segment) for d in find_dates(text) if d.valid
    ]
    if not dates:
        return (
            claim.time.basis is not Basis.CLAUSE or not told.known or one_moment(claim.time, told)
        )
    return told.known and any(one_moment(each, told) for each in dates)


def _counted(claim: Claim) -> frozenset[str]:
    return frozenset(_bare(word) for word in (claim.counted, claim.subject.noun) if word)


def _differs(
    claim: Claim, entry: _Entry, row: Sequence[_Entry], table: CellTable, beside: Sequence[Claim]
) -> Judgement | None:
    """Compare a figure with its cell; None if they agree, or either may belong to another one.

    The figure may be that of another cell, and the cell's own may stand beside it.
    """
    judgement = judge(claim, entry.claim)
    if judgement is None or judgement.agree or not nearness(claim, entry.claim):
        return None
    if claim.value.point in table.points:
        return None
    others = [(claim, each.claim) for each in row if each is not entry]
    others += [(e, entry.claim) for e in beside if e is not claim and can_be_linked(e)]
    judged = [judge(mine, yours) for mine, yours in others]
    return None if any(each is not None and each.agree for each in judged) else judgement


def _segment(where: Location, figures: Sequence[Location]) -> str:
    """Return what stands between the signs around a figure, without numbers."""
    text = where.sentence
    for each in figures:
        for low, high in _numbers(text[each.start : each.end]):
            low, high = each.start + low, each.start + high
            text = f"{text[:low]}{'#' * (high - low)}{text[high:]}"
    start = max((m.end() for m in _BREAK.finditer(text, 0, where.start)), default=0)
    stop = _BREAK.search(text, where.end)
    return text[start : stop.start() if stop else len(text)]


@functools.lru_cache(maxsize=4096)
def _numbers(quote: str) -> tuple[tuple[int, int], ...]:
    """Return where the numbers of a figure stand, without their units and nouns."""
    tokens = tokenize(quote)
    found = filter(None, (read_number(tokens, at) for at in range(len(tokens))))
    return tuple((tokens[n.first].start, tokens[n.last - 1].end) for n in found)


@functools.lru_cache(maxsize=4096)
def named(text: str) -> frozenset[str]:
    """Return what a text names, whether it stands there as a name, a thing or a deed."""
    return frozenset(map(_bare, words_in(text))) | frozenset(_MARK.findall(text))


def of_another_row(cell: Cell | None, sentence: str) -> bool:
    """Tell whether a sentence speaks of nothing that the head of a cell's row names."""
    if cell is None or is_total(cell.row_head) or _time(cell.row_head) is not None:
        return False
    row = named(cell.row_head)
    return bool(row) and row.isdisjoint(named(sentence))


def done_in_another_row(cell: Cell, heads: Collection[str], claim: Claim) -> bool:
    """Tell whether what is said of a figure heads another row of a cell's table than its own.

    Of «dismissed» and «kept after retraining» a figure of those dismissed repeats the first.
    """
    done = {stem_of_noun(word) for word in (claim.verb, claim.predicate) if word}
    if not done or not done.isdisjoint(named(cell.row_head)):
        return False
    said = named(claim.where.sentence)
    others = (named(head) for head in heads if head != cell.row_head)
    return any(row <= said and not row.isdisjoint(done) for row in others)


def _things(text: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in words_in(text) if not word.startswith(DEED))


def _bare(word: str) -> str:
    return stem_of_noun(word.rpartition(":")[2])
