"""What follows a title: container, report number, place, publisher, series."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.locators import field
from corpuskit.bib.slip import ADDRESS, BLOTS, DATE, LOCATOR, OTHER, PERSON, Slip, sentence_ends

_IN = re.compile(r"^[\s.,;:]*(?:[Ii]n|[Ii]n:|IN)\s(?=\S)")
_HEAD_WORD = re.compile(r"[^\W_][\w./&'’-]*")
_TRAILING = re.compile(
    r"[,\s]+(?P<volume>(?!(?:1[5-9]|20)\d\d\b)[A-Z]?\d{1,4}|[IVXLC]{2,7})(?:[.:](?P<number>\d{1,3}))?\W*$"
)
_TRAILING_DAY = re.compile(
    r",?\s(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?:\s\d{1,2})?\W*$"
)
_SERIES = re.compile(
    r"(?:[Ss]eries|[Mm]onographs)$|\bSeries in\b|^Lecture Notes in\b|\bMonographs (?:on|in)\b"
)
_ONLY_VOLUME = re.compile(r",?\s(?P<volume>\d{1,3})\.?\s*$")
# «N.p.» says that no place is printed (MLA Handbook), a reprint tells of another container.
_NO_PLACE = re.compile(
    r",\s(?:[Nn]\.\s?p|[Ss]\.\s?l)\.?\s*$|[,.]\s(?:[Rr]epr(?:inted|\.)|[Rr]pt\.)\sin\s.*$",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[,:.]?\s[Ss]pecial\s[Ii]ssue.*$", re.DOTALL)
# A numbered series of papers: what the work appeared in, and its number.
_PAPER = re.compile(
    r"\W*(?P<name>(?:[^\W\d_a-z][\w’'.&-]*\s){0,6}(?:[Pp]apers?|[Cc]irculars?|[Bb]rief(?:ing)?s?)"
    r"(?:\s[Ss]eries)?)\s(?:[Nn]o\.?\s)?(?P<number>\d[\w/-]*)\W*$"
)
_MEETING = re.compile(r"\b(?:Proc(?:eedings)?|Conference|Workshop|Symposium|Congress)\b")
# As long as «, no. » between a series and its number.
_LABEL = 6
_LETTERS = re.compile(r"[^\W\d_][\W_]*[^\W\d_]")
_ACRONYM = re.compile(r"\s?\((?=[^()]{0,24}[A-Z]{2})[A-Z][\w*’'./ -]{1,24}\)")


_STOPS = re.compile(f"[{BLOTS}()\\[\\]<>,;:.?!'’\"”»|*]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold a run of unread words and what ends it: a blot, a separator, or nothing."""

    start: int
    end: int
    stop: str


def chunks(slip: Slip, start: int, end: int) -> list[Chunk]:
    """Split the unread words between two offsets at commas, sentence ends, brackets and blots."""
    text = slip.part(start, end)
    stops = {place - 1 for place in sentence_ends(text)}
    found: list[Chunk] = []
    begin = 0
    for index in (match.start() for match in _STOPS.finditer(text)):
        char = text[index]
        after = text[index + 1 : index + 2]
        if (
            char in BLOTS
            or char in "()[]<>"
            or (char in ",;:" and (not after or after.isspace() or after in BLOTS))
            or index in stops
        ) and not (char == ":" and text[begin:index].strip(" .,").casefold() == "in"):
            found.append(Chunk(start + begin, start + index, char))
            begin = index + 1
    found.append(Chunk(start + begin, end, ""))
    return [
        each for each in found if any(char.isalnum() for char in slip.chars[each.start : each.end])
    ]


def container_like(words: str) -> bool:
    """Tell whether a chunk begins like the name of a journal or a conference volume."""
    head = _HEAD_WORD.match(words)
    first = head.group().casefold() if head else ""
    if re.match(r"(?:[Ii]n:?|[Pp]resented at|[Pp]aper presented)\s", words):
        return True
    return bool(first in vocabulary.words("container_heads") and words[:1].isupper())


def house_like(words: str) -> bool:
    """Tell whether a chunk names a place, a publisher or a kind of report."""
    if not words[:1].isupper():
        return False
    report = vocabulary.begins(words, "reports") or vocabulary.begins(words, "theses")
    return is_place(words) or report or (is_publisher(words) and len(words.split()) <= 5)


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
        within = _IN.match(slip.chars[part.start : part.end])
        if part.stop == ":" and index + 1 < len(parts) and _imprint(slip, part, parts[index + 1]):
            index += 1
        elif _report(slip, part, words):
            pass
        elif (is_place(words) or _lone_place(slip, part, words)) and not within:
            index += _place(slip, parts, index)
        elif _behind_place(slip, part):
            slip.publisher = field(slip.chars, part.start, part.end)
        elif container and slip.container is None and not slip.kinds & {"reports", "theses"}:
            index += _container(slip, parts, index, bool(within), article)
        elif slip.publisher is None and is_publisher(words) and words[:1].isupper() and not within:
            index += _publisher(slip, parts, index)
        elif (
            series
            and slip.series is None
            and words[:1].isupper()
            and vocabulary.bears(words, "containers")
        ):
            slip.series = field(slip.chars, part.start, part.end)
        elif slip.publisher is None and _ends_imprint(slip, parts, index, words):
            slip.publisher = field(slip.chars, part.start, part.end)
        index += 1


def _lone_place(slip: Slip, part: Chunk, words: str) -> bool:
    """Tell the single word between the title and the date of what a body published: its place."""
    bodies = bool(slip.authors) and all(each.institution for each in slip.authors)
    if slip.place or slip.volume or slip.number or slip.date is None or slip.title is None:
        return False
    year = (slip.date.last - slip.date.first).days > 300 and slip.pages is None
    gap = slip.chars[slip.title.end : part.start]
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
    if is_place(first) or (short and (is_publisher(second) or slip.container is not None)):
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
            if kind == "reports" and slip.container is None and _numbered(slip, part):
                _set_container(slip, part.start, part.end)
            elif kind != "theses" and slip.report_number is None:
                slip.report_number = field(slip.chars, part.start, part.end)
            return True
    return False


def _numbered(slip: Slip, part: Chunk) -> bool:
    """Tell a numbered series of papers, «Discussion Paper no. 74», from a report by itself."""
    if _PAPER.match(slip.chars, part.start, part.end):
        return True
    number = slip.number
    return number is not None and 0 <= number.start - part.end <= _LABEL


def _container(slip: Slip, parts: list[Chunk], index: int, within: bool, default: bool) -> int:
    """Take the chunks that look like what the work appeared in; return how many more were used."""
    part = parts[index]
    opener = _IN.match(slip.chars[part.start : part.end])
    begin = part.start + (opener.end() if opener else 0)
    taken = 0
    while index + taken + 1 < len(parts) and _joins(
        slip, *parts[index + taken : index + taken + 2]
    ):
        taken += 1
    if within or slip.inside is not None:
        taken += _subtitle(slip, parts, index + taken)
    end = parts[index + taken].end
    words = slip.chars[begin:end].strip(" ,.;:")
    if not _LETTERS.search(words) or words.casefold() in vocabulary.words("no_containers"):
        return 0
    if not (within or default or _contains(slip, begin, end, words)) or _is_house(words, within):
        return _no_container(slip, parts, index, words)
    if _SERIES.search(words) and slip.volume is None and not slip.pages and not within:
        slip.series = slip.series or field(slip.chars, begin, end)
        return taken
    if within:
        slip.kinds.add("in")
    acronym = _ACRONYM.match(slip.text, end - slip.start - (slip.chars[end - 1] == " "))
    if acronym and (within or vocabulary.bears(words, "containers")):
        end = slip.start + acronym.end()
        taken += sum(1 for each in parts[index + taken + 1 :] if each.start < end)
    _set_container(slip, begin, end)
    return taken


def _words(slip: Slip, part: Chunk) -> str:
    return slip.chars[part.start : part.end].strip(" ,.;:")


def _subtitle(slip: Slip, parts: list[Chunk], index: int) -> int:
    """Count one where the sentence behind a book's title, before its imprint, is the subtitle."""
    if index + 2 >= len(parts) or parts[index].stop != ".":
        return 0
    more, then = (
        slip.chars[each.start : each.end].strip(" ,.;:") for each in parts[index + 1 : index + 3]
    )
    imprint = is_place(then) and not is_place(more) and not house_like(more)
    plain = parts[index + 1].start - parts[index].end <= 1 and parts[index + 1].stop == "."
    return int(imprint and plain and more[:1].isupper() and not more.startswith("Reprint"))


def _contains(slip: Slip, begin: int, end: int, words: str) -> bool:
    after = slip.part(end, min(end + 3, slip.end)).strip(" ,.(")[:1]
    numbered = _ONLY_VOLUME.match(slip.text, end - slip.start) is not None
    after_person = PERSON in slip.part(max(slip.start, begin - 3), begin)
    followed = bool(after) and after in LOCATOR + DATE + OTHER + ADDRESS
    return followed or numbered or after_person or vocabulary.bears(words, "containers")


def _is_house(words: str, within: bool) -> bool:
    if within or words.casefold() in vocabulary.words("agencies"):
        return False
    return words.endswith(("Press", "Publications", "Publishers")) or (
        is_publisher(words) and not vocabulary.bears(words, "containers")
    )


def _no_container(slip: Slip, parts: list[Chunk], index: int, words: str) -> int:
    if is_publisher(words) and words[:1].isupper():
        return _publisher(slip, parts, index)
    if _ends_imprint(slip, parts, index, words):
        part = parts[index]
        slip.publisher = slip.publisher or field(slip.chars, part.start, part.end)
    return 0


def _joins(slip: Slip, current: Chunk, following: Chunk) -> bool:
    """Tell whether the sign between two chunks stands inside the name of a container."""
    if following.start - current.end > 1:
        return False
    more = slip.chars[following.start : following.end].strip(" ,.;:")
    last = slip.chars[current.start : current.end].split()[-1]
    if current.stop == ".":
        listed = vocabulary.bears(slip.chars[current.start : current.end], "containers")
        short = len(last) <= 6 and (last[:1].isupper() or last[:1].isdigit())
        short = short and (listed or len(more.split()) <= 6)
        return (
            short
            and following.stop in {LOCATOR, DATE, ".", ","}
            and not is_place(more)
            and more[:1].isupper()
        )
    if current.stop not in {",", ":"} or is_place(more) or house_like(more):
        return False
    return not (current.stop == "," and is_publisher(more) and "and " not in more[:4])


def _set_container(slip: Slip, begin: int, end: int) -> None:
    """Take a container, and the bare number at its end as the volume: «Nature 216»."""
    special = _SPECIAL.search(slip.chars[begin:end])
    end = begin + special.start() if special and special.start() else end
    end = begin + len(_NO_PLACE.sub("", slip.chars[begin:end]))
    dated = _TRAILING_DAY.search(slip.chars[begin:end])
    end = begin + dated.start() if dated and slip.date is not None else end
    alone = _ONLY_VOLUME.match(slip.text, end - slip.start)
    if alone and slip.volume is None:
        slip.volume = field(
            slip.chars, slip.start + alone.start("volume"), slip.start + alone.end("volume")
        )
    trailing = (
        None if _PAPER.match(slip.chars, begin, end) else _TRAILING.search(slip.chars[begin:end])
    )
    known = slip.pages or slip.number or slip.date
    meeting = _MEETING.search(slip.chars[begin:end])
    if trailing and slip.volume is None and known and "in" not in slip.kinds and not meeting:
        slip.volume = field(
            slip.chars, begin + trailing.start("volume"), begin + trailing.end("volume")
        )
        if trailing.group("number"):
            slip.number = slip.number or field(
                slip.chars, begin + trailing.start("number"), begin + trailing.end("number")
            )
        end = begin + trailing.start()
    paper = _PAPER.match(slip.chars, begin, end)
    if paper and slip.number is None:
        slip.number = field(slip.chars, paper.start("number"), paper.end("number"))
        end = paper.end("name")
    slip.container = field(slip.chars, begin, end, strip=" \t\n,.;:*“”\"'")


def _publisher(slip: Slip, parts: list[Chunk], index: int) -> int:
    taken, end = 0, parts[index].end
    while parts[index + taken].stop == "," and index + taken + 1 < len(parts):
        following = parts[index + taken + 1]
        words = slip.chars[following.start : following.end].strip(" ,.;:")
        if is_place(words) or not is_publisher(words):
            break
        taken, end = taken + 1, following.end
    slip.publisher = slip.publisher or field(slip.chars, parts[index].start, end)
    return taken


def _ends_imprint(slip: Slip, parts: list[Chunk], index: int, words: str) -> bool:
    """Tell whether a chunk stands where a publisher does: beside a place or before the year."""
    if not words[:1].isupper() or len(words.split()) > 5 or slip.pages is not None:
        return False
    before_date = (
        parts[index].stop == ","
        and slip.part(parts[index].end, min(parts[index].end + 3, slip.end)).strip(" ,")[:1] == DATE
    )
    after_place = (
        slip.place is not None
        and slip.place.end <= parts[index].start
        and parts[index].start - slip.place.end <= 3
    )
    before_place = index + 1 < len(parts) and is_place(
        slip.chars[parts[index + 1].start : parts[index + 1].end].strip(" ,.;:")
    )
    return before_date or after_place or before_place
