"""What the markup says: figures, dates, instruments, sources, read from blocks of a TEI file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.model import Cell, Oddity, Source
from corpuskit.claims.reading import Figure, Instrument, Person, value_of
from corpuskit.claims.times import Dated
from corpuskit.claims.values import step_of
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Location
from corpuskit.language.date_spans import DATE_VALUES
from corpuskit.language.dates import Anchor, find_dates, read_attributes
from corpuskit.language.quantities import find_quantities, read_cell
from corpuskit.language.table_heads import measured, scaled
from corpuskit.tei.blocks import Block, ElementSpan, blocks, position_of
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, tei

# No count or measure of the world has more digits; arithmetic on such a number would not end.
_MAGNITUDE = 100
_NUMBERS = frozenset({"quantity", "value", "min", "max", "atLeast", "atMost"})
# What a person can judge right or wrong.
JUDGED = frozenset({"measure", "num", "date", "bibl"})
_OPENING = 20
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


def figures_in(block: BlockText, low: int, high: int) -> tuple[Figure, ...]:
    """Return the figures of a stretch of a block, offsets from its beginning."""
    found = (_figure(block, span, low) for span in _spans(block, ("measure", "num"), low, high))
    return tuple(figure for figure in found if figure is not None)


def dates_in(block: BlockText, low: int, high: int) -> tuple[Dated, ...]:
    """Return the dates of a stretch that are no part of a cited work."""
    works = [s for s in block.block.spans if s.tag == "bibl"]
    found = []
    for span in _spans(block, ("date",), low, high):
        covered = _covered(block, span)
        if covered and not any(w.start <= span.start and span.end <= w.end for w in works):
            named = span.element.get(XML_ID) or ""
            found.append(Dated(span.start - low, span.end - low, *covered, named))
    return tuple(found)


def _covered(block: BlockText, span: ElementSpan) -> tuple[date, date] | None:
    """Return the days of a date: by its attributes, else by words once called impossible.

    A person who corrects such a date in the text need not know which attribute said so.
    """
    covered = read_attributes(_attributes(span.element))
    if covered is None and span.element.get("type") == "impossible":
        read = [s for s in find_dates(block.chars[span.start : span.end], Anchor()) if s.valid]
        covered = (read[0].first, read[0].last) if len(read) == 1 else None
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
    return tuple(
        Person(span.start - low, span.end - low, ref, block.chars[span.start : span.end])
        for span in _spans(block, ("persName",), low, high)
        if (ref := span.element.get("ref"))
    )


def bodies_in(block: BlockText, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches that name organisations."""
    found = _spans(block, ("orgName",), low, high)
    return tuple((span.start - low, span.end - low) for span in found)


def sources_of(block: BlockText) -> tuple[tuple[int, Source], ...]:
    """Return the works that a note cites by their offset, with the days that they appeared on."""
    works = [s for s in block.block.spans if s.tag == "bibl"]
    found = []
    at = 0
    for work in works:
        appeared = _publication(block, work)
        covered = _covered(block, appeared) if appeared else None
        label = " ".join(block.chars[work.start : work.end].split())
        source = Source(
            label=label,
            key=work.element.get("corresp") or _work_key(label),
            first=covered[0] if covered else None,
            last=covered[1] if covered else None,
            signal=block.chars[at : work.start].strip(" ;,."),
            remark=_remark(block.chars, work.end),
            where=_location(block, work.start, work.end, 0, len(block.chars), work.element),
            dated=(appeared.element.get(XML_ID) or "") if appeared else "",
        )
        found.append((work.start, source))
        at = work.end
    return tuple(found)


def _remark(chars: str, at: int) -> str:
    """Return what the note says behind a work, up to the end of the sentence."""
    stop = chars.find(". ", at)
    return chars[at : stop if stop >= 0 else len(chars)].strip(" ,.")


def _work_key(label: str) -> str:
    """Return a key that the same citation has in two notes: its letters, digits and no pages."""
    plain = re.sub(r"\bpp?\.\s*[\d–-]+", "", label.casefold())
    return "".join(c for c in plain if c.isalnum())


def locator(block: BlockText, low: int, high: int) -> Callable[[int, int, str], Location]:
    """Return a function that turns offsets in a stretch into a place in the file."""

    def locate(start: int, end: int, xml_id: str) -> Location:
        place = _location(block, low + start, low + end, low, high, None)
        return place if not xml_id else _named(place, xml_id)

    return locate


def place_of(texts: Sequence[BlockText], xml_id: str) -> Location | None:
    """Return the place of a figure, date or cited work by its `xml:id`."""
    for block in texts:
        for span in block.block.spans:
            if span.element.get(XML_ID) == xml_id and span.tag in JUDGED and span.start < span.end:
                low, high = _around(block.chars, span.start, span.end)
                return _location(block, span.start, span.end, low, high, span.element)
    return None


def heading_dates(block: BlockText) -> tuple[date, date] | None:
    """Return the only date of the nearest heading that has one."""
    for heading in block.block.headings:
        found = [s for s in find_dates(heading, Anchor()) if s.valid]
        if len(found) == 1:
            return found[0].first, found[0].last
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


def cell_of(block: BlockText) -> Cell | None:
    """Return the figure of a table cell with its heads, or None."""
    context = block.block.cell
    numbers = [s for s in block.block.spans if s.tag in ("num", "measure")]
    if context is None or len(numbers) != 1:
        return None
    span = numbers[0]
    quantity = _decimal(span.element.get("value") or span.element.get("quantity"))
    if quantity is None:
        return None
    shown, power = _left_out(block, span, quantity)
    step = scaled(step_of(shown), power)
    return Cell(
        table=context.table,
        row=context.row,
        column=context.column,
        row_head=context.row_head,
        column_head=context.column_head,
        value=value_of(quantity, None, None, "exact", step),
        where=_location(block, span.start, span.end, 0, len(block.chars), span.element),
        group=context.group,
        caption=context.caption,
        unit=span.element.get("unit") or "",
        power=power,
    )


def _left_out(block: BlockText, span: ElementSpan, marked: Decimal) -> tuple[Decimal, int]:
    """Return a cell's number as printed and the power of ten that its heads say for it.

    Where the value is not the printed number in full, it is returned itself with the power 0.
    """
    context = block.block.cell
    cell = read_cell(block.chars[span.start : span.end])
    if context is None or cell is None or cell.value is None or cell.value == marked:
        return marked, 0
    row = context.row_head if context.column else ""
    power = measured(context.column_head, row, context.captions).power
    return (cell.value, power) if scaled(cell.value, power) == marked else (marked, 0)


def oddities(texts: tuple[BlockText, ...]) -> tuple[Oddity, ...]:
    """Return what the markup itself gets wrong."""
    return tuple(found for block in texts for found in _oddities(block))


def unread(texts: tuple[BlockText, ...]) -> Iterator[Problem]:
    """Yield the values of figures and dates that are left out because they are no value."""
    for block in texts:
        for span in block.block.spans:
            values = _attributes(span.element)
            if span.tag == "date":
                wrong = {k: v for k, v in values.items() if k in DATE_VALUES}
                kind, advice = "date", "write a year, month or day, such as 1999-02-28"
                if not wrong or read_attributes(values) is not None:
                    continue
            elif span.tag in ("measure", "num"):
                wrong = {k: v for k, v in values.items() if k in _NUMBERS and _decimal(v) is None}
                kind, advice = "number", "write digits, with a point before decimals"
            else:
                continue
            if wrong:
                shown = ", ".join(f"{name}={value!r}" for name, value in wrong.items())
                line, column = position_of(block.document, block.block, span.start)
                message = f"{shown} is no {kind} that can be read, and is left out"
                yield Problem(block.document.path, line, message, advice, column)


def _oddities(block: BlockText) -> Iterator[Oddity]:
    for span in block.block.spans:
        words = block.chars[span.start : span.end]
        kind = span.element.get("type") or ""
        if span.tag == "ref" and kind == "noteMark":
            printed = "".join(map(str, span.element.itertext())).strip()
            message = f"the mark {printed!r} has no note"
            yield oddity(block, span, "mark-without-note", message)
        elif span.tag == "date" and kind == "impossible" and _covered(block, span) is None:
            message = f"{words!r} is no day or period of any calendar"
            yield oddity(block, span, "impossible-date", message)
        elif span.tag in ("measure", "num") and (wrong := _slip(span, words, block)):
            yield oddity(block, span, "quantity-differs", wrong)
    if block.kind == "note" and block.block.host is None and _in_back(block.block.element):
        whole = ElementSpan(block.block.element, "note", 0, min(40, len(block.chars)))
        named = block.note or repr(block.chars[: whole.end].strip())
        message = f"note {named} has no mark in the text"
        yield oddity(block, whole, "note-without-mark", message)


def _in_back(element: etree._Element) -> bool:
    return any(str(a.tag) == tei("back") for a in element.iterancestors())


def oddity(block: BlockText, span: ElementSpan, kind: str, message: str) -> Oddity:
    """Return an oddity at the words of an element."""
    low, high = _around(block.chars, span.start, span.end)
    return Oddity(kind, message, _location(block, span.start, span.end, low, high, span.element))


def _slip(span: ElementSpan, words: str, block: BlockText) -> str:
    """Say how a measure differs from the number that its words print, if they print just one."""
    marked = _decimal(span.element.get("quantity") or span.element.get("value"))
    if marked is None:
        return ""
    if block.kind == "cell":
        cell = read_cell(words)
        if _left_out(block, span, marked)[1]:
            return ""
        printed = [cell.value] if cell is not None else []
    else:
        printed = [q.value for q in find_quantities(words)]
    if len(printed) != 1 or printed[0] is None or printed[0] == marked:
        return ""
    if any(q.start == span.start and q.value == marked for q in find_quantities(block.chars)):
        return ""
    return f"the markup says {marked:f}, the text {words!r}"


def _figure(block: BlockText, span: ElementSpan, low: int) -> Figure | None:
    element = span.element
    quantity = _decimal(element.get("quantity") or element.get("value"))
    modality = element.get("type") or "exact"
    for name, implied in _BOUNDS.items():
        if quantity is None and (bound := _decimal(element.get(name))) is not None:
            quantity = bound
            modality = modality if modality != "exact" else implied
    least, most = _decimal(element.get("min")), _decimal(element.get("max"))
    shown = quantity if quantity is not None else least if least is not None else most
    if shown is None:
        return None
    words = block.chars[span.start : span.end]
    inner = [(q.number_start, q.number_end) for q in find_quantities(words)]
    first, last = inner[0] if inner else (0, len(words))
    unit = element.get("unit") or "count"
    if unit not in ("count", "1") and words[last : last + 1] != "-":
        of = words.find(" of ", last)
        last = of if of >= 0 else len(words)
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


def _publication(block: BlockText, work: ElementSpan) -> ElementSpan | None:
    """Return the date on which a cited work appeared: the last in it that is no access date."""
    found = []
    for span in block.block.spans:
        inside = span.tag == "date" and work.start <= span.start and span.end <= work.end
        if inside and span.element.get("type") != "accessed" and _covered(block, span) is not None:
            found.append(span)
    return found[-1] if found else None


def _spans(block: BlockText, tags: tuple[str, ...], low: int, high: int) -> Iterator[ElementSpan]:
    for span in block.block.spans:
        if span.tag in tags and low <= span.start and span.end <= high and span.start < span.end:
            yield span


def _location(
    block: BlockText,
    start: int,
    end: int,
    low: int,
    high: int,
    element: etree._Element | None,
) -> Location:
    line, column = position_of(block.document, block.block, start)
    last_line, last = position_of(block.document, block.block, max(start, end - 1))
    return Location(
        document=block.document.name,
        path=str(block.document.path),
        line=line,
        column=column,
        end_column=last + 1 if last_line == line else column + 1,
        xml_id=(element.get(XML_ID) if element is not None else "") or block.block.xml_id,
        sentence=block.chars[low:high],
        start=start - low,
        end=end - low,
        note=block.note,
    )


def _named(place: Location, xml_id: str) -> Location:
    return Location(
        place.document,
        place.path,
        place.line,
        place.column,
        place.end_column,
        xml_id,
        place.sentence,
        place.start,
        place.end,
        place.note,
    )


def _around(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return bounds of about a sentence around some words."""
    low = max(chars.rfind(". ", 0, start) + 2, 0) if ". " in chars[:start] else 0
    high = chars.find(". ", end)
    return low, high + 1 if high >= 0 else len(chars)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _MAGNITUDE:
        return None
    return number
