"""Read many documents before anything is made of them: from the store, here, or in processes.

Whoever reads a document, it is one function of it and what it needs (lint/reading.py), so that
what is found does not depend on who did. Why: docs/decisions/0037-engine.md.
"""

from __future__ import annotations

import contextlib
import gc
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpuskit.core import premises
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.packing import unpack
from corpuskit.core.program import contents
from corpuskit.core.reads import note_all, state_of
from corpuskit.engine.processes import Lost, cores, mapped
from corpuskit.lint import reading as document
from corpuskit.lint.memory import Memory

# A process takes half a second to start, in which so many bytes are read without it.
_WORTH_A_PROCESS = 200_000
# Much is made that stays, and little that hangs together in circles.
_THRESHOLDS = (50_000, 20, 100)

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Hands:
    """Say how many processes read, None for as many as it is worth, and who is told of the work.

    `told` hears how many documents of how many are read. With `master`, the URL of one, the
    workers of Spark read instead.
    """

    jobs: int | None = None
    told: Told = lambda _done, _of: None
    master: str = ""


def read_ahead(
    memory: Memory, paths: Sequence[Path], hands: Hands
) -> Mapping[Path, document.Reading]:
    """Return what is read from each document, and let it be remembered."""
    readings: dict[Path, document.Reading] = {}
    with rarely_collecting():
        for path in paths:
            known = memory.known(path)
            if known is not None:
                readings[path] = known
                hands.told(len(readings), len(paths))
        missing = [path for path in paths if path not in readings]
        try:
            for path, reading, data in _anew(missing, hands):
                memory.learn(path, reading, data)
                readings[path] = reading
                hands.told(len(readings), len(paths))
        finally:
            # Who interrupts goes on from there the next time.
            memory.keep()
    return readings


def _anew(
    paths: Sequence[Path], hands: Hands
) -> Iterator[tuple[Path, document.Reading, bytes | None]]:
    jobs = 0 if hands.master else _jobs(paths, hands.jobs)
    named = {str(path): path for path in paths if jobs != 1 and _is_text(path)}
    for path in paths:
        if str(path) not in named:
            yield path, document.read_document(path), None
    if not named:
        return
    for name, made in _mapped(tuple(named), jobs, hands.master):
        path = named[name]
        if isinstance(made, Lost):
            yield path, _lost(path, made), None
            continue
        reading = unpack(made, document.Reading)
        if reading is None:
            raise CorpuskitError(f"{path}: a worker process read something else; check again")
        if reading.state:
            note_all({name: reading.state, **reading.needs})
        else:
            document.note_unread(path)
        yield path, document.with_shared_parts(reading), made


def _mapped(names: Sequence[str], jobs: int, master: str) -> Iterator[tuple[str, bytes | Lost]]:
    begin = partial(_begin, premises.current())
    if not master:
        return mapped(document.packed_reading, names, jobs, begin)
    # Few have Spark, and it is slow to load.
    from corpuskit.engine import spark

    there = _There(str(Path.cwd()), contents(), names[0], state_of(Path(names[0])))
    elsewhere = partial(_begin_elsewhere, there, begin)
    return spark.mapped(document.packed_reading, names, elsewhere, master)


def _lost(path: Path, lost: Lost) -> document.Reading:
    message = f"the process that read it was ended ({lost.reason}), for want of memory perhaps"
    return document.unread(path, message, "leave it out, or divide it")


def _begin(held: premises.Premises) -> None:
    held.hold()
    gc.set_threshold(*_THRESHOLDS)


@dataclass(frozen=True, slots=True)
class _There:
    """Hold what a worker must have in common with us: folder, program, the state of one file."""

    folder: str
    program: str
    file: str
    state: str


def _begin_elsewhere(there: _There, begin: Callable[[], None]) -> None:
    """Begin in a worker that may be on another machine; raise CorpuskitError if it is no use."""
    machine = platform.node()
    try:
        os.chdir(there.folder)
    except OSError as error:
        raise CorpuskitError(
            f"{there.folder}: is not there on Spark's worker {machine} ({error.strerror}); "
            "put the corpus where all see it under one path, or leave --engine out"
        ) from error
    if contents() != there.program:
        raise CorpuskitError(
            f"Spark's worker {machine} has another corpuskit; install this one there too"
        )
    if state_of(Path(there.file)) != there.state:
        raise CorpuskitError(
            f"{there.file}: is not the same on Spark's worker {machine}; "
            "put the corpus where all see it under one path, or leave --engine out"
        )
    begin()


def _jobs(paths: Sequence[Path], asked: int | None) -> int:
    if asked is not None:
        return asked
    size = 0
    for path in paths:
        with contextlib.suppress(OSError):
            size += path.stat().st_size
    return max(1, min(cores(), size // _WORTH_A_PROCESS))


def _is_text(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


@contextlib.contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for circles less often while much is held that is in none: claims, and what is asked."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
