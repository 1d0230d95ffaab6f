"""Floors under the check of papers, a little below what was measured (docs/decisions)."""

from __future__ import annotations

from pathlib import Path

import pytest

import drafts

# By the corpus that they cite: of ten planted errors so many are found at least, with so many
# other findings at most.
_FLOORS = {
    "seeds": {
        "drafts/frontier": (9, 0),
        "drafts/umbrella": (8, 0),
        "drafts/vectors": (9, 0),
        "drafts2/unions": (9, 0),
        "drafts2/water": (8, 0),
        "drafts3/labour": (9, 1),
        "drafts3/mediator": (8, 2),
    },
    # Two spans of minutes of the crash are held for one since what passages ask is a sign beside
    # words (docs/decisions/0074): wrongly, and a paper that gives one of them is told.
    "tests/corpora2/aircrash": {"drafts3/callsign": (6, 2)},
    "tests/corpora2/seafarers": {"drafts3/crews": (5, 1)},
    "tests/corpora3/canal": {"drafts3/locks": (8, 3)},
    "tests/corpora4/refinery": {"drafts3/foam": (7, 0)},
    "tests/corpora2/river": {
        "drafts/dykes": (7, 1),
        "drafts/gauges": (9, 0),
        "drafts/silt": (9, 0),
    },
    "tests/corpora3/garrison": {"drafts2/removal": (9, 1)},
    "tests/corpora3/strike": {"drafts2/cranes": (9, 0)},
    "tests/corpora4/expedition": {"drafts2/latitude": (8, 0)},
    # The railway's documents contradict each other on how long its tunnel took (planted there as
    # rai-6); since that is found, both sides are told to a paper that cites them.
    "tests/corpora4/railway": {"drafts2/gradient": (8, 2)},
}
_TESTS = drafts.ROOT / "tests"


def test_every_draft_has_a_floor() -> None:
    known = {name for floors in _FLOORS.values() for name in floors}
    folders = [
        f for name in ("drafts", "drafts2", "drafts3") for f in drafts.drafts_in(_TESTS / name)
    ]
    assert {folder.relative_to(_TESTS).as_posix() for folder in folders} == known


@pytest.mark.parametrize("corpus", _FLOORS)
def test_errors_of_papers_are_found(corpus: str, tmp_path: Path) -> None:
    library = drafts.library_of(drafts.ROOT / corpus, tmp_path)
    for name, (found, others) in _FLOORS[corpus].items():
        score = drafts.measure(_TESTS / name, {corpus: library})
        assert score.errors == 10, name
        assert score.found >= found, name
        assert len(score.others) <= others, name
