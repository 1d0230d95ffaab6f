"""A corpus of two documents that contradict each other, in a folder with an awkward name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.server.desk import Desk, Listener
from corpuskit.server.positions import Text
from corpuskit.server.session import Session, Standing, View
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


class Bench:
    """Hold a session and its desk without an editor or a thread between them."""

    def __init__(self) -> None:
        self.session = Session()
        self.said: list[str] = []
        listener = Listener(self.session.diagnosed, self.session.learned, self.said.append)
        self.desk = Desk(listener, quiet=0)

    def open(self, path: Path, text: str | None = None) -> View:
        """Open a file, as it is saved unless a text is given, and look into it."""
        chars = path.read_text(encoding="utf-8") if text is None else text
        self.session.open(Standing(path, path.as_uri(), Text(chars)))
        return self.look(path)

    def type(self, path: Path, chars: str) -> None:
        """Let a file have another text, without looking into it."""
        self.session.change(path.as_uri(), [(None, chars)], None)

    def look(self, path: Path) -> View:
        """Look into all that is open; return what is known of a file."""
        self.desk.round(self.session.standing)
        return self.view(path)

    def view(self, path: Path) -> View:
        view = self.session.view(path.as_uri())
        assert view is not None
        return view


@pytest.fixture
def bench() -> Bench:
    return Bench()
