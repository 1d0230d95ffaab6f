"""Teach the encoder of slots on the test corpora, and measure it on those that it is not shown.

Run as `python tests/learning/teach.py encoder.onnx`. It needs what is in requirements.txt and takes
an hour and three quarters on two cores. What is written goes to src/corpuskit/claims/data/slots.

A large encoder (all-mpnet-base-v2, Apache 2.0) is taught on what is known of the corpora
(labelled.py), then a small one (all-MiniLM-L6-v2, Apache 2.0), which is shipped, on that and on
what the large one holds of every other pair: it knows more of words than so few texts can teach.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from encoders import Encoder, Large, Small
from export import written_in_bytes
from labelled import DECOY, OTHER, SAME, Corpus, comparable, every_corpus
from likeness import Likeness, loss_beside, loss_of, measure
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

# So many corpora are a step; the rate falls to a fiftieth of itself.
TOGETHER, LEAST = 2, 0.02
# How slowly the mean of the weights, which is what is kept, follows them.
SLOWLY = 0.995


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hold how an encoder is taught: how often it sees a corpus, and how fast its parts move."""

    epochs: float
    warm: int
    rate: float
    words: float
    new: float


LARGE = Schedule(epochs=1.4, warm=50, rate=4e-5, words=0.0, new=1e-3)
SMALL = Schedule(epochs=2, warm=60, rate=5e-5, words=2e-5, new=1e-3)


def teach(
    encoder: Encoder,
    shown: Sequence[Corpus],
    schedule: Schedule,
    taught: Mapping[tuple[str, str], Tensor],
) -> Likeness:
    """Return the model as it is in the end; `taught` has the odds of a teacher, by corpus."""
    model, began = Likeness(encoder), time.monotonic()
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(SLOWLY))
    optimizer = torch.optim.AdamW(_groups(model), lr=schedule.rate, weight_decay=0.01)
    rates = (schedule.rate, schedule.words, schedule.new)
    moved = [each for each in model.parameters() if each.requires_grad]
    count = int(schedule.epochs * len(shown))
    steps, lost = count // TOGETHER, 0.0
    model.train()
    for number, corpus in enumerate(_in_turn(shown, count), 1):
        odds = model(corpus)
        loss = loss_of(odds, corpus.labels)
        held = taught.get((corpus.set, corpus.name))
        if held is not None:
            loss = loss + loss_beside(odds, held, comparable(corpus.mentions))
        (loss / TOGETHER).backward()
        lost += loss.item()
        if number % TOGETHER == 0:
            step = number // TOGETHER
            part = min(1.0, step / schedule.warm) * max(LEAST, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * part
            nn.utils.clip_grad_norm_(moved, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            mean.update_parameters(model)
        if number % 100 == 0:
            print(
                f"{number} of {count} {lost / 100:.3f} {time.monotonic() - began:.0f} s", flush=True
            )
            lost = 0.0
    return mean.module


def _groups(model: Likeness) -> list[dict[str, list[nn.Parameter]]]:
    """Return what moves at one rate: layers, words, and what is new."""
    words = list(model.encoder.words.parameters())
    new = [*model.encoder.point.parameters(), model.scale, model.bias]
    told = {id(each) for each in (*words, *new)}
    rest = [each for each in model.parameters() if id(each) not in told]
    return [{"params": [p for p in each if p.requires_grad]} for each in (rest, words, new)]


def _in_turn(shown: Sequence[Corpus], count: int) -> Iterator[Corpus]:
    """Yield so many corpora, all of them in a new order before any comes again."""
    held: list[Corpus] = []
    for _ in range(count):
        if not held:
            held = random.sample(shown, len(shown))
        yield held.pop()


def odds_of(model: Likeness, shown: Sequence[Corpus]) -> Mapping[tuple[str, str], Tensor]:
    """Return what a model holds of all pairs of some corpora."""
    model.eval()
    with torch.no_grad():
        return {(corpus.set, corpus.name): model(corpus) for corpus in shown}


def export(model: Likeness, path: Path) -> None:
    """Write the encoder, and its weights beside it; print the scale of its likeness."""
    model.eval()
    torch.save(model.state_dict(), path.with_suffix(".pt"))
    ids = torch.randint(1000, 2000, (2, 40))
    axes = {name: {0: "chunks", 1: "tokens"} for name in ("ids", "mask", "points")}
    written_in_bytes(model.encoder, {"ids": ids, "mask": torch.ones_like(ids)}, axes, path)
    print(f"scale = {model.scale.item():.3f}\nbias = {model.bias.item():.3f}")


def main(path: Path) -> None:
    """Read all sets, teach both, measure them and write the small one."""
    random.seed(0)
    torch.manual_seed(0)
    shown, unseen = every_corpus()
    counts = Counter(label for each in shown for label in each.labels.flatten().tolist())
    print(
        f"{len(shown)} corpora shown, {len(unseen)} not; pairs of one question {counts[SAME]}, of two "
        f"{counts[OTHER]}, decoys {counts[DECOY]}",
        flush=True,
    )
    large = teach(Large(), [each for each in shown if each.planted], LARGE, {})
    measure(large, unseen)
    small = teach(Small(), shown, SMALL, odds_of(large, shown))
    measure(small, unseen)
    export(small, path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
