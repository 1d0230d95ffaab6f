"""Clauses that speak of what is to come, and of what never came."""

from __future__ import annotations

import pytest

from corpuskit.language.date_clauses import speaks_of_future


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("The second deadline, in 2012, is now 16 months away, and will not be met.", True),
        ("The second deadline, in 2012, is now past.", False),
        ("The protocol of 2012, which would have lowered the ceilings, lapsed.", False),
        ("The ceilings would be lowered in 2012.", True),
    ],
)
def test_future(text: str, future: bool) -> None:
    start = text.index("2012")
    assert speaks_of_future(text, start, start + 4) is future
