"""Acts that running text names with their day: «the decree of 14 September 1995», and its note."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.bib import vocabulary
from corpuskit.bib.vocabulary import fold
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import STATED, ActMention
from corpuskit.core.alternation import alternation

_LOOK = 70
_DATING = re.compile(
    r"\s(?:of|dated|from|on|signed(?:\s(?:in|at)\s[A-Z]\w+)?\son)\s(?:the\s)?$", re.I
)
_NUMBER = re.compile(r"\b(?:no\.|nr\.?|number|№)\s?(\d{1,5}(?:[/-]\w+)?)", re.I)
_QUOTED = re.compile(
    r"[^\w‘’'“”\"«»]{0,3}(?:‘|'|“|\"|«)(?P<title>.{12,200}?)(?:[’'”\"»])(?=[\s,.;:)]|$)"
)
_YEAR = 366


@functools.cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<kind>{alternation(vocabulary.words('instruments'))})s?\b", re.I)


def kinds_in(text: str) -> frozenset[str]:
    """Return the nouns for acts that a text has, in the singular.

    >>> sorted(kinds_in("Presidential decree no. 940, amended by two laws"))
    ['decree', 'law', 'presidential decree']
    """
    found = {match["kind"].casefold() for match in _kinds().finditer(text)}
    return frozenset(found | {word.rpartition(" ")[2] for word in found})


def act_mentions(reading: Reading, document: str) -> Iterator[ActMention]:
    """Yield the acts that a sentence dates, where it dates only one.

    The note at the date says in full what the text names in short; with two acts in one sentence
    nobody can tell which of them that is.
    """
    named = [(each, dated) for dated in reading.dates if (each := _act(reading, dated))]
    if len(named) != 1:
        return
    match, dated = named[0]
    if stance_of(reading.sentence, dated.start, dated.end) not in STATED:
        return
    text = reading.text
    numbered = _NUMBER.search(text, match.end(), min(len(text), dated.end + 12))
    title = _QUOTED.match(text, dated.end) or _QUOTED.search(text, match.end(), dated.start)
    marks = [note for offset, note in reading.marks if offset >= dated.end]
    yield ActMention(
        document=document,
        kind=match["kind"].casefold(),
        title=fold(title["title"]) if title else "",
        number=numbered[1] if numbered else "",
        first=dated.first,
        last=dated.last,
        note=marks[0] if marks else (0, 0),
        where=reading.locate(dated.start, dated.end, dated.xml_id),
    )


def _act(reading: Reading, dated: Dated) -> re.Match[str] | None:
    """Return the noun for an act that a date right behind it dates."""
    if (dated.last - dated.first).days > _YEAR:
        return None
    low = max(0, dated.start - _LOOK)
    before = reading.text[low : dated.start]
    if not _DATING.search(before):
        return None
    low = max([low, *(d.end for d in reading.dates if d.end <= dated.start)])
    found = list(_kinds().finditer(reading.text, low, dated.start))
    if not found or re.search(r"[.;:,]\s", reading.text[found[-1].end() : dated.start]):
        return None
    return found[-1]
