"""Places of a text: what an editor counts, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from corpuskit.server.positions import Text, Unit

CHARS = st.text(st.sampled_from("aé€𝔑\n\r\u2028\x85\x0b <&") | st.characters(codec="utf-8"))


@given(CHARS, st.sampled_from(Unit), st.data())
def test_every_offset_leads_to_a_position_and_back(
    chars: str, unit: Unit, data: st.DataObject
) -> None:
    text = Text(chars, unit)
    offset = data.draw(st.integers(0, len(chars)))
    # Between CR and LF there is no place of a line.
    if chars[offset - 1 : offset + 1] != "\r\n":
        assert text.offset(text.position(offset)) == offset


@given(CHARS, st.sampled_from(Unit))
def test_units_on_a_line_are_those_of_its_encoding(chars: str, unit: Unit) -> None:
    sizes = {Unit.UTF8: 1, Unit.UTF16: 2, Unit.UTF32: 4}
    codec = unit.value if unit is Unit.UTF8 else f"{unit.value}-le"
    assert unit.width(chars) * sizes[unit] == len(chars.encode(codec))


@given(CHARS, CHARS, st.sampled_from(Unit), st.data())
def test_an_edit_changes_its_range_alone(
    chars: str, new: str, unit: Unit, data: st.DataObject
) -> None:
    text = Text(chars, unit)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(chars))] * 2)))
    where = text.range(start, end)
    assert text.edited(where, new).chars == (
        chars[: text.offset(where.start)] + new + chars[text.offset(where.end) :]
    )


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 3, 2), (0, 2, 1), (0, 99, 3), (1, 0, 5), (9, 0, 6), (9, 9, 6)],
    ids=["behind-an-astral", "half-of-one", "beyond-the-line", "next", "beyond-the-text", "far"],
)
def test_places_that_there_are_not_are_the_nearest(line: int, character: int, offset: int) -> None:
    assert Text("a𝔑b\r\nc").offset(Position(line, character)) == offset


def test_a_range_upside_down_is_taken_as_it_is_meant() -> None:
    assert Text("abc").edited(Range(Position(0, 2), Position(0, 1)), "x").chars == "axc"
