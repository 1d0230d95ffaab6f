"""What the words next to a day say of it: that of one sitting of many, or what is counted from."""

from __future__ import annotations

import re

from corpuskit.claims.dates.bounding import bounds_time
from corpuskit.claims.dates.counted_from import counted_from
from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.model import PrintedDay

_COUNTED_FROM = re.compile(
    r"\b(?:hour|day|week|month|year|decade)s?\s+(?:after|before|from|since)\s+"
    r"(?:the\s+)?(?:[\w’'-]+\s+){1,4}(?:of|on)\s+$"
    r"|\b(?:until|till|up\s+to|as\s+(?:of|at))\s+(?:the\s+)?$",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_SITTING = re.compile(
    r"\b(?P<which>(?:first|opening|inaugural|constituent|last|final|closing|founding)\s+)?"
    r"(?:meeting|session|sitting|minutes|issue|edition|hearing|bulletin)\s+(?:held\s+)?"
    r"(?:of|on)\s+(?:the\s+)?$",
    re.I,
)
_ONE_OF = re.compile(r"\b(?:that|those)\s+(?:of|at|in)\s+(?P<which>[A-Z][\w’'-]+)[^,;:.]{0,30}$")
# One more of a kind is not the one that is told of elsewhere.
_ANOTHER = re.compile(
    r"\b(?:another|one\s+more|a\s+(?:second|third|fourth|further|new|sister))\s+[a-z]", re.I
)


def is_of_sitting(day: PrintedDay) -> bool:
    """Tell «the meeting of 4 March», of which there is another next month; one is the first."""
    sitting = _SITTING.search(day.where.sentence, 0, day.where.start)
    return sitting is not None and sitting["which"] is None


def is_of_one_of(day: PrintedDay, other: PrintedDay) -> bool:
    """Tell «two mills were built, that of Upwell on 5 May» from what is told of no Upwell."""
    one = _ONE_OF.search(day.where.sentence, 0, day.where.start)
    return one is not None and one["which"] not in other.where.sentence


def is_measured_from(day: PrintedDay) -> bool:
    """Tell a day that only something else is counted from: «a month after the fire of 4 March».

    Up to «by 30 June» something had been done and «the first Monday after Easter» it may have been,
    on which day is not said.
    """
    sentence, start = day.where.sentence, day.where.start
    return bounds_time(sentence, start) or _COUNTED_FROM.search(sentence, 0, start) is not None


def words_of_another_day(day: PrintedDay) -> frozenset[str]:
    """Return the words that only what a day is counted from has.

    «It was signed on 20 April, a month after the club had been founded» is no day on which
    the company was founded.
    """
    sentence = day.where.sentence
    counted = counted_from(sentence, day.told.where.end)
    if counted is None:
        return frozenset()
    ahead, behind = (
        frozenset(key for word in _WORDS.findall(part) for key in words_in(word))
        for part in (sentence[: counted.start()], sentence[counted.end() :])
    )
    return behind - ahead


def is_of_another(sentence: str) -> bool:
    """Tell «another bridge» and «a second school»: one more of a kind."""
    return _ANOTHER.search(sentence) is not None
