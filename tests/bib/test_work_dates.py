"""Dates as citations print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.bib.when import find_work_dates

DATES = [
    ("24 Feb. 1999", "1999-02-24", "1999-02-24"),
    ("5–6 Mar. 1998", "1998-03-05", "1998-03-06"),
    ("28 Feb.–3 Mar. 1998", "1998-02-28", "1998-03-03"),
    ("June 1998", "1998-06-01", "1998-06-30"),
    ("1 June, 2007", "2007-06-01", "2007-06-01"),
    ("April 2, 2004", "2004-04-02", "2004-04-02"),
    ("September/October 1995", "1995-09-01", "1995-10-31"),
    ("Winter 1998", "1997-12-01", "1998-02-28"),
    ("1991a", "1991-01-01", "1991-12-31"),
    ("1998–99", "1998-01-01", "1999-12-31"),
    ("2009-12-15", "2009-12-15", "2009-12-15"),
    ("septembre 2014", "2014-09-01", "2014-09-30"),
    ("19-Oct-2017", "2017-10-19", "2017-10-19"),
]


@pytest.mark.parametrize(("text", "first", "last"), DATES, ids=[text for text, _, _ in DATES])
def test_dates(text: str, first: str, last: str) -> None:
    (found,) = find_work_dates(f"x, {text}.", offset=10)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.start == 13


@pytest.mark.parametrize("text", ["31 June 1999", "p. 3", "31.13.1999", "199", "12345"])
def test_no_date(text: str) -> None:
    assert [each for each in find_work_dates(text) if each.text == text] == []


@given(st.text())
def test_any_text(text: str) -> None:
    for found in find_work_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.first <= found.last
