"""Drawings as SVG that stands in a page: no script, no font, no request, no colour of its own."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from math import cos, pi, sin

from corpuskit.core.printing import one_line
from corpuskit.report.charts.shapes import SIZE, WIDTH, Area, Drawing, Line, Mark, Shape, Words

_ANGLES = {"triangle": 3, "diamond": 4, "pentagon": 5}


def render_svg(drawing: Drawing, name: str) -> str:
    """Return a drawing as an `svg` element; `name` must be its own in the page that it stands in.

    Its title and what it tells in words are there for those who cannot see it. Colours are classes
    of the style sheet (`style`), so that they follow the theme of the page.
    """
    title, told = f"{name}-title", f"{name}-told"
    head = (
        f'class="chart" role="img" aria-labelledby="{_quoted(title)}" '
        f'aria-describedby="{_quoted(told)}" viewBox="0 0 {_number(WIDTH)} '
        f'{_number(drawing.height)}" xmlns="http://www.w3.org/2000/svg"'
    )
    lines = [
        f"<svg {head}>",
        f'<title id="{_quoted(title)}">{_text(drawing.title)}</title>',
        f'<desc id="{_quoted(told)}">{_text(drawing.told)}</desc>',
        *(_shape(shape) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def style() -> str:
    """Return the style sheet of all drawings."""
    return files("corpuskit.report.charts").joinpath("charts.css").read_text(encoding="utf-8")


def _shape(shape: Shape) -> str:
    if isinstance(shape, Words):
        return _words(shape)
    if isinstance(shape, Line):
        ends = (("x1", shape.x1), ("y1", shape.y1), ("x2", shape.x2), ("y2", shape.y2))
        return f'<line class="{_quoted(shape.kind)}" {_numbers(ends)}/>'
    if isinstance(shape, Area):
        sides = (("x", shape.x), ("y", shape.y), ("width", shape.width), ("height", shape.height))
        return f'<rect class="{_quoted(shape.kind)}" {_numbers(sides)}/>'
    return _mark(shape)


def _words(words: Words) -> str:
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    size = "" if words.size == SIZE else f' font-size="{_number(words.size)}"'
    where = _numbers((("x", words.x), ("y", words.y)))
    return f'<text class="{_quoted(words.kind)}" {where}{anchor}{size}>{_text(words.text)}</text>'


def _mark(mark: Mark) -> str:
    kind = _quoted(mark.kind)
    if mark.form == "circle":
        where = _numbers((("cx", mark.x), ("cy", mark.y), ("r", mark.reach)))
        return f'<circle class="{kind}" {where}/>'
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in _points(mark))
    return f'<polygon class="{kind}" points="{points}"/>'


def _points(mark: Mark) -> Iterator[tuple[float, float]]:
    x, y, reach = mark.x, mark.y, mark.reach
    if mark.form in _ANGLES:
        count = _ANGLES[mark.form]
        for corner in range(count):
            angle = 2 * pi * corner / count - pi / 2
            yield x + reach * cos(angle), y + reach * sin(angle)
        return
    for across, down in _CORNERS[mark.form]:
        yield x + reach * across, y + reach * down


_THIN = 0.35
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "bar": ((-1, -_THIN), (1, -_THIN), (1, _THIN), (-1, _THIN)),
    "down": ((-0.9, -0.6), (0.9, -0.6), (0, 1)),
    "cross": (
        *((-_THIN, -1), (_THIN, -1), (_THIN, -_THIN), (1, -_THIN)),
        *((1, _THIN), (_THIN, _THIN), (_THIN, 1), (-_THIN, 1)),
        *((-_THIN, _THIN), (-1, _THIN), (-1, -_THIN), (-_THIN, -_THIN)),
    ),
    "left": ((-1, 0), (1, -1), (1, 1)),
    "right": ((1, 0), (-1, -1), (-1, 1)),
}


def _numbers(named: tuple[tuple[str, float], ...]) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in named)


def _number(value: float) -> str:
    """Write a length to a tenth, the same on every machine."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _quoted(text: str) -> str:
    return escape(one_line(text), quote=True)


def _text(text: str) -> str:
    return escape(one_line(text), quote=False)
