"""Files as what is made of them depends on: the state each was in when it was read.

What a stage computes from files may be taken over later only where every file that it read, and
every file that it looked for and did not find, is still as it was. So stages read through
`read_file`, which notes the state of the file for whoever asked to know.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

_PLACE = "at "
_AS_SAVED: Mapping[str, bytes] = MappingProxyType({})
_noted: ContextVar[dict[str, str] | None] = ContextVar("noted", default=None)
_unsaved: ContextVar[Mapping[str, bytes]] = ContextVar("unsaved")


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, its state noted; raises OSError as reading it does."""
    try:
        data = _bytes(path)
    except OSError as error:
        _note(path, _unreadable(path, error))
        raise
    _note(path, _state(path, data))
    return data


def state_of(path: Path) -> str:
    """Return the state of a file: what it holds, or why it cannot be read, and where it really is.

    Two states are equal only where reading gives the same. Links count by where they lead, since
    decisions of people are known by the file that they stand in.
    """
    try:
        return _state(path, _bytes(path))
    except OSError as error:
        return _unreadable(path, error)


def note_place(path: Path) -> None:
    """Note where a file really is, for what asks that and does not read it."""
    _note(path, _PLACE + os.path.realpath(path))


def is_still(path: Path, state: str) -> bool:
    """Tell whether a file is in the state that was noted of it."""
    if state.startswith(_PLACE):
        return state == _PLACE + os.path.realpath(path)
    return state == state_of(path)


@contextmanager
def noted() -> Iterator[dict[str, str]]:
    """Note the state of every file that is read inside, by the path that it was read under.

    Whoever notes around this is told of them as well.
    """
    states: dict[str, str] = {}
    token = _noted.set(states)
    try:
        yield states
    finally:
        _noted.reset(token)
        note_all(states)


@contextmanager
def reading_unsaved(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Read some files, named by their paths, as the bytes given, as an editor holds them."""
    token = _unsaved.set(texts)
    try:
        yield
    finally:
        _unsaved.reset(token)


def note_all(found: Mapping[str, str]) -> None:
    """Note states that were noted before, of files that were not read again."""
    states = _noted.get()
    if states is not None:
        for path, state in found.items():
            # A file that changed between two readings is given a state that it never has again.
            known = states.get(path, state)
            states[path] = state if known == state else f"{known} {state}"


def _bytes(path: Path) -> bytes:
    """Read a file whose name a report can hold."""
    if any("\udc80" <= letter <= "\udcff" for letter in str(path)):
        raise OSError(errno.EILSEQ, "its name is not UTF-8")
    unsaved = _unsaved.get(_AS_SAVED).get(str(path))
    return path.read_bytes() if unsaved is None else unsaved


def _note(path: Path, state: str) -> None:
    note_all({str(path): state})


def _state(path: Path, data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()} {os.path.realpath(path)}"


def _unreadable(path: Path, error: OSError) -> str:
    return f"error {error.errno} {os.path.realpath(path)}"
