"""Check more and more documents: time, memory, and whether every planted contradiction is found.

Run as `python tests/benchmarks/check_growth.py [--largest 100000] [--jobs 2]`. Documents are made up
(generated.py), 10 of them, then ten times as many; one in a hundred, and one at least, tells a fact
of another one with another figure.

Prints the time on the clock and that of the processor in all processes, the time of the processor
for a document by that of the smallest size above a hundred, which is about 1 where checking takes
linear time, the most memory that all processes took together, the contradictions planted, those
reported with both documents, and what else was reported. Exit status: 1 where one is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from generated import planted_pairs, write
from speed import run

_SIZES = (10, 100, 1_000, 10_000, 100_000)
_SHARE = 100
# Below, a run is the start of the program and little else.
_BEGINS = 1_000


def row(count: int, jobs: int, first: float) -> tuple[float, bool]:
    """Check so many documents and print a line; return the time for each, and if all was found."""
    planted = max(1, count // _SHARE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "corpus" / "tei", count, planted)
        (folder / "corpuskit.toml").write_text("")
        args = ("check", "--format", "json", "--jobs", str(jobs))
        spent = run(args, folder)
    findings = [
        frozenset(side["document"] for side in finding["evidence"])
        for finding in json.loads(spent.out)["findings"]
    ]
    wanted = planted_pairs(count, planted)
    found = sum(any(pair <= documents for documents in findings) for pair in wanted)
    others = sum(not any(pair <= documents for pair in wanted) for documents in findings)
    each = spent.processor / count
    ratio = f"{each / first:6.2f}" if first else f"{'':6}"
    print(
        f"{count:>9,}{spent.clock:>9.1f}{spent.processor:>11.1f}{each * 1000:>8.2f}{ratio}"
        f"{spent.memory:>8,}{planted:>9,}{found:>7,}{others:>8,}",
        flush=True,
    )
    return each, found == len(wanted)


def main(largest: int, jobs: int) -> int:
    """Print the table; return 1 where a planted contradiction is missed."""
    print(
        f"{'documents':>9}{'clock':>9}{'processor':>11}{'ms each':>8}{'ratio':>6}{'MB':>8}"
        f"{'planted':>9}{'found':>7}{'others':>8}"
    )
    first, complete = 0.0, True
    for count in (size for size in _SIZES if size <= largest):
        each, whole = row(count, jobs, first)
        complete &= whole
        if count >= _BEGINS:
            first = first or each
    return 0 if complete else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Check more and more documents.")
    parser.add_argument("--largest", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    sys.exit(main(chosen.largest, chosen.jobs))
