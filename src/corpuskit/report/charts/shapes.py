"""What drawings are made of, each with the room that it takes, so that a test can see overlaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from corpuskit.report.charts.lettering import BOLD, width_of

# Every drawing has this width, which is about that of a phone: letters stay legible there, and a
# wider page only makes it larger (charts.css has the limit).
WIDTH = 360.0
SIZE = 12.0
LINE = 15.0
_ASCENT = 0.95
_DESCENT = 0.27
Anchor: TypeAlias = Literal["start", "middle", "end"]
_BEFORE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
# Told apart by form alone; further ones begin again, filled otherwise.
MARKS = ("circle", "square", "triangle", "diamond", "cross", "bar", "pentagon", "down")


@dataclass(frozen=True, slots=True)
class Box:
    """Hold the bounds of something drawn; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes have room in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Tell whether a box lies in another."""
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Hold one line of text; `y` is its base line, `kind` a class of the style sheet."""

    x: float
    y: float
    text: str
    kind: str = "words"
    anchor: Anchor = "start"
    size: float = SIZE

    @property
    def box(self) -> Box:
        """Return the room that it takes at most."""
        width = width_of(self.text, self.size) * (BOLD if self.kind == "name" else 1)
        left = self.x - width * _BEFORE[self.anchor]
        top, bottom = self.y - _ASCENT * self.size, self.y + _DESCENT * self.size
        return Box(left, top, left + width, bottom)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str

    @property
    def box(self) -> Box:
        """Return its bounds."""
        left, right = sorted((self.x1, self.x2))
        top, bottom = sorted((self.y1, self.y2))
        return Box(left, top, right, bottom)


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a rectangle."""

    x: float
    y: float
    width: float
    height: float
    kind: str

    @property
    def box(self) -> Box:
        """Return its bounds."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a sign of one of the forms of MARKS or an arrow, about a centre."""

    x: float
    y: float
    form: str
    kind: str
    reach: float = 5.0

    @property
    def box(self) -> Box:
        """Return its bounds."""
        reach = self.reach
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


Shape: TypeAlias = Words | Line | Area | Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold a drawing: what it is called, what it says in words, its shapes from back to front.

    `head` and `rows` are the table that says the same.
    """

    title: str
    told: str
    height: float
    shapes: tuple[Shape, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def box(self) -> Box:
        """Return the room that all of it has to keep to."""
        return Box(0, 0, WIDTH, self.height)
