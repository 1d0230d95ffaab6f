"""A figure is no slip for one of another kind, however much the passages share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpuskit.claims.drafts.kinds import of_one_kind
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.model import Value
from corpuskit.core.findings import Location


def _printed(
    sentence: str, words: str, unit: str, noun: str = "", *, cell: bool = False
) -> Printed:
    start = sentence.index(words)
    where = Location("d", "d", 1, 1, 2, "", sentence, start, start + len(words))
    number = Decimal("".join(char for char in words if char.isdigit() or char == "."))
    step = Decimal("0.1") if "." in words else Decimal(1)
    value = Value(number, number, step, "exact")
    return Printed(value, unit, noun, where, -1 if cell else 0, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("mine", "yours", "wanted"),
    [
        (("It had 6 harbours.", "6", "count", "harbour"), ("40.0", "40.0", "count"), False),
        (("It had 6 harbours.", "6", "count", "harbour"), ("40", "40", "count"), True),
        (("The mule lost 14 kg.", "14", "kg"), ("The mule weighed 210 kg.", "210", "kg"), False),
        (("The mule lost 14 kg.", "14", "kg"), ("Its loss was 41 kg.", "41", "kg"), True),
        (("The mule weighed 120 kg.", "120", "kg"), ("It weighed 210 kg.", "210", "kg"), True),
    ],
)
def test_what_two_figures_are_of(
    mine: tuple[str, ...], yours: tuple[str, ...], wanted: bool
) -> None:
    other = _printed(*yours, cell=len(yours[0]) < 5)
    assert of_one_kind(_printed(*mine), other) is wanted
