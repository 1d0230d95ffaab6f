"""Apply a function to many items on Apache Spark, as engine/processes.py does in processes.

Workers read the same folder under the same path, with the same program: items are names, and what
is sent back is bytes. Spark hands what a lost executor held to another one. A task that ended its
Python process is tried again in a process of its own for the items, which says of which one it
died. Why so: docs/decisions/0046-spark.md.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from corpuskit.core.errors import CorpuskitError
from corpuskit.engine import processes
from corpuskit.engine.cluster import local_with_retries, reached, with_java
from corpuskit.engine.processes import Lost, Work

if TYPE_CHECKING:
    from pyspark import SparkContext, TaskContext

# A task is long enough to be worth sending, and short enough that little is lost with it.
_TASK = 32
_TASKS_A_CORE = 4
# One lot is at work while the end of the one before is waited for.
_AHEAD = 2
# Seconds that a master may take to find a worker that is free.
_PATIENCE = 60.0
_LOGGING = Path(__file__).parent / "data" / "log4j2.properties"
_EXTRA = "Spark is not installed; pip install 'corpuskit[spark]', or leave --engine out"
_SAID = re.compile(r"(?::\s*)?[\w.]+(?:Exception|Error): \S")
_SHOWN = 200

_Made = tuple[str, bytes | Lost]


@dataclass(frozen=True, slots=True)
class Refused:
    """Say why a worker cannot do the work: it lacks the folder, or has another program."""

    reason: str


def mapped(
    work: Work, items: Sequence[str], begin: Callable[[], None], master: str
) -> Iterator[_Made]:
    """Yield each item with what the function makes of it, in the order in which they are done.

    Both functions are found by name in the workers; `begin` is called once in each, and raises
    CorpuskitError where the worker is of no use. However the iterator ends, Spark is let go.

    Raises CorpuskitError where Spark or Java is missing, or the master or its workers are.
    """
    if not items:
        return
    with _context(master) as context:
        size = _TASK * _TASKS_A_CORE * max(1, context.defaultParallelism)
        left = iter(items)
        lots = iter(lambda: tuple(islice(left, size)), ())
        with ThreadPoolExecutor(_AHEAD) as threads:
            try:
                yield from _in_order(context, threads, lots, partial(_task, work, begin))
            finally:
                # The threads wait for what is at work.
                context.cancelAllJobs()
                threads.shutdown(wait=True, cancel_futures=True)


def _in_order(
    context: SparkContext,
    threads: ThreadPoolExecutor,
    lots: Iterator[tuple[str, ...]],
    task: Callable[[Iterable[str]], Iterator[_Made | Refused]],
) -> Iterator[_Made]:
    def done(lot: tuple[str, ...]) -> list[_Made | Refused]:
        tasks = -(-len(lot) // _TASK)
        found: list[_Made | Refused] = context.parallelize(lot, tasks).mapPartitions(task).collect()
        return found

    waiting = deque(threads.submit(done, lot) for lot in islice(lots, _AHEAD))
    while waiting:
        for made in _awaited(context, waiting.popleft()):
            if isinstance(made, Refused):
                raise CorpuskitError(made.reason)
            yield made
        waiting.extend(threads.submit(done, lot) for lot in islice(lots, 1))


def _awaited(
    context: SparkContext, lot: Future[list[_Made | Refused]]
) -> Iterable[_Made | Refused]:
    """Return what was made of a lot; raise CorpuskitError where Spark gives up, or never begins."""
    while True:
        try:
            return lot.result(_PATIENCE)
        except NotYet:
            if not _is_at_work(context):
                raise CorpuskitError(
                    f"{context.master}: no worker was free for {_PATIENCE:.0f} seconds; "
                    "start one, or leave --engine out"
                ) from None
        except CorpuskitError:
            raise
        except Exception as error:
            raise CorpuskitError(
                f"{context.master}: Spark gave up ({_reason(error)}); "
                "see the logs of its workers, or leave --engine out"
            ) from error


def _is_at_work(context: SparkContext) -> bool:
    tracker = context.statusTracker()
    stages = filter(None, map(tracker.getStageInfo, tracker.getActiveStageIds()))
    return any(stage.numActiveTasks or stage.numCompletedTasks for stage in stages)


def _reason(error: Exception) -> str:
    """Return the line of a Java error that says what happened, in a worker's Python if there."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    own = list(takewhile(lambda line: not line.startswith("at "), lines))
    said = [line for line in own if _SAID.match(line)]
    return (said[-1] if said else lines[0] if lines else repr(error))[:_SHOWN]


@contextlib.contextmanager
def _context(master: str) -> Iterator[SparkContext]:
    """Start Spark for this run; it says nothing by itself, unless its user configured that."""
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError as error:
        raise CorpuskitError(_EXTRA) from error
    with_java()
    reached(master)
    conf = SparkConf().setMaster(local_with_retries(master)).setAppName("corpuskit check")
    for key, value in _settings(master).items():
        conf.setIfMissing(key, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        with _silent_start():
            context = SparkContext(conf=conf)
    except Exception as error:
        raise CorpuskitError(
            f"{master}: Spark cannot be started ({_reason(error)}); "
            "name another --master, or leave --engine out"
        ) from error
    try:
        yield context
    finally:
        context.stop()


def _settings(master: str) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # An executor that is gone is no fault of the program: others go on.
        "spark.task.maxFailures": "4",
    }
    if not os.environ.get("SPARK_CONF_DIR"):
        settings["spark.driver.extraJavaOptions"] = (
            f"-Dlog4j2.configurationFile={_LOGGING.as_uri()}"
        )
    if master.startswith("local"):
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return settings


@contextlib.contextmanager
def _silent_start() -> Iterator[None]:
    """Keep off standard error what Java says of itself as it starts; no setting silences it."""
    if os.environ.get("SPARK_CONF_DIR"):
        yield
        return
    sys.stderr.flush()
    before, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)


_begun = False


def _task(work: Work, begin: Callable[[], None], items: Iterable[str]) -> Iterator[_Made | Refused]:
    """Do a part of the work in a worker: here, or apart where it failed before."""
    global _begun
    try:
        if not _begun:
            begin()
            _begun = True
        if _attempt() == 0:
            yield from ((item, work(item)) for item in items)
        else:
            yield from processes.mapped(work, tuple(items), 1, begin)
    except CorpuskitError as error:
        yield Refused(str(error))


def _attempt() -> int:
    from pyspark import TaskContext

    task: TaskContext | None = TaskContext.get()
    return task.attemptNumber() if task is not None else 0
