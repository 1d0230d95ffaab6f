"""The published corpus: valid, as the machine wrote it, with every letter of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.tei.document import load
from corpuskit.tei.seal import is_untouched
from corpuskit.tei.validate import validate

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "corpus" / "tei").glob("*.xml"))


def test_every_source_is_published() -> None:
    names = {path.stem for path in FILES}
    assert {path.stem for path in (ROOT / "seeds").glob("*.txt")} <= names
    assert {"people", "treaties"} <= names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_valid_and_sealed(path: Path) -> None:
    assert validate(load(path)) == ()
    assert is_untouched(path.read_bytes())
