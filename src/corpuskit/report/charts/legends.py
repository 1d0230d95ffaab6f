"""What the forms of a drawing stand for, printed below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpuskit.report.charts.lettering import lines_of, width_of
from corpuskit.report.charts.shapes import LINE, SIZE, WIDTH, Line, Mark, Shape, Words

_EDGE = 8.0
_SIGN = 16.0
_BETWEEN = 14.0
_ROOM = WIDTH - 2 * _EDGE
_STEP = LINE + 2


@dataclass(frozen=True, slots=True)
class Key:
    """Hold a form with what it stands for; `form` «line» is a line of that kind."""

    form: str
    kind: str
    words: str


def legend(keys: Iterable[Key], top: float) -> tuple[tuple[Shape, ...], float]:
    """Set keys side by side in lines as wide as a drawing; return them and where they end."""
    shapes: list[Shape] = []
    x, y = _EDGE, top + LINE
    for key in keys:
        (words,) = lines_of(key.words or "?", SIZE, _ROOM - _SIGN, 1) or ("?",)
        width = _SIGN + width_of(words, SIZE)
        if x > _EDGE and x + width > _EDGE + _ROOM:
            x, y = _EDGE, y + _STEP
        shapes.append(_sign(key, x, y))
        shapes.append(Words(x + _SIGN, y, words))
        x += width + _BETWEEN
    return tuple(shapes), (y + _EDGE if shapes else top)


def _sign(key: Key, x: float, y: float) -> Shape:
    middle = y - SIZE * 0.35
    if key.form == "line":
        return Line(x, middle, x + _SIGN - 4, middle, key.kind)
    return Mark(x + 6, middle, key.form, key.kind)
