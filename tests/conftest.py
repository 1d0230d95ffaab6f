"""What tests share: a small corpus, where the full TEI schema lies, a profile for long searches."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from corpuskit.convert.corpus import convert_corpus
from corpuskit.templates.corpus import make_corpus

CHAPTER = "The Fleet\n\nBy John Smith\n\nOn 1 May 1994 the fleet of Norland had 187 trawlers. It was kept in two ports.\n"
ARTICLE = "The Ports\n\nBy Ann Jones\n\nThe ports were busy. On 1 May 1994 the fleet of Norland had 178 trawlers.\n"

# What it needs is in learning/requirements.txt.
collect_ignore = [
    str(path.relative_to(Path(__file__).parent))
    for path in (Path(__file__).parent / "learning").glob("*.py")
    if not path.name.startswith("test_")
]

# For a machine with time: pytest --hypothesis-profile=long
settings.register_profile("long", max_examples=1000, deadline=None)


def pytest_configure() -> None:
    """Let no run take over what another one computed, and let what is tried be interrupted."""
    # No power cut ends a test: waiting for the disk takes longer than what most tests look at.
    os.fsync = _kept_in_memory  # type: ignore[assignment]
    # Looking for cycles after every 700 objects takes a fifth of the time, and there are few.
    gc.set_threshold(100_000, 20, 100)
    # Nothing can be stored in this place.
    os.environ["XDG_CACHE_HOME"] = os.devnull
    # Compiling the package takes a second, and some hundred tests start a program.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Where a shell started the tests in the background, what they start would ignore interrupts.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _kept_in_memory(_: object) -> None:
    """Stand for os.fsync."""


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """Return the path of tei_all.rng, which the environment names; marked tests need it."""
    path = Path(os.environ["CORPUSKIT_TEI_ALL"])
    assert path.is_file()
    return path


@pytest.fixture(scope="session")
def made_fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fleet")
    assert list(make_corpus(root))
    (root / "seeds" / "chapter.txt").write_text(CHAPTER)
    (root / "seeds" / "article.txt").write_text(ARTICLE)
    convert_corpus(sorted((root / "seeds").glob("*.txt")), root / "corpus" / "tei")
    return root


@pytest.fixture
def fleet(made_fleet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a corpus of two documents that contradict each other, as the working directory."""
    root = tmp_path / "fleet"
    shutil.copytree(made_fleet, root)
    monkeypatch.chdir(root)
    return root
