"""Say in words where a file departs from the schema, and what would be right there."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lxml import etree

from corpuskit.tei.attribute_words import attribute_diagnostics
from corpuskit.tei.child_words import Siblings
from corpuskit.tei.diagnostic import Diagnostic
from corpuskit.tei.document import Document
from corpuskit.tei.grammar import Definition, allowed, definitions, may_end
from corpuskit.tei.names import TEI, local
from corpuskit.tei.spans import Spans
from corpuskit.tei.wording import holders_of_text, needed, quoted, shown

NOBODY: Set[etree._Element] = frozenset()


def explain(document: Document, unfinished: Set[etree._Element] = NOBODY) -> tuple[Diagnostic, ...]:
    """Return everything in a document that the schema forbids, in document order.

    Of the `unfinished` elements the end was not read: what they lack may stand there.
    """
    spans = Spans(document)
    root = document.tree
    if root.tag != f"{{{TEI}}}TEI":
        return (spans.diagnostic(spans.name(root), *_root_words(root)),)
    return tuple(_problems(spans, root, unfinished))


def _root_words(root: etree._Element) -> tuple[str, str]:
    return (
        f"{shown(root)} is not the root of a TEI file",
        f'the root must be TEI with xmlns="{TEI}"',
    )


def _problems(
    spans: Spans, root: etree._Element, unfinished: Set[etree._Element]
) -> Iterator[Diagnostic]:
    known = definitions()
    renamed: set[etree._Element] = set()
    for element in root.iter("*"):
        definition = known.get(local(str(element.tag)))
        if definition is None or not str(element.tag).startswith(f"{{{TEI}}}"):
            continue
        if element in renamed:
            continue
        yield from attribute_diagnostics(spans, element, definition)
        stray = () if definition.holds_text else tuple(_stray_text(spans, element, definition))
        yield from stray
        siblings = Siblings(spans, element, definition.content)
        is_whole = element not in unfinished and not stray
        yield from _children(spans, element, siblings, is_whole=is_whole)
        renamed |= siblings.renamed


def _children(
    spans: Spans, element: etree._Element, siblings: Siblings, *, is_whole: bool
) -> Iterator[Diagnostic]:
    for child in element.iterchildren("*"):
        found = siblings.take(child)
        if found is not None:
            is_whole = False
            yield found
    if is_whole and not may_end(siblings.state):
        message = f"{shown(element)} is not complete"
        hint = f"it needs {needed(siblings.state)}"
        yield spans.diagnostic(spans.name(element), message, hint)


def _stray_text(
    spans: Spans, element: etree._Element, definition: Definition
) -> Iterator[Diagnostic]:
    pieces = [(element.text, element, False), *((c.tail, c, True) for c in element)]
    for text, node, is_tail in pieces:
        if text and text.strip():
            message = f"text {quoted(text)} stands directly in {shown(element)}"
            hint = f"put it into {holders_of_text(definition.content)}"
            if not allowed(definition.content):
                hint = "this element holds none: close it before the text"
            yield spans.diagnostic(spans.text(node, is_tail=is_tail), message, hint)
