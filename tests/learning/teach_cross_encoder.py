"""Teach the model that reads two passages side by side further, and measure it on unseen corpora.

Run as `python tests/learning/teach_cross_encoder.py MINUTES cross_encoder.onnx`. It begins as the model
that is shipped, which was taught so in every run before (docs/decisions/0073 to 0075): an hour on
two cores has four thousand steps, and nothing that was learnt is learnt again.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import torch
from cross_encoder import CrossEncoder, hidden, side_by_side
from encoders import Small
from export import written_in_bytes
from labelled import SAME, Corpus, every_corpus
from likeness import Likeness
from pairs import TELLINGS, Drawn, Pair, families, near_pairs
from shipped import weights_of
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpuskit.claims.model.slots import Passage
from corpuskit.claims.slots.likeness import scale

SHIPPED = Path(str(resources.files("corpuskit.claims"))) / "data" / "slots" / "cross_encoder.onnx"
# How many pairs a step has, in how many steps the rate rises, and what is left of it in the end.
PAIRS, WARM, LEAST = 24, 60, 0.02
# The rates of what has been taught and of what stands above it.
RATE, NEW = 8e-5, 2.4e-4
# The mean of the weights is taken of each fourth step.
SLOWLY, _MEANT = 0.98, 4
# Pairs of like length are read together, out of so many steps' pairs.
_SORTED = 8


def teach(model: CrossEncoder, drawn: Drawn, minutes: float) -> CrossEncoder:
    """Return the mean of the model's weights over the last of its steps; the rate falls with time."""
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(SLOWLY))
    model.encoder.words.requires_grad_(False)
    new = [*model.encoder.point.parameters(), *model.more.parameters(), model.scale, model.bias]
    told = {id(each) for each in new}
    rest = [each for each in model.parameters() if each.requires_grad and id(each) not in told]
    groups = [{"params": each} for each in (rest, new)]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, fused=True)
    began, lost = time.monotonic(), 0.0
    model.train()
    for step, pairs in enumerate(_steps(drawn), 1):
        spent = (time.monotonic() - began) / (60 * minutes)
        if spent >= 1:
            break
        part = min(1.0, step / WARM) * max(LEAST, 1 - spent)
        for group, rate in zip(optimizer.param_groups, (RATE, NEW), strict=True):
            group["lr"] = rate * part
        turned = [(p.a, p.b) if random.random() < 0.5 else (p.b, p.a) for p in pairs]
        ids, mask, marks = side_by_side(turned)
        odds = model(hidden(ids), mask, marks)
        same = torch.tensor([float(pair.same) for pair in pairs])
        loss = functional.binary_cross_entropy_with_logits(odds, same)
        loss.backward()
        nn.utils.clip_grad_norm_([*rest, *new], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % _MEANT == 0:
            mean.update_parameters(model)
        lost += loss.item()
        if step % 100 == 0:
            print(f"{step} {lost / 100:.3f} {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0
    found: CrossEncoder = mean.module
    return found


def _steps(drawn: Drawn) -> Iterator[list[Pair]]:
    """Yield the pairs of each step; what is alike in length is read together, which costs less."""
    for many in drawn:
        for first in range(0, len(many) - PAIRS * _SORTED + 1, PAIRS * _SORTED):
            some = sorted(many[first : first + PAIRS * _SORTED], key=_length)
            steps = [some[at : at + PAIRS] for at in range(0, len(some), PAIRS)]
            yield from random.sample(steps, len(steps))


def _length(pair: Pair) -> int:
    return len(pair.a.tokens) + len(pair.b.tokens)


def odds_of(model: CrossEncoder, pairs: Sequence[tuple[Passage, Passage]]) -> list[float]:
    """Return the odds of some pairs, each of their passages first in turn."""
    model.eval()
    with torch.no_grad():
        both = [model(*side_by_side([(a, b)])) + model(*side_by_side([(b, a)])) for a, b in pairs]
    return [each.item() / 2 for each in both]


def measure(model: CrossEncoder, unseen: Sequence[Corpus], near: float) -> None:
    """Print what stands above each threshold in texts that the model was not taught on.

    As in likeness.measure pairs are counted of which neither has a likelier partner.
    """
    found: list[tuple[float, str, object]] = []
    for corpus in unseen:
        passages = [passage for chunk in corpus.chunks for passage in chunk.passages]
        pairs = [
            (one, other)
            for one, other, label in near_pairs(corpus)
            if label != SAME or (one, other) in corpus.planted
        ]
        odds = odds_of(model, [(passages[one], passages[other]) for one, other in pairs])
        total = {p: o + near * corpus.near[p].item() for p, o in zip(pairs, odds, strict=True)}
        best: defaultdict[int, float] = defaultdict(lambda: float("-inf"))
        for (one, other), value in total.items():
            best[one], best[other] = max(best[one], value), max(best[other], value)
        for (one, other), value in total.items():
            if value >= max(best[one], best[other]):
                pair = corpus.planted.get((one, other), {})
                sort = pair.get("difficulty", pair.get("kind", "other"))
                found.append((value, sort, (corpus.set, corpus.name, pair.get("id", one))))
    for least in (3, 2.5, 2, 1.5, 1, 0.5, 0):
        sorts: defaultdict[str, set[object]] = defaultdict(set)
        for value, sort, name in found:
            if value >= least:
                sorts[sort].add(name)
        print(least, {sort: len(names) for sort, names in sorted(sorts.items())}, flush=True)


class _Exported(nn.Module):
    """The model of one pair as it is asked: all of its tokens are read."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        odds: torch.Tensor = self.model(ids, torch.ones_like(ids), marks)
        return odds


def shipped() -> CrossEncoder:
    """Return the model that is shipped."""
    model = CrossEncoder(Likeness(Small()))
    model.load_state_dict(dict(weights_of(SHIPPED, "model.")))
    return model


def main(minutes: float, path: Path) -> None:
    """Read all sets, teach, measure and write the model."""
    random.seed(1)
    torch.manual_seed(1)
    shown, unseen = every_corpus()
    told = [family for each in sorted(TELLINGS.glob("*.txt")) for family in families(each)]
    drawn = Drawn(shown, told)
    print(drawn, flush=True)
    model = teach(shipped(), drawn, minutes)
    measure(model, unseen, scale().near)
    export(model, path)


def export(model: CrossEncoder, path: Path) -> None:
    """Write the model with weights of a byte each."""
    ids, marks = torch.randint(1000, 2000, (1, 60)), torch.tensor([[5, 40]])
    axes = {name: {0: "pairs"} for name in ("marks", "odds")}
    given = {"ids": ids, "marks": marks}
    written_in_bytes(
        _Exported(model).eval(), given, {**axes, "ids": {0: "pairs", 1: "tokens"}}, path
    )


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]))
