"""Part one run of a note into the works it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.bib.authors import read_authors
from corpuskit.bib.evidence import weigh
from corpuskit.bib.layout import Region
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Segment

TERMINAL = re.compile(r"(?:\d|\)|\]|ff?)[a-z]?$")
_CROSS = re.compile(r"(?:foot|end)?(?:notes?|nn?\.|fn\.)\s\d", re.IGNORECASE)
_BETWEEN = re.compile(
    r",?\s(?P<middle>(?:as\s)?(?:quoted|cited|reproduced|reprinted|excerpted"
    r"|summari[sz]ed)\s(?:in|from|by)\s)"
    r"|,?\sand\s(?:also\s|see\s(?:also\s)?)?(?:the\s\w+\sin\s(?=[\ue002\ue001]))?"
)
_NAMED = re.compile(
    r"(?:[^\W\d_a-z][\w'’-]+\s?){1,3},\s[\ue001\ue002]|[^\W\d_a-z][\w'’-]+\s\((?:note|n\.)\s\d"
)


def split_works(
    chars: str, text: str, begin: int, end: int, body: Sequence[Region], score: int
) -> Iterator[Segment]:
    """Yield the works of one run, cut where «and» or «quoted in» leads from one to another."""
    position = begin
    for match in _BETWEEN.finditer(text, begin, end):
        before = text[position : match.start()]
        if before.count("(") != before.count(")") or before.count("[") != before.count("]"):
            continue
        middle = match.group("middle") is not None
        if not middle and not (TERMINAL.search(before) and _new(chars, text, match.end(), end)):
            continue
        yield from _one(chars, text, position, match.start(), body, middle)
        if middle:
            yield Segment("signal", *trimmed(chars, match.start(), match.end()))
        position = match.end()
    if position == begin:
        yield Segment("work", begin, without_stop(chars, begin, end), score >= 4)
    else:
        yield from _one(chars, text, position, end, body, False)


def _one(
    chars: str, text: str, begin: int, end: int, body: Sequence[Region], led: bool
) -> Iterator[Segment]:
    inside = [each for each in body if begin <= each.start < end]
    score = weigh(chars, text[begin:end], begin, end, inside)
    titled = any(each.kind in {"italic", "quote"} for each in inside)
    if led and not titled and not (score >= 2 and _dated_title(text[begin:end])):
        yield Segment("comment", begin, trimmed_end(chars, begin, end))
        return
    yield Segment("work", begin, without_stop(chars, begin, end), score >= 4)


def _dated_title(words: str) -> bool:
    """Tell «Minutes of the Harbour Court, 3 May 1921» from «Letter of 3 May 1921»."""
    dates = find_work_dates(words)
    return bool(dates) and words[: dates[0].start].rstrip().endswith(",")


def _new(chars: str, text: str, begin: int, end: int) -> bool:
    """Tell whether a citation of its own begins here, by a title, names or «note 3»."""
    if text[begin : begin + 1] in {"\ue001", "\ue002"}:
        return (
            bool(find_work_dates(text[begin:end])) or re.search(r"\d", text[begin:end]) is not None
        )
    if _CROSS.match(text, begin, end):
        return True
    names = read_authors(chars, begin, end)
    if names and names.family in {"inverted", "direct"}:
        return True
    return _NAMED.match(text, begin, end) is not None


def trimmed(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without spaces, commas and semicolons at its ends."""
    while start < end and (chars[start].isspace() or chars[start] in ";,"):
        start += 1
    return start, trimmed_end(chars, start, end)


def trimmed_end(chars: str, start: int, end: int) -> int:
    """Return the end without spaces, commas and semicolons before it."""
    while end > start and (chars[end - 1].isspace() or chars[end - 1] in ";,"):
        end -= 1
    return end


def without_stop(chars: str, start: int, end: int) -> int:
    """Return the end of a citation without the full stop of its sentence."""
    end = trimmed_end(chars, start, end)
    if (
        end > start
        and chars[end - 1] == "."
        and chars[start:end].count(" ") > 0
        and not _abbreviation_end(chars[start:end])
    ):
        end -= 1
    return end


def _abbreviation_end(words: str) -> bool:
    return (
        re.search(r"(?:\bcit|\bal|[Ii]bid|\bed|\beds|\bff?|\bInc|\bLtd|\bSess|\bn\.d)\.$", words)
        is not None
    )
