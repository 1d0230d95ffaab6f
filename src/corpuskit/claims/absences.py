"""What a text says there was none of since a day: «no case since 1996»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpuskit.claims.content import NAME, NOT, name_key, names, words_of
from corpuskit.claims.model import Absence, Claim
from corpuskit.claims.reading import Reading
from corpuskit.claims.stance import clause_bounds

_NONE = re.compile(
    r"\b(?:no|not\s+(?:one|a\s+single|any)|never|none|without\s+a(?:\s+single)?"
    r"|(?<=\bhas\s)not|(?<=\bhave\s)not|(?<=\bhad\s)not)\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|after)\s+(?:the\s+end\s+of\s+)?$", re.I)
_UNDER = re.compile(r"\b(?:less|fewer|lower)\s+than\b|\b(?:under|below)\b", re.I)
_SHORT = 12


def absences_of(reading: Reading, document: str, claims: Sequence[Claim]) -> Iterator[Absence]:
    """Yield what a sentence says has not happened since a day."""
    for match in _NONE.finditer(reading.text):
        first, last = clause_bounds(reading.sentence, match.start(), match.end())
        tokens = reading.sentence.tokens
        if not tokens[first:last]:
            continue
        low, high = tokens[first].start, tokens[last - 1].end
        comma = reading.text.find(", ", match.end(), high)
        high = comma if comma >= 0 else high
        low = (
            max(low, reading.text.rfind(", ", 0, match.start()) + 1)
            if _opens(reading, match)
            else low
        )
        words = words_of(reading.sentence, low, high) - {NOT}
        since = _since(reading, match, high)
        if since is None or _bounds(reading, match, high, claims):
            continue
        yield Absence(
            document=document,
            words=words | _topic(reading),
            telling=words,
            first=since,
            last=_known_until(reading, since),
            where=reading.locate(match.start(), high, ""),
        )


def _opens(reading: Reading, match: re.Match[str]) -> bool:
    return ", " in reading.text[: match.start()]


def _since(reading: Reading, match: re.Match[str], high: int) -> date | None:
    for dated in reading.dates:
        if match.end() <= dated.start < high and _SINCE.search(reading.text[: dated.start]):
            return dated.last
    return None


def _known_until(reading: Reading, since: date) -> date | None:
    """Return the last day that a document can speak of, where it appeared after the day named."""
    if reading.published is None or reading.published[1] <= since:
        return None
    return reading.published[1]


def _bounds(reading: Reading, match: re.Match[str], high: int, claims: Sequence[Claim]) -> bool:
    """Tell whether nothing is only said to lie below a figure: «not one season under 50 tons»."""
    for claim in claims:
        at = claim.where.start
        if match.end() <= at < high and claim.unit != "%" and claim.ratio is None:
            # «no less than» is a bound on a figure, «not one had less than» says none lay below.
            around = reading.text[match.end() : claim.where.end]
            if _UNDER.search(around) and len(around) > 2 * _SHORT:
                return True
    return False


def _topic(reading: Reading) -> frozenset[str]:
    """Return the name that «the province» and its like stand for: what was spoken of last."""
    if names(words_of(reading.sentence)) or not reading.topics:
        return frozenset()
    phrase = reading.topics[0].phrase
    capital = [word for word in phrase.split() if word[:1].isupper()]
    return frozenset(NAME + name_key(word) for word in capital[-1:])
