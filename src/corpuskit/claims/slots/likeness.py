"""How likely it is that two slots of two documents answer one question."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import numpy as np

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import Passage, Slot, SlotKind
from corpuskit.core.findings import Location
from corpuskit.core.parsers import parse_toml
from corpuskit.core.same import Same

# Kinds of slots of more documents than anybody edits beside each other.
_REMEMBERED = 4096
# The length of a point of which each part is a byte.
_UNIT = 127.0**2


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold what the odds of two passages are worth beside signs of words.

    Odds of `even` say nothing; what is above or below, no more than `most`, is worth its `weight`.
    """

    weight: float
    even: float
    most: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold what turns the cosine of two points into the logarithm of odds, and what odds suffice.

    From `proposed` on both passages are read, and what is read is added to `near` times the odds
    of the points. `enough` has for each kind of slot the odds from which on a pair of some sort
    is shown, `sign` what the odds are worth where words are compared.
    """

    scale: float
    bias: float
    proposed: float
    near: float
    enough: Mapping[SlotKind, Mapping[str, float]]
    sign: Sign


@functools.cache
def scale() -> Scale:
    """Return the scale as data/slots/likeness.toml has it."""
    data = resources.files("corpuskit.claims").joinpath("data", "slots", "likeness.toml")
    read = parse_toml(data.read_text(encoding="utf-8"))
    enough = {kind: read[f"{kind.name.lower()}s"] for kind in SlotKind}
    return Scale(
        read["scale"],
        read["bias"],
        read["proposed"],
        read["near"],
        MappingProxyType(enough),
        Sign(**read["sign"]),
    )


def enough(kind: SlotKind, sort: str = "least") -> float:
    """Return the logarithm of the odds from which on a pair of a kind of slots is shown."""
    return scale().enough[kind][sort]


class Questions:
    """Hold the slots of one kind of one document, to be set beside those of another."""

    __slots__ = ("passages", "places", "points", "told")

    def __init__(self, slots: Iterable[Slot]) -> None:
        held = list(slots)
        self.places: Mapping[Location, int] = {slot.where: at for at, slot in enumerate(held)}
        self.passages = [slot.passage for slot in held]
        self.told: Mapping[Location, Passage] = {slot.where: slot.passage for slot in held}
        rows = [np.frombuffer(slot.vector, dtype=np.int8) for slot in held]
        self.points: Any = np.array(rows, dtype=np.float32)

    def likeness(self, other: Questions) -> Any:
        """Return the logarithm of the odds of each pair: an array of mine and the other's."""
        if not len(self.points) or not len(other.points):
            return np.zeros((len(self.points), len(other.points)), dtype=np.float32)
        return self.points @ other.points.T * (scale().scale / _UNIT) + scale().bias


def questions_of(extract: Extract, kind: SlotKind) -> Questions:
    """Return the slots of a kind; remembered, as most documents stand when one is edited."""
    return _questions(Same(extract.slots), kind)


@functools.lru_cache(maxsize=_REMEMBERED)
def _questions(slots: Same[tuple[Slot, ...]], kind: SlotKind) -> Questions:
    return Questions(slot for slot in slots.value if slot.kind is kind)
