"""Where the odds of two passages are remembered from one run to the next.

Reading passages side by side takes nine tenths of a check's time, and who mends one sentence
changes few pairs. Whoever remembers loads no model for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Odds(Protocol):
    """Describe what remembers odds."""

    def known(self, asked: bytes) -> float | None:
        """Return the odds of a pair, None where nobody has asked for it."""

    def learn(self, asked: bytes, odds: float) -> None:
        """Remember the odds of a pair."""


_kept: ContextVar[Odds | None] = ContextVar("kept", default=None)


def kept() -> Odds | None:
    """Return what remembers odds here, if anything does."""
    return _kept.get()


@contextmanager
def odds_in(store: Odds) -> Iterator[None]:
    """Take over what was read before, and let what is read be remembered."""
    token = _kept.set(store)
    try:
        yield
    finally:
        _kept.reset(token)
