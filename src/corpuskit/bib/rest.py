"""What follows a title: container, report number, place, publisher, series."""

from __future__ import annotations

from corpuskit.bib import vocabulary
from corpuskit.bib.chunks import Chunk, chunks
from corpuskit.bib.container import (
    IN,
    ends_imprint,
    numbered,
    read_container,
    read_publisher,
    set_container,
)
from corpuskit.bib.imprint import is_place, is_publisher, prints
from corpuskit.bib.locators import field
from corpuskit.bib.slip import DATE, PERSON, Slip


def read_rest(
    slip: Slip,
    start: int,
    end: int,
    container: bool = False,
    series: bool = False,
    article: bool = False,
) -> None:
    """Read what follows a title: imprint, report, place, container, publisher, in this order.

    `container` allows a container, `article` says that the title is one of an article, so that
    the next words are its container unless they are place or publisher; `series` allows a series.
    """
    parts = chunks(slip, start, end)
    index = 0
    while index < len(parts):
        part = parts[index]
        words = slip.chars[part.start : part.end].strip(" ,.;:")
        within = IN.match(slip.chars[part.start : part.end]) or _behind_editors(slip, part)
        if part.stop == ":" and index + 1 < len(parts) and _imprint(slip, part, parts[index + 1]):
            index += 1 + _more_of_house(slip, parts, index + 1)
        elif _report(slip, part, words):
            pass
        elif (is_place(words) or _lone_place(slip, part, words)) and not within:
            index += _place(slip, parts, index)
        elif _behind_place(slip, part):
            slip.publisher = field(slip.chars, part.start, part.end)
        elif container and slip.container is None and not slip.kinds & {"reports", "theses"}:
            index += read_container(slip, parts, index, bool(within), article)
        elif slip.publisher is None and is_publisher(words) and words[:1].isupper() and not within:
            index += read_publisher(slip, parts, index)
        elif (
            series
            and slip.series is None
            and words[:1].isupper()
            and vocabulary.bears(words, "containers")
        ):
            slip.series = field(slip.chars, part.start, part.end)
        elif slip.publisher is None and ends_imprint(slip, parts, index, words):
            slip.publisher = field(slip.chars, part.start, part.end)
        index += 1


def _behind_editors(slip: Slip, part: Chunk) -> bool:
    """Tell the book behind «in X and Y, eds», whatever words of houses its title has."""
    before = slip.part(max(slip.start, part.start - 3), part.start)
    return slip.inside is not None and slip.container is None and PERSON in before


def _lone_place(slip: Slip, part: Chunk, words: str) -> bool:
    """Tell the single word between the title and the date of what a body published: its place."""
    bodies = bool(slip.authors) and all(each.institution for each in slip.authors)
    if slip.place or slip.volume or slip.number or slip.date is None or slip.title is None:
        return False
    year = (slip.date.last - slip.date.first).days > 300 and slip.pages is None
    translated = slip.title_translation
    behind = translated.end + 1 if translated and translated.end < part.start else slip.title.end
    gap = slip.chars[behind : part.start]
    after = slip.part(part.end, min(part.end + 3, slip.end)).strip(" ,")[:1]
    one = words[:1].isupper() and words.isalpha() and len(words) > 2
    return (
        gap.strip() == "," and after == DATE and one and (bodies or (year and bool(slip.authors)))
    )


def _behind_place(slip: Slip, part: Chunk) -> bool:
    """Tell «Paris, l’Harmattan, 2007», a house between place and year, from a container."""
    place = slip.place
    if place is None or slip.publisher or slip.volume or slip.number:
        return False
    gap = slip.chars[place.end : part.start]
    after = slip.part(part.end, min(part.end + 3, slip.end)).strip(" ,")[:1]
    words = slip.chars[part.start : part.end].split()
    return gap.strip() == "," and after == DATE and len(words) <= 5


def _imprint(slip: Slip, left: Chunk, right: Chunk) -> bool:
    first, second = (
        slip.chars[left.start : left.end].strip(" ,.;"),
        slip.chars[right.start : right.end].strip(" ,.;"),
    )
    if is_place(second) and not is_place(first):
        slip.publisher = slip.publisher or field(slip.chars, left.start, left.end)
        slip.place = slip.place or field(slip.chars, right.start, right.end)
        return True
    short = len(first.split()) <= 3 and first.istitle() and slip.title is not None
    house = is_publisher(second) or (
        slip.inside is None and second[:1].isupper() and prints(second)
    )
    if is_place(first) or (short and (house or slip.container is not None)):
        if slip.place is None:
            slip.place = field(slip.chars, left.start, left.end)
        slip.publisher = slip.publisher or field(slip.chars, right.start, right.end)
        return True
    return False


def _place(slip: Slip, parts: list[Chunk], index: int) -> int:
    part = parts[index]
    taken, end = 0, part.end
    while index + taken + 1 < len(parts) and parts[index + taken].stop == ",":
        following = parts[index + taken + 1]
        words = slip.chars[following.start : following.end].strip(" ,.;:")
        if words.casefold() not in vocabulary.words("states") and not (
            is_place(words) and taken < 2
        ):
            break
        taken, end = taken + 1, following.end
    last = parts[index + taken]
    slip.place = slip.place or field(slip.chars, part.start, end)
    if last.stop == ":" and index + taken + 1 < len(parts) and slip.publisher is None:
        first = index + taken + 1
        final = first + _house_parts(slip, parts, first)
        slip.publisher = field(slip.chars, parts[first].start, parts[final].end)
        taken = final - index
    return taken


def _more_of_house(slip: Slip, parts: list[Chunk], index: int) -> int:
    """Add to a publisher that was just read the parts behind its comma; return their number."""
    house = slip.publisher
    if house is None or house.start < parts[index].start or house.end > parts[index].end + 1:
        return 0
    more = _house_parts(slip, parts, index)
    if more:
        slip.publisher = field(slip.chars, house.start, parts[index + more].end)
    return more


def _house_parts(slip: Slip, parts: list[Chunk], index: int) -> int:
    """Count the parts that a house has more («Little, Brown»), before the year or the end."""
    taken = 0
    while index + taken + 1 < len(parts) and parts[index + taken].stop == "," and taken < 3:
        words = slip.chars[parts[index + taken + 1].start : parts[index + taken + 1].end].strip(
            " ."
        )
        if len(words.split()) > 3 or not words[:1].isupper() or is_place(words):
            return 0
        taken += 1
    if not taken:
        return 0
    after = slip.part(parts[index + taken].end, min(parts[index + taken].end + 3, slip.end))
    return taken if after.strip(" ,.)")[:1] in {DATE, ""} else 0


def _report(slip: Slip, part: Chunk, words: str) -> bool:
    for kind in ("reports", "theses", "patents"):
        if vocabulary.begins(words, kind):
            slip.kinds.add(kind)
            if kind == "reports" and slip.container is None and numbered(slip, part):
                set_container(slip, part.start, part.end)
            elif kind != "theses" and slip.report_number is None:
                slip.report_number = field(slip.chars, part.start, part.end)
            return True
    return False
