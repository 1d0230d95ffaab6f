"""Numbered units that a text names: «the 172nd Motor Rifle Division», «the 172nd Division»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import NumberedUnit

_KINDS = (
    "division|brigade|regiment|battalion|army|corps|fleet|flotilla|squadron|wing|battery|company"
)
_UNIT = re.compile(
    r"\b(?P<number>\d{2,4})(?:st|nd|rd|th)\s+"
    rf"(?P<more>(?:[‘'“\"]?[^\W\d_][\w-]*[’'”\"]?\s+){{0,4}}?)(?P<kind>{_KINDS})\b",
    re.I,
)
_SHORT = re.compile(r"\b(?P<number>\d{2,4})(?:st|nd|rd|th)\s+(?P<short>[A-Z]{2,5})\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5


def units_in(reading: Reading, document: str) -> Iterator[NumberedUnit]:
    """Yield the numbered units of a sentence, each with its kind and what is said of it.

    «MRD» stands for what the document says that it does.
    """
    for match in _UNIT.finditer(reading.text):
        yield _unit(reading, document, match, match["kind"], match["more"])
    for match in _SHORT.finditer(reading.text):
        words = reading.aliases.expand((match["short"],))
        kind = words[-1].casefold()
        if len(words) > 1 and re.fullmatch(_KINDS, kind):
            yield _unit(reading, document, match, kind, " ".join(words[:-1]))


def _unit(
    reading: Reading, document: str, match: re.Match[str], kind: str, more: str
) -> NumberedUnit:
    stems = frozenset(word.casefold()[:_STEM] for word in _WORD.findall(more))
    return NumberedUnit(
        document=document,
        number=match["number"],
        kind=kind.casefold(),
        more=stems,
        affair=reading.affair,
        where=reading.locate(match.start(), match.end(), ""),
    )
