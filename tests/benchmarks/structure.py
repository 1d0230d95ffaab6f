"""Measure the recovery of structure against gold: notes at their marks, paragraphs, note texts.

Run as `python tests/benchmarks/structure.py FOLDER`: every `x.txt` with an `x.gold.json` beside
it, in FOLDER or one folder below. The gold holds `blocks` (kind, text without note marks) and
`notes` (n, text, `before`: the characters before the mark).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpuskit.convert.readers.text import read_text
from corpuskit.convert.structure import recover
from corpuskit.core.passages import Draft

SHOWN = ("p", "item", "quote", "head")
BEFORE = 20
MARKUP = re.compile(r"[*_]|\s+")


@dataclass
class Score:
    """Count what was found, what was right and what the gold holds."""

    gold_notes: int = 0
    our_notes: int = 0
    right_notes: int = 0
    exact_texts: int = 0
    gold_blocks: int = 0
    whole_blocks: int = 0
    our_joins: int = 0
    right_joins: int = 0
    gold_joins: int = 0
    found_joins: int = 0
    words: int = 0
    seconds: float = 0.0

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def bare(text: str) -> str:
    """Return a text without emphasis marks and white space."""
    return MARKUP.sub("", text)


def our_notes(draft: Draft) -> list[tuple[str, str, str]]:
    """Return number, characters before the mark, and text of every note."""
    found = []
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                before = bare(passage.chars[: mark.start])[-BEFORE:]
                found.append(
                    (mark.get("n") or "", before, bare(draft.passages[mark.passage].chars))
                )
    return found


def measure(path: Path, verbose: bool = False) -> Score:
    """Score one document."""
    gold = json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
    source = read_text(path)
    start = time.perf_counter()
    draft = recover(source).draft
    score = Score(seconds=time.perf_counter() - start)
    score.words = sum(len(line.split()) for line in source.lines)
    _score_notes(score, gold, draft, verbose)
    _score_blocks(score, gold, draft, source.lines, verbose)
    return score


def _score_notes(score: Score, gold: dict[str, Any], draft: Draft, verbose: bool) -> None:
    wanted = Counter((n["n"], bare(n["before"])[-BEFORE:]) for n in gold["notes"])
    texts = Counter((n["n"], bare(n["text"])) for n in gold["notes"])
    ours = our_notes(draft)
    got = Counter((n, before) for n, before, _ in ours)
    score.gold_notes = wanted.total()
    score.our_notes = got.total()
    score.right_notes = (wanted & got).total()
    score.exact_texts = (texts & Counter((n, text) for n, _, text in ours)).total()
    if verbose:
        for kind, rest in (("missed", wanted - got), ("wrong", got - wanted)):
            for each in rest:
                print("  ", kind, each)
        for each in texts - Counter((n, text) for n, _, text in ours):
            print("   text", each[0], each[1][:80])


def _score_blocks(
    score: Score, gold: dict[str, Any], draft: Draft, lines: tuple[str, ...], verbose: bool
) -> None:
    wanted = [bare(block["text"]) for block in gold["blocks"]]
    shown = [p for p in draft.passages if p.kind in {*SHOWN, "label", "titlePart", "byline"}]
    got = Counter(bare(passage.chars) for passage in shown)
    starts = {bare(line)[:40] for line in lines}
    score.gold_blocks = len(wanted)
    score.whole_blocks = (Counter(wanted) & got).total()
    whole = {bare(p.chars) for p in shown if any(m.tag == "pb" for m in p.marks)}
    right = whole & set(wanted)
    score.our_joins, score.right_joins = len(whole), len(right)
    printed = {bare(line) for line in lines}
    broken = [text for text in wanted if not _printed_whole(text, printed, starts)]
    score.gold_joins = len(broken)
    score.found_joins = sum(1 for text in broken if text in got)
    if verbose:
        for text in whole - set(wanted):
            print("   wrong join", text[:60], "...", text[-60:])
        for text in broken:
            if text not in got:
                print("   not joined", text[:60], "...", text[-60:])


def _printed_whole(text: str, printed: set[str], starts: set[str]) -> bool:
    """Say whether a gold block stands on one line, marks of notes aside."""
    if text in printed:
        return True
    if text[:40] not in starts and not any(line[:20] == text[:20] for line in printed):
        return True
    tail = text[-25:]
    return any(line[:20] == text[:20] and _ends_with(line, tail) for line in printed)


def _ends_with(line: str, tail: str) -> bool:
    end = re.sub(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^?[0-9]+\]|[0-9]{1,3})$", "", line)
    return line.endswith(tail) or end.endswith(tail) or tail[-12:] in line[-30:]


def main(arguments: list[str]) -> int:
    """Print one row a folder."""
    verbose = "-v" in arguments
    root = Path(next(each for each in arguments if not each.startswith("-")))
    folders: dict[str, Score] = {}
    for path in sorted(root.rglob("*.txt")):
        if path.with_suffix(".gold.json").exists():
            if verbose:
                print(path)
            folders.setdefault(path.parent.name, Score()).add(measure(path, verbose))
    titles = ("set", "notes P", "notes R", "texts", "joins P", "joins R", "blocks", "words/s")
    print("".join(f"{each:>9}" for each in titles))
    for name, s in folders.items():
        row = (
            s.right_notes / max(1, s.our_notes),
            s.right_notes / max(1, s.gold_notes),
            s.exact_texts / max(1, s.gold_notes),
            s.right_joins / max(1, s.our_joins),
            s.found_joins / max(1, s.gold_joins),
            s.whole_blocks / max(1, s.gold_blocks),
        )
        cells = "".join(f"{value:9.3f}" for value in row)
        print(f"{name:>9}{cells}{s.words / max(s.seconds, 1e-9):9.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
