"""Keep two runs from writing to one corpus at once.

The lock is the system's own on the folder itself, so nothing is left in it, a read-only folder can
be locked, and the lock of a run that was killed is gone with it. Readers take none.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from corpuskit.core.errors import CorpuskitError

try:
    import fcntl
except ImportError:  # pragma: no cover
    # Windows locks no folders: two writers there are up to their users.
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 5.0
_PAUSE = 0.05
_LOCKS = Path("/proc/locks")
_held: dict[str, int] = {}


@contextlib.contextmanager
def writing(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Write to a folder, and to what is below it, as the only one.

    Waits a little for another run that does. One run may ask twice. Where the disk knows no locks
    there is none.

    Raises CorpuskitError that says who is writing there.
    """
    real = os.path.realpath(folder)
    try:
        handle = -1 if real in _held else os.open(real, os.O_RDONLY)
    except OSError:
        # Whoever writes there will say what is wrong with it.
        handle = -1
    if handle < 0:
        yield
        return
    _held[real] = handle
    try:
        _await(handle, folder, patience)
        yield
    finally:
        if _held.pop(real, None) is not None:
            os.close(handle)


def take(handle: int, *, wait: bool = False) -> bool | None:
    """Lock an open file or folder for this run alone.

    Return True when that is done, False where another run has it, None where nothing can be locked.
    """
    if fcntl is None:  # pragma: no cover
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _await(handle: int, folder: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while take(handle) is False:
        if time.monotonic() > until:
            raise CorpuskitError(
                f"{folder}: {_holder(handle)} is writing there; wait until it is done, or end it"
            )
        time.sleep(_PAUSE)


def _holder(handle: int) -> str:
    """Say who has locked a folder, as far as the system tells."""
    inode = str(os.fstat(handle).st_ino)
    with contextlib.suppress(OSError, ValueError):
        for line in _LOCKS.read_text(encoding="ascii").splitlines():
            _, kind, _, _, process, place, *_ = line.split()
            if kind == "FLOCK" and place.rpartition(":")[2] == inode:
                return f"another run (process {process})"
    return "another run"


def _let_go() -> None:
    """Leave the lock to the parent: a worker that outlives it must not keep it."""
    for handle in _held.values():
        os.close(handle)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
