"""Cut a note into the works it cites, what introduces them, comment and cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.bib.authors import read_authors
from corpuskit.bib.description import described
from corpuskit.bib.embedded import find_embedded, find_told
from corpuskit.bib.evidence import finite_verb, weigh
from corpuskit.bib.layout import Region, masked, regions
from corpuskit.bib.reporters import in_reporter
from corpuskit.bib.signals import SEE, TOPIC, past_signal
from corpuskit.bib.split import TERMINAL, split_works, trimmed, trimmed_end, without_stop
from corpuskit.bib.units import LIMIT, Unit, merged, units
from corpuskit.bib.work import Segment
from corpuskit.core.passages import Mark

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
_AND = re.compile(r"\s*(?:,?\s?and\s|,\s(?:and\s)?)(?:see\s(?:also\s)?)?")
_FOR = re.compile(r"(?:[Ff]or|[Oo]n)\s(?:[\w’'-]+\s?){1,6},\s(?=[^\W\d_a-z])")


def segment(chars: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Cut a note's characters into segments, in order and without overlap.

    Separators between segments belong to none. The time is linear in the length of the note;
    a run of more than 2,500 characters without a break is comment.
    """
    if not chars.strip():
        return ()
    found = regions(chars, marks, 0, len(chars))
    text = masked(chars, found, 0, len(chars))
    pieces = merged(chars, text, units(chars, text, found))
    segments: list[Segment] = []
    for unit, inside in _with_regions(pieces, found):
        segments += _classified(chars, text, unit, inside)
    return tuple(_joined_texts(chars, text, segments))


def _with_regions(
    units: list[Unit], found: Sequence[Region]
) -> Iterator[tuple[Unit, list[Region]]]:
    index = 0
    for unit in units:
        while index < len(found) and found[index].end <= unit.start:
            index += 1
        last = index
        while last < len(found) and found[last].start < unit.end:
            last += 1
        yield unit, list(found[index:last])


def _classified(chars: str, text: str, unit: Unit, inside: Sequence[Region]) -> Iterator[Segment]:
    start, end = trimmed(chars, unit.start, unit.end)
    if end <= start:
        return
    if end - start > LIMIT:
        yield Segment("comment", start, end)
        return
    begin = past_signal(text, start, end)
    if _PLACES_ONLY.fullmatch(text[begin:end]):
        yield Segment("comment", start, end)
        return
    see = _introduced(chars, text, begin, end)
    if see:
        begin = past_signal(text, see, end)
    cross = _CROSS.match(text, begin, end)
    if cross and (begin > start or _whole(text, start, end)):
        rest = text[cross.end() : end]
        more = _AND.match(rest)
        if not rest.strip(" .,;:)") or more:
            if begin > start:
                yield Segment("signal", start, trimmed_end(chars, start, begin))
            yield Segment("cross-reference", begin, cross.end())
            if more and rest[more.end() :].strip(" .,;:)"):
                yield from _classified(chars, text, Unit(cross.end() + more.end(), end), inside)
            return
    yield from _cited(chars, text, start, begin, end, inside)


def _whole(text: str, start: int, end: int) -> bool:
    return re.match(r"(?:foot|end)?n(?:ote)?|[Cc]hap|[Ss]ect", text[start:end]) is not None


def _introduced(chars: str, text: str, start: int, end: int) -> int:
    """Return where the citation begins after «On the matter, see» or «for criticism,», or 0."""
    for match in SEE.finditer(text, start, end):
        before = text[start : match.start()]
        if match.start() == start or before.count("(") > before.count(")"):
            continue
        if TOPIC.match(before) or before.rstrip().endswith((",", ":", "—", "–")):
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
            and not in_reporter(text[current.start : current.end])
        ):
            yield Segment("work", current.start, following[1].end, following[1].certain)
            index += 3
            continue
        yield current
        index += 1
