"""Notes: which blocks are note texts, where their marks stand, and what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from corpuskit.convert.structure.blocks import Block, Outline, Spot
from corpuskit.convert.structure.labels import STRONG, SYMBOLS
from corpuskit.convert.structure.marks import HARDLY, MARK, SURE, Candidate, candidates
from corpuskit.convert.structure.matching import Label, Match, without_lists
from corpuskit.convert.structure.note_labels import note_labels, notes_sections
from corpuskit.convert.structure.words import words
from corpuskit.core.errors import Problem

STYLES = ("caret", "sup", "html", "bracket", "slash", "space", "dot", "paren")

# A single run of more notes than a page holds, at the end, is a section of endnotes.
MOST_ON_PAGE = 15

# Marks that call for notes of one typography alone.
_OF_ONE_STYLE = frozenset({"slash", "parens", "symbol"})

# A mark inside another note is rare; inside glued typography rarer than a stray digit.
INSIDE_NOTE = 1.75

# Less than one plausible mark in the whole document is chance.
LEAST_EXPLAINED = 1.0
LONGEST_CONTINUATION = 3
GROUP = re.compile(r"\[[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})+\]")
NUMBER = re.compile(r"[0-9]+")
# The rule that parts the notes of a page from its text.
RULE = re.compile(r"[-–—_ ]{3,}")


def recover_notes(outline: Outline) -> Outline:
    """Find note texts and set each at its mark.

    Typographies of marks and of note texts are tried in pairs; the pair that explains most
    wins, because one document has one typography of numbers. A mark needs a note of its number
    after it. Beside numbers a page may have signs.
    """
    labels, found, marking = _best(outline, STYLES)
    if not (marking == "bracket" and _cites_in_groups(outline, labels)):
        if found.weight < LEAST_EXPLAINED:
            outline = _without_marks(outline)
        else:
            outline = _lay(outline, labels, found, marking)
    labels, found, marking = _best(outline, ("symbol",))
    return outline if found.weight < LEAST_EXPLAINED else _lay(outline, labels, found, marking)


def _best(outline: Outline, styles: Iterable[str]) -> tuple[list[Label], Match, str]:
    """Return the note texts and marks that explain each other best, and how the marks are set."""
    best: tuple[list[Label], Match, str] = ([], Match((), 0.0), "")
    for style in styles:
        labels = note_labels(outline, style)
        if not labels:
            continue
        for marking in _markings(style):
            marks = _marks(outline, labels, marking)
            kept, found = without_lists(labels, marks)
            if found.weight > best[1].weight:
                best = (kept, found, marking)
    return best


def _cites_in_groups(outline: Outline, labels: list[Label]) -> bool:
    """Tell marks that cite entries of a reference list, several at once: «[2,3]», «[4–6]»."""
    numbers = {label.number for label in labels}
    groups = (
        {int(number) for number in NUMBER.findall(found[0])}
        for block in outline.blocks
        if block.kind == "p"
        for found in GROUP.finditer(block.text)
    )
    return any(group <= numbers for group in groups)


def _markings(style: str) -> tuple[str, ...]:
    if style == "caret":
        return ("caret",)
    if style == "bracket":
        return ("bracket", "sup")
    if style == "symbol":
        return ("symbol",)
    own = {"slash": "slash", "paren": "parens"}
    return tuple(
        marking for marking in MARK if marking not in _OF_ONE_STYLE or marking == own.get(style)
    )


def _marks(outline: Outline, labels: list[Label], marking: str) -> list[Candidate]:
    ends = {label.block: label.end for label in labels}
    found: list[Candidate] = []
    for index, block in enumerate(outline.blocks):
        # What a sign in a table calls for is its tail.
        if block.kind not in ({"p"} if marking == "symbol" else {"p", "table"}):
            continue
        start = ends.get(index, 0)
        for each in candidates(marking, index, block.text, start):
            if start:
                each = replace(each, weight=each.weight - INSIDE_NOTE)
            if block.kind == "table" and marking == "glued":
                each = replace(each, weight=each.weight - 1)
            if each.weight > 0:
                found.append(each)
    return found


def _without_marks(outline: Outline) -> Outline:
    """Keep blocks that can only be notes, though no mark calls for any."""
    labels = [label for style in STYLES if style in STRONG for label in note_labels(outline, style)]
    labels.sort(key=lambda label: label.block)
    if not labels:
        return outline
    return _lay(outline, labels, Match((), 0.0), "")


def _lay(outline: Outline, labels: list[Label], found: Match, marking: str) -> Outline:
    """Turn labelled blocks into notes and their marks into spots."""
    marks = dict(found.pairs)
    astray = _out_of_order(labels, marks, _marks(outline, labels, marking)) if marking else {}
    marks |= astray
    kept = _accepted(labels, marks)
    blocks = list(outline.blocks)
    problems: list[Problem] = []
    spots: dict[int, list[Spot]] = {}
    ending = _endnotes(outline, labels, kept)
    for at in kept:
        label = labels[at]
        block = blocks[label.block]
        place = "end" if label.block in ending else "bottom"
        above = blocks[max(0, label.block - 1)]
        if above.kind == "p" and RULE.fullmatch(above.text):
            blocks[label.block - 1] = replace(above, kind="fw")
        number = SYMBOLS[label.number - 1] if label.style == "symbol" else str(label.number)
        blocks[label.block] = replace(block, kind="note", head=label.end, label=number, place=place)
        mark = marks.get(at)
        if mark is None:
            message = f"note {number} has no mark in the text"
            problems.append(outline.problem(block.line, message, "put its mark where it belongs"))
            continue
        attributes = (("n", number), ("place", place))
        spot = Spot(mark.start, mark.end, "note", attributes, block.key)
        spots.setdefault(mark.block, []).append(spot)
        if at in astray:
            message = f"note {number} does not stand where its mark stands among the marks"
            problems.append(outline.problem(block.line, message, "check the numbering"))
    if marking != "symbol":
        problems += _order(outline, labels, kept)
    taken = {(mark.block, mark.start) for mark in marks.values()}
    for stray in _strays(outline, labels, marks, marking, taken):
        block = blocks[stray.block]
        if block.kind == "note":
            continue
        spot = Spot(stray.start, stray.end, "noteMark", (("type", "noteMark"),))
        spots.setdefault(stray.block, []).append(spot)
        message = f"the note mark {block.text[stray.start : stray.end]} has no note"
        problems.append(outline.problem(block.line, message, "add the note or remove the mark"))
    for index, added in spots.items():
        blocks[index] = blocks[index].having(*added)
    blocks = _continued(blocks, labels, kept, marks)
    problems.sort(key=lambda problem: problem.line)
    return replace(outline, blocks=tuple(blocks), problems=(*outline.problems, *problems))


def _out_of_order(
    labels: list[Label], marks: dict[int, Candidate], candidates: list[Candidate]
) -> dict[int, Candidate]:
    """Return the marks of notes that stand in another order, where each mark is the only one."""
    taken = {(mark.block, mark.start) for mark in marks.values()}
    free: dict[int, list[Candidate]] = {}
    for mark in candidates:
        if mark.weight >= SURE and (mark.block, mark.start) not in taken:
            free.setdefault(mark.number, []).append(mark)
    open_: dict[int, list[int]] = {}
    for at, label in enumerate(labels):
        if at not in marks:
            open_.setdefault(label.number, []).append(at)
    return {
        places[0]: free[number][0]
        for number, places in open_.items()
        if len(free.get(number, ())) == 1 and free[number][0].block != labels[places[0]].block
    }


def _accepted(labels: list[Label], marks: dict[int, Candidate]) -> list[int]:
    """Return the labels that begin notes: with a mark, of a sure typography, or between such."""
    kept = set(marks)
    if (marks and labels[0].style in STRONG | {"bracket"}) or not marks:
        return list(range(len(labels)))
    for step in (1, -1):
        order = range(len(labels)) if step > 0 else range(len(labels) - 1, -1, -1)
        for at in order:
            if at in kept and 0 <= at + step < len(labels):
                here, there = labels[at], labels[at + step]
                follows = there.number == here.number + step
                if follows and 0 < step * (there.block - here.block) <= 2:
                    kept.add(at + step)
    return sorted(kept)


def _endnotes(outline: Outline, labels: list[Label], kept: list[int]) -> set[int]:
    """Return the blocks of endnotes: under their own title, or one long run at the end."""
    sections = notes_sections(outline) + notes_sections(outline, "references")
    found = {
        labels[at].block
        for at in kept
        if any(first <= labels[at].block < last for first, last in sections)
    }
    if found or len(kept) <= MOST_ON_PAGE:
        return found
    blocks = [labels[at].block for at in kept]
    if blocks[-1] - blocks[0] < len(blocks) * 5 // 4:
        return set(blocks)
    return set()


def _order(outline: Outline, labels: list[Label], kept: list[int]) -> list[Problem]:
    found: list[Problem] = []
    before = 0
    for at in kept:
        label = labels[at]
        if label.number not in {before + 1, 1} and (before or label.number > 1):
            line = outline.blocks[label.block].line
            message = (
                f"note {label.number} follows note {before}"
                if before
                else (f"the first note is number {label.number}")
            )
            found.append(outline.problem(line, message, "check the numbering"))
        before = label.number
    return found


def _strays(
    outline: Outline,
    labels: list[Label],
    marks: dict[int, Candidate],
    marking: str,
    taken: set[tuple[int, int]],
) -> list[Candidate]:
    """Return marks without a note: sure ones, and glued ones that fill a gap in the numbering."""
    if not marking:
        return [
            each
            for style in STRONG
            for each in _marks(outline, [], style)
            if each.weight > HARDLY and style != "html"
        ]
    free = [
        each for each in _marks(outline, labels, marking) if (each.block, each.start) not in taken
    ]
    matched = sorted(marks.values(), key=lambda mark: (mark.block, mark.start))
    numbers = {label.number for label in labels}
    if marking == "bracket":
        return [e for e in free if e.number not in numbers and e.number <= max(numbers) + 1]
    if marking in ("parens", "symbol"):
        # «the first (1) and the second (2)» calls for nothing.
        return [each for each in free if each.weight >= SURE]
    if marking != "glued":
        return [each for each in free if each.weight > 1]
    return _gaps(free, matched)


def _gaps(free: list[Candidate], matched: list[Candidate]) -> list[Candidate]:
    found: list[Candidate] = []
    for left, right in pairwise(matched):
        if right.number != left.number + 2:
            continue
        inside = [
            each
            for each in free
            if each.number == left.number + 1
            and each.weight >= 2
            and (left.block, left.start) < (each.block, each.start) < (right.block, right.start)
        ]
        found += inside[:1]
    return found


def _continued(
    blocks: list[Block], labels: list[Label], kept: list[int], marks: dict[int, Candidate]
) -> list[Block]:
    """Give further paragraphs to a note: they stand before the next note of the same page.

    The next note is on the same page when its mark stands before this note's text.
    """
    for at, below in pairwise(kept):
        first, second = labels[at].block, labels[below].block
        mark = marks.get(below)
        if not 1 < second - first <= LONGEST_CONTINUATION or mark is None or mark.block > first:
            continue
        between = [index for index in range(first + 1, second) if blocks[index].kind == "p"]
        if all(not blocks[index].spots for index in between):
            for index in between:
                blocks[first] = _added(blocks[first], blocks[index])
                blocks[index] = replace(blocks[index], kind="gone")
    return [block for block in blocks if block.kind != "gone"]


def _added(note: Block, more: Block) -> Block:
    start = len(note.text) + 1
    longer = replace(note, text=f"{note.text} {more.text}")
    moved = tuple(spot.moved(start) for spot in more.spots)
    return longer.having(Spot(start, start, "lb", line=more.line), *moved)


def is_notes_title(text: str) -> bool:
    """Say whether a line is the title of a section of notes.

    >>> is_notes_title("NOTES:")
    True
    """
    return text.strip("*_#.: ").lower() in words("notes")
