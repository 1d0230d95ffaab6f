"""How likely it is that two passages answer one question, read side by side.

A point alone has to hold all that a sentence may be asked for. Side by side each word of one
passage is read with those of the other: «was opened» beside «was closed» (docs/decisions/0073).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from corpuskit.claims.model.slots import Passage
from corpuskit.claims.slots.marked import BEGIN, END
from corpuskit.claims.slots.sessions import session
from corpuskit.core.odds import kept
from corpuskit.engine.processes import cores

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
    return _both_ways(*_in_order(one, other))


def read_ahead(pairs: Iterable[tuple[Passage, Passage]]) -> None:
    """Read pairs of which the odds will be asked, each on a processor core of its own.

    What a pair is found to be depends on nothing else, so that this changes only how long it takes.
    """
    store = kept()
    ordered = [_in_order(one, other) for one, other in pairs]
    unknown = [pair for pair in ordered if store is None or store.known(_asked(*pair)) is None]
    if len(unknown) > 1 and (at_once := min(cores(), len(unknown))) > 1:
        session("cross_encoder.onnx")
        with ThreadPoolExecutor(at_once) as threads:
            # Exhausted, so that what fails in a thread fails here.
            list(threads.map(_mean, *zip(*unknown, strict=True)))


def _in_order(one: Passage, other: Passage) -> tuple[Passage, Passage]:
    if (other.tokens, other.at) < (one.tokens, one.at):
        return other, one
    return one, other


def _asked(one: Passage, other: Passage) -> bytes:
    return repr((one.tokens, one.at, other.tokens, other.at)).encode()


@functools.lru_cache(maxsize=_REMEMBERED)
def _both_ways(one: Passage, other: Passage) -> float:
    store = kept()
    if store is None:
        return _mean(one, other)
    asked = _asked(one, other)
    odds = store.known(asked)
    if odds is None:
        odds = _mean(one, other)
        store.learn(asked, odds)
    return odds


@functools.lru_cache(maxsize=_REMEMBERED)
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
