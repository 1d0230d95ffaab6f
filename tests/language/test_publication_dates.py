"""When a document says that it appeared, and what follows from the dates in it."""

from __future__ import annotations

from datetime import date

import pytest

from corpuskit.language.dates import find_dates
from corpuskit.language.publication_dates import (
    inferred_publication,
    latest_cited,
    publication_date,
)

PROSE = (
    "The fleet had been laid up since May 1994 and most of the crews had gone home when, in 1997, "
    "the ministry found the money to buy fuel; by then the quota had been halved twice, and the "
    "plants along the coast worked one shift in three, as they do still. "
)

STATED = [
    (["Cholera returns", "NAIROBI, 14 March 2003 — Officials said"], ("2003-03-14", "2003-03-14")),
    (["NAIROBI, March 14, 2003: " + PROSE], ("2003-03-14", "2003-03-14")),
    (["Cholera returns", "Published: June 3, 2011", PROSE], ("2011-06-03", "2011-06-03")),
    (
        ["ANNUAL REPORT", "under the Convention of 5 May 1927", "Ulm, 14 May 1929", PROSE],
        ("1929-05-14", "1929-05-14"),
    ),
    (["Posted on 5 May 2009 by the editors", PROSE], ("2009-05-05", "2009-05-05")),
    (["Sea Review", "Vol. 12, No. 3 (Autumn 2004)", PROSE], ("2004-09-01", "2004-11-30")),
    (["March 3, 2004 - Volume 1, Issue 23", PROSE], ("2004-03-03", "2004-03-03")),
    (["Sea Review 17 (1974), no. 4", "Fish in 1972", PROSE], ("1974-01-01", "1974-12-31")),
    (["Island Studies 6 (Winter 1998–99), pp. 41–48", PROSE], ("1998-12-01", "1999-02-28")),
    (["From: A. Owusu, Nets (2nd edition, 1962)", PROSE], ("1962-01-01", "1962-12-31")),
    (["Annual Report for 1988", "Tema, March 1989", PROSE], ("1989-03-01", "1989-03-31")),
    (["Working Paper 12, March 1998", PROSE], ("1998-03-01", "1998-03-31")),
    (["Fuel and Fish", "July 2001", PROSE], ("2001-07-01", "2001-07-31")),
    (["Fuel and Fish", "2001-07-09", PROSE], ("2001-07-09", "2001-07-09")),
    (["By Ama Owusu | June 3, 2011 10:30 AM", PROSE], ("2011-06-03", "2011-06-03")),
    (["THE OBSERVER — Tuesday, 1 June 1999 — page 3", PROSE], ("1999-06-01", "1999-06-01")),
    (["The Observer, Tuesday, 1 June 1999, p. 3", PROSE], ("1999-06-01", "1999-06-01")),
    (["THE OBSERVER. Tuesday, 1 June 1999.", PROSE], ("1999-06-01", "1999-06-01")),
    (
        ["THE MERCURY", "Numb. 206.  Tuesday, the 1st of June, 1799.  Price twopence.", PROSE],
        ("1799-06-01", "1799-06-01"),
    ),
    (["Minutes of the 4th meeting, Tuesday, 1 June 1999, 10 a.m."], ("1999-06-01", "1999-06-01")),
    (["House of Deputies", "1 June 1999 (unrevised)", PROSE], ("1999-06-01", "1999-06-01")),
    (["Oslo, Norway, 4 May 2010", PROSE], ("2010-05-04", "2010-05-04")),
    (["Fuel and Fish", PROSE, PROSE, "Published 9 May 2010"], ("2010-05-09", "2010-05-09")),
    (["Fuel and Fish", "July 2001", "Published: 3 August 2001"], ("2001-08-03", "2001-08-03")),
]

UNSTATED = [
    ["Publication: Energy Monitor Volume: 2 Issue: 128", PROSE],
    ["The fishery after 1997", PROSE],
    ["The Reith School", "The table gives the pupils by form in September 1925:", PROSE],
    ["The floods of May 1998", PROSE],
    ["The floods of Tuesday, 1 June 1999", PROSE],
    [PROSE],
    ["Fuel and Fish", "¹ *Sea Review*, vol. 4, no. 60 (27 Mar. 1998).", PROSE],
    ["Fuel and Fish", PROSE, "4. A. Owusu, Sea Review, No. 9, 1 June 2007, p. 3"],
    ["Fuel and Fish", "© 2011 Sea Review"],
    ["LONDON, June 3 — Officials said"],
    [],
]


@pytest.mark.parametrize(("lines", "days"), STATED, ids=[" | ".join(s[0])[:50] for s in STATED])
def test_stated_dates(lines: list[str], days: tuple[str, str]) -> None:
    span = publication_date(lines)
    assert span is not None
    assert (span.first.isoformat(), span.last.isoformat()) == days


@pytest.mark.parametrize("lines", UNSTATED, ids=[" | ".join(u)[:50] for u in UNSTATED])
def test_documents_that_do_not_say(lines: list[str]) -> None:
    assert publication_date(lines) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It closed in 1994 and reopened on 3 May 1997.", date(1997, 5, 3)),
        ("It closed in 1994. Polls will be held in 2004.", date(1994, 1, 1)),
        ("It closed in 1994. Arms must be destroyed by 2004.", date(1994, 1, 1)),
        ("It closed on 31 June 1997.", None),
        ("Nothing is dated.", None),
    ],
)
def test_latest_date_cited(text: str, day: date | None) -> None:
    assert latest_cited(find_dates(text)) == day


def test_dates_beyond_the_limit_do_not_count() -> None:
    spans = find_dates("It closed in 1994; the lease of 2094 stands.")
    assert latest_cited(spans, date(2026, 1, 1)) == date(1994, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It closed on 3 May 1997.", date(1997, 5, 3), date(1997, 12, 31)),
        ("It shut in 1997. Polls will be held in 1998.", date(1997, 1, 1), date(1997, 12, 31)),
        ("It shut in 1990. It will open in autumn 1998.", date(1997, 8, 31), date(1998, 8, 31)),
        ("It shut in 1990. It will be empty in 2040.", date(1990, 1, 1), date(1991, 12, 31)),
    ],
)
def test_inferred_publication(text: str, first: date, last: date) -> None:
    assert inferred_publication(find_dates(text)) == (first, last)
