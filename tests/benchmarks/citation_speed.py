"""Time the reading of notes on one core: cutting them into works, and the works into fields.

Run as `python tests/benchmarks/citation_speed.py FOLDER... [--notes 10000] [--profile]`. The notes of
the plain texts in the folders are read again and again until there are as many as asked; nothing
that is read from one is kept for another. `--profile` prints where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import itertools
import pstats
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from corpuskit.bib.parse import parse_work
from corpuskit.bib.segment import segment
from corpuskit.convert.annotate.numbering import notes
from corpuskit.convert.readers.text import read_text
from corpuskit.convert.structure.recover import recover
from corpuskit.core.passages import Passage

_SHOWN = 25


def notes_of(folders: Iterable[Path]) -> list[Passage]:
    """Return the notes of all plain texts in some folders."""
    paths = sorted(path for folder in folders for path in folder.glob("*.txt"))
    return [note for path in paths for note in notes(recover(read_text(path)).draft)]


def read(passages: Iterable[Passage]) -> int:
    """Read notes as the annotator does; return how many works they cite."""
    works = 0
    for note in passages:
        for part in segment(note.chars, note.marks):
            if part.kind == "work":
                parse_work(note.chars, note.marks, part.start, part.end)
                works += 1
    return works


def main() -> int:
    """Print the time, and the profile if it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    own = notes_of(asked.folders)
    if not own:
        return 2
    read(own)  # So that what is compiled once does not count.
    many = list(itertools.islice(itertools.cycle(own), asked.notes))
    profile = cProfile.Profile() if asked.profile else None
    start = time.process_time()
    works = profile.runcall(read, many) if profile else read(many)
    took = time.process_time() - start
    size = sum(len(note.chars) for note in many)
    print(
        f"{len(many)} notes ({len(own)} different, {size} characters), {works} works: {took:.1f} s"
    )
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(_SHOWN)
    return 0


if __name__ == "__main__":
    sys.exit(main())
