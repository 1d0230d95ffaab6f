"""What must hold of dates in any text, however hostile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from growing import growth
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpuskit.language.date_easter import easter
from corpuskit.language.date_steps import STEPS
from corpuskit.language.dates import (
    Anchor,
    DateSpan,
    date_attributes,
    find_dates,
    read_attributes,
)
from corpuskit.language.publication_dates import inferred_publication, publication_date

CUES = (
    "1 2 12 31 39 1995 1996 2000 96 '98 1990s May Mar. June February Monday Sat. spring winter"
    " early mid- late end of beginning the year last next this that same half first second"
    " quarter century Q1 and to between from in on by – - / , . ( ) [ ] 25.5.1995 2005-06-24"
    " O.S. AD BC a two years later earlier following will was months week 9999 0000 1st ²"
    " (O.S.) Christmas Easter FY FY18 1995/96 9999/00 the 11th on the day before next morning"
    " today decade centuries 19th and early same period of first Monday of days new year about"
)
WORDS = st.sampled_from([*CUES.split(), "\u200f", "\u00a0"])
PIECES = st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=25)
SENTENCES = st.builds(
    lambda words, glue: glue.join(words), PIECES, st.sampled_from([" ", "", "\n"])
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATES = st.dates()
PERIODS = st.tuples(DATES, DATES).map(lambda pair: (min(pair), max(pair)))
ANCHORS = st.builds(Anchor, st.none() | PERIODS, st.none() | PERIODS)


@settings(deadline=None, max_examples=400)
@given(SENTENCES, ANCHORS)
def test_spans_lie_in_the_text_in_order(text: str, anchor: Anchor) -> None:
    end = 0
    for span in find_dates(text, anchor):
        assert end <= span.start < span.end <= len(text)
        assert span.first <= span.last
        assert not text[span.start : span.end].startswith((" ", "\n"))
        assert not text[span.start : span.end].endswith((" ", "\n"))
        end = span.end


@settings(deadline=None, max_examples=400)
@given(SENTENCES, ANCHORS)
def test_attributes_say_what_the_span_says(text: str, anchor: Anchor) -> None:
    for span in find_dates(text, anchor):
        read = read_attributes(dict(date_attributes(span)))
        assert read == ((span.first, span.last) if span.valid else None)


@given(st.dates(date(1583, 1, 1), date(1923, 12, 31)))
def test_a_day_in_both_calendars_is_one_day(day: date) -> None:
    # Days between the calendars: 10 until February 1700, one more in each century not divisible by 400.
    marches = day.year if day.month > 2 else day.year - 1
    julian = day - timedelta(days=marches // 100 - marches // 400 - 2)
    if julian.month == day.month and (day.month, julian.day) > (3, 1):
        text = f"on {julian.day}/{day.day} {MONTHS[day.month - 1]} {day.year}"
        assert [(s.first, s.last) for s in find_dates(text)] == [(day, day)]
        text = f"on {julian.day} {MONTHS[julian.month - 1]} {julian.year} (O.S.)"
        assert [(s.first, s.last) for s in find_dates(text)] == [(day, day)]


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    sunday = easter(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@given(st.sampled_from(sorted(STEPS)), PERIODS, st.integers(-3, 3))
def test_steps_meet(unit: str, base: tuple[date, date], step: int) -> None:
    here, there = STEPS[unit](base, 0), STEPS[unit](base, step)
    if here and there:
        assert STEPS[unit](there if unit != "day" else (there[0],) * 2, -step) == here
        assert (here[0] < there[0]) == (step > 0)


@given(PERIODS, st.booleans(), st.booleans())
def test_attributes_are_read_back(days: tuple[date, date], vague: bool, certain: bool) -> None:
    span = DateSpan(0, 1, *days, "range", vague=vague, certain=certain)
    assert read_attributes(dict(date_attributes(span))) == days


@given(st.dictionaries(st.sampled_from(["when", "from", "to", "notBefore"]), st.text(max_size=12)))
def test_any_attributes_are_read_or_refused(attributes: dict[str, str]) -> None:
    days = read_attributes(attributes)
    assert days is None or days[0] <= days[1]


@settings(deadline=None)
@given(st.lists(SENTENCES, max_size=6))
@example(lines=["following Monday"])
def test_publication_dates_never_fail(lines: list[str]) -> None:
    span = publication_date(lines)
    assert span is None or span.valid
    days = inferred_publication([span for line in lines for span in find_dates(line)])
    assert days is None or days[0] <= days[1]


HOSTILE = ("1", "a", "1 ", "early ", "end of the ", "May ", "5, ", "1995–", "1995 and ", "last ")
HOSTILE_TOO = ("(", "' ", "in 1995 ", "14, 15 and ", "Monday, ", "first half of ", "19th and ")
HOSTILE_NEW = (
    "1995/96 to ",
    "FY",
    "first Monday of ",
    "6–8 and ",
    "same month of ",
    "Easter ",
    "the ",
)


@pytest.mark.parametrize("unit", HOSTILE + HOSTILE_TOO + HOSTILE_NEW)
def test_time_is_linear_in_the_text(unit: str) -> None:
    anchor = Anchor(published=(date(2003, 3, 14), date(2003, 3, 14)))
    assert growth(lambda text: find_dates(text, anchor), unit, 4_000) < 30


@pytest.mark.parametrize(
    ("attributes", "days"),
    [
        ({"when": "1995"}, (date(1995, 1, 1), date(1995, 12, 31))),
        ({"when": "1996-02"}, (date(1996, 2, 1), date(1996, 2, 29))),
        ({"when": "1995-05-25"}, (date(1995, 5, 25), date(1995, 5, 25))),
        ({"when": "1995-05-25T10:00:00Z"}, (date(1995, 5, 25), date(1995, 5, 25))),
        ({"from": "1991", "to": "1996"}, (date(1991, 1, 1), date(1996, 12, 31))),
        ({"notBefore": "1990", "notAfter": "1993-06"}, (date(1990, 1, 1), date(1993, 6, 30))),
        ({"notAfter": "1993"}, (date.min, date(1993, 12, 31))),
        ({"from": "1993-05"}, (date(1993, 5, 1), date.max)),
        ({"from": "1996", "to": "1991"}, None),
        ({"when": "1995-02-30"}, None),
        ({"when": "1995-05-00"}, None),
        ({"when": "May 1995"}, None),
        ({"when": "--05-25"}, None),
        ({"type": "impossible"}, None),
        ({}, None),
    ],
)
def test_reading_attributes(attributes: dict[str, str], days: tuple[date, date] | None) -> None:
    assert read_attributes(attributes) == days
