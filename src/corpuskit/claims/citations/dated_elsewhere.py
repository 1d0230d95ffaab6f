"""Where the work of a citation with an impossible day is cited with a possible one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.model import Extract, Oddity
from corpuskit.core.findings import Location
from corpuskit.language.dates import find_dates

_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3,}\.?\s\d{4}$")
_FEWEST_WORDS = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DatedElsewhere:
    """Hold a passage that names the same work, and the days that it prints."""

    where: Location
    printed: str


def dated_elsewhere(oddity: Oddity, extracts: Sequence[Extract]) -> Iterator[DatedElsewhere]:
    """Yield the passages that print a day of the same month for the work of an impossible date.

    Two prints of one title and one month differ in the day by a slip, and the other print is the
    first place to look.
    """
    where = oddity.where
    words = where.sentence[where.start : where.end]
    month = _MONTH_AND_YEAR.search(words)
    own = _plain(where.sentence)
    titles = {
        _plain(title)
        for extract in extracts
        for work in extract.cited
        if len(_WORD.findall(title := work.as_printed("title"))) >= _FEWEST_WORDS
    }
    titles = {title for title in titles if title in own}
    if month is None or not titles:
        return
    for extract in extracts:
        for place in extract.sentences:
            told = _plain(place.sentence)
            if told == own or not any(title in told for title in titles):
                continue
            printed = _day_of(place.sentence, month[0])
            if printed:
                yield DatedElsewhere(place, printed)


def _day_of(sentence: str, month: str) -> str:
    """Return the day or days of a month that a sentence prints, empty where it has none."""
    for span in find_dates(sentence):
        printed = sentence[span.start : span.end]
        if span.valid and printed.endswith(month) and printed != month:
            return printed
    return ""


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
