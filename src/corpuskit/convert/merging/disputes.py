"""What the machine reads otherwise than a person decided: for the base, and for people."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.convert.reread import Reading, Standing
from corpuskit.core.errors import Problem
from corpuskit.tei.base import Dispute
from corpuskit.tei.document import Document
from corpuskit.tei.merge import Conflict
from corpuskit.tei.names import XML_ID


def disputes(
    reading: Reading, elements: Sequence[Standing], conflicts: Sequence[Conflict]
) -> tuple[Dispute, ...]:
    """Return disputes as a base remembers them, by the words at issue and where they stand."""
    found = []
    for conflict in conflicts:
        each = elements[conflict.ours]
        chars = reading.draft.passages[each.passage].chars
        quote = chars[each.start : each.end]
        found.append(
            Dispute(
                reading.holders[each.passage].get(XML_ID) or "",
                quote,
                chars.count(quote, 0, each.start) if quote else 0,
                each.xml_id,
                conflict.stands,
                conflict.read,
            )
        )
    return tuple(found)


def notices(
    document: Document,
    reading: Reading,
    elements: Sequence[Standing],
    conflicts: Sequence[Conflict],
) -> tuple[Problem, ...]:
    """Return disputes as people read them, with their places in the file."""
    found = []
    for conflict in conflicts:
        each = elements[conflict.ours]
        quote = reading.draft.passages[each.passage].chars[each.start : each.end]
        found.append(
            document.problem(
                each.element,
                f"«{quote}» is {conflict.stands} there; the machine now reads {conflict.read}",
                "it is left as it is; sign it with @resp to hear no more of it",
            )
        )
    return tuple(found)
