"""How likely it is that two passages answer one question, read side by side.

A point alone has to hold all that a sentence may be asked for. Side by side each word of one
passage is read with those of the other: «was opened» beside «was closed» (docs/decisions/0073).
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from corpuskit.claims.model.slots import Passage
from corpuskit.claims.slots.marked import BEGIN, END
from corpuskit.claims.slots.sessions import session
from corpuskit.core.odds import kept

# A pair is asked for by each check that has a use for it, and again when a text is edited.
_REMEMBERED = 1 << 16
# Two orders differ by 1.3 in the mean and hardly ever by six: what is so unlikely in one is not
# read in the other, which saves a third of the time.
_HOPELESS = -3.0


def side_by_side(one: Passage, other: Passage) -> float:
    """Return the logarithm of the odds that two passages answer one question, in whichever order.

    Pairs are read one by one, each of the two first in turn: the model rounds by what it is given,
    and no pair must depend on another.
    """
    return _both_ways(*sorted((one, other), key=lambda each: (each.tokens, each.at)))


@functools.lru_cache(maxsize=_REMEMBERED)
def _both_ways(one: Passage, other: Passage) -> float:
    store = kept()
    if store is None:
        return _mean(one, other)
    asked = repr((one.tokens, one.at, other.tokens, other.at)).encode()
    odds = store.known(asked)
    if odds is None:
        odds = _mean(one, other)
        store.learn(asked, odds)
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
