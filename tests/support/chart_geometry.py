"""What must hold of every drawing, whatever it shows."""

from __future__ import annotations

from itertools import combinations

from lxml import etree

from corpuskit.report.charts.shapes import Drawing, Mark, Words
from corpuskit.report.charts.svg import render_svg


def check_geometry(drawing: Drawing) -> None:
    """Assert that everything is in the drawing, and that no words touch others or a mark."""
    for shape in drawing.shapes:
        assert shape.box.within(drawing.box), shape
    solid = [shape for shape in drawing.shapes if isinstance(shape, Words | Mark)]
    for a, b in combinations(solid, 2):
        if isinstance(a, Words) or isinstance(b, Words):
            assert not a.box.meets(b.box), (a, b)
    etree.fromstring(render_svg(drawing, "d"))
    assert all(len(row) == len(drawing.head) for row in drawing.rows)
