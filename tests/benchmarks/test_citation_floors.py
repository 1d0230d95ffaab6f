"""Floors under the reading of cited works, so that no change costs what was reached."""

from __future__ import annotations

from pathlib import Path

import citations
import pytest

_TESTS = Path(__file__).parent.parent
# Recall and precision of each field, a little below what was measured.
_FLOORS = {
    "documents5": {
        "works": (0.96, 0.99),
        "surnames": (0.99, 0.99),
        "title": (0.99, 0.99),
        "container": (0.99, 0.99),
        "pages": (0.99, 0.99),
    },
    "documents6": {
        "works": (0.99, 0.99),
        "surnames": (0.98, 0.98),
        "year": (0.99, 0.99),
        "title": (0.99, 0.98),
        "container": (0.98, 0.98),
        "pages": (0.98, 0.98),
        "publisher": (0.97, 0.97),
        "same work": (0.99, 0.99),
    },
}


@pytest.mark.parametrize("folder", _FLOORS)
def test_cited_works(folder: str) -> None:
    tallies = citations.score_documents(citations.gold_of(_TESTS / folder))
    for field, (recall, precision) in _FLOORS[folder].items():
        tally = tallies[field]
        assert tally.right >= recall * tally.gold, field
        assert tally.right >= precision * tally.given, field
