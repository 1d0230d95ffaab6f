"""Write the report of more and more documents: time, memory, files, and the largest page.

Run as `python tests/benchmarks/report_size.py [--largest 1000] [--jobs 2] [--repeat 20]`. Documents
are made up (generated.py), one in a hundred tells a fact of another one with another figure. The
last line is the corpus of this repository `--repeat` times under other names, so that every entry
of its registers, every work and every day is spoken of that many times more often.

Prints the time on the clock and that of the processor, the most memory that all processes took
together, how many files were written and their sizes, and which page is the largest. Exit status:
1 where a page is larger than 1 MB, or a thousand documents take more than a minute.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from generated import write
from speed import run

_SIZES = (10, 100, 1_000, 10_000)
_SHARE = 100
_LARGEST_PAGE = 1_000_000
_MINUTE = 60.0
_CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
_REGISTERS = frozenset({"people", "places", "organisations", "treaties", "bibliography", "schemas"})


def repeated(folder: Path, times: int) -> int:
    """Write the corpus of this repository so many times; return how many documents that are."""
    folder.mkdir(parents=True)
    count = 0
    for path in sorted(_CORPUS.glob("*.xml")):
        if path.stem in _REGISTERS:
            shutil.copy(path, folder)
            continue
        for number in range(times):
            shutil.copy(path, folder / f"{path.stem}-{number:04}.xml")
            count += 1
    return count


def row(root: Path, count: int, jobs: int, name: str) -> bool:
    """Write one report and print a line; tell whether it keeps to the bounds."""
    (root / "corpuskit.toml").write_text("")
    spent = run(("report", "--output", "site", "--jobs", str(jobs)), root)
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    # What a page loads when it is opened counts as a page, not the TEI file that it links to.
    pages = [path for path in files if path.suffix in {".html", ".js"}]
    largest = max(pages, key=lambda path: path.stat().st_size)
    total = sum(path.stat().st_size for path in files)
    size = largest.stat().st_size
    print(
        f"{name:>9}{count:>9,}{spent.clock:>9.1f}{spent.processor:>11.1f}{spent.memory:>8,}"
        f"{len(files):>8,}{total / 1e6:>9.1f}{size:>11,}  {largest.relative_to(root / 'site')}",
        flush=True,
    )
    return size <= _LARGEST_PAGE and (name != "made" or count > 1_000 or spent.clock < _MINUTE)


def main(largest: int, jobs: int, times: int) -> int:
    """Print the table; return 1 where a bound is not kept."""
    print(
        f"{'documents':>18}{'clock':>9}{'processor':>11}{'MB':>8}{'files':>8}{'MB':>9}"
        f"{'largest':>11}  page"
    )
    kept = True
    for count in (size for size in _SIZES if size <= largest):
        with tempfile.TemporaryDirectory() as name:
            write(Path(name) / "corpus" / "tei", count, max(1, count // _SHARE))
            kept &= row(Path(name), count, jobs, "made")
    if times:
        with tempfile.TemporaryDirectory() as name:
            count = repeated(Path(name) / "corpus" / "tei", times)
            kept &= row(Path(name), count, jobs, "repeated")
    return int(not kept)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the report of more and more documents.")
    parser.add_argument("--largest", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=20)
    chosen = parser.parse_args()
    sys.exit(main(chosen.largest, chosen.jobs, chosen.repeat))
