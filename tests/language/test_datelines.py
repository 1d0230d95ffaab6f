"""The dateline that opens a news report gives the day that the report leans on."""

from __future__ import annotations

from datetime import date

import pytest

from corpuskit.language.datelines import find_dateline

BEFORE = (date(1996, 12, 29), date(1996, 12, 29))

DATELINES = {
    "PORT ALDER, June 5, 1997 (Agency) — Ministers met.": date(1997, 6, 5),
    "PORT ALDER, Orrin, 5 June 1997 – Ministers met.": date(1997, 6, 5),
    "ST. IVES (Sea & Land Wire), June 5, 1997 -- Ministers met.": date(1997, 6, 5),
    "Lorit, 5 June 1997 (Lakes News) - Ministers met.": date(1997, 6, 5),
    "LORIT, 5 June 1997": date(1997, 6, 5),
    "LORIT, Dec. 30 (Agency) – Ministers met.": date(1996, 12, 30),
    "LORIT, Jan. 2 (Agency) – Ministers met.": date(1997, 1, 2),
}

NONE = (
    "Ministers met in Lorit on 5 June 1997 – the last time.",
    "In Lorit, 5 June 1997 – a Thursday – was a holiday, and the whole town stayed in bed.",
    "LORIT, June 1997 – Ministers met.",
    "LORIT, 5 June 1997, was the place and the day on which the two ministers met at last.",
)


@pytest.mark.parametrize(("text", "day"), DATELINES.items())
def test_datelines(text: str, day: date) -> None:
    found = find_dateline(text, before=BEFORE, published=None)
    assert found is not None
    assert found.first == day


@pytest.mark.parametrize("text", NONE)
def test_no_datelines(text: str) -> None:
    assert find_dateline(text, before=BEFORE, published=None) is None


def test_the_year_of_a_dateline_is_not_invented() -> None:
    text = "LORIT, Jan. 2 (Agency) – Ministers met."
    assert find_dateline(text, before=None, published=None) is None
    appeared = (date(1999, 1, 3), date(1999, 1, 3))
    found = find_dateline(text, before=None, published=appeared)
    assert found is not None
    assert found.first == date(1999, 1, 2)
