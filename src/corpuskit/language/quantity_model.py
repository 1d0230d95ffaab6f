"""What a figure is: its span, its value and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Modality(StrEnum):
    """Name how a figure is said; the values are those of `measure/@type`."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "moreThan"
    AT_LEAST = "atLeast"
    LESS_THAN = "lessThan"
    UP_TO = "upTo"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a figure found in a text: «some 450 trawlers», «12 per cent», «5 000–6 000 tonnes».

    `start` and `end` bound the whole expression as the conventions ask: approximator, number,
    modifiers and noun. `value` is the printed number times its multiplier, with the decimals as
    printed; a range has `low` and `high` and no `value`. Fractions are 0 to 1 with unit `1`,
    percentages 0 to 100 with unit `%`. `unit` is a code without spaces (UCUM, ISO 4217, `%`,
    `count`), a rate as `t/mo`. `commodity` is the concept counted, the head noun's lemma as one
    token (`trawler`). `certain` is False where the reading is doubtful (written as low `@cert`).
    `listed` are the lemmas of further nouns that the same number counts («40 bans, pacts and
    accords»). `number_start` and `number_end` bound the numerals with their multiplier.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    modality: Modality = Modality.EXACT
    unit: str = "count"
    commodity: str = ""
    certain: bool = True
    listed: tuple[str, ...] = ()
