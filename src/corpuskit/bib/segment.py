"""Cut a note into the works it cites, what introduces them, comment and cross-references."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.authors import read_authors
from corpuskit.bib.description import described
from corpuskit.bib.embedded import find_embedded, find_told
from corpuskit.bib.evidence import finite_verb, weigh
from corpuskit.bib.layout import Region, masked, regions
from corpuskit.bib.reporters import reporter_spans
from corpuskit.bib.slip import sentence_ends
from corpuskit.bib.split import TERMINAL, split_works, trimmed, trimmed_end, without_stop
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Segment
from corpuskit.core.passages import Mark

_LIMIT = 2500
_SEE = re.compile(
    r"(?<![\w])(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Cc]onsult)(?:\s(?:also|further|especially"
    r"|generally))?(?=[\s,:])"
)
_TOPIC = re.compile(
    r"(?:[Oo]n|[Ff]or|Regarding|Concerning|As\s(?:to|for|regards)|About|In\saddition|More\sgenerally"
    r"|With\srespect\sto|With\sregard\sto)\s"
)
_TEXT_SEE = re.compile(
    r"(?:For|The)\s(?:the\s)?(?:full\s)?(?:(?:English|original|unofficial)\s)?(?:text"
    r"|translation|version)s?(?:\sof\s[^.,;]{0,80})?,?\ssee\s(?:also\s)?|The text (?:is"
    r"|was) (?:published|reproduced|printed) in\s|(?:Re)?[Pp]rinted in\s"
    r"|(?:Re)?[Pp]roduced in\s|[Tt]ext in\s"
)
_CROSS = re.compile(
    r"(?:(?:the\s)?(?:foot|end)?(?:notes?|nn?\.|fnn?\.?|fn\.?)\s\d{1,4}(?:\s?[-–]\s?\d{1,4}"
    r"|(?:,\s|,?\sand\s)\d{1,4})*|"
    r"(?:chapters?|chaps?\.|sections?|tables?|figures?|appendix|appendices|annex|box|part"
    r"|boxes)\s(?:[\dIVXA-Z][\w.]{0,5})(?:\s?(?:and|,|[-–])\s?[\dIVXA-Z][\w.]{0,5})*|"
    r"(?:above|below|supra|infra)(?:,?\s(?:pp?\.|n\.|note)\s?[\d–-]+)?"
    r"|pp?\.\s?\d+(?:[-–]\d+)?\s(?:above|below)|the\s(?:following|previous|preceding)\s(?:note"
    r"|chapter|section))"
    r"(?:\s(?:above|below|supra|infra))?(?:,?\s(?:(?:in|of|to)\sthis\s(?:volume|book|report"
    r"|chapter|study|article|paper|issue|yearbook)|(?:above|below)))?"
    r"(?:,?\spp?\.\s?\d+(?:[-–]\d+)?)?",
    re.IGNORECASE,
)
# «see vol. 2, p. 203» sends to another place of the work before it.
_PLACES_ONLY = re.compile(
    r"(?:(?:vols?\.|pp?\.|pages?|volumes?|chs?\.|chaps?\.|nos?\.|part|tables?)\s?[\dIVXivx]+(?:[–-]\d+)?,?\s?)+\.?"
)
_NUMBER_START = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\))\s*")
_COLLECTED = re.compile(
    r"\s*the\s(?:[a-z]+\s){1,3}(?:printed|collected|reproduced|reprinted|published|assembled|edited)\s"
    r"(?:in|by)\s(?=[^\W\d_a-z\ue001\ue002])"
)
# Only before a title: what is told «according to data of 1997» is a sentence with its time.
_ACCORDING = re.compile(r"\s*[Aa]ccording\sto\s(?=[^.;()]{2,60}?,\s[\ue001\ue002])")
# What the author made of a source is none of its title.
_OWN_WORK = re.compile(
    r"\s*(?:(?:[Aa]uthors?(?:['’]s?)?|[Oo]wn|[Mm]y|[Oo]ur)\s)?(?:[Cc]alculat(?:ions?|ed)"
    r"|[Ee]stimates?|[Cc]omputations?|[Cc]ompiled)"
    r"(?:\sby\sthe\sauthors?)?\s(?:based\s)?(?:on|from)\s(?:data\s(?:in|from)\s)?"
)
_JOIN = re.compile(r"\s*(?:and|also|or|as well as|but|then)\b,?\s")
_PERIOD_YEAR = re.compile(
    r"(?:\(\s?)?(?:(?:1[4-9]|20)\d\d)[a-z]?(?:\s?\))?[.:]?$|\((?:n\.d\.|forthcoming|in press)\)\.?$"
)
_PAREN_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")
_AND = re.compile(r"\s*(?:,?\s?and\s|,\s(?:and\s)?)(?:see\s(?:also\s)?)?")
_FOR = re.compile(r"(?:[Ff]or|[Oo]n)\s(?:[\w’'-]+\s?){1,6},\s(?=[^\W\d_a-z])")


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
    units = _merged(chars, text, _units(chars, text, found))
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
            units.append(_Unit(start, left, hard))
        start, hard = right, semicolon
    if start < len(text):
        units.append(_Unit(start, len(text), hard))
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


def _merged(chars: str, text: str, units: list[_Unit]) -> list[_Unit]:
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


def _goes_on(chars: str, text: str, first: _Unit, last: _Unit, following: _Unit) -> bool:
    if following.hard or following.end - first.start > _LIMIT:
        return False
    words = text[following.start : following.end].strip()
    if _SEE.match(words) or _TOPIC.match(words):
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
        match = (
            _signal().match(text, position, end)
            or _JOIN.match(text, position, end)
            or _OWN_WORK.match(text, position, end)
            or _ACCORDING.match(text, position, end)
            or _COLLECTED.match(text, position, end)
        )
        if match is None or match.end() >= end:
            return position
        position = match.end()


def _classified(chars: str, text: str, unit: _Unit, inside: Sequence[Region]) -> Iterator[Segment]:
    start, end = trimmed(chars, unit.start, unit.end)
    if end <= start:
        return
    if end - start > _LIMIT:
        yield Segment("comment", start, end)
        return
    begin = _past_signal(text, start, end)
    if _PLACES_ONLY.fullmatch(text[begin:end]):
        yield Segment("comment", start, end)
        return
    see = _introduced(chars, text, begin, end)
    if see:
        begin = _past_signal(text, see, end)
    cross = _CROSS.match(text, begin, end)
    if cross and (begin > start or _whole(text, start, end)):
        rest = text[cross.end() : end]
        more = _AND.match(rest)
        if not rest.strip(" .,;:)") or more:
            if begin > start:
                yield Segment("signal", start, trimmed_end(chars, start, begin))
            yield Segment("cross-reference", begin, cross.end())
            if more and rest[more.end() :].strip(" .,;:)"):
                yield from _classified(chars, text, _Unit(cross.end() + more.end(), end), inside)
            return
    yield from _cited(chars, text, start, begin, end, inside)


def _whole(text: str, start: int, end: int) -> bool:
    return re.match(r"(?:foot|end)?n(?:ote)?|[Cc]hap|[Ss]ect", text[start:end]) is not None


def _introduced(chars: str, text: str, start: int, end: int) -> int:
    """Return where the citation begins after «On the matter, see» or «for criticism,», or 0."""
    for match in _SEE.finditer(text, start, end):
        before = text[start : match.start()]
        if match.start() == start or before.count("(") > before.count(")"):
            continue
        if _TOPIC.match(before) or before.rstrip().endswith((",", ":", "—", "–")):
            return match.start()
    topic = _FOR.match(text, start, end)
    if topic and read_authors(chars, topic.end(), end):
        return topic.end()
    return 0


def _cited(
    chars: str, text: str, start: int, begin: int, end: int, inside: Sequence[Region]
) -> Iterator[Segment]:
    body = [each for each in inside if each.start >= begin]
    score = weigh(chars, text[begin:end], begin, end, body)
    verb = finite_verb(text[begin:end])
    clause = _clause(text, begin, end, verb)
    if clause and weigh(chars, text[begin:clause], begin, clause, body) >= (
        3 if _first_title(body, end) < clause else 4
    ):
        yield from _cited(chars, text, start, begin, clause, inside)
        yield Segment("comment", *trimmed(chars, clause, end))
        return
    led = (
        verb >= 0 and not _opens(chars, text, begin, end) and begin + verb < _first_title(body, end)
    )
    if score >= 3 and not led:
        lead = trimmed_end(chars, start, begin)
        if lead > start:
            yield Segment("signal", start, lead)
        stop = _before_remark(text, begin, end, body)
        yield from split_works(chars, text, begin, stop, body, score)
        if chars[stop:end].strip(" .,;)"):
            yield Segment("comment", *trimmed(chars, stop, end))
        return
    embedded = find_embedded(chars, text, begin, end, body) or find_told(
        chars, text, begin, end, body
    )
    if embedded is None:
        yield Segment("comment", start, end)
        return
    left, right = embedded
    if trimmed_end(chars, start, left) > start:
        yield Segment("comment", start, trimmed_end(chars, start, left))
    yield Segment("work", left, without_stop(chars, left, right), led)
    if chars[right:end].strip(" .,;)"):
        yield Segment("comment", *trimmed(chars, right, end))


_RELATIVE = re.compile(
    r",\s(?=(?:where|which|who|whose|(?:in|from|on|of|to)\s(?:which|whom)|although|though|but|while)\s)"
)


def _clause(text: str, begin: int, end: int, verb: int) -> int:
    """Return where a clause begins behind a citation («p. 3, where the law is printed»), or 0."""
    # «According to data of 1997, 300 had left» is a sentence, whose time the markup must not hide.
    if verb < 0 or described(text[begin:end].strip()) == "evidence":
        return 0
    relative = _RELATIVE.search(text, begin, begin + verb + 1)
    comma = relative.start() if relative else text.rfind(",", begin, begin + verb)
    if comma <= begin or not TERMINAL.search(text[begin:comma]):
        return 0
    return comma


def _first_title(body: Sequence[Region], end: int) -> int:
    return next((each.start for each in body if each.kind in {"italic", "quote"}), end)


def _opens(chars: str, text: str, begin: int, end: int) -> bool:
    """Tell whether a citation, not a sentence, begins here: a title or the names of authors do."""
    if text[begin : begin + 1] in {"\ue001", "\ue002", "["}:
        return True
    names = read_authors(chars, begin, end)
    return names is not None and text[names.end : names.end + 1] in {",", ".", ":", "(", ""}


def _before_remark(text: str, begin: int, end: int, body: Sequence[Region]) -> int:
    """Return where a remark begins behind a citation («p. 4, which gives 1100 t»), or `end`."""
    last = max((each.end for each in body if each.kind != "bracket"), default=begin)
    verb = finite_verb(text[last:end])
    if verb < 0:
        return end
    comma = text.rfind(",", last, last + verb)
    if comma < 0 or not TERMINAL.search(text[begin:comma]):
        return end
    return comma


def _joined_texts(chars: str, text: str, segments: list[Segment]) -> Iterator[Segment]:
    """Join a treaty or decree with the paper that is named «for the text»."""
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
