"""Check the same documents in processes of this machine and on Spark, and compare every byte.

Run as `python tests/benchmarks/spark.py [--documents 100000] [--master 'local[2]'] [--jobs 2]`.
Documents are made up (generated.py), one in a hundred contradicts another one. Nothing is taken
over from a run before. Prints for each engine the time on the clock and that of the processor
(without that of Spark's Python workers, for which nobody waits who could tell), the most memory
that all processes took together (Java's too, but not that of a cluster's workers; pages that are
shared are counted in each), and the planted contradictions that were found. Exit status:
1 where one is missed, or where the findings differ in a byte.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generated import planted_pairs, write
from speed import run

_SHARE = 100
_CHECK = ("check", "--no-cache", "--format", "json")


def found(report: str, wanted: Sequence[frozenset[str]]) -> int:
    """Return how many of the planted contradictions a report names with both documents."""
    findings = json.loads(report)["findings"]
    told = [frozenset(side["document"] for side in each["evidence"]) for each in findings]
    one = {documents for documents in told if len(documents) == len(wanted[0])}
    more = [documents for documents in told if len(documents) > len(wanted[0])]
    return sum(pair in one or any(pair <= each for each in more) for pair in wanted)


def main(count: int, jobs: int, master: str) -> int:
    """Print the table; return 1 where something is missed, or the engines differ."""
    planted = max(1, count // _SHARE)
    wanted = planted_pairs(count, planted)
    engines = {
        f"{jobs} processes": ("--jobs", str(jobs)),
        master: ("--engine", "spark", "--master", master),
    }
    print(f"{count:,} documents, {planted:,} planted contradictions")
    print(f"{'engine':<24}{'clock':>9}{'processor':>11}{'ms each':>9}{'MB':>8}{'found':>8}")
    reports = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "corpus" / "tei", count, planted)
        (folder / "corpuskit.toml").touch()
        for engine, options in engines.items():
            spent = run((*_CHECK, *options), folder)
            reports.append(spent.out)
            print(
                f"{engine:<24}{spent.clock:>9.1f}{spent.processor:>11.1f}"
                f"{1000 * spent.processor / count:>9.2f}{spent.memory:>8,}"
                f"{found(spent.out, wanted):>8,}",
                flush=True,
            )
    same = len(set(reports)) == 1
    print("the same in every byte" if same else "the findings differ")
    return 0 if same and found(reports[0], wanted) == planted else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Check in processes and on Spark.")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--master", default="local[2]")
    chosen = parser.parse_args()
    sys.exit(main(chosen.documents, chosen.jobs, chosen.master))
