"""Files as what is made of them depends on: the state each was in when it was read.

What a stage computes from files may be taken over later only where every file that it read, and
every file that it looked for and did not find, is still as it was. So stages read through
`read_file`, which notes the state of the file for whoever asked to know.

Nothing else in the package opens a file to read it, so that what is no file (a pipe, a device), or
leads out of the corpus, is refused everywhere: docs/decisions/0040-safety.md.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

from corpuskit.core.bounds import leads_out

_PLACE = "at "
_AS_SAVED: Mapping[str, bytes] = MappingProxyType({})
_noted: ContextVar[dict[str, str] | None] = ContextVar("noted", default=None)
_unsaved: ContextVar[Mapping[str, bytes]] = ContextVar("unsaved")


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, its state noted; raises OSError as reading it does."""
    try:
        data, real = _read(path)
    except OSError as error:
        _note(path, _unreadable(path, error))
        raise
    _note(path, _state(real, data))
    return data


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file of which nothing is remembered.

    Raises OSError, also for what is no file, since reading it might never end, for a link that
    leads out of the corpus, and for a name that a report cannot hold.
    """
    return _read(path)[0]


def text_of(path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises OSError as `bytes_of` does, and UnicodeDecodeError.
    """
    # Some editors put a byte order mark before all.
    return io.TextIOWrapper(io.BytesIO(bytes_of(path)), encoding="utf-8-sig").read()


def state_of(path: Path) -> str:
    """Return the state of a file: what it holds, or why it cannot be read, and where it really is.

    Two states are equal only where reading gives the same. Links count by where they lead, since
    decisions of people are known by the file that they stand in.
    """
    try:
        data, real = _read(path)
    except OSError as error:
        return _unreadable(path, error)
    return _state(real, data)


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


def _read(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a file and where it really is."""
    _refuse_name(path)
    real = os.path.realpath(path)
    unsaved = _unsaved.get(_AS_SAVED).get(str(path))
    if unsaved is not None:
        return unsaved, real
    _refuse_kind(path, path.stat().st_mode)
    if leads_out(path, real):
        raise OSError(errno.EXDEV, "it is a link that leads out of the corpus", str(path))
    # Not to wait for whoever writes, should it have become a pipe meanwhile.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _refuse_kind(path, os.fstat(handle).st_mode)
        return file.read(), real


def _refuse_name(path: Path) -> None:
    name = str(path)
    if any("\udc80" <= letter <= "\udcff" for letter in name):
        raise OSError(errno.EILSEQ, "its name is not UTF-8")
    if "\0" in name:
        raise OSError(errno.EINVAL, "no file has such a name")


def _refuse_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe, a socket or a device, not a file", str(path))


def _note(path: Path, state: str) -> None:
    note_all({str(path): state})


def _state(real: str, data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()} {real}"


def _unreadable(path: Path, error: OSError) -> str:
    real = "" if "\0" in str(path) else os.path.realpath(path)
    return f"error {error.errno} {real}"
