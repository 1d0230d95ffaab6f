"""The title of a work and what it appeared in, by typography where there is any, else by punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.layout import Region
from corpuskit.bib.locators import field
from corpuskit.bib.slip import BLOTS, DATE, LOCATOR, OTHER, PERSON, Slip, sentence_ends
from corpuskit.bib.work import Field

_GAP = re.compile(rf"[\s,.;:()\[\]<>{BLOTS}–—-]*")
_IN = re.compile(r"^\s*(?:[Ii]n|[Ii]n:|IN)\s(?=\S)")
_IN_INSIDE = re.compile(
    r"(?<=[.,?!\ue001\ue002\ue005\ue007)\]])\s*,?\s?(?:In:?|in:)\s(?=\S)|^\s*(?:In|in):?\s"
)
_HEAD_WORD = re.compile(r"[^\W_][\w./&-]*")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold a run of unread words and the character that ends it (a blot, a separator, or nothing)."""

    start: int
    end: int
    stop: str


def read_titles(slip: Slip) -> None:
    """Read title and container, and their translations in square brackets."""
    titles = [
        each
        for each in slip.regions
        if each.kind in {"quote", "italic"} and each.start >= slip.head
    ]
    quotes = [each for each in titles if each.kind == "quote"]
    italic = [each for each in titles if each.kind == "italic"]
    lead = _lead(slip, titles[0].start) if titles else ""
    if titles and (_light(lead) or titles[0].kind == "quote" and len(lead.split()) < 12):
        if quotes and (titles[0].kind == "quote" or quotes[0].start - titles[0].end < 0):
            _quoted(slip, quotes[0], italic)
        else:
            _italic(slip, italic)
    elif italic:
        _plain_before_italic(slip, italic)
    else:
        _leading_translation(slip)
        read_plain(slip)


def _light(lead: str) -> bool:
    return not lead or lead.casefold() in {"in", "the", "and", "from", "his", "her"}


def _lead(slip: Slip, until: int) -> str:
    text = slip.part(slip.head, until)
    return " ".join(re.sub(f"[{BLOTS}]", " ", text).strip(" ,.;:()[]").split())


def _set_title(slip: Slip, region: Region) -> None:
    slip.title = field(slip.chars, region.inner_start, region.inner_end, strip=" \t\n,.;:’'")
    slip.title_translation = _translation(slip, region.end)


def _set_container(slip: Slip, region: Region) -> None:
    slip.container = field(slip.chars, region.inner_start, region.inner_end)
    slip.container_translation = _translation(slip, region.end)


def _translation(slip: Slip, position: int) -> Field | None:
    for region in slip.regions:
        gap = slip.chars[position : region.start]
        if region.kind == "bracket" and region.start >= position and not gap.strip(" ,.'’"):
            if OTHER in slip.part(region.start, region.end) or DATE in slip.part(
                region.start, region.end
            ):
                return None
            slip.blot(region.start, region.end, OTHER)
            return field(slip.chars, region.inner_start, region.inner_end)
    return None


def _leading_translation(slip: Slip) -> None:
    for region in slip.regions:
        if region.kind == "bracket" and not slip.chars[slip.head : region.start].strip(" ,.'’"):
            found = field(slip.chars, region.inner_start, region.inner_end)
            if found is not None and len(found.text.split()) > 1:
                slip.title_translation = found
                slip.blot(region.start, region.end, OTHER)
                slip.head = region.end


def _quoted(slip: Slip, quote: Region, italic: list[Region]) -> None:
    _set_title(slip, quote)
    after = [each for each in italic if each.start >= quote.end]
    if after and len(_between(slip, quote.end, after[0].start).split()) <= 12:
        slip.kinds.add("container-italic")
        _set_container(slip, after[0])
        _series_between(slip, after)
        _rest(slip, quote.end, after[0].start, institutions=True)
        _rest(slip, after[0].end, slip.end)
    else:
        _rest(slip, quote.end, slip.end, container=True)


def _between(slip: Slip, start: int, end: int) -> str:
    return re.sub(f"[{BLOTS}]", " ", slip.part(start, end)).strip(" ,.;:()[]")


def _series_between(slip: Slip, italic: list[Region]) -> None:
    if (
        len(italic) > 1
        and slip.series is None
        and len(_between(slip, italic[0].end, italic[1].start).split()) < 6
    ):
        slip.series = field(slip.chars, italic[1].inner_start, italic[1].inner_end)


def _italic(slip: Slip, italic: list[Region]) -> None:
    first = italic[0]
    second = italic[1] if len(italic) > 1 else None
    joint = slip.part(first.end, second.start) if second else ""
    joined = (
        re.search(r"(?:^|[\s,.;\ue007])[Ii]n:?\s", re.sub("[\ue006]+", "", joint))
        or PERSON in joint
    )
    if (
        second is not None
        and (joined or re.fullmatch(r"(?:\s?\[[^\]]*\]|\ue007)*[.,]\s", joint))
        and len(joint) < 260
    ):
        if joined or slip.authors:
            _set_title(slip, first)
            _set_container(slip, second)
            _rest(slip, second.end, slip.end)
            return
    if _periodical(slip, first):
        _set_container(slip, first)
        _rest(slip, first.end, slip.end)
        return
    _set_title(slip, first)
    _rest(slip, first.end, slip.end, series=True)


def _periodical(slip: Slip, region: Region) -> bool:
    """Tell a newspaper or journal cited by name and number from a book."""
    if "imprint" in slip.kinds or (slip.publisher and slip.place) or "early-year" in slip.kinds:
        return False
    if slip.authors and not slip.authors[0].institution:
        return (
            slip.number is not None
            and slip.date is not None
            and slip.publisher is None
            and slip.volume is not None
        )
    if slip.number or slip.volume:
        return True
    whole_year = slip.date is not None and slip.date.first.month == 1 and slip.date.last.month == 12
    return slip.date is not None and not whole_year and not slip.authors


def _plain_before_italic(slip: Slip, italic: list[Region]) -> None:
    first = italic[0]
    until = first.start
    opener = re.search(r"[,.]?\s[Ii]n:?\s*$", slip.part(slip.head, until))
    stop = slip.head + opener.start() if opener else until
    text = slip.part(slip.head, stop)
    gap = _GAP.match(text)
    begin = slip.head + (gap.end() if gap else 0)
    barrier = next(
        (n for n, char in enumerate(text) if char in BLOTS and slip.head + n >= begin), len(text)
    )
    slip.title = field(slip.chars, begin, slip.head + barrier)
    _set_container(slip, first)
    _rest(slip, first.end, slip.end)


def chunks(slip: Slip, start: int, end: int) -> list[Chunk]:
    """Split the unread words between two offsets at commas, sentence ends, brackets and blots."""
    text = slip.part(start, end)
    stops = {place - 1 for place in sentence_ends(text)}
    found: list[Chunk] = []
    begin = 0
    for index, char in enumerate(text):
        after = text[index + 1 : index + 2]
        if (
            char in BLOTS
            or char in "()[]<>"
            or (char in ",;:" and (not after or after.isspace() or after in BLOTS))
            or index in stops
        ):
            found.append(Chunk(start + begin, start + index, char))
            begin = index + 1
    found.append(Chunk(start + begin, end, ""))
    return [
        each for each in found if slip.chars[each.start : each.end].strip(" \t\n,.;:*'’\"”“-–—/&")
    ]


def read_plain(slip: Slip) -> None:
    """Read title and container where neither quotation marks nor italics set them off."""
    begin, until = _zone(slip)
    opener = _IN_INSIDE.search(slip.part(begin, until))
    if opener and opener.start() > 0:
        slip.title = field(slip.chars, begin, begin + opener.start())
        _rest(slip, begin + opener.start(), slip.end, container=True)
        return
    person = slip.part(begin, until).find(PERSON)
    stop = _title_end(slip, begin, until if person < 0 else begin + person)
    slip.title = field(slip.chars, begin, stop)
    _rest(slip, stop, slip.end, container=True)


def _zone(slip: Slip) -> tuple[int, int]:
    gap = _GAP.match(slip.text, slip.head - slip.start)
    begin = slip.start + (gap.end() if gap else 0)
    text = slip.part(begin, slip.end)
    barrier = next(
        (n for n, char in enumerate(text) if char in BLOTS and char != PERSON), len(text)
    )
    return begin, begin + barrier


def _title_end(slip: Slip, begin: int, until: int) -> int:
    """Find where an unmarked title ends: at a full stop, else before the comma of its container."""
    text = slip.part(begin, until)
    ends = sentence_ends(text + " X" if until < slip.end else text)
    ends = [end for end in ends if end < len(text.rstrip()) - 1]
    if ends:
        first = ends[0]
        if text[first - 1] in "?!" and len(ends) > 1:
            first = ends[1]
        comma = _comma_end(slip, begin, begin + first)
        if comma is not None and _comma_style(slip):
            return comma
        return begin + first
    comma = _comma_end(slip, begin, until)
    return until if comma is None else comma


def _comma_style(slip: Slip) -> bool:
    return (
        slip.chars[slip.head : slip.head + 1] == "," or slip.chars[slip.head - 1 : slip.head] == ","
    )


def _comma_end(slip: Slip, begin: int, until: int) -> int | None:
    parts = chunks(slip, begin, until)
    if len(parts) < 2:
        return None
    for part in parts[1:]:
        words = slip.chars[part.start : part.end].strip()
        if _container_like(words) or _house_like(words):
            return part.start
    after = slip.part(until, min(until + 1, slip.end))
    numbered = slip.volume or slip.number or slip.pages
    if after in {LOCATOR} and numbered and parts[-1].start > begin:
        return parts[-1].start
    if (
        after == DATE
        and numbered
        and parts[-1].start > begin
        and slip.chars[parts[-1].start : parts[-1].end].strip()[:1].isupper()
    ):
        return parts[-1].start
    return None


def _container_like(words: str) -> bool:
    head = _HEAD_WORD.match(words)
    first = head.group().casefold() if head else ""
    if re.match(r"(?:[Ii]n:?|[Pp]resented at|[Pp]aper presented)\s", words):
        return True
    if first in vocabulary.words("container_heads") and words[:1].isupper():
        return True
    return False


def _house_like(words: str) -> bool:
    if not words[:1].isupper():
        return False
    report = words.casefold().startswith(
        tuple(vocabulary.words("reports") | vocabulary.words("theses"))
    )
    return is_place(words) or report or (is_publisher(words) and len(words.split()) <= 5)


def _rest(
    slip: Slip,
    start: int,
    end: int,
    container: bool = False,
    series: bool = False,
    institutions: bool = False,
) -> None:
    """Read what follows the title: container, report number, place, publisher, series, in this order of trust."""
    parts = chunks(slip, start, end)
    index = 0
    while index < len(parts):
        part = parts[index]
        words = slip.chars[part.start : part.end].strip(" ,.;:")
        within = _IN.match(slip.chars[part.start : part.end])
        if institutions:
            pass
        elif part.stop == ":" and index + 1 < len(parts) and _imprint(slip, part, parts[index + 1]):
            index += 1
        elif _report(slip, part, words):
            pass
        elif is_place(words) and not within:
            index += _place(slip, parts, index)
        elif container and slip.container is None:
            index += _container(slip, parts, index, bool(within))
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


def _imprint(slip: Slip, left: Chunk, right: Chunk) -> bool:
    first, second = (
        slip.chars[left.start : left.end].strip(" ,.;"),
        slip.chars[right.start : right.end].strip(" ,.;"),
    )
    if is_place(second) and not is_place(first):
        slip.publisher = slip.publisher or field(slip.chars, left.start, left.end)
        slip.place = slip.place or field(slip.chars, right.start, right.end)
        return True
    if is_place(first) or (
        len(first.split()) <= 3
        and first.istitle()
        and (is_publisher(second) or slip.container is not None or slip.title is not None)
    ):
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
        house = parts[index + taken + 1]
        slip.publisher = field(slip.chars, house.start, house.end)
        taken += 1
    return taken


def _report(slip: Slip, part: Chunk, words: str) -> bool:
    folded = words.casefold()
    for kind in ("reports", "theses", "patents"):
        if folded.startswith(tuple(vocabulary.words(kind))):
            slip.kinds.add(kind)
            if kind != "theses" and slip.report_number is None:
                slip.report_number = field(slip.chars, part.start, part.end)
            return True
    return False


def _container(slip: Slip, parts: list[Chunk], index: int, within: bool) -> int:
    """Take the chunk, and those a comma joins to it, as what the work appeared in, if it looks so."""
    part = parts[index]
    opener = _IN.match(slip.chars[part.start : part.end])
    begin = part.start + (opener.end() if opener else 0)
    words = slip.chars[begin : part.end].strip(" ,.;:")
    numbered = part.stop == LOCATOR or slip.part(part.end, min(part.end + 3, slip.end)).strip(
        " ,.("
    )[:1] in {LOCATOR, DATE}
    after_person = PERSON in slip.part(max(slip.start, part.start - 3), part.start)
    listed = vocabulary.bears(words, "containers")
    house = is_publisher(words) and not listed
    if not (within or after_person or listed or (numbered and not house)):
        if is_publisher(words) and words[:1].isupper():
            return _publisher(slip, parts, index)
        if _ends_imprint(slip, parts, index, words):
            slip.publisher = slip.publisher or field(slip.chars, part.start, part.end)
        return 0
    if within:
        slip.kinds.add("in")
    taken, end = 0, part.end
    while parts[index + taken].stop in {",", ":"} and index + taken + 1 < len(parts):
        following = parts[index + taken + 1]
        more = slip.chars[following.start : following.end].strip(" ,.;:")
        if (
            is_place(more)
            or _house_like(more)
            or (parts[index + taken].stop == "," and is_publisher(more) and "and " not in more[:4])
        ):
            break
        taken, end = taken + 1, following.end
    slip.container = field(slip.chars, begin, end)
    return taken


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
    """Tell whether an unknown chunk stands where a publisher does: beside the place or before the year."""
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
