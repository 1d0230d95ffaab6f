"""What the markup says: figures, dates, instruments and people, read from blocks of a TEI file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.namesakes import generation_of
from corpuskit.claims.grammar.reading import Figure, Instrument, Person, value_of
from corpuskit.claims.grammar.times import Dated, only_date
from corpuskit.claims.grammar.values import step_of
from corpuskit.language.date_story import reviewed_year
from corpuskit.language.dates import Anchor, find_dates, read_attributes
from corpuskit.language.intervals import year_interval
from corpuskit.language.quantities import find_quantities
from corpuskit.tei.blocks import Block, ElementSpan, blocks
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID

# No count or measure of the world has more digits; arithmetic on such a number would not end.
_MAGNITUDE = 100
_REMEMBERED = 4096
_OPENING = 20
_TITLE_LINES = 6
_COVERS = re.compile(
    r"\bperiod(?:\s+covered)?\s*:|\b(?:report|bulletin|review|issue)\s+covers\b", re.I
)
_BOUNDS = {"atLeast": "moreThan", "atMost": "upTo"}


@dataclass(frozen=True, slots=True, eq=False)
class BlockText:
    """Hold a block with its document, so that places can be found."""

    document: Document
    block: Block
    note: str = ""
    notes: tuple[tuple[int, int], ...] = ()

    @property
    def index(self) -> int:
        """Return the block's number in the document."""
        return self.block.index

    @property
    def kind(self) -> str:
        """Return the element that holds the text."""
        return self.block.kind

    @property
    def chars(self) -> str:
        """Return the text."""
        return self.block.chars


def read_blocks(document: Document) -> tuple[BlockText, ...]:
    """Return the blocks of a document, each with the notes at it as (offset, block of the note)."""
    found = blocks(document)
    hosted: dict[int, list[tuple[int, int]]] = {}
    for block in found:
        if block.host is not None:
            hosted.setdefault(block.host[0], []).append((block.host[1], block.index))
    return tuple(
        BlockText(
            document,
            block,
            (block.element.get("n") or "") if block.kind == "note" else "",
            tuple(hosted.get(block.index, ())),
        )
        for block in found
    )


# Of the ton that a text does not call metric, nobody can tell whether it is short, long or metric.
_TONS = re.compile(r"(?<!metric )\btons?\b", re.I)


def figures_in(block: BlockText, low: int, high: int) -> tuple[Figure, ...]:
    """Return the figures of a stretch of a block, offsets from its beginning."""
    found = (_figure(block, span, low) for span in _spans(block, ("measure", "num"), low, high))
    return tuple(figure for figure in found if figure is not None)


def dates_in(block: BlockText, low: int, high: int) -> tuple[Dated, ...]:
    """Return the dates of a stretch that are no part of a cited work."""
    works = [s for s in block.block.spans if s.tag == "bibl"]
    found = []
    for span in _spans(block, ("date",), low, high):
        covered = covered_by(block, span)
        if covered and not any(w.start <= span.start and span.end <= w.end for w in works):
            named = span.element.get(XML_ID) or ""
            found.append(Dated(span.start - low, span.end - low, *covered, named))
    return tuple(found)


def covered_by(block: BlockText, span: ElementSpan) -> tuple[date, date] | None:
    """Return the days of a date: by its attributes, else by words once called impossible.

    A person who corrects such a date in the text need not know which attribute said so.
    """
    covered = read_attributes(attributes_of(span.element))
    if covered is None and span.element.get("type") == "impossible":
        covered = only_date(block.chars[span.start : span.end])
    return covered


def tells_time(sentence: str, dated: Dated) -> bool:
    """Tell a date that dates the sentence from one in a name: «the 1995 Agreement»."""
    after = sentence[dated.end : dated.end + 2]
    attributive = len(after) == 2 and after[0] == " " and after[1].isupper()
    before = sentence[: dated.start].rstrip().rpartition(" ")[2].casefold()
    return not (attributive and before in lexicon().words["determiners"])


def instruments_in(block: BlockText, low: int, high: int) -> tuple[Instrument, ...]:
    """Return the treaties named in a stretch, by their register entry, else by their words."""
    return tuple(
        Instrument(
            span.start - low,
            span.end - low,
            span.element.get("ref") or "",
            block.chars[span.start : span.end],
        )
        for span in _spans(block, ("rs",), low, high)
        if span.element.get("type") == "treaty"
    )


def people_in(block: BlockText, low: int, high: int) -> tuple[Person, ...]:
    """Return the people named in a stretch who stand in the register."""
    found = []
    before = (s for s in reversed(block.block.spans) if s.tag == "persName" and s.start < low)
    last = next((ref for span in before if (ref := span.element.get("ref"))), "")
    for span in _spans(block, ("persName",), low, high):
        ref = span.element.get("ref")
        if ref:
            place = span.start, span.end
            which = generation_of(block.chars, *place, namesake=ref == last)
            label = block.chars[span.start : span.end]
            found.append(Person(span.start - low, span.end - low, ref, label, generation=which))
        last = ref or last
    return tuple(found)


def bodies_in(block: BlockText, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches that name organisations."""
    found = _spans(block, ("orgName",), low, high)
    return tuple((span.start - low, span.end - low) for span in found)


def heading_dates(
    block: BlockText, published: tuple[date, date] | None = None
) -> tuple[date, date] | None:
    """Return the only date of the nearest heading that has one.

    A line of the masthead that says when a text was published dates nothing that it tells.
    """
    for heading in block.block.headings:
        if (found := only_date(heading)) is not None and found != published:
            return found
    return None


def period_covered(texts: Sequence[BlockText]) -> tuple[date, date] | None:
    """Return the days that a report says at its beginning that it covers."""
    for block in texts[:_OPENING]:
        said = _COVERS.search(block.chars)
        if said is not None:
            found = [s for s in find_dates(block.chars[said.start() :], Anchor()) if s.valid]
            if found and (found[0].last - found[0].first).days > 1:
                return found[0].first, found[0].last
    return None


def year_reviewed(texts: Sequence[BlockText]) -> tuple[date, date] | None:
    """Return the days of the one year that a report says in its title it is about."""
    for block in texts[:_TITLE_LINES]:
        for span in find_dates(block.chars, Anchor()):
            year = reviewed_year(block.chars, span)
            if year is not None:
                return year_interval(year)
    return None


def _figure(block: BlockText, span: ElementSpan, low: int) -> Figure | None:
    element = span.element
    quantity = number_in(element.get("quantity") or element.get("value"))
    modality = element.get("type") or "exact"
    for name, implied in _BOUNDS.items():
        if quantity is None and (bound := number_in(element.get(name))) is not None:
            quantity = bound
            modality = modality if modality != "exact" else implied
    least, most = number_in(element.get("min")), number_in(element.get("max"))
    shown = quantity if quantity is not None else least if least is not None else most
    if shown is None:
        return None
    words = block.chars[span.start : span.end]
    first, last = _number_of(words)
    unit = element.get("unit") or "count"
    if unit not in ("count", "1") and words[last : last + 1] != "-":
        of = words.find(" of ", last)
        last = of if of >= 0 else len(words)
    if unit == "t" and _TONS.search(words):
        unit = "ton"
    start = span.start - low
    return Figure(
        start=start,
        end=span.end - low,
        number_start=start + first,
        number_end=start + last,
        value=value_of(quantity, least, most, modality, step_of(shown, percentage=unit == "%")),
        unit=unit,
        commodity=element.get("commodity") or "",
        certain=element.get("cert") not in ("low", "unknown"),
        xml_id=element.get(XML_ID) or "",
    )


@functools.lru_cache(maxsize=_REMEMBERED)
def _number_of(words: str) -> tuple[int, int]:
    """Return where the number stands in the words of a figure."""
    found = find_quantities(words)
    return (found[0].number_start, found[0].number_end) if found else (0, len(words))


def _spans(block: BlockText, tags: tuple[str, ...], low: int, high: int) -> Iterator[ElementSpan]:
    for span in block.block.spans:
        if span.tag in tags and low <= span.start and span.end <= high and span.start < span.end:
            yield span


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element by name."""
    return {str(key): str(value) for key, value in element.attrib.items()}


def number_in(text: str | None) -> Decimal | None:
    """Return the number that an attribute holds; None where it is no number of this world."""
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _MAGNITUDE:
        return None
    return number
