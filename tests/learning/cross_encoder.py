"""A model that reads two passages side by side, and says how likely they answer one question.

It begins as the encoder of points: the odds of two marks by their points, now that each word has
been read with those of the other passage, and what the marks themselves add to them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from encoders import CLS, DROP, MASK, SEP, Small, dropped
from likeness import WORDS, Likeness
from torch import Tensor, nn
from torch.nn import functional

from corpuskit.claims.model.slots import Passage

# The share of words that are hidden while it is taught.
HIDDEN = 0.06
_WIDE = 256


class CrossEncoder(nn.Module):
    """The logarithm of the odds that two marks answer one question."""

    def __init__(self, begun: Likeness) -> None:
        super().__init__()
        if not isinstance(begun.encoder, Small):
            raise TypeError("the large encoder is too slow to read pairs")
        self.encoder, self.scale, self.bias = begun.encoder, begun.scale, begun.bias
        width = self.encoder.point.in_features
        last = nn.Linear(_WIDE, 1)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.more = nn.Sequential(nn.Linear(4 * width, _WIDE), nn.GELU(), last)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """Return it for some pairs, of which `marks` has where the two marks stand in each."""
        state = self._read(ids, mask)
        rows = torch.arange(len(ids))
        one, other = state[rows, marks[:, 0]], state[rows, marks[:, 1]]
        points = (functional.normalize(self.encoder.point(each), dim=-1) for each in (one, other))
        near = self.scale * torch.mul(*points).sum(-1) + self.bias
        beside = torch.cat([one, other, (one - other).abs(), one * other], -1)
        return near + self.more(beside).squeeze(-1)

    def _read(self, ids: Tensor, mask: Tensor) -> Tensor:
        encoder, drop = self.encoder, DROP if self.training else 0.0
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            state = encoder.normed(encoder.words(ids) + encoder.places[: ids.shape[1]])
            state = dropped(state, drop)
            seen = mask.bool()[:, None, None, :]
            for layer in encoder.layers:
                state = layer(state, seen, drop)
        return state.float()


def side_by_side(pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the tokens of some pairs, which of them are any, and where the marks stand."""
    rows: list[list[int]] = []
    marks: list[tuple[int, int]] = []
    for first, second in pairs:
        one, other = (np.frombuffer(each.tokens, dtype="<u2").tolist() for each in (first, second))
        rows.append([CLS, *one, SEP, *other, SEP])
        marks.append((1 + first.at, 2 + len(one) + second.at))
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
    return ids, ids > 0, torch.tensor(marks)


def hidden(ids: Tensor) -> Tensor:
    """Return tokens of which some words are hidden."""
    return ids.masked_fill((torch.rand(ids.shape) < HIDDEN) & (ids >= WORDS), MASK)
