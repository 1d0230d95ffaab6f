"""Figures that an author works out from those of a source: sums, differences, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import combinations

from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.grammar.values import meets

_MOST = 10
_LONGEST_SUM = 5
_NEAR = 1
# Small numbers are the sums of others by chance, unless the author says that they add.
_SMALL = 20
_SUM = re.compile(
    r"\b(?:together|total\w*|altogether|sum\w*|combined|in\s+all|between\s+them|remaining|rest|"
    r"leaves?|left|more|fewer|less|another|other|of\s+(?:them|these|those|whom|which))\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:by|differ\w*|gap|margin|remain\w*|rest|leav\w+|left|lost|los[es]\w*|gain\w*|gr[eo]w\w*|"
    r"fell|rose|r[io]s\w+|fall\w*|declin\w+|increas\w+|more|fewer|less|other|short|unused|only|"
    r"between|than|later|earlier|years?|months?|outstanding|still|"
    r"of\s+(?:them|these|those|whom|which))\b",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)


def derived(
    figure: Printed,
    beside: Printed,
    figures: Sequence[Printed],
    others: Sequence[Printed] = (),
) -> bool:
    """Tell whether a figure follows from those that stand together in a passage of a document.

    `beside` is a figure of the passage, `figures` are all of the document, `others` the other
    figures of the paper's sentence, one of which may be a rate at which it was converted.
    """
    near = [each for each in figures if _together(each, beside)]
    value = in_base(figure)
    return value is not None and any(
        meets(value, got, got) for got in _results(figure, near, others)
    )


def _together(each: Printed, beside: Printed) -> bool:
    if beside.number < 0:
        return each.number < 0 and bool(each.near & beside.near)
    return each.number >= 0 and abs(each.number - beside.number) <= _NEAR


def _results(
    figure: Printed, near: Sequence[Printed], others: Sequence[Printed]
) -> Iterator[Decimal]:
    alike = [p for each in near if each.dimension == figure.dimension and (p := _point(each))]
    alike = list(dict.fromkeys(alike))[:_MOST]
    if (
        (value := _point(figure))
        and abs(value) <= _SMALL
        and not _SUM.search(figure.where.sentence)
    ):
        return
    for size in range(2, min(len(alike), _LONGEST_SUM) + 1):
        for some in combinations(alike, size):
            yield sum(some, Decimal(0))
    if _DIFFERENCE.search(figure.where.sentence):
        for a, b in combinations(alike, 2):
            yield abs(a - b)
    if figure.unit == "%":
        yield from _shares([p for each in near if each.unit != "%" and (p := _point(each))])
        yield from (_HUNDRED - each for each in alike)
    money = figure.dimension.startswith("money")
    rates = [p for each in others if money and (p := each.value.point)]
    for each in near:
        point = each.value.point
        if point is None or each.dimension == figure.dimension:
            continue
        for rate in rates:
            yield point * rate
            yield point / rate
    yield from _parts_of(near, near)
    # «Some 16 500 tonnes, for the tank was three-quarters full.»
    yield from _parts_of(others, [each for each in near if each.dimension == figure.dimension])


def _parts_of(shares: Sequence[Printed], near: Sequence[Printed]) -> Iterator[Decimal]:
    """Yield what shares make of the figures of a passage."""
    parts = [p / _HUNDRED for each in shares if each.unit == "%" and (p := each.value.point)]
    parts += [p for each in shares if each.unit == "1" and (p := each.value.point)]
    wholes = [p for each in near if each.unit not in ("%", "1") and (p := _point(each))]
    for part in parts[:_MOST]:
        for whole in wholes[:_MOST]:
            yield part * whole


def _shares(points: Sequence[Decimal]) -> Iterator[Decimal]:
    for a, b in combinations(list(dict.fromkeys(points))[:_MOST], 2):
        try:
            low, high = sorted((abs(a), abs(b)))
            yield low / high * _HUNDRED
            yield (high - low) / low * _HUNDRED
            yield (high - low) / high * _HUNDRED
        except (DivisionByZero, InvalidOperation):
            continue


def _point(figure: Printed) -> Decimal | None:
    value = in_base(figure)
    return value.point if value is not None else None
