"""Charts of figures over time: what is drawn, and that nothing of it touches anything else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chart_geometry import check_geometry
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from corpuskit.claims.model import Basis, Claim, Kind, Stance, Subject, Time, Value
from corpuskit.claims.reasoning.over_time import Entry, Series
from corpuskit.core.findings import Location
from corpuskit.report.charts.points import Point, Points, points_of
from corpuskit.report.charts.series import draw_series
from corpuskit.report.charts.shapes import Drawing, Line, Mark, Words
from corpuskit.report.charts.svg import render_svg

_values = st.none() | st.decimals(-(10**30), 10**30, allow_nan=False, places=3)
_days = st.none() | st.dates()


@st.composite
def _points(draw: st.DrawFn) -> Point:
    low, high, first, last = draw(_values), draw(_values), draw(_days), draw(_days)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return Point(
        draw(st.sampled_from("abcdefghijkl") | st.text(max_size=80)),
        "place",
        draw(st.text(max_size=40)),
        "time",
        first,
        last,
        low,
        high,
        draw(st.sampled_from([low, high, None])),
        draw(st.booleans()),
        draw(st.booleans()),
        (),
        draw(st.sampled_from([(), ("aa",), ("aa", "bb")])),
    )


def _point(year: int | None, value: str, document: str = "report", **said: object) -> Point:
    figure = Decimal(value)
    first = date(year, 1, 1) if year else None
    last = date(year, 12, 31) if year else None
    point = Point(
        document, f"{document}, line 1", value, str(year), first, last, figure, figure, figure
    )
    return replace_in(point, said)


def replace_in(point: Point, said: dict[str, object]) -> Point:
    fields = {name: getattr(point, name) for name in Point.__slots__}
    return Point(**{**fields, **said})


@given(st.lists(_points(), min_size=1, max_size=12), st.text(max_size=60))
@example([_point(1999, "0"), _point(1999, "0", "b", findings=("aa",))], "kW.h")
@example([_point(None, "5"), _point(1, "1000000000000"), _point(9999, "-1")], "")
@example([_point(1990 + n, "1000000", f"document {n}" * 9) for n in range(12)], "USD")
@settings(max_examples=25, deadline=None)
def test_nothing_touches_anything(points: list[Point], unit: str) -> None:
    check_geometry(draw_series(Points("title", tuple(points), unit)))


def test_a_series_is_drawn_the_same_each_time(file_regression: FileRegressionFixture) -> None:
    points = (
        _point(1991, "120", rough=True),
        _point(1992, "140"),
        _point(1993, "180", findings=("aa",)),
        _point(1993, "108", "chapter", findings=("aa",)),
        _point(1995, "200", "chapter", high=None),
        _point(1996, "150", "article", low=Decimal(130), high=Decimal(170), figure=None),
        _point(None, "160", "article", stated=False),
    )
    drawing = draw_series(Points("Trawlers (quantity)", points, "", 2))
    check_geometry(drawing)
    file_regression.check(render_svg(drawing, "series"), extension=".svg")


def _marks(drawing: Drawing, kind: str) -> list[Mark]:
    return [s for s in drawing.shapes if isinstance(s, Mark) and s.kind.split()[0] == kind]


def test_documents_have_forms_of_their_own_and_later_is_further_right() -> None:
    points = (_point(1991, "1"), _point(1992, "2", "chapter"), _point(1993, "3"))
    shown = _marks(draw_series(Points("t", points)), "dot")[:3]
    assert [mark.form for mark in shown] == ["circle", "square", "circle"]
    assert [mark.x for mark in shown] == sorted(mark.x for mark in shown)
    assert [mark.y for mark in shown] == sorted((mark.y for mark in shown), reverse=True)


def test_a_line_joins_like_figures_alone() -> None:
    points = (
        _point(1912, "800", line="number"),
        _point(1923, "4", line="dismissed"),
        _point(1934, "44", line="taken"),
        _point(1950, "700", line="number"),
    )
    lines = [s for s in draw_series(Points("t", points)).shapes if isinstance(s, Line)]
    assert len([line for line in lines if line.kind == "join"]) == 1


def test_two_figures_of_one_finding_are_joined_and_a_sum_with_its_parts_is_not() -> None:
    two = tuple(_point(1990, str(n), findings=("aa",)) for n in range(2))
    four = tuple(_point(1990, str(n), findings=("aa",)) for n in range(4))
    for points, joined in ((two, 1), (four, 0)):
        drawing = draw_series(Points("t", points))
        lines = [s for s in drawing.shapes if isinstance(s, Line) and s.kind == "against"]
        assert len(lines) == joined
        assert len(_marks(drawing, "ring")) == len(points) + 1


def test_of_very_many_figures_those_in_findings_are_drawn_and_the_rest_is_counted() -> None:
    points = [_point(1000 + n, str(n)) for n in range(3000)]
    points[7] = _point(1007, "7", findings=("aa",))
    drawing = draw_series(Points("t", tuple(points)))
    assert len(render_svg(drawing, "d")) < 150_000
    assert len(drawing.rows) == 3000
    assert len(_marks(drawing, "ring")) == 2
    said = [s.text for s in drawing.shapes if isinstance(s, Words)]
    assert any("more are not drawn; the table has them" in words for words in said)


def _claim(value: str, unit: str, year: int | None, at: int) -> Entry:
    figure = Value(Decimal(value), Decimal(value), Decimal(1), "exact")
    time = Time(date(year, 1, 1), date(year, 12, 31), Basis.CLAUSE) if year else Time()
    where = Location("report", "report.xml", at, 1, 5, f"m{at}", value, 0, len(value))
    subject = Subject("canal", phrase="canal")
    dimension = "length" if unit in {"m", "km"} else "count"
    claim = Claim(
        Kind.QUANTITY, "report", subject, "", figure, unit, dimension, time, Stance.ASSERTED, where
    )
    return Entry(claim)


def test_figures_in_several_units_are_drawn_in_one() -> None:
    entries = (_claim("2", "km", 1990, 1), _claim("3000", "m", 1991, 2), _claim("4", "km", 1992, 3))
    points = points_of(Series("canal", "length", entries))
    assert points is not None
    assert points.unit == "km"
    assert [point.figure for point in points.points] == [2, 3, 4]


def test_figures_in_a_unit_that_does_not_fit_are_counted() -> None:
    entries = [_claim(str(n), "m", 1990 + n, n) for n in range(1, 4)]
    points = points_of(Series("canal", "length", (*entries, _claim("9", "furlong?", 1999, 9))))
    assert points is not None
    assert points.left_out == 1
    assert "1 more, in other units, are not drawn" in draw_series(points).told


def test_two_figures_or_figures_without_any_time_make_no_chart() -> None:
    timed = [_claim("1", "m", 1990, 1), _claim("2", "m", 1991, 2)]
    assert points_of(Series("canal", "length", tuple(timed))) is None
    untimed = [_claim(str(n), "m", None, n) for n in range(1, 5)]
    assert points_of(Series("canal", "length", tuple(untimed))) is None
    assert points_of(Series("canal", "length", (*timed, untimed[0]))) is not None
