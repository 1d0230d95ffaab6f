"""Read dates printed in both calendars («25 October (7 November) 1917») and marks of old style."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.language.date_atoms import Scan, atom, with_year
from corpuskit.language.date_parts import Part, days_of
from corpuskit.language.date_patterns import SPACE

JULIAN = "julian"
_OPEN = re.compile(rf"{SPACE}?[(\[]|/")
_CLOSE = re.compile(rf"[)\]],?{SPACE}")
_OLD_STYLE = re.compile(
    rf"{SPACE}?[,(\[]?{SPACE}?(?:O\.{SPACE}?S\.|[Oo]ld{SPACE}[Ss]tyle|[Jj]ulian)(?![A-Za-z])"
)
# Days between the calendars from 1582 to 2100, one more for a printer's slip.
_LEAST_LAG, _MOST_LAG = 10, 14


def is_old_style(text: str, end: int) -> bool:
    """Tell whether the words after a date say that it is in the Julian calendar."""
    return _OLD_STYLE.match(text, end) is not None


def dual_date(scan: Scan, left: Part, index: int, gap: str) -> tuple[tuple[Part, Part], int] | None:
    """Read one day in two calendars; the earlier is the Julian one. None where it is not that."""
    if left.kind != "day" or not _OPEN.fullmatch(gap):
        return None
    found = atom(scan, index)
    if found is None or found[0].kind != "day":
        return None
    right, after = found
    if right.year is None and gap != "/":
        right, after = _year_behind(scan, right, after)
    if right.year is None:
        return None
    left = left if left.year is not None else replace(left, year=right.year)
    return _styled(left, right, after)


def _year_behind(scan: Scan, right: Part, index: int) -> tuple[Part, int]:
    closing = _CLOSE.match(scan.text, right.end)
    if closing is None:
        return right, index
    dated, after = with_year(scan, replace(right, end=closing.end() - 1), index)
    return (right, index) if dated.year is None else (replace(right, year=dated.year), after)


def _styled(left: Part, right: Part, after: int) -> tuple[tuple[Part, Part], int] | None:
    one, other = days_of(left), days_of(right)
    if one is None or other is None:
        return None
    lag = (other[0] - one[0]).days
    if _LEAST_LAG <= lag <= _MOST_LAG:
        return (replace(left, calendar=JULIAN), right), after
    if _LEAST_LAG <= -lag <= _MOST_LAG:
        return (left, replace(right, calendar=JULIAN)), after
    return None
