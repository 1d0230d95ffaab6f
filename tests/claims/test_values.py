"""Figures as intervals: the sentences of docs/decisions/0005."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.grammar.reading import value_of
from corpuskit.claims.grammar.values import compare, meets, step_of
from corpuskit.claims.model import Value


def figure(printed: str, modality: str = "exact", *, percentage: bool = False) -> Value:
    number = Decimal(printed)
    return value_of(number, None, None, modality, step_of(number, percentage=percentage))


def between(low: str, high: str) -> Value:
    return value_of(None, Decimal(low), Decimal(high), "range", Decimal(1))


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (figure("11500"), figure("11487"), True),
        (figure("11500"), figure("11000"), False),
        (figure("16000"), figure("11500"), False),
        (figure("6687"), figure("6700", "about"), True),
        (figure("6687"), figure("7200", "about"), False),
        (figure("350"), figure("352"), False),
        (figure("12000"), figure("12499"), True),
        (figure("12000"), figure("12500"), False),
        (figure("70", "moreThan"), figure("75"), True),
        (figure("70", "moreThan"), figure("60"), False),
        (figure("500", "upTo"), figure("480"), True),
        (figure("500", "upTo"), figure("620"), False),
        (between("80000", "90000"), figure("85000"), True),
        (between("80000", "90000"), figure("95000"), False),
        (between("10", "20"), between("20", "30"), True),
        (figure("10.6", percentage=True), figure("11", percentage=True), True),
        (figure("10.6", percentage=True), figure("12", percentage=True), False),
    ],
)
def test_compare(a: Value, b: Value, agree: bool) -> None:
    assert compare(a, b).agree is agree
    assert compare(b, a).agree is agree


def test_far_above_a_bound_is_a_soft_agreement() -> None:
    assert compare(figure("70", "moreThan"), figure("300")).soft
    assert not compare(figure("70", "moreThan"), figure("75")).soft


def test_a_share_meets_what_it_rounds() -> None:
    eighty = figure("80", percentage=True)
    assert meets(eighty, Decimal("79.6"), Decimal("79.6"))
    assert not meets(eighty, Decimal(75), Decimal(75))


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_comparing_is_symmetric_and_reflexive(a: Decimal, b: Decimal) -> None:
    one, other = figure(str(a)), figure(str(b))
    assert compare(one, one).agree
    assert compare(one, other).agree is compare(other, one).agree
