"""Time `check` and `convert` against a bare parse, in one run.

Run as `python tests/benchmarks/speed.py [--documents 20000] [--words 200000] [--jobs 2]`. Documents
are made up (generated.py): distinct, 3.5 kB each, one in a hundred contradicts another one.

First table: all of them parsed by lxml in one process and their bytes thrown away; checked with an
empty cache, with a full one, and with one file changed. For each the time on the clock, the time of
the processor in all processes, both as multiples of lxml's, the most memory that all processes took
together (Linux; shared pages are counted in each), and the findings. Where other programs use the
machine, the time of the processor, divided by the jobs, says more than the clock.

Second table: words a second of `convert` on one core, by the time of the processor, the files
written and the registers joined; with spaCy and its pipeline en_core_web_sm at hand, that too.
"""

from __future__ import annotations

import argparse
import atexit
import functools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from generated import documents, write
from lxml import etree

import corpuskit

_SHARE = 100
_OFTEN = 0.1
_PIPELINE = "en_core_web_sm"
_COMMAND = (sys.executable, "-c", "from corpuskit.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Spent:
    """Hold what a run took: seconds on the clock and of the processor, memory in MB, its output."""

    clock: float
    processor: float
    memory: int
    out: str = ""


def run(args: Sequence[str], cwd: Path) -> Spent:
    """Run the command line; fail where it does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    environment = {**os.environ, **_compiled(), "XDG_CACHE_HOME": str(cwd / "cache")}
    with (cwd / "out").open("w+b") as out:
        process = subprocess.Popen([*_COMMAND, *args], stdout=out, cwd=cwd, env=environment)
        peak = _Peak(process.pid)
        peak.start()
        status = process.wait()
        clock = time.monotonic() - begun
        peak.join()
        out.seek(0)
        said = out.read().decode()
    if status not in (0, 1):
        raise SystemExit(f"{' '.join(args)} ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(clock, spent, peak.most >> 20, said)


@functools.cache
def _compiled() -> dict[str, str]:
    """Compile the package as installing it does, and return what lets Python find that.

    Where an environment forbids Python to keep what it compiled, every run would compile it anew.
    """
    there = tempfile.mkdtemp(prefix="compiled-")
    atexit.register(shutil.rmtree, there)
    found = {"PYTHONPYCACHEPREFIX": there, "PYTHONDONTWRITEBYTECODE": ""}
    package = Path(corpuskit.__file__).parent
    command = [sys.executable, "-m", "compileall", "-q", str(package)]
    subprocess.run(command, check=True, env={**os.environ, **found})
    return found


class _Peak(threading.Thread):
    """Watch how much memory a process and those that it started take together."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self.most = 0

    def run(self) -> None:
        while Path(f"/proc/{self._process}/statm").exists():
            taken = sum(map(_resident, _family(self._process)))
            if not taken:
                return
            self.most = max(self.most, taken)
            time.sleep(_OFTEN)


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def parsed(folder: Path) -> Spent:
    """Parse every document of a folder, a second time, as the first one fills the disk's cache."""
    for _ in range(2):
        clock, processor = time.monotonic(), time.process_time()
        for path in folder.glob("*.xml"):
            etree.fromstring(path.read_bytes())
        spent = Spent(time.monotonic() - clock, time.process_time() - processor, 0)
    return spent


def check(count: int, jobs: int, folder: Path) -> None:
    """Print the table of checking."""
    tei = folder / "corpus" / "tei"
    size = write(tei, count, count // _SHARE)
    (folder / "corpuskit.toml").write_text("")
    bare = parsed(tei)
    print(f"{count:,} documents, {size / count:,.0f} bytes each; {jobs} jobs")
    print(f"{'':<14}{'clock':>9}{'x':>8}{'processor':>11}{'x / jobs':>10}{'MB':>7}{'findings':>10}")
    print(f"{'lxml':<14}{bare.clock:9.2f}{1:8.1f}{bare.processor:11.2f}{1:10.1f}", flush=True)
    args = ("check", "--format", "json", "--jobs", str(jobs))
    for name in ("cold", "from the cache", "one changed"):
        if name == "one changed":
            changed = tei / "d000001.xml"
            changed.write_bytes(changed.read_bytes().replace(b" the ", b" that ", 1))
        spent = run(args, folder)
        share = spent.processor / bare.processor / (1 if name == "from the cache" else jobs)
        findings = len(json.loads(spent.out)["findings"])
        print(
            f"{name:<14}{spent.clock:9.2f}{spent.clock / bare.clock:8.1f}{spent.processor:11.2f}"
            f"{share:10.1f}{spent.memory:7,}{findings:10,}",
            flush=True,
        )


def convert(words: int, folder: Path) -> None:
    """Print the table of converting."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    texts, made = [], 0
    for document in documents(words):
        texts.append(document.text)
        made += len(document.text.split())
        (sources / f"{document.name}.txt").write_text(document.text, encoding="utf-8")
        if made >= words:
            break
    spent = run(("convert", "--quiet", str(sources), "--out", str(folder / "tei")), folder)
    print(f"\n{made:,} words in {len(texts):,} documents")
    print(f"{'':<14}{'clock':>9}{'processor':>11}{'words/s':>9}{'MB':>7}")
    rate = made / spent.processor
    print(f"{'convert':<14}{spent.clock:9.2f}{spent.processor:11.2f}{rate:9,.0f}{spent.memory:7,}")
    try:
        pipeline = import_module("spacy").load(_PIPELINE)
    except (ImportError, OSError):
        print(f"{'spaCy':<14}{'not here':>9}")
        return
    begun = time.process_time()
    for text in texts:
        pipeline(text)
    processor = time.process_time() - begun
    print(f"{'spaCy':<14}{'':9}{processor:11.2f}{made / processor:9,.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time check and convert against a bare parse.")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if chosen.documents:
            check(chosen.documents, chosen.jobs, Path(name) / "check")
        if chosen.words:
            convert(chosen.words, Path(name) / "convert")
