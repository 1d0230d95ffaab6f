"""Coins that are struck: «4,150,000 guilders» are then so many pieces and no sum of money."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.language.units import dimension

_STRUCK = re.compile(
    r"\b(?:struck|strikes?|striking|mint(?:s|ed|ing)|coined|coining)\b[^.;:]*$", re.I
)
_WERE_STRUCK = re.compile(
    r"[^.;:,\d]*\b(?:were|was|had\s+been|have\s+been)\s+(?:struck|minted|coined)\b", re.I
)
# «In half pieces» is a sum that other coins make up.
_IN_OTHERS = re.compile(
    r"\s+in\s+(?:half|halves|quarter|double|small|smaller|copper|bronze|paper)", re.I
)
# Coins are new, or of silver; sums are not.
_NOUN = re.compile(r"\b(?:new|whole|full|old|gold|silver|copper|bronze)\s+[a-z]{3,}$")


def as_coins(reading: Reading, figure: Figure) -> Figure:
    """Return an amount of money that a mint struck as the count of its coins."""
    if not dimension(figure.unit).startswith("money"):
        return figure
    struck = _STRUCK.search(reading.text, 0, figure.start) or _WERE_STRUCK.match(
        reading.text, figure.end
    )
    noun = _NOUN.search(reading.text[figure.start : figure.end])
    if struck is None or noun is None or _IN_OTHERS.match(reading.text, figure.end):
        return figure
    return replace(figure, unit="count", commodity=lemma(noun[0].split()[-1]))
