"""Cut a note at its breaks, and join the sentences of a reference that has breaks inside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.bib.authors import read_authors
from corpuskit.bib.evidence import finite_verb
from corpuskit.bib.imprint import is_place
from corpuskit.bib.layout import Region
from corpuskit.bib.reporters import reporter_spans
from corpuskit.bib.signals import SEE, TOPIC, past_signal
from corpuskit.bib.slip import sentence_ends
from corpuskit.bib.when import find_work_dates

LIMIT = 2500
_NUMBER_START = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\))\s*")
_PERIOD_YEAR = re.compile(
    r"(?:\(\s?)?(?:(?:1[4-9]|20)\d\d)[a-z]?(?:\s?\))?[.:]?$|\((?:n\.d\.|forthcoming|in press)\)\.?$"
)
_PAREN_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of the note between two breaks; `hard` is True after a semicolon."""

    start: int
    end: int
    hard: bool = False


def units(chars: str, text: str, found: Sequence[Region]) -> list[Unit]:
    """Cut a note at semicolons and at the ends of sentences outside brackets."""
    covered = [
        (each.start, each.end) for each in found if each.kind in {"paren", "bracket", "angle"}
    ]
    breaks = [
        (match.start(), match.end(), True)
        for match in re.finditer(r";(?=\s+(?!\d)|\s+\d{1,4}\s[A-Z]|$)", text)
    ]
    breaks += [(end, end, False) for end in sentence_ends(_quote_ends(text, chars))]
    reporters = reporter_spans(text)
    breaks = [each for each in breaks if not _within(each[0], reporters)]
    breaks.sort()
    units, start, index, hard = [], 0, 0, False
    for left, right, semicolon in breaks:
        while index < len(covered) and covered[index][1] <= left:
            index += 1
        if index < len(covered) and covered[index][0] < left < covered[index][1]:
            continue
        if left > start:
            units.append(Unit(start, left, hard))
        start, hard = right, semicolon
    if start < len(text):
        units.append(Unit(start, len(text), hard))
    return [unit for unit in units if text[unit.start : unit.end].strip(" .,;")]


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and spans[at][0] < place < spans[at][1]


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


def merged(chars: str, text: str, units: list[Unit]) -> list[Unit]:
    """Join the sentences of a reference whose style ends its fields with full stops."""
    merged: list[Unit] = []
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
        while last + 1 < len(units) and _imprint(text, unit, units[last + 1]):
            last += 1
        merged.append(Unit(unit.start, units[last].end, unit.hard))
        index = last + 1
    return merged


def _imprint(text: str, first: Unit, following: Unit) -> bool:
    """Tell «Oxford: Blackwell, pp. 15–30» behind a full stop, which ends the work before it."""
    words = text[following.start : following.end].strip()
    place, colon, house = words.partition(":")
    named = colon and len(place.split()) <= 4 and is_place(place) and house[1:2].isupper()
    return bool(named) and not following.hard and following.end - first.start <= LIMIT


def _opens_reference(chars: str, text: str, unit: Unit) -> bool:
    """Tell whether a unit is only authors, or authors and year, so that its title must follow."""
    begin = past_signal(text, unit.start, unit.end)
    number = _NUMBER_START.match(text, begin, unit.end)
    begin = number.end() if number else begin
    words = text[begin : unit.end].strip()
    if not words or len(words) > 700:
        return False
    names = read_authors(chars, begin, unit.end)
    rest = chars[names.end : unit.end] if names else ""
    if names and not rest.strip(" .,*"):
        return True
    if names and names.family == "inverted" and _harvard(text[names.end : unit.end]):
        return True
    if not chars[names.end if names else begin : unit.end].strip(" ,.") or _only_title(
        text[names.end if names else begin : unit.end]
    ):
        return True
    if names and re.fullmatch(r"[\s.,]*\(?eds?\.?\)?[.,]?|[\s.,]*et al\.", rest):
        return True
    edited = re.match(r"[\s.,]*\(?eds?\.?\)?[.,]?(?=\s?\()", rest) if names else None
    if names and edited and _harvard(text[names.end + edited.end() : unit.end]):
        return True
    initials = names is not None and names.family in {"vancouver", "inverted"}
    if initials and rest.startswith(".") and not find_work_dates(rest):
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


def _harvard(rest: str) -> bool:
    """Tell «(1979) Flour», after which place and publisher follow behind the full stop."""
    return (
        re.match(r"\s?\((?:1[5-9]|20)\d\d[a-z]?\)[.,]?\s[^\W\d_a-z\ue001\ue002]", rest) is not None
    )


def _only_title(rest: str) -> bool:
    """Tell a run that ends with its title, as «“Who Drained the Lake?”» does before its journal."""
    return re.fullmatch(r"[\s,.]*\ue001+[\s.]*", rest) is not None


def _goes_on(chars: str, text: str, first: Unit, last: Unit, following: Unit) -> bool:
    if following.hard or following.end - first.start > LIMIT:
        return False
    words = text[following.start : following.end].strip()
    if SEE.match(words) or TOPIC.match(words):
        return False
    if _PAREN_YEAR.search(text[first.start : first.end]) and (
        finite_verb(words) >= 0 or _starts_new(chars, text, following)
    ):
        return False
    if finite_verb(words) >= 0 and (
        last.start != first.start or "\ue001" in text[first.start : first.end]
    ):
        return False
    if "\ue001" in text[first.start : first.end] and not re.search(r"\d", words):
        return False
    return not (
        last.start != first.start
        and _complete(text[first.start : last.end])
        and _starts_new(chars, text, following)
    )


def _complete(words: str) -> bool:
    return bool(find_work_dates(words)) or "http" in words


def _starts_new(chars: str, text: str, unit: Unit) -> bool:
    begin = (
        unit.start + len(text[unit.start : unit.end]) - len(text[unit.start : unit.end].lstrip())
    )
    names = read_authors(chars, begin, unit.end)
    return names is not None and (
        names.family in {"inverted", "vancouver", "direct"} or len(names.names) > 1
    )
