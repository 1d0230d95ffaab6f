"""Points that group thousands, told from decimal points by the other numbers of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.grouping_context import GroupingContext
from corpuskit.language.quantities import find_quantities


def _values(text: str) -> list[str]:
    context = GroupingContext([text])
    found = find_quantities(text)
    return [f"{context.resolve(q, text[q.start : q.end]).value:f}" for q in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It has 28.400 hectares, of which 12.000 hectares are oak.", ["28400", "12000"]),
        ("It has 28.412 hectares and 1.310 deer; 1,2 tonnes were shot.", ["28412", "1310", "1.2"]),
        ("It made 1.234.567 tonnes, and 2.450 tonnes in May.", ["1234567", "2450"]),
        # One number alone, a decimal point elsewhere, commas that group: nothing is known.
        ("It has 28.400 hectares.", ["28.400"]),
        ("It has 28.400 hectares and 12.000 hectares, and is 2.5 km long.", ["28.400", "12.000", "2.5"]),
        ("It is 1.250 hectares and 3.125 hectares.", ["1.250", "3.125"]),
        ("It has 1.250 hectares, 3.000 hectares and 12,500 tonnes.", ["1.250", "3.000", "12500"]),
        # A day and an hour have no decimal point.
        ("On 4.11.2007 at 7.30 a.m. it had 28.000 hectares and 14.500 hectares.", ["28000", "14500"]),
    ],
)  # fmt: skip
def test_points(text: str, values: list[str]) -> None:
    assert _values(text) == values


@given(st.lists(st.integers(1, 999), min_size=2, max_size=6))
def test_no_document_with_a_decimal_point_groups_by_points(thousands: list[int]) -> None:
    text = " ".join(f"It has {n}.000 hectares." for n in thousands) + " It is 3.5 km long."
    assert _values(text)[:-1] == [f"{n}.000" for n in thousands]


def test_a_currency_that_is_not_known_stays_a_guess() -> None:
    text = "The hall cost 12.000 crowns, the tower 28.400 crowns."
    context = GroupingContext([text])
    found = [context.resolve(q, text[q.start : q.end]) for q in find_quantities(text)]
    assert [(f"{q.value:f}", q.certain) for q in found] == [("12000", False), ("28400", False)]
