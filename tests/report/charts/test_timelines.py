"""Timelines of treaties: every role with its dates, and who says so."""

from __future__ import annotations

from datetime import date

import pytest
from chart_geometry import check_geometry
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from corpuskit.claims.model import EventDate, Source, Stance
from corpuskit.core.findings import Location
from corpuskit.report.charts.shapes import Line, Mark, Words
from corpuskit.report.charts.svg import render_svg
from corpuskit.report.charts.timelines import PRINTED, Dated, dates_of, draw_timeline

_days = st.none() | st.dates()
_dated = st.builds(
    Dated,
    st.sampled_from(["signed", "in force"]) | st.text(max_size=120),
    _days,
    _days,
    st.text(max_size=90),
    st.booleans(),
    st.sampled_from([(), ("aa",), ("aa", "bb")]),
).map(lambda each: each if _runs(each) else Dated(each.role, each.last, each.first, each.place))


def _runs(dated: Dated) -> bool:
    return dated.first is None or dated.last is None or dated.first <= dated.last


def _on(role: str, day: date, place: str, *findings: str) -> Dated:
    return Dated(role, day, day, place, True, findings)


@given(st.lists(_dated, min_size=2, max_size=16))
@settings(max_examples=25, deadline=None)
def test_nothing_touches_anything(dates: list[Dated]) -> None:
    drawing = draw_timeline("title", dates)
    if drawing is not None:
        check_geometry(drawing)
        assert len(drawing.rows) == sum(bool(each.first or each.last) for each in dates)


DATES = (
    _on("in force", date(1965, 1, 1), "report, line 4"),
    _on("signed", date(1964, 5, 21), "bulletin, line 2", "aa"),
    _on("signed", date(1964, 5, 12), "chapter, line 3", "aa"),
    Dated("signed", date(1964, 1, 1), date(1964, 12, 31), "report, line 1"),
    Dated("negotiated", date(1962, 1, 1), None, "chapter, line 9", False),
)


def test_a_timeline_is_drawn_the_same_each_time(file_regression: FileRegressionFixture) -> None:
    drawing = draw_timeline("Convention of Marsala", DATES)
    assert drawing is not None
    assert draw_timeline("Convention of Marsala", DATES[::-1]) == drawing
    check_geometry(drawing)
    file_regression.check(render_svg(drawing, "timeline"), extension=".svg")


def test_roles_stand_in_order_of_time_with_who_says_so() -> None:
    drawing = draw_timeline("t", DATES)
    assert drawing is not None
    names = [s.text for s in drawing.shapes if isinstance(s, Words) and s.kind == "name"]
    assert names == ["negotiated", "signed", "in force"]
    said = [s.text for s in drawing.shapes if isinstance(s, Words)]
    assert "21 May 1964: bulletin, line 2" in said
    assert "from 1 Jan 1962 (not told as so): chapter, line 9" in said


def test_two_dates_of_a_role_in_one_finding_are_joined() -> None:
    drawing = draw_timeline("t", DATES)
    assert drawing is not None
    rings = {s.x for s in drawing.shapes if isinstance(s, Mark) and s.kind == "ring"}
    (line,) = [s for s in drawing.shapes if isinstance(s, Line) and s.kind == "against"]
    assert {line.x1, line.x2} == rings


@pytest.mark.parametrize("dates", [DATES[:1], DATES[:1] * 2, ()], ids=["one", "twice", "none"])
def test_one_date_needs_no_line_of_time(dates: tuple[Dated, ...]) -> None:
    assert draw_timeline("t", dates) is None


def _where(line: int) -> Location:
    return Location("chapter", "chapter.xml", line, 1, 5, "", "words", 0, 5)


def test_a_cited_print_of_the_text_is_a_date_of_its_own() -> None:
    gazette = Source(
        "Official Gazette, no. 5 (1963)", "g", date(1963, 1, 1), date(1963, 12, 31), "", _where(2)
    )
    news = Source("Harbour News, 1970", "n", date(1970, 1, 1), date(1970, 12, 31), "", _where(3))
    event = EventDate(
        *("chapter", "treaties.xml#t", "Convention of Marsala", "signed", "the senate"),
        *(date(1964, 5, 12), date.max, Stance.PLANNED, _where(1), (gazette, news)),
    )
    signed, printed = dates_of([event], {_where(2): ("aa",)})
    assert (signed.role, signed.last, signed.stated) == ("signed by the senate", None, False)
    assert (printed.role, printed.words, printed.findings) == (PRINTED, "1963", ("aa",))


def test_of_many_roles_those_in_findings_are_drawn_and_the_rest_is_counted() -> None:
    dates = [_on(f"role {n:02}", date(1900 + n, 1, 1), "p") for n in range(40)]
    dates.append(_on("the last", date(1999, 1, 1), "p", "aa"))
    drawing = draw_timeline("t", dates)
    assert drawing is not None
    names = [s.text for s in drawing.shapes if isinstance(s, Words) and s.kind == "name"]
    assert names == [*(f"role {n:02}" for n in range(23)), "the last"]
    said = " ".join(s.text for s in drawing.shapes if isinstance(s, Words) and s.kind == "faint")
    assert said == "Ring: a finding is about it. 17 more stand in the table below."
    assert len(drawing.rows) == 41
