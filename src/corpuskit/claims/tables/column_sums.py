"""Columns that print no total, and the total that another document prints for their rows.

A column is added up where the other author counts its rows («the four crews») by a noun of its
caption, names most of them somewhere, and says of the amount what the head of the column says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.arithmetic.parts import Parted
from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.content import stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.times import overlap, same_period
from corpuskit.claims.linkage.agreement import SURE
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Cell, Claim, Extract
from corpuskit.claims.tables.lines import Line, Table, tables_of
from corpuskit.claims.tables.tabled import Told, figures_of, named
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Location
from corpuskit.language.number_words import vocabulary

_LEAST, _MOST = 3, 20
_NAMED = Decimal("0.5")
_OF_EACH = re.compile(r"\b(?:each|every|per|apiece|average|more|less|largest|most)\b", re.I)
# Another time than the table's, in words that only the text around can date.
_ANOTHER_TIME = re.compile(
    r"\b(?:before|after|earlier|later|since|until|till|within|ago|previous(?:ly)?|by\s+then)\b",
    re.I,
)
# A table of a few, or of the greatest among them, adds up to no whole.
_SELECTED = re.compile(
    r"\b(?:some|several|selected|largest|biggest|greatest|main|chief|principal|leading|important|"
    r"sample|samples|examples?|most|first|top|average|mean|cumulative|each|per)\b",
    re.I,
)
_NUMBER = re.compile(r"[\d.,]+")
_EMPTY = frozenset({"total", "number", "people", "person", "all"})
_SOME_OF = re.compile(r"\b(?P<number>[a-z]+|\d+)\s+of\s+$", re.I)
_FEW = frozenset({"some", "most", "many", "half", "several", "few", "none", "any", "third"})


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """Hold a column of figures without a total, with what its caption and its head name."""

    document: str
    parts: tuple[Claim, ...]
    caption: frozenset[str]
    head: frozenset[str]
    rows: tuple[str, ...]
    label: str

    @property
    def first(self) -> Claim:
        return self.parts[0]


def column_sums(extracts: Sequence[Extract]) -> Iterator[Parted]:
    """Yield each total with the figures of another document's column that should make it."""
    ordered = sorted(extracts, key=lambda extract: extract.name)
    columns = [column for extract in ordered for column in _columns(extract)]
    if not columns:
        return
    affairs = {extract.name: usage_of(extract).affair for extract in ordered}
    for extract in ordered:
        text = " ".join(place.sentence for place in extract.sentences)
        of_it = [c for c in columns if c.document != extract.name and _tells_of(text, c.rows)]
        for told in figures_of(extract) if of_it else ():
            for column in of_it:
                if _is_total(told, column):
                    yield Parted(told.claim, column.parts, complete=True)
        away = [c for c in columns if c.document != extract.name and c not in of_it]
        away += [c for c in of_it if c not in away]
        for told in figures_of(extract) if away else ():
            for column in away:
                if _is_called_the_same(told, column) and one_affair(
                    affairs[extract.name], affairs[column.document]
                ):
                    yield Parted(told.claim, column.parts, complete=True)


def _columns(extract: Extract) -> Iterator[_Column]:
    if not extract.cells:
        return
    claims = {claim.where: claim for claim in extract.claims}
    for table in tables_of(extract.cells):
        if _LEAST <= len(table.rows) <= _MOST and not _has_total(table):
            for line in table.columns:
                column = _column(extract.name, table, line, claims)
                if column is not None:
                    yield column


def _has_total(table: Table) -> bool:
    return any(row.total or row.derived or row.nested for row in table.rows)


def _column(
    document: str, table: Table, line: Line, claims: Mapping[Location, Claim]
) -> _Column | None:
    cells = tuple(line.cells.values())
    if len(cells) != len(table.rows) or line.rate or line.derived or line.total:
        return None
    parts = tuple(filter(None, (claims.get(cell.where) for cell in cells)))
    if len(parts) != len(cells) or len({(p.unit, p.time, p.stance) for p in parts}) > 1:
        return None
    cell: Cell = cells[0]
    head = named(cell.column_head)
    rows = tuple(each.row_head for each in cells)
    label = f"{cell.caption} {cell.group}"
    return _Column(document, parts, named(label), head, rows, f"{label} {cell.column_head}")


def _tells_of(text: str, rows: Sequence[str]) -> bool:
    """Tell whether a document names most of the rows of a table."""
    said = sum(bool(row) and re.search(rf"\b{re.escape(row)}\b", text) is not None for row in rows)
    return said > _NAMED * len(rows)


def _is_total(told: Told, column: _Column) -> bool:
    claim, first = told.claim, column.first
    text = claim.where.sentence
    if claim.unit != first.unit or "/" in claim.unit or _OF_EACH.search(text):
        return False
    if not claim.time.known and _ANOTHER_TIME.search(text):
        return False
    sure = claim.time.basis in SURE and claim.time.known and first.time.known
    if sure and not overlap(claim.time, first.time):
        return False
    return _is_said_of(claim, column) and _counts_rows(claim.where.sentence, column)


def _is_called_the_same(told: Told, column: _Column) -> bool:
    """Tell whether a figure of the time of a table is of all that its column counts.

    What narrows either of them alone, and the name of a row, say that it is of something else.
    """
    claim, first = told.claim, column.first
    text = claim.where.sentence
    if claim.unit != first.unit or claim.unit == "%" or "/" in claim.unit or _OF_EACH.search(text):
        return False
    if not same_period(claim.time, first.time) or claim.time.basis not in SURE:
        return False
    if _SELECTED.search(column.label) or any(
        row and row.casefold() in text.casefold() for row in column.rows
    ):
        return False
    phrase = claim.where.quote if claim.unit == "count" else claim.subject.phrase
    said = named(_NUMBER.sub("", phrase)) - _EMPTY
    if not said or not said <= column.head | column.caption:
        return False
    head = column.head - _EMPTY
    done = {stem_of_noun(word) for word in (claim.verb, claim.predicate) if word}
    return bool(head) and head <= said | done | named(claim.counted) | {claim.predicate}


def _is_said_of(claim: Claim, column: _Column) -> bool:
    """Tell whether a figure is said to be what the head of the column says.

    Debts that were paid are not the debts that there were.
    """
    verb = claim.verb
    said = (claim.predicate, verb, claim.counted, claim.subject.noun, claim.subject.head)
    if column.head.isdisjoint(stem_of_noun(word) for word in said if word):
        return False
    if not claim.dimension.startswith("money") or not verb:
        return True
    words = lexicon()
    done = {stem_of_noun(verb), stem_of_noun(words.predicates.get(verb, verb))}
    return verb in words.words["light"] or not done.isdisjoint(column.head | column.caption)


def _counts_rows(sentence: str, column: _Column) -> bool:
    """Tell whether a sentence speaks of all rows: «the four crews», the caption's word for them."""
    for found in _counted().finditer(sentence):
        some = _SOME_OF.search(sentence, 0, found.start())
        if some and (some["number"].casefold() in _FEW or _number(some["number"])):
            return False
        nouns = {stem_of_noun(lemma(word)) for word in found["noun"].casefold().split()}
        nouns |= named(f"the {found['noun']}")
        if _number(found["number"]) == len(column.parts) and not column.caption.isdisjoint(nouns):
            return True
    return False


@functools.cache
def _counted() -> re.Pattern[str]:
    """Match «the four crews», «all twelve boats of»."""
    return re.compile(
        r"\b(?:all|the|its|their|these|those|our)\s+(?:of\s+the\s+)?"
        rf"(?P<number>\d+|{alternation(vocabulary().units)})\s+(?P<noun>[a-z]+(?:\s+[a-z]+)?)\b",
        re.I,
    )


@functools.cache
def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(vocabulary().units.get(word.casefold(), 0))
