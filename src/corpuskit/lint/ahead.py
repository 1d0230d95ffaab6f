"""Read many documents before anything is made of them: from the store, here, or in processes.

Whoever reads a document, it is one function of it and what it needs (lint/reading.py), so that
what is found does not depend on who did. Why: docs/decisions/0037-engine.md.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpuskit.core import premises
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.reads import note_all
from corpuskit.engine.processes import Lost, cores, mapped
from corpuskit.lint import reading as document
from corpuskit.lint.memory import Memory
from corpuskit.lint.packing import unpack

# A process takes half a second to start, in which so many bytes are read without it.
_WORTH_A_PROCESS = 200_000
# Much is made that stays, and little that hangs together in circles.
_THRESHOLDS = (50_000, 20, 100)

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Hands:
    """Say how many processes read, None for as many as it is worth, and who is told of the work.

    `told` hears how many documents of how many are read.
    """

    jobs: int | None = None
    told: Told = lambda _done, _of: None


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
            for path, reading, data in _anew(missing, _jobs(missing, hands.jobs)):
                memory.learn(path, reading, data)
                readings[path] = reading
                hands.told(len(readings), len(paths))
        finally:
            # Who interrupts goes on from there the next time.
            memory.keep()
    return readings


def _anew(
    paths: Sequence[Path], jobs: int
) -> Iterator[tuple[Path, document.Reading, bytes | None]]:
    named = {str(path): path for path in paths if jobs > 1 and _is_text(path)}
    for path in paths:
        if str(path) not in named:
            yield path, document.read_document(path), None
    if not named:
        return
    begin = partial(_begin, premises.current())
    for name, made in mapped(document.packed_reading, tuple(named), jobs, begin):
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


def _lost(path: Path, lost: Lost) -> document.Reading:
    message = f"the process that read it was ended ({lost.reason}), for want of memory perhaps"
    return document.unread(path, message, "leave it out, or divide it")


def _begin(held: premises.Premises) -> None:
    held.hold()
    gc.set_threshold(*_THRESHOLDS)


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
