"""A corpus of two documents that contradict each other, in a folder with an awkward name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.templates.corpus import make_corpus

CHAPTER = "The Fleet\n\nBy John Smith\n\nOn 1 May 1994 the fleet of Norland had 187 trawlers. It was kept in two ports.\n"
ARTICLE = "The Ports\n\nBy Ann Jones\n\nThe ports were busy. On 1 May 1994 the fleet of Norland had 178 trawlers.\n"


@pytest.fixture(scope="session")
def made_fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "fleet"
    assert list(make_corpus(root))
    (root / "seeds" / "chapter.txt").write_text(CHAPTER)
    (root / "seeds" / "article.txt").write_text(ARTICLE)
    convert_corpus(sorted((root / "seeds").glob("*.txt")), root / "corpus" / "tei")
    return root


@pytest.fixture
def fleet(made_fleet: Path, tmp_path: Path) -> Path:
    root = tmp_path / "la flotte; été %41 #1"
    shutil.copytree(made_fleet, root)
    return root
