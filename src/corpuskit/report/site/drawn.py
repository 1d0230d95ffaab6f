"""Drawings as they stand in pages."""

from __future__ import annotations

from markupsafe import Markup

from corpuskit.report.charts.shapes import Drawing
from corpuskit.report.charts.svg import render_svg


def drawn(drawing: Drawing, name: str) -> Markup:
    """Return a drawing for a template; what it has from texts is escaped already."""
    return Markup(render_svg(drawing, name))  # noqa: S704
