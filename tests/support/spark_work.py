"""What Spark's workers do in tests: read, and end what they run in at a given item."""

import os
import signal
import sys
from pathlib import Path

from corpuskit.core.errors import CorpuskitError
from corpuskit.engine.spark import mapped


def begin() -> None:
    """Begin in a worker that is of use."""


def refuse() -> None:
    """Begin in a worker that is of none."""
    raise CorpuskitError("this worker lacks the corpus")


def work(item: str) -> bytes:
    """Return the item; at `die` end the process, at `lose FILE` once executor and worker."""
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("lose "):
        _lose(Path(item.removeprefix("lose ")))
    return item.encode()


def _lose(mark: Path) -> None:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return
    # This process is forked by a daemon of the executor, which the worker started.
    executor = _parent(os.getppid())
    for process in (_parent(executor), executor):
        os.kill(process, signal.SIGKILL)


def _parent(process: int) -> int:
    # The name, in brackets, may hold anything.
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def run() -> None:
    """Print what Spark makes of the items that the command line names after the master."""
    master, *items = sys.argv[1:]
    for item, made in mapped(work, items, begin, master):
        sys.stdout.write(f"{item} {made!r}\n")
