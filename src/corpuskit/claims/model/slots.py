"""What a figure, a day or a name answers in a text, as a point among all such questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from corpuskit.core.findings import Location


class SlotKind(Enum):
    """Name what fills a slot; the values are the marks that stand before it for the encoder."""

    FIGURE = 1
    DATE = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold the tokens of the sentence in which a slot is filled, and where its mark is among them.

    Each token has two bytes, the lower one first: there are many passages.
    """

    tokens: bytes
    at: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold where a figure, a date or a name stands, and the question that it answers there.

    `vector` is a point of unit length, each part of it a signed byte of 127ths. Two slots whose
    points are near may answer one question, as «how long is the canal», in whatever words; whether
    they do is read from their passages (claims/slots).
    """

    kind: SlotKind
    where: Location
    vector: bytes
    passage: Passage
