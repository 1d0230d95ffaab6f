"""Page breaks: the two halves of a paragraph, with notes and running heads between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpuskit.convert.structure.blocks import Block, Outline, Spot
from corpuskit.convert.structure.endings import (
    begins_small,
    begins_with_digit,
    ending,
    unclosed,
)
from corpuskit.convert.structure.hyphens import Lexis, is_broken, join, keeps_hyphen
from corpuskit.core.passages import Attributes

BETWEEN = frozenset({"note", "fw"})
FLOATING = frozenset({"table", "caption", "legend", "tail"})
JOINABLE = frozenset({"p", "item"})

# A paragraph this long that ends without punctuation is cut, not a title.
LONG = 120

# A line this long that ends with a comma or «of the» is cut, not a salutation.
CUT = 50


def rejoin_pages(outline: Outline) -> Outline:
    """Join the halves of paragraphs that cross a page.

    Between two halves may stand notes, running heads and tables; they follow the whole
    paragraph. A `pb` spot keeps the place, with `break="no"` inside a word.
    """
    halves = _halves(outline.blocks)
    if not halves:
        return outline
    lexis = Lexis(outline.source.lines)
    joined = {half for followers in halves.values() for half in followers}
    blocks: list[Block] = []
    for index, block in enumerate(outline.blocks):
        if index in joined:
            continue
        followers = [outline.blocks[half] for half in halves.get(index, ())]
        blocks.append(_joined([block, *followers], lexis) if followers else block)
    return replace(outline, blocks=tuple(blocks))


def _halves(blocks: tuple[Block, ...]) -> dict[int, list[int]]:
    """Return the blocks that continue another one, by the index of that one."""
    found: dict[int, list[int]] = {}
    host = last = -1
    lead = ""
    crossed = floated = False
    for index, block in enumerate(blocks):
        if block.kind in BETWEEN:
            crossed = True
            continue
        if block.kind in FLOATING:
            floated = True
            continue
        if host >= 0 and block.kind == "p":
            seam = _Seam(blocks[host], blocks[last], block, crossed or block.page, lead)
            if seam.is_same(floated):
                found.setdefault(host, []).append(index)
                last, crossed, floated = index, False, False
                continue
        if host >= 0:
            lead = ending(blocks[last].bare.rstrip())
        host = last = index if block.kind in JOINABLE else -1
        crossed = floated = False
    return found


@dataclass(frozen=True, slots=True)
class _Seam:
    """Hold two blocks that may be one paragraph.

    `first` is the beginning of the upper one, `above` its last half; `lead` is how the text
    before it ends.
    """

    first: Block
    above: Block
    below: Block
    page: bool
    lead: str

    def is_same(self, floated: bool) -> bool:
        """Say whether the lower block continues the upper; `floated`: a table stands between."""
        above, below = self.above.text, self.below.text
        if is_broken(above, below) and (below[0].islower() or self.page):
            return True
        how = ending(self.above.bare.rstrip())
        small = begins_small(below)
        if floated:
            return small and how in {"open", "bound"}
        if how == "bound":
            return self.page or small or begins_with_digit(below) or len(above) > CUT
        if how == "open":
            return self.page or small or min(len(above), len(below)) > LONG
        return self._after_point(how, small)

    def _after_point(self, how: str, small: bool) -> bool:
        if how == "semicolon":
            return small and not self._is_unlabelled_item()
        if how == "colon" or not self.page:
            return small and self.page and not self.below.text.rstrip().endswith(";")
        return small or unclosed(self.above.text[-2000:], self.below.text)

    def _is_unlabelled_item(self) -> bool:
        """Say whether a block that ends with a semicolon is an item of a list without labels."""
        return begins_small(self.first.text) or self.lead in {"colon", "semicolon"}


def _joined(halves: list[Block], lexis: Lexis) -> Block:
    first = halves[0]
    parts = [first.text]
    spots = list(first.spots)
    seam = 0
    for below in halves[1:]:
        above = parts[-1]
        whole = join(above, below.text, lexis)
        parts[-1] = whole[: len(whole) - len(below.text)]
        seam += len(parts[-1])
        parts.append(below.text)
        spots.append(Spot(seam, seam, "pb", _break(above, below.text, lexis), line=below.line))
        spots += [spot.moved(seam) for spot in below.spots]
    lines = sum(half.lines for half in halves)
    return replace(first, text="".join(parts), lines=lines, spots=tuple(spots))


def _break(above: str, below: str, lexis: Lexis) -> Attributes:
    if not is_broken(above, below):
        return ()
    if keeps_hyphen(above, below, lexis):
        return (("break", "no"),)
    return (("break", "no"), ("rend", "hyphen"))
