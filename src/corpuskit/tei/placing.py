"""Where an element ends in its file, and what white space leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpuskit.core.fixes import Edit
from corpuskit.tei.document import Document


def end_of(document: Document, element: etree._Element) -> int:
    """Return the byte after an element."""
    end = document.positions.end_tag(element)
    return (end or document.positions.start_tag(element))[1]


def lead_of(document: Document, element: etree._Element) -> str:
    """Return the white space before an element, as it stands in the file."""
    start = document.positions.start_tag(element)[0]
    before = document.data[:start]
    return before[len(before.rstrip(b" \t\r\n")) :].decode()


def removal(document: Document, element: etree._Element) -> Edit:
    """Return the edit that takes an element out, with what it holds and the space before it."""
    start = document.positions.start_tag(element)[0]
    lead = len(lead_of(document, element).encode())
    return Edit(start - lead, end_of(document, element), b"")


def unwrapping(document: Document, element: etree._Element) -> Iterator[Edit]:
    """Yield the edits that take the tags of an element out and leave what it holds."""
    start = document.positions.start_tag(element)
    end = document.positions.end_tag(element)
    yield Edit(*start, b"")
    if end is not None:
        yield Edit(*end, b"")
