"""The points of all slots of a document, by the model in data/slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import Slot
from corpuskit.claims.slots.marked import Chunk, chunks_of
from corpuskit.claims.slots.mentions import mentions_of
from corpuskit.claims.slots.sessions import session

_SCALE = 127


def slots_of(extract: Extract) -> Iterator[Slot]:
    """Yield the slots of a document in the order of its text, but for those in tables."""
    for chunk in chunks_of(extract.title, extract.sentences, mentions_of(extract)):
        points = _points(chunk)
        for (at, mention), passage in zip(chunk.marks, chunk.passages, strict=True):
            vector = np.rint(points[at] * _SCALE).astype(np.int8)
            yield Slot(mention.kind, mention.where, vector.tobytes(), passage)


def _points(chunk: Chunk) -> Any:
    """Return a point for each token: an array of tokens and dimensions.

    Chunks are read one by one: the model rounds by what it is given, and one must not depend on
    another.
    """
    tokens = np.array([chunk.tokens], dtype=np.int64)
    return session("encoder.onnx").run(None, {"ids": tokens, "mask": np.ones_like(tokens)})[0][0]
