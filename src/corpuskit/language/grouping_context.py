"""Whether the points in the numbers of a document group their thousands: «28.400 hectares»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from corpuskit.language.quantity_model import Quantity

_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![.,]?\d)")
# «640.000» and «1.234.567» measure nothing to the thousandth.
_SURELY = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.000|(?:\.\d{3}){2,})(?![.,]?\d)")
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])(?!\.\d)")
_COMMA_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
# A decimal point; «4.11.2007» and «7.30 p.m.» are none.
_DECIMAL = re.compile(
    r"(?<![\d.,:/])(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+)(?![\d:/])(?!\.\d)"
    r"(?!\s*(?:a\.?m|p\.?m|hours|o['’]clock)\b)"
)
_LEAST = 2
_THOUSAND = 1000


class GroupingContext:
    """Resolve three digits behind a point by the other numbers of a document.

    A document that writes «640.000» or «1,2 million» and never a decimal point groups by points:
    ISO 80000-1 allows either sign as the decimal one, and no document uses both.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        grouped = len(_GROUPED.findall(text))
        told = _SURELY.search(text) or _COMMA_DECIMAL.search(text)
        other = _DECIMAL.search(text) or _COMMA_GROUPED.search(text)
        self._by_points = grouped >= _LEAST and told is not None and other is None

    def resolve(self, quantity: Quantity, printed: str) -> Quantity:
        """Return a figure with its points read as the document means them.

        >>> from corpuskit.language.quantities import find_quantities
        >>> text = "Of 28.400 hectares of wood the storm spoilt 12.000 hectares."
        >>> context = GroupingContext([text])
        >>> [str(context.resolve(q, text[q.start : q.end]).value) for q in find_quantities(text)]
        ['28400', '12000']
        """
        numbers = set(_GROUPED.findall(printed)) if self._by_points else set()
        if not numbers:
            return quantity
        value, low, high = (
            each * _THOUSAND if each is not None and f"{each:f}" in numbers else each
            for each in (quantity.value, quantity.low, quantity.high)
        )
        value, low, high = (_whole(each) for each in (value, low, high))
        if low == high == value:
            # Of what is counted the reading was in doubt for nothing but its point.
            return replace(quantity, value=value, low=None, high=None, certain=True)
        return replace(quantity, value=value, low=low, high=high)


def _whole(number: Decimal | None) -> Decimal | None:
    """Return a number without the decimals that it does not have."""
    if number is None or number != number.to_integral_value():
        return number
    return number.to_integral_value()
