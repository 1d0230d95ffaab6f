"""A list names its unit once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The Board drew $3 million from Hasel, 2.1 million from Ommen.", ["USD", "USD"]),
        ("The mill had $3 million, of which 1.2 million had been spent.", ["USD", "USD"]),
        ("The mill paid $3 million in wages; 1.2 million people saw it.", ["USD", "count"]),
        ("The mill paid $3 million in wages, and 1.2 million people saw it.", ["USD", "count"]),
        ("The lock took 3 days, and 40 boats passed.", ["d", "count"]),
    ],
)
def test_units(text: str, units: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"On Ommen\n\n{text}\n", encoding="utf-8")
    convert_corpus([tmp_path / "a.txt"], tmp_path)
    (extract,), _ = read_documents([tmp_path])
    assert [claim.unit for claim in extract.claims] == units
