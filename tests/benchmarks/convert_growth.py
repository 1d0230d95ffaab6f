"""Convert more and more text with the command: time, memory, and the slope.

Run as `python tests/benchmarks/convert_growth.py [--largest 1000] [--jobs 2]`. Sources are made up
(generated.py), of about a kilobyte each; 1 MB of them, then ten times as much, up to `--largest`.

Prints the time on the clock and that of the processor in all processes, words a second of the
processor, the time for a megabyte by that of the smallest size, which is about 1 where converting
takes linear time, and the most memory that all processes took together.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from generated import documents
from speed import run

_SIZES = (1, 10, 100, 1_000)
_MEGABYTE = 1_000_000


def written(folder: Path, megabytes: int) -> tuple[int, int, int]:
    """Write so many megabytes of sources; return how many files, words and bytes they are."""
    folder.mkdir()
    size = words = number = 0
    # None is shorter than this.
    for made in documents(megabytes * _MEGABYTE // 500):
        text = made.text
        (folder / f"{made.name}.txt").write_text(text, encoding="utf-8")
        size += len(text.encode())
        words += len(text.split())
        number += 1
        if size >= megabytes * _MEGABYTE:
            break
    return number, words, size


def main(largest: int, jobs: int) -> None:
    """Print the table."""
    print(
        f"{'MB of text':>10}{'files':>10}{'clock':>9}{'processor':>11}{'words/s':>9}{'ratio':>7}{'MB':>8}"
    )
    first = 0.0
    for megabytes in (size for size in _SIZES if size <= largest):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            files, words, size = written(folder / "sources", megabytes)
            spent = run(
                ("convert", "sources", "--out", "tei", "--jobs", str(jobs), "--quiet"), folder
            )
        each = spent.processor / size
        first = first or each
        print(
            f"{size / _MEGABYTE:>10.1f}{files:>10,}{spent.clock:>9.1f}{spent.processor:>11.1f}"
            f"{words / spent.processor:>9,.0f}{each / first:>7.2f}{spent.memory:>8,}",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Convert more and more text.")
    parser.add_argument("--largest", type=int, default=10, help="megabytes")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    main(chosen.largest, chosen.jobs)
