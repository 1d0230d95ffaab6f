"""Kill commands at random points, and see that each file is the old or the new one.

    python tests/benchmarks/kill.py                  # 200 kills of each command, one table
    python tests/benchmarks/kill.py --kills 1000 convert

A point is one of the moments at which the command asks the system for something that concerns a
file (opens, renames, removes, makes a folder), chosen with a fixed seed; every third kill comes from
outside instead, after a random part of the time that the command takes. Then the same command runs
to its end: what it leaves must be what a run that nobody killed leaves.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.cli import main as corpuskit

CHAPTER = """The Fleet

By John Smith

On 1 May 1994 the fleet of Norland had 187 trawlers.[1] It was kept in two ports.

[1] John Smith, The Fleets of the North, London: Harbour Press, 1991, p. 3.
"""
ARTICLE = """The Ports

By Ann Jones

The ports were busy. On 1 May 1994 the fleet of Norland had 178 trawlers. The Treaty of Rome
was signed by Ann Jones on 31 June 1994.
"""
Tree = Mapping[str, bytes]
_POINTER = re.compile(rb' corresp="bibliography\.xml#[^"]*"')


def converted(root: Path) -> None:
    """Make a corpus that was converted, exported and checked once."""
    (root / "seeds").mkdir()
    (root / "corpuskit.toml").write_text("")
    (root / "seeds" / "chapter.txt").write_text(CHAPTER)
    (root / "seeds" / "article.txt").write_text(ARTICLE)
    _quietly(root, ("convert",))
    _quietly(root, ("bib", "export"))


def fresh(root: Path) -> None:
    """Make a corpus of which nothing is converted yet."""
    (root / "seeds").mkdir()
    (root / "corpuskit.toml").write_text("")
    (root / "seeds" / "chapter.txt").write_text(CHAPTER)
    (root / "seeds" / "article.txt").write_text(ARTICLE)


def edited(root: Path) -> None:
    """Make a corpus in which a person changed a TEI file and a source, and renamed another."""
    converted(root)
    tei = root / "corpus" / "tei" / "chapter.xml"
    tei.write_text(tei.read_text().replace("two ports", "two small ports"))
    source = root / "seeds" / "chapter.txt"
    source.write_text(source.read_text().replace("187", "190"))
    (root / "seeds" / "article.txt").rename(root / "seeds" / "harbours.txt")


def slipped(root: Path) -> None:
    """Make a corpus with something that check --fix mends, in two files."""
    converted(root)
    for name in ("chapter", "article"):
        path = root / "corpus" / "tei" / f"{name}.xml"
        text = path.read_text().replace('when="1994-05-01"', 'when="1994-05-11"')
        path.write_text(text.replace('quantity="187"', 'quantity="1870"'))


def corrected(root: Path) -> None:
    """Make a corpus in whose .bib file somebody corrected an entry."""
    converted(root)
    bib = root / "bib" / "corpus.bib"
    bib.write_text(bib.read_text().replace("Harbour Press", "Harbor Press"))


COMMANDS = {
    "convert": (fresh, ("convert",)),
    "convert again": (edited, ("convert",)),
    "annotate": (edited, ("annotate",)),
    "fix": (slipped, ("check", "--fix", "--unsafe-fixes")),
    "baseline": (converted, ("check", "--write-baseline")),
    "report": (converted, ("check", "--output", "report.json", "--also", "markdown=new/r.md")),
    "bib export": (edited, ("bib", "export")),
    "bib import": (corrected, ("bib", "import")),
}


def _quietly(root: Path, command: Sequence[str], dies_at: int = 0) -> int:
    """Run a command in a process of its own; return its status, or minus the signal."""
    child = os.fork()
    if child:
        return _status(child)
    _in_child(root, command, Reaper(dies_at) if dies_at else None)
    return 0


def _counted(root: Path, command: Sequence[str]) -> tuple[int, int]:
    """Run a command to its end; return its status and at how many moments it can be killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _in_child(root, command, Reaper(0), writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        moments = int(told.read())
    return _status(child), moments


def _status(child: int) -> int:
    _, state = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(state)


def _in_child(
    root: Path, command: Sequence[str], reaper: Reaper | None, told: int | None = None
) -> None:
    status = 99
    try:
        os.setsid()
        os.chdir(root)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 1)
        os.dup2(null, 2)
        if reaper:
            sys.addaudithook(reaper)
        corpuskit(list(command))
    except SystemExit as ended:
        status = int(ended.code or 0)
    finally:
        if reaper and told is not None:
            os.write(told, str(reaper.moments).encode())
        os._exit(status)


class Reaper:
    """Count the moments that concern files, and kill at one of them; at none where it is 0."""

    EVENTS = frozenset(
        {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.chown", "fcntl.flock"}
    )

    def __init__(self, dies_at: int) -> None:
        self.dies_at = dies_at
        self.moments = 0

    def __call__(self, event: str, _arguments: tuple[object, ...]) -> None:
        if event in self.EVENTS:
            self.moments += 1
            if self.moments == self.dies_at:
                os.killpg(0, signal.SIGKILL)


def tree(root: Path) -> Tree:
    """Return every file of a folder but the temporary ones."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".corpuskit-")
    }


@dataclass(frozen=True)
class Case:
    """Hold a command with the corpus before it, the corpus after it, and how long it takes."""

    name: str
    before: Path
    after: Tree
    status: int
    moments: int
    seconds: float


def prepared(name: str, folder: Path) -> Case:
    """Run a command once that nobody kills."""
    make, command = COMMANDS[name]
    before = folder / "before"
    before.mkdir()
    make(before)
    work = folder / "work"
    shutil.copytree(before, work)
    begun = time.monotonic()
    status, moments = _counted(work, command)
    seconds = time.monotonic() - begun
    return Case(name, before, tree(work), status, moments, seconds)


def _told(content: bytes | None) -> bytes | None:
    """Return a file without its pointers to records of works, which are told by likeness as well.

    Where an import was ended between the record that it made and the citation of it, the next one
    finds nothing to correct, and adds no pointer (docs/safety.md).
    """
    return content and _POINTER.sub(b"", content)


def killed(case: Case, folder: Path, chance: random.Random, *, outside: bool) -> str:
    """Kill a command once and run it again; return what is wrong then, nothing if all is well."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(case.before, folder)
    command = COMMANDS[case.name][1]
    if outside:
        _kill_from_outside(folder, command, chance.random() * case.seconds)
    else:
        _quietly(folder, command, chance.randint(1, case.moments))
    before, now = tree(case.before), tree(folder)
    # A file that was given another name is whole under either.
    whole = {*before.values(), *case.after.values()}
    for name in sorted({*before, *case.after, *now}):
        if name in now and now[name] not in whole:
            return f"{name} is neither the old file nor the new one"
        if name not in now and name in before and name in case.after:
            return f"{name} is gone"
    status = _quietly(folder, command)
    if status not in {case.status, 0}:
        return f"the next run ends with {status}"
    then = tree(folder)
    wrong = [
        name
        for name in {*then, *case.after}
        if _told(then.get(name)) != _told(case.after.get(name))
    ]
    if wrong:
        return f"after the next run {min(wrong)} is another one"
    left = [path.name for path in folder.rglob(".corpuskit-*")]
    return f"{left[0]} is left" if left and any(n not in now for n in case.after) else ""


def _kill_from_outside(folder: Path, command: Sequence[str], after: float) -> None:
    child = os.fork()
    if not child:
        _in_child(folder, command, None)
    time.sleep(after)
    for kill, whom in ((os.killpg, child), (os.kill, child)):
        try:
            kill(whom, signal.SIGKILL)
        except ProcessLookupError:
            continue
    os.waitpid(child, 0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("commands", nargs="*", default=list(COMMANDS))
    options = parser.parse_args()
    os.environ["XDG_CACHE_HOME"] = os.devnull
    print(f"{'command':15} {'moments':>8} {'kills':>6} {'spoilt':>7}")
    for name in options.commands:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            case = prepared(name, folder)
            chance = random.Random(name)
            spoilt = 0
            for number in range(options.kills):
                wrong = killed(case, folder / "killed", chance, outside=number % 3 == 0)
                if wrong:
                    spoilt += 1
                    print(f"  {name}, kill {number}: {wrong}", flush=True)
            print(f"{name:15} {case.moments:8} {options.kills:6} {spoilt:7}", flush=True)


if __name__ == "__main__":
    main()
