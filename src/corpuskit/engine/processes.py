"""Apply a function to many items in worker processes, and lose no more than what ends one.

A worker can die of an item: killed by the system for its memory, or by a fault in a library. Then
the items that it held are tried again one by one, and the one that a worker dies of twice is given
up. Items are strings and results are bytes, so that the same function does for a cluster.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from corpuskit.core.errors import CorpuskitError

# One chunk is worked on while the next lies ready. What is sent must fit into the buffer of a
# pipe, or both ends would wait for each other to read.
_AHEAD = 2
_LARGEST = 16
_LONGEST = 2_000
# As forking copies threads' locks in whatever state they are, and is not to be had everywhere.
_CONTEXT = get_context("spawn")

Work = Callable[[str], bytes]
_Chunk = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Say of what a worker died that was given an item."""

    reason: str


@dataclass
class _Worker:
    """Hold one process, the pipe to it, and the chunks that it was given; the first is at work."""

    process: BaseProcess
    pipe: Connection
    given: deque[_Chunk] = field(default_factory=deque)

    def give(self, chunk: _Chunk) -> None:
        self.given.append(chunk)
        # Of a dead worker the pipe itself will tell.
        with contextlib.suppress(OSError):
            self.pipe.send(chunk)

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(
    work: Work, items: Sequence[str], jobs: int, begin: Callable[[], None]
) -> Iterator[tuple[str, bytes | Lost]]:
    """Yield each item with what the function makes of it, in the order in which they are done.

    Both functions are found by name in the workers; `begin` is called once in each. However the
    iterator ends, no worker outlives it.

    Raises CorpuskitError where workers cannot be started.
    """
    waiting = deque(_chunks(items, jobs))
    died: Counter[str] = Counter()
    workers: list[_Worker] = []
    try:
        workers += (_started(work, begin) for _ in range(min(jobs, len(waiting))))
        while waiting or any(worker.given for worker in workers):
            _hand_out(waiting, workers)
            ready = wait([worker.pipe for worker in workers if worker.given])
            for at, worker in enumerate(workers):
                if worker.pipe not in ready:
                    continue
                try:
                    made = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from _buried(worker, waiting, died)
                    workers[at] = _started(work, begin)
                else:
                    yield from zip(worker.given.popleft(), made, strict=True)
    finally:
        for worker in workers:
            worker.end()


def _hand_out(waiting: deque[_Chunk], workers: Sequence[_Worker]) -> None:
    for many in range(1, _AHEAD + 1):
        for worker in workers:
            if waiting and len(worker.given) < many:
                worker.give(waiting.popleft())


def _buried(
    worker: _Worker, waiting: deque[_Chunk], died: Counter[str]
) -> Iterator[tuple[str, Lost]]:
    """Take back what a dead worker held; yield what workers die of."""
    worker.process.join()
    worker.pipe.close()
    held, *others = worker.given
    waiting.extendleft(reversed(others))
    if len(held) == 1:
        died.update(held)
        if died[held[0]] > 1:
            yield held[0], Lost(_reason(worker.process.exitcode))
            return
    waiting.extendleft((item,) for item in reversed(held))


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit status {code}"


def _chunks(items: Sequence[str], jobs: int) -> Iterator[_Chunk]:
    """Yield the items in chunks, small enough that all workers have some to the end."""
    most = max(1, min(_LARGEST, len(items) // (4 * jobs)))
    chunk: list[str] = []
    length = 0
    for item in items:
        if chunk and (len(chunk) == most or length + len(item) > _LONGEST):
            yield tuple(chunk)
            chunk, length = [], 0
        chunk.append(item)
        length += len(item)
    if chunk:
        yield tuple(chunk)


def _started(work: Work, begin: Callable[[], None]) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, work, begin), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()
    worker = _Worker(process, ours)
    try:
        ours.recv()
    except (EOFError, OSError) as error:
        worker.end()
        raise CorpuskitError(
            "worker processes cannot be started; try again with --jobs 1"
        ) from error
    return worker


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a process be started that an interrupt from the keyboard does not reach.

    It is told to end by the one that it works for.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process brings its tracker along, whose start lets interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Work, begin: Callable[[], None]) -> None:
    """Work until the other end of the pipe is closed, be it that its process was killed."""
    begin()
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            chunk = pipe.recv()
            made = [work(item) for item in chunk]
            pipe.send(made)
