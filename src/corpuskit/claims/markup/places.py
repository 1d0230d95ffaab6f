"""Where the words of a block stand in the file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from lxml import etree

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.core.findings import Location
from corpuskit.tei.blocks import position_of
from corpuskit.tei.names import XML_ID

# What a person can judge right or wrong.
JUDGED = frozenset({"measure", "num", "date", "bibl"})


def locator(block: BlockText, low: int, high: int) -> Callable[[int, int, str], Location]:
    """Return a function that turns offsets in a stretch into a place in the file."""

    # Several readers point at one figure or date.
    @functools.cache
    def locate(start: int, end: int, xml_id: str) -> Location:
        return location(block, low + start, low + end, low, high, None, xml_id)

    return locate


def place_of(texts: Sequence[BlockText], xml_id: str) -> Location | None:
    """Return the place of a figure, date or cited work by its `xml:id`."""
    for block in texts:
        for span in block.block.spans:
            if span.element.get(XML_ID) == xml_id and span.tag in JUDGED and span.start < span.end:
                low, high = around(block.chars, span.start, span.end)
                return location(block, span.start, span.end, low, high, span.element)
    return None


def location(
    block: BlockText,
    start: int,
    end: int,
    low: int,
    high: int,
    element: etree._Element | None,
    xml_id: str = "",
) -> Location:
    """Return the place of some words, with the stretch around them as its sentence."""
    line, column = position_of(block.document, block.block, start)
    last_line, last = position_of(block.document, block.block, max(start, end - 1))
    return Location(
        document=block.document.name,
        path=str(block.document.path),
        line=line,
        column=column,
        end_column=last + 1 if last_line == line else column + 1,
        xml_id=xml_id or (element.get(XML_ID) if element is not None else "") or block.block.xml_id,
        sentence=block.chars[low:high],
        start=start - low,
        end=end - low,
        note=block.note,
    )


def around(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return bounds of about a sentence around some words."""
    low = max(chars.rfind(". ", 0, start) + 2, 0) if ". " in chars[:start] else 0
    high = chars.find(". ", end)
    return low, high + 1 if high >= 0 else len(chars)
