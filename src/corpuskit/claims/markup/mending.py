"""What all fixes of markup need: edits of attributes, and whether anything speaks against them."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from corpuskit.core.fixes import Edit, Fix, Replacement
from corpuskit.tei.document import Document
from corpuskit.tei.edit import attribute_edits
from corpuskit.tei.runs import tag_of
from corpuskit.tei.seal import MACHINE

# What may stand in an element without giving its words a second reading.
_HARMLESS = frozenset({"hi", "emph", "lb", "pb", "cb", "milestone", "foreign"})


def attribute_fix(
    document: Document,
    element: etree._Element,
    changes: Mapping[str, str | None],
    *,
    safe: bool = True,
) -> Fix:
    """Return the fix that sets attributes of an element, or removes those whose value is None.

    What a person signed is never safe to change.
    """
    start, end = document.positions.start_tag(element)
    edits = attribute_edits(document.data[start:end], changes, start)
    says = ", ".join(
        f"remove @{name}" if value is None else f'set @{name} to "{value}"'
        for name, value in changes.items()
    )
    placed = tuple(_placed(document, edit) for edit in edits)
    return Fix(str(document.path), says, placed, safe and not is_signed(element))


def is_signed(element: etree._Element) -> bool:
    """Tell whether a person answers for an element by name."""
    return any(name != f"#{MACHINE}" for name in (element.get("resp") or "").split())


def is_plain(element: etree._Element) -> bool:
    """Tell whether the words of an element can be read in one way only.

    A choice, a correction, a gap or a note in them gives them another.
    """
    return all(tag_of(node) in _HARMLESS or not tag_of(node) for node in element.iterdescendants())


def _placed(document: Document, edit: Edit) -> Replacement:
    begin = document.positions.at_byte(edit.start)
    old = document.data[edit.start : edit.end]
    return Replacement(edit, old, *begin, *document.positions.at_byte(edit.end))
