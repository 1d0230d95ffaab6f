"""Sites that several tests look at: that of the repository's own corpus, and one of odd texts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from site_odd import ODD
from site_pages import made

from corpuskit.report.site.parts import parts_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the corpus of this repository."""
    folder = tmp_path_factory.mktemp("seeds") / "site"
    made(str(ROOT / "corpus" / "tei"), "--output", str(folder), "--title", "Seeds", "--quiet")
    return folder


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of two documents with markup, other scripts and long words in them."""
    return _odd(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="session")
def parted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same report with each document on several pages, as a long one is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("corpuskit.report.site.texts.parts_of", partial(parts_of, size=600))
        return _odd(tmp_path_factory.mktemp("parted"))


def _odd(root: Path) -> Path:
    (root / "corpuskit.toml").write_text("")
    for name, text in ODD.items():
        path = root / "corpus" / "tei" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folder = root / "site"
    made(str(root / "corpus" / "tei"), "--output", str(folder), "--title", "<b>Odd</b>", "--quiet")
    return folder
