"""The seeds, converted and checked once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.result import Result
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds_tei(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the seeds freshly converted, without anybody's corrections."""
    out = tmp_path_factory.mktemp("tei")
    outcome = convert_corpus(sorted(SEEDS.glob("*.txt")), out)
    assert not outcome.problems
    return out


@pytest.fixture(scope="session")
def seeds_result(seeds_tei: Path) -> Result:
    return check_corpus(find_documents([seeds_tei]), choose(), base=seeds_tei)
