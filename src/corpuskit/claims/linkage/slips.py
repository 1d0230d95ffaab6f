"""Figures that a slip of the pen or of the press makes of each other.

Who copies or sets a figure writes one digit wrong, or two in the wrong order. Two figures of
unlike things differ so by chance about once in fifty pairs of figures that are near to each other.
"""

from __future__ import annotations

from decimal import Decimal

_FEWEST = 3


def is_slip(a: str, b: str) -> bool:
    """Tell two figures, as `digits` writes them, of which one wrong digit or order makes the other.

    >>> is_slip(digits(Decimal(1860)), digits(Decimal(1260)))
    True
    >>> is_slip(digits(Decimal("43.7")), digits(Decimal("47.3")))
    True
    >>> is_slip(digits(Decimal(600)), digits(Decimal(500)))
    False

    Of numbers of one or two digits too many are such by chance.
    """
    if len(a) != len(b) or a == b or a.find(".") != b.find("."):
        return False
    a, b = a.replace(".", ""), b.replace(".", "")
    if max(_significant(a), _significant(b)) < _FEWEST:
        return False
    differing = [at for at in range(len(a)) if a[at] != b[at]]
    if len(differing) != 2:
        return len(differing) == 1
    first, second = differing
    return second == first + 1 and a[first] == b[second] and a[second] == b[first]


def digits(point: Decimal | None) -> str:
    """Return a number as it is printed in full, without a fraction of nothing."""
    return f"{point.normalize():f}" if point is not None and point.is_finite() else ""


def _significant(number: str) -> int:
    return len(number.strip("0"))
