"""The characters of a TEI file that a diagnostic covers: a name, an attribute, a value, a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpuskit.tei.diagnostic import Diagnostic, Range, Source
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML, local
from corpuskit.tei.positions import Lines

_NAME = re.compile(rb"[^\s/>]+")
_ATTRIBUTE = re.compile(rb"(?<![^\s=<>/\"'])([^\s=<>/\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TEXT = re.compile(rb"[^<\r\n]*[^<\s]")


class Spans:
    """Find the bytes of things in one document, and make diagnostics of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lines = Lines(document.data)

    def name(self, element: etree._Element) -> tuple[int, int]:
        """Return the bytes of an element's name in its start tag."""
        return self._name_at(self.document.positions.start_tag(element)[0] + 1)

    def end_name(self, element: etree._Element) -> tuple[int, int] | None:
        """Return the bytes of an element's name in its end tag, None of `<empty/>`."""
        tag = self.document.positions.end_tag(element)
        return self._name_at(tag[0] + 2) if tag else None

    def attribute(self, element: etree._Element, name: str) -> tuple[int, int]:
        """Return the bytes of an attribute's name; of the element's where it is not found."""
        found = self._attribute(element, name)
        return found.span(1) if found else self.name(element)

    def value(self, element: etree._Element, name: str) -> tuple[int, int]:
        """Return the bytes of an attribute's value; of an empty one with the quotation marks."""
        found = self._attribute(element, name)
        if found is None:
            return self.name(element)
        start, end = found.span(2 if found[2] is not None else 3)
        return (start, end) if end > start else (start - 1, end + 1)

    def text(self, node: etree._Element, *, is_tail: bool) -> tuple[int, int]:
        """Return the bytes of a text, or of a tail, in the first line that it prints in."""
        words = (node.tail if is_tail else node.text) or ""
        skipped = len(words) - len(words.lstrip())
        start = self.document.positions.byte_of(node, skipped, is_tail=is_tail)
        found = _TEXT.match(self.document.data, start)
        return start, found.end() if found else start + 1

    def range(self, span: tuple[int, int]) -> Range:
        """Return bytes as lines and columns."""
        return (*self._lines.at(span[0]), *self._lines.at(span[1]))

    def diagnostic(
        self,
        span: tuple[int, int],
        message: str,
        hint: str,
        *,
        source: Source = Source.SCHEMA,
        mend: str | None = None,
        twin: tuple[int, int] | None = None,
        opening: etree._Element | None = None,
    ) -> Diagnostic:
        """Return the diagnostic that covers some bytes."""
        return Diagnostic(
            *self.range(span),
            message,
            hint,
            source,
            mend,
            self.range(twin) if twin else None,
            None if opening is None else self.document.positions.of(opening),
        )

    def _name_at(self, start: int) -> tuple[int, int]:
        found = _NAME.match(self.document.data, start)
        return start, found.end() if found else start + 1

    def _attribute(self, element: etree._Element, name: str) -> re.Match[bytes] | None:
        wanted = f"xml:{local(name)}" if name.startswith(f"{{{XML}}}") else local(name)
        is_qualified = name.startswith("{") and not name.startswith(f"{{{XML}}}")
        for found in self._attributes(element):
            printed = found[1].decode("utf-8")
            if printed == wanted or (is_qualified and printed.partition(":")[2] == wanted):
                return found
        return None

    def _attributes(self, element: etree._Element) -> Iterator[re.Match[bytes]]:
        start, end = self.document.positions.start_tag(element)
        return _ATTRIBUTE.finditer(self.document.data, self.name(element)[1], max(start, end))
