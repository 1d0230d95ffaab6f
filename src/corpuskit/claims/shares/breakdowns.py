"""Wholes that a sentence divides into parts.

A whole is announced («of the fourteen firms ...», «19,600 people: ...», «5618 people, of whom
...», «three camps (...) hold 2,600», «..., in all 2,600») and its parts follow or precede it, each
a figure of the same unit. Where the words leave open whether a figure is a part, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.grammar.counted import Item, groups, has_words, items_of, word_list
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Breakdown, Cut
from corpuskit.language.units import dimension

_DETERMINERS = r"(?:(?:the|these|those|its|their|all|a|total|of)\s+){0,4}$"
_OF = re.compile(rf"(?:^\W*|[;:,(–—]\s*|\b(?:and|but|that)\s+)of\s+{_DETERMINERS}", re.I)
_OF_THESE = re.compile(
    r"^\W*of\s+(?:these|them|those)\b,?\s*(?=[^\W\d])|^\W*of\s+(?:these|them|those),", re.I
)
_WHOM = re.compile(r"\W{0,3}(?:of|amongst?)\s+(?:whom|which|them|these|those)\b", re.I)
_PART = re.compile(r"\b(?:of|among|including)\s+(?:whom|which|them)\s+(?:some\s+|about\s+)?$", re.I)
_RELATIVE = re.compile(r"[^,;:(]{0,40}?\b(?:that|which|who|whose|whom)\b[^,;]*,", re.I)
_IN_ALL = re.compile(
    r"(?:,|\(|–|—|:|\band)\s*(?:in all|altogether|in total|making|a total of|together|totall?ing|"
    rf"for a total of|making a total of)\s*,?\s*{_DETERMINERS}",
    re.I,
)
_IN_ALL_AFTER = re.compile(r"\s*(?:in all|altogether|in total)\s*(?:[,.;)]|$)", re.I)
_NAMED = re.compile(
    r"(?:^|[,;:(]|\band\b)\s*(?:and\s+)?(?:the\s+|for\s+)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}[\s:]*$"
)
_CLOSE = re.compile(r"[^,;:()–—]{0,60}(?:,\s+|\s[–—]\s|—)(?:with\s+)?", re.I)
_JOINED = re.compile(r",|;|\b(?:and|but|while|whereas|against)\b", re.I)
# A digit before a figure that is no figure itself is a label: «Article 3 names 12 islands».
_LABELLED = re.compile(r"\d")
_LAST_WORD = re.compile(r"([^\W\d]+)\.?\W*$")
_WORD = re.compile(r"[^\W\d]+")
_IN_YEAR = re.compile(r"\b(?:in|by|of|during)\s+((?:1[5-9]|20)\d\d)\b", re.I)
_STOP = re.compile(r"[;:]|\.\s")
_LONGEST_GAP = 90


@dataclass(frozen=True, slots=True)
class _Division:
    """Hold a whole with the stretch of the sentence that its parts stand in.

    `listed` says that the form (a colon, parentheses, «in all») announces all parts, `close` that
    nothing but a comma does, so that the parts must be told apart alike.
    """

    whole: Item
    home: Reading
    low: int
    high: int
    listed: bool = False
    close: bool = False


def breakdowns_of(reading: Reading, document: str, before: Reading | None) -> Iterator[Breakdown]:
    """Yield the wholes that a sentence divides; `before` is the sentence «of these» points to."""
    items = items_of(reading)
    counts = tuple(item for item in items if item.unit != "%")
    seen: set[tuple[Item, ...]] = set()
    parts: set[Item] = set()
    for division in _divisions(reading, counts, before):
        if division.close and division.whole in parts:
            continue
        found = _parts(reading, document, division, counts)
        if found is not None and (key := found[1]) not in seen:
            seen.add(key)
            parts.update(key[1:])
            yield found[0]


def whole_before(reading: Reading, before: Reading | None) -> Item | None:
    """Return what «of these» at the beginning of a sentence points to: the only count before."""
    if before is None or _OF_THESE.match(reading.text) is None:
        return None
    counts = [item for item in items_of(before) if item.unit != "%" and item.noun]
    return counts[0] if len(counts) == 1 else None


def whole_of_them(before: Reading | None, part: Item) -> Item | None:
    """Return what «84 of them» is a part of: what the sentence before counts, no part of it."""
    if before is None:
        return None
    counts = [each for each in items_of(before) if each.unit == part.unit and each.noun]
    wholes = [each for each in counts if _PART.search(before.text, 0, each.start) is None]
    return wholes[0] if len(wholes) == 1 else None


def opens_partitive(text: str, item: Item) -> bool:
    """Tell whether a figure is the whole of «of the fourteen firms, ...»."""
    return _OF.search(text[max(0, item.start - 60) : item.start]) is not None


def _divisions(
    reading: Reading, counts: Sequence[Item], before: Reading | None
) -> Iterator[_Division]:
    text = reading.text
    earlier = whole_before(reading, before)
    if earlier is not None and before is not None:
        yield _Division(earlier, before, 0, _stop(text, 0))
    for index, item in enumerate(counts):
        following = counts[index + 1].start if index + 1 < len(counts) else len(text)
        between = text[item.end : following]
        if opens_partitive(text, item):
            relative = _RELATIVE.match(text, item.end)
            low = relative.end() if relative else item.end
            yield _Division(item, reading, low, _stop(text, low))
        elif _WHOM.search(between) and len(between) < _LONGEST_GAP:
            yield _Division(item, reading, following - 1, _stop(text, following))
        elif ":" in between and "(" not in between:
            low = item.end + between.index(":")
            yield _Division(item, reading, low, len(text), listed=True)
        elif _CLOSE.fullmatch(between) and not _in_series(between, text[following:]):
            yield _Division(item, reading, item.end, _stop(text, item.end), close=True)
        yield from _bracketed(reading, item, counts, index)
    yield from _summed_up(reading, counts)


def _in_series(between: str, after: str) -> bool:
    """Tell whether a figure is itself the first of a list: «80 on request, 60 in June»."""
    places = word_list("places")
    own = {word.casefold() for word in _WORD.findall(between)} & places
    next_places = {word.casefold() for word in _WORD.findall(after)[:4]} & places
    return bool(own and next_places)


def _bracketed(
    reading: Reading, item: Item, counts: Sequence[Item], index: int
) -> Iterator[_Division]:
    """Yield «2,600 (1,200 in A, 1,400 in B)» and «the camps (A 1,200, B 1,400) hold 2,600»."""
    text = reading.text
    before = text.rfind("(", 0, item.start)
    after = text.find(")", item.end)
    if before < 0 or after < 0 or ")" in text[before : item.start]:
        return
    inside = [c for c in counts if before < c.start < after]
    if len(inside) < 2 or inside[0] is not item:
        return
    if index and "," not in (gap := text[counts[index - 1].end : before]) and len(gap) < 30:
        whole = counts[index - 1]
        if whole.value.point != len(inside):
            yield _Division(whole, reading, before, after, listed=True)
            return
    outside = [c for c in counts if c.start > after]
    if (
        outside
        and outside[0].start - after < 60
        and not _STOP.search(text[after : outside[0].start])
    ):
        yield _Division(outside[0], reading, before, after, listed=True)


def _summed_up(reading: Reading, counts: Sequence[Item]) -> Iterator[_Division]:
    """Yield «1,200 men and 800 women, in all 2,000»."""
    text = reading.text
    for item in counts[2:]:
        head = text[max(0, item.start - 60) : item.start]
        if _IN_ALL.search(head) or _IN_ALL_AFTER.match(text, item.end):
            stops = [m.end() for m in _STOP.finditer(text, 0, item.start)]
            yield _Division(item, reading, stops[-1] if stops else 0, item.start, listed=True)


def _parts(
    reading: Reading, document: str, division: _Division, counts: Sequence[Item]
) -> tuple[Breakdown, tuple[Item, ...]] | None:
    text = reading.text
    whole = division.whole
    inside = [
        item
        for item in counts
        if division.low <= item.start
        and item.end <= division.high
        and item is not whole
        and (division.listed or not _in_brackets(text, division.low, item.start))
    ]
    leads = _leads(text, division, inside)
    if division.listed and any(map(_LABELLED.search, leads)):
        return None
    kept = [
        (item, lead)
        for item, lead in zip(inside, leads, strict=True)
        if _is_part(item, lead, whole)
    ]
    parts = tuple(item for item, _ in kept)
    if len(parts) < 2 or (division.listed and len(parts) < len(inside)):
        return None
    later = [lead for _, lead in kept[1:]]
    if any(has_words(lead, "nested") for lead in later):
        return None
    if not all(_JOINED.search(lead) and len(lead) < _LONGEST_GAP for lead in later):
        return None
    trails = _trails(text, division, parts)
    if (
        _at_other_times(trails)
        or _cut_across(trails, parts)
        or any(has_words(t, "nested") for t in trails[-1:])
    ):
        return None
    stretch = text[whole.end if division.home is reading else 0 : division.high]
    open_ended = has_words(stretch, "open") or len(parts) < len(inside)
    alike = division.listed or _alike(trails, [lead for _, lead in kept])
    if not alike and (division.close or _said_alike(trails)):
        return None
    complete = (division.listed or _complementary(trails)) and not open_ended
    made = Breakdown(
        cut=Cut.PARTS,
        document=document,
        whole=whole.amount(division.home),
        parts=tuple(part.amount(reading) for part in parts),
        complete=complete,
        disjoint=alike,
    )
    return made, (whole, *parts)


def _leads(text: str, division: _Division, inside: Sequence[Item]) -> list[str]:
    """Return the words before each figure, from the figure before it or the whole on."""
    starts = [division.low, *(item.end for item in inside[:-1])]
    return [text[low : item.start] for low, item in zip(starts, inside, strict=False)]


def _trails(text: str, division: _Division, parts: Sequence[Item]) -> list[str]:
    """Return the words behind each part, up to the next or the end of the clause."""
    ends = [*(part.start for part in parts[1:]), division.high]
    return [text[part.number_end : end] for part, end in zip(parts, ends, strict=True)]


def _is_part(item: Item, lead: str, whole: Item) -> bool:
    last = _LAST_WORD.search(lead)
    word = last[1].casefold() if last else ""
    if word in word_list("prepositions") and not lead.rstrip().endswith(","):
        return False
    if item.unit != whole.unit and dimension(whole.unit) == "time":
        # «Elected for nine years, eight by the Diet»: people are no part of a time.
        return False
    if item.unit != whole.unit and not (item.unit == "count" and not item.noun):
        return False
    return item.unit == "count" or item.noun in ("", whole.noun) or not whole.noun


def _said_alike(trails: Sequence[str]) -> bool:
    """Tell whether one verb is said of two parts: «ten sold coffee and five sold cocoa» overlap."""
    firsts = [words[0].casefold() if (words := _WORD.findall(trail)) else "" for trail in trails]
    return bool(firsts[0]) and firsts[0] in firsts[1:]


def _alike(trails: Sequence[str], leads: Sequence[str]) -> bool:
    """Tell whether parts are told apart by one thing: «from A», «from B»; «A 1,200, B 800»."""
    if all(_NAMED.search(lead) for lead in leads[1:]):
        return True
    places = word_list("places")
    firsts = [
        next((w.casefold() for w in _WORD.findall(trail)[:2] if w.casefold() in places), "")
        for trail in trails
    ]
    return bool(firsts[0]) and len(set(firsts)) == 1


def _complementary(trails: Sequence[str]) -> bool:
    if len(trails) != 2:
        return has_words(trails[-1][:30], "rest")
    first, second = (frozenset(w.casefold() for w in _WORD.findall(t)[:8]) for t in trails)
    if has_words(trails[-1][:30], "rest"):
        return True
    pairs = groups("complements")
    return any(first & pair and second & pair and first & pair != second & pair for pair in pairs)


def _cut_across(trails: Sequence[str], parts: Sequence[Item]) -> bool:
    """Tell whether parts are told apart by different things, so that they can overlap."""
    found = []
    for trail, part in zip(trails, parts, strict=True):
        words = {word.casefold() for word in _WORD.findall(trail)[:8]} | {part.noun}
        found.append({n for n, group in enumerate(groups("dimensions")) if words & group})
    named = [dimensions for dimensions in found if dimensions]
    return len(named) > 1 and not set.intersection(*named)


def _at_other_times(trails: Sequence[str]) -> bool:
    """Tell parts that may be one at two times: «27 in use in 1975 and 19 in 1977»."""
    years = [frozenset(_IN_YEAR.findall(trail)) for trail in trails]
    once = any(has_words(trail, "once") for trail in trails)
    return all(years) and len(set(years)) > 1 and not once


def _in_brackets(text: str, low: int, at: int) -> bool:
    return text.rfind("(", low, at) > text.rfind(")", low, at)


def _stop(text: str, low: int) -> int:
    found = re.compile(r"[;:]").search(text, low)
    return found.start() if found else len(text)
