"""Drawings as they stand in pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from corpuskit.claims.model import EventDate
from corpuskit.claims.reasoning.over_time import Series
from corpuskit.core.findings import Finding, Location
from corpuskit.report.charts.intervals import draw_sides
from corpuskit.report.charts.points import points_of
from corpuskit.report.charts.series import draw_series
from corpuskit.report.charts.shapes import Drawing
from corpuskit.report.charts.sides import Drawable, is_about_days
from corpuskit.report.charts.svg import render_svg
from corpuskit.report.charts.timelines import dates_of, draw_timeline

Marks = Mapping[Location, tuple[str, ...]]


def day_marks(findings: Iterable[Finding]) -> Marks:
    """Return the fingerprints of the findings about days, by the places that they are about."""
    found: dict[Location, list[str]] = defaultdict(list)
    for finding in findings:
        if is_about_days(finding):
            for where in finding.places:
                found[where].append(finding.fingerprint)
    return {where: tuple(marks) for where, marks in found.items()}


def finding_drawn(drawable: Drawable, finding: Finding) -> Markup | None:
    """Return the sides of a finding to scale, None where they are not of one kind."""
    sides = drawable.sides_of(finding)
    return drawn(draw_sides(sides, finding.message), "sides-drawn") if sides else None


def series_drawn(series: Series, marks: Marks) -> Markup | None:
    """Return figures over time as a chart, dates as a line of time, None for too few of them."""
    points = points_of(series)
    if points is not None:
        return drawn(draw_series(points), "series-drawn")
    said = [entry.statement for entry in series.entries]
    return roles_drawn(series.title, [each for each in said if isinstance(each, EventDate)], marks)


def roles_drawn(title: str, events: Iterable[EventDate], marks: Marks) -> Markup | None:
    """Return the dates of a treaty or event as a line of time, None for too few of them."""
    drawing = draw_timeline(title, dates_of(events, marks))
    return drawn(drawing, "dates-drawn") if drawing is not None else None


def treaties_drawn(named: Iterable[tuple[str, Iterable[EventDate]]], marks: Marks) -> Markup | None:
    """Return the dates of several treaties under one another, None for too few of them."""
    # The roles stand where a line of time of one treaty has who says so.
    found = [
        replace(each, role=title, place=each.role)
        for title, events in named
        for each in dates_of(events, marks)
    ]
    drawing = draw_timeline("Treaties over time", found)
    return drawn(drawing, "treaties-drawn") if drawing is not None else None


def drawn(drawing: Drawing, name: str) -> Markup:
    """Return a drawing for a template; what it has from texts is escaped already."""
    return Markup(render_svg(drawing, name))  # noqa: S704
