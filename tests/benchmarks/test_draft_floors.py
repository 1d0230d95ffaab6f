"""Floors under the check of papers, a little below what was measured (docs/decisions)."""

from __future__ import annotations

from pathlib import Path

import pytest

import drafts

# By the corpus that they cite: of ten planted errors so many are found at least, with so many
# other findings at most.
_FLOORS = {
    "seeds": {"frontier": (9, 0), "umbrella": (8, 0), "vectors": (9, 0)},
    "tests/corpora2/river": {"dykes": (7, 2), "gauges": (9, 0), "silt": (9, 0)},
}


def test_every_draft_has_a_floor() -> None:
    known = {name for floors in _FLOORS.values() for name in floors}
    assert {folder.name for folder in drafts.drafts_in(drafts.DRAFTS)} == known


@pytest.mark.parametrize("corpus", _FLOORS)
def test_errors_of_papers_are_found(corpus: str, tmp_path: Path) -> None:
    library = drafts.library_of(drafts.ROOT / corpus, tmp_path)
    for name, (found, others) in _FLOORS[corpus].items():
        score = drafts.measure(drafts.DRAFTS / name, {corpus: library})
        assert score.errors == 10, name
        assert score.found >= found, name
        assert len(score.others) <= others, name
