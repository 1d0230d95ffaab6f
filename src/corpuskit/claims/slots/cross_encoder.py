"""How likely it is that two passages answer one question, read side by side.

A point alone has to hold all that a sentence may be asked for. Side by side each word of one
passage is read with those of the other: «was opened» beside «was closed» (docs/decisions/0073).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

import numpy as np

from corpuskit.claims.model.slots import Passage
from corpuskit.claims.slots.marked import BEGIN, END
from corpuskit.claims.slots.sessions import session

# A pair is asked for by each check that has a use for it, and again when a text is edited.
_REMEMBERED = 1 << 16
# Two orders differ by 1.3 in the mean and hardly ever by six: what is so unlikely in one is not
# read in the other, which saves a third of the time.
_HOPELESS = -3.0


class Odds(Protocol):
    """What remembers odds from one run to the next."""

    def known(self, asked: bytes) -> float | None:
        """Return the odds of a pair, None where nobody has asked for it."""

    def learn(self, asked: bytes, odds: float) -> None:
        """Remember the odds of a pair."""


_kept: ContextVar[Odds | None] = ContextVar("kept", default=None)


@contextmanager
def remembering(kept: Odds) -> Iterator[None]:
    """Take over what was read before, and let what is read be remembered.

    Reading takes nine tenths of a check's time, and who mends one sentence changes few pairs.
    """
    token = _kept.set(kept)
    try:
        yield
    finally:
        _kept.reset(token)


def side_by_side(one: Passage, other: Passage) -> float:
    """Return the logarithm of the odds that two passages answer one question, in whichever order.

    Pairs are read one by one, each of the two first in turn: the model rounds by what it is given,
    and no pair must depend on another.
    """
    return _both_ways(*sorted((one, other), key=lambda each: (each.tokens, each.at)))


@functools.lru_cache(maxsize=_REMEMBERED)
def _both_ways(one: Passage, other: Passage) -> float:
    kept = _kept.get()
    if kept is None:
        return _mean(one, other)
    asked = repr((one.tokens, one.at, other.tokens, other.at)).encode()
    odds = kept.known(asked)
    if odds is None:
        odds = _mean(one, other)
        kept.learn(asked, odds)
    return odds


def _mean(one: Passage, other: Passage) -> float:
    first = _read(one, other)
    return first if first < _HOPELESS else (first + _read(other, one)) / 2


def _read(first: Passage, second: Passage) -> float:
    one, other = _tokens(first), _tokens(second)
    ids = np.array([[BEGIN, *one, END, *other, END]], dtype=np.int64)
    marks = np.array([[1 + first.at, 2 + len(one) + second.at]], dtype=np.int64)
    odds = session("cross_encoder.onnx").run(None, {"ids": ids, "marks": marks})[0]
    return float(odds[0])


def _tokens(passage: Passage) -> Any:
    return np.frombuffer(passage.tokens, dtype="<u2").tolist()
