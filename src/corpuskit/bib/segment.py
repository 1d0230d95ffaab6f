"""Cut a note into the works it cites, what introduces them, comment and cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.authors import read_authors
from corpuskit.bib.evidence import finite_verb, weigh
from corpuskit.bib.layout import Region, masked, regions
from corpuskit.bib.slip import sentence_ends
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Segment
from corpuskit.core.passages import Mark

_LIMIT = 2500
_SEE = re.compile(
    r"(?<![\w])(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Cc]onsult)(?:\s(?:also|further|especially|generally))?(?=[\s,:])"
)
_TOPIC = re.compile(
    r"(?:On|For|Regarding|Concerning|As\s(?:to|for|regards)|About|In\saddition|More\sgenerally|With\srespect\sto|With\sregard\sto)\s"
)
_TEXT_SEE = re.compile(
    r"(?:For|The)\s(?:the\s)?(?:full\s)?(?:(?:English|original|unofficial)\s)?(?:text|translation|version)s?(?:\sof\s[^.,;]{0,80})?,?\ssee\s(?:also\s)?|The text (?:is|was) (?:published|reproduced|printed) in\s|(?:Re)?[Pp]rinted in\s|(?:Re)?[Pp]roduced in\s|[Tt]ext in\s"
)
_CROSS = re.compile(
    r"(?:(?:the\s)?(?:foot|end)?(?:notes?|nn?\.|fnn?\.?|fn\.?)\s\d{1,4}(?:\s?[-–]\s?\d{1,4}|(?:,\s|,?\sand\s)\d{1,4})*|"
    r"(?:chapters?|chaps?\.|sections?|tables?|figures?|appendix|appendices|annex|box|part|boxes)\s(?:[\dIVXA-Z][\w.]{0,5})(?:\s?(?:and|,|[-–])\s?[\dIVXA-Z][\w.]{0,5})*|"
    r"(?:above|below|supra|infra)(?:,?\s(?:pp?\.|n\.|note)\s?[\d–-]+)?|pp?\.\s?\d+(?:[-–]\d+)?\s(?:above|below)|the\s(?:following|previous|preceding)\s(?:note|chapter|section))"
    r"(?:\s(?:above|below|supra|infra))?(?:,?\s(?:(?:in|of|to)\sthis\s(?:volume|book|report|chapter|study|article|paper|issue|yearbook)|(?:above|below)))?"
    r"(?:,?\spp?\.\s?\d+(?:[-–]\d+)?)?",
    re.IGNORECASE,
)
_NUMBER_START = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\))\s*")
_JOIN = re.compile(r"\s*(?:and|also|or|as well as|but|then)\b,?\s")
_PERIOD_YEAR = re.compile(
    r"(?:\(\s?)?(?:(?:1[4-9]|20)\d\d)[a-z]?(?:\s?\))?[.:]?$|\((?:n\.d\.|forthcoming|in press)\)\.?$"
)
_TERMINAL = re.compile(r"(?:\d|\)|\]|ff?)[a-z]?$")
_ENUM = re.compile(r"(?:,\sand\s|,?\sand\s|,\s)(?=[\ue002\ue001])")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A run of the note between two breaks; `hard` is True after a semicolon."""

    start: int
    end: int
    hard: bool = False


@cache
def _signal() -> re.Pattern[str]:
    heads = vocabulary.alternation(vocabulary.signal_heads())
    return re.compile(rf"\s*(?:(?:and|but|or),?\s)?(?:{heads})(?![\w-])[,:]?\s+", re.IGNORECASE)


def segment(chars: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Cut a note's characters into segments, in order and without overlap.

    Separators between segments belong to none. The time is linear in the length of the note;
    a run of more than 2,500 characters without a break is comment.
    """
    if not chars.strip():
        return ()
    found = regions(chars, marks, 0, len(chars))
    text = masked(chars, found, 0, len(chars))
    units = _merged(chars, text, _units(chars, text, found), found)
    segments: list[Segment] = []
    for unit, inside in _with_regions(units, found):
        segments += _classified(chars, text, unit, inside)
    return tuple(_joined_texts(chars, text, segments))


def _with_regions(
    units: list[_Unit], found: Sequence[Region]
) -> Iterator[tuple[_Unit, list[Region]]]:
    index = 0
    for unit in units:
        while index < len(found) and found[index].end <= unit.start:
            index += 1
        last = index
        while last < len(found) and found[last].start < unit.end:
            last += 1
        yield unit, list(found[index:last])


def _units(chars: str, text: str, found: Sequence[Region]) -> list[_Unit]:
    covered = [
        (each.start, each.end) for each in found if each.kind in {"paren", "bracket", "angle"}
    ]
    breaks = [
        (match.start(), match.end(), True) for match in re.finditer(r";(?=\s+(?!\d)|$)", text)
    ]
    breaks += [(end, end, False) for end in sentence_ends(_quote_ends(text, chars))]
    breaks.sort()
    units, start, index, hard = [], 0, 0, False
    for left, right, semicolon in breaks:
        while index < len(covered) and covered[index][1] <= left:
            index += 1
        if index < len(covered) and covered[index][0] < left < covered[index][1]:
            continue
        if left > start:
            units.append(_Unit(start, left, hard))
        start, hard = right, semicolon
    if start < len(text):
        units.append(_Unit(start, len(text), hard))
    return [unit for unit in units if text[unit.start : unit.end].strip(" .,;")]


def _quote_ends(text: str, chars: str) -> str:
    # American typography puts the full stop inside the quotation marks.
    pieces = list(text)
    for match in re.finditer("\ue001+(?=\\s|$)", text):
        before = match.end() - 2
        if before >= 0 and chars[before] in ".?!" and chars[match.end() - 1] in "”\"’'»":
            after = text[match.end() : match.end() + 2].strip()
            if after and after[0] not in "\ue002[(,;":
                pieces[match.end() - 1] = "."
    return "".join(pieces)


def _merged(chars: str, text: str, units: list[_Unit], found: Sequence[Region]) -> list[_Unit]:
    """Join the sentences of a reference whose style ends its fields with full stops."""
    merged: list[_Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        last = index
        if _opens_reference(chars, text, unit):
            while (
                last + 1 < len(units)
                and last - index < 6
                and _goes_on(chars, text, unit, units[last], units[last + 1])
            ):
                last += 1
        merged.append(_Unit(unit.start, units[last].end, unit.hard))
        index = last + 1
    return merged


def _opens_reference(chars: str, text: str, unit: _Unit) -> bool:
    """Tell whether a unit is only authors, or authors and year, so that its title must follow."""
    begin = _past_signal(text, unit.start, unit.end)
    number = _NUMBER_START.match(text, begin, unit.end)
    begin = number.end() if number else begin
    words = text[begin : unit.end].strip()
    if not words or len(words) > 700:
        return False
    names = read_authors(chars, begin, unit.end)
    rest = chars[names.end : unit.end] if names else ""
    if names and not rest.strip(" .,*"):
        return True
    if names and re.fullmatch(r"[\s.,]*\(?eds?\.?\)?[.,]?|[\s.,]*et al\.", rest):
        return True
    year = _PERIOD_YEAR.search(words)
    if year is None:
        return False
    head = words[: year.start()].strip(" .,(")
    return bool(names and len(rest.strip(" .,()")) <= 12) or (
        len(head.split()) <= 12
        and finite_verb(head) < 0
        and head[:1].isupper()
        and "\ue002" not in head
        and "," not in head
    )


def _goes_on(chars: str, text: str, first: _Unit, last: _Unit, following: _Unit) -> bool:
    if following.hard or following.end - first.start > _LIMIT:
        return False
    words = text[following.start : following.end].strip()
    if _SEE.match(words) or _TOPIC.match(words):
        return False
    if finite_verb(words) >= 0 and last.start != first.start:
        return False
    return not (
        last.start != first.start
        and _complete(text[first.start : last.end])
        and _starts_new(chars, text, following)
    )


def _complete(words: str) -> bool:
    return bool(find_work_dates(words)) or "http" in words


def _starts_new(chars: str, text: str, unit: _Unit) -> bool:
    begin = (
        unit.start + len(text[unit.start : unit.end]) - len(text[unit.start : unit.end].lstrip())
    )
    names = read_authors(chars, begin, unit.end)
    return names is not None and (
        names.family in {"inverted", "vancouver", "direct"} or len(names.names) > 1
    )


def _past_signal(text: str, start: int, end: int) -> int:
    position = start
    while True:
        match = _signal().match(text, position, end) or _JOIN.match(text, position, end)
        if match is None or match.end() >= end:
            return position
        position = match.end()


def _classified(chars: str, text: str, unit: _Unit, inside: list[Region]) -> Iterator[Segment]:
    start, end = _trim(chars, unit.start, unit.end)
    if end <= start:
        return
    if end - start > _LIMIT:
        yield Segment("comment", start, end)
        return
    begin = _past_signal(text, start, end)
    see = _introduced(text, begin, end)
    if see:
        begin = _past_signal(text, see, end)
    cross = _CROSS.match(text, begin, end)
    if (
        cross
        and not text[cross.end() : end].strip(" .,;:)")
        and (begin > start or _whole(text, start, end))
    ):
        if begin > start:
            yield Segment("signal", start, _rtrim(chars, start, begin))
        yield Segment("cross-reference", begin, cross.end())
        return
    yield from _cited(chars, text, start, begin, end, inside)


def _whole(text: str, start: int, end: int) -> bool:
    return re.match(r"(?:foot|end)?n(?:ote)?|[Cc]hap|[Ss]ect", text[start:end]) is not None


def _introduced(text: str, start: int, end: int) -> int:
    """Return where the citation begins after «On the matter, see», or 0."""
    see = None
    for match in _SEE.finditer(text, start, end):
        before = text[start : match.start()]
        if match.start() == start or before.count("(") > before.count(")"):
            continue
        if _TOPIC.match(before) or before.rstrip().endswith((",", ":", "—", "–")):
            see = match
            break
    return see.start() if see else 0


def _cited(
    chars: str, text: str, start: int, begin: int, end: int, inside: list[Region]
) -> Iterator[Segment]:
    body = [each for each in inside if each.start >= begin]
    score = weigh(chars, text[begin:end], begin, end, body)
    if score >= 3:
        lead = _rtrim(chars, start, begin)
        if lead > start:
            yield Segment("signal", start, lead)
        for left, right in _split(text, begin, end):
            yield Segment("work", left, _rstop(chars, left, right), score >= 4)
        return
    embedded = _embedded(chars, text, begin, end, body)
    if embedded is None:
        yield Segment("comment", start, end)
        return
    left, right = embedded
    if _rtrim(chars, start, left) > start:
        yield Segment("comment", start, _rtrim(chars, start, left))
    yield Segment("work", left, _rstop(chars, left, right), False)
    if chars[right:end].strip(" .,;)"):
        yield Segment("comment", *_trim(chars, right, end))


def _split(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Split «*Paper*, 3 May 1999 and *Other*, 4 May 1999» where a title follows a complete citation."""
    cuts = []
    for match in _ENUM.finditer(text, begin, end):
        before = text[begin : match.start()]
        if (
            not _TERMINAL.search(before)
            or before.count("(") != before.count(")")
            or before.count("[") != before.count("]")
        ):
            continue
        if "and" not in match.group() or not (
            find_work_dates(before) and find_work_dates(text[match.end() : end])
        ):
            continue
        cuts.append((match.start(), match.end()))
    spans, position = [], begin
    for left, right in cuts:
        spans.append((position, left))
        position = right
    return [*spans, (position, end)]


_EMBED_CUE = re.compile(r"(?<![\w])(?:in|from|by|of|see|to|and|cf\.|on|the)\s(?:also\s)?|[:,(]\s?")
_EMBED_TAIL = re.compile(
    r"(?:\s?\[[^\[\]]{0,200}\])?(?:,?\s?[(\[][^()\[\]]{0,160}(?:1[4-9]|20)\d\d[a-z]?[)\]]|,\s(?:vol\.|no\.|pp?\.\s?\d|\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\.?\s\d))"
)


def _embedded(
    chars: str, text: str, begin: int, end: int, inside: list[Region]
) -> tuple[int, int] | None:
    """Find a citation inside a sentence: a title in italics with its imprint or date."""
    for region in inside:
        if region.kind != "italic" or _EMBED_TAIL.match(text, region.end, end) is None:
            continue
        first = region.start
        previous = [
            each
            for each in inside
            if each.kind == "quote" and each.end <= first and not text[each.end : first].strip(" ,")
        ]
        first = previous[-1].start if previous else first
        left = _name_before(chars, text, begin, first)
        if text[begin:left].count("(") > text[begin:left].count(")"):
            close = text.find(")", region.end, end)
            imprint = text[region.end : close + 1].count("(") if close > 0 else 0
            while imprint and close > 0:
                close, imprint = text.find(")", close + 1, end), imprint - 1
            return (left, close) if close > 0 else None
        right = end
        verb = finite_verb(text[region.end : end])
        if verb >= 0:
            tail = _EMBED_TAIL.match(text, region.end, end)
            right = tail.end() if tail and text[tail.end() - 1] in ")]" else region.end
        return left, right
    return None


def _name_before(chars: str, text: str, begin: int, title: int) -> int:
    window = max(begin, title - 160)
    for cue in _EMBED_CUE.finditer(text, window, title):
        names = read_authors(chars, cue.end(), title, closed=True)
        if names and not chars[names.end : title].strip(" ,:.'’s"):
            return cue.end()
    return title


def _joined_texts(chars: str, text: str, segments: list[Segment]) -> Iterator[Segment]:
    """Join a treaty or decree that is named with the paper «for the text» of which one is to see."""
    index = 0
    while index < len(segments):
        current = segments[index]
        following = segments[index + 1 : index + 3]
        if (
            current.kind == "work"
            and len(following) == 2
            and following[0].kind == "signal"
            and following[1].kind == "work"
            and _TEXT_SEE.fullmatch(chars[following[0].start : following[1].start])
            and finite_verb(text[current.start : current.end]) < 0
        ):
            yield Segment("work", current.start, following[1].end, following[1].certain)
            index += 3
            continue
        yield current
        index += 1


def _trim(chars: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (chars[start].isspace() or chars[start] in ";,"):
        start += 1
    return start, _rtrim(chars, start, end)


def _rtrim(chars: str, start: int, end: int) -> int:
    while end > start and (chars[end - 1].isspace() or chars[end - 1] in ";,"):
        end -= 1
    return end


def _rstop(chars: str, start: int, end: int) -> int:
    end = _rtrim(chars, start, end)
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
