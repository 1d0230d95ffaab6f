"""Read dates in the Julian calendar, alone or beside the Gregorian day.

«25 October (7 November) 1917» is two dates of one day, «22 June/4 July 1853» one date. Values are
Gregorian, as the TEI Guidelines ask of `@when` whatever `@calendar` says of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.language.date_atoms import atom, with_year
from corpuskit.language.date_parts import JULIAN, Part, days_of
from corpuskit.language.date_patterns import SPACE
from corpuskit.language.date_scan import Scan

_OPEN = re.compile(rf"{SPACE}?[(\[]")
_CLOSE = re.compile(rf"[)\]],?{SPACE}")
_OLD = rf"O\.{SPACE}?S\.|O\.?S\.?|[Oo]ld{SPACE}[Ss]tyle|[Jj]ulian(?:{SPACE}calendar)?"
_NEW = rf"N\.{SPACE}?S\.|N\.?S\.?|[Nn]ew{SPACE}[Ss]tyle|[Gg]regorian(?:{SPACE}calendar)?"
_STYLE = re.compile(
    rf"{SPACE}?[(\[](?:(?P<old>{_OLD})|{_NEW})[)\]]"
    rf"|,?{SPACE}(?:(?P<plain>O\.{SPACE}?S\.|[Oo]ld{SPACE}[Ss]tyle)|N\.{SPACE}?S\.)(?![A-Za-z])"
)
# Days between the calendars from 1582 to 2100, one more for a printer's slip.
_LEAST_LAG, _MOST_LAG = 10, 14
_LAST_JULIAN_YEAR = 1925


def style_mark(text: str, end: int) -> tuple[int, bool]:
    """Return where the mark of style after a date ends, and whether it says «old style».

    >>> style_mark("25 October 1917 (O.S.).", 15)
    (22, True)
    """
    found = _STYLE.match(text, end)
    if found is None:
        return end, False
    return found.end(), bool(found["old"] or found["plain"])


def same_day(text: str, first: Part, last: Part) -> Part | None:
    """Return «9/21 September 1839» as one Gregorian day, None where the two ends are a range."""
    if text[first.end : last.start] != "/" or first.kind != "day" or last.kind != "day":
        return None
    days = days_of(replace(first, calendar=JULIAN))
    if days is None or days != days_of(last) or days[0].year > _LAST_JULIAN_YEAR:
        return None
    return replace(last, start=first.start)


def dual_date(scan: Scan, left: Part, index: int, gap: str) -> tuple[tuple[Part, Part], int] | None:
    """Read one day in two calendars; the earlier is the Julian one. None where it is not that."""
    if left.kind != "day" or not _OPEN.fullmatch(gap):
        return None
    found = atom(scan, index)
    if found is None or found[0].kind != "day":
        return None
    right, after = found
    if right.year is None:
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
