"""What speaks for two days being of one happening and what against it: one number for each.

Their weights are learnt like those of figures (linkage/agreement.py) and stand beside them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from types import MappingProxyType

from corpuskit.claims.grammar.content import DEED
from corpuskit.claims.linkage.surroundings import likeness, surroundings
from corpuskit.claims.linkage.usage import Texts
from corpuskit.claims.model import PrintedDay
from corpuskit.core.parsers import parse_toml

# A weight that is learnt keeps the sign that its meaning has.
FOR = ("near", "covered", "alike", "slip", "one_year", "one_deed")
AGAINST = ("far", "only_deeds")
_DECADE = math.log1p(3653)


@dataclass(frozen=True, slots=True)
class DayWeights:
    """Hold the weight of each sign and the least sums for an error and for a warning."""

    of: Mapping[str, float]
    bias: float
    error: float
    warning: float

    def total(self, signs: Mapping[str, float]) -> float:
        """Return the logarithm of the odds that two days are of one happening."""
        return self.bias + sum(weight * signs[name] for name, weight in self.of.items() if weight)


@functools.cache
def day_weights() -> DayWeights:
    """Return the weights as data/linkage.toml has them."""
    data = resources.files("corpuskit.claims").joinpath("data", "linkage.toml")
    read = parse_toml(data.read_text(encoding="utf-8"))["days"]
    return DayWeights(MappingProxyType(read["weights"]), **read["sums"])


def day_signs(a: PrintedDay, b: PrintedDay, texts: Texts) -> Mapping[str, float]:
    """Return how far two days agree in each respect.

    `far` is the logarithm of the days between them, 1 for ten years; the rest are shares, sums of
    words (linkage/surroundings.py) or 0 and 1.
    """
    alike = likeness(surroundings(a.where), surroundings(b.where))
    shared = texts.bag(a, second=False) & texts.bag(b, second=True)
    return {
        "near": alike.near,
        "covered": alike.covered,
        "alike": alike.alike,
        "slip": float(is_slip(a.day, b.day)),
        "one_year": float(a.day.year == b.day.year),
        "one_deed": float(bool(a.deed) and a.deed == b.deed),
        "far": math.log1p(abs((a.day - b.day).days)) / _DECADE,
        "only_deeds": float(all(word.startswith(DEED) for word in shared)),
    }


def is_slip(a: date, b: date) -> bool:
    """Tell whether two days differ in one part."""
    return (a.year == b.year) + (a.month == b.month) + (a.day == b.day) > 1
