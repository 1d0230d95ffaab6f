"""Figures that one wrong digit, or two in the wrong order, make of each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.linkage.slips import digits, is_slip


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("1860", "1260", True),
        ("58", "85", False),
        ("43.7", "47.3", True),
        ("3.4", "4.3", False),
        ("1.35E+6", "1530000", True),
        ("412", "4120", False),
        ("600", "500", False),
        ("58", "58.0", False),
        ("1289870", "1421000", False),
    ],
)
def test_slips(a: str, b: str, *, slip: bool) -> None:
    assert is_slip(digits(Decimal(a)), digits(Decimal(b))) is slip


@given(
    st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, min_value=0)
)
def test_a_slip_is_one_either_way(a: Decimal, b: Decimal) -> None:
    assert is_slip(digits(a), digits(b)) == is_slip(digits(b), digits(a))
    assert not is_slip(digits(a), digits(a))
