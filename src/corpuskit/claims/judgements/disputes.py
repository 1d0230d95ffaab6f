"""Where the machine reads otherwise than a person decided, as the last conversion left it.

Conversion keeps what people decided, and remembers in a file's base what it reads otherwise. That
is said at every check until one of the two gives way, or a person signs the element.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.oddities import oddity
from corpuskit.claims.model import Oddity
from corpuskit.core.errors import InputError
from corpuskit.tei.base import Dispute, read_disputes
from corpuskit.tei.blocks import ElementSpan
from corpuskit.tei.merge import is_signed

KIND = "machine-differs"


def disputes(blocks: tuple[BlockText, ...]) -> Iterator[Oddity]:
    """Yield what stands in a document otherwise than the machine reads it.

    What was edited or signed since is left out: the next conversion looks at it anew.
    """
    if not blocks:
        return
    try:
        disputed = read_disputes(blocks[0].document.path)
    except InputError:
        # Said by conversion, which makes the base anew.
        return
    for dispute in disputed:
        for block in blocks:
            span = _place(block, dispute)
            if span is not None:
                message = f"{dispute.stands} stands there; the machine reads {dispute.read}"
                yield oddity(block, span, KIND, message)
                break


def _place(block: BlockText, dispute: Dispute) -> ElementSpan | None:
    if dispute.block and block.block.xml_id != dispute.block:
        return None
    quote = " ".join(dispute.quote.split())
    start = -1
    for _ in range(dispute.nth + 1):
        start = block.chars.find(quote, start + 1)
        if start < 0:
            return None
    tag = dispute.stands.split(" ", 1)[0]
    for span in block.block.spans:
        if (span.start, span.end, span.tag) == (start, start + len(quote), tag):
            pairs = tuple((str(k), str(v)) for k, v in span.element.attrib.items())
            return None if is_signed(pairs) else span
    return None
