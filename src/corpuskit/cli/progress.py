"""Say on a terminal how far a long run is, how fast it goes and how long it will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Who waits less needs to be told nothing.
_PATIENCE = 1.0
_OFTEN = 0.1
_MINUTE = 60
_HOUR = 3600

Told = Callable[[int, int], None]


@contextmanager
def progress(doing: str, *, quiet: bool = False) -> Iterator[Told]:
    """Give what is told how many of how many files are done; it shows that after a second.

    What is not a terminal is shown nothing. The line is gone when the work is.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    line = _Line(doing)
    try:
        yield line.tell
    finally:
        line.clear()


class _Line:
    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._begun = self._shown = time.monotonic()
        self._length = 0

    def tell(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._begun < _PATIENCE or (now - self._shown < _OFTEN and done < of):
            return
        self._shown = now
        self._write(said(self._doing, done, of, now - self._begun))

    def clear(self) -> None:
        if self._length:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text.ljust(self._length)}")
        sys.stderr.flush()
        self._length = len(text)


def said(doing: str, done: int, of: int, seconds: float) -> str:
    """Return what is shown of work that has taken some seconds.

    >>> said("reading", 1200, 20000, 4.0)
    'reading: 1,200 of 20,000, 300 a second, 1 min 3 s left'
    """
    if not done:
        return f"{doing}: 0 of {of:,}"
    rate = done / seconds
    shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    return f"{doing}: {done:,} of {of:,}, {shown} a second, {_time((of - done) / rate)} left"


def _time(seconds: float) -> str:
    whole = round(seconds)
    if whole >= _HOUR:
        return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
    return f"{whole // _MINUTE} min {whole % _MINUTE} s" if whole >= _MINUTE else f"{whole} s"
