"""Sides of findings drawn: nothing overlaps, nothing leaves the drawing, whatever the values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from chart_geometry import check_geometry
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpuskit.checks.check import Check, checks
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import findings_of, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.report.charts import sides as sides_
from corpuskit.report.charts.intervals import draw_sides
from corpuskit.report.charts.shapes import Mark, Words
from corpuskit.report.charts.sides import Axis, Drawable, Side, Sides
from corpuskit.report.charts.svg import render_svg

_SVG = "{http://www.w3.org/2000/svg}"
_bounds = st.none() | st.decimals(allow_nan=True, allow_infinity=True)
_words = st.text(max_size=300) | st.text("Ww …", min_size=80, max_size=90)


@st.composite
def _figures(draw: st.DrawFn) -> Side:
    low, high = draw(_bounds), draw(_bounds)
    known = low is not None and high is not None and low.is_finite() and high.is_finite()
    if known and low is not None and high is not None:
        low, high = sorted((low, high))
    step = draw(st.sampled_from([Decimal(1), Decimal("0.001"), Decimal(1000)]))
    point = draw(st.sampled_from([low, high, None]))
    return Side(draw(_words), draw(_words), low, high, point, draw(st.booleans()), step)


@st.composite
def _days(draw: st.DrawFn) -> Side:
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    low, high = Decimal(first.toordinal()), Decimal(last.toordinal() + 1)
    return Side(draw(_words), draw(_words), low, high)


def _side(low: str | None, high: str | None, words: str = "words") -> Side:
    bounds = [None if each is None else Decimal(each) for each in (low, high)]
    return Side("chapter, line 1", words, bounds[0], bounds[1], bounds[0])


@given(st.lists(_figures(), min_size=1, max_size=6), st.text(max_size=20))
@example([_side("1", "1"), _side("1000000000000", "1000000000000")], "USD")
@example([_side("5", "5"), _side("5", "5")], "")
@example([_side("-3", "-2"), _side("0", "0"), _side(None, None), _side("Infinity", "NaN")], "m")
@example([_side("1e-300", "1e-300"), _side("-1e59", "1e61")], "")
@example([_side("1000000.000001", "1000000.000002"), _side("1000000", "1000000")], "%")
@settings(max_examples=25, deadline=None)
def test_figures_keep_to_the_drawing(sides: list[Side], unit: str) -> None:
    check_geometry(draw_sides(Sides(Axis.FIGURES, tuple(sides), unit), "title"))


@given(st.lists(_days(), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_days_keep_to_the_drawing(sides: list[Side]) -> None:
    drawing = draw_sides(Sides(Axis.DAYS, tuple(sides)), "title")
    check_geometry(drawing)
    assert any(isinstance(s, Words) and s.kind == "tick" for s in drawing.shapes)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.integers(1, 10**9))
@settings(max_examples=20, deadline=None)
def test_what_is_drawn_is_to_scale(start: int, first: int, second: int) -> None:
    edges = [Decimal(start), Decimal(start + first), Decimal(start + first + second)]
    sides = tuple(Side("a", "b", edge, edge, edge) for edge in edges)
    drawing = draw_sides(Sides(Axis.FIGURES, sides), "title")
    a, b, c = (s.x for s in drawing.shapes if isinstance(s, Mark) and s.kind == "point")
    assert (b - a) * second == pytest.approx((c - b) * first, abs=1e-6 * (first + second))


def test_markup_in_words_is_text() -> None:
    words = "<script>alert('&')</script> \x07\u202e\u05d0"
    side = Side(words, words, Decimal(1), Decimal(2))
    drawing = draw_sides(Sides(Axis.FIGURES, (side, side), words), words)
    root = etree.fromstring(render_svg(drawing, 'a"b'))
    assert {each.tag for each in root.iter()} == {
        f"{_SVG}{name}" for name in ("svg", "title", "desc", "rect", "line", "text")
    }
    assert root.findtext(f"{_SVG}title") == "<script>alert('&')</script> ��א"


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (("11500", "11500"), ("15500", "16499.9995"), "Gap of 4 000, from 11 500 to 15 500: no"),
        (("1", "5"), ("3", "9"), "No gap: all sides allow 3 to 5"),
        (("1", None), ("3", None), "No gap: all sides allow 3 and more"),
        ((None, "7"), (None, "2"), "No gap: all sides allow 2 and less"),
        ((None, None), (None, None), "No gap: the words leave every side open"),
        (("5", "5"), ("5", "5"), "No gap: all sides allow 5"),
        (("-4.5", "-4.5"), ("2", None), "Gap of 6.5, from −4.5 to 2"),
    ],
    ids=["gap", "overlap", "at-least", "at-most", "open", "equal", "negative"],
)
def test_the_drawing_says_what_parts_the_sides(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], told: str
) -> None:
    assert told in draw_sides(Sides(Axis.FIGURES, (_side(*a), _side(*b))), "title").told


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ((12, 12), (21, 21), "9 days apart"),
        ((12, 12), (13, 13), "1 day apart"),
        ((1, 1), (30, 30), "29 days apart"),
        ((12, 14), (14, 16), "all sides allow 14 Jun 1973."),
    ],
    ids=["apart", "neighbours", "a-month", "one-day-in-both"],
)
def test_days_are_counted_from_the_last_to_the_first(
    a: tuple[int, int], b: tuple[int, int], told: str
) -> None:
    drawn = (_june(*a), _june(*b))
    assert told in draw_sides(Sides(Axis.DAYS, drawn), "title").told


def _june(first: int, last: int) -> Side:
    low, high = date(1973, 6, first).toordinal(), date(1973, 6, last).toordinal()
    return Side("a", "b", Decimal(low), Decimal(high + 1))


def test_many_days_are_told_as_years_too() -> None:
    sides = (_june(1, 1), Side("a", "b", Decimal(date(1981, 6, 1).toordinal()), None))
    told = draw_sides(Sides(Axis.DAYS, sides), "title").told
    assert "2 922 days (8.0 years) apart" in told


@pytest.mark.parametrize(("unit", "printed"), [("", {"94", "95", "96", "97"}), ("km", {"94.5"})])
def test_what_is_counted_has_no_halves(unit: str, printed: set[str]) -> None:
    drawing = draw_sides(Sides(Axis.FIGURES, (_side("94", "94"), _side("97", "97")), unit), "title")
    ticks = {s.text for s in drawing.shapes if isinstance(s, Words) and s.kind == "tick"}
    assert printed <= ticks
    assert unit or not any("." in tick for tick in ticks)


_DRAWN = sides_._FIGURES | sides_._DAYS


def test_the_checks_that_are_drawn_are_there() -> None:
    assert _DRAWN - {check.id for check in checks()} == set()


@pytest.mark.parametrize("check", [c for c in checks() if c.id in _DRAWN], ids=lambda c: c.id)
def test_what_a_check_reports_first_is_drawn_with_a_gap(check: Check, tmp_path: Path) -> None:
    for name, text in check.reported[0].sources.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_corpus(find_documents([tmp_path / "tei"]))
    drawable = Drawable(extracts)
    drawn = [drawable.sides_of(finding) for finding in findings_of(extracts, [check])]
    assert drawn
    for sides in drawn:
        assert sides is not None
        drawing = draw_sides(sides, check.slug)
        check_geometry(drawing)
        assert "Gap of" in drawing.told or "apart" in drawing.told
