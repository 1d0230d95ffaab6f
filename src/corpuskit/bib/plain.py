"""Title and container where neither quotation marks nor italics set them off."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.chunks import Chunk, chunks, container_like, house_like
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.locators import field
from corpuskit.bib.rest import read_rest
from corpuskit.bib.slip import (
    ADDRESS,
    BLOTS,
    DATE,
    ITALIC,
    LOCATOR,
    OTHER,
    PERSON,
    QUOTE,
    Slip,
    sentence_ends,
)
from corpuskit.core.alternation import alternation

_GAP = re.compile(rf"[\s,.;:()\[\]<>{BLOTS}–—-]*")
_IN_INSIDE = re.compile(
    rf"(?<=[,.?!{QUOTE}{ITALIC}{DATE}{OTHER}{PERSON})\]])\s*,?\s?(?:In:?|IN:?|in:)\s(?=\S)"
    rf"|(?<=[,{QUOTE}{ITALIC}{DATE}{OTHER}])\s*in\s(?=\S)|^\s*(?:In|in):?\s"
)
# «In the Wake of Chaos» is a title, «In the Proceedings of ...» leads to a container.
_TITLED_IN = re.compile(r"\s*In\s(?:the|a|an|his|her|my|our|their|search|defen[cs]e|praise)\s")
_AFTER_IN = re.compile(r"^\s*In\s(?:the\s)?")
_NO_END = re.compile(r"(?:chapter|section|part|book|table)\s\d{1,3}\.$", re.IGNORECASE)


# «Night Harbours, Working Paper 31. Dakar: ...»: the numbered series behind a title.
_PAPER = re.compile(
    r",\s(?=(?:[^\W\d_a-z][\w’'.&-]*\s){0,5}(?:Papers?|Circulars?|Brief(?:ing)?s?)(?:\sSeries)?\s\d[\w/-]*[.,]?(?:\s|$))"
)


@cache
def _genre() -> re.Pattern[str]:
    kinds = vocabulary.words("theses") | frozenset({"arxiv preprint"})
    papers = r"(?-i:(?:unpublished\s)?(?:working|discussion|conference|unpublished)\spaper)"
    return re.compile(rf"[\s,.(]+(?:{alternation(kinds)})(?!\w)|,\s{papers}(?!\w)", re.IGNORECASE)


def read_plain(slip: Slip) -> None:
    """Read title and container where neither quotation marks nor italics set them off."""
    begin, until = _zone(slip)
    until = _translated(slip, begin, until)
    if slip.title_translation is not None and slip.title_translation.start > until:
        slip.title = field(slip.chars, begin, until)
        read_rest(slip, until, slip.end, container=True)
        return
    if "evidence" in slip.kinds:
        places = [
            each
            for each in chunks(slip, begin, slip.end)
            if is_place(slip.chars[each.start : each.end])
        ]
        slip.place = field(slip.chars, places[-1].start, places[-1].end) if places else None
        return
    evidence = slip.chars[begin:until].strip(" .,;:").casefold() in vocabulary.words("evidence")
    if evidence or _only_container(slip, begin, until):
        read_rest(slip, begin, slip.end, container=True)
        return
    text = slip.part(begin, until)
    opener = _IN_INSIDE.search(text)
    person = text.find(PERSON)
    titled = (
        opener is not None
        and _TITLED_IN.match(text)
        and not container_like(_AFTER_IN.sub("", text))
    )
    if opener and titled:
        opener = _IN_INSIDE.search(text, opener.end())
    if opener and opener.start() == 0 and (text.lstrip()[:1] == "i" or slip.pages):
        read_rest(slip, begin, slip.end, container=True)
        return
    if opener and opener.start() > 0 and (person < 0 or opener.start() < person):
        stop = begin + opener.start()
    elif person > 0 and slip.inside is not None and slip.inside == begin + person:
        stop = begin + person
    else:
        stop = _title_end(slip, begin, until if person < 0 else begin + person)
    genre = _genre().search(slip.part(begin, stop))
    stop = begin + genre.start() if genre and genre.start() > 0 else stop
    slip.title = field(slip.chars, begin, stop, strip=" \t\n,.;:*|")
    read_rest(slip, stop, slip.end, container=True)


def _translated(slip: Slip, begin: int, until: int) -> int:
    """Read «Dolgi zemli [Debts to the land]»; return where the title before the bracket ends."""
    for region in slip.regions:
        if region.kind == "bracket" and begin < region.start < until:
            inner = slip.part(region.inner_start, region.inner_end)
            before = slip.part(begin, region.start)
            if slip.title_translation is not None or "," in before or not _worded(inner):
                return until
            slip.title_translation = field(slip.chars, region.inner_start, region.inner_end)
            slip.blot(region.start, region.end, OTHER)
            return region.start
    return until


def _worded(inner: str) -> bool:
    return (
        len(re.findall(r"[^\W\d_]{2,}", inner)) >= 1
        and inner[:1].isalpha()
        and not any(char in BLOTS for char in inner)
        and not is_place(inner)
        and len(inner) > 4
    )


def _zone(slip: Slip) -> tuple[int, int]:
    gap = _GAP.match(slip.text, slip.head - slip.start)
    begin = slip.start + (gap.end() if gap else 0)
    text = slip.part(begin, slip.end)
    barriers = ADDRESS + LOCATOR + DATE + OTHER
    until = next((n for n, char in enumerate(text) if char in barriers), len(text))
    return begin, begin + until


def _only_container(slip: Slip, begin: int, until: int) -> bool:
    """Tell «Nano Lett. 2010, 10, 1012» from a title: abbreviated, and volume and page at once."""
    words = slip.chars[begin:until].strip(" ,;:")
    numbered = slip.volume is not None and (slip.pages is not None or slip.date is not None)
    if (
        "reporter" in slip.kinds
        or not numbered
        or not words
        or len(words) > 60
        or not slip.authors
        or ", " in words
    ):
        return False
    parts = words.split()
    dotted = parts[0].endswith(".") and all(len(part) <= 8 for part in parts)
    if not dotted and sentence_ends(words + " X")[:1] not in ([], [len(words)]):
        return False
    if not all(
        part[0].isupper() or part.casefold() in {"of", "and", "the", "&", "in", "de", "et"}
        for part in parts
    ):
        return False
    short = all("." in part or part.isupper() or len(part) <= 4 for part in parts)
    return short or len(parts) == 1


def _title_end(slip: Slip, begin: int, until: int) -> int:
    """Find where an unmarked title ends: at a full stop, else before the comma of its container."""
    text = slip.part(begin, until)
    paper = _PAPER.search(text)
    if paper and paper.start():
        return begin + paper.start()
    ends = sentence_ends(text + " X" if until < slip.end else text)
    ends = [end for end in ends if end < len(text.rstrip()) - 1 and not _NO_END.search(text[:end])]
    if ends:
        comma = _comma_end(slip, begin, begin + ends[0])
        numbered = slip.volume or slip.pages
        strict = comma is not None and container_like(slip.chars[comma:until].lstrip(" ,"))
        # «..., Clim. Dynam., 22»: the first full stop is that of an abbreviated journal.
        short = comma is not None and len(slip.chars[comma : begin + ends[0]].strip(" ,")) <= 9
        if comma is not None and _comma_style(slip) and (strict or short or not numbered):
            return comma
        return begin + _sentences_of_title(slip, text, ends)
    comma = _comma_end(slip, begin, until)
    return until if comma is None else comma


def _sentences_of_title(slip: Slip, text: str, ends: list[int]) -> int:
    """Count a second sentence to the title («The sea. A history.») where the imprint follows it."""
    first = ends[0]
    for place in range(len(ends) - 1):
        following = text[ends[place] : ends[place + 1]].strip()
        last = text[ends[place + 1] :].strip()
        question = text[ends[place] - 1] in "?!"
        book = slip.volume is None and slip.pages is None
        imprint = is_place(re.split(r"[:,.]", last)[0]) or _imprint_like(last)
        plain = not container_like(following) and not house_like(following.strip(" ."))
        if not (plain and (question or (book and imprint))) or len(following) > 160:
            break
        first = ends[place + 1]
    return first


def _imprint_like(words: str) -> bool:
    head, colon, tail = words.partition(":")
    return is_place(head) or (bool(colon) and len(head.split()) <= 4 and is_publisher(tail))


def _comma_style(slip: Slip) -> bool:
    around = slip.chars[slip.head - 1 : slip.head + 1]
    return "," in around


def _comma_end(slip: Slip, begin: int, until: int) -> int | None:
    parts = chunks(slip, begin, until)
    starts = [place for place in range(1, len(parts)) if parts[place - 1].stop == ","]
    if not starts:
        return None
    words = [slip.chars[part.start : part.end].strip() for part in parts]
    for place in starts:
        if container_like(words[place]):
            return parts[place].start
    last = words[starts[-1]]
    if (
        last.endswith(".")
        and " " not in last
        and len(last) <= 9
        and last[:1].isupper()
        and starts[-1] == len(parts) - 1
    ):
        return parts[-1].start
    after = slip.part(until, min(until + 1, slip.end))
    if after == DATE and slip.chars[until] == "(" and slip.place and slip.publisher:
        return None
    imprint = _imprint_part(slip, parts, words, starts, after)
    if imprint is not None:
        return imprint
    numbered = slip.volume or slip.number or slip.pages
    titled = last[:1].isupper() and not house_like(last) and not is_place(words[-1])
    if numbered and after in {LOCATOR, DATE} and titled:
        return parts[starts[-1]].start
    known = slip.publisher is not None or "imprint" in slip.kinds
    return _before_house(slip, parts, words, starts, after, known)


def _imprint_part(
    slip: Slip, parts: list[Chunk], words: list[str], starts: list[int], after: str
) -> int | None:
    """Find «Valletta: Melita» behind the last comma and before the year, whatever the names."""
    if after != DATE or slip.volume or slip.number:
        return None
    for place in starts:
        if parts[place].stop == ":" and _short(words[place]) and place + 1 < len(parts):
            house = " ".join(words[place + 1 :])
            if _short(house) or is_publisher(house):
                return parts[place].start
    return None


def _place_alone(slip: Slip, words: str, after: str, known: bool) -> bool:
    """Tell the place in «Ministry of Finance, Budget Statement, Avatapu, May 2024»."""
    one = re.fullmatch(r"[^\W\d_a-z][^\W\d_]{2,}", words) is not None
    if known or after != DATE or not one or slip.volume or slip.number or slip.date is None:
        return False
    body = bool(slip.authors) and all(each.institution for each in slip.authors)
    year = (slip.date.last - slip.date.first).days > 300
    return body or (year and slip.pages is None and bool(slip.authors))


def _before_house(
    slip: Slip, parts: list[Chunk], words: list[str], starts: list[int], after: str, known: bool
) -> int | None:
    for place in starts:
        if house_like(words[place]):
            unknown = place - 1 in starts and is_place(words[place]) and _short(words[place - 1])
            return parts[place - 1 if unknown else place].start
    last = starts[-1]
    if _place_alone(slip, words[last], after, known) and last == len(parts) - 1:
        return parts[last].start
    if (
        not known
        and after == DATE
        and last == len(parts) - 1
        and _short(words[last])
        and len(words[last].split()) > 1
    ):
        return parts[last].start
    return None


def _short(words: str) -> bool:
    return (
        words[:1].isupper()
        and len(words.split()) <= 4
        and all(word[0].isupper() or word in {"&", "and", "of"} for word in words.split())
    )
