"""Mark dates and periods as TEI `date` elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Node, Passage
from corpuskit.language.date_anchors import Place
from corpuskit.language.date_story import reviewed_year
from corpuskit.language.datelines import find_dateline
from corpuskit.language.dates import Anchor, DateSpan, date_attributes, find_dates
from corpuskit.language.intervals import Interval, year_interval
from corpuskit.language.table_heads import is_term

# Inside these nothing is marked: a reference is an address, not a statement about time.
_OPAQUE = frozenset({"ref", "ptr", "idno", "code", "formula"})
# What a date may stand in or beside, but never straddle.
_LAYOUT = frozenset({"pb", "lb", "cb", "milestone", "note", "anchor"})
_DATED_CELL = frozenset({"day", "month"})
# A column of years needs rows enough to show it, and years that a table can be of.
_FEWEST_ROWS, _OLDEST_ROW, _YOUNGEST_ROW = 2, 1700, 2100
# «1996*», «1996a»: a mark of the table's own notes.
_FOOTMARK = 2
_SECTIONS = frozenset({"div", "front", "body", "back"})
_TITLES = frozenset({"docTitle", "titlePart", "docDate"})
_DATELINED = frozenset({"p", "head", "dateline"})


@dataclass(slots=True)
class _Reader:
    """Read the passages in document order, remembering the last date of each section."""

    draft: Draft
    context: Context
    headed: frozenset[int]
    added: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    previous: Interval | None = None
    told: Interval | None = None
    reviewed: int | None = None
    story: Interval | None = None
    title: Interval | None = None
    dateline: DateSpan | None = None
    opening: bool = True

    @property
    def published(self) -> Interval | None:
        """Return the date of the news report being read, or of the whole document."""
        own = self.dateline
        return self.context.published if own is None else (own.first, own.last)

    @property
    def published_certain(self) -> bool:
        """Tell whether that date is stated; a dateline is, were it only with its day."""
        return self.dateline is not None or self.context.published_certain

    def read_section(self, numbers: Sequence[int]) -> None:
        """Mark the passages of a section, which goes on from the story only where that is older.

        A history's «On 6 December» is of the year last told; a newspaper's and a report's is of
        its own.
        """
        published, story = self.published, self.story
        place = Place(published, story, published_certain=self.published_certain)
        distant = published and story and story[1].year < published[0].year - 1
        self.previous = story if distant and not place.is_news else None
        self.told = None
        if self.reviewed is not None and self.previous is None and not place.is_news:
            self.told = year_interval(self.reviewed)
        self.opening = True
        for number in numbers:
            self.read(number)
            self.opening &= self.draft.passages[number].kind != "p"
        if self.previous and self.draft.passages[numbers[-1]].kind != "cell":
            self.story = self.previous

    def read(self, number: int) -> None:
        """Mark one passage, then its notes with what it knew at their marks."""
        passage = self.draft.passages[number]
        if number in self.added:
            return
        self._meet_dateline(passage)
        before, told = self.previous, self.told
        asides = tuple((mark.start, mark.end) for mark in passage.marks if mark.tag == "bibl")
        anchor = Anchor(self.published, before, self.published_certain, asides, told, self.reviewed)
        spans = _term(passage) or find_dates(passage.chars, anchor)
        kept = [self._sure(span) for span in spans if self._may_mark(passage, span)]
        self.added[number] = tuple(
            Mark(span.start, span.end, "date", date_attributes(span)) for span in kept
        )
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                self.previous = _last_of(kept, mark.start) or before
                self.told = _last_told(kept, mark.start) or told or before
                self.read(mark.passage)
        self.previous = _last_of(kept, len(passage.chars)) or before
        self.told = _last_told(kept, len(passage.chars)) or told or before
        if self.dateline is None:
            years = (reviewed_year(passage.chars, span) for span in kept)
            self.reviewed = next(filter(None, years), self.reviewed)
        if passage.kind in _TITLES:
            self.title = self.previous

    def _meet_dateline(self, passage: Passage) -> None:
        """Begin another news report where a passage opens with a dateline.

        The first must open its section: in the middle of one it is that of a dispatch quoted.
        """
        if passage.kind not in _DATELINED or (self.dateline is None and not self.opening):
            return
        own, context = self.dateline, self.context
        before = self.title if own is None else (own.first, own.last)
        if Place(context.published, None, published_certain=context.published_certain).is_news:
            before = None
        found = find_dateline(passage.chars, before=before, published=context.published)
        if found is None:
            return
        if not context.published_certain and found.anchored:
            found = replace(found, certain=False)
        self.dateline, self.previous, self.told = found, None, None
        self.story = self.reviewed = None

    def _sure(self, span: DateSpan) -> DateSpan:
        """Return the span, no surer than the year of the dateline that it leans on."""
        if self.dateline is None or self.dateline.certain or not span.anchored:
            return span
        return replace(span, certain=False)

    def _may_mark(self, passage: Passage, span: DateSpan) -> bool:
        figures = passage.kind == "cell" and passage.number not in self.headed
        if figures and is_term(passage.chars):
            return True
        if figures and (span.precision not in _DATED_CELL or span.anchored):
            return False
        return not any(_hinders(mark, span) for mark in passage.marks)


def _term(passage: Passage) -> tuple[DateSpan, ...]:
    """Return the years of a cell that holds nothing else («1975–1983»), which have no context."""
    if passage.kind != "cell" or not is_term(passage.chars):
        return ()
    lead = "in "
    return tuple(
        replace(span, start=span.start - len(lead), end=span.end - len(lead))
        for span in find_dates(lead + passage.chars)
    )


def annotate_dates(draft: Draft, context: Context) -> Draft:
    """Mark the dates of a document.

    Passages are read in document order, each note where its mark stands, so that «the same
    year» finds the year before it in its own section. Of a table, head cells keep their
    years and body cells only full dates: the year in a body cell is a figure as likely as not.
    """
    reader = _Reader(draft, context, frozenset(_head_cells(draft.text, draft.passages)))
    for numbers in _sections(draft.text):
        if numbers:
            reader.read_section(numbers)
    added = {number: marks for number, marks in reader.added.items() if marks}
    return draft.with_marks(added)


def _last_of(spans: list[DateSpan], end: int) -> Interval | None:
    return next(
        (
            (span.first, span.last)
            for span in reversed(spans)
            if span.valid and not span.aside and span.end <= end
        ),
        None,
    )


def _last_told(spans: list[DateSpan], end: int) -> Interval | None:
    return _last_of([span for span in spans if span.told], end)


def _hinders(mark: Mark, span: DateSpan) -> bool:
    if mark.end <= span.start or span.end <= mark.start or mark.tag in _LAYOUT:
        return False
    if mark.tag in _OPAQUE or mark.tag == "date":
        return True
    inside = mark.start <= span.start and span.end <= mark.end
    around = span.start <= mark.start and mark.end <= span.end
    return not inside and not around


def _sections(node: Node) -> Iterator[list[int]]:
    """Yield the passages of each section; a table is one, so that its head dates no prose."""
    own: list[int] = []
    for child in node.children:
        if isinstance(child, int):
            own.append(child)
        elif child.tag in _SECTIONS or child.tag == "table":
            yield own
            own = []
            yield from _sections(child)
        else:
            for numbers in _sections(child):
                own.extend(numbers)
    yield own


def _head_cells(node: Node, passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the cells that say what the others are: those of label rows and label columns."""
    for inner in node.walk():
        role = dict(inner.attributes).get("role")
        if inner.tag in ("row", "cell") and role == "label":
            yield from inner.numbers()
        elif inner.tag == "table":
            yield from _year_column(inner, passages)


def _year_column(table: Node, passages: Sequence[Passage]) -> list[int]:
    """Return the first cells of the rows that are a year or period, where most of them are.

    A last row is often a total.
    """
    rows = [list(row.numbers()) for row in table.walk() if _is_data(row)]
    firsts = [numbers[0] for numbers in rows if len(numbers) > 1]
    periods = [number for number in firsts if _is_period(passages[number].chars)]
    most = len(periods) >= _FEWEST_ROWS and len(periods) * 3 >= len(firsts) * 2
    return periods if most else []


def _is_data(row: Node) -> bool:
    return row.tag == "row" and dict(row.attributes).get("role") != "label"


def _is_period(chars: str) -> bool:
    spans = find_dates(chars)
    whole = len(spans) == 1 and len(chars.strip()) - (spans[0].end - spans[0].start) <= _FOOTMARK
    return whole and spans[0].valid and _OLDEST_ROW <= spans[0].first.year <= _YOUNGEST_ROW
