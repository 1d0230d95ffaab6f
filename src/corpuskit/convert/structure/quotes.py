"""Block quotations: indented, announced by a colon, or cut with ellipses and sourced by a note."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from corpuskit.convert.structure.blocks import Block, Outline
from corpuskit.convert.structure.endings import begins_small, ending, stripped
from corpuskit.convert.structure.lines import QUOTED_INDENT
from corpuskit.convert.structure.words import words

ELLIPSIS = re.compile(r"\s\.\s\.\s\.(?:\s|$)|\[(?:\.\.\.|…)\]")
INDENT = 2
LEAST = 40
LAST_WORDS = re.compile(r"[^\W\d_]+")
OUTSIDE = frozenset({"note", "fw"})


def recover_quotes(outline: Outline) -> Outline:
    """Find paragraphs that are quotations."""
    blocks = list(outline.blocks)
    margin = _margin(blocks)
    above: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind in OUTSIDE:
            continue
        if block.kind == "p" and _is_quote(block, above, margin):
            blocks[index] = replace(block, kind="quote")
        above = blocks[index]
    return replace(outline, blocks=tuple(blocks))


def _margin(blocks: list[Block]) -> int:
    indents = Counter(block.indent for block in blocks if block.kind == "p" and block.lines > 1)
    return indents.most_common(1)[0][0] if indents else 0


def _is_quote(block: Block, above: Block | None, margin: int) -> bool:
    if block.indent == QUOTED_INDENT:
        return True
    if len(block.text) < LEAST or above is None or above.kind not in {"p", "quote", "item"}:
        return False
    if block.indent >= margin + INDENT and block.lines > 1:
        return True
    sourced = _ends_in_mark(block)
    cut = ELLIPSIS.search(block.text) is not None
    if cut and sourced and len(block.spots) == 1 and not begins_small(block.text):
        return not _has_quotation(block.text)
    if ending(above.bare.rstrip()) != "colon" or block.text.rstrip().endswith(";"):
        return False
    return sourced or cut or _is_in_marks(block.bare) or _is_announced(above)


def _has_quotation(text: str) -> bool:
    """Say whether a sentence of one's own surrounds a quotation: the ellipsis may be its own."""
    return "“" in text or text.count('"') > 1


def _ends_in_mark(block: Block) -> bool:
    notes = [spot for spot in block.spots if spot.kind in {"note", "noteMark"}]
    return bool(notes) and not block.text[notes[-1].end :].strip("*_ ”’\"')")


def _is_in_marks(text: str) -> bool:
    body = stripped(text)
    return body[:1] in '“"‘«' and body[-1:] in '”"’»'


def _is_announced(above: Block) -> bool:
    last = {each.lower() for each in LAST_WORDS.findall(above.bare[-80:])}
    return bool(last & words("saying"))
