"""Figures that the verb of their clause says nothing of.

«Each of the fourteen members contributed» takes their number for granted; the length in «the
tunnel, 8,140 metres long, was pierced» is there whatever was done.
"""

from __future__ import annotations

import re

from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.language.units import dimension

# What has a size is a thing; money and time are not what it is.
SIZES = frozenset({"length", "area", "volume", "mass", "power", "speed"})
# What may stand behind a measure between commas: «38 metres high», «400 metres from end to end».
BEHIND = re.compile(
    r"\s*(?:[,;.)]|$|(?:in|from|long|high|tall|wide|deep|thick|broad|across|square|above|and)\b)"
)
_SIZED = re.compile(
    r"\s*(?:long|high|tall|wide|deep|thick|broad|across|square|in\s+length|from\s+\w+\s+to)\b"
)
_ALL_OF = re.compile(
    r"\b(?:(?:each|all|none|one|some|most|many|few|half|any|either|neither|every\s+one)\s+of\s+"
    r"(?:the|its|their|our|his|her|these|those)|all(?:\s+(?:the|its|their|our|his|her|these|those))?)\s+$",
    re.I,
)
_NARROWS = re.compile(r"\s+(?:who|which|that)\b|\s+\w+(?:ed|en)\s+(?:in|on|at|by|from|to|with)\b")


def unsaid(reading: Reading, figure: Figure) -> bool:
    """Tell whether the verb of a clause says nothing of a figure in it."""
    return _granted(reading, figure) or is_attribute(reading, figure)


def _granted(reading: Reading, figure: Figure) -> bool:
    if figure.unit != "count" or not figure.commodity:
        return False
    told = _ALL_OF.search(reading.text, 0, figure.start) is not None
    return told and _NARROWS.match(reading.text, figure.end) is None


def is_attribute(reading: Reading, figure: Figure) -> bool:
    """Tell a size said of a noun beside it: «a work 40 metres long», «the dam, 38 metres high,»."""
    if figure.unit in ("count", "%", "1") or dimension(figure.unit) not in SIZES:
        return False
    at = reading.sentence.token_at(figure.start)
    before = reading.sentence.tokens[at - 1] if at else None
    if before is not None and before.text == "," and BEHIND.match(reading.text, figure.end):
        return True
    return _SIZED.match(reading.text, figure.end) is not None
