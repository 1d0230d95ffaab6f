"""Headings: numbered, marked, or short lines that look like titles; and their levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from corpuskit.convert.structure.blocks import Block, Outline, Spot
from corpuskit.convert.structure.endings import begins_small, ending, stripped
from corpuskit.convert.structure.labels import item_label
from corpuskit.convert.structure.lines import Line
from corpuskit.convert.structure.notes import is_notes_title
from corpuskit.convert.structure.words import words

LONGEST = 120
MOST_WORDS = 16
MOST_LINES = 3
MOST_IN_A_ROW = 2
HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
ROMAN = re.compile(r"[IVX]{1,5}[.:]\s+\S|[IVX]{1,5}\s+[^\W\d_]{3}")
ARABIC = re.compile(r"[0-9]{1,2}[.:]?\s+[^\W\d_]")
DECIMAL = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,4})\.?\s+[^\W\d_]")
LETTER = re.compile(r"[A-Z]\.\s+[^\W\d_]")
DIVISION = re.compile(r"([^\W\d_]+)\s+(?:[0-9]{1,3}|[IVXLC]{1,6}|[A-Z])\b(?=[.:\s—–-]|$)")
INITIALS = re.compile(r"[A-Z]\.[ -]?[A-Z]\.")
RANKS = ("division", "roman", "arabic", "letter", "capitals", "title")
PLAIN = frozenset({"title", "capitals"})
OUTSIDE = frozenset({"note", "fw"})
TEXT = frozenset({"p", "table", "caption", "head"})


@dataclass(frozen=True, slots=True)
class Style:
    """Hold how a heading is set; `depth` counts the parts of a decimal number, or hashes."""

    rank: str
    depth: int = 1


def recover_headings(outline: Outline) -> Outline:
    """Find headings and give each its level, from the styles that the document uses."""
    blocks = list(outline.blocks)
    shown = [index for index, block in enumerate(blocks) if block.kind not in OUTSIDE]
    styles: dict[int, Style] = {}
    row = 0
    for at, index in enumerate(shown):
        above = blocks[shown[at - 1]] if at else None
        below = blocks[shown[at + 1]] if at + 1 < len(shown) else None
        style = _style(blocks, index, above, below, row)
        row = row + 1 if style and style.rank in PLAIN else 0
        if style:
            styles[index] = style
            blocks[index] = replace(blocks[index], kind="head")
    _drop_rows(blocks, shown, styles)
    levels = _levels([styles[index] for index in shown if index in styles])
    for index, style in styles.items():
        blocks[index] = _leveled(blocks[index], style, levels)
    _nest(blocks, shown, styles)
    return replace(outline, blocks=tuple(blocks))


def _style(
    blocks: list[Block], index: int, above: Block | None, below: Block | None, row: int
) -> Style | None:
    block = blocks[index]
    text = stripped(block.bare)
    if block.kind != "p" or not text or len(text) > LONGEST + 60:
        return None
    if is_notes_title(text):
        return Style("capitals" if text.isupper() else "title", 0)
    if hashes := HASHES.match(text):
        return Style("hashes", len(hashes.group(1)))
    if not _may_be_title(block, text, below, _followed_by_note(blocks, index)):
        return None
    if text.strip(":. ").lower() in words("sections"):
        return Style("capitals" if text.isupper() else "title", 0)
    if _followed_by_note(blocks, index) or not _stands_free(above):
        return None
    numbered = _numbered(text)
    if numbered:
        return numbered if not _is_item(text, above, below) else None
    if item_label(text) or text[-1] in ":" or row >= MOST_IN_A_ROW:
        return None
    return Style("capitals") if text.isupper() else _title(text, below)


def _may_be_title(block: Block, text: str, below: Block | None, end: bool) -> bool:
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or block.lines > MOST_LINES:
        return False
    if text.strip(":. ").lower() in words("sections") and (below or end):
        return True
    if below is None or below.kind not in TEXT or "\t" in text:
        return False
    if begins_small(below.text) or not (
        text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘«"
    ):
        return False
    if text[-1] in "?!":
        return True
    return (
        ending(text) == "open" and text[-1] not in ".,;" and not Line(0, text).ends_sentence
    ) or (text[-1] in "”’\"'»)" and ending(text) == "open")


def _followed_by_note(blocks: list[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind == "note"


def _stands_free(above: Block | None) -> bool:
    """Say whether the text before is over: a heading never stands inside a sentence."""
    if above is None or above.kind != "p":
        return True
    return ending(above.bare.rstrip()) in {"closed", "colon", "semicolon"}


def _numbered(text: str) -> Style | None:
    division = DIVISION.match(text)
    if division and division.group(1).lower() in words("divisions"):
        return Style("division")
    if decimal := DECIMAL.match(text):
        return Style("arabic", decimal.group(1).count(".") + 1)
    if INITIALS.match(text):
        return None
    for rank, pattern in (("roman", ROMAN), ("arabic", ARABIC), ("letter", LETTER)):
        if pattern.match(text):
            return Style(rank)
    return None


def _is_item(text: str, above: Block | None, below: Block | None) -> bool:
    """Say whether a numbered line is an item: another with the next or last number adjoins it."""
    label = item_label(text)
    if label is None:
        return text[0].isdigit() and not DECIMAL.match(text) and _is_count(text)
    for other, step in ((above, -1), (below, 1)):
        near = item_label(stripped(other.text)) if other and other.kind in {"p", "head"} else None
        if near and near.rend == label.rend and near.number == label.number + step:
            return True
    return False


def _is_count(text: str) -> bool:
    """Say whether a line without a point after its number counts things: «12 vessels»."""
    word = text.split(None, 1)[1][:1]
    return not word.isupper()


def _title(text: str, below: Block | None) -> Style | None:
    if below is not None and below.kind == "p" and len(below.text) <= len(text):
        return None
    return Style("title")


def _drop_rows(blocks: list[Block], shown: list[int], styles: dict[int, Style]) -> None:
    """Take back headings in rows of three or more: such short lines are a list or an address."""
    run: list[int] = []
    for index in [*shown, -1]:
        style = styles.get(index)
        if style is not None and style.rank in PLAIN and style.depth:
            run.append(index)
            continue
        last = shown.index(run[-1]) if len(run) >= MOST_IN_A_ROW else -1
        following = blocks[shown[last + 1]] if 0 <= last < len(shown) - 1 else None
        short = following is not None and len(following.text) < LONGEST // 2
        if following is not None and short and ending(following.bare) in {"open", "bound"}:
            for each in run:
                del styles[each]
                blocks[each] = replace(blocks[each], kind="p")
        run = []


def _nest(blocks: list[Block], shown: list[int], styles: dict[int, Style]) -> None:
    """Set plain headings under one that has no text of its own one level below it.

    The style is the same, so those that follow are its sisters until a known section title or
    another style.
    """
    under: str | None = None
    for above, index in pairwise(shown):
        style = styles.get(index)
        if style is None:
            continue
        before = styles.get(above)
        if before is not None and before.rank == style.rank and style.rank in PLAIN:
            under = style.rank if style.depth else None
        elif style.rank != under or not style.depth:
            under = None
        if under:
            blocks[index] = replace(blocks[index], level=blocks[index].level + 1)


def _levels(styles: list[Style]) -> dict[str, int]:
    """Rank the styles present: numbers above plain titles, each kind one level below the last."""
    present = [rank for rank in RANKS if any(s.rank == rank and s.depth for s in styles)]
    levels = {}
    level = 1
    for rank in present:
        levels[rank] = level
        depth = max(s.depth for s in styles if s.rank == rank) if rank == "arabic" else 1
        level += 1 if depth == 1 else depth
    return levels


def _leveled(block: Block, style: Style, levels: dict[str, int]) -> Block:
    if style.rank == "hashes":
        found = HASHES.match(block.text)
        end = found.end() if found else 0
        return replace(block, level=style.depth).having(Spot(0, end, "drop"))
    if style.depth == 0:
        return replace(block, level=1)
    return replace(block, level=levels[style.rank] + style.depth - 1)
