"""Births with their places: «born at Ulm-on-Sea on», «(b. Hof,»."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


@pytest.mark.parametrize(
    "words",
    [
        "was born at Hof-on-Sea on 9 October 1868",
        "(b. Hof, 9 October 1868) was a saddler",
        "was born, it is said, in a mill; on 9 October 1868 she left it",
    ],
)
def test_births_with_their_places(tmp_path: Path, words: str) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(f"The Guild\n\nDr. Agnes Holm {words}.\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    born = [age.first.isoformat() for extract in extracts for age in extract.ages]
    assert born == ([] if "left" in words else ["1868-10-09"])
