"""What a work appeared in, behind its title."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.brackets import translation_behind
from corpuskit.bib.chunks import Chunk, house_like
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.locators import field
from corpuskit.bib.slip import ADDRESS, DATE, LOCATOR, OTHER, PERSON, Slip

IN = re.compile(r"^[\s.,;:]*(?:[Ii]n|[Ii]n:|IN|(?:en|dans)(?=\s[^\W\d_a-z]))\s(?=\S)")
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
_YEARLY = re.compile(r"\s(?:1[89]|20)\d\d(?:[/–-]\d{2,4})?")
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
_FIRST_NAME = re.compile(r"[^\W\d_]{3}")
_MEETING = re.compile(r"\b(?:Proc(?:eedings)?|Conference|Workshop|Symposium|Congress)\b")
# As long as «, no. » between a series and its number.
_LABEL = 6
_LETTERS = re.compile(r"[^\W\d_][\W_]*[^\W\d_]")
_ACRONYM = re.compile(r"\s?\((?=[^()]{0,24}[A-Z]{2})[A-Z][\w*’'./ -]{1,24}\)")


def numbered(slip: Slip, part: Chunk) -> bool:
    """Tell a numbered series of papers, «Discussion Paper no. 74», from a report by itself."""
    if _PAPER.match(slip.chars, part.start, part.end):
        return True
    number = slip.number
    return number is not None and 0 <= number.start - part.end <= _LABEL


def read_container(slip: Slip, parts: list[Chunk], index: int, within: bool, default: bool) -> int:
    """Take the chunks that look like what the work appeared in; return how many more were used."""
    part = parts[index]
    opener = IN.match(slip.chars[part.start : part.end])
    begin = part.start + (opener.end() if opener else 0)
    taken = 0
    while index + taken + 1 < len(parts) and _joins(
        slip, *parts[index + taken : index + taken + 2]
    ):
        taken += 1
    if within or slip.inside is not None:
        taken += _subtitle(slip, parts, index + taken)
    end = parts[index + taken].end
    behind, translated = end, None
    if not slip.kinds & {"container-italic"} and (within or default or "instrument" in slip.kinds):
        translated = translation_behind(slip, end)
    if translated is not None:
        behind = translated.end + 1
        taken += sum(1 for each in parts[index + taken + 1 :] if each.start < behind)
    words = slip.chars[begin:end].strip(" ,.;:")
    if not _LETTERS.search(words) or words.casefold() in vocabulary.words("no_containers"):
        return 0
    if not (within or default or _contains(slip, begin, behind, words)) or _is_house(words, within):
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
    set_container(slip, begin, end)
    slip.container_translation = slip.container_translation or translated
    return taken


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
    if ends_book(slip, begin, end):
        return vocabulary.bears(words, "containers")
    followed = bool(after) and after in LOCATOR + DATE + OTHER + ADDRESS
    return followed or numbered or after_person or vocabulary.bears(words, "containers")


def ends_book(slip: Slip, begin: int, end: int) -> bool:
    """Tell the house in «Title. Norrsken förlag, 1988.», behind the title and before the year.

    An article would have a volume, a number or pages besides. Styles that print initials leave
    these out too often to tell.
    """
    if slip.volume or slip.number or slip.pages or slip.date is None or not slip.authors:
        return False
    if not (slip.authors[0].institution or _FIRST_NAME.match(slip.authors[0].given)):
        return False
    words = slip.chars[begin:end].split()
    if len(words) > 4 or any(word.isupper() or any(map(str.isdigit, word)) for word in words[:1]):
        return False
    year = (slip.date.last - slip.date.first).days > 300
    alone = slip.chars[end : slip.date.start].strip() == "," and slip.date.end <= slip.end
    last = (
        not slip.chars[slip.date.end : slip.end].strip(" .") and ", " not in slip.chars[begin:end]
    )
    ended = slip.chars[slip.start : begin].rstrip()[-1:] in {".", "]"}
    edited = slip.inside is None and PERSON in slip.part(max(slip.start, begin - 3), begin)
    return year and alone and last and (ended or edited)


def _is_house(words: str, within: bool) -> bool:
    if within or words.casefold() in vocabulary.words("agencies"):
        return False
    return words.endswith(("Press", "Publications", "Publishers")) or (
        is_publisher(words) and not vocabulary.bears(words, "containers")
    )


def _no_container(slip: Slip, parts: list[Chunk], index: int, words: str) -> int:
    if is_publisher(words) and words[:1].isupper():
        return read_publisher(slip, parts, index)
    if ends_imprint(slip, parts, index, words):
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


def set_container(slip: Slip, begin: int, end: int) -> None:
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
    yearly = _YEARLY.match(slip.chars, end, slip.end)
    if yearly and slip.chars[begin:end].rstrip().endswith(("Yearbook", "Almanac")):
        end = yearly.end()
    slip.container = field(slip.chars, begin, end, strip=" \t\n,.;:*“”\"'")


def read_publisher(slip: Slip, parts: list[Chunk], index: int) -> int:
    """Take a publisher with the parts that belong to it; return how many more chunks were used."""
    taken, end = 0, parts[index].end
    while parts[index + taken].stop == "," and index + taken + 1 < len(parts):
        following = parts[index + taken + 1]
        words = slip.chars[following.start : following.end].strip(" ,.;:")
        if is_place(words) or not is_publisher(words):
            break
        taken, end = taken + 1, following.end
    slip.publisher = slip.publisher or field(slip.chars, parts[index].start, end)
    return taken


def _behind_volume(slip: Slip, part: Chunk) -> bool:
    """Tell «*Encyclopedia of Nets*, vol. 2, Crowland, 2003, pp. 3–4», where the house stands."""
    volume, held = slip.volume, slip.container
    if volume is None or held is None or slip.number is not None:
        return False
    return held.end < volume.start and slip.chars[volume.end : part.start].strip() == ","


def ends_imprint(slip: Slip, parts: list[Chunk], index: int, words: str) -> bool:
    """Tell whether a chunk stands where a publisher does: beside a place or before the year."""
    if not words[:1].isupper() or len(words.split()) > 5:
        return False
    if slip.pages is not None and not _behind_volume(slip, parts[index]):
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
