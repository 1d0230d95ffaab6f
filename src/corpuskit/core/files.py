"""Write files whole or not at all: the one place of the package that does.

The content goes to a temporary file in the same folder, is flushed to disk, and takes the name: at
any moment the old file or the new one is there. What a run that was killed left of temporary files
is removed by the next one that writes to that folder; a living run keeps its own locked.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpuskit.core.bounds import is_of_repository, leads_out
from corpuskit.core.errors import CorpuskitError

# The dot keeps them from readers of folders, the ending from readers of documents.
_BEFORE, _AFTER = ".corpuskit-", ".tmp"


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by new content in one step.

    The permissions of the old file are kept, and a link stays one: what it leads to is replaced.

    Raises CorpuskitError in one line where the folder or the disk refuses, and for what is no
    file, is one of git's own, or leads out of the corpus.
    """
    try:
        refuse(path)
        target = Path(os.path.realpath(path))
        make_folder(target.parent)
        _clean(target.parent)
        with _temporary(target.parent) as temporary:
            with temporary.open("r+b") as file:
                # First of all: what only its owner may read is never open to others.
                _dress(temporary, target)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be written ({_reason(error)})") from error


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file that another program collects from.

    Raises CorpuskitError as `write_whole` does.
    """
    try:
        with path.open("ab") as file:
            file.write(data)
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be written ({_reason(error)})") from error


def move_whole(old: Path, new: Path) -> None:
    """Give a file another name in one step.

    Raises CorpuskitError in one line where the folder or the disk refuses.
    """
    try:
        make_folder(new.parent)
        old.replace(new)
        flush_folder(new.parent)
    except OSError as error:
        raise CorpuskitError(f"{old}: cannot become {new.name} ({_reason(error)})") from error


def make_folder(path: Path) -> None:
    """Make a folder with those above it, where they are not there."""
    path.mkdir(parents=True, exist_ok=True)


def flush_folder(folder: Path) -> None:
    """Let the names in a folder outlive a loss of power, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse(path: Path) -> None:
    """Raise CorpuskitError for a path that nothing is written to, whatever asks for it."""
    if "\0" in str(path):
        raise CorpuskitError(f"{path}: no file has such a name")
    if leads_out(path):
        raise CorpuskitError(f"{path}: is a link that leads out of the corpus; put a file there")
    if is_of_repository(path):
        raise CorpuskitError(f"{path}: is git's own; write under another name")
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise CorpuskitError(f"{path}: is a pipe, a socket or a device; name a file")


@contextlib.contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """Make a temporary file that is locked as long as this run works on it."""
    from corpuskit.core.locks import take

    while True:
        path = folder / f"{_BEFORE}{secrets.token_hex(8)}{_AFTER}"
        # The system takes from these permissions what its user does not give.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            if take(handle, wait=True) is None:
                os.close(handle)
                handle = -1
            # Another run may have cleaned it up before it was locked.
            if path.exists():
                yield path
                return
        finally:
            # By now it has its name, or is not wanted.
            path.unlink(missing_ok=True)
            if handle >= 0:
                os.close(handle)


def _dress(new: Path, old: Path) -> None:
    """Give a file the permissions of the one that it replaces, and its owner where that may be."""
    with contextlib.suppress(FileNotFoundError):
        state, own = old.stat(), new.stat()
        if (state.st_uid, state.st_gid) != (own.st_uid, own.st_gid):
            with contextlib.suppress(OSError):
                os.chown(new, state.st_uid, state.st_gid)
        new.chmod(state.st_mode & 0o777)


@cache
def _clean(folder: Path) -> None:
    """Remove the temporary files of runs that are dead, once a run."""
    from corpuskit.core.locks import take

    for path in folder.glob(f"{_BEFORE}*{_AFTER}"):
        with contextlib.suppress(OSError):
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
            handle = os.open(path, flags)
            try:
                if stat.S_ISREG(os.fstat(handle).st_mode) and take(handle):
                    path.unlink()
            finally:
                os.close(handle)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
