"""Names that a register joins share a key, so that only those with one are compared."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from corpuskit.convert.merging.registers import JOININGS

DOCUMENTS = Path(__file__).parents[2] / "documents"


def test_what_is_the_same_shares_a_key() -> None:
    names: dict[str, set[str]] = {"people": set(), "treaties": set()}
    for path in DOCUMENTS.glob("*.gold.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for kind, found in names.items():
            found.update(each["quote"] for each in gold[kind])
    joined = 0
    for joining in JOININGS:
        like = joining.likeness
        for a, b in combinations(sorted(names["people"] | names["treaties"]), 2):
            if like.same(a, b):
                joined += 1
                assert set(like.keys(a)) & set(like.keys(b)), (a, b)
    assert joined > 10
