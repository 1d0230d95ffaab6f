"""Running heads and page numbers that stand between blocks: forme work, kept as printed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from corpuskit.convert.structure.blocks import Block, Outline
from corpuskit.convert.structure.endings import begins_small, ending

PAGE_NUMBER = re.compile(
    r"[-–—\[(]?\s*(?:[Pp](?:age|\.)?\s*)?(?:[0-9]{1,3}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/)\s*[0-9]{1,4})?\s*[-–—\])]?$"
)
# A page number with its running head on one line, set apart by a gap that prose does not have.
NUMBER_APART = re.compile(r"[0-9]{1,4}\]?\s{2,}\S.*|\S.*\s{2,}\[?[0-9]{1,4}")
NUMBER_AT_END = re.compile(r"^[0-9]{1,4}\b[\s|·•–—-]*|(?:(?<![\s|·•–—-])[\s|·•–—-]+)?\b[0-9]{1,4}$")
LONGEST = 90
LONGEST_BARE = 60
OFTEN = 3
OFTEN_WITH_NUMBER = 2


def recover_furniture(outline: Outline) -> Outline:
    """Set page numbers and running heads apart as `fw`.

    A page number stands alone on its line, or with a running head and a gap between them; a
    running head comes back with text between, and at least once stands where a page begins or a
    sentence is cut. One that stands beside a page number and before the rest of a sentence need
    not come back.
    """
    blocks = list(outline.blocks)
    for index, block in enumerate(blocks):
        if block.kind == "p" and len(block.text) < 16 and PAGE_NUMBER.match(block.text):
            blocks[index] = replace(block, kind="fw")
    for index in _numbered(blocks):
        blocks[index] = replace(blocks[index], kind="fw")
    for index in _beside_numbers(blocks):
        blocks[index] = replace(blocks[index], kind="fw")
    repeated = _repeated(blocks)
    if repeated:
        heads = _confirmed(blocks, repeated)
        for index, block in enumerate(blocks):
            if block.kind == "p" and len(block.text) <= LONGEST and _shape(block) in heads:
                blocks[index] = replace(block, kind="fw")
    return replace(outline, blocks=tuple(blocks))


def _numbered(blocks: list[Block]) -> list[int]:
    """Return the running heads with their page number; lines in a row are a list or a table."""
    apart = [
        block.kind == "p"
        and len(block.text) <= LONGEST
        and bool(NUMBER_APART.fullmatch(block.text))
        for block in blocks
    ]
    around = [False, *apart, False]
    return [n for n, is_one in enumerate(apart) if is_one and not (around[n] or around[n + 2])]


def _beside_numbers(blocks: list[Block]) -> list[int]:
    """Return the lines between a page number and the rest of a sentence, and their like."""
    found = set()
    for index, block in enumerate(blocks[1:-1], 1):
        bare = block.kind == "p" and len(block.text) <= LONGEST_BARE
        open_ended = bare and ending(block.text) == "open" and not begins_small(block.text)
        if open_ended and blocks[index - 1].kind == "fw" and begins_small(blocks[index + 1].text):
            found.add(block.text)
    return [n for n, block in enumerate(blocks) if block.kind == "p" and block.text in found]


def _shape(block: Block) -> str:
    return NUMBER_AT_END.sub("", block.text).lower()


def _repeated(blocks: list[Block]) -> set[str]:
    plain: Counter[str] = Counter()
    numbered: Counter[str] = Counter()
    listed = {_shape(above) for above, below in pairwise(blocks) if _shape(above) == _shape(below)}
    for block in blocks:
        if block.kind != "p" or len(block.text) > LONGEST:
            continue
        shape = _shape(block)
        if shape in listed or sum(each.isalpha() for each in shape) < 4:
            continue
        if block.text[-1].isdigit() or block.text[0].isdigit():
            numbered[shape] += 1
        if ending(block.text) == "open":
            plain[shape] += 1
    found = {shape for shape, count in plain.items() if count >= OFTEN}
    return found | {shape for shape in numbered if plain[shape] >= OFTEN_WITH_NUMBER}


def _confirmed(blocks: list[Block], repeated: set[str]) -> set[str]:
    seen: Counter[str] = Counter()
    at_page: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        if block.kind != "p" or len(block.text) > LONGEST:
            continue
        shape = _shape(block)
        if shape not in repeated:
            continue
        seen[shape] += 1
        above = blocks[index - 1] if index else None
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        near = [each for each in (above, below) if each is not None]
        cut = above is not None and above.kind == "p" and ending(above.text) in {"bound", "open"}
        if block.page or cut or any(each.kind == "fw" for each in near):
            at_page[shape] += 1
    return {shape for shape in seen if 2 * at_page[shape] >= seen[shape]}
