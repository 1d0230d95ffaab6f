"""Numbers that nobody could vouch for: no value is made of them, and they are named."""

from __future__ import annotations

import pytest

from corpuskit.language.dates import Anchor, find_dates
from corpuskit.language.quantities import find_quantities
from corpuskit.language.unreadable import find_unreadable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They chartered 3OO tugs in the spring.", ["3OO"]),
        ("They chartered 4О0 vessels.", ["4О0"]),
        ("The pier was rebuilt in l998.", ["l998"]),
        ("It paid 10^400 tonnes.", ["10^400"]),
        ("It had 1e400 workers.", ["1e400"]),
        ("It had 500–300 workers.", ["500–300"]),
        ("Account " + "9" * 1000 + " was closed.", ["9" * 1000]),
        ("Strain O157, 10l jars, the 10o of May, 2o bis, 5 × 10^6 litres, 3e8 m/s.", []),
        ("It passed by 52–48 votes, in 1998–97, on pp. 500–300.", []),
        ("The H2O in room B100 and the A300–200 jets.", []),
    ],
)
def test_what_cannot_be_read_is_found_and_has_no_value(text: str, found: list[str]) -> None:
    assert [text[u.start : u.end] for u in find_unreadable(text)] == found
    if found:
        assert find_quantities(text) == ()


def test_three_short_numbers_are_no_misprinted_date() -> None:
    assert not find_dates("Version 12.34.56 weighs 12.34.56 tonnes.", Anchor())
    wrong = find_dates("On 13.13.1998 it burned.", Anchor())
    assert [span.valid for span in wrong] == [False]
