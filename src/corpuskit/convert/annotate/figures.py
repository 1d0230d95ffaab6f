"""Mark figures: numbers with what they count, in running text and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Attributes, Draft, Mark, Passage
from corpuskit.language.quantities import Modality, Quantity, find_quantities, read_cell

_TAKEN = frozenset(
    {"date", "persName", "ref", "biblScope", "citedRange", "title", "rs", "orgName", "idno"}
)
_UNMARKED = frozenset({"docTitle", "titlePart", "byline", "fw", "label"})
_BOUNDS = {
    Modality.MORE_THAN: "atLeast",
    Modality.AT_LEAST: "atLeast",
    Modality.LESS_THAN: "atMost",
    Modality.UP_TO: "atMost",
}


def annotate_figures(draft: Draft, context: Context) -> Draft:  # noqa: ARG001
    """Add `measure` marks over figures, `num` over bare numbers of table cells.

    Dates, names and references are taken already: a year is never a quantity, nor is the
    number of a decree.
    """
    headers = frozenset(_header_cells(draft))
    added = {}
    for passage in draft.passages:
        if passage.kind in _UNMARKED or passage.number in headers:
            continue
        marks = tuple(_cell(passage) if passage.kind == "cell" else _running(passage))
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _running(passage: Passage) -> Iterator[Mark]:
    taken = [(m.start, m.end) for m in passage.marks if m.tag in _TAKEN and m.end > m.start]
    works = [(m.start, m.end) for m in passage.marks if m.tag == "bibl"]
    for quantity in find_quantities(passage.chars, taken + works):
        yield Mark(quantity.start, quantity.end, "measure", measure_attributes(quantity))


def _cell(passage: Passage) -> Iterator[Mark]:
    quantity = read_cell(passage.chars)
    if quantity is not None and quantity.value is not None:
        yield Mark(quantity.start, quantity.end, "num", (("value", printed(quantity.value)),))


def _header_cells(draft: Draft) -> Iterator[int]:
    for node in draft.text.walk():
        if dict(node.attributes).get("role") == "label":
            yield from node.numbers()


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
