"""Figures that a text repeats from a table, and repeats otherwise.

«We exported 7,900 tonnes of pears in 2006» below a table with a row «Pears» and a column «2006» is
compared with one cell of it (claims/named_cells.py). A sentence of another document is compared
where its figure and the cell are of one time, and the two documents share a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpuskit.claims.common_unit import judge
from corpuskit.claims.compare import Conflict
from corpuskit.claims.content import NAME
from corpuskit.claims.model import STATED, Cell, Claim, Extract, Kind
from corpuskit.claims.named_cells import Printed, Table, Told, named, stems, table_of
from corpuskit.claims.times import overlap
from corpuskit.core.findings import Level, Location

_COMPARED = re.compile(
    r"\b(?:more|fewer|less|greater|another|other|further|additional|than|from|of (?:which|whom|"
    r"these|them)|against|instead of|not)\s+$",
    re.I,
)
_ANOTHER_TIME = re.compile(
    r"[^.,;:]{0,25}\b(?:before|earlier|ago|previous(?:ly)?|later|afterwards|more|fewer|less)\b",
    re.I,
)
_POINTS = frozenset({"exact", "about"})
_NEAR, _ABOVE = 40, 2
_OFTEN = 3
_MOST_APART = 2.25
# A word that more figures than that have in their sentences tells nothing.
_MOST = 1000


def restated(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the figures of sentences that differ from the cell which the sentence names."""
    ordered = sorted(extracts, key=lambda extract: extract.name)
    tables = [(extract, cells) for extract in ordered for cells in _tables(extract)]
    if not tables:
        return
    told = {extract.name: _Told(extract) for extract in ordered}
    index = _by_stem(told.values()) if len(ordered) > 1 else {}
    for extract, cells in tables:
        mine = told[extract.name]
        table = table_of(cells, mine.above(cells[0][0].where))
        for each in mine.figures:
            yield from _differing(each, cells, table, mine, Level.ERROR)
        for each in _elsewhere(table, index, extract.name):
            theirs = told[each.claim.document]
            if not mine.names.isdisjoint(theirs.names):
                yield from _differing(each, cells, table, theirs, Level.WARNING)


class _Told:
    """Hold what is asked of the sentences of a document again and again."""

    def __init__(self, extract: Extract) -> None:
        self._sentences = extract.sentences
        places = {_place(where): at for at, where in enumerate(extract.sentences)}
        used = Counter(word for passage in extract.passages for word in passage.words)
        self.names = frozenset(word for word in used if word.startswith(NAME))
        known = frozenset(name for name in self.names if used[name] >= _OFTEN)
        self.beside: defaultdict[int, list[Claim]] = defaultdict(list)
        self.figures: list[Told] = []
        for claim in extract.claims:
            if claim.value.modality in _POINTS:
                self.beside[claim.group].append(claim)
            if _is_told(claim):
                at = places.get(_place(claim.where), 0)
                before = extract.sentences[at - 1].sentence if at else ""
                self.figures.append(Told(claim, before, known))

    def above(self, where: Location) -> str:
        """Return the last sentences above a table."""
        found = [s.sentence for s in self._sentences if s.line < where.line]
        return " ".join(found[-_ABOVE:])


def _place(where: Location) -> tuple[int, str]:
    return where.line, where.sentence


def _is_told(claim: Claim) -> bool:
    """Tell a figure that a sentence gives as one, and does not set against another."""
    text, start = claim.where.sentence, claim.where.start
    exact = claim.value.modality in _POINTS and bool(claim.value.point)
    counted = claim.kind is Kind.QUANTITY and claim.ratio is None and claim.stance in STATED
    if not exact or not counted or claim.where.quote == text:
        return False
    compared = _COMPARED.search(text, max(0, start - _NEAR), start)
    return not compared and not _ANOTHER_TIME.match(text, claim.where.end)


def _tables(extract: Extract) -> Iterator[list[tuple[Cell, Claim]]]:
    """Yield the cells of each table with what they claim."""
    bare = {c.where: c for c in extract.claims if c.where.quote == c.where.sentence}
    found: defaultdict[str, list[tuple[Cell, Claim]]] = defaultdict(list)
    for cell in extract.cells:
        if cell.where in bare:
            found[cell.table].append((cell, bare[cell.where]))
    yield from found.values()


def _by_stem(documents: Iterable[_Told]) -> dict[str, list[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for document in documents:
        for each in document.figures:
            for stem in sorted(stems(each.claim.where.sentence)):
                found[stem].append(each)
    return found


def _elsewhere(table: Table, index: dict[str, list[Told]], name: str) -> Iterator[Told]:
    """Yield the figures of other documents whose sentence has the rarest word of a row's head."""
    seen: set[int] = set()
    for row in table.rows:
        words = sorted((len(index.get(word, ())), word) for word in row.words)
        if not words or row.year or row.code or words[0][0] > _MOST:
            continue
        for each in index.get(words[0][1], ()):
            if each.claim.document != name and id(each) not in seen:
                seen.add(id(each))
                yield each


def _differing(
    told: Told, cells: Printed, table: Table, document: _Told, level: Level
) -> Iterator[Conflict]:
    """Yield a figure with the cell that its sentence names, unless a cell or figure agrees."""
    claim = told.claim
    cell = named(told, table)
    if cell is None or any(_agree(claim, other) for _, other in cells):
        return
    if any(_agree(other, cell) for other in document.beside[claim.group]):
        return
    if level is Level.WARNING and not overlap(claim.time, cell.time):
        return
    judgement = judge(cell, claim)
    if judgement is not None and not judgement.agree and _near(cell, claim):
        why = f"the sentence names the cell «{cell.subject.phrase}» of the table"
        yield Conflict(cell, claim, judgement, level, why)


def _agree(a: Claim, b: Claim) -> bool:
    if (a.kind, a.dimension) != (b.kind, b.dimension):
        return False
    judgement = judge(a, b)
    return judgement is not None and judgement.agree


def _near(a: Claim, b: Claim) -> bool:
    first, second = a.value.point, b.value.point
    if not first or not second or a.unit != b.unit:
        return False
    low, high = sorted((float(first), float(second)))
    return low > 0 and high <= low * _MOST_APART
