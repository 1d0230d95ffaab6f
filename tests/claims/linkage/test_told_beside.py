"""A figure that the other sentence prints as well is no contradiction of what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.linkage.told import told_beside
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        ("The least length is 57 feet.", "It had 51 feet, when the rule says 57.", True),
        ("The price was 1,450 crowns.", "It rose from 1450 to 1850 crowns.", True),
        ("The price was 1450 crowns.", "It was 1850 crowns.", False),
        ("The price was 145 crowns.", "It was 1450 crowns.", False),
    ],
)
def test_told_beside(tmp_path: Path, first: str, second: str, beside: bool) -> None:
    for name, text in (("a", first), ("b", second)):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    a, b = (e for e in read_documents([tmp_path / "tei"])[0] if e.claims)
    assert told_beside(a.claims[0], b.claims[0]) is beside
