"""What the heads and captions of a table together say of one of its figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpuskit.language.head_units import (
    Measured,
    is_counted,
    is_share,
    multiplies,
    named_in,
    of_caption,
    of_head,
)
from corpuskit.language.units import dimension

_TERM = re.compile(r"(1[5-9]\d\d|20\d\d)\s?[–—-]\s?(1[5-9]\d\d|20\d\d|\d\d)?")


def is_term(text: str) -> bool:
    """Tell a cell that holds nothing but a time in years: «1975–1983», «1975–83», «1999–».

    >>> [is_term(text) for text in ("1975–1983", "1975-83", "1998–97", "1975 – 83 000")]
    [True, True, False, False]
    """
    found = _TERM.fullmatch(text.strip())
    if found is None or not found[2]:
        return found is not None
    return found[1][-len(found[2]) :] < found[2]


def measured(column: str, row: str, captions: tuple[str, ...]) -> Measured:
    """Return the unit and the power of ten of a cell: its column's, its row's, its captions'.

    A caption applies where the heads say nothing, and adds what they leave out: a head may name
    the unit and the caption the thousands, or the other way round. The unit is empty for a count.

    >>> measured("Revenue (US$ million)", "Nauru", ("Days sold",))
    Measured(unit='USD', power=6)
    >>> measured("1990", "Ostra", ("Table 2. Exports, thousand tonnes",))
    Measured(unit='t', power=3)
    """
    said = _nearest(column, row, captions)
    if said.unit == "count":
        said = replace(said, unit="")
    texts = (column, row, *captions)
    unread = any(multiplies(text) and not _power(text, captions) for text in texts)
    return Measured("", said.power) if unread and not said.share and not said.power else said


def scaled(value: Decimal, power: int) -> Decimal:
    """Return a number times a power of ten, with the decimals that are left.

    >>> str(scaled(Decimal("188.0"), 6)), str(scaled(Decimal("0"), 6)), str(scaled(Decimal(71), -2))
    ('188000000', '0', '0.71')
    """
    product = value.scaleb(power)
    exponent = product.as_tuple().exponent
    return product.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else product


def _nearest(column: str, row: str, captions: tuple[str, ...]) -> Measured:
    whole = _of_captions(captions)
    for head in (column, row):
        if said := named_in(captions, head) or of_head(head):
            return _joined(said, whole)
        if is_share(head):
            return Measured()
    if whole is None:
        return Measured()
    if any(is_counted(head) for head in (column, row)) and whole.unit and not whole.share:
        return Measured()
    return whole


def _joined(said: Measured, whole: Measured | None) -> Measured:
    """Add to what a head says what only the caption says."""
    if whole is None or said.share or whole.share or "/" in said.unit or said.unit == "count":
        return said
    if not said.unit and not whole.power and "/" not in whole.unit:
        return Measured(whole.unit, said.power)
    if not said.power and not whole.unit and dimension(said.unit) != "time":
        return Measured(said.unit, whole.power)
    return said


def _of_captions(captions: tuple[str, ...]) -> Measured | None:
    found = {said for text in captions if (said := of_caption(text)) is not None}
    return found.pop() if len(found) == 1 else None


def _power(text: str, captions: tuple[str, ...]) -> int:
    said = of_caption(text) if text in captions else of_head(text)
    return said.power if said is not None else 0
