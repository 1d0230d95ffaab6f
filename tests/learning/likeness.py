"""The likeness of two mentions, how wrong it is, and what it finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import torch
from encoders import MASK, Encoder
from labelled import DECOY, OTHER, SAME, Corpus
from torch import Tensor, nn
from torch.nn import functional

# The share of words that are hidden while it is taught, so that it does not learn them by heart;
# what stands before them in the vocabulary of BERT are marks and the like.
HIDDEN, WORDS = 0.12, 1000
# So many chunks are read at once.
_ROWS = 8
_NONE = -30.0


class Likeness(nn.Module):
    """The logarithm of the odds that two mentions answer one question."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.scale, self.bias = nn.Parameter(torch.tensor(16.0)), nn.Parameter(torch.tensor(-8.0))

    def forward(self, corpus: Corpus) -> Tensor:
        """Return it for each pair of mentions of a corpus."""
        points = self._points(corpus)
        return self.scale * (points @ points.T) + self.bias

    def _points(self, corpus: Corpus) -> Tensor:
        chunks = corpus.chunks
        found: dict[int, Tensor] = {}
        order = sorted(range(len(chunks)), key=lambda number: len(chunks[number].tokens))
        for first in range(0, len(order), _ROWS):
            rows = order[first : first + _ROWS]
            most = max(len(chunks[row].tokens) for row in rows)
            ids = torch.zeros(len(rows), most, dtype=torch.long)
            for at, row in enumerate(rows):
                ids[at, : len(chunks[row].tokens)] = torch.tensor(chunks[row].tokens)
            if self.training:
                hidden = (torch.rand(ids.shape) < HIDDEN) & (ids >= WORDS)
                ids = ids.masked_fill(hidden, MASK)
            with torch.autocast("cpu", torch.bfloat16):
                points = self.encoder(ids, ids > 0).float()
            found.update(zip(rows, points, strict=True))
        marks = ((row, at) for row, chunk in enumerate(chunks) for at, _ in chunk.marks)
        return torch.stack([found[row][at] for row, at in marks])


def loss_of(odds: Tensor, labels: Tensor) -> Tensor:
    """Return how wrong the odds are: of each pair, and of each true one among its rivals."""
    same, other, decoy = labels == SAME, (labels == OTHER) | (labels == DECOY), labels == DECOY
    loss = functional.softplus(-odds[same]).sum() + functional.softplus(odds[other]).sum()
    loss = (loss + 2 * functional.softplus(odds[decoy]).sum()) / 10
    one, two = same.nonzero(as_tuple=True)
    if 0 < len(one) < 200:
        rivals = same | other
        every = torch.where(rivals | rivals.T, torch.where(rivals, odds, odds.T), -99.0)
        first = functional.cross_entropy(every[one], two, reduction="sum")
        second = functional.cross_entropy(every[two], one, reduction="sum")
        loss = loss + (first + second) / 20
    return loss


def loss_beside(odds: Tensor, taught: Tensor, comparable: Tensor) -> Tensor:
    """Return how far odds are from those of a teacher, of whom each pair is known.

    Pairs that neither holds for likely count little.
    """
    above = torch.triu(comparable, 1)
    likely = torch.sigmoid(torch.maximum(taught, odds.detach()) + 3)
    each = functional.binary_cross_entropy_with_logits(
        odds, torch.sigmoid(taught), reduction="none"
    )
    loss = (each * likely)[above].sum() / 10
    rows = comparable.any(1)
    if not rows.any():
        return loss
    mine = torch.where(comparable, odds, _NONE)[rows]
    theirs = torch.where(comparable, taught, _NONE)[rows]
    share = functional.softmax(theirs, 1)
    apart = share * (functional.log_softmax(theirs, 1) - functional.log_softmax(mine, 1))
    return loss + (apart.sum(1) * torch.sigmoid(theirs.max(1).values + 2)).sum() / 20


def measure(model: Likeness, unseen: Sequence[Corpus]) -> None:
    """Print what stands above each threshold in texts that the model was not taught on.

    Pairs are counted of which neither has a likelier partner; no other rule is asked.
    """
    model.eval()
    found: list[tuple[float, str, object]] = []
    with torch.no_grad():
        for corpus in unseen:
            odds, open_ = model(corpus), (corpus.labels == OTHER) | (corpus.labels == DECOY)
            for at in corpus.planted:
                open_[at] = True
            odds = torch.where(open_, odds, -99.0)
            both = torch.maximum(odds, odds.T)
            by_text: defaultdict[tuple[int, str], float] = defaultdict(lambda: -99.0)
            documents = [mention.where.document for mention in corpus.mentions]
            for one, other in (both > -98).nonzero().tolist():
                key = one, documents[other]
                by_text[key] = max(by_text[key], both[one, other].item())
            for one, other in (odds > -98).nonzero().tolist():
                value = odds[one, other].item()
                best = max(by_text[one, documents[other]], by_text[other, documents[one]])
                if value >= best:
                    pair = corpus.planted.get((one, other), {})
                    sort = pair.get("difficulty", pair.get("kind", "other"))
                    found.append((value, sort, (corpus.set, corpus.name, pair.get("id", one))))
    for least in (4, 3, 2.5, 2, 1.5, 1, 0.5, 0, -1):
        sorts: dict[str, set[object]] = defaultdict(set)
        for value, sort, name in found:
            if value >= least:
                sorts[sort].add(name)
        print(
            least, dict(sorted(Counter({s: len(n) for s, n in sorts.items()}).items())), flush=True
        )
