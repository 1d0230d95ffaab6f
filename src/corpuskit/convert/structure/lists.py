"""Lists: items with bullets, numbers or letters that follow one another."""

from __future__ import annotations

from dataclasses import replace

from corpuskit.convert.structure.blocks import Block, Outline
from corpuskit.convert.structure.endings import ending
from corpuskit.convert.structure.labels import ItemLabel, item_label

OUTSIDE = frozenset({"note", "fw"})


def recover_lists(outline: Outline) -> Outline:
    """Make items of labelled blocks in a row, notes and running heads between them aside.

    Numbers and letters must count on by one; a single bullet is an item after a colon only.
    """
    blocks = list(outline.blocks)
    shown = [index for index, block in enumerate(blocks) if block.kind not in OUTSIDE]
    run: list[tuple[int, ItemLabel]] = []
    lead = ""
    for index in [*shown, -1]:
        block = blocks[index] if index >= 0 else None
        label = item_label(block.text) if block is not None and block.kind == "p" else None
        if run and label is not None and _follows(run[-1][1], label):
            run.append((index, label))
            continue
        _make_items(blocks, run, lead)
        lead = blocks[run[-1][0]].text if run else lead
        run = [(index, label)] if label is not None else []
        if label is None and block is not None:
            lead = block.bare
    return replace(outline, blocks=tuple(blocks))


def _follows(above: ItemLabel, below: ItemLabel) -> bool:
    if above.rend != below.rend:
        return False
    return below.number == above.number + 1 or above.number == below.number == 0


def _make_items(blocks: list[Block], run: list[tuple[int, ItemLabel]], lead: str) -> None:
    if not run or (len(run) == 1 and not _single(run[0][1], lead)):
        return
    for index, label in run:
        blocks[index] = replace(
            blocks[index], kind="item", head=label.end, label=label.rend, level=label.number
        )


def _single(label: ItemLabel, lead: str) -> bool:
    return label.rend == "bulleted" and ending(lead.rstrip()) == "colon"
