"""Mark figures: numbers with what they count, in running text and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.table_figures import cell_figures
from corpuskit.core.passages import Attributes, Draft, Mark, Passage
from corpuskit.language.currency_context import CurrencyContext
from corpuskit.language.grouping_context import GroupingContext
from corpuskit.language.quantities import Modality, Quantity, find_quantities
from corpuskit.language.units import dimension

_TAKEN = frozenset(
    {"date", "persName", "ref", "biblScope", "citedRange", "title", "rs", "orgName", "idno"}
)
_UNMARKED = frozenset({"docTitle", "titlePart", "byline", "fw", "label"})
# The last words of dates that are told from another by a duration.
_RELATIVE = frozenset({"later", "earlier", "ago", "before", "after", "previously", "time"})
_BOUNDS = {
    Modality.MORE_THAN: "atLeast",
    Modality.AT_LEAST: "atLeast",
    Modality.LESS_THAN: "atMost",
    Modality.UP_TO: "atMost",
}


def annotate_figures(draft: Draft, _context: Context) -> Draft:
    """Add `measure` marks over figures, `num` over bare numbers of table cells.

    Dates, names and references are taken already: a year is never a quantity, nor is the
    number of a decree.
    """
    grouping = GroupingContext(passage.chars for passage in draft.passages)
    added: dict[int, tuple[Mark, ...]] = {
        number: (_cell(grouping.resolve(quantity, draft.passages[number].chars)),)
        for number, quantity in cell_figures(draft)
    }
    money = CurrencyContext(passage.chars for passage in draft.passages)
    for passage in draft.passages:
        if passage.kind in _UNMARKED or passage.kind == "cell":
            continue
        marks = tuple(_running(passage, money, grouping))
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _running(passage: Passage, money: CurrencyContext, grouping: GroupingContext) -> Iterator[Mark]:
    taken = [(m.start, m.end) for m in passage.marks if m.tag in _TAKEN and m.end > m.start]
    works = [(m.start, m.end) for m in passage.marks if m.tag == "bibl"]
    for found in find_quantities(passage.chars, taken + works):
        words = passage.chars[found.start : found.end]
        quantity = grouping.resolve(money.resolve(found, words), words)
        yield Mark(quantity.start, quantity.end, "measure", measure_attributes(quantity))
    for mark in passage.marks:
        if mark.tag == "date":
            yield from _duration(passage, mark)


def _duration(passage: Passage, date: Mark) -> Iterator[Mark]:
    """Mark the duration of «ten days later», which is a figure inside a date."""
    printed = passage.chars[date.start : date.end]
    if printed.rpartition(" ")[2].casefold() not in _RELATIVE:
        return
    for quantity in find_quantities(printed)[:1]:
        start, end = date.start + quantity.start, date.start + quantity.end
        if dimension(quantity.unit) == "time" and not quantity.start and end < date.end:
            yield Mark(start, end, "measure", measure_attributes(quantity))


def _cell(quantity: Quantity) -> Mark:
    """Mark the figure of a cell: a bare number as `num`, which can have neither unit nor range."""
    value = quantity.value
    if value is None or quantity.unit != "count" or quantity.modality is not Modality.EXACT:
        return Mark(quantity.start, quantity.end, "measure", measure_attributes(quantity))
    return Mark(quantity.start, quantity.end, "num", (("value", printed(value)),))


def measure_attributes(quantity: Quantity) -> Attributes:
    """Return the TEI attributes of a figure, as docs/encoding asks."""
    pairs: list[tuple[str, str]] = [("type", quantity.modality.value)]
    if quantity.value is not None:
        name = _BOUNDS.get(quantity.modality, "quantity")
        pairs.append((name, printed(quantity.value)))
    if quantity.low is not None:
        pairs.append(("min", printed(quantity.low)))
    if quantity.high is not None:
        pairs.append(("max", printed(quantity.high)))
    pairs.append(("unit", quantity.unit))
    if quantity.commodity:
        pairs.append(("commodity", "-".join(quantity.commodity.split())))
    if not quantity.certain:
        pairs.append(("cert", "low"))
    return tuple(pairs)


def printed(number: Decimal) -> str:
    """Return a number in plain digits with the decimals as printed, a hyphen for minus.

    >>> printed(Decimal("2E+9")), printed(Decimal("10.60"))
    ('2000000000', '10.60')
    """
    return f"{number:f}"
