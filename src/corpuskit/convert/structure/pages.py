"""Page breaks: the two halves of a paragraph, with notes and running heads between them."""

from __future__ import annotations

from dataclasses import replace

from corpuskit.convert.structure.blocks import Block, Outline, Spot
from corpuskit.convert.structure.endings import (
    begins_small,
    begins_with_digit,
    ending,
    unclosed,
)
from corpuskit.convert.structure.hyphens import Lexis, is_broken, join, keeps_hyphen

BETWEEN = frozenset({"note", "fw"})
FLOATING = frozenset({"table", "caption", "legend", "tail"})
JOINABLE = frozenset({"p", "item"})

# A paragraph this long that ends without punctuation is cut, not a title.
LONG = 120


def rejoin_pages(outline: Outline) -> Outline:
    """Join the halves of paragraphs that cross a page.

    Between two halves may stand notes, running heads and tables; they follow the whole
    paragraph. A `pb` spot keeps the place, with `break="no"` inside a word.
    """
    lexis = Lexis(outline.source.lines)
    blocks: list[Block] = []
    host = -1
    crossed = floated = False
    for block in outline.blocks:
        if block.kind in BETWEEN:
            crossed = True
        elif block.kind in FLOATING:
            floated = True
        elif block.kind != "p":
            host = len(blocks) if block.kind == "item" else -1
            crossed = floated = False
        else:
            page = crossed or block.page
            if host >= 0 and _same(blocks, host, block, page, floated):
                blocks[host] = _joined(blocks[host], block, lexis)
                crossed = floated = False
                continue
            host = len(blocks)
            crossed = floated = False
        blocks.append(block)
    return replace(outline, blocks=tuple(blocks))


def _same(blocks: list[Block], host: int, below: Block, page: bool, floated: bool) -> bool:
    above = blocks[host]
    if is_broken(above.text, below.text) and (below.text[0].islower() or page):
        return True
    how = ending(above.bare.rstrip())
    small = begins_small(below.text)
    if floated:
        return small and how in {"open", "bound"}
    if how == "bound":
        return page or small or begins_with_digit(below.text) or len(above.text) > LONG
    if how == "open":
        return page or small or _both_long(above, below)
    if how == "semicolon":
        return small and not _is_unlabelled_item(above, blocks, host)
    if how == "colon" or not page:
        return small and page and not below.text.rstrip().endswith(";")
    return small or unclosed(above.text[-2000:], below.text)


def _both_long(above: Block, below: Block) -> bool:
    return len(above.text) > LONG and len(below.text) > LONG


def _is_unlabelled_item(above: Block, blocks: list[Block], host: int) -> bool:
    """Say whether a block that ends with a semicolon is an item of a list without labels."""
    if begins_small(above.text):
        return True
    before = next((b for b in reversed(blocks[:host]) if b.kind in JOINABLE), None)
    return before is not None and ending(before.bare.rstrip()) in {"colon", "semicolon"}


def _joined(above: Block, below: Block, lexis: Lexis) -> Block:
    text = join(above.text, below.text, lexis)
    seam = len(text) - len(below.text)
    attributes: tuple[tuple[str, str], ...] = ()
    if is_broken(above.text, below.text):
        attributes = (("break", "no"),)
        if not keeps_hyphen(above.text, below.text, lexis):
            attributes = (("break", "no"), ("rend", "hyphen"))
    moved = tuple(spot.moved(seam) for spot in below.spots)
    whole = replace(above, text=text, lines=above.lines + below.lines)
    return whole.having(Spot(seam, seam, "pb", attributes, line=below.line), *moved)
