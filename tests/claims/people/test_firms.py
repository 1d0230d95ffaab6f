"""Firms that sentences name."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("The pier was built by the contractors Orr & Velden of Tarn.", ["Orr & Velden"]),
        ("The cranes came from the Brothers Orr.", ["Brothers Orr"]),
        ("The Tarn Steel Works rolled the plates.", ["Tarn Steel Works"]),
        ("It belonged to the Orr Brothers and to Velden, Hart & Sons.",
         ["Orr Brothers", "Velden, Hart & Sons"]),
        ("The line went to the Tarn and Coast Railway, which closed it.",
         ["Tarn and Coast Railway"]),
        ("The works were idle, and the brothers had sons.", []),
        ("The plans came from Ines Marek.", []),
        # A byline or a heading tells nothing.
        ("Orr & Velden, Tarn", []),
    ],
)  # fmt: skip
def test_what_is_spelled_as_a_firm_is_one(tmp_path: Path, told: str, names: list[str]) -> None:
    (tmp_path / "a.txt").write_text(f"The Pier\n\n{told}\n", encoding="utf-8")
    convert_corpus([tmp_path / "a.txt"], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    found = [firm.where for extract in extracts for firm in extract.firms]
    assert [where.sentence[where.start : where.end] for where in found] == names
