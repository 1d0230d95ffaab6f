"""What two citations print of one work, detail by detail: whether they agree on it."""

from __future__ import annotations

from datetime import date

from corpuskit.claims.model.citation import CitedWork

# Below this a range may be the pages that are cited, not those of the article.
_WHOLE = 5


def compared(left: CitedWork, right: CitedWork) -> dict[str, bool]:
    """Return, for each detail that both print, whether they agree on it."""
    told = {
        "volume": _texts(left.volume, right.volume),
        "number": _texts(left.number, right.number),
        "date": _days(_date(left), _date(right)),
        "act date": _days(left.act, right.act),
        "pages": _pages(left, right),
        "symbol": _symbols(left.symbols, right.symbols),
    }
    return {name: agree for name, agree in told.items() if agree is not None}


def by_year(work: CitedWork) -> bool:
    """Tell a work dated by its year from a letter or a paper of a day."""
    return work.first is not None and work.last is not None and (work.last - work.first).days > 300


def years_differ(left: CitedWork, right: CitedWork) -> bool:
    """Tell whether two works are dated to different years."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return False
    return left.first.year > right.last.year or right.first.year > left.last.year


def is_range(pages: tuple[int, int] | None) -> bool:
    """Tell whether the pages are more than one."""
    return pages is not None and pages[0] != pages[1]


def _texts(left: str, right: str) -> bool | None:
    return left == right if left and right else None


def _date(work: CitedWork) -> tuple[date, date] | None:
    return None if work.first is None or work.last is None else (work.first, work.last)


def _days(left: tuple[date, date] | None, right: tuple[date, date] | None) -> bool | None:
    """Tell whether one date lies within the other: «Mar. 1996» and «29 Mar. 1996» agree."""
    if left is None or right is None:
        return None
    narrow, wide = sorted((left, right), key=lambda each: each[1] - each[0])
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


def _symbols(left: frozenset[str], right: frozenset[str]) -> bool | None:
    return bool(left & right) if left and right else None


def _pages(left: CitedWork, right: CitedWork) -> bool | None:
    """Tell pages that agree or cannot both be right; None where each may cite another place.

    Two long ranges of one article agree on both ends or on none; a range that ends before it begins
    and shares an end with the other was meant to be that other; and the text of an act begins and
    ends where it does.
    """
    mine, yours = left.pages, right.pages
    if mine is None or yours is None:
        return None
    if mine == yours:
        return True
    (first, last), (other_first, other_last) = mine, yours
    shared = (first == other_first) != (last == other_last)
    if first > last or other_first > other_last:
        return False if shared else None
    if left.text and right.text:
        within = first <= other_first <= other_last <= last
        held = other_first <= first <= last <= other_last
        whole = is_range(mine) and is_range(yours)
        return False if (shared and whole) or not (within or held) else None
    whole = last - first >= _WHOLE and other_last - other_first >= _WHOLE
    return False if whole and shared else None
