"""Figures: numbers with what they count and how they are said."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpuskit.language.ages import is_age
from corpuskit.language.amounts import change_ends, read_amount
from corpuskit.language.approximators import (
    Approximation,
    approximation_after,
    approximation_before,
)
from corpuskit.language.clock_times import clock_times
from corpuskit.language.compound_amounts import read_compound
from corpuskit.language.ellipses import (
    Told,
    goes_on,
    is_cold,
    is_other_part,
    shared_unit,
    stands_alone,
)
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at, tokenize
from corpuskit.language.figures import read_figure
from corpuskit.language.measures import FRACTION, Figure, figure_of
from corpuskit.language.not_figures import behind_no_figure
from corpuskit.language.number_words import vocabulary
from corpuskit.language.numbers import Number
from corpuskit.language.quantity_model import Modality, Quantity
from corpuskit.language.ratios import Ratio, read_ratio
from corpuskit.language.single_amounts import Amount
from corpuskit.language.unit_names import unit_after
from corpuskit.language.units import dimension
from corpuskit.language.unreadable import find_unreadable
from corpuskit.language.word_lists import words

__all__ = ["Modality", "Quantity", "find_quantities", "read_cell"]

_SMALL = 12
# So many figures of a sentence can lend their unit to a later one.
_REMEMBERED = 8
# Marks that a cell may have around its number: note marks, brackets, estimates.
_CELL_MARKS = frozenset("*†‡§()[]~≈<>≤≥%$€£+.,abc¹²³⁴⁵⁶⁷⁸⁹⁰")
_CELL_LONGEST = 12


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Find every figure in running text whose number lies outside the spans already taken.

    Years, ordinals, numbers in names, references and numbers that only refer back are no figures.
    A figure may contain a taken span («two United Nations envoys») but never crosses its ends.
    Spans come in order and do not overlap.

    >>> [(q.unit, str(q.value)) for q in find_quantities("Some 830 nets, 14 per cent in 1998.")]
    [('count', '830'), ('%', '14')]
    """
    return _found(text, tuple(taken)) if text else ()


@functools.lru_cache(maxsize=64)
def _found(text: str, taken: tuple[tuple[int, int], ...]) -> tuple[Quantity, ...]:
    passed = (
        *taken,
        *((one.start, one.end) for one in find_unreadable(text)),
        *clock_times(text),
    )
    return tuple(_Reader(tokenize(text), _Taken(passed)).read())


def read_cell(text: str) -> Quantity | None:
    """Read the figure of a table cell: one number and nothing but signs around it.

    >>> [str(read_cell(t).value) for t in ("14 305.5", "(12)", "12*", "-3.5")]
    ['14305.5', '12', '12', '-3.5']
    """
    tokens = tokenize(text[:200])
    numbers = [n for n, token in enumerate(tokens) if token.kind is Kind.NUMBER]
    if not numbers or len(tokens) > _CELL_LONGEST or len(text) > 200:
        return None
    amount = read_amount(tokens, numbers[0])
    if amount is None or any(n >= amount.last for n in numbers):
        return None
    around = (*tokens[: amount.first], *tokens[amount.last :])
    if any(set(token.text) - _CELL_MARKS for token in around):
        return None
    bracketed = any(token.text == "(" for token in around)
    figure = Figure(
        amount.first,
        amount.last,
        amount.low,
        amount.high,
        amount.unit or "count",
        "",
        not bracketed,
    )
    plain = Approximation(Modality.EXACT, amount.first)
    return _quantity(tokens, amount, figure, plain)


class _Taken:
    """Answer whether a stretch of text meets spans that are taken already."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._spans = ordered
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def meets(self, start: int, end: int) -> bool:
        """Tell whether any span has a character in common with the stretch."""
        index = bisect_right(self._starts, end - 1)
        return index > 0 and self._ends[index - 1] > start

    def crosses(self, start: int, end: int) -> bool:
        """Tell whether a span begins inside the stretch and ends outside, or the reverse."""
        index = bisect_right(self._starts, end - 1)
        if index == 0 or self._ends[index - 1] <= start:
            return False
        if self._ends[index - 1] > end:
            return True
        low = bisect_right(self._starts, start - 1)
        return low > 0 and self._ends[low - 1] > start


class _Reader:
    """Walk over the tokens of one text and read figure by figure."""

    def __init__(self, tokens: tuple[Token, ...], taken: _Taken) -> None:
        self._tokens = tokens
        self._taken = taken
        self._found: list[Quantity] = []
        self._floor = 0
        self._bare_until = -1
        self._told: deque[Told] = deque(maxlen=_REMEMBERED)

    def read(self) -> list[Quantity]:
        """Return the figures in their order."""
        tokens, starters = self._tokens, vocabulary().starters
        at = 0
        while at < len(tokens):
            kind = tokens[at].kind
            if kind is Kind.NUMBER or (kind is Kind.WORD and tokens[at].low in starters):
                at = max(self._at(at), at + 1)
            else:
                if tokens[at].text in (".", "?", "!"):
                    self._bare_until = -1
                    self._told.clear()
                at += 1
        return self._found

    def _at(self, at: int) -> int:
        """Read the figure at a token, if any; return the token to go on from."""
        tokens = self._tokens
        if self._is_taken(at, at + 1):
            return at + 1
        ratio = read_ratio(tokens, at)
        if ratio is not None and not self._is_taken(ratio.first, ratio.last):
            return self._add_ratio(ratio)
        compound = read_compound(tokens, at)
        behind = behind_no_figure(tokens, at) if compound is None else None
        if behind is not None:
            return behind
        amount = compound or read_amount(tokens, at) or _article_unit(tokens, at)
        amount = _with_bound(tokens, amount)
        if amount is None:
            return self._over_words(at)
        if self._is_taken(amount.number_first, amount.number_last):
            return at + 1
        changed = change_ends(tokens, amount)
        if changed is not None:
            self._add(changed[0])
            return max(self._add(changed[1]), changed[1].last)
        return self._add(amount)

    def _add(self, amount: Amount) -> int:
        tokens = self._tokens
        before = approximation_before(tokens, amount.first, doubted=_doubted(tokens, amount))
        if before.at < self._floor:
            before = Approximation(Modality.EXACT, amount.first)
        if self._is_article(amount) and before.at == amount.first:
            return amount.first + 1
        follows = self._bare_until >= 0
        figure = read_figure(
            tokens, amount, before, follows=follows, paired=self._is_paired(amount)
        )
        if figure is None or (figure.unit == "count" and not figure.commodity):
            figure = self._elliptic(amount, before, figure)
        if figure is None:
            return amount.number_last
        opener = token_at(tokens, before.at - 1).low
        self._told.append(Told(amount.first, figure.last, figure.unit, figure.commodity, opener))
        quantity = _quantity(tokens, amount, figure, before)
        if figure.unit == "count" and not figure.commodity:
            self._bare_until = amount.last
        last = max(figure.last, amount.last)
        return self._keep(quantity, last, amount)

    def _elliptic(
        self, amount: Amount, before: Approximation, figure: Figure | None
    ) -> Figure | None:
        """Read a bare number by what the sentence has told before it."""
        tokens = self._tokens
        if amount.unit or (figure is not None and figure.last > amount.last):
            return figure
        if unit := shared_unit(tokens, amount, before, self._told):
            return figure_of(amount, amount.last, unit)
        if is_cold(tokens, amount):
            return replace(figure_of(amount, amount.last, "Cel"), certain=False)
        if figure is None and is_other_part(tokens, amount, before, self._told):
            return figure_of(amount, amount.last, FRACTION)
        if figure is None and (
            goes_on(tokens, amount, before, self._told) or stands_alone(tokens, amount, before)
        ):
            return figure_of(amount, amount.last, "count")
        return figure

    def _keep(self, quantity: Quantity, last: int, amount: Amount) -> int:
        if self._found and quantity.start < self._found[-1].end:
            return last
        if self._taken.crosses(quantity.start, quantity.end):
            start = self._tokens[amount.first].start
            end = self._tokens[amount.last - 1].end
            if self._taken.crosses(start, end):
                return last
            quantity = replace(
                quantity, start=start, end=end, commodity="", certain=False, listed=()
            )
            last = amount.last
        self._found.append(quantity)
        self._floor = last
        return last

    def _add_ratio(self, ratio: Ratio) -> int:
        tokens = self._tokens
        before = approximation_before(tokens, ratio.first)
        start = tokens[max(before.at, self._floor)].start
        number = tokens[ratio.first].start
        end = tokens[ratio.last - 1].end
        if self._taken.crosses(start, end):
            return ratio.last
        self._found.append(
            Quantity(
                start,
                end,
                number,
                end,
                ratio.value,
                modality=before.modality,
                unit=FRACTION,
                commodity=ratio.commodity,
            )
        )
        self._floor = ratio.last
        return ratio.last

    def _is_article(self, amount: Amount) -> bool:
        return self._tokens[amount.number_first].low in ("a", "an") and amount.number.value == 1

    def _is_paired(self, amount: Amount) -> bool:
        """Tell «by 29 votes to eight», whose second number counts what the first counts."""
        tokens = self._tokens
        before = token_at(tokens, amount.first - 1)
        tied = adjoin(token_at(tokens, amount.first - 2), before) and adjoin(
            before, tokens[amount.first]
        )
        joined = before.low == "to" or (before.text in ("–", "-") and tied)
        return joined and self._floor == amount.first - 1 and self._floor > 0

    def _is_taken(self, first: int, last: int) -> bool:
        return self._taken.meets(self._tokens[first].start, self._tokens[last - 1].end)

    def _over_words(self, at: int) -> int:
        """Step over number words that make no number («nineteen ninety-five»)."""
        tokens, starters = self._tokens, vocabulary().starters
        index = at + 1
        if tokens[at].low in ("a", "an"):
            return index
        while index < len(tokens) and tokens[index].low in starters:
            index += 1
        return index


def _doubted(tokens: tuple[Token, ...], amount: Amount) -> frozenset[str]:
    """Return the approximators that may be plain prepositions before an amount."""
    if not amount.unit and is_age(tokens, amount):
        return frozenset()
    if dimension(amount.unit) == "time":
        return frozenset({"over"})
    if amount.number.worded and amount.number.value <= _SMALL and not amount.number.fraction:
        return words("approximators", "prepositions", "words")
    return frozenset()


def _article_unit(tokens: tuple[Token, ...], at: int) -> Amount | None:
    """Read the «a year» of «more than a year»: one of the unit."""
    if tokens[at].low not in ("a", "an"):
        return None
    unit = unit_after(tokens, at + 1, digits=False)
    if unit is None or dimension(unit.code) != "time":
        return None
    number = Number(at, at + 1, Decimal(1))
    return Amount(at, unit.last, at, at + 1, number.value, number.value, number, unit.code)


def _with_bound(tokens: tuple[Token, ...], amount: Amount | None) -> Amount | None:
    """Take in the bound between a number and its noun or unit: «12 or more villages»."""
    if amount is None or amount.unit:
        return amount
    behind = approximation_after(tokens, amount.last)
    if behind is None:
        return amount
    unit = unit_after(tokens, behind.at)
    if unit is None:
        return replace(amount, last=behind.at)
    return replace(amount, last=unit.last, unit=unit.code)


def _quantity(
    tokens: tuple[Token, ...], amount: Amount, figure: Figure, before: Approximation
) -> Quantity:
    modality, last = before.modality, figure.last
    behind = approximation_after(tokens, amount.number_last) or approximation_after(tokens, last)
    if behind is not None and modality is Modality.EXACT:
        modality, last = behind.modality, max(last, behind.at)
    ranged = figure.low != figure.high
    numeral_end = tokens[amount.number_last - 1].end
    return Quantity(
        tokens[min(before.at, figure.first)].start,
        tokens[last - 1].end,
        tokens[amount.number_first].start,
        numeral_end,
        None if ranged else figure.low,
        figure.low if ranged else None,
        figure.high if ranged else None,
        Modality.RANGE if ranged else modality,
        figure.unit,
        figure.commodity,
        figure.certain,
        figure.listed,
    )
