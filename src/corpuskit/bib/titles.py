"""The title of a work and what it appeared in, by typography where there is any."""

from __future__ import annotations

import itertools
import re

from corpuskit.bib.brackets import translation_behind
from corpuskit.bib.imprint import is_place
from corpuskit.bib.layout import Region
from corpuskit.bib.locators import field
from corpuskit.bib.plain import read_plain
from corpuskit.bib.rest import read_rest
from corpuskit.bib.slip import BLOTS, DATE, OTHER, PERSON, Slip
from corpuskit.bib.when import find_work_dates

_GAP = re.compile(rf"[\s,.;:()\[\]<>{BLOTS}–—-]*")


def read_titles(slip: Slip) -> None:
    """Read title and container, and their translations in square brackets."""
    titles = [
        each
        for each in slip.regions
        if each.kind in {"quote", "italic"} and each.start >= slip.head
    ]
    titles = [each for each in titles if each.kind == "italic" or _sets_off(slip, each)]
    titles = _without_reprint(slip, titles)
    quotes = [each for each in titles if each.kind == "quote"]
    italic = [each for each in titles if each.kind == "italic"]
    lead = _lead(slip, titles[0].start) if titles else ""
    if titles and (_light(lead) or (titles[0].kind == "quote" and len(lead.split()) < 12)):
        if quotes and (titles[0].kind == "quote" or quotes[0].start - titles[0].end < 0):
            _quoted(slip, quotes[0], italic)
        else:
            _italic(slip, italic)
    elif italic:
        _plain_before_italic(slip, italic)
    else:
        _leading_translation(slip)
        read_plain(slip)


def _without_reprint(slip: Slip, titles: list[Region]) -> list[Region]:
    """Leave out where a dated report was printed again: «‘A’, Tass, 3 Aug. 1999, in ‘B’, FBIS»."""
    for first, second in itertools.pairwise(titles):
        between = slip.chars[first.end : second.start]
        if first.kind == second.kind == "quote" and _REPRINT.search(between):
            dates = find_work_dates(between, first.end)
            if dates and dates[-1].first == dates[-1].last:
                slip.date = dates[-1]
                slip.blot(dates[-1].start, dates[-1].end, DATE)
                slip.blot(dates[-1].end, slip.end, OTHER)
                return [each for each in titles if each.end <= first.end]
    return titles


_REPRINT = re.compile(r"(?:1[5-9]|20)\d\d,\sin\s$")


def _sets_off(slip: Slip, quote: Region) -> bool:
    """Tell a quotation that is a title from a word in inverted commas inside one."""
    before = slip.part(slip.head, quote.start).rstrip()
    if not before or before[-1] in BLOTS + ",.:;)]—–-":
        return True
    return len(before.split()) <= 2 or before.casefold().endswith((" in", " see"))


def _light(lead: str) -> bool:
    return not lead or lead.casefold() in {"in", "the", "and", "from", "his", "her"}


def _lead(slip: Slip, until: int) -> str:
    text = slip.part(slip.head, until)
    return " ".join(re.sub(f"[{BLOTS}]", " ", text).strip(" ,.;:()[]").split())


def _set_title(slip: Slip, region: Region) -> None:
    slip.title = field(slip.chars, region.inner_start, region.inner_end, strip=" \t\n,.;:’'")
    slip.title_translation = translation_behind(slip, region.end)


def _set_container(slip: Slip, region: Region) -> None:
    slip.container = field(slip.chars, region.inner_start, region.inner_end)
    slip.container_translation = translation_behind(slip, region.end)


def _leading_translation(slip: Slip) -> None:
    for region in slip.regions:
        if region.kind == "bracket" and not slip.chars[slip.head : region.start].strip(" ,.'’"):
            found = field(slip.chars, region.inner_start, region.inner_end)
            if found is not None and len(found.text.split()) > 1:
                slip.title_translation = found
                slip.blot(region.start, region.end, OTHER)
                slip.head = region.end


# “Behind the Store”: Families between the Wars
_GOES_ON = re.compile(
    r"[’”\"'»]?(?:\s?:\s|(?<=[?!’”\"'»])[?!]\s)(?P<more>[^\W\d_][^.,:;()\ue001-\ue007]{3,120})(?=[.,:;?!(’”\"]|\sin:?\s)"
)


# «Encyclopaedia of the Sea, 2nd edn, s.v. ‘Nets’»: an entry of a work of reference.
_ENTRY = re.compile(r"s\.\s?vv?\.\s*$")
_ENTRY_HEAD = re.compile(r"[^,(\[]{4,120}")


def _quoted(slip: Slip, quote: Region, italic: list[Region]) -> None:
    _set_title(slip, quote)
    if _ENTRY.search(slip.chars, max(slip.head, quote.start - 8), quote.start):
        held = _ENTRY_HEAD.match(slip.chars, slip.head, quote.start)
        slip.container = field(slip.chars, *held.span()) if held else None
        return
    more = _GOES_ON.match(slip.text, quote.end - slip.start)
    if more and not is_place(more["more"].strip()) and slip.title is not None:
        end = slip.start + more.end("more")
        slip.title = field(slip.chars, slip.title.start, end)
        slip.blot(quote.end, end, OTHER)
    after = [each for each in italic if each.start >= quote.end]
    if after and len(_between(slip, quote.end, after[0].start).split()) <= 12:
        slip.kinds.add("container-italic")
        _set_container(slip, after[0])
        _series_between(slip, after)
        read_rest(slip, after[0].end, slip.end)
    else:
        read_rest(slip, quote.end, slip.end, container=True, article=True)


def _between(slip: Slip, start: int, end: int) -> str:
    return re.sub(f"[{BLOTS}]", " ", slip.part(start, end)).strip(" ,.;:()[]")


def _series_between(slip: Slip, italic: list[Region]) -> None:
    if (
        len(italic) > 1
        and slip.series is None
        and len(_between(slip, italic[0].end, italic[1].start).split()) < 6
    ):
        slip.series = field(slip.chars, italic[1].inner_start, italic[1].inner_end)


# The names of a case are set in italics: «*Peru v. Chile*».
_PARTIES = re.compile(r"\sv\.?\s[^\W\d_a-z]")


def _italic(slip: Slip, italic: list[Region]) -> None:
    first = italic[0]
    if not slip.authors and _PARTIES.search(slip.chars, first.start, first.end):
        _set_title(slip, first)
        slip.kinds.add("case")
        read_rest(slip, first.end, slip.end)
        return
    second = italic[1] if len(italic) > 1 else None
    joint = slip.part(first.end, second.start) if second else ""
    joined = (
        re.search(rf"(?:^|[\s,.;{OTHER}])[Ii]n:?\s", joint.replace(PERSON, "")) or PERSON in joint
    )
    if (
        second is not None
        and (joined or re.fullmatch(rf"(?:\s?\[[^\]]*\]|{OTHER})*[.,]\s", joint))
        and len(joint) < 260
    ) and (joined or slip.authors):
        _set_title(slip, first)
        _set_container(slip, second)
        read_rest(slip, second.end, slip.end)
        return
    if _periodical(slip):
        _set_container(slip, first)
        read_rest(slip, first.end, slip.end)
        return
    _set_title(slip, first)
    read_rest(slip, first.end, slip.end, series=True)


def _periodical(slip: Slip) -> bool:
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
    if re.fullmatch(r"[\s,.]*\[[^\[\]]*\][\s,.]*", slip.part(slip.head, stop)):
        _leading_translation(slip)
        _set_container(slip, first)
        read_rest(slip, first.end, slip.end)
        return
    text = slip.part(slip.head, stop)
    gap = _GAP.match(text)
    begin = slip.head + (gap.end() if gap else 0)
    barrier = next(
        (n for n, char in enumerate(text) if char in BLOTS and slip.head + n >= begin), len(text)
    )
    slip.title = field(slip.chars, begin, slip.head + barrier)
    _set_container(slip, first)
    read_rest(slip, first.end, slip.end)
