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

# A pair is asked for by each check that has a use for it, and again when a text is edited.
_REMEMBERED = 1 << 16


def side_by_side(one: Passage, other: Passage) -> float:
    """Return the logarithm of the odds that two passages answer one question, in whichever order.

    Pairs are read one by one, each of the two first in turn: the model rounds by what it is given,
    and no pair must depend on another.
    """
    return _both_ways(*sorted((one, other), key=lambda each: (each.tokens, each.at)))


@functools.lru_cache(maxsize=_REMEMBERED)
def _both_ways(one: Passage, other: Passage) -> float:
    return (_read(one, other) + _read(other, one)) / 2


def _read(first: Passage, second: Passage) -> float:
    one, other = _tokens(first), _tokens(second)
    ids = np.array([[BEGIN, *one, END, *other, END]], dtype=np.int64)
    marks = np.array([[1 + first.at, 2 + len(one) + second.at]], dtype=np.int64)
    odds = session("cross_encoder.onnx").run(None, {"ids": ids, "marks": marks})[0]
    return float(odds[0])


def _tokens(passage: Passage) -> Any:
    return np.frombuffer(passage.tokens, dtype="<u2").tolist()
