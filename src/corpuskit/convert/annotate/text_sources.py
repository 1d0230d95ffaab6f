"""Mark sources that the running text names itself: «(Reuters, 14 March)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.convert.annotate.context import Context
from corpuskit.core.alternation import alternation
from corpuskit.core.passages import Draft, Mark, Passage

_PARENTHESIS = re.compile(r"\(([^()]{4,160})\)")
# A source is a name, not a sentence: capitalised words, with small ones between them.
_NAME = re.compile(
    r"[^\W\d_][\w.&'’/-]*(?:\s(?:[^\W\d_a-z][\w.&'’/-]*|of|the|and|de|la|le|del|der|des|du|di|al|el|for|&)){0,7}"
)
_YEAR = r"(?:,?\s(?:1[89]|20)\d\d)?"
_SAYING = re.compile(
    r"\b(?:according\s+to|(?:as\s+)?(?:reported|quoted|told|printed)\s+(?:by|in))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_REACH = 90
_KINDS = frozenset({"p", "item", "quote", "head", "ab", "desc"})


@cache
def _dated() -> re.Pattern[str]:
    months = rf"(?:{alternation(vocabulary.months())})(?!\w)\.?"
    day = r"[0-3]?\d(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-3]?\d)?"
    forms = (
        rf"{months}\s{day}{_YEAR}|{day}\s{months}{_YEAR}|{months}{_YEAR}|(?:1[89]|20)\d\d-\d\d-\d\d"
    )
    more = rf"(?:(?:,|;|\sand|,\sand)\s(?:{forms}|{day}))*"
    return re.compile(rf"(?P<name>.+?),?\s(?P<date>(?:{forms}){more})", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    """Return the pattern of a name and its day behind «according to»: «Avesta of 24 June»."""
    months = rf"(?:{alternation(vocabulary.months())})(?!\w)\.?"
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    forms = rf"(?:{months}\s{day}|{day}\s{months})(?!\w){_YEAR}"
    before = r"(?P<name>[^.;:()]+?),?\s(?:of\s|dated\s)?"
    return re.compile(rf"{before}(?P<date>{forms})", re.IGNORECASE)


def annotate_text_sources(draft: Draft, _context: Context) -> Draft:
    """Mark press sources that the text names as `ref type="source"`, brackets left out.

    A source in brackets is a name with a date («The Fiji Times, July 2»), several of them between
    semicolons, or a news agency alone; behind «according to» it is a name with its day, or an
    agency, with less certainty. Notes, tables and their source lines have none.
    """
    added = {}
    for passage in draft.passages:
        if passage.kind in _KINDS:
            marks = tuple(_marks(passage))
            if marks:
                added[passage.number] = marks
    return draft.with_marks(added)


def _marks(passage: Passage) -> Iterator[Mark]:
    for match in _PARENTHESIS.finditer(passage.chars):
        start = match.start(1)
        spans = list(_parts(match[1]))
        if not all(_is_source(match[1][low:high]) for low, high in spans):
            continue
        for low, high in spans:
            if not _crosses(passage, start + low, start + high):
                yield Mark(start + low, start + high, "ref", (("type", "source"),))
    yield from _said_by(passage)


def _said_by(passage: Passage) -> Iterator[Mark]:
    for saying in _SAYING.finditer(passage.chars):
        low = saying.end()
        text = passage.chars[low : low + _REACH]
        high = low + _length_of_source(text)
        taken = any(mark.start < high and low < mark.end for mark in passage.marks if _names(mark))
        if high > low and not taken and not _crosses(passage, low, high):
            yield Mark(low, high, "ref", (("type", "source"), ("cert", "low")))


def _length_of_source(text: str) -> int:
    """Return how long the source is that a text begins with, nothing where it is none."""
    dated = _told().match(text)
    if dated is not None and _is_name(name := dated["name"]) and _may_be_press(name):
        # Without «of» a person may be meant, who spoke on that day.
        said = text[dated.end("name") : dated.start("date")].strip(" ,")
        if said or vocabulary.bears(name, "periodical_ends") or _is_agency(name):
            return dated.end()
    first = re.match(r"[^\W\d_][\w-]*(?:\s[^\W\d_a-z][\w-]*)*(?!\w)", text)
    return first.end() if first is not None and _is_agency(first[0]) else 0


def _is_agency(name: str) -> bool:
    return name.casefold() in vocabulary.words("agencies")


def _may_be_press(name: str) -> bool:
    """Tell «Herald» from what is a law, a treaty, a document or a body that may say something."""
    words = {word.strip(".,").casefold() for word in name.split()}
    kinds = ("instruments", "document_words", "institutions", "evidence")
    return not any(words & vocabulary.words(kind) for kind in kinds)


def _names(mark: Mark) -> bool:
    """Tell a mark of a person, a body, a place or a treaty: it is no newspaper."""
    return mark.tag in ("persName", "orgName", "placeName", "rs")


def _parts(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in re.finditer(r"[^;]+", text):
        low, high = piece.span()
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        lead = re.match(r"(?:see(?: also)?|cf\.|source:)\s", text[low:high], re.IGNORECASE)
        low += lead.end() if lead else 0
        if high > low:
            at += 1
            yield low, high
    if not at:
        yield 0, len(text)


def _is_source(text: str) -> bool:
    if _is_agency(text.strip()):
        return True
    dated = _dated().fullmatch(text)
    if dated is None:
        return False
    name = dated["name"].strip(" ,")
    names = [each for each in re.split(r",\s", name) if each]
    return bool(names) and all(_is_name(each) for each in names)


def _is_name(text: str) -> bool:
    if _NAME.fullmatch(text) is None:
        return False
    # «(London, 3 May 1999)» says where and when, «(born March 3)» and «(Until 3 May)» only when.
    folded = text.casefold()
    capital = text[0].isupper() or any(char.isupper() for char in text)
    return (
        capital
        and folded not in vocabulary.words("places")
        and folded not in vocabulary.words("no_sources")
    )


def _crosses(passage: Passage, start: int, end: int) -> bool:
    return any(
        mark.start < start < mark.end < end or start < mark.start < end < mark.end
        for mark in passage.marks
    )
