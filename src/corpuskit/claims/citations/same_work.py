"""Which citations are of one work, and in what they differ though they cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from corpuskit.bib.acts import names_instrument
from corpuskit.claims.citations.work_details import by_year, compared, is_range, years_differ
from corpuskit.claims.model.citation import CitedWork

# Titles typed twice or transliterated in two ways differ by a letter or two.
_ALIKE = 94.0
# A shorter title («Editorial», «The war») is given to many works of one author.
_WORDS = 3
# A title of so many words is given once; a shorter one may be that of a column.
_OWN = 4
# So many printings and more are those of a series.
_SERIES = 3
_BLOCK = 10
_HIGH = 100
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold two citations of one work, the field that differs, and all citations of the work."""

    field: str
    left: CitedWork
    right: CitedWork
    cited: tuple[CitedWork, ...] = ()


def differences(works: Sequence[CitedWork]) -> Iterator[Difference]:
    """Yield, for each work cited twice in full, the fields on which the citations disagree.

    Each field of a work is told once, with all citations of the work that print it.
    """
    whole = [work for work in works if work.certain and not work.points_to]
    for members in _by_title(whole):
        yield from _told(members)
    yield from _untitled(whole)
    yield from _one_page(whole)


def _by_title(works: Sequence[CitedWork]) -> Iterator[list[CitedWork]]:
    """Group the citations of one work: same author, title or its translation, and container."""
    groups: dict[tuple[frozenset[str], str], list[list[CitedWork]]] = defaultdict(list)
    found: list[list[CitedWork]] = []
    for work in works:
        if work.first is None and work.act is None:
            continue
        keys = [(work.surnames, title[:_BLOCK]) for title in _titles(work)]
        near = (members for key in keys for members in groups[key] if _one_work(members[0], work))
        members = next(near, None)
        if members is None:
            members = []
            found.append(members)
        members.append(work)
        for key in keys:
            if all(members is not each for each in groups[key]):
                groups[key].append(members)
    yield from (members for members in found if len(members) > 1)


def _titles(work: CitedWork) -> list[str]:
    """Return the telling titles of a work, without the words that one print leaves out."""
    names = (work.title, work.translation)
    return [name.removeprefix("on ").removeprefix("the ") for name in names if _telling(name)]


def _telling(title: str) -> bool:
    return len(title.split()) >= _WORDS


def _one_work(left: CitedWork, right: CitedWork) -> bool:
    """Tell whether two citations are of one work, printed in one place."""
    pairs = ((a, b) for a in _titles(left) for b in _titles(right))
    if not any(fuzz.ratio(a, b) >= _ALIKE for a, b in pairs):
        return False
    if bool(left.container) != bool(right.container) or left.edition != right.edition:
        return False
    if not (_is_title(left) and _is_title(right)):
        return False
    if left.container:
        return fuzz.token_set_ratio(left.container, right.container) >= _ALIKE
    if not (by_year(left) and by_year(right)):
        # A paper of a day, read at a meeting.
        return (
            bool(left.surnames) and left.quoted and right.quoted and len(left.title.split()) > _OWN
        )
    # Another house means another edition, and so does another volume.
    if left.volume != right.volume:
        return False
    return bool(left.publisher) and fuzz.token_set_ratio(left.publisher, right.publisher) >= _ALIKE


def _is_title(work: CitedWork) -> bool:
    """Tell the title of one work from words that many bear: «Moore to Wynne», «House Debates»."""
    return work.set_off if work.surnames else work.quoted or work.act is not None


def _told(members: Sequence[CitedWork]) -> Iterator[Difference]:
    """Yield each field of one work on which two of its citations disagree."""
    told: set[str] = set()
    series = len({(w.first, w.last, w.act) for w in members}) >= _SERIES
    for left, right in combinations(members[: _BLOCK * 2], 2):
        for field in _fields(left, right):
            dated = field in ("year", "date", "number", "volume")
            # The day of an act is compared with that in the text as well
            # (claims/dates/same_act.py).
            if field not in told and field != "act date" and not (series and dated):
                told.add(field)
                yield Difference(field, left, right, tuple(members))


def _fields(left: CitedWork, right: CitedWork) -> Iterator[str]:
    details = compared(left, right)
    apart = [name for name, agree in details.items() if not agree]
    if not left.container:
        yield from _of_book(left, right, apart)
    elif len(apart) == 1 and _is_slip(left, right, apart[0], details):
        dated = apart[0] == "date" and years_differ(left, right)
        yield "year" if dated else apart[0]
    if left.container and not apart and _yearbooks_differ(left, right):
        yield "container"
    if not apart and left.surnames and left.pages == right.pages and _typed_twice(left, right):
        yield "title"


def _of_book(left: CitedWork, right: CitedWork, apart: Sequence[str]) -> Iterator[str]:
    if years_differ(left, right):
        yield "year"
    elif "date" in apart:
        yield "date"
    elif not left.volume and not right.volume and _places_differ(left, right):
        yield "place"


def _is_slip(left: CitedWork, right: CitedWork, field: str, details: dict[str, bool]) -> bool:
    """Tell a wrong detail from another printing, by what the two citations agree on."""
    agreed = {name for name, agree in details.items() if agree}
    issue = "number" in agreed or "volume" in agreed
    pages = "pages" in agreed and is_range(left.pages)
    own = bool(left.surnames) and len(left.title.split()) >= _OWN
    if field == "date":
        volumes = left.volume != right.volume or left.number != right.number
        if by_year(left) or by_year(right):
            return not volumes and bool(agreed & {"number", "volume", "symbol"} or pages)
        return not volumes and bool(own or agreed - {"pages"} or pages)
    if field == "number":
        return "date" in agreed and ("pages" in agreed or "act date" in agreed or not by_year(left))
    if field == "volume":
        return "date" in agreed and ("number" in agreed or "pages" in agreed)
    if field in ("symbol", "act date"):
        return "date" in agreed or issue
    # Of pages: one issue, as far as it is printed.
    return (left.volume, left.number, left.first) == (right.volume, right.number, right.first)


def _untitled(works: Sequence[CitedWork]) -> Iterator[Difference]:
    """Yield the differences of citations that name a periodical and a place in it, but no title.

    They are joined by all that they print but one detail: the number, the day and the range of
    pages of one text are hardly ever shared by another.
    """
    groups: dict[tuple[object, ...], list[CitedWork]] = defaultdict(list)
    for work in works:
        if work.title or not work.container:
            continue
        told: list[tuple[str, object]] = [("number", work.number), ("date", work.first)]
        told.append(("volume", work.volume))
        told.append(("pages", work.pages if is_range(work.pages) else None))
        for pair in combinations([each for each in told if each[1]], 2):
            groups[(work.container[:_BLOCK], *pair)].append(work)
    seen: set[tuple[object, object]] = set()
    for members in groups.values():
        for left, right in combinations(members[: _BLOCK * 2], 2):
            field = _slip_of_place(left, right)
            if field is not None and (left.where, right.where) not in seen:
                seen.add((left.where, right.where))
                yield Difference(field, left, right, (left, right))


def _slip_of_place(left: CitedWork, right: CitedWork) -> str | None:
    if fuzz.ratio(left.container, right.container) < _ALIKE or left.where == right.where:
        return None
    details = compared(left, right)
    apart = [name for name, agree in details.items() if not agree]
    agreed = {name for name, agree in details.items() if agree}
    if len(apart) != 1 or len(agreed) < 2:
        return None
    told = apart[0] == "pages" or ("pages" in agreed and is_range(left.pages))
    return apart[0] if told else None


def _yearbooks_differ(left: CitedWork, right: CitedWork) -> bool:
    """Tell the yearbooks of two years, where both citations are of one year otherwise.

    A yearbook may appear in the year before or after the one that it is of.
    """
    if left.first is None or left.first != right.first:
        return False
    mine, yours = (set(map(int, _YEAR.findall(work.container))) for work in (left, right))
    if mine and yours:
        return not mine & yours
    return any(abs(year - left.first.year) > 1 for year in mine | yours)


def _one_page(works: Sequence[CitedWork]) -> Iterator[Difference]:
    """Yield acts printed on one page of a gazette in two numbers of a year, or of two years.

    Gazettes count their pages through the year; a low number may be a page of any issue. That two
    years print acts on one page of one number is as unlikely as that two numbers have one page.
    """
    numbers: dict[tuple[object, ...], list[CitedWork]] = defaultdict(list)
    years: dict[tuple[object, ...], list[CitedWork]] = defaultdict(list)
    for work in works:
        printed = work.text or names_instrument(f"{work.title} {work.translation}")
        placed = bool(work.container and work.number)
        if printed and placed and work.first and work.pages and work.pages[0] >= _HIGH:
            page = work.container, work.volume, work.pages[0]
            numbers[(*page, work.first.year)].append(work)
            years[(*page, work.number)].append(work)
    for members in numbers.values():
        yield from _first_apart(members, "number", lambda a, b: a.number != b.number)
    for members in years.values():
        yield from _first_apart(members, "year", years_differ)


def _first_apart(
    members: Sequence[CitedWork], field: str, apart: Callable[[CitedWork, CitedWork], bool]
) -> Iterator[Difference]:
    first = members[0]
    other = next((work for work in members if apart(first, work)), None)
    if other is not None and first.title != other.title:
        yield Difference(field, first, other, tuple(members))


def _typed_twice(left: CitedWork, right: CitedWork) -> bool:
    """Tell one title spelt in two ways in citations of one issue."""
    alike = left.title != right.title and fuzz.ratio(left.title, right.title) >= _ALIKE
    return alike and _same_issue(left, right)


def _same_issue(left: CitedWork, right: CitedWork) -> bool:
    return (left.volume, left.number, left.first) == (right.volume, right.number, right.first)


def _places_differ(left: CitedWork, right: CitedWork) -> bool:
    if not left.place or not right.place:
        return False
    return not set(left.place.split()) & set(right.place.split())
