"""Test corpora with what is known of their pairs of values: whether they answer one question.

Two values of two documents answer one question where they are planted as a contradiction of one
thing, where a text says that they agree, or where both are one full date or one long number. All
others of one kind answer two, the decoys above all; where it cannot be known, a pair is left out.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import Slot, SlotKind
from corpuskit.claims.slots.likeness import scale
from corpuskit.claims.slots.marked import Chunk, chunks_of
from corpuskit.claims.slots.mentions import Mention, mentions_of
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Location
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
        "corpora37",
        "corpora38",
        "corpora39",
        "corpora40",
        "corpora41",
        "corpora42",
        "corpora43",
        "corpora44",
        "corpora45",
        "consistent9",
        "consistent10",
        "consistent11",
        "consistent12",
        "consistent13",
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


@dataclass
class Corpus:
    """Hold the chunks of two texts, and for each pair of mentions whether they are one question.

    `near` has the odds of the points of the encoder that is shipped, as likeness.toml has them.
    """

    name: str
    set: str
    chunks: list[Chunk]
    mentions: list[Mention]
    labels: Tensor
    near: Tensor
    planted: Mapping[tuple[int, int], Mapping[str, Any]] = field(default_factory=dict)


def corpora(folder: Path) -> list[Path]:
    """Return the folders of a set that hold texts."""
    return sorted({path.parent for path in folder.glob("*/*.txt")})


def every_corpus() -> tuple[list[Corpus], list[Corpus]]:
    """Read all sets, and return the corpora that are shown to a model and those that measure it."""
    sets = [*TESTS.glob("corpora*"), *TESTS.glob("consistent*"), *TESTS.glob("learning/*/")]
    folders = [corpus for each in sorted(sets) for corpus in corpora(each)]
    with ProcessPoolExecutor(2) as pool:
        every = [each for each in pool.map(read, folders, chunksize=4) if each is not None]
    shown = [each for each in every if each.set not in UNSEEN]
    return shown, [each for each in every if each.set in UNSEEN]


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
    near = _near(mentions, {slot.where: slot for each in extracts for slot in each.slots})
    return Corpus(folder.name, folder.parent.name, chunks, mentions, labels, near, planted)


def _near(mentions: Sequence[Mention], slots: Mapping[Location, Slot]) -> Tensor:
    """Return the odds of each pair of mentions of one kind and two documents, of others none."""
    rows = [np.frombuffer(slots[each.where].vector, dtype=np.int8) for each in mentions]
    points = torch.tensor(np.array(rows), dtype=torch.float32) / 127
    odds = points @ points.T * scale().scale + scale().bias
    return torch.where(comparable(mentions), odds, -99.0)


def comparable(mentions: Sequence[Mention]) -> Tensor:
    """Return which mentions are of one kind and of two documents."""
    kinds = torch.tensor([mention.kind.value for mention in mentions])
    numbers: dict[str, int] = {}
    documents = torch.tensor(
        [numbers.setdefault(each.where.document, len(numbers)) for each in mentions]
    )
    return (kinds[:, None] == kinds[None]) & (documents[:, None] != documents[None])


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
