"""An amount behind what it is of: «landed their powder, eighteen tons of it»."""

from __future__ import annotations

import re

from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.language.units import dimension

# So many crowns or sheep of it are a part; a mass, a measure or a stretch is all of it.
_AMOUNTS = frozenset({"mass", "volume", "area", "length"})
_OF_IT = re.compile(
    r"\s+of\s+(?:it|them)(?:\s+(?:in\s+all|altogether|in\s+total|all\s+told))?\s*(?:[,;.)–—]|$)"
)
_COMMA = re.compile(r",\s+(?:(?:some|about|nearly|almost|over|all)\s+)*$")


def apposed_to(reading: Reading, figure: Figure) -> Phrase | None:
    """Return what an amount between signs is the amount of, if it says «of it» and no more.

    «Twelve tons of it spoilt» are a part.
    """
    if dimension(figure.unit) not in _AMOUNTS:
        return None
    comma = _COMMA.search(reading.text, 0, figure.start)
    if comma is None or _OF_IT.match(reading.text, figure.end) is None:
        return None
    phrase = reading.phrase_before(comma.start())
    return phrase if phrase is not None and phrase.stop == comma.start() else None
